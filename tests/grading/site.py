"""Where hostile and damaged submissions are put: one learner's folder, and the folder of files that came in."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from saleslab.answers import Sheet
from saleslab.grading.folder import ClassFolder
from saleslab.grading.notebooks import rebuild
from saleslab.grading.release import Release

from .sample_course import MODULE, POINTS, right_sheet, sheet

VICTIM = "anna"
"""An honest learner whose submission lies there already."""

REFUSED = "refused"
ALL, NONE = 20.0, 0.0


@dataclass(frozen=True)
class Site:
    """One learner's place in a class. ``canary``: a file that appears only if something submitted was executed."""

    folder: ClassFolder
    release: Release
    learner: str
    number: int
    incoming: Path
    canary: Path

    @property
    def place(self) -> Path:
        """The learner's folder in ``submitted/``, made when it is asked for."""
        place = self.folder.submitted(self.learner, MODULE)
        place.mkdir(parents=True, exist_ok=True)
        return place

    @property
    def sheet_id(self) -> str:
        """This learner's own."""
        return f"{1000 + self.number:032x}"

    def blank(self) -> Sheet:
        """A sheet without answers."""
        return sheet({}, self.sheet_id)

    def right(self) -> Sheet:
        """A sheet with every answer right."""
        return right_sheet(self.sheet_id)

    def notebook(self, answers: Sheet | None = None) -> dict[str, Any]:
        """The learner's notebook as saved."""
        return rebuild(self.release, answers)

    def put(self, answers: Sheet | bytes | dict[str, Any] | None, notebook: Any = None) -> None:
        """Drop a sheet and a notebook (their own, unless given) into ``submitted/`` by hand."""
        own = self.notebook(answers if isinstance(answers, Sheet) else None)
        (self.place / f"{MODULE}.ipynb").write_bytes(as_bytes(own if notebook is None else notebook))
        if answers is not None:
            (self.place / "answers.json").write_bytes(as_bytes(answers))

    def hand_in(self, data: bytes, name: str = "") -> None:
        """Put a file among those that came in."""
        (self.incoming / (name or f"{MODULE}-{self.learner}.zip")).write_bytes(data)

    def members(self, answers: Sheet | bytes | None = None, notebook: Any = None, **receipt: Any) -> dict[str, bytes]:
        """What a learner's zip holds; ``receipt`` changes the receipt's fields."""
        own = self.right() if answers is None else answers
        digest = own.digest() if isinstance(own, Sheet) else "0" * 64
        fields = {
            "module": MODULE,
            "learner": self.learner,
            "sheet_id": self.sheet_id,
            "release": self.release.hash,
            "content_hash": digest,
            "made_at": "2026-01-01T10:00:00+00:00",
        }
        pages = self.notebook(own if isinstance(own, Sheet) else None) if notebook is None else notebook
        return {
            f"{MODULE}.ipynb": as_bytes(pages),
            "answers.json": as_bytes(own),
            "receipt.json": json.dumps(fields | receipt).encode(),
        }

    @property
    def code(self) -> str:
        """Python that leaves the canary behind."""
        return f"import pathlib; pathlib.Path({str(self.canary)!r}).write_text('executed')"


@dataclass(frozen=True)
class Case:
    """One submission of the catalogue. ``points``: what it must get; `REFUSED` where it must not be taken in.

    ``says``: what the instructor must be told, a part of a flag or of the reason; "" where there is nothing to tell.
    ``stock``: whether stock nbgrader can be shown it, which executes it.
    """

    name: str
    what: str
    points: float | str
    says: str
    stock: bool
    write: Callable[[Site], None]


class Catalogue(list[Case]):
    """Cases, collected by decorating the function that writes each."""

    def case(
        self, what: str, points: float | str, says: str = "", *, stock: bool = True
    ) -> Callable[[Callable[[Site], None]], Callable[[Site], None]]:
        """Add the decorated function, which writes one submission."""

        def add(write: Callable[[Site], None]) -> Callable[[Site], None]:
            self.append(Case(write.__name__.strip("_").replace("_", "-"), what, points, says, stock, write))
            return write

        return add


def as_bytes(content: Any) -> bytes:
    if isinstance(content, bytes):
        return content
    return content.to_bytes() if isinstance(content, Sheet) else json.dumps(content).encode()


def zipped(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip; a key may be a ZipInfo."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def cell_named(notebook: dict[str, Any], name: str) -> dict[str, Any]:
    """The release's cell with this nbgrader id."""
    return next(c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == name)


def checks(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """The graded cells."""
    return [cell_named(notebook, question) for question in POINTS]


def code_cell(source: str, **more: Any) -> dict[str, Any]:
    """A cell that a learner added."""
    cell = {"cell_type": "code", "id": "mine", "metadata": {}, "outputs": [], "execution_count": None}
    return cell | more | {"source": source}


def result(text: str) -> dict[str, Any]:
    """An output as a graded cell has it."""
    return {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": text}}
