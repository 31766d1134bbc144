"""What a learner gets back: a page, and the same as JSON, from the result.

No key and no flag; the right answers once the instructor has released them, which the class's folder remembers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from saleslab.checks.notebook import WORDS
from saleslab.grading.folder import ClassFolder
from saleslab.grading.reference import Progress, has_bank, references, worlds
from saleslab.grading.release import Release, ReleaseError
from saleslab.grading.result import QuestionResult, Result
from saleslab.grading.templating import PAGES, number
from saleslab.org import world


def write_feedback(
    folder: ClassFolder, release: Release, results: Mapping[str, Result], progress: Progress | None = None
) -> None:
    """Write everybody's ``feedback/<learner>/<module>/<module>.html``, the page nbgrader hands out, and its JSON."""
    known = references(folder, release.module, worlds(results), progress) if answers_released(folder, release) else {}
    for learner, result in results.items():
        place = folder.feedback(learner, release.module)
        place.mkdir(parents=True, exist_ok=True)
        answers = known[result.world].right if result.world in known else None
        page = place / f"{release.module}.html"
        page.write_text(feedback_page(release, learner, result, answers), "utf-8")
        content = feedback_json(learner, result, answers)
        page.with_suffix(".json").write_text(json.dumps(content, indent=1) + "\n", "utf-8")


def release_answers(folder: ClassFolder, release: Release, *, released: bool) -> None:
    """Remember whether learners may see the right answers. Raises `ReleaseError` where the folder has none to show."""
    if released and not has_bank(folder, release.module):
        raise ReleaseError(f"{folder.root} holds no answer bank of {release.module}; make a class folder anew")
    mark = _mark(folder, release)
    if released:
        mark.parent.mkdir(exist_ok=True)
        mark.touch()
    else:
        mark.unlink(missing_ok=True)


def answers_released(folder: ClassFolder, release: Release) -> bool:
    """Whether learners may see the right answers. Those of another release have to be released anew."""
    return _mark(folder, release).exists()


def feedback_page(release: Release, learner: str, result: Result, answers: Mapping[str, str] | None = None) -> str:
    """The page. Everything in it is escaped; it has no script and loads nothing.

    ``answers``: question -> a right answer, for learners who may see it.
    """
    return PAGES.get_template("feedback.html").render(
        result=result,
        learner=learner,
        answers=answers,
        title=release.title,
        company=world(result.world).name if result.world else None,
        number=number,
        word=_word,
        points=_points,
    )


def feedback_json(learner: str, result: Result, answers: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The page's content. Flags stay with the instructor: they may name other learners."""
    return {
        "learner": learner,
        "module": result.module,
        "release": result.release,
        "graded": result.refused is None,
        "points": result.points,
        "possible": result.possible,
        "late_penalty": result.penalty,
        "questions": [_question(question, answers) for question in result.questions],
    }


def _question(question: QuestionResult, answers: Mapping[str, str] | None) -> dict[str, Any]:
    shown = {
        "question": question.question,
        "prompt": question.prompt,
        "answer": question.answer,
        "possible": question.possible,
        "points": question.mark.points if question.mark else None,
        "result": _word(question),
        "message": question.mark.message if question.mark else None,
    }
    return shown if answers is None else {**shown, "right": answers.get(question.question)}


def _mark(folder: ClassFolder, release: Release) -> Path:
    return folder.root / "answers-released" / f"{release.module}-{release.hash}"


def _word(question: QuestionResult) -> str:
    return WORDS[question.mark.status] if question.mark else "Open"


def _points(question: QuestionResult) -> str:
    return f"{number(question.mark.points) if question.mark else '?'} of {number(question.possible)}"
