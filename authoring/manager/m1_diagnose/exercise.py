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
# ## 1 · Six sellers, five and a half hours (11 points)
#
# As in the lesson: open what you need, name a cause for each, close the file. A right cause with the looks that bear it saves
# two hours of coaching the wrong thing; each look takes its minutes; a guess saves nothing. Your points are what you save.
#
# Patch and three years bear every answer. Below the usual, a step bears its own cause; deals won need the calls, too. "More than
# one" needs every step that stands out, "can't tell" all three. The six are picked: what can be read from their files is true.
#
# <details><summary>Hint 1</summary>Begin with patch and three years of all six. At 1.00 or above you are done: patch if it is thin, luck if it is
# fair.</details>
# <details><summary>Hint 2</summary>Below 1.00, even inside luck's range: count the steps whose dot lies outside of the band, on the worse side. One,
# two, none? And what does the buyer say?</details>

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
        "calls": "Twelve calls, and a buyer",
        "activity": "Activity log",
    },
    prices={"patch": 10, "years": 10, "opened": 10, "price": 10, "won": 10, "calls": 20, "activity": 5},
    causes={
        "patch": "The patch: thin, held for three years",
        "luck": "Luck: a fair patch, held for three years",
        "doors": "Opens too few deals",
        "questions": "Doesn't ask the next question",
        "price": "Gives the price away",
        "several": "More than one thing: which first?",
        "unsure": "Can't tell yet: no step, or not borne out",
    },
    minutes=330,
)

# %% check="six" points=11

# %% [markdown] name="letter_text"
# ## The letter
#
# The letter of this company is written, too. Close the file above, and you get everything that is known of the seller.

# %% name="her_file"
reveal("six", m1.her_file(my_org()))

# %% [markdown] name="letter_question"
# ## 2 · What may stay in it (2 points)
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
        "drive": "You lack the drive that this job takes.",
        "three": "Over three years together you brought more than your patch brings in average hands.",
        "last_year": "Measured against the patch, this year was weaker than the one before.",
        "asks_less": "In the calls, the next question was heard less from you than from the average colleague.",
        "not_yet": "You told a customer not to buy yet.",
        "priorities": "It shows that your mind is on other things than our customers.",
    },
)

# %% check="letter" points=2

# %% [markdown] name="rebound_text"
# ## The rebound
#
# "Our 40 worst of year 2 were coached", says the sales lead. "Look at them in year 3!" They were not coached alike. Here are
# the 20 who got most hours in the first quarter of year 3, and the 20 who got least.

# %% name="rebound_chart"
charts.show(*m1.rebound(my_org()))

# %% [markdown] name="rebound_question"
# ## 3 · What is left for the hours (3 points)
#
# Whoever had the worst year mostly has a better one next. How much more did the 20 coached most gain than the 20 coached
# least? In times the usual, to two decimals; less is a minus.
#
# <details><summary>Hint 1</summary>The gain of each half first: year 3 less year 2.</details>
# <details><summary>Hint 2</summary>Then one gain less the other. The half with few hours shows what comes back by itself.</details>

# %% name="rebound_form"
ask.number("rebound", "Coached most gained more than coached least, by", unit="times the usual", low=-3, high=3)

# %% check="rebound" points=3

# %% [markdown] name="talk_question"
# ## 4 · Twenty minutes (3 points)
#
# One of your six opens too few deals. The number you have; the reason you don't. Prepare three lines, then talk. The first
# conversation counts: how much comes out, and whether the seller leaves with one act of her own and a day.
#
# <details><summary>Hint 1</summary>You don't have the reason. Whoever has it talks more than you.</details>
# <details><summary>Hint 2</summary>What she has just said is worth more than your next point. And she may take this for
# another kind of talk.</details>

# %% name="talk_form"
ask.conversation("talk", "She comes in and closes the door.", script="coaching_doors", plan=True)

# %% check="talk" points=3

# %% [markdown] name="guide_question"
# ## 5 · Your own 1:1 (1 point)
#
# Now one of yours. A few words on each line make a page, which is saved beside this notebook for you to print. Use initials: what
# you write goes into your submission. It is counted as complete or not; nobody grades the words.
#
# <details><summary>Hint 1</summary>A number you don't have is worth a line, too: "don't know; ask operations by Wednesday".</details>
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

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("m1_diagnose")
