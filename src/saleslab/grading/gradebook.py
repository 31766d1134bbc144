"""nbgrader's gradebook: it learns the release, nbgrader's own autograder fills it, and scores are read from it."""

from __future__ import annotations

import json
import logging
import tempfile
import warnings
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning
from traitlets.config import Config

from saleslab.grading.folder import ClassFolder
from saleslab.grading.release import Release, ReleaseError, grading_cell, refuse_stray_files
from saleslab.grading.settings import configure, find_alembic

Scores = dict[str, dict[str, float | None]]
"""Learner -> graded question -> score, an instructor's correction included; None where a person must decide."""


class _LastError(logging.Handler):
    """Keeps nbgrader's log from the screen and remembers why it failed."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.extend(record.getMessage().strip().splitlines()[-1:])


def register(folder: ClassFolder, release: Release) -> None:
    """Make the gradebook know the release, without changing ``exercises/``. Raises `ReleaseError`."""
    solution = folder.solutions / release.module / f"{release.module}.ipynb"
    if not solution.is_file():
        raise ReleaseError(f"{solution} is missing; build it with `make build`")
    refuse_stray_files(solution)
    known, submissions = _known_checksums(folder, release.module)
    if known == _checksums(release):
        return
    if submissions:
        raise ReleaseError(
            f"the gradebook holds {submissions} submissions to {release.module} graded by another release; make a "
            "class folder of its own for this one (`saleslab class DIR`)"
        )
    with tempfile.TemporaryDirectory() as scratch:
        problem = _convert(GenerateAssignment, folder, release.module, release_directory=scratch)
        made = Path(scratch) / release.module / f"{release.module}.ipynb"
        if problem is not None or not made.exists():
            raise ReleaseError(f"nbgrader could not read {solution}: {problem}")
        if json.loads(made.read_bytes()) != release.notebook:
            raise ReleaseError(f"{folder.exercises / release.module} is not what {solution} gives; run `make build`")


def autograde(folder: ClassFolder, module: str, learner: str) -> str | None:
    """Run nbgrader's autograder on one submission. Returns why it failed, or None."""
    return _convert(Autograde, folder, module, student_id=learner)


def scores(folder: ClassFolder, module: str) -> Scores:
    """Every score in the gradebook for ``module``."""
    with _open(folder) as gradebook:
        try:
            submissions = gradebook.assignment_submissions(module)
        except MissingEntry:
            return {}
        return {s.student_id: _scores(notebook) for s in submissions for notebook in s.notebooks}


def _open(folder: ClassFolder) -> Gradebook:
    find_alembic()
    return Gradebook(folder.database)


def _scores(notebook: Any) -> dict[str, float | None]:
    return {grade.name: None if _undecided(grade) else float(grade.score) for grade in notebook.grades}


def _undecided(grade: Any) -> bool:
    return grade.manual_score is None and (grade.auto_score is None or bool(grade.needs_manual_grade))


def _known_checksums(folder: ClassFolder, module: str) -> tuple[dict[str, str], int]:
    with _open(folder) as gradebook:
        try:
            notebook = gradebook.find_notebook(module, module)
        except MissingEntry:
            return {}, 0
        return {cell.name: cell.checksum for cell in notebook.source_cells}, len(notebook.submissions)


def _checksums(release: Release) -> dict[str, str]:
    marked = [grading_cell(cell) for cell in release.notebook["cells"]]
    return {meta["grade_id"]: meta["checksum"] for meta in marked if "checksum" in meta}


def _convert(converter: type, folder: ClassFolder, module: str, **course: str) -> str | None:
    """Run one of nbgrader's converters in this process. Returns its last error, or None."""
    config = Config()
    configure(config, folder.root)
    errors = _LastError()
    log = logging.Logger("nbgrader")
    log.addHandler(errors)
    directory = CourseDirectory(config=config, assignment_id=module, log=log, **course)
    try:
        with warnings.catch_warnings():
            # nbgrader's own use of its database; nothing an instructor could act on.
            warnings.simplefilter("ignore", SAWarning)
            converter(coursedir=directory, config=config, force=True, log=log).start()
    except NbGraderException as error:
        return errors.lines[-1] if errors.lines else str(error)
    return None
