"""The simulated company: a world with all its tables, one exercise's tables, a policy run, and ten times the people."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import pyarrow

from benchmarks.measure import Measurement, median_ms
from saleslab.org import World, world
from saleslab.org.parameters import Parameters
from saleslab.org.policy import Policy, Step
from saleslab.org.world import TABLES
from saleslab.org.worlds import specification

_C1 = ("reps", "territories", "attainment")


def measure() -> list[Measurement]:
    """Every baseline is the same work on the standard company of 240 sellers over 12 quarters."""
    ours, large = Parameters(), Parameters(managers=300)
    everything = median_ms(lambda: _build(ours, TABLES), 5)
    larger = median_ms(lambda: _build(large, TABLES), 3)
    exercise = median_ms(lambda: _build(ours, _C1), 10)
    w = world(0)
    plan = Policy((Step("training", tuple(w.reps["rep_id"])),))
    w.run(plan)
    decision = median_ms(lambda: w.run(plan), 20)
    peak, larger_peak = _peak_mb(ours), _peak_mb(large)
    whole = "the same company with all its tables"
    return [
        Measurement("a company with all its tables", everything, "ms", "simulation alone", _simulation(ours), 5, 500.0),
        Measurement("the tables exercise C1 is graded on", exercise, "ms", whole, everything, 10, 50.0),
        Measurement("eight quarters of a decision, expected values", decision, "ms", whole, everything, 20, 20.0),
        Measurement("2,400 sellers with all tables", larger, "ms", "ten times 240 sellers", 10 * everything, 3),
        Measurement("2,400 sellers, peak memory", larger_peak, "MB", "ten times 240 sellers", 10 * peak, 1),
    ]


def _build(p: Parameters, tables: tuple[str, ...]) -> World:
    w = World(replace(specification(1), parameters=p))
    for name in tables:
        getattr(w, name)
    return w


def _simulation(p: Parameters) -> float:
    return median_ms(lambda: _build(p, ("attainment",)), 5)


def _peak_mb(p: Parameters) -> float:
    before = pyarrow.total_allocated_bytes()  # Arrow's text columns lie outside what tracemalloc sees.
    tracemalloc.start()
    kept = _build(p, TABLES)
    peak = tracemalloc.get_traced_memory()[1]
    arrow = pyarrow.total_allocated_bytes() - before
    tracemalloc.stop()
    del kept
    return (peak + arrow) / 1e6
