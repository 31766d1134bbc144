"""What a company sees of the two years: a paper of fair tests at the start, a dashboard and a lot count each quarter.

The dashboard is drawn in good faith and flatters: it compares with last quarter, heavy users with light ones, and a
quarter with what was borrowed from the next. The lot count compares teams that were drawn with teams that were not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from saleslab.org.people import Flags
from saleslab.org.policy import HORIZON
from saleslab.org.randomness import Draws, Floats, Ints
from saleslab.org.two_years import LEVERS, Quarter, TwoYears
from saleslab.org.world import World

FADED = 4
"""Quarters after which a team that was trained no longer counts as trained."""
LOTS = 8
"""Draws of who gets what that a company's true effects are averaged over."""
PAPER_LUCK = {
    "tools": 0.02,
    "training": 0.025,
    "coaching": 0.015,
    "territories": 0.006,
    "promotions": 0.03,
    "pay": 0.012,
}
"""Standard errors of the tests in the opening paper, as shares: our settings."""


@dataclass(frozen=True)
class Reading:
    """An effect as a fair comparison shows it, share of what a team's new opportunities are worth (0.05 = +5 %).

    ``luck`` is its standard error.
    """

    effect: float
    luck: float


@dataclass(frozen=True)
class Pitch:
    """A vendor's number for a lever. ``luck`` is missing where nobody was drawn by lot: the number then flatters."""

    lever: str
    compared: str
    effect: float
    luck: float | None


_PITCHES = (
    ("tools", "lot"),
    ("pay", "before"),
    ("coaching", "lot"),
    ("training", "chosen"),
    ("promotions", "lot"),
    ("tools", "users"),
    ("territories", "chosen"),
    ("training", "lot"),
)
"""For each quarter what is pitched, and whom the vendor compares: teams drawn by `lot` with the rest, this quarter
with the one `before`, heavy `users` with light ones, or teams somebody had `chosen` with the rest."""


@dataclass(frozen=True)
class Line:
    """One lever in a quarter's report: ``dashboard`` is a growth (share), ``lot`` is missing with nobody to compare."""

    lever: str
    teams: int
    dashboard: float
    lot: Reading | None


@dataclass(frozen=True)
class Report:
    """The end of a quarter (1 to 8): bookings, USD, their growth on the one before, a line for each lever in force."""

    quarter: int
    bookings: float
    growth: float
    lines: tuple[Line, ...]


def has_it(lever: str, age: Ints) -> Flags:
    """Which teams count as having a lever, from the ages of `TwoYears`."""
    fades = lever in LEVERS and LEVERS[lever].lasts == "fades"
    return np.asarray((age >= 0) & (age < FADED) if fades else age >= 0)


@lru_cache(maxsize=32)
def true_effects(w: World) -> Mapping[str, float]:
    """What each lever truly adds to the teams that have it, as a share: never shown before a run is over.

    Of what is rented: in its quarter. Of a new map: in the first year after the two quarters of moving. Of the rest: in
    its first four quarters.
    """
    quarters = {"tools": slice(0, 1), "pay": slice(0, 1), "territories": slice(2, 6)}
    sums = {lever: np.zeros(2) for lever in LEVERS}
    for lots in range(LOTS):
        bare = w.two_years([], lots, quarters=6)
        for lever in LEVERS:
            run = w.two_years([{lever: 1 if lever == "promotions" else 3}], lots, quarters=6)
            cells = quarters.get(lever, slice(0, 4)), (run.age[lever][0] == 0)[_team_of(w)]
            sums[lever] += run.worth[cells].sum(), bare.worth[cells].sum()
    return {lever: float(with_it / without - 1.0) for lever, (with_it, without) in sums.items()}


def paper(w: World) -> dict[str, Reading]:
    """The company's own fair tests before the run, by lever."""
    luck = Draws(_seed(w), "opening paper", np.arange(len(LEVERS))).normal("luck")
    return {
        lever: Reading(true_effects(w)[lever] + PAPER_LUCK[lever] * float(luck[place]), PAPER_LUCK[lever])
        for place, lever in enumerate(LEVERS)
    }


def pitch(w: World, quarter: int) -> Pitch:
    """The pitch of a quarter (1 to 8): a fair test in this very company, or a number that flatters whatever is true."""
    lever, compared = _PITCHES[quarter - 1]
    draw = Draws(_seed(w), "pitch", quarter)
    if compared == "lot":
        luck = PAPER_LUCK[lever]
        return Pitch(lever, compared, true_effects(w)[lever] + luck * float(draw.normal("luck")[0]), luck)
    return Pitch(lever, compared, 0.15 + 0.2 * float(draw.uniform("claim")[0]), None)


def reports(w: World, decisions: Sequence[Quarter]) -> list[Report]:
    """The reports at the end of every quarter decided so far, oldest first."""
    run, bare = w.two_years(decisions, quarters=len(decisions)), w.two_years([], quarters=1)
    return [_report(w, run, bare, row) for row in range(min(len(decisions), HORIZON))]


def _report(w: World, run: TwoYears, bare: TwoYears, row: int) -> Report:
    booked, before, lots = _booked(w, run, row), _before(w, run, bare, row), _lots(w, run, bare, row)
    lines = []
    for lever in LEVERS:
        has = has_it(lever, run.age[lever][row])
        if has.any():
            growth = float(booked[has].sum() / before[has].sum() - 1.0) + _flattered(w, lever, run.age[lever][row])
            lines.append(Line(lever, int(has.sum()), growth, lots.get(lever)))
    total, last = float(booked.sum()), float(before.sum())
    return Report(row + 1, total, total / last - 1.0, tuple(lines))


def _lots(w: World, run: TwoYears, bare: TwoYears, row: int) -> dict[str, Reading]:
    """By lever: teams that have it against teams that have not, each against what it brought before the run.

    Least squares takes out what else a team has; what it leaves unexplained tells the luck. No reading where fewer than
    two teams stand on a side.
    """
    p = w.specification.parameters
    luck = Draws(_seed(w), "team quarter", np.arange(p.managers), row).normal("luck")
    seen = np.log(_by_team(w, run.worth[row]) / _by_team(w, bare.worth[0])) + p.team_luck * luck
    has = {lever: has_it(lever, ages[row]) for lever, ages in run.age.items()}
    has = {lever: teams for lever, teams in has.items() if min(teams.sum(), (~teams).sum()) >= 2}
    table = np.column_stack([np.ones(p.managers), *has.values()]).astype(np.float64)
    inverse = np.asarray(np.linalg.pinv(table.T @ table), dtype=np.float64)
    found = inverse @ table.T @ seen
    spread = float(np.sqrt(((seen - table @ found) ** 2).sum() / (p.managers - table.shape[1])))
    errors = spread * np.sqrt(np.diag(inverse))
    return {
        lever: Reading(float(np.exp(found[place]) - 1.0), float(errors[place]))
        for place, lever in enumerate(has, start=1)
    }


def _booked(w: World, run: TwoYears, row: int) -> Floats:
    """Bookings by team: what was opened in the quarter, and what a bonus pulled in from the next one."""
    p = w.specification.parameters
    paid = run.age["pay"] == 0
    pulled = p.bonus_pull * (paid[row] * 1.0 - (paid[row - 1] if row else 0.0))
    forward = p.first_month * (run.age["stars"][row] == 0)
    return np.asarray(_by_team(w, run.worth[row]) * (1.0 + pulled + forward))


def _before(w: World, run: TwoYears, bare: TwoYears, row: int) -> Floats:
    if row:
        return _booked(w, run, row - 1)
    return np.asarray(_by_team(w, bare.worth[0]) * np.exp(-w.specification.parameters.market_growth))


def _flattered(w: World, lever: str, age: Ints) -> float:
    p = w.specification.parameters
    fresh = bool((age == 0).any())
    return {"tools": p.heavy_use, "training": p.first_month * fresh}.get(lever, 0.0)


def _by_team(w: World, sellers: Floats) -> Floats:
    return np.asarray(np.bincount(_team_of(w), sellers))


def _team_of(w: World) -> Ints:
    p = w.specification.parameters
    return np.arange(p.sellers) // p.team_size


def _seed(w: World) -> int:
    return w.specification.seed
