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
# list, process and CRM. In year 1 they booked {{ total }}; the best 48 stand on the stage, with {{ half }} of it. The room
# claps.
#
# Afterwards a board member, an ex-seller, takes you aside. She chairs a panel of three, and you are on it. "Same bag. Why
# do 48 people bring {{ half }} the money?"
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
# To the right: patches, a seller's accounts, that usually bring more. It is estimated from what all 240 book with such
# accounts; in your company the number of accounts may do.
#
# The slider turns the line. At 100, a patch that usually brings twice as much must bring twice as much. Somebody falls.

# %% name="tilt"
tilt = c1.patch_taken_out(my_org())
label = "Turn the line, in percent"
goal = "Turn it to 100. Who falls, and who comes up? The arrow keys move it too."
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
    "They stand to the right, as they must: the line is steeper there. {{ patch_out }} of the 48 are below it. Look at the "
    "cloud instead: it rises with the patch, so part of a big result is the patch.\n\nThat doesn't prove those "
    "{{ patch_out }} weak. A year later {{ fell_back_again }} of them stood on the stage again: the patch is still theirs. And some "
    "who came up had one good year. So take both, the patch and a second year, before you say a name.",
)

# %% [markdown] name="chair"
# ## Whom to listen to
#
# **The Buyer's chair.** Quality head of a hospital pharmacy, after a freezer failed: "I never knew who was number one. They
# all had a quote out within the day. One asked who had to tell the wards. I kept that number."

# %% name="your_call"
for_role(
    rep="Your turn. You get one colleague's recorded calls for a month, to listen to on the way to work.",
    manager="Your turn. You may play one seller's calls to your whole team, every Monday for a quarter.",
    leader="Your turn. The budget covers one seller's calls, recorded for all 240.",
)

# %% name="decide"
ask.pick(
    "decide",
    "No. 1 of year 2 is among these four. The last column is what listeners heard in 16 calls each. Whose calls do you take?",
    items="c1.stage_and_floor",
    count=1,
)

# %% name="played_out"
looks = (
    "How good is this way of looking, for all 240? Take the 48 who would sell most if all patches were alike; only a simulation can know them. "
    "A list of 48 by bookings holds {{ truly_best }} of them, by two years' bookings {{ board_two_years }}. Against the patch {{ truly_best_adjusted }}, against it for two years {{ truly_best_two_years }}. "
    "In the twenty sister companies, simulated as well, both looks together find {{ more_elsewhere }} more than the plain board, on average, and more in each of them. Still a third of the names are wrong."
)
reveal("decide", c1.copied_calls(my_org(), looks))

# %% [markdown] name="verdict"
# ## What you tell the chair
#
# Part of it is the seller, part is the patch, part is the year. The board can't say which.
#
# - **Keep** the board: it is honest about results, and a result is what pays.
# - **Fix** it: a column for the patch, a column for last year.
# - **Stop** telling 192 people to copy a name before you have heard one of its calls.

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
    "About a tenth. This course claims that who sells matters more than what a company buys. Here the same people sold more "
    "under another pay plan; that speaks against us, so it comes first.\n\n{{ cite_plain('pay_plan_redesign') }}\n\n"
    "What speaks for us, from shops and not from sellers, is the nearest we found:\n\n{{ cite_plain('managers_between_stores') }}\n\n"
    "Of how many top sellers repeat, we found no study to trust.",
)

# %% name="monday"
for_role(
    rep="Find one seller with a patch like yours who did well two years running. Ask for one recorded call by Friday; your "
    "manager asks you which question you would not have asked.",
    manager="By Friday: last year's list of your team, and beside each name two years and the number of accounts. Show it to "
    "one seller who never stood on a stage; your own manager asks you what you saw.",
    leader="This week: count how many of last year's best are still there, and ask what each one's patch brought before. "
    "Whoever writes the kick-off speech gets the count from you, and sends you the speech.",
)

# %% name="promise"
ask.commitment("promise", "One act: what, by which day, and who will ask you about it? The next lesson asks, too.")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "A leaderboard is seller, patch and luck; check the last two before you praise."
#
# The quality head comes back. A year later she lets a deal of $150k with Tarnhold run out, No. 4471: form complete, forecast
# 90 %, and in the end she did nothing. Nobody knows why. You will find out.
#
# First the same question with your name to it: [open the
# exercise](../../exercises/c1_same_everything/c1_same_everything.ipynb), in another company. Don't assume the same answers.
