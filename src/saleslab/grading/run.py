"""``saleslab grade``: taking in, grading what has changed, feedback and the table of grades.

Every step can be cut short and run again: a submission is taken in whole or not at all, and graded once its record is
written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from saleslab.grading import gradebook
from saleslab.grading.changes import checker, made_from
from saleslab.grading.engine import Graded, Task, grade_all
from saleslab.grading.exports import write_grades
from saleslab.grading.files import find
from saleslab.grading.folder import ClassFolder
from saleslab.grading.log import Log
from saleslab.grading.notebooks import printable
from saleslab.grading.outcome import LEARNER, Outcome
from saleslab.grading.records import Record
from saleslab.grading.release import Release, ReleaseError, released_modules
from saleslab.grading.result import Result
from saleslab.grading.standing import standing

Progress = Callable[[Iterable[str], str], Iterable[str]]
"""Wraps the learners to go through, whose number is their length, with a word for what is done, in a progress bar."""


@dataclass(frozen=True)
class Report:
    """What a run did: what came in, each learner's result, and those that are new to the class."""

    outcomes: tuple[Outcome, ...]
    results: Mapping[str, Result]


class UnknownLearnersError(Exception):
    """Submissions by learners nobody has confirmed. Nothing of the module was taken in."""

    def __init__(self, learners: list[str]) -> None:
        super().__init__(f"learners not known here: {', '.join(learners)}")
        self.learners = learners


class BusyError(Exception):
    """Another run is at work in the class's folder."""


def grade_module(
    folder: ClassFolder,
    module: str,
    paths: Iterable[Path],
    progress: Progress,
    *,
    learner: str | None = None,
    confirmed: Callable[[list[str]], bool],
    everything: bool = False,
) -> Report:
    """Take in ``paths`` and grade what has changed of everything submitted to ``module``; with ``everything``, all.

    ``confirmed`` is asked about learners without an earlier submission. Raises `ReleaseError`, `BusyError`,
    `GradebookError`, `UnknownLearnersError` and OSError, each before a grade has changed.
    """
    release = folder.release(module)
    with _alone(folder):
        gradebook.register(folder, release)
        files, log = list(find(paths)), folder.log()
        if files:
            _require_keys(folder, release)
        came_in = _take_in(folder, module, files, log, learner, confirmed) if files else []
        failed = _grade_changed(folder, release, log, progress, everything=everything)
        results = standing(folder, module)
        gradebook.penalise(folder, module, {name: result.penalty for name, result in results.items()})
        _tell(folder, release, results)
        write_grades(folder.grades, [*_other_modules(folder, module), results])
    return Report((*came_in, *failed, *_passed_over(folder, module)), results)


@contextmanager
def _alone(folder: ClassFolder) -> Iterator[None]:
    try:
        with FileLock(folder.root / ".grading.lock", timeout=0):
            yield
    except Timeout as error:
        raise BusyError(f"another run is grading in {folder.root}: wait for it") from error


def _require_keys(folder: ClassFolder, release: Release) -> None:
    if unkeyed := [question for question in release.points if question not in folder.keys(release.module)]:
        raise ReleaseError(f"{release.module} has no key for {', '.join(unkeyed)}: everybody would get 0")


def _take_in(
    folder: ClassFolder,
    module: str,
    files: list[Path],
    log: Log,
    learner: str | None,
    confirmed: Callable[[list[str]], bool],
) -> list[Outcome]:
    # Loaded here, since it loads what learners' notebooks load: a run that finds nothing changed does without.
    from saleslab.grading.intake import open_all, take

    arrivals, refused = open_all(files, module, learner)
    known = {path.name for path in (folder.root / "submitted").glob("*")}
    new = sorted({arrival.learner for arrival in arrivals} - known)
    if new and not confirmed(new):
        raise UnknownLearnersError(new)
    return [*refused, *take(folder, module, arrivals, log)]


def _learners(folder: ClassFolder, module: str) -> list[str]:
    return [learner for learner in folder.learners(module) if LEARNER.fullmatch(learner)]


def _passed_over(folder: ClassFolder, module: str) -> list[Outcome]:
    """Folders put into ``submitted`` by hand under a name that nbgrader would take for a pattern or an option."""
    reason = "its folder's name in submitted/ is no learner id: letters, digits, dots, dashes and underscores"
    strange = [learner for learner in folder.learners(module) if not LEARNER.fullmatch(learner)]
    return [Outcome(printable(name), "", "refused", (reason,)) for name in strange]


@dataclass(frozen=True)
class _Grading:
    """Submissions being graded: an iterable of learners, each written down when it comes."""

    folder: ClassFolder
    module: str
    checker: str
    tasks: Sequence[Task]
    log: Log
    failed: list[Graded]

    def __len__(self) -> int:
        return len(self.tasks)

    def __iter__(self) -> Iterator[str]:
        for group in grade_all(self.folder, self.module, self.checker, self.tasks):
            self._write_down([graded for graded in group if graded.record])
            self.failed.extend(graded for graded in group if not graded.record)
            yield from (graded.learner for graded in group)

    def _write_down(self, group: list[Graded]) -> None:
        """The record last: what has one is complete."""
        records = [graded.record for graded in group if graded.record]
        gradebook.write(self.folder, self.module, map(_entry, records))
        for graded in group:
            if graded.tidied:
                self.log.add(graded.learner, self.module, "tidied", graded.tidied)
        self.folder.records.keep(records)


def _grade_changed(
    folder: ClassFolder, release: Release, log: Log, progress: Progress, *, everything: bool
) -> list[Outcome]:
    """Grade every submission that has no record for what it, its release and the checker are now."""
    module, graded_by = release.module, checker(folder, release.module)
    known, held = folder.records.of_module(module), gradebook.scores(folder, module)
    tasks = []
    for name in _learners(folder, module):
        task = Task(name, log.notes(name, module))
        now = made_from(folder, module, name, graded_by, task.notes)
        done = name in known and known[name].made_from == now and name in held
        if everything or not done or not folder.autograded(name, module).is_dir():
            tasks.append(task)
    folder.records.forget(module, set(known) - set(_learners(folder, module)))
    if not tasks:
        return []
    _require_keys(folder, release)
    grading = _Grading(folder, module, graded_by, tasks, log, [])
    for _ in progress(grading, "Grading"):
        pass
    return [Outcome(graded.learner, graded.learner, "refused", (graded.problem,)) for graded in grading.failed]


def _entry(record: Record) -> gradebook.Entry:
    points = {q.question: q.mark.points if q.mark else None for q in record.result.questions}
    return gradebook.Entry(record.learner, record.sent, points)


def _tell(folder: ClassFolder, release: Release, results: Mapping[str, Result]) -> None:
    """Write the feedback of everybody whose result is not what they were told last."""
    told = folder.records.told(release.module)
    made_by = checker(folder, release.module)  # it covers the page's template
    news = {name: hashlib.sha256((made_by + result.to_json()).encode()).hexdigest() for name, result in results.items()}
    untold = [name for name, new in news.items() if told.get(name) != new or not _has_feedback(folder, release, name)]
    if not untold:
        return
    from saleslab.grading.feedback import write_feedback

    write_feedback(folder, release, {name: results[name] for name in untold})
    folder.records.tell(release.module, {name: news[name] for name in untold})


def _has_feedback(folder: ClassFolder, release: Release, learner: str) -> bool:
    return (folder.feedback(learner, release.module) / f"{release.module}.html").exists()


def _other_modules(folder: ClassFolder, module: str) -> list[dict[str, Result]]:
    """Results of what was graded before, so that the table of grades always holds all of it."""
    return [standing(folder, other) for other in released_modules(folder.exercises) if other != module]
