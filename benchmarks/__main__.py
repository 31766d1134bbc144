"""``make bench``: every benchmark on this machine, as a table and as ``latest.json``."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import class_pages, crm, grading, learner, org, setup
from benchmarks.measure import Measurement

LATEST = Path(__file__).with_name("latest.json")
PARTS: list[Callable[[], list[Measurement]]] = [
    setup.measure,
    org.measure,
    crm.measure,
    grading.measure,
    class_pages.measure,
    learner.measure,
]


def main() -> None:
    """Run all parts, one after the other, and write what they gave."""
    console = Console()
    found: list[Measurement] = []
    for part in PARTS:
        console.print(f"measuring {part.__module__.removeprefix('benchmarks.')} ...")
        found += part()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    entries = {
        m.name: {
            "value": round(m.value, 2),
            "unit": m.unit,
            "baseline": m.baseline,
            "baseline_value": round(m.baseline_value, 2),
            "ratio": round(m.ratio, 3),
            "n": m.n,
            "target": m.target,
            "machine": machine,
        }
        for m in found
    }
    measured = {"measured": datetime.now(UTC).date().isoformat(), "results": entries}
    LATEST.write_text(json.dumps(measured, indent=1) + "\n", "utf-8")
    _show(console, found)


def _show(console: Console, found: list[Measurement]) -> None:
    table = Table(title=str(LATEST))
    for heading in ("what", "value", "target", "baseline", "ratio"):
        table.add_column(heading)
    for m in found:
        target = "" if m.target is None else f"{m.target:g} {m.unit}"
        baseline = f"{m.baseline}: {m.baseline_value:.4g} {m.unit}"
        table.add_row(m.name, f"{m.value:.4g} {m.unit}", target, baseline, f"{m.ratio:.3g}")
    console.print(table)


if __name__ == "__main__":
    main()
