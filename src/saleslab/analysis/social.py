"""C6: the vendor's famous number, and the lottery that tests it."""

from __future__ import annotations

import pandas as pd

from saleslab.analysis.panel import Mask, Panel, by_quarter, has

_BEFORE, _AFTER = range(1, 7), range(7, 13)


def index_at(social: pd.DataFrame, reps: pd.DataFrame, quarter: int) -> pd.Series:
    """Read the social index in a quarter (1..12), in the order of `reps`."""
    now = social[social["quarter"] == quarter].set_index("rep_id")["ssi_total"]
    return now.loc[reps["rep_id"]].reset_index(drop=True)


def _leaders(social: pd.DataFrame, reps: pd.DataFrame) -> tuple[Mask, Mask]:
    """Split off the top fifth and the bottom three tenths by index in FY1 Q4, as the vendor's contrast does."""
    place = index_at(social, reps, 4).rank(pct=True).to_numpy()
    return place > 0.8, place <= 0.3


def headline_opportunities(social: pd.DataFrame, panel: Panel, reps: pd.DataFrame) -> float:
    """How many more opportunities leaders create than laggards, against their segment's mean (0.45 = +45 %)."""
    high, low = _leaders(social, reps)
    made = panel.opportunities[:, :4].sum(axis=1).astype(float)
    usual = pd.Series(made).groupby(reps["segment"].to_numpy()).transform("mean").to_numpy()
    relative = made / usual
    return float(relative[high].mean() / relative[low].mean() - 1.0)


def headline_quota(social: pd.DataFrame, attainment: pd.DataFrame, reps: pd.DataFrame) -> float:
    """How much likelier leaders reach their FY1 quota than laggards (0.5 = +50 %)."""
    high, low = _leaders(social, reps)
    booked = by_quarter(attainment, reps, "bookings")[:, :4].sum(axis=1)
    made = booked >= by_quarter(attainment, reps, "quota")[:, :4].sum(axis=1)
    return float(made[high].mean() / made[low].mean() - 1.0)


def lottery_opportunities(social: pd.DataFrame, panel: Panel, reps: pd.DataFrame) -> float:
    """Growth in opportunities of the seat winners beyond that of the others (0.04 = +4 %)."""
    seats = has(reps, social["rep_id"][social["licence_assigned"]].unique())
    return panel.volume_change(seats, ~seats, _BEFORE, _AFTER)
