# %% name="setup"
from saleslab.charts import c1
from saleslab.practice import ask, explore, my_org, start, submit

start("c1_same_everything", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Another company of Tarnhold's owner: its own customers, and again 240 sellers with the same bag. Don't assume the same
# answers.
#
# *This year* has just ended, and tonight is kick-off. Its chief revenue officer has a speech and a plan for whose calls
# everybody will hear. She lets you look at both, with this year's numbers and last year's. *Next year* is yours to call.

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
# ## The board
#
# Count sellers from the top; the arrow keys move one by one. The line below the picture says the rest.

# %% name="leaderboard"
counted = c1.counted_from_the_top(my_org())
explore("leaderboard", "Sellers counted from the top", low=1, high=240, step=1, start=20, draw=counted)

# %% [markdown] name="line_up_text"
# ## The line-up
#
# As in the lesson: all 240 sellers in five groups of 48. Choose what they are lined up by and who is blue. You will need
# it for questions 2 and 4. A raffle puts 5 to 15 blue dots in a frame, 19 times in 20.

# %% name="line_up"
menus = {"by": ("Line them up by", c1.LINE_UPS), "counted": ("Blue", c1.COUNTED)}
explore("line_up", "Move the frame", low=1, high=5, step=1, start=5, draw=c1.lined_up(my_org(), 2), menus=menus)

# %% [markdown] name="repeats_question"
# ## 1 · How many lasted? (2 points)
#
# How many of last year's top 48 are in this year's top 48, too?
#
# <details><summary>Hint 1</summary>Count 48 from the top on the board, and read the line below.</details>
# <details><summary>Hint 2</summary>The question asks who stayed, not who left.</details>

# %% name="repeats_form"
ask.number("repeats", "Sellers in the top 48 both years", unit="sellers", low=0, high=48)

# %% check="repeats" points=2

# %% [markdown] name="speech_question"
# ## 2 · The speech (4 points)
#
# This is what she will say when this year's 48 are on the stage. Mark every sentence that the board and the line-up don't
# bear out. There may be few of them or many. A wrong mark costs as much as a right one earns.
#
# <details><summary>Hint 1</summary>Take each sentence to the board or the line-up. For the first two, count 48 from the top.</details>
# <details><summary>Hint 2</summary>The thinnest patches are group 1 and the richest group 5, lined up by patch. Blue: the 48 on stage.</details>

# %% name="speech_form"
ask.mark(
    "speech",
    "Mark the sentences that her numbers don't bear out",
    sentences={
        "share": "These 48 brought in more than half of everything we sold this year.",
        "back": "The top is hard to hold: fewer than thirty of last year's 48 are up here again.",
        "raffle": "Don't tell me this is a raffle: a raffle would have brought back about ten.",
        "rich": "I know, the patch helps: half of them or more hold one of our 48 richest.",
        "thin": "And no more than one of them made it from one of our 48 thinnest.",
        "best": "Still, these are our 48 best sellers.",
        "asks": "And it isn't the questions: of the 48 who ask the next one most, no more are up here than a raffle would explain.",
    },
)

# %% check="speech" points=4

# %% [markdown] name="patch_question"
# ## 3 · Patch, one good year, or both years? (4 points)
#
# Nine sellers she thinks of recording. Who booked more than is usual for the patch, and when?
#
# <details><summary>Hint 1</summary>Compare the two amounts of one year. Then do the same for the other year.</details>
# <details><summary>Hint 2</summary>The size of a figure doesn't matter here, only whether it is above what is usual.</details>

# %% name="patch_form"
ask.match(
    "patch",
    "Who beat the patch, and when?",
    items="c1.call_candidates",
    labels={"twice": "In both years", "once": "In one year only", "never": "In neither"},
)

# %% check="patch" points=4

# %% [markdown] name="heard_question"
# ## 4 · Is the buyer right here? (2 points)
#
# A buyer of this company says what you have heard before: "I ring back whoever asks the next question." Of the 48 who beat
# their patch most, how many are among the 48 who ask the next question most?
#
# <details><summary>Hint 1</summary>Choose both menus of the line-up: what they are lined up by, and who is blue.</details>
# <details><summary>Hint 2</summary>The 48 who ask most are group 5.</details>

# %% name="heard_form"
ask.number("heard", "In the group that asks most", unit="sellers", low=0, high=48)

# %% check="heard" points=2

# %% [markdown] name="calls_question"
# ## 5 · Whose calls? (5 points)
#
# The same nine, with what two listeners heard. Three of them will be recorded, and all 240 will listen. Choose the three
# whose calls are likeliest to make others sell better.
#
# Go by the buyer's word only if it holds here: if the group that asks most, or the one that asks least, is outside what a
# raffle does. If it doesn't hold, go by the results of both years.
#
# <details><summary>Hint 1</summary>First leave out everybody who didn't beat the patch twice.</details>
# <details><summary>Hint 2</summary>Then look at question 4, and at group 1 as well. That tells you which column decides.</details>

# %% name="calls_form"
ask.pick("calls", "Pick the three whose calls everybody will hear", items="c1.call_candidates_heard", count=3)

# %% check="calls" points=5

# %% [markdown] name="chances_question"
# ## 6 · Put your name to a number (3 points)
#
# Twelve of this year's top 48. How likely is each to be in the top 48 again *next* year? Everybody keeps the patch. Next
# year has been played, and we compare: a 90 on somebody who drops out costs a lot, a 60 little. Saying 50 twelve times
# earns nothing.
#
# <details><summary>Hint 1</summary>Start every row from question 1: if 24 of 48 lasted, that is 50 percent.</details>
# <details><summary>Hint 2</summary>Go up for a high place in both years, and down for somebody who shot up this year and stands low.</details>

# %% name="chances_form"
ask.chances("chances", "Chance to be in the top 48 again next year, in percent", items="c1.repeat_candidates")

# %% check="chances" points=3

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("c1_same_everything")
