"""“Did you? What happened?”: the earlier promise is found in the work folder and shown again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from saleslab.answers import Store
from saleslab.practice import ask
from saleslab.practice.form import Form

from .helpers import Page, enter, saved

EARLIER = "c0_before"
PROMISE = {"what": "Re-rank my team against potential", "by": "Friday", "who": "Kim"}


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, notebook: Any) -> Path:
    """A work folder, and a notebook open elsewhere that the course's own lab serves."""
    folder = tmp_path / "work"
    notebook(kind="lesson")
    monkeypatch.setenv("SALESLAB_WORK", str(folder))
    return folder


def promise(work: Path, part: str, value: Any, question: str = "promise") -> Path:
    folder = work / part / EARLIER
    folder.mkdir(parents=True)
    Store(folder, EARLIER).put(question, value)
    return folder / "answers.json"


def follow_up() -> None:
    ask.follow_up("q", "Did you?", module=EARLIER)


def test_a_promise_is_shown_with_its_day_and_kept_as_it_was(work: Path, forms: list[Form], shown: Page) -> None:
    sheet = promise(work, "exercises", PROMISE)
    before = sheet.read_bytes()
    follow_up()
    [words] = forms[0].ask["earlier"]
    assert words.startswith("Re-rank my team against potential, by Friday; seen by Kim. Promised on ")
    assert f"- {words}" in shown.outputs[-2]["text/plain"]
    enter(forms[0], {"did": "yes", "happened": "Two places changed hands."})
    assert sheet.read_bytes() == before


def test_promises_of_lesson_and_exercise_are_both_shown(work: Path, forms: list[Form]) -> None:
    promise(work, "lessons", PROMISE)
    promise(work, "exercises", {**PROMISE, "by": "Monday"})
    follow_up()
    assert len(forms[0].ask["earlier"]) == 2


def test_it_is_found_in_a_plain_jupyter_by_what_the_lab_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, notebook: Any, forms: list[Form]
) -> None:
    notebook(kind="lesson")
    (tmp_path / "work/.saleslab").mkdir(parents=True)
    promise(tmp_path / "work", "lessons", PROMISE)
    follow_up()
    assert forms[0].ask["earlier"] == []
    from saleslab.practice import start

    folder = tmp_path / "work/lessons/c9_later"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    start("c9_later", "lesson")
    follow_up()
    assert len(forms[1].ask["earlier"]) == 1


@pytest.mark.parametrize("value", [{"what": "asdf", "by": "Friday", "who": ""}, "a promise", None])
def test_what_was_no_promise_is_not_held_against_anybody(work: Path, forms: list[Form], value: Any) -> None:
    promise(work, "lessons", value)
    follow_up()
    assert forms[0].ask["earlier"] == []


def test_without_a_promise_or_with_a_damaged_sheet_it_can_be_answered_all_the_same(
    work: Path, forms: list[Form], tmp_path: Path
) -> None:
    promise(work, "lessons", PROMISE).write_text("{")
    follow_up()
    assert forms[0].ask["earlier"] == []
    assert enter(forms[0], {"did": "no", "happened": "I was on leave."})["tone"] == "saved"
    assert saved(tmp_path)["q"] == {"did": "no", "happened": "I was on leave."}
