"""Taking submissions in: zips, folders of zips, bare notebooks. Every byte is kept; one bad file stops nobody."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from saleslab.answers import Sheet, SheetError, read_sheet
from saleslab.answers.copies import MAX_NOTEBOOK_BYTES
from saleslab.answers.store import SHEET_NAME
from saleslab.grading.archive import MAX_ZIP_BYTES, Package, RefusedError, read_package
from saleslab.grading.files import read_regular, set_aside, stamp
from saleslab.grading.folder import ClassFolder
from saleslab.grading.notebooks import printable, read_notebook
from saleslab.grading.release import Release
from saleslab.grading.tidy import TIMESTAMP, tidy
from saleslab.practice.package import Receipt

LEARNER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
"""A learner's id: it becomes a folder's name on every system, and a pattern to nbgrader."""

_STAMP = r"\d{8}-\d{6}"


@dataclass(frozen=True)
class Arrival:
    """One submission that came in, not yet stored. ``sent``: when, by the learner's own clock where a receipt says."""

    source: Path
    data: bytes
    learner: str
    package: Package
    sent: datetime
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What became of one file that came in."""

    source: str
    learner: str
    status: Literal["taken", "here already", "older", "refused"]
    notes: tuple[str, ...] = ()


def find(paths: Iterable[Path]) -> Iterator[Path]:
    """Every zip and notebook in ``paths`` and the folders among them, links aside. Raises FileNotFoundError."""
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"there is no {path}")
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.casefold() in (".zip", ".ipynb"))
            yield from (p for p in inside if ".ipynb_checkpoints" not in p.parts)
        else:
            yield path


def open_all(paths: Iterable[Path], module: str, learner: str | None = None) -> tuple[list[Arrival], list[Outcome]]:
    """Read everything that came in, in the order it was sent; what is no submission is refused with its reason."""
    arrivals, refused = [], []
    for path in find(paths):
        try:
            arrivals.append(_open(path, module, learner))
        except RefusedError as error:
            refused.append(Outcome(path.name, learner or "", "refused", (str(error),)))
    return sorted(arrivals, key=lambda arrival: arrival.sent), refused


def take(folder: ClassFolder, release: Release, arrival: Arrival) -> Outcome:
    """Keep what came in, byte for byte, and make it the learner's submission if it is the latest.

    The submission it replaces is moved to the inbox.
    """
    digest = hashlib.sha256(arrival.data).hexdigest()
    known = [
        entry for entry in _log(folder) if (entry["learner"], entry["module"]) == (arrival.learner, release.module)
    ]
    status: Literal["taken", "here already", "older"] = "taken"
    notes = arrival.notes
    if any(entry["sha256"] == digest for entry in known):
        return Outcome(arrival.source.name, arrival.learner, "here already")
    try:
        _refuse_other_spelling(folder, arrival.learner)
    except RefusedError as error:
        return Outcome(arrival.source.name, arrival.learner, "refused", (str(error),))
    kept = folder.inbox / arrival.learner / release.module
    kept.mkdir(parents=True, exist_ok=True)
    (kept / f"{stamp()}-{digest[:8]}{arrival.source.suffix.casefold()}").write_bytes(arrival.data)
    if any(datetime.fromisoformat(e["sent"]) > arrival.sent for e in known if e["status"] == "taken"):
        status = "older"
        notes = (*notes, "A later submission of this learner is already here; it stays the one that is graded.")
    else:
        notes = (*notes, *_store(folder, release, arrival, kept))
    outcome = Outcome(arrival.source.name, arrival.learner, status, notes)
    _write_log(folder, release.module, arrival, digest, outcome)
    return outcome


def notes_of(folder: ClassFolder, module: str, learner: str) -> tuple[str, ...]:
    """What intake noted about the submission that is now graded."""
    mine = [e for e in _log(folder) if (e["learner"], e["module"], e["status"]) == (learner, module, "taken")]
    return tuple(mine[-1]["notes"]) if mine else ()


def _open(path: Path, module: str, learner: str | None) -> Arrival:
    data = read_regular(path, MAX_ZIP_BYTES)
    if data is None:
        raise RefusedError("it is a link, or can't be read")
    if path.suffix.casefold() == ".zip":
        package = read_package(data, module)
    elif path.suffix.casefold() == ".ipynb":
        package = Package(notebook=data)
    else:
        raise RefusedError("it is neither a zip nor a notebook")
    _refuse_other_module(package, module)
    receipt, notes = _read_receipt(package, module)
    if package.ignored:
        notes.append(f"The zip held more than a submission, which was left out: {', '.join(package.ignored[:5])}.")
    name = learner or (receipt.learner if receipt else _learner_in_name(path.stem, module))
    if LEARNER.fullmatch(name) is None:
        raise RefusedError(f"whose it is can't be told ({name[:40]!r} is no learner id): say it with --learner ID")
    return Arrival(path, data, name, package, _sent(receipt), tuple(printable(note) for note in notes))


def _sent(receipt: Receipt | None) -> datetime:
    """When it was sent: by the receipt, where it gives a time that has come; else now."""
    now = datetime.now(UTC)
    try:
        return min(datetime.fromisoformat(receipt.made_at).astimezone(UTC), now) if receipt else now
    except (ValueError, OverflowError):
        return now


def _refuse_other_module(package: Package, module: str) -> None:
    if package.notebook is None or len(package.notebook) > MAX_NOTEBOOK_BYTES:
        return
    notebook = read_notebook(package.notebook) or {}
    meta = notebook.get("metadata")
    ours = meta.get("saleslab") if isinstance(meta, dict) else None
    other = ours.get("module") if isinstance(ours, dict) else module
    if isinstance(other, str) and other != module:
        raise RefusedError(f"it is a notebook of {other[:40]!r}: another exercise")


def _read_receipt(package: Package, module: str) -> tuple[Receipt | None, list[str]]:
    if package.receipt is None:
        return None, ["There was no receipt: when it was sent, and that nothing changed since, is not known."]
    try:
        receipt = Receipt.model_validate_json(package.receipt)
    except ValidationError:
        return None, ["The receipt can't be read."]
    if receipt.module != module:
        raise RefusedError(f"its receipt is for {receipt.module[:40]!r}: another exercise")
    sheet = _sheet(package, module)
    if sheet is not None and (receipt.sheet_id, receipt.content_hash) != (sheet.sheet_id, _digest(sheet)):
        return receipt, ["The answers are not those the receipt was written for: they were changed afterwards."]
    return receipt, []


def _sheet(package: Package, module: str) -> Sheet | None:
    try:
        return read_sheet(package.sheet, module)[0] if package.sheet is not None else None
    except SheetError:
        return None


def _digest(sheet: Sheet) -> str | None:
    try:
        return sheet.digest()
    except (ValueError, RecursionError):
        return None


def _learner_in_name(stem: str, module: str) -> str:
    """The learner in a file name like ``<module>-<learner>-<date>-<time>`` or ``<learner>``; "" where there is none."""
    return re.sub(rf"[-_ ]*{_STAMP}$", "", stem.replace(module, "")).strip("-_. ")


def _refuse_other_spelling(folder: ClassFolder, learner: str) -> None:
    """Some systems can't tell ``Anna`` from ``anna``; people can't either."""
    submitted = folder.root / "submitted"
    for other in submitted.iterdir() if submitted.is_dir() else ():
        if other.name != learner and other.name.casefold() == learner.casefold():
            raise RefusedError(f"the id {learner!r} is spelled {other.name!r} here: say which with --learner ID")


def _store(folder: ClassFolder, release: Release, arrival: Arrival, kept: Path) -> list[str]:
    place = folder.submitted(arrival.learner, release.module)
    if place.exists() or place.is_symlink():
        set_aside(place, kept)
    fresh = place.with_name(f".{release.module}-{stamp()}")
    fresh.mkdir(parents=True)
    files = {f"{release.module}.ipynb": arrival.package.notebook, SHEET_NAME: arrival.package.sheet}
    for name, data in files.items():
        if data is not None:
            (fresh / name).write_bytes(data)
    (fresh / TIMESTAMP).write_text(arrival.sent.isoformat(timespec="seconds"), "utf-8")
    shutil.move(fresh, place)
    return tidy(folder, release, arrival.learner)


def _log(folder: ClassFolder) -> list[dict[str, str]]:
    """What came in so far, oldest first. A last line cut short by a crash is passed over."""
    path = folder.inbox / "log.jsonl"
    entries = []
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        try:
            entries.append(json.loads(line))
        except ValueError:
            continue
    return entries


def _write_log(folder: ClassFolder, module: str, arrival: Arrival, digest: str, outcome: Outcome) -> None:
    entry = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "module": module,
        "sent": arrival.sent.isoformat(),
        "sha256": digest,
        **asdict(outcome),
    }
    with (folder.inbox / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")
