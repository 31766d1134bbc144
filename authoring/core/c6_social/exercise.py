# %% name="setup"
from saleslab import charts
from saleslab.charts import c6
from saleslab.practice import ask, explore, my_org, start, submit

start("c6_social", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Same deck, other company. It has 240 sellers of its own, drew 120 seats by lot in the middle of year 2, and stands at
# the end of year 3. The pilot is over, and so is its price: a seat now costs {{ new_price }} for two years. Don't assume
# the same answers as at Tarnhold.

# %% [markdown] name="workshop_text"
# ## The slide
#
# Leaders and laggards by the vendor's index, as in the lesson.

# %% name="workshop"
cut = {"120": "the lowest 120", "24": "the lowest 24", "48": "the lowest 48", "72": "the lowest 72"}
counted = {"bookings": "bookings", "quota": "share who made quota", "opened": "deals opened"}
menus = {
    "laggards": ("Laggards are", cut), "metric": ("What you count", counted),
    "year": ("Year", {"3": "year 3", "2": "year 2", "1": "year 1"}),
}
explore("workshop", "Leaders: how many from the top", low=6, high=120, step=6, start=120, draw=c6.slide(my_org()), menus=menus)

# %% [markdown] name="vendor_question"
# ## 1 · Before there was a seat (4 points)
#
# The vendor's cut: the 48 highest against the 72 lowest, deals opened. Make it for year 1, when nobody had a seat. How many
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
# Two halves, each set against its own average before the draw. "In words" has the four numbers that you need.

# %% name="envelope"
charts.show(*c6.both_halves(my_org(), told=False))

# %% [markdown] name="lottery_question"
# ## 2 · What the lottery says (4 points)
#
# Think of the holders without a seat: they would have grown like the others. How many percent more deals do they open than
# that? To half a percent; fewer is a minus. A calculator helps.
#
# <details><summary>Hint 1</summary>Others: after, divided by before. The holders' "before" times that is what they would
# have opened anyway. Compare it with their "after".</details>
# <details><summary>Hint 2</summary>With made-up numbers: others 10 to 12. Holders 20 before, so 24 anyway. They opened
# 25: 25 divided by 24 is 1.042, and that is 4.2 % more.</details>

# %% name="lottery_form"
ask.number("lottery", "The holders open more deals than without a seat, by", unit="%", low=-50, high=200)

# %% check="lottery" points=4

# %% [markdown] name="luck_text"
# ## Lotteries with nothing in the seats
#
# Strong hands: the 80 who opened most deals for their patch before the seats. Weak hands: the 80 who opened fewest.

# %% name="luck_chart"
whose = {"all": "all 240", "strong": "strong hands", "middle": "middle hands", "weak": "weak hands"}
explore(
    "luck", "Empty lotteries drawn", low=0, high=100, step=1, start=0, draw=c6.blanks(my_org()),
    menus={"whose": ("Among", whose)},
)

# %% [markdown] name="luck_question"
# ## 3 · One sentence for the board (3 points)
#
# All 240 sellers, 100 empty lotteries. Our bar: where fewer than 5 of the 100 look like the real one, or better, we take
# it for more than luck. Which sentence may go to the board?
#
# <details><summary>Hint 1</summary>Draw all 100 and read how many came out as far ahead or farther.</details>
# <details><summary>Hint 2</summary>That something isn't shown doesn't show that it isn't there.</details>

# %% name="luck_form"
ask.choice(
    "luck",
    "Seats and deals opened in this company: which sentence may go to the board?",
    options={
        "nothing": "The seats bring no deals here: the lottery has settled that.",
        "works": "The seats bring deals here: luck alone rarely looks like this.",
        "slide": "The seats bring what the slide says: leaders do open more deals.",
        "unsure": "We can't tell here yet: luck alone looks like this too often.",
    },
)

# %% check="luck" points=3

# %% [markdown] name="pitch_question"
# ## 4 · Her pitch (3 points)
#
# The sales lead of this company loves the tool and makes the case. A sentence carries no weight if it isn't true here, or if
# you would hear it even though the seats did nothing. "Empty" is the bar of question 3: fewer than 5 of 100.
#
# <details><summary>Hint 1</summary>For each sentence: imagine seats with nothing in them. Would she still say it?</details>
# <details><summary>Hint 2</summary>Two sentences can be checked in the chart of empty lotteries, among all 240 and among strong
# hands. Strong hands were named beforehand, by the twenty companies: that is one fair look, not a hunt.</details>

# %% name="pitch_form"
ask.mark(
    "pitch",
    "Mark every sentence that carries no weight here.",
    sentences={
        "leaders": "Our social leaders open far more deals than our laggards.",
        "drawn": "Who got a seat was decided by lot: not by who wanted it, nor by who sells well.",
        "grew": "Those who got one open more deals today than before.",
        "all": "Taken together, they are farther ahead of the others than empty lotteries usually come out.",
        "index": "Their index went up as soon as they had the seat.",
        "strong": "The strong hands among them are farther ahead than empty lotteries usually come out.",
        "say": "Asked about it, most of them say that it brings them deals.",
        "group": "In twenty companies taken together, strong hands gained more than twice what weak hands did.",
    },
)

# %% check="pitch" points=3

# %% [markdown] name="guess_text"
# ## Before you spend
#
# A best guess, from all that can be seen. *How much* a seat brings: mostly this company's lottery, a quarter from the twenty
# companies of the owner together. *In whose hands*: the twenty, where strong hands gained {{ together_strong }} and weak
# hands {{ together_weak }}. If it is below what a seat needs to pay for itself, the money stays in the bank.

# %% name="best_guess"
charts.show(*c6.best_guess(my_org()))

# %% [markdown] name="seats_question"
# ## 5 · 100 seats (5 points)
#
# All seats of the pilot end. The vendor offers 100, at {{ new_price }} each for two years. Six groups of 40 sellers: the two
# that open most deals for their patch are strong hands, the two that open fewest are weak hands. What a seat brings is
# that percentage of the group's bookings; "pays from" is where it covers its price. Can't tell yet and don't buy are two
# different things.
#
# <details><summary>Hint 1</summary>First sort the groups into strong, middle and weak by the first column. Then compare the
# best guess with "pays from".</details>
# <details><summary>Hint 2</summary>Where it pays: a few percent of much is more than a few percent of little. Where it doesn't:
# "Not bought".</details>

# %% name="seats_form"
ask.allocate(
    "seats",
    "Share out the 100 seats. More than 40 in a group stay empty and cost the same.",
    items="c6.seat_groups",
    budget=100,
    unit="seats",
    step=5,
)

# %% check="seats" points=5

# %% [markdown] name="own_number_question"
# ## 6 · A number of your own (1 point)
#
# A number at your work that sets the best against the rest, on a slide or a dashboard. Who drew the line, and was the
# difference there before the tool? If you sell, this instead: which post ever brought you a first meeting, and what in it?
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
