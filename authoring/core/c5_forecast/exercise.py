# %% name="setup"
from saleslab.charts import c5
from saleslab.practice import ask, explore, my_org, reveal, start, submit

start("c5_forecast", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Another company of Tarnhold's owner: other sellers, other buyers, the same CRM. Don't assume the same answers.
#
# It is the last week of June, year 3. The board wants a number for one region. You have the CRM, and no feeling for any
# of these deals.

# %% [markdown] name="practice_question"
# ## How answering works (not graded)
#
# Click an answer. When "Saved" appears, it is. You may change it until you submit.

# %% name="practice_form"
ask.choice(
    "warm_up",
    "You say 90, and the deal isn't won. What does that cost you in points?",
    options={"ten": "10", "ninety": "90", "square": "81"},
)

# %% name="practice_answer"
reveal("warm_up", c5.warm_up)

# %% [markdown] name="called_text"
# ## What was called, and what was won
#
# Three years of odds. Move the slider, with the arrow keys if you like.

# %% name="called"
called = c5.commit_counted(my_org())
explore("called", "Deals given this chance or more", low=5, high=95, step=5, start=50, unit="%", draw=called)

# %% [markdown] name="commit_question"
# ## 1 · What a Commit is worth (3 points)
#
# These sellers call a deal Commit from a chance of 75 % on. Of 100 deals called Commit, how many were won? To the nearest
# percent.
#
# <details><summary>Hint 1</summary>With the slider at 75 it counts all Commit deals that ended.</details>
# <details><summary>Hint 2</summary>Divide the won ones by all of them.</details>

# %% name="commit_form"
ask.number("commit", "Of 100 Commit deals, how many were won?", unit="of 100", low=0, high=100)

# %% check="commit" points=3

# %% [markdown] name="ears_question"
# ## 2 · Whose odds are these? (5 points)
#
# Seven sellers, and everything they forecast that has ended. Did the deals come in clearly more often than the odds said,
# about as often, clearly less often, or are there too few to tell? Not every name has to be used.
#
# <details><summary>Hint 1</summary>Won deals divided by ended deals, in percent, beside the odds said.</details>
# <details><summary>Hint 2</summary>Low odds are no sandbagging and high odds no happy ears. The distance tells, if there are deals enough.</details>

# %% name="ears_form"
ask.match(
    "ears",
    "What does each record show?",
    labels={
        "sandbags": "Sandbags",
        "straight": "Straight",
        "happy": "Happy ears",
        "few": "Can't tell yet",
    },
    items="c5.records",
)

# %% check="ears" points=5

# %% [markdown] name="chances_question"
# ## 3 · Put your name to twelve numbers (6 points)
#
# Twelve deals that stood in the forecast that week (C: Commit). How likely is each to be won in the end, however late?
# We know, and compare. They belong to twelve
# sellers with long records; the columns say what each said before, on average, and won. All-50 earns nothing, and one
# number for all earns little.
#
# <details><summary>Hint 1</summary>The rule of thumb: what this seller wins; half as much again in Negotiate, a third off in Propose.</details>
# <details><summary>Hint 2</summary>Halve it after six weeks in one stage, or a month past the close date. Then use your head.</details>

# %% name="chances_form"
ask.chances("chances", "What is the chance that it is won, in percent?", items="c5.dozen")

# %% check="chances" points=6

# %% [markdown] name="shares_text"
# ## What came in before
#
# One region. Each dot is a quarter: what came in within half a year, since many deals close late, in percent of what the
# sellers' odds had promised. The quarters after year 2 haven't had their half year yet.
# The slider turns a percentage into dollars for the quarter that is open.

# %% name="shares"
shares = c5.quarter_shares(my_org())
explore("shares", "Percent of what the sellers say", low=10, high=100, step=1, start=100, unit="%", draw=shares)

# %% [markdown] name="number_question"
# ## 4 · The number for the board (4 points)
#
# The board will hire against it. A dollar too high costs three, a dollar too low costs one. Which number do you give for
# the open quarter, in thousands of dollars? Any of the eight quarters may come again.
#
# <details><summary>Hint 1</summary>Ask how often the number may be missed when missing it costs three times as much as beating it.</details>
# <details><summary>Hint 2</summary>A little more on your number: in how many of the eight quarters does it save, and in how many does it cost three times that?</details>

# %% name="number_form"
ask.number("number", "Your number for the board, in thousands of dollars", unit="thousand dollars", low=0, high=100000)

# %% check="number" points=4

# %% [markdown] name="own_case_question"
# ## 5 · One of your own (2 points)
#
# A deal you were sure of, or somebody was, and it didn't come. What chance was written down, where, and what would a
# record have said? Two sentences. Complete earns the points; your words are not graded.
#
# <details><summary>Hint 1</summary>If no chance was written down anywhere, that is an answer.</details>
# <details><summary>Hint 2</summary>Think of the last deal that slipped from one quarter to the next.</details>

# %% name="own_case_form"
ask.text("own_case", "Which deal, and what would a record have said?", least=10)

# %% check="own_case" points=2

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("c5_forecast")
