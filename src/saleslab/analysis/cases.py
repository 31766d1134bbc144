"""What differs by company: lists, as a learner sees them, and whom a learner talks to. Both named ``module.name``.

Where a list is a case file, its module says in ``LOOKS`` what each look into one of the rows shows.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from saleslab.org import World


class Look(NamedTuple):
    """What one look shows: a sentence with its numbers and, where something is compared, where it lies.

    ``value`` is in times the usual, so that 1 is usual; luck alone puts nine of ten between ``low`` and ``high``.
    """

    words: str
    value: float | None = None
    low: float | None = None
    high: float | None = None


def items(name: str, world: World) -> pd.DataFrame:
    """The list ``name``, such as "c1.call_candidates", in a world: columns as shown, all text.

    The index holds the item ids and is named after what a row is. Raises KeyError for a name that no module has.
    """
    found: Callable[[World], pd.DataFrame] = _of_module(name, "LISTS")
    return found(world)


@lru_cache(maxsize=512)
def item_ids(name: str | None, world: World) -> Sequence[str]:
    """Ids of the list ``name``, or none where a question is about no list. Kept: every save and every grade asks."""
    return () if name is None else tuple(str(item) for item in items(name, world).index)


def script_for(name: str, world: World) -> str:
    """The conversation script that a world draws for ``name``, such as "r2.buyer".

    Raises KeyError for a name that no module has.
    """
    drawn: Callable[[World], str] = _of_module(name, "SCRIPTS")
    return drawn(world)


def look(name: str, item: str, what: str, world: World) -> Look:
    """What the look ``what`` into one ``item`` of the list ``name`` shows. Raises KeyError for a look there is not."""
    module = name.partition(".")[0]
    shows: Callable[[World, str], Look] = _of_module(f"{module}.{what}", "LOOKS")
    return shows(world, item)


def _of_module(name: str, kind: str) -> Any:
    """What the dictionary ``kind`` of the named module of this package holds; no other module is loaded."""
    word = kind.removesuffix("S").lower()
    module, _, wanted = name.partition(".")
    if not re.fullmatch(r"[a-z]\d", module):
        raise KeyError(f"no {word} {name!r}: a {word} is named after its module, as in 'c1.call_candidates'")
    known: dict[str, Any] = getattr(importlib.import_module(f"saleslab.analysis.{module}"), kind)
    if wanted not in known:
        raise KeyError(f"no {word} {name!r}; {module} has {', '.join(known)}")
    return known[wanted]
