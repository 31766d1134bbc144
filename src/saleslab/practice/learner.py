"""The learner's id, asked once and kept in ``learner.json`` of the work folder, beside what others keep there."""

from __future__ import annotations

import json
import os
import re
import tempfile
from pathlib import Path
from typing import Any

from saleslab.practice.guard import PlainError

FILE_NAME = "learner.json"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


def work_folder(notebook_folder: Path) -> Path:
    """The learner's work folder: named by the course's own lab (``SALESLAB_WORK``) or, in another Jupyter, found by
    what the lab keeps there (``.saleslab``); else the notebook's own folder.
    """
    named = os.environ.get("SALESLAB_WORK")
    if named:
        return Path(named)
    return next((folder for folder in notebook_folder.parents if (folder / ".saleslab").is_dir()), notebook_folder)


def checked_id(text: Any) -> str:
    """``text`` as a learner id. Raises `PlainError` that says what an id looks like."""
    learner = text.strip() if isinstance(text, str) else ""
    if not learner:
        raise PlainError("Type your learner id first. Your instructor has told you which; otherwise your user name.")
    if not _ID.fullmatch(learner):
        raise PlainError(
            "A learner id has letters, digits, dots, dashes and underscores only, begins with a letter or a digit, "
            "and is at most 40 long."
        )
    return learner


def known_id(work: Path) -> str:
    """The id given before, or nothing."""
    try:
        return checked_id(_read(work).get("learner"))
    except PlainError:
        return ""


def keep_id(work: Path, learner: str) -> None:
    """Remember the id and leave everything else in the file as it is. Raises OSError, and changes nothing then.

    A file that is no longer JSON is set aside under a new name.
    """
    path = work / FILE_NAME
    known = _read(work)
    if known.get("learner") == learner:
        return
    if not known and path.exists():
        path.rename(Path(tempfile.mkdtemp(prefix="learner.damaged-", dir=work)) / FILE_NAME)
    handle, temporary = tempfile.mkstemp(dir=work, prefix=".learner-", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({**known, "learner": learner}, file, indent=1)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _read(work: Path) -> dict[str, Any]:
    try:
        known = json.loads((work / FILE_NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}
