# %% [markdown] name="title"
# # Process
#
# For reps, managers and leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - say what a full form shows, and what it can't
# - compare sellers fairly, and say when it could still be luck
# - look for what the buyer did, and decide with whom to begin

# %% name="setup"
from saleslab.charts import c2
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c2_process", "lesson")

# %% [markdown] name="scene"
# ## "This form was perfect. Look at when."
#
# Tuesday, the forecast call. Tarnhold sells alarms for cold storage. On the shared screen a deal's form, all twelve fields
# filled: budget, champion, failures so far, decision date. Under it: *won*.
#
# The process of year 1 brought stages, steps to take early, and this form to record them. Now the chief revenue officer
# has a chart: of the fullest forms {{ full_won }} % were won, of the emptiest {{ empty_won }} %.
#
# The chair has dialled in. She asks you: "Won deals have full forms. Enforce them?"
#
# *Tarnhold and everybody in it are simulated.*

# %% name="seat"
for_role(
    rep="They are your twelve fields, deal after deal. When do they help you, and when do you only feed them?",
    manager="You would chase the blanks, every week. See first what you would be chasing.",
    leader="You would sign that rule for 240 sellers. See first what it would buy.",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% name="bet"
ask.prediction(
    "left",
    "At close, the fullest third of forms wins {{ gap_close }} points more often than the emptiest third. "
    "Now take the same forms as they stood on day 30. How many of the {{ gap_close }} points are left?",
    unit="points",
    low=0,
    high=60,
    within=5,
)

# %% [markdown] name="eight"
# ## Eight forms, read twice
#
# Eight closed deals. Each form as it stood **at close**. Four of the eight were won.

# %% name="late"
ask.pick("late", "Which four were won?", items="c2.forms_at_close", count=4)

# %% name="late_answer"
reveal("late", c2.called_at_close(my_org()))

# %% name="early"
ask.pick("early", "Now eight forms as they stood on day 30. Which four were won?", items="c2.forms_on_day_30", count=4)

# %% name="early_answer"
reveal("early", c2.called_on_day_30(my_org()))

# %% [markdown] name="clock_text"
# ## Turn the clock back
#
# All {{ closed }} closed deals; half of them were over in {{ typical_days }} days. Of each form the CRM kept how many fields
# were filled (which ones, it didn't): once on day 30, or on the day before the end where that came sooner, and once at
# close. What you see between these two is drawn evenly, not recorded.

# %% name="clock"
label = "Clock turned back, in percent: 0 is the close, 100 is day 30"
goal = "Turn it to 100. Watch the boxes empty, and the gap."
explore("clock", label, low=0, high=100, step=5, start=0, draw=c2.clock(my_org()), goal=goal)

# %% name="read"
ask.number("read", "What does the gap say on day 30?", unit="points", low=-10, high=100)

# %% name="bet_settled"
reveal("left", c2.bet_and_gap(my_org()), also=["read"], truth=c2.points_left(my_org()))

# %% name="compare"
ask.choice(
    "compare",
    "Some buyers are eager: they answer everything in a week, and they buy. Form full by day 30, deal won, whoever sells. "
    "Which comparison takes them out?",
    options={
        "size": "Deals full on day 30 against deals empty on day 30, among customers of one size",
        "sellers": "Sellers who often fill early against sellers who seldom do, over all their deals",
        "within": "Won deals against lost deals of one and the same seller",
        "year": "The year with the process against the year before it",
    },
)

# %% name="compare_answer"
reveal("compare", c2.what_to_compare(my_org()))

# %% name="shuffled"
label = "Times the forms are shuffled among the sellers"
goal = "The blue line is the real gap. Each shuffle adds a dot: a gap made by luck alone. Shuffle 99 times. Do dots reach the line?"
explore("shuffled", label, low=0, high=99, step=1, start=0, draw=c2.shuffled(my_org()), goal=goal)

# %% name="say"
ask.choice(
    "say",
    "What may you tell the chair?",
    options={
        "proved": "Early work wins deals, and it brings that many points",
        "linked": "Early fillers win more; the CRM can't say what makes it so",
        "luck": "Luck brings such a gap as well, so there is nothing to tell",
    },
)

# %% name="said"
reveal("say", c2.what_was_said(my_org()))

# %% [markdown] name="chair"
# **The Buyer's chair.** Deal 4471's form was complete on day 5. Its buyer: "He had my budget, my date, my name. All
# correct. I hadn't looked up our failures, I hadn't told finance. Nobody asked me to do anything."

# %% name="caught"
ask.choice(
    "caught",
    "Day 30. A manager can pull one list of deals to look at. Which one has Deal 4471 on it?",
    options={
        "blanks": "Deals with blank fields",
        "old": "Deals without a decision date",
        "hers": "Deals in which the buyer has done nothing",
        "quiet": "Deals whose seller has logged nothing for a week",
    },
)

# %% name="caught_answer"
reveal("caught", c2.which_list(my_org()))

# %% name="sorted"
ask.sort(
    "sorted",
    "Eight lines from forms. Which could stand there only because the buyer's side did something?",
    piles={"buyer": "The buyer's side did it", "us": "We did it, or typed it"},
    options={
        "budget": "Budget: $150k",
        "log": "Alarm log of last winter: in our inbox",
        "champion": "Champion: head of quality",
        "proposal": "Proposal: sent and received",
        "finance": "Finance: dialled in to our second call",
        "next": "Next step: call in two weeks",
        "booked": "Sign-off meeting: their invitation, Thursday",
        "date": "Decision: end of June",
    },
)

# %% name="sorted_answer"
reveal("sorted", c2.after_sorting(my_org()))

# %% name="ring_her"
ask.choice(
    "ring_her",
    "Day 30 of a deal of yours, like 4471. The form is full, and nothing in it is hers. You ring her. You say:",
    options={
        "proof": "Finance will ask what it saves. Shall I send you figures from three hospitals like yours?",
        "case": "Shall I write a business case that you can hand to your board?",
        "hers": "Could you look up what last winter's alarms cost, and show it to finance with me?",
        "who": "Who else should I talk to before you decide?",
    },
)

# %% name="her_reply"
reveal("ring_her", c2.her_reply(my_org()))

# %% [markdown] name="your_call"
# ## Your call
#
# The chair wants an answer. Enforcing takes one mail, and what is asked for gets done. Ending it gives every seller the
# typing hours back. Or managers look: they have time for 80 sellers, ten minutes a deal on day 30, one question, what has
# *she* done? We assume that whoever is looked at comes to work as early as the average seller, no earlier.
#
# Whose deals? Of the 80 with the weakest reviewed calls, {{ weak_below }} fill less than average by day 30; of the 80 with
# the strongest, {{ strong_below }}. More to make up on one side, better questions on the other.

# %% name="decision_seat"
for_role(
    rep="You live under it for two years. Which rule would have made you ring your last silent buyer?",
    manager="Looking takes managers more than {{ hours }} hours in two years. They come off your coaching.",
    leader="Looking takes more than {{ hours }} hours of managers in two years. You sign for them. What else could they do?",
)

# %% name="decide"
ask.choice(
    "decide",
    "What do you recommend?",
    options={
        "enforce": "Enforce: no deal in the forecast before all twelve fields are filled",
        "weak": "Look on day 30, at the 80 sellers with the weakest reviewed calls",
        "scrap": "End the process, form and stages, and give sellers those hours for selling",
        "strong": "Look on day 30, at the 80 sellers with the strongest reviewed calls",
    },
)

# %% name="played"
reveal("decide", c2.played_out(my_org()))

# %% name="guess_shops"
ask.choice(
    "guess_shops",
    "Outside this company: car mechanics got a checklist for every car. When the boss followed up on it, revenue:",
    options={
        "same": "didn't move; a list is a list",
        "fell": "fell: lists cost time",
        "little": "rose by a few percent",
        "fifth": "rose by about a fifth",
    },
)

# %% name="evidence"
evidence = (
    "Against the sceptic, first:\n\n{{ cite_plain('monitored_checklists') }}\n\nWhat a vendor says:\n\n"
    "{{ cite_plain('process_levels_claim') }}\n\nThat is the form at close once more: firms asked on one day, when "
    "they know who is winning. Ask whether the process came before the good years or after.\n\n"
    "We found no test of a sales process against a control group. Strength: A strong, B fair, C weak, D only a claim."
)
reveal("guess_shops", c2.mechanics_guess(evidence))

# %% [markdown] name="verdict"
# - **Keep** the stages, and the three fields a forecast is made of: who, how much, by when.
# - **Fix** the exits: one thing she did, with its date. The other nine fields become questions, nobody's duty.
# - **Stop** showing forms without a day on them.
#
# The best users of this form read a blank as a question they haven't asked yet, and call.

# %% name="promise_seat"
for_role(
    rep="Today: your five open deals nearest to day 30, one line each: what she did, when, where your manager can see it. "
    "A line stays empty? Ring her by Friday and ask for one thing. The next lesson asks you on it.",
    manager="In your next one-to-one: five deals of one seller, one question each: what has she done? The seller notes the "
    "empty ones, and shows you the calls by Friday. The next lesson asks you on it.",
    leader="By Friday: take one required field; with operations, drop it or turn it into something the buyer does. Tell one "
    "manager today that you will. The next lesson asks you on it.",
)

# %% name="promise"
ask.commitment("promise", "What will you do, by when, and who will see it?")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "A box ticked after the win explains nothing; a step the buyer took might."
#
# And 4471? Nobody had asked her to do anything. What would she have told the one who did?
#
# [Open the exercise](../../exercises/c2_process/c2_process.ipynb): same process, another company, perhaps other answers.
