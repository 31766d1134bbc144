# %% name="setup"
from saleslab.charts import l5
from saleslab.practice import ask, my_org, reveal, start, submit

start("l5_two_years", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Another company of Tarnhold's owner: 240 sellers in 30 teams, the same six levers, and {{ budget }} for eight quarters. What a
# lever does here is another matter. What paid at Tarnhold may do nothing, and the other way round. You are graded on what your
# decisions truly bring on average over several draws of the lots, against the best of several ways to read your pages.
#
# One warning. The company's own tests are three years old. They were fair. What has changed since, no old paper knows.

# %% [markdown] name="practice_question"
# ## How answering works (not graded)
#
# Click an answer. When "Saved" appears, it is. You may change it until you submit; the quarters of the run bind one by one.

# %% name="practice_form"
ask.choice(
    "hunch",
    "Before you have seen anything: where would your first chip go?",
    options={"tools": "Tools", "people": "People", "pay": "Pay"},
)

# %% [markdown] name="fund_question"
# ## 1 · The opening paper (2 points)
#
# Fair tests from this company, by lot, three years ago. *Added*: the effect where a team had it, in new business; what was only
# signed early is not in it. *Give or take* is luck: nineteen times in twenty the truth of those days lies inside it. *Pays
# from* is the effect at which a chip placed in quarter 1 is worth its price. *Worth* is in quarters at the effect's average in
# its first year: with four left exactly four, with eight more where it grows, fewer where it fades. What is rented is worth one.
# Promotions are compared with a top seller promoted into the same job. Which levers pay, if nothing has changed?
#
# - *Pays*: the whole range, added give or take, lies above pays from.
# - *Doesn't*: the whole range lies below.
# - *Can't tell*: neither.
#
# <details><summary>Hint 1</summary>Take the give or take off, then put it on: two ends. Where does "pays from" lie?</details>
# <details><summary>Hint 2</summary>A high number with much luck may leave you in doubt; a low one with little luck may pay.</details>

# %% name="fund_form"
ask.match(
    "fund",
    "By this paper, a chip in quarter 1:",
    items="l5.paper",
    labels={"pays": "Pays", "not": "Doesn't", "open": "Can't tell"},
)

# %% check="fund" points=2

# %% [markdown] name="joined_text"
# ## Fresh numbers
#
# Somebody did test again: answer prompts, twice, by lot.

# %% name="joined_words"
reveal("fund", l5.fresh_tests(my_org()))

# %% [markdown] name="joined_question"
# ## 2 · Two fresh tests, one number (4 points)
#
# Which number for answer prompts goes into your own sheet, from the two fresh tests together, in percent, to a tenth?
#
# <details><summary>Hint 1</summary>Half the luck means that it saw four times as much. How many votes should each have?</details>
# <details><summary>Hint 2</summary>Four votes and one make five.</details>

# %% name="joined_form"
ask.number("joined", "Answer prompts add", unit="%", low=-20, high=40)

# %% check="joined" points=4

# %% [markdown] name="old_question"
# ## 3 · And the old one? (1 point)
#
# Three fair numbers lie before you, one of them three years old. Does it still count?
#
# <details><summary>Hint 1</summary>Take your number of question 2 from the paper's.</details>
# <details><summary>Hint 2</summary>Then set it beside what luck alone may do; the operations lead wrote it down.</details>

# %% name="old_form"
ask.choice(
    "old",
    "The old number:",
    options={
        "in": "It counts, beside the two: luck could put them as far apart",
        "out": "It is out: it lies farther from the two than luck could put it",
        "less": "It counts for less than its luck says: things change in three years",
        "always": "It counts, because it was a fair test, and a fair test stays one whatever comes later",
        "never": "It is out, because it is three years old",
    },
)

# %% check="old" points=1

# %% [markdown] name="late_question"
# ## 4 · A chip that comes late (4 points)
#
# The academy comes again before quarter 5. How much must coach development add, at least, for a chip placed then to be worth its
# price, {{ chip }}, by the end? In percent, to a hundredth. The paper's table has the teams and quarters.
#
# <details><summary>Hint 1</summary>How many dollars of margin does a chip touch by the end? Teams, times the quarters it is worth from then on, times the margin of a team and quarter.</details>
# <details><summary>Hint 2</summary>Which percentage of these dollars is the price?</details>

# %% name="late_form"
ask.number("late", "It must add at least", unit="%", low=0, high=100)

# %% check="late" points=4

# %% [markdown] name="run_question"
# ## 5 · Eight quarters (8 points)
#
# Each quarter: last quarter's page, one pitch, five chips. Then you commit, and that quarter stands. Beside each lever the sum is
# done for you: put in the percent that you believe. A new manager is needed in one team each quarter; without a chip on
# promotions the top seller gets the job, and either goes through the programme where the team has it. Every year has a
# high season, its third quarter: all bookings rise, and fall back in the next, whatever you fund. And the chair rings one buyer a quarter. She notices
# what a seller does before money shows it, and what she says fits about five times in six. Once her word stands against the page:
# you say which you go by. After the eighth quarter you see what each decision truly did.
#
# That coach development grows and stays, and prompts never wear off, is our assumption in all twenty companies. No study shows it.
#
# <details><summary>Hint 1</summary>Which percent do you believe today of each lever? Put it in, and begin with the chip that brings most. Where something fresh lies farther from the old number than luck could put it, drop the old one.</details>
# <details><summary>Hint 2</summary>Of each pitch: who got it first, and who decided that? Of each page: which of the two columns compares with somebody? Who is left to compare with?</details>

# %% name="run_form"
ask.quarters(
    "run",
    "Two million, eight quarters. What do you build?",
    chips=5,
    levers={
        "tools": "Answer prompts",
        "training": "Training",
        "coaching": "Coach development",
        "territories": "A new map",
        "promotions": "Promotions",
        "pay": "A bonus",
    },
)

# %% check="run" points=8

# %% name="hunch_words"
reveal("run", l5.hunch_answered(my_org()), also=["hunch"])

# %% [markdown] name="memo_question"
# ## 6 · The memo (1 point)
#
# One page to the chair, at least 30 words of your own. It is complete or not; your words are not graded. Print it and give it to
# somebody who opens it on the day you name, and asks you.
#
# <details><summary>Hint 1</summary>A number that misled you: what did it compare?</details>
# <details><summary>Hint 2</summary>“If … by …, I was wrong.”</details>

# %% name="memo_form"
ask.page(
    "memo",
    "To the chair:",
    title="What I built, and what would change my mind",
    parts={
        "built": "What did you build, and on which evidence?",
        "misled": "Where did a number mislead you?",
        "stopped": "What did you stop funding, and why?",
        "mind": "What would change your mind?",
        "opens": "Who opens this page, and on which day within 90?",
    },
    least=30,
    each=3,
)

# %% check="memo" points=1

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.
#
# The chair reads your page aloud to the board and puts it in a drawer with the day on it. Then one question, at the door: "Next
# door they have the same paper. Which line of it is wrong there?" Two days from now your start page takes you next door.

# %% name="submit"
submit("l5_two_years")
