# %% [markdown]
# # Gallery
#
# Every component of the course once. For whoever builds modules; learners don't get it.

# %%
from saleslab import charts
from saleslab.charts import c1
from saleslab.practice import (
    ask,
    calibration,
    explore,
    for_role,
    my_org,
    overheard,
    path,
    promises,
    reveal,
    review,
    start,
    submit,
)

start("gallery", "exercise")

# %% [markdown]
# ## Short answers

# %%
ask.number("share", "What share of bookings do the top 48 bring?", unit="% of bookings", low=0, high=100)

# %%
ask.choice(
    "whose",
    "Whose calls would you study first?",
    options={"top": "The top three of the leaderboard", "patch": "Three who beat their patch two years running"},
)

# %%
ask.several(
    "why",
    "What can put a seller on top?",
    options={"patch": "A rich patch", "luck": "Two lucky deals", "skill": "The next question, asked"},
)

# %%
ask.confidence("sure", "You said whose calls. How sure are you that these three are on top again next year?")

# %% [markdown]
# ## Lists

# %%
ask.pick("calls", "Pick the three whose calls you would study.", items="c1.call_candidates", count=3)

# %%
ask.chances("again", "How likely is each to be on top again?", items="c1.repeat_candidates")

# %%
ask.rank(
    "order",
    "A buyer goes quiet after a good demo. What do you do first, second, last?",
    options={
        "ask": "Ask what changed on her side since the demo",
        "map": "Find out who else has to agree",
        "price": "Offer a better price if she signs this month",
        "wait": "Wait a week and send a reminder",
    },
)

# %%
ask.rank("praise", "Whom would you praise first? Put the best use of a patch on top.", items="c1.call_candidates")

# %%
ask.match(
    "signals",
    "What do these sentences of a buyer tell you?",
    labels={"commits": "A commitment", "interest": "Interest only", "stall": "A polite no"},
    options={
        "room": "“I’ve put you on Thursday’s agenda with our finance head.”",
        "nice": "“This looks really interesting.”",
        "later": "“Send me something, I’ll come back to you.”",
        "data": "“I’ll get you last year’s loss figures by Monday.”",
    },
)

# %%
ask.ratings(
    "counted_calls",
    "In this call, how often?",
    items="r2.judgements",
    scale={"never": "Never", "once": "Once", "more": "More"},
)

# %%
ask.sort(
    "fields",
    "Six fields of the opportunity form. Which do you keep, fix or stop?",
    piles={"keep": "Keep", "fix": "Fix", "stop": "Stop"},
    options={
        "next": "Next step, with the buyer’s date",
        "pain": "Customer pain (free text, required)",
        "budget": "Budget confirmed: yes or no",
        "who": "Who else must agree",
        "rival": "Competitor (required)",
        "cost": "What doing nothing costs her",
    },
)

# %%
ask.allocate(
    "hours",
    "You have 12 hours for coaching this month. Who gets how many?",
    budget=12,
    unit="hours",
    step=0.5,
    most=6,
    items="c1.call_candidates",
)

# %%
ask.allocate(
    "money",
    "$200,000 for next year. Where does it go?",
    budget=200_000,
    unit="$",
    step=10_000,
    options={
        "coach": "Teach managers to coach",
        "seats": "120 more seats of social selling",
        "crm": "Clean the CRM and drop nine fields",
    },
)

# %%
ask.mark(
    "pitch",
    "A vendor’s pitch. Mark the two sentences that carry no weight.",
    count=2,
    sentences={
        "lottery": "In one company, seats were given out by lottery, and users made 4 % more opportunities.",
        "index": "Users with a high score make 45 % more opportunities than users with a low score.",
        "loved": "Nine of ten users said they would recommend it.",
        "price": "A seat costs $2,000 a year.",
    },
)

# %% [markdown]
# ## Words

# %%
ask.text("chair", "The chair asks: enforce the forms? Answer in two sentences.", least=5)

# %%
ask.commitment("promise", "One leaderboard you will read this way at work: which, by when, and who will see it?")

# %%
ask.follow_up("kept", "Did you? What happened?")

# %% [markdown]
# ## A line for each role

# %%
for_role(
    rep="Your next call is with somebody who has done nothing yet.",
    manager="Your next one-to-one is with somebody who fears it.",
    leader="Your next budget is asked for by somebody who believes in it.",
)

# %% [markdown]
# ## Conversations: with a buyer, heard from another seller, and with a seller of one's own

# %%
ask.conversation("call", "Your first call with her. Choose what you say.", script="freezer_first_call")

# %%
overheard("call", "The same call, another seller", lines=["what_happened", "a_lot", "customers_said"])

# %%
ask.conversation("talk", "Monday, half past eight. Prepare, then talk.", script="coaching_pipeline", plan=True)

# %% [markdown]
# ## A decision

# %%
ask.board(
    "plan",
    "Two million, eight quarters. What do you buy, for whom, and from when?",
    budget=2_000_000,
    offers={
        "training": "Train sellers in the method",
        "coach_development": "Teach managers to coach",
        "coaching_hours": "Two more coaching hours a month",
        "social_seats": "Social selling seats",
    },
)

# %% [markdown]
# ## Two years by the quarter

# %%
ask.quarters(
    "run",
    "Two million, eight quarters. What do you build?",
    chips=5,
    levers={
        "tools": "Answer prompts",
        "training": "Training",
        "coaching": "Coach development",
        "territories": "A new map",
        "promotions": "Promotions",
        "pay": "A bonus",
    },
)

# %% [markdown]
# ## A bet, its reveal, and the learner's own calibration

# %%
ask.prediction(
    "stay",
    "Before you see anything: how many of the 48 will be in next year's top 48 too?",
    unit="of the 48",
    low=0,
    high=48,
    within=3,
)

# %%
ask.case_file(
    "files",
    "What held each of them back?",
    items="m1.four",
    looks={"patch": "The patch", "years": "Three years", "opened": "Deals opened", "price": "Discount"},
    prices={"patch": 10, "years": 10, "opened": 10, "price": 10},
    causes={
        "patch": "The patch",
        "doors": "Opens too few deals",
        "price": "Gives the price away",
        "unsure": "Can't tell yet",
    },
    minutes=90,
)

# %%
ask.page(
    "one_page",
    "One seller, one page.",
    title="My next 1:1",
    parts={"who": "Who, by initials?", "seen": "What did you see yourself?", "question": "Your first question"},
    least=8,
)

# %%
reveal("stay", c1.bet_and_second_year(my_org()), truth=c1.came_back(my_org()))

# %%
calibration()

# %%
promises()

# %% [markdown]
# ## Pictures

# %%
charts.show(*c1.year_in_order(my_org(), 1))

# %%
explore(
    "counted",
    "Sellers counted from the top",
    low=1,
    high=240,
    step=1,
    start=48,
    draw=c1.counted_from_the_top(my_org()),
    goal="Find out how few sellers bring half of the bookings.",
)

# %% [markdown]
# ## On the start page

# %%
ask.choice(
    "role",
    "Who are you?",
    options={"rep": "I sell", "manager": "I lead a team of sellers", "leader": "I lead the sales organisation"},
)

# %%
stop = {"module": "c1_same_everything", "title": "Same everything", "lesson": 15, "exercise": 15, "need": "required"}
later = {**stop, "module": "c5_forecast", "title": "Your Commit", "opening": "It is the last Friday.", "exercise": 0}
path({"rep": [stop, later], "manager": [later, stop], "leader": [later]})

# %%
review()

# %% [markdown]
# ## What is checked, and the end of an exercise

# %%
from saleslab.checks import check

check("gallery", "share", points=4)

# %%
submit("gallery")
