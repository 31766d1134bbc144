"""C7: more meetings, but more money? Before and after, against the regions that did not split roles."""

from __future__ import annotations

import pandas as pd

from saleslab.analysis.panel import Mask, Panel, by_quarter

_BEFORE, _AFTER = range(5, 9), range(9, 13)


def split_sellers(rollouts: pd.DataFrame, reps: pd.DataFrame) -> Mask:
    """Mark the sellers in the regions that split roles."""
    regions = rollouts["unit_id"][rollouts["programme_id"] == "P5"]
    return reps["region"].isin(list(regions)).to_numpy()


def opportunity_growth(panel: Panel, split: Mask) -> float:
    """Growth of opportunities in the split regions, FY2 to FY3 (0.3 = +30 %)."""
    return panel.volume(split, _AFTER) / panel.volume(split, _BEFORE) - 1.0


def revenue_growth(attainment: pd.DataFrame, reps: pd.DataFrame, sellers: Mask) -> float:
    """Growth of bookings, FY2 to FY3 (0.1 = +10 %)."""
    booked = by_quarter(attainment, reps, "bookings")[sellers]
    return float(booked[:, 8:12].sum() / booked[:, 4:8].sum() - 1.0)


def revenue_difference(attainment: pd.DataFrame, reps: pd.DataFrame, split: Mask) -> float:
    """Growth of bookings in the split regions beyond the others' growth (ratio of ratios minus 1)."""
    ours = 1.0 + revenue_growth(attainment, reps, split)
    return ours / (1.0 + revenue_growth(attainment, reps, ~split)) - 1.0


def handed_over(opportunities: pd.DataFrame, reps: pd.DataFrame, split: Mask) -> tuple[float, float]:
    """Win rate of handed-over deals minus that of others, in the split regions since FY3 (0..1).

    Returns:
        All deals together, and within segments (weights of Mantel & Haenszel 1959).
    """
    mine = opportunities["owner_id"].isin(list(reps["rep_id"][split]))
    closed = opportunities[mine & opportunities["is_closed"] & (opportunities["created_date"] >= "2025-01-01")]
    handed = closed["n_handoffs"] > 0
    overall = closed.loc[handed, "is_won"].mean() - closed.loc[~handed, "is_won"].mean()
    rates = closed.groupby(["segment", handed])["is_won"].agg(["mean", "size"]).unstack()
    gap = rates[("mean", True)] - rates[("mean", False)]
    with_, without = rates[("size", True)], rates[("size", False)]
    weight = with_ * without / (with_ + without)
    return float(overall), float((gap * weight).sum() / weight.sum())
