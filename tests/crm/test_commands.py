"""The command as its users meet it: a report, a question, a refusal, and nothing of theirs overwritten."""

from __future__ import annotations

import pytest
import yaml
from typer.testing import CliRunner

from saleslab.cli import app
from tests.crm.files import deals, text

RUN = CliRunner()


@pytest.fixture
def export(tmp_path):
    rows = deals(60, **{"Created Date": "2024-01-31", "Close Date": "2024-02-20"})
    (tmp_path / "deals.csv").write_text(text(rows))
    return tmp_path / "deals.csv"


def run(*words):
    return RUN.invoke(app, ["crm", *map(str, words)])


def test_a_report_and_its_canonical_table(export):
    out = export.with_name("report.html")
    done = run("report", export, "-o", out, "--table", export.with_name("deals.parquet"))
    assert done.exit_code == 0, done.output
    assert "How many deals do you win?" in out.read_text("utf-8")
    salt = export.with_name("own-numbers.salt")
    assert salt.stat().st_mode & 0o77 == 0
    assert run("report", export, "-o", out, "--no-reps").exit_code == 0  # a report of ours may be made anew
    assert 'id="sellers"' not in out.read_text("utf-8")
    assert sorted(p.name for p in export.parent.iterdir()) == ["deals.csv", "deals.parquet", salt.name, "report.html"]


def test_check_tells_how_a_file_is_read(export):
    done = run("check", export)
    assert done.exit_code == 0
    assert "Salesforce export" in done.output and "“Created Date”: year, month, day" in done.output


@pytest.mark.parametrize("name", ["deals.csv", "mine.txt"])
def test_nothing_of_the_users_is_overwritten(export, name):
    mine = export.with_name(name)
    mine.write_text(mine.read_text() if mine.exists() else "my notes")
    before = mine.read_bytes()
    done = run("report", export, "-o", mine)
    assert done.exit_code == 1 and "exists already" in done.output
    assert mine.read_bytes() == before


def test_an_unknown_table_is_mapped_by_its_owner_once(tmp_path):
    rows = [{"Nr": n, "Wer": "A", "Ende": ("Won", "Lost")[n % 2], "Wert": "5"} for n in range(40)]
    (tmp_path / "mine.csv").write_text(text(rows))
    first = run("report", tmp_path / "mine.csv", "-o", tmp_path / "r.html")
    assert first.exit_code == 1 and "no CRM I know" in first.output
    [mapping] = tmp_path.glob("own-numbers-*.yml")
    written = yaml.safe_load(mapping.read_text("utf-8"))
    assert written["columns"]["amount"] == "Wert" and written["columns"]["status"] is None
    written["columns"] |= {"opportunity_id": "Nr", "owner": "Wer", "status": "Ende"}
    mapping.write_text(yaml.safe_dump(written))
    assert run("report", tmp_path / "mine.csv", "-o", tmp_path / "r.html").exit_code == 0
    (tmp_path / "next-month.csv").write_text(text(rows[::-1]))
    assert run("report", tmp_path / "next-month.csv", "-o", tmp_path / "r2.html").exit_code == 0


def test_a_doubt_is_put_as_a_question_with_its_place(export):
    export.write_text(text(deals(**{"Created Date": "01-02-2018"})))
    done = run("report", export, "-o", export.with_name("r.html"))
    assert done.exit_code == 1
    assert "Write under dates, “Created Date:” “day first”" in done.output
    [mapping] = export.parent.glob("own-numbers-*.yml")
    asked = mapping.read_text("utf-8")
    assert '# dates:\n#   "Created Date": ...' in asked
    mapping.write_text(asked.replace('# dates:\n#   "Created Date": ...', 'dates:\n  "Created Date": day first'))
    assert run("report", export, "-o", export.with_name("r.html")).exit_code == 0


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("columns: {amount: Amonut}", "takes “Amonut” for “Amount”"),
        ("columns: {price: Amount}", "'price' is no field"),
        ("dates: {Created Date: backwards}", "Created Date"),
        ("time_zone: Mars/Olympus", "is no time zone"),
        ("rates: {EUR: -1}", "must be above 0"),
        ("a: [", "is not YAML"),
    ],
)
def test_a_wrong_mapping_is_refused_with_its_line(export, written, said):
    mapping = export.with_name("m.yml")
    mapping.write_text(written)
    done = run("report", export, "-o", export.with_name("r.html"), "--mapping", mapping)
    assert done.exit_code == 1 and said in done.output.replace("\n", " ")


def test_a_file_that_is_not_there(tmp_path):
    done = run("report", tmp_path / "no.csv")
    assert done.exit_code == 1 and "can't be opened" in done.output
    assert run("sample", "oracle", "-o", tmp_path / "x").exit_code == 1
