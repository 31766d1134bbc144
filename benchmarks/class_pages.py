"""What instructors get to see: feedback pages for 500 learners, and the class page for 1,000 in 23 modules."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from nbconvert import HTMLExporter

from benchmarks.measure import Measurement
from saleslab.course.bank import load_bank, right_answers, sample_sheet
from saleslab.grading.feedback import write_feedback
from saleslab.grading.folder import ClassFolder
from saleslab.grading.glance_pages import write_glances
from saleslab.grading.grade import Submission, grade
from saleslab.grading.gradebook import scores
from saleslab.grading.records import Record

ROOT = Path(__file__).parents[1]
MODULE = "c1_same_everything"
LEARNERS, MODULES, FED_BACK, CONVERTED = 1_000, 23, 500, 5


def measure() -> list[Measurement]:
    """Real results of one exercise, multiplied; the baselines do the least that such pages need."""
    with tempfile.TemporaryDirectory() as place:
        folder = ClassFolder(Path(place))
        record = _record(folder)
        results = {f"sample-{n:04d}": record.result for n in range(FED_BACK)}
        feedback = _seconds(lambda: write_feedback(folder, folder.release(MODULE), results))
        converted = _seconds(_convert_like_nbgrader) * FED_BACK / CONVERTED
        modules = [f"m{n:02d}" for n in range(MODULES)]
        for module in modules:
            (folder.exercises / module).mkdir()
            shutil.copy(ROOT / "exercises" / MODULE / f"{MODULE}.ipynb", folder.exercises / module / f"{module}.ipynb")
            folder.records.keep(
                replace(record, learner=f"sample-{n:04d}", module=module, made_from=f"{n}") for n in range(LEARNERS)
            )
        scores(folder, MODULE)  # makes the gradebook
        first = _seconds(lambda: write_glances(folder, None))
        folder.records.keep([replace(record, learner="sample-0001", module=modules[0], made_from="changed")])
        after_a_change = _seconds(lambda: write_glances(folder, None))
        reading = _seconds(folder.records.all)
    pages, records = f"nbconvert, which nbgrader's feedback uses, on {CONVERTED}, scaled", "reading the same records"
    return [
        Measurement("feedback pages for 500", feedback, "s", pages, converted, FED_BACK, 10),
        Measurement("class page, 1,000 × 23, one module changed", after_a_change, "s", records, reading, 1, 1),
        Measurement("class page, 1,000 × 23, everything counted anew", first, "s", records, reading, 1),
    ]


def _record(folder: ClassFolder) -> Record:
    """The exercise's right answers, graded. The folder gets the release, and no answer bank to work out."""
    shutil.copytree(ROOT / "exercises" / MODULE, folder.exercises / MODULE)
    release = folder.release(MODULE)
    sheet = sample_sheet(MODULE, right_answers(load_bank(ROOT / "authoring", MODULE)), 1, release.hash)
    result = grade(release, Submission(sheet.to_bytes()), ClassFolder(ROOT).keys(MODULE))
    return Record.of("sample", "", datetime(2026, 1, 1, tzinfo=UTC), result, sheet)


def _convert_like_nbgrader() -> None:
    for _ in range(CONVERTED):
        HTMLExporter().from_filename(str(ROOT / "exercises" / MODULE / f"{MODULE}.ipynb"))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
