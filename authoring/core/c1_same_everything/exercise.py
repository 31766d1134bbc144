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
# You will need it more than once.

# %% name="leaderboard"
from saleslab.charts import c1

counted = c1.counted_from_the_top(my_org())
explore("leaderboard", "Sellers counted from the top", low=1, high=240, step=1, start=20, draw=counted)

# %% [markdown] name="repeats_question"
# ## 1 · How many lasted (3 points)
#
# How many of last year's top 48 are in this year's top 48 too?
#
# <details><summary>Hint 1</summary>Put the slider on 48 and let it rest.</details>
# <details><summary>Hint 2</summary>Count the sellers who stayed, not the ones who left.</details>

# %% name="repeats_form"
ask.number("repeats", "Sellers in the top 48 both years", unit="sellers", low=0, high=48)

# %% check="repeats" points=3

# %% [markdown] name="chances_question"
# ## 2 · Put your name to a number (6 points)
#
# Sixteen of this year's top 48. For each: what is the chance, in percent, to be in the top 48 again *next* year? Everybody
# keeps the patch, and a rich one keeps its seller up there too. Next year has been played already; we compare. A 90 on
# somebody who drops out costs a lot, a 60 little. All-50 earns nothing, the same number for all little.
#
# <details><summary>Hint 1</summary>Turn your answer to question 1 into percent: 24 of 48 would be half. Start every row there.</details>
# <details><summary>Hint 2</summary>Then move up who was high in both years, and down who shot up this year.</details>

# %% name="chances_form"
ask.chances("chances", "Chance to be in the top 48 again next year, in percent", items="c1.repeat_candidates")

# %% check="chances" points=6

# %% [markdown] name="speech_question"
# ## 3 · The speech (3 points)
#
# The chief revenue officer has drafted a speech and asks you to go over it. Three of its sentences say more than two
# boards and a price list can show. Mark them.
#
# <details><summary>Hint 1</summary>Ask of each sentence: could I show this with two years' boards and the price list?</details>
# <details><summary>Hint 2</summary>A sentence can be bold and still be borne out. Only three claim what nobody looked at.</details>

# %% name="speech_form"
ask.mark(
    "speech",
    "Mark the three sentences that the boards can't show",
    sentences={
        "share": "48 people carried about half of this whole company.",
        "best": "It is fair to say that these 48 sell better than most.",
        "bag": "Not one of them has a product or a price that you don't have.",
        "again": "Half of last year's 48, or more, are up here again!",
        "chance": "None of them started from a better place than you.",
        "luck": "Whoever says that it is all luck is plainly wrong.",
        "copy": "Something of what they do should help you as well.",
    },
    count=3,
)

# %% check="speech" points=3

# %% [markdown] name="calls_question"
# ## 4 · Whose calls do we study? (6 points)
#
# You may record three sellers' calls for the whole team to learn from. Pick the three whose results are most likely to
# be *theirs*: not the patch's, not one lucky year's. Nobody has listened to any of them yet.
#
# <details><summary>Hint 1</summary>Compare each year's bookings with what such a patch brings. Both years.</details>
# <details><summary>Hint 2</summary>One great year proves little. Look at each seller's weaker year.</details>

# %% name="calls_form"
ask.pick("calls", "Pick the three sellers whose calls you would study", items="c1.call_candidates", count=3)

# %% check="calls" points=6

# %% [markdown] name="own_case_question"
# ## 5 · One of your own (2 points)
#
# A result in your own company that you, or somebody, put down to skill. What would you check now, and where is that
# number? Two sentences. Complete earns the points; your words are not graded.
#
# <details><summary>Hint 1</summary>A prize, a promotion, a "just do it like her".</details>
# <details><summary>Hint 2</summary>The patch may stand in the CRM as the number of accounts, or as what they bought from whoever had them before.</details>

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
