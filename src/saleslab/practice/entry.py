"""From what a learner typed or ticked to a value: numbers as people write them, and answers not finished yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from saleslab.answers import AnswerError, Spec
from saleslab.answers.lists import AllocateSpec
from saleslab.answers.question import MAX_TEXT, number_within
from saleslab.answers.spec import FollowUpSpec

_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")


def typed_number(entry: Any, unit: str) -> Any:
    """``entry`` as a float where it is text: "45 %", "$1,200" and "4,5" are read as people mean them.

    Anything but text is returned as it is, for the spec to judge. Raises `AnswerError`.
    """
    if not isinstance(entry, str):
        return entry
    text = entry.strip().replace("−", "-")
    for sign in sorted({unit, *unit.split(), "$", "€", "£", "%"}, key=len, reverse=True):
        text = text.removeprefix(sign).removesuffix(sign).strip()
    text = re.sub(r"[\s\u202f']", "", text)
    if not text:
        raise AnswerError(f"This needs a number ({unit}).")
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    elif _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", text):
        raise AnswerError(f"“{entry.strip()[:30]}” is not a number. Digits only, please ({unit}).")
    return float(text)


def entered(spec: Spec, raw: Any) -> Any:
    """The form's raw entry with its numbers read. Raises `AnswerError`."""
    match spec.kind:
        case "number":
            return typed_number(raw, spec.unit)
        case "prediction" if isinstance(raw, Mapping):
            return {**raw, "value": typed_number(raw.get("value"), spec.unit)}
        case "chances" if isinstance(raw, Mapping):
            if isinstance(raw.get("open"), Mapping):
                return {"open": {item: _chance(item, entry) for item, entry in raw["open"].items()}}
            return {item: _chance(item, entry) for item, entry in raw.items()}
        case "allocate" if isinstance(raw, Mapping):
            return {item: _amount(spec.text_of(item), entry, spec.unit) for item, entry in raw.items()}
    return raw


def unfinished(spec: Spec, raw: Any, items: Sequence[str]) -> Any:
    """The part of an entry worth keeping although it is no answer yet, or None.

    Ten rows filled in one by one, or a text begun, must survive a closed tab. What is kept shows in the form again
    and counts as not answered, since the spec refuses it.
    """
    match spec.kind:
        case "chances" if isinstance(raw, Mapping):
            filled = raw.get("open")
            rows = dict(_usable_chances(filled if isinstance(filled, Mapping) else raw, items))
            return ({"open": rows} if spec.locks else rows) if rows else None
        case "pick" if isinstance(raw, list):
            return [item for item in items if item in raw]
        case "several" if isinstance(raw, list):
            return [key for key in spec.options if key in raw]
        case "mark" if isinstance(raw, list):
            return [key for key in spec.sentences if key in raw]
        case "choice" if spec.locks and isinstance(raw, Mapping) and raw.get("open") in (*spec.options,):
            return {"open": raw["open"]}
        case "match" | "ratings" | "sort" if isinstance(raw, Mapping):
            filled = raw["open"] if isinstance(raw.get("open"), Mapping) else raw
            rows = {item: filled[item] for item in spec.entries(items) if filled.get(item) in (*spec.names,)}
            return {"open": rows} if spec.locks else rows
        case "allocate" if isinstance(raw, Mapping):
            return dict(_usable_amounts(spec, raw, items))
        case "conversation" if isinstance(raw, Mapping):
            return dict(raw)
        case "page" if isinstance(raw, Mapping):
            return {part: _writable(raw.get(part)) for part in spec.parts}
        case "text" if isinstance(raw, str):
            return _writable(raw)
        case "commitment" if isinstance(raw, Mapping):
            return {part: _writable(raw.get(part)) for part in ("what", "by", "who")}
        case "follow_up" if isinstance(raw, Mapping):
            about = _usable_promises(raw)
            return {part: _writable(raw.get(part)) for part in ("did", "happened")} | about
    return None


def _usable_promises(raw: Mapping[str, Any]) -> dict[str, Any]:
    with suppress(AnswerError):
        if about := FollowUpSpec.promises_of(raw):
            return {"about": about}
    return {}


def _writable(text: Any) -> str:
    return text[:MAX_TEXT].encode("utf-8", "replace").decode() if isinstance(text, str) else ""


def _amount(name: str, entry: Any, unit: str) -> Any:
    """An amount as typed; an emptied field is nothing given."""
    try:
        return 0.0 if isinstance(entry, str) and not entry.strip() else typed_number(entry, unit)
    except AnswerError as error:
        raise AnswerError(f"{name}: {error}") from error


def _usable_amounts(spec: AllocateSpec, raw: Mapping[str, Any], items: Sequence[str]) -> Iterator[tuple[str, float]]:
    for item in spec.entries(items):
        with suppress(AnswerError):
            if item in raw:
                yield item, number_within(_amount(item, raw[item], spec.unit), 0, 1e12, spec.unit)


def _chance(item: str, entry: Any) -> float:
    try:
        chance = typed_number(entry, "percent")
    except AnswerError as error:
        raise AnswerError(f"{item}: {error}") from error
    if not isinstance(chance, int | float) or isinstance(chance, bool) or not 0 <= chance <= 100:
        raise AnswerError(f"{item}: a chance lies between 0 and 100 percent.")
    return float(chance)


def _usable_chances(raw: Mapping[str, Any], items: Sequence[str]) -> Iterator[tuple[str, float]]:
    for item in items:
        with suppress(AnswerError):
            if item in raw:
                yield item, _chance(item, raw[item])
