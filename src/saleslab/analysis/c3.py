"""The people, deals and numbers module C3 asks about: chosen by rule, from what a learner may see."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from saleslab.org import World

LISTS: dict[str, Callable[[World], pd.DataFrame]] = {}
"""The lists that this module's questions show, by name."""
