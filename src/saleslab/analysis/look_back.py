"""A run looked back on: what each decision truly did, against what the dashboard said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from saleslab.analysis.l5 import break_even
from saleslab.analysis.rules import best_value
from saleslab.analysis.two_years import best_quarter, random_values, value
from saleslab.org import world
from saleslab.org.policy import HORIZON
from saleslab.org.quarterly import Heard, Line, heard, reports, true_effects
from saleslab.org.two_years import CHIPS, LEVERS, Quarter, room


@dataclass(frozen=True)
class Decision:
    """Chips on a lever in a quarter (1 to 8): that quarter's line of the report (None: no line), and the truth.

    ``true`` is what these chips bring to the end of the run, USD of gross margin, their price paid, averaged over
    several draws of who gets what.
    """

    quarter: int
    lever: str
    chips: int
    line: Line | None
    true: float

    @property
    def dashboard(self) -> float:
        """What the dashboard said (share); nothing said is nothing."""
        return self.line.dashboard if self.line else 0.0


@dataclass(frozen=True)
class Standing:
    """A run on the scale from the middle of the random runs (0) to the best on the visible evidence (100).

    Values in USD over the two years, averaged over several draws of who gets what; ``beaten``: random runs it beats.
    """

    value: float
    random: float
    best: float
    beaten: int
    runs: int

    @property
    def place(self) -> float:
        """The place on the scale; above 100 for a run that luck or nerve made better."""
        return 100.0 * (self.value - self.random) / (self.best - self.random)


def standing(index: int, decisions: Sequence[Quarter]) -> Standing:
    """Where a run stands."""
    mine, others = value(index, decisions), random_values(index)
    middle, best = float(np.median(others)), best_value(index)
    return Standing(mine, middle, best, int((others < mine).sum()), len(others))


def decisions_apart(index: int, decisions: Sequence[Quarter]) -> list[Decision]:
    """Each decision of a run by itself: the run with it less the run without it."""
    said, whole = reports(world(index), decisions), value(index, decisions)
    found = []
    for row, placed in enumerate(decisions):
        lines = {line.lever: line for line in said[row].lines}
        for lever, chips in placed.items():
            without = [*decisions[:row], {k: n for k, n in placed.items() if k != lever}, *decisions[row + 1 :]]
            found.append(Decision(row + 1, lever, chips, lines.get(lever), whole - value(index, without)))
    return found


def applauded_for_nothing(apart: Sequence[Decision]) -> Decision | None:
    """The decision whose dashboard rose most of those that brought no more than their price, where one rose at all."""
    empty = [each for each in apart if each.true <= 0 and each.dashboard > 0.02]
    return max(empty, key=lambda each: each.dashboard, default=None)


def right_on_the_pages(index: int, decisions: Sequence[Quarter], decided: Decision) -> bool:
    """Whether a careful reader of this run's own pages puts chips on the same lever in that quarter."""
    return decided.lever in best_quarter(index, decisions[: decided.quarter - 1])


def stopping_was_right(index: int, decisions: Sequence[Quarter], cut: Decision) -> bool:
    """Whether a careful reader of this run's own pages, too, puts nothing on a lever in the quarter it was cut."""
    return cut.lever not in best_quarter(index, decisions[: cut.quarter - 1])


def cut_too_early(index: int, decisions: Sequence[Quarter]) -> Decision | None:
    """What one more chip would bring most, of the levers that were funded once and then dropped for good.

    ``quarter`` is the first without it. None where no dropped lever would bring more than its price.
    """
    found, teams = [], world(index).specification.parameters.managers
    for lever in LEVERS:
        funded = [row for row, placed in enumerate(decisions) if placed.get(lever)]
        row = max(funded, default=HORIZON) + 1
        if row < HORIZON and room(lever, decisions[:row], teams):
            found.append(Decision(row + 1, lever, 1, None, chip_more(index, decisions, lever, row + 1)))
    return max((each for each in found if each.true > 0), key=lambda each: each.true, default=None)


def chip_more(index: int, decisions: Sequence[Quarter], lever: str, quarter: int) -> float:
    """What one chip on a lever in a quarter (1 to 8) brings beside the rest of a run, its price paid, USD.

    Where that quarter's chips are all placed, beside the run without them. Averaged over draws.
    """
    before, placed, after = decisions[: quarter - 1], decisions[quarter - 1], decisions[quarter:]
    kept = placed if sum(placed.values()) < CHIPS else {}
    more = {**kept, lever: kept.get(lever, 0) + 1}
    return value(index, [*before, more, *after]) - value(index, [*before, kept, *after])


def never_funded(index: int, decisions: Sequence[Quarter]) -> list[str]:
    """The levers without a chip in a run that truly pay from quarter 1."""
    skipped = [lever for lever in LEVERS if not any(placed.get(lever) for placed in decisions)]
    return [lever for lever in skipped if true_effects(world(index))[lever] > break_even(world(index), lever)]


LEAST = 0.01
"""How far a figure lies from nothing for a buyer's word to stand against it."""
CLASHES = range(2, HORIZON)
"""Quarters after which a buyer's word may stand against a figure on the page."""


@dataclass(frozen=True)
class Clash:
    """A buyer's word against a figure of the same page, at the end of ``quarter``.

    ``lot``: the figure compares teams drawn with the rest; else it is the dashboard's.
    """

    quarter: int
    said: Heard
    line: Line
    lot: bool

    @property
    def figure(self) -> float:
        """The figure, a share."""
        return self.line.lot.effect if self.lot and self.line.lot else self.line.dashboard


def clash(index: int, decisions: Sequence[Quarter]) -> Clash | None:
    """The first page of a run, from the second on, on which her word and the page's figure point different ways."""
    w = world(index)
    for quarter in CLASHES:
        if quarter > len(decisions):
            return None
        said = heard(w, decisions[:quarter])[-1]
        lines = {line.lever: line for line in reports(w, decisions[:quarter])[-1].lines}
        line = lines.get(said.lever or "")
        if line is None:
            continue
        found = Clash(quarter, said, line, line.lot is not None)
        if abs(found.figure) >= LEAST and (found.figure > 0) != said.good:
            return found
    return None
