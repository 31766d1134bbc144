# %% [markdown] name="title"
# # Two million and eight quarters
#
# For leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - choose the number you fund on
# - say what money does by when
# - run eight quarters on the evidence, and say what would change your mind

# %% name="setup"
from saleslab import charts
from saleslab.charts import l5
from saleslab.practice import ask, explore, my_org, reveal, start

start("l5_two_years", "lesson")

# %% [markdown] name="scene"
# ## One question. What do we build?
#
# Tarnhold, after the five purchases. The chair, an ex-seller, gives you {{ budget }} and two years, and asks just that.
#
# The money comes in chips of {{ chip }}, five a quarter. Somebody had the chair before you, for three quarters. Today you sit
# behind that leader's shoulder. In the exercise you play all eight alone, in another company.
#
# *Tarnhold and its people are simulated. What each lever does there is our setting, and we know it.*

# %% name="last_promise"
ask.follow_up("kept", "Before we start: did you? What happened?")

# %% [markdown] name="levers"
# ## Six places for a chip
#
# | | a chip reaches | on an ordinary Tuesday |
# | --- | --- | --- |
# | Answer prompts | {{ tools_teams }} teams, one quarter | "Who audits the alarm?" The rep has the answer on the call |
# | Training | {{ training_teams }} team, once | "Too dear." The rep asks: beside what? |
# | Coach development | {{ coaching_teams }} managers, once | After the call the manager asks: what did you not ask? |
# | A new map | {{ territories_teams }} teams, once | Ninety accounts become sixty, and two get a visit |
# | Promotions | {{ promotions_teams }} vacancy | Who coaches best leads the team, or else its top seller |
# | A bonus | {{ pay_teams }} teams, one quarter | "If you sign by Friday, I can do nine per cent" |
#
# Teams are drawn by lot, always. So there is somebody to compare with, until all have it.

# %% name="bet"
charts.show(*l5.dashboard(my_org(), 1))
ask.prediction(
    "bonus",
    "Quarter one. Three chips went on coach development, two on a bonus. The bonus teams booked {{ applause }}, and the "
    "finance head clapped. Your bet: what did the bonus itself make of their new opportunities, in percent?",
    unit="%",
    low=-20,
    high=30,
    within=3,
)

# %% name="where"
ask.choice(
    "where",
    "And where did most of the rise come from? Another bet: this page alone can’t tell.",
    options={
        "effort": "From effort: with a bonus people run",
        "market": "From the market, which was growing anyway",
        "pulled": "From next quarter: deals were signed early",
        "best": "From the best teams, who got the bonus first",
    },
)
reveal("bonus", l5.first_quarter(my_org()), also=["where"], truth=l5.bonus_made(my_org()))

# %% [markdown] name="second"
# ## Quarter two
#
# Quarter two: two chips more on coach development, three on the bonus. Everybody has the bonus now. Here is the page the
# operations lead drew, in good faith. "Something has to go," says the finance head. "And call a customer first," says the chair.
#
# **The Buyer's chair.** "On the last day of March he rang with a price, good until midnight. I had meant to sign in May. In
# April a colleague of his asked what our last failure had cost us. Then she waited."

# %% name="cut"
charts.show(*l5.dashboard(my_org(), 2))
ask.choice(
    "cut",
    "From quarter three you stop funding:",
    options={
        "coaching": "Coach development: two quarters, and its bar is below zero",
        "pay": "The bonus",
        "both": "Both: neither moved the number",
        "neither": "Neither: two quarters are too short to judge anything",
        "some": "Most of the bonus: ten teams keep it, twenty don’t",
    },
)
reveal("cut", l5.cut(my_org()))

# %% [markdown] name="slow"
# ## What a chip does, and by when
#
# Ask before you pay: what should I see by then, if it works? This picture reckons with the company's own tests, as you would
# have to. Move the quarter. Then change the lever.

# %% name="over_time"
explore(
    "chip",
    "The chip is placed in quarter",
    low=1,
    high=8,
    step=1,
    start=1,
    draw=l5.chip_over_time(my_org()),
    menus={"lever": ("On", l5.MENU)},
    goal="Find the first quarter in which a chip on answer prompts brings more than one on coach development.",
)
ask.number("turns", "The first such quarter:", unit="quarter", low=1, high=8)
reveal("turns", l5.when_it_turns(my_org()))

# %% [markdown] name="pitch_text"
# ## Two vendors in the lobby
#
# The bonus consultant holds up your own page: "**{{ applause }}**, in twenty teams that you drew by lot yourself."
#
# The academy: "**{{ pitch_academy }}** new business. Your finance head put thirty names in a hat and drew ten managers. Their
# teams, against the teams of the rest."

# %% name="pitch"
ask.choice(
    "pitch",
    "Which number goes into your own sheet?",
    options={
        "bonus": "The consultant's: it is our own number, and drawn by lot",
        "coaching": "The academy's",
        "both": "The average of the two, to be fair to both",
        "neither": "Neither: vendors bring the numbers that sell",
    },
)
reveal("pitch", l5.pitches(my_org()))

# %% [markdown] name="your_turn"
# ## Quarter four is yours
#
# Half of the managers have been developed. The bonus ran again in quarter three, and answer prompts went to {{ prompt_teams }}
# teams: by lot {{ prompt_lot }}. Five quarters are left, this one included.

# %% name="decide"
ask.allocate(
    "decide",
    "Where do the five chips go?",
    budget=5,
    unit="chips",
    options={
        "tools": "Answer prompts (three chips reach everybody)",
        "training": "Training",
        "coaching": "Coach development",
        "territories": "A new map (three chips reach everybody)",
        "promotions": "Promotions (one chip at most)",
        "pay": "A bonus (three chips reach everybody)",
        "kept": "Back to the company",
    },
)
reveal("decide", l5.played_out(my_org()))

# %% name="guess_outside"
ask.choice(
    "guess_outside",
    "Outside this company, in many firms: the better somebody sold before, how well did the team do under that person?",
    options={
        "better": "Better: they show how it is done",
        "same": "About the same: selling says nothing either way",
        "worse": "Worse",
    },
)
reveal(
    "guess_outside",
    l5.outside(
        "{{ cite_plain('best_sellers_promoted') }}",
        "{{ cite_plain('deal_timing_gamed') }}",
        "{{ cite_plain('bonuses_raise_effort') }}",
        "{{ cite_plain('pay_plan_redesign') }}",
        "{{ cite_plain('coaching_skill_and_dose') }}",
        "{{ cite_plain('ai_helps_the_inexperienced') }}",
        "{{ cite_plain('ai_assistant_in_support') }}",
    ),
)

# %% [markdown] name="verdict"
# ## For the chair
#
# - **Keep** the lot as long as a look could change your mind; whoever waits is your evidence. When no look could, stop
#   testing: waiting costs what the lever would have brought.
# - **Fix** the page: beside each bar, the teams that have it against those that have not, and by when it should show.
# - **Stop** judging by the quarter before. Judge by lot, a slow lever against what it should show by then.
#
# One leader's card: "The call recorder. I write it by Friday: if the teams drawn first don't open more than the rest by June, I
# stop. The finance head gets a copy."

# %% name="promise"
ask.commitment(
    "promise",
    "One thing you fund at work: by which day will you write down what would make you stop it, and who gets a copy? "
    "Your start page asks what became of it.",
)

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "I stopped funding X; here's what would change my mind."
#
# Now [the exercise](../../exercises/l5_two_years/l5_two_years.ipynb). Another company, eight quarters, one vendor each, and a
# paper that is three years old. In many of the twenty companies the bonus pays, and what you just built for Tarnhold falls short
# in most. Is yours one? You may stop after any quarter and go on another day.
#
# Afterwards put the same question to your own export: [Your own numbers](../../own_numbers/own_numbers.ipynb).
