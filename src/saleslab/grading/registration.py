"""nbgrader learns a release: its own converter makes the gradebook and puts the exercise's cells into it."""

from __future__ import annotations

import json
import logging
import tempfile
import warnings
from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning
from traitlets.config import Config

from saleslab.grading.folder import ClassFolder
from saleslab.grading.release import Release, ReleaseError
from saleslab.grading.settings import configure


class _LastError(logging.Handler):
    """Keeps nbgrader's log from the screen and remembers why it failed."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.extend(record.getMessage().strip().splitlines()[-1:])


def generate(folder: ClassFolder, release: Release) -> None:
    """Put the release into the gradebook, without changing ``exercises/``. Raises `ReleaseError`."""
    solution = folder.solutions / release.module / f"{release.module}.ipynb"
    with tempfile.TemporaryDirectory() as scratch:
        problem = convert(GenerateAssignment, folder, release.module, release_directory=scratch)
        made = Path(scratch) / release.module / f"{release.module}.ipynb"
        if problem is not None or not made.exists():
            raise ReleaseError(f"nbgrader could not read {solution}: {problem}")
        if json.loads(made.read_bytes()) != release.notebook:
            raise ReleaseError(f"{folder.exercises / release.module} is not what {solution} gives; run `make build`")


def convert(converter: type, folder: ClassFolder, module: str, **course: str) -> str | None:
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
