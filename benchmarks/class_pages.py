"""What instructors get to see: feedback pages for 500 learners, and the class page for 1,000 in 23 modules."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from nbconvert import HTMLExporter

from benchmarks.measure import Measurement
from saleslab.course.bank import load_bank
from saleslab.grading.feedback import write_feedback
from saleslab.grading.folder import ClassFolder
from saleslab.grading.glance_pages import write_glances
from saleslab.grading.grade import grade_received, receive
from saleslab.grading.gradebook import Entry, register, write
from saleslab.grading.records import Record
from tests.grading.honest import HANDED_IN, generate

ROOT = Path(__file__).parents[1]
MODULE = "c1_same_everything"
LEARNERS, MODULES, FED_BACK, CONVERTED, GRADED = 1_000, 23, 500, 5, 100


def measure() -> list[Measurement]:
    """Results of made-up submissions to one exercise, multiplied; the baselines do the least that such pages need."""
    with tempfile.TemporaryDirectory() as place:
        folder = ClassFolder(Path(place))
        records = _records(folder)
        results = {record.learner: record.result for record in records[:FED_BACK]}
        feedback = _seconds(lambda: write_feedback(folder, folder.release(MODULE), results))
        converted = _seconds(_convert_like_nbgrader) * FED_BACK / CONVERTED
        modules = [f"m{n:02d}" for n in range(MODULES)]
        for module in modules:
            (folder.exercises / module).mkdir()
            shutil.copy(ROOT / "exercises" / MODULE / f"{MODULE}.ipynb", folder.exercises / module / f"{module}.ipynb")
            folder.records.keep(replace(record, module=module) for record in records)
        _fill_gradebook(folder, records)
        anew = _seconds(lambda: write_glances(folder, None))
        folder.records.keep([replace(records[0], module=modules[0], made_from="changed")])
        after_a_change = _seconds(lambda: write_glances(folder, None))
        unchanged = _seconds(lambda: write_glances(folder, None))
        reading = _seconds(folder.records.all)
    pages, all_ = f"nbconvert, which nbgrader's feedback uses, on {CONVERTED}, scaled", "reading the same records"
    return [
        Measurement("feedback pages for 500", feedback, "s", pages, converted, FED_BACK, 10),
        Measurement("class page, 1,000 × 23, results new in one module", after_a_change, "s", all_, reading, 1, 1),
        Measurement("class page, 1,000 × 23, nothing new", unchanged, "s", all_, reading, 1, 1),
        Measurement("class page, 1,000 × 23, all 23 modules counted anew", anew, "s", all_, reading, 1),
    ]


def _records(folder: ClassFolder) -> list[Record]:
    """A class's, graded: some submissions, handed in again and again under other sheet numbers.

    The folder gets the release, and no answer bank to work out.
    """
    shutil.copytree(ROOT / "exercises" / MODULE, folder.exercises / MODULE)
    release, course = folder.release(MODULE), ClassFolder(ROOT)
    made = generate(release, load_bank(course.authoring, MODULE), seed=1)
    records = []
    for _, submission in islice(made, GRADED):
        received = receive(release, submission)
        result = grade_received(release, received, course.keys(MODULE))
        records.append(Record.of("", "", HANDED_IN, result, received.sheet))
    return [_as(f"sample-{n:04d}", records[n % GRADED], f"{n:032x}") for n in range(LEARNERS)]


def _as(learner: str, record: Record, sheet_id: str) -> Record:
    own = record.result.sheet_id or ""
    texts = record.result_json.replace(own, sheet_id), (record.sheet_json or "").replace(own, sheet_id)
    return replace(record, learner=learner, made_from=sheet_id, result_json=texts[0], sheet_json=texts[1])


def _fill_gradebook(folder: ClassFolder, records: list[Record]) -> None:
    """As many grades as the class has in all modules, all of them in one."""
    shutil.copytree(ROOT / "solutions" / MODULE, folder.solutions / MODULE)
    register(folder, folder.release(MODULE))
    names = [f"{record.learner}-{n}" for n in range(MODULES) for record in records]
    write(folder, MODULE, [Entry(name, HANDED_IN, dict.fromkeys(folder.release(MODULE).points, 1.0)) for name in names])


def _convert_like_nbgrader() -> None:
    for _ in range(CONVERTED):
        HTMLExporter().from_filename(str(ROOT / "exercises" / MODULE / f"{MODULE}.ipynb"))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
