"""The sample course on disk, graded by the real machinery."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from saleslab.answers import Sheet
from saleslab.grading.folder import ClassFolder
from saleslab.grading.notebooks import rebuild
from saleslab.grading.release import Release
from saleslab.grading.submitted import Submission
from saleslab.practice.package import make_package

from .sample_course import MODULE, make_course


@pytest.fixture(scope="session")
def _course(tmp_path_factory: pytest.TempPathFactory) -> ClassFolder:
    return make_course(tmp_path_factory.mktemp("course"))


@pytest.fixture
def folder(_course: ClassFolder, tmp_path: Path) -> ClassFolder:
    """A class's folder of its own, with the release and a gradebook that knows it."""
    shutil.copytree(_course.root, tmp_path / "class")
    return ClassFolder(tmp_path / "class")


@pytest.fixture(scope="session")
def release(_course: ClassFolder) -> Release:
    return _course.release(MODULE)


@pytest.fixture(scope="session")
def keys(_course: ClassFolder) -> Any:
    return _course.keys(MODULE)


@pytest.fixture
def honest(release: Release) -> Callable[[Sheet], Submission]:
    """What a learner's own JupyterLab would leave behind."""

    def make(answers: Sheet) -> Submission:
        return Submission(answers.to_bytes(), json.dumps(rebuild(release, answers)).encode())

    return make


@pytest.fixture
def put(folder: ClassFolder) -> Callable[[str, Submission], Path]:
    """Drop a submission into ``submitted/`` by hand."""

    def drop(learner: str, submission: Submission) -> Path:
        place = folder.submitted(learner, MODULE)
        place.mkdir(parents=True)
        for name, data in (("answers.json", submission.sheet), (f"{MODULE}.ipynb", submission.notebook)):
            if data is not None:
                (place / name).write_bytes(data)
        return place

    return drop


@pytest.fixture
def submit(tmp_path: Path, release: Release) -> Callable[..., Path]:
    """Hand in as a learner does; returns the very zip that `saleslab.practice` writes."""

    def make(learner: str, answers: Sheet, when: datetime | None = None) -> Path:
        notebook = tmp_path / "work" / learner / answers.sheet_id / f"{MODULE}.ipynb"
        notebook.parent.mkdir(parents=True, exist_ok=True)
        notebook.write_text(json.dumps(rebuild(release, answers)))
        (notebook.parent / "answers.json").write_bytes(answers.to_bytes())
        path, _ = make_package(notebook, learner, tmp_path, when or datetime.now(UTC))
        return path

    return make
