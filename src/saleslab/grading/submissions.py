"""Grading one submission where it lies: tidied, graded, and its notebook made for the formgrader."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from functools import lru_cache

from saleslab.checks.sheets import Keys
from saleslab.grading.changes import made_from
from saleslab.grading.engine import Graded, Task
from saleslab.grading.files import stamp
from saleslab.grading.folder import ClassFolder
from saleslab.grading.grade import Received, grade_received, receive
from saleslab.grading.graded_notebook import clean_notebook, fill_results
from saleslab.grading.records import Record
from saleslab.grading.release import Release
from saleslab.grading.result import Result
from saleslab.grading.submitted import read_submission, sent_at
from saleslab.grading.tidy import tidy


def grade_submission(folder: ClassFolder, module: str, checker: str, task: Task) -> Graded:
    """Grade one submission. Whatever goes wrong with its files is its own problem, never the class's."""
    release, keys = _graded_by(folder, module, checker)
    try:
        tidied = () if task.trial else tuple(tidy(folder, release, task.learner))
        received, result = _grade(folder, release, keys, task.learner, (*task.notes, *tidied))
        if not task.trial:
            _write_notebook(folder, release, task.learner, received, result)
    except OSError as error:
        return Graded(task.learner, problem=f"its files can't be read or written ({error})")
    made = made_from(folder, module, task.learner, checker, (*task.notes, *tidied))
    place = folder.submitted(task.learner, module)
    return Graded(task.learner, Record.of(task.learner, made, sent_at(place), result, received.sheet), tidied)


def _grade(
    folder: ClassFolder, release: Release, keys: Keys, learner: str, notes: tuple[str, ...]
) -> tuple[Received, Result]:
    received = receive(release, read_submission(folder.submitted(learner, release.module), release.module))
    result = grade_received(release, received, keys)
    return received, replace(result, flags=tuple(dict.fromkeys([*notes, *result.flags])))


@lru_cache(maxsize=16)
def _graded_by(folder: ClassFolder, module: str, checker: str) -> tuple[Release, Keys]:
    """Release and keys, read once for each state that ``checker`` stands for."""
    return folder.release(module), folder.keys(module)


def _write_notebook(folder: ClassFolder, release: Release, learner: str, received: Received, result: Result) -> None:
    """Replace the submission's folder in ``autograded/`` by what plain ``nbgrader autograde`` would put there."""
    place, submitted = folder.autograded(learner, release.module), folder.submitted(learner, release.module)
    for abandoned in place.parent.glob(f".{release.module}-*"):  # by a run that was cut short
        shutil.rmtree(abandoned)
    fresh = place.with_name(f".{release.module}-{stamp()}")
    fresh.mkdir(parents=True)
    for path in submitted.iterdir():
        if path.suffix != ".ipynb":
            shutil.copyfile(path, fresh / path.name, follow_symlinks=False)
    notebook = fill_results(clean_notebook(release, received, result.refused), result)
    text = json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False)
    (fresh / f"{release.module}.ipynb").write_text(f"{text}\n", "utf-8")
    if place.exists():
        shutil.rmtree(place)
    fresh.rename(place)
