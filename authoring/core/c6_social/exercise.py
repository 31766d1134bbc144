# %% name="setup"
from saleslab import charts
from saleslab.charts import c6
from saleslab.practice import ask, explore, my_org, reveal, start, submit

start("c6_social", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Same deck, other company. It has 240 sellers of its own, drew 120 seats by lot in the middle of year 2, and stands at
# the end of year 3. The pilot is over. Tomorrow its sales lead wants more seats.
#
# Don't assume the same answers as at Tarnhold: here a seat may bring a lot, or nothing.

# %% [markdown] name="workshop_text"
# ## The slide
#
# Leaders and laggards by the vendor's index, as in the lesson.

# %% name="workshop"
cut = {"120": "the lowest 120", "24": "the lowest 24", "48": "the lowest 48", "72": "the lowest 72"}
counted = {"bookings": "bookings", "quota": "made quota", "opened": "deals opened"}
menus = {
    "laggards": ("Laggards are", cut),
    "metric": ("What you count", counted),
    "year": ("Year", {"3": "year 3", "2": "year 2", "1": "year 1"}),
}
explore(
    "workshop",
    "Leaders: how many from the top",
    low=6,
    high=120,
    step=6,
    start=120,
    draw=c6.slide(my_org()),
    menus=menus,
)

# %% [markdown] name="vendor_question"
# ## 1 · Before there was a seat (3 points)
#
# One cut for everybody: the 48 highest against the 72 lowest, deals opened. Make it for year 1, when nobody had a seat. How many
# percent more do leaders open?
#
# <details><summary>Hint 1</summary>Four things to set: the slider and three menus. The heading then says the number.</details>
# <details><summary>Hint 2</summary>With the slider in focus the arrow keys move it. The line below repeats what is set.</details>

# %% name="vendor_form"
ask.number("vendor", "Leaders open more deals than laggards, year 1, by", unit="%", low=-100, high=500)

# %% check="vendor" points=3

# %% [markdown] name="envelope_text"
# ## The envelope
#
# Two halves, each half's average before the draw set to 100. "In words" has both numbers since.

# %% name="envelope"
charts.show(*c6.both_halves(my_org(), told=False))

# %% [markdown] name="lottery_question"
# ## 2 · What the draw says (4 points)
#
# Without a seat the holders would have grown like the others. How many percent more deals do they open than that? Within half
# a percent; fewer is a minus. One division.
#
# <details><summary>Hint 1</summary>Without a seat the holders' 100 would have grown to the others' number. What is the whole, then, that you take the percent of?</details>
# <details><summary>Hint 2</summary>Were it 125 for the holders and 120 for the others: 125 divided by 120 is 1.042, and that is
# 4.2 % more.</details>

# %% name="lottery_form"
ask.number("lottery", "The holders open more deals than without a seat, by", unit="%", low=-50, high=200)

# %% check="lottery" points=4

# %% [markdown] name="luck_text"
# ## Stickers
#
# As in the lesson: 120 stickers for laptops, drawn by lot. Before you look, the bar: stickers do as well as the seats in fewer
# than {{ bar }} of 100. Strong hands, the 80 who opened most deals for their patch before the seats, were named before anybody
# looked.

# %% name="luck_chart"
whose = {"all": "all 240", "strong": "strong hands"}
explore(
    "luck",
    "Stickers given out so many times",
    low=0,
    high=100,
    step=1,
    start=0,
    draw=c6.stickers(my_org(), told=False),
    menus={"whose": ("Among", whose)},
)

# %% [markdown] name="luck_question"
# ## 3 · One sentence for the board (3 points)
#
# All 240 sellers, stickers given out 100 times. Which sentence may go to the board?
#
# <details><summary>Hint 1</summary>Slide to 100. The heading says how often stickers did as well or better.</details>
# <details><summary>Hint 2</summary>Fewer than {{ bar }} of 100, and it is shown. More, and it isn't shown; that doesn't show that it isn't there.</details>

# %% name="luck_form"
ask.choice(
    "luck",
    "Seats and deals opened in this company: which sentence may go to the board?",
    options={
        "nothing": "The pilot has settled it: seats bring no deals here.",
        "works": "Seats bring deals here: stickers rarely do as well.",
        "slide": "By the slide and the pilot together, leaders owe their deals to the seats.",
        "unsure": "The pilot doesn't say yet whether seats bring deals here.",
    },
)

# %% check="luck" points=3

# %% [markdown] name="pitch_question"
# ## 4 · The sales lead's pitch (3 points)
#
# Which sentences carry no weight? Those that aren't true here, and those you would hear just as well had everybody drawn
# stickers. Saying that the test was fair does carry weight. "By more than luck": by our bar.
#
# <details><summary>Hint 1</summary>For each sentence: imagine stickers. Would you still hear it?</details>
# <details><summary>Hint 2</summary>Two sentences can be checked above, among all 240 and among strong hands.</details>

# %% name="pitch_form"
ask.mark(
    "pitch",
    "Mark every sentence that carries no weight here.",
    sentences={
        "drawn": "Who got a seat was decided by lot.",
        "story": "Three of those who got one open half as many deals again since.",
        "all": "Taken together, the holders are ahead of the others by more than luck.",
        "leaders": "Our social leaders open far more deals than our laggards.",
        "strong": "The strong hands among the holders are ahead by more than luck.",
    },
)

# %% check="pitch" points=3

# %% [markdown] name="buyers_question"
# ## 5 · Eight buyers (3 points)
#
# The dashboard books these eight first meetings under "social". You rang the buyers and asked what had made them talk to you.
# Think the post away, then the question under hers: would there have been a meeting?
#
# <details><summary>Hint 1</summary>Leave out what they find nice. What had to happen first?</details>
# <details><summary>Hint 2</summary>Seller and buyer may meet on the network, and something else had brought them there.</details>

# %% name="buyers_form"
ask.match(
    "buyers",
    "What brought the meeting?",
    labels={
        "post": "Our post",
        "question": "Our question",
        "neither": "Neither of them",
    },
    items="c6.first_meetings",
)
reveal("buyers", c6.by_their_words(my_org()))

# %% check="buyers" points=3

# %% [markdown] name="guess_text"
# ## Before you spend
#
# What you may claim and what you bet on are two things. Where the pilot can't say, money still needs a best guess. Over all
# 240, ours is mostly this company's pilot, pulled a quarter of the way towards the owner's twenty companies: one pilot is a
# small sample. How far strong and weak hands lie from the average, the twenty say: {{ together_strong }} and
# {{ together_weak }}, all {{ together_all }}.

# %% name="best_guess"
charts.show(*c6.best_guess(my_org()))

# %% [markdown] name="seats_question"
# ## 6 · Six groups (4 points)
#
# A seat now comes with a coach, for {{ new_price }} over two years. Six groups of 40 sellers: the two that open most deals for
# their patch are strong hands, the two that open fewest weak hands.
#
# You also had ten buyers of each group asked whether they ever answer a seller on the network. The best guess is for the usual
# five of ten. Where ten answer, a seat brings twice as much; where nobody does, nothing (our setting). "Pays from": so many
# percent more deals cover the price.
#
# <details><summary>Hint 1</summary>The best guess is for a group where five of ten answer. How many answer here: more than that, or fewer?</details>
# <details><summary>Hint 2</summary>Strong hands with few answers may bring less than middle hands with many. And two
# groups that bring the same may differ in what they have to bring.</details>

# %% name="seats_form"
ask.match(
    "seats",
    "Which groups get seats?",
    labels={"seat": "A seat for each", "none": "No seats"},
    items="c6.seat_groups",
)

# %% check="seats" points=4

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("c6_social")
