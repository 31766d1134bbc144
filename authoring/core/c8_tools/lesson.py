# %% [markdown] name="title"
# # Tools and hands
#
# For reps, managers and leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - say whose hands a tool helps, and how sure a pilot makes you
# - put a price on a seat
# - give tools to hands, and hear what one buyer is short of

# %% name="setup"
from saleslab import charts
from saleslab.charts import c8
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c8_tools", "lesson")

# %% [markdown] name="scene"
# ## Same price, four tools. Whose hands?
#
# Tarnhold's board room, in the year after the five purchases. {{ spent }} are gone. Outside the door wait the vendors of four
# AI tools, each at {{ price }} a seat and year.
#
# "One more tool," says the chair. "Whose hands first?"
#
# *Tarnhold sells alarms for cold storage. It and its people are simulated.*

# %% name="last_promise"
for_role(
    rep="One of these will be on your screen next month. Nobody will ask whether it suits you. Find out first.",
    manager="You will be handed eight equal seats for eight unequal sellers. Today you learn to hand them out.",
    leader="You will be shown one number per tool, and sign for everybody. Today you learn what to ask before you "
    "sign.",
)
ask.follow_up("kept", "Before we start: did you? What happened?")

# %% [markdown] name="page_one"
# ## Page one of the pilot
#
# It was a fair pilot. {{ per_tool }} sellers a tool were drawn by lot, and {{ per_tool }} got none. Counted was whether a
# conversation *advances*: at its end the buyer takes a step, such as naming a date. Without a tool {{ without }} of a hundred did,
# with answer prompts {{ with_prompts }}. Page one calls that step {{ prompts_all }}, taken before rounding. The operations lead drew it in
# good faith.

# %% name="bet"
charts.show(*c8.first_page(my_org()))
ask.prediction(
    "leader_in_strong",
    "The chief revenue officer wants answer prompts for all 240. Your bet: in the third with the strongest hands, those "
    "who sell best whatever they were given, how much did they add? Percent more conversations that advance.",
    unit="%",
    low=-20,
    high=40,
    within=3,
)

# %% [markdown] name="screen_one_text"
# ## Two calls, two screens
#
# While your bet stands, try both tools. On the line: the quality head of a clinic group. On your screen, **lead research**:
#
# > Failed an audit in March. New quality head since May.

# %% name="screen_one"
ask.choice(
    "screen_one",
    "Your first sentence?",
    options={
        "audit": "“I saw that you failed an audit in March. We can help with that.”",
        "started": "“You came in May, after the audit. What did they ask you to put right first?”",
        "groups": "“We work with many groups like yours. May I show you how, in fifteen minutes?”",
    },
)
reveal("screen_one", c8.one_screen(c8.FIRST_SCREEN))

# %% [markdown] name="screen_two_text"
# Another call, another clinic. She asks: "And if it fails at night?" On your screen, **answer prompts**:
#
# > Rings within a minute. A technician is called. The audit record goes on.

# %% name="screen_two"
ask.choice(
    "screen_two",
    "You?",
    options={
        "read": "Read it out",
        "ask": "Leave it, and ask what happened the last time it failed at night",
        "later": "“I'd rather ask our technicians. I'll come back to you.”",
    },
)
reveal("screen_two", c8.one_screen(c8.SECOND_SCREEN))

# %% [markdown] name="find_it"
# ## Find whom the average hides
#
# Line up the 240 sellers, cut the line in two, and see what two of the tools did on either side: page one's first and its last.
# You can line them up by
#
# - *time in the job*
# - *what the patch holds*, the accounts a seller is given
# - *money booked last year*
# - *strength of hands*: what was booked against the patch, and what outside experts heard in calls
#
# All four were known before the draw.

# %% name="line_up"
explore(
    "line_up",
    "Cut after seller",
    low=c8.LOWEST_CUT,
    high=c8.HIGHEST_CUT,
    step=c8.CUT_STEP,
    start=c8.LOWEST_CUT,
    draw=c8.line_up(my_org()),
    menus={"by": ("Lined up by", c8.LINE_UP_NAMES)},
    goal="Page one says: answer prompts, for everybody. For whom would you not sign?",
)
ask.choice(
    "turns",
    "For whom would you rather sign lead research?",
    options={
        "tenure": "Those longest here, or the newest",
        "patch": "Those with the richest patches, or the poorest",
        "booked": "Those who book most, or least",
        "hands": "Those with the strongest hands, or the weakest",
        "nobody": "Nobody: answer prompts lead everywhere",
    },
)
reveal("leader_in_strong", c8.where_it_turns(my_org()), also=["turns"], truth=c8.leader_in_strong(my_org()))

# %% name="sure"
ask.choice(
    "sure",
    "Where you would sign otherwise: compare the two bars there. What do you tell the chair?",
    options={
        "other": "The other tool does more there",
        "level": "Nothing: the pilot says nothing about them",
        "lean": "I lean to the other tool, and would not bet the house",
    },
)
reveal("sure", c8.how_sure)

# %% [markdown] name="chair"
# ## What a seat is worth
#
# {{ her_seller }} drew no tool in the pilot, and has since borrowed a colleague's screen, with answer prompts. He wants a
# seat of his own.

# %% name="seat"
reveal("sure", c8.seat_sum(my_org()), also=["turns"])

# %% [markdown] name="her_words"
# On Thursday {{ her_seller }} meets a buyer with {{ amount }} to spend, a quality head too.
#
# **The Buyer's chair.** "In our last two meetings he read me answers off a screen. Quick, and all correct. I remember
# thinking: it isn't answers I am short of."

# %% name="thursday"
ask.choice(
    "thursday",
    "Answer prompts on {{ her_seller }}'s screen on Thursday?",
    options={
        "on": "Yes, as in every meeting: the pilot counts more than one buyer",
        "few": "Yes, but for the hard questions only",
        "off": "No",
        "none": "No, and no seat for him either: she has told us what it is worth",
    },
)
reveal("thursday", c8.thursday(my_org()))

# %% [markdown] name="seats_text"
# ## Six sellers, three seats
#
# Six want a seat. Three are paid, for two years.

# %% name="decide"
for_role(
    rep="Your manager asks you, because you know them. Three will come and ask why they got none.",
    manager="You tell six people to their faces. “You book least” and “you book most” are both poor reasons.",
    leader="The finance head will ask in two years what the three seats kept. There is no fourth.",
)
ask.match(
    "decide",
    "Three seats: who gets what?",
    items="c8.six_sellers",
    labels={"none": "No seat", "answer_prompts": "Answer prompts", "lead_research": "Lead research"},
)
reveal("decide", c8.played_out(my_org()), also=["thursday"])

# %% name="all_240"
ask.number(
    "everybody",
    "Then the chair finds the money for all 240. The officer would give everybody answer prompts. The strong third book "
    "{{ strong_booked }} a year. How much more is kept in two years, by the pilot, if they get lead research instead?",
    unit="million dollars",
    low=-20,
    high=60,
)
reveal("everybody", c8.everybody(my_org(), "{{ one_tool_enough }}"))

# %% name="guess_outside"
ask.choice(
    "guess_outside",
    "Outside this company: 5,172 people in customer support get an AI helper, in steps. Whose work gained?",
    options={
        "best": "Mostly the best",
        "all": "Everybody's, by about the same",
        "weak": "Mostly the less skilled",
        "nobody": "Hardly anybody's",
    },
)
reveal(
    "guess_outside",
    c8.outside(
        "{{ cite_plain('ai_assistant_in_support') }}",
        "{{ cite_plain('ai_helps_the_inexperienced') }}",
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
# The chair got half an hour with her, and sends you. There is nothing left to sell.
#
# At the door {{ her_seller }} stops you. The buyer from Thursday has been silent for two weeks. He has a mail ready.

# %% name="mail"
ask.choice(
    "mail",
    "“Twelve percent off, good until Friday.” He asks you whether to send it.",
    options={
        "send": "Send it: she liked what she saw, and a date makes people move",
        "price": "Ring her first, and ask whether it is the price",
        "wait": "Neither: she will ring when her house is ready",
    },
)

# %% [markdown] name="talk_text"
# Now ask her.

# %% name="talk"
ask.conversation(
    "interview", "The quality head of a hospital pharmacy group, across the table.", script="interview_4471"
)

# %% name="changed"
ask.choice(
    "changed",
    "{{ her_seller }}'s mail is still waiting. One thing you heard tells him what to do instead. Which?",
    options={
        "form": "The form about her was full on day five",
        "handed": "She was handed on three times",
        "hurry": "She got a discount, good until five that day, and did nothing",
        "wrong": "There was one thing nobody had asked her",
    },
)
reveal("changed", c8.the_mail(my_org()), also=["mail", "interview"])

# %% [markdown] name="count_text"
# ## One story, and a count
#
# Back in the board room you read out her last sentence. Nobody speaks. Is she the only one? Of the buyers who did nothing,
# one in five was asked why afterwards, by somebody from outside. {{ as_price }} of these deals stand in the CRM as “Price”.

# %% name="count"
ask.number(
    "said_price",
    "Of 100 deals where the buyer did nothing and we wrote “Price”: how many of the buyers named the price?",
    unit="of 100",
    low=0,
    high=100,
)
reveal("said_price", c8.who_said_price(my_org()), also=["interview"])
ask.choice(
    "one_story",
    "The finance head: “Twelve percent off for whoever stalls on price.” The trainer: “I can teach the question nobody "
    "asked her. There is room for twelve this quarter.” Mind that twelve against twelve differ by up to {{ lot_luck }} "
    "by luck alone. You?",
    options={
        "discount": "The discount: “Price” is what the records say most often",
        "lot": "Twelve by lot, against twelve others: do their buyers take more steps in two quarters?",
        "stalled": "The twelve with most deals stalled at “Price”. Each writes down what the buyer says",
        "ears": "Twelve by lot of all with stalled deals. Afterwards somebody else rings their buyers",
        "file": "Neither: one deal is one deal",
    },
)
reveal("one_story", c8.one_story(my_org()), also=["said_price", "interview"])

# %% [markdown] name="verdict"
# ## For the chair
#
# - **Keep** each tool in the hands where it earns its seat. Lead research's best user: "It gave me the reason to call. The
#   question I had." Answer prompts' best user: "I used to say I'd find out. Now she hears it while she still wants to know."
# - **Fix** page one: a column for each kind of hands, with luck.
# - **Stop** signing for everybody on one average, and stop typing "Price" for what nobody asked.

# %% name="promise"
for_role(
    rep="Your oldest open deal, in this week's call: “If you choose us and it goes wrong, what happens to you?” Then "
    "wait. Tell the seller at the next desk today which deal it is.",
    manager="By Friday, one call of your strongest seller: how often does the screen speak, how often the buyer? Tell "
    "that seller today why you are listening.",
    leader="The tool with your next invoice: by Friday ask its owner to rank its users by bookings against patch, in the "
    "year before they had it, and to show the top and the bottom third, each beside sellers like them without the tool. Your "
    "finance head gets the same mail. The rank is rough (here it puts {{ by_bookings }} of 240 in the wrong third): take a "
    "large gap only.",
)
ask.commitment(
    "promise", "One act: which deal, call or tool, by which day, and who sees it? The next lesson asks you on it."
)

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "Ask of any tool: whose hands, and which way?"
#
# Deal 4471 told us what she was short of, when it was too late. Would you have heard it while she was still a buyer?
#
# Now [the exercise](../../exercises/c8_tools/c8_tools.ipynb). The same four vendors, another company, and a pen already in the
# chief revenue officer's hand. This time he may be right. And a buyer rings, with something on her mind.
