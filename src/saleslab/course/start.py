"""The start page: who are you, and where your path goes on."""

from __future__ import annotations

from pathlib import Path

import jupytext
from nbformat import NotebookNode

from saleslab.course.catalogue import Course, load_module
from saleslab.course.source import KERNEL, release_hash


def start_notebook(authoring: Path, course: Course) -> NotebookNode:
    """The start page from ``authoring/start/start.py``, with the modules' titles, minutes and links filled in."""
    text = (authoring / "start" / "start.py").read_text("utf-8")
    notebook: NotebookNode = jupytext.reads(
        text.replace("# {{ modules }}", _modules(authoring, course)), fmt="py:percent"
    )
    for position, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{position:02d}"
        cell.metadata = NotebookNode({"jupyter": {"source_hidden": True}} if cell.cell_type == "code" else {})
    notebook.metadata = NotebookNode(
        kernelspec=KERNEL, saleslab={"module": "start", "kind": "start", "release": release_hash(notebook.cells)}
    )
    return notebook


def _modules(authoring: Path, course: Course) -> str:
    lines = ["# | module | lesson | exercise |", "# | --- | --- | --- |"]
    for name in course.module_ids():
        module = load_module(authoring, course, name)
        lesson, exercise = (f"{part}/{name}/{name}.ipynb" for part in ("lessons", "exercises"))
        lines.append(
            f"# | {module.title} | [Open the lesson]({lesson}) · {module.lesson_minutes} min "
            f"| [Open the exercise]({exercise}) · {module.exercise_minutes} min |"
        )
    return "\n".join(lines)
