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
# Tarnhold sells alarms for cold storage. Two of its regions have split their roles: a setter books the meeting, a closer
# runs the deal, an engineer gives the demo, an account manager stays. The slide says it works.
#
# First you sit on the other side. You run quality for six hospital pharmacies. At Easter a cold room failed. Tonight you
# filled in Tarnhold's form: six sites, the inspector is back in March. In Tarnhold's CRM you are Deal 4471.
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
# 2. A week of stock was lost.
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
ask.several(
    "setter",
    "Tuesday, nine o'clock. The meeting setter calls. “I'm so sorry. What happened?” Tick what you tell her, one by one, "
    "and watch what she types.",
    options={
        "alarm": "The alarm rang for two hours; the porter took it for the lift",
        "stock": "A week of stock was lost",
        "night": "At night one pharmacist is alone",
        "it": "IT security refused the last system, and was right",
        "march": "The inspector is back in March",
        "one_site": "Yes to one pharmacy for a month, not to six at once",
    },
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
    "He has the engineer's note, and no other. Look at the three notes again. Which is the last that holds it?",
    labels={"0": "none of them", "1": "the first note", "2": "the second", "3": "the third"},
    options={
        "alarm": "The alarm rang for two hours",
        "stock": "A week of stock was lost",
        "night": "At night one pharmacist is alone",
        "it": "IT security refused the last system",
        "march": "The inspector is back in March",
        "one_site": "Yes to one pharmacy for a month",
    },
)
reveal("arrive", c7.what_arrived, also=["lost", "setter"])

# %% [markdown] name="typed_text"
# ## Now you type
#
# Same deal. Now you are the engineer, the demo is over, and you know all of it. Whoever takes over gets three lines from you
# and nothing else. Perhaps somebody new. Perhaps Seller B, who always asks one question more.

# %% name="note"
ask.mark(
    "note",
    "Which three lines do you hand over? Mark them.",
    count=3,
    sentences={
        "champion": "Our champion is the quality head; $150k is in her budget.",
        "words": "Her words: “The porter took the alarm for the lift.”",
        "demo": "At the demo she asked eleven questions and stayed on.",
        "night": "At night one pharmacist is alone; none of us has talked to her.",
        "march": "The inspector is back in March, last finding still open.",
        "small": "She can say yes to one pharmacy for a month, not to six.",
        "who": "IT refused a system before; we haven't asked whose idea it was.",
    },
)
reveal("note", c7.two_closers)

# %% [markdown] name="slide"
# ## Back in your own seat
#
# One deal is a story. Now all of them. The board room: since year 3 North and East work with split roles, South and West
# don't. The slide is true: **opportunities in North and East, +{{ slide }} %.** The chair, an ex-seller, asks: "Meetings up
# {{ third }}. Do the other two regions?"

# %% name="money"
ask.prediction(
    "money",
    "How much did the split itself add to the bookings of North and East? Settled after you have decided.",
    unit="% more bookings",
    low=-20,
    high=60,
    within=4,
)

# %% [markdown] name="market_text"
# Some of that growth would have come anyway. South and West split nothing: take out what *they* grew in bookings. Nobody
# drew lots for the regions, and it is two against two. Whatever else differs between them is still in.

# %% name="market"
taken = c7.market_taken_out(my_org())
goal = "Drag until South and West stand at zero in bookings. How much money is left in North and East, and how many meetings?"
explore("market", "Growth to take out, in percent", low=0, high=12, step=0.5, start=0, draw=taken, goal=goal)

# %% [markdown] name="year_before_text"
# ## The year before
#
# A few large deals can make a year's money. So count won deals: against South and West, North and East gained {{ won_all }} %,
# more than two lucks. (Chance alone stays within one luck two times of three, within two about nineteen times of twenty.)
#
# Now the year before, when nothing was split: {{ earlier }} %.

# %% name="won"
ask.prediction(
    "won",
    "How much of the {{ won_all }} % is the split's? Settled after you have decided.",
    unit="% won deals",
    low=-10,
    high=25,
    within=3,
)
reveal("won", c7.two_years(my_org()))

# %% [markdown] name="closers_text"
# ## Whose hands?
#
# All 240 sellers stand in a row by win rate *before* the split, among sellers with customers of the same size. Opportunities of
# the weakest third of North and East grew {{ weak_opportunities }} % more than those of the weakest of South and West.

# %% name="weak"
ask.prediction(
    "weak",
    "And their won deals, against those of the weakest third of South and West?",
    unit="% won deals",
    low=-60,
    high=60,
    within=8,
)

# %% name="closers"
closers = c7.by_closers(my_org())
goal = "Bet first. Then drag from the strongest 80 closers down to the weakest. Which bar stays?"
explore("closers", "Middle of the group", low=40, high=200, step=8, start=200, draw=closers, goal=goal)
ask.number("weak_read", "And at 40, what do won deals say?", unit="%", low=-100, high=100)
reveal("weak", c7.weak_bet(my_org()), also=["weak_read"], truth=c7.weak_won(my_org()))

# %% name="handed"
ask.choice(
    "handed",
    "The operations lead objects, in good faith: “Handed-over deals are won more often, {{ handed }} % against {{ kept }} % of "
    "those kept by one seller. Hand-offs work.” What do you ask?",
    options={
        "luck": "Is that gap more than luck?",
        "size": "Which sizes of deal are handed over?",
        "hands": "Are the strong closers handed more of them?",
    },
)
reveal("handed", c7.handed_over(my_org()))

# %% [markdown] name="chair"
# ## Before you sign
#
# **The Buyer's chair.** "Seven weeks, and none of you got past Easter. Each had the note open. Not one knew who is alone at
# night. And nobody asked whose idea the last system was."

# %% name="condition"
ask.choice(
    "condition",
    "You may put one condition into the plan, and only one. Which will you answer for?",
    options={
        "lines": "The note gets three lines: her words, what nobody has asked, her next step",
        "stay": "The setter sits in on the closer's first call, and speaks first",
        "read": "Whoever takes over begins by reading the note to her: “What's missing?”",
        "paid": "The setter is paid once the closer has signed for the note",
    },
)
reveal("condition", c7.her_condition)

# %% name="decide"
for_role(
    rep="You sell in South. Split, and somebody else opens your deals from January; whole, and you open them all yourself.",
    manager="Your team has strong closers and weak ones. You are the one who tells them, and who has to keep them.",
    leader="It is your name on it. The chair has signed four cheques before this one, and remembers each.",
)

ask.sort(
    "decide",
    "All of South and West costs {{ price }}. “I sign for {{ budget }},” says the chair. “Whose?” Answer group by group; "
    "leaving a group as it is today costs nothing. We take bookings to move as won deals do, percent for percent (our assumption; large deals lag behind). Of "
    "each $100 more booked, $70 is left after cost; the plan runs for two years.",
    piles={"split": "Split roles", "whole": "One seller all the way"},
    items="c7.role_groups",
)
reveal("decide", c7.played_out(my_org()), also=["condition"])

# %% name="money_shown"
elsewhere = (
    "Here the best-looking plan for that money kept its promise. In the {{ worlds }} other companies such plans kept only "
    "{{ promise_kept }} % of theirs: what looks best is often flattered by luck."
)
reveal("money", c7.bet_and_money(my_org(), elsewhere), also=["decide"], truth=c7.added(my_org(), "bookings"))
reveal("won", c7.bet_and_won(my_org()), also=["decide"], truth=c7.added(my_org(), "wins"))

# %% [markdown] name="verdict"
# ## What goes in the paper
#
# - **Keep** the setters wherever won deals beat South and West by two lucks. One luck carries a bet, and no signature.
# - **Fix** the hand-over: your three lines, and the one condition you would try first.
# - **Stop** showing meetings without won deals beside them, and a year without the year before.

# %% name="guess_both"
ask.choice(
    "guess_both",
    "Outside this company: sellers who both hunt for new customers and farm those they have. Where did doing both go with "
    "more growth?",
    options={
        "both": "Everywhere: one seller who knows it all",
        "small": "Where there were few customers to farm",
        "large": "Where there were many customers to farm",
        "never": "Nowhere: each to what they do best",
    },
)
studies = (
    "{{ cite_plain('hunting_and_farming') }}\n\nThat speaks against splitting everything, and against splitting nothing. "
    "We found no study in which chance decided whose deals are handed over."
)
reveal("guess_both", c7.outside(studies))

# %% name="monday"
for_role(
    rep="One deal you were handed: on its next call, by Friday, read the note back to the buyer. “Is that how you'd say "
    "it?” Witness: whoever wrote it.",
    manager="One hand-off of this week: by Friday, sit in when the receiver reads the note back to the buyer. Witness: the "
    "receiver.",
    leader="By Friday, ask operations for one line: won deals beside meetings, this year and last, and beside them a team "
    "that didn't change. Witness: one manager who sees it first.",
)
ask.commitment("promise", "What will you do, by when, and who will see it? The next lesson asks you on it.")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "We added meetings and made her tell it four times. Next time, read it to her."
#
# In [the exercise](../../exercises/c7_roles/c7_roles.ipynb) another company shows the same slide: there the split may pay
# in every pair of hands, or in none.
#
# And Deal 4471: whose idea was the system that IT refused?
