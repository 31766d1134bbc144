"""What a learner gets back: a page, and the same as JSON, from the result. No key, flag or reference answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from saleslab.checks.notebook import WORDS
from saleslab.grading.release import Release
from saleslab.grading.result import QuestionResult, Result
from saleslab.org import world

_PAGES = Environment(
    loader=PackageLoader("saleslab.grading"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def write_feedback(place: Path, release: Release, learner: str, result: Result) -> Path:
    """Write ``<module>.html`` and ``<module>.json`` to ``place``, the page's name being the one nbgrader hands out."""
    place.mkdir(parents=True, exist_ok=True)
    page = place / f"{result.module}.html"
    page.write_text(feedback_page(release, learner, result), "utf-8")
    page.with_suffix(".json").write_text(json.dumps(feedback_json(learner, result), indent=1) + "\n", "utf-8")
    return page


def feedback_page(release: Release, learner: str, result: Result) -> str:
    """The page. Everything in it is escaped; it has no script and loads nothing."""
    return _PAGES.get_template("feedback.html").render(
        result=result,
        learner=learner,
        title=_title(release),
        company=world(result.world).name if result.world else None,
        number=_number,
        word=_word,
        points=_points,
    )


def feedback_json(learner: str, result: Result) -> dict[str, Any]:
    """The page's content. Flags stay with the instructor: they may name other learners."""
    return {
        "learner": learner,
        "module": result.module,
        "release": result.release,
        "graded": result.refused is None,
        "points": result.points,
        "possible": result.possible,
        "questions": [_question(question) for question in result.questions],
    }


def _question(question: QuestionResult) -> dict[str, Any]:
    return {
        "question": question.question,
        "prompt": question.prompt,
        "answer": question.answer,
        "possible": question.possible,
        "points": question.mark.points if question.mark else None,
        "result": _word(question),
        "message": question.mark.message if question.mark else None,
    }


def _title(release: Release) -> str:
    """The exercise's title: the first heading of its first cell."""
    first = "".join(release.notebook["cells"][0]["source"])
    return first.splitlines()[0].lstrip("# ") if first.startswith("#") else release.module


def _word(question: QuestionResult) -> str:
    return WORDS[question.mark.status] if question.mark else "Open"


def _points(question: QuestionResult) -> str:
    return f"{_number(question.mark.points) if question.mark else '?'} of {_number(question.possible)}"


def _number(points: float) -> str:
    return f"{points:g}"
