"""The question that is a decision: what to buy, for whom, from when, within a budget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from saleslab.answers.question import AnswerError, Question

GROUPS = {
    "all": "everybody",
    "ahead": "the third best for their patch",
    "behind": "the third weakest for their patch",
    "prospectors": "the third opening most deals for their patch",
    "coached": "the half watched and followed up most",
    "less_coached": "the half watched and followed up least",
    "North": "the North",
    "East": "the East",
    "South": "the South",
    "West": "the West",
}
"""Whom a programme can be bought for, in words. A programme for teams knows other groups than one for sellers."""

STARTS = (1, 3, 5, 7)
"""Quarters, of the eight to come, in which a programme can begin."""


class BoardSpec(Question):
    """A plan for the next eight quarters: some of the ``offers``, ``{offer: text}``, within ``budget`` in USD.

    Clean value: ``{"plan": {offer: {"who": key of GROUPS, "first": quarter}}}``, in the order of the offers; an empty
    plan is a decision too. A plan not committed to is kept with ``"open": True``; ``"looks"``, the plans that were
    worked out before, are no part of the answer. Prices are the company's: only
    `saleslab.analysis.plans.policy_of` tells whether a plan keeps within the budget.
    """

    kind: Literal["board"] = "board"
    offers: dict[str, str] = Field(min_length=1, max_length=8)
    budget: float = Field(gt=0)

    def clean(self, value: Any, items: Sequence[str] = ()) -> dict[str, Any]:
        """See `Question.clean`."""
        if not isinstance(value, Mapping) or not {"plan"} <= set(value) <= {"plan", "open", "looks"}:
            raise AnswerError("Nothing is decided yet.")
        plan = self.plan(value["plan"])
        if "open" in value:
            raise AnswerError("You have not committed to this plan yet.")
        return {"plan": plan}

    def plan(self, value: Any) -> dict[str, dict[str, Any]]:
        """The plan in its one normal form, committed to or not. Raises `AnswerError`."""
        if not isinstance(value, Mapping) or not set(value) <= set(self.offers):
            raise AnswerError("Choose from the programmes shown.")
        for choice in value.values():
            if not isinstance(choice, Mapping) or set(choice) != {"who", "first"}:
                raise AnswerError("Say for whom, and from when.")
            if not isinstance(choice["who"], str) or choice["who"] not in GROUPS:
                raise AnswerError("Choose one of the groups shown.")
            if type(choice["first"]) is not int or choice["first"] not in STARTS:
                raise AnswerError("Choose one of the quarters shown.")
        return {offer: {**value[offer]} for offer in self.offers if offer in value}

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        bought = [
            f"{self.offers[offer]}, for {GROUPS[choice['who']]}, from quarter {choice['first']}"
            for offer, choice in value["plan"].items()
        ]
        return "; ".join(bought) or "Buy nothing"
