"""The exercise as it was released: what it asks, and what each question is worth. This, alone, is trusted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from saleslab.answers import Spec, specs_in_notebook
from saleslab.answers.spec import specs_in_source

Notebook = dict[str, Any]
"""A notebook's JSON, format 4."""

IGNORED = {".ipynb_checkpoints"}
"""What JupyterLab leaves behind when an instructor looks at a notebook; nbgrader ignores it too."""


class ReleaseError(Exception):
    """A release that can't be graded with. The message says what the instructor can do."""


@dataclass(frozen=True)
class Release:
    """A released exercise. ``points``: graded question -> points, in the notebook's order.

    ``forms``: question -> id of the cell that asks it.
    """

    module: str
    hash: str
    notebook: Notebook
    specs: Mapping[str, Spec]
    points: Mapping[str, float]
    forms: Mapping[str, str]

    @classmethod
    def load(cls, exercises: Path, module: str) -> Release:
        """Read ``exercises/<module>/<module>.ipynb``. Raises `ReleaseError`."""
        path = exercises / module / f"{module}.ipynb"
        if not path.is_file():
            there = ", ".join(released_modules(exercises)) or "none"
            raise ReleaseError(f"there is no exercise {module!r} in {exercises}; there: {there}")
        refuse_stray_files(path)
        try:
            notebook: Notebook = json.loads(path.read_bytes())
            return cls(
                module=module,
                hash=notebook["metadata"]["saleslab"]["release"],
                notebook=notebook,
                specs=specs_in_notebook(notebook["cells"]),
                points=_graded_cells(notebook),
                forms=_form_cells(notebook),
            )._checked(path)
        except (ValueError, KeyError, TypeError) as error:
            raise ReleaseError(f"{path} is no built exercise ({error}); build it again with `make build`") from error

    @property
    def title(self) -> str:
        """The exercise's title: the first heading of its first cell."""
        first = "".join(self.notebook["cells"][0]["source"])
        return first.splitlines()[0].lstrip("# ") if first.startswith("#") else self.module

    def _checked(self, path: Path) -> Release:
        unasked = [question for question in self.points if question not in self.specs]
        if unasked or not self.points:
            raise ReleaseError(f"{path} grades {', '.join(unasked) or 'nothing'}, which no form asks; build it again")
        return self


def released_modules(exercises: Path) -> list[str]:
    """Every module that has a released exercise, by name."""
    return sorted(path.parent.name for path in exercises.glob("*/*.ipynb") if path.stem == path.parent.name)


def refuse_stray_files(notebook: Path) -> None:
    """Raise `ReleaseError` where anything lies beside a built notebook.

    nbgrader copies such files to learners, and over what they submitted: a stray answers.json has graded a whole
    class by one sheet.
    """
    stray = sorted(p.name for p in notebook.parent.iterdir() if p.name != notebook.name and p.name not in IGNORED)
    if stray:
        raise ReleaseError(f"{notebook.parent} must hold {notebook.name} alone; move away: {', '.join(stray)}")


def grading_cell(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    """A cell's nbgrader metadata, empty where it has none."""
    found = cell["metadata"].get("nbgrader", {})
    return found if isinstance(found, Mapping) else {}


def _form_cells(notebook: Notebook) -> dict[str, str]:
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return {question: cell["id"] for cell in code for question in specs_in_source("".join(cell["source"]))}


def _graded_cells(notebook: Notebook) -> dict[str, float]:
    graded = [grading_cell(cell) for cell in notebook["cells"]]
    return {meta["grade_id"]: float(meta["points"]) for meta in graded if meta.get("grade")}
