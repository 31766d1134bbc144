"""The question that is a case file: evidence bought look by look, then one cause named for each case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from saleslab.answers.question import AnswerError, Question, shortened


class CaseFileSpec(Question):
    """The company's ``items``, each to be looked into and given one of the ``causes``, ``{key: text}``.

    ``looks``, ``{key: text}``, are what can be opened for each item, at ``prices``, ``{look: minutes}``; all of them
    together may take ``minutes``. What is open stays open. The cause binds once the file is closed.

    Clean value: ``{"opened": [[item, look], ...], "named": {item: cause}}``, looks in the order they were opened. A
    file not closed yet is kept with ``"open": True``.
    """

    kind: Literal["case_file"] = "case_file"
    items: str
    looks: dict[str, str] = Field(min_length=2, max_length=10)
    prices: dict[str, int]
    causes: dict[str, str] = Field(min_length=2, max_length=8)
    minutes: int = Field(gt=0)

    @model_validator(mode="after")
    def _every_look_has_its_price(self) -> Self:
        if set(self.prices) != set(self.looks) or min(self.prices.values()) < 1:
            raise ValueError("give each look its price in minutes, 1 or more")
        return self

    @property
    def item_source(self) -> str:
        """See `Question.item_source`."""
        return self.items

    @property
    def locks(self) -> bool:
        """See `Question.locks`."""
        return True

    def clean(self, value: Any, items: Sequence[str] = ()) -> dict[str, Any]:
        """See `Question.clean`."""
        begun = self.begun(value, items)
        if missing := len(items) - len(begun["named"]):
            raise AnswerError(f"Still to name: {missing} of {len(items)}.")
        if "open" in value:
            raise AnswerError("All are named. Close the file when you stand by it.")
        return begun

    def begun(self, value: Any, items: Sequence[str]) -> dict[str, Any]:
        """The file in its one normal form, closed or not. Raises `AnswerError`."""
        if not isinstance(value, Mapping) or not {"opened", "named"} <= set(value) <= {"opened", "named", "open"}:
            raise AnswerError("Nothing is opened yet.")
        named = value["named"]
        if not isinstance(named, Mapping) or not set(named) <= set(items):
            raise AnswerError("Name a cause for the rows shown.")
        if not all(isinstance(cause, str) and cause in self.causes for cause in named.values()):
            raise AnswerError("Use the causes shown.")
        opened = self._opened(value["opened"], items)
        return {"opened": opened, "named": {item: named[item] for item in items if item in named}}

    def _opened(self, opened: Any, items: Sequence[str]) -> list[list[str]]:
        known = [[item, look] for item in items for look in self.looks]
        if not isinstance(opened, list) or any(each not in known for each in opened):
            raise AnswerError("Open the looks shown.")
        if any(each in opened[:place] for place, each in enumerate(opened)):
            raise AnswerError("Each look is opened once.")
        if self.spent(opened) > self.minutes:
            raise AnswerError(f"There are {self.minutes} minutes, no more.")
        return [list(each) for each in opened]

    def spent(self, opened: Sequence[Sequence[str]]) -> int:
        """Minutes that the looks took."""
        return sum(self.prices[look] for _, look in opened)

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        named = "; ".join(f"{item}: {self.causes[cause]}" for item, cause in value["named"].items())
        return f"{named}. {len(value['opened'])} looks, {self.spent(value['opened'])} of {self.minutes} minutes"

    def in_brief(self, value: Any) -> str:
        """See `Question.in_brief`."""
        return shortened(f"{len(value['named'])} named after {self.spent(value['opened'])} of {self.minutes} minutes")
