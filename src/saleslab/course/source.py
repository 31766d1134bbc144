"""From a hand-written ``lesson.py`` or ``exercise.py`` (py:percent) to a notebook that nbgrader understands.

Numbers are never typed into prose: ``{{ name }}`` is filled from the module's ``facts.py``, computed on the company
of the lessons, and ``{{ cite("E7") }}`` prints a study. In an exercise ``# %% check="top_share" points=4`` becomes
the graded cell, and every other cell is locked.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import jinja2
import jupytext
import nbformat
from nbformat import NotebookNode

from saleslab.analysis.words import exercise_title
from saleslab.answers.spec import specs_in_source
from saleslab.course.catalogue import CourseError, Module
from saleslab.course.evidence import Evidence
from saleslab.org import World, world

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
Facts = Mapping[str, Callable[[World], str]]


def with_minutes(facts: Facts, module: Module) -> Facts:
    """The facts, and the minutes that ``module.yml`` states, so that no page states others."""
    return {
        **facts,
        "lesson_minutes": lambda _: str(module.lesson_minutes),
        "exercise_minutes": lambda _: str(module.exercise_minutes),
    }


def load_facts(folder: Path) -> Facts:
    """``FACTS`` of a module's ``facts.py``: name -> function of the world that gives the words to print."""
    facts: Facts = facts_module(folder).FACTS
    return facts


def facts_module(folder: Path) -> ModuleType:
    """A module's ``facts.py``. Raises `CourseError` where it is missing."""
    path = folder / "facts.py"
    spec = importlib.util.spec_from_file_location(f"saleslab_facts_{folder.name}", path)
    if spec is None or spec.loader is None or not path.exists():
        raise CourseError(f"{path} is missing: it computes the numbers the prose states")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def fill(text: str, facts: Facts, evidence: Evidence, path: Path) -> str:
    """``text`` with its facts and citations filled in. Raises `CourseError` for an unknown name."""
    company = world(0)
    values: dict[str, Any] = {name: fact(company) for name, fact in facts.items()}
    return fill_in(text, {**values, "cite": evidence.cite, "cite_plain": evidence.cite_plain}, path)


def fill_in(text: str, values: Mapping[str, Any], path: Path) -> str:
    """``text`` of the file ``path`` with ``values`` filled in. Raises `CourseError` for an unknown name."""
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True, autoescape=False)
    try:
        return environment.from_string(text).render(values)
    except jinja2.TemplateError as error:
        raise CourseError(f"{path}: {error}; names come from facts.py: {', '.join(values)}") from error


def read_cells(path: Path, facts: Facts, evidence: Evidence) -> list[NotebookNode]:
    """The cells of a py:percent file, filled in."""
    notebook = jupytext.reads(fill(path.read_text("utf-8"), facts, evidence, path), fmt="py:percent")
    return list(notebook.cells)


def lesson_notebook(folder: Path, module: Module, facts: Facts, evidence: Evidence) -> NotebookNode:
    """The lesson, not yet executed."""
    cells = read_cells(folder / "lesson.py", with_minutes(facts, module), evidence)
    for cell in cells:
        cell.metadata = NotebookNode(_folded(cell))
    return _notebook(cells, module.id, "lesson")


def exercise_notebook(folder: Path, module: Module, facts: Facts, evidence: Evidence) -> NotebookNode:
    """The exercise with nbgrader's metadata (schema 3), header first, not yet executed."""
    cells = [_header(module), *read_cells(folder / "exercise.py", with_minutes(facts, module), evidence)]
    for position, cell in enumerate(cells):
        compact = dict(cell.metadata)
        cell.metadata = NotebookNode(_folded(cell))
        if "check" in compact:
            cell.source = check_source(module.id, compact["check"], compact["points"])
        cell.metadata["nbgrader"] = _nbgrader(cell, compact, position)
    return _notebook(cells, module.id, "exercise")


def coach_page(folder: Path, module: Module, facts: Facts, evidence: Evidence) -> str:
    """The facilitator's page of a module, from its ``coach.md``. Raises `CourseError` where that is missing."""
    path = folder / "coach.md"
    if not path.exists():
        raise CourseError(f"{path} is missing: whoever runs a session needs it")
    made = f"<!-- Made by `saleslab build` from the module's coach.md; do not edit by hand. -->\n# {module.title}\n\n"
    return made + fill(path.read_text("utf-8"), with_minutes(facts, module), evidence, path)


def check_source(module: str, question: str, points: float) -> str:
    """The graded cell: it imports for itself, since it must run alone, and is the same in every copy."""
    return f'from saleslab.checks import check\n\ncheck("{module}", "{question}", points={points})'


def release_hash(cells: list[NotebookNode]) -> str:
    """Sixteen hex digits that change with any word, question or point of a notebook, and with nothing else."""
    content = []
    for cell in cells:
        graded = cell.metadata.get("nbgrader", {})
        content.append([cell.cell_type, cell.source, graded.get("grade_id"), graded.get("points")])
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]


def _folded(cell: NotebookNode) -> dict[str, Any]:
    return {"jupyter": {"source_hidden": True}} if cell.cell_type == "code" else {}


def _nbgrader(cell: NotebookNode, compact: Mapping[str, Any], position: int) -> dict[str, Any]:
    meta: dict[str, Any] = {"schema_version": 3, "grade": False, "solution": False, "locked": True, "task": False}
    if "check" in compact:
        return {**meta, "grade": True, "grade_id": compact["check"], "points": compact["points"]}
    forms = list(specs_in_source(cell.source)) if cell.cell_type == "code" else []
    name = compact.get("name") or (f"{forms[0]}_form" if forms else f"cell_{position:02d}")
    return {**meta, "grade_id": name}


def _header(module: Module) -> NotebookNode:
    text = (
        f"# {exercise_title(module.title, 'the exercise')}\n\n"
        f"About {module.exercise_minutes} minutes · 20 points · for {module.for_whom}\n\n"
        "Answer by clicking. Every answer is saved at once; you can close this page and come back. "
        "Nothing is graded until you submit, at the bottom. You may change an answer until then.\n\n"
        "All companies and sellers in this course are simulated."
    )
    cell: NotebookNode = nbformat.v4.new_markdown_cell(text)
    cell.metadata["name"] = "header"
    return cell


def _notebook(cells: list[NotebookNode], module: str, kind: str) -> NotebookNode:
    taken: set[str] = set()
    for position, cell in enumerate(cells):
        name = cell.metadata.get("nbgrader", {}).get("grade_id") or f"cell_{position:02d}"
        if name in taken:
            raise CourseError(f"{module} {kind}: two cells are called {name!r}")
        taken.add(name)
        cell["id"] = name.replace("_", "-")
    notebook: NotebookNode = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata = NotebookNode(
        kernelspec=KERNEL, saleslab={"module": module, "kind": kind, "release": release_hash(cells)}
    )
    return notebook
