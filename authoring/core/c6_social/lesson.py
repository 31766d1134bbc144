# %% [markdown] name="title"
# # Social selling
#
# For reps, managers and leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - make a vendor's number yourself, and say what it can't show
# - say how often luck alone does as well as a pilot
# - put seats where they bring back more than they cost

# %% name="setup"
from saleslab.charts import c6
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c6_social", "lesson")

# %% [markdown] name="scene"
# ## "Let's make the vendor's famous number."
#
# The evening before the board meets. Tarnhold sells alarms and audit records for cold storage. Buyers had stopped answering
# calls. So in the middle of year 2 it bought 120 seats for {{ bill }}: with one you see which buyer posts what, and may write
# to strangers. Lots were drawn.
#
# On the wall, the vendor's slide: social selling leaders have 45 % more opportunities (our deals). The panel's chair, an
# ex-seller, will ask tomorrow: "45 % more. Buy more seats?"
#
# The operations lead opens a laptop: "With our own people."
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
# From what they post, comment and connect, the vendor gives all 240 sellers an index from 0 to 100, seat or no seat.
# *Leaders* are high on it, *laggards* low. Where you cut is up to you. So are the year and what you count.

# %% name="workshop"
cut = {"48": "the lowest 48", "72": "the lowest 72", "24": "the lowest 24", "120": "the lowest 120"}
counted = {"bookings": "bookings", "quota": "made quota", "opened": "deals opened"}
menus = {
    "laggards": ("Laggards are", cut),
    "metric": ("What you count", counted),
    "year": ("Year", {"2": "year 2", "3": "year 3"}),
}
goal = "Beat +45 %. Any way you like: move the slider, then the menus."
explore(
    "workshop",
    "Leaders: how many from the top",
    low=12,
    high=120,
    step=12,
    start=120,
    draw=c6.slide(my_org()),
    menus=menus,
    goal=goal,
)

# %% name="sign"
ask.number(
    "slide",
    "That is the vendor's case, made as strong as you could. What does your slide say?",
    unit="% more",
    low=0,
    high=500,
)

# %% name="bet"
ask.prediction(
    "lottery",
    "Now the draw. 120 sellers drew a seat, 120 drew none; chance alone chose. Since then, how many percent more deals do "
    "the holders open than they would have, had they grown like the others?",
    unit="% more",
    low=-20,
    high=100,
    within=3,
)

# %% [markdown] name="year_one_text"
# ## Drag the year back
#
# In year 1 nobody had a seat. Your slide again, with the year on the slider.

# %% name="year_by_year"
leaders = {str(count): f"the highest {count}" for count in (120, 108, 96, 84, 72, 60, 48, 36, 24, 12)}
menus = {
    "leaders": ("Leaders are", leaders),
    "laggards": ("Laggards are", cut),
    "metric": ("What you count", {**counted, "patch": "what their patches are worth"}),
}
goal = "Set your slide again in year 3, then drag to year 1. Then count what their patches are worth."
explore("year_by_year", "Year", low=1, high=3, step=1, start=3, draw=c6.dragged_back(my_org()), menus=menus, goal=goal)

# %% name="year_one"
ask.number(
    "year_one",
    "Year 1, and no seat anywhere. What did your slide say then? Fewer is a minus.",
    unit="% more",
    low=-100,
    high=500,
)

# %% name="no_seat"
reveal("year_one", c6.before_seats(my_org(), "{{ cite_plain('social_index_claim') }}"), also=("slide",))

# %% name="envelope"
reveal("lottery", c6.envelope(my_org()), also=("year_one",), truth=c6.ahead(my_org()))

# %% [markdown] name="luck_text"
# ## Is that anything?
#
# Two halves drift apart by luck, too. So draw 120 *useless seats*, seats that do nothing, up to 100 times. How often do
# they do as well as the real ones? Then look at the hands. *Strong hands* are the 80 sellers who opened most deals for
# their patch before the seats, *weak hands* the 80 who opened fewest.
#
# The bar, before you look: fewer than {{ bar }} of 100 is more than luck. Three thirds are three looks, so count a third's
# draws three times.

# %% name="luck"
whose = {"all": "all 240", "strong": "strong hands", "middle": "middle hands", "weak": "weak hands"}
goal = "Draw 100. Then choose each of the hands, and hold it against the bar."
explore(
    "luck",
    "Useless seats drawn so many times",
    low=0,
    high=100,
    step=1,
    start=0,
    draw=c6.blanks(my_org()),
    menus={"whose": ("Among", whose)},
    goal=goal,
)

# %% name="tell"
ask.choice(
    "tell",
    "Tomorrow the chair will ask whose hands a seat helps. Going by Tarnhold's own draw:",
    options={
        "weak": "Weak hands: only {{ luck_weak }} of 100 draws of useless seats do as well",
        "strong": "Strong hands: they are {{ lead_strong }} ahead, and a good seller makes more of any tool",
        "unsure": "Cut in three, this draw can't say whose hands",
        "nobody": "Nobody's: over all 240, useless seats do as well in {{ by_luck }} of 100",
    },
)

# %% name="told"
reveal("tell", c6.whose_hands(my_org()))

# %% [markdown] name="buyer"
# ## Under her post
#
# **The Buyer's chair.** She runs quality for a group of hospital pharmacies. "I posted: ‘Audit. Two nights looking for one
# gap in our temperature record.’ Eleven sellers liked it. Yours wrote ‘So true!’ and asked for 15 minutes."

# %% name="comment"
ask.choice(
    "comment",
    "Her post is still there. You have a seat. What do you do?",
    options={
        "similar": "Write: “A hospital group we work with had the same. May I tell you how they solved it?”",
        "paper": "Write: “We have a white paper on exactly this. Where shall I send it?”",
        "ask": "Write: “Two nights. What was missing?”",
        "like": "Like it, and ask her to connect, with a friendly line",
    },
)

# %% name="her_answer"
reveal("comment", c6.she_answers(my_org()))

# %% [markdown] name="sixty"
# ## Sixty seats
#
# The vendor offers 60 more, {{ seat_price }} each for two years; the pilot's price is over. The sales lead loves the tool:
# "My best hands would hand back the car first. But a seat with somebody who never posts is a dead seat. Give them to
# those who post, ten a month, and check it."

# %% name="your_seat"
for_role(
    rep="Say you open doors and hardly post. By the sales lead's rule your seat goes to a colleague who posts daily.",
    manager="Your daily poster asked first, and loudly. Your best door opener didn't ask. On Monday you face both.",
    leader="{{ sixty_seats }} of your budget. Your own draw can't say that seats work, and the sales lead wants an answer.",
)

# %% name="share"
ask.allocate(
    "share",
    "Who gets the 60? 120 sellers have no seat. “Doors”: the half of them that opens more deals for the patch. A seat beyond "
    "a group's 30 sellers stays unused and costs the same.",
    items="c6.no_seat_yet",
    budget=60,
    unit="seats",
    step=5,
)

# %% name="played_out"
reveal("share", c6.played(my_org()))

# %% name="guess_support"
ask.choice(
    "guess_support",
    "Real sellers now: 108 of them, their sales software, and their recorded sales. Where nobody trained or helped them, "
    "those who used it more had",
    options={"better": "better results", "same": "the same results", "worse": "worse results"},
)

# %% name="evidence"
reveal(
    "guess_support",
    c6.studied(
        against="{{ cite_plain('technology_and_leaders') }}",
        weak_hands="{{ cite_plain('ai_helps_the_inexperienced') }}",
        support="{{ cite_plain('crm_needs_support') }}",
    ),
)

# %% [markdown] name="verdict"
# ## What you tell the chair
#
# Our advice; the draw tested seats, no questions:
#
# **Keep** the seat of everybody whose comments get an answer like hers. **Fix** how seats are given: one written rule, and
# lots where more people meet it than there are seats. **Stop** ten posts a month; it moves the index, and she counts none.

# %% name="your_promise"
for_role(
    rep="By Friday put one real question under three buyers' posts. Show your manager what came back.",
    manager="By Friday ask each of your sellers which post ever brought a first meeting. Watch one who knows write the next, "
    "and tell your own manager what you saw.",
    leader="Before the next renewal: “Who gets a seat is drawn by lot, and we buy more if holders open __ % more deals.” Fill "
    "in the number, and give the note to finance today.",
)

# %% name="promise"
ask.commitment("promise", "One act with a seat, a post or a vendor's number. The next lesson asks you on it.")

# %% [markdown] name="next"
# ## Tomorrow you say
#
# "Good prospectors post; posting doesn't make the prospector."
#
# Somebody did get her first meeting on Deal 4471, and then handed her on; what did the next one ask her?
#
# [Open the exercise](../../exercises/c6_social/c6_social.ipynb): same slide, other company. Don't assume the same answer.
