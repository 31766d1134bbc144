# %% name="setup"
from saleslab import charts
from saleslab.charts import c6
from saleslab.practice import ask, explore, my_org, start, submit

start("c6_social", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Same deck, other company. It has 240 sellers of its own, drew 120 seats by lot in the middle of year 2, and stands at
# the end of year 3. The pilot is over, and so is its price: a seat now comes with a coach, for {{ new_price }} over two
# years. Don't assume the same answers as at Tarnhold.

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
# ## 1 · Before there was a seat (4 points)
#
# One cut for everybody: the 48 highest against the 72 lowest, deals opened. Make it for year 1, when nobody had a seat. How many
# percent more do leaders open?
#
# <details><summary>Hint 1</summary>Four things to set: the slider and three menus. The heading then says the number.</details>
# <details><summary>Hint 2</summary>With the slider in focus the arrow keys move it. The line below repeats what is set.</details>

# %% name="vendor_form"
ask.number("vendor", "Leaders open more deals than laggards, year 1, by", unit="%", low=-100, high=500)

# %% check="vendor" points=4

# %% [markdown] name="envelope_text"
# ## The envelope
#
# Two halves, each half's average before the draw set to 100. "In words" has both numbers since.

# %% name="envelope"
charts.show(*c6.both_halves(my_org(), told=False))

# %% [markdown] name="lottery_question"
# ## 2 · What the draw says (5 points)
#
# Without a seat the holders would have grown like the others. How many percent more deals do they open than that? To half a
# percent; fewer is a minus. One division.
#
# <details><summary>Hint 1</summary>The holders' number, divided by the others' number.</details>
# <details><summary>Hint 2</summary>Were it 125 for the holders and 120 for the others: 125 divided by 120 is 1.042, and that is
# 4.2 % more.</details>

# %% name="lottery_form"
ask.number("lottery", "The holders open more deals than without a seat, by", unit="%", low=-50, high=200)

# %% check="lottery" points=5

# %% [markdown] name="luck_text"
# ## Useless seats
#
# 120 seats that do nothing, drawn again and again. Strong hands: the 80 who opened most deals for their patch before the
# seats. Weak hands: the 80 who opened fewest.
#
# The bar of the lesson, before you look: where fewer than {{ bar }} of 100 do as well as the real one or better, we take it
# for more than luck. Three thirds are three looks: count a third's draws three times.

# %% name="luck_chart"
whose = {"all": "all 240", "strong": "strong hands", "middle": "middle hands", "weak": "weak hands"}
explore(
    "luck",
    "Useless seats drawn so many times",
    low=0,
    high=100,
    step=1,
    start=0,
    draw=c6.blanks(my_org(), told=False),
    menus={"whose": ("Among", whose)},
)

# %% [markdown] name="luck_question"
# ## 3 · One sentence for the board (3 points)
#
# All 240 sellers, 100 draws of useless seats, our bar. Which sentence may go to the board?
#
# <details><summary>Hint 1</summary>Slide to 100. The heading says how many did as well or better.</details>
# <details><summary>Hint 2</summary>That something isn't shown doesn't show that it isn't there.</details>

# %% name="luck_form"
ask.choice(
    "luck",
    "Seats and deals opened in this company: which sentence may go to the board?",
    options={
        "nothing": "By our bar, the draw has settled it: seats bring no deals here.",
        "works": "By our bar, seats bring deals here: luck alone rarely looks like this.",
        "slide": "By the slide and the draw together, leaders owe their deals to the seats.",
        "unsure": "By our bar, this draw doesn't say yet whether seats bring deals here.",
    },
)

# %% check="luck" points=3

# %% [markdown] name="pitch_question"
# ## 4 · Her pitch (2 points)
#
# The sales lead of this company makes the case for more seats. A sentence carries no weight if it isn't true here, or if you
# would hear it of useless seats just as well. Saying that the test was fair does carry weight. "More than luck" is our
# bar, for a third with its draws counted three times.
#
# <details><summary>Hint 1</summary>For each sentence: imagine useless seats. Would you still hear it?</details>
# <details><summary>Hint 2</summary>Two sentences can be checked above, among all 240 and, counted three times, among strong
# hands.</details>

# %% name="pitch_form"
ask.mark(
    "pitch",
    "Mark every sentence that carries no weight here.",
    sentences={
        "leaders": "Our social leaders open far more deals than our laggards.",
        "drawn": "Who got a seat was decided by lot.",
        "grew": "Those who got one open more deals today than before.",
        "all": "Taken together, the holders are ahead of the others by more than luck.",
        "index": "Their index went up as soon as they had the seat.",
        "strong": "The strong hands among them are ahead by more than luck.",
    },
)

# %% check="pitch" points=2

# %% [markdown] name="guess_text"
# ## Before you spend
#
# What you may claim and what you bet on are two things: where this draw can't say, money still needs a best guess. Ours:
#
# - *How much*, over all 240: three quarters this company's draw, one quarter the owner's twenty companies.
# - *In whose hands*: a third of one company may show that seats help, hardly how much. So the twenty say how far each
#   lies from the average. There, strong hands gained {{ together_strong }}, weak hands {{ together_weak }}, all
#   {{ together_all }}; luck can put each {{ together_within }} points off.

# %% name="best_guess"
charts.show(*c6.best_guess(my_org()))

# %% [markdown] name="seats_question"
# ## 5 · 100 seats (5 points)
#
# The pilot's seats end. The vendor offers 100, at {{ new_price }} each for two years, to six groups of 40 sellers: the two
# that open most deals for their patch are strong hands, the two that open fewest weak hands. A seat brings the best guess,
# in percent of its seller's bookings; {{ margin }} of that is margin. "Pays from" is where the margin covers the price.
#
# <details><summary>Hint 1</summary>Sort the groups into strong, middle and weak by the first column. Then hold the best guess
# against "pays from", group by group.</details>
# <details><summary>Hint 2</summary>A few percent of much is more than a few percent of little. What doesn't pay is left with the
# vendor.</details>

# %% name="seats_form"
ask.allocate(
    "seats",
    "Share out the 100 seats. A seat beyond a group's 40 sellers stays unused and costs the same.",
    items="c6.seat_groups",
    budget=100,
    unit="seats",
    step=5,
)

# %% check="seats" points=5

# %% [markdown] name="own_number_question"
# ## 6 · A number of your own (1 point)
#
# One number at your work sets the best against the rest, on a slide or a dashboard. Who drew the line, and was the difference
# there before the tool? Sellers may take this instead: which post ever brought you a first meeting, and what did it ask?
# Complete earns the point; your words are not graded.
#
# <details><summary>Hint 1</summary>"Top users of X sell more", "teams that do Y are ahead".</details>
# <details><summary>Hint 2</summary>None? Then say which one your company will be shown next.</details>

# %% name="own_number_form"
ask.text("own_number", "Which number, or which post? Two sentences.", least=10)

# %% check="own_number" points=1

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. *Home*, at the top,
# leads back to your path.

# %% name="submit"
submit("c6_social")
