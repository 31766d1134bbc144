"""Days, quarters and month ends agree with the calendar."""

from __future__ import annotations

import numpy as np
import pandas as pd

from saleslab.org import calendar

DAYS = np.arange(-900, 4000)
DATES = pd.Series(pd.Timestamp("2023-01-01") + pd.to_timedelta(DAYS, unit="D"))


def test_days_become_dates() -> None:
    assert (calendar.dates(DAYS) == DATES.to_numpy()).all()


def test_quarters_begin_on_their_first_day() -> None:
    expected = (DATES.dt.year - 2023) * 4 + DATES.dt.quarter - 1
    assert (calendar.quarter_of(DAYS) == expected).all()
    quarters = np.arange(-4, 20)
    assert (calendar.quarter_of(calendar.first_day(quarters)) == quarters).all()
    assert (calendar.quarter_of(calendar.first_day(quarters) - 1) == quarters - 1).all()


def test_month_ends_are_the_last_weekday() -> None:
    expected = DATES + pd.offsets.MonthEnd(0)
    expected = expected.where(expected.dt.day_of_week < 5, expected - pd.offsets.BDay(1))
    assert (calendar.dates(calendar.month_end(DAYS)) == expected.to_numpy()).all()


def test_weekend_days_move_to_monday_unless_kept() -> None:
    moved = calendar.working_day(DAYS, np.ones(DAYS.size), 0.5)
    assert (calendar.weekday(moved) < 5).all()
    assert ((moved - DAYS) == np.where(DATES.dt.day_of_week > 4, 7 - DATES.dt.day_of_week, 0)).all()
    assert (calendar.working_day(DAYS, np.zeros(DAYS.size), 0.5) == DAYS).all()
