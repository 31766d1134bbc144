"""What a table of opportunities shows of itself: how deals end, how long they take, when they close, how they are kept.

Every function takes the company's `opportunities` or an imported export alike; columns as in `saleslab.org.schemas`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

MONTH_END = 3
"""Days at the end of a month that are looked at."""
BULK = 5
"""A day with at least so many closes, and that many times the usual, is a day of tidying up."""


class Endings(NamedTuple):
    """How many deals were won, lost, ended in no decision, and are open."""

    won: int
    lost: int
    no_decision: int
    open: int

    @property
    def of_decided(self) -> float:
        """Share won of won and lost (0..1)."""
        return self.won / max(self.won + self.lost, 1)

    @property
    def of_closed(self) -> float:
        """Share won of all that have ended, no decision included (0..1)."""
        return self.won / max(self.won + self.lost + self.no_decision, 1)

    @property
    def no_decision_share(self) -> float:
        """Share of all that have ended in which the buyer did nothing (0..1)."""
        return self.no_decision / max(self.won + self.lost + self.no_decision, 1)


def endings(deals: pd.DataFrame) -> Endings:
    """Count how deals ended."""
    found = deals["outcome"].value_counts()
    won, lost, nothing = (int(found.get(name, 0)) for name in ("won", "lost", "no_decision"))
    return Endings(won, lost, nothing, int((~deals["is_closed"]).sum()))


def cycle_days(deals: pd.DataFrame) -> pd.Series:
    """Days from created to closed of every closed deal, in the table's order; none above 0 is left out."""
    closed = deals[deals["is_closed"]]
    days = (closed["close_date"] - closed["created_date"]).dt.days
    return days[days > 0]


def entered_late(deals: pd.DataFrame) -> pd.Series:
    """Mark closed deals that were created after they had ended."""
    return deals["is_closed"] & (deals["created_date"] > deals["close_date"])


def past_close(deals: pd.DataFrame, as_of: pd.Timestamp) -> pd.Series:
    """Mark open deals whose hoped-for close lies before the day `as_of`."""
    return ~deals["is_closed"] & (deals["close_date"] < as_of)


def at_month_end(days: pd.Series, last: int = MONTH_END) -> float:
    """Share (0..1) of dates in the last days of their month."""
    dates = days.dropna().dt
    return float((dates.day > dates.days_in_month - last).mean())


def on_weekends(days: pd.Series) -> float:
    """Share (0..1) of dates on a Saturday or Sunday."""
    return float((days.dropna().dt.day_of_week > 4).mean())


def bulk_days(deals: pd.DataFrame) -> pd.Series:
    """Days on which many deals were closed without a win at once: closes of each, most first.

    At least `BULK` of them, and at least `BULK` times the mean of the days with any.
    """
    ended = deals.loc[deals["is_closed"] & ~deals["is_won"], "close_date"].dropna().value_counts()
    return ended[ended >= max(BULK, BULK * ended.mean())] if len(ended) else ended


def whole_thousands(amounts: pd.Series) -> float:
    """Share (0..1) of amounts in whole thousands."""
    return float((amounts.dropna() % 1000 == 0).mean())


def placeholder_amount(amounts: pd.Series) -> pd.Series:
    """Mark amounts that stand for "unknown": 0, 1, 9, and one digit four times or more."""
    values = amounts.to_numpy(float, na_value=np.nan)
    repeated = np.zeros(len(values), bool)
    for digits in range(4, 9):
        repeated |= np.isin(values, [int(str(digit) * digits) for digit in range(1, 10)])
    return pd.Series(np.isin(values, (0.0, 1.0, 9.0)) | repeated, index=amounts.index)


def empty(deals: pd.DataFrame, column: str) -> float:
    """Share (0..1) of deals without an entry."""
    return float(deals[column].isna().mean())
