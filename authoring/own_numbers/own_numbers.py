# %% [markdown]
# # Your own numbers
#
# “It’s a simulation,” says every sceptic, rightly. So ask your own CRM the same questions.
#
# Export all deals of two years or more: won, lost and open, whoever owns them. Take the file as it comes, and don’t open
# it in a spreadsheet first: that damages ids and dates. What you see before you choose one is a sample of a simulated company.
#
# Nothing leaves this machine. There is no network behind this page.

# %%
from saleslab.practice.own_numbers import own_numbers

own_numbers()

# %% [markdown]
# ## How to read it
#
# - **Refused** is an answer too: the file lacks what the question takes, and the line says what to export instead.
# - **Luck first.** Before anybody is praised, ask whether equal sellers would look as different. Often they would.
# - **Like with like.** New business and renewals, small and large customers: a leaderboard mixes them.
# - **No causes.** A table of what happened can’t say what would have happened otherwise. The lessons show what it takes.
#
# Longer files, and files of a million rows: `saleslab crm report FILE -o report.html` does the same from a terminal.
#
# [Back to the start page](../start.ipynb)
