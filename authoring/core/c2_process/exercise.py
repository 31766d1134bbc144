# %% [markdown] name="scene"
# ## The case
#
# Same deck, another company: one of Tarnhold's sisters, with its own customers and its own 240 sellers. It bought the same
# process and the same form of twelve fields. Its board asks you: do we enforce it? Don't expect Tarnhold's answers.

# %% name="setup"
from saleslab.practice import ask, explore, my_org, start, submit

start("c2_process", "exercise")

# %% [markdown] name="clock_text"
# ## This company's forms
#
# All deals that have ended, as in the lesson. Between close and day 30 the picture is drawn in even steps.

# %% name="clock"
from saleslab.charts import c2

label = "The clock: 0 is the close, 100 is day 30"
explore("clock", label, low=0, high=100, step=5, start=0, draw=c2.clock(my_org()))

# %% [markdown] name="came_later_question"
# ## 1 · What came later (4 points)
#
# The board's slide shows the gap at close between the fullest and the emptiest third of forms. How many of its points were
# not there yet on day 30? One point off still counts.
#
# <details><summary>Hint 1</summary>Read the gap at both ends of the clock, in the line below the picture.</details>
# <details><summary>Hint 2</summary>Take one from the other.</details>

# %% name="came_later_form"
ask.number("came_later", "Points of the gap that came after day 30", unit="points", low=-10, high=100)

# %% check="came_later" points=4

# %% [markdown] name="written_question"
# ## 2 · When was it written? (3 points)
#
# Six deals of this company. *First copy*: how many of the twelve fields were filled on day 30, or on the day the deal was
# entered if that came later. *Last copy*: how many at the end. When was most of each form written?
#
# <details><summary>Hint 1</summary>Was the deal still open when somebody entered it?</details>
# <details><summary>Hint 2</summary>Won or not has nothing to do with it. Compare dates with dates and copies with copies.</details>

# %% name="written_form"
ask.match(
    "written",
    "When was most of this form written?",
    labels={
        "before": "By day 30",
        "later": "After day 30",
        "after": "After the end",
    },
    items="c2.dated_forms",
)

# %% check="written" points=3

# %% [markdown] name="peel_text"
# ## Ever fairer
#
# The same four comparisons as in the lesson. Blue: how much more often full forms win. Grey: the largest gap that luck made
# when the same forms were handed out at random 99 times. The board agreed on its rule before anybody looked: blue longer
# than grey is more than luck; otherwise it can't tell.

# %% name="peel"
explore("peel", "How fair the comparison is", low=0, high=3, step=1, start=0, draw=c2.peel(my_org()))

# %% [markdown] name="early_gap_question"
# ## 3 · Like with like (4 points)
#
# By how many points do sellers who fill early win more often than like sellers who don't? Two tenths off still count.
#
# <details><summary>Hint 1</summary>It is the fairest of the four comparisons.</details>
# <details><summary>Hint 2</summary>One digit after the point; it may lie below zero.</details>

# %% name="early_gap_form"
ask.number("early_gap", "Gap between like sellers", unit="points", low=-20, high=40)

# %% check="early_gap" points=4

# %% [markdown] name="board_question"
# ## 4 · The board paper (4 points)
#
# One line goes to the board: what this company's forms show, and what to do. Keep to the board's own rule.
#
# <details><summary>Hint 1</summary>Set the last blue bar against the last grey one.</details>
# <details><summary>Hint 2</summary>What would each line have to know that the forms don't tell?</details>

# %% name="board_form"
ask.choice(
    "board",
    "Which line do you sign?",
    options={
        "gate": "Full forms win more on day 30 as well, so make every seller fill all twelve fields by then",
        "look": "Sellers who fill early win more than luck explains; managers look first where early work is missing",
        "lots": "Luck could have made the gap between sellers; draw lots for whose managers look, and compare next year",
        "end": "Most of the gap came after day 30 and hardly anything is left between sellers, so end the process",
    },
)

# %% check="board" points=4

# %% [markdown] name="note_question"
# ## 5 · What did she do? (2 points)
#
# A seller's note on day 30, about a hospital laboratory. Mark each sentence that tells of something the *buyer's side* did,
# and that the seller's manager could look up.
#
# <details><summary>Hint 1</summary>Who acted? Praise and promises cost her nothing.</details>
# <details><summary>Hint 2</summary>Marking too much counts against you.</details>

# %% name="note_form"
ask.mark(
    "note",
    "Mark what the buyer's side did, and a manager could look up.",
    sentences={
        "loves": "Great first call, she loves the alarm service.",
        "log": "The log of her last three alarms is in our inbox since Tuesday.",
        "names": "Decision maker and mobile number are in the CRM, budget confirmed.",
        "proposal": "Our proposal is with her, with references; the mail is in the CRM.",
        "reference": "The blood bank mailed us: she had rung to ask how our service was at night.",
        "push": "She says that she will push it with her board.",
        "finance": "The recording of our second call has her finance colleague asking about the notice period.",
        "follow": "Next step: I follow up after their holidays.",
        "site": "Site visit: invitation from their IT, in my calendar and yours.",
        "ready": "I feel that they are ready to move.",
    },
)

# %% check="note" points=2

# %% [markdown] name="checks_question"
# ## 6 · Where does the manager look first? (3 points)
#
# Whatever the board decides, one manager starts on Monday: an hour a week, three sellers, and of each of their deals on day
# 30 the question, what has she done? Over a year's deals, early fields are a trace of early work. If early work pays here as
# it did at Tarnhold, with which three of these nine sellers is there most to gain?
#
# <details><summary>Hint 1</summary>Who works early already has little to gain from a look.</details>
# <details><summary>Hint 2</summary>Read along the row: what can be won there, how much is missing, and who would use it?</details>

# %% name="checks_form"
ask.pick("checks", "Pick three sellers", items="c2.check_candidates", count=3)

# %% check="checks" points=3

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("c2_process")
