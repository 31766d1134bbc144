"""Authored conversations with somebody whose state is hidden: a buyer, or a seller who is being coached.

`script` reads what a trainer wrote, `engine` plays it, `outlook` says what may come of it, `check` finds what is
wrong with it, `transcript`, `debrief`, `preparation` and `picture` look back, `run` is a learner's saved conversation,
`widget` shows it, `overheard` shows somebody else's.
"""
