"""The folder a class is graded in: nbgrader's own layout, plus ``inbox`` for what came in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from saleslab.grading.log import Log
from saleslab.grading.records import Records
from saleslab.grading.release import Release, ReleaseError
from saleslab.grading.rules import Rules, read_rules

if TYPE_CHECKING:
    from saleslab.checks.sheets import Keys


@dataclass(frozen=True)
class ClassFolder:
    """A checkout of the course, or a class's own folder with a snapshot of what it is graded by."""

    root: Path

    @property
    def exercises(self) -> Path:
        """Releases, as learners got them."""
        return self.root / "exercises"

    @property
    def solutions(self) -> Path:
        """What the releases were generated from."""
        return self.root / "solutions"

    @property
    def authoring(self) -> Path:
        """Holds each module's keys: ``<track>/<module>/keys.py``."""
        return self.root / "authoring"

    @property
    def inbox(self) -> Path:
        """Everything that came in, byte for byte, and what was set aside."""
        return self.root / "inbox"

    @property
    def database(self) -> str:
        """Address of nbgrader's gradebook."""
        return f"sqlite:///{self.root / 'gradebook.db'}"

    def log(self) -> Log:
        """What came in so far, and what was noted about it."""
        return Log(self.inbox / "log.jsonl")

    @property
    def records(self) -> Records:
        """Every result, and what it was made from."""
        return Records(self.root / "results.db")

    def rules(self) -> Rules:
        """Due dates, and what lateness costs. Raises `ReleaseError`."""
        return read_rules(self.root / "rules.yml")

    @property
    def grades(self) -> Path:
        """The table of all grades."""
        return self.root / "grades.csv"

    def submitted(self, learner: str, module: str) -> Path:
        """What is graded of one learner."""
        return self.root / "submitted" / learner / module

    def aside(self, learner: str, module: str) -> Path:
        """Where what does not belong to one submission is moved to."""
        return self.inbox / "set-aside" / learner / module

    def autograded(self, learner: str, module: str) -> Path:
        """What the formgrader shows of one submission."""
        return self.root / "autograded" / learner / module

    def feedback(self, learner: str, module: str) -> Path:
        """What one learner gets back."""
        return self.root / "feedback" / learner / module

    def learners(self, module: str) -> list[str]:
        """Everybody with a submission to ``module``."""
        return sorted(path.parent.name for path in (self.root / "submitted").glob(f"*/{module}") if path.is_dir())

    def release(self, module: str) -> Release:
        """The release everybody in this folder is graded by. Raises `ReleaseError`."""
        return Release.load(self.exercises, module)

    def key_files(self, module: str) -> list[Path]:
        """What a module's keys are made from: ``keys.py``, and ``ratings.yml`` where a key is counted from one."""
        names = ("keys.py", "ratings.yml")
        return [path for name in names for path in sorted(self.authoring.glob(f"*/{module}/{name}"))]

    def keys(self, module: str) -> Keys:
        """The keys of a module. Raises `ReleaseError`: learners' copies of the course hold none."""
        changed = [path.stat().st_mtime_ns for path in self.key_files(module)]
        try:
            return _keys(self.authoring, module, tuple(changed))
        except FileNotFoundError as error:
            raise ReleaseError(f"{error}; learners' copies of the course hold none") from error


@lru_cache(maxsize=16)
def _keys(authoring: Path, module: str, changed: tuple[int, ...]) -> Keys:
    """The keys as of their last change, each made once per world: a class has hundreds of learners and 20 worlds."""
    from saleslab.checks.sheets import load_keys

    return {question: lru_cache(maxsize=64)(make) for question, make in load_keys(authoring, module).items()}
