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
# Whatever your job, be the seller for twenty minutes. The report runs at 4:20. Your manager writes: "Green by then,
# please. The board is looking."
#
# It is. Tarnhold paid {{ crm_cost }} for its CRM and gave all 240 sellers this target. Since then every deal carries
# {{ typed }} % more emails, calls and notes. On Monday the chair, an ex-seller, will ask the three of you who advise
# him: "Activity is up {{ typed }} %. Where's the money?"
#
# *Tarnhold and everybody in it are simulated.*

# %% name="seat"
for_role(
    rep="You know this hour. Somebody counts what you type; nobody counts who picked up. Today you count both.",
    manager="You have sent that message. You need the number too: your own report runs at five. Today, receive it.",
    leader="The report lands on your desk, green every week. Nobody has shown you a deal that it won. Today you make one.",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% name="bet"
ask.prediction(
    "meetings",
    "Seven quarters of such Fridays. How did meetings per deal change, against the time before the target?",
    unit="% change",
    low=-50,
    high=100,
    within=5,
)

# %% [markdown] name="twenty"
# ## Your twenty minutes
#
# Five minutes a click. Two screens appear below and follow you: your manager's, and your buyers'.

# %% name="friday"
ask.allocate(
    "friday",
    "Four o’clock. Get to 50 if you can. Then try to move one buyer.",
    budget=20,
    unit="minutes",
    step=5,
    options={
        "note": "Notes to file: five in 5 minutes",
        "mail": "“Just checking in”, from the template: five in 5 minutes",
        "read": "Read the record of the buyer who has gone quiet: 5 minutes",
        "call": "Ring her: 10 minutes",
        "meeting": "Get three of her colleagues into one meeting: 15 minutes",
    },
)

# %% name="screens"
reveal("friday", c4.friday)

# %% [markdown] name="chair"
# ## A log that was always green
#
# Deal 4471: $150k, a hospital pharmacy group, 41 activities, forecast 90 %. Seven carry the tick "buyer answered". In the
# end she did nothing.
#
# **The Buyer's chair.** Its quality head, shown the log: "Forty-one? I remember one call. He asked something I couldn't
# answer, and I went to find out. Then came check-ins."

# %% name="remembered"
ask.pick("remembered", "Seven ticks. Which one does she remember?", items="c4.case_log", count=1)

# %% name="her_answer"
reveal("remembered", c4.remembered(my_org()))

# %% name="notes"
ask.number(
    "notes",
    "In the whole company {{ ticked_emails }} of 100 emails carry the tick, and {{ ticked_calls }} of 100 calls. A note to "
    "file goes to nobody. How many of 100 notes carry it?",
    unit="of 100",
    low=0,
    high=100,
)

# %% name="ticks"
reveal("notes", c4.ticked_notes(my_org()))

# %% name="three_lines"
reveal("meetings", c4.typed_and_done(my_org()), truth=c4.meetings_growth(my_org()))

# %% [markdown] name="switch_it_off"
# ## So switch it off?
#
# When the CRM came, there were too few trainers: {{ supported }} of 30 teams, drawn by lot, got one. The trainer sat
# beside sellers, dropped the fields nobody read, and taught one habit: open the record before you ring. The other teams
# got a login and the target.
#
# The drawn teams gained {{ lottery }} points of win rate on the others. Could luck do that? Draw other teams, as if
# trainers did nothing, and look.

# %% name="redraw"
goal = "Each dot is one more draw of other teams. How many lie as far from 0 as the line, up or down?"
explore("redraw", "Draws", low=0, high=200, step=10, start=10, draw=c4.drawn_again(my_org()), goal=goal)

# %% name="size"
ask.number(
    "size",
    "{{ lottery }} points seen. You bring trainers to more teams. How many points would you put in their budget?",
    unit="points",
    low=0,
    high=12,
)

# %% name="hours"
goal = "Go to the right, slowly. Where do sellers with a trainer gain most? And those without?"
curve = c4.gain_by_hours(my_org())
explore("hours", "Hours a week in the CRM", low=1, high=12, step=0.5, start=1, draw=curve, goal=goal, unit="hours")

# %% name="two_lines"
ask.choice(
    "two_lines",
    "Lots decided who got a trainer. Each seller chose the hours himself. Which sentence would you sign?",
    options={
        "more": "With a trainer, bring everybody to the best number of hours and they gain that much",
        "less": "Without a trainer, cut the hours and they stop losing",
        "shown": "The trainer made a difference; the hours may be the kind of seller",
        "noise": "Trainer or hours, it only went together: nothing here is proved",
    },
)

# %% name="cancel"
reveal("two_lines", c4.two_lines(my_org()))

# %% name="your_call"
for_role(
    rep="Your team is one of those without a trainer. Training eats your Fridays; the red list has your name on it.",
    manager="Your team is one of those without a trainer. Your bonus hangs on green, and training eats the hours that make it.",
    leader="The board liked green. One line below turns half the wall red, over your signature, and nothing else moves yet.",
)

# %% name="decide"
ask.choice(
    "decide",
    "Monday. The chair signs one line, for two years, on your word. The licences you have are paid.",
    options={
        "target": "70 activities, and the add-on that logs them: {{ target_price }}. Every screen green by summer",
        "half": "A trainer for 7 of the {{ unsupported }} teams, drawn by lot, to be sure: {{ half_price }}. 7 teams red till summer",
        "end": "Switch it off: no price, and the Friday hours back for selling",
        "support": "A trainer for all {{ unsupported }}: {{ support_price }}. {{ unsupported }} teams red till summer",
    },
)

# %% name="played_out"
reveal("decide", c4.played_out(my_org()))

# %% name="true_size"
elsewhere = (
    "Where the CRM had a trainer it added {{ with_gain }} % to bookings, elsewhere it cost {{ without_loss }} %, both "
    "against no CRM. Together {{ together }} %.\n\nIn the sister companies whose gain stood out, {{ rare_seen }} points were "
    "seen and {{ rare_true }} were real. In the others: {{ early_seen }} seen, {{ early_true }} real. A gain you look at because it is "
    "large is mostly too large; one that luck hides may still be there."
)
reveal("size", c4.true_size(my_org(), elsewhere), also=["decide"])

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
studies = (
    "Against us, first. Training alone didn't hold:\n\n{{ cite_plain('technology_rejected') }}\n\nAnd watching did pay, where the "
    "work itself was checked:\n\n{{ cite_plain('monitored_checklists') }}\n\nFor us:\n\n{{ cite_plain('crm_needs_support') }}\n\n"
    "We found no trial of an activity target."
)
reveal("guess_study", c4.outside(studies))

# %% [markdown] name="verdict"
# ## For the chair
#
# - **Keep** the record. The one call she remembers began with it.
# - **Fix** the Friday number: meetings held, checked against a calendar, and what the buyer went to find out.
# - **Stop** counting notes and ticks.

# %% name="monday"
for_role(
    rep="By Thursday noon: open the record of one buyer who has gone quiet, find one thing she said, ring her with it. Give "
    "your manager her name today. The next lesson asks you on it.",
    manager="Monday's team meeting: before any activity number, one thing a buyer did last week. Ask one seller to stop you "
    "if you forget. The next lesson asks you on it.",
    leader="By Friday: ask operations who ticks the box behind one tile of your dashboard. If we do, take it off, and tell one "
    "manager today that you will. The next lesson asks you on it.",
)

# %% name="promise"
ask.commitment("promise", "What will you do, by when, and who will see it?")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "Count what the buyer did, not what we typed."
#
# Next door the same tool was bought, and the trainers may have done nothing: that is the exercise.
#
# And Deal 4471? Somebody read those 41 activities and wrote "90 %". What did he see in them?
#
# [Open the exercise](../../exercises/c4_crm/c4_crm.ipynb)
