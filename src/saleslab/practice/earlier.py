"""What the learner wrote in other notebooks: every notebook of the work folder has a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from saleslab.answers import Answer, AnswerError, Sheet, SheetError, Spec, parse_spec, read_sheet
from saleslab.answers.sheet import MAX_BYTES
from saleslab.answers.store import SHEET_NAME
from saleslab.practice.learner import work_folder
from saleslab.practice.session import Session

_COMMITMENT = parse_spec("commitment", {"question": "promise", "prompt": "What will you do?"})


def earlier_promises(spec: Spec, session: Session) -> list[str]:
    """The commitments that a `follow_up` question is about, in words, in the order they were made; else none."""
    if spec.kind != "follow_up":
        return []
    answers = [sheet.answers.get(spec.promise) for sheet in _sheets(session, spec.module)]
    made = sorted((answer for answer in answers if answer is not None), key=lambda answer: answer.saved_at)
    return [words for words in map(_in_words, made) if words]


def _sheets(session: Session, module: str) -> Iterator[Sheet]:
    """The sheets of a module's lesson and exercise; one that is missing or damaged is passed over."""
    work = work_folder(session.store.folder)
    for part in ("lessons", "exercises"):
        try:
            with (work / part / module / SHEET_NAME).open("rb") as file:
                yield read_sheet(file.read(MAX_BYTES + 1), module)[0]
        except (OSError, SheetError):
            continue


def _in_words(answer: Answer) -> str:
    try:
        promise = _COMMITMENT.in_words(_COMMITMENT.clean(answer.value))
    except AnswerError:
        return ""
    try:
        made = datetime.fromisoformat(answer.saved_at).astimezone()
    except ValueError:
        return f"{promise}."
    return f"{promise}. Promised on {made.day} {made:%B %Y}."
