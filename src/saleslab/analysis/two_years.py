"""The two years, played well on what can be seen: a chip's worth by simple arithmetic, and the scale a run is put on.

A careful reader takes each lever's effect from the fair tests alone, how it runs over the quarters from Tarnhold, and
puts each quarter's chips where a chip then brings most. Nothing he uses is hidden from the learner. Other ways to read
the same pages are in `rules`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from saleslab.org import world
from saleslab.org.policy import GROSS_MARGIN, HORIZON
from saleslab.org.quarterly import TRIED, Pitch, Reading, has_it, paper, pitch, reports, trials
from saleslab.org.two_years import CHIP, CHIPS, LEVERS, Quarter, TwoYears, room

Floats = npt.NDArray[np.float64]
SEEDS = 3
"""Draws of who gets what that a run is valued over, so that luck does not decide."""
RANDOM = 25
"""Random runs that the scale begins at the middle of."""

DISAGREE = 2.0
"""How many times its luck a difference between the paper and what is fresh must be for the paper to be out of date."""
Test = tuple[str, Reading, float, float]
"""A lever, a reading, and how much of the lever's first cost and of its effect the reading holds."""

LOST = 0.5
"""Share of the way from the best run down to the middle of the random ones from which a run earns nothing."""


@cache
def team_quarter(index: int) -> float:
    """Gross margin, USD, of an average team and quarter in FY3."""
    w = world(index)
    year = w.attainment.loc[w.attainment["fiscal_year"] == 3, "bookings"].sum()
    return GROSS_MARGIN * float(year) / 4 / len(w.managers)


@cache
def course(lever: str) -> tuple[Floats, Floats]:
    """How a lever runs over eight quarters, as Tarnhold showed: what it costs at first, and its share of the effect."""
    cost, share = np.zeros(HORIZON), np.zeros(HORIZON)
    w = world(0)
    if LEVERS[lever].lasts == "quarter":
        share[0] = 1.0
        return cost, share
    run, bare = w.two_years([{lever: 3}]), w.two_years([])
    sellers = np.repeat(run.age[lever][0] == 0, w.specification.parameters.team_size)
    effect = run.worth[:, sellers].sum(axis=1) / bare.worth[:, sellers].sum(axis=1) - 1.0
    if lever == "territories":
        share[:] = 1.0
        cost[:2] = effect[:2] - effect[2:6].mean()
    else:
        share[:] = effect / effect[:4].mean()
    return cost, share


def chip_worth(index: int, lever: str, effect: float, quarter: int) -> float:
    """What a chip on a lever brings to the end of the two years, USD, its price paid, at an effect (share).

    Teams reached, times the quarters that count, times the effect, times the margin of a team and quarter.
    """
    cost, share = course(lever)
    left = HORIZON - quarter + 1
    return LEVERS[lever].teams * team_quarter(index) * float((cost + effect * share)[:left].sum()) - CHIP


@cache
def opening(index: int) -> dict[str, Reading]:
    """The opening paper of a shipped company."""
    return paper(world(index))


@cache
def pitched(index: int, quarter: int) -> Pitch:
    """The vendor's pitch of a quarter in a shipped company."""
    return pitch(world(index), quarter)


@cache
def tried(index: int) -> tuple[Reading, Reading]:
    """The two fresh trials of answer prompts in a shipped company."""
    return trials(world(index))


def believed(index: int, decisions: Sequence[Quarter]) -> dict[str, Reading]:
    """Each lever's effect when the next quarter is decided: every fresh fair test so far, weighted by how sure it is.

    The paper counts with them as long as they don't contradict it, and alone where there are none.
    """
    fresh = _fresh(index, decisions)
    found = {}
    for lever, old in opening(index).items():
        tests = [test for each, *test in fresh if each == lever]
        new = _joined(tests) if tests else None
        agrees = new is None or disagreement(old, new) <= DISAGREE
        found[lever] = _joined([*tests, [old, 0.0, 1.0]]) if new is None or agrees else new
    return found


def disagreement(old: Reading, new: Reading) -> float:
    """How many times its luck the difference between two readings is."""
    return abs(new.effect - old.effect) / float((new.luck**2 + old.luck**2) ** 0.5)


def both_trials(index: int) -> Reading:
    """The two fresh trials as one number, each weighted by how sure it is."""
    return _joined([[test, 0.0, 1.0] for test in tried(index)])


def _fresh(index: int, decisions: Sequence[Quarter]) -> list[Test]:
    """Every fair test since the paper: the trials, the pitches of whoever drew lots, and the company's own pages."""
    tests: list[Test] = [(TRIED, test, 0.0, 1.0) for test in tried(index)]
    for quarter in range(1, min(len(decisions) + 1, HORIZON) + 1):
        said = pitched(index, quarter)
        if said.luck is not None:
            tests.append((said.lever, Reading(said.effect, said.luck), 0.0, 1.0))
    age = world(index).two_years(decisions, quarters=len(decisions)).age
    for report in reports(world(index), decisions):
        for line in report.lines:
            if line.lot is not None:
                ages = age[line.lever][report.quarter - 1]
                cost, share = (_there(line.lever, ages, part) for part in course(line.lever))
                tests.append((line.lever, line.lot, cost, share))
    return tests


def _joined(tests: Sequence[Sequence[Any]]) -> Reading:
    """One reading from several of ``cost + share * effect``, by least squares weighted with their luck."""
    weight = sum((share / test.luck) ** 2 for test, _, share in tests)
    total = sum(share * (test.effect - cost) / test.luck**2 for test, cost, share in tests)
    return Reading(total / weight, weight**-0.5)


def _there(lever: str, age: npt.NDArray[np.int64], part: Floats) -> float:
    """The mean of a course over the teams that have a lever."""
    return float(part[age[has_it(lever, age)]].mean())


def best_quarter(index: int, decisions: Sequence[Quarter]) -> Quarter:
    """The next quarter's chips, each where it brings most on what is believed by then; none where it would not pay.

    Nothing goes to the last teams before something fresh was seen of it: they are whom to compare with.
    """
    effects = {lever: reading.effect for lever, reading in believed(index, decisions).items()}
    seen = {lever for lever, *_ in _fresh(index, decisions)}
    held_out = {lever for lever, what in LEVERS.items() if what.lasts != "vacancy"} - seen
    return highest_first(index, effects, decisions, held_out)


def highest_first(
    index: int, effects: Mapping[str, float], decisions: Sequence[Quarter], held_out: Collection[str] = ()
) -> Quarter:
    """The next quarter's chips on the levers that bring most at these effects, one short of all if ``held_out``."""
    worth = {lever: chip_worth(index, lever, effects[lever], len(decisions) + 1) for lever in LEVERS}
    placed: dict[str, int] = {}
    teams = world(index).specification.parameters.managers
    for lever in sorted(LEVERS, key=lambda each: -worth[each]):
        chips = min(CHIPS - sum(placed.values()), room(lever, decisions, teams) - (lever in held_out))
        if worth[lever] > 0 and chips > 0:
            placed[lever] = chips
    return placed


def value(index: int, decisions: Sequence[Quarter]) -> float:
    """What a run is truly worth against placing nothing: USD of gross margin, costs paid, the mean of `SEEDS` lots."""
    w = world(index)
    return float(np.mean([w.two_years(decisions, lots).value(_nothing(index, lots)) for lots in range(SEEDS)]))


@cache
def _nothing(index: int, lots: int) -> TwoYears:
    return world(index).two_years([], lots)


@cache
def random_values(index: int) -> Floats:
    """What runs are worth that place every chip at random, sorted."""
    rng = np.random.default_rng(index)
    return np.sort([value(index, random_run(rng)) for _ in range(RANDOM)])


def random_run(rng: np.random.Generator) -> list[Quarter]:
    """Each chip of each quarter on a lever drawn at random, or kept."""
    names = [*LEVERS, "kept"]
    runs: list[Quarter] = []
    for _ in range(HORIZON):
        drawn = rng.choice(names, CHIPS)
        runs.append({lever: int((drawn == lever).sum()) for lever in LEVERS if (drawn == lever).any()})
    return runs


RECIPES: Mapping[str, Sequence[Quarter]] = {
    "all tools": [{"tools": 5}] * HORIZON,
    "all training": [{"training": 5}] * HORIZON,
    "all coaching": [{"coaching": 5}] * HORIZON,
    "spread evenly": [{"tools": 1, "training": 1, "coaching": 1, "territories": 1, "pay": 1}] * HORIZON,
    "nothing": [{}] * HORIZON,
}
