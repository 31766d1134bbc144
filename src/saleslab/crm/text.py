"""Cells as text: what counts as empty, one spelling for one thing, and names that nobody can read any more."""

from __future__ import annotations

import hmac
import re
import unicodedata
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from saleslab.crm.defects import SHOWN, Defect

NULLS = frozenset(
    (
        *(
            "",
            "-",
            "--",
            "---",
            "–",
            "—",
            ".",
            "?",
            "null",
            "nan",
            "nat",
            "n/a",
            "(blank)",
            "(empty)",
            "[empty]",
            "(leer)",
        ),
        *("select", "- select -", "-- select --", "select...", "--none--", "-none-", "- none -", "keine angabe"),
        *("#ref!", "#n/a", "#value!", "#name?", "#div/0!", "#null!", "#num!"),
    )
)
"""What counts as empty, in small letters. "None" and "NA" may be real categories and are none of these."""

_BLANKS = r"[\s\x{00a0}\x{2007}\x{202f}\x{200b}\x{feff}]+"
# Letters of the Cyrillic and Greek alphabets that look like Latin ones.
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеіјорсухѕԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESIJKMHOPCTYXaeijopcyxsdqwABEZHIKMNOPTYXo",
)
_MACHINES = re.compile(
    r"\b(queue|warteschlange|file d.attente|bot|robot|integration|api|system|automated process|workflow|unassigned"
    r"|nicht zugewiesen|house account|pool|round robin|admin|administrator|data ?load(er)?|migration|import)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"[\s\-–]*[(\[]?\b(deactivated( user)?|inactive|disabled|former|ex-employee|left|deaktiviert|inaktiv|ehemalig"
    r"|removed user)\b[)\]]?\s*",
    re.IGNORECASE,
)


def cleaned(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """The column without blanks around and doubled inside its cells, and with nulls where a cell is empty."""
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    text = array.cast(pa.string())
    dirty = pc.any(pc.match_substring_regex(text, r"^\s|\s\s|\s$|[\n\r\t\x{00a0}\x{2007}\x{202f}\x{200b}\x{feff}]"))
    if dirty.as_py():
        text = pc.utf8_trim_whitespace(pc.replace_substring_regex(text, _BLANKS, " "))
    empty = pc.is_in(pc.utf8_lower(text), value_set=pa.array(sorted(NULLS)))
    return pc.if_else(empty, pa.scalar(None, pa.string()), text)


def uniques(column: pa.Array) -> tuple[list[str], np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """The different values of a column, and for each row the place of its own among them; -1 where empty."""
    encoded = column.dictionary_encode()
    codes = np.asarray(pc.fill_null(encoded.indices.cast(pa.int64()), -1))
    return encoded.dictionary.to_pylist(), codes


def spelt_out(values: Sequence[str | None], codes: np.ndarray[tuple[int], np.dtype[np.int64]]) -> pd.Series:
    """A text column from values and places; -1 is missing."""
    return pd.Series(pd.array(list(values), dtype="str").take(codes, allow_fill=True))


def levels(column: pa.Array, name: str) -> tuple[pd.Series, list[Defect]]:
    """A column of categories with one spelling for each: the most frequent one.

    Two values are one where they differ in case, blanks, a hyphen between letters, or in letters of another alphabet
    that look the same.
    """
    values, codes = uniques(column)
    counts = np.bincount(codes[codes >= 0], minlength=len(values))
    groups: dict[str, list[int]] = {}
    for place, value in enumerate(values):
        groups.setdefault(_key(value), []).append(place)
    chosen = list(range(len(values)))
    merged: list[int] = []
    alike: list[int] = []
    for places in groups.values():
        best = max(places, key=lambda place: (counts[place], -place))
        for place in places:
            if place != best:
                chosen[place] = best
                (alike if _alphabets(values[place]) != _alphabets(values[best]) else merged).append(place)
    column_out = spelt_out([values[place] for place in chosen], codes)
    found = []
    if merged:
        found.append(
            Defect(
                what=f"One {name} spelt in several ways",
                count=int(counts[merged].sum()),
                examples=tuple(f"“{values[p]}” is “{values[chosen[p]]}”" for p in merged[:SHOWN]),
                done="Put under the most frequent spelling.",
                means="Left apart, they would split one group into two.",
            )
        )
    if alike:
        found.append(
            Defect(
                what=f"Look-alike letters of two alphabets in the {name}",
                count=int(counts[alike].sum()),
                examples=tuple(f"“{values[p]}” looks like “{values[chosen[p]]}”" for p in alike[:SHOWN]),
                done="Put under the more frequent one.",
                means="To a computer they are two groups; no eye can tell.",
            )
        )
    none = [place for place, value in enumerate(values) if value.casefold() == "none"]
    if none:
        found.append(
            Defect(
                what=f"The {name} says “None”",
                count=int(counts[none].sum()),
                done="Kept as a category of its own, not as an empty cell.",
                means="If it stands for “not filled in”, read that group as missing.",
            )
        )
    return column_out, found


def _key(value: str) -> str:
    text = unicodedata.normalize("NFKC", value).translate(_LOOK_ALIKES).casefold()
    text = re.sub(r"(?<=\w)[ _]+(?=\w)", lambda m: " " if _between_digits(text, m) else "", text)
    return re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])", "", text)


def _between_digits(text: str, match: re.Match[str]) -> bool:
    return text[match.start() - 1].isdigit() and text[match.end()].isdigit()


def _alphabets(value: str) -> frozenset[str]:
    """The alphabets of the letters in a value."""
    return frozenset(unicodedata.name(letter, "?").split()[0] for letter in value if letter.isalpha())


def hidden(value: str) -> str:
    """A cell that should have been a number or a date, with its letters hidden: it may hold a name."""
    return re.sub(r"[^\W\d_]", "x", value[:20])


# --- names
def people(column: pa.Array, salt: bytes) -> tuple[pd.Series, list[Defect]]:
    """A column of people as pseudonyms; missing for queues, bots and blanks.

    "Last, First" is "First Last"; a mark that somebody has left is no part of the name.
    """
    values, codes = uniques(column)
    counts = np.bincount(codes[codes >= 0], minlength=len(values))
    machines = [p for p, v in enumerate(values) if _MACHINES.search(v)]
    gone = [p for p, v in enumerate(values) if _GONE.search(v) and p not in set(machines)]
    keys = [_person(_GONE.sub(" ", value)) for value in values]
    forms: dict[str, set[str]] = {}
    for key, value in zip(keys, values, strict=True):
        forms.setdefault(key, set()).add(_GONE.sub(" ", value).strip())
    several = [p for p, key in enumerate(keys) if len(forms[key]) > 1]
    blocked = set(machines)
    names = pseudonyms(["" if p in blocked else key for p, key in enumerate(keys)], salt, "S")
    found = []
    for what, places, done, means in (
        (
            "Owned by a queue, a bot or an administrator",
            machines,
            "Kept, with no owner.",
            "They count for the company and for no seller.",
        ),
        (
            "Owned by somebody marked as having left",
            gone,
            "Kept under that person; the mark is dropped.",
            "A new owner of old deals takes over their results too: look at that before judging anybody.",
        ),
        (
            "Owners written in two ways (“Last, First” and “First Last”)",
            several,
            "Put together as one person.",
            "Left apart, one person would count as two.",
        ),
    ):
        if places:
            found.append(Defect(what=what, count=int(counts[places].sum()), done=done, means=means))
    blank = int((codes < 0).sum())
    if blank:
        found.append(
            Defect(
                what="No owner",
                count=blank,
                done="Kept, with no owner.",
                means="They count for the company and for no seller.",
            )
        )
    return spelt_out(names, codes), found


def _person(name: str) -> str:
    """A name in small letters, "Last, First" turned round."""
    text = unicodedata.normalize("NFKC", name).casefold()
    last, comma, first = text.partition(",")
    return " ".join(f"{first} {last}".split() if comma and "," not in first else text.split())


def pseudonyms(values: Sequence[str], salt: bytes, prefix: str) -> list[str | None]:
    """A name nobody can read, for each value: the same for the same value and salt; None for an empty one.

    HMAC-SHA-256 (RFC 2104), cut to as few digits as keep them apart, 6 at least.
    """
    digests = {value: hmac.digest(salt, value.encode(), "sha256").hex() for value in set(values) if value}
    length = next(n for n in range(6, 65, 2) if len({d[:n] for d in digests.values()}) == len(digests))
    return [f"{prefix}-{digests[value][:length]}" if value else None for value in values]
