"""One's own CRM export: 100,000 deals and a million, read, checked and analysed by the command, and its memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from benchmarks.measure import Measurement
from saleslab.crm.sample import STYLES, exported
from saleslab.org import world

_SALESLAB = Path(sys.executable).with_name("saleslab")
_SIZES = (100_000, 1_000_000)
_TARGETS = {100_000: 5.0, 1_000_000: 30.0}
_MEMORY_MB = 3000.0


def measure() -> list[Measurement]:
    """The baseline reads the same file into text columns with pandas and does nothing else."""
    table = exported(world(0))
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for size in _SIZES:
            file = Path(folder) / f"{size}.csv"
            file.write_bytes(STYLES["salesforce"](repeated(table, size)).content)
            baseline = _pandas_seconds(file)
            command = [str(_SALESLAB), "crm", "report", str(file), "-o", f"{file}.html"]
            seconds, memory = _command(command)
            reading = "pandas reading the same file as text"
            found += [
                Measurement(
                    f"report on {size:,} deals, whole command", seconds, "s", reading, baseline, 1, _TARGETS[size]
                ),
                Measurement(
                    f"report on {size:,} deals, peak memory",
                    memory,
                    "MB",
                    "the file itself",
                    file.stat().st_size / 1e6,
                    1,
                    _MEMORY_MB,
                ),
            ]
    return found


def repeated(table: pd.DataFrame, size: int) -> pd.DataFrame:
    """The company's deals over and over, numbered on, with other owners each time."""
    times = -(-size // len(table))
    whole = pd.concat([table.assign(owner=table["owner"] + f"/{turn}") for turn in range(times)], ignore_index=True)
    return whole.head(size).assign(number=range(1, size + 1))


def _pandas_seconds(file: Path) -> float:
    start = time.perf_counter()
    pd.read_csv(file, dtype=str)
    return time.perf_counter() - start


def _command(command: list[str]) -> tuple[float, float]:
    """Wall time in seconds, and the largest memory any command of ours has used in MB."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    seconds = time.perf_counter() - start
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
