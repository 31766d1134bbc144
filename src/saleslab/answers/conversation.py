"""The question that is a conversation: played line by line, from a script."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from saleslab.answers.question import AnswerError, Question

_ID = re.compile(r"[a-z][a-z0-9_]{0,40}")
MOST_LINES = 40
"""No conversation is longer, in lines of the learner's."""


class ConversationSpec(Question):
    """A conversation with the other person of ``script``, played to its end; ``plan`` asks for a call plan first.

    ``script`` names a script, or one that the company draws, as in "r2.buyer" (`saleslab.analysis.cases.script_for`).

    Clean value: ``{"plan": {row: line}, "path": [move, ...]}``, all of them ids of the script. Only replaying it
    (`saleslab.practice.conversation.engine.replay`) tells whether the script allows it, and where it leads.
    A conversation begun is kept with ``"open": True``. ``"again"``, a later run for practice, does not count.
    """

    kind: Literal["conversation"] = "conversation"
    script: str = Field(pattern=r"^([a-z]\d\.)?[a-z][a-z0-9_]{2,40}$")
    plan: bool = False

    def clean(self, value: Any, items: Sequence[str] = ()) -> dict[str, Any]:
        """See `Question.clean`."""
        if not isinstance(value, Mapping) or not {"plan", "path"} <= set(value) <= {"plan", "path", "open", "again"}:
            raise AnswerError("The conversation has not begun yet.")
        plan, path = value["plan"], value["path"]
        if not isinstance(plan, Mapping) or len(plan) > 3 or not _are_ids([*plan.keys(), *plan.values()]):
            raise AnswerError("The call plan can’t be read.")
        if not isinstance(path, list) or len(path) > MOST_LINES or not _are_ids(path):
            raise AnswerError("The lines of the conversation can’t be read.")
        if "open" in value or not path:
            raise AnswerError("The conversation has not come to its end yet.")
        return {"plan": dict(plan), "path": list(path)}

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        return f"Played to its end, in {len(value['path'])} lines"


def _are_ids(values: Sequence[Any]) -> bool:
    return all(isinstance(value, str) and _ID.fullmatch(value) for value in values)
