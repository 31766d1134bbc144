"""Which column of a file is what, and what its owner answered: a small YAML, kept for the next export."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from saleslab.crm.dates import Order, looks_like_dates
from saleslab.crm.defects import Question, Refused
from saleslab.crm.headers import Guess, Recognition, guesses, recognise
from saleslab.crm.numbers import Mark, looks_like_flags, looks_like_money
from saleslab.crm.outcomes import Outcome, Zero
from saleslab.crm.reading import Table, header_fingerprint

Kind = Literal["id", "name", "money", "currency", "date", "level", "flag", "share", "filled"]


class FieldKind(NamedTuple):
    """What a field is, in words, and how its cells are read."""

    label: str
    kind: Kind
    many: bool = False


FIELDS: Mapping[str, FieldKind] = {
    "opportunity_id": FieldKind("Id of the deal", "id"),
    "owner": FieldKind("Who owns it", "name"),
    "owner_role": FieldKind("The owner's role or team", "level"),
    "setter": FieldKind("Who handed it over", "name"),
    "account": FieldKind("Customer", "name"),
    "stage_name": FieldKind("Stage", "level"),
    "status": FieldKind("Status: open, won, lost", "level"),
    "is_won": FieldKind("Won: yes or no", "flag"),
    "is_closed": FieldKind("Closed: yes or no", "flag"),
    "is_lost": FieldKind("Lost: yes or no", "flag"),
    "paid": FieldKind("Paid: an amount or a date", "filled"),
    "status_reason": FieldKind("Reason of the status", "level"),
    "lost_reason": FieldKind("Why it was lost", "level"),
    "amount": FieldKind("Amount", "money"),
    "actual_amount": FieldKind("Amount once closed", "money"),
    "currency": FieldKind("Currency", "currency"),
    "created_date": FieldKind("Created on", "date"),
    "close_date": FieldKind("Close date", "date"),
    "actual_close_date": FieldKind("Closed on", "date", many=True),
    "last_activity_date": FieldKind("Last activity", "date"),
    "last_modified_date": FieldKind("Last changed", "date"),
    "probability": FieldKind("Odds of winning", "share"),
    "forecast_category": FieldKind("Forecast category", "level"),
    "lead_source": FieldKind("Where it came from", "level"),
    "type": FieldKind("New, growth or renewal", "level"),
    "segment": FieldKind("Customer segment", "level"),
    "next_step": FieldKind("Next step", "filled"),
}
"""Every field a file can be asked for, in the order of the form."""


class ColumnMapping(BaseModel):
    """What stands in the YAML. A field it does not name is guessed."""

    model_config = ConfigDict(extra="forbid")

    columns: dict[str, str | list[str] | None] = Field(default_factory=dict)
    """Field -> header (of "actual_close_date": one or several); null: the file has no such column."""
    dates: dict[str, Order] = Field(default_factory=dict)
    numbers: dict[str, Mark] = Field(default_factory=dict)
    outcomes: dict[str, Outcome] = Field(default_factory=dict)
    """What a stage or a status means."""
    zero: Zero | None = None
    report_in: str | None = None
    """The currency of the report, such as USD."""
    rates: dict[str, float] = Field(default_factory=dict)
    """What one unit of each currency is worth in the report's."""
    time_zone: str | None = None
    exported: str | None = None
    """The day of the export, such as 2025-06-30, where the file's own dates don't tell it right."""

    @field_validator("columns")
    @classmethod
    def _known_fields(cls, columns: dict[str, Any]) -> dict[str, Any]:
        strange = sorted(set(columns) - set(FIELDS))
        if strange:
            raise ValueError(f"{strange[0]!r} is no field; there are {', '.join(FIELDS)}")
        return columns

    @field_validator("rates")
    @classmethod
    def _worth_something(cls, rates: dict[str, float]) -> dict[str, float]:
        wrong = [code for code, rate in rates.items() if not 0 < rate < float("inf")]
        if wrong:
            raise ValueError(f"the rate of {wrong[0]} must be above 0")
        return {code.upper(): rate for code, rate in rates.items()}

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, zone: str | None) -> str | None:
        try:
            return zone if zone is None else ZoneInfo(zone).key
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError(f"{zone!r} is no time zone; one is Europe/Berlin") from None

    @field_validator("exported", mode="before")
    @classmethod
    def _a_day(cls, day: Any) -> str | None:
        return None if day is None else dt.date.fromisoformat(str(day)).isoformat()


class Proposal(NamedTuple):
    """What a file seems to be, and the columns taken for each field, the best first."""

    recognition: Recognition
    columns: Mapping[str, Guess]


def propose(table: Table) -> Proposal:
    """Recognise a file's CRM and guess its columns, by their headers and by what is in them."""
    recognition = recognise(table.headers)

    def fits(field: str, header: str) -> bool:
        if field not in FIELDS:
            return True
        examples = table.examples(header, 20)
        match FIELDS[field].kind:
            case "date":
                return not examples or looks_like_dates(examples)
            case "money":
                return not examples or looks_like_money(examples)
            case "share":
                return not examples or looks_like_money([example.replace("%", "") for example in examples])
            case "flag":
                return looks_like_flags(examples)
            case "level":
                return not (examples and looks_like_dates(examples))
            case _:
                return True

    return Proposal(recognition, guesses(table.headers, recognition.crm, fits))


def chosen_columns(proposal: Proposal, mapping: ColumnMapping, table: Table) -> dict[str, tuple[str, ...]]:
    """The columns of each field: the mapping's word, else the guess. Raises Refused for a header the file lacks."""
    chosen: dict[str, tuple[str, ...]] = {}
    for name, kind in FIELDS.items():
        if name in mapping.columns:
            said = mapping.columns[name]
            headers = () if said is None else (said,) if isinstance(said, str) else tuple(said)
            missing = [header for header in headers if header not in table.headers]
            if missing:
                raise Refused(
                    f"The mapping takes “{missing[0]}” for “{kind.label}”, and the file has no such column.",
                    f"Its columns are: {', '.join(table.headers)}.",
                )
        else:
            guess = proposal.columns.get(name)
            headers = () if guess is None else guess.headers if kind.many else guess.headers[:1]
        if headers:
            chosen[name] = headers
    return chosen


def mapping_file(folder: Path, table: Table) -> Path:
    """Where the mapping of such files is kept: named after their headers, so that next month's export finds it."""
    return folder / f"own-numbers-{header_fingerprint(table.headers)}.yml"


def load_mapping(path: Path) -> ColumnMapping:
    """The mapping in a file. Raises Refused naming the line that is wrong."""
    try:
        written = yaml.safe_load(path.read_text("utf-8"))
        return ColumnMapping.model_validate(written or {})
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"The mapping {path} can't be read ({error}).", "Check its name.") from None
    except yaml.YAMLError as error:
        raise Refused(f"The mapping {path} is not YAML: {error}.", "Mend it, or delete it to begin anew.") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise Refused(
            f"The mapping {path}: {place}: {first['msg'].removeprefix('Value error, ')}.",
            "Mend that line, or delete the file to begin anew.",
        ) from None


def save_mapping(path: Path, mapping: ColumnMapping, about: str, questions: Sequence[Question] = ()) -> None:
    """Write a mapping. ``about`` names the file it is for; ``questions`` are put in as lines to be completed."""
    written = {key: value for key, value in mapping.model_dump().items() if value not in (None, {})}
    text = yaml.safe_dump(written, sort_keys=False, allow_unicode=True, width=120) if written else ""
    head = f"# How to read {about}. Correct what is wrong; a field that is missing here is guessed,\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    asked = "".join(f"\n# {line}" for question in questions for line in _lines(question))
    part.write_text(f"{head}# and null says that the file has no such column.\n{text}{asked}\n", "utf-8")
    part.replace(path)


def _lines(question: Question) -> list[str]:
    """How to answer a question in the mapping: to be uncommented, and put under a part that is there already."""
    part, _, name = question.about.partition(".")
    choices = " or ".join(key or "null" for key in question.options) or question.hint
    return [f"{question.text} ({choices})", *([f"{part}:", f'  "{name}": ...'] if name else [f"{part}: ..."])]


def answered(mapping: ColumnMapping, about: str, value: str) -> ColumnMapping:
    """The mapping with the answer to a `Question`. Raises Refused for an answer that is none."""
    part, _, name = about.partition(".")
    written: dict[str, Any] = mapping.model_dump()
    if part == "outcomes" and not name:
        written["outcomes"][value] = "won"
    elif part == "columns":
        written["columns"][name] = value or None
    elif part == "rates":
        written["rates"][name] = value.strip().replace(",", ".")
    elif name:
        written[part][name] = value
    else:
        written[part] = value
    try:
        return ColumnMapping.model_validate(written)
    except ValidationError as error:
        said = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise Refused(f"{name or part}: “{value}” is no answer ({said}).", "Answer again.") from None
