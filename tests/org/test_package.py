"""The data package: small, valid, the same bytes, without the truth; and copies for spreadsheets."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import frictionless
import pandas as pd
import pyarrow.parquet as pq
import pytest

from saleslab.org import package, world
from saleslab.org.schemas import SCHEMAS

DATA = Path(__file__).parents[2] / "data"


def test_rebuilding_gives_the_bytes_that_are_shipped(tmp_path: Path) -> None:
    built = package.build(tmp_path)
    assert sorted(f.name for f in built) == sorted(f.name for f in DATA.iterdir())
    for file in built:
        assert file.read_bytes() == (DATA / file.name).read_bytes(), file.name
    assert sum(f.stat().st_size for f in DATA.iterdir()) < 10_000_000


def test_the_descriptor_is_valid_and_matches_the_files() -> None:
    descriptor = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    assert [error.note for error in frictionless.Package.metadata_validate(descriptor)] == []
    for resource in descriptor["resources"]:
        columns = pq.read_schema(DATA / resource["path"]).names
        assert columns == [field["name"] for field in resource["schema"]["fields"]]


def test_a_broken_descriptor_is_not_valid() -> None:
    descriptor = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["resources"][0]["schema"]["primaryKey"] = {"not": "a key"}
    assert list(frictionless.Package.metadata_validate(descriptor))


def test_csv_files_validate_against_their_descriptor(tmp_path: Path) -> None:
    package.export_csv(tmp_path)
    descriptor = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    small = {"reps", "managers", "territories", "quotas", "attainment", "tool-pilots", "programme-rollouts"}
    descriptor["resources"] = [r for r in descriptor["resources"] if r["name"] in small]
    for resource in descriptor["resources"]:
        resource["encoding"] = "utf-8-sig"
    report = frictionless.Package.from_descriptor(descriptor, basepath=str(tmp_path)).validate()
    assert report.valid, report.flatten(["title", "message"])[:5]


def test_csv_reads_back_as_it_was(tmp_path: Path) -> None:
    package.export_csv(tmp_path)
    back = pd.read_csv(tmp_path / "opportunities.csv", dtype={"setter_id": str}, parse_dates=["created_date"])
    deals = world(0).opportunities
    assert len(back) == len(deals)
    assert back["amount"].sum() == deals["amount"].sum()
    assert (back["created_date"] == deals["created_date"]).all()


def test_csv_export_never_touches_a_folder_with_other_files(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep", encoding="utf-8")
    with pytest.raises(package.ExportError, match=r"mine\.txt.*choose an empty folder"):
        package.export_csv(tmp_path)
    assert [f.name for f in tmp_path.iterdir()] == ["mine.txt"]


def test_excel_has_a_sheet_per_table_and_is_never_overwritten(tmp_path: Path) -> None:
    tables = ["reps", "quotas", "tool_pilots"]
    file = package.export_excel(tmp_path / "tarnhold.xlsx", tables=tables)
    with zipfile.ZipFile(file) as book:
        workbook = book.read("xl/workbook.xml").decode()
        first = book.read("xl/worksheets/sheet1.xml").decode()
    assert all(f'name="{name}"' in workbook for name in tables)
    assert first.count("<row ") == len(world(0).reps) + 1
    with pytest.raises(package.ExportError, match="exists already"):
        package.export_excel(file)
    with pytest.raises(package.ExportError, match=r"must end in \.xlsx"):
        package.export_excel(tmp_path / "tarnhold.xls")
    with pytest.raises(package.ExportError, match=r"table \['truth'\]: allowed are reps, managers"):
        package.export_excel(tmp_path / "other.xlsx", tables=["truth"])


def test_truth_is_not_shipped() -> None:
    shipped = {name for file in DATA.glob("*.parquet") for name in pq.read_schema(file).names}
    assert shipped == {column for schema in SCHEMAS.values() for column in schema.columns}
