"""The catalogue under stock nbgrader, as far as that is safe, beside what this grader makes of it.

Stock nbgrader executes what was submitted. What would fill the disk, wait for ever or leave the class's folder is not
shown to it; the rest leaves at most a file in a temporary folder.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config.loader import PyFileConfigLoader

from saleslab.grading.folder import ClassFolder
from saleslab.grading.gradebook import scores
from saleslab.grading.result import Result
from saleslab.grading.run import grade_module

from .attacks import ATTACKS
from .damages import DAMAGES
from .hostile_class import CASES, put_cases, put_honest
from .sample_course import MODULE, make_course
from .site import Case
from .stock import configure_stock

ENDS_THE_RUN = ("old version", "newer version", "error accessing the nbgrader database")
"""nbgrader's words when it grades nobody further."""

HOW = """on a sample exercise of 20 points, each graded alone by stock nbgrader with a fresh kernel. The others would
fill its disk, keep it waiting, or are zips, which it does not read."""


@dataclass(frozen=True)
class Outcome:
    """What stock nbgrader did. ``points``: None without. ``executed``: submitted code ran and left its mark."""

    points: float | None
    executed: bool
    stopped: str


def compare(place: Path) -> Iterator[tuple[Case, Outcome, Result]]:
    """Each case, what stock nbgrader did with it, and this grader's result."""
    course, cases = make_course(place / "course"), [case for case in CASES if case.stock]
    own, stock = ClassFolder(place / "own"), ClassFolder(place / "stock")
    for folder in (own, stock):
        shutil.copytree(course.root, folder.root)
        release, at = folder.release(MODULE), f"{folder.root.name}-"
        put_honest(folder, release)
        put_cases(folder, release, place / f"{at}incoming", place / f"{at}executed", cases)
    results = grade_module(own, MODULE, [], lambda names, _: names, confirmed=lambda _: True).results
    configure_stock(stock)
    for case in cases:
        yield case, _autograde(stock, case.name, place / "stock-executed"), results[case.name]


def _autograde(folder: ClassFolder, learner: str, executed: Path) -> Outcome:
    config = PyFileConfigLoader("nbgrader_config.py", str(folder.root)).load_config()
    grader = NbGraderAPI(CourseDirectory(config=config), config=config)
    with patch.dict(os.environ, SALESLAB_KEYS=str(folder.authoring)):
        done = grader.autograde(MODULE, learner)
    given = scores(folder, MODULE).get(learner, {}) if done["success"] else {}
    points = None if None in given.values() or not given else sum(p for p in given.values() if p is not None)
    whole = any(words in done.get("log", "") for words in ENDS_THE_RUN)
    stopped = "" if done["success"] else "the whole run" if whole else "this submission"
    return Outcome(points, (executed / learner).exists(), stopped)


def lines() -> Iterator[str]:
    """The comparison as Markdown, attacks first."""
    with tempfile.TemporaryDirectory() as scratch:
        found = list(compare(Path(scratch)))
    for title, catalogue in (("Attacks", ATTACKS), ("Damages", DAMAGES)):
        rows = [row for row in found if row[0] in catalogue]
        yield from ("", f"## {title}", "")
        yield f"{len(rows)} of the catalogue's {len(catalogue)}, {HOW}"
        yield from ("", "| what was handed in | stock nbgrader | here |", "| --- | --- | --- |")
        yield from (f"| {case.what} | {_in_words(stock)} | {_result(own)} |" for case, stock, own in rows)


def _in_words(outcome: Outcome) -> str:
    points = "no points" if outcome.points is None else f"{outcome.points:g} points"
    said = [f"stops {outcome.stopped}" if outcome.stopped else points]
    return ", ".join([*said, *(["**runs the code**"] if outcome.executed else [])])


def _result(result: Result) -> str:
    points = "refused" if result.refused else f"{result.points:g} points"
    return f"{points}, the instructor is told" if result.flags or result.refused else points
