# %% name="setup"
from saleslab.charts import c3
from saleslab.practice import ask, explore, my_org, start, submit

start("c3_methodology", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# A sister company of Tarnhold. The same two days on the next question, the same slide, and names drawn among those who put
# a hand up. Later a second draw, and coaches. Don't assume that anything comes out as it did there.

# %% [markdown] name="pairs_text"
# ## Four pairs
#
# The slider of the lesson, with this company's sellers.

# %% name="pairs"
explore("beside", "Pair", low=1, high=4, step=1, start=1, draw=c3.set_beside(my_org()))

# %% [markdown] name="no_course_question"
# ## 1 · Ahead without a course (4 points)
#
# The chair: "Before anybody tells me what the course did: how far ahead are sellers who want to go, if nobody trains them?"
# How many percent more did they book? Less is a minus.
#
# <details><summary>Hint 1</summary>You need two groups of which nobody was on the course. One of them wanted to go.</details>
# <details><summary>Hint 2</summary>Some of those who put a hand up got no place.</details>

# %% name="no_course_form"
ask.number("no_course", "The lead of those who wanted to go, nobody trained", unit="% more", low=-100, high=400)

# %% check="no_course" points=4

# %% [markdown] name="file_text"
# ## The second draw
#
# Its file has four pages. Read all four before you believe any of it.

# %% name="file"
pages = c3.file_of_the_draw(my_org())
explore("file", "Page of the file", low=1, high=4, step=1, start=1, draw=pages)

# %% [markdown] name="gain_question"
# ## 2 · What the file shows (4 points)
#
# How many more of 100 deals do those sent win than before, beyond what the others gained in the same time? To one decimal;
# less is a minus.
#
# The last page has done the changes and the gaps. Two of them make the answer.
#
# <details><summary>Hint 1</summary>Changes, or gaps? The two groups may have stood apart before anybody was sent.</details>
# <details><summary>Hint 2</summary>The change of those sent, less the change of the others.</details>

# %% name="gain_form"
ask.number("gain", "Gain of those sent, beyond the others", unit="deals of 100", low=-60, high=60)

# %% check="gain" points=4

# %% [markdown] name="again_text"
# ## The same draw, again and again
#
# The same names go back into the hat and are drawn again. That is what luck does, with or without a course.

# %% name="again"
again = c3.drawn_again(my_org())
explore("again", "Draws", low=0, high=200, step=5, start=0, draw=again)

# %% [markdown] name="paper_question"
# ## 3 · One sentence for the board (4 points)
#
# Go by this file alone, and by the bar of the lesson: more than luck only if fewer than 10 draws of 200 do as much.
#
# <details><summary>Hint 1</summary>Two checks. Did the draw decide who went? And how often does luck do as much?</details>
# <details><summary>Hint 2</summary>Page 2 for the first check, the slider at 200 for the second. Dollars differ a little
# between two fair groups too.</details>

# %% name="paper_form"
ask.choice(
    "paper",
    "Which sentence do you sign?",
    options={
        "own_year": "The course raises wins: those sent win more than they did before, so it works",
        "luck": "We can't tell yet: luck alone does as much too often",
        "draw": "The course raises wins: the draw shows it, and luck seldom does as much",
        "exchanged": "We can't tell yet: in the end it wasn't the draw that decided who went",
        "nothing": "The course does nothing: the draw shows no gain that counts, so we stop",
    },
)

# %% check="paper" points=4

# %% [markdown] name="teams_question"
# ## 4 · Three teams first (3 points)
#
# A buyer, on this company's sellers: "They all have one good question now. Only a few have another one after my answer."
#
# In which three teams would most of the course be left three quarters later, if it teaches anything? Each row is what
# anybody can see about a manager.
#
# <details><summary>Hint 1</summary>What counts is what happens on the calls after the course, not in the room.</details>
# <details><summary>Hint 2</summary>Hours are easy to give. What does a manager do with them?</details>

# %% name="teams_form"
ask.pick("teams", "Pick the three teams that go first", items="c3.teams", count=3)

# %% check="teams" points=3

# %% [markdown] name="sheets_text"
# ## What one team brings
#
# Your file may have been too small, or spoiled. A year later the course got a sound draw, all 30 teams in the hat; if that was
# your file, you meet it again. Then 15 of the 30 managers had a coach for two years, drawn by lot. Sheet 1 is what is
# claimed. Sheets 2 and 3 are the lots. The sums are done.

# %% name="sheets"
explore("sheets", "Sheet", low=1, high=3, step=1, start=1, draw=c3.three_sheets(my_org()))

# %% [markdown] name="money_question"
# ## 5 · The money (4 points)
#
# The trainer offers part two, the coaches' firm more coaches. The chair: "I pay for what a lot has tested, and for what
# sticks out beyond luck, in the quarters that somebody watched. Where only the gain seen would pay, we draw again, half of
# some teams, and look. Where not even that would, I keep my money." What does each get? (Somebody watched the course for two quarters and the coaches
# for eight: her rule is hard on the course.)
#
# <details><summary>Hint 1</summary>Course and coaches each have a sheet of their own. Which sheet has no lot behind it?</details>
# <details><summary>Hint 2</summary>Two bars against the third: what sticks out, then what was seen, each against the
# price.</details>

# %% name="money_form"
ask.match(
    "money",
    "What goes into the board paper?",
    labels={"now": "Buy it, without a new draw", "draw": "Into a new draw", "nothing": "Keep the money"},
    options={"course": "The course, part two: {{ course_price }} a team", "coaches": "Coaches: {{ coach }} a team"},
)

# %% check="money" points=4

# %% [markdown] name="own_case_question"
# ## 6 · Your last course (1 point)
#
# Think of the last course you were on, or sent somebody on. Who decided who went? What was still done two months later? Who
# listened to a call afterwards? Two sentences. Complete earns the point; your words are not graded.
#
# <details><summary>Hint 1</summary>Volunteers, the best, the weakest, whoever was free that week?</details>
# <details><summary>Hint 2</summary>If nothing was left, say so. What should have been in the diary?</details>

# %% name="own_case_form"
ask.text("own_case", "Who went, what was left, who listened?", least=10)

# %% check="own_case" points=1

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("c3_methodology")
