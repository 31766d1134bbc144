"""Grading again what was graded before: who would change, by how much, before anything does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from saleslab.grading.changes import checker
from saleslab.grading.engine import Task, grade_all
from saleslab.grading.folder import ClassFolder
from saleslab.grading.result import Result
from saleslab.grading.standing import standing


@dataclass(frozen=True)
class Change:
    """One learner's result before and after. ``questions``: question -> points before and after, where they differ."""

    learner: str
    module: str
    before: float | None
    after: float | None
    questions: Mapping[str, tuple[float | None, float | None]]


def changes(folder: ClassFolder, module: str) -> list[Change]:
    """Whose result would change if everything submitted to ``module`` were graded now. Writes nothing.

    Points set by hand count on both sides, since grading again leaves them.
    """
    records, log = folder.records.of_module(module), folder.log()
    tasks = [Task(learner, log.notes(learner, module), trial=True) for learner in records]
    fresh = {
        graded.learner: graded.record
        for group in grade_all(folder, module, checker(folder, module), tasks)
        for graded in group
        if graded.record
    }
    before, after = standing(folder, module, records), standing(folder, module, fresh)
    found = [_change(learner, before[learner], after[learner]) for learner in fresh]
    return sorted((change for change in found if change.questions or change.before != change.after), key=_name)


def _change(learner: str, before: Result, after: Result) -> Change:
    old, new = _points(before), _points(after)
    questions = {
        question: (old.get(question), new.get(question))
        for question in dict.fromkeys([*old, *new])
        if old.get(question) != new.get(question)
    }
    return Change(learner, after.module, before.points, after.points, questions)


def _points(result: Result) -> dict[str, float | None]:
    return {question.question: question.mark.points if question.mark else None for question in result.questions}


def _name(change: Change) -> str:
    return change.learner
