"""``check(...)``: the graded cell of an exercise, the same in every copy of it.

In a learner's notebook it says what was received and what is missing. Where the instructor's keys are given, by the
environment variable ``SALESLAB_KEYS``, it grades. It never raises and never writes to stderr: nbgrader reads an
error or a warning as 0 points, and a result that is no plain number as full points.
"""

from __future__ import annotations

import html
import json
import os
from pathlib import Path
from typing import Any

from IPython.display import HTML, display, update_display

from saleslab.answers import AnswerError, Spec, Store, specs_in_notebook
from saleslab.answers.mark import Mark, Status
from saleslab.checks.sheets import clean_answer, grade_answer, load_keys
from saleslab.org import world

KEYS_VARIABLE = "SALESLAB_KEYS"
"""Environment variable that names the ``authoring`` folder. Set by the build and by the grader, never for learners."""


class CheckResult:
    """A cell's result: points for nbgrader as ``text/plain``, a message for people as ``text/html``."""

    def __init__(self, points: float, page: str) -> None:
        self.points = points
        self.page = page

    def __repr__(self) -> str:
        return repr(float(self.points))

    def _repr_html_(self) -> str:
        return self.page


_shown: dict[tuple[str, str], float] = {}
"""Points of each check this kernel shows, by module and question, so that a saved answer can refresh its line."""


def check(module: str, question: str, *, points: float) -> CheckResult:
    """Say what has been received for ``question`` or, where the keys are at hand, grade it."""
    keys = os.environ.get(KEYS_VARIABLE)
    if keys:
        try:
            return CheckResult(*_graded(Path(keys), module, question, points))
        except Exception:
            # Raising would take every later cell with it; the grader's own guard reports what is wrong.
            return CheckResult(0.0, message_box("This check could not run", "A person will look at it."))
    display(HTML(_received(module, question, points)), display_id=f"check-{question}")
    _shown[module, question] = points
    # Never no result: a stock autograder gives full points where a graded cell prints no number.
    return CheckResult(0.0, "<span hidden></span>")


def refresh(module: str, question: str) -> None:
    """Bring the check's line up to date after an answer was saved, where this kernel shows it."""
    if (module, question) in _shown:
        page = HTML(_received(module, question, _shown[module, question]))
        update_display(page, display_id=f"check-{question}")


def message_box(heading: str, message: str) -> str:
    """A heading and a message as HTML, both escaped."""
    return (
        f'<p class="wbf-check" role="status"><strong class="wbf-check-heading">{html.escape(heading)}.</strong> '
        f"{html.escape(message)}</p>"
    )


def marked_box(mark: Mark) -> str:
    """A graded result as HTML."""
    return message_box(f"{WORDS[mark.status]} · {mark.points:g} of {mark.possible:g} points", mark.message)


WORDS: dict[Status, str] = {
    "right": "Correct",
    "partly": "Partly there",
    "not yet": "Not yet",
    "missing": "Not answered",
    "unusable": "Not answered",
}
"""What each status is called wherever people read it."""


def _graded(authoring: Path, module: str, question: str, points: float) -> tuple[float, str]:
    spec, store = _specs(module)[question], Store(Path.cwd(), module)
    company = world(store.sheet.world)
    key = load_keys(authoring, module)[question](company)
    result = grade_answer(spec, store.get(question), key, company, points)
    return result.points, marked_box(result)


def _received(module: str, question: str, points: float) -> str:
    try:
        spec, store = _specs(module)[question], Store(Path.cwd(), module)
        answer = store.get(question)
        if answer is None:
            worth = "1 point" if points == 1 else f"{points:g} points"
            return message_box("Not answered yet", f"Answer above: worth {worth}.")
        value = clean_answer(spec, answer, world(store.sheet.world))
    except AnswerError as error:
        return message_box("Not answered yet", str(error))
    except Exception:
        return message_box(
            "This check could not run",
            "Your answer is safe. Press “Start / restart”; if this stays, tell your instructor.",
        )
    in_words = spec.kind in ("text", "commitment", "page")
    graded = "Your words are not graded" if in_words else "It is graded after you submit"
    return message_box("Received", f"{spec.in_words(value).rstrip('.')}. {graded}.")


def _specs(module: str) -> dict[str, Spec]:
    """The questions asked in the notebook this kernel belongs to."""
    raw: dict[str, Any] = json.loads((Path.cwd() / f"{module}.ipynb").read_bytes())
    return specs_in_notebook(raw["cells"])
