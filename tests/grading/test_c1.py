"""The first real module, from its own bank, and the sample class of 30 that `make grade-demo` grades."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from saleslab.answers import Sheet
from saleslab.course.bank import load_bank, right_answers, sample_sheet
from saleslab.grading.commands import app
from saleslab.grading.folder import ClassFolder
from saleslab.grading.grade import grade
from saleslab.grading.notebooks import rebuild
from saleslab.grading.submitted import Submission

ROOT = Path(__file__).parents[2]
MODULE = "c1_same_everything"
COURSE = ClassFolder(ROOT)
BANK = load_bank(COURSE.authoring, MODULE)
RELEASE = COURSE.release(MODULE)


def submission(answers: Sheet) -> Submission:
    return Submission(answers.to_bytes(), json.dumps(rebuild(RELEASE, answers)).encode())


def bank_sheet(number: int, **entries) -> Sheet:
    return sample_sheet(MODULE, {**right_answers(BANK), **entries}, number, RELEASE.hash)


def test_the_right_sheet_scores_20_without_a_flag():
    result = grade(RELEASE, submission(bank_sheet(7)), COURSE.keys(MODULE))
    assert (result.points, result.flags) == (20.0, ())


@pytest.mark.parametrize("entry", BANK, ids=lambda entry: f"{entry.question}-{entry.kind}-{entry.stands_for[:20]}")
def test_each_answer_of_the_bank_earns_its_share(entry):
    """In one company; the bank's own tests ask the keys of all twenty."""
    result = grade(RELEASE, submission(bank_sheet(7, **{entry.question: entry})), COURSE.keys(MODULE))
    possible = RELEASE.points.get(entry.question, 0.0)
    least, most = (round(20 - possible * (1 - share), 2) for share in (entry.least, entry.most))
    assert least - 0.01 <= result.points <= most + 0.01
    assert entry.kind != "wrong" or result.points == 20 - possible


def test_a_blank_sheet_scores_nothing():
    blank = sample_sheet(MODULE, {}, 7, RELEASE.hash)
    assert grade(RELEASE, submission(blank), COURSE.keys(MODULE)).points == 0


def test_the_sample_class_goes_through_with_a_table_at_the_end(tmp_path):
    place = tmp_path / "demo"
    command = [sys.executable, "-c", "from saleslab.cli import app; app()", "grade-demo", "--place", str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "29 learners" in done.stdout and "sample-29" in done.stdout and str(place / "grades.csv") in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    with (place / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        totals = {row["learner"]: row["total"] for row in csv.DictReader(file)}
    assert [totals[f"sample-{n:02d}"] for n in range(1, 8)] == ["20"] * 7
    assert all(0 <= float(totals[f"sample-{n:02d}"]) <= 20 for n in range(8, 29))
    assert all(float(totals[f"sample-{n:02d}"]) < 7 for n in range(21, 25))
    assert (totals["sample-25"], totals["sample-26"], totals["sample-30"]) == ("0", "0", "")
    assert "sample-29" not in totals
    assert len(list((place / "feedback").glob("*/*/*.html"))) == 29


def test_only_a_sample_class_is_thrown_away(tmp_path):
    place = tmp_path / "mine"
    place.mkdir()
    (place / "grades.csv").write_text("precious")
    done = CliRunner().invoke(app, ["grade-demo", "--place", str(place)])
    assert done.exit_code == 1
    assert "not empty" in done.output
    assert (place / "grades.csv").read_text() == "precious"
