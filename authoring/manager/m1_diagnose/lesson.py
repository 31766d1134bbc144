# %% [markdown] name="title"
# # Diagnose before you coach
#
# For managers · {{ lesson_minutes }} minutes
#
# After this you can
#
# - tell a thin patch and a bad year from a missing skill
# - put on paper what was seen, and nothing else
# - coach one skill so that the seller does the thinking
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
# ## A bad year
#
# Next: {{ unlucky }}. The patch is as good as others. Booked this year: {{ unlucky_booked }}. Colleagues: {{ unlucky_board }}.

# %% name="what_now"
ask.choice(
    "what_now",
    "What do you do with {{ unlucky }} on Monday?",
    options={
        "coach": "Coach, this week: the figures shout for it",
        "talk": "Have a serious talk about attitude",
        "before": "Ask what happened, look at the years before, then decide",
        "leave": "Nothing; it will pass",
    },
)

# %% name="quarters"
goal = "Count more quarters, one by one. Where does the line leave what luck can do, if it does?"
draw = m1.quarters_counted(my_org())
explore("quarters", "Quarters counted, back from today", low=1, high=12, step=1, start=1, draw=draw, goal=goal)

# %% name="what_luck_does"
reveal(
    "what_now",
    "It never does. Count four quarters, and luck alone makes anything from {{ luck_low }} to {{ luck_high }} times the "
    "usual: a few large deals more or less. Count twelve, and {{ unlucky }} is at {{ unlucky_three }}, just what the patch "
    "brings. Ask all the same: a year can have a reason that is in no file.\n\nThe talk about attitude would have hit "
    "somebody who does the job. Worse: next year would most likely be better anyhow, and you would believe it was the talk.",
)

# %% [markdown] name="file_text"
# ## One skill?
#
# Four are left. You have four hours, and each look takes minutes. A cause counts only with the looks that bear it.
#
# 1. For everybody, the patch and three years. Three years at the usual (1.00) or above: a thin patch is the cause, or luck on a
#    fair one.
# 2. Below: open all three steps, deals opened, discount, deals won. Whoever stops at the first misses the second.
# 3. One outside of luck's range, on a fair patch: that one. If it is deals won, hear the calls and the buyer: they can speak
#    against it. Two outside, or one on a thin patch: more than one thing. None: can't tell yet, and it is a good answer.
#
# In the small picture the upright line is the usual, the band is luck's range, the dot is the seller.

# %% name="file"
ask.case_file(
    "file",
    "Open what you need, name a cause for each, and close the file.",
    items="m1.four",
    looks={
        "patch": "The patch",
        "years": "Three years",
        "opened": "Deals opened",
        "price": "Discount",
        "won": "Deals won",
        "calls": "Twelve calls, and a buyer",
        "activity": "Activity log",
    },
    prices={"patch": 10, "years": 10, "opened": 10, "price": 10, "won": 10, "calls": 20, "activity": 5},
    causes={
        "patch": "The patch: thin, held for three years",
        "luck": "Luck: a fair patch, held for three years",
        "doors": "Opens too few deals",
        "questions": "Doesn't ask the next question",
        "price": "Gives the price away",
        "several": "More than one thing: which first?",
        "unsure": "Can't tell yet: no step, or not borne out",
    },
    minutes=240,
)
reveal("file", m1.closed(my_org()))

# %% name="bet_file"
ask.prediction(
    "sure",
    "We read the files of all sellers in twenty sister companies the same way, with every look. For {{ named_skill }}, one "
    "skill stood out. In how many of 100 was it truly what cost them most?",
    unit="of 100",
    low=0,
    high=100,
    within=10,
)
reveal(
    "sure",
    [
        "{{ skill_right }} of 100, and that is a perfect reader. The first two looks are the surest, and cheap. A named skill is "
        "a bet: coach it, and look again after thirty days.",
        m1.how_sure(
            patch="{{ patch_right }}",
            several="{{ several_right }}",
            doors="{{ doors_right }}",
            luck="{{ luck_right }}",
            price="{{ price_right }}",
            questions="{{ questions_right }}",
        ),
        "And our six are picked: what their files say is true, except where they can't tell. Of all {{ below }} sellers "
        "below their colleagues in those companies, the files name one thing for {{ name_one }} of 100, more than one for "
        "{{ name_several }}, and nothing for {{ name_none }}. Expect your own team to look like that.",
    ],
    truth=float("{{ skill_right }}"),
)

# %% [markdown] name="buyer"
# ## On the other side of it
#
# **The Buyer's chair.** Quality, hospital pharmacy, about one of your four: "He asked plenty, off a list. I said we'd lost a
# fridge in March. 'Terrible', he said, and read me his next one. It was our third fridge."

# %% name="first_words"
ask.choice(
    "first_words",
    "The seller she means sits down across from you. What do you say first?",
    options={
        "verdict": "“Your next question is at {{ asker_heard }}, everybody’s at {{ all_heard }}. Why is that?”",
        "praise": "“First of all: you come well prepared. I wanted to say that.”",
        "lesson": "“After every answer, ask ‘and what did that lead to?’ It always worked for me.”",
        "call": "“Take me to the call with the fridge. What was the last thing she said before your next question?”",
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
    "Real sellers now: pharma reps, 136 teams. Where managers coached badly, more coaching went with",
    options={"better": "better results, slowly", "same": "the same results", "worse": "worse results"},
)
reveal(
    "guess_hours",
    "First, what speaks for sheer hours:\n\n{{ cite_plain('monthly_coaching_predicts') }}\n\nAnd your guess? Worse, in this study.\n\n"
    "{{ cite_plain('coaching_skill_and_dose') }}\n\nThe two disagree, or hours help only in hands that can coach. We found no study that "
    "tests a diagnosis first. That part is ours.",
)

# %% [markdown] name="verdict"
# ## What you tell the sales lead
#
# - **Keep** the board. It says who is short, and that is where to look.
# - **Fix** the letter: no name before the patch and three years lie beside it.
# - **Stop** choosing whom to coach by the worst year. After one bad year, the next is mostly better anyhow.

# %% name="gut_again"
reveal("gut", m1.gut_again(my_org()), also=("file",))

# %% name="your_promise"
for_role(
    rep="By Friday: your own last three years against what your patch should bring. Show the page to your manager, with the one "
    "step you would work on.",
    manager="By Friday: one seller of yours, on one page. What the patch brings, three years, one step, and the number behind each. "
    "Show it to your own manager before you coach.",
    leader="By Friday: take the last warning that was written. Ask for the patch and three years, and give both to whoever signs the next.",
)

# %% name="promise"
ask.commitment("promise", "Whose page, by when, and who will see it? The next lesson asks you on it.")

# %% [markdown] name="next"
# ## Tomorrow you say
#
# "Patch, then luck, then one skill; then coach."
#
# Another company has six sellers and a letter, too. And one of the six is about to sit down across from you; she thinks that she
# knows why. [Open the exercise](../../exercises/m1_diagnose/m1_diagnose.ipynb).
