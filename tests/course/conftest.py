"""The real course, loaded once."""

from pathlib import Path

import nbformat
import pytest

from saleslab.answers import specs_in_notebook
from saleslab.checks import load_keys
from saleslab.course.bank import load_bank
from saleslab.course.build import Project
from saleslab.course.catalogue import load_course, load_module, module_folder

ROOT = Path(__file__).parents[2]
COURSE = load_course(ROOT / "authoring")
MODULES = COURSE.module_ids()


class Written:
    """One module, as written and as built."""

    def __init__(self, name: str) -> None:
        project = Project(ROOT)
        self.name = name
        self.folder = module_folder(project.authoring, COURSE, name)
        self.module = load_module(project.authoring, COURSE, name)
        self.keys = load_keys(project.authoring, name)
        self.bank = load_bank(project.authoring, name)
        self.lesson_path, self.solution_path, self.release_path = (
            project.lesson(COURSE, name),
            project.solution(name),
            project.release(name),
        )
        self.specs = specs_in_notebook(self.release.cells)

    @property
    def lesson(self):
        return nbformat.read(self.lesson_path, as_version=4)

    @property
    def solution(self):
        return nbformat.read(self.solution_path, as_version=4)

    @property
    def release(self):
        return nbformat.read(self.release_path, as_version=4)

    @property
    def points(self) -> dict[str, float]:
        graded = [c.metadata.nbgrader for c in self.release.cells if c.metadata.nbgrader["grade"]]
        return {g["grade_id"]: g["points"] for g in graded}


@pytest.fixture(params=MODULES)
def written(request) -> Written:
    return Written(request.param)


@pytest.fixture
def first() -> Written:
    """A real module to plant defects in."""
    return Written(MODULES[0])
