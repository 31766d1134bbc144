"""A case file: looks are bought one by one and stay open, nothing else reaches the page, and closing it binds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saleslab.analysis import m1
from saleslab.answers import AnswerError, parse_spec
from saleslab.answers.case_file import CaseFileSpec
from saleslab.org import world
from saleslab.practice import ask
from saleslab.practice.case_file import CaseFile
from saleslab.practice.session import current
from saleslab.practice.table import table_of

from .helpers import Page, saved

LOOKS = {"patch": "The patch", "years": "Three years", "calls": "Twelve calls"}
ARGUMENTS: dict[str, Any] = {
    "items": "m1.four",
    "looks": LOOKS,
    "prices": {"patch": 10, "years": 10, "calls": 30},
    "causes": {"doors": "Opens too few deals", "unsure": "Can't tell yet"},
    "minutes": 45,
}
CALL = f'ask.case_file("file", "What held them back?", **{ARGUMENTS!r})'
SELLERS = m1.four(world(0))
FIRST, SECOND = SELLERS[:2]


def spec(**changed: Any) -> CaseFileSpec:
    made = parse_spec("case_file", {"question": "file", "prompt": "What held them back?", **ARGUMENTS, **changed})
    assert isinstance(made, CaseFileSpec)
    return made


@pytest.fixture
def file(notebook: Callable[..., Path]) -> CaseFile:
    notebook(CALL, kind="lesson")
    ask.case_file("file", "What held them back?", **ARGUMENTS)
    table = table_of(spec(), current())
    assert table is not None
    return CaseFile(spec(), table, current())


def say(file: CaseFile, do: str, **content: Any) -> dict[str, Any]:
    """What the page sends; returns the state after it."""
    file._handle_custom_msg({"do": do, **content, "view": "view", "seq": 1}, [])
    state: dict[str, Any] = file.state
    return state


def name_all(file: CaseFile, cause: str = "unsure") -> dict[str, Any]:
    return [say(file, "name", item=seller, cause=cause) for seller in SELLERS][-1]


def test_only_what_is_opened_reaches_the_page_and_it_takes_its_minutes(file: CaseFile, tmp_path: Path) -> None:
    shows = {(s, key): m1.LOOKS[key](world(0), s).words for s in SELLERS for key in LOOKS}
    assert not any(words in json.dumps(file.state | file.ask, ensure_ascii=False) for words in shows.values())
    state = say(file, "open", item=FIRST, look="calls")
    assert (state["left"], state["message"]) == (15, "Kept. Still to name: 4 of 4.")
    told = json.dumps(state, ensure_ascii=False)
    assert [at for at, words in shows.items() if words in told] == [(FIRST, "calls")]
    assert saved(tmp_path)["file"] == {"opened": [[FIRST, "calls"]], "named": {}, "open": True}
    # It is open in another window and after a restart, too.
    assert CaseFile(spec(), file._table, current()).state["opened"] == state["opened"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ({"item": FIRST, "look": "calls"}, "Each look is opened once."),
        ({"item": SECOND, "look": "calls"}, "There are 45 minutes, no more."),
        ({"item": "S000", "look": "patch"}, "Open the looks shown."),
        ({"item": FIRST, "look": ["patch"]}, "Open the looks shown."),
        ({}, "Open the looks shown."),
    ],
)
def test_a_look_that_cannot_be_had_changes_nothing(
    content: dict[str, Any], why: str, file: CaseFile, tmp_path: Path
) -> None:
    say(file, "open", item=FIRST, look="calls")
    before = saved(tmp_path)
    state = say(file, "open", **content)
    assert (state["message"], state["tone"], state["left"]) == (why, "error", 15)
    assert saved(tmp_path) == before


def test_what_is_open_cannot_be_closed_by_naming_or_by_another_message(file: CaseFile, tmp_path: Path) -> None:
    say(file, "open", item=FIRST, look="patch")
    say(file, "name", item=FIRST, cause="doors")
    say(file, "name", item=FIRST, cause="unsure")
    say(file, "forget", opened=[])
    assert saved(tmp_path)["file"] == {"opened": [[FIRST, "patch"]], "named": {FIRST: "unsure"}, "open": True}
    assert say(file, "name", item=FIRST, cause="weather")["message"] == "Use the causes shown."


def test_a_file_is_closed_when_all_are_named_and_then_it_binds(file: CaseFile, tmp_path: Path) -> None:
    say(file, "open", item=FIRST, look="patch")
    state = say(file, "close")
    assert state["message"] == "Still to name: 4 of 4." and not state["locked"]
    assert name_all(file)["message"] == "Kept. Close the file when you stand by it."
    state = say(file, "close")
    assert state["locked"] and state["message"] == "Closed: 4 named after 10 of 45 minutes."
    closed = {"opened": [[FIRST, "patch"]], "named": dict.fromkeys(SELLERS, "unsure")}
    assert saved(tmp_path) == {"file": closed}
    say(file, "open", item=FIRST, look="years")
    assert saved(tmp_path) == {"file": closed} and len(file.state["opened"]) == 1


def test_nothing_is_saved_while_it_is_graded(file: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    state = say(file, "open", item=FIRST, look="patch")
    assert state["message"] == "Not saved: this notebook is being graded." and state["opened"] == []
    assert not (tmp_path / "answers.json").exists()


def test_the_static_version_says_prices_and_what_was_opened_and_named(
    notebook: Callable[..., Path], shown: Page
) -> None:
    notebook(CALL, kind="lesson")
    ask.case_file("file", "What held them back?", **ARGUMENTS)
    assert "Twelve calls: 30 minutes" in shown.text and "Not closed yet" in shown.text
    opened = {"opened": [[FIRST, "patch"]], "named": dict.fromkeys(SELLERS, "unsure")}
    current().store.put("file", opened, lock=True)
    ask.case_file("file", "What held them back?", **ARGUMENTS)
    again = shown.outputs[-2]
    assert m1.LOOKS["patch"](world(0), FIRST).words in again["text/plain"]
    assert f"{SECOND}: Can't tell yet" in again["text/plain"] and "Not closed yet" not in again["text/plain"]
    assert "<script" not in again["text/html"]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (None, "Nothing is opened yet."),
        ({"opened": [], "named": {}}, "Still to name: 4 of 4."),
        ({"opened": {}, "named": dict.fromkeys(SELLERS, "unsure")}, "Open the looks shown."),
        ({"opened": [[FIRST, "patch"]] * 2, "named": dict.fromkeys(SELLERS, "unsure")}, "Each look is opened once."),
        ({"opened": [], "named": dict.fromkeys(SELLERS, "<b>"), "open": True}, "Use the causes shown."),
        ({"opened": [], "named": dict.fromkeys(SELLERS, "unsure"), "open": True}, "All are named."),
        ({"opened": [], "named": {"S000": "unsure"}}, "Name a cause for the rows shown."),
        (
            {"opened": [[s, "calls"] for s in SELLERS], "named": dict.fromkeys(SELLERS, "unsure")},
            "There are 45 minutes, no more.",
        ),
    ],
)
def test_a_record_that_no_page_makes_is_refused(value: Any, why: str) -> None:
    with pytest.raises(AnswerError, match=why.replace(".", r"\.")):
        spec().clean(value, SELLERS)


@pytest.mark.parametrize("prices", [{"patch": 10}, {"patch": 10, "years": 0, "calls": 5}])
def test_every_look_has_its_price(prices: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="give each look its price in minutes"):
        spec(prices=prices)
