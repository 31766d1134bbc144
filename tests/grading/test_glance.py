"""The class at a glance: counted right, nothing of a learner's rendered, no learner harmed by another's nonsense."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from saleslab.checks.keys import ChancesKey
from saleslab.grading.glance import Handed, glance, minutes_spent
from saleslab.grading.glance_pages import class_page, glance_page, huddle_steps, line_of, write_glances
from saleslab.grading.grade import grade
from saleslab.grading.records import Records
from saleslab.grading.reference import Reference, reference, references
from saleslab.grading.run import grade_module
from saleslab.org import world

from .sample_course import MODULE, WRONG, right_sheet, right_values, sheet

SHEET_IDS = [f"{n:032x}" for n in range(20, 24)]
BANK = """
share:
  - {kind: right, compute: share, stands_for: counted}
  - {kind: wrong, value: 20, stands_for: "counts heads, not money"}
cause:
  - {kind: right, value: luck, stands_for: "luck"}
  - {kind: wrong, value: skill, stands_for: "the best stay the best"}
  - {kind: malformed, value: 7, stands_for: "no option"}
signs:
  - {kind: wrong, value: [b], stands_for: "one sign of two"}
"""


def values(sheet_id, **changed):
    return sheet({**right_values(sheet({}, sheet_id).world), **changed}, sheet_id)


@pytest.fixture
def handed(release, keys, honest):
    """Two right throughout, two wrong in one way each; times a minute apart but for one night."""
    sheets = [
        values(SHEET_IDS[0]),
        values(SHEET_IDS[1]),
        values(SHEET_IDS[2], **WRONG),
        values(SHEET_IDS[3], share=20.0, plan="<script>alert(1)</script>=1+1"),
    ]
    for answers in sheets:
        for minute, answer in enumerate(answers.answers.values()):
            answer.saved_at = f"2026-01-0{1 + minute // 3}T10:0{minute}:00+00:00"
    names = ("anna", "ben", "cleo", "<b>dan</b>")
    return {n: Handed(grade(release, honest(s), keys), None, s) for n, s in zip(names, sheets, strict=True)}


def test_counts_mistakes_and_who_is_missing(handed):
    known = {n: Reference({}, {"share": {"20 percent": "counts heads, not money"}}) for n in range(1, 21)}
    found = glance(MODULE, handed, ["anna", "zoe"], known)
    assert found.absent == ("zoe",)
    assert [(row.learner, row.total, row.minutes) for row in found.rows][1:] == [
        ("anna", 20.0, 3.0),
        ("ben", 20.0, 3.0),
        ("cleo", 5.0, 3.0),
    ]
    share = found.questions[0]
    assert (share.right, share.wrong, share.share_right) == (2, 2, 0.5)
    assert [(m.count, m.answer, m.stands_for) for m in share.mistakes] == [(2, "20 percent", "counts heads, not money")]
    assert found.hardest == share
    # Without a bank, what the learners were told says what went wrong.
    [unnamed] = glance(MODULE, handed).questions[0].mistakes
    assert unnamed.stands_for is None and unnamed.message.startswith("That is the share of sellers.")


def test_what_a_person_has_to_judge_is_there_with_names(handed):
    flagged = replace(handed["anna"].result, flags=("The same answer sheet as ben.",))
    refused = replace(handed["ben"].result, questions=(), refused="another release")
    found = glance(MODULE, {"anna": Handed(flagged, None, None), "ben": Handed(refused, None, None)})
    assert found.to_judge == {"The same answer sheet as ben.": ("anna",), "Not graded. another release": ("ben",)}
    assert [(row.total, row.refused) for row in found.rows] == [(20.0, False), (None, True)]


def test_nothing_a_learner_wrote_is_rendered(handed):
    found = glance(MODULE, handed)
    for page in (glance_page(found, "A sample <i>", ["<u>ask</u>"]), class_page([line_of(found, "A sample <i>")])):
        assert "&lt;b&gt;dan&lt;/b&gt;" in page
        assert not [tag for tag in ("<script", "<b>dan", "<i>", "<u>") if tag in page]
        assert "default-src 'none'" in page


def test_calibration_counts_what_came_true(handed, release):
    """Chances of 90 for what happened and 10 for what didn't; nobody whose answer was no answer counts."""
    question = replace(handed["anna"].result.questions[0], question="chances")
    result = replace(handed["anna"].result, questions=(question,), world=3)
    answers = sheet({"chances": {"a": 90, "b": 10, "c": 100}})
    known = {3: Reference(happened={"chances": {"a": True, "b": False, "c": False}})}
    found = glance(MODULE, {"anna": Handed(result, None, answers)}, known=known)
    assert [(s.low, s.high, s.count, s.came_true) for s in found.calibration] == [(0, 20, 1, 0), (80, 100, 2, 1)]
    unusable = replace(question, mark=replace(question.mark, status="unusable"))
    nonsense = Handed(replace(result, questions=(unusable,)), None, sheet({"chances": "DROP TABLE"}))
    assert glance(MODULE, {"anna": nonsense}, known=known).calibration == ()


@pytest.mark.parametrize("times", [["x", "y"], ["2026-01-01T10:00", "2026-01-01T10:00+00:00"], ["2026-01-01T10:00"]])
def test_times_that_say_nothing_say_nothing(times):
    answers = right_sheet()
    answers.answers = dict(list(answers.answers.items())[: len(times)])
    for answer, time in zip(answers.answers.values(), times, strict=True):
        answer.saved_at = time
    assert minutes_spent(answers) is None


def test_what_is_known_of_a_company_comes_from_its_bank_and_keys(folder, release):
    (folder.authoring / "core" / MODULE / "answers.yml").write_text(BANK)
    (folder.authoring / "core" / MODULE / "bank.py").write_text("def share(world):\n    return 50.0 + world.index\n")
    known = references(folder, MODULE, {3})[3]
    assert known.right == {"share": "53 percent", "cause": "Luck"}
    assert known.mistakes["cause"] == {"Skill": "the best stay the best"}
    kept = folder.root / "reference" / f"{MODULE}.json"
    # What is kept is used as it is, until the bank changes.
    kept.write_text(kept.read_text().replace("53 percent", "54 percent"))
    assert references(folder, MODULE, {3})[3].right["share"] == "54 percent"
    (folder.authoring / "core" / MODULE / "answers.yml").write_text(BANK + "\n")
    assert references(folder, MODULE, {3})[3].right["share"] == "53 percent"


def test_outcomes_are_those_of_the_key(release):
    key = ChancesKey({"a": True, "b": False}, 0.2, 0.1, "", "", "")
    assert reference(release, [], world(1), {"chances": key}).happened == {"chances": {"a": True, "b": False}}


def test_pages_of_a_graded_class(folder, submit):
    submit("anna", right_sheet())
    coach = folder.root / "docs" / "coach" / f"{MODULE}.md"
    coach.parent.mkdir(parents=True)
    coach.write_text(
        "## Timing\n1. No.\n\n## A 20-minute huddle\n\n1. Five **minutes**.\n   More.\n2. Two.\n\n## End\n"
    )
    assert huddle_steps(coach.read_text()) == ["Five minutes. More.", "Two."]
    assert write_glances(folder, None) is None
    grade_module(folder, MODULE, [submit("ben", values(SHEET_IDS[2], **WRONG)).parent], lambda x, _: x, confirmed=bool)
    index = write_glances(folder, {"anna", "ben", "zoe"})
    assert "2 of 3" in index.read_text("utf-8")
    page = (folder.root / "glance" / f"{MODULE}.html").read_text("utf-8")
    assert "Not handed in:</strong> zoe" in page and "Five minutes. More." in page


def test_a_page_is_made_anew_only_where_something_has_changed(folder, submit, monkeypatch):
    grade_module(
        folder,
        MODULE,
        [submit("anna", right_sheet(), datetime(2026, 1, 1, tzinfo=UTC))],
        lambda x, _: x,
        confirmed=bool,
    )
    page = folder.root / "glance" / f"{MODULE}.html"
    write_glances(folder, {"anna"})
    with monkeypatch.context() as patch:
        patch.setattr(Records, "of_module", pytest.fail)
        write_glances(folder, {"anna"})

    def anew(roster=frozenset({"anna"})):
        page.write_text("as it was")
        write_glances(folder, roster)
        return page.read_text("utf-8")

    assert anew() == "as it was"
    assert "zoe" in anew({"anna", "zoe"})
    (folder.root / "rules.yml").write_text(f"due: {{{MODULE}: 2020-01-01 00:00:00}}\npercent_per_day: 100\n")
    assert "20 points off" in anew()
    (folder.root / "rules.yml").unlink()
    with sqlite3.connect(folder.root / "gradebook.db") as database:
        database.execute("UPDATE grade SET manual_score = 1.25 WHERE auto_score = 6")
    assert "15.25" in anew()
    second = submit("anna", values(SHEET_IDS[2], **WRONG), datetime(2026, 1, 2, tzinfo=UTC))
    grade_module(folder, MODULE, [second], lambda x, _: x, confirmed=bool)
    assert "15.25" not in anew()


def test_right_answers_are_shown_once_they_are_released_and_for_this_release_only(folder, submit, release):
    from saleslab.grading.feedback import release_answers, write_feedback
    from saleslab.grading.standing import standing

    (folder.authoring / "core" / MODULE / "answers.yml").write_text(BANK)
    (folder.authoring / "core" / MODULE / "bank.py").write_text("def share(world):\n    return 50.0 + world.index\n")
    answers = values(SHEET_IDS[0], **WRONG)
    grade_module(folder, MODULE, [submit("anna", answers)], lambda x, _: x, confirmed=bool)
    page, right = folder.feedback("anna", MODULE) / f"{MODULE}.html", f"{50 + answers.world} percent"

    def shown():
        content = json.loads(page.with_suffix(".json").read_text("utf-8"))
        return right in page.read_text("utf-8"), content["questions"][0].get("right")

    assert shown() == (False, None)
    release_answers(folder, release, released=True)
    write_feedback(folder, release, standing(folder, MODULE))
    assert shown() == (True, right)
    write_feedback(folder, replace(release, hash="another"), standing(folder, MODULE))
    assert shown() == (False, None)
    release_answers(folder, release, released=False)
    write_feedback(folder, release, standing(folder, MODULE))
    assert shown() == (False, None)
