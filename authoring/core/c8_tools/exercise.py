# %% name="setup"
from saleslab import charts
from saleslab.charts import c8
from saleslab.practice import ask, for_role, my_org, reveal, start, submit

start("c8_tools", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Another company of Tarnhold's owner: 240 sellers, the same four vendors, the same fair pilot by lot. Its chief revenue officer
# has read page one, and is about to sign the first tool for all 240. He may be right. The vendors' words are the same as
# everywhere; whose hands they help here is another matter.

# %% name="page_one"
charts.show(*c8.first_page(my_org()))

# %% [markdown] name="practice_question"
# ## How answering works (not graded)
#
# Click an answer. When "Saved" appears, it is. You may change it until you submit, but for two: a signature and a note bind.

# %% name="practice_form"
ask.choice(
    "hunch",
    "He holds out the pen: “The first on page one, for all 240?” On a hunch:",
    options={"sign": "Sign", "wait": "Not yet", "never": "Never on a pilot"},
)
reveal("hunch", c8.signature(my_org()))

# %% [markdown] name="pilot_text"
# ## The pilot by hands
#
# A dot is what the pilot saw. In five cases of six the truth lies on its grey bar.

# %% name="pilot"
charts.show(*c8.pilot_rows(my_org()))

# %% [markdown] name="shapes_question"
# ## 1 · Whose hands? (5 points)
#
# Four sentences for the board, one for each tool, and no more than the bars can bear:
#
# - *Weak more* or *strong more*: one of these two bars lies wholly above the other. This comes first.
# - *Everybody*: they share a part, and all three bars lie wholly above zero.
# - *Can't tell yet*: none of these.
#
# What counts is the table, to the tenth it prints.
#
# <details><summary>Hint 1</summary>First compare the weak bar with the strong bar of the same tool. Only if they share a part, look at zero.</details>
# <details><summary>Hint 2</summary>The table has each dot, and the ends of its bar in brackets.</details>

# %% name="shapes_form"
ask.match(
    "shapes",
    "Whose hands does it help?",
    items="c8.gains",
    labels={
        "weak": "Weak more",
        "strong": "Strong more",
        "everybody": "Everybody",
        "cannot_tell": "Can't tell yet",
    },
)

# %% check="shapes" points=5

# %% [markdown] name="sure_question"
# ## 2 · How sure are you? (4 points)
#
# Six sentences about what the tools *truly* do here. How likely is each, going by the pilot? The table has what it saw of the
# tool named first, and of the second. The further you are from what the pilot allows, the more points you lose, most where you
# were sure. Say 50 six times, and you earn nothing.
#
# <details><summary>Hint 1</summary>Bars apart, bars that share a part, dots less than two points apart: the lesson has a number for each.</details>
# <details><summary>Hint 2</summary>Some sentences say the opposite of what the dots say. For these your number is below 50.</details>

# %% name="sure_form"
ask.chances("sure", "How likely is it that this is truly so, in percent?", items="c8.statements")

# %% check="sure" points=4

# %% [markdown] name="worth_text"
# ## A seat at the door
#
# Somebody has heard that there will be seats.

# %% name="at_the_door"
reveal("sure", c8.her_seat(my_org()))

# %% [markdown] name="worth_question"
# ## 3 · What is this seat worth? (3 points)
#
# What does the seat keep in two years, in thousands of dollars, by the pilot? Bookings follow conversations, percent for
# percent. Of each dollar booked {{ margin }} cents stay. A seat costs {{ price }} a year. A loss is a minus.
#
# <details><summary>Hint 1</summary>Percent of what is booked in a year, two years of it. Then what stays of that. Then the seat, two years of it.</details>
# <details><summary>Hint 2</summary>Which of the percents in the table of question 1 belongs to these hands?</details>

# %% name="worth_form"
ask.number("worth", "This seat keeps, in two years", unit="thousand dollars", low=-1000, high=5000)

# %% check="worth" points=3

# %% [markdown] name="plan_question"
# ## 4 · Take the pen (5 points)
#
# Overnight two things changed. One vendor at the top of page one, named above the table, now asks {{ dear }} a seat and year;
# the others still {{ price }}. And in one kind of hands only {{ few }} sellers are free to change.
#
# The table has for each tool what the pilot saw, *less* what the seat costs, both in percent of bookings.
#
# For each kind of hands sign one tool, or none, or *try first*. In a trial the two that keep most there (one may be no tool) go by
# lot to half the seats each, for a year. The winner then has all of them for the other {{ years_left }} years. A trial costs {{ trial }},
# however few take part.
#
# Which three signatures keep most in {{ years }} years? The same tool may stand three times. Where two are close, either will do.
# Once locked in, they bind.
#
# <details><summary>Hint 1</summary>A trial takes half of the lead away for a year. What can it tell you that these dots don't, and how many seats is its price spread over?</details>
# <details><summary>Hint 2</summary>In each row, take the price off every tool first. Which two are ahead then, and by how much?</details>

# %% name="plan_form"
reveal("worth", c8.overnight(my_org()))
ask.match(
    "plan",
    "For whom do you sign what?",
    items="c8.hands",
    labels={
        "none": "No tool",
        "try_first": "Try first",
        "lead_research": "Lead research",
        "meeting_prep": "Meeting prep",
        "answer_prompts": "Answer prompts",
        "ai_coach": "AI coach",
    },
    lock=True,
)

# %% check="plan" points=5

# %% [markdown] name="her_text"
# ## A buyer rings
#
# Your page is signed, and no new tool has come yet. The seller from the door works as he always has. While he is out, his
# telephone rings.

# %% name="her_words"
reveal("plan", c8.she_speaks(my_org()))

# %% [markdown] name="her_question"
# ## 5 · What do you write on his note? (3 points)
#
# He will ring her back at noon, once, for ten minutes. Your note is all he sees. Once locked in, it lies on his desk.
#
# <details><summary>Hint 1</summary>Leave out how she sounds, and how well the two get on. What is she short of?</details>
# <details><summary>Hint 2</summary>A pilot counts what helps with many buyers. Does that help with what this one is short of?</details>

# %% name="her_form"
ask.choice(
    "her",
    "The note says:",
    options={
        "prompts": "“Have the answer ready: what she asked, with proof she can hand on”",
        "research": "“Bring something from her own house: what has changed there since you last spoke”",
        "question": "“No screen. One question about her, and time to hear the answer”",
        "plan": "“Borrow a screen for the call: the tool that did most in strong hands”",
        "close": "“Ask what it would take to sign this week, and who else must agree”",
    },
    lock=True,
)

# %% check="her" points=3

# %% [markdown] name="noon_text"
# ## Noon, and a signature

# %% name="noon"
reveal("her", c8.noon(my_org()), also=["plan"])
reveal("plan", c8.verdict(my_org()), also=["her"])
for_role(
    rep="You heard her on another's telephone. Could a course have taught him to? Somebody sells one. What is left of it a "
    "year later?",
    manager="One note, one call. You have six sellers and a week. Who needs which note?",
    leader="Here a pilot told you whose hands. The chair's next table has two million dollars, eight quarters, and a "
    "dashboard that is polite.",
)

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("c8_tools")
