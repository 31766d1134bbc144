"""What a question asks for, and what counts as an answer to it.

A form cell of a notebook is one call with literal arguments, ``ask.choice("whose_calls", "Whose calls ...", ...)``.
The same arguments build the widget in the learner's kernel and, read as data, the spec the grader validates with:
no cell is executed to learn what it asks.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

MAX_TEXT = 4_000
"""Longest text answer, in characters."""


class AnswerError(ValueError):
    """A value that is no answer to its question. The message is written for the learner."""


class _Base(BaseModel):
    """Fields every question has: ``prompt``, the ask in one or two sentences, as the learner reads it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str = Field(pattern=r"^[a-z][a-z0-9_]{0,40}$")
    prompt: str = Field(min_length=3)

    @property
    def item_source(self) -> str | None:
        """Name of the list of items this question is about, where the list depends on the world."""
        return None

    def clean(self, value: Any, items: Sequence[str] = ()) -> Any:
        """The value in its one normal form. ``items``: ids of the world's items. Raises `AnswerError`."""
        raise NotImplementedError

    def in_words(self, value: Any) -> str:
        """A clean value as one line of plain text."""
        return str(value)


def _number(value: Any, low: float, high: float, unit: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise AnswerError(f"This needs a number ({unit}).")
    # Comparing before converting: an enormous integer has no float.
    if not (math.isfinite(value) if isinstance(value, float) else True) or not low <= value <= high:
        raise AnswerError(f"This needs a number from {low:g} to {high:g} ({unit}).")
    return float(value)


class NumberSpec(_Base):
    """A number with a unit, between ``low`` and ``high`` inclusive. Clean value: float."""

    kind: Literal["number"] = "number"
    unit: str
    low: float
    high: float

    def clean(self, value: Any, items: Sequence[str] = ()) -> float:
        """See `_Base.clean`."""
        return _number(value, self.low, self.high, self.unit)

    def in_words(self, value: Any) -> str:
        """See `_Base.in_words`."""
        return f"{value:g} {self.unit}"


class ChoiceSpec(_Base):
    """One of some options, ``{key: text}``. Clean value: the key."""

    kind: Literal["choice"] = "choice"
    options: dict[str, str] = Field(min_length=2, max_length=8)

    def clean(self, value: Any, items: Sequence[str] = ()) -> str:
        """See `_Base.clean`."""
        if not isinstance(value, str) or value not in self.options:
            raise AnswerError("Choose one of the options shown.")
        return value

    def in_words(self, value: Any) -> str:
        """See `_Base.in_words`."""
        return self.options[value]


class SeveralSpec(_Base):
    """Any of some options, at least one. Clean value: keys in the order of the options."""

    kind: Literal["several"] = "several"
    options: dict[str, str] = Field(min_length=2, max_length=10)

    def clean(self, value: Any, items: Sequence[str] = ()) -> list[str]:
        """See `_Base.clean`."""
        chosen = _distinct_strings(value)
        if not chosen or not set(chosen) <= set(self.options):
            raise AnswerError("Tick at least one of the options shown.")
        return [key for key in self.options if key in chosen]

    def in_words(self, value: Any) -> str:
        """See `_Base.in_words`."""
        return "; ".join(self.options[key] for key in value)


class PickSpec(_Base):
    """``count`` of the world's items. Clean value: item ids, sorted."""

    kind: Literal["pick"] = "pick"
    items: str
    count: int = Field(ge=1, le=20)

    @property
    def item_source(self) -> str:
        """See `_Base.item_source`."""
        return self.items

    def clean(self, value: Any, items: Sequence[str] = ()) -> list[str]:
        """See `_Base.clean`."""
        chosen = _distinct_strings(value)
        if not set(chosen) <= set(items):
            raise AnswerError("Pick from the rows shown.")
        if len(chosen) != self.count:
            raise AnswerError(f"Pick exactly {self.count}; you have {len(chosen)}.")
        return sorted(chosen)

    def in_words(self, value: Any) -> str:
        """See `_Base.in_words`."""
        return ", ".join(value)


class ChancesSpec(_Base):
    """A chance in percent (0 to 100) for each of the world's items. Clean value: ``{item id: percent}``."""

    kind: Literal["chances"] = "chances"
    items: str

    @property
    def item_source(self) -> str:
        """See `_Base.item_source`."""
        return self.items

    def clean(self, value: Any, items: Sequence[str] = ()) -> dict[str, float]:
        """See `_Base.clean`."""
        if not isinstance(value, Mapping) or set(value) != set(items):
            raise AnswerError("Give a chance for every row.")
        return {item: _number(value[item], 0, 100, "percent") for item in items}

    def in_words(self, value: Any) -> str:
        """See `_Base.in_words`."""
        return ", ".join(f"{item} {chance:g} %" for item, chance in value.items())


class PredictionSpec(_Base):
    """A guess made before the reveal: a number and how sure. Clean value: ``{"value", "sure"}``; locked once saved.

    ``sure`` is the learner's chance, in percent (50 to 99), of being within ``within`` of the truth.
    """

    kind: Literal["prediction"] = "prediction"
    unit: str
    low: float
    high: float
    within: float = Field(gt=0)

    def clean(self, value: Any, items: Sequence[str] = ()) -> dict[str, float]:
        """See `_Base.clean`."""
        if not isinstance(value, Mapping) or set(value) != {"value", "sure"}:
            raise AnswerError("This needs your guess and how sure you are.")
        return {
            "value": _number(value["value"], self.low, self.high, self.unit),
            "sure": _number(value["sure"], 50, 99, "percent sure"),
        }

    def in_words(self, value: Any) -> str:
        """See `_Base.in_words`."""
        return f"{value['value']:g} {self.unit}, {value['sure']:g} % sure"


class TextSpec(_Base):
    """A few sentences of the learner's own, ``least`` words or more. Clean value: the text, stripped."""

    kind: Literal["text"] = "text"
    least: int = Field(default=3, ge=1)

    def clean(self, value: Any, items: Sequence[str] = ()) -> str:
        """See `_Base.clean`."""
        text = _text(value)
        if len(text.split()) < self.least:
            raise AnswerError(f"A little more, please: at least {self.least} words.")
        return text


class CommitmentSpec(_Base):
    """What the learner will do at work, by when, and who will see it. Clean value: ``{"what", "by", "who"}``."""

    kind: Literal["commitment"] = "commitment"

    def clean(self, value: Any, items: Sequence[str] = ()) -> dict[str, str]:
        """See `_Base.clean`. A promise nobody could check ("asdf, Friday") is asked for again."""
        if not isinstance(value, Mapping) or set(value) != {"what", "by", "who"}:
            raise AnswerError("Say what you will do, by when, and who will see it.")
        promise = {part: _text(value[part]) for part in ("what", "by", "who")}
        if len(promise["what"].split()) < 4:
            raise AnswerError("Say what you will do so that somebody else could tell whether you did it.")
        if not promise["by"]:
            raise AnswerError("By when? A day or a date.")
        if len(promise["who"]) < 2:
            raise AnswerError("Who will see it? One person who can ask you about it.")
        return promise

    def in_words(self, value: Any) -> str:
        """See `_Base.in_words`."""
        return f"{value['what']}, by {value['by']}; seen by {value['who']}"


Spec = NumberSpec | ChoiceSpec | SeveralSpec | PickSpec | ChancesSpec | PredictionSpec | TextSpec | CommitmentSpec
_ADAPTER: TypeAdapter[Spec] = TypeAdapter(Annotated[Spec, Field(discriminator="kind")])

_CONTROL = {code: None for code in range(32) if chr(code) not in "\n\t"} | {127: None}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise AnswerError("This needs words.")
    if len(value) > MAX_TEXT:
        raise AnswerError(f"Please keep it under {MAX_TEXT:,} characters.")
    # A lone surrogate can be typed into JSON but not written to a file.
    return value.encode("utf-8", "replace").decode().translate(_CONTROL).strip()


def _distinct_strings(value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value) or len(set(value)) != len(value):
        raise AnswerError("Choose from the options shown, each once.")
    return value


def parse_spec(kind: str, arguments: Mapping[str, Any]) -> Spec:
    """The spec for ``ask.<kind>(**arguments)``. Raises ValueError that names the field and what is allowed."""
    try:
        return _ADAPTER.validate_python({**arguments, "kind": kind})
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc'][1:])) or kind}: {e['msg']}" for e in error.errors())
        raise ValueError(f"ask.{kind}({arguments.get('question', '?')!r}): {problems}") from error


def specs_in_source(source: str) -> dict[str, Spec]:
    """Specs of every ``ask.<kind>("question", "prompt", ...)`` call in one cell, by question id.

    Raises ValueError where an argument is not a literal, since the grader reads it as data.
    """
    specs: dict[str, Spec] = {}
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "ask"):
            continue
        try:
            arguments = {k.arg: ast.literal_eval(k.value) for k in node.keywords if k.arg}
            positional = [ast.literal_eval(a) for a in node.args]
        except ValueError as error:
            raise ValueError(f"line {node.lineno}: ask.{node.func.attr} takes literal values only") from error
        arguments.update(zip(("question", "prompt"), positional, strict=False))
        spec = parse_spec(node.func.attr, arguments)
        specs[spec.question] = spec
    return specs


def specs_in_notebook(cells: Sequence[Mapping[str, Any]]) -> dict[str, Spec]:
    """Specs of a (trusted) notebook's form cells, by question id, in the notebook's order."""
    specs: dict[str, Spec] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            specs.update(specs_in_source("".join(cell["source"])))
    return specs
