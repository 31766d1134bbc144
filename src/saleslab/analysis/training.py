"""C3: three ways to say what the methodology training did, of which one is fair."""

from __future__ import annotations

import pandas as pd

from saleslab.analysis.panel import Panel, by_quarter, has

# Quarters (1..12) around the two trainings: FY2 Q1 for volunteers, FY2 Q4 for half the teams by lot.
_BEFORE, _AFTER = range(1, 5), range(5, 8)
_TEAMS_BEFORE, _TEAMS_AFTER = range(1, 8), range(8, 10)


def graduates_lead(attendance: pd.DataFrame, attainment: pd.DataFrame, reps: pd.DataFrame) -> float:
    """How much more of their quota the volunteers who were trained reached than everybody else (0.5 = +50 %)."""
    trained = has(reps, _attended(attendance, "P2a"))
    reached = by_quarter(attainment, reps, "attainment_pct")[:, 4:7]
    return float(reached[trained].mean() / reached[~trained].mean() - 1.0)


def untrained_lead(attendance: pd.DataFrame, attainment: pd.DataFrame, reps: pd.DataFrame) -> float:
    """How much more volunteers who lost the draw booked than who never put a hand up; nobody trained (0.5 = +50 %)."""
    first = attendance[attendance["programme_id"] == "P2a"]
    volunteers = has(reps, first["rep_id"][first["opted_in"]])
    left_out = volunteers & ~has(reps, _attended(attendance, "P2a"))
    booked = by_quarter(attainment, reps, "bookings")[:, 4:7]
    return float(booked[left_out].mean() / booked[~volunteers].mean() - 1.0)


def volunteer_lottery(attendance: pd.DataFrame, panel: Panel, reps: pd.DataFrame) -> float:
    """Win-rate change (0..1) of volunteers who won a place, beyond that of volunteers who did not."""
    first = attendance[attendance["programme_id"] == "P2a"]
    volunteers = has(reps, first["rep_id"][first["opted_in"]])
    trained = has(reps, _attended(attendance, "P2a"))
    return panel.win_rate_change(trained, volunteers & ~trained, _BEFORE, _AFTER)


def team_lottery(attendance: pd.DataFrame, panel: Panel, reps: pd.DataFrame) -> float:
    """Win-rate change (0..1) in the teams drawn by lot, beyond that of the other teams."""
    trained = has(reps, _attended(attendance, "P2b"))
    return panel.win_rate_change(trained, ~trained, _TEAMS_BEFORE, _TEAMS_AFTER)


def _attended(attendance: pd.DataFrame, programme: str) -> pd.Series:
    return attendance["rep_id"][(attendance["programme_id"] == programme) & attendance["attended"]]
