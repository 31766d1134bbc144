"""The result of a submission, as it is kept and read again."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from saleslab.answers.mark import Mark


@dataclass(frozen=True)
class QuestionResult:
    """One graded question. ``answer``: what was answered, in words. ``mark`` is None where a person must decide."""

    question: str
    prompt: str
    answer: str | None
    possible: float
    mark: Mark | None


@dataclass(frozen=True)
class Result:
    """The result of one submission. ``refused``: why it can't be graded as it is; it then has no points.

    ``flags`` are for the instructor only. ``world`` is the number of the learner's company, 1 to 20. ``penalty``:
    points that lateness costs; added when results are read (`standing`).
    """

    module: str
    release: str
    possible: float
    questions: tuple[QuestionResult, ...] = ()
    flags: tuple[str, ...] = ()
    refused: str | None = None
    sheet_id: str | None = None
    world: int | None = None
    penalty: float = 0.0

    @property
    def points(self) -> float | None:
        """Points in total, less the penalty, 0 to ``possible``; None where refused, or where a person must decide."""
        marks = [question.mark for question in self.questions]
        if self.refused is not None or None in marks:
            return None
        return round(max(0.0, sum(mark.points for mark in marks if mark is not None) - self.penalty), 2)

    def to_json(self) -> str:
        """The result as JSON; `from_json` reads it back."""
        return _RESULT.dump_json(self).decode()

    @classmethod
    def from_json(cls, text: str) -> Result:
        """A result that `to_json` gave. Raises ValueError."""
        return _RESULT.validate_json(text)


_RESULT = TypeAdapter(Result)
