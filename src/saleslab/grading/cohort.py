"""A folder of its own for a class: what it is graded by stays as it was, however the course goes on."""

from __future__ import annotations

import shutil
from pathlib import Path

from saleslab.grading.folder import ClassFolder
from saleslab.grading.release import ReleaseError, released_modules

GRADED_BY = (
    *("authoring/*/*/keys.py", "authoring/*/*/ratings.yml", "authoring/*/*/answers.yml", "authoring/*/*/bank.py"),
    *("docs/coach/*.md", "nbgrader_config.py"),
)
"""What goes into a class's folder besides exercises and solutions."""


def make_class(course: Path, place: Path) -> ClassFolder:
    """Make ``place`` a class's folder: nbgrader's settings, and a snapshot of releases, solutions, keys
    and answer banks.

    Raises `ReleaseError` where the folder is in use already, or there is nothing to grade by.
    """
    if place.exists() and any(place.iterdir()):
        raise ReleaseError(f"{place} is not empty; a class needs a folder of its own")
    if not released_modules(course / "exercises"):
        raise ReleaseError(f"{course / 'exercises'} holds no exercise; build them with `make build`")
    place.mkdir(parents=True, exist_ok=True)
    for name in ("exercises", "solutions"):
        shutil.copytree(course / name, place / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    for source in (path for pattern in GRADED_BY for path in sorted(course.glob(pattern))):
        target = place / source.relative_to(course)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    return ClassFolder(place)
