# %% [markdown] name="title"
# # Tools and hands
#
# For reps, managers and leaders · 20 minutes
#
# After this you can
#
# - say whose hands a tool helps, and when a pilot cannot tell
# - put a price on a tool in given hands
# - give few seats to the hands that make most of them

# %% name="setup"
from saleslab import charts
from saleslab.charts import c8
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c8_tools", "lesson")

# %% [markdown] name="scene"
# ## Same price, two tools. One widens the gap, one closes it.
#
# Tarnhold's board room. {{ spent }} are spent on five things, each the subject of a lesson; you need none of them here.
# Outside the door wait four vendors. Each sells an AI tool for sellers, at {{ price }} a seat and year.
#
# The chair looks at you: "One more tool. Whose hands first?"
#
# *Tarnhold and everybody in it are simulated.*

# %% name="last_promise"
ask.follow_up("kept", "Before we start: did you? What happened?")
for_role(
    rep="One of these will be on your screen next month, whoever you are. Would you want to know whether it is made for you?",
    manager="Your team has eight pairs of hands. You will be handed eight equal seats.",
    leader="You will be shown one number per tool. You will sign for everybody.",
)

# %% [markdown] name="tasting"
# ## Taste them blind
#
# Each vendor gets one line, and all four lines are honest. Strong hands are the better third of the sellers, weak hands
# the lower third. Whom does each tool help most? Your tasting is opened at the end.

# %% name="taste"
ask.match(
    "taste",
    "Whom does it help most?",
    labels={
        "strong": "Strong hands",
        "middle": "The middle",
        "weak": "Weak hands",
        "same": "Everybody alike",
    },
    options={
        "lead_research": "Lead research: “It finds the account about to move, and why. You make the call.”",
        "meeting_prep": "Meeting prep: “It writes the brief on her company. What you do with it is yours.”",
        "answer_prompts": "Answer prompts: “It listens in and shows your best colleague's answer.”",
        "ai_coach": "AI coach: “After every call, three things to do better. It never gets tired.”",
    },
)

# %% [markdown] name="page_one"
# ## Page one of the pilot
#
# The chief revenue officer ran a pilot first: 48 sellers per tool drawn by lot, 48 with none. *Before* the draw,
# everybody's hands were ranked: what they booked against what their patch (the accounts they were given) holds, and what
# outside experts heard in their calls. Counted was whether a conversation advances: it ends with a step the buyer takes.
#
# The operations lead drew page one in good faith.

# %% name="bet"
charts.show(*c8.first_page(my_org()))
ask.prediction(
    "leader_in_strong",
    "Answer prompts lead by far. The chief revenue officer wants a seat for everybody. What did the tool do in "
    "strong hands alone? Percent more conversations that advance.",
    unit="%",
    low=-20,
    high=40,
    within=3,
)

# %% name="the_miss"
reveal("leader_in_strong", c8.miss(my_org()), truth=c8.leader_in_strong(my_org()))

# %% [markdown] name="find_it"
# ## Walk through the room
#
# All 240 sellers in a row, the weakest hands at 1. At each place you see what the four tools did for the sellers around
# it. The arrow keys move the slider too.

# %% name="walk"
explore(
    "hands",
    "Seller, counted from the weakest hands",
    low=1,
    high=240,
    step=1,
    start=1,
    draw=c8.slide_hands(my_org()),
    goal="Page one says: answer prompts for everybody. Walk until another tool is ahead, and keep the seller's number.",
)
ask.number("takes_over", "At which seller does another tool take the lead?", unit="place in the row", low=1, high=240)

# %% name="shapes"
reveal("takes_over", c8.where_it_turns(my_org()))

# %% [markdown] name="chair"
# ## Six sellers, three seats
#
# Six want a seat; three are paid, {{ price }} each a year. We judge over two years. Hands are judged, not known: some of
# the six may sit in the wrong third. Suppose bookings follow conversations, percent for percent. One price,
# worked, by the pilot: answer prompts for {{ priced_seller }} in middle hands. {{ priced_percent }} of
# {{ priced_booked }} is {{ priced_gain }} more booked a year. {{ margin }} cents of each dollar stay; less the seat, {{ priced_worth }} in two
# years.
#
# **The Buyer's chair.** "In our last meetings he read me answers off a screen. Quick, and all correct. I remember thinking:
# it isn't answers I am short of."

# %% name="her_seller"
ask.choice(
    "her_seller",
    "{{ her_seller }}, strong hands, has the next buyer like her: {{ amount }} at stake. Her words in mind, which seat for "
    "that one deal?",
    options={
        "prompts": "Answer prompts: buyers like her test us, and quick answers build trust",
        "research": "Lead research: it brings a fresh reason to call her back",
        "none": "None for her sake: leave that one deal to {{ her_seller }}",
    },
)
reveal("her_seller", c8.for_her_sake(my_org()))

# %% name="decide"
for_role(
    rep="Your manager asks you, who know them. Three will come and ask why they got none: have a sentence for each.",
    manager="You tell six people to their faces. “You book least” and “you book most” are both poor reasons.",
    leader="The finance head will ask in two years what the three seats kept. There is no fourth.",
)
ask.match(
    "decide",
    "Three seats: who gets what?",
    items="c8.six_sellers",
    labels={
        "none": "No seat",
        "answer_prompts": "Answer prompts",
        "lead_research": "Lead research",
        "meeting_prep": "Meeting prep",
        "ai_coach": "AI coach",
    },
)

# %% name="played_out"
reveal("decide", c8.played_out(my_org()), also=["taste"])

# %% name="guess_outside"
ask.choice(
    "guess_outside",
    "Outside this company: 5,172 people in customer support get an AI helper, in steps. Whose work gained?",
    options={
        "best": "Mostly the best: they knew what to ask it",
        "all": "Everybody's, by about the same",
        "weak": "Mostly the less skilled",
        "nobody": "Hardly anybody's",
    },
)

# %% name="evidence"
reveal(
    "guess_outside",
    c8.outside(
        "{{ cite_plain('ai_assistant_in_support') }}",
        "{{ cite_plain('ai_coach_helps_the_middle') }}",
        "{{ cite_plain('ai_leads_help_the_skilled') }}",
    ),
)

# %% [markdown] name="interview"
# ## Deal 4471
#
# The deal this course keeps coming back to. A hospital pharmacy group, {{ amount }}; {{ activities }} activities,
# {{ handoffs }} hand-offs, a forecast of {{ forecast }}. She bought from nobody. In our record the reason is “{{ recorded }}”.
#
# The chair got half an hour with her, and sends you. There is nothing left to sell. Ask.

# %% name="talk"
ask.conversation(
    "interview", "The quality head of a hospital pharmacy group, across the table.", script="interview_4471"
)
ask.choice(
    "one_story",
    "You read her last sentence to the board. Nobody speaks. Then the chief revenue officer: “Drop the tools. Teach all "
    "240 to ask what nobody asked her.” You?",
    options={
        "agree": "Agree: the question costs nothing, and it reached her",
        "half": "Teach half of them, drawn by lot, and compare after two quarters",
        "count": "First look how many other buyers gave her reason",
        "file": "Go on with the tools: one deal is one deal",
    },
)

# %% name="story_and_count"
reveal("one_story", c8.one_story(my_org()), also=["interview"])

# %% [markdown] name="verdict"
# ## What was bought, and who used it
#
# Same purchase, other hands, in truth: the process was worth {{ process_ratio }} times as much in strong hands as in weak
# ones. The role split took from weak hands. Team training and CRM support did as much or more for weak ones.
#
# **Keep** a tool where its bar is clearly beyond zero and the seat earns its price. Where two tools' bars touch in the same
# hands, say “probably”. The best user of one: “It gave me the reason to call. The question I had.” **Fix** the pilot report: a column for each kind of hands, with luck. **Stop** signing for
# everybody on one average.

# %% name="promise"
for_role(
    rep="Suggestion: your oldest open deal, on this week's call. Ask what nobody asked this buyer, and wait. Witness: the "
    "seller at the next desk.",
    manager="Suggestion: one call of your strongest seller, by Friday. Count the questions about the buyer's own risk. "
    "Witness: that seller.",
    leader="Suggestion: the tool with your next invoice. By Friday ask its owner for weak and strong hands apart. Witness: "
    "your finance head.",
)
ask.commitment(
    "promise", "One act: which deal, call or tool, by which day, and who sees it? The next lesson asks you on it."
)

# %% [markdown] name="next"
# ## Take along
#
# **Ask of any tool: whose hands, and which way?**
#
# Still open in Deal 4471: asked in week one, would she have told us, and would she have bought?
#
# Next: [open the exercise](../../exercises/c8_tools/c8_tools.ipynb). Another company, four tools without names. Its chief
# revenue officer is about to sign one of them for all 240, on one column. Is he wrong?
