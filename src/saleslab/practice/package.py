"""The one file a learner hands in: notebook, answers and receipt in a zip. No user interface here."""

from __future__ import annotations

import errno
import io
import json
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from saleslab.answers import SheetError, read_sheet
from saleslab.answers.sheet import COURSE, MAX_BYTES
from saleslab.answers.store import SHEET_NAME
from saleslab.practice.guard import PlainError
from saleslab.practice.learner import checked_id

FOLDER = "submissions"
RECEIPT_NAME = "receipt.json"


class Receipt(BaseModel):
    """What was handed in. ``content_hash`` is the sheet's digest (SHA-256): the same answers, the same hash."""

    format: Literal[1] = 1
    course: Literal["worth-buying-from"] = COURSE
    module: str
    learner: str
    sheet_id: str
    release: str
    content_hash: str
    made_at: str


def make_package(notebook: Path, learner: str, work: Path, now: datetime) -> tuple[Path, Receipt]:
    """Write ``submissions/<module>-<learner>-<time>.zip`` under ``work`` and return it with its receipt.

    The zip holds the notebook as last saved, the answer sheet beside it, and the receipt. Nothing is ever
    overwritten, and nothing half-written stays. Raises `PlainError`.
    """
    learner, module = checked_id(learner), notebook.stem
    try:
        answers = (notebook.parent / SHEET_NAME).read_bytes()
        pages = notebook.read_bytes()
    except OSError as error:
        raise PlainError(f"{Path(error.filename).name} can’t be read ({error.strerror}). No file was made.") from error
    try:
        sheet, problems = read_sheet(answers[: MAX_BYTES + 1], module)
    except SheetError as error:
        raise PlainError(f"No file was made: {error}. Press “Start / restart” and look at your answers.") from error
    if problems:
        raise PlainError(f"No file was made: {problems[0]}. Press “Start / restart” and look at your answers.")
    receipt = Receipt(
        module=module,
        learner=learner,
        sheet_id=sheet.sheet_id,
        release=sheet.release,
        content_hash=sheet.digest(),
        made_at=now.isoformat(timespec="seconds"),
    )
    members = {
        f"{module}.ipynb": pages,
        SHEET_NAME: answers,
        RECEIPT_NAME: json.dumps(receipt.model_dump(), indent=1).encode(),
    }
    path = work / FOLDER / f"{module}-{learner}-{now:%Y%m%d-%H%M%S}.zip"
    try:
        _write_new(path, _zipped(members))
    except FileExistsError as error:
        raise PlainError(f"{path.name} was made a moment ago and stays as it is. Click again for a new one.") from error
    except OSError as error:
        raise PlainError(_advice(error)) from error
    return path, receipt


def _zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _write_new(path: Path, content: bytes) -> None:
    """Write a file that does not exist yet, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _advice(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "No file was made: the disk is full. Free some space, then click again. Your answers are safe."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"No file was made: the folder “{FOLDER}” can’t be written to. Move the course to a folder of your own, "
            "then click again. Your answers are safe."
        )
    return f"No file was made ({error.strerror or error}). Your answers are safe. Click again."
