# %% name="setup"
from saleslab.practice import ask, explore, my_org, start, submit

start("c7_roles", "exercise")

# %% [markdown] name="scene"
# ## The case
#
# Another company of Tarnhold's owner, the same slide: opportunities up, shall the other regions follow? It split roles in
# North and East at the start of year 3; South and West work as before. Don't assume the same answers: in some of these
# companies the split pays in every pair of hands, in some in hardly any.

# %% [markdown] name="market_text"
# ## The market
#
# Growth from year 2, before the split, to year 3, the first with it. The slider takes the same percentage out of all four bars; at zero, in the middle, you
# see the growth as it was. A market can shrink, too: then go left.

# %% name="market_slider"
from saleslab.charts import c7

taken = c7.market_taken_out(my_org())
goal = "South and West split nothing: their growth is the nearest thing to the market's."
explore("market", "Growth to take out, in percent", low=-35, high=35, step=0.5, start=0, draw=taken, goal=goal)

# %% [markdown] name="growth_question"
# ## 1 · The number on the slide (1 point)
#
# By how much did opportunities grow in North and East, before anything is taken out?
#
# <details><summary>Hint 1</summary>Leave the slider at zero, or bring it back there.</details>
# <details><summary>Hint 2</summary>Opportunities, not bookings; North and East, not South and West.</details>

# %% name="growth_form"
ask.number("growth", "Growth of opportunities in North and East", unit="%", low=-50, high=150)

# %% check="growth" points=1

# %% [markdown] name="beyond_question"
# ## 2 · Without the market (3 points)
#
# The board wants money: by how many points did bookings grow more in North and East than in South and West? Negative if
# they grew less.
#
# <details><summary>Hint 1</summary>Which bar must stand at zero before you read the other one?</details>
# <details><summary>Hint 2</summary>Or subtract: growth of bookings here, less growth of bookings there.</details>

# %% name="beyond_form"
ask.number("beyond", "Bookings in North and East: growth beyond South and West", unit="points", low=-60, high=100)

# %% check="beyond" points=3

# %% [markdown] name="paper_text"
# ## The sentence for the paper
#
# Bookings can hang on a few large deals. So here are won deals, one by one, of all sellers in North and East against all
# in South and West. A bet may rest on one luck. A sentence you sign needs two: chance alone goes beyond two lucks about
# once in twenty.

# %% name="won"
c7.won_beyond(my_org())

# %% [markdown] name="paper_question"
# ## 3 · What may the paper say? (3 points)
#
# You have the bookings of question 2 and the won deals above. Is the bar longer than two lucks?
#
# <details><summary>Hint 1</summary>The grey band is two lucks wide to either side. Does the bar end inside it?</details>
# <details><summary>Hint 2</summary>A large sum of bookings doesn't make the band narrower.</details>

# %% name="paper_form"
ask.choice(
    "paper",
    "Which sentence do you sign?",
    options={
        "up": "Won deals speak for the split, by more than two lucks",
        "luck": "Won deals can't tell yet, they are within two lucks",
        "money": "The bookings of question 2 speak for themselves: a board pays in dollars",
    },
)

# %% check="paper" points=3

# %% [markdown] name="trails_text"
# ## Four deals
#
# Deals of this company with three hand-offs, none of them won. First what the buyer told the first seller, word for
# word. Then the note at each hand-off. The notes are written for the exercise.

# %% name="trails"
c7.trails(my_org())

# %% [markdown] name="leaks_question"
# ## 4 · Where did her point get lost? (4 points)
#
# Each buyer named one thing that decides whether she acts. In which note is it missing for the first time? Other words are
# fine, shorthand too. One label may be right more than once, or never.
#
# <details><summary>Hint 1</summary>Cover her words. From this note alone: what would make her act, or stop her?</details>
# <details><summary>Hint 2</summary>A long note with sites, price and dates can have lost it; three words can hold it.</details>

# %% name="leaks_form"
ask.match(
    "leaks",
    "In which note is the buyer's point missing for the first time?",
    labels={
        "first": "In note 1",
        "second": "In note 2",
        "third": "In note 3",
        "never": "It is there to the end",
    },
    items="c7.handoff_trails",
)

# %% check="leaks" points=4

# %% [markdown] name="closers_text"
# ## Whose hands?
#
# As in the lesson: all 240 sellers by win rate before the split, held against sellers with customers of the same size; and a
# group of 80 that slides along. Both bars compare its sellers in North and East with its sellers in South and West.

# %% name="hands"
hands = c7.by_closers(my_org())
goal = "40 is the weak third, 120 the middle, 200 the strong third."
explore("closers", "Middle of the group", low=40, high=200, step=8, start=120, draw=hands, goal=goal)

# %% [markdown] name="closers_question"
# ## 5 · Strong hands against weak ones (3 points)
#
# The bar for won deals: how many points higher does it stand with the strong third than with the weak third? Negative if
# it stands lower.
#
# <details><summary>Hint 1</summary>Read the line at 200, write it down, then go to 40.</details>
# <details><summary>Hint 2</summary>Mind the sign: one bar may point left and the other right.</details>

# %% name="closers_form"
ask.number("closers", "Won deals: strong third less weak third", unit="points", low=-150, high=200)

# %% check="closers" points=3

# %% [markdown] name="marks_text"
# ## Nine sellers
#
# The board wants no group: it wants names. Small deals are won more often than large ones, whoever sells them. So the thirds
# begin elsewhere for each size of customer. Deals won of 100 that ended, in the two years before the split:

# %% name="marks"
c7.third_marks(my_org())

# %% [markdown] name="design_question"
# ## 6 · For whom? (4 points)
#
# Six of the nine work alone today, three with split roles. How shall each work for the next two years? Bookings are
# taken to move as won deals do, percent for percent. Of each $100 more booked, $70 is left after cost. A change costs what the row says; leaving a seller as today costs nothing. This is a bet: a
# bar inside its one luck is no reason to pay for a change, and leaving all nine is a possible answer. Round as you like: $10k in all costs no point.
#
# <details><summary>Hint 1</summary>First the size of customer, then the third. Then set the slider above to hands like these.</details>
# <details><summary>Hint 2</summary>A bar inside its one luck is no reason to pay for a change, in either direction.</details>

# %% name="design_form"
ask.sort(
    "design",
    "How shall each of the nine work?",
    piles={"split": "Split roles", "whole": "One seller all the way"},
    items="c7.nine_sellers",
)

# %% check="design" points=4

# %% [markdown] name="own_note_question"
# ## 7 · One of your own (2 points)
#
# The last deal you handed on, or were handed. Which one line was missing, and who could have asked for it? Complete earns
# the points; your words are not graded.
#
# <details><summary>Hint 1</summary>Think of what the buyer had to say twice.</details>
# <details><summary>Hint 2</summary>Her words, what nobody had asked yet, or what was promised.</details>

# %% name="own_note_form"
ask.text("own_note", "Which line was missing, and who could have asked for it?", least=10)

# %% check="own_note" points=2

# %% [markdown] name="hand_in"
# ## Hand it in
#
# Make the file below and send it to whoever runs your course; points and feedback come back from there. Working alone?
# Make it all the same; the README says how to grade it yourself. *Home*, at the top, leads back to your path.

# %% name="submit"
submit("c7_roles")
