"""Amounts, odds, flags and durations, however they are written. The decimal mark is told by the column, or asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from saleslab.crm.defects import SHOWN, Defect, Question, Refused
from saleslab.crm.text import hidden, uniques

Mark = Literal["point", "comma"]
MARKS: Mapping[Mark, str] = {"point": ".", "comma": ","}
_UNREADABLE = 0.05
_SYMBOLS = {
    "€": "EUR",
    "$": "USD",
    "US$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "zł": "PLN",
    "kr": "kr",
}
_MONEY = re.compile(
    r"^(?P<open>\()?\s*(?P<sign>[-−–])?\s*(?P<before>[A-Za-z]{2,3}\$?|US\$|[€$£¥₹₽]|zł)?\s*(?P<inner>[-−–])?\s*"
    r"(?P<digits>\d[\d.,'’\u00a0\u202f ]*|[.,]\d+)\s*(?P<after>[A-Za-z]{2,3}|[€$£¥₹₽]|zł)?\s*(?P<close>\))?$"
)
_GROUPED = re.compile(r"\d{1,3}([ '’\u00a0\u202f]\d{3})+([.,]\d+)?$")
# Groups of two digits before the last three are Indian.
_BOTH = re.compile(r"(?P<whole>\d{1,3}(?P<group>[.,])(?:\d{2,3}(?P=group))*\d{3})(?P<mark>[.,])(?P<rest>\d*)$")
_REPEATED = re.compile(r"\d{1,3}(?P<group>[.,])(?:\d{2,3}(?P=group))+\d{3}$")
_PLAIN = r"^-?(\d+(\.\d{1,2}|\.\d{4,})?|\d{4,}\.\d+|0\.\d+)$"
_ONCE = re.compile(r"(?P<whole>\d*)(?P<mark>[.,])(?P<rest>\d+)$")
_SINGLES_NEEDED = 5
PLACEHOLDERS = (0.0, 1.0, 9.0)
_TRUE = frozenset(
    ["true", "yes", "y", "1", "1.0", "wahr", "ja", "vrai", "oui", "si", "sí", "verdadero", "x", "✓", "t", "won"]
)
_FALSE = frozenset(["false", "no", "n", "0", "0.0", "falsch", "nein", "faux", "non", "falso", "f", "lost"])
_DURATION = re.compile(
    r"^(?:(?P<days>\d+) ?(?:days?|d|tage?|jours?|días?),? ?)?"
    r"(?:(?P<h>\d+):(?P<m>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?)?$",
    re.IGNORECASE,
)

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Money:
    """A column of amounts, the currency that each cell names (missing where none does), and how it is written."""

    amounts: pd.Series
    currencies: pd.Series
    form: str
    defects: tuple[Defect, ...]


@dataclass(frozen=True)
class _Cell:
    """One cell taken apart: plain digits, sign, currency; ``told`` is the decimal mark it proves, if any."""

    digits: str
    negative: bool
    currency: str | None
    told: str | None = None
    unsure: bool = False


def read_money(column: pa.Array, name: str, mark: Mark | None = None) -> Money:
    """Read a column of amounts. ``mark``: the owner's answer, the decimal mark of this column.

    Raises Refused where no value tells whether 1.500 is fifteen hundred, or too much is no amount.
    """
    values, codes = uniques(column)
    counts = np.bincount(codes[codes >= 0], minlength=len(values))
    words = pa.array(values, pa.string())
    # Most files write plain numbers, and those are read all at once.
    simple = np.asarray(pc.match_substring_regex(words, _PLAIN).to_numpy(False), bool)
    rest = np.flatnonzero(~simple)
    cells: dict[int, _Cell | None] = {place: _taken_apart(values[place]) for place in rest.tolist()}
    written = pc.filter(words, pa.array(simple, pa.bool_()))
    bare = written.cast(pa.float64()).to_numpy(False)
    points = bool(pc.any(pc.match_substring(written, ".")).as_py())
    decimal = MARKS[mark] if mark else _decimal_mark(values, cells, bare, {"."} if points else set(), name)
    amounts = np.full(len(values), np.nan)
    amounts[simple] = bare
    amounts[rest] = [_amount(cell, decimal) if cell else np.nan for cell in cells.values()]
    unread = np.isnan(amounts)
    _refuse_unreadable(name, "amounts", values, counts, unread)
    defects = _unread(name, "amounts", values, counts, unread)
    below = amounts < 0
    if counts[below].sum():
        defects.append(
            Defect(
                what=f"{name}: below zero",
                count=int(counts[below].sum()),
                examples=tuple(f"{amounts[p]:,.0f}" for p in np.flatnonzero(below)[:SHOWN]),
                done="Left empty.",
                means="Credits and corrections are no deals won; they count as deals without an amount.",
            )
        )
    kept = pd.Series(np.append(np.where(below, np.nan, amounts), np.nan)[codes])
    symbols: list[str | None] = [None] * (len(values) + 1)
    for place, cell in cells.items():
        symbols[place] = cell.currency if cell else None
    named = pd.Series(pd.array(symbols, dtype="str").take(codes))
    return Money(
        kept, named, {".": "decimal point", ",": "decimal comma"}.get(decimal, "whole numbers"), tuple(defects)
    )


def _taken_apart(value: str) -> _Cell | None:
    match = _MONEY.match(value)
    if match is None:
        return None
    digits = match["digits"].strip()
    if re.search(r"[ '’\u00a0\u202f]", digits):
        if not _GROUPED.match(digits):
            return None
        digits = re.sub(r"[ '’\u00a0\u202f]", "", digits)
        cents = _ONCE.match(digits)
        if cents:
            return _cell(match, f"{cents['whole']}.{cents['rest']}", cents["mark"])
    if digits.isdigit():
        return _cell(match, digits)
    both = _BOTH.match(digits)
    if both and both["group"] != both["mark"]:
        return _cell(match, f"{re.sub('[.,]', '', both['whole'])}.{both['rest'] or '0'}", both["mark"])
    repeated = _REPEATED.match(digits)
    if repeated:
        other = "." if repeated["group"] == "," else ","
        return _cell(match, digits.replace(repeated["group"], ""), other)
    once = _ONCE.match(digits)
    if once is None:
        return None
    whole, rest = once["whole"], once["rest"]
    if len(rest) != 3 or len(whole) > 3 or not whole or whole.startswith("0"):
        return _cell(match, f"{whole or 0}.{rest}", once["mark"])
    return _Cell(digits, _negative(match), _currency(match), None, unsure=True)


def _cell(match: re.Match[str], digits: str, told: str | None = None) -> _Cell:
    return _Cell(digits, _negative(match), _currency(match), told)


def _negative(match: re.Match[str]) -> bool:
    return bool(match["sign"] or match["inner"] or (match["open"] and match["close"]))


def _currency(match: re.Match[str]) -> str | None:
    symbol = match["before"] or match["after"]
    return None if symbol is None else _SYMBOLS.get(symbol, symbol.upper())


def _decimal_mark(values: list[str], cells: Mapping[int, _Cell | None], bare: Floats, told: set[str], name: str) -> str:
    """The mark that the column proves; empty where no cell has one. Raises Refused where a cell could mean two numbers.

    ``bare``: the numbers written without any doubt; ``told``: the marks that they prove.
    """
    told = told | {cell.told for cell in cells.values() if cell and cell.told}
    unsure = [(values[place], cell) for place, cell in cells.items() if cell and cell.unsure]
    if not unsure or len(told) == 1:
        return next(iter(told)) if len(told) == 1 else ""
    groups = {"," if "," in cell.digits else "." for _, cell in unsure}
    small = [float(cell.digits) for cell in cells.values() if cell and not cell.unsure and cell.told is None]
    if not told and len(groups) == 1 and _grouped_from_a_thousand([*bare, *small], len(unsure)):
        return "." if groups == {","} else ","
    value = unsure[0][0]
    grouped = re.sub("[.,]", "", unsure[0][1].digits)
    raise Refused(
        f"Nobody can tell from the column {name} whether {value} is {int(grouped):,} or {int(grouped) / 1000:g}.",
        "Say which mark begins the cents.",
        [
            Question(
                f"numbers.{name}",
                f"{name}: how much is {value}?",
                {
                    "comma" if "." in unsure[0][1].digits else "point": f"{int(grouped):,} whole",
                    "point" if "." in unsure[0][1].digits else "comma": f"{int(grouped) / 1000:g}, with three decimals",
                },
            )
        ],
    )


def _grouped_from_a_thousand(bare: list[float], unsure: int) -> bool:
    """Whether small numbers stand bare and every larger one is grouped: no way of writing decimals gives that."""
    return unsure >= _SINGLES_NEEDED and any(0 < number < 1000 for number in bare) and max(bare) < 1000


def _amount(cell: _Cell, decimal: str) -> float:
    digits = cell.digits
    if cell.unsure:
        digits = digits.replace(decimal, ".") if decimal and decimal in digits else re.sub("[.,]", "", digits)
    return -float(digits) if cell.negative else float(digits)


def read_shares(column: pa.Array, name: str) -> tuple[pd.Series, list[Defect]]:
    """A column of odds as shares (0..1), whether written 0.3, 30 or 30 %."""
    values, codes = uniques(column)
    counts = np.bincount(codes[codes >= 0], minlength=len(values))
    percent = any("%" in value for value in values)
    text = [value.replace("%", "").strip().replace(",", ".") for value in values]
    numbers = np.array([float(t) if re.fullmatch(r"\d+(\.\d+)?|\.\d+", t) else np.nan for t in text], float)
    in_hundreds = percent or (np.nanmax(numbers, initial=0.0) > 1.0)
    shares = numbers / 100.0 if in_hundreds else numbers
    shares = np.where(shares > 1.0, np.nan, shares)
    unread = np.isnan(shares)
    _refuse_unreadable(name, "odds", values, counts, unread)
    return pd.Series(np.append(shares, np.nan)[codes]), _unread(name, "odds", values, counts, unread)


def read_flags(column: pa.Array, name: str) -> pd.Series:
    """A column of yes and no as 1.0 and 0.0; missing where empty. Raises Refused for anything else."""
    values, codes = uniques(column)
    words = [value.casefold() for value in values]
    strange = [v for v, word in zip(values, words, strict=True) if word not in _TRUE | _FALSE]
    if strange:
        raise Refused(
            f"The column {name} should say yes or no and says {', '.join(map(repr, strange[:SHOWN]))}.",
            "Choose another column for it, or none.",
        )
    flags = np.array([float(word in _TRUE) for word in words], float)
    return pd.Series(np.append(flags, np.nan)[codes])


def read_durations(column: pa.Array, name: str) -> tuple[pd.Series, list[Defect]]:
    """A column of durations such as 2705:47:48 or "1 day, 20:55:36", in days."""
    values, codes = uniques(column)
    counts = np.bincount(codes[codes >= 0], minlength=len(values))
    days = np.full(len(values), np.nan)
    for place, value in enumerate(values):
        match = _DURATION.match(value)
        if match and value:
            days[place] = (
                float(match["days"] or 0)
                + (float(match["h"] or 0) * 3600 + float(match["m"] or 0) * 60 + float(match["s"] or 0)) / 86400
            )
    unread = np.isnan(days)
    _refuse_unreadable(name, "durations", values, counts, unread)
    return pd.Series(np.append(days, np.nan)[codes]), _unread(name, "durations", values, counts, unread)


def looks_like_money(examples: list[str]) -> bool:
    """Whether most of a few cells are amounts."""
    return bool(examples) and sum(_taken_apart(e) is not None for e in examples) > len(examples) / 2


def looks_like_flags(examples: list[str]) -> bool:
    """Whether a few cells say yes or no."""
    return all(example.casefold() in _TRUE | _FALSE for example in examples)


def _refuse_unreadable(
    name: str, kind: str, values: list[str], counts: npt.NDArray[np.int64], unread: npt.NDArray[np.bool_]
) -> None:
    if counts[unread].sum() > _UNREADABLE * max(counts.sum(), 1):
        shown = ", ".join(hidden(values[place]) for place in np.flatnonzero(unread)[:SHOWN])
        raise Refused(
            f"{counts[unread].sum():,} of {counts.sum():,} cells of the column {name} are no {kind} ({shown}).",
            "Choose another column for it, or none.",
        )


def _unread(
    name: str, kind: str, values: list[str], counts: npt.NDArray[np.int64], unread: npt.NDArray[np.bool_]
) -> list[Defect]:
    if not counts[unread].sum():
        return []
    return [
        Defect(
            what=f"{name}: cells that are no {kind}",
            count=int(counts[unread].sum()),
            examples=tuple(hidden(values[place]) for place in np.flatnonzero(unread)[:SHOWN]),
            done="Left empty.",
            means="These deals are missing where it is needed.",
        )
    ]
