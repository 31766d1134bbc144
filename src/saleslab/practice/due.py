"""Which question about an earlier module falls due when, from the learner's own sheets. No page in here.

What may be asked lies in ``.saleslab/retrieval.json`` of the work folder (`saleslab.course.retrieval` makes it).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from saleslab.practice.earlier import moment, sheet_in, title_of
from saleslab.practice.path import progress

ITEMS = Path(".saleslab", "retrieval.json")
AGAIN_AFTER = 2
"""Days until an item answered wrong comes back, once."""


class _Words(BaseModel):
    """One item's texts in one company; ``options`` are pairs of key and text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prompt: str
    options: list[tuple[str, str]]
    right: str
    because: str


class _Item(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    day: Literal[2, 7, 21, 60]
    companies: dict[int, _Words] = Field(min_length=2)


class Try(BaseModel):
    """One answer to an item: the company it was about, the option chosen, whether that was right, and when (ISO)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    company: int
    chosen: str
    right: bool
    at: str


History = Mapping[str, Sequence[Try]]
"""What was answered: item id -> its tries, one or two."""

_MODULES = TypeAdapter(dict[str, list[_Item]])
_TRIES = TypeAdapter(list[Try])


@dataclass(frozen=True)
class Due:
    """An item to ask from ``day`` on. ``id``: ``<module>/<days>``; ``title`` is the module's."""

    day: date
    id: str
    title: str
    company: int
    words: _Words


def history_in(value: Any) -> dict[str, list[Try]]:
    """The tries that the start page's sheet holds; what is none is left out."""
    found = {}
    for item, tries in value.items() if isinstance(value, dict) else ():
        try:
            found[str(item)] = _TRIES.validate_python(tries)
        except ValidationError:
            continue
    return found


def schedule(work: Path, history: History) -> list[Due]:
    """Everything still to be asked about the lessons that are finished, by the day it falls due.

    An item counts its days from the lesson's last answer. One that was answered wrong comes back once.
    """
    return sorted(_open(work, history), key=lambda due: (due.day, due.id))


def on_day(saved_at: str) -> date | None:
    """The learner's own calendar day of a saved time."""
    when = moment(saved_at)
    return when.astimezone().date() if when else None


def _open(work: Path, history: History) -> Iterator[Due]:
    for module, items in _items(work).items():
        finished = _finished(work, module)
        exercise = sheet_in(work / "exercises" / module, module)
        for item in items if finished else ():
            id_ = f"{module}/{item.day}"
            tries = history.get(id_, ())
            others = [company for company in item.companies if not exercise or company != exercise.world]
            company = others[len(tries) % len(others)]
            if day := _falls_due(finished, item.day, tries):
                yield Due(day, id_, title_of(work, module), company, item.companies[company])


def _falls_due(finished: date | None, days: int, tries: Sequence[Try]) -> date | None:
    begin, wait = (finished, days) if not tries else (on_day(tries[-1].at), AGAIN_AFTER)
    if begin is None or len(tries) > 1 or (tries and tries[0].right):
        return None
    try:
        return begin + timedelta(days=wait)
    except OverflowError:
        return None


def _finished(work: Path, module: str) -> date | None:
    """The day of a finished lesson's last answer."""
    sheet = sheet_in(work / "lessons" / module, module)
    if sheet is None or progress(work, f"lessons/{module}") != "done":
        return None
    return max(filter(None, (on_day(answer.saved_at) for answer in sheet.answers.values())), default=None)


def _items(work: Path) -> dict[str, list[_Item]]:
    """What can be asked, by module; nothing where the course has put nothing there."""
    try:
        return _MODULES.validate_python(json.loads((work / ITEMS).read_bytes()))
    except (OSError, ValueError, RecursionError):
        return {}
