"""Grading one submission: the pure function, and the whole way through nbgrader, against stock nbgrader."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Measurement, median_ms
from saleslab.course.bank import load_bank, right_answers, sample_sheet
from saleslab.grading.cohort import make_class
from saleslab.grading.demo import CLASS, write_samples
from saleslab.grading.grade import Submission, grade
from saleslab.grading.run import grade_module
from saleslab.org import world

ROOT = Path(__file__).parents[1]
MODULE = "c1_same_everything"


def measure() -> list[Measurement]:
    """The baseline executes the same notebook as stock nbgrader does: a kernel for each submission."""
    executing = _seconds_to_execute()
    with tempfile.TemporaryDirectory() as folder:
        made = make_class(ROOT, Path(folder) / "class")
        samples = write_samples(made, MODULE, ROOT / "authoring")
        start = time.perf_counter()
        grade_module(made, MODULE, [samples], lambda things, _: things, confirmed=lambda _: True)
        whole = (time.perf_counter() - start) / CLASS
        release, keys = made.release(MODULE), made.keys(MODULE)
    sheet = sample_sheet(MODULE, right_answers(load_bank(ROOT / "authoring", MODULE)), 1, release.hash)
    submission = Submission(sheet.to_bytes(), None)
    world(1)
    pure = median_ms(lambda: grade(release, submission, keys), 10)
    stock = "executing the release in a kernel of its own, as stock nbgrader does"
    return [
        Measurement("grading a submission, from zip to feedback page", whole, "s", stock, executing, CLASS),
        Measurement("grading a submission, the pure function", pure, "ms", stock, 1000 * executing, 10),
    ]


def _seconds_to_execute() -> float:
    release = ROOT / "exercises" / MODULE / f"{MODULE}.ipynb"
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", "--output-dir", folder]
        start = time.perf_counter()
        subprocess.run([*command, str(release)], check=True, capture_output=True)
        return time.perf_counter() - start
