"""A column of dates, however they are written. Which part is the day is told by the column, or asked; never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from saleslab.crm.defects import SHOWN, Defect, Question, Refused
from saleslab.crm.text import hidden, uniques

Order = Literal["day first", "month first", "year first"]
ORDERS: Mapping[Order, str] = {"day first": "dmy", "month first": "mdy", "year first": "ymd"}
_UNREADABLE = 0.05
"""A larger share of cells that are no dates is refused: it is another column."""
_FIRST_YEAR, _LAST_YEAR = 1990, 2079

_TIME = (
    r"(?:[T ,]+(?P<clock>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)(?: ?(?P<half>[AaPp]\.?[Mm]\.?))?"
    r"(?: ?(?P<zone>Z|z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?$"
)
_ISO = r"^(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})" + _TIME
_PARTS = r"^(?P<a>\d{1,2})[-/. ]+(?P<b>\d{1,2})[-/. ]+(?P<c>\d{4}|\d{2})" + _TIME
_DAY_NAMED = r"^(?:\pL+\.?,? )?(?P<d>\d{1,2})\.?[-/ ]+(?P<name>\pL{3,12})\.?[-/ ,]+(?P<y>\d{4}|\d{2})" + _TIME
_MONTH_NAMED = r"^(?:\pL+\.?, )?(?P<name>\pL{3,12})\.?[-/ ]+(?P<d>\d{1,2}),?[-/ ]+(?P<y>\d{4}|\d{2})" + _TIME
_DIGITS = r"^(?P<n>\d{5}(?:\.\d+)?|\d{8}|\d{9,10}|\d{12,13})$"

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janv janvier ene enero jän jänner",
            "feb february februar févr fév février febrero",
            "mar march mär mrz märz mars marzo",
            "apr april avr avril abr abril",
            "may mai mayo",
            "jun june juni juin junio",
            "jul july juli juil juillet julio",
            "aug august août aou ago agosto",
            "sep sept september septembre septiembre",
            "oct october okt oktober octobre octubre",
            "nov november novembre noviembre",
            "dec december dez dezember déc décembre dic diciembre",
        ),
        start=1,
    )
    for name in names.split()
}

Ints = npt.NDArray[np.int64]
Days = npt.NDArray[np.datetime64]
_NONE = np.datetime64("NaT", "s")


@dataclass(frozen=True)
class Dates:
    """A column read: days (seconds resolution, as pandas keeps them), and how they were written, in words."""

    days: pd.Series
    form: str
    defects: tuple[Defect, ...]


@dataclass(frozen=True)
class _Seconds:
    """What the unique values of a column say: seconds since 1970, where known; whether in UTC."""

    at: npt.NDArray[np.datetime64]
    utc: npt.NDArray[np.bool_]


def read_dates(column: pa.Array, name: str, order: Order | None = None, zone: str | None = None) -> Dates:
    """Read a column. ``order``: the owner's answer for this column; ``zone``: where a time in UTC is to be read.

    Raises Refused: no value decides the order; two orders at once; half turned into other dates by a spreadsheet; too
    much that is no date.
    """
    values, codes = uniques(column)
    words = pa.array(values, pa.string())
    at = np.full(len(values), _NONE)
    utc = np.zeros(len(values), bool)
    sure, forms = _certain(words, at, utc)
    parts = _parts(words)
    form = ", ".join(forms)
    if parts.any.any():
        if sure["ISO"] or sure["serial"]:
            raise _half_converted(name, values, sure, parts)
        chosen = order or _decided(parts, values, name)
        at[parts.any] = parts.as_dates(chosen)[parts.any]
        utc |= parts.utc
        form = chosen
    days, moved = _days(at, utc, zone)
    return _reported(values, codes, days, moved, utc, name, form, zone)


def looks_like_dates(examples: list[str]) -> bool:
    """Whether most of a few cells are written like dates."""
    if not examples:
        return False
    words = pa.array(examples, pa.string())
    hits = np.zeros(len(examples), bool)
    for pattern in (_ISO, _PARTS, _DAY_NAMED, _MONTH_NAMED, _DIGITS):
        hits |= np.asarray(pc.match_substring_regex(words, pattern.replace("(?P<", "(?P<")).to_numpy(False))
    return bool(hits.mean() > 0.5)


def _certain(
    words: pa.Array, at: npt.NDArray[np.datetime64], utc: npt.NDArray[np.bool_]
) -> tuple[dict[str, int], list[str]]:
    """Fill in every value that can be read in one way only. Returns how many there are of each form."""
    counts = {"ISO": 0, "named": 0, "serial": 0, "epoch": 0}
    iso = _matched(words, _ISO)
    if iso is not None:
        at[iso.rows] = _civil(iso.number("y"), iso.number("m"), iso.number("d"), iso)
        utc[iso.rows] |= iso.zoned
        counts["ISO"] = len(iso.rows)
    for pattern in (_DAY_NAMED, _MONTH_NAMED):
        named = _matched(words, pattern)
        if named is not None:
            month = np.array([_MONTHS.get(n.casefold(), 0) for n in named.words("name")], np.int64)
            at[named.rows] = _civil(_full_year(named.number("y")), month, named.number("d"), named)
            utc[named.rows] |= named.zoned
            counts["named"] += len(named.rows)
    digits = _matched(words, _DIGITS)
    if digits is not None:
        text = digits.words("n")
        number = np.array(text, float)
        length = np.array([len(t.partition(".")[0]) for t in text])
        # A spreadsheet counts days from 30 December 1899; 25569 is 1 January 1970.
        serial, compact, milliseconds = length == 5, length == 8, length >= 12
        seconds = np.where(serial, np.floor((number - 25569.0) * 86400.0), number)
        seconds = np.where(milliseconds, np.floor(number / 1000.0), seconds)
        moment = seconds.astype(np.int64).astype("datetime64[s]")
        whole = np.where(compact, number, 0).astype(np.int64)
        moment = np.where(compact, _civil(whole // 10000, whole // 100 % 100, whole % 100, None), moment)
        at[digits.rows] = moment
        utc[digits.rows] |= length >= 9
        counts["serial"] = int(serial.sum())
        counts["ISO"] += int(compact.sum())
        counts["epoch"] = int((length >= 9).sum())
    names = {
        "ISO": "year, month, day",
        "named": "month by name",
        "serial": "days as a spreadsheet counts them",
        "epoch": "seconds or milliseconds since 1970",
    }
    return counts, [names[key] for key, count in counts.items() if count]


class _Match:
    """The rows of a column that a pattern fits, and its named parts there."""

    def __init__(self, found: pa.StructArray, rows: Ints) -> None:
        self.rows = rows
        self._parts = found.take(pa.array(rows))

    def words(self, part: str) -> list[str]:
        """A part as text; empty where it is missing."""
        words: list[str] = self._parts.field(part).to_pylist()
        return words

    def number(self, part: str) -> Ints:
        """A part as whole numbers."""
        return np.asarray(self._parts.field(part).cast(pa.int64()))

    def length(self, part: str) -> Ints:
        """How many characters a part has."""
        return np.asarray(pc.utf8_length(self._parts.field(part)).cast(pa.int64()))

    @property
    def zoned(self) -> npt.NDArray[np.bool_]:
        """Whether a time zone is stated."""
        return self.length("zone") > 0

    def seconds(self) -> Ints:
        """Seconds from midnight to the time of day, taken to UTC where a zone is stated."""
        clock = self._parts.field("clock")
        if pc.all(pc.equal(clock, "")).as_py():
            return np.zeros(len(self.rows), np.int64)
        found = pc.extract_regex(clock, r"^(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2}))?")
        hour, minute, second = (
            np.asarray(pc.fill_null(pc.if_else(pc.equal(part, ""), "0", part), "0").cast(pa.int64()))
            for part in (found.field("h"), found.field("m"), found.field("s"))
        )
        half = pc.utf8_lower(self._parts.field("half"))
        late = np.asarray(pc.starts_with(half, "p").to_numpy(False))
        early = np.asarray(pc.starts_with(half, "a").to_numpy(False))
        hour = np.where(late & (hour < 12), hour + 12, np.where(early & (hour == 12), 0, hour))
        offset = pc.extract_regex(self._parts.field("zone"), r"^(?P<sign>[+-])(?P<h>\d{2}):?(?P<m>\d{2})$")
        sign = np.where(np.asarray(pc.fill_null(pc.equal(offset.field("sign"), "-"), False)), -1, 1)
        away = [
            np.asarray(pc.fill_null(pc.if_else(pc.equal(part, ""), "0", part), "0").cast(pa.int64()))
            for part in (offset.field("h"), offset.field("m"))
        ]
        return np.asarray(hour * 3600 + minute * 60 + second - sign * (away[0] * 3600 + away[1] * 60))


def _matched(words: pa.Array, pattern: str) -> _Match | None:
    found = pc.extract_regex(words, pattern)
    rows = np.flatnonzero(np.asarray(found.is_valid()))
    return _Match(found, rows) if rows.size else None


def _full_year(year: Ints) -> Ints:
    """Years of two digits as POSIX reads them: 69 to 99 are 1969 to 1999."""
    return np.where(year >= 100, year, np.where(year < 69, 2000 + year, 1900 + year))


def _civil(year: Ints, month: Ints, day: Ints, match: _Match | None) -> npt.NDArray[np.datetime64]:
    """Moments in time; none where there is no such day."""
    real = (month >= 1) & (month <= 12) & (day >= 1) & (year >= 1) & (year <= 9999)
    first = (np.where(real, (year - 1970) * 12 + month - 1, 0)).astype("datetime64[M]")
    length = ((first + 1).astype("datetime64[D]") - first.astype("datetime64[D]")).astype(np.int64)
    real &= day <= length
    moment = (first.astype("datetime64[D]") + np.where(real, day - 1, 0)).astype("datetime64[s]")
    if match is not None:
        moment = moment + match.seconds().astype("timedelta64[s]")
    return np.where(real, moment, _NONE)


@dataclass(frozen=True)
class _Parts:
    """Values of three numbers whose order the values themselves have to tell."""

    any: npt.NDArray[np.bool_]
    utc: npt.NDArray[np.bool_]
    match: _Match | None
    two_digits: npt.NDArray[np.bool_]

    def as_dates(self, order: Order) -> npt.NDArray[np.datetime64]:
        """Every value read in one order; none where it can't be."""
        at = np.full(self.any.size, _NONE)
        if self.match is None:
            return at
        a, b, c = (self.match.number(part) for part in "abc")
        if order == "year first":
            read = _civil(np.where(self.two_digits, _full_year(a), 0), b, c, self.match)
        else:
            day, month = (a, b) if order == "day first" else (b, a)
            read = _civil(_full_year(c), month, day, self.match)
        at[self.match.rows] = read
        return at


def _parts(words: pa.Array) -> _Parts:
    match = _matched(words, _PARTS)
    there, utc = np.zeros(len(words), bool), np.zeros(len(words), bool)
    if match is None:
        return _Parts(there, utc, None, np.zeros(0, bool))
    there[match.rows] = True
    utc[match.rows] = match.zoned
    return _Parts(there, utc, match, (match.length("c") == 2) & (match.length("a") == 2))


def _decided(parts: _Parts, values: list[str], name: str) -> Order:
    """The one order in which every value is a day; a question where there are several; refused where there is none."""
    read = {order: ~np.isnat(parts.as_dates(order)) & parts.any for order in ORDERS}
    anyhow = np.logical_or.reduce(list(read.values()))
    fitting: list[Order] = [order for order in ORDERS if bool((read[order] | ~anyhow).all()) and read[order].any()]
    if len(fitting) == 1:
        return fitting[0]
    examples = [values[place] for place in np.flatnonzero(parts.any)[:SHOWN]]
    if fitting:
        raise Refused(
            f"Nobody can tell from the column {name} whether the day or the month comes first: "
            f"{', '.join(examples)} can be read {' or '.join(fitting)}.",
            "Say which.",
            [
                Question(
                    f"dates.{name}",
                    f"{name}: how is {examples[0]} to be read?",
                    {order: f"{order}: {_said(parts, order)}" for order in fitting},
                )
            ],
        )
    only = {
        order: [
            values[p]
            for p in np.flatnonzero(read[order] & ~np.logical_or.reduce([read[o] for o in ORDERS if o != order]))
        ]
        for order in ORDERS
    }
    clash = [f"{found[0]} can only be {order}" for order, found in only.items() if found]
    raise Refused(
        f"The column {name} holds dates in two orders: {', '.join(clash)}. A spreadsheet has probably turned some of "
        "them round, and which ones can't be told any more.",
        "Export the file again from the CRM and don't open it in a spreadsheet first, or leave this column out.",
    )


def _said(parts: _Parts, order: Order) -> str:
    first = parts.as_dates(order)[parts.any][0]
    return spoken(pd.Timestamp(first))


def spoken(day: pd.Timestamp) -> str:
    """A day as people write it: 5 January 2025."""
    return f"{day.day} {day:%B %Y}"


def _half_converted(name: str, values: list[str], sure: Mapping[str, int], parts: _Parts) -> Refused:
    example = values[int(np.flatnonzero(parts.any)[0])]
    other = "days as a spreadsheet counts them" if sure["serial"] else "dates that begin with the year"
    return Refused(
        f"The column {name} mixes {other} with dates such as {example}. A spreadsheet reads some dates of a file and "
        "not others, and turns day and month of those it reads: which ones can't be told any more.",
        "Export the file again from the CRM and don't open it in a spreadsheet first, or leave this column out.",
    )


def _days(
    at: npt.NDArray[np.datetime64], utc: npt.NDArray[np.bool_], zone: str | None
) -> tuple[Days, npt.NDArray[np.bool_]]:
    """Days on the owner's calendar, and which of them are another day than in UTC."""
    days = at.astype("datetime64[D]")
    if zone and utc.any():
        local = pd.Series(at[utc]).dt.tz_localize("UTC").dt.tz_convert(zone).dt.tz_localize(None)
        days = days.copy()
        days[utc] = local.to_numpy().astype("datetime64[D]")
    return days, days != at.astype("datetime64[D]")


def _reported(
    values: list[str],
    codes: Ints,
    days: Days,
    moved: npt.NDArray[np.bool_],
    utc: npt.NDArray[np.bool_],
    name: str,
    form: str,
    zone: str | None,
) -> Dates:
    counts = np.bincount(codes[codes >= 0], minlength=len(values))
    unread = np.isnat(days)
    if counts[unread].sum() > _UNREADABLE * max(counts.sum(), 1):
        raise Refused(
            f"{counts[unread].sum():,} of {counts.sum():,} cells of the column {name} are no dates "
            f"({', '.join(hidden(values[p]) for p in np.flatnonzero(unread)[:SHOWN])}).",
            "Choose another column for it, or none.",
        )
    year = np.where(unread, 2000, days.astype("datetime64[Y]").astype(np.int64) + 1970)
    odd = (year < _FIRST_YEAR) | (year > _LAST_YEAR)
    defects = []
    for what, places, shown in (
        (f"{name}: cells that are no dates", unread, [hidden(values[p]) for p in np.flatnonzero(unread)[:SHOWN]]),
        (f"{name}: dates that stand for “unknown”", odd, [str(days[p]) for p in np.flatnonzero(odd)[:SHOWN]]),
    ):
        if counts[places].sum():
            defects.append(
                Defect(
                    what=what,
                    count=int(counts[places].sum()),
                    examples=tuple(shown),
                    done="Left empty.",
                    means="These deals are missing where this date is needed.",
                )
            )
    if utc.any():
        defects.append(_in_utc(name, counts, utc, moved, zone))
    kept = np.where(unread | odd, np.datetime64("NaT", "D"), days).astype("datetime64[s]")
    column = pd.Series(np.append(kept, _NONE)[codes])
    return Dates(column, form, tuple(defects))


def _in_utc(name: str, counts: Ints, utc: npt.NDArray[Any], moved: npt.NDArray[Any], zone: str | None) -> Defect:
    return Defect(
        what=f"{name}: times in UTC",
        count=int(counts[utc].sum()),
        done=f"Read in {zone}; {int(counts[moved].sum()):,} fall on another day there."
        if zone
        else "Read as they are.",
        means=""
        if zone
        else "Where your clock is not London's, deals near midnight can stand on the day before or after. "
        "The mapping's time_zone puts it right.",
    )
