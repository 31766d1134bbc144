# %% name="setup"
from saleslab.charts import r2
from saleslab.practice import ask, reveal, start, submit

start("r2_discovery", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Six first calls, typed as if from a recording; one starts late. Then two buyers whom nobody has met. All are invented. A
# colleague may draw others.
#
# About {{ exercise_minutes }} minutes, more than half for the six calls. A break after any call does no harm.

# %% [markdown] name="practice_question"
# ## One to warm up (not graded)
#
# Click an answer. When "Saved" appears, it is. You may change it until you submit; only a call goes on as it goes on.

# %% name="practice_form"
ask.choice(
    "warm_up",
    "Buyer: “On Friday thirty trays went into the skip.” Seller: “Oh no, that hurts. How many shops have you got?” What did the seller do?",
    options={
        "person": "Asked what it means for the buyer in person",
        "passes": "Passed the trouble over",
        "word": "Took up the buyer's word, and asked on from it",
    },
)

# %% name="practice_answer"
reveal("warm_up", r2.warm_up)

# %% [markdown] name="calls_question"
# ## 1 · Six calls: how often? (6 points)
#
# Open a call, read it once, then count: never, once, or more often. The first {{ same_rows }} rows are the same in every call; the last
# {{ other_rows }} change. Only trouble at work counts. A turn counts once. A dash is where the other one broke in.
#
# The calls were written to a count. Two raters, given only text and behaviours, then counted, each alone: {{ raters_alike }} of {{ raters_of }}
# alike with it. On calls made to be counted that is weak evidence: a tape would give less. Of what they called doubtful,
# {{ dropped }} are left out; {{ doubted }} are still asked. So all points come well before you agree on everything.
#
# <details><summary>Hint 1</summary>Whether you like the seller is not asked. Find the line first, then click.</details>
# <details><summary>Hint 2</summary>A question that comes off a list takes up no word of the buyer's, even if it fits.</details>

# %% name="calls_form"
ask.ratings(
    "calls",
    "In this call, how often?",
    items="r2.judgements",
    scale={"never": "Never", "once": "Once", "more": "More"},
)

# %% check="calls" points=6

# %% name="talk_picture"
reveal("calls", r2.talk_shares)

# %% [markdown] name="talk_question"
# ## 2 · Who talks, and what comes out (2 points)
#
# Above is the seller's share of the words in each call; the dashed line is half. Beside it: *much*, where the seller asked on in
# four turns or more (a word, a day, a cost, who else, the buyer in person, a summing up); *little*, in three or fewer. A turn
# counts once, by our count, which you don't see whole. Where to cut is our choice: one call has four, another three. Your manager wants the share on the wall from Monday, "below half is good".
#
# <details><summary>Hint 1</summary>Two sellers talk most, and as much as each other. What did each of them ask?</details>
# <details><summary>Hint 2</summary>Count the calls on each side of the line, and then “much” and “little” on each.</details>

# %% name="talk_form"
ask.choice(
    "talk",
    "Does “below half is good” hold in these six?",
    options={
        "right": "Yes: most of those below half asked on much, and most above little",
        "wrong_way": "The other way round: most above half asked on much, and most below little",
        "no_guide": "No: on either side of half, as many asked on much as little",
        "few": "Nearly: there is one exception, and one in six is what luck does",
    },
)

# %% check="talk" points=2

# %% [markdown] name="follows_question"
# ## 3 · The next question (2 points)
#
# Six things that buyers said. What does each ask for next? Where two fit, either counts.
#
# <details><summary>Hint 1</summary>What has the buyer just given you: a place to look, a loss without its size, a person, a fear?</details>
# <details><summary>Hint 2</summary>First the occasion, then what it cost, then the person; whoever skips a step is asked why they want to know.</details>

# %% name="follows_form"
ask.match(
    "follows",
    "Ask next about …",
    labels={
        "occasion": "what happened that day",
        "cost": "what it cost",
        "others": "who else has a say",
        "person": "what it means for the buyer",
        "step": "what they will do next, and when",
    },
    items="r2.said",
)

# %% check="follows" points=2

# %% [markdown] name="trouble_question"
# ## 4 · A buyer in trouble (5 points)
#
# Three lines of a plan, then the call. The first call counts: half for how much of the problem came out, by what its parts cost;
# half for whether your next call would be taken. Half of the problem and the best end earn all points.
#
# <details><summary>Hint 1</summary>Listen to how this buyer talks. Some want to hear something first, some bear few questions in
# a row, and some tell stories until you ask what they cost.</details>
# <details><summary>Hint 2</summary>Who will have to live with it at night, and who would look bad?</details>

# %% name="trouble_form"
ask.conversation("trouble", "Your first buyer.", script="r2.in_trouble", plan=True)

# %% check="trouble" points=5

# %% [markdown] name="signer_question"
# ## 5 · A buyer with a pen in the hand (5 points)
#
# The same rules, but what you can hear has no price: its parts count by weight.
#
# <details><summary>Hint 1</summary>What is there to protect, for how long, and what has been done about it already?</details>
# <details><summary>Hint 2</summary>Before your last line: what will be different there in a year, and does it help then?</details>

# %% name="signer_form"
ask.conversation("signer", "Your second buyer.", script="r2.would_sign", plan=True)

# %% check="signer" points=5

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("r2_discovery")
