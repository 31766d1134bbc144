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
# The chief revenue officer puts up one slide. {{ graduates }} sellers have been on it. Since then they have booked {{ half }}
# as much again as everybody else. The operations lead checked it twice, in good faith.
#
# The chair, an ex-seller, turns to you: "Graduates sell {{ half }} as much again. Train everyone?"
#
# *Tarnhold and everybody in it are simulated.*

# %% name="seat"
for_role(
    rep="You will be sent on a course again this year. Find out what makes one last longer than the certificate.",
    manager="You fill the places. Today you see what your list does to the slide, before anybody has learned a thing.",
    leader="You sign for it: more than a million dollars for this course so far. Find out which number deserves your name.",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% name="bet"
ask.prediction(
    "lead",
    "The slide says {{ lead }} % more than everybody else. Suppose the course had never been held. How many percent more would the same {{ graduates }} have booked in those three quarters?",
    unit="% more",
    low=-20,
    high=80,
    within=10,
)

# %% [markdown] name="ten_places"
# ## Ten places
#
# We come back to your bet. First go back a year and fill a course yourself. Twenty of Tarnhold's sellers, ten places,
# nobody trained yet. Send whom you would send at work.

# %% name="places"
ask.pick("places", "Whom do you send? Pick ten.", items="c3.places", count=10)

# %% name="your_slide"
reveal("places", c3.your_places(my_org()))

# %% [markdown] name="lever_text"
# ## Whom to set beside them?
#
# At Tarnhold no manager filled a list. {{ hands }} sellers put a hand up, {{ graduates }} places were drawn by lot among
# them, and {{ lost }} went home without one. Pull the lever through its four places.

# %% name="lever"
beside = c3.set_beside(my_org())
goal = "Stop at 4. Nobody there was on the course. So what are you looking at?"
explore("beside", "Set beside the graduates", low=1, high=4, step=1, start=1, draw=beside, goal=goal)

# %% name="what_is_it"
ask.choice(
    "what_is_it",
    "At 4, people who never saw the course outsell the rest by {{ lost_lead }} %. What does the slide of the graduates mostly show?",
    options={
        "course": "What two days on the next question do",
        "hands": "Who puts a hand up",
        "quarter": "Three good quarters",
        "spirit": "What being chosen does for morale",
    },
)

# %% name="who_puts_up"
reveal(
    "what_is_it",
    "Those at 4 were not chosen and not trained, and it was the same three quarters for both. What is left is who puts a hand up. "
    "Of the third who had booked most the year before, {{ hands_first }} did; of the last third, {{ hands_last }}.",
)

# %% name="your_bet"
reveal("lead", c3.bet_and_lead(my_org()), truth=c3.lead_without_course(my_org()))

# %% [markdown] name="draw_text"
# ## Then the hat
#
# The easy next sentence is: "So the course is worthless." Wait. At the end of that year Tarnhold put 30 teams in a hat, drew
# {{ teams_drawn }} and sent them whole, hands up or not. Nobody chose, so nothing but luck and the course sets the two apart.
# Draw the teams again, up to 200 times, and see what luck does alone.

# %% name="again"
again = c3.drawn_again(my_org(), full=True)
goal = "Go to 200. How often does a hat do as much as the real draw did?"
explore("again", "Draw the teams again, times", low=0, high=200, step=5, start=0, draw=again, goal=goal)

# %% name="bet_hands"
ask.prediction(
    "hands",
    "The hat alone did as much {{ as_much }} times in 200: rarely. Now only those in the drawn teams who had never put a hand up. They went because their team was drawn. How many more of 100 deals did they win than sellers like them in the other teams?",
    unit="deals of 100",
    low=-10,
    high=20,
    within=2,
)

# %% name="never_up"
reveal("hands", c3.bet_and_hands(my_org()), truth=c3.gained_without_hand(my_org()))

# %% name="claim"
ask.choice(
    "claim",
    "And will it last? A slide of many training days: “87 % of training is forgotten.” What had the source looked at?",
    options={
        "facts": "What people could still recite",
        "skill": "What they did differently, with nobody coaching them afterwards",
        "bookings": "What they booked",
        "nothing": "Nothing; the number is made up",
    },
)

# %% name="claim_taken_apart"
reveal(
    "claim",
    "{{ cite_plain('forgetting_claim') }}\n\nSo it is one firm's report on doing, without a coach. The slide dropped the second half "
    "of the sentence, and that half is the useful one. Below, both halves at Tarnhold.",
)

# %% name="left"
left = c3.what_is_left(my_org())
goal = "Walk to quarter 3. Under which managers would you hold the course again?"
explore("left", "Quarters after the course", low=0, high=4, step=1, start=0, draw=left, goal=goal)

# %% [markdown] name="chair"
# How fast it fades is our setting, no finding. Tarnhold's managers differ in one thing you can see: how often they watch a
# call first, and look again afterwards.
#
# **The Buyer's chair.** Deal 4471: "In February he asked what one failure costs us. 'A week of stock.' 'Great,' he said, and
# wrote it down. Somebody had taught him that question. In July he came with slides. Nobody asked again."
#
# ## Your call
#
# $1.6m, eight quarters. Money buys places on the course, or a coach for managers who are to watch and look again. Follow-up
# teams are the 15 whose managers do so most already. Her "Great" was heard by nobody who could have said a word about it.

# %% name="decide"
for_role(
    rep="You have a vote as well: where would you rather come back to on the Monday after?",
    manager="Half of these managers do what you can do without a budget: watch one call before, and one after.",
    leader="Your name stands under it. Places are counted in the next report. Follow-up is not.",
)

# %% name="split"
ask.allocate("split", "Share out the money.", items="c3.money", budget=1600000, unit="$", step=200000)

# %% name="played"
reveal("split", c3.split_played(my_org()))

# %% [markdown] name="verdict"
# **Keep** the course: it did most for people who would never have asked for it, and under managers who coach well
# {{ left_good }} % of it is there three quarters later. **Fix** the order: two watched calls in the diary, then the course;
# and a hat for the places. **Stop** showing graduates beside everybody else.

# %% name="guess_mentoring"
ask.choice(
    "guess_mentoring",
    "Outside Tarnhold: a sales call centre offered its new people a mentor. Some had to take one, others could choose. Who produced more because of it?",
    options={
        "had": "Those who had to",
        "chose": "Those who chose to",
        "both": "Both, about alike",
        "none": "Neither",
    },
)

# %% name="evidence"
reveal(
    "guess_mentoring",
    "First what speaks for just training people:\n\n{{ cite_plain('workplace_training_pooled') }}\n\n{{ cite_plain('training_matched_stores') }}\n\n"
    "What speaks for asking who signed up:\n\n{{ cite_plain('mentoring_by_lot') }} New people on inbound calls: our story rhymes with it, no more.\n\n"
    "{{ cite_plain('training_takers_ahead_before') }}\n\n"
    "What is thin: {{ cite_plain('sales_training_pooled') }} And we found no named sales method tested against a control group by "
    "anybody who doesn't sell it.",
)

# %% [markdown] name="drawer"
# <details><summary>A three-minute drawer: the same trap, with real people</summary>
#
# The 1970s: a US programme gives work to people who can't find any. By lot {{ nsw_in }} get in, {{ nsw_out }} don't. Those
# who got in later earn {{ nsw_gain }} dollars a year more.
#
# Throw the draw away, as our slide did: set the {{ nsw_in }} beside {{ cps }} people of a national survey. Guess first: what
# does the programme seem to do?
#
# <details><summary>I have guessed</summary>
#
# | set beside | dollars a year |
# | --- | --- |
# | those the lot left out | +{{ nsw_gain }} |
# | people of the survey | −{{ cps_gap }} |
#
# A good programme looks ruinous: look who signed up. (The men with two earlier years on record, as later authors cut the
# file; LaLonde's own figure was about 886.) {{ cite("lottery_against_comparison") }}
#
# </details></details>

# %% name="monday"
for_role(
    rep="One thing from your last course that you still do. Name the call this week where you will do it, and ask your "
    "manager to listen in.",
    manager="The next course one of your sellers goes on: the date you watch a call before it, and the two dates after. In "
    "the diary, before the day itself.",
    leader="The next course on your desk: you sign when the follow-up dates are on the form, and when a hat says who goes first.",
)

# %% name="promise"
ask.commitment("promise", "What will you do, by when, and who will see it?")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "Book the follow-up before the course."
#
# Why did he say "Great" to a week of lost stock? Her file has more than forty activities, and not one of them answers that.
#
# Next: [open the exercise](../../exercises/c3_methodology/c3_methodology.ipynb). Another company, and there somebody may
# have looked into the hat.
