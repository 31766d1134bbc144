"""What the learner wrote in other notebooks: every notebook of the work folder has a sheet of its own.

A place is a notebook's folder under the work folder, such as ``lessons/c1_same_everything``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from saleslab.answers import Answer, AnswerError, Sheet, SheetError, Spec, parse_spec, read_sheet
from saleslab.answers.sheet import MAX_BYTES
from saleslab.answers.spec import FollowUpSpec
from saleslab.answers.store import SHEET_NAME
from saleslab.practice.learner import work_folder
from saleslab.practice.session import Session, being_graded

About = dict[str, str]
"""A promise as a follow-up's answer records it: ``place`` and ``question`` where it was made, and its ``words``."""

START = "starts/start"
"""The start page's place, as `Session` makes it."""
_PARTS = ("lessons", "exercises")
_COMMITMENT = parse_spec("commitment", {"question": "promise", "prompt": "What will you do?"})


def sheet_in(folder: Path, assignment: str) -> Sheet | None:
    """The sheet of another notebook; None where it is missing or damaged."""
    try:
        with (folder / SHEET_NAME).open("rb") as file:
            return read_sheet(file.read(MAX_BYTES + 1), assignment)[0]
    except (OSError, SheetError):
        return None


def earlier_promises(spec: Spec, session: Session) -> list[About]:
    """The commitments that a `follow_up` question of this notebook is about, in the order they were made."""
    if spec.kind != "follow_up":
        return []
    work = work_folder(session.store.folder)
    return list(_promises(spec, session.store.sheet, work, f"{session.kind}s/{session.module}"))


def all_promises(session: Session) -> list[str]:
    """The commitments of every module, in words, in the order they were made."""
    work = work_folder(session.store.folder)
    modules = sorted({folder.name for part in _PARTS for folder in (work / part).glob("*")})
    made = [found for module in modules for found in _made(work, module, _COMMITMENT.question)]
    return [about["words"] for _, about in sorted(made, key=lambda found: found[0])]


def nothing_to_ask(spec: Spec, session: Session) -> bool:
    """See `asks_nothing`, in the notebook of this session."""
    work = work_folder(session.store.folder)
    return asks_nothing(spec, session.store.sheet, work, f"{session.kind}s/{session.module}")


def asks_nothing(spec: Spec, sheet: Sheet, work: Path, place: str) -> bool:
    """Whether a question has nothing to ask: a `follow_up` where no promise is open.

    A module that names an earlier one is read after it, and asks all the same. The start page is there from the first
    day.
    """
    named = spec.kind == "follow_up" and spec.module is not None and place != START
    return spec.kind == "follow_up" and not named and not any(_promises(spec, sheet, work, place))


def moment(saved_at: str) -> datetime | None:
    """When an answer was saved, in UTC; None where the sheet says no time."""
    try:
        return datetime.fromisoformat(saved_at).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _promises(spec: FollowUpSpec, sheet: Sheet, work: Path, place: str) -> Iterator[About]:
    answered = sheet.answers.get(spec.question)
    if recorded := _recorded(answered):
        yield from recorded
    elif being_graded():
        return  # the same on every machine, whatever lies around
    elif spec.module is not None:
        yield from (about for _, about in sorted(_made(work, spec.module, spec.promise), key=lambda made: made[0]))
    else:
        yield from _last_open(spec, sheet, work, place)


def _last_open(spec: FollowUpSpec, sheet: Sheet, work: Path, place: str) -> list[About]:
    """The latest promise of another module that no other follow-up asked about.

    One made after this notebook was begun is for a later one to ask about: going back to it changes nothing.
    """
    own = place.partition("/")[2]
    modules = sorted({folder.name for part in _PARTS for folder in (work / part).glob("*")} - {own})
    asked = {(about["place"], about["question"]) for about in _asked_elsewhere(work, place)}
    times = [moment(answer.saved_at) for question, answer in sheet.answers.items() if question != spec.question]
    begun = min((time for time in times if time), default=None)
    found = [
        (made_at, about)
        for module in modules
        for made_at, about in _made(work, module, spec.promise)
        if (about["place"], about["question"]) not in asked and (begun is None or made_at <= begun)
    ]
    return [max(found, key=lambda made: made[0])[1]] if found else []


def _asked_elsewhere(work: Path, place: str) -> Iterator[About]:
    for part in _PARTS:
        for folder in (work / part).glob("*"):
            sheet = sheet_in(folder, folder.name) if f"{part}/{folder.name}" != place else None
            for answer in sheet.answers.values() if sheet else ():
                yield from _recorded(answer)


def _recorded(answer: Answer | None) -> list[About]:
    """The promises that an answer says it is about, as far as it is a follow-up's."""
    try:
        return FollowUpSpec.promises_of(answer.value) if answer else []
    except AnswerError:
        return []


def _made(work: Path, module: str, question: str) -> Iterator[tuple[datetime, About]]:
    """When the commitment ``question`` of a module's lesson and of its exercise was made, and what it says."""
    for part in _PARTS:
        sheet = sheet_in(work / part / module, module)
        answer = sheet.answers.get(question) if sheet else None
        try:
            promised = _COMMITMENT.in_words(_COMMITMENT.clean(answer.value)) if answer else ""
        except AnswerError:
            continue
        if answer and promised:
            made_at = moment(answer.saved_at)
            day = made_at.astimezone() if made_at else None
            when = f" on {day.day} {day:%B %Y}" if day else ""
            words = f"{promised}. Promised{when}, in “{title_of(work, module)}”."
            about = {"place": f"{part}/{module}", "question": question, "words": words}
            yield made_at or datetime.min.replace(tzinfo=UTC), about


def title_of(work: Path, module: str) -> str:
    """A module's title, as its lesson says it; its id where the lesson can't be read."""
    try:
        cells: list[Any] = json.loads((work / "lessons" / module / f"{module}.ipynb").read_bytes())["cells"]
        first = "".join(cells[0]["source"]).lstrip().splitlines()[0]
    except (OSError, ValueError, LookupError, TypeError):
        return module
    return first.removeprefix("# ") if first.startswith("# ") else module
