# %% name="setup"
from saleslab import charts
from saleslab.charts import m1
from saleslab.practice import ask, my_org, reveal, start, submit

start("m1_diagnose", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Another company of the same owner. Six sellers again, all below their colleagues this year, and they are yours. The causes
# are others: one may be there twice, another not at all.
#
# Two things are final before you submit: the closed file, and the first talk.

# %% [markdown] name="six_question"
# ## 1 · Six sellers, five and a half hours (13 points)
#
# As in the lesson: open what you need, name a cause for each, close the file. A right cause with the looks that bear it saves
# two hours of coaching the wrong thing. Each look costs its minutes, and those you don't use you keep: your points are what you
# save. A guess saves nothing.
#
# Patch and three years bear every answer. Below 1.00, a step (deals opened, discount, deals won) bears its own cause; "more than
# one" needs every step that stands out. Where no step does, or deals won alone, her buyer's word is needed. The six are picked:
# where file and buyer conflict, the buyer is right. In life she can err.
#
# <details><summary>Hint 1</summary>Begin with patch and three years of all six. At 1.00 or above you are done: patch if it is thin, else
# luck.</details>
# <details><summary>Hint 2</summary>Below 1.00, even inside luck's range: count the steps whose dot lies outside of the band, on the worse
# side. Where that leaves you with a doubt, whom could you ring?</details>

# %% name="six_form"
ask.case_file(
    "six",
    "What held each of them back?",
    items="m1.six",
    looks={
        "patch": "The patch",
        "years": "Three years",
        "opened": "Deals opened",
        "price": "Discount",
        "won": "Deals won",
        "calls": "Twelve calls, scored",
        "buyer": "Ring a buyer",
        "activity": "Activity log",
    },
    prices={"patch": 10, "years": 10, "opened": 10, "price": 10, "won": 10, "calls": 10, "buyer": 10, "activity": 5},
    causes={
        "patch": "The patch",
        "luck": "Luck",
        "doors": "Opens too few deals",
        "questions": "Doesn't ask the next question",
        "price": "Gives the price away",
        "several": "More than one thing",
        "unsure": "Can't tell yet",
    },
    minutes=330,
)

# %% check="six" points=13

# %% [markdown] name="letter_text"
# ## The letter
#
# One of the six has a letter waiting.

# %% name="her_file"
reveal("six", m1.her_file(my_org()))

# %% [markdown] name="letter_question"
# ## 2 · What may stay in it (1 point)
#
# Mark every sentence that has to go: those that the file doesn't bear out, and those about something nobody has seen. A true
# sentence marked costs as much as a false one left.
#
# <details><summary>Hint 1</summary>For each sentence: which look says so? If none could, it has to go.</details>
# <details><summary>Hint 2</summary>A sentence may be true and still not be to anybody's discredit. Leave it; it is only about
# what was seen.</details>

# %% name="letter_form"
ask.mark(
    "letter",
    "Mark the sentences that have to go.",
    sentences={
        "booked": "This year you booked less than colleagues whose customers have the same size.",
        "thin": "Your patch usually brings less than those colleagues book.",
        "patch": "This year you did not bring what your patch brings in average hands.",
        "drive": "With more commitment, this year would have looked different.",
        "three": "Over three years together you brought more than your patch brings in average hands.",
        "asks_less": "In the calls, the next question was heard less from you than from the average colleague.",
        "not_yet": "You told a customer not to buy yet.",
    },
)

# %% check="letter" points=1

# %% [markdown] name="post_question"
# ## 3 · Send it? (1 point)
#
# It is Thursday evening, and the sales lead wants it in the post: "A board that nobody acts on is wallpaper." He has a point.
#
# <details><summary>Hint 1</summary>Read aloud what is left of the letter. What is she to do differently?</details>
# <details><summary>Hint 2</summary>Who could change the number the letter is about?</details>

# %% name="post_form"
ask.choice(
    "post",
    "What do you do with the letter?",
    options={
        "send": "Send it: the first sentence is true, and the others on the team must see that the board counts",
        "rewrite": "Send what is left: every sentence of it is true now, and she has a right to know",
        "later": "Keep it in the drawer for a quarter, and let the next board decide",
        "hold": "No letter. Take the patch and three years to the sales lead and to operations",
    },
)

# %% check="post" points=1

# %% [markdown] name="rebound_text"
# ## The rebound
#
# "Our 40 worst of year 2 were coached", says the sales lead. "Look at them in year 3!" Here are the 20 who got most hours in the
# first quarter of year 3, and the 20 who got least. Their managers chose whom to give the hours.

# %% name="rebound_chart"
charts.show(*m1.rebound(my_org()))

# %% [markdown] name="rebound_question"
# ## 4 · How far back (1 point)
#
# "They came back", he says, and calls it coaching. Both halves did better, and the hours went to whom their managers chose, so the picture
# can't tell what they added. It can tell something else: how far below the usual is the half with most hours, in year 3?
#
# <details><summary>Hint 1</summary>The dotted line is the usual.</details>
# <details><summary>Hint 2</summary>Where are they in year 3, and how far is that from the line?</details>

# %% name="rebound_form"
ask.number(
    "rebound",
    "How far below the usual is the half coached most, in year 3? If it is above, give a minus.",
    unit="times the usual",
    low=-3,
    high=3,
)

# %% check="rebound" points=1

# %% [markdown] name="talk_question"
# ## 5 · Twenty minutes (3 points)
#
# After the file, one of the six comes in: the number you have, the reason you don't. Prepare three lines, then talk. The first
# conversation counts: how much comes out, and whether she leaves with one act of her own and a day. How much each line moves
# her is our setting, chosen so that listening pays.
#
# <details><summary>Hint 1</summary>You don't have the reason. Whoever has it talks more than you.</details>
# <details><summary>Hint 2</summary>What she has just said is worth more than your next point. And she may take this for
# another kind of talk.</details>

# %% name="talk_form"
ask.conversation("talk", "She comes in and closes the door.", script="coaching_doors", plan=True)

# %% check="talk" points=3

# %% [markdown] name="guide_question"
# ## 6 · Your own 1:1 (1 point)
#
# Now one of yours. A few words on each line make a page, which is saved beside this notebook for you to print. Use initials: what
# you write goes into your submission. It is counted as complete or not; nobody grades the words.
#
# What the patch brings, roughly, by Wednesday:
#
# - what its last holder booked in a year
# - its accounts, times what an account brings elsewhere
# - the two patches beside it: what do they book?
#
# Where the three lie far apart, write the range.
#
# <details><summary>Hint 1</summary>A number you don't have is worth a line, too: write from whom you get it, and when.</details>
# <details><summary>Hint 2</summary>If the patch or luck explains it, the page ends there: then write what you ask for on the seller's
# behalf.</details>

# %% name="guide_form"
ask.page(
    "guide",
    "One seller, one page.",
    title="My next 1:1",
    parts={
        "who": "Who, by initials, and when do you meet?",
        "patch": "Patch: what does it usually bring, and what was booked?",
        "luck": "Luck: how were the two years before?",
        "skill": "One skill: which step stands out, and what did you see or hear yourself?",
        "question": "Your first question, word for word",
        "say": "What you will not say this time, although it is true",
        "step": "The next step you hope to hear from them, and by which day you look again",
    },
    least=30,
)

# %% check="guide" points=1

# %% [markdown] name="became_text"
# ## What became of the six

# %% name="became"
reveal("talk", m1.became(my_org()), also=("six",))

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("m1_diagnose")
