"""Setting up from downloaded packages, and how long a second run takes before anything starts."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Measurement, median_ms

ROOT = Path(__file__).parents[1]
UV = Path(sys.executable).with_name("uv")


def measure() -> list[Measurement]:
    """The packages are in the installer's cache, since this environment was made from them."""
    with tempfile.TemporaryDirectory() as folder:
        venv = _seconds([sys.executable, "-m", "venv", folder])
        packages = _seconds([str(UV), "pip", "install", "-q", "--python", folder, "-r", "requirements.txt"])
        package = _seconds([str(UV), "pip", "install", "-q", "--python", folder, "--no-deps", "-e", "."])
    again = median_ms(lambda: subprocess.run(["make", "-q", ".venv/.ready"], cwd=ROOT, check=False), 5)
    python = median_ms(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), 5)
    return [
        Measurement(
            "set-up from downloaded packages",
            venv + packages + package,
            "s",
            "an empty environment with pip alone",
            venv,
            1,
            60,
        ),
        Measurement("second run before anything starts", again, "ms", "starting Python", python, 5),
    ]


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - start
