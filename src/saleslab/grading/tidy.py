"""Before nbgrader looks at a submission: nothing in its folder but plain files of known names, and a sound notebook.

nbgrader copies every other file of a submission along, following links, and stops at a notebook it can't read. What
does not belong is moved to the inbox as it is; a notebook that can't be read is replaced by the release's.
"""

from __future__ import annotations

import json
import stat
import warnings
from datetime import UTC, datetime
from pathlib import Path

import nbformat
from nbgrader.utils import parse_utc

from saleslab.answers.copies import MAX_NOTEBOOK_BYTES
from saleslab.answers.sheet import MAX_BYTES
from saleslab.answers.store import SHEET_NAME
from saleslab.grading.files import read_regular, set_aside
from saleslab.grading.folder import ClassFolder
from saleslab.grading.grade import Submission, receive
from saleslab.grading.notebooks import read_notebook, rebuild
from saleslab.grading.release import Release

TIMESTAMP = "timestamp.txt"
"""When it was submitted, for nbgrader."""


def before_autograde(assignment: str, student: str, notebooks: list[str]) -> None:
    """nbgrader's hook before each submission; ``student`` may be a pattern, so the notebooks say whose it is."""
    place = Path(notebooks[0]).parent
    folder = ClassFolder(place.parents[2])
    tidy(folder, folder.release(assignment), place.parent.name)


def tidy(folder: ClassFolder, release: Release, learner: str) -> list[str]:
    """Make one submission's folder safe. Returns a plain line for everything that was moved away."""
    place = folder.submitted(learner, release.module)
    aside = folder.inbox / "set-aside" / learner / release.module
    reports = []

    def moved(path: Path) -> str:
        return f"it was moved to {set_aside(path, aside).relative_to(folder.root)}"

    for level in (place.parent, place):
        if level.is_symlink():
            reports.append(f"The folder {level.name} was a link; {moved(level)}.")
    place.mkdir(parents=True, exist_ok=True)
    for path in unsafe_entries(place, release.module):
        reports.append(f"{path.name} does not belong to a submission; {moved(path)}.")
    timestamp = place / TIMESTAMP
    if timestamp.exists() and not _is_time(timestamp):
        reports.append(f"{TIMESTAMP} holds no time; {moved(timestamp)}.")
    notebook = place / f"{release.module}.ipynb"
    submission = read_submission(place, release.module)
    if submission.notebook is None or not _is_sound(submission.notebook):
        received = receive(release, submission)
        if submission.notebook is not None:
            reports.append(f"The notebook is damaged; {moved(notebook)}.")
        notebook.write_text(json.dumps(rebuild(release, received.sheet), indent=1), "utf-8")
    return reports


def unsafe_entries(place: Path, module: str) -> list[Path]:
    """Everything in a submission's folder that is not a plain file of a known name."""
    known = {f"{module}.ipynb", SHEET_NAME, TIMESTAMP}
    return sorted(p for p in place.iterdir() if p.name not in known or not stat.S_ISREG(p.lstat().st_mode))


def read_submission(place: Path, module: str) -> Submission:
    """The two files of a submission, as bytes; where one is over its limit, enough of it to be refused."""
    return Submission(
        sheet=read_regular(place / SHEET_NAME, MAX_BYTES),
        notebook=read_regular(place / f"{module}.ipynb", MAX_NOTEBOOK_BYTES),
    )


def sent_at(place: Path) -> datetime | None:
    """When the submission in ``place`` was handed in, or None where nothing says so."""
    try:
        when = datetime.fromisoformat((read_regular(place / TIMESTAMP, 100) or b"").decode("ascii").strip())
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


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


def _is_time(path: Path) -> bool:
    text = read_regular(path, 100)
    try:
        return bool(text) and parse_utc((text or b"").decode("ascii").strip()) is not None
    except (ValueError, OverflowError):
        return False
