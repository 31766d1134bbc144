# %% name="setup"
from saleslab.practice import ask, explore, my_org, start, submit

start("c1_same_everything", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Same deck, other company. Your company here is one of twenty sister companies of Tarnhold. It bought the same five
# things. Don't assume the same answers. It has 240 sellers; the top 48 are a fifth of them.
#
# It is the end of the second year. "This year" is that one; "last year" is the first; "next year" has not happened yet.

# %% [markdown] name="practice_question"
# ## How answering works (not graded)
#
# Click an answer. "Saved" appears, and it is. Click the other one: it changes.

# %% name="practice_form"
ask.choice(
    "warm_up",
    "Which of these do all 240 sellers of this company share?",
    options={"bag": "The same product, price list and CRM", "patch": "The same customers in the same patch"},
)

# %% [markdown] name="leaderboard_text"
# ## Your company's leaderboard
#
# Count sellers from the top with the slider. The chart and the line below it follow.

# %% name="leaderboard"
from saleslab.charts import c1

counted = c1.counted_from_the_top(my_org())
explore("leaderboard", "Sellers counted from the top", low=1, high=240, step=1, start=20, draw=counted)

# %% [markdown] name="top_share_question"
# ## 1 · What the top 48 bring (3 points)
#
# Move the slider above to 48. What share of this year's bookings do the top 48 sellers bring, in percent? Read it to
# the nearest percent.
#
# <details><summary>Hint 1</summary>The line below the chart says it in words when the slider rests.</details>
# <details><summary>Hint 2</summary>With the slider in focus, the arrow keys move it by one seller.</details>

# %% name="top_share_form"
ask.number(
    "top_share",
    "Share of this year's bookings that the top 48 bring",
    unit="% of bookings",
    low=0,
    high=100,
)

# %% check="top_share" points=3

# %% [markdown] name="repeats_question"
# ## 2 · How many lasted (3 points)
#
# Stay at 48. How many of last year's top 48 are in this year's top 48 too?
#
# <details><summary>Hint 1</summary>The same line says it: "of last year's top 48".</details>
# <details><summary>Hint 2</summary>Count the sellers who stayed, not the ones who left.</details>

# %% name="repeats_form"
ask.number("repeats", "Sellers in the top 48 both years", unit="sellers", low=0, high=48)

# %% check="repeats" points=3

# %% [markdown] name="chances_question"
# ## 3 · Put your name to a number (4 points)
#
# Ten of this year's top 48. For each: what is the chance, in percent, to be in the top 48 again *next* year? We score
# how close your chances come to what happens. All-50 earns nothing.
#
# <details><summary>Hint 1</summary>Start every row from your answer to question 2: of 48, so many stayed.</details>
# <details><summary>Hint 2</summary>Then move up who was high in both years, and down who shot up this year.</details>

# %% name="chances_form"
ask.chances("chances", "Chance to be in the top 48 again next year, in percent", items="repeat_candidates")

# %% check="chances" points=4

# %% [markdown] name="patch_question"
# ## 4 · Take the patch out (4 points)
#
# Five sellers. The last column says what a patch like theirs usually brings in this company. Who did most with what
# they were given? Pick one.
#
# <details><summary>Hint 1</summary>Twice what the patch gives beats a third more than the patch gives.</details>
# <details><summary>Hint 2</summary>Divide the bookings by the last column, roughly, in your head.</details>

# %% name="patch_form"
ask.pick("patch", "Who did most with the patch they have?", items="patch_candidates", count=1)

# %% check="patch" points=4

# %% [markdown] name="calls_question"
# ## 5 · Whose calls do we study? (4 points)
#
# You may record three sellers' calls for the whole team to learn from. Pick the three whose results are most likely to
# be *theirs*: not the patch's, not one lucky year's.
#
# <details><summary>Hint 1</summary>Compare each year's bookings with what such a patch brings. Both years.</details>
# <details><summary>Hint 2</summary>One great year proves little. Look at each seller's weaker year.</details>

# %% name="calls_form"
ask.pick("calls", "Pick the three sellers whose calls you would study", items="call_candidates", count=3)

# %% check="calls" points=4

# %% [markdown] name="promise_question"
# ## 6 · Your promise (2 points)
#
# One thing you will do at work: before you next praise or copy a result, check the patch and the year before. Complete
# earns the points; your words are not graded.
#
# <details><summary>Hint 1</summary>Name the list or the person: "our March leaderboard", "the three sellers I copy".</details>
# <details><summary>Hint 2</summary>Pick somebody who will ask you about it.</details>

# %% name="promise_form"
ask.commitment("promise", "What will you do, by when, and who will see it?")

# %% check="promise" points=2

# %% name="submit"
submit("c1_same_everything")
