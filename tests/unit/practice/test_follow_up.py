"""“Did you? What happened?”: the earlier promise is found in the work folder and shown again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from saleslab.answers import AnswerError, Store, parse_spec
from saleslab.practice import ask, promises, start
from saleslab.practice.form import Form
from saleslab.practice.promises import NONE_YET
from saleslab.practice.session import Kind

from .helpers import MODULE, Page, enter, saved

EARLIER = "c0_before"
NO_PROMISE = "At the end of each lesson you promise one act at work. Later you are asked what became of it."
PROMISE = {"what": "Re-rank my team against potential", "by": "Friday", "who": "Kim"}


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, notebook: Any) -> Path:
    """A work folder, and a notebook open elsewhere that the course's own lab serves."""
    folder = tmp_path / "work"
    notebook(kind="lesson")
    monkeypatch.setenv("SALESLAB_WORK", str(folder))
    return folder


def promise(
    work: Path, part: str, value: Any, module: str = EARLIER, made_at: str = "2026-03-02T08:00:00+00:00"
) -> Path:
    folder = work / part / module
    folder.mkdir(parents=True)
    store = Store(folder, module)
    store.put("promise", value)
    store.sheet.answers["promise"].saved_at = made_at
    (folder / "answers.json").write_bytes(store.sheet.to_bytes())
    return folder / "answers.json"


def follow_up() -> None:
    ask.follow_up("q", "Did you?", module=EARLIER)


def test_a_promise_is_shown_with_its_day_and_kept_as_it_was(work: Path, forms: list[Form], shown: Page) -> None:
    sheet = promise(work, "exercises", PROMISE)
    before = sheet.read_bytes()
    follow_up()
    [words] = forms[0].ask["earlier"]
    assert (
        words == "Re-rank my team against potential, by Friday; seen by Kim. Promised on 2 March 2026, in “c0_before”."
    )
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


def last() -> None:
    ask.follow_up("kept", "Did you? What happened?")


def again(monkeypatch: pytest.MonkeyPatch, folder: Path, module: str, kind: Kind = "lesson") -> None:
    """Open another lesson of the same learner, or the start page."""
    folder.mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(folder)
    start(module, kind)


ANSWER = {"did": "partly", "happened": "Two places changed hands."}
LATER = {**PROMISE, "what": "Ask every buyer who else agrees"}


def test_without_a_module_it_is_about_the_latest_promise_of_any_other(
    work: Path, forms: list[Form], shown: Page
) -> None:
    promise(work, "lessons", PROMISE)
    promise(work, "exercises", LATER, "c7_other", "2026-04-05T08:00:00+00:00")
    promise(
        work, "lessons", {**PROMISE, "what": "My own module is not asked about"}, MODULE, "2026-05-05T08:00:00+00:00"
    )
    (work / "lessons/c7_other").mkdir()
    cells = [{"cell_type": "markdown", "source": "# Before, and after\n\nFor reps"}]
    (work / "lessons/c7_other/c7_other.ipynb").write_text(json.dumps({"cells": cells}))
    last()
    [words] = forms[0].ask["earlier"]
    assert words == (
        "Ask every buyer who else agrees, by Friday; seen by Kim. Promised on 5 April 2026, in “Before, and after”."
    )
    assert words in shown.outputs[-2]["text/plain"]


def test_the_answer_stays_with_its_promise_when_there_is_a_newer_one(
    work: Path, forms: list[Form], monkeypatch: pytest.MonkeyPatch
) -> None:
    promise(work, "lessons", PROMISE)
    again(monkeypatch, work / "lessons/c5_now", "c5_now")
    last()
    state = enter(forms[-1], ANSWER)
    assert state["message"] == "Saved: Partly. Two places changed hands."
    [words] = forms[-1].ask["earlier"]
    about = [{"place": "lessons/c0_before", "question": "promise", "words": words}]
    assert saved(work / "lessons/c5_now")["kept"] == {**ANSWER, "about": about}
    promise(work, "lessons", LATER, "c6_later", "2026-04-05T08:00:00+00:00")
    again(monkeypatch, work / "lessons/c5_now", "c5_now")
    last()
    assert forms[-1].ask["earlier"] == [words] and forms[-1].state["value"]["did"] == "partly"
    # The next lesson asks about the newer one, and the one after it finds nothing left to ask about.
    again(monkeypatch, work / "lessons/c8_next", "c8_next")
    last()
    assert forms[-1].ask["earlier"][0].startswith("Ask every buyer")
    enter(forms[-1], {"did": "no", "happened": ""})  # begun is asked
    made = len(forms)
    again(monkeypatch, work / "lessons/c9_last", "c9_last")
    last()
    assert len(forms) == made


def test_a_promise_made_after_a_lesson_was_begun_is_not_its_to_ask_about(
    work: Path, forms: list[Form], shown: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    again(monkeypatch, work / "lessons/c5_now", "c5_now")
    ask.confidence("sure", "How sure?")
    enter(forms[-1], 70)
    promise(work, "lessons", PROMISE, "c6_later", "2126-01-01T00:00:00+00:00")
    last()
    assert len(forms) == 1
    assert shown.outputs[-1]["text/plain"] == NO_PROMISE


def test_no_promise_and_a_machine_that_grades_ask_nothing(
    work: Path, forms: list[Form], shown: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    last()
    nothing = shown.outputs[-1]["text/plain"]
    assert nothing == NO_PROMISE and forms == []
    promise(work, "lessons", PROMISE)
    monkeypatch.setenv("NBGRADER_EXECUTION", "nbval")
    last()
    assert shown.outputs[-1]["text/plain"] == nothing and forms == []
    monkeypatch.delenv("NBGRADER_EXECUTION")
    last()
    assert len(forms) == 1


@pytest.mark.parametrize("saved_at", ["", "yesterday", "0001-01-01T00:00:00+14:00", "2026-03-02"])
def test_a_time_that_is_none_does_not_hide_a_promise(work: Path, forms: list[Form], saved_at: str) -> None:
    promise(work, "lessons", PROMISE, made_at=saved_at)
    last()
    assert forms[0].ask["earlier"][0].startswith("Re-rank my team")


@pytest.mark.parametrize("about", [7, [7], [{"place": "x"}], [{"place": 1, "question": "promise", "words": "x"}]])
def test_a_record_that_is_none_is_refused_and_looked_over(work: Path, forms: list[Form], about: Any) -> None:
    promise(work, "lessons", PROMISE)
    with pytest.raises(AnswerError):
        parse_spec("follow_up", {"question": "kept", "prompt": "Did you?"}).clean({**ANSWER, "about": about})
    other = work / "lessons/c4_odd"
    other.mkdir()
    Store(other, "c4_odd").put("kept", {**ANSWER, "about": about})
    last()
    assert len(forms[0].ask["earlier"]) == 1


def test_the_start_page_asks_about_the_last_module_once_it_holds_a_promise(
    work: Path, forms: list[Form], shown: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    again(monkeypatch, work, "start", kind="start")
    follow_up()
    assert forms == [] and shown.outputs[-1]["text/plain"] == NO_PROMISE
    promise(work, "lessons", PROMISE)
    again(monkeypatch, work, "start", kind="start")
    follow_up()
    assert forms[-1].ask["earlier"][0].startswith("Re-rank my team")
    enter(forms[-1], ANSWER)
    again(monkeypatch, work, "start", kind="start")
    follow_up()
    assert forms[-1].state["value"]["did"] == ANSWER["did"]


def test_the_start_page_lists_every_promise_in_the_order_made(work: Path, shown: Page) -> None:
    promises()
    assert shown.outputs[-1]["text/plain"] == NONE_YET
    promise(work, "lessons", {**PROMISE, "by": "Monday"}, module="c2_later", made_at="2026-03-09T08:00:00+00:00")
    promise(work, "lessons", PROMISE)
    promises()
    first, second = shown.outputs[-1]["text/plain"].splitlines()
    assert first.startswith("Re-rank my team against potential, by Friday; seen by Kim.")
    assert "by Monday" in second
