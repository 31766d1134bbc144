"""``saleslab grade``: intake, nbgrader's own autograder, feedback and grades, learner by learner."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from saleslab.checks.keys import Mark, Status
from saleslab.grading.exports import write_grades
from saleslab.grading.feedback import write_feedback
from saleslab.grading.folder import ClassFolder
from saleslab.grading.grade import QuestionResult, Result, grade
from saleslab.grading.gradebook import Scores, autograde, register, scores
from saleslab.grading.intake import LEARNER, Arrival, Outcome, notes_of, open_all, take
from saleslab.grading.notebooks import printable
from saleslab.grading.release import Release, ReleaseError, released_modules
from saleslab.grading.tidy import read_submission, tidy

Progress = Callable[[Iterable[str], str], Iterable[str]]
"""Wraps the learners to go through, with a word for what is done, in a progress bar."""


@dataclass(frozen=True)
class Report:
    """What a run did: what came in, each learner's result, and those that are new to the class."""

    outcomes: tuple[Outcome, ...]
    results: Mapping[str, Result]


class UnknownLearnersError(Exception):
    """Submissions by learners nobody has confirmed. Nothing was taken in."""

    def __init__(self, learners: list[str]) -> None:
        super().__init__(f"learners not known here: {', '.join(learners)}")
        self.learners = learners


def grade_module(
    folder: ClassFolder,
    module: str,
    paths: Iterable[Path],
    progress: Progress,
    *,
    learner: str | None = None,
    confirmed: Callable[[list[str]], bool],
) -> Report:
    """Take in ``paths`` and grade everything submitted to ``module``.

    ``confirmed`` is asked about learners without an earlier submission. Raises `ReleaseError`,
    `UnknownLearnersError` and OSError, each before a grade has changed.
    """
    release = folder.release(module)
    if unkeyed := [question for question in release.points if question not in folder.keys(module)]:
        raise ReleaseError(f"{module} has no key for {', '.join(unkeyed)}: everybody would get 0")
    register(folder, release)
    arrivals, refused = open_all(paths, module, learner)
    _confirm(folder, arrivals, confirmed)
    taken = [take(folder, release, arrival) for arrival in arrivals]
    results = {name: _grade_learner(folder, release, name) for name in progress(_learners(folder, module), "Grading")}
    results = with_twins(_with_scores(results, scores(folder, module)), folder)
    for name, result in results.items():
        write_feedback(folder.feedback(name, module), release, name, result)
    write_grades(folder.grades, [*_other_modules(folder, module), results])
    return Report((*refused, *taken, *_passed_over(folder, module)), results)


def with_twins(results: Mapping[str, Result], folder: ClassFolder) -> dict[str, Result]:
    """Flag learners who share a sheet, or gave word for word the same answers. A person judges what it means."""
    by_sheet, by_answers = defaultdict(list), defaultdict(list)
    for learner, result in results.items():
        if result.sheet_id is not None:
            by_sheet[result.sheet_id].append(learner)
        answers = [question.answer for question in result.questions]
        if answers and all(answer is not None for answer in answers):
            by_answers[json.dumps([result.world, answers])].append(learner)
    flagged = dict(results)
    for groups, words in ((by_sheet, "The same answer sheet as"), (by_answers, "The same answers, word for word, as")):
        for learners in groups.values():
            for learner in learners if len(learners) > 1 else ():
                others = ", ".join(other for other in learners if other != learner)
                result = flagged[learner]
                flagged[learner] = replace(result, flags=(*result.flags, f"{words} {others}."))
    return flagged


def _confirm(folder: ClassFolder, arrivals: list[Arrival], confirmed: Callable[[list[str]], bool]) -> None:
    known = {path.name for path in (folder.root / "submitted").glob("*")}
    new = sorted({arrival.learner for arrival in arrivals} - known)
    if new and not confirmed(new):
        raise UnknownLearnersError(new)


def _learners(folder: ClassFolder, module: str) -> list[str]:
    return [learner for learner in folder.learners(module) if LEARNER.fullmatch(learner)]


def _passed_over(folder: ClassFolder, module: str) -> list[Outcome]:
    """Folders put into ``submitted`` by hand under a name that nbgrader would take for a pattern or an option."""
    reason = "its folder's name in submitted/ is no learner id: letters, digits, dots, dashes and underscores"
    strange = [learner for learner in folder.learners(module) if not LEARNER.fullmatch(learner)]
    return [Outcome(printable(name), "", "refused", (reason,)) for name in strange]


def _grade_learner(folder: ClassFolder, release: Release, learner: str) -> Result:
    notes = [*notes_of(folder, release.module, learner), *tidy(folder, release, learner)]
    result = _pure(folder, release, learner)
    problem = autograde(folder, release.module, learner)
    if problem is not None:
        notes.append(f"nbgrader could not take it up ({problem[:200]}); the points here are not in its gradebook.")
    return replace(result, flags=tuple(dict.fromkeys([*notes, *result.flags])))


def _pure(folder: ClassFolder, release: Release, learner: str) -> Result:
    submission = read_submission(folder.submitted(learner, release.module), release.module)
    return grade(release, submission, folder.keys(release.module))


def _with_scores(results: Mapping[str, Result], gradebook: Scores) -> dict[str, Result]:
    """Results with what an instructor has set by hand in the gradebook."""
    return {
        learner: replace(result, questions=tuple(_corrected(q, gradebook.get(learner, {})) for q in result.questions))
        for learner, result in results.items()
    }


def _corrected(question: QuestionResult, given: Mapping[str, float | None]) -> QuestionResult:
    points = given.get(question.question)
    if points is None or (question.mark is not None and question.mark.points == points):
        return question
    status: Status = "right" if points >= question.possible else "partly" if points > 0 else "not yet"
    return replace(question, mark=Mark(points, question.possible, status, "Your instructor set these points."))


def _other_modules(folder: ClassFolder, module: str) -> list[dict[str, Result]]:
    """Results of what was graded before, so that the table of grades always holds all of it."""
    others = []
    for other in released_modules(folder.exercises):
        known = scores(folder, other) if other != module else {}
        if known:
            release = folder.release(other)
            learners = [learner for learner in _learners(folder, other) if learner in known]
            results = {learner: _pure(folder, release, learner) for learner in learners}
            others.append(with_twins(_with_scores(results, known), folder))
    return others
