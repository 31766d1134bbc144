# %% [markdown] name="title"
# # Tools and hands
#
# For reps, managers and leaders · 20 minutes
#
# After this you can
#
# - say whose hands a tool helps, and when a pilot cannot tell
# - put a price on a tool in given hands
# - give each tool to the hands that make most of it, within a budget

# %% name="setup"
from saleslab import charts
from saleslab.charts import c8
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c8_tools", "lesson")

# %% [markdown] name="scene"
# ## Same price, two tools. One widens the gap, one closes it.
#
# Tarnhold's board room. {{ spent }} are spent: process, training, CRM, social seats, split roles. Outside the door wait
# four vendors. Each sells an AI tool for sellers, at {{ price }} a seat and year.
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
# the lower third. Whom does each tool help most? No numbers yet: say what you'd bet.

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
# everybody's hands were ranked, by bookings against the patch and by what outside experts had heard in calls. Counted was
# whether a conversation advances: it ends with a step the buyer takes.
#
# The operations lead drew page one in good faith.

# %% name="bet"
charts.show(*c8.first_page(my_org()))
ask.prediction(
    "weak_hands",
    "Lead research is last. But that is everybody's average. What did it do in weak hands alone? "
    "Percent more conversations that advance; minus means fewer.",
    unit="%",
    low=-20,
    high=20,
    within=3,
)

# %% name="two_tools"
reveal("weak_hands", c8.bet_and_lead_research(my_org()), truth=c8.weak_hands(my_org()))

# %% [markdown] name="find_it"
# ## Walk through the room
#
# All 240 sellers in a row, the weakest hands at 1. Walk along. At each place you see what the tools did for the sellers
# around it. The arrow keys move the slider too.

# %% name="walk"
explore(
    "hands",
    "Seller, counted from the weakest hands",
    low=1,
    high=240,
    step=1,
    start=1,
    draw=c8.slide_hands(my_org()),
    goal="Page one says: answer prompts for everybody. Is there a place where you would take another tool?",
)
ask.choice(
    "page_one_hid",
    "What did page one hide?",
    options={
        "nothing": "Nothing: the best on average is best nearly everywhere",
        "last": "The last on page one is first for the sellers who book most",
        "noise": "Luck: with so few sellers per tool, no order means anything",
        "weak": "Weak hands gain nothing from any tool",
    },
)

# %% name="shapes"
reveal("page_one_hid", c8.true_shapes(my_org()))

# %% [markdown] name="chair"
# ## Six sellers, one seat each
#
# Six of the 240, two of each hands. A seat costs the same, whatever the tool; “none” costs nothing. We judge by what the
# company keeps over eight quarters: {{ margin }} cents of each dollar booked, less the seats.
#
# **The Buyer's chair.** "In our last meetings he read me answers off a screen. Quick, and all correct. I remember thinking:
# it isn't answers I am short of."

# %% name="decide"
for_role(
    rep="Find the row that looks like you. Give yourself what helps, even if it isn't the shiny one.",
    manager="Fair is not the same for all. Say each choice as you would say it to that seller.",
    leader="Your rule for six becomes the rule for 240, and for two years.",
)
ask.match(
    "decide",
    "Who gets what?",
    items="c8.six_sellers",
    labels={
        "answer_prompts": "Answer prompts",
        "lead_research": "Lead research",
        "meeting_prep": "Meeting prep",
        "ai_coach": "AI coach",
        "none": "None",
    },
)

# %% name="played_out"
reveal("decide", c8.played_out(my_org()))

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
    "Our claim: tools are worth more in good hands. What speaks against it, first:\n\n"
    "{{ cite_plain('ai_assistant_in_support') }}\n\n{{ cite_plain('ai_helps_the_inexperienced') }}\n\n"
    "{{ cite_plain('ai_coach_helps_the_middle') }}\n\nAnd no tool at all, with the same people:\n\n"
    "{{ cite_plain('pay_plan_redesign') }}\n\nWhat speaks for it:\n\n{{ cite_plain('ai_leads_help_the_skilled') }}\n\n"
    "{{ cite_plain('adaptive_selling_and_skill') }}\n\nSo the sign differs from tool to tool. Ask for the three columns.",
)

# %% [markdown] name="interview"
# ## Deal 4471
#
# {{ amount }}. Form full. Seller trained. {{ activities }} activities, {{ handoffs }} hand-offs, a social comment, a forecast of
# {{ forecast }}. She did nothing. In our record the reason is “{{ recorded }}”.
#
# You have heard her one sentence at a time. The chair got half an hour with her, and sends you. There is nothing left to
# sell. Ask.

# %% name="talk"
ask.conversation(
    "interview", "The quality head of a hospital pharmacy group, across the table.", script="interview_4471"
)
ask.choice(
    "one_story",
    "You play her last sentence to the board. Nobody speaks. Then the chief revenue officer: “Drop the tools. Teach "
    "everybody to ask that.” You?",
    options={
        "agree": "Agree. Nothing else we bought reached her",
        "count": "Find out how many others said it, then try it",
        "file": "Remind them that one deal proves nothing, and go on with the tools",
    },
)

# %% name="story_and_count"
reveal("one_story", c8.one_story(my_org()))

# %% [markdown] name="verdict"
# ## What was bought, and who used it
#
# We claimed: all five matter, none is enough, and who uses them differs. What speaks against us, here: team training and
# CRM support did as much or more for weak hands. Answer prompts close the gap and make nobody better. A patch makes part
# of every star. For us: the process was worth {{ process_ratio }} times as much in strong hands, and the role split took
# from weak ones.
#
# **Keep** lead research for strong hands: nothing in the pilot lifted them more, and its best user says "It gave me the
# reason to call. The next question I had." **Fix** the pilot report: three columns, with luck. **Stop** buying for
# everybody what wins on average.

# %% name="promise"
for_role(
    rep="Your act: one open deal, one question: “If you choose this and it goes wrong, what happens to you?” Then wait.",
    manager="Your act: sit in on one call this week. Count the questions about her own risk, and tell the seller one thing.",
    leader="Your act: take one tool you pay for. Ask who gains, by three columns, before its next invoice.",
)
ask.commitment("promise", "One act: which deal, call or tool, by which day, and who will ask you about it?")

# %% [markdown] name="next"
# ## Take along
#
# **Ask of any tool: whose hands, and which way?** And of any deal: what happens to her if she chooses wrong?
#
# Next: [open the exercise](../../exercises/c8_tools/c8_tools.ipynb). Another company, four tools without names. Somebody
# has already signed for all 240. One column of the pilot says for whom that was money, and nobody has read it.
