"""The lists that questions are about, as a learner sees them: one table per list, named ``module.list``."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import pandas as pd

from saleslab.org import World


def items(name: str, world: World) -> pd.DataFrame:
    """The list ``name``, such as "c1.call_candidates", in a world: columns as shown, all text.

    The index holds the item ids and is named after what a row is. Raises KeyError for a name that no module has.
    """
    return _shown(name)(world)


@lru_cache(maxsize=512)
def item_ids(name: str | None, world: World) -> Sequence[str]:
    """Ids of the list ``name``, or none where a question is about no list. Kept: every save and every grade asks."""
    return () if name is None else tuple(str(item) for item in items(name, world).index)


def _shown(name: str) -> Callable[[World], pd.DataFrame]:
    """The function in ``LISTS`` of the named module of this package; no other module is loaded."""
    module, _, wanted = name.partition(".")
    if not re.fullmatch(r"[a-z]\d", module):
        raise KeyError(f"no list {name!r}: a list is named after its module, as in 'c1.call_candidates'")
    lists: dict[str, Callable[[World], pd.DataFrame]] = importlib.import_module(f"saleslab.analysis.{module}").LISTS
    if wanted not in lists:
        raise KeyError(f"no list {name!r}; {module} has {', '.join(lists)}")
    return lists[wanted]
