"""A sample class, made of the answer bank: every kind of submission an instructor gets to see."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from saleslab.answers import Sheet, world_index
from saleslab.answers.store import SHEET_NAME
from saleslab.course.bank import BankEntry, Kind, load_bank, sample_sheet
from saleslab.grading.folder import ClassFolder
from saleslab.grading.notebooks import rebuild
from saleslab.grading.release import Release
from saleslab.practice.package import make_package

CLASS = 30
SHARED = (19, 20)
"""Who hand in one and the same sheet."""

STARTED = datetime(2026, 3, 2, 9, tzinfo=UTC)
"""When all of them began: a made-up morning, so that the sample is the same every time."""

RIGHT: tuple[Kind, ...] = ("right",)
MIXED: tuple[Kind, ...] = ("right", "right", "partly", "wrong")
WRONG: tuple[Kind, ...] = ("wrong",)
BLANK: tuple[Kind, ...] = ()
MALFORMED: tuple[Kind, ...] = ("malformed",)

Answers = dict[str, BankEntry]
Damage = Callable[[dict[str, bytes]], bytes]


def write_samples(folder: ClassFolder, module: str, authoring: Path, seed: int = 1) -> Path:
    """Write a class's zips, ``sample-01`` to ``sample-30``, and its roster; return the folder the zips are in.

    Of thirty: right throughout (7), mixed (13, the last with the sheet of the one before), wrong throughout (4), blank
    (1), answers that are none (1), a damaged sheet (1), a damaged notebook (1), a zip cut short (1), one that answers
    another release (1).
    """
    release, bank = folder.release(module), load_bank(authoring, module)
    draw = random.Random(seed)
    makers: list[tuple[tuple[Kind, ...], Damage]] = [
        *[(RIGHT, _zipped)] * 7,
        *[(MIXED, _zipped)] * 13,
        *[(WRONG, _zipped)] * 4,
        (BLANK, _zipped),
        (MALFORMED, _zipped),
        (MIXED, lambda members: _zipped({**members, SHEET_NAME: members[SHEET_NAME][:200]})),
        (MIXED, lambda members: _zipped({**members, f"{module}.ipynb": members[f"{module}.ipynb"][:900]})),
        (RIGHT, lambda members: _zipped(members)[:3_000]),
        (RIGHT, _zipped),
    ]
    shared = _sheet(release, _choose(bank, MIXED, draw), draw, release.hash)
    for number, (kinds, damage) in enumerate(makers, start=1):
        stale = number == CLASS
        sheet = _sheet(release, _choose(bank, kinds, draw), draw, "0" * 16 if stale else release.hash)
        if number in SHARED:
            sheet = shared
        _submit(folder.root / "samples", release, f"sample-{number:02d}", sheet, damage)
    roster = "\n".join(f"sample-{number:02d}" for number in range(1, CLASS + 1))
    (folder.root / "samples" / "roster.csv").write_text(f"{roster}\n", "utf-8")
    return folder.root / "samples" / "submissions"


def _choose(bank: list[BankEntry], kinds: tuple[Kind, ...], draw: random.Random) -> Answers:
    """For each question an answer of a kind drawn from ``kinds``, or one of the next best where it has none."""
    chosen: Answers = {}
    for question in dict.fromkeys(entry.question for entry in bank):
        kind = draw.choice(kinds) if kinds else None
        fitting = [entry for entry in bank if entry.question == question and entry.kind == kind]
        if not fitting and kinds:
            fitting = [entry for entry in bank if entry.question == question and entry.kind == "right"]
        if fitting:
            chosen[question] = draw.choice(fitting)
    return chosen


def _sheet(release: Release, answers: Answers, draw: random.Random, release_hash: str) -> Sheet:
    sheet_id = draw.randbytes(16).hex()
    sheet = sample_sheet(release.module, answers, world_index(sheet_id), release_hash)
    saved = STARTED
    for answer in sheet.answers.values():
        saved += timedelta(seconds=draw.randint(40, 240))
        answer.saved_at = saved.isoformat()
    return sheet.model_copy(update={"sheet_id": sheet_id})


def _submit(work: Path, release: Release, learner: str, sheet: Sheet, damage: Damage) -> None:
    """Hand in as a learner does; then, where ``damage`` says so, spoil what came of it."""
    notebook = work / "work" / learner / f"{release.module}.ipynb"
    notebook.parent.mkdir(parents=True)
    notebook.write_text(json.dumps(rebuild(release, sheet), indent=1), "utf-8")
    (notebook.parent / SHEET_NAME).write_bytes(sheet.to_bytes())
    path, _ = make_package(notebook, learner, work, datetime.now(UTC))
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    path.write_bytes(damage(members))


def _zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()
