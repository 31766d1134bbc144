"""M1: coaching charts that disagree, and a fairer comparison."""

from __future__ import annotations

import numpy as np
import pandas as pd

from saleslab.analysis.panel import by_quarter


def hours_by_quarter(sessions: pd.DataFrame, reps: pd.DataFrame) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Coaching hours, sellers (in the order of `reps`) by quarters 1 to 12."""
    wide = sessions.pivot_table(index="rep_id", columns="quarter", values="hours", aggfunc="sum")
    return wide.reindex(index=reps["rep_id"], columns=range(1, 13)).fillna(0.0).to_numpy()


def coached_look_worse(sessions: pd.DataFrame, attainment: pd.DataFrame, reps: pd.DataFrame) -> float:
    """Correlation, over sellers, of mean coaching hours with mean attainment."""
    hours = hours_by_quarter(sessions, reps)[:, 1:].mean(axis=1)
    reached = by_quarter(attainment, reps, "attainment_pct")[:, 1:].mean(axis=1)
    return float(np.corrcoef(hours, reached)[0, 1])


def rebound(sessions: pd.DataFrame, attainment: pd.DataFrame, reps: pd.DataFrame) -> tuple[float, float]:
    """Points of attainment regained after a quarter below 60 %: with over 4 h of coaching, with under 3 h."""
    hours = hours_by_quarter(sessions, reps)[:, 1:]
    reached = by_quarter(attainment, reps, "attainment_pct")
    before, after = reached[:, :-1], reached[:, 1:]
    bad = before < 60.0
    much, little = bad & (hours > 4.0), bad & (hours < 3.0)
    return float((after - before)[much].mean()), float((after - before)[little].mean())
