"""The lists of sellers that questions are about, as a learner sees them: one table per list, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import pandas as pd

from saleslab.analysis import c1
from saleslab.org import World


def dollars(amount: float) -> str:
    """An amount in US dollars, short: "$1.45m", "$870k"."""
    return f"${amount / 1e6:.2f}m" if amount >= 1e6 else f"${amount / 1e3:.0f}k"


def _repeat_candidates(world: World) -> pd.DataFrame:
    board = c1.repeat_candidates(world)
    columns = {
        "Place this year": board["rank"].map("{:.0f}".format),
        "Place last year": board["last_rank"].map("{:.0f}".format),
        "Booked this year": board["bookings"].map(dollars),
        "Booked last year": board["last_bookings"].map(dollars),
        "Usual for such a patch": (board["bookings"] / board["ratio"]).map(dollars),
    }
    return pd.DataFrame(columns).set_index(board["rep_id"])


def _patch_candidates(world: World) -> pd.DataFrame:
    board = c1.patch_candidates(world)
    columns = {
        "Place this year": board["rank"].map("{:.0f}".format),
        "Bookings this year": board["bookings"].map(dollars),
        "What such a patch usually brings": (board["bookings"] / board["ratio"]).map(dollars),
    }
    return pd.DataFrame(columns).set_index(board["rep_id"])


def _two_years(board: pd.DataFrame, this: str, last: str) -> pd.DataFrame:
    columns = {
        f"Booked {this}": board["bookings"].map(dollars),
        f"Usual for such a patch, {this}": (board["bookings"] / board["ratio"]).map(dollars),
        f"Booked {last}": board["last_bookings"].map(dollars),
        f"Usual for such a patch, {last}": (board["last_bookings"] / board["last_ratio"]).map(dollars),
    }
    return pd.DataFrame(columns).set_index(board["rep_id"])


CASES: dict[str, Callable[[World], pd.DataFrame]] = {
    "repeat_candidates": _repeat_candidates,
    "patch_candidates": _patch_candidates,
    "call_candidates": lambda world: _two_years(c1.call_candidates(world), "this year", "last year"),
    "stage_and_floor": lambda world: _two_years(c1.stage_and_floor(world), "year 2", "year 1"),
}
"""Every list by the name a form asks for it with (``items="repeat_candidates"``)."""


def items(name: str, world: World) -> pd.DataFrame:
    """The list ``name`` in a world: index item id, columns as shown, all text. Raises KeyError naming the lists."""
    if name not in CASES:
        raise KeyError(f"no list {name!r}; there are {', '.join(CASES)}")
    return CASES[name](world).rename_axis("Seller")


@lru_cache(maxsize=512)
def item_ids(name: str | None, world: World) -> Sequence[str]:
    """Ids of the list ``name``, or none where a question is about no list. Kept: every save and every grade asks."""
    return () if name is None else tuple(str(item) for item in items(name, world).index)
