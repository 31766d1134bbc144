# %% [markdown] name="title"
# # Same everything
#
# For reps, managers and leaders · {{ lesson_minutes }} minutes
#
# After this you can
#
# - say how many of this year's best to expect back next year
# - read a big number for what is behind it
# - choose whose calls to learn from, and what to listen for

# %% name="setup"
from saleslab.charts import c1
from saleslab.practice import ask, explore, for_role, my_org, reveal, start

start("c1_same_everything", "lesson")

# %% [markdown] name="scene"
# ## "Clap for the top 48. Now bet on next year's."
#
# Kick-off. Tarnhold sells alarms for cold storage. Its 240 sellers carry the same bag: one product, one price list, one
# process, one CRM. In year 1 they booked {{ total }}. The best 48, on stage tonight, brought in {{ half }} of it. You clap.
#
# A hand on your arm. She chairs the board, and she used to sell. "Same bag," she says. "So why do 48 people bring {{ half }}
# the money? And whose calls should the others hear?"
#
# *Tarnhold, its sellers and its buyers are simulated.*

# %% name="seat"
for_role(
    rep="You have clapped in rooms like this, and wondered what they say on a call that you don't. This time you get to hear one of them.",
    manager="None of your eight is up there. On Monday they will ask you what those 48 do differently, and you would like to be right.",
    leader="You paid for the stage, the band and the trophies. On Monday you say whom everybody else should copy.",
)

# %% name="kept"
ask.follow_up("kept", "Did you? What happened?")

# %% name="first_pick"
ask.pick(
    "first_pick",
    "Six of the 48 will let you record their calls. You get one. Here is what the room knows. Whose calls do you take?",
    items="c1.on_the_board",
    count=1,
)

# %% name="bet"
ask.prediction(
    "stay",
    "The lights go down. One year later, how many of tonight's 48 will be on that stage again?",
    unit="of the 48",
    low=0,
    high=48,
    within=3,
)

# %% name="second_year"
reveal("stay", c1.bet_and_second_year(my_org()), also=["first_pick"], truth=c1.came_back(my_org()))

# %% [markdown] name="raffle_text"
# ## Is that just luck?
#
# Imagine selling made no difference. Each January all 240 names go into a hat, and 48 are drawn for the stage. How many
# would get up there twice in a row? Draw, and watch the dots.

# %% name="raffle"
goal = "Draw until you know what a raffle brings back."
explore("raffle", "Raffles drawn", low=0, high=40, step=1, start=0, draw=c1.raffles(my_org()), goal=goal)

# %% name="tell_her"
ask.choice(
    "tell_her",
    "The chair is waiting. What do you tell her?",
    options={
        "luck": "It's a lottery: look how many stars are gone after one year",
        "talent": "It's talent: no raffle brings that many back",
        "open": "It's no lottery, but what brings them back I can't say yet",
    },
)
reveal(
    "tell_her",
    "A raffle brings back about {{ by_luck }}, and 19 times in 20 between {{ luck_low }} and {{ luck_high }}. {{ stayed }} is "
    "far beyond that. So something real keeps bringing them back.\n\n“Talent, you'd say,” says the chair. “Maybe. They "
    "have the same bag. What do they not have the same?”",
)

# %% [markdown] name="line_up_text"
# ## Line them up
#
# Below stand all 240, one dot each. The big blue ones are the 48 on stage. Choose what to line them up by. If it has
# nothing to do with the stage, the blue dots are spread evenly, and a frame holds {{ luck_low }} to {{ luck_high }} of them,
# as in a raffle.

# %% name="line_up"
suspects = ("forms", "years", "coaching", "patch")
menus = {"by": ("Line them up by", {by: c1.LINE_UPS[by] for by in suspects})}
goal = "Try all four. Where do the blue dots crowd together, and at which end?"
draw = c1.lined_up(my_org(), 1)
explore("line_up", "Move the frame", low=1, high=5, step=1, start=1, draw=draw, menus=menus, goal=goal)

# %% name="head_start"
ask.choice(
    "head_start",
    "Which of the four gave the 48 a head start?",
    options={
        "forms": "Filling in the form: the process works",
        "coaching": "Little coaching: they were left alone to sell",
        "patch": "The patch they were given",
        "years": "Their years with the company",
    },
)
reveal("head_start", c1.suspects(my_org()))

# %% [markdown] name="six_text"
# ## Now your six again
#
# Two things the room didn't know: what is usual for each one's patch, and how year 2 went. Whoever booked more than is
# usual beat the patch. Whoever booked less didn't, however big the figure.

# %% name="six"
ask.match(
    "six",
    "Who beat the patch, and when?",
    items="c1.six",
    labels={"twice": "In both years", "once": "In one year only", "never": "In neither"},
)
reveal("six", c1.looked_at_six(my_org()), also=["first_pick"])

# %% name="gut"
ask.pick(
    "gut",
    "Three are left. “Times usual”: 2.0 is twice what is usual for that patch. Your gut: whose calls?",
    items="c1.finalists",
    count=1,
)

# %% [markdown] name="chair"
# ## Somebody you haven't asked
#
# **The Buyer's chair.** She runs quality in a hospital pharmacy. "Sellers ring me every week. They all sound good, and by
# lunch I've forgotten them. One asked, 'And then what happened?' and waited. That one I ring back."
#
# One buyer is one buyer. Test her: eight calls of every seller were scored by two listeners. Line all 240 up by what she
# noticed. Blue is now the 48 who beat their patch most, over both years.

# %% name="heard"
menus = {"by": ("Line them up by", {by: c1.LINE_UPS[by] for by in ("convincing", "asks")})}
goal = "Which of the two goes with beating the patch? A raffle: {{ luck_low }} to {{ luck_high }} in a frame."
draw = c1.lined_up(my_org(), 2, "beat")
explore("heard", "Move the frame", low=1, high=5, step=1, start=1, draw=draw, menus=menus, goal=goal)

# %% name="your_call"
for_role(
    rep="Your call. The recordings are yours for a year, in the car, every morning. You will pick up habits from them, good or bad, and your own quota rides on it.",
    manager="Your call. Your eight will hear one of these calls every Monday for a year. They copy what they hear, and their quotas are yours.",
    leader="Your call. One seller's calls go to all 240, for a year, with your name on the mail.",
)

# %% name="decide"
ask.pick(
    "decide",
    "Your last word: whose calls?",
    items="c1.finalists_heard",
    count=1,
)

# %% name="played_out"
bet = (
    "We looked at twenty sister companies, simulated like this one, at everybody who sold half as much again as is usual, two years running. Of "
    "those with {{ much }} or more on the next question, {{ askers }} in 100 really sell better than half of their "
    "colleagues on equal deals. Of those under {{ little }}, {{ quiet }} in 100.\n\n"
    "Then the year was played: all 240 listen."
)
voices = (
    "Ten seconds of each, written for this lesson. A buyer says: “Our cold room failed on Sunday.”\n\n"
    "{{ smooth }}: “You're not alone. Give me ninety seconds, and you'll see why three hospitals sleep better with us.”\n\n"
    "{{ first }}: “Then let's be quick. How many rooms? You'll have a quote by noon.”\n\n"
    "{{ asker }}: “On Sunday. And then what happened?” “The porter took the alarm for the lift. We threw away a week of "
    "stock.” “Who had to tell the wards?”"
)
limits = (
    "Four things in it are our own settings, not findings. Listeners come a fifth of the way nearer to whoever they hear. "
    "They pick up how somebody talks with buyers, all of it and not only the next question. They pick up nothing of how hard "
    "somebody works. And how convincing a call sounds has nothing to do with selling well. Halve the fifth, and the money is "
    "about half; who comes first stays the same."
)
reveal("decide", c1.played_out(my_org(), bet, voices, limits), also=["gut"])

# %% [markdown] name="verdict"
# ## What you tell the chair
#
# Part of a big number is the seller, part the patch, part luck. The board adds them up and shows you one figure.
#
# - **Keep** the board. It is honest about results, and nobody can talk their way on to it. Its best reader is the seller who
#   holds her own figure against her patch, every quarter.
# - **Fix** it with two columns: what is usual for the patch, and last year. Of the 48 who would sell most on equal patches,
#   the plain board names {{ truly_best }}; with both columns it names {{ truly_best_two_years }}. A third is still wrong.
# - **Stop** telling people to copy a name. Listen to one call first, for the next question.

# %% name="guess_advice"
ask.choice(
    "guess_advice",
    "Outside this company. In a sales call centre it was drawn by lot which colleagues sat down to swap advice. Their sales:",
    options={
        "fell": "fell: it cost them calls",
        "same": "hardly moved",
        "some": "rose by about 5 %",
        "much": "rose by 15 % or more",
    },
)

# %% name="evidence"
reveal(
    "guess_advice",
    "First, what speaks against us. We say that who sells matters more than what a company buys or changes. Here a company "
    "changed its pay plan, kept its people, and sold more:\n\n{{ cite_plain('pay_plan_redesign') }}\n\n"
    "Your guess. Colleagues can teach each other a lot:\n\n{{ cite_plain('advice_meetings') }}\n\n"
    "And the nearest we found to “same everything”, among shop managers:\n\n{{ cite_plain('managers_between_stores') }}\n\n"
    "How many top sellers repeat, elsewhere? We looked, and found no study we would trust.",
)

# %% name="monday"
for_role(
    rep="By Friday: ask a colleague who did well two years running, on a patch like yours, for one recorded call. Write down "
    "every question in it that you wouldn't have asked, and show the list to your manager.",
    manager="By Friday: put two years and the number of accounts beside each name on your team. Pick whose call the team hears "
    "next Monday, and show your own manager why it isn't simply the first on the board.",
    leader="By Friday: ask operations how many of last year's top fifth are still there, with the accounts each one holds. "
    "Give the page to whoever writes your next kick-off speech.",
)

# %% name="promise"
ask.commitment("promise", "What will you do, by which day, and who will see it? The next lesson asks you about it.")

# %% [markdown] name="next"
# ## Say it tomorrow
#
# "A leaderboard is seller, patch and luck; check the last two before you praise."
#
# You will meet her again. In year 3 she has an offer from Tarnhold on her desk, $150k, Deal 4471. Every field is filled in,
# the forecast says 90 %. She buys nothing. The seller makes the top 48 that year all the same. There was one question that
# nobody had asked her.
#
# But first: another company, another stage, and a speech that goes out tonight unless you stop it. What this buyer said
# holds in {{ counts_in }} of the twenty sister companies. You are about to get one of the twenty. [Open the
# exercise](../../exercises/c1_same_everything/c1_same_everything.ipynb).
