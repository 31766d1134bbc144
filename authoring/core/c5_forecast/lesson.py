# %% [markdown] name="title"
# # Put your name to a number
#
# For reps, managers and leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - say what a Commit is worth in your company, from the record
# - tell happy ears from sandbagging, and both from too few deals
# - put chances on deals that lose fewer points than one number for all
# - give a number when too high costs more than too low

# %% name="setup"
from saleslab.charts import c5
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c5_forecast", "lesson")

# %% [markdown] name="scene"
# ## "Thirty deals. Put your name to a number."
#
# The last week of June, year 3. On Friday Tarnhold's chair sees the bank. It lends against what six sellers are about to
# win. In March it got the sellers' number, and it has not forgotten.
#
# "What number do I give the bank on Friday?" the chair asks you. "And first: how good is your own aim?"
#
# Fifteen deals are from March and have ended. Fifteen are open.
#
# *Tarnhold and everybody in it are simulated.*

# %% name="seat"
for_role(
    rep="Every week somebody rolls up your odds. Find out what your 90 is worth before your manager does.",
    manager="On Monday you roll up odds again. Whose do you turn down, and whose up? Today you find out how to know.",
    leader="The bank, the board and the hiring plan hang on one number of yours. Today you take it apart.",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% [markdown] name="march_text"
# ## Fifteen from March
#
# This is what the CRM showed that week. How likely is each deal to be won in the end, however late? A buyer who decides
# nothing is not a win. C is a **Commit**: its seller gives it 75 or more. "None": no answer of this buyer was ever logged.
#
# The further off, the dearer. Say 90 and it isn't won: 81 points lost. Say 60: 36 points. Say 90 and it is won: 1 point.
#
# Eight seconds a row will do. Enter leads to the next.

# %% name="march"
ask.chances("march", "What is the chance that it is won, in percent?", items="c5.last_quarter", lock=True)

# %% name="dull"
ask.prediction(
    "dull",
    "The six sellers know these buyers. Their own odds lose {{ sellers_lost }} points a deal. Now comes a dull rival, who looks at nothing "
    "and says {{ base }} fifteen times, since {{ base }} of 100 earlier deals were won. How many points a deal does the rival lose?",
    unit="points a deal",
    low=0,
    high=100,
    within=3,
)

# %% name="march_score"
reveal("march", c5.first_score(my_org()), also=["dull"])
reveal("dull", c5.dull_bet(my_org()), truth=c5.dull_points(my_org()))

# %% [markdown] name="one_number_text"
# ## Now be the dull rival
#
# Say any other number, fifteen times.

# %% name="one_number"
goal = "Find the lowest and the highest number that loses less than the sellers, the dashed line."
draw = c5.one_number(my_org())
explore("one_number", "Said of all fifteen", low=0, high=100, step=1, start=90, unit="%", draw=draw, goal=goal)

# %% name="reach"
ask.choice(
    "reach",
    "One number for all fifteen. Which ones lose less than the sellers?",
    options={
        "near": "From {{ near_low }} to {{ near_high }}",
        "middle": "From {{ middle_low }} to {{ highest }}",
        "wide": "From {{ lowest }} to {{ highest }}",
        "top": "From {{ lowest }} to {{ top_high }}",
    },
)

# %% name="why"
reveal("reach", c5.why_so_dear(my_org()))

# %% [markdown] name="nineties_text"
# ## What is this seller's 90 worth?
#
# The CRM kept the list: every chance a seller ever wrote down, with its date, and how the deal ended. Take the six one by
# one. Turn 90 down or up until the blue bar is shortest; the seller's other odds go the same way.

# %% name="nineties"
goal = "For each seller: where is the blue bar shortest?"
draw, menus = c5.nineties(my_org()), {"seller": ("Seller", c5.six_options(my_org()))}
label = "Turn a 90 of this seller to"
explore("nineties", label, low=5, high=99, step=1, start=90, unit="%", draw=draw, menus=menus, goal=goal)

# %% name="names"
ask.match(
    "names",
    "Sandbags: wins clearly more than the odds say. Happy ears: wins far less. Can't tell yet: with so few deals it may be "
    "luck. What do you call each of the six?",
    labels={
        "sandbags": "Sandbags",
        "straight": "Straight",
        "happy": "Happy ears",
        "few": "Can't tell yet",
    },
    items="c5.six",
)

# %% name="ears"
reveal("names", c5.who_says_what(my_org()))

# %% [markdown] name="june_text"
# ## The fifteen that are open
#
# Beside each seller now stands what this seller wins of 100. And of 100 earlier deals in such a state, so many were won:
#
# | | won | | won |
# | --- | --- | --- | --- |
# | in Propose | {{ propose }} | in Negotiate | {{ negotiate }} |
# | no answer for a month, or none logged | {{ silent }} | answer within a month | {{ heard }} |
# | six weeks or more in one stage | {{ stuck }} | close date passed a month ago | {{ passed }} |
#
# **A rule of thumb.** Start from what this seller wins. Negotiate: half as much again. Propose: a third off. Six weeks in
# one stage, or a month late: halve it. Then use your head.

# %% name="june"
ask.chances("june", "What is the chance that it is won, in percent?", items="c5.this_quarter", lock=True)

# %% name="sums"
reveal("june", c5.adds_up(my_org()))

# %% [markdown] name="chair"
# **The Buyer's chair.** Deal 4471 (D04471) is among them. "Your file says ninety. I answer every mail; I was raised that
# way. The contract has lain {{ her_days }} days on my desk. Nobody has asked what I am waiting for."

# %% name="her"
ask.number("her", "Your chance for Deal 4471, now that you heard her?", unit="%", low=0, high=100)
reveal("her", c5.her_words(my_org()), also=["june"])

# %% [markdown] name="friday_text"
# ## Friday
#
# A dollar promised that doesn't come in costs three: dearer credit, and people hired and let go. A dollar that comes in
# unpromised costs one: it was borrowed elsewhere.
#
# How far can the total fall? The CRM has put its own odds on the fifteen; here they were thrown like dice, thousands of
# times.

# %% name="spread"
goal = "Where would $10k more save as much as it costs?"
draw = c5.may_bring(my_org())
explore("spread", "Number for the bank, $k", low=0, high=600, step=10, start=400, draw=draw, goal=goal)

# %% name="bank"
for_role(
    rep="At $300k your team gets the two people it has asked for since winter. You sign in front of them, and of your manager.",
    manager="At $300k you may hire the two people your team waits for. If it falls short, you let them go in autumn.",
    leader="At $300k the chair frees two hires and asks nothing. Lower, and you explain why; higher and short, you explain twice.",
)
ask.number(
    "bank",
    "What will these fifteen bring? Your number for the bank, in thousands of dollars:",
    unit="thousand dollars",
    low=0,
    high=1000,
)
reveal("bank", c5.friday(my_org()))
reveal("june", c5.thirty(my_org()), also=["march", "bank", "her"])

# %% name="guess_amounts"
ask.choice(
    "guess_amounts",
    "Outside this company. Of 100 deals that were won, how many brought what was forecast, give or take 5 %?",
    options={"few": "About 5", "quarter": "About 30", "half": "About 50", "most": "About 80"},
)

# %% name="evidence"
studies = (
    "Against us, first: a record can be played with.\n\n{{ cite_plain('deal_timing_gamed') }}\n\nFor us, weakly:\n\n"
    "{{ cite_plain('relationships_overrated') }}\n\nYour guess:\n\n{{ cite_plain('forecast_amounts') }}\n\n"
    "We found no study that sets sellers' odds beside one number for all. Strength: A strong, B fair, C weak, D only a claim."
)
reveal("guess_amounts", c5.outside(studies))

# %% [markdown] name="verdict"
# ## For the chair
#
# - **Keep** a chance on every deal, with its date. The CRM's best user is the seller who can say: "My 80s? Of the last ten,
#   eight."
# - **Fix** the roll-up: beside each seller's odds, what they came to before.
# - **Stop** taking Commit in full, and stop scolding whoever writes 40.

# %% name="monday"
for_role(
    rep="By Monday noon: a chance and today's date on every deal you call Commit. Tell your manager which day you two read how "
    "they ended. The next lesson asks you on it.",
    manager="Before your next forecast round: one seller's last twenty chances beside the endings, read with that seller, no "
    "blame. Name the seller and the day. The next lesson asks you on it.",
    leader="By Friday: ask operations for one page, what each seller said and what was won. Tell one manager today that it "
    "comes to the next round. The next lesson asks you on it.",
)

# %% name="promise"
ask.commitment("promise", "Which odds will you write down, by when, and who reads with you how they ended?")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "Write the odds down, or you'll remember being right."
#
# In the exercise the file is all you have. In Deal 4471 it wasn't enough: what was she waiting for?
#
# Now [the exercise](../../exercises/c5_forecast/c5_forecast.ipynb): same deck, other company.
