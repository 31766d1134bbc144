"""The real course, loaded once."""

from functools import cache, cached_property
from pathlib import Path

import nbformat
import pytest

from saleslab.answers import specs_in_notebook
from saleslab.answers.sheet import Answer
from saleslab.checks import grade_answer, load_keys
from saleslab.checks.keys import Key, Mark
from saleslab.course.bank import BankEntry, load_bank, sample_sheet
from saleslab.course.build import Project
from saleslab.course.catalogue import load_course, load_module, module_folder
from saleslab.org import world

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
        # The key of a question in a company, and a sample answer as a sheet of that company has it: some take a second.
        self.key, self.answer = cache(self._key), cache(self._answer)

    def _key(self, question: str, number: int) -> Key:
        return self.keys[question](world(number))

    def _answer(self, entry: BankEntry, number: int) -> Answer:
        return sample_sheet(self.name, {entry.question: entry}, number).answers[entry.question]

    def mark(self, entry: BankEntry, given_in: int, marked_in: int) -> Mark:
        """What a sample answer given in one company earns in another, or the same."""
        key, answer = self.key(entry.question, marked_in), self.answer(entry, given_in)
        spec, possible = self.specs[entry.question], self.points[entry.question]
        return grade_answer(spec, answer, key, world(marked_in), possible)

    @property
    def lesson(self):
        return nbformat.read(self.lesson_path, as_version=4)

    @property
    def solution(self):
        return nbformat.read(self.solution_path, as_version=4)

    @property
    def release(self):
        return nbformat.read(self.release_path, as_version=4)

    @cached_property
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
