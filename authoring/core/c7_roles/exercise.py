# %% name="setup"
from saleslab.practice import ask, explore, my_org, start, submit

start("c7_roles", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Another company of Tarnhold's owner, the same slide: opportunities up, shall the other regions follow? It split roles in
# North and East at the start of this year; South and West work as before. Don't assume the same answers: in some of these
# companies the split pays in every pair of hands, in some in hardly any.

# %% [markdown] name="market_text"
# ## The market
#
# Growth from last year to this year, in the two regions with split roles and in the two without. The slider takes the same
# percentage out of all four bars; at zero you see the growth as it was. The line below the picture has the numbers.

# %% name="market_slider"
from saleslab.charts import c7

taken = c7.market_taken_out(my_org())
goal = "Whatever South and West had without any split, North and East would have had too."
explore("market", "Growth to take out, in percent", low=-10, high=40, step=0.5, start=0, draw=taken, goal=goal)

# %% [markdown] name="growth_question"
# ## 1 · The number on the slide (2 points)
#
# By how much did opportunities grow in North and East, before anything is taken out?
#
# <details><summary>Hint 1</summary>Leave the slider at zero, or bring it back there.</details>
# <details><summary>Hint 2</summary>Opportunities, not bookings; North and East, not South and West.</details>

# %% name="growth_form"
ask.number("growth", "Growth of opportunities in North and East", unit="%", low=-50, high=150)

# %% check="growth" points=2

# %% [markdown] name="beyond_question"
# ## 2 · The number for the board paper (4 points)
#
# The board wants money, and only what the market did not bring: by how many points did bookings grow more in North and
# East than in South and West? Negative if they grew less. It can't show the luck of a few large deals; you would say so.
#
# <details><summary>Hint 1</summary>Which bar must stand at zero before you read the other one?</details>
# <details><summary>Hint 2</summary>Or subtract: growth of bookings here, less growth of bookings there.</details>

# %% name="beyond_form"
ask.number("beyond", "Bookings in North and East: growth beyond South and West", unit="points", low=-60, high=100)

# %% check="beyond" points=4

# %% [markdown] name="trails_text"
# ## Four deals
#
# Deals of this company with three hand-offs, none of them won. First what the buyer told the first of you, word for word.
# Then the note at each hand-off. The notes are written for the exercise.

# %% name="trails"
c7.trails(my_org())

# %% [markdown] name="leaks_question"
# ## 3 · Where did her reason get lost? (5 points)
#
# In which note is the reason missing for the first time? Other words are fine, shorthand too. A reader of that note alone
# must still know *why* this buyer would act.
#
# <details><summary>Hint 1</summary>Cover her words. From this note alone: what happens to her if she does nothing?</details>
# <details><summary>Hint 2</summary>A long note with sites, price and dates can have lost it; three words can hold it.</details>

# %% name="leaks_form"
ask.match(
    "leaks",
    "In which note is the buyer's reason missing for the first time?",
    labels={
        "first": "In note 1",
        "second": "In note 2",
        "third": "In note 3",
        "never": "It is there to the end",
    },
    items="c7.handoff_trails",
)

# %% check="leaks" points=5

# %% [markdown] name="closers_text"
# ## Whose hands?
#
# As in the lesson: all 240 sellers by win rate before the split, from the weakest closer to the strongest, and a group of
# 80 that slides along. Both bars say how much more North and East grew than the same group in South and West.

# %% name="hands"
hands = c7.by_closers(my_org())
goal = "40 is the weak third, 120 the middle, 200 the strong third."
explore("closers", "Middle of the group", low=40, high=200, step=8, start=120, draw=hands, goal=goal)

# %% [markdown] name="closers_question"
# ## 4 · Strong hands against weak ones (3 points)
#
# The bar for won deals: how many points higher does it stand with the strong third than with the weak third? Negative if
# it stands lower.
#
# <details><summary>Hint 1</summary>Read the line at 200, write it down, then go to 40.</details>
# <details><summary>Hint 2</summary>Mind the sign: one bar may point left and the other right.</details>

# %% name="closers_form"
ask.number("closers", "Won deals: strong third less weak third", unit="points", low=-150, high=200)

# %% check="closers" points=3

# %% [markdown] name="design_question"
# ## 5 · Who takes hand-overs next year? (4 points)
#
# Six groups. For each: split roles, or one seller all the way? Leaving a group as it is costs nothing. Judged is what
# could be seen: won deals with closers like these, *beyond* the luck that the line under the slider names; a change that
# luck alone may explain still costs its price. $100 more bookings leave $70 to pay for it, over two years.
#
# <details><summary>Hint 1</summary>Third by third. Is its bar longer than its luck? If not, don't pay for a change.</details>
# <details><summary>Hint 2</summary>A tenth more of the bookings in the table, for two years, against the price in its last column.</details>

# %% name="design_form"
ask.sort(
    "design",
    "How shall each group work for the next two years?",
    piles={"split": "Split roles", "whole": "One seller all the way"},
    items="c7.role_groups",
)

# %% check="design" points=4

# %% [markdown] name="own_note_question"
# ## 6 · One of your own (2 points)
#
# The last deal you handed on, or were handed. Which one line was missing, and who could have asked for it? Complete earns
# the points; your words are not graded.
#
# <details><summary>Hint 1</summary>Think of what the buyer had to say twice.</details>
# <details><summary>Hint 2</summary>Her words, what nobody had asked yet, or what was promised.</details>

# %% name="own_note_form"
ask.text("own_note", "Which line was missing, and who could have asked for it?", least=10)

# %% check="own_note" points=2

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("c7_roles")
