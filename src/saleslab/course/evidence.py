"""The studies the course cites: ``authoring/evidence.yml``, and the one way a lesson prints one."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from saleslab.course.catalogue import CourseError, read_yaml

STRENGTH = {"A": "strong", "B": "fair", "C": "weak", "D": "only a claim"}
"""What each strength means, in one word: A randomised or as good as that, B a comparison without a lottery or many
studies pooled, C things seen together, D a vendor's survey, a book or a practitioner."""


class Study(BaseModel):
    """One study. ``sentence`` is the only thing printed of it, as it stands."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    citation: str
    setting: str
    design: str
    sentence: str
    verified: Literal["two places", "one place", "sources disagree"]
    strength: Literal["A", "B", "C", "D"]
    address: str
    printable: bool
    contrary: bool = Field(default=False, description="speaks against the course's thesis, or limits it")

    def source(self) -> str:
        """Where it comes from and how far to trust it, in one line."""
        setting = self.setting[0].upper() + self.setting[1:]
        return f"{setting}; {self.design}. {self.citation}. Strength {self.strength}: {STRENGTH[self.strength]}."


class Evidence(RootModel[dict[str, Study]]):
    """All studies by key."""

    def cite(self, key: str) -> str:
        """The study as one line of Markdown. Raises `CourseError` for an unknown or unprintable one."""
        study = self._printable(key)
        return f"{study.sentence} *{study.source()}*"

    def cite_plain(self, key: str) -> str:
        """The study as one line of plain text, for a reveal. Raises as `cite`."""
        study = self._printable(key)
        return f"{study.sentence} ({study.source()})"

    def _printable(self, key: str) -> Study:
        study = self.root.get(key)
        if study is None:
            raise CourseError(f"evidence {key!r} is not in evidence.yml")
        if not study.printable:
            raise CourseError(f"evidence {key!r} may not be printed")
        return study


def load_evidence(authoring: Path) -> Evidence:
    """The evidence file. Raises `CourseError`."""
    return read_yaml(authoring / "evidence.yml", Evidence)
