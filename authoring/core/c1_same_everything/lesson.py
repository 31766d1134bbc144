# %% [markdown] name="title"
# # Same everything
#
# For reps, managers and leaders · 15 minutes
#
# After this you can
#
# - say how much of a leaderboard is still there a year later
# - read a result against the patch it came from, before you praise anybody
# - choose whose calls are worth studying, and check your choice

# %% name="setup"
from saleslab import charts
from saleslab.charts import c1
from saleslab.practice import ask, explore, my_org, reveal, start

start("c1_same_everything", "lesson")

# %% [markdown] name="scene"
# ## Clap for the top 48
#
# Tarnhold sells sensors and alarm service for cold storage. 240 sellers carry the same bag: same product, same price
# list, same process, same CRM. In year 1 they booked {{ total }}. At the kick-off the chief revenue officer asks
# everybody to clap for the top 48.
#
# The board asks you for a second opinion. Its chair, an ex-seller, leans over: "Same bag. Why do 48 people bring
# {{ half }} the money? And who of them will be up there next year?"
#
# *Tarnhold and everybody in it are simulated.*

# %% name="bet"
ask.prediction(
    "stay",
    "Before you see anything: how many of year 1's top 48 will be in year 2's top 48 too?",
    unit="of the 48",
    low=0,
    high=48,
    within=3,
)

# %% [markdown] name="first_look"
# ## The chart every team draws
#
# One bar is one seller's bookings in year 1, biggest first.

# %% name="bars"
charts.show(*c1.year_in_order(my_org(), 1))

# %% [markdown] name="read_it"
# The operations lead drew this in good faith, and it is true. A fifth of the sellers, {{ half }} the money. The easy
# next sentence is: "So copy what they do." But that is one year. Here is the second.

# %% name="second_year"
reveal("stay", c1.bet_and_second_year(my_org()), truth=c1.came_back(my_org()))

# %% name="why_gone"
ask.choice(
    "why_gone",
    "Same people, same bag, a year later. You are asked why some fell off the stage. Your first thought?",
    options={
        "lazy": "They got comfortable after a good year",
        "luck": "Some of the first year was luck",
        "market": "The market moved",
        "copied": "The others copied what they did",
    },
)

# %% name="luck"
reveal(
    "why_gone",
    "Each of these happens, and you may be right about some. But mind luck first. If places were drawn by lot each year, "
    "about {{ by_luck }} of 48 would come back. Far more did, so it isn't all luck. And in this simulation nobody gets lazy: "
    "some had a good year that did not come twice.",
)

# %% [markdown] name="find_it"
# ## Find what the board hides
#
# Each dot is a seller. Blue: the 48 on stage. The line is what it takes to be among the best 48.
#
# To the right: patches that usually bring more. That is only an estimate, from what all 240 book with similar accounts.
# Your company may have the number of accounts, or a quota that wasn't set from last year's result.
#
# At 0 everybody needs the same bookings. At 100, a patch that usually brings twice as much must bring twice as much.
# The arrow keys move the slider too.

# %% name="tilt"
tilt = c1.patch_taken_out(my_org())
label = "Raise the bar for rich patches, in percent"
goal = "Move it to 100. Who falls, and where do they stand?"
explore("tilt", label, low=0, high=100, step=5, start=0, draw=tilt, goal=goal)

# %% name="what_fell"
ask.choice(
    "what_fell",
    "What do the sellers who fell below the line have in common?",
    options={
        "weak": "They are weak sellers, found out at last",
        "patch": "They stand to the right: accounts that buy more",
        "luck": "Nothing; some are here, some there",
        "big": "One big deal made their year",
    },
)

# %% name="coach_answer"
reveal(
    "what_fell",
    "They stand to the right. {{ patch_out }} of the 48 would leave the stage. That doesn't prove they are weak, just as "
    "the board didn't prove they were stars: such a patch brings a lot in anybody's hands.\n\n"
    "“Found out at last” is the same mistake turned round. And look left: sellers with thin patches have crossed "
    "the line. Nobody ever asked them to stand up.",
)

# %% [markdown] name="pick"
# ## Your call
#
# The budget covers one seller's calls, recorded for the whole team. Year 2's No. 1 is among the four. Both years are
# there.

# %% name="decide"
ask.pick("decide", "Whose calls do you record?", items="stage_and_floor", count=1)

# %% name="played_out"
reveal("decide", c1.copied_calls(my_org()))

# %% [markdown] name="truth"
# ## How good is this way of looking? The truth
#
# Who would sell most if everybody had the same patch? Here we can know. How many of those 48 does a list of 48 find?
#
# | | one year | both years |
# | --- | --- | --- |
# | the board as it is | {{ truly_best }} | {{ board_two_years }} |
# | with the patch counted | {{ truly_best_adjusted }} | {{ truly_best_two_years }} |
#
# **Neither the patch nor the second year helps much alone. Together they do.** Even then, a third of the names are wrong.
#
# **The Buyer's chair.** A Tarnhold customer, quality head of a hospital pharmacy group: "I never knew who was number
# one. I knew who called back when the alarm went off."
#
# **Keep** the board: it is honest about results. **Fix** it: a column for the patch, a column for last year. **Stop**
# copying whoever is first this year.

# %% name="guess_pay"
ask.choice(
    "guess_pay",
    "Outside this company: a maker of contact lenses changed its pay plan and kept its people. Revenue:",
    options={
        "fell": "fell by a tenth",
        "same": "hardly moved",
        "rose": "rose by a tenth or so",
        "much": "rose by a quarter",
    },
)

# %% name="evidence"
reveal(
    "guess_pay",
    "Our claim: who sells matters more than what was bought. What speaks against it, first:\n\n{{ cite_plain('pay_plan_redesign') }}\n\n{{ cite_plain('regression_to_the_mean') }}\n\n"
    "What speaks for it. Store managers, not sellers: the nearest we found.\n\n{{ cite_plain('managers_between_stores') }}\n\n"
    "What nobody knows.\n\n{{ cite_plain('concentration_claims') }}\n\n"
    "We found no trustworthy study of how many top sellers repeat. Strength: A strong, B fair, C weak, D only a claim.",
)

# %% name="promise"
ask.commitment("promise", "One board you will read this way at work: which, by when, and who will see it?")

# %% [markdown] name="next"
# ## Take along
#
# - Count how many of last year's best are still there. On your own board.
# - Put the number of accounts *and* last year beside every result. One without the other hardly helps.
# - Study a seller who beat the patch twice.
#
# A small team? Don't count stars. Put two years and the number of accounts side by side, seller by seller.
#
# Next: [open the exercise](../../exercises/c1_same_everything/c1_same_everything.ipynb), in another company. Don't assume
# the same answers.
