"""Sellers, managers, territories, quotas and attainment."""

from __future__ import annotations

import numpy as np
import pandas as pd

from saleslab.org.calendar import dates
from saleslab.org.people import People
from saleslab.org.randomness import Floats
from saleslab.org.simulation import Run
from saleslab.org.tables.columns import ids, manager_ids, pick, region_column, rep_ids, segment_column


def reps(who: People) -> pd.DataFrame:
    """One row per seller."""
    return pd.DataFrame(
        {
            "rep_id": rep_ids(who.size),
            "manager_id": pick(manager_ids(who.coaching_skill.size), who.manager),
            "region": region_column(who.region),
            "role": "AE",
            "segment": segment_column(who.segment),
            "hire_date": dates(-np.round(365.25 * who.tenure)),
        }
    )


def managers(who: People) -> pd.DataFrame:
    """One row per manager."""
    span = np.bincount(who.manager)
    first = np.searchsorted(who.manager, np.arange(span.size))
    return pd.DataFrame(
        {
            "manager_id": manager_ids(span.size),
            "region": region_column(who.region[first]),
            "pre_promotion_attainment": np.round(1.25 + 0.20 * who.past_sales, 2),
            "collaboration_index": np.round(50.0 + 10.0 * who.collaboration, 0),
            "span": span,
        }
    )


def territories(who: People) -> pd.DataFrame:
    """One row per territory: what operations believes it holds, 1 = average patch."""
    return pd.DataFrame(
        {
            "territory_id": ids("T", who.size),
            "rep_id": rep_ids(who.size),
            "potential_index_est": np.round(who.potential_seen / who.potential_seen.mean(), 2),
            "account_count": who.accounts,
        }
    )


def quotas(run: Run) -> pd.DataFrame:
    """One row per seller and quarter."""
    return _by_quarter(run.quota).assign(quota=run.quota.ravel())


def attainment(run: Run) -> pd.DataFrame:
    """One row per seller and quarter: bookings as finance counts them, by close date."""
    frame = quotas(run).assign(bookings=run.bookings.ravel())
    return frame.assign(attainment_pct=np.round(100.0 * frame["bookings"] / frame["quota"], 1))


def _by_quarter(values: Floats) -> pd.DataFrame:
    quarters, sellers = values.shape
    at = np.repeat(np.arange(quarters), sellers)
    return pd.DataFrame(
        {
            "rep_id": pick(rep_ids(sellers), np.tile(np.arange(sellers), quarters)),
            "fiscal_year": at // 4 + 1,
            "quarter": at + 1,
            "period": pick([f"FY{q // 4 + 1} Q{q % 4 + 1}" for q in range(quarters)], at),
        }
    )
