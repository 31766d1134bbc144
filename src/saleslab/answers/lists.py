"""Questions about a list: putting it in order, labelling it, sorting it, sharing a budget over it, marking it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from saleslab.answers.question import BRIEF, AnswerError, Lockable, Question, distinct_strings, number_within, shortened


class ListQuestion(Question):
    """A question about each entry of one list: the company's own ``items``, or ``options``, ``{key: text}``."""

    items: str | None = None
    options: dict[str, str] | None = Field(default=None, min_length=2, max_length=20)

    @model_validator(mode="after")
    def _one_list(self) -> Self:
        if (self.items is None) == (self.options is None):
            raise ValueError("give either items, the name of a list of the company, or options, {key: text}")
        return self

    @property
    def item_source(self) -> str | None:
        """See `Question.item_source`."""
        return self.items

    def entries(self, items: Sequence[str]) -> list[str]:
        """Ids of the list's entries, in the order shown."""
        return list(items if self.options is None else self.options)

    def text_of(self, entry: str) -> str:
        """What the learner reads for one entry."""
        return entry if self.options is None else self.options[entry]


class RankSpec(ListQuestion):
    """A list put in order. Clean value: every id, first place first."""

    kind: Literal["rank"] = "rank"

    def clean(self, value: Any, items: Sequence[str] = ()) -> list[str]:
        """See `Question.clean`."""
        order = distinct_strings(value)
        if set(order) != set(self.entries(items)):
            raise AnswerError("Give every row one place.")
        return order

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        return "; ".join(f"{place} {self.text_of(entry)}" for place, entry in enumerate(value, 1))

    def in_brief(self, value: Any) -> str:
        """See `Question.in_brief`."""
        words = self.in_words(value)
        return words if len(words) <= BRIEF else shortened(f"first, {self.text_of(value[0])}")


class _LabelsQuestion(ListQuestion):
    """One of a few names for each entry. Clean value: ``{id: key of the name}``, in the list's order."""

    @property
    def names(self) -> Mapping[str, str]:
        """The names that an entry can be given, ``{key: text}``."""
        raise NotImplementedError

    def clean(self, value: Any, items: Sequence[str] = ()) -> dict[str, str]:
        """See `Question.clean`."""
        entries = self.entries(items)
        if not isinstance(value, Mapping) or not set(value) <= set(entries):
            raise AnswerError("Answer for the rows shown.")
        if not all(isinstance(name, str) and name in self.names for name in value.values()):
            raise AnswerError("Use the names shown.")
        if missing := len(entries) - len(value):
            raise AnswerError(f"Still to do: {missing} of {len(entries)}.")
        return {entry: value[entry] for entry in entries}

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        groups = {name: [self.text_of(e) for e, key in value.items() if key == name] for name in self.names}
        return "; ".join(f"{self.names[name]}: {', '.join(entries)}" for name, entries in groups.items() if entries)

    def in_brief(self, value: Any) -> str:
        """See `Question.in_brief`."""
        given = list(value.values())
        return ", ".join(f"{text} {given.count(name)}" for name, text in self.names.items())


class MatchSpec(_LabelsQuestion, Lockable):
    """A label for each entry, from a few ``labels``, ``{key: text}``. Clean value: ``{id: label's key}``."""

    kind: Literal["match"] = "match"
    labels: dict[str, str] = Field(min_length=2, max_length=8)

    @property
    def names(self) -> Mapping[str, str]:
        """See `_LabelsQuestion.names`."""
        return self.labels

    def clean(self, value: Any, items: Sequence[str] = ()) -> dict[str, str]:
        """See `Question.clean`."""
        if (filled := self.opened(value)) is None:
            return super().clean(value, items)
        super().clean(filled, items)
        raise AnswerError("Every row is filled. Lock them in when you stand by them.")


class RatingsSpec(_LabelsQuestion):
    """A step of one ``scale``, ``{key: text}``, lowest first, for each of the company's ``items`` on some passages.

    Clean value: ``{id: step's key}``.
    """

    kind: Literal["ratings"] = "ratings"
    items: str
    scale: dict[str, str] = Field(min_length=2, max_length=5)

    @property
    def names(self) -> Mapping[str, str]:
        """See `_LabelsQuestion.names`."""
        return self.scale

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`: how often each step was given, since sixty rows by name tell nobody anything."""
        return self.in_brief(value)


class SortSpec(_LabelsQuestion):
    """Cards sorted into ``piles``, ``{key: text}``. Clean value: ``{id: pile's key}``."""

    kind: Literal["sort"] = "sort"
    piles: dict[str, str] = Field(min_length=2, max_length=5)

    @property
    def names(self) -> Mapping[str, str]:
        """See `_LabelsQuestion.names`."""
        return self.piles


class AllocateSpec(ListQuestion):
    """A ``budget`` in ``unit`` shared out. Clean value: ``{id: amount}``; some of the budget may be left.

    Each amount is at least ``least`` and, where that is given, at most ``most``, in steps of ``step``.
    """

    kind: Literal["allocate"] = "allocate"
    budget: float = Field(gt=0)
    unit: str = Field(min_length=1)
    step: float = Field(default=1, gt=0)
    least: float = Field(default=0, ge=0)
    most: float | None = Field(default=None, gt=0)

    def clean(self, value: Any, items: Sequence[str] = ()) -> dict[str, float]:
        """See `Question.clean`."""
        entries = self.entries(items)
        if not isinstance(value, Mapping) or set(value) != set(entries):
            raise AnswerError("Give an amount for every row; 0 is one.")
        amounts = {entry: self._amount(entry, value[entry]) for entry in entries}
        spent = math.fsum(amounts.values())
        if spent > self.budget + 1e-9 * self.budget:
            raise AnswerError(
                f"That is {self.in_unit(spent)}. The budget is {self.in_unit(self.budget)}: "
                f"take {self.in_unit(spent - self.budget)} away somewhere."
            )
        if not spent:
            raise AnswerError("Nothing is given to anybody yet.")
        return amounts

    def in_unit(self, amount: float) -> str:
        """An amount with its unit, as people write it: "$1,200", "3 hours"."""
        number = f"{amount:,.10g}"
        if self.unit in ("$", "€", "£"):
            return f"{self.unit}{number}"
        return f"{number} {self.unit.removesuffix('s') if amount == 1 else self.unit}"

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        given = ", ".join(f"{self.text_of(entry)} {amount:,.10g}" for entry, amount in value.items() if amount)
        return f"{given} ({self.in_brief(value)})"

    def in_brief(self, value: Any) -> str:
        """See `Question.in_brief`."""
        spent = math.fsum(value.values())
        left = round(self.budget - spent, 9)
        return f"{self.in_unit(spent)} given, {self.in_unit(left) if left > 0 else 'nothing'} left"

    def _amount(self, entry: str, value: Any) -> float:
        try:
            amount = number_within(value, 0, float("1e12"), self.unit)
        except AnswerError as error:
            raise AnswerError(f"{self.text_of(entry)}: {error}") from error
        if self.most is not None and amount > self.most:
            raise AnswerError(f"{self.text_of(entry)}: at most {self.in_unit(self.most)}, please.")
        if amount < self.least:
            raise AnswerError(f"{self.text_of(entry)}: at least {self.in_unit(self.least)}, please.")
        steps = (amount - self.least) / self.step
        if abs(steps - round(steps)) > 1e-6:
            raise AnswerError(f"{self.text_of(entry)}: in steps of {self.in_unit(self.step)}, please.")
        return amount


class MarkSpec(Question):
    """``count`` sentences marked in a text, ``{key: sentence}``, or any number. Clean value: keys, in order."""

    kind: Literal["mark"] = "mark"
    sentences: dict[str, str] = Field(min_length=2, max_length=30)
    count: int | None = Field(default=None, ge=1)

    def clean(self, value: Any, items: Sequence[str] = ()) -> list[str]:
        """See `Question.clean`."""
        marked = distinct_strings(value)
        if not set(marked) <= set(self.sentences):
            raise AnswerError("Mark sentences of the text shown.")
        if self.count is not None and len(marked) != self.count:
            raise AnswerError(f"Mark exactly {self.count}; you have {len(marked)}.")
        if not marked:
            raise AnswerError("Mark at least one sentence.")
        return [key for key in self.sentences if key in marked]

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        return " / ".join(self.sentences[key] for key in value)

    def in_brief(self, value: Any) -> str:
        """See `Question.in_brief`."""
        places = [str(place) for place, key in enumerate(self.sentences, 1) if key in value]
        return f"sentence {places[0]}" if len(places) == 1 else f"sentences {', '.join(places[:-1])} and {places[-1]}"
