"""Grading many submissions: `grade` mapped over the cores, one group of submissions at a time.

A group shares a company, so that each core simulates only some of the twenty. Processes are started afresh, not
forked from one that holds open files; nothing of a submission is executed in them either. A process that dies all
the same takes nobody along: its group is graded again one by one, and only the submission that ends a process twice
is left for a person.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from saleslab.answers import world_index
from saleslab.answers.sheet import MAX_BYTES
from saleslab.answers.store import SHEET_NAME
from saleslab.grading.files import read_regular
from saleslab.grading.folder import ClassFolder
from saleslab.grading.records import Record
from saleslab.grading.submitted import is_linked

FEW = 20
"""So many submissions are graded here: starting processes takes longer."""

GROUP = 50
"""Most submissions that are graded, and written down, at once."""


@dataclass(frozen=True)
class Task:
    """One submission to grade, and what was noted about it so far. ``trial``: nothing is written or moved."""

    learner: str
    notes: tuple[str, ...]
    trial: bool = False


@dataclass(frozen=True)
class Graded:
    """What grading gave. ``tidied``: what was moved out of the folder. ``problem``: why there is no ``record``."""

    learner: str
    record: Record | None = None
    tidied: tuple[str, ...] = ()
    problem: str = ""


def grade_all(folder: ClassFolder, module: str, checker: str, tasks: Sequence[Task]) -> Iterator[list[Graded]]:
    """Grade submissions, group by group, in no particular order. Each group is ready to be written down."""
    groups = _groups(folder, module, tasks)
    if len(tasks) <= FEW or (os.cpu_count() or 1) == 1:
        for group in groups:
            yield _grade_group(folder, module, checker, group)
        return
    left: list[list[Task]] = []
    with _pool(min(len(groups), os.cpu_count() or 1)) as pool:
        waiting = {pool.submit(_grade_group, folder, module, checker, group): group for group in groups}
        for done in as_completed(waiting):
            try:
                yield done.result()
            except BrokenProcessPool:
                left.append(waiting[done])
    for task in (task for group in left for task in group):
        yield [_grade_alone(folder, module, checker, task)]


def _grade_alone(folder: ClassFolder, module: str, checker: str, task: Task) -> Graded:
    with _pool(1) as pool:
        done: Future[list[Graded]] = pool.submit(_grade_group, folder, module, checker, [task])
        try:
            return done.result()[0]
        except BrokenProcessPool:
            return Graded(task.learner, problem="it ended the process that graded it; a person must look")


def _pool(size: int) -> ProcessPoolExecutor:
    if sys.platform != "linux":
        return ProcessPoolExecutor(size, multiprocessing.get_context("spawn"))
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["saleslab.grading.submissions"])
    return ProcessPoolExecutor(size, context)


def _groups(folder: ClassFolder, module: str, tasks: Sequence[Task]) -> list[list[Task]]:
    """The tasks by company, the largest groups first."""
    by_world = defaultdict(list)
    for task in tasks:
        by_world[_world(folder.submitted(task.learner, module))].append(task)
    groups = [same[start : start + GROUP] for same in by_world.values() for start in range(0, len(same), GROUP)]
    return sorted(groups, key=len, reverse=True)


def _world(place: Path) -> int:
    """The company that a submission seems to be about; a wrong guess only costs time."""
    data = None if is_linked(place) else read_regular(place / SHEET_NAME, MAX_BYTES)
    found = re.search(rb'"sheet_id": ?"([0-9a-f]{32})"', data or b"")
    return world_index(found[1].decode()) if found else 0


def _grade_group(folder: ClassFolder, module: str, checker: str, tasks: Sequence[Task]) -> list[Graded]:
    # Loaded here, since it loads pandas: a run that finds nothing changed does without.
    from saleslab.grading.submissions import grade_submission

    return [grade_submission(folder, module, checker, task) for task in tasks]
