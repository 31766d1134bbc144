# %% [markdown] name="title"
# # Process
#
# For reps, managers and leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - tell a form that helped a deal from one that was filled in after it
# - compare sellers fairly, and say when it could still be luck
# - keep the steps that a buyer takes, and decide with whom to begin

# %% name="setup"
from saleslab.charts import c2
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c2_process", "lesson")

# %% [markdown] name="scene"
# ## "This form was perfect. Look at when."
#
# Tuesday, the board room. On the screen a form of twelve fields, all filled. Under it: *won*.
#
# Tarnhold bought its process in year 1: stages, and a form to fill. "Everyone sold differently," says the chief revenue
# officer, and he was right. Now he has a chart: of the fullest forms {{ full_won }} % were won, of the emptiest
# {{ empty_won }} %.
#
# The chair turns to you. "Won deals have full forms. Enforce them?"
#
# You ask for one thing: the dates.
#
# *Tarnhold and everybody in it are simulated.*

# %% name="seat"
for_role(
    rep="They are your twelve fields, deal after deal. Today you see which of them ever moved a buyer of yours.",
    manager="You would chase the blanks, every week. Today you see what you would be chasing.",
    leader="You would sign that rule for 240 sellers. Today you see what it would buy.",
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
# All {{ closed }} closed deals. The CRM keeps two copies of each form: one of day 30 (or of the day before the outcome,
# where that came sooner) and one of the close. In between, we let each form fill evenly.

# %% name="clock"
label = "Clock turned back, in percent: 0 is the close, 100 is day 30"
goal = "Turn it to 100. Watch the boxes empty, and the gap."
explore("clock", label, low=0, high=100, step=5, start=0, draw=c2.clock(my_org()), goal=goal)

# %% name="bet_settled"
reveal("left", c2.bet_and_gap(my_org()), truth=c2.points_left(my_org()))

# %% name="whose"
ask.choice(
    "whose",
    "{{ gap_early }} points are there on day 30 already, before anybody knows the end. Where do they come from?",
    options={
        "steps": "From the steps: whoever works them early wins more",
        "buyers": "From the buyers: an eager one answers everything in a week",
        "sellers": "From the sellers: careful ones sell better anyway",
        "mix": "From all of these; the forms can't say how much from which",
    },
)

# %% name="whose_answer"
reveal(
    "whose",
    "All of these happen. So stop comparing deals, and compare sellers. Over a hundred deals each, eager buyers even "
    "out. And hold like against like: same customer size, equally good in reviewed calls. Whose forms are fullest on "
    "day 30, whose are emptiest, and who wins more?\n\nEven then some gap comes by luck. How much? Deal the names out at "
    "random and look.",
)

# %% name="dealt"
label = "Times the names are dealt out at random"
goal = "The blue line is the real gap between sellers. Deal the names out 99 times. Does luck get there?"
explore("dealt", label, low=0, high=99, step=1, start=0, draw=c2.dealt_out(my_org()), goal=goal)

# %% name="say"
ask.choice(
    "say",
    "What may you tell the chair about early steps?",
    options={
        "proved": "They bring these points, and that is proved",
        "linked": "They go with more wins, beyond luck; proved it is not",
        "nothing": "They do nothing: the gap at close was hollow",
    },
)

# %% name="truth"
reveal(
    "say",
    "Beyond luck, and still only linked: nobody drew lots for who works the steps.\n\n"
    "But this company is simulated, so we can look. The process truly adds {{ process_all }} % wins: {{ process_strong }} % "
    "in the hands of the 80 sellers with the best reviewed calls, {{ process_weak }} % in those of the 80 with the "
    "worst. The chief revenue officer bought something real. He reads it off the wrong copy of the form.",
)

# %% [markdown] name="chair"
# **The Buyer's chair.** Deal 4471's form was complete on day 5. Its buyer: "He had my budget, my date, my name. All
# correct. I hadn't looked up our failures, I hadn't told finance. Nobody asked me to do anything."

# %% name="sorted"
ask.sort(
    "sorted",
    "Eight exit criteria on the table. Who did it?",
    piles={"buyer": "The buyer did it", "us": "We did it, or typed it"},
    options={
        "budget": "Budget: amount filled in",
        "log": "She sent us her alarm log of last winter",
        "champion": "Champion: a name",
        "proposal": "Proposal sent",
        "finance": "Her colleague from finance came to a call",
        "next": "Next step: follow up in two weeks",
        "booked": "She booked the sign-off meeting herself",
        "date": "Decision date: filled in",
    },
)

# %% name="sorted_answer"
reveal("sorted", c2.after_sorting(my_org()))

# %% name="ring_her"
ask.choice(
    "ring_her",
    "Day 30 of a deal of yours, like 4471. The form is full, and nothing in it is hers. You ring her. You say:",
    options={
        "news": "I'm just checking in before the end of the month. Any news from your side?",
        "case": "Shall I write a business case that you can hand to your board?",
        "hers": "Could you look up what last winter's alarms cost, and show it to finance with me?",
        "sign": "We have the slot for the installation. When do you expect to sign?",
    },
)

# %% name="her_reply"
reveal("ring_her", c2.her_reply(my_org()))

# %% [markdown] name="your_call"
# ## Your call
#
# The chair wants an answer. Managers have time to look at 80 sellers' deals on day 30 with one question: what has *she*
# done?

# %% name="decision_seat"
for_role(
    rep="Think of your own next deal: which rule would make you call her back?",
    manager="Think of your hours: chasing blanks, or one question per deal on day 30?",
    leader="Think of all 240: a rule is cheap to sign and dear to live under. So is its end.",
)

# %% name="decide"
ask.choice(
    "decide",
    "What do you recommend?",
    options={
        "enforce": "Enforce it: no deal in the forecast without all twelve fields",
        "weak": "Three buyer steps in place of nine fields; check the 80 with the weakest reviewed calls",
        "scrap": "Scrap the process, form and stages. Let sellers sell",
        "strong": "Three buyer steps in place of nine fields; check the 80 with the strongest reviewed calls",
    },
)

# %% name="played"
reveal("decide", c2.played_out(my_org()))

# %% [markdown] name="verdict"
# So the answer to the chair: don't enforce the form; ask one question, early. The process is worth more in good hands.
# Weak hands gain less, and they do gain.
#
# **Keep** the stages, and three fields: who, how much, by when. **Fix** the exits: one step that she took, seen by day 30.
# **Stop** asking for the other nine.
#
# The best user of this form reads it as a list of what she hasn't asked yet. For her, a blank is a reason to call.

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
reveal(
    "guess_shops",
    "What speaks against the doubters, first:\n\n{{ cite_plain('monitored_checklists') }}\n\n"
    "{{ cite_plain('management_practices') }}\n\nWhat a vendor says, and how to read it:\n\n"
    "{{ cite_plain('process_levels_claim') }}\n\nThat is the form at close once more: firms asked on one day, when "
    "everybody knows who is winning. Ask when the process was written down, before the good years or after.\n\n"
    "We found no test of a sales process against a control group. Strength: A strong, B fair, C weak, D only a claim.",
)

# %% name="promise_seat"
for_role(
    rep="Take five open deals. What has each buyer done in the first 30 days?",
    manager="Take one seller and five deals, with one question each: what has she done? Leave the blanks alone.",
    leader="Take one required field: drop it, or turn it into something the buyer does.",
)

# %% name="promise"
ask.commitment("promise", "Which deals or which field, by when, and who looks at it with you?")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "A box ticked after the win explains nothing; a step the buyer took might."
#
# Next: [open the exercise](../../exercises/c2_process/c2_process.ipynb). Same deck, other company; don't assume the same
# answers. In some of them nobody can tell yet what the process does.
#
# And 4471? Its seller had been on the course, too. Does a course help? That is another chart, with another catch.
