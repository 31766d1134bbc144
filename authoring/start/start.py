# %% [markdown]
# # Worth Buying From
#
# Your company bought a process, a methodology, a CRM, social selling and specialised roles. The bell curve stayed where
# it was. This course is about the part that cannot be bought: being somebody worth buying from.
#
# No code, no typing beyond a word or a number. Every answer is saved as you click.

# %%
from saleslab.practice import ask, start

start("start", "start")

# %%
ask.choice(
    "role",
    "Who are you?",
    options={"rep": "I sell", "manager": "I lead a team of sellers", "leader": "I lead the sales organisation"},
)

# %% [markdown]
# ## Your path
#
# {{ modules }}
#
# Lessons open and run by themselves. Give each a moment; "Ready" appears when it is.
#
# The companies and sellers in this course are simulated. That is why we can tell you, each time, what was really true.
