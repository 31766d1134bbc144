# %% [markdown] name="title"
# # Put your name to a number
#
# For reps, managers and leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - say what a Commit is worth
# - tell happy ears, sandbagging and too few deals apart
# - put chances on deals, and know what they are worth
# - give a number you can sign, and let a buyer's words change it

# %% name="setup"
from saleslab.charts import c5
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c5_forecast", "lesson")

# %% [markdown] name="scene"
# ## "Thirty deals. Put your name to a number."
#
# The last week of June, year 3. On Friday the bank lends against what six of Tarnhold's sellers are about to win. In March the
# chair passed on what they told her.
#
# "This time I want a number I can stand behind," she says. "What number do I give the bank on Friday? And first: how good is
# your own aim?"
#
# First, fifteen deals from March. Then the fifteen that are open now.
#
# *Tarnhold sells alarms for cold storage. It and its people are simulated.*

# %% name="seat"
for_role(
    rep="Every week somebody rolls up your odds. Find out what your 90 is worth, before your manager does.",
    manager="On Monday you roll up your team's odds again. Whose do you turn down, whose up, and by how much?",
    leader="The bank, the board and the hiring plan hang on one number of yours. Today you take it apart.",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% [markdown] name="march_text"
# ## Fifteen deals from March
#
# For each deal you say how likely it is to be **signed by 31 December**. (We built Tarnhold, so we can look ahead.) The further
# off you are, the more points you lose:
#
# | you say | she signs | she doesn't |
# | --- | --- | --- |
# | 90 % | 1 point | 81 points |
# | 70 % | 9 points | 49 points |
# | 50 % | 25 points | 25 points |
# | 10 % | 81 points | 1 point |
#
# Whoever loses the fewest points wins.
#
# The fifteen stand for that week's deals; those still open on 31 December ({{ still_open }} of 100 in June) are left out.
#
# The table shows what the CRM showed in March. **C** is a Commit: the seller says 75 or more. "None": the buyer never
# answered. Eight seconds a row will do; Enter takes you to the next.

# %% name="march"
ask.chances(
    "march", "How likely is it that the buyer signs by 31 December, in percent?", items="c5.last_quarter", lock=True
)

# %% name="bet"
ask.prediction(
    "bet",
    "The six sellers have met these buyers. How many points a deal did the sellers lose?",
    unit="points a deal",
    low=0,
    high=100,
    within=3,
)
reveal("bet", c5.first_score(my_org()), also=["march"], truth=c5.sellers_points(my_org()))

# %% [markdown] name="one_number_text"
# ## Know nothing, and say one number
#
# Now forget the table. You haven't seen a deal, you don't know a seller. You say the same number fifteen times.

# %% name="one_number"
goal = "Drag down from 90. What is the lowest number with which you still beat the sellers?"
draw = c5.one_number(my_org())
explore("one_number", "Said of all fifteen", low=0, high=100, step=1, start=90, unit="%", draw=draw, goal=goal)

# %% name="lowest"
ask.number("lowest", "The lowest number that still beats the sellers:", unit="%", low=0, high=100)
reveal("lowest", c5.how_low(my_org()))

# %% [markdown] name="list_text"
# ## The list
#
# Being too sure can be put right, by whoever kept a list. Tarnhold's CRM did: every chance that a seller ever wrote down, with
# its date, and how the deal ended. Here are the six sellers, and one more from their region.

# %% name="names"
ask.match(
    "names",
    "What does each list show? Sandbags: wins clearly more than the seller says. Happy ears: wins far less. Can't "
    "tell yet: so few deals that it may be luck.",
    labels={
        "sandbags": "Sandbags",
        "straight": "Straight",
        "happy": "Happy ears",
        "few": "Can't tell yet",
    },
    items="c5.lists",
)
reveal("names", c5.who_says_what(my_org()))

# %% [markdown] name="turned_text"
# Now use the lists, on all deals of that week in March. Each seller's odds are moved towards what that seller's earlier odds
# came to: the happy ears down, the sandbaggers up.

# %% name="turned"
goal = "How far do you have to turn them before they beat the dull rival?"
label, draw = "Turned towards the seller's own list", c5.turned(my_org())
explore("turned", label, low=0, high=100, step=5, start=0, unit="%", draw=draw, goal=goal)

# %% [markdown] name="june_text"
# ## The fifteen that are open
#
# The lists alone are enough to beat the dull rival. The CRM knows more. Of 100 earlier deals that stood like this, so many
# were won:
#
# | | won | | won |
# | --- | --- | --- | --- |
# | in Propose | {{ propose }} | in Negotiate | {{ negotiate }} |
# | no answer for a month, or never | {{ silent }} | an answer within a month | {{ heard }} |
# | a month and a half or more in one stage | {{ stuck }} | close date passed a month ago | {{ passed }} |
#
# **A rule of thumb.** The table gives you a number to *start at*: what this seller wins, half as much again in Negotiate, a
# third less in Propose. Halve it, once, after a month and a half in one stage or when the close date passed a month ago. Then
# use your own head.

# %% name="june"
ask.chances(
    "june", "How likely is it that the buyer signs by 31 December, in percent?", items="c5.this_quarter", lock=True
)
reveal("june", c5.adds_up(my_org()))

# %% [markdown] name="chair"
# ## One call
#
# One deal weighs more than most: D04471, Deal 4471, $150k. In the story nobody rings her in that week. You may.
#
# **The Buyer's chair.** "You have me at ninety? I answer every mail; I was raised that way. Your contract has been on my desk
# for {{ her_days }} days. I'm on my way to the ward. One question."

# %% name="asked"
ask.choice(
    "asked",
    "You ask her:",
    options={
        "friday": "Can we count on your signature by Friday?",
        "discount": "Would five percent off help you sign this month?",
        "steps": "What still has to happen on your side before you can sign?",
        "who": "Who else has to sign, besides you?",
    },
)
reveal("asked", c5.her_reply(my_org()))

# %% name="her"
ask.number("her", "And now: how likely is it that she signs by 31 December?", unit="%", low=0, high=100)
reveal("her", c5.her_words(my_org()), also=["june", "asked"])

# %% [markdown] name="friday_text"
# ## Friday
#
# The bank wants one number: what these fifteen bring by 31 December. If a promised dollar doesn't come, it costs three: dearer
# credit, people hired and let go. If a dollar comes that you didn't promise, it costs one: it had been borrowed elsewhere.
# (Both prices are our setting.)
#
# The CRM has odds of its own, made from the lists, the stage, the dates and the answers. With these we threw the dice for the
# fifteen deals, {{ throws }} times. The chance of Deal 4471 you set yourself.

# %% name="spread"
goal = "Drag down to where $10k more begins to pay. From $140k on, your team may hire two people."
draw, menus = c5.may_bring(my_org()), {"hers": ("Deal 4471 counts", c5.her_menu(my_org()))}
explore("spread", "Number for the bank, $k", low=0, high=600, step=10, start=250, draw=draw, menus=menus, goal=goal)

# %% name="bank"
for_role(
    rep="At $140k your team gets the two people it has asked for since winter. Your manager is away: you sign.",
    manager="At $140k you may hire the two people your team waits for. If the number falls short, you let them go in "
    "autumn.",
    leader="At $140k the chair frees two hires and asks nothing. Lower, and you explain why. Higher and short, you "
    "explain twice.",
)
ask.number("bank", "Your number for the bank, in thousands of dollars:", unit="thousand dollars", low=0, high=1000)
reveal("bank", c5.friday(my_org()), also=["asked"])
reveal("june", c5.thirty(my_org()), also=["march", "bank", "her"])

# %% name="guess_outside"
ask.choice(
    "guess_outside",
    "Outside this company: a vendor asked sales forces what became of the deals they had forecast. Of 100, how many "
    "were won?",
    options={"few": "About 30", "half": "Just under 50", "most": "About 65", "nearly": "About 80"},
)
studies = (
    "Against us, first: what you pay on gets played with, and a list would be no exception. Nobody has tested that on "
    "forecasts; on the dates of deals it is so.\n\n{{ cite_plain('deal_timing_gamed') }}\n\nThe survey you guessed at:\n\n"
    "{{ cite_plain('forecast_deals_lost') }}\n\nWe built Tarnhold so that its Commits come out near that survey, so they "
    "can't confirm it.\n\nFor us: keeping track helps, outside selling. And reps do misjudge their buyers.\n\n"
    "{{ cite_plain('relationships_overrated') }}\n\n"
    "{{ cite_plain('trained_forecasters') }}\n\nWe found no study that sets sellers' odds beside one number for all. "
    "Strength: A strong, B fair, C weak, D only a claim."
)
reveal("guess_outside", c5.outside(studies))

# %% name="remembered"
ask.number(
    "remembered",
    "Last one, and no scrolling. In March, S022 said 95 of D22249: $86k, in Negotiate. It wasn't signed. What had "
    "you said?",
    unit="%",
    low=0,
    high=100,
)
reveal("remembered", c5.remembered(my_org()), also=["march"])

# %% [markdown] name="verdict"
# ## For the chair
#
# - **Keep** a chance on every deal, with its date. The CRM's best user is the seller who can say: "My 80s? Eight of the last
#   ten."
# - **Fix** the roll-up. Beside each seller's odds it shows what they came to before, and beside each large deal what the buyer
#   said has to happen.
# - **Stop** counting Commits in full, and stop scolding whoever writes 40.

# %% name="monday"
for_role(
    rep="By Monday noon: a chance and today's date beside each of your Commits, in the CRM. Tell your manager the day "
    "on which you two will read how they ended. The next lesson asks you on it.",
    manager="Before your next forecast round: one seller's last twenty chances beside how the deals ended, read with "
    "that seller, no blame. Tell the seller the day today. The next lesson asks you on it.",
    leader="By Friday: ask operations for one page, what each seller said and what was won. Tell one manager today "
    "that it is on the table at the next round. The next lesson asks you on it.",
)

# %% name="promise"
ask.commitment("promise", "One act: whose odds, by when, and who will see it?")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "Write the odds down, or you'll remember being right."
#
# Deal 4471: her contract lay there for {{ her_days }} days. She told you what it waits for. Nobody has asked her why.
#
# Now [the exercise](../../exercises/c5_forecast/c5_forecast.ipynb): same deck, other company. There a buyer rings you.
