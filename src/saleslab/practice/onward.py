"""What comes after an exercise was handed in: how points come back, and the next stop on the learner's path."""

from __future__ import annotations

import html
from pathlib import Path

from saleslab.practice.learner import work_folder
from saleslab.practice.package import FOLDER
from saleslab.practice.page import Bundle
from saleslab.practice.path import following, parts, stops_on
from saleslab.practice.role import chosen_role
from saleslab.practice.session import Session, being_graded

_AUTHORING = Path(__file__).parents[3] / "authoring"
"""Holds the keys: in a checkout, and not in the learners' bundle."""

_NOTHING = {"text/html": "<span hidden></span>", "text/plain": ""}


def onward(session: Session) -> Bundle:
    """Nothing before the first file is made; then how it is graded and what is next, with a link."""
    work = work_folder(session.store.folder)
    made = sorted((work / FOLDER).glob(f"{session.module}-*.zip"), key=lambda path: path.stat().st_mtime)
    if being_graded() or not made:
        return _NOTHING
    lines = [*_points(session.module, made[-1], work), *_next(session, work)]
    return {
        "text/html": f'<div class="wbf-reveal wbf-onward">{"".join(page for page, _ in lines)}</div>',
        "text/plain": "\n".join(words for _, words in lines),
    }


Line = tuple[str, str]
"""A paragraph as HTML, and the same as text."""


def _points(module: str, made: Path, work: Path) -> list[Line]:
    send = "Send the file to whoever runs your course: points and feedback come back from there."
    to_send = (f"<p>{html.escape(send)}</p>", send)
    if not _AUTHORING.is_dir():
        return [to_send]
    alone = "Nobody runs one? Then grade it yourself"
    where = "In a terminal, in the course’s folder:"
    once = ".venv/bin/saleslab class my-own"
    grade = f".venv/bin/saleslab grade {module} {work.name}/{FOLDER}/{made.name} --class my-own --yes"
    after = "The first line is needed once. Your feedback page is then in my-own/feedback."
    commands = f"<code>{html.escape(once)}</code><br><code>{html.escape(grade)}</code>"
    # Without the attribute JupyterLab takes Enter on the fold for a command.
    fold = f'<details><summary data-lm-suppress-shortcuts="true">{html.escape(alone)}</summary>'
    folded = f"{fold}{html.escape(where)}<br>{commands}<br>{html.escape(after)}</details>"
    return [to_send, (folded, "\n".join([alone, where, once, grade, after]))]


def _next(session: Session, work: Path) -> list[Line]:
    stops = stops_on(work / "start.ipynb").get(chosen_role(session), [])
    if not stops:
        home = "Home, at the top, leads back to your path."
        return [(f"<p>{html.escape(home)}</p>", home)]
    part = following(parts(stops, work))
    if part is None:
        done = "That was the last stop on your path. What else there is stands on the start page."
        return [(f"<p>{html.escape(done)}</p>", done)]
    link = f'<a href="../../{html.escape(part.link)}">{html.escape(part.name)}</a>'
    minutes = f" · {part.minutes} min"
    opening = f" {part.opening}" if part.opening else ""
    return [
        (
            f"<p><strong>Next on your path: {link}</strong>{minutes}<br>{html.escape(opening.strip())}</p>",
            f"Next on your path: {part.name}{minutes}{opening and '.' + opening}",
        )
    ]
