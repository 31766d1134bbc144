"""The tables a company keeps, as pandas frames with the field names of common CRMs."""

from __future__ import annotations

import numpy as np
import pandas as pd

from saleslab.org.parameters import SEGMENTS
from saleslab.org.people import REGIONS, People
from saleslab.org.randomness import Floats, Ints
from saleslab.org.simulation import Run

START = np.datetime64("2023-01-01")
Names = list[str]


def rep_ids(size: int) -> Names:
    """Return the ids S001, S002, ... of `size` sellers."""
    return _ids("S", size)


def _ids(prefix: str, size: int, width: int = 3) -> Names:
    width = max(width, len(str(size)))
    return [f"{prefix}{number:0{width}d}" for number in range(1, size + 1)]


def reps(who: People) -> pd.DataFrame:
    """One row per seller: rep_id, manager_id, region, segment, hire_date."""
    manager_ids = np.array(_ids("M", who.coaching_skill.size, 2))
    hired = START - np.round(365.25 * who.tenure).astype("timedelta64[D]")
    return pd.DataFrame(
        {
            "rep_id": rep_ids(who.size),
            "manager_id": manager_ids[who.manager],
            "region": np.array(REGIONS)[who.region],
            "role": "AE",
            "segment": np.array(SEGMENTS)[who.segment],
            "hire_date": hired.astype("datetime64[s]"),
        }
    )


def managers(who: People) -> pd.DataFrame:
    """One row per manager: manager_id, region, pre_promotion_attainment, collaboration_index, span."""
    span = np.bincount(who.manager)
    first = np.searchsorted(who.manager, np.arange(span.size))
    return pd.DataFrame(
        {
            "manager_id": _ids("M", span.size, 2),
            "region": np.array(REGIONS)[who.region[first]],
            "pre_promotion_attainment": np.round(1.25 + 0.20 * who.past_sales, 2),
            "collaboration_index": np.round(50.0 + 10.0 * who.collaboration, 0),
            "span": span,
        }
    )


def territories(who: People) -> pd.DataFrame:
    """One row per territory: territory_id, rep_id, potential_index_est (1 = average patch)."""
    return pd.DataFrame(
        {
            "territory_id": _ids("T", who.size),
            "rep_id": rep_ids(who.size),
            "potential_index_est": np.round(who.potential_seen / who.potential_seen.mean(), 2),
        }
    )


def quotas(run: Run) -> pd.DataFrame:
    """One row per seller and quarter: rep_id, fiscal_year, quarter (1..12), period, quota (USD)."""
    return _by_quarter(run.quota).assign(quota=run.quota.ravel())


def attainment(run: Run) -> pd.DataFrame:
    """One row per seller and quarter: quota and bookings in USD, attainment_pct (100 = quota met)."""
    frame = quotas(run).assign(bookings=run.bookings.ravel())
    return frame.assign(attainment_pct=np.round(100.0 * frame["bookings"] / frame["quota"], 1))


def _by_quarter(values: Floats) -> pd.DataFrame:
    quarters, sellers = values.shape
    at: Ints = np.repeat(np.arange(quarters), sellers)
    periods = [f"FY{q // 4 + 1} Q{q % 4 + 1}" for q in range(quarters)]
    return pd.DataFrame(
        {
            "rep_id": rep_ids(sellers) * quarters,
            "fiscal_year": at // 4 + 1,
            "quarter": at + 1,
            "period": np.array(periods)[at],
        }
    )
