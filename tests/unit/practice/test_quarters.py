"""A run by the quarter: what binds and when, what is kept, what is refused, and that the truth waits for the end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saleslab.answers import AnswerError, parse_spec
from saleslab.answers.quarters import QUARTERS, QuartersSpec
from saleslab.practice import ask
from saleslab.practice.quarters import Quarters
from saleslab.practice.session import current

from .helpers import Page, saved

LEVERS = {
    "coaching": "Coach <development>",
    "tools": "Answer prompts",
    "training": "Training",
    "territories": "A new map",
    "promotions": "Promotions",
    "pay": "A bonus",
}
CALL = f'ask.quarters("run", "Where do the chips go?", levers={LEVERS!r}, chips=5)'
PLACED = {"coaching": 3, "pay": 2}


def spec() -> QuartersSpec:
    made = parse_spec("quarters", {"question": "run", "prompt": "Where do the chips go?", "levers": LEVERS, "chips": 5})
    assert isinstance(made, QuartersSpec)
    return made


@pytest.fixture
def run(notebook: Callable[..., Path]) -> Quarters:
    notebook(CALL, kind="lesson")
    ask.quarters("run", "Where do the chips go?", levers=LEVERS, chips=5)
    return Quarters(spec(), current())


def say(run: Quarters, do: str, chips: Any, quarter: Any = 1) -> dict[str, Any]:
    """What the page sends; returns the state after it."""
    run._handle_custom_msg({"do": do, "quarter": quarter, "chips": chips, "view": "view", "seq": 1}, [])
    state: dict[str, Any] = run.state
    return state


def test_chips_are_kept_as_they_are_placed_and_bind_with_the_commitment(run: Quarters, tmp_path: Path) -> None:
    assert "The opening paper" in run.state["report"] and run.state["earlier"] == ""
    state = say(run, "place", PLACED)
    assert saved(tmp_path) == {"run": {"quarters": [], "draft": PLACED, "open": True}}
    assert (state["quarter"], state["placed"], state["tone"]) == (1, PLACED, "draft")
    state = say(run, "commit", PLACED)
    assert saved(tmp_path) == {"run": {"quarters": [PLACED], "open": True}}
    assert (state["quarter"], state["placed"], state["tone"]) == (2, {}, "saved")
    assert "End of quarter 1" in state["report"] and "nobody to compare with" not in state["report"]
    assert "Coach &lt;development&gt;" in state["report"] and "Coach <" not in state["report"]
    # A second click on the first quarter, or another window that has not heard yet, changes nothing.
    state = say(run, "commit", {"tools": 3}, quarter=1)
    assert state["tone"] == "error" and "another window" in state["message"]
    assert saved(tmp_path) == {"run": {"quarters": [PLACED], "open": True}}


def test_a_run_left_is_taken_up_where_it_was(run: Quarters) -> None:
    say(run, "commit", PLACED)
    say(run, "place", {"tools": 1}, quarter=2)
    again = Quarters(spec(), current())
    assert (again.state["quarter"], again.state["placed"]) == (2, {"tools": 1})
    assert again.state["report"] == run.state["report"]
    assert "The opening paper" in again.state["earlier"] and "Quarter 1: Coach" in again.state["earlier"]


def test_the_truth_is_told_after_the_eighth_quarter_and_then_the_run_stands(
    run: Quarters, shown: Page, tmp_path: Path
) -> None:
    for quarter in range(1, QUARTERS):
        state = say(run, "commit", {"pay": 1} if quarter > 3 else PLACED, quarter)
        assert state["result"] == "" and "Truly" not in json.dumps(state)
    assert state["room"]["coaching"] == 1  # nine chips have reached 27 of the 30
    state = say(run, "commit", {}, QUARTERS)
    assert state["quarter"] == QUARTERS + 1 and "Truly brought by the end" in state["result"]
    assert "Applauded for nothing: A bonus in quarter" in state["result"]
    assert "On a scale from the random run (0)" in state["result"]
    kept = saved(tmp_path)["run"]
    assert spec().clean(kept) == kept and len(kept["quarters"]) == QUARTERS and kept["quarters"][-1] == {}
    assert say(run, "commit", {"pay": 3}, QUARTERS + 1)["tone"] == "error"
    assert saved(tmp_path)["run"] == kept
    current().store.refresh()
    ask.quarters("run", "Where do the chips go?", levers=LEVERS, chips=5)
    assert "Your run: Q1: Coach <development> 3, A bonus 2; Q2:" in shown.text
    assert Quarters(spec(), current()).state["result"] == state["result"]


@pytest.mark.parametrize("chips", [None, [], {"magic": 1}, {"pay": -1}, {"pay": 6}, {"pay": 2.0}, {"pay": True}])
def test_what_is_no_quarter_is_refused_and_nothing_is_written(run: Quarters, tmp_path: Path, chips: Any) -> None:
    for do in ("place", "commit"):
        assert say(run, do, chips)["tone"] == "error"
    assert not (tmp_path / "answers.json").exists()


def test_more_chips_than_a_quarter_has_are_refused(run: Quarters) -> None:
    assert say(run, "commit", {"pay": 3, "tools": 3})["message"] == "You have 5 chips a quarter, and placed 6."


def test_a_damaged_run_is_said_to_be_unreadable(run: Quarters) -> None:
    current().store.put("run", {"quarters": "<script>"})
    again = Quarters(spec(), current())
    assert again.state["message"].startswith("Your saved run can’t be read") and again.state["quarter"] == 1


@pytest.mark.parametrize(
    "value",
    [
        None,
        7,
        {},
        {"quarters": {}},
        {"quarters": [{}] * 7},
        {"quarters": [{}] * 9},
        {"quarters": [{}] * 8, "open": True},
        {"quarters": [{}] * 8, "more": 1},
        {"quarters": [{}] * 7 + [{"pay": 10**400}]},
        {"quarters": [{}] * 7 + [None]},
    ],
)
def test_only_eight_whole_quarters_are_an_answer(value: Any) -> None:
    with pytest.raises(AnswerError):
        spec().clean(value)


def test_zeros_say_nothing() -> None:
    assert spec().clean({"quarters": [{"pay": 0, "tools": 1}] * 8}) == {"quarters": [{"tools": 1}] * 8}


def test_levers_that_are_not_those_of_the_organisation_are_named(notebook: Callable[..., Path], shown: Page) -> None:
    notebook(CALL, kind="lesson")
    ask.quarters("run", "Where do the chips go?", levers={"magic": "Magic"}, chips=5)
    assert "levers magic; they are tools" in shown.text
