"""Ways to read the same pages: rules that use nothing a learner can't see, and the best of them in each company."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import numpy as np

from saleslab.analysis.two_years import (
    best_quarter,
    both_trials,
    highest_first,
    opening,
    pitched,
    value,
)
from saleslab.org import world
from saleslab.org.policy import HORIZON
from saleslab.org.quarterly import TRIED, heard, reports
from saleslab.org.two_years import CHIPS, Quarter, room

Run = tuple[Quarter, ...]

TARNHOLD: Run = ({"coaching": 5}, {"coaching": 5}, *[{"tools": 3, "training": 2}] * 6)
"""What pays at Tarnhold, copied."""


@cache
def careful(index: int) -> Run:
    """Joins every fair test by its luck, drops the paper where it is contradicted, keeps a few teams out to learn."""
    run: list[Quarter] = []
    for _ in range(HORIZON):
        run.append(best_quarter(index, run))
    return tuple(run)


@cache
def paper(index: int) -> Run:
    """Does the arithmetic on the opening paper and never looks again."""
    old, run = _paper(index), list[Quarter]()
    for _ in range(HORIZON):
        run.append(highest_first(index, old, run))
    return tuple(run)


@cache
def pencil(index: int) -> Run:
    """A fresh fair number in place of the old one, and a third kept out until there is one.

    Joins no tests by their luck and asks no buyer.
    """
    run: list[Quarter] = []
    own: dict[str, list[float]] = {TRIED: [both_trials(index).effect]}
    while len(run) < HORIZON:
        said = pitched(index, len(run) + 1)
        if said.luck is not None:
            own.setdefault(said.lever, []).append(said.effect)
        known = _paper(index) | {lever: float(np.mean(seen)) for lever, seen in own.items()}
        run.append(highest_first(index, known, run, {"pay", "territories"} - own.keys()))
        for line in reports(world(index), run)[-1].lines:
            if line.lot is not None and line.lever in ("tools", "pay"):
                own.setdefault(line.lever, []).append(line.lot.effect)
    return tuple(run)


@cache
def applause(index: int) -> Run:
    """Begins with the paper and then funds what the left column applauds."""
    run: list[Quarter] = [dict(paper(index)[0])]
    while len(run) < HORIZON:
        lines = sorted(reports(world(index), run)[-1].lines, key=lambda line: -line.dashboard)
        run.append(_placed([line.lever for line in lines], index, run))
    return tuple(run)


@cache
def pitches(index: int) -> Run:
    """Does the arithmetic on the vendors' latest number, whoever was compared."""
    run: list[Quarter] = []
    latest = _paper(index)
    for quarter in range(1, HORIZON + 1):
        said = pitched(index, quarter)
        latest[said.lever] = said.effect
        run.append(highest_first(index, latest, run))
    return tuple(run)


@cache
def her_word(index: int) -> Run:
    """The paper, but a lever that the buyer noticed nothing of is dropped until she does."""
    run: list[Quarter] = []
    while len(run) < HORIZON:
        said = {each.lever: each.good for each in heard(world(index), run) if each.lever}
        known = {lever: effect if said.get(lever, True) else -1.0 for lever, effect in _paper(index).items()}
        run.append(highest_first(index, known, run))
    return tuple(run)


RULES: Mapping[str, Callable[[int], Run]] = {
    "joins every fair test by its luck, and drops the paper where it is contradicted": careful,
    "obeys the old paper to the end": paper,
    "puts each fresh fair number in the old one’s place": pencil,
    "follows the left column": applause,
    "believes the latest pitch": pitches,
    "drops what the buyer noticed nothing better of": her_word,
    "copies Tarnhold": lambda _: TARNHOLD,
}
"""Every rule here decides on visible pages alone; the names go on with "Whoever"."""


@cache
def best_rule(index: int) -> str:
    """The rule whose run brings most in a company."""
    return max(RULES, key=lambda name: value(index, RULES[name](index)))


def best_run(index: int) -> Run:
    """The run of the best rule."""
    return RULES[best_rule(index)](index)


@cache
def best_value(index: int) -> float:
    """What the best rule's run is worth."""
    return value(index, best_run(index))


def _paper(index: int) -> dict[str, float]:
    return {lever: test.effect for lever, test in opening(index).items()}


def _placed(wanted: Sequence[str], index: int, run: Sequence[Quarter]) -> dict[str, int]:
    """As many chips as find a team, in this order, as long as there are some."""
    chips: dict[str, int] = {}
    for lever in wanted:
        found = min(CHIPS - sum(chips.values()), room(lever, run, len(world(index).managers)))
        chips |= {lever: found} if found > 0 else {}
    return chips
