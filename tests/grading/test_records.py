"""The store of results: it holds what grading gave, and a run does only what has changed."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

import pytest

from saleslab.grading.records import Record, Records, RecordsError
from saleslab.grading.run import grade_module
from saleslab.grading.standing import standing

from .sample_course import MODULE, WRONG, right_sheet, right_values, sheet


def run(folder, *paths, graded=None):
    """Grade; ``graded`` collects the learners that were really graded."""

    def progress(learners, _):
        return learners

    before = folder.records.of_module(MODULE)
    report = grade_module(folder, MODULE, paths, progress, confirmed=lambda new: True)
    if graded is not None:
        graded += [name for name, record in folder.records.of_module(MODULE).items() if record != before.get(name)]
    return report


def test_a_record_holds_the_result_the_answers_and_the_time(folder, submit):
    sent = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    report = run(folder, submit("anna", right_sheet(), sent))
    [record] = folder.records.all()
    assert (record.learner, record.module, record.sent) == ("anna", MODULE, sent)
    assert record.result == report.results["anna"] == standing(folder, MODULE)["anna"]
    assert record.sheet == right_sheet()
    assert record.sheet.answers["plan"].saved_at == "2026-01-01T00:00:00+00:00"


def test_only_what_changed_is_graded_again(folder, submit):
    submit("anna", right_sheet())
    run(folder, submit("ben", sheet({}, f"{8:032x}")).parent)
    graded: list[str] = []
    run(folder, graded=graded)
    assert graded == []
    (folder.submitted("ben", MODULE) / "answers.json").write_bytes(sheet(right_values(3), f"{8:032x}").to_bytes())
    run(folder, graded=graded)
    assert graded == ["ben"]


@pytest.mark.parametrize("changed", ["keys", "gradebook"])
def test_another_key_or_a_lost_gradebook_grades_everybody_again(folder, submit, changed):
    answers = right_sheet()
    answers.answers["cause"].value = WRONG["cause"]
    run(folder, submit("anna", answers))
    keys = next(folder.authoring.rglob("keys.py"))
    if changed == "keys":
        keys.write_text(keys.read_text().replace('ChoiceKey("luck"', 'ChoiceKey("skill"'))
    else:
        (folder.root / "gradebook.db").unlink()
    graded: list[str] = []
    report = run(folder, graded=graded)
    assert report.results["anna"].points == (20 if changed == "keys" else 15)
    assert standing(folder, MODULE) == report.results


def test_records_are_kept_all_or_none(tmp_path, release, keys):
    records = Records(tmp_path / "results.db")
    one = Record("anna", MODULE, "0", None, "{}", None)
    with pytest.raises(RecordsError):
        records.keep([one, Record("ben", MODULE, None, None, "{}", None)])
    assert records.all() == []
    records.keep([one])
    assert records.all() == [one]


@pytest.mark.parametrize("damage", ["not a database", "newer"])
def test_a_file_that_is_none_of_ours_is_said_in_words_and_stays(tmp_path, damage):
    path = tmp_path / "results.db"
    if damage == "newer":
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA user_version = 9")
    else:
        path.write_bytes(b"not a database" * 100)
    before = path.read_bytes()
    with pytest.raises(RecordsError, match="move it away and grade again"):
        Records(path).all()
    assert path.read_bytes() == before
