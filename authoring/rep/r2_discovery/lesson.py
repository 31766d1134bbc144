# %% [markdown] name="title"
# # Discovery that earns the right
#
# For reps; the lesson for managers too · {{ lesson_minutes }} minutes
#
# After this you can
#
# - hear what a seller does on a call, and count it
# - find the question that a buyer answers
# - hold a call after which she'd take the next one

# %% name="setup"
from saleslab.charts import r2
from saleslab.practice import ask, for_role, overheard, reveal, start

start("r2_discovery", "lesson")

# %% [markdown] name="scene"
# ## "She'll answer what you ask. Only that."
#
# Tarnhold, an invented company, sells alarms for cold storage. Its largest open order, Deal 4471: $150k, the form complete,
# 41 activities logged, in the forecast at 90 %. Two of its sellers have had the buyer. She did nothing.
#
# "What did nobody ask her?" says the chair, the head of its board, who once sold himself.
#
# Find out. You have twenty minutes with her.

# %% name="seat"
for_role(
    rep="Nobody lied to her, and nobody was rude. And it's your call now.",
    manager="You'll hear such a call next week, and say something about it. Find out what can be counted in it.",
    leader="This call stood in your forecast at ninety. Sit in it once.",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% [markdown] name="call_text"
# ## The call she never had
#
# Make a plan of three lines, then talk. What you'll say first, she hears. The other two only bring lines to your mind.

# %% name="call"
ask.conversation("her", "Twenty minutes with her.", script="deal_4471", plan=True)

# %% [markdown] name="bet_text"
# ## Now a bet
#
# Suppose two other sellers had had your twenty minutes. We wrote those calls, too, and counted the words. In the first nothing
# came out that costs her money; in the second, most of it did.
#
# "The good one listens more," says Tarnhold's head of sales operations. Lock your number first; then hear them.

# %% name="bet"
ask.prediction(
    "bet",
    "In the call in which nothing came out: of 100 words, how many were the seller's?",
    unit="of 100 words",
    low=0,
    high=100,
    within=5,
)

# %% [markdown] name="two_text"
# ## Two sellers, one buyer
#
# Same buyer, same twenty minutes, no plan. First the one, then the other.

# %% name="first_seller"
overheard("her", "The first seller", lines=["decide_when", "sign_before", "night_round", "if_wrong_now", "small_start"])

# %% name="second_seller"
lines = ["why_now", "what_happened", "the_patients", "sign_before", "monday_again", "if_wrong_now", "small_start"]
overheard("her", "The second seller", lines=lines)

# %% name="which"
ask.choice(
    "which",
    "What does the second seller have that the first one hasn't?",
    options={
        "less": "Fewer words: the second talks less",
        "nicer": "A warmer tone towards her",
        "word": "Questions that begin at her last words",
        "trouble": "Questions about her trouble, not about our date",
        "bolder": "It dares to ask the bold question",
    },
)
told, share = r2.two_calls("{{ deaf_talk }}", "{{ heard_talk }}"), float("{{ deaf_talk }}")
reveal("bet", told, also=["which"], truth=share)

# %% [markdown] name="halo_text"
# ## A third seller
#
# Six further calls were typed up for the exercise. Here are three lines from the middle of one, a fish wholesaler's, a little
# shortened:
#
# > *Buyer:* "It's a lot just now. Saturday we threw out two pallets of hake. That's, what, seven thousand? Eight? And the office
# > wants a reason on paper, so I'm –"
# >
# > *Seller:* "Always the office! Ours is the same. Look, I don't want to put any pressure on you."
# >
# > *Buyer:* "No, no, you're fine. I like it when you ring."

# %% name="charm"
ask.choice(
    "charm",
    "Your manager hears this tape. What will most likely stand on the scorecard, under “discovers the problem”?",
    options={
        "high": "A good mark: the buyer opens up and enjoys the call",
        "low": "A poor mark: the seller asked nothing",
        "none": "No mark: that can't be told from a tape",
    },
)
reveal("charm", r2.charm)

# %% [markdown] name="count_text"
# ## Count, don't judge
#
# A mark is how you felt about the seller. A count is what the seller did. So the exercise asks only: how often? Try it on the
# lines above. A turn counts once. A dash is where the other one broke in.

# %% name="counts"
ask.match(
    "counts",
    "In those three lines, how often?",
    labels={"never": "Never", "once": "Once", "more": "More"},
    options={
        "cut": "The seller cuts the buyer off",
        "figure": "The buyer gives a number for what is lost",
        "cost": "The seller asks how much is lost",
        "word": "The seller repeats a word of the buyer's, and asks on from it",
    },
)
reveal("counts", r2.counted)

# %% [markdown] name="chair"
# ## Her side of it
#
# **The Buyer's chair.** "I'm not secretive. I had the figures ready, for anybody who'd ask what came next. What it costs me, I tell
# nobody who hasn't."

# %% name="outside"
ask.choice(
    "outside",
    "Outside this company: managers rate quick minds higher. Do the sales go with quickness, too?",
    options={
        "same": "Go with it just as much",
        "less": "Go with it less, about half as much",
        "none": "Hardly go with it at all",
    },
)
studies = (
    "Our list of studies holds no trial of asking on; the nearest on it:\n\n{{ cite_plain('ratings_and_sales_disagree') }}\n\nAnd the contrary:\n\n{{ cite_plain('traits_and_skills_pooled') }}\n\n"
    "The two don't measure the same: the one sets sales figures apart from managers' marks, the other takes performance as "
    "each study had it. And sales figures have luck and territory in them, too.\n\nIt is about quick minds, not about likeable "
    "sellers; of those we found no such study. What we call the right question is our own rule, and these calls were invented "
    "for it. Firms that sell recording tools and training publish shares of talk and counts of questions; we couldn't check "
    "their data, so none stands here. Strength: A strong, B fair, C weak, D only a claim."
)
reveal("outside", r2.outside(studies))

# %% [markdown] name="verdict"
# ## For the chair
#
# - **Keep** recording calls; listen to your own for one thing at a time.
# - **Fix** the scorecard: behaviours that two people would count alike, in place of "discovers the problem: 1 to 5".
# - **Stop** leaving her last word lying. On your next call, begin one question with it.

# %% name="monday"
for_role(
    rep="On your next first call, ask on from the buyer's last word, once. Ask your manager today to listen for it and count. A later "
    "lesson asks you on it; if the call hasn't been by then, say so.",
    manager="This week: hear ten minutes of one call together with its seller, and each count one behaviour, alone. Tell the "
    "seller the day today. A later lesson asks you on it; if it isn't due by then, say so.",
    leader="This week: hear one lost deal's first call with its manager, and count what was asked about her trouble. Tell the "
    "manager the day today. A later lesson asks you on it; if it isn't due by then, say so.",
)

# %% name="promise"
ask.commitment("promise", "One act: which call, by when, and who will listen?")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "I'd prepared my pitch and not my second question."
#
# When your path comes to it, [the exercise](../../exercises/r2_discovery/r2_discovery.ipynb) has six calls to count, and two
# buyers whom nobody has met. One of them has a pen in the hand. *Home*, at the top, says what is next.
