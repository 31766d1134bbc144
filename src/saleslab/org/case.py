"""Deal 4471, the story every module returns to: perfect on paper, and the buyer did nothing.

One real enterprise deal of Tarnhold that ended in no decision in FY3 is dressed as the story tells it. It was not
won, so no booking changes. One deal is a story and not evidence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from saleslab.org.people import People
from saleslab.org.tables.deals import Pipeline

Array = npt.NDArray[Any]
NUMBER = 4471
OPPORTUNITY_ID = f"D{NUMBER:05d}"
ACTIVITIES = 41
HANDOFFS = 3
AMOUNT = 150_000.0


def plant(line: Pipeline, who: People) -> Pipeline:
    """Dress one deal as Deal 4471: $150k, trained seller with a seat, three hand-offs, 41 activities, no decision.

    Raises:
        ValueError: the company has no deal to dress.
    """
    d = line.deals
    trained = who.first_wave | who.second_wave
    seller = trained & who.seat & (who.region < 2)
    fits = (line.segment == 2) & d.no_decision & ~line.open & seller[d.rep]
    long_enough = d.closed - d.created > 60
    candidates = np.nonzero(fits & long_enough & (d.quarter >= 8) & (line.reached >= 3))[0]
    if candidates.size == 0:
        raise ValueError("no enterprise deal of FY3 fits: cannot place Deal 4471")
    chosen = int(candidates[0])

    def with_value(values: Array, value: float) -> Array:
        changed = values.copy()
        changed[chosen] = value
        return changed

    numbers = np.where(line.number == NUMBER, line.number[chosen], line.number)
    numbers[chosen] = NUMBER
    return replace(
        line,
        deals=replace(d, amount_first=with_value(d.amount_first, AMOUNT), amount=with_value(d.amount, AMOUNT)),
        number=numbers,
        handoffs=with_value(line.handoffs, HANDOFFS),
        fixed_activities=with_value(line.fixed_activities, ACTIVITIES),
    )
