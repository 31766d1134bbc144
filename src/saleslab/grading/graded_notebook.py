"""The graded notebook that an instructor opens: the release's cells, our results, the learner's words as text."""

from __future__ import annotations

from typing import Any

from saleslab.checks.notebook import CheckResult, marked_box, message_box
from saleslab.grading.grade import Received
from saleslab.grading.notebooks import as_text, display, rebuild
from saleslab.grading.release import Notebook, Release, grading_cell
from saleslab.grading.result import QuestionResult, Result


def clean_notebook(release: Release, received: Received, refused: str | None) -> Notebook:
    """The release's cells with the answers' copies, and what an instructor should know as escaped text."""
    notes = [*([refused] if refused else []), *received.flags()]
    return rebuild(release, received.sheet, notes, received.differences.words)


def fill_results(notebook: Notebook, result: Result) -> Notebook:
    """Fill each check's output with its result; a question without a mark gets the reason, and no number."""
    questions = {question.question: question for question in result.questions}
    for cell in notebook["cells"]:
        if grading_cell(cell).get("grade"):
            cell["outputs"] = [_output(result, questions.get(grading_cell(cell)["grade_id"]))]
    return notebook


def _output(result: Result, question: QuestionResult | None) -> dict[str, Any]:
    if question is None or question.mark is None:
        reason = result.refused or "This question could not be graded by itself. A person will look at it."
        return display({"text/html": message_box("Not graded", reason), "text/plain": reason})
    page = marked_box(question.mark)
    if question.answer is not None:
        page = f"<p><strong>The answer</strong></p>{as_text(question.answer)}{page}"
    data = {"text/plain": repr(CheckResult(question.mark.points, page)), "text/html": page}
    return {"output_type": "execute_result", "metadata": {}, "execution_count": None, "data": data}
