"""The class at a glance, as pages: one for each module and one for all. No script; every word of a learner escaped."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path

from markupsafe import Markup

from saleslab.answers.question import shortened
from saleslab.grading.folder import ClassFolder
from saleslab.grading.glance import Glance, Handed, glance
from saleslab.grading.gradebook import by_hand
from saleslab.grading.reference import Progress, bank_hash, references, worlds
from saleslab.grading.release import released_modules
from saleslab.grading.standing import standing
from saleslab.grading.templating import PAGES, number

INDEX = "index.html"


@dataclass(frozen=True)
class Line:
    """One module on the page of all. ``totals``: learner -> points in words. ``of``: hash of its sources."""

    of: str
    title: str
    page: str
    handed: str
    points: str
    minutes: str
    hardest: str
    totals: Mapping[str, str]


def write_glances(folder: ClassFolder, roster: set[str] | None, progress: Progress | None = None) -> Path | None:
    """Write ``glance/<module>.html`` for every module that is graded, and ``glance/index.html``, which is returned.

    Only a module in which something has changed is counted anew; of the others not even the results are read.
    """
    place = folder.root / "glance"
    place.mkdir(exist_ok=True)
    graded, given, rules = folder.records.hashes(), by_hand(folder), folder.rules()
    asked = None if roster is None else sorted(roster)
    lines = []
    for module in released_modules(folder.exercises):
        if module in graded:
            # A record's hash covers the code, that of the page included.
            made_from = [graded[module], given.get(module), rules, asked, bank_hash(folder, module)]
            of = hashlib.sha256(f"{made_from} {_coach_page(folder, module)}".encode()).hexdigest()
            lines.append(_kept(place, module, of) or _write_module(folder, module, roster, of, progress))
    if not lines:
        return None
    (place / INDEX).write_text(class_page(lines), "utf-8")
    return place / INDEX


def _write_module(
    folder: ClassFolder, module: str, roster: set[str] | None, of: str, progress: Progress | None
) -> Line:
    records = folder.records.of_module(module)
    results = standing(folder, module, records)
    known = references(folder, module, worlds(results), progress)
    handed = {name: Handed(results[name], record.sent, record.sheet) for name, record in records.items()}
    found, title = glance(module, handed, roster, known), folder.release(module).title
    line = line_of(found, title, of)
    page = glance_page(found, title, huddle_steps(_coach_page(folder, module)))
    (folder.root / "glance" / f"{module}.html").write_text(page, "utf-8")
    (folder.root / "glance" / f"{module}.json").write_text(json.dumps(asdict(line)), "utf-8")
    return line


def _kept(place: Path, module: str, of: str) -> Line | None:
    """The line written before, if nothing has changed since and its page is there."""
    try:
        line = Line(**json.loads((place / f"{module}.json").read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
    return line if line.of == of and (place / line.page).is_file() else None


def glance_page(glance: Glance, title: str, huddle: Sequence[str] = ()) -> str:
    """One module's page. ``huddle``: the steps of the coach's page."""
    return PAGES.get_template("glance.html").render(
        glance=glance,
        title=title,
        huddle=huddle,
        index=INDEX,
        learners=_learner_rows(glance),
        number=number,
        short=shortened,
    )


def class_page(lines: Sequence[Line]) -> str:
    """All modules on one page."""
    learners = sorted({learner for line in lines for learner in line.totals})
    return PAGES.get_template("class.html").render(
        modules=lines,
        learners=_rows([learner, *(line.totals.get(learner, "–") for line in lines)] for learner in learners),
    )


def line_of(found: Glance, title: str, of: str = "") -> Line:
    """What stands of a module on the page of all."""
    absent = "" if found.absent is None else f" of {len(found.rows) + len(found.absent)}"
    points, minutes, hardest = found.median_points, found.median_minutes, found.hardest
    return Line(
        of=of,
        title=title,
        page=f"{found.module}.html",
        handed=f"{len(found.rows)}{absent}",
        points="–" if points is None else f"{number(points)} of {number(found.possible)}",
        minutes="–" if minutes is None else f"{minutes:.0f}",
        hardest=f"{hardest.prompt} ({100 * hardest.share_right:.0f} %)" if hardest else "–",
        totals={row.learner: _points(row.total) for row in found.rows},
    )


def huddle_steps(coach_page: str) -> list[str]:
    """The numbered steps of a coach's page below the heading that names a huddle."""
    found = re.search(r"^## [^\n]*huddle[^\n]*\n(.*?)(?=^## |\Z)", coach_page, re.M | re.S | re.I)
    steps = re.split(r"^\d+\. ", found[1], flags=re.M)[1:] if found else []
    return [" ".join(step.replace("**", "").split()) for step in steps]


def _coach_page(folder: ClassFolder, module: str) -> str:
    """The coach's page as text; empty in a folder that has none."""
    path = folder.root / "docs" / "coach" / f"{module}.md"
    return path.read_text("utf-8") if path.is_file() else ""


def _learner_rows(glance: Glance) -> Markup:
    questions = [question.question for question in glance.questions]
    return _rows(
        [
            row.learner,
            *(_points(row.points.get(question)) if question in row.points else "" for question in questions),
            _points(row.total),
            "–" if row.minutes is None else f"{row.minutes:.0f}",
            "–" if row.sent is None else f"{row.sent:%Y-%m-%d %H:%M}",
        ]
        for row in glance.rows
    )


def _rows(rows: Iterable[Sequence[str]]) -> Markup:
    """Rows of a table, the first cell their heading. Written here: a class has tens of thousands of cells."""
    lines = []
    for head, *cells in rows:
        inner = "".join(f'<td class="number">{escape(cell)}</td>' for cell in cells)
        lines.append(f'<tr><th scope="row">{escape(head)}</th>{inner}</tr>')
    return Markup("\n".join(lines))


def _points(points: float | None) -> str:
    return "?" if points is None else number(points)
