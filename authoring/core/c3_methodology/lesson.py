# %% [markdown] name="title"
# # Who signed up?
#
# For reps, managers and leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - pick the comparison that shows what a course did
# - say when a difference may be signed, and when it may be luck
# - plan a course so that something is left of it three quarters later

# %% name="setup"
from saleslab.charts import c3
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c3_methodology", "lesson")

# %% [markdown] name="scene"
# ## "The graduates are outselling everyone. Who signed up?"
#
# Tarnhold's board room, a Tuesday. {{ graduates }} sellers went on a course last year: two days on one skill, the next
# question. The buyer says, "A freezer failed." Before the course they said, "We can help." Now they say, "What was in it?"
#
# The chief revenue officer shows one slide. In the three quarters since, the graduates booked {{ lead }} % more than
# everybody else. The operations lead has checked it twice.
#
# The chair, an ex-seller, turns to you: "{{ lead }} % more. Train everyone?"
#
# *Tarnhold and everybody in it are simulated.*

# %% name="seat"
for_role(
    rep="You will be sent on a course this year. What has to happen so that a buyer still hears it in nine months?",
    manager="You lose your people for two days, and you say who goes. What do you get back?",
    leader="You have signed for more than a million dollars of this. The next invoice is on your desk.",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% name="bet"
ask.prediction(
    "everyone",
    "Suppose all 240 sellers go. How many percent more will Tarnhold book in the next three quarters than without the course?",
    unit="% more",
    low=-10,
    high=60,
    within=5,
)

# %% [markdown] name="six_places"
# ## A course of your own
#
# Your bet stays locked. Go back a year: nobody has been on any course. You may send six of these twelve sellers.

# %% name="places"
ask.pick("places", "Pick the six you would send.", items="c3.places", count=6)
reveal("places", c3.your_slide(my_org()))

# %% name="trainer"
ask.choice(
    "trainer",
    "The trainer rings: “May I show other customers your slide? Without my course your six would have booked less.” What do you say?",
    options={
        "yes": "Yes, those are the figures",
        "half": "Show half of it; some of them are simply good",
        "wait": "Ask me again when we have a full year",
        "no": "No, it can't tell course from people",
    },
)
reveal("trainer", c3.empty_room(my_org()), also=["places"])

# %% [markdown] name="pairs_text"
# ## Back to Tarnhold's slide
#
# Tarnhold had asked for volunteers. {{ hands }} sellers put a hand up for {{ graduates }} places; {{ lost }} got none and
# stayed at home. That gives four pairs. The slide is the first.

# %% name="pairs"
goal = "Go through all four pairs. What does each one show?"
explore("beside", "Pair", low=1, high=4, step=1, start=1, draw=c3.set_beside(my_org()), goal=goal)

# %% name="pair"
ask.choice(
    "pair",
    "The chair wants one pair that shows what the course did. Which one?",
    options={
        "one": "Pair 1: the graduates, and everybody else",
        "two": "Pair 2: the graduates, and the same people a year before",
        "three": "Pair 3: the graduates, and volunteers who got no place",
        "four": "Pair 4: volunteers who got no place, and those who never put a hand up",
    },
)
reveal("pair", c3.fair_pair(my_org()))

# %% [markdown] name="draw_text"
# ## Then nobody was asked
#
# "A few percent, and perhaps luck," says the chair. "Wait," says the operations lead. "At the end of that year we asked
# nobody. We drew {{ teams_drawn }} of the 30 teams and sent them whole, keen or not. Look at how many of 100 deals they win,
# before and after, against the other teams."

# %% name="who"
ask.choice(
    "who",
    "Who gained more?",
    options={
        "hands": "Those who had put a hand up before: they want to learn",
        "never": "Those who had never put a hand up: they have more to learn",
        "alike": "Both about alike: it is the same two days",
    },
)
reveal("who", c3.who_gained(my_org()))

# %% [markdown] name="luck_text"
# ## Or was it luck?
#
# Suppose the course does nothing. Then it makes no difference which {{ teams_drawn }} teams were drawn, and any other
# {{ teams_drawn }} would look as good. So draw others, again and again. Before the first draw the operations lead had
# written down three groups to look at, and her bar: more than luck only if fewer than 10 draws of 200 do as much.

# %% name="again"
again = c3.drawn_again(my_org(), full=True)
goal = "Go to 200 for each of the three groups. Whose line clears her bar?"
menus = {"who": ("Group", c3.GROUPS)}
explore("again", "Draws", low=0, high=200, step=5, start=0, draw=again, goal=goal, menus=menus)

# %% name="sign"
ask.choice(
    "sign",
    "One sentence goes into the minutes. Which one do you sign?",
    options={
        "raises": "The course helped everybody who was sent",
        "never": "It helped those who had never put a hand up; about the others we can't tell",
        "nothing": "It did nothing for those who had put a hand up",
        "wait": "We can't tell anything: look at three groups, and luck makes one of them look good",
    },
)
reveal("everyone", c3.signed_and_bet(my_org()), also=["sign"], truth=c3.rise_of_all(my_org()))

# %% [markdown] name="first_text"
# ## First vote
#
# "So it works. Train everyone!" says the chair. The trainer offers part two; suppose it teaches as much as part one. There
# is {{ budget }}, enough for {{ places }} places. You vote now, then she plays you two calls, and you vote again.

# %% name="first"
ask.choice(
    "first",
    "Who goes?",
    options={
        "hands": "The {{ hands }} who put a hand up: nobody learns under orders",
        "teams": "{{ sent }} whole teams, drawn by lot, keen or not",
        "behind": "The {{ places }} furthest behind their quota: they need it most",
        "none": "Nobody: keep the money",
    },
)

# %% [markdown] name="chair"
# ## Two calls
#
# **The Buyer's chair.** Deal 4471, the quality head of a hospital group: "In February he asked what one failure costs us. I
# told him. He said 'Great.' In July he asked me how my summer was."
#
# The February call is on tape. You listen in, on mute, and may type one line to him.
#
# He: "What does one failure cost you?" She: "A week of stock." He: "Great." He writes it down and reaches for his slides.

# %% name="line"
ask.choice(
    "line",
    "What do you type?",
    options={
        "log": "Show her the alarm log, it would have saved that week",
        "explain": "Stay there: who had to explain that week?",
        "size": "Stay there: what is a week of stock in dollars?",
        "next": "Good one! Now the next question on the sheet",
    },
)
reveal("line", c3.line_to_him())

# %% name="left"
left = c3.what_is_left(my_org())
goal = "One deal is one story. So look at everybody who was sent: walk to quarter 3. (How fast it fades is our setting, not a finding.)"
explore("left", "Quarters after the course", low=0, high=4, step=1, start=0, draw=left, goal=goal)

# %% [markdown] name="call_text"
# ## Second vote
#
# New on the paper: coaches. One asks a manager, until it is a habit: which call did you hear, what did you say, did you come
# back to the next? A coach costs {{ coach }}, a place {{ place }}. The same money sends
# {{ sent }} teams, or {{ with_coach }} teams with a coach for each manager.
#
# No lot was ever drawn for coaches. That one is worth his price, their seller says. Teams whose managers come back to
# the next call did keep more. So did the graduates look better.
#
# In {{ sent }} teams managers come back after {{ looked_first }} of 100 coaching talks, in the others after
# {{ looked_rest }}. The new plans begin with those {{ sent }}, yours among them.
#
# The chair: "The course at least was in a hat. No experiments." The chief revenue officer: "I bought the
# last thing on a slide. Coaches, yes, but in quarter 4, when I have seen figures."

# %% name="decide"
for_role(
    rep="Your team goes under each plan. Which one do you want to be true on your own call in July?",
    manager="Your people are gone for two days, or a coach asks you every week what you heard. Which do you put your name to?",
    leader="The next report counts places filled. In two years the chair asks what the money brought.",
)
ask.choice(
    "then",
    "How do you vote?",
    options={
        "first": "My first vote stands",
        "careful": "All of these {{ sent }} teams now, no coaches",
        "late": "{{ with_coach }} teams now, a coach for each manager in quarter 4, when the figures are in",
        "together": "{{ with_coach }} teams now, a coach for each manager from the first day",
        "lot": "{{ in_lot }} teams now, a coach for {{ lot_coached }} of the {{ in_lot }} managers, drawn by lot, from the first day",
    },
)
reveal("then", c3.votes_played(my_org()), also=["first"])

# %% [markdown] name="drawer"
# <details><summary>A drawer, three minutes, if you like: the same trap with real people</summary>
#
# The 1970s. A US programme gives work to people who can't find any. By lot, {{ nsw_in }} get in and {{ nsw_out }} don't. Now
# forget the lot, as the slide did, and set the {{ nsw_in }} beside {{ cps }} people from a survey. What does the programme
# seem to do to their earnings?
#
# <details><summary>I have guessed</summary>
#
# | set beside | dollars a year |
# | --- | --- |
# | those the lot left out | +{{ nsw_gain }} |
# | people from the survey | −{{ cps_gap }} |
#
# A good programme looks ruinous, because of who was in it. (The men with two earlier years on record, as later authors cut
# the file.) {{ cite("lottery_against_comparison") }}
#
# </details></details>

# %% name="guess_mentoring"
ask.choice(
    "guess_mentoring",
    "Outside Tarnhold. A sales call centre gave new people a mentor. Some had to take one, others could choose to. Whose work gained?",
    options={
        "had": "Only that of those who had to",
        "chose": "Only that of those who chose to",
        "both": "Both, about alike",
        "none": "Neither",
    },
)
reveal(
    "guess_mentoring",
    c3.mentors(
        "For training, against our doubts:\n\n{{ cite_plain('training_call_centre') }}\n\n"
        "Against it, pooled:\n\n{{ cite_plain('sales_training_pooled') }}\n\n"
        "The slide once more, in shops:\n\n{{ cite_plain('training_takers_ahead_before') }}\n\n"
        "Who signed up, and who had to:\n\n{{ cite_plain('mentoring_by_lot') }} We built Tarnhold's course after this "
        "study, so it can't confirm it.\n\nAnd what happens afterwards:\n\n{{ cite_plain('behaviour_modelling') }}\n\n"
        "That a coach makes a course last has no trial that we found. Nor "
        "has any named sales method, against a control group, by anybody who doesn't sell it."
    ),
)

# %% [markdown] name="stays"
# ## What stays
#
# - **Keep** the course, and send whole teams, keen or not. Its best user never put a hand up: "I
#   used to say 'great'. Now I say nothing, and wait."
# - **Fix** the order. First three dates in the diary, one call heard before the course and two after. Then the room. Nobody
#   has tested these dates by lot. They cost an hour.
# - **Stop** showing graduates beside everybody else.

# %% name="monday"
for_role(
    rep="By Friday: one call on which somebody listens, a colleague or your manager. Ask one question more after the buyer's "
    "answer. Afterwards your listener tells you what you left lying. The next lesson asks you about it.",
    manager="By Friday: the seller who goes on the next course, whatever it is. Three dates in both your diaries: one call "
    "you hear before, two after. That seller is your witness. The next lesson asks you about it.",
    leader="By Friday: the next course that waits for your signature. Tell whoever runs it that you sign when each seller has "
    "three dates, one call heard before and two after. That person is your witness. The next lesson asks you about it.",
)
ask.commitment("promise", "What will you do, by when, and who will see it?")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "Book the follow-up before the course."
#
# And Deal 4471? After the February call the CRM says: "Pain confirmed, great meeting." After July: "Strong interest, asked
# for slides." Who was that written for?
#
# [Open the exercise](../../exercises/c3_methodology/c3_methodology.ipynb): another company, another draw. This time
# somebody may have had a hand in the hat.
