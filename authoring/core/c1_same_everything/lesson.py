# %% [markdown] name="title"
# # Same everything
#
# For reps, managers and leaders · 20 minutes
#
# After this you can
#
# - say how much of a leaderboard will still be there next year
# - take the patch out of a ranking before you praise anybody
# - choose whose calls are worth studying, and check that you did

# %% name="setup"
from saleslab import charts
from saleslab.charts import c1
from saleslab.practice import ask, explore, my_org, reveal, start

start("c1_same_everything", "lesson")

# %% [markdown] name="scene"
# ## Clap for the top 48
#
# Tarnhold sells sensors and alarm service for cold storage. 240 sellers carry the same bag: same product, same price
# list, same process, same CRM. Last year they booked {{ total }}. At the kick-off the chief revenue officer asks
# everybody to clap for the top 48.
#
# You sit on a panel asked for a second opinion. The chair, an ex-seller, leans over: "Same bag. Why do 48 people bring
# more than half the money? And who of them will be up there next year?"
#
# *Tarnhold and everybody in it are simulated.*

# %% name="bet"
ask.prediction(
    "stay",
    "Before you see anything: how many of the 48 will be in next year's top 48 too?",
    unit="of the 48",
    low=0,
    high=48,
    within=3,
)

# %% [markdown] name="first_look"
# ## The chart every team draws
#
# One bar is one seller's bookings for the year, biggest first.

# %% name="bars"
charts.show(*c1.year_in_order(my_org(), 1))

# %% [markdown] name="read_it"
# ## The top 48 brought {{ share }} % of the bookings
#
# The operations lead drew this in good faith, and it is true. A fifth of the sellers, more than half the money. The
# easy next sentence is: "So copy what they do."
#
# Wait for the second year first. Lock your number above, then look.

# %% name="second_year"
reveal("stay", c1.bet_and_second_year(my_org()))

# %% [markdown] name="three_parts"
# ## A place on the board has three parts
#
# The seller. The patch. Luck. If places were drawn by lot, about {{ by_luck }} of 48 would come back. Far more did, so
# these are not just lucky people. And far from all did, so it isn't all the person either.
#
# One part you can take out yourself. Somebody decided who got the hospitals and who got the corner shops.
#
# ## Find what the board hides
#
# Each dot is a seller. To the right: richer patches. Up: more bookings. Blue: the 48 on stage. The line is what it takes
# to be among the best 48.
#
# The slider decides how much of the patch counts against you. At 0 the board is as they drew it. Push it to 100.

# %% name="tilt"
tilt = c1.patch_taken_out(my_org())
label = "How much of the patch to take out, in percent"
goal = "Find out how many of the 48 on stage drop below the line."
explore("tilt", label, low=0, high=100, step=5, start=0, draw=tilt, goal=goal)

# %% name="what_fell"
ask.choice(
    "what_fell",
    "What do the sellers who dropped below the line have in common?",
    options={
        "weak": "They are weak sellers who were found out",
        "patch": "They sit far to the right: the patch did part of their selling",
        "luck": "Nothing; it is a matter of luck",
        "big": "They sell bigger deals than the others",
    },
)

# %% [markdown] name="coach_answer"
# <details><summary>What a coach would say</summary>
#
# They stand to the right. Not one of them did anything wrong, and some are good. But a patch like theirs brings a lot in
# anybody's hands. Meanwhile, on the left, somebody with a thin patch has crossed the line and was never asked to stand
# up. "They are weak" is the same mistake turned round: a number that isn't theirs, used against them.
#
# </details>

# %% [markdown] name="trap"
# ## The trap: study the winner
#
# It feels right. She is No. 1; do what she does. But you may be copying a postcode. Say instead: "Who beat their patch
# two years running? Let me hear those calls."
#
# Your call now. The budget covers one seller's calls, recorded for the team.

# %% name="decide"
ask.pick("decide", "Whose calls do you record?", items="stage_and_floor", count=1)

# %% [markdown] name="truth"
# ## The truth, since this company is simulated
#
# <details><summary>Open after you have picked</summary>
#
# Here we know how well each seller really sells. Of the 48 on stage, {{ truly_best }} are among the 48 best sellers. With
# the patch taken out, the list of 48 holds {{ truly_best_adjusted }} of them. Better; not perfect. Luck is still in it.
# Of your four, {{ best_of_four }} is the best seller by far, and beat the patch in both years.
#
# </details>

# %% [markdown] name="buyer"
# ## The Buyer's chair
#
# *Quality head of a hospital pharmacy group, about a deal of this company:* "I never knew who was number one. I knew who
# called back when the alarm went off."
#
# **Keep** the leaderboard: it is honest about results. **Fix** it: one column for the patch, one for last year. **Stop**
# copying the winner unseen.

# %% name="guess_pay"
ask.choice(
    "guess_pay",
    "Outside this company. A maker of contact lenses changed its pay plan and kept its people. Revenue:",
    options={"fell": "fell", "same": "hardly moved", "rose": "rose by almost a tenth", "double": "doubled"},
)

# %% [markdown] name="evidence_against"
# ## What speaks against us, first
#
# - {{ cite("pay_plan_redesign") }}
# - {{ cite("regression_to_the_mean") }}
#
# So it isn't all the person, and part of "our stars slipped" is arithmetic.

# %% name="guess_boss"
ask.choice(
    "guess_boss",
    "Two retail chains where head office fixes how shops are run. How much of the difference between shops is the boss?",
    options={"none": "Next to nothing", "third": "About a third", "most": "Nearly all of it"},
)

# %% [markdown] name="evidence_for"
# ## What speaks for us
#
# - {{ cite("managers_between_stores") }}
# - {{ cite("concentration_claims") }}
#
# We found no trustworthy study of how many top sellers repeat. Count your own.

# %% name="promise"
ask.commitment("promise", "One leaderboard you will read this way at work: which, by when, and who will see it?")

# %% [markdown] name="keep"
# ## Take along
#
# - You can say how much lasts: here {{ stayed }} of 48.
# - You can take the patch out before you praise: {{ patch_out }} of 48 would leave the stage.
# - You can choose whose calls to study: the ones who beat their patch, twice.

# %% [markdown] name="next"
# ## Next
#
# The same question in another company: [open the exercise](../../exercises/c1_same_everything/c1_same_everything.ipynb),
# about 20 minutes. Don't assume the same answer.
