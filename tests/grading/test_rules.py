"""Due dates and lateness: a function of dates alone, worked out whenever results are read."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner

from saleslab.grading.exports import PLATFORMS
from saleslab.grading.handing_out import app
from saleslab.grading.release import ReleaseError
from saleslab.grading.rules import Rules, read_rules
from saleslab.grading.run import grade_module

from .sample_course import MODULE, right_sheet

DUE = datetime(2026, 3, 6, 18, tzinfo=UTC)
RULES = Rules(due={MODULE: DUE}, percent_per_day=10, percent_at_most=25, extensions={"anna": {MODULE: 2}})


@pytest.mark.parametrize(
    ("learner", "late", "days", "points"),
    [
        ("ben", timedelta(0), 0, 0.0),
        ("ben", timedelta(seconds=1), 1, 2.0),
        ("ben", timedelta(days=1), 1, 2.0),
        ("ben", timedelta(days=1, seconds=1), 2, 4.0),
        ("ben", timedelta(days=40), 40, 5.0),
        ("anna", timedelta(days=2), 0, 0.0),
        ("anna", timedelta(days=3), 1, 2.0),
    ],
)
def test_each_day_begun_costs_up_to_the_most_and_extensions_move_the_day(learner, late, days, points):
    assert RULES.days_late(MODULE, learner, DUE + late) == days
    assert RULES.penalty(MODULE, learner, DUE + late, possible=20) == points


def test_nothing_is_late_without_a_due_date_or_a_time():
    assert Rules(percent_per_day=10).penalty(MODULE, "ben", DUE, 20) == 0
    assert RULES.penalty(MODULE, "ben", None, 20) == 0


def test_a_rule_changed_afterwards_counts_at_once_and_grades_nobody_again(folder, submit):
    def run(*paths):
        return grade_module(folder, MODULE, paths, lambda names, _: names, confirmed=lambda _: True).results["anna"]

    assert run(submit("anna", right_sheet(), DUE + timedelta(days=1))).points == 20
    record = folder.records.all()
    rules = folder.root / "rules.yml"
    rules.write_text(f"due:\n  {MODULE}: 2026-03-06 18:00:00+00:00\npercent_per_day: 10\n")
    late = run()
    assert (late.points, late.penalty) == (18, 2)
    assert "Late by 1 day: 2 points off." in late.flags
    with folder.grades.open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["share"], row["late penalty"], row["total"], row["out of"]) == ("6", "2", "18", "20")
    feedback = (folder.feedback("anna", MODULE) / f"{MODULE}.html").read_text("utf-8")
    assert "18 of 20 points" in feedback and "2 points off" in feedback
    for platform in PLATFORMS:
        assert CliRunner().invoke(app, ["export", platform, "--class", str(folder.root)]).exit_code == 0
        table = (folder.root / "exports" / platform / f"{MODULE}.csv").read_text("utf-8")
        assert table.splitlines()[-1].endswith('"18"')
    assert CliRunner().invoke(app, ["glance", "--class", str(folder.root)]).exit_code == 0
    page = (folder.root / "glance" / f"{MODULE}.html").read_text("utf-8")
    assert '<td class="number">18</td>' in page and "Late by 1 day" in page
    assert folder.records.all() == record
    rules.unlink()
    assert run().points == 20


@pytest.mark.parametrize("text", ["due: soon", "percent_per_day: -1", "fine: 3", "due: [", "- 1"])
def test_rules_that_are_none_are_said_in_words(tmp_path, text):
    (tmp_path / "rules.yml").write_text(text)
    with pytest.raises(ReleaseError, match=r"rules\.yml"):
        read_rules(tmp_path / "rules.yml")
