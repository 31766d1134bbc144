"""What was wrong with a file: a defect that was dealt with and is reported, or a reason to refuse the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 3
"""Examples of a defect that a report shows."""


@dataclass(frozen=True)
class Defect:
    """One kind of defect in one file.

    ``examples`` never hold names or free text: a report is forwarded.
    """

    what: str
    count: int
    done: str
    means: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """What only the file's owner can answer. ``about``: the answer's place in the mapping, such as "dates.Created On".

    ``options``: the answer as the mapping writes it -> in words. Empty: any text of the form that ``hint`` shows.
    """

    about: str
    text: str
    options: dict[str, str]
    hint: str = ""


class Refused(Exception):
    """A file that can't be read safely. ``questions``: what to answer, where answers are the way out."""

    def __init__(self, reason: str, way_out: str, questions: Sequence[Question] = ()) -> None:
        super().__init__(f"{reason} {way_out}")
        self.reason, self.way_out, self.questions = reason, way_out, tuple(questions)


def rows_shown(numbers: Sequence[int]) -> tuple[str, ...]:
    """Name the first few rows, counted from 1 below the header."""
    return tuple(f"row {number}" for number in list(numbers)[:SHOWN])
