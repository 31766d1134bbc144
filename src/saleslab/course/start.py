"""Pages that are no module: the start page (who are you, and where your path goes on) and one's own numbers."""

from __future__ import annotations

import json
from pathlib import Path

import jupytext
from nbformat import NotebookNode

from saleslab.course.catalogue import Course, Step, load_module
from saleslab.course.glossary import load_glossary
from saleslab.course.source import KERNEL, release_hash


def start_notebook(authoring: Path, course: Course) -> NotebookNode:
    """The start page from ``authoring/start/start.py``; the cell that says ``path({})`` gets each role's stops."""
    text = (authoring / "start" / "start.py").read_text("utf-8")
    text = text.replace("path({})", _path_call(authoring, course))
    text = text.replace("{{ glossary }}", load_glossary(authoring).fold())
    return _page(text, "start")


def own_numbers_notebook(authoring: Path) -> NotebookNode:
    """The page for one's own CRM export, from ``authoring/own_numbers/own_numbers.py``."""
    return _page((authoring / "own_numbers" / "own_numbers.py").read_text("utf-8"), "own_numbers")


def _page(text: str, name: str) -> NotebookNode:
    notebook: NotebookNode = jupytext.reads(text, fmt="py:percent")
    for position, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{position:02d}"
        cell.metadata = NotebookNode({"jupyter": {"source_hidden": True}} if cell.cell_type == "code" else {})
    notebook.metadata = NotebookNode(
        kernelspec=KERNEL, saleslab={"module": name, "kind": name, "release": release_hash(notebook.cells)}
    )
    return notebook


def _path_call(authoring: Path, course: Course) -> str:
    stops = {role: [_stop(authoring, course, step) for step in steps] for role, steps in course.paths.items()}
    coming = {role: [module.model_dump() for module in course.coming_for(role)] for role in course.paths}
    return f"path({_literal(stops)}, coming={_literal(coming)})"


def _literal(value: object) -> str:
    return json.dumps(value, indent=4, ensure_ascii=False)


def _stop(authoring: Path, course: Course, step: Step) -> dict[str, str | int]:
    module = load_module(authoring, course, step.module)
    lesson, exercise = step.minutes(module)
    return {
        "module": module.id,
        "title": module.title,
        "opening": module.opening,
        "lesson": lesson,
        "exercise": exercise,
        "need": step.need,
    }
