# %% [markdown] name="scene"
# ## The case
#
# Same deck, other company: one of Tarnhold's sisters, with its own customers and 240 sellers. It bought the same
# process, with the same form of twelve fields. Its board asks: enforce it? Don't assume the same answers.

# %% name="setup"
from saleslab.practice import ask, explore, my_org, start, submit

start("c2_process", "exercise")

# %% [markdown] name="clock_text"
# ## This company's forms
#
# All closed deals, as in the lesson. 0 is the form as it stood at close, 100 as it stood on day 30; what lies between is
# drawn.

# %% name="clock"
from saleslab.charts import c2

turned = c2.clock(my_org())
label = "Clock turned back, in percent: 0 is the close, 100 is day 30"
explore("clock", label, low=0, high=100, step=5, start=0, draw=turned)

# %% [markdown] name="on_day_30_question"
# ## 1 · The number that belongs in the board paper (2 points)
#
# On day 30: how many points more often does the fullest third of forms win than the emptiest? Half a point off still counts.
#
# <details><summary>Hint 1</summary>Turn the clock all the way back.</details>
# <details><summary>Hint 2</summary>The gap, not what the fullest third won.</details>

# %% name="on_day_30_form"
ask.number("on_day_30", "Gap in win rate on day 30", unit="points", low=-10, high=100)

# %% check="on_day_30" points=2

# %% [markdown] name="there_already_question"
# ## 2 · What may the slide claim? (2 points)
#
# The slide shows the gap at close. How many percent of that gap were there on day 30 already? Two percent off still counts.
#
# <details><summary>Hint 1</summary>You need both ends of the clock.</details>
# <details><summary>Hint 2</summary>The gap on day 30, divided by the gap at close, times a hundred.</details>

# %% name="there_already_form"
ask.number("there_already", "Of the gap at close, there on day 30", unit="%", low=-10, high=200)

# %% check="there_already" points=2

# %% [markdown] name="written_question"
# ## 3 · When was it written? (5 points)
#
# Eight deals of this company, and how many of the twelve fields were filled: in the first copy (day 30, or when the deal
# was entered if that came later) and in the last. Read the dates before the fields, and leave the outcome aside.
#
# <details><summary>Hint 1</summary>Compare *entered* and *closed* first, row by row.</details>
# <details><summary>Hint 2</summary>For the rest: is the first copy nearly as full as the last, or less than half as full?</details>

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

# %% check="written" points=5

# %% [markdown] name="shuffled_text"
# ## Sellers, like with like
#
# The blue line: how much more often sellers who often fill early win than sellers who seldom do. Same customer size,
# equally good in reviewed calls. The dots: the same with the forms shuffled among the sellers, a gap made by luck alone.
#
# The board has agreed on a rule before looking: if *one* of 99 dots reaches the line, it could be luck.

# %% name="shuffled"
mixed = c2.shuffled(my_org())
label = "Times the forms are shuffled among the sellers"
explore("shuffled", label, low=0, high=99, step=1, start=0, draw=mixed)

# %% [markdown] name="early_gap_question"
# ## 4 · What is left between sellers (2 points)
#
# How many points is the real gap between sellers who fill early and sellers who don't, like with like?
#
# <details><summary>Hint 1</summary>It is what the blue line says.</details>
# <details><summary>Hint 2</summary>It may lie below zero. One digit after the point.</details>

# %% name="early_gap_form"
ask.number("early_gap", "Gap between sellers, like with like", unit="points", low=-20, high=40)

# %% check="early_gap" points=2

# %% [markdown] name="verdict_question"
# ## 5 · What goes into the board paper? (3 points)
#
# Shuffle 99 times and keep to the board's rule. Which sentence may you sign, in this company?
#
# <details><summary>Hint 1</summary>Compare two numbers: the real gap, and the largest that luck brought.</details>
# <details><summary>Hint 2</summary>Nobody drew lots for who fills early. What can you never say then?</details>

# %% name="verdict_form"
ask.choice(
    "verdict",
    "Which sentence do you sign?",
    options={
        "proved": "Working early wins deals here, and the real gap is what our process is worth to us",
        "cant": "Can't tell yet: shuffling the forms at random brought such a gap as well",
        "useless": "The process does nothing here: what it seemed to bring at close is mostly gone on day 30",
        "linked": "Early fillers win more often than luck would have it; whether by filling early is not proved",
    },
)

# %% check="verdict" points=3

# %% [markdown] name="note_question"
# ## 6 · What did she do? (2 points)
#
# A seller's note on day 30, about a hospital laboratory. May this deal go on? Mark each sentence that tells of something
# the *buyer's side* did, and that the seller's manager could look up.
#
# <details><summary>Hint 1</summary>Words of praise cost her nothing.</details>
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
# ## 7 · With whom do we begin? (4 points)
#
# A manager has one hour a week to look at early work with three sellers, whatever you signed above: to gain by it, or to
# find out. Over a year's deals, fields by day 30 are a trace of early work; in one deal, as in 4471, they can be typed.
# If early work pays here as it did at Tarnhold, with which three is there most to gain?
#
# <details><summary>Hint 1</summary>Who works early already has nothing to gain from a look.</details>
# <details><summary>Hint 2</summary>Hold each column against the others and its average. One poor column spoils the row.</details>

# %% name="checks_form"
ask.pick("checks", "Pick three sellers", items="c2.check_candidates", count=3)

# %% check="checks" points=4

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("c2_process")
