# %% [markdown] name="title"
# # Social selling
#
# For reps, managers and leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - make a vendor's number yourself, and say what it can't show
# - tell a success story from a tool that works
# - ask a buyer what she can answer, and hear what brought her
# - put seats where they bring back more than they cost

# %% name="setup"
from saleslab.charts import c6
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c6_social", "lesson")

# %% [markdown] name="scene"
# ## "Let's make the vendor's famous number."
#
# The evening before the board meets. Tarnhold sells alarms for cold storage. In the middle of year 2 it bought 120 seats for
# {{ bill }}: with one you see what buyers post, and may write to strangers. Who got one was drawn by lot.
#
# On the wall, the vendor's slide: social selling leaders have 45 % more opportunities (our deals). "Buy more seats?", the chair
# will ask.
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
# In year 1 nobody had a seat. One cut for everybody: 48 leaders against 72 laggards, deals opened. (Or set your own.)

# %% name="year_by_year"
leaders = {str(count): f"the highest {count}" for count in (48, 120, 108, 96, 84, 72, 60, 36, 24, 12)}
cut = {"72": "the lowest 72", "48": "the lowest 48", "24": "the lowest 24", "120": "the lowest 120"}
counted = {"opened": "deals opened", "bookings": "bookings", "quota": "made quota", "patch": "what patches are worth"}
menus = {"leaders": ("Leaders are", leaders), "laggards": ("Laggards are", cut), "metric": ("What you count", counted)}
goal = "Drag to year 1, and remember the number. Then count what their patches are worth."
explore("year_by_year", "Year", low=1, high=3, step=1, start=2, draw=c6.dragged_back(my_org()), menus=menus, goal=goal)

# %% name="year_one"
ask.number(
    "year_one",
    "Year 1, and no seat anywhere. What did the slide say then? Fewer is a minus.",
    unit="% more",
    low=-100,
    high=500,
)

reveal("year_one", c6.before_seats(my_org(), "{{ cite_plain('social_index_claim') }}"), also=("slide", "lottery"))
reveal("lottery", c6.envelope(my_org()), also=("year_one",), truth=c6.ahead(my_org()))

# %% [markdown] name="stories_text"
# ## Three success stories
#
# "A draw is only numbers", says the vendor. "Meet three of your own sellers. Since they have their seat, each opens half as
# many deals again."
#
# It's true. Of the 120 with a seat there are {{ stories }} such sellers.

# %% name="same_story"
ask.number(
    "same_story",
    "120 have no seat. How many of them opened half as many deals again, in the same time?",
    unit="sellers",
    low=0,
    high=120,
)
reveal("same_story", c6.told_stories(my_org()))

# %% [markdown] name="luck_text"
# ## A sticker on the laptop
#
# Put the 240 names back into the hat and draw 120. They get a sticker for their laptop, and nothing else. How much more do
# the sticker sellers open? Draw again, up to 100 times.
#
# Before you look: what would convince you? Our bar: stickers do as well as the seats in fewer than {{ bar }} of 100.

# %% name="luck"
goal = "Give out stickers, 100 times. Would a sticker have done as well?"
explore(
    "luck", "Stickers given out so many times", low=0, high=100, step=1, start=0, draw=c6.stickers(my_org()), goal=goal
)

# %% [markdown] name="hands_text"
# Hold your count against the bar. Then the vendor has one more: "Cut the pilot in three!" *Strong hands* are the 80 sellers
# who opened most deals for their patch before the seats, *weak hands* the 80 who opened fewest.

# %% name="thirds"
reveal("lottery", c6.cut_in_three(my_org()))

# %% name="tell"
ask.choice(
    "tell",
    "Whose hands does a seat help?",
    options={
        "weak": "Weak hands. A tool lifts those who need it",
        "strong": "Strong hands. A good seller makes more of any tool",
        "unsure": "This pilot can't say",
        "middle": "Not the middle hands: there it takes deals away",
    },
)
reveal("tell", c6.whose_hands(my_org()))

# %% [markdown] name="half_text"
# ## The other half
#
# 120 sellers have no seat. Price: {{ seat_price }} for two years. The sales lead loves the tool. "But whoever never posts lets
# the seat die. Ten posts a month, or no seat. Show me one buyer who says otherwise." The tool's best user: "I saw that
# a buyer had changed hospitals. I rang the same day. Without it I'd have called her old desk for a year."
#
# A post takes half an hour, and a seller's hour costs {{ hour }} (our setting). *Doors* is the half of the sellers that
# opens more deals for the patch. Each half is split again by the index: *many posts*, *few posts*. 30 sellers in each group.

# %% name="your_seat"
for_role(
    rep="Five hours of yours, every month. The best door opener you know hardly posts.",
    manager="Five hours a month from each of your sellers. Your loudest poster asked for a seat first. Your best door opener "
    "didn't ask.",
    leader="{{ other_half }} for all 120 seats, says the offer. The hours aren't in it.",
)

# %% name="costs"
goal = "The orange line is seat and rule together. Drag it. Where would you still bet?"
explore("costs", "Posts a month", low=0, high=20, step=1, start=10, draw=c6.seat_costs(my_org()), goal=goal)

# %% name="first"
ask.several(
    "first",
    "The rule stands: ten posts a month. Who gets seats?",
    options={
        "doors": "Doors, many posts",
        "quiet": "Doors, few posts",
        "posts": "Few doors, many posts",
        "neither": "Few doors, few posts",
        "nobody": "Nobody",
    },
)

# %% [markdown] name="buyer"
# ## Under her post
#
# **The Buyer's chair.** She runs quality for a group of hospital pharmacies. "I posted: ‘Audit. Two nights looking for one
# gap in our temperature record.’ Eleven sellers liked it. Yours wrote ‘So true!’ and asked for 15 minutes. I answered
# none of them."

# %% name="comment"
ask.choice(
    "comment",
    "Her post is still there. Which do you write?",
    options={
        "similar": "“A hospital group we work with had the same. May I tell you how they solved it?”",
        "missing": "“Two nights. What was missing from the record?”",
        "who": "“Two nights. Who had to stay up with you?”",
        "paper": "“We have a checklist for exactly this audit. Where shall I send it?”",
    },
)
reveal("comment", c6.she_answers(my_org()))

# %% name="rule"
ask.choice(
    "rule",
    "Which rule would you put to the lot first? Half of the new seats draw it; of the others nothing is asked.",
    options={
        "posts": "Ten posts a month: one buyer is one buyer",
        "four": "Four posts a month",
        "questions": "Two questions a week under buyers' posts, five minutes each",
        "nothing": "None. Seats only, and no test",
    },
)

# %% name="again"
ask.several(
    "again",
    "Nobody has to post for now. Who gets seats? (Drag the line to 0. The hours of your test are counted apart.)",
    options={
        "doors": "Doors, many posts",
        "quiet": "Doors, few posts",
        "posts": "Few doors, many posts",
        "neither": "Few doors, few posts",
        "nobody": "Nobody",
    },
)
reveal("again", c6.played(my_org()), also=["first", "rule"])

# %% name="guess_support"
ask.choice(
    "guess_support",
    "Real sellers now: 108 of them, their sales software, and their recorded sales. Where nobody trained or helped them, "
    "those who used it more had",
    options={"better": "better results", "same": "the same results", "worse": "worse results"},
)
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
# **Keep** seats where you would bet at their price, and say that it is a bet. **Fix** what you count: buyers who answer.
# **Stop** any rule that no lot has tested, until one has.

# %% name="your_promise"
for_role(
    rep="By Friday put one question under three buyers' posts: about her day, and one she can answer with everybody reading. "
    "Show your manager what came back.",
    manager="By Friday ask three buyers of your team's last first meetings: “What made you talk to us?” The seller "
    "of each listens in, and on Monday tells the team what she said.",
    leader="By Friday send finance one note: “Who gets the next seats is drawn by lot. After a year, we say that they work if "
    "luck alone does as well in fewer than {{ bar }} of 100 draws. If not, we may bet, and we call it a bet.” Finance keeps it.",
)

# %% name="promise"
ask.commitment("promise", "One act: which buyers, posts or seats, by when, and who will see it?")

# %% [markdown] name="next"
# ## Ask it tomorrow
#
# "What did this slide say before we bought the tool?"
#
# Deal 4471: somebody got her first meeting. Then they handed her on. What did the next one ask?
#
# [Open the exercise](../../exercises/c6_social/c6_social.ipynb): same slide, other company. Don't assume the same answer.
