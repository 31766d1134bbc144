"""Days and quarters. Day 0 is 1 January 2023, the first day of FY1; quarters count from 0 = FY1 Q1."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from saleslab.org.randomness import Floats, Ints

START = np.datetime64("2023-01-01")
_FIRST_MONTH = np.datetime64("2023-01")
Dates = npt.NDArray[np.datetime64]


def dates(days: npt.ArrayLike) -> Dates:
    """Turn day numbers into dates (seconds resolution, as pandas keeps it)."""
    return np.asarray((START + np.asarray(days).astype("timedelta64[D]")).astype("datetime64[s]"))


def first_day(quarter: npt.ArrayLike) -> Ints:
    """Return the first day of each quarter."""
    month = _FIRST_MONTH + 3 * np.asarray(quarter).astype("timedelta64[M]")
    return (month.astype("datetime64[D]") - START).astype(np.int64)


def quarter_of(day: Ints) -> Ints:
    """Return the quarter each day falls in."""
    return _QUARTER[np.clip(day - _FIRST, 0, _DAYS.size - 1)]


def weekday(day: Ints) -> Ints:
    """Return 0 for Monday to 6 for Sunday."""
    return (day + 6) % 7


def working_day(day: Ints, kept: Floats, share_kept: float) -> Ints:
    """Move weekend days to Monday, except where the uniform number `kept` is below `share_kept`."""
    late = weekday(day)
    return day + np.where((late > 4) & (kept >= share_kept), 7 - late, 0)


def month_end(day: Ints) -> Ints:
    """Return the last weekday of each day's month."""
    return _MONTH_END[np.clip(day - _FIRST, 0, _DAYS.size - 1)]


# A century by day: looking up is ten times as fast as reckoning.
_FIRST = -2000
_DAYS = np.arange(_FIRST, 36_500)
_MONTHS = (START + _DAYS.astype("timedelta64[D]")).astype("datetime64[M]")
_QUARTER: Ints = (_MONTHS - _FIRST_MONTH).astype(np.int64) // 3
_LAST: Ints = ((_MONTHS + np.timedelta64(1, "M")).astype("datetime64[D]") - START).astype(np.int64) - 1
_MONTH_END: Ints = _LAST - np.maximum(weekday(_LAST) - 4, 0)
