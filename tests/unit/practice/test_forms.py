"""Every kind of question: answered, refused in plain words, kept when unfinished, and shown again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saleslab.analysis.cases import item_ids
from saleslab.answers import MIME, Store
from saleslab.org import world
from saleslab.practice import ask, start
from saleslab.practice.form import Form
from saleslab.practice.page import ELSEWHERE

from .helpers import MODULE, Page, enter, saved

OPTIONS = {"a": "A rich patch", "b": "Luck", "c": "Skill"}
ITEMS = "c1.call_candidates"


def rows() -> list[str]:
    return list(item_ids(ITEMS, world(0)))


def number() -> None:
    ask.number("q", "How many?", unit="% of bookings", low=0, high=100)


def choice() -> None:
    ask.choice("q", "Which one?", options=OPTIONS)


def several() -> None:
    ask.several("q", "Which?", options=OPTIONS)


def pick() -> None:
    ask.pick("q", "Which three?", items=ITEMS, count=3)


def chances() -> None:
    ask.chances("q", "How likely?", items=ITEMS)


def locking() -> None:
    ask.chances("q", "How likely?", items=ITEMS, lock=True)


def locking_choice() -> None:
    ask.choice("q", "Which?", options=OPTIONS, lock=True)


def locking_match() -> None:
    ask.match("q", "Which?", options=OPTIONS, labels={"p": "Patch", "s": "Seller"}, lock=True)


def prediction() -> None:
    ask.prediction("q", "How many?", unit="of 48", low=0, high=48, within=4)


def text() -> None:
    ask.text("q", "Why is that?", least=3)


def commitment() -> None:
    ask.commitment("q", "What will you do?")


def rank() -> None:
    ask.rank("q", "In what order?", options=OPTIONS)


def rank_items() -> None:
    ask.rank("q", "In what order?", items=ITEMS)


def match() -> None:
    ask.match("q", "Which part is it?", labels={"s": "Seller", "p": "Patch"}, options=OPTIONS)


def sort() -> None:
    ask.sort("q", "Which pile?", piles={"keep": "Keep", "stop": "Stop"}, options=OPTIONS)


def sort_items() -> None:
    ask.sort("q", "Which pile?", piles={"keep": "Keep", "stop": "Stop"}, items=ITEMS)


def allocate() -> None:
    ask.allocate("q", "Where do your hours go?", options=OPTIONS, budget=10, unit="hours", step=0.5, most=6)


def mark() -> None:
    ask.mark("q", "Mark two sentences that carry no weight.", sentences=OPTIONS, count=2)


def confidence() -> None:
    ask.confidence("q", "How sure are you of that?")


def follow_up() -> None:
    ask.follow_up("q", "Did you?", module="c0_before")


HAPPENED = {"did": "partly", "happened": "Two of three were surprised."}
PROMISE = {"what": "Re-rank my team against potential", "by": "Friday", "who": "My manager"}
KINDS: list[tuple[Callable[[], None], Any, Any]] = [
    (number, "51 %", 51.0),
    (choice, "b", "b"),
    (several, ["c", "a"], ["a", "c"]),
    (pick, rows()[2::-1], sorted(rows()[:3])),
    (chances, dict.fromkeys(rows(), "40"), dict.fromkeys(rows(), 40.0)),
    (locking, dict.fromkeys(rows(), "40"), dict.fromkeys(rows(), 40.0)),
    (locking_choice, "b", "b"),
    (locking_match, {"c": "s", "a": "p", "b": "p"}, {"a": "p", "b": "p", "c": "s"}),
    (prediction, {"value": "40", "sure": 70}, {"value": 40.0, "sure": 70.0}),
    (text, "  The patch did it. ", "The patch did it."),
    (commitment, PROMISE, PROMISE),
    (rank, ["c", "a", "b"], ["c", "a", "b"]),
    (rank_items, rows()[::-1], rows()[::-1]),
    (match, {"c": "s", "a": "p", "b": "p"}, {"a": "p", "b": "p", "c": "s"}),
    (sort, dict.fromkeys("abc", "keep"), dict.fromkeys("abc", "keep")),
    (sort_items, dict.fromkeys(rows(), "stop"), dict.fromkeys(rows(), "stop")),
    (allocate, {"a": "4.5 hours", "b": "", "c": "5"}, {"a": 4.5, "b": 0.0, "c": 5.0}),
    (mark, ["c", "a"], ["a", "c"]),
    (confidence, 80, 80.0),
    (follow_up, HAPPENED, HAPPENED),
]


def named(value: object) -> str:
    """The same in every process, which a function's own words are not: pytest's workers compare ids."""
    return str(getattr(value, "__name__", value))


EVERY_KIND = pytest.mark.parametrize(("show", "entry", "value"), KINDS, ids=[show.__name__ for show, *_ in KINDS])


@EVERY_KIND
def test_an_answer_is_saved_confirmed_and_shown_again(
    notebook: Any, forms: list[Form], shown: Page, show: Callable[[], None], entry: Any, value: Any
) -> None:
    folder = notebook(kind="lesson").parent
    show()
    assert forms[0].state["message"] == ""
    state = enter(forms[0], entry)
    assert (state["tone"], state["seq"], state["view"]) == ("saved", 1, "view")
    assert saved(folder) == {"q": value}

    start(MODULE, "lesson")
    show()
    assert forms[1].state["value"] == value
    assert forms[1].state["tone"] == "saved"
    assert "Your answer: " in shown.outputs[-2]["text/plain"]


@EVERY_KIND
def test_an_unanswered_form_has_the_same_static_version_each_time(
    notebook: Any, shown: Page, show: Callable[[], None], entry: Any, value: Any
) -> None:
    notebook(kind="lesson")
    show()
    show()
    first, _, second, _ = ({k: v for k, v in o.items() if "widget-view" not in k} for o in shown.outputs)
    assert first == second
    assert set(first) == {"text/html", "text/plain"}
    assert first["text/plain"].endswith(f"Not answered yet. {ELSEWHERE}")


WRONG: list[tuple[Callable[[], None], Any, str]] = [
    (number, "", "This needs a number (% of bookings)."),
    (number, "about half", "“about half” is not a number. Digits only, please (% of bookings)."),
    (number, "510", "This needs a number from 0 to 100 (% of bookings)."),
    (number, "nan", "“nan” is not a number"),
    (number, None, "This needs a number"),
    (choice, "z", "Choose one of the options shown."),
    (prediction, {"value": "", "sure": 70}, "This needs a number (of 48)."),
    (prediction, {"value": "40", "sure": 100}, "from 5 to 99"),
    (prediction, {"value": "40", "sure": None}, "How sure are you? Move the slider."),
    (confidence, None, "How sure are you? Move the slider."),
    (prediction, "40", "This needs your guess and how sure you are."),
    (rank, ["a", "b"], "Give every row one place."),
    (rank, ["a", "b", "b"], "each once"),
    (confidence, 100, "This needs a number from 5 to 99 (percent sure)."),
]


@pytest.mark.parametrize(("show", "entry", "words"), WRONG, ids=named)
def test_what_is_no_answer_is_refused_in_plain_words(
    notebook: Any, forms: list[Form], show: Callable[[], None], entry: Any, words: str
) -> None:
    folder = notebook(kind="lesson").parent
    show()
    state = enter(forms[0], entry)
    assert state["tone"] == "error"
    assert state["message"].startswith("Not saved. ") and words in state["message"]
    assert not (folder / "answers.json").exists()


def test_a_slip_leaves_the_saved_answer_and_says_so(notebook: Any, forms: list[Form]) -> None:
    folder = notebook().parent
    number()
    enter(forms[0], "51")
    assert enter(forms[0], "510")["message"].endswith("Your saved answer stays: 51 % of bookings.")
    assert saved(folder) == {"q": 51.0}


NO_PROMISE = [
    ({**PROMISE, "by": "soon"}, "By when? A day or a date"),
    ({**PROMISE, "by": "I ask my oldest buyer what has changed, by Friday, and write it down"}, "By when?"),
    ({**PROMISE, "who": "K"}, "Who will see it?"),
    ({**PROMISE, "who": "Whoever is at the next desk that day, my manager, and in the end the whole team"}, "Who"),
]
UNFINISHED: list[tuple[Callable[[], None], Any, Any, str]] = [
    (several, [], [], "Tick at least one of the options shown."),
    (pick, rows()[:2], rows()[:2], "Pick exactly 3; you have 2."),
    (chances, {rows()[0]: "40"}, {rows()[0]: 40.0}, "Give a chance for every row."),
    (chances, {rows()[0]: "40", rows()[1]: "140"}, {rows()[0]: 40.0}, f"{rows()[1]}: a chance lies between 0 and 100"),
    (chances, {rows()[0]: "40", rows()[1]: "high"}, {rows()[0]: 40.0}, f"{rows()[1]}: “high” is not a number"),
    (locking, {"open": {rows()[0]: "40"}}, {"open": {rows()[0]: 40.0}}, "Give a chance for every row."),
    (locking, {rows()[0]: "40"}, {"open": {rows()[0]: 40.0}}, "Give a chance for every row."),
    (locking, {"open": dict.fromkeys(rows(), "40")}, {"open": dict.fromkeys(rows(), 40.0)}, "Every row is filled."),
    (locking_choice, {"open": "b"}, {"open": "b"}, "Lock it in when you stand by it."),
    (locking_match, {"open": {"a": "s"}}, {"open": {"a": "s"}}, "Still to do: 2 of 3."),
    (locking_match, {"a": "s"}, {"open": {"a": "s"}}, "Still to do: 2 of 3."),
    (locking_match, {"open": dict.fromkeys("abc", "s")}, {"open": dict.fromkeys("abc", "s")}, "Every row is filled."),
    (text, "The patch", "The patch", "A little more, please: at least 3 words."),
    (commitment, {"what": "asdf", "by": "Friday", "who": ""}, {"what": "asdf", "by": "Friday", "who": ""}, "Say what"),
    *((commitment, value, value, said) for value, said in NO_PROMISE),
    (match, {"a": "s", "b": "?"}, {"a": "s"}, "Use the names shown."),
    (sort, {"a": "keep"}, {"a": "keep"}, "Still to do: 2 of 3."),
    (allocate, {"a": "6", "b": "6", "c": "0"}, {"a": 6.0, "b": 6.0, "c": 0.0}, "That is 12 hours. The budget is 10"),
    (
        allocate,
        {"a": "7", "b": "0", "c": "0"},
        {"a": 7.0, "b": 0.0, "c": 0.0},
        "A rich patch: at most 6 hours",
    ),
    (
        allocate,
        {"a": "1.2", "b": "0", "c": "0"},
        {"a": 1.2, "b": 0.0, "c": 0.0},
        "in steps of 0.5 hours",
    ),
    (allocate, {"a": "half", "b": "1", "c": "0"}, {"b": 1.0, "c": 0.0}, "A rich patch: “half” is not a number"),
    (allocate, {"a": "0", "b": "0", "c": "0"}, {"a": 0.0, "b": 0.0, "c": 0.0}, "Nothing is given to anybody yet."),
    (mark, ["c"], ["c"], "Mark exactly 2; you have 1."),
    (follow_up, {"did": "no", "happened": ""}, {"did": "no", "happened": ""}, "What happened?"),
    (follow_up, {"did": "", "happened": "It just did"}, {"did": "", "happened": "It just did"}, "Did you?"),
]


@pytest.mark.parametrize(("show", "entry", "kept", "words"), UNFINISHED, ids=named)
def test_an_unfinished_answer_is_kept_and_counts_as_none(
    notebook: Any, forms: list[Form], shown: Page, show: Callable[[], None], entry: Any, kept: Any, words: str
) -> None:
    folder = notebook(kind="lesson").parent
    show()
    state = enter(forms[0], entry)
    assert state["tone"] == "draft"
    assert state["message"].startswith("Kept, not finished yet. ") and words in state["message"]
    assert saved(folder) == {"q": kept}

    start(MODULE, "lesson")
    show()
    assert forms[1].state["value"] == kept
    assert forms[1].state["tone"] == "draft"
    assert shown.outputs[-2]["text/plain"].endswith(f"Not answered yet. {ELSEWHERE}")


CONFIRMED: list[tuple[Callable[[], None], Any, str]] = [
    (choice, "b", "Saved: Luck."),
    (several, ["a", "c"], "Saved: A rich patch; Skill."),
    (text, "The patch did it.", "Saved: 4 words."),
    (chances, {row: "40" if row == rows()[0] else "50" for row in rows()}, "Saved: 9 chances, 48.9 % on average."),
    (rank, ["c", "a", "b"], "Saved: 1 Skill; 2 A rich patch; 3 Luck."),
    (match, {"c": "s", "a": "p", "b": "p"}, "Saved: Seller 1, Patch 2."),
    (allocate, {"a": "4.5", "b": "0", "c": "5"}, "Saved: 9.5 hours given, 0.5 hours left."),
    (allocate, {"a": "5", "b": "0", "c": "5"}, "Saved: 10 hours given, nothing left."),
    (mark, ["a", "c"], "Saved: sentences 1 and 3."),
    (confidence, 80, "Saved: 80 % sure."),
    (follow_up, HAPPENED, "Saved: Partly. Two of three were surprised."),
]


@pytest.mark.parametrize(("show", "entry", "words"), CONFIRMED, ids=named)
def test_a_saved_answer_is_confirmed_in_a_few_words(
    notebook: Any, forms: list[Form], show: Callable[[], None], entry: Any, words: str
) -> None:
    notebook(kind="lesson")
    show()
    assert enter(forms[0], entry)["message"] == words


def test_a_long_answer_is_confirmed_by_its_beginning(notebook: Any, forms: list[Form]) -> None:
    notebook(kind="lesson")
    ask.choice("q", "Which one?", options={"a": "Somebody " * 30, "b": "B"})
    assert enter(forms[0], "a")["message"] == f"Saved: {'Somebody ' * 10}…"


@pytest.mark.parametrize(
    ("typed", "read"),
    [("51", 51), (" 51 % ", 51), ("1,200", 1200), ("12,5", 12.5), ("$1 200.50", 1200.5), ("−3", -3), (".5", 0.5)],
)
def test_numbers_are_read_as_people_write_them(notebook: Any, forms: list[Form], typed: str, read: float) -> None:
    notebook()
    ask.number("q", "How much?", unit="$", low=-10, high=2000)
    assert enter(forms[0], typed)["value"] == read


def test_a_locked_prediction_stays_whatever_is_sent_later(notebook: Any, forms: list[Form]) -> None:
    folder = notebook().parent
    prediction()
    assert enter(forms[0], {"value": "40", "sure": 70})["locked"]
    state = enter(forms[0], {"value": "30", "sure": 99}, seq=2)
    assert (state["value"], state["locked"]) == ({"value": 40.0, "sure": 70.0}, True)
    assert saved(folder) == {"q": {"value": 40.0, "sure": 70.0}}


def test_an_entry_that_arrives_late_does_not_replace_a_later_one(notebook: Any, forms: list[Form]) -> None:
    folder = notebook().parent
    number()
    enter(forms[0], "51", seq=2)
    assert enter(forms[0], "40", seq=1)["value"] == 51.0
    assert saved(folder) == {"q": 51.0}
    enter(forms[0], "40", seq=1, view="another window")
    assert saved(folder) == {"q": 40.0}


def test_two_windows_lose_nothing(notebook: Any, forms: list[Form]) -> None:
    folder = notebook().parent
    ask.number("first", "How many?", unit="%", low=0, high=100)
    start(MODULE, "exercise")
    ask.number("second", "How many?", unit="%", low=0, high=100)
    enter(forms[0], "1")
    enter(forms[1], "2")
    assert saved(folder) == {"first": 1.0, "second": 2.0}


def test_the_copy_in_the_notebook_follows_each_answer(notebook: Any, forms: list[Form], shown: Page) -> None:
    folder = notebook().parent
    number()
    assert set(shown.by_id["answer-q"]) == {"text/html", "text/plain"}
    enter(forms[0], "51")
    copy = shown.by_id["answer-q"]
    assert copy["text/plain"] == "" and copy["text/html"] == "<span hidden></span>"
    assert copy[MIME]["answer"]["value"] == 51.0
    assert copy[MIME]["release"] == "0123456789abcdef"

    path = folder / f"{MODULE}.ipynb"
    page = json.loads(path.read_text())
    page["cells"].append(
        {"cell_type": "code", "source": "", "metadata": {}, "outputs": [{"output_type": "display_data", "data": copy}]}
    )
    path.write_text(json.dumps(page))
    (folder / "answers.json").unlink()
    start(MODULE, "exercise")
    number()
    assert forms[1].state["value"] == 51.0


def test_a_form_before_the_start_says_so(notebook: Any, shown: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    notebook()
    monkeypatch.setattr("saleslab.practice.session._current", None)
    number()
    assert "This notebook has not been started yet. Press “Start / restart” at the top." in shown.text


def test_an_authors_mistake_is_shown_and_not_raised(notebook: Any, shown: Page) -> None:
    notebook()
    ask.choice("q", "Which one?", options={"a": "Only one"})
    ask.pick("r", "Which?", items="c1.no_such_list", count=1)
    ask.number("s", "How many?")  # type: ignore[call-arg]
    for words in ("options: ", "no list 'c1.no_such_list'", "missing 3 required keyword-only arguments"):
        assert words in shown.text
    assert shown.text.count("This question can’t be shown") == 3


def test_a_failing_save_is_told_and_keeps_the_entry(
    notebook: Any, forms: list[Form], monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook()
    number()

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(Store, "put", fail)
    state = enter(forms[0], "51")
    assert (state["value"], state["tone"]) == ("51", "error")
    assert state["message"].startswith("Not saved: something went wrong (RuntimeError).")


def test_a_failure_after_the_save_does_not_hide_that_it_was_saved(
    notebook: Any, forms: list[Form], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = notebook().parent
    number()

    def fail(*_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr("saleslab.practice.session._refresh_check", fail)
    state = enter(forms[0], "51")
    assert state["tone"] == "saved" and "could not be brought up to date" in state["message"]
    assert saved(folder) == {"q": 51.0}


def test_a_folder_that_cannot_be_written_is_told(notebook: Any, forms: list[Form], tmp_path: Path) -> None:
    notebook()
    number()
    (tmp_path / ".answers.lock").mkdir()  # permissions would not stop a test that runs as root
    state = enter(forms[0], "51")
    assert state["tone"] == "error" and state["message"].startswith("Not saved")
    assert not (tmp_path / "answers.json").exists()


@pytest.mark.parametrize("content", [None, "x", {}, {"value": {"deep": [1]}}, {"value": 1e999, "seq": 1, "view": 7}])
def test_no_message_from_a_page_raises(notebook: Any, forms: list[Form], content: Any) -> None:
    notebook(kind="lesson")
    for show, *_ in KINDS:
        show()
        forms[-1]._on_message(forms[-1], content, [])
        assert forms[-1].state["tone"] in ("error", "draft")


def test_an_unreadable_saved_answer_is_said_to_be_one(notebook: Any, forms: list[Form], tmp_path: Path) -> None:
    Store(tmp_path, MODULE).put("q", {"not": "a number"})
    notebook()
    number()
    assert forms[0].state["message"] == "Your saved answer can’t be read. Please answer again."
