# %% name="setup"
from saleslab.practice import ask, explore, my_org, start, submit

start("c1_same_everything", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Another company of Tarnhold's owner: its own customers, and again 240 sellers with one product, one price list, one
# process and one CRM. Don't assume the same answers.
#
# You sit down with its leaderboard at the end of a year. *This year* is the one that ends. *Last year* is known too.
# *Next year* is yours to call.

# %% [markdown] name="practice_question"
# ## How answering works (not graded)
#
# Click an answer. When "Saved" appears, it is. You may change it until you submit.

# %% name="practice_form"
ask.choice(
    "warm_up",
    "Which of these do all 240 sellers of this company share?",
    options={"bag": "The same product, price list and CRM", "patch": "The same customers in the same patch"},
)

# %% [markdown] name="leaderboard_text"
# ## This company's leaderboard
#
# Count sellers from the top with the slider; the arrow keys move it one by one. The chart and the line below it follow.

# %% name="leaderboard"
from saleslab.charts import c1

counted = c1.counted_from_the_top(my_org())
explore("leaderboard", "Sellers counted from the top", low=1, high=240, step=1, start=20, draw=counted)

# %% [markdown] name="top_share_question"
# ## 1 · What the top 48 bring (2 points)
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

# %% check="top_share" points=2

# %% [markdown] name="repeats_question"
# ## 2 · How many lasted (2 points)
#
# Stay at 48. How many of last year's top 48 are in this year's top 48 too?
#
# <details><summary>Hint 1</summary>The same line says it: "of last year's top 48".</details>
# <details><summary>Hint 2</summary>Count the sellers who stayed, not the ones who left.</details>

# %% name="repeats_form"
ask.number("repeats", "Sellers in the top 48 both years", unit="sellers", low=0, high=48)

# %% check="repeats" points=2

# %% [markdown] name="chances_question"
# ## 3 · Put your name to a number (5 points)
#
# Ten of this year's top 48. For each: what is the chance, in percent, to be in the top 48 again *next* year? Next year
# has been played already; we compare. A 90 on somebody who drops out costs a lot, a 60 little. All-50 earns nothing.
#
# <details><summary>Hint 1</summary>Turn your answer to question 2 into percent: 24 of 48 would be half. Start every row there.</details>
# <details><summary>Hint 2</summary>Then move up who was high in both years, and down who shot up this year.</details>

# %% name="chances_form"
ask.chances("chances", "Chance to be in the top 48 again next year, in percent", items="repeat_candidates")

# %% check="chances" points=5

# %% [markdown] name="patch_question"
# ## 4 · Take the patch out (4 points)
#
# Five sellers. The last column says what a patch like theirs usually brings in this company, an estimate as in the
# lesson. Who booked the most times what such a patch usually brings?
#
# <details><summary>Hint 1</summary>Twice the usual beats one and a half times the usual, however large the sums.</details>
# <details><summary>Hint 2</summary>Divide the bookings by the last column, roughly, in your head.</details>

# %% name="patch_form"
ask.pick("patch", "Who booked the most times what such a patch usually brings?", items="patch_candidates", count=1)

# %% check="patch" points=4

# %% [markdown] name="calls_question"
# ## 5 · Whose calls do we study? (5 points)
#
# You may record three sellers' calls for the whole team to learn from. Pick the three whose results are most likely to
# be *theirs*: not the patch's, not one lucky year's.
#
# <details><summary>Hint 1</summary>Compare each year's bookings with what such a patch brings. Both years.</details>
# <details><summary>Hint 2</summary>One great year proves little. Look at each seller's weaker year.</details>

# %% name="calls_form"
ask.pick("calls", "Pick the three sellers whose calls you would study", items="call_candidates", count=3)

# %% check="calls" points=5

# %% [markdown] name="own_case_question"
# ## 6 · One of your own (2 points)
#
# A result in your own company that you, or somebody, put down to skill. What would you check now, and where is that
# number? Two sentences. Complete earns the points; your words are not graded.
#
# <details><summary>Hint 1</summary>A prize, a promotion, a "just do it like her".</details>
# <details><summary>Hint 2</summary>The patch may stand in the CRM as quota, as number of accounts, or as last year's total.</details>

# %% name="own_case_form"
ask.text("own_case", "Which result, and what would you check now?", least=10)

# %% check="own_case" points=2

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("c1_same_everything")
