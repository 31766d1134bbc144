"""Reading a leaderboard: how much of it is the seller, how much the patch and how much luck."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

TOP = 48


def annual_bookings(attainment: pd.DataFrame, fiscal_year: int) -> pd.DataFrame:
    """Add up one fiscal year: columns rep_id, bookings (USD), rank (1 = most bookings), sorted by rank.

    Raises:
        ValueError: the table holds no such fiscal year.
    """
    years = sorted(int(y) for y in attainment["fiscal_year"].unique())
    if fiscal_year not in years:
        raise ValueError(f"fiscal_year {fiscal_year!r}: allowed are {years}")
    year = attainment[attainment["fiscal_year"] == fiscal_year]
    return ranked(year.groupby("rep_id")["bookings"].sum().reset_index(), "bookings")


def ranked(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Sort by `column`, highest first (ties by rep_id), with the place in a column `rank`."""
    ordered = frame.sort_values([column, "rep_id"], ascending=[False, True], ignore_index=True)
    return ordered.assign(rank=np.arange(1, len(ordered) + 1))


def top_sellers(bookings: pd.DataFrame, n: int = TOP) -> list[str]:
    """List the rep_ids of the `n` sellers with the highest bookings, first place first."""
    return list(ranked(bookings, "bookings")["rep_id"].head(n))


def top_share(bookings: pd.DataFrame, n: int = TOP) -> float:
    """Share (0..1) of all bookings that the `n` top sellers bring."""
    return float(ranked(bookings, "bookings")["bookings"].head(n).sum() / bookings["bookings"].sum())


def made_of(sellers: pd.DataFrame, n: int = TOP) -> dict[str, float]:
    """What the lead of the `n` top sellers over the others is made of, as shares that add up to 1.

    Args:
        sellers: one row for each, with rep_id, bookings (USD), deals (closed) and won.

    Returns:
        number (they work more deals), rate (they win more of them), size (theirs are larger), and lead: how many times
        the others' bookings per head. Bookings per head are deals per head x share won x amount per win, so their
        logarithms add up.
    """
    top = sellers["rep_id"].isin(top_sellers(sellers, n))
    totals, heads = sellers.groupby(top)[["bookings", "deals", "won"]].sum(), top.value_counts()
    part = {
        "number": _lead(totals["deals"] / heads),
        "rate": _lead(totals["won"] / totals["deals"]),
        "size": _lead(totals["bookings"] / totals["won"]),
    }
    lead = sum(part.values())
    return {name: value / lead for name, value in part.items()} | {"lead": float(np.exp(lead))}


def _lead(by_group: pd.Series) -> float:
    return float(np.log(by_group[True] / by_group[False]))


def repeaters(first: pd.DataFrame, second: pd.DataFrame, n: int = TOP) -> list[str]:
    """List the top `n` sellers of the first year who are in the top `n` of the second, by first-year place."""
    again = set(top_sellers(second, n))
    return [rep for rep in top_sellers(first, n) if rep in again]


def repeat_by_chance(sellers: int, n: int = TOP) -> float:
    """Repeaters to expect if both rankings were pure luck: n * n / sellers (hypergeometric mean)."""
    if not 0 < n <= sellers:
        raise ValueError(f"n = {n!r}: allowed is 1 to {sellers}")
    return n * n / sellers


def range_by_chance(sellers: int, n: int = TOP) -> tuple[int, int]:
    """Between which counts the repeaters lie in 19 of 20 rankings by pure luck (hypergeometric, 2.5 to 97.5 %)."""
    ways = [math.comb(n, k) * math.comb(sellers - n, n - k) for k in range(n + 1)]
    below = np.cumsum(ways) / math.comb(sellers, n)
    return int(np.argmax(below >= 0.025)), int(np.argmax(below >= 0.975))


def expected_from_patch(bookings: pd.DataFrame, reps: pd.DataFrame, territories: pd.DataFrame) -> pd.DataFrame:
    """What each patch would bring in average hands.

    Least squares of log bookings on segment and log potential, scaled so that every segment's expected bookings
    add up to its real ones. Sellers without bookings count in the scaling only.

    Returns:
        `bookings` with segment, potential_index_est and expected (USD).
    """
    frame = bookings.merge(reps[["rep_id", "segment"]], on="rep_id", validate="one_to_one").merge(
        territories[["rep_id", "potential_index_est"]], on="rep_id", validate="one_to_one"
    )
    potential = np.log(frame["potential_index_est"])
    sold = frame["bookings"] > 0
    centred = potential[sold] - potential[sold].groupby(frame["segment"]).transform("mean")
    slope = float((centred * np.log(frame["bookings"][sold])).sum() / (centred**2).sum())
    shape = np.exp(slope * potential)
    by_segment = frame["segment"]
    scale = frame["bookings"].groupby(by_segment).transform("sum") / shape.groupby(by_segment).transform("sum")
    return frame.assign(expected=shape * scale)


def adjusted_ranking(bookings: pd.DataFrame, reps: pd.DataFrame, territories: pd.DataFrame) -> pd.DataFrame:
    """Rank sellers by bookings against what the patch would give.

    Returns:
        `expected_from_patch` with ratio (1 = as expected of the patch), sorted by rank (1 = highest ratio).
    """
    frame = expected_from_patch(bookings, reps, territories)
    return ranked(frame.assign(ratio=frame["bookings"] / frame["expected"]), "ratio")
