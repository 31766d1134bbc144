"""Spaced retrieval: what falls due when, in whose company; what a click does; and clocks that lie."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from saleslab.answers import Store
from saleslab.practice import review
from saleslab.practice.due import Try, history_in, schedule
from saleslab.practice.review import Review
from saleslab.practice.session import current

from .helpers import Page

FIRST = "c1_same_everything"
DAYS = (2, 7, 21, 60)
OWN = 7  # the company of the learner's exercise, one of the two
BEFORE = "Two days after your first finished lesson, a question about it waits here. One minute, not graded."


def item(day: int) -> dict[str, Any]:
    words = {"options": [["a", "First"], ["b", "Second"]], "right": "b", "because": "It always was."}
    return {"day": day, "companies": {n: {"prompt": f"Day {day}, company {n}?"} | words for n in (OWN, 15)}}


@pytest.fixture
def work(notebook: Any, shown: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A start page that the course's lab serves, and items of one module."""
    notebook(kind="start")
    shown.by_id["answer-review"] = {}
    monkeypatch.setenv("SALESLAB_WORK", str(tmp_path))
    (tmp_path / ".saleslab").mkdir()
    (tmp_path / ".saleslab/retrieval.json").write_text(json.dumps({FIRST: [item(day) for day in DAYS]}))
    return tmp_path


def finish(work: Path, days_ago: float, answers: tuple[str, ...] = ("a", "b"), module: str = FIRST) -> None:
    """A lesson of two questions, answered so long ago."""
    folder = work / "lessons" / module
    folder.mkdir(parents=True, exist_ok=True)
    cells = [{"cell_type": "code", "source": 'ask.text("a", "Why?")\nask.text("b", "And then?")', "outputs": []}]
    (folder / f"{module}.ipynb").write_text(json.dumps({"cells": cells}))
    store = Store(folder, module)
    for question in answers:
        store.put(question, "one two three")
        ago = datetime.now(UTC) - timedelta(days=days_ago)
        store.sheet.answers[question].saved_at = ago.isoformat(timespec="seconds")
    store.path.write_bytes(store.sheet.to_bytes())


def say(widget: Review, **content: Any) -> dict[str, Any]:
    widget._handle_custom_msg(content, [])
    state: dict[str, Any] = widget.state
    return state


def choose(widget: Review, key: str) -> dict[str, Any]:
    state = widget.state
    return say(widget, do="choose", id=state["id"], company=state["company"], chosen=key)


def days_of(work: Path, given: Any = None) -> list[int]:
    """In how many days what is open falls due."""
    return [(due.day - date.today()).days for due in schedule(work, history_in(given))]


def test_before_any_lesson_is_finished_one_line_says_what_will_come(work: Path, shown: Page) -> None:
    review()
    assert shown.outputs[0]["text/plain"] == BEFORE
    finish(work, 5, ("a",))
    assert Review(current()).state["message"] == BEFORE


def test_items_fall_due_by_days_from_the_lessons_last_answer(work: Path, shown: Page) -> None:
    finish(work, 1)
    assert days_of(work) == [1, 6, 20, 59]
    state = Review(current()).state
    next_day = date.today() + timedelta(days=1)
    said = f"Nothing to bring back today. The next falls due on {next_day:%A}, {next_day.day} {next_day:%B}."
    assert (state["phase"], state["message"]) == ("rest", said)
    finish(work, 8)
    state = Review(current()).state
    assert (state["phase"], state["prompt"]) == ("ask", "Day 2, company 7?")
    review()
    assert shown.outputs[0]["text/plain"].splitlines()[:3] == ["Day 2, company 7?", "- First", "- Second"]


def test_it_is_asked_in_another_company_than_the_exercise(work: Path) -> None:
    finish(work, 3)
    folder = work / "exercises" / FIRST
    folder.mkdir(parents=True)
    store = Store(folder, FIRST)
    while store.sheet.world != OWN:
        store = Store(folder, FIRST)
    store.put("top_share", 40)
    assert Review(current()).state["prompt"] == "Day 2, company 15?"


def test_a_right_answer_is_saved_told_and_never_asked_again(work: Path) -> None:
    finish(work, 3)
    widget = Review(current())
    state = choose(widget, "b")
    assert (state["phase"], state["message"]) == ("told", "Right. It always was.")
    [[saved]] = json.loads((work / "answers.json").read_text())["answers"]["review"]["value"].values()
    assert saved["right"] and saved["chosen"] == "b" and saved["company"] == OWN
    assert say(widget, do="next")["phase"] == "rest"
    assert days_of(work, current().store.get("review").value) == [4, 18, 57]


def test_a_wrong_answer_is_told_why_and_comes_back_once_in_two_days_elsewhere(work: Path) -> None:
    finish(work, 3)
    widget = Review(current())
    state = choose(widget, "a")
    assert state["message"] == "Not quite. The answer: Second. It always was. It comes back once, in two days."
    given = current().store.get("review").value
    assert days_of(work, given) == [2, 4, 18, 57]
    assert schedule(work, history_in(given))[0].company == 15
    [tries] = given.values()
    tries[0]["at"] = (datetime.now(UTC) - timedelta(days=2)).isoformat()
    assert days_of(work, given)[0] == 0
    tries.append({**tries[0]})
    assert days_of(work, given) == [4, 18, 57]


def test_five_are_enough_for_a_day(work: Path) -> None:
    modules = [f"c{n}_module" for n in range(1, 4)]
    (work / ".saleslab/retrieval.json").write_text(json.dumps({m: [item(day) for day in DAYS] for m in modules}))
    for module in modules:
        finish(work, 10, module=module)
    widget = Review(current())
    for _ in range(5):
        assert choose(widget, "b")["phase"] == "told"
        state = say(widget, do="next")
    assert (state["phase"], state["message"]) == ("rest", "That is enough for today. One more waits until tomorrow.")
    assert Review(current()).state["message"] == state["message"]


@pytest.mark.parametrize("saved_at", ["", "soon", "9999-12-31T00:00:00+00:00", "0001-01-01T00:00:00+14:00"])
def test_a_date_that_is_none_asks_nothing_and_breaks_nothing(work: Path, saved_at: str) -> None:
    finish(work, 3)
    store = Store(work / "lessons" / FIRST, FIRST)
    for answer in store.sheet.answers.values():
        answer.saved_at = saved_at
    store.path.write_bytes(store.sheet.to_bytes())
    assert days_of(work) == [] and Review(current()).state["phase"] == "rest"


def test_a_clock_that_was_moved_back_only_makes_it_wait(work: Path) -> None:
    finish(work, -30)
    assert days_of(work) == [32, 37, 51, 90]
    assert "The next falls due on" in Review(current()).state["message"]


@pytest.mark.parametrize("value", [7, [], {"x": 7}, {f"{FIRST}/2": [{"right": "yes"}]}])
def test_a_history_that_is_none_is_looked_over(work: Path, value: Any) -> None:
    finish(work, 3)
    current().store.put("review", value)
    assert Review(current()).state["phase"] == "ask"


@pytest.mark.parametrize("text", ["", "[", "[]", '{"c1": [{"day": 3}]}'])
def test_a_damaged_file_of_items_asks_nothing(work: Path, text: str) -> None:
    (work / ".saleslab/retrieval.json").write_text(text)
    finish(work, 3)
    assert Review(current()).state["message"] == BEFORE


def test_another_windows_answer_stands_and_every_message_is_answered(work: Path) -> None:
    finish(work, 3)
    one, other = Review(current()), Review(current())
    choose(other, "b")
    state = choose(one, "a")
    assert (state["phase"], state["message"]) == ("rest", "That one has been answered in another window.")
    again = Review(current())
    for content in (None, {}, {"do": "choose"}, {"do": "choose", "id": [], "chosen": {}}):
        again._on_message(again, content, [])
    assert again.state["step"] == 4
    assert history_in(current().store.get("review").value)[f"{FIRST}/2"][0].right


def test_an_option_that_is_none_is_refused(work: Path) -> None:
    finish(work, 3)
    widget = Review(current())
    assert choose(widget, "z")["message"] == "Choose one of the options shown."
    assert current().store.get("review") is None


def test_nothing_is_asked_while_being_graded(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finish(work, 3)
    monkeypatch.setenv("NBGRADER_EXECUTION", "build")
    assert Review(current()).state["message"] == BEFORE


def test_a_try_is_read_as_it_was_written() -> None:
    made = Try(company=3, chosen="a", right=False, at="2026-01-01T00:00:00+00:00")
    assert history_in({"x/2": [made.model_dump()]}) == {"x/2": [made]}
