# %% name="setup"
from saleslab.charts import c4
from saleslab.practice import ask, explore, my_org, start, submit

start("c4_crm", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# A sister company of Tarnhold: its own customers, 240 sellers in 30 teams. It bought the same CRM with an activity target
# in year 2, second quarter. That is quarter 6 of 12. A draw by lot gave about half the teams a trainer for it.
#
# The slide deck is Tarnhold's, with the names changed. Don't assume the same answers: here the trainers may have done a
# lot, or nothing.

# %% [markdown] name="log"
# ## The log, quarter by quarter
#
# Typed entries are emails, calls and notes. The slider cuts the quarters in two. Quarter 1 is left out: its deals began
# before the tables do.

# %% name="typed_growth_chart"
explore("split", "Cut before quarter", low=3, high=12, step=1, start=3, draw=c4.split_at(my_org()))

# %% [markdown] name="typed_growth_question"
# ## 1 · What the target made people type (3 points)
#
# Put the cut above where the target came. By how many percent did typed entries per deal grow?
#
# <details><summary>Hint 1</summary>The target came with quarter 6: cut there, so that quarter 6 counts as "since".</details>
# <details><summary>Hint 2</summary>From 200 to 240 is 20 percent more: the difference, divided by what it was before.</details>

# %% name="typed_growth_form"
ask.number("typed_growth", "Growth of typed entries per deal with the target", unit="%", low=-50, high=200)

# %% check="typed_growth" points=3

# %% [markdown] name="tiles_question"
# ## 2 · Who did it? (5 points)
#
# The vendor gave the dashboard's tiles names. What each one counts, nobody remembers. Some count what sellers type, some
# what buyers do. Something typed leaves a print: you have just measured it. Each tile has a unit of its own, so compare it
# only with itself.
#
# <details><summary>Hint 1</summary>Work out each tile's growth, roughly, and lay it beside your answer to question 1.</details>
# <details><summary>Hint 2</summary>What buyers do may move a little too, or even rise. It has no reason to rise just as much.</details>

# %% name="tiles_form"
ask.match(
    "tiles",
    "Who did what each tile counts?",
    labels={"typed": "We typed it", "buyer": "The buyer did it"},
    items="c4.dashboard_tiles",
)

# %% check="tiles" points=5

# %% [markdown] name="hours_in_it"
# ## Hours in the CRM
#
# The line: sellers with a trainer, their win rate since the CRM against before, by hours a week in it. Dashed: sellers
# without one. The bands: how far off a line like this lands by luck. Walk to the right; the lines come with you.

# %% name="top_hours_chart"
label, curve = "Hours a week in the CRM", c4.gain_by_hours(my_org())
explore("hours", label, low=1, high=12, step=0.5, start=1, draw=curve, unit="hours")

# %% [markdown] name="top_hours_question"
# ## 3 · Where is the line highest? (4 points)
#
# At how many hours a week did sellers with a trainer gain most? If even there the gain is no more than luck explains,
# answer 0. A reading: linked, not proved.
#
# <details><summary>Hint 1</summary>Near the top, go half an hour at a time. Hours that read alike count alike.</details>
# <details><summary>Hint 2</summary>At the top, two numbers count: the gain, and what luck explains. A line that still rises at 12 has its top at 12.</details>

# %% name="top_hours_form"
ask.number("top_hours", "Hours at which sellers with a trainer gain most, or 0", unit="hours a week", low=0, high=12)

# %% check="top_hours" points=4

# %% [markdown] name="lottery"
# ## The lot for trainers, drawn again
#
# As in the lesson: other teams, as if trainers did nothing. Each dot is what these gained, or lost, beyond the rest.

# %% name="board_paper_chart"
again = c4.drawn_again(my_org())
explore("redraw", "Draws", low=0, high=200, step=10, start=10, draw=again)

# %% [markdown] name="board_paper_question"
# ## 4 · One sentence for the board (3 points)
#
# If 10 or fewer of 200 draws lie as far from zero as the gain seen, up or down, call it rare: luck alone seldom does
# that.
#
# <details><summary>Hint 1</summary>Move the slider to 200, then read how many lie as far from zero.</details>
# <details><summary>Hint 2</summary>What teams win today doesn't say what a trainer changed: compare each half with its own past.</details>

# %% name="board_paper_form"
ask.choice(
    "board_paper",
    "Which sentence goes in the board paper?",
    options={
        "today": "The two win rates since, side by side, say what the trainers are worth",
        "gained": "Teams with a trainer gained, by more than luck usually makes",
        "early": "Too early to tell: luck makes a gap like this often",
        "nothing": "The trainers changed nothing: no gain stands out",
    },
)

# %% check="board_paper" points=3

# %% [markdown] name="spend_question"
# ## 5 · Six teams, your money (4 points)
#
# For each team: a trainer for two years ({{ support_each }}), a higher target with the add-on it takes ({{ target_each }};
# about two more hours a week per seller), or nothing. The last column says what one point of win rate more brings that
# team in two years. Points gained, times that column, against the price. Where a lot was drawn, take the points seen,
# proved or not. Where sellers chose for themselves, count none.
#
# <details><summary>Hint 1</summary>No trainer yet: take the gain seen in question 4 as it is. (A budget at work would keep some back for luck.)</details>
# <details><summary>Hint 2</summary>Who decided on the hours of question 3: a lot, or each seller?</details>

# %% name="spend_form"
ask.match(
    "spend",
    "What does each team get?",
    labels={"support": "A trainer", "target": "Higher target", "nothing": "Nothing"},
    items="c4.crm_teams",
)

# %% check="spend" points=4

# %% [markdown] name="own_case_question"
# ## 6 · A tile of your own (1 point)
#
# One number on your own dashboard that sounds like the buyer. Who makes it go up, and what would the buyer have to do for
# it? Complete earns the point; your words are not graded.
#
# <details><summary>Hint 1</summary>Touches, responses, engagement, stages.</details>
# <details><summary>Hint 2</summary>Ask who clicks when it counts one more.</details>

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
