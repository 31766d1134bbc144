"""The same deals in random dialects come back as the same canonical table, or their owner is asked."""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
from dataclasses import dataclass
from typing import Any

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saleslab.crm.defects import Refused
from saleslab.crm.importer import import_table
from saleslab.crm.mapping import ColumnMapping, answered
from saleslab.crm.reading import open_table
from tests.crm.files import SALT

FIELDS = ("id", "owner", "account", "stage", "amount", "created", "closed", "source")
HEADERS = {
    "English": dict(
        zip(
            FIELDS,
            (
                *("Opportunity ID", "Opportunity Owner", "Account Name", "Stage", "Amount", "Created Date"),
                *("Close Date", "Lead Source"),
            ),
            strict=True,
        )
    ),
    "German": dict(
        zip(
            FIELDS,
            (
                *("Opportunity-ID", "Opportunity-Inhaber", "Accountname", "Phase", "Betrag", "Erstelldatum"),
                *("Schlusstermin", "Leadquelle"),
            ),
            strict=True,
        )
    ),
    "HubSpot": dict(
        zip(
            FIELDS,
            (
                *("Record ID", "Deal owner", "Associated Company", "Deal Stage", "Amount", "Create Date"),
                *("Close Date", "Original Traffic Source"),
            ),
            strict=True,
        )
    ),
}
STAGES = {
    "English": {"won": "Closed Won", "lost": "Closed Lost", "open": "Proposal"},
    "German": {"won": "Gewonnen", "lost": "Verloren", "open": "Angebot"},
    "HubSpot": {"won": "closedwon", "lost": "closedlost", "open": "presentationscheduled"},
}
DATES = {
    "iso": "%Y-%m-%d",
    "iso with time": "%Y-%m-%dT%H:%M:%S",
    "american": "%m/%d/%Y",
    "british": "%d/%m/%Y",
    "german": "%d.%m.%Y %H:%M",
    "hyphens": "%d-%m-%y",
    "named": "%d %b %Y",
}
MONEY = {
    "plain": "{:.2f}",
    "whole": "{:.0f}",
    "american": "{:,.2f}",
    "american whole": "{:,.0f}",
    "german": "{:,.2f}",
    "german whole": "{:,.0f}",
    "swiss": "{:,.2f}",
    "symbol": "$ {:,.2f}",
}
DAY = st.dates(dt.date(2021, 1, 1), dt.date(2025, 12, 31))
# Cells as people type them: letters of several alphabets, separators, quotes and line ends.
WORDS = st.text(st.sampled_from('abcXYZ äöüéß,;\t"\n|-0129&'), min_size=1, max_size=12)


@dataclass(frozen=True)
class Dialect:
    language: str
    dates: str
    money: str
    separator: str
    encoding: str
    end: str
    title: bool
    footer: bool
    extra: tuple[str, ...]
    order: int


@st.composite
def tables(draw: st.DrawFn) -> list[dict[str, Any]]:
    rows = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "owner": st.sampled_from(["Rep A", "Rep B", "Rep C", ""]),
                    "account": WORDS,
                    "stage": st.sampled_from(["won", "lost", "open"]),
                    "amount": st.integers(10, 2_000_000),
                    "created": DAY,
                    "days": st.integers(0, 400),
                    "source": st.sampled_from(["Web", "Häuser, und Höfe", "None", "NA", ""]),
                }
            ),
            min_size=2,
            max_size=12,
        )
    )
    ids = draw(st.permutations(range(len(rows))))
    table = [
        row | {"id": f"{580512 + number}x", "closed": row["created"] + dt.timedelta(row["days"])}
        for row, number in zip(rows, ids, strict=True)
    ]
    table[0]["stage"] = "won"
    return table


DIALECTS = st.builds(
    Dialect,
    language=st.sampled_from(sorted(HEADERS)),
    dates=st.sampled_from(sorted(DATES)),
    money=st.sampled_from(sorted(MONEY)),
    separator=st.sampled_from([",", ";", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    end=st.sampled_from(["\n", "\r\n"]),
    title=st.booleans(),
    footer=st.booleans(),
    extra=st.lists(WORDS, max_size=3).map(tuple),
    order=st.integers(0, 1000),
)


def money(amount: float, style: str) -> str:
    written = MONEY[style].format(amount)
    if style.startswith("german"):
        return written.translate(str.maketrans(",.", ".,"))
    return written.replace(",", "’") if style == "swiss" else written


def written(table: list[dict[str, Any]], d: Dialect) -> bytes:
    """The table in a dialect."""
    headers = HEADERS[d.language]
    columns = {
        headers[field]: [
            {
                "stage": lambda v: STAGES[d.language][v],
                "amount": lambda v: money(v, d.money),
                "created": lambda v: v.strftime(DATES[d.dates]),
                "closed": lambda v: v.strftime(DATES[d.dates]),
            }.get(field, str)(row[field])
            for row in table
        ]
        for field in FIELDS
    }
    for number, words in enumerate(d.extra):
        columns[f"Remark {number}"] = [words] * len(table)
    names = list(columns)
    random.Random(d.order).shuffle(names)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=d.separator, lineterminator=d.end)
    if d.title:
        writer.writerow(["All deals"])
    writer.writerow(names)
    writer.writerows(zip(*(columns[name] for name in names), strict=True))
    if d.footer:
        writer.writerow([f"Grand Totals ({len(table)} records)"])
        writer.writerow(["Copyright (c) 2025"])
    return out.getvalue().encode(d.encoding)


def truth(table: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "opportunity_id": [row["id"] for row in table],
            "outcome": [row["stage"] for row in table],
            "amount": [float(row["amount"]) for row in table],
            "created_date": pd.to_datetime([row["created"] for row in table]),
            "close_date": pd.to_datetime([row["closed"] for row in table]),
            "lead_source": [row["source"] or None for row in table],
        }
    )


def the_same(imported: pd.DataFrame, table: list[dict[str, Any]]) -> None:
    expected = truth(table)
    found = imported[list(expected)].assign(outcome=imported["outcome"].fillna("open"))
    assert list(found["opportunity_id"]) == list(expected["opportunity_id"])
    for name in ("outcome", "amount"):
        assert list(found[name]) == list(expected[name]), name
    for name in ("created_date", "close_date"):
        assert (found[name].to_numpy() == expected[name].to_numpy().astype("datetime64[s]")).all(), name
    sources = [value if isinstance(value, str) else None for value in found["lead_source"]]
    assert sources == [row["source"] or None for row in table]
    owners = pd.Series([row["owner"] or None for row in table])
    assert (imported["owner_id"].isna() == owners.isna()).all()
    assert imported["owner_id"].nunique() == owners.nunique()


QUIET = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@QUIET
@given(tables(), DIALECTS)
def test_the_same_table_comes_back_or_its_owner_is_asked(table: list[dict[str, Any]], dialect: Dialect) -> None:
    """Where only the owner can tell, the owner's answers give the same table."""
    opened = open_table(written(table, dialect))
    mapping = ColumnMapping()
    for _ in range(3):
        try:
            imported = import_table(opened, SALT, mapping)
        except Refused as refused:
            assert refused.questions, refused
            for question in refused.questions:
                mapping = answered(mapping, question.about, answer(question.about, dialect))
            continue
        the_same(imported.opportunities, table)
        return
    raise AssertionError("asked for ever")


def answer(about: str, dialect: Dialect) -> str:
    """What the owner, who knows the dialect, says."""
    part = about.partition(".")[0]
    assert part in ("dates", "numbers"), about
    if part == "dates":
        return "month first" if dialect.dates == "american" else "day first"
    return "comma" if dialect.money.startswith("german") else "point"


@QUIET
@given(tables(), DIALECTS)
def test_nothing_is_lost_without_a_word(table: list[dict[str, Any]], dialect: Dialect) -> None:
    """Every row of the file is a deal, or is counted among those left out."""
    try:
        imported = import_table(open_table(written(table + table[:1], dialect)), SALT)
    except Refused:
        return
    left_out = sum(d.count for d in imported.defects if d.done.startswith(("Left out", "The first of each")))
    around = sum(d.count for d in imported.defects if d.what.startswith("Remarks"))
    assert len(imported.opportunities) + left_out - around == len(table) + 1
