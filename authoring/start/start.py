# %% [markdown]
# # Worth Buying From
#
# Your company bought a process, a methodology, a CRM, social selling and specialised roles. The best fifth of your sellers
# have the same ones as everybody else. So what makes the difference? This course puts it to the test.
#
# You click, drag and bet; no code. Every answer is saved as you give it.

# %%
from saleslab.charts import start as pictures
from saleslab.practice import ask, calibration, my_org, overheard, path, promises, reveal, review, start

start("start", "start")

# %%
ask.choice(
    "role",
    "Who are you?",
    options={"rep": "I sell", "manager": "I lead a team of sellers", "leader": "I lead the sales organisation"},
)

# %% [markdown]
# ## Your first call
#
# A form came in this morning. She picks up. You have a few lines before she has to go.

# %%
ask.conversation("first_call", "A freezer failed", script="freezer_first_call")

# %%
overheard("first_call", "The same call, another seller", lines=["what_happened", "a_lot", "customers_said"])

# %% [markdown]
# ## Your first bet

# %%
ask.prediction(
    "commit",
    "A company of 240 sellers. Late in the quarter they call a deal Commit: it will close. Of 100 such deals, how many are won?",
    unit="of 100",
    low=0,
    high=100,
    within=5,
)

# %%
reveal("commit", pictures.commit_deals(my_org()), truth=pictures.commits_won(my_org()))

# %% [markdown]
# ## Your path

# %%
path({})

# %% [markdown]
# ## Still there?
#
# A question from each lesson, after two days, a week, three weeks and two months. What you fetch from memory stays.

# %%
review()

# %% [markdown]
# ## What you said you would do

# %%
promises()

# %%
ask.follow_up(
    "stopped",
    "The day you named at the end of the two years: is it past? Did you write it down? What happened?",
    module="l5_two_years",
)

# %% [markdown]
# ## Your bets so far
#
# Each lesson asks you to bet before you look. How good are you at knowing what you know?

# %%
calibration()

# %% [markdown]
# ## Your own numbers
#
# “But that’s a simulation.” Bring your own: [Your own numbers](own_numbers/own_numbers.ipynb) asks an export of your CRM
# the same questions. The file stays on this machine.

# %% [markdown]
# *The companies and sellers in this course are simulated. That is why it can tell you, each time, what was really true.*

# %% [markdown]
# {{ glossary }}
