# %% name="setup"
from saleslab.charts import c3
from saleslab.practice import ask, explore, my_org, start, submit

start("c3_methodology", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# A sister company of Tarnhold, with the same two-day course and the same slide. Some of its sellers put a hand up, and lots
# were drawn for the places. Later a second course was held, again with a draw. Its file is on your desk. Don't assume the
# same answers.

# %% [markdown] name="lever_text"
# ## The slide and its neighbours
#
# A slider with four comparisons, as in the lesson.

# %% name="lever"
beside = c3.set_beside(my_org())
explore("beside", "Comparison", low=1, high=4, step=1, start=3, draw=beside)

# %% [markdown] name="slide_question"
# ## 1 · What the slide says (1 point)
#
# The slide compares the graduates with everybody who had no place on the course. How many percent more did they book? Less
# is a minus.
#
# <details><summary>Hint 1</summary>One of the four comparisons is the slide.</details>
# <details><summary>Hint 2</summary>Everybody without a place, hand up or not.</details>

# %% name="slide_form"
ask.number("slide", "Graduates against everybody without a place", unit="% more", low=-100, high=400)

# %% check="slide" points=1

# %% [markdown] name="no_course_question"
# ## 2 · The slide of a course that wasn't held (3 points)
#
# The chair: "Show me the lead that wanting to go brings. No graduates in it, please." Which percentage do you show her?
#
# <details><summary>Hint 1</summary>You need two groups without a course, of which one wanted it.</details>
# <details><summary>Hint 2</summary>The draw left some of those who wanted to go at home.</details>

# %% name="no_course_form"
ask.number("no_course", "The lead of those who wanted to go, without any course", unit="% more", low=-100, high=400)

# %% check="no_course" points=3

# %% [markdown] name="file_text"
# ## The file of the draw
#
# Four pages. Read them all; not every draw is worth the hat it came from.

# %% name="file"
pages = c3.file_of_the_draw(my_org())
explore("file", "Page of the file", low=1, high=4, step=1, start=1, draw=pages)

# %% [markdown] name="gain_question"
# ## 3 · What this draw shows (3 points)
#
# From the file: how many more of 100 deals did those sent win after the course, beyond what the others gained in the same
# time? To one decimal; less is a minus.
#
# <details><summary>Hint 1</summary>Two groups, before and after: four numbers on the last page.</details>
# <details><summary>Hint 2</summary>Those sent: after less before. The others: after less before. Then the one less the
# other.</details>

# %% name="gain_form"
ask.number("gain", "Gain of those sent beyond the others", unit="deals of 100", low=-60, high=60)

# %% check="gain" points=3

# %% [markdown] name="again_text"
# ## The same draw, again
#
# The same names go into the hat and are drawn again: what luck shows, whatever the course did.

# %% name="again"
again = c3.drawn_again(my_org())
explore("again", "Draw again, times", low=0, high=200, step=5, start=0, draw=again)

# %% [markdown] name="paper_question"
# ## 4 · What goes into the board paper? (4 points)
#
# From this file alone, by the rule of the lesson: more than luck only if fewer than one redraw in twenty does as much, so
# fewer than 10 of 200.
#
# <details><summary>Hint 1</summary>Two checks: was it the hat that decided who went, and how often does the hat do as much?</details>
# <details><summary>Hint 2</summary>Page 2 for the one, the slider at 200 for the other. Booked dollars differ on page 3
# after an honest draw too: a few big deals do that.</details>

# %% name="paper_form"
ask.choice(
    "paper",
    "Which sentence do you sign?",
    options={
        "own_year": "The course raises wins: those sent do better than before, and that is enough",
        "luck": "We can't tell yet: in this draw luck alone could have done it",
        "draw": "The course raises wins: the draw shows it, and luck would rarely do as much",
        "exchanged": "We can't tell yet: in the end it wasn't luck that decided who went",
        "nothing": "The course does nothing: the draw shows no gain that counts, so we stop",
    },
)

# %% check="paper" points=4

# %% [markdown] name="teams_question"
# ## 5 · Three teams first (3 points)
#
# Say the course teaches something. In which three teams would most of it still be there three quarters later? Choose by
# what you can see.
#
# <details><summary>Hint 1</summary>What decides is what happens on the calls after the course, not in the room.</details>
# <details><summary>Hint 2</summary>Hours are easy to give. What does a manager do with them?</details>

# %% name="teams_form"
ask.pick("teams", "Pick the three teams that go first", items="c3.teams", count=3)

# %% check="teams" points=3

# %% [markdown] name="full_text"
# ## The draw of all teams
#
# Now the draw of all 30 teams here: about half sent whole, no names exchanged. The slider has three places: everybody sent,
# those who had put a hand up, those who never did.

# %% name="full"
full = c3.for_whom(my_org())
explore("full", "Of those sent", low=1, high=3, step=1, start=1, draw=full)

# %% [markdown] name="money_question"
# ## 6 · The money (4 points)
#
# $1.6m for eight quarters. Judged on what could be known: this draw, and after how many of 100 coaching
# sessions managers look again. You may leave money unspent.
#
# <details><summary>Hint 1</summary>Does the draw above say that a place teaches anything here? Strongly, hardly?</details>
# <details><summary>Hint 2</summary>What a place is worth depends on the manager it comes home to. A manager who looks
# again helps every deal, course or not.</details>

# %% name="money_form"
ask.allocate("money", "Share out the money.", items="c3.money", budget=1600000, unit="$", step=200000)

# %% check="money" points=4

# %% [markdown] name="own_case_question"
# ## 7 · Your last course (2 points)
#
# The last course you were on, or sent somebody on. Who decided who went, what was still done two months later, and who
# listened to a call afterwards? Two sentences. Complete earns the points; your words are not graded.
#
# <details><summary>Hint 1</summary>Volunteers, the best, the weakest, whoever was free that week?</details>
# <details><summary>Hint 2</summary>If you kept nothing, say so. What would have had to be in the diary?</details>

# %% name="own_case_form"
ask.text("own_case", "Who went, what was kept, who listened?", least=10)

# %% check="own_case" points=2

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("c3_methodology")
