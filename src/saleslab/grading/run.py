"""``saleslab grade``: intake, nbgrader's own autograder, feedback and grades, learner by learner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from saleslab.grading.changes import checker, made_from
from saleslab.grading.exports import write_grades
from saleslab.grading.feedback import write_feedback
from saleslab.grading.folder import ClassFolder
from saleslab.grading.grade import grade_received, receive
from saleslab.grading.gradebook import autograde, register, scores
from saleslab.grading.intake import LEARNER, Arrival, Outcome, notes_of, open_all, take
from saleslab.grading.notebooks import printable
from saleslab.grading.records import Record
from saleslab.grading.release import Release, ReleaseError, released_modules
from saleslab.grading.result import Result
from saleslab.grading.standing import standing
from saleslab.grading.tidy import read_submission, sent_at, tidy

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
    _grade_changed(folder, release, progress)
    results = standing(folder, module)
    write_feedback(folder, release, results)
    write_grades(folder.grades, [*_other_modules(folder, module), results])
    return Report((*refused, *taken, *_passed_over(folder, module)), results)


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


def _grade_changed(folder: ClassFolder, release: Release, progress: Progress) -> None:
    """Grade every submission that has no record for what it, its release and the checker are now."""
    known, graded_by = folder.records.of_module(release.module), checker(folder, release.module)
    held = scores(folder, release.module)
    for name in progress(_learners(folder, release.module), "Grading"):
        notes = notes_of(folder, release.module, name)
        now = made_from(folder, release.module, name, graded_by, notes)
        if name in held and name in known and known[name].made_from == now:
            continue
        folder.records.keep([_grade_learner(folder, release, name, graded_by, notes)])


def _grade_learner(
    folder: ClassFolder, release: Release, learner: str, graded_by: str, noted: tuple[str, ...]
) -> Record:
    notes = [*noted, *tidy(folder, release, learner)]
    place = folder.submitted(learner, release.module)
    received = receive(release, read_submission(place, release.module))
    result = grade_received(release, received, folder.keys(release.module))
    problem = autograde(folder, release.module, learner)
    if problem is not None:
        notes.append(f"nbgrader could not take it up ({problem[:200]}); the points here are not in its gradebook.")
    result = replace(result, flags=tuple(dict.fromkeys([*notes, *result.flags])))
    made = made_from(folder, release.module, learner, graded_by, noted)
    return Record.of(learner, made, sent_at(place), result, received.sheet)


def _other_modules(folder: ClassFolder, module: str) -> list[dict[str, Result]]:
    """Results of what was graded before, so that the table of grades always holds all of it."""
    return [standing(folder, other) for other in released_modules(folder.exercises) if other != module]
