# %% name="setup"
from saleslab.charts import c5
from saleslab.practice import ask, explore, my_org, reveal, start, submit

start("c5_forecast", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Another company of Tarnhold's owner: other sellers, other buyers, the same CRM. Don't assume the same answers.
#
# It is the last week of June, year 3. The board wants a number for one region by tonight. You have the CRM, and you have
# never met one of these buyers.

# %% [markdown] name="practice_question"
# ## How answering works (not graded)
#
# Click an answer. When "Saved" appears, it is. You may change it until you submit.

# %% name="practice_form"
ask.choice(
    "warm_up",
    "You say 90, and she doesn't sign. How many points do you lose?",
    options={"ten": "10", "ninety": "90", "square": "81"},
)

# %% name="practice_answer"
reveal("warm_up", c5.warm_up)

# %% [markdown] name="called_text"
# ## What was called, and what was won
#
# Everything that sellers here forecast in three years, and that has ended. Move the slider: it counts only the deals that were
# given this chance or more.

# %% name="called"
called = c5.commit_counted(my_org())
explore("called", "Deals given this chance or more", low=5, high=95, step=5, start=50, unit="%", draw=called)

# %% [markdown] name="commit_question"
# ## 1 · What a Commit is worth (4 points)
#
# A Commit is a deal that its seller gave 75 or more. Of 100 Commits, how many were won? To the nearest whole number.
#
# <details><summary>Hint 1</summary>With the slider at 75 it counts exactly the Commits.</details>
# <details><summary>Hint 2</summary>Divide the deals that were won by all that were called, and take it times 100.</details>

# %% name="commit_form"
ask.number("commit", "Of 100 Commits, how many were won?", unit="of 100", low=0, high=100)

# %% check="commit" points=4

# %% [markdown] name="ears_question"
# ## 2 · What does each list show? (4 points)
#
# Seven sellers, and every deal they forecast that has ended. Did they win clearly more than they said, about as much, or
# clearly less? Or are there too few deals to tell? Not every name has to be used.
#
# <details><summary>Hint 1</summary>Deals won, divided by deals ended, times 100: that belongs beside the odds said.</details>
# <details><summary>Hint 2</summary>Low odds alone are no sandbagging, high odds alone no happy ears. It is the gap that counts, if there are deals enough: luck alone moves the share won by up to {{ luck_30 }} points with 30 deals, {{ luck_50 }} with 50, {{ luck_100 }} with 100.</details>

# %% name="ears_form"
ask.match(
    "ears",
    "What does each list show?",
    labels={
        "sandbags": "Sandbags",
        "straight": "Straight",
        "happy": "Happy ears",
        "few": "Can't tell yet",
    },
    items="c5.records",
)

# %% check="ears" points=4

# %% [markdown] name="chances_question"
# ## 3 · Put your name to twelve numbers (5 points)
#
# Twelve deals that are open this week; C is a Commit. How likely is each to be signed by 31 December? We know how they ended,
# and score you in points lost. Twelve sellers, all with long lists: the columns show what each said and won before, on
# average. Say 50 twelve times, and you earn nothing; any other number twelve times earns little.
#
# <details><summary>Hint 1</summary>The rule of thumb: what this seller won before; half as much again in Negotiate, a third less in Propose.</details>
# <details><summary>Hint 2</summary>Halve that after a month and a half in one stage, or when the close date passed a month ago. Then use your own head.</details>

# %% name="chances_form"
ask.chances("chances", "How likely is it to be signed by 31 December, in percent?", items="c5.dozen")

# %% check="chances" points=5

# %% [markdown] name="shares_text"
# ## What came in before
#
# Your region. Each dot is a quarter: of what the sellers' odds had promised, this much came in within half a year, in percent.
# (Year 2 is the last that has had its half year.) The slider turns a percentage into dollars for this quarter.

# %% name="shares"
shares = c5.quarter_shares(my_org())
explore("shares", "Percent of what the sellers say", low=10, high=100, step=1, start=100, unit="%", draw=shares)

# %% [markdown] name="number_question"
# ## 4 · The number for the board (5 points)
#
# The board hires against your number. A dollar too high costs three, a dollar too low costs one. Any of the eight quarters may
# come again, each as likely as the others. Which number do you give for this quarter?
#
# <details><summary>Hint 1</summary>Missing it costs three times as much as beating it. How often may you miss it, then?</details>
# <details><summary>Hint 2</summary>Add a little to your number. In how many of the eight quarters does that save a dollar, in how many does it cost three?</details>

# %% name="number_form"
ask.number("number", "Your number for the board, in thousands of dollars", unit="thousand dollars", low=0, high=100000)

# %% check="number" points=5

# %% [markdown] name="call_text"
# ## A buyer rings
#
# You have your number. Then the telephone.

# %% name="rings"
reveal("number", c5.phone_rings(my_org()))

# %% [markdown] name="call_question"
# ## 5 · What do you do with this deal? (2 points)
#
# Suppose it is in your number at the CRM's odds. The number counts what is signed by 31 December.
#
# <details><summary>Hint 1</summary>Leave out how she sounds. What is left?</details>
# <details><summary>Hint 2</summary>What has her side done since yesterday, and which day did she name?</details>

# %% name="call_form"
ask.choice(
    "call",
    "After this call, in your number:",
    options={
        "higher": "Count the deal higher than the CRM's odds",
        "leave": "Leave the deal at the CRM's odds",
        "lower": "Count the deal a little lower, to be careful",
        "out": "Take the deal out",
    },
)

# %% check="call" points=2

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("c5_forecast")
