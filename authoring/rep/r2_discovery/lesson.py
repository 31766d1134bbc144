# %% [markdown] name="title"
# # Discovery that earns the right
#
# For reps; the lesson for managers too · {{ lesson_minutes }} minutes
#
# After this you can
#
# - count what a seller does, and leave out how you like the seller
# - choose the question that follows from her last word
# - bring out what a problem costs, and say so when the buyer needn't buy

# %% name="setup"
from saleslab.charts import r2
from saleslab.practice import ask, for_role, overheard, reveal, start

start("r2_discovery", "lesson")

# %% [markdown] name="scene"
# ## "She'll answer what you ask. Only that."
#
# Deal 4471: $150k, the form complete, 41 activities logged, in the forecast at 90 %. Two sellers of Tarnhold's have had her.
# She did nothing. Nobody lied to her, and nobody was rude.
#
# "What did nobody ask her?" says the chair.
#
# You can find out. She gives you the twenty minutes that nobody got in the story.
#
# *Tarnhold sells alarms for cold storage. It and its people are simulated; the calls are invented.*

# %% name="seat"
for_role(
    rep="She has heard the product twice. What she hasn't heard is a second question.",
    manager="You'll hear such a call next week, and say something about it. Find out what can be counted in it.",
    leader="This call stood in your forecast at ninety. Sit in it once.",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% [markdown] name="bet_text"
# ## First, a bet
#
# Two of Tarnhold's sellers had this same buyer, on the same file. We have typed up both calls and counted the words. You hear
# them later, after yours.
#
# "The good one listens more," says the operations lead. In one of the two calls most of what her trouble costs came out; in the
# other, nothing that costs money.

# %% name="bet"
ask.prediction(
    "bet",
    "Of all words in the call that found no cost, how many of 100 were the seller's?",
    unit="of 100 words",
    low=0,
    high=100,
    within=5,
)

# %% [markdown] name="call_text"
# ## The call she never had
#
# Make a plan of three lines, then talk. Your first call counts. Afterwards you see what she felt at each line, what came out,
# and what stayed with her.

# %% name="call"
ask.conversation("her", "Twenty minutes with her.", script="deal_4471", plan=True)

# %% [markdown] name="two_text"
# ## Two sellers, one buyer
#
# And now the two calls. Same buyer, same morning, no plan. First the one, then the other.

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
# lines above.

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
# **The Buyer's chair.** "I'm not secretive. I had all of it ready, with the figures, for anybody. I'd have told the first one, too."

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
    "{{ cite_plain('ratings_and_sales_disagree') }}\n\nThat is about quick minds, and the nearest there is. About likeable "
    "sellers we found no such study.\n\nAgainst us, too: what we call the right question is our own rule, and these calls "
    "are invented for it. There are well-known counts of what sellers ask, by firms that sell training in it; we couldn't check "
    "their data. Strength: A strong, B fair, C weak, D only a claim."
)
reveal("outside", r2.outside(studies))

# %% [markdown] name="verdict"
# ## For the chair
#
# - **Keep** recording calls, and listen to a tape for one thing at a time.
# - **Fix** the scorecard: behaviours that two people would count alike, in place of "discovers the problem: 1 to 5".
# - **Stop** reading the share of talk as a mark. Our calls are invented, so try it on three of your own: the share, beside what
#   came out.

# %% name="monday"
for_role(
    rep="Before your next first call, write down two second questions: what you'll ask when she names a trouble. Ask your manager "
    "today to listen for both. The next lesson asks you on it.",
    manager="This week: hear ten minutes of one call together with its seller, and each count one behaviour, alone. Tell the "
    "seller the day today. The next lesson asks you on it.",
    leader="This week: hear one lost deal's first call with its manager, and count what was asked about her trouble. Tell the "
    "manager the day today. The next lesson asks you on it.",
)

# %% name="promise"
ask.commitment("promise", "One act: which call, by when, and who will listen?")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "I'd prepared my pitch and not my second question."
#
# Now [the exercise](../../exercises/r2_discovery/r2_discovery.ipynb): six calls to count, and two buyers you haven't met. One of
# them would sign today.
