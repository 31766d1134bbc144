"""Tarnhold's tables as files: the data package in `data/`, and copies for people who live in spreadsheets."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from saleslab.org.schemas import SCHEMAS, references
from saleslab.org.world import World, world

LIMIT_BYTES = 10_000_000


class ExportError(ValueError):
    """An export that cannot be written; the message says where and what to do."""


def build(folder: Path) -> list[Path]:
    """Write world 0 as Parquet with datapackage.json and a data card; the same bytes every time.

    Raises:
        ExportError: the package would be larger than 10 MB.
    """
    folder.mkdir(parents=True, exist_ok=True)
    w = world(0)
    files = [_write_parquet(getattr(w, name), folder / f"{name}.parquet") for name in SCHEMAS]
    package, card = folder / "datapackage.json", folder / "README.md"
    package.write_text(_json(descriptor(w, files)), encoding="utf-8", newline="\n")
    card.write_text(data_card(w), encoding="utf-8", newline="\n")
    size = sum(file.stat().st_size for file in files)
    if size > LIMIT_BYTES:
        raise ExportError(f"{folder}: {size:,} bytes of data; allowed are {LIMIT_BYTES:,}")
    return [*files, package, card]


def _write_parquet(table: pd.DataFrame, path: Path) -> Path:
    arrow = pa.Table.from_pandas(table, preserve_index=False).replace_schema_metadata(None)
    for number, column in enumerate(arrow.schema):
        if pa.types.is_timestamp(column.type):
            arrow = arrow.set_column(number, column.name, arrow.column(number).cast(pa.date32()))
        elif pa.types.is_int64(column.type):
            arrow = arrow.set_column(number, column.name, arrow.column(number).cast(pa.int32()))
    pq.write_table(arrow, path, compression="zstd", compression_level=15)
    return path


def descriptor(w: World, files: list[Path]) -> dict[str, Any]:
    """Describe the files as a Frictionless data package (v1)."""
    return {
        "profile": "data-package",
        "name": "tarnhold",
        "title": f"{w.name}: a simulated sales organisation",
        "description": "Every person, company and deal is invented. README.md beside this file is the data card.",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [_resource(file) for file in files],
    }


def _resource(file: Path) -> dict[str, Any]:
    content = file.read_bytes()
    schema = SCHEMAS[file.stem]
    return {
        "name": file.stem.replace("_", "-"),
        "path": file.name,
        "profile": "data-resource",
        "format": file.suffix[1:],
        "description": schema.description,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": _table_schema(file.stem),
    }


def _table_schema(name: str) -> dict[str, Any]:
    schema = SCHEMAS[name]
    fields = []
    for column, spec in schema.columns.items():
        constraints: dict[str, Any] = {} if spec.nullable else {"required": True}
        if spec.metadata["allowed"]:
            constraints["enum"] = spec.metadata["allowed"]
        unit = f" ({spec.metadata['unit']})" if spec.metadata["unit"] else ""
        field = {"name": column, "type": spec.metadata["type"], "description": f"{spec.description}{unit}"}
        fields.append(field | ({"constraints": constraints} if constraints else {}))
    table: dict[str, Any] = {"fields": fields}
    if schema.unique:
        table["primaryKey"] = list(schema.unique)
    keys = [
        {"fields": [column], "reference": {"resource": other.replace("_", "-"), "fields": [key]}}
        for column, (other, key) in references(name).items()
    ]
    return table | ({"foreignKeys": keys} if keys else {})


def data_card(w: World) -> str:
    """Write the data card: what this is, how it came about, and what is wrong with it on purpose."""
    p = w.specification.parameters
    rows = "\n".join(
        f"| [{name}]({name}.parquet) | {schema.description} | {len(getattr(w, name)):,} |"
        for name, schema in SCHEMAS.items()
    )
    return f"""# Data card: {w.name}

**No real people.** {w.name}, its sellers, buyers and deals are simulated; no row comes from a real company.

## Story
{w.name} sells sensors, alarm service and audit records for cold storage to food distributors, clinics,
laboratories and pharmacies. {p.sellers} sellers, {p.managers} managers and four regions over three fiscal years
(FY1 to FY3, here the calendar years 2023 to 2025). In that time it bought a process, a methodology, a CRM with
activity targets, social selling seats and a split of roles.

## Tables
| table | grain | rows |
|---|---|---|
{rows}

Columns with units and allowed values: `docs/data-dictionary.md` and `datapackage.json`. Money is in US dollars.
Ids are text and carry no meaning. An empty cell means unknown.

## How it came about
Drawn by `saleslab.org` with seed {w.specification.seed}; `saleslab data build` writes the same bytes again. The
parameters, each with unit, source and label (measured, assumption), are in
`src/saleslab/org/parameters.py`; `docs/calibration.md` compares the result with the figures it aims at.

## Known flaws, on purpose, at the rates of real files
- {p.past_close_date:.0%} of open opportunities have a close date in the past.
- {p.late_entry:.1%} of closed opportunities were entered after their outcome: created_date is after close_date.
- lead_source and next_step are empty on {p.missing_field:.0%} of opportunities each.
- {p.zero_amount:.0%} of open opportunities carry the amount 0.
- Amounts are heaped on whole thousands; some closes lie on weekends.
- Opportunities created before FY1 are there if they were still open then; deals close after the export, too.

## Not for
Benchmarks of real sales teams. Effects in these data are our settings. What really caused what is kept out of
these files on purpose: exercises ask for it.
"""


def export_csv(folder: Path, index: int = 0) -> list[Path]:
    """Write one CSV per table (UTF-8 with a mark that Excel understands), with datapackage.json.

    Raises:
        ExportError: the folder holds files of other origin.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _refuse_strangers(folder, {f"{name}.csv" for name in SCHEMAS} | {"datapackage.json"})
    w, files = world(index), []
    for name in SCHEMAS:
        file = folder / f"{name}.csv"
        _plain(getattr(w, name)).to_csv(file, index=False, encoding="utf-8-sig", lineterminator="\n")
        files.append(file)
    package = folder / "datapackage.json"
    package.write_text(_json(descriptor(w, files)), encoding="utf-8", newline="\n")
    return [*files, package]


def export_excel(file: Path, index: int = 0, tables: Sequence[str] = tuple(SCHEMAS)) -> Path:
    """Write one workbook with a sheet per table; all of them take about a minute.

    Raises:
        ExportError: the file exists already, or is no .xlsx, or a table is unknown.
    """
    unknown = sorted(set(tables) - set(SCHEMAS))
    if unknown or not tables:
        raise ExportError(f"table {unknown or 'none'}: allowed are {', '.join(SCHEMAS)}")
    if file.suffix != ".xlsx":
        raise ExportError(f"{file}: the name must end in .xlsx")
    if file.exists():
        raise ExportError(f"{file} exists already: move it away or give another name")
    file.parent.mkdir(parents=True, exist_ok=True)
    w = world(index)
    options = {"options": {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}}
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs=options) as book:
        for name in tables:
            # A sheet's name has at most 31 characters; every table's fits.
            _plain(getattr(w, name)).to_excel(book, sheet_name=name, index=False)
    return file


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    """Write dates as 2024-05-17, which every spreadsheet reads the same way."""
    days = table.select_dtypes("datetime")
    return table.assign(**{str(column): days[column].dt.strftime("%Y-%m-%d") for column in days})


def _refuse_strangers(folder: Path, ours: set[str]) -> None:
    strangers = sorted(path.name for path in folder.iterdir() if path.name not in ours)
    if strangers:
        raise ExportError(f"{folder} holds {strangers[0]}, which is none of ours: choose an empty folder")


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"
