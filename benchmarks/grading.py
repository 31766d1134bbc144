"""Grading a class of 500: from zips to gradebook, feedback and table, beside stock nbgrader on twenty of them."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from benchmarks.measure import Measurement, median_ms
from saleslab.course.bank import load_bank, right_answers, sample_sheet
from saleslab.grading.cohort import make_class
from saleslab.grading.folder import ClassFolder
from saleslab.grading.grade import grade
from saleslab.grading.gradebook import register, scores
from saleslab.grading.submitted import Submission
from saleslab.org import world
from tests.grading.honest import hand_in
from tests.grading.stock import autograde_stock, configure_stock, put

ROOT = Path(__file__).parents[1]
MODULE = "c1_same_everything"
CLASS = 500
STOCK = 20
COMMAND = [sys.executable, "-c", "from saleslab.cli import app; app()"]
"""``saleslab``, by the Python that runs this."""


def measure() -> list[Measurement]:
    """The baseline is stock nbgrader's time for twenty of the same submissions, times the number of them."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        course = ClassFolder(ROOT)
        submissions = hand_in(place / "work", course.release(MODULE), load_bank(course.authoring, MODULE), CLASS)
        stock, points = _stock(place / "stock", dict(islice(submissions.items(), STOCK)))
        seconds = {}
        for size in (STOCK, 100, CLASS):
            folder = make_class(ROOT, place / f"class-{size}")
            files = [path for path, _ in islice(submissions.values(), size)]
            incoming = place / f"incoming-{size}"
            incoming.mkdir()
            for path in files:
                (incoming / path.name).hardlink_to(path)
            seconds[size] = _grade(folder, incoming)
            for learner, given in points.items():
                assert scores(folder, MODULE)[learner] == given, learner
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        unchanged = _grade(folder)
        release, keys = folder.release(MODULE), folder.keys(MODULE)
    baseline = f"stock nbgrader autograde, measured on {STOCK} and scaled"
    found = [
        Measurement(f"grading {size} submissions, from zips to feedback", taken, "s", baseline, stock * size, 1, target)
        for (size, taken), target in zip(seconds.items(), (None, None, 15.0), strict=True)
    ]
    found.append(
        Measurement(f"grading {CLASS} again, nothing changed", unchanged, "s", baseline, stock * CLASS, 1, 2.0)
    )
    found.append(Measurement("largest process of grading", peak, "MB", "the limit", 1000.0, 1, 1000.0))
    sheet = sample_sheet(MODULE, right_answers(load_bank(ROOT / "authoring", MODULE)), 1, release.hash)
    submission = Submission(sheet.to_bytes(), None)
    world(1)
    pure = median_ms(lambda: grade(release, submission, keys), 10)
    found.append(
        Measurement("grading a submission, the pure function", pure, "ms", "stock nbgrader autograde", 1000 * stock, 10)
    )
    return found


def _stock(place: Path, submissions: dict[str, tuple[Path, Submission]]) -> tuple[float, dict[str, object]]:
    """Seconds per submission, and everybody's points."""
    folder = make_class(ROOT, place)
    register(folder, folder.release(MODULE))
    configure_stock(folder)
    for learner, (_, submission) in submissions.items():
        put(folder, MODULE, learner, submission)
    start = time.perf_counter()
    done = autograde_stock(folder, MODULE)
    taken = time.perf_counter() - start
    assert done.returncode == 0, done.stderr[-2000:]
    return taken / len(submissions), dict(scores(folder, MODULE))


def _grade(folder: ClassFolder, *paths: Path) -> float:
    """Wall seconds of ``saleslab grade`` as an instructor runs it, start of Python included."""
    command = [*COMMAND, "grade", MODULE, *map(str, paths), "--class", str(folder.root), "--yes"]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 3), done.stderr[-2000:]
    return time.perf_counter() - start
