"""From a file to the canonical table: every defect counted, every doubt asked, nothing dropped in silence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from saleslab.crm.audit import audited_columns, audited_deals
from saleslab.crm.currencies import converted
from saleslab.crm.dates import Dates, read_dates
from saleslab.crm.defects import Defect, Question, Refused
from saleslab.crm.headers import Recognition, base, stage_timed
from saleslab.crm.mapping import FIELDS, ColumnMapping, Proposal, chosen_columns, propose
from saleslab.crm.numbers import read_durations, read_flags, read_money, read_shares
from saleslab.crm.outcomes import OUTCOMES, endings
from saleslab.crm.reading import Progress, Table
from saleslab.crm.rows import Rows
from saleslab.crm.text import levels, people, pseudonyms, uniques

T = TypeVar("T")
_WITHOUT_END = 0.20
_MANY_LEVELS, _RARE = 60, 10
RARE = "(rare)"
_QUARTER = np.timedelta64(92, "D")


@dataclass(frozen=True)
class Imported:
    """A file read: the canonical table (`saleslab.org.schemas.IMPORTED`) and all there is to say about it.

    ``stage_days``: for each stage whose duration the file tells, days of each deal, in the table's order; empty frame
    where it tells none. ``as_of``: the day of the export, as far as the file tells, or None. ``told``: what tells
    won and lost. ``rows``: rows below the header; ``readings``: how stages, dates and amounts were read, in words.
    """

    opportunities: pd.DataFrame
    stage_days: pd.DataFrame
    recognition: Recognition
    form: str
    columns: Mapping[str, tuple[str, ...]]
    defects: tuple[Defect, ...]
    readings: tuple[str, ...]
    as_of: pd.Timestamp | None
    currency: str
    told: str
    rows: int


def import_table(
    table: Table,
    salt: bytes,
    mapping: ColumnMapping | None = None,
    progress: Progress = lambda _: None,
    proposal: Proposal | None = None,
) -> Imported:
    """Read a file into the canonical table.

    Args:
        table: the opened file.
        salt: the owner's secret; names become pseudonyms by it, the same ones for the same salt.
        mapping: the owner's word; what it does not say is guessed.
        progress: called with the share done.
        proposal: the guess, where it has been made before.

    Raises Refused for what can't be read safely; with questions where answers are the way out.
    """
    mapping = mapping or ColumnMapping()
    proposal = proposal or propose(table)
    columns = chosen_columns(proposal, mapping, table)
    _same_header_twice(table, proposal, columns, mapping)
    reader = _Reader(table, columns, mapping, salt)
    reader.load(lambda share: progress(0.6 * share))
    return reader.made(proposal.recognition, progress)


class _Reader:
    """One file on its way: columns still in the file's order, and what has been found so far."""

    def __init__(
        self, table: Table, columns: Mapping[str, tuple[str, ...]], mapping: ColumnMapping, salt: bytes
    ) -> None:
        self._table, self._columns, self._mapping, self._salt = table, columns, mapping, salt
        self._rows = Rows(table, columns, self._changed)
        self._readings: list[str] = []
        self._questions: list[Refused] = []
        self._timed = {header: stage for header in table.headers if (stage := stage_timed(header))}
        self._categories: dict[str, pd.Series] = {}

    def load(self, progress: Progress) -> None:
        """Read the rows that are deals."""
        self._rows.load(list(self._timed), progress)

    def made(self, recognition: Recognition, progress: Progress) -> Imported:
        """The canonical table, checked. Raises Refused with all questions at once."""
        flags = {n: self._answered(self._flags, n) for n in ("is_won", "is_closed", "is_lost") if n in self._columns}
        texts = {n: self._levels(n) for n in ("status", "stage_name", "status_reason", "lost_reason") if self._has(n)}
        days = {n: self._dates(n) for n in FIELDS if FIELDS[n].kind == "date" and self._has(n)}
        money = self._answered(self._money)
        ends = self._answered(self._ends, {n: f for n, f in flags.items() if f is not None} | texts)
        if self._questions:
            raise _all_at_once(self._questions)
        progress(0.8)
        assert ends is not None and money is not None
        outcome, told = ends
        unknown = outcome.isna().to_numpy()
        if unknown.mean() > _WITHOUT_END:
            raise Refused(
                f"{unknown.sum():,} of {len(unknown):,} deals don't say how they stand ({told} is empty).",
                "Choose another column in the mapping, or export the stage too.",
            )
        amounts, currency = money
        frame = pd.DataFrame(
            {
                "opportunity_id": self._ids(),
                "account_id": self._accounts(),
                "owner_id": self._people("owner"),
                "setter_id": self._people("setter"),
                "segment": self._kept_levels("segment"),
                "type": self._kept_levels("type"),
                "lead_source": self._kept_levels("lead_source"),
                "amount": amounts,
                "created_date": self._day(days, "created_date"),
                "close_date": self._closing(days, outcome),
                "stage_name": texts.get("stage_name", texts.get("status", self._nothing())),
                "is_closed": outcome.isin(["won", "lost", "no_decision"]),
                "is_won": outcome == "won",
                "outcome": outcome.mask(outcome == "open"),
                "forecast_category": self._kept_levels("forecast_category"),
                "next_step": self._filled("next_step"),
                "owner_role": self._kept_levels("owner_role"),
                "expected_close_date": self._expected(days),
                "last_activity_date": self._day(days, "last_activity_date"),
                "probability": self._odds(),
                "lost_reason": self._kept_levels("lost_reason"),
            }
        )
        stage_days = self._stage_days()
        if unknown.any():
            self._rows.leave_out(
                unknown,
                "Deals that don't say how they stand",
                "If they are lost deals, the win rates here are too high.",
            )
            kept = np.flatnonzero(~unknown)
            frame, stage_days = frame.iloc[kept].reset_index(drop=True), stage_days.iloc[kept].reset_index(drop=True)
        as_of = self._as_of(days, frame.loc[frame["is_closed"], "close_date"])
        self._rows.defects += audited_deals(frame, as_of, currency)
        self._rows.defects += audited_columns(self._table.headers, self._columns, self._timed)
        progress(0.9)
        checked = _checked(frame)
        progress(1.0)
        return Imported(
            opportunities=checked,
            stage_days=stage_days,
            recognition=recognition,
            form=self._table.form,
            columns=self._columns,
            defects=tuple(self._rows.defects),
            readings=tuple(self._readings),
            as_of=as_of,
            currency=currency,
            told=told,
            rows=self._rows.read,
        )

    def _answered(self, read: Callable[..., T], *arguments: object) -> T | None:
        """What a column says, or None and a question kept for its owner."""
        try:
            return read(*arguments)
        except Refused as refused:
            if not refused.questions:
                raise
            self._questions.append(refused)
            return None

    def _has(self, name: str) -> bool:
        return name in self._columns

    def _cell(self, name: str) -> pa.Array:
        return self._rows.cells[self._columns[name][0]]

    def _nothing(self) -> pd.Series:
        return pd.Series(pd.array([None], dtype="str").take(np.zeros(len(self._rows.number), np.int64)))

    def _no_day(self) -> pd.Series:
        return pd.Series(np.full(len(self._rows.number), np.datetime64("NaT", "s")))

    def _ids(self) -> pd.Series:
        if self._has("opportunity_id"):
            return pd.Series(pd.array(self._cell("opportunity_id"), dtype="str"))
        numbers = pc.cast(pa.array(self._rows.number), pa.string())
        joined = pc.binary_join_element_wise("row ", numbers, "")
        return pd.Series(pd.array(joined, dtype="str"))

    def _accounts(self) -> pd.Series:
        if not self._has("account"):
            return self._nothing()
        values, codes = uniques(pc.utf8_lower(self._cell("account")))
        return pd.Series(pd.array([*pseudonyms(values, self._salt, "A"), None], dtype="str").take(codes))

    def _people(self, name: str) -> pd.Series:
        if not self._has(name):
            return self._nothing()
        column, found = people(self._cell(name), self._salt)
        self._rows.defects += found if name == "owner" else []
        return column

    def _levels(self, name: str) -> pd.Series:
        """A column of categories, read once."""
        if name not in self._categories:
            column, found = levels(self._cell(name), FIELDS[name].label.split(":")[0].lower())
            typed = column.nunique() > _MANY_LEVELS  # what is typed by hand may name people: no examples of it
            self._rows.defects += [replace(defect, examples=()) for defect in found] if typed else found
            self._categories[name] = column
        return self._categories[name]

    def _kept_levels(self, name: str) -> pd.Series:
        """A column of categories; of a long list only what ten deals share, since the rest may be typed by hand."""
        if not self._has(name):
            return self._nothing()
        column = self._levels(name)
        counts = column.value_counts()
        if len(counts) <= _MANY_LEVELS:
            return column
        rare = counts.index[counts < _RARE]
        self._rows.defects.append(
            Defect(
                what=f"{FIELDS[name].label}: a long list of {len(counts):,} different texts",
                count=int(counts[rare].sum()),
                done=f"What fewer than {_RARE} deals share is put together as “{RARE}”.",
                means="Texts typed by hand may name people, and tell groups too small to compare.",
            )
        )
        return column.mask(column.isin(rare), RARE)

    def _filled(self, name: str) -> pd.Series:
        if not self._has(name):
            return self._nothing()
        filled = pc.if_else(self._cell(name).is_valid(), "filled", pa.scalar(None, pa.string()))
        return pd.Series(pd.array(filled, dtype="str"))

    def _flags(self, name: str) -> pd.Series:
        return read_flags(self._cell(name), self._columns[name][0])

    def _dates_of(self, header: str, name: str) -> Dates:
        return read_dates(self._rows.cells[header], header, self._mapping.dates.get(header), self._mapping.time_zone)

    def _changed(self) -> pd.Series | None:
        changed = self._answered(self._dates_of, self._columns["last_modified_date"][0], "last_modified_date")
        return None if changed is None else changed.days

    def _dates(self, name: str) -> list[pd.Series]:
        found = []
        for header in self._columns[name]:
            dates = self._answered(self._dates_of, header, name)
            if dates is not None:
                self._rows.defects += dates.defects
                self._readings += [f"“{header}”: {dates.form}"] if dates.form else []
                found.append(dates.days)
        return found

    def _day(self, days: Mapping[str, Sequence[pd.Series]], name: str) -> pd.Series:
        return days[name][0] if days.get(name) else self._no_day()

    def _actual(self, days: Mapping[str, Sequence[pd.Series]]) -> pd.Series:
        actual = self._no_day()
        for column in days.get("actual_close_date", ()):
            actual = actual.fillna(column)
        return actual

    def _closing(self, days: Mapping[str, Sequence[pd.Series]], outcome: pd.Series) -> pd.Series:
        """Hoped-for while open; the actual day once closed, where the file has one, else the same column."""
        expected = self._day(days, "close_date")
        if not days.get("actual_close_date"):
            return expected
        # An expected day that was never met is no day of closing.
        return expected.where(outcome == "open", self._actual(days))

    def _expected(self, days: Mapping[str, Sequence[pd.Series]]) -> pd.Series:
        return self._day(days, "close_date") if days.get("actual_close_date") else self._no_day()

    def _odds(self) -> pd.Series:
        if not self._has("probability"):
            return pd.Series(np.full(len(self._rows.number), np.nan))
        shares, found = read_shares(self._cell("probability"), self._columns["probability"][0])
        self._rows.defects += found
        return shares

    def _money(self) -> tuple[pd.Series, str]:
        nothing = pd.Series(np.full(len(self._rows.number), np.nan))
        if not self._has("amount") and not self._has("actual_amount"):
            return nothing, ""
        amounts, named, header = nothing, self._nothing(), ""
        for name in ("actual_amount", "amount"):
            if self._has(name):
                header = self._columns[name][0]
                read = self._answered(read_money, self._cell(name), header, self._mapping.numbers.get(header))
                if read is not None:
                    self._rows.defects += read.defects
                    self._readings.append(f"“{header}”: {read.form}")
                    amounts, named = amounts.fillna(read.amounts), named.fillna(read.currencies)
        if self._has("currency"):
            code = self._cell("currency")
            named = pd.Series(pd.array(code, dtype="str")).fillna(named)
        result = converted(amounts, named, header, self._mapping)
        self._rows.defects += result.defects
        return result.amounts, result.currency

    def _ends(self, columns: dict[str, pd.Series]) -> tuple[pd.Series, str]:
        if self._has("paid"):
            cell = self._cell("paid")
            nothing = np.asarray(
                pc.fill_null(pc.match_substring_regex(cell, r"^[^1-9A-Za-z]*$|^(?i:no|false|nein)$"), True)
            )
            columns["paid"] = pd.Series(np.where(nothing, 0.0, 1.0))
        headers = {name: found[0] for name, found in self._columns.items()}
        ending = endings(columns, self._mapping.outcomes, self._mapping.zero, headers)
        self._rows.defects += ending.defects
        self._readings += [
            f"“{level}” means {OUTCOMES[end].split(':')[0].lower()}" for level, end in ending.levels.items()
        ]
        return ending.outcome, ending.told

    def _stage_days(self) -> pd.DataFrame:
        found = {}
        for header, stage in self._timed.items():
            days, defects = read_durations(self._rows.cells[header], f"time in {stage}")
            self._rows.defects += defects
            found[stage] = days
        return pd.DataFrame(found, index=range(len(self._rows.number)))

    def _as_of(self, days: Mapping[str, Sequence[pd.Series]], closed: pd.Series) -> pd.Timestamp | None:
        """The owner's word; else the latest day on which anything was entered, changed, done or closed.

        Closed deals can be dated after the export by mistake: a day counts only if no quarter lies between it and the
        days before.
        """
        if self._mapping.exported:
            return pd.Timestamp(self._mapping.exported)
        entered = [
            column.max()
            for name in ("created_date", "last_modified_date", "last_activity_date")
            for column in days.get(name, ())
            if column.notna().any()
        ]
        ends = np.sort(closed.dropna().unique())
        if not entered and not len(ends):
            return None
        first = np.datetime64(max(entered)) if entered else ends[0]
        later = ends[ends > first]
        gaps = np.diff(np.concatenate([[first], later])) > _QUARTER
        reached = int(gaps.argmax()) if gaps.any() else len(later)
        return pd.Timestamp(later[reached - 1] if reached else first)


def _same_header_twice(
    table: Table, proposal: Proposal, columns: Mapping[str, tuple[str, ...]], mapping: ColumnMapping
) -> None:
    """Refuse where two columns of one name differ and nobody has said which is meant."""
    for name, (header, *_) in columns.items():
        if name in mapping.columns or FIELDS[name].many:
            continue
        rivals = [h for h in proposal.columns[name].headers if h != header and base(h) == base(header)]
        differing = [h for h in rivals if _differ(table, header, h)]
        if differing:
            raise Refused(
                f"{len(differing) + 1} columns are called “{header}”, and they differ.",
                "Say which is meant.",
                [
                    Question(
                        f"columns.{name}",
                        f"{FIELDS[name].label}: which column?",
                        {h: f"{h}: {', '.join(table.examples(h))}" for h in (header, *differing)},
                    )
                ],
            )


def _differ(table: Table, one: str, other: str) -> bool:
    loaded, _ = table.read([one, other])
    return not loaded[one].equals(loaded[other])


def _all_at_once(refusals: Sequence[Refused]) -> Refused:
    if len(refusals) == 1:
        return refusals[0]
    return Refused(
        " ".join(refused.reason for refused in refusals),
        "Answer these questions.",
        [question for refused in refusals for question in refused.questions],
    )


def _checked(frame: pd.DataFrame) -> pd.DataFrame:
    """The table as the schema promises it."""
    from saleslab.org.schemas import IMPORTED  # pandera is slow to load, and only a file that is read needs it

    typed = frame.assign(
        **{
            name: frame[name].astype("str" if str(spec.dtype) == "str" else str(spec.dtype))
            for name, spec in IMPORTED.columns.items()
        }
    )
    checked: pd.DataFrame = IMPORTED.validate(typed[list(IMPORTED.columns)])
    return checked
