"""The lists that questions are about, as a learner sees them: one table per list, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import pandas as pd

from saleslab.analysis import c1, c2, c3, c4, c5, c6, c7, c8
from saleslab.org import World

CASES: dict[str, Callable[[World], pd.DataFrame]] = {
    name: shown for module in (c1, c2, c3, c4, c5, c6, c7, c8) for name, shown in module.LISTS.items()
}
"""Every list by the name a form asks for it with (``items="repeat_candidates"``)."""


def items(name: str, world: World) -> pd.DataFrame:
    """The list ``name`` in a world: index item id, named after what a row is; columns as shown, all text.

    Raises KeyError naming the lists.
    """
    if name not in CASES:
        raise KeyError(f"no list {name!r}; there are {', '.join(CASES)}")
    return CASES[name](world)


@lru_cache(maxsize=512)
def item_ids(name: str | None, world: World) -> Sequence[str]:
    """Ids of the list ``name``, or none where a question is about no list. Kept: every save and every grade asks."""
    return () if name is None else tuple(str(item) for item in items(name, world).index)
