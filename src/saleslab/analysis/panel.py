"""Opportunities counted by seller and the quarter they were created in: the base of every before-and-after."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

Mask = npt.NDArray[np.bool_]


def quarter_number(dates: pd.Series) -> npt.NDArray[np.int64]:
    """Count quarters from 1 = the first quarter of FY1 (2023); earlier quarters are 0 and below."""
    return np.asarray((dates.dt.year - 2023) * 4 + dates.dt.quarter, dtype=np.int64)


class Panel:
    """Opportunities, closed ones and wins by seller (rows, in the order of `reps`) and quarter created (columns)."""

    def __init__(self, opportunities: pd.DataFrame, reps: pd.DataFrame) -> None:
        """Count `opportunities` for the sellers in `reps`, quarters 1 to 12."""
        seller = pd.Index(reps["rep_id"]).get_indexer(pd.Index(opportunities["owner_id"]))
        quarter = quarter_number(opportunities["created_date"]) - 1
        observed = (quarter >= 0) & (quarter < 12)
        cell = np.where(observed, seller * 12 + quarter, 0)

        def count(which: Mask) -> npt.NDArray[np.int64]:
            return np.bincount(cell[which & observed], minlength=12 * len(reps)).reshape(len(reps), 12)

        everything = np.ones(len(opportunities), dtype=bool)
        self.opportunities = count(everything)
        self.closed = count(opportunities["is_closed"].to_numpy())
        self.wins = count(opportunities["is_won"].to_numpy())

    def win_rate(self, sellers: Mask, quarters: Iterable[int]) -> float:
        """Wins among closed opportunities (0..1) of some sellers, created in the given quarters (1..12)."""
        columns = np.array(list(quarters)) - 1
        return float(self.wins[sellers][:, columns].sum() / self.closed[sellers][:, columns].sum())

    def volume(self, sellers: Mask, quarters: Iterable[int]) -> float:
        """Opportunities created per seller and quarter."""
        columns = np.array(list(quarters)) - 1
        return float(self.opportunities[sellers][:, columns].mean())

    def win_rate_change(self, treated: Mask, others: Mask, before: range, after: range) -> float:
        """Change of the treated sellers' win rate beyond the others' change (difference in differences), 0..1."""
        gained = self.win_rate(treated, after) - self.win_rate(treated, before)
        return gained - (self.win_rate(others, after) - self.win_rate(others, before))

    def volume_change(self, treated: Mask, others: Mask, before: range, after: range) -> float:
        """Growth of the treated sellers' opportunities beyond the others' growth (ratio of ratios minus 1)."""
        gained = self.volume(treated, after) / self.volume(treated, before)
        return gained / (self.volume(others, after) / self.volume(others, before)) - 1.0


def by_quarter(attainment: pd.DataFrame, reps: pd.DataFrame, column: str) -> npt.NDArray[np.float64]:
    """Lay out a column of the attainment table as sellers (in the order of `reps`) by quarters."""
    wide = attainment.pivot(index="rep_id", columns="quarter", values=column)
    return wide.loc[reps["rep_id"]].to_numpy(dtype=np.float64)


def has(reps: pd.DataFrame, rep_ids: Iterable[str]) -> Mask:
    """Mark the sellers of `reps` that are listed."""
    return reps["rep_id"].isin(list(rep_ids)).to_numpy()
