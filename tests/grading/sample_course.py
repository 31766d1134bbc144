"""A tiny course to grade: one module, ``c0_sample``, whose keys are functions of the world."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.converters import GenerateAssignment

from saleslab.answers import Sheet
from saleslab.answers.sheet import Answer
from saleslab.grading.folder import ClassFolder
from saleslab.grading.gradebook import register
from saleslab.grading.registration import convert

MODULE = "c0_sample"
RELEASE = "00c0ffee00c0ffee"
SHEET_ID = f"{7:032x}"
POINTS = {"share": 6, "cause": 5, "signs": 4, "plan": 3, "promise": 2}

KEYS = """
from saleslab.checks.keys import ChoiceKey, NumberKey, ReflectionKey


class Signs:
    def __init__(self, world):
        self.right = ["a", "b"] if world.index % 2 else ["a", "c"]

    def credit(self, value):
        share = len(set(value) & set(self.right)) / 2 if len(value) == 2 else 0.0
        return share, "That is both." if share == 1 else "Look again at part two."


KEYS = {
    "share": lambda world: NumberKey(50.0 + world.index, 0.5, "That is the share.", "Count the top 48 again.",
                                     near={20.0: "That is the share of sellers."}),
    "cause": lambda world: ChoiceKey("luck", {"luck": "Yes: luck.", "skill": "Skill looks the same next year."}),
    "signs": Signs,
    "plan": lambda world: ReflectionKey("Thank you."),
    "promise": lambda world: ReflectionKey("Kept for you."),
}
"""

FORMS = {
    "share": 'ask.number("share", "What share do the top 48 hold?", unit="percent", low=0, high=100)',
    "cause": 'ask.choice("cause", "What explains the difference?", options={"luck": "Luck", "skill": "Skill"})',
    "signs": 'ask.several("signs", "Which two signs?", options={"a": "First", "b": "Second", "c": "Third"})',
    "plan": 'ask.text("plan", "What would you look at first?")',
    "promise": 'ask.commitment("promise", "What will you do at work?")',
}


def right_values(world: int) -> dict[str, Any]:
    return {
        "share": 50.0 + world,
        "cause": "luck",
        "signs": ["a", "b"] if world % 2 else ["a", "c"],
        "plan": "The patch each seller was given",
        "promise": {"what": "Listen to three of her calls", "by": "Friday", "who": "Kim"},
    }


WRONG = {"share": 20.0, "cause": "skill", "signs": ["b"]}
"""A wrong answer to each question that has one, in every world."""


def sheet(values: dict[str, Any], sheet_id: str = SHEET_ID, release: str = RELEASE) -> Sheet:
    answers = {
        question: Answer(value=value, revision=n, saved_at="2026-01-01T00:00:00+00:00")
        for n, (question, value) in enumerate(values.items(), start=1)
    }
    return Sheet(assignment=MODULE, release=release, sheet_id=sheet_id, answers=answers)


def right_sheet(sheet_id: str = SHEET_ID) -> Sheet:
    return sheet(right_values(sheet({}, sheet_id).world), sheet_id)


def _cell(grade_id: str, source: str, kind: str = "code", points: float | None = None) -> nbformat.NotebookNode:
    make = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
    meta = {"schema_version": 3, "grade_id": grade_id, "locked": True, "solution": False, "task": False}
    meta |= {"grade": points is not None} | ({} if points is None else {"points": points})
    cell = make(source, metadata={"nbgrader": meta})
    cell["id"] = grade_id.replace("_", "-")
    return cell


def solution() -> nbformat.NotebookNode:
    cells = [_cell("header", "# A sample exercise", "markdown")]
    cells.append(_cell("set_up", f'from saleslab.practice import ask, start\n\nstart("{MODULE}", "exercise")'))
    for question, points in POINTS.items():
        cells.append(_cell(f"{question}_form", FORMS[question]))
        check = f'from saleslab.checks import check\n\ncheck("{MODULE}", "{question}", points={points})'
        cells.append(_cell(question, check, points=points))
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    notebook.metadata["saleslab"] = {"module": MODULE, "kind": "exercise", "release": RELEASE}
    return notebook


def make_course(root: Path) -> ClassFolder:
    """The course at ``root``: release, solution, keys, and a gradebook that knows it."""
    folder = ClassFolder(root)
    (root / "authoring" / "core" / MODULE).mkdir(parents=True)
    (root / "authoring" / "core" / MODULE / "keys.py").write_text(KEYS)
    (folder.solutions / MODULE).mkdir(parents=True)
    nbformat.write(solution(), folder.solutions / MODULE / f"{MODULE}.ipynb")
    assert convert(GenerateAssignment, folder, MODULE) is None
    register(folder, folder.release(MODULE))
    (root / "nbgrader_config.py").write_text((Path(__file__).parents[2] / "nbgrader_config.py").read_text())
    return folder


def zipped(members, **options):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content, **options)
    return buffer.getvalue()
