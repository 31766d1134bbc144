# %% name="setup"
from saleslab import charts
from saleslab.charts import c8
from saleslab.practice import ask, my_org, start, submit

start("c8_tools", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Another company of Tarnhold's owner. Four AI tools were piloted by lot, among 240 sellers, with hands ranked before the
# draw. The vendors' names are covered: A, B, C and D. They needn't be the tools of the lesson in any order, and the pilot
# may not be able to tell. Don't assume the same answers.

# %% [markdown] name="practice_question"
# ## On a hunch (not graded)
#
# One row is one tool in one kind of hands: of 1,000 conversations, how many advance with it, and how many without. The
# last column is what an average seller with such hands books in a year. Pick one row you would put money on. You will
# need this table again.

# %% name="practice_form"
ask.pick("hunch", "One row, on a hunch", items="c8.lots", count=1)

# %% [markdown] name="pilot_text"
# ## The pilot, with luck
#
# Each dot is a tool in some hands. The bar is what luck alone can do. Two bars that don't overlap differ by more than
# luck does 19 times in 20. Two that overlap may be the same.

# %% name="pilot"
charts.show(*c8.pilot_rows(my_org()))

# %% [markdown] name="shapes_question"
# ## 1 · Whose hands? (6 points)
#
# For each tool, what the chart can tell. *Strong*: its strong bar lies wholly above its weak bar. *Weak*: the other way
# round. *Middle*: the middle bar lies wholly above both others. None of these: it can't tell. One label for all four
# tools earns nothing, unless it is right for all.
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
# ## 2 · One tool for everybody (2 points)
#
# Suppose everybody must get the same tool. A third of the sellers has weak hands, a third strong ones. With which tool
# do most conversations advance?
#
# <details><summary>Hint 1</summary>Add up the three gains of a tool; the largest sum has the best average.</details>
# <details><summary>Hint 2</summary>The table of question 1 has the gains. A minus counts against.</details>

# %% name="average_form"
ask.choice("average", "One tool for all 240", options={"a": "Tool A", "b": "Tool B", "c": "Tool C", "d": "Tool D"})

# %% check="average" points=2

# %% [markdown] name="percent_question"
# ## 3 · Percent, in given hands (3 points)
#
# Tool B in weak hands. By how many percent does it change the number of conversations that advance? Fewer is a minus.
#
# <details><summary>Hint 1</summary>The table at the top has both counts, with and without; question 5 shows it again.</details>
# <details><summary>Hint 2</summary>The difference, divided by what advances without it, times 100.</details>

# %% name="percent_form"
ask.number("percent", "Tool B in weak hands", unit="%", low=-50, high=100)

# %% check="percent" points=3

# %% [markdown] name="worth_question"
# ## 4 · What one seat is worth (3 points)
#
# Tool C in strong hands. Suppose bookings rise or fall by the same percent as conversations that advance. What does one
# seat bring in bookings a year, for an average seller with strong hands? In thousands of dollars; a loss is a minus.
#
# <details><summary>Hint 1</summary>First the percent, as in question 3, for this tool and these hands. Keep one decimal.</details>
# <details><summary>Hint 2</summary>Then that percent of the last column of the table.</details>

# %% name="worth_form"
ask.number("worth", "One seat of tool C in strong hands", unit="thousand dollars a year", low=-500, high=1000)

# %% check="worth" points=3

# %% [markdown] name="plan_question"
# ## 5 · Four lots (4 points)
#
# The budget buys four lots of 20 seats. A lot is one tool for one kind of hands. Which four bring most bookings, by the
# pilot's numbers? A small percent of a large patch can beat a large percent of a small one.
#
# <details><summary>Hint 1</summary>Do question 4 roughly for the rows that could matter. Most rows drop out at a glance.</details>
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
