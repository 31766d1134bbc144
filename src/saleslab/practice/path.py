"""The learner's path on the start page: what is done, what is next, and how long it takes."""

from __future__ import annotations

import ast
import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypedDict

from saleslab.analysis.words import exercise_title
from saleslab.answers import specs_in_notebook
from saleslab.practice.earlier import asks_nothing, sheet_in
from saleslab.practice.guard import guarded
from saleslab.practice.learner import work_folder
from saleslab.practice.package import FOLDER
from saleslab.practice.page import Bundle, put, renew
from saleslab.practice.session import Session, current

_ID = "path"
State = Literal["not started", "begun", "done"]


class Stop(TypedDict):
    """One stop on a role's path, in minutes; ``lesson`` or ``exercise`` is 0 where the stop is the other alone.

    ``opening`` is the lesson's first line, or empty.
    """

    module: str
    title: str
    opening: str
    lesson: int
    exercise: int
    need: Literal["required", "optional"]


class Announced(TypedDict):
    """A module that is still to come: its title and one line."""

    title: str
    line: str


Coming = Mapping[str, Sequence[Announced]]
"""What is still to come for each role."""


@dataclass(frozen=True)
class Part:
    """A lesson or an exercise as the path lists it. ``link`` is relative to the start page."""

    name: str
    link: str
    minutes: int
    need: str
    state: State
    opening: str = ""


@guarded("Your path")
def path(stops: Mapping[str, Sequence[Stop]], coming: Coming | None = None) -> None:
    """Show the path of the role chosen in the question ``role``, the moment it is chosen and whenever it changes."""
    session = current()

    def bundle() -> Bundle:
        return _bundle(session, stops, coming or {})

    put(bundle(), _ID)
    session.listeners[_ID] = lambda question: renew(bundle(), _ID) if question == "role" else None


def parts(stops: Sequence[Stop], work: Path) -> list[Part]:
    """Lessons and exercises in order, each with how far the learner is, read from the work folder."""
    found = []
    for stop in stops:
        module, title, need = stop["module"], stop["title"], stop["need"]
        lesson, exercise = f"lessons/{module}", f"exercises/{module}"
        link = f"{lesson}/{module}.ipynb"
        if stop["lesson"]:
            found.append(Part(title, link, stop["lesson"], need, progress(work, lesson), stop.get("opening", "")))
        if stop["exercise"]:
            handed_in = any((work / FOLDER).glob(f"{module}-*.zip"))
            begun: State = "not started" if progress(work, exercise) == "not started" else "begun"
            state: State = "done" if handed_in else begun
            found.append(
                Part(exercise_title(title, "exercise"), f"{exercise}/{module}.ipynb", stop["exercise"], need, state)
            )
    return found


def following(listed: Sequence[Part]) -> Part | None:
    """What comes next: the first required part that is not done, or None."""
    return next((part for part in listed if part.state != "done" and part.need == "required"), None)


def stops_on(start_page: Path) -> Mapping[str, Sequence[Stop]]:
    """The stops of each role's path, as the learner's own start page lists them; none where it can't be read."""
    try:
        cells = json.loads(start_page.read_bytes())["cells"]
        calls = (
            node
            for cell in cells
            if cell["cell_type"] == "code"
            for node in ast.walk(ast.parse("".join(cell["source"])))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "path"
        )
        stops: Mapping[str, Sequence[Stop]] = next((ast.literal_eval(call.args[0]) for call in calls), {})
    except (OSError, ValueError, LookupError, TypeError, SyntaxError):
        return {}
    return stops


def progress(work: Path, place: str) -> State:
    """How many of a notebook's questions its sheet answers: none, some or all."""
    folder = work / place
    sheet = sheet_in(folder, folder.name)
    try:
        specs = specs_in_notebook(json.loads((folder / f"{folder.name}.ipynb").read_bytes())["cells"])
    except (OSError, ValueError, KeyError):
        return "not started"
    given = specs.keys() & sheet.answers.keys() if sheet else set()
    if sheet is None or not given:
        return "not started"
    return "done" if all(asks_nothing(specs[q], sheet, work, place) for q in specs.keys() - given) else "begun"


def _bundle(session: Session, stops: Mapping[str, Sequence[Stop]], coming: Coming) -> Bundle:
    role = session.store.get("role")
    if role is None or role.value not in stops:
        waiting = "Say who you are, above. Your path then appears here."
        return {"text/html": f'<p class="wbf-reveal">{waiting}</p>', "text/plain": waiting}
    listed = parts(stops[role.value], work_folder(session.store.folder))
    upcoming = following(listed)
    left = sum(part.minutes for part in listed if part.state != "done" and part.need == "required")
    summary = f"About {left} minutes to go." if upcoming else "You have done all there is so far."
    rows = "".join(_row(part, part is upcoming) for part in listed)
    announced = coming.get(role.value, ())
    later = [f"Coming: {each['title']}. {each['line']}" for each in announced]
    page = f'<ol class="wbf-path">{rows}</ol><p>{summary}</p>{_coming(announced)}'
    return {
        "text/html": f'<div class="wbf-reveal">{page}</div>',
        "text/plain": "\n".join(
            [*(f"{part.name}: {part.minutes} min, {part.state}" for part in listed), summary, *later]
        ),
    }


def _coming(announced: Sequence[Announced]) -> str:
    """The modules that nobody can open yet, as a list without links."""
    if not announced:
        return ""
    rows = "".join(f"<li>{html.escape(a['title'])}. {html.escape(a['line'])}</li>" for a in announced)
    return f'<p>Coming, for you:</p><ul class="wbf-path">{rows}</ul>'


def _row(part: Part, is_next: bool) -> str:
    said = "next" if is_next else part.state if part.need == "required" else f"{part.state}, optional"
    link = f'<a href="{part.link}">{html.escape(part.name)}</a>'
    return f"<li>{f'<strong>{link}</strong>' if is_next else link} · {part.minutes} min · {said}</li>"
