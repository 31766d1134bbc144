"""Writing answers so that none is lost: one file, whole or not at all, shared by tabs and kernels."""

from __future__ import annotations

import errno
import os
import secrets
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from saleslab.answers.copies import copies_in_notebook, merge_copies, sheet_from_copies
from saleslab.answers.sheet import MAX_BYTES, Answer, Sheet, SheetError, read_sheet

SHEET_NAME = "answers.json"
LOCK_SECONDS = 5.0


class SaveError(Exception):
    """An answer that could not be saved. The message tells the learner what to do."""


class Store:
    """The sheet beside one notebook. Opening restores it; nothing is written before the first `put`.

    ``reports`` holds a plain line for everything that opening had to mend. ``writable`` is False where the sheet
    belongs to a newer version of the course: it can then be neither shown nor changed by this one.
    """

    def __init__(self, folder: Path, assignment: str, release: str = "") -> None:
        self.folder = folder
        self.assignment = assignment
        self.reports: list[str] = []
        self.writable = True
        self.sheet = self._open(release)

    @property
    def path(self) -> Path:
        """Where the sheet lies."""
        return self.folder / SHEET_NAME

    def get(self, question: str) -> Answer | None:
        """The saved answer, or None."""
        return self.sheet.answers.get(question)

    def begin(self) -> None:
        """Write a sheet that has no answers yet, so that the learner keeps the same company from the first look."""
        if self.writable and not self.path.exists():
            with self._lock():
                self._merge_from_disk()
                self._write()

    def refresh(self) -> None:
        """Take in what another window has saved since. Raises `SaveError` where that can't be told."""
        self._require_writable()
        with self._lock():
            self._merge_from_disk()

    def put(self, question: str, value: Any, *, lock: bool = False) -> Answer:
        """Save one answer at once and return it as saved. A locked answer stays: the saved one is returned.

        Raises `SaveError`, and leaves the file as it was, where the folder can't be written.
        """
        self._require_writable()
        with self._lock():
            self._merge_from_disk()
            self._require_writable()
            saved = self.sheet.answers.get(question)
            if saved is not None and saved.locked:
                return saved
            answer = Answer(
                value=value,
                revision=self.sheet.revision + 1,
                saved_at=datetime.now(UTC).isoformat(timespec="seconds"),
                locked=lock,
            )
            before = dict(self.sheet.answers)
            self.sheet.answers[question] = answer
            try:
                self._write()
            except SaveError:
                self.sheet.answers = before
                raise
        return answer

    def _require_writable(self) -> None:
        if not self.writable:
            raise SaveError(f"Not saved. {self.reports[-1]}")

    def _open(self, release: str) -> Sheet:
        copies = copies_in_notebook(self.folder / f"{self.assignment}.ipynb", self.assignment)
        sheet = self._read()
        if sheet is None:
            sheet = sheet_from_copies(copies)
            if sheet is not None:
                self.reports.append(f"Restored {len(sheet.answers)} answers from the notebook itself.")
                if self.writable:
                    self._restore(sheet)
        elif taken := merge_copies(sheet, copies):
            self.reports.append(f"The notebook held newer answers to: {', '.join(taken)}. They were taken over.")
            self._restore(sheet)
        return sheet or Sheet(assignment=self.assignment, release=release, sheet_id=secrets.token_hex(16))

    def _restore(self, sheet: Sheet) -> None:
        """Write what the notebook gave back, before a saved notebook can lose its copies."""
        self.sheet = sheet
        try:
            with self._lock():
                self._write()
        except SaveError as error:
            self.reports.append(str(error))

    def _read(self) -> Sheet | None:
        """The sheet on disk; a file that is none is set aside under a new name, and None returned."""
        try:
            with self.path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            self.writable = False
            self.reports.append(f"{SHEET_NAME} can't be read ({error.strerror}). Nothing will be changed.")
            return None
        try:
            sheet, problems = read_sheet(data, self.assignment)
        except SheetError as error:
            if error.newer:
                self.writable = False
                self.reports.append(f"{SHEET_NAME}: {error}. Nothing was changed.")
            else:
                self._set_aside(str(error))
            return None
        if problems:
            self._keep_a_copy(data)
            self.reports.extend(problems)
        return sheet

    def _spare_path(self) -> Path:
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        return self.folder / f"answers.damaged-{stamp}-{secrets.token_hex(2)}.json"

    def _set_aside(self, reason: str) -> None:
        spare = self._spare_path()
        try:
            self.path.rename(spare)
        except OSError as error:
            self.writable = False
            self.reports.append(f"{SHEET_NAME}: {reason}; it can't be moved ({error.strerror}). Nothing was changed.")
            return
        self.reports.append(f"{SHEET_NAME}: {reason}. It was kept as {spare.name}.")

    def _keep_a_copy(self, data: bytes) -> None:
        spare = self._spare_path()
        try:
            spare.write_bytes(data)
        except OSError as error:
            self.writable = False
            self.reports.append(f"No copy of the damaged sheet could be kept ({error.strerror}). Nothing was changed.")

    def _merge_from_disk(self) -> None:
        """Take in what another tab has saved since: per question, the newer revision stays."""
        disk = self._read()
        if disk is None:
            return
        if not self.sheet.answers:
            self.sheet = disk
        elif disk.sheet_id == self.sheet.sheet_id:
            for question, theirs in disk.answers.items():
                own = self.sheet.answers.get(question)
                if own is None or theirs.revision > own.revision or theirs.locked:
                    self.sheet.answers[question] = theirs
        else:
            self._set_aside("the sheet was replaced by another one while the notebook was open")

    def _lock(self) -> _Lock:
        return _Lock(self.folder / ".answers.lock")

    def _write(self) -> None:
        """Replace the file by a complete new one, or leave it untouched and raise `SaveError`."""
        temporary: str | None = None
        try:
            handle, temporary = tempfile.mkstemp(dir=self.folder, prefix=".answers-", suffix=".tmp")
            with os.fdopen(handle, "wb") as file:
                file.write(self.sheet.to_bytes())
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(self.path)
        except OSError as error:
            if temporary is not None:
                Path(temporary).unlink(missing_ok=True)
            raise SaveError(_advice(error)) from error


class _Lock:
    """The file lock around one change, with errors in the learner's words."""

    def __init__(self, path: Path) -> None:
        self._lock = FileLock(path, timeout=LOCK_SECONDS)

    def __enter__(self) -> None:
        try:
            self._lock.acquire()
        except Timeout as error:
            raise SaveError(
                "Not saved: another window is busy with this exercise. Close it and click again."
            ) from error
        except OSError as error:
            raise SaveError(_advice(error)) from error

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def _advice(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "Not saved: the disk is full. Free some space, then click again. Your earlier answers are safe."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            "Not saved: this folder can't be written to. Move the course to a folder of your own, then click again. "
            "Your earlier answers are safe."
        )
    return f"Not saved ({error.strerror or error}). Click again; if it stays, tell your instructor."
