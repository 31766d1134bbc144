# %% [markdown] name="title"
# # Social selling
#
# For reps, managers and leaders · 18 minutes
#
# After this you can
#
# - make a vendor's contrast yourself, and say what it can't show
# - read a lottery, and say how often luck alone looks like it
# - give seats to the hands in which they pay

# %% name="setup"
from saleslab.charts import c6
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c6_social", "lesson")

# %% [markdown] name="scene"
# ## "Let's make the vendor's famous number."
#
# The evening before the board meets. On the wall, the vendor's slide: social selling leaders have 45 % more
# opportunities. Buyers had stopped answering Tarnhold's calls. So in the middle of year 2 the chief revenue officer
# bought 120 seats for {{ bill }}. More sellers wanted one than there were seats, so lots were drawn.
#
# The chair, an ex-seller, has one question for tomorrow: "45 % more opportunities. Buy more seats?"
#
# The operations lead opens a laptop. "Let's make the vendor's famous number. With our own people."
#
# *Tarnhold and everybody in it are simulated.*

# %% name="who_you_are"
for_role(
    rep="Your posts are on that slide, as a number from 0 to 100. Which post ever brought you a first meeting? Keep it in mind.",
    manager="If the answer is yes, you will be told to make your team post. Find out first what the number is made of.",
    leader="One day you will see this slide with your own logo on it. Tonight you make it yourself.",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% [markdown] name="workshop_text"
# ## The workshop
#
# The vendor gives every seller an index from 0 to 100, for posting, commenting and connecting, with or without a seat.
# *Leaders* are high on it, *laggards* low. Where you cut is up to you. So are the year and what you count.

# %% name="workshop"
cut = {"48": "the lowest 48", "72": "the lowest 72", "24": "the lowest 24", "120": "the lowest 120"}
counted = {"bookings": "bookings", "quota": "share who made quota", "opened": "deals opened"}
menus = {
    "laggards": ("Laggards are", cut), "metric": ("What you count", counted),
    "year": ("Year", {"2": "year 2", "3": "year 3", "1": "year 1"}),
}
goal = "Beat +45 %. Any way you like: move the slider, then the menus."
explore("workshop", "Leaders: how many from the top", low=6, high=120, step=6, start=120, draw=c6.slide(my_org()), menus=menus, goal=goal)

# %% name="sign"
ask.number("slide", "Good enough? Sign it. What does your slide say?", unit="% more", low=0, high=500)

# %% name="bet"
ask.prediction(
    "lottery",
    "Before it goes to the chair: there is an envelope. 120 seats were drawn by lot, so the two halves were alike before. "
    "How many percent more deals did the half with seats open, against the others?",
    unit="% more",
    low=-20,
    high=100,
    within=3,
)

# %% [markdown] name="year_one_text"
# ## One thing, before it goes to the chair
#
# The seats came in the middle of year 2. In year 1 nobody had one. Scroll up to your slide, leave everything else as it
# is, and set the year to year 1.

# %% name="year_one"
ask.choice(
    "year_one",
    "No seat anywhere. What is left of your number?",
    options={"all": "All of it, or more", "part": "A part of it", "gone": "Nothing: it is gone"},
)

# %% name="no_seat"
reveal("year_one", c6.before_seats(my_org(), "{{ cite_plain('social_index_claim') }}"))

# %% [markdown] name="envelope_text"
# ## The envelope
#
# Your bet is locked. Here is the half that drew a seat, and the half that drew none.

# %% name="envelope"
reveal("lottery", c6.envelope(my_org()), truth=c6.ahead(my_org()))

# %% [markdown] name="luck_text"
# Is that anything? Halves drift apart by luck too. So draw lotteries with *nothing* in the seats, up to 100, and see
# how often they look like the real one. Then look at the hands. *Strong hands*: the 80 sellers who opened most deals for
# their patch before anybody had a seat. *Weak hands*: the 80 who opened fewest.

# %% name="luck"
whose = {"all": "all 240", "strong": "strong hands", "middle": "middle hands", "weak": "weak hands"}
goal = "Draw 100. Then choose each of the hands."
explore(
    "luck", "Empty lotteries drawn", low=0, high=100, step=1, start=0, draw=c6.blanks(my_org()),
    menus={"whose": ("Among", whose)}, goal=goal,
)

# %% name="tell"
ask.choice(
    "tell",
    "Tomorrow the chair asks: so whose hands does a seat help, going by Tarnhold's own lottery?",
    options={
        "weak": "Weak hands: there the holders are farthest ahead",
        "strong": "Strong hands: a good seller makes more of any tool",
        "unsure": "It doesn't tell: too few sellers, cut too small",
        "nobody": "Nobody's: luck does as much",
    },
)

# %% name="told"
reveal("tell", c6.whose_hands(my_org()))

# %% [markdown] name="buyer"
# ## Under her post
#
# **The Buyer's chair.** She runs quality for a group of hospital pharmacies. "I posted that the audit had cost me two
# nights. Eleven sellers liked it. Yours wrote ‘So true!’ and asked for 15 minutes."

# %% name="comment"
ask.choice(
    "comment",
    "Her post is still there. You have a seat. What do you do?",
    options={
        "fan": "Write: “So true! That is why our customers love the audit record.”",
        "paper": "Write: “We have a white paper on exactly this. Shall I send it?”",
        "ask": "Write: “Two nights. What was it the record couldn't show?”",
        "like": "Like it, and ask her to connect, with a friendly line",
    },
)

# %% name="her_answer"
reveal("comment", c6.she_answers(my_org()))

# %% name="your_seat"
for_role(
    rep="Your call. You sit with your manager, and you know whose comments get an answer. One of the names is yours.",
    manager="Your call. You know who opens doors, and who hopes that a seat will open them.",
    leader="Your call, and your budget: {{ seat_price }} a seat for two years. Tomorrow the chair wants a number.",
)

# %% name="share"
ask.allocate(
    "share",
    "The vendor offers 100 more seats, {{ seat_price }} each for two years. 120 sellers have none. Who gets them? A seat "
    "beyond a group's 40 sellers stays empty and costs the same.",
    budget=100,
    unit="seats",
    step=5,
    options={
        "strong": "40 strong hands: open most deals for their patch",
        "middle": "40 middle hands",
        "weak": "40 weak hands: open fewest",
        "keep": "Not bought",
    },
)

# %% name="played_out"
reveal("share", c6.played(my_org()))

# %% name="guess_support"
ask.choice(
    "guess_support",
    "Outside this company: 108 reps with sales software, and their recorded sales. Where nobody trained or helped them, "
    "those who used it more had",
    options={"better": "better results", "same": "the same results", "worse": "worse results"},
)

# %% name="evidence"
reveal(
    "guess_support",
    "What speaks against tonight's lesson, first. Use, whoever uses it:\n\n{{ cite_plain('technology_and_leaders') }}\n\n"
    "And not every tool favours strong hands:\n\n{{ cite_plain('ai_helps_the_inexperienced') }}\n\n"
    "What speaks for it:\n\n{{ cite_plain('crm_needs_support') }}\n\n{{ cite_plain('technology_rejected') }}\n\n"
    "Nobody we found has drawn lots for social selling itself, or pooled studies of it.",
)

# %% [markdown] name="verdict"
# ## What you tell the chair
#
# **Keep** the seats of strong hands: here each brings back its price about {{ times }} times. **Fix** how seats are given:
# by deals opened for the patch, and by lot where more want one. **Stop** the posting target; the index measures posting.

# %% name="your_promise"
for_role(
    rep="Find the last first meeting that began with a post or a comment of yours. Then put one real question under three "
    "buyers' posts this week. Show a colleague what came back.",
    manager="Ask each of your sellers which post ever brought a first meeting. Sit half an hour beside the one who knows. "
    "Tell your own manager what you saw her write.",
    leader="Before you renew any seats: draw lots where more want one than there are, and write down today which number "
    "would make you buy more. Give the note to finance.",
)

# %% name="promise"
ask.commitment("promise", "One act with a seat, a post or a vendor's number: what, by when, and who will see it?")

# %% [markdown] name="next"
# ## Tomorrow you say
#
# "Good prospectors post; posting doesn't make the prospector."
#
# [Open the exercise](../../exercises/c6_social/c6_social.ipynb): the same slide in another company. Don't assume the same
# answer.
#
# One thing stays open. Somebody did get her first meeting on Deal 4471. Then she met the next colleague, and the next.
# What did each of them ask her?
