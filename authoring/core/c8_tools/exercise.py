# %% name="setup"
from saleslab import charts
from saleslab.charts import c8
from saleslab.practice import ask, my_org, reveal, start, submit

start("c8_tools", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Another company of Tarnhold's owner. Four AI tools were piloted by lot, 240 sellers, hands ranked before the draw. The
# vendors' names are covered, in another order than in the lesson. The chief revenue officer is about to sign one tool for
# all 240. He has read one column, the average. He may be right: don't assume the same answers.

# %% [markdown] name="practice_question"
# ## On a hunch (not graded)
#
# One row is one tool in one kind of hands: how many percent more conversations advance than without it, and what an
# average seller with such hands books in a year. On which row would you put your own money?

# %% name="practice_form"
ask.pick("hunch", "One row, on a hunch", items="c8.lots", count=1)
reveal("hunch", c8.lucky(my_org()))

# %% [markdown] name="pilot_text"
# ## The pilot, with luck
#
# As in the lesson, for one tool in two kinds of hands and for two tools in the same hands: bars that part differ by more
# than luck does 19 times in 20. Bars that touch are a tie.

# %% name="pilot"
charts.show(*c8.pilot_rows(my_org()))

# %% [markdown] name="shapes_question"
# ## 1 · Whose hands? (6 points)
#
# For each tool, what the chart can tell. *Strong*: its strong bar lies wholly above its weak bar. *Weak*: the other way
# round. *Middle*: the middle bar lies wholly above both others. None of these: it can't tell.
#
# <details><summary>Hint 1</summary>Compare bars of one tool only. “In words”, below the chart, has the ends of each bar.</details>
# <details><summary>Hint 2</summary>A tool may help everywhere, and still not help one kind of hands more than another.</details>

# %% name="shapes_form"
ask.match(
    "shapes",
    "Whose hands does it help more?",
    items="c8.gains",
    labels={
        "strong": "Strong more than weak",
        "weak": "Weak more than strong",
        "middle": "The middle more than both",
        "cannot_tell": "This pilot can't tell",
    },
)

# %% check="shapes" points=6

# %% [markdown] name="average_question"
# ## 2 · The column he has read (2 points)
#
# A third of the sellers has weak hands, a third strong ones. Which tool has the best average over the three, and is about
# to be signed for all 240?
#
# <details><summary>Hint 1</summary>Add up the three gains of a tool; the largest sum has the best average.</details>
# <details><summary>Hint 2</summary>The table of question 1 has the gains. A minus counts against.</details>

# %% name="average_form"
ask.choice("average", "One tool for all 240", options={"a": "Tool A", "b": "Tool B", "c": "Tool C", "d": "Tool D"})

# %% check="average" points=2

# %% [markdown] name="worth_question"
# ## 3 · The column nobody read (3 points)
#
# Tool C in strong hands. Suppose bookings rise or fall by the same percent as conversations that advance. What does one
# seat bring in bookings a year, for an average seller with strong hands? In thousands of dollars; a loss is a minus.
#
# <details><summary>Hint 1</summary>The table at the top has the percent and the bookings; question 5 shows it again.</details>
# <details><summary>Hint 2</summary>Four percent of $500k is $20k.</details>

# %% name="worth_form"
ask.number("worth", "One seat of tool C in strong hands", unit="thousand dollars a year", low=-500, high=1000)

# %% check="worth" points=3

# %% [markdown] name="even_question"
# ## 4 · What pays for a seat? (3 points)
#
# A seat of any tool costs {{ price }} a year. Of each dollar booked, {{ margin }} cents stay. By how many percent must an
# average seller with *weak* hands book more, to pay for one seat?
#
# <details><summary>Hint 1</summary>First the dollars she must book more: the seat, divided by what stays of one dollar.</details>
# <details><summary>Hint 2</summary>Then those dollars as percent of what she books in a year. One decimal is enough.</details>

# %% name="even_form"
ask.number("even", "Bookings must rise by at least", unit="%", low=0, high=100)

# %% check="even" points=3

# %% [markdown] name="plan_question"
# ## 5 · Four lots (4 points)
#
# He hasn't signed yet. For a start you get four lots of 20 seats. A lot is one tool for one kind of hands; you may buy two
# lots for the same hands, because no seller gets two tools. Which four bring most bookings, by the pilot's numbers?
#
# <details><summary>Hint 1</summary>Do question 3 roughly for the rows that could matter. Most rows drop out at a glance.</details>
# <details><summary>Hint 2</summary>Two of the four may be the same tool, or the same hands.</details>

# %% name="plan_form"
ask.pick("plan", "Four lots of 20 seats", items="c8.lots", count=4)

# %% check="plan" points=4

# %% [markdown] name="own_case_question"
# ## 6 · One of your own (2 points)
#
# One tool your company pays for. Whose hands do you think it helps, and what would you count, for weak and for strong
# hands, to find out? Two sentences. Complete earns the points; your words are not graded.
#
# <details><summary>Hint 1</summary>Count something a buyer does, soon after: a step taken, a meeting kept.</details>
# <details><summary>Hint 2</summary>Say who goes without it, and who decides that. A draw is best.</details>

# %% name="own_case_form"
ask.text("own_case", "Which tool, whose hands, and what would you count?", least=12)

# %% check="own_case" points=2

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("c8_tools")
