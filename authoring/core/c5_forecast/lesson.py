# %% [markdown] name="title"
# # Put your name to a number
#
# For reps, managers and leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - say what a Commit is worth in your company, from the record
# - tell happy ears from sandbagging, and both from too few deals
# - put chances on deals that beat whoever knows nothing
# - give a number when too high costs more than too low

# %% name="setup"
from saleslab.charts import c5
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c5_forecast", "lesson")

# %% [markdown] name="scene"
# ## "Thirty deals. Put your name to a number."
#
# The last week of June, year 3. On Friday Tarnhold's chair sees the bank. It lends against what six sellers are about to
# win. Last time it got the sellers' number, and it has not forgotten.
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
# This is what the CRM showed that week. How likely is each deal to be won? A buyer who decides nothing is not a win.
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
reveal("march", c5.first_score(my_org()))

# %% name="dull_score"
reveal("dull", c5.dull_bet(my_org()), truth=c5.dull_points(my_org()))

# %% [markdown] name="one_number_text"
# ## How little it takes
#
# Did the rival find a magic number? Try any other.

# %% name="one_number"
goal = "Find the lowest and the highest number that loses less than the sellers, the dashed line."
draw = c5.one_number(my_org())
explore("one_number", "Said of all fifteen", low=0, high=100, step=1, start=90, unit="%", draw=draw, goal=goal)

# %% name="reach"
ask.choice(
    "reach",
    "One number for all fifteen. Which ones lose less than the sellers?",
    options={
        "near": "Only those within 10 of {{ base }}",
        "middle": "Those from 20 to 50",
        "wide": "All from {{ lowest }} to {{ highest }}",
        "top": "All below 80",
    },
)

# %% name="why"
reveal(
    "reach",
    "From {{ lowest }} to {{ highest }}. Even writing off every deal beats these sellers, and they do know their buyers. Where did their "
    "points go? Of the fifteen, {{ loud }} were called 90 or more and not won. They cost {{ loud_share }} of all the points.\n\n"
    "So it isn't knowing too little. It is being too sure. And that can be put right, by somebody who kept a list.",
)

# %% [markdown] name="nineties_text"
# ## What is this seller's 90 worth?
#
# The CRM kept the list: every chance a seller ever wrote down, with its date, and how the deal ended. Take the six one by
# one. Turn a seller's 90s down, or up, until the blue bar is shortest. The seller's other odds move along.

# %% name="nineties"
goal = "For each seller: where is the blue bar shortest?"
draw, menus = c5.nineties(my_org()), {"seller": ("Seller", c5.six_options(my_org()))}
label = "Turn this seller's 90s to"
explore("nineties", label, low=5, high=99, step=1, start=90, unit="%", draw=draw, menus=menus, goal=goal)

# %% name="names"
ask.match(
    "names",
    "What do you call each of the six?",
    labels={
        "sandbags": "Sandbags: wins more than the odds say",
        "straight": "About straight",
        "happy": "Happy ears: wins far less than the odds say",
    },
    items="c5.six",
)

# %% name="ears"
reveal("names", c5.who_says_what(my_org()))

# %% [markdown] name="june_text"
# ## The fifteen that are open
#
# Besides each seller's record, the CRM remembers this. Of 100 earlier deals in such a state, so many were won:
#
# | | won | | won |
# | --- | --- | --- | --- |
# | in Propose | {{ propose }} | in Negotiate | {{ negotiate }} |
# | buyer silent for a month, or always | {{ silent }} | buyer answered within a month | {{ heard }} |
# | six weeks or more in one stage | {{ stuck }} | close date passed a month ago | {{ passed }} |
#
# **The Buyer's chair.** Deal 4471 is among them. "Your file said ninety. I answer every mail; I was raised that way. The
# contract lay {{ her_days }} days on my desk. Nobody asked what I was waiting for."
#
# Whose politeness did you take for a plan?

# %% name="june"
ask.chances("june", "What is the chance that it is won, in percent?", items="c5.this_quarter", lock=True)

# %% name="sums"
reveal("june", c5.adds_up(my_org()))

# %% [markdown] name="friday_text"
# ## Friday
#
# A dollar promised that doesn't come in costs three: dearer credit, and a chair who is not believed. A dollar that comes
# in unpromised costs one: it was borrowed elsewhere.
#
# How far can the total fall? Here the record's odds were thrown like dice, thousands of times.

# %% name="spread"
goal = "If a dollar short costs three times a dollar over, how often may it fall short?"
draw = c5.may_bring(my_org())
explore("spread", "Number for the bank", low=0, high=600, step=10, start=400, unit="$k", draw=draw, goal=goal)

# %% name="bank"
for_role(
    rep="Some of these could be yours. Give the number you would sign in front of your team.",
    manager="Your team hears this number too. Too high, and next quarter they pad; too low, and they learn to wait.",
    leader="It is your signature on the bank's paper. The sellers' sum is {{ sellers_sum }}.",
)
ask.number(
    "bank", "What will these fifteen deals bring? Your number for the bank, in thousands:", unit="$k", low=0, high=1000
)

# %% name="played_out"
reveal("bank", c5.friday(my_org()))

# %% name="thirty"
reveal("june", c5.thirty(my_org()), also=("march", "bank"))

# %% [markdown] name="truth"
# ## The hero is the CRM
#
# The record has no feeling for a deal. It has stages, dates, answers, and what each seller's odds came to. Points lost a
# deal, all {{ week_deals }} deals of that week:
#
# | the sellers | the dull rival | the record |
# | --- | --- | --- |
# | {{ week_sellers }} | {{ week_base }} | {{ week_crm }} |
#
# It starts from what the sellers said. Without their odds, dated and never cleaned up, there is nothing to correct.
#
# **Keep** the chance on every deal, with its date: it is the best thing your CRM knows. **Fix** one column: what this
# seller's odds came to before. **Stop** adding up Commit, and stop scolding whoever writes 40.
#
# The CRM's best user is the seller who can say: "My 80s? Of the last ten, eight."

# %% name="guess_amounts"
ask.choice(
    "guess_amounts",
    "Outside this company. Of 100 deals that were won, how many came in within a twentieth of what was forecast for them?",
    options={"few": "About 5", "quarter": "About 30", "half": "About 50", "most": "About 80"},
)

# %% name="evidence"
reveal(
    "guess_amounts",
    "Our claim: a record, corrected, beats people's odds. What speaks against it, first. A record can be played with, and quarters differ:\n\n{{ cite_plain('deal_timing_gamed') }}\n\n{{ cite_plain('fiscal_year_end') }}\n\nAnd people can learn it without one:\n\n{{ cite_plain('trained_forecasters') }}\n\n"
    "What speaks for it:\n\n{{ cite_plain('forecast_deals_lost') }}\n\n{{ cite_plain('relationships_overrated') }}\n\nYour guess:\n\n{{ cite_plain('forecast_amounts') }}\n\n"
    "We found no study that sets sellers' odds beside a base rate. In your own CRM it takes an afternoon. Strength: A strong, B fair, C weak, D only a claim.",
)

# %% name="promise"
for_role(
    rep="Write a chance on every deal you call Commit, this month. On the last day, read the list with your manager.",
    manager="Before your next forecast round, put one seller's last twenty chances beside the endings. Read it together, no blame.",
    leader="Ask operations for one page: what each seller said, what was won. Bring it to the next forecast round.",
)
ask.commitment("promise", "Where will you write odds down, and who will look with you at how they ended?")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "Write the odds down, or you'll remember being right."
#
# The record gave Deal 4471 better than even odds as well, and she did nothing. Something isn't in the file at all. Whoever
# comes next has to ask her.
#
# Now [the exercise](../../exercises/c5_forecast/c5_forecast.ipynb): same deck, other company. One of its sellers has ended
# a handful of deals, far off the odds. What do you call that?
