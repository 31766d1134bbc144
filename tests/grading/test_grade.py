"""The pure grader: what each honest sheet earns, and that nothing in a submission can raise or win points."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saleslab.grading.grade import grade
from saleslab.grading.result import Result
from saleslab.grading.submitted import Submission

from .sample_course import MODULE, POINTS, RELEASE, SHEET_ID, WRONG, right_sheet, right_values, sheet


def points(result: Result) -> dict[str, float | None]:
    return {q.question: q.mark.points if q.mark else None for q in result.questions}


@pytest.mark.parametrize("number", range(4))
def test_the_right_sheet_scores_everything_in_every_world(release, keys, honest, number):
    result = grade(release, honest(right_sheet(f"{number:032x}")), keys)
    assert (result.points, result.possible, result.flags) == (20.0, 20.0, ())


@pytest.mark.parametrize(("question", "value"), WRONG.items())
def test_each_wrong_answer_loses_exactly_its_points(release, keys, honest, question, value):
    answers = right_sheet()
    answers.answers[question].value = value
    assert grade(release, honest(answers), keys).points == 20 - POINTS[question]


@pytest.mark.parametrize("question", POINTS)
def test_a_missing_answer_loses_exactly_its_points(release, keys, honest, question):
    answers = right_sheet()
    del answers.answers[question]
    result = grade(release, honest(answers), keys)
    assert result.points == 20 - POINTS[question]
    assert next(q for q in result.questions if q.question == question).mark.status == "missing"


def test_partial_credit_is_given(release, keys, honest):
    answers = right_sheet()
    answers.answers["signs"].value = [*answers.answers["signs"].value[:1], "c" if sheet({}).world % 2 else "b"]
    assert points(grade(release, honest(answers), keys))["signs"] == 2.0


def test_a_blank_sheet_scores_nothing(release, keys, honest):
    result = grade(release, honest(sheet({})), keys)
    assert result.points == 0
    assert {q.mark.status for q in result.questions} == {"missing"}


def test_nothing_at_all_scores_nothing_and_says_so(release, keys):
    result = grade(release, Submission(), keys)
    assert result.points == 0
    assert "There was no answer sheet (answers.json)." in result.flags


def test_answers_of_another_world_do_not_pass(release, keys, honest):
    own = sheet({}).world
    other = next(w for w in range(1, 21) if w % 2 != own % 2)
    result = points(grade(release, honest(sheet(right_values(other))), keys))
    assert result["share"] == 0
    assert result["signs"] < POINTS["signs"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b'{"course": "worth-buying-from", "answ', "cut short"),
        (b"\xff\xfe\x00", "not text"),
        (b"[]", "not an answer sheet"),
        (b"{" + b" " * 1_000_001 + b"}", "bytes long"),
        (right_sheet().to_bytes().replace(b'"format": 1', b'"format": 2'), "newer version"),
        (right_sheet().to_bytes().replace(MODULE.encode(), b"c9_other"), "another exercise"),
        (b"[" * 100_000, "not an answer sheet"),
    ],
)
def test_a_sheet_that_cannot_be_used_costs_nothing_while_the_notebook_has_the_copies(
    release, keys, honest, data, reason
):
    result = grade(release, Submission(data, honest(right_sheet()).notebook), keys)
    assert result.points == 20
    assert any("The answer sheet could not be used" in flag and reason in flag for flag in result.flags), result.flags


def test_the_newer_of_sheet_and_copy_wins(release, keys, honest):
    old, new = right_sheet(), right_sheet()
    old.answers["cause"].value = "skill"
    new.answers["cause"].revision = 99
    result = grade(release, Submission(old.to_bytes(), honest(new).notebook), keys)
    assert result.points == 20
    assert any("newer answers" in flag and "cause" in flag for flag in result.flags)


def test_another_release_is_refused_with_the_reason(release, keys, honest):
    answers = right_sheet()
    answers.release = "deadbeefdeadbeef"
    result = grade(release, honest(answers), keys)
    assert result.points is None
    assert "deadbeefdeadbeef" in result.refused and RELEASE in result.refused


def test_unknown_questions_are_named_and_ignored(release, keys, honest):
    answers = right_sheet()
    answers.answers["bonus"] = answers.answers["share"]
    result = grade(release, honest(answers), keys)
    assert result.points == 20
    assert any("bonus" in flag for flag in result.flags)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1, 101, True, "53", None, [], {}, 10**400, "9" * 5000])
def test_a_value_that_is_no_number_earns_nothing_for_a_number(release, keys, honest, value):
    answers = right_sheet()
    answers.answers["share"].value = value
    result = grade(release, honest(answers), keys)
    assert result.points == 20 - POINTS["share"]


def test_a_result_survives_json(release, keys, honest):
    result = grade(release, honest(right_sheet()), keys)
    assert Result.from_json(result.to_json()) == result


def test_a_question_without_a_key_is_the_courses_fault(release, keys, honest):
    with pytest.raises(KeyError, match="share"):
        grade(release, honest(right_sheet()), {k: v for k, v in keys.items() if k != "share"})


def test_a_key_that_breaks_leaves_the_question_to_a_person(release, keys, honest):
    class Broken:
        def credit(self, value):
            raise ZeroDivisionError

    result = grade(release, honest(right_sheet()), {**keys, "share": lambda world: Broken()})
    assert result.points is None
    assert points(result)["share"] is None
    assert any("share" in flag and "person" in flag for flag in result.flags)


def test_identical_bytes_give_identical_results(release, keys, honest):
    submission = honest(right_sheet())
    assert grade(release, submission, keys) == grade(release, submission, keys)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
entries = st.dictionaries(
    st.sampled_from([*POINTS, "bonus"]),
    st.one_of(
        json_values,
        st.fixed_dictionaries(
            {
                "value": json_values | st.sampled_from(["luck", "skill", 55.0, ["a", "b"]]),
                "revision": st.integers(-1, 5),
                "saved_at": st.just("2026-01-01"),
                "locked": st.booleans(),
            }
        ),
    ),
)


@settings(max_examples=150, deadline=None)
@given(answers=entries, release_id=st.sampled_from([RELEASE, "", "abc", "xyz"]), noise=json_values)
def test_whatever_a_sheet_holds_points_stay_in_range(release, keys, answers, release_id, noise):
    raw = {
        "format": 1,
        "course": "worth-buying-from",
        "assignment": MODULE,
        "release": release_id,
        "sheet_id": SHEET_ID,
        "answers": answers,
    }
    notebook = {"cells": [noise, {"cell_type": "code", "source": noise, "outputs": noise, "metadata": noise}]}
    submission = Submission(json.dumps(raw).encode(), json.dumps(notebook).encode())
    result = grade(release, submission, keys)
    assert result.possible == 20
    assert result.refused or 0 <= result.points <= 20


@settings(max_examples=100, deadline=None)
@given(one=st.binary(max_size=300), other=st.binary(max_size=300))
def test_whatever_bytes_come_nothing_raises_and_nothing_is_earned(release, keys, one, other):
    assert grade(release, Submission(one, other), keys).points == 0
