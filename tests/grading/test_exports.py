"""Tables for Canvas and Moodle, as their importers read them."""

from __future__ import annotations

import csv
from dataclasses import replace

from saleslab.checks.keys import Mark
from saleslab.grading.exports import write_canvas, write_moodle
from saleslab.grading.grade import QuestionResult, Result


def result(points: float) -> Result:
    question = QuestionResult("share", "What share?", "30 %", 20.0, Mark(points, 20.0, "partly", "Nearly."))
    return Result("c0_sample", "00c0ffee00c0ffee", 20.0, (question,))


RESULTS = {"ben": result(7.25), "anna": result(20.0), "zoe": replace(result(0.0), refused="another release")}


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_canvas_finds_its_columns_its_students_and_the_maximum(tmp_path):
    write_canvas(tmp_path / "canvas.csv", "A sample, with a comma", RESULTS)
    head, possible, *rows = read(tmp_path / "canvas.csv")
    # What Canvas's importer asks of the head: these words at these places, "Section" last before the assignments.
    assert head == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "A sample, with a comma"]
    assert "Points Possible" in possible[0] and possible[-1] == "20"
    assert [(row[2], row[3], row[-1]) for row in rows] == [("anna", "anna", "20"), ("ben", "ben", "7.25")]


def test_moodle_gets_a_column_to_map_and_nothing_empty(tmp_path):
    write_moodle(tmp_path / "moodle.csv", "A sample", RESULTS)
    assert read(tmp_path / "moodle.csv") == [["Learner", "A sample"], ["anna", "20"], ["ben", "7.25"]]


def test_no_platform_gets_a_formula(tmp_path):
    write_moodle(tmp_path / "moodle.csv", "=HYPERLINK(1)", {"@SUM(1)": result(3.0)})
    assert read(tmp_path / "moodle.csv") == [["Learner", "'=HYPERLINK(1)"], ["'@SUM(1)", "3"]]
