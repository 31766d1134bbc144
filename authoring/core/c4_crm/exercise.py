# %% name="setup"
from saleslab.charts import c4
from saleslab.practice import ask, explore, my_org, start, submit

start("c4_crm", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# A sister company of Tarnhold, with customers of its own and 240 sellers in 30 teams. It bought the same CRM and set the same
# kind of target in year 2, second quarter. That is quarter 6 of 12. A lot gave about half of the teams a trainer.
#
# The slides are Tarnhold's with the names changed. Don't assume the same answers: here the trainers may have done a
# lot, or nothing.

# %% [markdown] name="log"
# ## The log, quarter by quarter
#
# Typed entries are emails, calls and notes. The slider cuts the quarters in two, and the words below it compare before with
# since. Quarter 1 is left out: its deals began before the tables do.

# %% name="typed_growth_chart"
explore("split", "Cut before quarter", low=3, high=12, step=1, start=3, draw=c4.split_at(my_org()))

# %% [markdown] name="typed_growth_question"
# ## 1 · What the target made people type (3 points)
#
# Move the cut to the quarter of the target. By how many percent did typed entries per deal grow?
#
# <details><summary>Hint 1</summary>The target came with quarter 6. Cut before it, so that quarter 6 counts as "since".</details>
# <details><summary>Hint 2</summary>From 200 to 240 is 20 percent more: what was added, divided by what was there before.</details>

# %% name="typed_growth_form"
ask.number("typed_growth", "Growth of typed entries per deal with the target", unit="%", low=-50, high=200)

# %% check="typed_growth" points=3

# %% [markdown] name="tiles_question"
# ## 2 · Who moves each tile? (5 points)
#
# The vendor's dashboard has eight tiles with fine names. Nobody remembers what each one counts. Half of them count something
# that sellers type. Typing jumped with the target, and you have just measured by how much. What did each tile do?
#
# <details><summary>Hint 1</summary>Lay each tile's change beside your answer to question 1. The name and the size don't matter.</details>
# <details><summary>Hint 2</summary>A number that needs a buyer may rise too. It has no reason to rise as much as typing.</details>

# %% name="tiles_form"
ask.match(
    "tiles",
    "Who makes each tile go up?",
    labels={"typed": "A seller, by typing", "buyer": "Typing doesn't move it"},
    items="c4.dashboard_tiles",
)

# %% check="tiles" points=5

# %% [markdown] name="lottery"
# ## The lot for trainers, drawn again
#
# As in the lesson: the names back in the hats, one for each region, other teams drawn and called trained. Each dot is a gap that luck alone made.

# %% name="sticks_out_chart"
explore("redraw", "Other draws", low=0, high=200, step=10, start=0, draw=c4.drawn_again(my_org()))

# %% [markdown] name="sticks_out_question"
# ## 3 · How much sticks out? (4 points)
#
# The gain seen, less luck's reach, in points of win rate. Below zero, nothing sticks out: then give the number with its minus.
#
# <details><summary>Hint 1</summary>Go to 200 draws. Luck's reach appears as a grey band, and in the words below the chart.</details>
# <details><summary>Hint 2</summary>Gain +5 and reach 3 give 2. Gain +1 and reach 3 give −2. Gain −1 and reach 3 give −4.</details>

# %% name="sticks_out_form"
ask.number("sticks_out", "The gain seen, less luck's reach", unit="points of win rate", low=-15, high=15)

# %% check="sticks_out" points=4

# %% [markdown] name="board_paper_question"
# ## 4 · One sentence for the board (3 points)
#
# Going by the same chart: what may the board paper say about the trainers?
#
# <details><summary>Hint 1</summary>Compare each half of the teams with its own past before you compare the two halves.</details>
# <details><summary>Hint 2</summary>Two questions: does anything stick out? And if not, does that prove there is nothing?</details>

# %% name="board_paper_form"
ask.choice(
    "board_paper",
    "Which sentence goes in the board paper?",
    options={
        "today": "Trainers are worth the gap between the two win rates since the CRM came",
        "gained": "Teams with a trainer gained, by more than luck can reach",
        "early": "Too early to tell: luck reaches as far as the gap we see",
        "nothing": "Trainers changed nothing: no gain sticks out beyond luck",
    },
)

# %% check="board_paper" points=3

# %% [markdown] name="spend_question"
# ## 5 · Six teams, the chair's rule (4 points)
#
# A trainer costs {{ support_each }} for two years; a higher target, with its add-on, {{ target_each }}. The last column says what one
# point of win rate more brings that team in two years: points times that column, against the price. The chair's rule:
#
# - Money goes only into what a lot has tested.
# - A trainer now, where the points that stick out pay for one.
# - Into a new draw, where only the points seen would pay. Half of those teams get a trainer, and we look again in a year.
# - Otherwise nothing. A team needs one trainer, not two.
#
# <details><summary>Hint 1</summary>Start with the teams that have no trainer. First your answer to question 3 times the last column, then the gain seen.</details>
# <details><summary>Hint 2</summary>What did a lot test here, and what not? And what may a team with a trainer still get under this rule?</details>

# %% name="spend_form"
ask.match(
    "spend",
    "What does each team get?",
    labels={"trainer": "A trainer now", "draw": "Into a new draw", "target": "A higher target", "nothing": "Nothing"},
    items="c4.crm_teams",
)

# %% check="spend" points=4

# %% [markdown] name="own_case_question"
# ## 6 · A number of your own (1 point)
#
# One number on your own dashboard that sounds like the buyer. Who makes it go up, and what would a buyer have to do for it?
# Complete earns the point; your words are not graded.
#
# <details><summary>Hint 1</summary>Touches, responses, engagement, stages.</details>
# <details><summary>Hint 2</summary>Could you raise it by one, alone, at ten past four on a Friday?</details>

# %% name="own_case_form"
ask.text("own_case", "Which number, and who makes it go up?", least=10)

# %% check="own_case" points=1

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("c4_crm")
