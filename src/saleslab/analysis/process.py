"""C2: do full forms win deals, or do won deals get full forms? And do sellers who work the steps early win more?"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from saleslab.org import World

FIELDS = 12
"""Fields on the form, our setting; the tables hold the share that is filled."""
SHUFFLES = 99
_OBSERVABLE = ("follow_up_question", "next_commitment", "buyer_numbers", "asks_who_else")

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.integer[Any]]


def completeness_gap(opportunities: pd.DataFrame, column: str) -> float:
    """Win rate of the fullest third of closed deals minus that of the emptiest third (0..1).

    `column` is fields_complete_day30 or fields_complete_at_close.
    """
    closed = opportunities[opportunities["is_closed"]]
    full, empty = _thirds_won(closed[column].to_numpy(float), closed["is_won"].to_numpy(bool))
    return full - empty


def turned_back(opportunities: pd.DataFrame, share: float) -> tuple[float, float]:
    """Win rates (0..1) of the fullest and the emptiest third of closed deals' forms, the clock turned back.

    `share`: 0 = as at close, 1 = as on day 30. The CRM keeps these two copies only; in between a form is taken to
    have filled evenly.
    """
    closed = opportunities[opportunities["is_closed"]]
    late, early = (closed[f"fields_complete_{when}"].to_numpy(float) for when in ("at_close", "day30"))
    return _thirds_won((1.0 - share) * late + share * early, closed["is_won"].to_numpy(bool))


def _thirds_won(filled: Floats, won: npt.NDArray[np.bool_]) -> tuple[float, float]:
    place = np.empty(filled.size)
    place[np.argsort(filled, kind="stable")] = np.arange(1, filled.size + 1) / filled.size
    return float(won[place > 2 / 3].mean()), float(won[place <= 1 / 3].mean())


@lru_cache(maxsize=64)
def steps_by_seller(world: World) -> pd.DataFrame:
    """What anybody can see of each seller's steps, in the order of `world.reps`.

    Columns: rep_id, segment, deals and wins (closed), early (mean share of the form filled by day 30), hands (mean
    score of the four acts that reviewers of calls look for, 1 to 5), in_play (USD opened in a year, at first amounts).
    """
    opened = world.opportunities
    closed = opened[opened["is_closed"]].groupby("owner_id")
    seen = world.call_reviews[world.call_reviews["item_code"].isin(_OBSERVABLE)]
    frame = pd.DataFrame(
        {
            "deals": closed.size(),
            "wins": closed["is_won"].sum(),
            "early": closed["fields_complete_day30"].mean(),
            "hands": seen.groupby("rep_id")["score"].mean(),
            "in_play": opened.groupby("owner_id")["amount_initial"].sum() / 3,
        }
    )
    return world.reps[["rep_id", "segment"]].join(frame, on="rep_id")


def like_with_like(sellers: pd.DataFrame, early: Floats | None = None) -> float:
    """Win rate of sellers whose forms are fullest early beyond that of those emptiest early (0..1).

    Sellers are compared within customer size and third of `hands`, so that strong sellers are held against strong
    ones. In each such group the fullest third meets the emptiest; groups count by their sellers. `sellers`: see
    `steps_by_seller`; `early` replaces its column.
    """
    return _gap_within(_alike(sellers), sellers, sellers["early"].to_numpy(float) if early is None else early)


def _alike(sellers: pd.DataFrame) -> Ints:
    """Number the groups of sellers with one customer size and one third of `hands`."""
    size = _size(sellers)
    third = np.minimum((3 * _place(sellers["hands"].to_numpy(float), size)).astype(int), 2)
    groups: Ints = 3 * size + third
    return groups


def _size(sellers: pd.DataFrame) -> Ints:
    codes: Ints = sellers["segment"].astype("category").cat.codes.to_numpy(int)
    return codes


def _gap_within(group: Ints, sellers: pd.DataFrame, early: Floats) -> float:
    wins, deals = sellers["wins"].to_numpy(float), sellers["deals"].to_numpy(float)
    place = _place(early, group)
    count = int(group.max()) + 1

    def rate(chosen: npt.NDArray[np.bool_]) -> Floats:
        total = np.bincount(group[chosen], deals[chosen], count)
        return np.bincount(group[chosen], wins[chosen], count) / np.maximum(total, 1.0)

    weight = np.bincount(group, minlength=count)
    return float(((rate(place > 2 / 3) - rate(place < 1 / 3)) * weight).sum() / weight.sum())


def _place(score: Floats, group: Ints) -> Floats:
    """Place of each score within its group, above 0 and below 1."""
    order = np.lexsort((score, group))
    _, first, count = np.unique(group[order], return_index=True, return_counts=True)
    place = np.empty(score.size)
    place[order] = (np.arange(score.size) - np.repeat(first, count) + 0.5) / np.repeat(count, count)
    return place


@lru_cache(maxsize=64)
def shuffled_gaps(world: World) -> tuple[float, ...]:
    """`like_with_like` with the sellers' early forms dealt out at random, `SHUFFLES` times: what luck alone shows."""
    rng, sellers = np.random.default_rng(0), steps_by_seller(world)
    return tuple(like_with_like(sellers, rng.random(len(sellers))) for _ in range(SHUFFLES))


def beyond_luck(world: World) -> bool:
    """Say whether the sellers' real gap is larger than every shuffled one: the rule agreed before looking."""
    return like_with_like(steps_by_seller(world)) > max(shuffled_gaps(world))


@lru_cache(maxsize=64)
def peeled(world: World) -> tuple[tuple[float, float], ...]:
    """The gap between full and empty forms under ever fairer comparisons, each with the largest that luck made.

    Four pairs of win-rate gaps (0..1): deals by their form at close; deals by their form on day 30; the same among
    deals of like customers and like sellers; like sellers by their mean form on day 30, as `like_with_like`. Luck
    deals the same forms out at random, `SHUFFLES` times.
    """
    closed, sellers = world.opportunities[world.opportunities["is_closed"]], steps_by_seller(world)
    alike = pd.Series(_alike(sellers), index=sellers["rep_id"])[closed["owner_id"]].to_numpy(int)
    deals = pd.DataFrame({"wins": closed["is_won"].astype(float), "deals": 1.0})
    none, rng = np.zeros_like(alike), np.random.default_rng(0)
    luck = {
        "none": max(_gap_within(none, deals, rng.random(len(deals))) for _ in range(SHUFFLES)),
        "alike": max(_gap_within(alike, deals, rng.random(len(deals))) for _ in range(SHUFFLES)),
    }
    late, early = (closed[f"fields_complete_{when}"].to_numpy(float) for when in ("at_close", "day30"))
    return (
        (_gap_within(none, deals, late), luck["none"]),
        (_gap_within(none, deals, early), luck["none"]),
        (_gap_within(alike, deals, early), luck["alike"]),
        (like_with_like(sellers), max(shuffled_gaps(world))),
    )
