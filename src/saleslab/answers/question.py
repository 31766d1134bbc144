"""What every question has, and the checks that their answers share."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

MAX_TEXT = 4_000
"""Longest text answer, in characters."""

BRIEF = 90
"""Longest answer that is repeated whole where it is confirmed, in characters."""


class AnswerError(ValueError):
    """A value that is no answer to its question. The message is written for the learner."""


class Question(BaseModel):
    """Fields every question has: ``prompt``, the ask in one or two sentences, as the learner reads it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str = Field(pattern=r"^[a-z][a-z0-9_]{0,40}$")
    prompt: str = Field(min_length=3)

    @property
    def item_source(self) -> str | None:
        """Name of the list of items this question is about, where the list depends on the world."""
        return None

    @property
    def locks(self) -> bool:
        """Whether an answer binds: once handed in, it cannot be changed."""
        return False

    def clean(self, value: Any, items: Sequence[str] = ()) -> Any:
        """The value in its one normal form. ``items``: ids of the world's items. Raises `AnswerError`."""
        raise NotImplementedError

    def in_words(self, value: Any) -> str:
        """A clean value as one line of plain text."""
        return str(value)

    def in_brief(self, value: Any) -> str:
        """A clean value in a few words, for the line that confirms it."""
        return shortened(self.in_words(value))


class Lockable(Question):
    """A question whose answer binds if ``lock`` is set; until it is given for good it is kept as ``{"open": ...}``."""

    lock: bool = False

    @property
    def locks(self) -> bool:
        """See `Question.locks`."""
        return self.lock

    def opened(self, value: Any) -> Any:
        """What an answer that is not yet meant for good holds, else None."""
        return value["open"] if self.lock and isinstance(value, Mapping) and set(value) == {"open"} else None


def shortened(words: str) -> str:
    """``words`` whole where they are few, else their beginning and an ellipsis."""
    return words if len(words) <= BRIEF else f"{words[:BRIEF].rsplit(' ', 1)[0]} …"


def number_within(value: Any, low: float, high: float, unit: str) -> float:
    """``value`` as a float from ``low`` to ``high`` inclusive, in ``unit``. Raises `AnswerError`."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise AnswerError(f"This needs a number ({unit}).")
    # Comparing before converting: an enormous integer has no float.
    if not (math.isfinite(value) if isinstance(value, float) else True) or not low <= value <= high:
        raise AnswerError(f"This needs a number from {low:g} to {high:g} ({unit}).")
    return float(value)


_CONTROL = {code: None for code in range(32) if chr(code) not in "\n\t"} | {127: None}


def plain_text(value: Any) -> str:
    """``value`` as text that can be written to a file, stripped. Raises `AnswerError`."""
    if not isinstance(value, str):
        raise AnswerError("This needs words.")
    if len(value) > MAX_TEXT:
        raise AnswerError(f"Please keep it under {MAX_TEXT:,} characters.")
    # A lone surrogate can be typed into JSON but not written to a file.
    return value.encode("utf-8", "replace").decode().translate(_CONTROL).strip()


def distinct_strings(value: Any) -> list[str]:
    """``value`` as a list of strings, each once. Raises `AnswerError`."""
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value) or len(set(value)) != len(value):
        raise AnswerError("Choose from the options shown, each once.")
    return value
