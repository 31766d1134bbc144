# %% [markdown] name="title"
# # Who signed up?
#
# For reps, managers and leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - say what a course's graduates would have sold without the course
# - tell a draw that shows something from one that is broken or too small
# - book the follow-up before the course, and share the money between them

# %% name="setup"
from saleslab.charts import c3
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c3_methodology", "lesson")

# %% [markdown] name="scene"
# ## "The graduates are outselling everyone. Who signed up?"
#
# Tarnhold's board room, a Tuesday. The course was two days on one skill: after the buyer's answer, ask the next question.
# The chief revenue officer puts up one slide. {{ graduates }} sellers have been on it. In the three quarters since, they
# booked {{ lead }} % more than everybody else. The operations lead checked it twice, in good faith.
#
# The chair, an ex-seller, turns to you: "{{ lead }} % more. Train everyone?"
#
# *Tarnhold and everybody in it are simulated.*

# %% name="seat"
for_role(
    rep="You will be sent on a course again this year. Find out what makes one last longer than the certificate.",
    manager="Next time it is you who says which of your people go. Find out what that choice alone does to the slide.",
    leader="You sign for it: more than a million dollars for this course so far. Find out which number deserves your name.",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% name="bet"
ask.prediction(
    "lead",
    "The slide says {{ lead }} % more than everybody else. Suppose the course had never been held. How many percent more than everybody else would the same {{ graduates }} have booked in those three quarters? At 0 they book as much as everybody else.",
    unit="% more",
    low=-20,
    high=80,
    within=10,
)

# %% [markdown] name="ten_places"
# ## Ten places
#
# We come back to your guess. First go back a year and fill a course yourself. Twenty of Tarnhold's sellers, ten places,
# nobody trained yet. Send whom you would send at work.

# %% name="places"
ask.pick("places", "Whom do you send? Pick ten.", items="c3.places", count=10)

# %% name="your_slide"
reveal("places", c3.your_places(my_org()))

# %% [markdown] name="lever_text"
# ## Whom to set beside them?
#
# Tarnhold asked for volunteers. {{ hands }} sellers put a hand up. There were {{ graduates }} places, and lots were drawn:
# {{ lost }} went home without one. Move the slider through its four comparisons: the slide, the year before, those who lost
# the draw, and one without any graduate.

# %% name="lever"
beside = c3.set_beside(my_org())
goal = "Stop at 4. Nobody there was on the course. So what are you looking at?"
explore("beside", "Comparison", low=1, high=4, step=1, start=1, draw=beside, goal=goal)

# %% name="what_is_it"
ask.choice(
    "what_is_it",
    "Look at 4 once more, then at 1. What does the slide of the graduates mostly show?",
    options={
        "course": "What two days on the next question do",
        "hands": "Which sellers put a hand up",
        "quarter": "Three quarters with a lot of luck",
        "spirit": "What being chosen does for morale",
    },
)

# %% name="your_bet"
reveal("lead", c3.bet_and_lead(my_org()), also=["what_is_it"], truth=c3.lead_without_course(my_org()))

# %% [markdown] name="draw_text"
# ## Then the hat
#
# "So the course is worthless," says the chair. "Wait," says the operations lead. At the end of that year all 30 teams went
# into a hat, the first graduates with them. {{ teams_drawn }} were drawn and went whole. Before the draw she wrote down a rule:
# more than luck only if fewer than one redraw in twenty does as much, so fewer than 10 of 200.
#
# Redraw: every deal stays as it ended. Only which teams count as sent is drawn again.

# %% name="again"
again = c3.drawn_again(my_org(), full=True)
goal = "Go to 200. Does the real draw pass her rule?"
explore("again", "Draw the teams again, times", low=0, high=200, step=5, start=0, draw=again, goal=goal)

# %% name="sign"
ask.choice(
    "sign",
    "The minutes need one sentence about this draw. Which do you sign?",
    options={
        "raises": "The course raises wins; the draw shows it",
        "nothing": "The course does nothing; the draw shows it",
        "wait": "We can't tell yet; the hat does as much too often",
    },
)

# %% name="signed"
reveal("sign", c3.signed(my_org()))

# %% name="bet_hands"
ask.prediction(
    "hands",
    "Before the draw she wrote down one group to look at alone: those who had never put a hand up. In drawn teams they had to go. How many more of 100 deals did they gain than sellers like them in the other teams?",
    unit="deals of 100",
    low=-10,
    high=20,
    within=2,
)

# %% name="never_up"
reveal("hands", c3.bet_and_hands(my_org()), also=["sign"], truth=c3.gained_without_hand(my_org()))

# %% name="left"
left = c3.what_is_left(my_org())
goal = "And will it last? Walk to quarter 3. How fast it fades is our setting, no finding."
explore("left", "Quarters after the course", low=0, high=4, step=1, start=0, draw=left, goal=goal)

# %% [markdown] name="chair"
# **The Buyer's chair.** Deal 4471, the quality head of a hospital group, on the seller who called her: "He had been on that
# course. You could hear it in February, for one question. In July I could not hear it any more."

# %% name="two_calls"
ask.mark(
    "two_calls",
    "Both calls with her. Her seller's manager could have sat in on one. Mark the line after which a word to him would have been worth most.",
    sentences={
        "cost": "FEBRUARY. He: “What does one failure cost you?”",
        "stock": "She: “A week of stock.”",
        "great": "He: “Great.” He writes it down and moves on to the alarm.",
        "slides": "JULY. He: “I have brought the slides you will like.”",
        "send": "She: “Send them to me.”",
        "friday": "He: “With pleasure. I’ll ring on Friday.”",
    },
    count=1,
)

# %% name="heard"
reveal("two_calls", c3.word_in_time())

# %% [markdown] name="call_text"
# ## Your call
#
# $1.6m, eight quarters. Money buys places on the course, or a coach for managers who are to hear calls and look again.
# Follow-up teams are the 15 whose managers look again most often already. Her seller sat in one of the other teams.
#
# The operations lead's estimate: places alone bring {{ places_only }} beyond their price, coaching alone {{ coaching_only }}, since a
# manager who looks again helps every deal. “Looks again” counts of 100 coaching sessions. "So which?" asks the chair.

# %% name="decide"
for_role(
    rep="One of the seats is yours, on the course or beside a manager who hears your calls. You vote before you know which.",
    manager="A place takes a seller from you for two days. A coach will sit beside you, and hear what you say after a call.",
    leader="Next month the report counts places filled. In eight quarters the chair asks you what the money brought.",
)

# %% name="split"
ask.allocate("split", "Share out the money.", items="c3.money", budget=1600000, unit="$", step=200000)

# %% name="played"
reveal("split", c3.split_played(my_org()))

# %% name="guess_mentoring"
ask.choice(
    "guess_mentoring",
    "Outside Tarnhold: a sales call centre offered its new people a mentor. Some had to take one, others could choose. Who produced more because of it?",
    options={
        "had": "Those who had to",
        "chose": "Those who chose to",
        "both": "Both, about alike",
        "none": "Neither of the two",
    },
)

# %% name="evidence"
reveal(
    "guess_mentoring",
    c3.mentors(
        "Against us first, training that looks good without any hat:\n\n{{ cite_plain('training_matched_stores') }}\n\n"
        "For asking who signed up:\n\n{{ cite_plain('mentoring_by_lot') }} New people on inbound calls: our story rhymes with it, no "
        "more.\n\nWe found no named sales method tested against a control group by anybody who doesn't sell it."
    ),
)

# %% [markdown] name="drawer"
# <details><summary>A drawer for whoever likes: the same trap, with real people</summary>
#
# The 1970s: a US programme gives work to people who can't find any. By lot {{ nsw_in }} get in, {{ nsw_out }} don't. Throw
# the draw away, as our slide did, and set the {{ nsw_in }} beside {{ cps }} people of a survey. What does the programme seem
# to do?
#
# <details><summary>I have guessed</summary>
#
# | set beside | dollars a year |
# | --- | --- |
# | those the lot left out | +{{ nsw_gain }} |
# | people of the survey | −{{ cps_gap }} |
#
# A good programme looks ruinous. (The men with two earlier years on record, as later authors cut the file.)
# {{ cite("lottery_against_comparison") }}
#
# </details></details>
#
# ## What stays
#
# **Keep** the course, for those who would never ask for it: that much the draw may sign. **Fix** the order: three dates in
# the diary first, a watched call before and two after; then a hat for the places. **Stop** showing graduates beside
# everybody else.

# %% name="monday"
for_role(
    rep="This week: name the buyer with whom you ask one question more, and the manager or colleague who listens in. The "
    "next lesson asks you on it.",
    manager="This week: name the seller who goes next, and three dates, one call before and two after. That seller gets "
    "them from you and is the witness. The next lesson asks you on it.",
    leader="This week: name the next course on your desk. You sign when each seller's three dates are on the form; whoever "
    "keeps the form is the witness. The next lesson asks you on it.",
)

# %% name="promise"
ask.commitment("promise", "What will you do, by when, and who will see it?")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "Book the follow-up before the course."
#
# Deal 4471 has a file. On the February call it says: "Pain confirmed, great meeting." On the July call: "Strong interest,
# asked for slides." Who was that written for?
#
# [Open the exercise](../../exercises/c3_methodology/c3_methodology.ipynb): another company, and there somebody may have
# looked into the hat.
