# %% name="setup"
from saleslab.charts import l5
from saleslab.practice import ask, my_org, reveal, start, submit

start("l5_two_years", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Another company of Tarnhold's owner: 240 sellers in 30 teams, the same six levers, and {{ budget }} for eight quarters. What a
# lever does here is another matter. What paid at Tarnhold may do nothing, and the other way round. You are graded on what your
# decisions truly bring on average over several draws of the lots, against the best we found on the pages you see.
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
# signed early is not in it. *Give or take* is luck: two times in three the truth of those days lies inside it. *Pays from* is the
# effect at which a chip placed in quarter 1 is worth its price. *Counts* is for how many quarters at that effect a team has it by
# the end. Promotions are compared with a top seller promoted into the same job. Which levers pay, if nothing has changed?
#
# - *Pays*: the whole range, added give or take, lies above pays from.
# - *Doesn't*: the whole range lies below.
# - *Open*: neither.
#
# <details><summary>Hint 1</summary>Take the give or take off, then put it on: two ends. Where does "pays from" lie?</details>
# <details><summary>Hint 2</summary>A high number with much luck may be open; a low one with little luck may pay.</details>

# %% name="fund_form"
ask.match(
    "fund",
    "By this paper, a chip in quarter 1:",
    items="l5.paper",
    labels={"pays": "Pays", "not": "Doesn't", "open": "Open"},
)

# %% check="fund" points=2

# %% [markdown] name="joined_text"
# ## Fresh numbers
#
# Somebody did test again: answer prompts, last quarter. Ten teams, drawn by lot; then another ten.

# %% name="joined_words"
reveal("fund", l5.fresh_tests(my_org()))

# %% [markdown] name="joined_question"
# ## 2 · Two fresh tests, one number (4 points)
#
# What do the two fresh tests together say answer prompts add today, in percent, to a tenth?
#
# <details><summary>Hint 1</summary>Neither of the two is surer than the other.</details>
# <details><summary>Hint 2</summary>“Today”: which of the three numbers can't speak of it?</details>

# %% name="joined_form"
ask.number("joined", "Answer prompts add", unit="%", low=-20, high=40)

# %% check="joined" points=4

# %% [markdown] name="late_question"
# ## 3 · A chip that comes late (5 points)
#
# What does a chip on coach development bring by the end if it is placed in quarter 5, by the paper, in thousands of dollars? Its
# price, {{ chip }}, is taken off. A loss is a minus.
#
# <details><summary>Hint 1</summary>Teams a chip reaches, times the quarters it counts for, times the effect, times the margin of a team and quarter.</details>
# <details><summary>Hint 2</summary>It counts for fewer quarters than from quarter 1. Only then take off the price.</details>

# %% name="late_form"
ask.number("late", "The chip brings, in thousands", unit="thousand dollars", low=-2000, high=10000)

# %% check="late" points=5

# %% [markdown] name="run_question"
# ## 4 · Eight quarters (8 points)
#
# Each quarter: last quarter's page, one pitch, five chips. Then you commit, and that quarter stands. A new manager is needed in
# one team each quarter; without a chip on promotions the team's top seller gets the job. Every year has a high season, its third
# quarter: all bookings rise, and fall back in the next, whatever you fund. And the chair rings one buyer a quarter. She hears what
# a seller does before money shows it, and what she says fits about five times in six. After the eighth quarter you see what each
# decision truly did.
#
# <details><summary>Hint 1</summary>Write down for each lever what a chip brings: teams, quarters left, effect, margin. Begin with the highest. Where something fresh lies far outside the old number's luck, drop the old one.</details>
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

# %% [markdown] name="memo_question"
# ## 5 · The memo (1 point)
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

# %% name="submit"
submit("l5_two_years")
