"""Taking submissions in: zips, folders of zips, bare notebooks. Every byte is kept; one bad file stops nobody."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from saleslab.answers import Sheet, SheetError, read_sheet
from saleslab.answers.store import SHEET_NAME
from saleslab.grading.archive import MAX_ZIP_BYTES, Package, RefusedError, read_package
from saleslab.grading.files import read_regular, set_aside, stamp
from saleslab.grading.folder import ClassFolder
from saleslab.grading.log import Log
from saleslab.grading.notebooks import printable, read_notebook
from saleslab.grading.outcome import LEARNER, Outcome
from saleslab.grading.submitted import TIMESTAMP
from saleslab.practice.package import Receipt

_STAMP = r"\d{8}-\d{6}"


@dataclass(frozen=True)
class Arrival:
    """One submission that came in, not yet stored. ``sent``: when, by the learner's own clock where a receipt says.

    Its bytes are read again when it is taken: a class's submissions together may be more than fits into memory.
    """

    source: Path
    sha256: str
    learner: str
    sent: datetime
    notes: tuple[str, ...]


def open_all(paths: Iterable[Path], module: str, learner: str | None = None) -> tuple[list[Arrival], list[Outcome]]:
    """Look at each file that came in, in the order they were sent; what is no submission is refused with its reason."""
    arrivals, refused = [], []
    for path in paths:
        try:
            arrivals.append(_look_at(path, module, learner))
        except RefusedError as error:
            refused.append(Outcome(printable(path.name), learner or "", "refused", (str(error),)))
    return sorted(arrivals, key=lambda arrival: arrival.sent), refused


def by_module(paths: Iterable[Path], modules: Sequence[str]) -> tuple[dict[str, list[Path]], list[Outcome]]:
    """Module -> the files that are for it; what is for none of ``modules`` is refused with its reason."""
    found: dict[str, list[Path]] = {}
    refused = []
    for path in paths:
        if (module := _module_of(path, modules)) is not None:
            found.setdefault(module, []).append(path)
        else:
            reason = "which exercise it is for can't be told: name it, as in `saleslab grade MODULE FILE`"
            refused.append(Outcome(printable(path.name), "", "refused", (reason,)))
    return found, refused


def _module_of(path: Path, modules: Sequence[str]) -> str | None:
    """The exercise that a zip's receipt or a notebook names, or else the file's own name."""
    named = None
    try:
        # No exercise is called "": of a zip the sheet and the receipt are read.
        package = _package(path, _read(path), "")
        named = _notebooks_module(package) or Receipt.model_validate_json(package.receipt or b"").module
    except (RefusedError, ValidationError):
        pass
    named = named or next((module for module in modules if module in path.name), None)
    return named if named in modules else None


def take(folder: ClassFolder, module: str, arrivals: Iterable[Arrival], log: Log) -> list[Outcome]:
    """Keep what came in, byte for byte, and make each the learner's submission if it is their latest.

    The submission it replaces is moved to the inbox.
    """
    submitted = folder.root / "submitted"
    spelled = {path.name.casefold(): path.name for path in submitted.iterdir()} if submitted.is_dir() else {}
    outcomes = []
    for arrival in arrivals:
        try:
            _refuse_other_spelling(arrival.learner, spelled)
            outcomes.append(_take(folder, module, arrival, log))
        except RefusedError as error:
            outcomes.append(Outcome(printable(arrival.source.name), arrival.learner, "refused", (str(error),)))
        spelled.setdefault(arrival.learner.casefold(), arrival.learner)
    return outcomes


def _take(folder: ClassFolder, module: str, arrival: Arrival, log: Log) -> Outcome:
    known = log.lines(arrival.learner, module)
    if any(line.get("sha256") == arrival.sha256 for line in known):
        return Outcome(printable(arrival.source.name), arrival.learner, "here already")
    data = _read(arrival.source)
    if hashlib.sha256(data).hexdigest() != arrival.sha256:
        raise RefusedError("it changed while it was read: run again")
    kept = folder.inbox / arrival.learner / module
    kept.mkdir(parents=True, exist_ok=True)
    (kept / f"{stamp()}-{arrival.sha256[:8]}{arrival.source.suffix.casefold()}").write_bytes(data)
    status: Literal["taken", "older"] = "taken"
    notes = arrival.notes
    if any(datetime.fromisoformat(line["sent"]) > arrival.sent for line in known if line["status"] == "taken"):
        status = "older"
        notes = (*notes, "A later submission of this learner is already here; it stays the one that is graded.")
    else:
        _store(folder, module, arrival, _package(arrival.source, data, module), kept)
    sent = arrival.sent.isoformat()
    log.add(
        arrival.learner, module, status, notes, source=printable(arrival.source.name), sent=sent, sha256=arrival.sha256
    )
    return Outcome(printable(arrival.source.name), arrival.learner, status, notes)


def _read(path: Path) -> bytes:
    data = read_regular(path, MAX_ZIP_BYTES)
    if data is None:
        raise RefusedError("it is a link, or can't be read")
    return data


def _package(path: Path, data: bytes, module: str) -> Package:
    if path.suffix.casefold() == ".zip":
        return read_package(data, module)
    if path.suffix.casefold() == ".ipynb":
        return Package(notebook=data)
    raise RefusedError("it is neither a zip nor a notebook")


def _look_at(path: Path, module: str, learner: str | None) -> Arrival:
    data = _read(path)
    package = _package(path, data, module)
    _refuse_other_module(package, module)
    receipt, notes = _read_receipt(package, module)
    if package.ignored:
        notes.append(f"The zip held more than a submission, which was left out: {', '.join(package.ignored[:5])}.")
    name = learner or (receipt.learner if receipt else _learner_in_name(path.stem, module))
    if LEARNER.fullmatch(name) is None:
        raise RefusedError(f"whose it is can't be told ({name[:40]!r} is no learner id): say it with --learner ID")
    notes = [printable(note) for note in notes]
    return Arrival(path, hashlib.sha256(data).hexdigest(), name, _sent(receipt), tuple(notes))


def _sent(receipt: Receipt | None) -> datetime:
    """When it was sent: by the receipt, where it gives a time that has come; else now."""
    now = datetime.now(UTC)
    try:
        return min(datetime.fromisoformat(receipt.made_at).astimezone(UTC), now) if receipt else now
    except (ValueError, OverflowError):
        return now


def _refuse_other_module(package: Package, module: str) -> None:
    other = _notebooks_module(package)
    if other not in (None, module):
        raise RefusedError(f"it is a notebook of {other[:40]!r}: another exercise")


def _notebooks_module(package: Package) -> str | None:
    """The exercise that a notebook says it is, or None."""
    notebook = read_notebook(package.notebook or b"") or {}
    meta = notebook.get("metadata")
    ours = meta.get("saleslab") if isinstance(meta, dict) else None
    named = ours.get("module") if isinstance(ours, dict) else None
    return named if isinstance(named, str) else None


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


def _refuse_other_spelling(learner: str, spelled: Mapping[str, str]) -> None:
    """Some systems can't tell ``Anna`` from ``anna``; people can't either."""
    other = spelled.get(learner.casefold(), learner)
    if other != learner:
        raise RefusedError(f"the id {learner!r} is spelled {other!r} here: say which with --learner ID")


def _store(folder: ClassFolder, module: str, arrival: Arrival, package: Package, kept: Path) -> None:
    place = folder.submitted(arrival.learner, module)
    if place.exists() or place.is_symlink():
        set_aside(place, kept)
    for abandoned in place.parent.glob(f".{module}-*"):  # by a run that was cut short
        shutil.rmtree(abandoned)
    fresh = place.with_name(f".{module}-{stamp()}")
    fresh.mkdir(parents=True)
    for name, data in ((f"{module}.ipynb", package.notebook), (SHEET_NAME, package.sheet)):
        if data is not None:
            (fresh / name).write_bytes(data)
    (fresh / TIMESTAMP).write_text(arrival.sent.isoformat(timespec="seconds"), "utf-8")
    shutil.move(fresh, place)
