# %% [markdown] name="title"
# # Same everything
#
# For reps, managers and leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - say how much of a leaderboard is still there a year later
# - read a result against the patch it came from, before you praise anybody
# - choose whose calls are worth studying, and check your choice

# %% name="setup"
from saleslab.charts import c1
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c1_same_everything", "lesson")

# %% [markdown] name="scene"
# ## "Clap for the top 48. Now bet on next year's."
#
# Kick-off, the ballroom. Tarnhold sells alarms for cold storage. 240 sellers carry the same bag: one product, price
# list, process and CRM. In year 1 they booked {{ total }}. The best 48 stand on the stage, and the room claps.
#
# You sit on a panel of three, asked for a second opinion on all that Tarnhold has bought. Its chair, an ex-seller, asks
# one question a meeting: "Same bag. Why do 48 people bring {{ half }} the money?"
#
# *Tarnhold and everybody in it are simulated.*

# %% name="seat"
for_role(
    rep="You have sat in that room. You clapped, and you wondered what they have that you don't. Today you look.",
    manager="You wrote one of the laudations. Next week you tell your team whom to copy. Today you check first.",
    leader="The stage is your budget: prizes, promotions, whom the others shall copy. Today you check what it shows.",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% name="bet"
ask.prediction(
    "stay",
    "Before you see anything: how many of year 1's top 48 will be in year 2's top 48 too?",
    unit="of the 48",
    low=0,
    high=48,
    within=3,
)

# %% name="second_year"
reveal("stay", c1.bet_and_second_year(my_org()), truth=c1.came_back(my_org()))

# %% name="why_gone"
ask.choice(
    "why_gone",
    "Same people, same bag, a year later. Why did some fall off the stage? Your first thought:",
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
    "Each of these happens somewhere. But mind luck first. If the places were drawn by lot each year, about "
    "{{ by_luck }} of 48 would come back. Far more did, so it isn't all luck. And in this simulation nobody gets lazy: "
    "some had a good year that did not come twice.\n\nThink of your own best year. Which one deal made it, and who "
    "called whom?",
)

# %% [markdown] name="find_it"
# ## Find what the board hides
#
# Each dot is a seller. Blue: the 48 on stage. The line is what it takes to be among the best 48.
#
# To the right: patches that usually bring more, estimated from what all 240 book with similar accounts. In your company
# it may be the number of accounts, or a quota that wasn't set from last year's result.
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

# %% [markdown] name="two_calls"
# ## Two calls, one morning
#
# Written for this lesson, after calls you have heard. A freezer failed in a hospital pharmacy; its quality head rings.
#
# **First call.** "A freezer failed." "Sorry to hear it. Our alarm reaches you in forty seconds. Shall I send you a quote
# today?" "Please do."
#
# **Second call.** "A freezer failed." "What was in it?" "Vaccines. Two thousand doses." "Who had to tell the wards?" She
# paused. "I did." "And if it fails again at the weekend?" "That's what I lie awake about."

# %% name="which_call"
ask.choice(
    "which_call",
    "One of the two sellers stood on the stage; the other finished at place 90. Who was on stage?",
    options={
        "first": "The first: quick, friendly, a quote out the same day",
        "second": "The second: she asked one question more",
        "both": "You can't tell from a call",
    },
)

# %% name="heard"
reveal(
    "which_call",
    "You can't tell. Put the first seller on a rich patch: such calls come in five times a week, and one of five closes "
    "by itself. Put the second on a thin one: she hears one such call a week. The board counts what came in, and "
    "nobody heard the calls.\n\nBut you know whom you would rather sit beside for a morning.",
)

# %% [markdown] name="chair"
# **The Buyer's chair.** The quality head, asked about suppliers: "I never knew who was number one. Two of them quoted
# within the hour. One asked who had to tell the wards. I kept her number."

# %% name="your_call"
for_role(
    rep="Your turn. You get one colleague's recorded calls for a month, to listen to on the way to work.",
    manager="Your turn. You may play one seller's calls to your whole team, every Monday for a quarter.",
    leader="Your turn. The budget covers one seller's calls, recorded for all 240.",
)

# %% name="decide"
ask.pick(
    "decide",
    "Year 2's No. 1 is among these four. Whose calls do you record?",
    items="c1.stage_and_floor",
    count=1,
)

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
# - **Keep** the board: it is honest about results, and No. 1 here was truly good.
# - **Fix** it: a column for the patch, a column for last year.
# - **Stop** copying whoever is first this year.

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

# %% name="monday"
for_role(
    rep="Find one seller with a patch like yours who did well two years running. Ask for one recorded call; listen for "
    "the question you would not have asked.",
    manager="Take last year's list of your team. Beside each name: two years, and the number of accounts. Show it to one "
    "seller who has never stood on a stage.",
    leader="Before the next kick-off, count how many of last year's best are still there, and ask what each one's patch "
    "brought before. Show the count to whoever writes the laudations.",
)

# %% name="promise"
ask.commitment("promise", "What will you do, by when, and who will see it?")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "A leaderboard is seller, patch and luck; check the last two before you praise."
#
# One name was missing from year 3's board. A deal of $150k with that hospital pharmacy, No. 4471: the form complete, the
# forecast 90 %. She did nothing. Nobody at Tarnhold knows why; you will meet it again.
#
# Now the same question with money on it: [open the exercise](../../exercises/c1_same_everything/c1_same_everything.ipynb),
# in another company. Don't assume the same answers.
