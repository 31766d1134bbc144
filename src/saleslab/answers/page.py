"""The question whose short answers make one page: something to print and take along."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from saleslab.answers.question import AnswerError, Question, plain_text


class PageSpec(Question):
    """A few words for each of the ``parts``, ``{key: what is asked}``, which make a page named ``title``.

    Clean value: ``{part: text}``, ``each`` words or more in every part, ``least`` words or more in all, half as many of
    them different and not taken from what is asked; no part twice.
    """

    kind: Literal["page"] = "page"
    title: str = Field(min_length=3, max_length=60)
    parts: dict[str, str] = Field(min_length=2, max_length=10)
    least: int = Field(default=20, ge=1)
    each: int = Field(default=1, ge=1)

    def clean(self, value: Any, items: Sequence[str] = ()) -> dict[str, str]:
        """See `Question.clean`."""
        if not isinstance(value, Mapping) or set(value) != set(self.parts):
            raise AnswerError("Fill in every part.")
        texts = {part: plain_text(value[part]) for part in self.parts}
        if empty := [self.parts[part] for part, text in texts.items() if not text]:
            raise AnswerError(f"Still empty: {empty[0]}")
        if short := [self.parts[part] for part, text in texts.items() if len(text.split()) < self.each]:
            raise AnswerError(f"At least {self.each} words, please: {short[0]}")
        if sum(len(text.split()) for text in texts.values()) < self.least:
            raise AnswerError(f"A little more, please: at least {self.least} words in all.")
        if 2 * len(self._own_words(texts)) < self.least or len(set(texts.values())) < len(texts):
            raise AnswerError("In your own words, please: somebody else will read this page.")
        return texts

    def _own_words(self, texts: Mapping[str, str]) -> set[str]:
        """The different words of a page that don't stand in what is asked."""
        asked = set(_words(" ".join([self.prompt, self.title, *self.parts.values()])))
        return set(_words(" ".join(texts.values()))) - asked

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        return " · ".join(value.values())

    def in_brief(self, value: Any) -> str:
        """See `Question.in_brief`."""
        return f"your page, {sum(len(text.split()) for text in value.values())} words"


def _words(text: str) -> list[str]:
    return re.findall(r"\w{2,}", text.lower())
