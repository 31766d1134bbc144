"""What one measurement is, and how a time is taken."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measurement:
    """A value beside a named baseline of the same run. ``ratio`` is value / baseline; ``n`` repetitions each.

    ``baseline`` says what was measured for comparison; ``target``, if any, is what the course promises.
    """

    name: str
    value: float
    unit: str
    baseline: str
    baseline_value: float
    n: int
    target: float | None = None

    @property
    def ratio(self) -> float:
        """Value over baseline, measured in the same run."""
        return self.value / self.baseline_value


def median_ms(action: Callable[[], object], n: int) -> float:
    """Median wall time of ``n`` calls in milliseconds, after one that does not count."""
    action()
    times = []
    for _ in range(n):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)
