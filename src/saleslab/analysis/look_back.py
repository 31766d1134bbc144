"""A run looked back on: what each decision truly did, against what the dashboard said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from saleslab.analysis.two_years import best_quarter, best_value, random_values, value
from saleslab.org import world
from saleslab.org.policy import HORIZON
from saleslab.org.quarterly import reports
from saleslab.org.two_years import CHIPS, LEVERS, Quarter, room


@dataclass(frozen=True)
class Decision:
    """Chips on a lever in a quarter (1 to 8): what that quarter's dashboard said (share; None: no line), and the truth.

    ``true`` is what these chips brought to the end of the run, USD of gross margin, their price paid.
    """

    quarter: int
    lever: str
    chips: int
    dashboard: float | None
    true: float


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
    """Each decision of a run by itself: the run with it less the run without it, with the lots as they fell."""
    w, said = world(index), reports(world(index), decisions)
    run = w.two_years(decisions)
    found = []
    for row, placed in enumerate(decisions):
        lines = {line.lever: line.dashboard for line in said[row].lines}
        for lever, chips in placed.items():
            without = [*decisions[:row], {k: n for k, n in placed.items() if k != lever}, *decisions[row + 1 :]]
            found.append(Decision(row + 1, lever, chips, lines.get(lever), run.value(w.two_years(without))))
    return found


def applauded_for_nothing(apart: Sequence[Decision]) -> Decision | None:
    """The decision whose dashboard rose most of those that brought no more than their price, where one rose at all."""
    empty = [each for each in apart if each.true <= 0 and each.dashboard is not None and each.dashboard > 0.02]
    return max(empty, key=lambda each: each.dashboard or 0.0, default=None)


def right_on_the_pages(index: int, decisions: Sequence[Quarter], decided: Decision) -> bool:
    """Whether a careful reader of this run's own pages puts chips on the same lever in that quarter."""
    return decided.lever in best_quarter(index, decisions[: decided.quarter - 1])


def cut_too_early(index: int, decisions: Sequence[Quarter]) -> Decision | None:
    """What one more chip would have brought most, of the levers that were funded once and then dropped for good.

    ``quarter`` is the first without it. None where no dropped lever would have brought more than its price.
    """
    w = world(index)
    run, found, teams = w.two_years(decisions), [], w.specification.parameters.managers
    for lever in LEVERS:
        funded = [row for row, placed in enumerate(decisions) if placed.get(lever)]
        row = max(funded, default=HORIZON) + 1
        if row >= HORIZON or not room(lever, decisions[:row], teams):
            continue
        more = [*decisions[:row], {**decisions[row], lever: 1}, *decisions[row + 1 :]]
        if sum(more[row].values()) > CHIPS:
            more[row] = {lever: 1}
            kept = [*decisions[:row], {}, *decisions[row + 1 :]]
            gained = w.two_years(more).value(w.two_years(kept))
        else:
            gained = w.two_years(more).value(run)
        found.append(Decision(row + 1, lever, 1, None, gained))
    return max((each for each in found if each.true > 0), key=lambda each: each.true, default=None)
