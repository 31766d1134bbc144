"""What a question asks for, and what counts as an answer to it.

A form cell of a notebook is one call with literal arguments, ``ask.choice("whose_calls", "Whose calls ...", ...)``.
The same arguments build the widget in the learner's kernel and, read as data, the spec the grader validates with:
no cell is executed to learn what it asks.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from saleslab.answers.board import BoardSpec
from saleslab.answers.case_file import CaseFileSpec
from saleslab.answers.conversation import ConversationSpec
from saleslab.answers.lists import AllocateSpec, MarkSpec, MatchSpec, RankSpec, RatingsSpec, SortSpec
from saleslab.answers.page import PageSpec
from saleslab.answers.quarters import QuartersSpec
from saleslab.answers.question import AnswerError, Lockable, Question, distinct_strings, number_within, plain_text


class NumberSpec(Question):
    """A number with a unit, between ``low`` and ``high`` inclusive. Clean value: float."""

    kind: Literal["number"] = "number"
    unit: str
    low: float
    high: float

    def clean(self, value: Any, items: Sequence[str] = ()) -> float:
        """See `Question.clean`."""
        return number_within(value, self.low, self.high, self.unit)

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        return f"{value:g} {self.unit}"


class ChoiceSpec(Lockable):
    """One of some options, ``{key: text}``. Clean value: the key."""

    kind: Literal["choice"] = "choice"
    options: dict[str, str] = Field(min_length=2, max_length=8)

    def clean(self, value: Any, items: Sequence[str] = ()) -> str:
        """See `Question.clean`."""
        if self.opened(value) in [*self.options]:
            raise AnswerError("Lock it in when you stand by it.")
        if not isinstance(value, str) or value not in self.options:
            raise AnswerError("Choose one of the options shown.")
        return value

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        return self.options[value]


class SeveralSpec(Question):
    """Any of some options, at least one. Clean value: keys in the order of the options."""

    kind: Literal["several"] = "several"
    options: dict[str, str] = Field(min_length=2, max_length=10)

    def clean(self, value: Any, items: Sequence[str] = ()) -> list[str]:
        """See `Question.clean`."""
        chosen = distinct_strings(value)
        if not chosen or not set(chosen) <= set(self.options):
            raise AnswerError("Tick at least one of the options shown.")
        return [key for key in self.options if key in chosen]

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        return "; ".join(self.options[key] for key in value)


class PickSpec(Question):
    """``count`` of the world's items. Clean value: item ids, sorted."""

    kind: Literal["pick"] = "pick"
    items: str
    count: int = Field(ge=1, le=20)

    @property
    def item_source(self) -> str:
        """See `Question.item_source`."""
        return self.items

    def clean(self, value: Any, items: Sequence[str] = ()) -> list[str]:
        """See `Question.clean`."""
        chosen = distinct_strings(value)
        if not set(chosen) <= set(items):
            raise AnswerError("Pick from the rows shown.")
        if len(chosen) != self.count:
            raise AnswerError(f"Pick exactly {self.count}; you have {len(chosen)}.")
        return sorted(chosen)

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        return ", ".join(value)


class ChancesSpec(Lockable):
    """A chance in percent (0 to 100) for each of the world's items. Clean value: ``{item id: percent}``.

    ``lock``: they bind once handed in. Until then they are kept as ``{"open": {item id: percent}}``, no answer yet.
    """

    kind: Literal["chances"] = "chances"
    items: str

    @property
    def item_source(self) -> str:
        """See `Question.item_source`."""
        return self.items

    def clean(self, value: Any, items: Sequence[str] = ()) -> dict[str, float]:
        """See `Question.clean`."""
        if not isinstance(value, Mapping) or set(value) != set(items):
            filled = self.opened(value)
            if isinstance(filled, Mapping) and set(filled) == set(items):
                raise AnswerError("Every row is filled. Lock them in when you stand by them.")
            raise AnswerError("Give a chance for every row.")
        return {item: number_within(value[item], 0, 100, "percent") for item in items}

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        return ", ".join(f"{item} {chance:g} %" for item, chance in value.items())

    def in_brief(self, value: Any) -> str:
        """See `Question.in_brief`."""
        return f"{len(value)} chances, {sum(value.values()) / len(value):.3g} % on average"


class PredictionSpec(Question):
    """A guess made before the reveal: a number and how sure. Clean value: ``{"value", "sure"}``; locked once saved.

    ``sure`` is the learner's chance, in percent (5 to 99), of being within ``within`` of the truth.
    """

    kind: Literal["prediction"] = "prediction"
    unit: str
    low: float
    high: float
    within: float = Field(gt=0)

    @property
    def locks(self) -> bool:
        """See `Question.locks`."""
        return True

    def clean(self, value: Any, items: Sequence[str] = ()) -> dict[str, float]:
        """See `Question.clean`."""
        if not isinstance(value, Mapping) or set(value) != {"value", "sure"}:
            raise AnswerError("This needs your guess and how sure you are.")
        return {
            "value": number_within(value["value"], self.low, self.high, self.unit),
            "sure": _sure(value["sure"]),
        }

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        return f"{value['value']:g} {self.unit}, {value['sure']:g} % sure"


def _sure(value: Any) -> float:
    """5 to 99 percent. The best of many possible guesses may honestly be an unlikely one."""
    if value is None:
        raise AnswerError("How sure are you? Move the slider.")
    return number_within(value, 5, 99, "percent sure")


class TextSpec(Question):
    """A few sentences of the learner's own, ``least`` words or more. Clean value: the text, stripped."""

    kind: Literal["text"] = "text"
    least: int = Field(default=3, ge=1)

    def clean(self, value: Any, items: Sequence[str] = ()) -> str:
        """See `Question.clean`."""
        text = plain_text(value)
        if len(text.split()) < self.least:
            raise AnswerError(f"A little more, please: at least {self.least} words.")
        return text

    def in_brief(self, value: Any) -> str:
        """See `Question.in_brief`."""
        return f"{len(value.split())} words"


A_DAY = re.compile(
    r"\d|\b(today|tonight|tomorrow|week|weekend|month|quarter|year"
    r"|(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?s?"
    r"|jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?"
    r")\b",
    re.IGNORECASE,
)
DAY_WORDS, WITNESS_LENGTH = 8, 60


class CommitmentSpec(Question):
    """What the learner will do at work, by when, and who will see it. Clean value: ``{"what", "by", "who"}``."""

    kind: Literal["commitment"] = "commitment"

    def clean(self, value: Any, items: Sequence[str] = ()) -> dict[str, str]:
        """See `Question.clean`. A promise nobody could check ("asdf, Friday") is asked for again."""
        if not isinstance(value, Mapping) or set(value) != {"what", "by", "who"}:
            raise AnswerError("Say what you will do, by when, and who will see it.")
        promise = {part: plain_text(value[part]) for part in ("what", "by", "who")}
        if len(promise["what"].split()) < 4:
            raise AnswerError("Say what you will do so that somebody else could tell whether you did it.")
        if len(promise["by"].split()) > DAY_WORDS or not A_DAY.search(promise["by"]):
            raise AnswerError("By when? A day or a date, such as Friday or 12 March.")
        if not 1 < len(promise["who"]) <= WITNESS_LENGTH:
            raise AnswerError("Who will see it? One person who can ask you about it.")
        return promise

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        return f"{value['what'].rstrip('.')}, by {value['by']}; seen by {value['who']}"

    def in_brief(self, value: Any) -> str:
        """See `Question.in_brief`. The day and the witness are what makes it a promise."""
        return f"by {value['by']}, seen by {value['who']}. You will be asked what became of it"


class ConfidenceSpec(Question):
    """How sure the learner is. Clean value: percent, 5 to 99."""

    kind: Literal["confidence"] = "confidence"

    def clean(self, value: Any, items: Sequence[str] = ()) -> float:
        """See `Question.clean`."""
        return _sure(value)

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        return f"{value:g} % sure"


class FollowUpSpec(Question):
    """What became of a commitment made earlier. Clean value: ``{"did", "happened", "about"}``.

    ``did`` is "yes", "partly" or "no". ``module`` and ``promise`` name the commitment; without a ``module`` it is
    about the learner's latest in any other one. ``about``, which may be missing, records the promises it was:
    ``[{"place", "question", "words"}]``.
    """

    kind: Literal["follow_up"] = "follow_up"
    module: str | None = Field(default=None, pattern=r"^[a-z][a-z0-9_]{2,40}$")
    promise: str = Field(default="promise", pattern=r"^[a-z][a-z0-9_]{0,40}$")

    def clean(self, value: Any, items: Sequence[str] = ()) -> dict[str, Any]:
        """See `Question.clean`."""
        if not isinstance(value, Mapping) or set(value) - {"about"} != {"did", "happened"}:
            raise AnswerError("Say whether you did it, and what happened.")
        if value["did"] not in ("yes", "partly", "no"):
            raise AnswerError("Did you? Yes, partly or no.")
        happened = plain_text(value["happened"])
        if len(happened.split()) < 3:
            raise AnswerError("What happened? A sentence is enough; “no” with its reason counts too.")
        about = self.promises_of(value)
        return {"did": value["did"], "happened": happened} | ({"about": about} if about else {})

    @staticmethod
    def promises_of(value: Any) -> list[dict[str, str]]:
        """The promises that an answer, finished or not, records. Raises `AnswerError`."""
        about = value.get("about", []) if isinstance(value, Mapping) else []
        if not isinstance(about, list) or len(about) > 2:
            raise AnswerError("The promise this is about can’t be read.")
        if not all(isinstance(each, Mapping) and set(each) == {"place", "question", "words"} for each in about):
            raise AnswerError("The promise this is about can’t be read.")
        return [{part: plain_text(each[part]) for part in ("place", "question", "words")} for each in about]

    def in_words(self, value: Any) -> str:
        """See `Question.in_words`."""
        return f"{value['did'].capitalize()}. {value['happened']}"


Spec = (
    NumberSpec
    | ChoiceSpec
    | SeveralSpec
    | PickSpec
    | ChancesSpec
    | PredictionSpec
    | TextSpec
    | CommitmentSpec
    | RankSpec
    | MatchSpec
    | RatingsSpec
    | SortSpec
    | AllocateSpec
    | MarkSpec
    | ConfidenceSpec
    | FollowUpSpec
    | ConversationSpec
    | BoardSpec
    | QuartersSpec
    | CaseFileSpec
    | PageSpec
)
_ADAPTER: TypeAdapter[Spec] = TypeAdapter(Annotated[Spec, Field(discriminator="kind")])


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
