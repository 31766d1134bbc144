"""nbgrader's hook before it looks at a submission: it is tidied, and a notebook that nbgrader can't read replaced."""

from __future__ import annotations

import warnings
from pathlib import Path

import nbformat
from nbgrader.utils import parse_utc

from saleslab.grading.files import set_aside
from saleslab.grading.folder import ClassFolder
from saleslab.grading.notebooks import read_notebook
from saleslab.grading.submitted import TIMESTAMP, read_submission
from saleslab.grading.tidy import replace_notebook, tidy


def before_autograde(assignment: str, student: str, notebooks: list[str]) -> None:
    """See the module; ``student`` may be a pattern, so the notebooks say whose it is."""
    place = Path(notebooks[0]).parent
    folder = ClassFolder(place.parents[2])
    release, learner = folder.release(assignment), place.parent.name
    tidy(folder, release, learner)
    aside = folder.aside(learner, assignment)
    if (place / TIMESTAMP).exists() and not _is_time((place / TIMESTAMP).read_text("ascii")):
        set_aside(place / TIMESTAMP, aside)
    submission = read_submission(place, assignment)
    if not _is_sound(submission.notebook or b""):
        set_aside(place / f"{assignment}.ipynb", aside)
        replace_notebook(place / f"{assignment}.ipynb", release, submission)


def _is_time(text: str) -> bool:
    """Whether nbgrader takes what `tidy` took for a time."""
    try:
        return parse_utc(text.strip()) is not None
    except (ValueError, OverflowError):
        return False


def _is_sound(data: bytes) -> bool:
    """Whether nbgrader's own reader takes the notebook without complaint."""
    if read_notebook(data) is None:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            nbformat.validate(nbformat.reads(data.decode("utf-8"), as_version=4))
    except Exception:
        return False
    return True
