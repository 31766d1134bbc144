# %% [markdown] name="title"
# # Activity is up
#
# For reps, managers and leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - say who makes a number on the dashboard go up
# - promise only as much of a gain as luck can't have made
# - choose between more CRM and more help in using it

# %% name="setup"
from saleslab.charts import c4
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c4_crm", "lesson")

# %% [markdown] name="scene"
# ## "Friday, 4 p.m. You need 50 activities; you have 31."
#
# Whatever your job is, for the next twenty minutes you are the seller. The report runs at 4:20. Your manager writes:
# "Green by then, please. The board is looking."
#
# Tarnhold paid {{ crm_cost }} for its CRM and gave all 240 sellers this target, for a good reason: sellers who don't
# ring don't sell. Since then every deal carries {{ typed }} % more emails, calls and notes. On Monday the chair, an ex-seller, will ask
# you: "Activity is up {{ typed }} %. Where's the money?"
#
# *Tarnhold and everybody in it are simulated.*

# %% name="seat"
for_role(
    rep="You know this hour. Today you also see what your buyers notice of it.",
    manager="You have sent that message; your own report runs at five. Today you receive it.",
    leader="On your desk the report is green every week. Today you make one.",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% name="bet"
ask.prediction(
    "wins",
    "Before the target, Tarnhold won {{ won_before }} of 100 deals that ended. Then came seven quarters of such Fridays. How "
    "many of 100 has it won since?",
    unit="of 100",
    low=0,
    high=100,
    within=2,
)

# %% [markdown] name="twenty"
# ## Your twenty minutes
#
# Two screens follow what you do: your manager's, and your buyers'.

# %% name="friday"
ask.allocate(
    "friday",
    "Spend your twenty minutes. First try to turn the screen green. Then start again, and try to get one buyer to do something.",
    budget=20,
    unit="minutes",
    step=5,
    options={
        "note": "Write notes to file: ten in 5 minutes",
        "mail": "Send “Just checking in”, from the template: ten in 5 minutes",
        "read": "Read the record of a buyer who has gone quiet: 5 minutes",
        "call": "Ring her: 10 minutes",
    },
)

# %% name="screens"
reveal("friday", c4.friday)

# %% [markdown] name="everybody"
# ## All 240 had your Friday
#
# Tarnhold's dashboard counts five things. Sort them into two piles. A chart then shows what the target did to each pile.

# %% name="piles"
ask.sort(
    "piles",
    "Ten past four. Which of these could you add alone, and which only if a buyer does something?",
    piles={"desk": "Alone, at my desk", "buyer": "Only if a buyer does something"},
    options={
        "call": "One more call logged",
        "tick": "One more tick in the box “buyer answered”",
        "meeting": "One more meeting held",
        "note": "One more note to file",
        "email": "One more email sent",
    },
)

# %% name="two_piles"
reveal("wins", c4.piles(my_org()), also=["piles"], truth=c4.wins_since(my_org()))

# %% name="first_answer"
ask.choice(
    "first_answer",
    "The chair: “Then what are we paying for?” Your first answer?",
    options={
        "raise": "Raise the target: the wins will follow",
        "meetings": "Put meetings held on the wall, in place of activities",
        "off": "Switch it off, and give sellers their Friday back",
        "leave": "Leave it: it does no harm",
    },
)

# %% [markdown] name="chair"
# ## Deal 4471: 41 lines in the log
#
# $150k, a hospital pharmacy group, forecast 90 %. Seven of the 41 lines carry the tick "buyer answered". None of the 41 is a
# meeting.
# In the end she bought from nobody.
#
# **The Buyer's chair.** The quality head, shown the log: "Forty-one? I remember one. He had read his notes, and asked me
# something I couldn't answer. So I went and found out. Then I waited for him to ask."

# %% name="remembered"
ask.pick(
    "remembered", "These are the seven lines with the tick. Which one does she remember?", items="c4.case_log", count=1
)

# %% name="her_answer"
reveal("remembered", c4.remembered(my_org()), also=["friday"])

# %% name="wall"
ask.choice(
    "wall",
    "You have heard her. One number may stand beside every deal on the wall screen, in place of activities. Which?",
    options={
        "ticks": "How often the box “buyer answered” is ticked",
        "meetings": "Meetings held, as her calendar has them",
        "hers": "Days since the buyer last did something, and what",
        "calls": "Calls made to her",
    },
)

# %% name="wall_played"
reveal("wall", c4.on_the_wall(my_org()), also=["first_answer"])

# %% [markdown] name="trainers"
# ## Who had shown him?
#
# He read before he rang because somebody had taught him to. When the CRM came, there were trainers for only
# {{ supported }} of the 30 teams, drawn by lot. A trainer sat beside the sellers, dropped the fields that nobody read, and taught
# one habit: open the record, then ring. The other {{ unsupported }} teams got a login and the target.
#
# Since then the teams with a trainer win more of 100 deals than before, and the others fewer. Could luck do that? Put the
# names back in the hats, one for each region as on the day, draw another {{ supported }}, and call them trained. They weren't, so
# whatever gap you get is luck.

# %% name="redraw"
goal = "Draw again, up to 200 times. How far does luck reach?"
explore("redraw", "Other draws", low=0, high=200, step=10, start=0, draw=c4.drawn_again(my_org()), goal=goal)

# %% name="promise_points"
ask.number(
    "points",
    "“How much can I promise the board?” asks the chair. Promise only what sticks out beyond luck's reach. How many points? One point is one more win in 100 deals.",
    unit="points of win rate",
    low=0,
    high=12,
)

# %% name="promised"
reveal("points", c4.promised(my_org()))

# %% name="your_call"
for_role(
    rep="Your team has no trainer. With one you lose Friday afternoons until summer, and stand under 50, by name, on the wall.",
    manager="Your team has no trainer. With one it is under 50 until summer, and your bonus hangs on 50.",
    leader="In January you showed the board a green wall. Trainers turn half of it red until summer, over your signature.",
)

# %% name="decide"
ask.choice(
    "decide",
    "Monday. Your number goes up beside the old one. What else does the chair sign, for two years? The licences are paid.",
    options={
        "target": "A target of 70, with an add-on that logs calls by itself: {{ target_price }}",
        "staged": "Trainers for 7 of the {{ unsupported }} teams, drawn by lot, and in a year for the rest: {{ staged_price }}",
        "support": "Trainers for all {{ unsupported }} teams now: {{ support_price }}",
        "end": "The CRM switched off, its hours back for selling: no price",
        "nothing": "Nothing else: the new number is enough, and has no price",
    },
)

# %% name="played_out"
elsewhere = "In {{ kept }} sister companies trainers added at least what stuck out."
reveal("decide", c4.played_out(my_org(), elsewhere), also=["first_answer", "points"])

# %% name="guess_study"
ask.choice(
    "guess_study",
    "Outside Tarnhold: in two firms 454 sellers were trained on a new sales technology, and liked it. Six months later it was",
    options={
        "daily": "in daily use by most",
        "rejected": "widely rejected",
        "alone": "used for reports, and left alone in selling",
    },
)

# %% name="evidence"
studies = (
    "Against trainers, first. Training alone did not hold:\n\n{{ cite_plain('technology_rejected') }}\n\nAgainst us, too. Watching "
    "what people do did pay, where the work itself was checked:\n\n{{ cite_plain('monitored_checklists') }}\n\nAnd more use went with "
    "more sales, up to a point:\n\n{{ cite_plain('technology_and_leaders') }}\n\n{{ cite_plain('crm_inverted_u') }}\n\nFor us:\n\n{{ cite_plain('crm_needs_support') }}\n\nWe found no trial of "
    "an activity target.\n\nThe rest is how we built Tarnhold. The target moves typing, and no meetings. With a trainer the CRM adds "
    "{{ with_gain }} % to bookings; without one it costs {{ without_loss }} %. Your company may differ: look at your own log."
)
reveal("guess_study", c4.outside(studies))

# %% [markdown] name="verdict"
# ## For the chair
#
# - **Keep** the record. A seller with a trainer: "I open it for two minutes before I ring. It's the only part of our CRM
#   that she ever notices."
# - **Fix** the wall: for the board, meetings held; for the seller, the last thing each buyer did. And a trainer for every
#   team that has none.
# - **Stop** counting what a seller can add alone at ten past four.

# %% name="monday"
for_role(
    rep="By Thursday noon: open the record of one buyer who has gone quiet, find the last thing she did or said she would do, and "
    "ring her about it. Tell your manager her name today. The next lesson asks.",
    manager="In Monday's team meeting, before any activity number: each of your sellers names one thing a buyer did last week. Ask one "
    "seller today to stop you if you forget. The next lesson asks.",
    leader="By Friday: take one number on your dashboard and ask operations who makes it go up. If a seller can do it alone, take it off "
    "the board's page. Tell one manager today that you will. The next lesson asks.",
)

# %% name="promise"
ask.commitment("promise", "What will you do, by when, and who will see it?")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "Count what the buyer did, not what we typed."
#
# In the exercise a sister company has bought the same CRM. Its trainers may have done nothing. [Open the
# exercise](../../exercises/c4_crm/c4_crm.ipynb)
#
# And Deal 4471? Somebody read those 41 lines and wrote "90 %". What would you have written?
