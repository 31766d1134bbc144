# %% [markdown] name="title"
# # Role specialisation
#
# For reps, managers and leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - find where a buyer's reason gets lost between one seller and the next
# - take the market out of a growth number before it goes to the board
# - decide by whose hands, and where, to split roles

# %% name="setup"
from saleslab.charts import c7
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c7_roles", "lesson")

# %% [markdown] name="scene"
# ## "For six minutes you're the buyer."
#
# Tarnhold sells alarms and audit records for cold storage. Two of its regions have split their roles: one seller books
# the meeting, one closes, one gives the demo, one keeps the account. The slide says it works.
#
# Before you see the slide, you sit on the other side. You run quality for six hospital pharmacies. At Easter a cold room
# failed, and tonight you filled in Tarnhold's form. You will meet all four.
#
# *Tarnhold and everybody in it are simulated; this deal is written for the lesson.*

# %% name="seat"
for_role(
    rep="You know this form from the other side: it reaches you as a name, a number and “pain: alarms”.",
    manager="Your sellers hand deals on every week. When did you last read the note as whoever receives it?",
    leader="You will be asked for {{ price }} to split roles in two more regions. First, sit where the deal sits.",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% [markdown] name="card"
# ## What you know tonight
#
# 1. The alarm rang for two hours. The night porter took it for the lift.
# 2. A week of oncology stock was lost.
# 3. At night one pharmacist is alone. Any new alarm lands on her.
# 4. IT security refused the last system, and was right.
# 5. The inspector is back in March, and last year's finding is still open.
# 6. You could say yes to one pharmacy for a month. Not to six at once.

# %% name="arrive"
ask.prediction(
    "arrive",
    "You tell your story to the first of the four. How many of your six things will be in the note that the fourth one reads?",
    unit="of the six",
    low=0,
    high=6,
    within=1,
)

# %% name="setter"
ask.text(
    "setter",
    "Tuesday, nine o'clock. The meeting setter calls. “I'm so sorry. What happened?”\nTell her, in your own words.",
    least=8,
)
reveal("setter", c7.told_setter)

# %% name="closer"
ask.choice(
    "closer",
    "A week later, the closer. He has her note on his screen. “Before I start: what happened at Easter?”",
    options={
        "all": "Tell all of it, from the alarm on",
        "short": "Give him the short version",
        "notes": "“You have that from your colleague.”",
    },
)
reveal("closer", c7.told_closer)

# %% name="engineer"
ask.choice(
    "engineer",
    "Three weeks later, the engineer with the demo. “I know you've been asked. Just so I have it right: what happened?”",
    options={
        "short": "“We need better alarms.”",
        "all": "Tell it a third time, all of it",
        "ask": "“What did your colleague write down?”",
    },
)
reveal("engineer", c7.told_engineer, also=["closer"])

# %% name="account_manager"
ask.choice(
    "account_manager",
    "Week seven, the account manager. “I'll be your partner from here on. Tell me: what happened?”",
    options={
        "again": "Tell it a fourth time",
        "have": "“What do you have in front of you?”",
        "send": "“Send me something.”",
    },
)
reveal("account_manager", c7.told_account_manager, also=["closer", "engineer"])

# %% name="lost"
ask.match(
    "lost",
    "He has the engineer's note, and no other. Look at the three notes again: how far did each of your six things get?",
    labels={"0": "Lost in note 1", "1": "Lost in note 2", "2": "Lost in note 3", "3": "It arrived"},
    options={
        "alarm": "The alarm rang for two hours; the porter took it for the lift",
        "stock": "A week of oncology stock was lost",
        "night": "At night one pharmacist is alone",
        "it": "IT security refused the last system, and was right",
        "march": "The inspector is back in March",
        "one_site": "Yes to one pharmacy for a month, not to six at once",
    },
)

# %% name="arrived"
reveal("arrive", c7.what_arrived, also=["lost"], truth=c7.ARRIVED)

# %% [markdown] name="slide"
# ## Back in your own seat
#
# The board room. Since year 3 two regions, North and East, work like this; South and West don't. The slide is true:
# **opportunities in North and East, +{{ slide }} %.** The chair, an ex-seller, asks one question: "Meetings up
# {{ third }}. Do the other two regions?"

# %% name="money"
ask.prediction(
    "money",
    "How much did the split itself add to the bookings of North and East, in percent?",
    unit="% more bookings",
    low=-20,
    high=60,
    within=5,
)

# %% name="money_shown"
reveal("money", c7.bet_and_money(my_org()), truth=c7.added(my_org(), "bookings"))

# %% [markdown] name="market_text"
# Nobody in that board room knows this truth. How near could they have come? Every region grew a little: the market. Drag
# until bookings in South and West, where nothing was split, stand at zero. What is left in North and East?

# %% name="market"
taken = c7.market_taken_out(my_org())
goal = "Bring the bookings of South and West to zero."
explore("market", "Growth to take out, in percent", low=0, high=12, step=0.5, start=0, draw=taken, goal=goal)

# %% name="left"
ask.choice(
    "left",
    "You have subtracted the market. Is what is left the truth you saw?",
    options={
        "yes": "Yes: two numbers, one subtraction, done",
        "luck": "Nearer, but some large deals fell on one side",
        "no": "No, it is as far off as the slide",
    },
)
reveal(
    "left",
    "Before and after: +{{ before_after }} %. Less the market's {{ market }}: {{ beyond }} points. The truth was "
    "{{ true_money }}. Nearer, and still some luck of large deals. It could have fallen on the other side. So next you "
    "count deals: there are more of them, and no single one can carry a year.",
)

# %% [markdown] name="closers_text"
# ## Whose deals?
#
# All 240 sellers stand in a row by win rate *before* the split, among sellers with customers of the same size. Slide a
# group of 80 from the weakest closers to the strongest. Watch both bars.

# %% name="closers"
closers = c7.by_closers(my_org())
label, goal = "Middle of the group", "Go from 40 to 200. Which bar stays, which one moves?"
explore("closers", label, low=40, high=200, step=8, start=40, draw=closers, goal=goal)

# %% name="saw"
ask.choice(
    "saw",
    "Everybody got about as many more meetings. Why do weak closers win fewer deals than before?",
    options={
        "lazy": "They lean back, now that meetings come by themselves",
        "opened": "They used to learn the story by opening the deal themselves",
        "worse": "The setters pass them the worse meetings",
        "busy": "They have more meetings than hours",
    },
)
reveal(
    "saw",
    "Strong closers win {{ seen_strong }} % more, weak ones {{ seen_weak }} % fewer.\n\nIn this company setters pass on "
    "meetings without choosing, and nobody leans back. A handed-over deal is won less often; whoever digs deep in "
    "the first call wins that back, with one question more than the note. Whoever works from the note doesn't. In your "
    "company it may be the hours as well: ask.",
)

# %% name="handed"
ask.choice(
    "handed",
    "The operations lead objects, in good faith: “Handed-over deals are won more often, {{ handed }} % against {{ kept }} % of "
    "those kept by one seller. Hand-offs work.” What do you ask?",
    options={
        "more": "Whether that holds for another year",
        "size": "Which deals are handed over",
        "who": "Who typed in the hand-offs",
    },
)
reveal("handed", c7.handed_over(my_org()))

# %% [markdown] name="chair"
# **The Buyer's chair.** "By the fourth I had it down to one sentence. None of them asked who chose the last system, the
# one IT refused. Whoever had asked would have got the whole story."

# %% name="note"
ask.mark(
    "note",
    "So mend the note first. Somebody hands you her deal. Mark the five lines you would accept as the receiver.",
    count=5,
    sentences={
        "champion": "Champion: quality head. Budget confirmed, $150k.",
        "words": "Her words: “The alarm rang for two hours; the porter took it for the lift.”",
        "pain": "Pain: temperature monitoring and compliance.",
        "night": "At night one pharmacist is alone; nobody has talked to her yet.",
        "demo": "Demo went very well, very engaged audience.",
        "small": "She can say yes to one pharmacy for a month, not to six at once.",
        "close": "Close date end of quarter, contract is out.",
        "asked": "Not asked yet: who chose the system that IT refused?",
        "it": "IT and finance to be involved at the right time.",
        "promise": "I promised her the failure log by Thursday, and I'm on your first call with her.",
    },
)
reveal("note", c7.accepted)

# %% name="your_call"
for_role(
    rep="The chair looks at you: you will live with whatever is decided. Speak as a seller.",
    manager="The chair looks at you: your team has strong closers and weak ones. Speak for both.",
    leader="The chair looks at you: it is your {{ price }}, and your regions. Decide.",
)

# %% name="decide"
ask.choice(
    "decide",
    "“Do the other two regions?” To split all of South and West costs {{ price }}, to end the split in North and East "
    "{{ end_price }}; for part of the sellers you pay that part. All plans run for two years.",
    options={
        "both": "Yes: split all of South and West",
        "strong": "South and West, but only strong closers take hand-overs; the others keep a deal whole",
        "hands": "By hands in all four: strong and middle closers take hand-overs, weak ones keep a deal whole",
        "leave": "Leave everything as it is for a year",
        "end": "End it in North and East too",
    },
)
reveal("decide", c7.played_out(my_org()))

# %% [markdown] name="verdict"
# **The truth of this company.** The split added {{ true_opportunities }} % opportunities and {{ true_money }} % money:
# {{ true_strong }} % with the strong third of closers, minus {{ true_weak }} % with the weak third. Even split for all it
# paid; by hands it pays more. Which hands lose is our setting, and no finding.
#
# - **Keep** the setters, and hand their meetings to your strong closers: that is where it earned its money.
# - **Fix** the note: her words, what nobody has asked, what was promised. And the first one joins the second call.
# - **Stop** reporting meetings without the win rate of handed-over deals, by size.

# %% name="guess_ai"
ask.choice(
    "guess_ai",
    "Outside this company, telemarketing: AI did the lead work, people closed. Whose sales rose most?",
    options={
        "less": "The less skilled: they got the help they needed",
        "all": "Everybody's alike",
        "more": "The more skilled",
        "none": "Nobody's",
    },
)
reveal(
    "guess_ai",
    "What speaks against us, first. One seller doing everything is no rule either:\n\n{{ cite_plain('hunting_and_farming') }}\n\n"
    "What speaks for us:\n\n{{ cite_plain('ai_leads_help_the_skilled') }}\n\n"
    "Mind the difference: there, AI did the lead work, and no person handed a story to another person. It can't carry our "
    "loss with weak closers. We found no study that tests hand-offs between people by lot.",
)

# %% name="monday"
for_role(
    rep="Take the last deal you handed on or were handed. Write its five lines, and show them to the colleague on the other "
    "side.",
    manager="Take one hand-off of this week. Read the note aloud to your team; ask the receiver what she had to ask again.",
    leader="Ask for one number: win rate of handed-over deals against kept ones, by size of customer. Show it beside the "
    "meetings.",
)

# %% name="promise"
ask.commitment("promise", "What will you do, by when, and who will see it?")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "We added meetings and made her tell her story four times."
#
# Who did choose that system? She has never said. Before you find out, take the same slide of another company: there the
# split may pay in every pair of hands, or in none. [Open the
# exercise](../../exercises/c7_roles/c7_roles.ipynb), and don't assume the same answers.
