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


def evidence_page(evidence: Evidence) -> str:
    """All studies as docs/evidence.md: what each says, how far to trust it, and where it was read."""
    rows = "\n".join(_row(key, study) for key, study in evidence.root.items())
    return f"""# Evidence

Every study the course leans on, as `authoring/evidence.yml` has it. Rebuilt by `saleslab build`; do not edit by hand.
A lesson prints the sentence as it stands, with setting, design and strength, and nothing else of the study.

We read abstracts and index entries and compared them with one another. We re-analysed no paper. *Read in*: two
places, or the publisher's own abstract; one place; or sources that disagree.

Strength: {"; ".join(f"{letter} {word}" for letter, word in STRENGTH.items())}. *Contrary*: it speaks against the
course's thesis, or limits it. *In lessons*: "no" is a claim we report without trusting it, or one not checked enough.

Looked for and not found: studies pooled on CRM and sales, or on social selling; a named methodology tested against
a control group by somebody who does not sell it.

| key | what it says | setting | design | study | strength | contrary | in lessons | read in | address |
|---|---|---|---|---|---|---|---|---|---|
{rows}
"""


def _row(key: str, study: Study) -> str:
    contrary, printed = "yes" if study.contrary else "", "yes" if study.printable else "no"
    cells = [key, study.sentence, study.setting, study.design, study.citation]
    cells += [study.strength, contrary, printed, study.verified, study.address]
    return f"| {' | '.join(cells)} |"
