# %% [markdown] name="title"
# # Diagnose before you coach
#
# For managers · {{ lesson_minutes }} minutes
#
# After this you can
#
# - find out why a seller is short before you coach
# - write only what you could read aloud to the seller
# - coach one thing so that the seller does the thinking
# - prepare a 1:1 with one of your own sellers

# %% name="setup"
from saleslab.charts import m1
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("m1_diagnose", "lesson")

# %% [markdown] name="scene"
# ## "One of these six is about to get a warning."
#
# Monday, half past eight. You are new, and these six are yours. All booked less than their colleagues this year. "By
# Friday one of them gets a letter," says the sales lead. "The other five you coach."
#
# The chair, an ex-seller, has a question: "Six sellers, one week. Who, and what?"
#
# *Tarnhold and everybody in it are simulated.*

# %% name="who_you_are"
for_role(
    rep="Somebody once drew up such a list, and you were on it. What did they not know?",
    manager="You have had such a list. You had an opinion on each name before you had read to the end. Keep it; you will need it.",
    leader="Your managers write these letters, and you sign them. What would you have to see first?",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% name="gut"
ask.pick("gut", "This is what the board shows. Your gut: who gets the letter?", items="m1.six", count=1)

# %% [markdown] name="letter_text"
# ## The letter
#
# It is written already, and it is for {{ her }}: "You booked {{ her_booked }}. Colleagues with customers of the same size
# booked {{ her_board }}." Both figures are true.
#
# A patch is the accounts she was given. By bookings of three years she has place {{ her_board_place }} of 240. From what all 240
# sell, operations work out what each patch brings in average hands. Now line all of them up by how far they are above that, the
# same three years.

# %% name="bet"
ask.prediction(
    "place",
    "First place is whoever makes most of what the patch holds. Which place has she?",
    unit="of 240",
    low=1,
    high=240,
    within=20,
)

# %% name="two_places"
reveal("place", m1.two_places(my_org()), truth=m1.her_place(my_org()))

# %% [markdown] name="luck_text"
# ## The next one
#
# {{ unlucky }}. The patch is as good as others. Booked this year: {{ unlucky_booked }}. Colleagues: {{ unlucky_board }}.

# %% name="what_now"
ask.choice(
    "what_now",
    "What do you do with {{ unlucky }} on Monday?",
    options={
        "coach": "Coach, this week. If it isn't needed, it costs an hour; waiting costs a quarter",
        "talk": "Say that it can't go on. Silence would tell the others that it doesn't matter",
        "before": "Ask about the year, and open the years before",
        "leave": "Nothing. One year says little about anybody",
    },
)

# %% name="quarters"
goal = "The band is what luck alone can do. Count more quarters, one by one."
draw = m1.quarters_counted(my_org())
explore("quarters", "Quarters counted, back from today", low=1, high=12, step=1, start=1, draw=draw, goal=goal)

# %% name="leaves"
ask.choice(
    "leaves",
    "Where does the line leave the band?",
    options={
        "early": "With the first three quarters",
        "year": "From four quarters to eight",
        "late": "From nine on",
        "never": "Nowhere",
    },
)
reveal(
    "leaves",
    "It never does. Count four quarters, and luck alone makes anything from {{ luck_low }} to {{ luck_high }} times the "
    "usual. Count twelve, and {{ unlucky }} is at {{ unlucky_three }}, about what the patch brings. A band that wide clears "
    "nobody. There is just nothing against her. Ask all the same: a year can have a reason that is in no file.\n\nThe serious talk "
    "would have told her off for it. And next year would most likely be better anyhow, and you would believe it was the talk.",
    also=("what_now",),
)

# %% [markdown] name="file_text"
# ## The third
#
# Now you look for yourself, and there is no rule yet. {{ misread }}, four looks, one name. In the small picture the upright line is the
# usual, the band is luck's range, the dot is the seller.

# %% name="first_file"
ask.case_file(
    "first_file",
    "Open four looks, name what held {{ misread }} back, and close the file.",
    items="m1.one",
    looks={
        "patch": "The patch",
        "years": "Three years",
        "opened": "Deals opened",
        "price": "Discount",
        "won": "Deals won",
        "calls": "Twelve calls, scored",
        "buyer": "Ring a buyer",
        "activity": "Activity log",
    },
    prices={"patch": 10, "years": 10, "opened": 10, "price": 10, "won": 10, "calls": 10, "buyer": 10, "activity": 5},
    causes={
        "patch": "The patch",
        "luck": "Luck",
        "doors": "Opens too few deals",
        "questions": "Doesn't ask the next question",
        "price": "Gives the price away",
        "several": "More than one thing",
        "unsure": "Can't tell yet",
    },
    minutes=40,
)
reveal("first_file", m1.first_file(my_org()))

# %% name="file"
ask.case_file(
    "file",
    "Three are left, and three hours. Minutes you don't need you keep. Name a cause for each, and close the file.",
    items="m1.three",
    looks={
        "patch": "The patch",
        "years": "Three years",
        "opened": "Deals opened",
        "price": "Discount",
        "won": "Deals won",
        "calls": "Twelve calls, scored",
        "buyer": "Ring a buyer",
        "activity": "Activity log",
    },
    prices={"patch": 10, "years": 10, "opened": 10, "price": 10, "won": 10, "calls": 10, "buyer": 10, "activity": 5},
    causes={
        "patch": "The patch",
        "luck": "Luck",
        "doors": "Opens too few deals",
        "questions": "Doesn't ask the next question",
        "price": "Gives the price away",
        "several": "More than one thing",
        "unsure": "Can't tell yet",
    },
    minutes=180,
)
reveal("file", m1.closed(my_org()), also=("first_file",))

# %% name="bet_file"
ask.prediction(
    "sure",
    "We read the files of all sellers in twenty sister companies the same way. For {{ named_skill }}, one skill stood out. In how "
    "many of 100 was it truly what cost them most?",
    unit="of 100",
    low=0,
    high=100,
    within=10,
)
reveal(
    "sure",
    [
        "{{ skill_right }} of 100, and that is a perfect reader. A thin patch is named best. More than one thing and deals opened follow. "
        "Luck is right about every second time. “Doesn't ask the next question”, which you are about to coach, is right for "
        "{{ questions_right }} of 100. So: coach it as a bet, and look again after thirty days.",
        m1.how_sure(
            patch="{{ patch_right }}",
            several="{{ several_right }}",
            doors="{{ doors_right }}",
            luck="{{ luck_right }}",
            price="{{ price_right }}",
            questions="{{ questions_right }}",
        ),
        "These are simulated sellers, read by numbers alone. And our six are picked: where file and buyer conflict, she is right. Of all "
        "{{ below }} below their colleagues, the files name one thing for {{ name_one }} of 100, more than one for "
        "{{ name_several }}, and nothing for {{ name_none }}. That mix is the simulation's; yours may be another.",
    ],
    truth=float("{{ skill_right }}"),
)

# %% [markdown] name="buyer"
# ## On the other side of it
#
# **The Buyer's chair.** Quality, hospital pharmacy, about one of your six: "She asked plenty, off a list. I said we'd lost a
# fridge in March. 'Terrible', she said, and read me her next one. It was our third fridge."

# %% name="first_words"
ask.choice(
    "first_words",
    "The seller she means sits down across from you. What do you say first?",
    options={
        "verdict": "“Your next question is at {{ asker_heard }}, everybody’s at {{ all_heard }}. I want to be straight with you. Why is that?”",
        "praise": "“First of all: you come well prepared, and customers say so. I wanted you to hear that.”",
        "lesson": "“After every answer, ask ‘and what did that lead to?’ It saves you years; it did me.”",
        "call": "“Take me to the call with the fridge. What did she say last?”",
    },
)
reveal("first_words", m1.first_words(my_org()), also=("file",))

# %% name="how_many"
ask.choice(
    "how_many",
    "Ten minutes left. What do the two of you write down?",
    options={
        "list": "A better list: ten questions for every first call, from Monday",
        "one": "One buyer, Thursday: after her first answer, one question about that answer. Friday you hear how it went",
        "all": "That question, and the three other things from the calls: it is only fair",
        "quarter": "The next question, for the whole quarter; you look at the number in the review",
    },
)
reveal(
    "how_many",
    "One skill, one deal, one date. “Next question” sounds like more questions, and she had plenty of those: none was about the "
    "fridge, so the other two stayed with her.\n\nWith four things in mind, what do you do in the second in which a buyer "
    "stops talking? The old thing. And a habit that waits for the review has had no try by then. Thursday’s call is one.",
)

# %% name="guess_hours"
ask.choice(
    "guess_hours",
    "Real sellers now: pharma reps, 136 teams. What went with coaching more often?",
    options={
        "better": "Better results",
        "same": "The same results",
        "worse": "Worse results",
        "depends": "That hung on who coached",
    },
)
reveal(
    "guess_hours",
    "First, what speaks for more of it:\n\n{{ cite_plain('monthly_coaching_predicts') }}\n\nAnd your guess? It hung on who "
    "coached.\n\n{{ cite_plain('coaching_skill_and_dose') }}\n\nThe two disagree, or more of it helps only in hands that can coach. "
    "We found no study that tests a diagnosis first. That part is ours.",
)

# %% [markdown] name="friday_text"
# ## Friday
#
# "I was right about three," says the sales lead, when the files are closed. "They are below what their own patches bring. One of
# them three years running. If she gets no letter, who ever does?"

# %% name="friday"
ask.choice(
    "friday",
    "He waits. What happens with the letter?",
    options={
        "letter": "She gets it. It is three years, and five others carry her",
        "plan": "She gets her two numbers, one thing to begin with, and a date",
        "hold": "Nobody gets one. One patch figure was wrong today; hers may be, too",
    },
)
reveal("friday", m1.friday(my_org()), also=("file",))

# %% [markdown] name="verdict"
# ## What you tell the sales lead
#
# - **Keep** the board. It was right to list three of the six.
# - **Fix** the letter: no name before the patch, three years and a buyer's word lie beside it.
# - **Stop** coaching by the worst year alone. Of the {{ worst_of_all }} worst in our sister companies, {{ better_next }} did
#   better a year later, coached or not; {{ back_next }} were back at 1.00.

# %% name="gut_again"
reveal("gut", m1.gut_again(my_org()), also=("file",))

# %% name="your_promise"
for_role(
    rep="By Friday: your own last three years against what your patch should bring. Show the page to your manager, with the one "
    "step you would work on.",
    manager="By Friday: one seller of yours, on one page. What the patch brings, three years, one step, and what one buyer says. "
    "Show it to your own manager before you coach.",
    leader="By Friday: take the last warning that was written. Ask for the patch and three years, and give both to whoever signs the next.",
)

# %% name="promise"
ask.commitment("promise", "Whose page, by when, and who will see it? The next lesson asks you on it.")

# %% [markdown] name="next"
# ## Tomorrow you say
#
# "Patch, then luck, then one skill; hear a buyer; then coach."
#
# Another company has six sellers and a letter, too. And one of the six is about to sit down across from you; she thinks that she
# knows why. [Open the exercise](../../exercises/m1_diagnose/m1_diagnose.ipynb).
