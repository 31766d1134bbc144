"""The question that is a run: chips put on levers, each quarter decided before the next is seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from saleslab.answers.question import AnswerError, Question

QUARTERS = 8
"""As many as a run has (`saleslab.org.policy.HORIZON`; a test holds them equal)."""


WENT_BY = ("her", "page")


class QuartersSpec(Question):
    """Eight quarters of up to ``chips`` each on the ``levers``, ``{lever of saleslab.org.two_years: text}``.

    Clean value: ``{"quarters": [{lever: chips}, ...]}``, eight of them, in the order of the levers, without zeros; a
    chip that is not placed is kept. A run that goes on is kept with ``"open": True``; ``"draft"``, the chips of a
    quarter not committed to, is no part of the answer. ``"went_by"``, where a buyer's word stood against the page,
    is `WENT_BY`: which of the two was believed; it earns nothing.
    """

    kind: Literal["quarters"] = "quarters"
    levers: dict[str, str] = Field(min_length=1, max_length=8)
    chips: int = Field(ge=1, le=10)

    def clean(self, value: Any, items: Sequence[str] = ()) -> dict[str, Any]:
        """See `Question.clean`."""
        played = self.played(value)
        if len(played) < QUARTERS or "open" in value:
            raise AnswerError(f"{len(played)} of {QUARTERS} quarters are decided. The run counts when all are.")
        return {"quarters": played, **self.went_by(value)}

    def went_by(self, value: Mapping[str, Any]) -> dict[str, str]:
        """Whom a run went by, kept as it was said; empty where that was never asked. Raises `AnswerError`."""
        if "went_by" not in value:
            return {}
        if value["went_by"] not in WENT_BY:
            raise AnswerError("Say whether you go by her word or by the page.")
        return {"went_by": value["went_by"]}

    def played(self, value: Any) -> list[dict[str, int]]:
        """The quarters committed to so far, of a run that may go on. Raises `AnswerError`."""
        if not isinstance(value, Mapping) or not {"quarters"} <= set(value) <= {"quarters", "open", "draft", "went_by"}:
            raise AnswerError("The run has not begun yet.")
        quarters = value["quarters"]
        if not isinstance(quarters, list) or len(quarters) > QUARTERS:
            raise AnswerError("The quarters can’t be read.")
        return [self.placed(quarter) for quarter in quarters]

    def placed(self, quarter: Any) -> dict[str, int]:
        """One quarter's chips in their one normal form. Raises `AnswerError`."""
        if not isinstance(quarter, Mapping) or not set(quarter) <= set(self.levers):
            raise AnswerError("Put chips on the levers shown.")
        if not all(type(chips) is int and 0 <= chips <= self.chips for chips in quarter.values()):
            raise AnswerError(f"Chips are whole numbers from 0 to {self.chips}.")
        if sum(quarter.values()) > self.chips:
            raise AnswerError(f"You have {self.chips} chips a quarter, and placed {sum(quarter.values())}.")
        return {lever: quarter[lever] for lever in self.levers if quarter.get(lever)}

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        return "; ".join(f"Q{number}: {self.chips_in_words(q)}" for number, q in enumerate(value["quarters"], start=1))

    def chips_in_words(self, quarter: Mapping[str, int]) -> str:
        """One quarter's chips: "Training 3, A bonus 2"."""
        return ", ".join(f"{self.levers[lever]} {chips}" for lever, chips in quarter.items()) or "nothing"
