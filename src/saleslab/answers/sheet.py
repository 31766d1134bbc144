"""Reading an answer sheet, which may be damaged or hostile, and the sheet's own format (version 1)."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

COURSE: Final = "worth-buying-from"
FORMAT: Final = 1
MAX_BYTES = 1_000_000
"""A full sheet is a few kilobytes; anything near this is not one of ours."""

WORLDS = 20
"""Exercises draw one of this many companies (`saleslab.org.WORLDS`; a test holds them equal)."""


class SheetError(Exception):
    """A file that is no usable answer sheet. The message says what is wrong and what happens to the file.

    ``newer`` is True for a sheet of a later version of the course, which must be left alone.
    """

    def __init__(self, message: str, *, newer: bool = False) -> None:
        super().__init__(message)
        self.newer = newer


class Answer(BaseModel):
    """One answer: its value, the sheet's revision when it was given, when, and whether it is locked."""

    model_config = ConfigDict(extra="forbid", strict=True)

    value: Any
    revision: int = Field(ge=1, le=10**9)
    saved_at: str = Field(max_length=40)
    locked: bool = False


class Sheet(BaseModel):
    """A learner's answers to one notebook. ``sheet_id`` is random, drawn once, and decides the learner's world."""

    model_config = ConfigDict(extra="forbid", strict=True)

    format: Literal[1] = FORMAT
    course: Literal["worth-buying-from"] = COURSE
    assignment: str = Field(pattern=r"^[a-z0-9_]{1,60}$")
    release: str = Field(pattern=r"^[0-9a-f]{0,64}$")
    sheet_id: str = Field(pattern=r"^[0-9a-f]{32}$")
    answers: dict[str, Answer] = Field(default_factory=dict, max_length=200)

    @property
    def revision(self) -> int:
        """The number of the last change, 0 for a blank sheet."""
        return max((answer.revision for answer in self.answers.values()), default=0)

    @property
    def world(self) -> int:
        """Which company this learner's exercise is about, 1 to 20."""
        return world_index(self.sheet_id)

    def to_bytes(self) -> bytes:
        """The sheet as it is written to disk."""
        return (json.dumps(self.model_dump(), indent=1, ensure_ascii=False) + "\n").encode("utf-8", "replace")

    def digest(self) -> str:
        """SHA-256 of the content, the same however the file is spaced: what a receipt shows."""
        canonical = json.dumps(_whole(self.model_dump()), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


class Copy(BaseModel):
    """One answer as it travels in the notebook's own output."""

    model_config = ConfigDict(extra="forbid", strict=True)

    format: Literal[1] = FORMAT
    assignment: str
    release: str = Field(pattern=r"^[0-9a-f]{0,64}$")
    sheet_id: str = Field(pattern=r"^[0-9a-f]{32}$")
    question: str = Field(pattern=r"^[a-z][a-z0-9_]{0,40}$")
    answer: Answer


def _whole(value: Any) -> Any:
    """``value`` with 51.0 as 51: a browser that saved the notebook's copy writes it so, and it is the same answer."""
    if isinstance(value, dict):
        return {key: _whole(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_whole(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def world_index(sheet_id: str) -> int:
    """The world (1 to 20) that a sheet id draws."""
    return int.from_bytes(hashlib.sha256(sheet_id.encode()).digest()[:8], "big") % WORLDS + 1


def parse_json(data: bytes) -> Any:
    """``data`` as JSON, or `SheetError`. NaN and infinities are read here and refused, answer by answer, later."""
    if not data.strip():
        raise SheetError("the file is empty")
    if len(data) > MAX_BYTES:
        raise SheetError(f"the file is {len(data):,} bytes long; an answer sheet is far smaller")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SheetError(f"the file is not text (byte {error.start})") from error
    except json.JSONDecodeError as error:
        raise SheetError(f"the file is cut short or not JSON (line {error.lineno})") from error
    except (ValueError, RecursionError) as error:
        raise SheetError("the file is not an answer sheet (nested or numbered beyond reason)") from error


def read_sheet(data: bytes, assignment: str) -> tuple[Sheet, list[str]]:
    """The sheet in ``data``, and a plain line for each answer that could not be used.

    Raises `SheetError` where the file as a whole is not a sheet for ``assignment``. Whether a value answers its
    question is for the question's spec to say (`saleslab.answers.spec`).
    """
    raw = parse_json(data)
    if not isinstance(raw, dict) or raw.get("course") != COURSE:
        raise SheetError("the file is not an answer sheet of this course")
    version = raw.get("format")
    if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT:
        raise SheetError("the sheet was written by a newer version of the course; update the course", newer=True)
    if raw.get("assignment") != assignment:
        raise SheetError(f"the sheet belongs to another exercise ({str(raw.get('assignment'))[:60]!r})")
    entries = raw.get("answers")
    if not isinstance(entries, dict):
        raise SheetError("the sheet has no list of answers")
    answers, problems = _read_answers(entries)
    try:
        return Sheet.model_validate({**raw, "answers": answers}), problems
    except ValidationError as error:
        field = ".".join(map(str, error.errors()[0]["loc"][:1]))[:60]
        raise SheetError(f"the sheet's {field!r} is not what it should be") from error


def _read_answers(entries: dict[str, Any]) -> tuple[dict[str, Answer], list[str]]:
    answers: dict[str, Answer] = {}
    problems: list[str] = []
    for question, entry in entries.items():
        try:
            answers[question] = Answer.model_validate(entry)
        except ValidationError:
            problems.append(f"{question[:40]}: this answer is damaged and was left out")
    return answers, problems
