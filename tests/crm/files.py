"""Small exports written by code: a table of deals that nothing is wrong with, and ways to spoil it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from saleslab.crm.importer import Imported, import_table
from saleslab.crm.mapping import ColumnMapping
from saleslab.crm.reading import open_table

SALT = b"the salt of a test, long enough."
HEADERS = (
    *("Opportunity ID", "Opportunity Owner", "Account Name", "Stage", "Amount", "Created Date", "Close Date"),
    *("Type", "Lead Source"),
)
Row = Mapping[str, Any]


def deals(count: int = 24, **columns: Any) -> list[dict[str, Any]]:
    """Clean deals of a Salesforce report; ``columns`` replaces or adds some: a value, or a function of the place."""
    stages = ("Closed Won", "Closed Lost", "Negotiate")
    rows = []
    for place in range(count):
        row: dict[str, Any] = {
            "Opportunity ID": f"006Wb000000{place:04d}",
            "Opportunity Owner": f"Rep {'ABC'[place % 3]}",
            "Account Name": f"Account {place}",
            "Stage": stages[place % 3],
            "Amount": f"{1000 + 250 * place}",
            "Created Date": f"2024-{1 + place % 6:02d}-{1 + place:02d}",
            "Close Date": f"2024-{7 + place % 6:02d}-{1 + place:02d}",
            "Type": "New",
            "Lead Source": "Referral",
        }
        rows.append(row | {name: value(place) if callable(value) else value for name, value in columns.items()})
    return rows


def text(rows: Sequence[Row], separator: str = ",", end: str = "\n", footer: str = "") -> str:
    """The rows as a text with a header."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator, lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue() + footer


def read(content: bytes | str, **mapping: Any) -> Imported:
    """Read a file as its owner would, with these words in the mapping."""
    raw = content.encode() if isinstance(content, str) else content
    return import_table(open_table(raw), SALT, ColumnMapping.model_validate(mapping))


def defect(imported: Imported, words: str) -> Any:
    """The one defect whose name holds these words."""
    [found] = [d for d in imported.defects if words in d.what]
    return found
