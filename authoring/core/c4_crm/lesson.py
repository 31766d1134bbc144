# %% [markdown] name="title"
# # Activity is up
#
# For reps, managers and leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - tell what the buyer did from what we typed
# - say when a gain is more than luck, and when it is too early to tell
# - decide between more CRM and more help in using it

# %% name="setup"
from saleslab.charts import c4
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c4_crm", "lesson")

# %% [markdown] name="scene"
# ## "Friday, 4 p.m. You need 50 activities; you have 31."
#
# The report runs at 4:20. Your manager writes: "Green by then, please. The board is looking."
#
# It is. Tarnhold paid {{ crm_cost }} for its CRM and gave all 240 sellers this target. Since then every deal carries
# {{ typed }} % more emails, calls and notes. The chair, an ex-seller, asks you: "Activity is up {{ typed }} %. Where's
# the money?"
#
# *Tarnhold and everybody in it are simulated.*

# %% name="seat"
for_role(
    rep="You know this hour. Somebody counts what you type; nobody counts who picked up. Today you count both.",
    manager="You wrote that message. You need the number too: your own report runs at five. Today you see the other end.",
    leader="The report lands on your desk. It is green, it cost millions, and bookings per deal have not moved.",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% name="bet"
ask.prediction(
    "meetings",
    "240 sellers have had this Friday for seven quarters. Before you touch a key: how did meetings per deal change?",
    unit="% change",
    low=-50,
    high=100,
    within=5,
)

# %% [markdown] name="twenty"
# ## Your twenty minutes
#
# Give minutes; the two screens below follow every click. A row counts once its time is full: ten minutes on the phone are
# one activity, ten one-minute notes are ten.

# %% name="friday"
ask.allocate(
    "friday",
    "Four o’clock. Get to 50 if you can.",
    budget=20,
    unit="minutes",
    options={
        "note": "Notes to file, 1 minute each",
        "mail": "“Just checking in”, from the template, 1 minute each",
        "voicemail": "Voicemails, 2 minutes each",
        "call": "Ring the buyer who has gone quiet, 10 minutes",
        "meeting": "Get her colleagues into one meeting, 15 minutes",
    },
)

# %% name="screens"
reveal("friday", c4.friday)

# %% [markdown] name="log"
# ## A log that was always green
#
# Deal 4471: $150k, a hospital pharmacy group, 41 activities, forecast 90 %. Outcome: the buyer did nothing. Here is the
# log. The last column is the box "buyer answered".

# %% name="odd"
ask.pick("odd", "One of these lines can't be true as it stands. Which?", items="c4.case_log", count=1)

# %% name="ticks"
reveal("odd", c4.ticked_notes(my_org()))

# %% [markdown] name="all_of_them"
# That was one deal, which is a story. Here are all deals, and your bet.

# %% name="three_lines"
reveal("meetings", c4.typed_and_done(my_org()), truth=c4.meetings_growth(my_org()))

# %% [markdown] name="switch_it_off"
# ## So switch it off?
#
# The cynic says so. Look first. When the CRM came, trainers were short: {{ supported }} of 30 teams, drawn by lot, got
# one. He sat beside them, dropped the fields nobody read, and taught one habit: open the record before you ring. The
# other teams got a login and the target.

# %% name="hours"
curve = c4.gain_by_hours(my_org())
goal = "Where do sellers with a trainer gain most? Then look at the dashed line below it: the same hours, no trainer."
explore("hours", "Hours a week in the CRM", low=1, high=12, step=0.5, start=1, draw=curve, goal=goal, unit="hours")

# %% name="two_lines"
ask.choice(
    "two_lines",
    "What do the two lines say?",
    options={
        "more": "More hours, more wins: raise the target",
        "less": "Every hour in the CRM is an hour not selling",
        "shown": "It pays where somebody showed them how",
        "noise": "Nothing: both lines are within luck",
    },
)

# %% name="cancel"
reveal(
    "two_lines",
    "With a trainer the line climbs well above luck, and bends: after {{ top_seen }} hours or so, more hours bring no more. "
    "Without one it falls with every hour. Two halves of one company, in opposite directions; together, hardly any "
    "money. That is what the chair sees.\n\n“An hour not selling” is true of half the teams. “More hours” is true of "
    "nobody beyond the bend.",
)

# %% [markdown] name="chair"
# **The Buyer's chair.** The quality head of Deal 4471, shown the log: "Forty-one? I remember one call. He had read his
# notes and asked who signs when a batch is lost. Then came check-ins. Nobody asked again."

# %% name="your_call"
for_role(
    rep="You are asked as a user. Which of these would have brought her the second such call?",
    manager="Your team is one of those without a trainer. Which of these brings your buyers a second such call?",
    leader="Two of these cost about the same. Which of them brings a buyer the second such call?",
)

# %% name="decide"
ask.choice(
    "decide",
    "Two years, your decision. The licences you have are paid.",
    options={
        "end": "Switch it off, and give everybody the hours back",
        "target": "70 activities a week, and the licences that takes, for {{ target_price }}",
        "support": "A trainer for the {{ unsupported }} teams that have none, for {{ support_price }}",
        "leave": "Change nothing; buyers need time to notice",
    },
)

# %% name="played_out"
reveal("decide", c4.played_out(my_org()))

# %% [markdown] name="truth"
# ## The truth, and how near you were
#
# Here we can know. In teams with a trainer the CRM added {{ with_gain }} % to bookings; in the others it cost
# {{ without_loss }} %. All together: {{ together }} %.
#
# Support was flattered, though. The lottery shows {{ lottery }} points of win rate; {{ true_points }} are real. The
# drawn teams had luck: more of them were trained later, for one. And the bend is at {{ top_true }} hours, not {{ top_seen }}. Right
# direction, wrong size: so plan with half of what a first look shows.
#
# - **Keep** the CRM. Its best users open the record before they ring, and the buyer hears it.
# - **Fix** the target: meetings held, and next steps the buyer took.
# - **Stop** counting notes and ticks.

# %% name="guess_study"
ask.choice(
    "guess_study",
    "Outside this company: 454 sellers were trained on a new sales technology and liked it. Six months later it was",
    options={
        "daily": "in daily use by most",
        "rejected": "widely rejected",
        "half": "used by about half, and the others left alone",
    },
)

# %% name="evidence"
reveal(
    "guess_study",
    "Our claim: a CRM pays where people are helped to use it, up to a point; a target for typing doesn't. What speaks against it, first: watching did pay where the work itself was checked, and plain use went with sales.\n\n{{ cite_plain('monitored_checklists') }}\n\n{{ cite_plain('technology_and_leaders') }}\n\n"
    "What speaks for it.\n\n{{ cite_plain('technology_rejected') }}\n\n{{ cite_plain('crm_needs_support') }}\n\n{{ cite_plain('crm_inverted_u') }}\n\n"
    "We found no study that sums up CRM and sales. Strength: A strong, B fair, C weak, D only a claim.",
)

# %% name="monday"
for_role(
    rep="Open last week's log. Mark each touch that a buyer felt. Ring one buyer who felt none; show your manager both lists.",
    manager="In the next team meeting, put one thing buyers did beside the activity number: meetings held, or documents "
    "sent back. Say to one seller why.",
    leader="Ask operations how each tile of your dashboard is counted, and who ticks the box. Take one tile off, and tell "
    "the managers who report on it.",
)

# %% name="promise"
ask.commitment("promise", "What will you do, by when, and who will see it?")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "Count what the buyer did, not what we typed."
#
# Somebody read those 41 activities and wrote "90 %" beside Deal 4471. Was that one bad guess, or do all such numbers look
# like that? The next module hands you the pen.
#
# First, the same dashboard elsewhere: [open the exercise](../../exercises/c4_crm/c4_crm.ipynb), in another company. Don't
# assume the same answers; there, the trainers may have done nothing.
