# %% [markdown] name="title"
# # Process
#
# For reps, managers and leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - say what a full form shows, and what it can't
# - compare like with like, and say when luck could do the same
# - look for what the buyer did, and decide whose deals to look at

# %% name="setup"
from saleslab.charts import c2
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c2_process", "lesson")

# %% [markdown] name="scene"
# ## "This form was perfect. Look at when."
#
# Tuesday, forecast call. On the shared screen is a deal's form: twelve fields, all filled. Under it: *won*.
#
# Tarnhold sells alarms for cold storage. In year 1 it bought a sales process for {{ price }}: stages, steps to take early in
# a deal, and this form to record them. The chief revenue officer beams: of the fullest third of forms {{ full_won }} % were
# won, of the emptiest {{ empty_won }} %. {{ gap_close }} points.
#
# The chair has dialled in. She asks you: "Won deals have full forms. Enforce them?"
#
# *Tarnhold and everybody in it are simulated.*

# %% name="seat"
for_role(
    rep="You fill those twelve fields, deal after deal. If the answer is yes, no deal of yours counts until they are full.",
    manager="If the answer is yes, you will chase blanks every week. Find out first what you would be chasing.",
    leader="If the answer is yes, 240 sellers will type on your order. Find out first what that would buy.",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% name="bet"
ask.prediction(
    "left",
    "At close, full forms win {{ gap_close }} points more often than empty ones. Now take the same deals, with their forms as "
    "they stood on day 30. How many of the {{ gap_close }} points are already there?",
    unit="points",
    low=0,
    high=60,
    within=5,
)

# %% [markdown] name="clock_text"
# ## Turn the clock back
#
# The picture holds all {{ closed }} deals that have ended. The CRM kept two copies of each form: one from day 30 (or from
# the day before the end, where that came first) and one from the close. It knows how many fields were filled, not which.
# Between the two copies the picture is drawn in even steps.

# %% name="clock"
goal = "Drag it all the way to day 30. Watch the perfect form, top left, and watch the gap."
label = "The clock: 0 is the close, 100 is day 30"
explore("clock", label, low=0, high=100, step=5, start=0, draw=c2.clock(my_org()), goal=goal)

# %% name="yours"
ask.choice(
    "yours",
    "The last deal that you or your team won: when was most of its form filled in?",
    options={
        "calls": "On the first calls, as we heard the answers",
        "forecast": "The evening before a forecast meeting",
        "sure": "Once it looked won",
        "after": "After the signature, when somebody chased it",
    },
)

# %% name="bet_settled"
reveal("left", c2.bet_and_gap(my_org()), also=["yours"], truth=c2.points_left(my_org()))

# %% [markdown] name="peel_text"
# ## What is left?
#
# Eager buyers, for one thing. They tell you everything in the first week, and they buy, whoever sells. So compare sellers
# instead of deals: over some {{ deals_each }} deals each, eager buyers even out. (One form can be typed in a day. Where a
# seller's forms fill early deal after deal, we take it as a trace of early work.) And compare like with like: customers of
# the same size, sellers equally good in calls that outside reviewers scored.
#
# Grey is luck: hand the same forms out at random, 99 times, and the grey bar is the largest gap that comes out. Blue longer
# than grey is more than luck.

# %% name="peel"
goal = "Take the three steps, one by one. At the end, is blue still longer than grey?"
explore("peel", "How fair the comparison is", low=0, high=3, step=1, start=0, draw=c2.peel(my_org()), goal=goal)

# %% name="end_it"
ask.choice(
    "end_it",
    "The chair: “So it melts. Did we pay {{ price }} for typing? Shall I end the process?” You say:",
    options={
        "end": "End it. Next to nothing is left, and sellers get their typing hours back",
        "proved": "Keep it. Working early wins deals, by just that many points",
        "linked": "Keep it for now. Sellers who work early win more, whatever the reason",
        "luck": "Can't tell yet. Luck alone makes a gap like that",
    },
)

# %% name="ended"
outside = (
    "Outside Tarnhold, for the process first: {{ cite_plain('monitored_checklists') }}\n\nA vendor says: "
    "{{ cite_plain('process_levels_claim') }} Firms asked on one day can't tell what came first, the process or the good "
    "years. We found no test of a sales process against a control group."
)
reveal("end_it", c2.ended(my_org(), outside))

# %% [markdown] name="friday"
# ## Friday, five o'clock
#
# The forecast goes out at six. Six larger deals, all on day 30, as the CRM shows them.

# %% name="by_form"
ask.pick("by_form", "Three go into your forecast. Which?", items="c2.by_form", count=3)

# %% name="first_forecast"
reveal("by_form", c2.first_forecast(my_org()))

# %% [markdown] name="chair"
# **The Buyer's chair.** Deal 4471, about her day 30: "He had my budget, my date, my name. All correct. And I had done nothing. I
# hadn't looked up our failures, I hadn't told finance. Nobody had asked me to."

# %% name="by_buyer"
ask.pick(
    "by_buyer",
    "Ten to six. The same six deals, and one thing that the CRM knows of her: did she answer a mail or a call? Three go "
    "into your forecast.",
    items="c2.by_buyer",
    count=3,
)

# %% name="both_forecasts"
reveal("by_buyer", c2.both_forecasts(my_org()), also=["by_form"])

# %% name="ring_her"
ask.choice(
    "ring_her",
    "Deal 4471 is yours, it is still day 30, and she picks up the phone. You say:",
    options={
        "proof": "“Finance will want figures. I'll send you what three hospitals like yours have saved.”",
        "case": "“I'll write the business case for you, so that you only have to hand it on.”",
        "hers": "“What did last winter's alarms cost you? Could you find out by Thursday?”",
        "who": "“Who else at your place has a say in this, before you decide?”",
    },
)

# %% name="her_reply"
reveal("ring_her", c2.her_reply(my_org()))

# %% [markdown] name="your_call"
# ## Your call
#
# "Good, we keep it," says the chair. "And who makes it happen?"
#
# - **The gate.** No deal passes day 30 with a blank field. It reaches all 240 sellers and takes no manager's time.
# - **The look.** On day 30 a manager asks the seller one question, what has *she* done? Ten minutes a deal.
#
# | the look, at whose deals | of these, fill less than average | managers' hours, two years |
# |---|---|---|
# | the 80 who fill least by day 30 | {{ least_below }} | {{ least_hours }} |
# | the 80 strongest in reviewed calls | {{ strong_below }} | {{ strong_hours }} |
# | the 80 weakest in reviewed calls | {{ weak_below }} | {{ weak_hours }} |
# | all 240 | {{ all_below }} | {{ all_hours }} |
#
# We assume that whoever is moved works as early as the average seller from then on, and no earlier. In a single deal, as in
# 4471, early fields can be typed; over a year's deals they went with wins.

# %% name="decision_seat"
for_role(
    rep="You will live with it for two years. One more field on day 29, or ten minutes with your manager: which would have "
    "made you ring her?",
    manager="The hours are yours: at 80 sellers about {{ minutes }} minutes a week for each of 30 managers, at 240 about "
    "{{ all_minutes }}. They come off your coaching.",
    leader="You sign for the hours or for the gate. By Monday 240 sellers will know what you think counts.",
)

# %% name="decide"
ask.choice(
    "decide",
    "What do you tell the chair?",
    options={
        "gate": "The gate: it reaches everybody, and what is asked for gets done",
        "strong": "The look, at the 80 strongest: they make most of early work",
        "all": "The look, at all 240: one rule for everybody",
        "least": "The look, at the 80 who fill least: they have most to make up",
        "weak": "The look, at the 80 weakest: they need help most",
    },
)

# %% name="played"
reveal("decide", c2.played_out(my_org()))

# %% [markdown] name="verdict"
# - **Keep** the stages, and the three fields a forecast is made of: who, how much, by when.
# - **Fix** the exit on day 30: one thing she did, with its date.
# - **Stop** showing a form without the day on which it was filled.
#
# Whoever uses this form best reads a blank as a question not asked yet, and rings her.

# %% name="promise_seat"
for_role(
    rep="Today, list your five open deals nearest to day 30. Beside each, write what she did last, and when. Where nothing "
    "stands, ring her by Friday and ask her for one thing. Show your manager the list on Friday. The next lesson asks.",
    manager="In your next one-to-one, open five young deals of one seller. One question each: what has she done? The seller "
    "rings the silent ones and tells you by Friday what each was asked to do. The next lesson asks.",
    leader="By Friday, with operations, turn one required field into one thing the buyer does, with its date. Tell one manager "
    "today that you will. The next lesson asks.",
)

# %% name="promise"
ask.commitment("promise", "What will you do, by when, and who will see it?")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "A box ticked after the win explains nothing; a step the buyer took might."
#
# And Deal 4471? By day 30 nobody had asked her for anything. Months later somebody did, once, and she went to find out. What
# had he asked?
#
# [Open the exercise](../../exercises/c2_process/c2_process.ipynb): the same process in another company, perhaps with other
# answers.
