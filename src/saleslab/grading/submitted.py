"""One submission's folder in ``submitted/``: a notebook, a sheet, and when they were handed in."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from saleslab.answers.copies import MAX_NOTEBOOK_BYTES
from saleslab.answers.sheet import MAX_BYTES
from saleslab.answers.store import SHEET_NAME
from saleslab.grading.files import read_regular

TIMESTAMP = "timestamp.txt"
"""When it was submitted, for nbgrader."""


@dataclass(frozen=True)
class Submission:
    """What a learner handed in, as bytes; None for a file that is not there."""

    sheet: bytes | None = None
    notebook: bytes | None = None


def is_linked(place: Path) -> bool:
    """Whether a submission's folder, or its learner's, is a link to somewhere else."""
    return place.is_symlink() or place.parent.is_symlink()


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
        text = (read_regular(place / TIMESTAMP, 100) or b"").decode("ascii").strip()
        when = datetime.fromisoformat(text.removesuffix(" UTC"))  # as nbgrader's exchange writes it
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
