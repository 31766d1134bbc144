"""The learner's path on the start page: what is done, what is next, and how long it takes."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypedDict

from saleslab.answers import SheetError, read_sheet, specs_in_notebook
from saleslab.answers.sheet import MAX_BYTES
from saleslab.answers.store import SHEET_NAME
from saleslab.practice.guard import guarded
from saleslab.practice.learner import work_folder
from saleslab.practice.package import FOLDER
from saleslab.practice.page import Bundle, put, renew
from saleslab.practice.session import Session, current

_ID = "path"
State = Literal["not started", "begun", "done"]


class Stop(TypedDict):
    """One module on a role's path, in minutes; ``exercise`` is 0 where the role needs the lesson alone."""

    module: str
    title: str
    lesson: int
    exercise: int
    need: Literal["required", "optional"]


@dataclass(frozen=True)
class Part:
    """A lesson or an exercise as the path lists it. ``link`` is relative to the start page."""

    name: str
    link: str
    minutes: int
    need: str
    state: State


@guarded("Your path")
def path(stops: Mapping[str, Sequence[Stop]]) -> None:
    """Show the path of the role chosen in the question ``role``, the moment it is chosen and whenever it changes."""
    session = current()
    put(_bundle(session, stops), _ID)
    session.listeners[_ID] = lambda question: renew(_bundle(session, stops), _ID) if question == "role" else None


def parts(stops: Sequence[Stop], work: Path) -> list[Part]:
    """Lessons and exercises in order, each with how far the learner is, read from the work folder."""
    found = []
    for stop in stops:
        lesson, exercise = (f"{kind}/{stop['module']}/{stop['module']}.ipynb" for kind in ("lessons", "exercises"))
        found.append(Part(stop["title"], lesson, stop["lesson"], stop["need"], _answered(work / lesson)))
        if stop["exercise"]:
            handed_in = any((work / FOLDER).glob(f"{stop['module']}-*.zip"))
            begun: State = "not started" if _answered(work / exercise) == "not started" else "begun"
            state: State = "done" if handed_in else begun
            found.append(Part(f"{stop['title']}: exercise", exercise, stop["exercise"], stop["need"], state))
    return found


def _answered(notebook: Path) -> State:
    """How many of a notebook's questions its sheet answers: none, some or all."""
    try:
        sheet, _ = read_sheet((notebook.parent / SHEET_NAME).read_bytes()[: MAX_BYTES + 1], notebook.stem)
        asked = set(specs_in_notebook(json.loads(notebook.read_bytes())["cells"]))
    except (OSError, SheetError, ValueError, KeyError):
        return "not started"
    given = asked & set(sheet.answers)
    return "not started" if not given else "done" if given == asked else "begun"


def _bundle(session: Session, stops: Mapping[str, Sequence[Stop]]) -> Bundle:
    role = session.store.get("role")
    if role is None or role.value not in stops:
        waiting = "Say who you are, above. Your path then appears here."
        return {"text/html": f'<p class="wbf-reveal">{waiting}</p>', "text/plain": waiting}
    listed = parts(stops[role.value], work_folder(session.store.folder))
    following = next((part for part in listed if part.state != "done" and part.need == "required"), None)
    left = sum(part.minutes for part in listed if part.state != "done" and part.need == "required")
    summary = f"About {left} minutes to go." if following else "You have done all there is so far."
    rows = "".join(_row(part, part is following) for part in listed)
    return {
        "text/html": f'<div class="wbf-reveal"><ol class="wbf-path">{rows}</ol><p>{summary}</p></div>',
        "text/plain": "\n".join([*(f"{part.name}: {part.minutes} min, {part.state}" for part in listed), summary]),
    }


def _row(part: Part, is_next: bool) -> str:
    said = "next" if is_next else part.state if part.need == "required" else f"{part.state}, optional"
    link = f'<a href="{part.link}">{html.escape(part.name)}</a>'
    return f"<li>{f'<strong>{link}</strong>' if is_next else link} · {part.minutes} min · {said}</li>"
