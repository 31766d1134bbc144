"""What only graders may see: the true causes behind one company."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from saleslab.org.expected import Expected, expected_run, expected_wins, mean_amount
from saleslab.org.parameters import Parameters
from saleslab.org.people import People
from saleslab.org.programmes import nothing_bought, story
from saleslab.org.randomness import Floats
from saleslab.org.simulation import WARM_UP, Run, state
from saleslab.org.tables.columns import rep_ids


@dataclass(frozen=True)
class Truth:
    """The true causes of one run."""

    parameters: Parameters
    people: People
    run: Run

    @cached_property
    def sellers(self) -> pd.DataFrame:
        """One row per seller.

        Columns: rep_id; the skills PRO..DSC and adherence (SD from average); potential (1 = median patch);
        expected_fy1..3 (USD, what the year's new opportunities are worth on average);
        selling_fy1..3 (what this seller would book on a standard patch, as a multiple of the segment's mean).
        """
        who = self.people
        columns: dict[str, object] = {"rep_id": rep_ids(who.size), **who.skills, "adherence": who.adherence}
        columns["potential"] = np.exp(who.log_potential)
        expected, standard = self._by_quarter()
        for year in range(self.parameters.quarters // 4):
            rows = slice(4 * year, 4 * year + 4)
            columns[f"expected_fy{year + 1}"] = expected[rows].sum(axis=0)
            columns[f"selling_fy{year + 1}"] = _relative(standard[rows].sum(axis=0), who.segment)
        return pd.DataFrame(columns)

    def _by_quarter(self) -> tuple[Floats, Floats]:
        """Return expected bookings as it was, and on a standard patch without programmes; (quarters, sellers)."""
        p, who = self.parameters, self.people
        level = replace(who, log_potential=np.zeros(who.size))
        bare = nothing_bought(p, who).row(0)
        observed = self.run.states[WARM_UP:]
        worth = mean_amount(p, who)
        expected = np.array([expected_wins(p, s) * worth for s in observed])
        standard = np.array(
            [expected_wins(p, state(p, level, s.skills, s.coaching, at, bare)) * worth for at, s in enumerate(observed)]
        )
        return expected, standard

    @cached_property
    def history(self) -> Expected:
        """What the company's history was worth on average, all programmes as bought."""
        return self._observed(expected_run(self.parameters, self.people, story(self.parameters, self.people)))

    def without(self, programme: str) -> Expected:
        """What it would have been worth without one programme.

        Raises:
            ValueError: `programme` names nothing that was bought.
        """
        exposure = story(self.parameters, self.people, without=programme)
        return self._observed(expected_run(self.parameters, self.people, exposure))

    def effect(
        self, programme: str, rep_ids: Sequence[str], what: str = "bookings", quarters: range = range(1, 13)
    ) -> float:
        """What a programme truly added to some sellers' `what` in some quarters (0.05 = +5 %).

        Raises:
            ValueError: an unknown programme, seller, quarter or `what` (opportunities, wins or bookings).
        """
        if what not in ("opportunities", "wins", "bookings"):
            raise ValueError(f"what = {what!r}: allowed are opportunities, wins, bookings")
        known = {str(rep): row for row, rep in enumerate(self.sellers["rep_id"])}
        lost = [rep for rep in rep_ids if rep not in known]
        if lost or not rep_ids:
            raise ValueError(f"rep_ids = {lost or 'none'}: allowed are ids of this company's sellers")
        if not quarters or min(quarters) < 1 or max(quarters) > self.parameters.quarters:
            raise ValueError(f"quarters = {quarters!r}: allowed are 1 to {self.parameters.quarters}")
        cells = np.ix_(np.array(quarters) - 1, np.array([known[rep] for rep in rep_ids]))
        with_it, without = getattr(self.history, what)[cells].sum(), getattr(self.without(programme), what)[cells].sum()
        return float(with_it / without - 1.0)

    def _observed(self, run: Expected) -> Expected:
        return Expected(run.opportunities[WARM_UP:], run.wins[WARM_UP:], run.bookings[WARM_UP:], run.skills)


def _relative(value: Floats, segment: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Floats:
    mean = np.bincount(segment, value) / np.maximum(np.bincount(segment), 1)
    return value / mean[segment]
