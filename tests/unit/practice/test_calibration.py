"""The learner's own calibration: bets settled by their reveals, over all modules, in words and as a picture."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleslab.practice import ask, calibration, reveal, start
from saleslab.practice.bets import Bet, keep_bet, kept_bets
from saleslab.practice.calibration import groups, in_words
from saleslab.practice.form import Form
from saleslab.practice.session import current

from .helpers import MODULE, Page, enter

CELL = """
ask.prediction("stay", "How many?", unit="of 48", low=0, high=48, within=4)
ask.number("share", "How many?", unit="%", low=0, high=100)
"""


def predict() -> None:
    ask.prediction("stay", "How many?", unit="of 48", low=0, high=48, within=4)


def bet(sure: float, came_off: bool) -> Bet:
    return Bet(value=10, sure=sure, within=3, truth=13 if came_off else 14)


def test_a_bet_is_settled_in_the_moment_it_locks_and_shown(notebook: Any, forms: list[Form], shown: Page) -> None:
    folder = notebook(CELL, kind="lesson").parent
    predict()
    reveal("stay", "It was 30.", truth=30)
    calibration()
    assert shown.by_id["calibration"]["text/plain"].startswith("None of your bets has come out so far.")
    assert not (folder / "bets").exists()
    enter(forms[0], {"value": "27", "sure": 70})
    assert kept_bets(current()) == [Bet(value=27, sure=70, within=4, truth=30)]
    assert shown.by_id["calibration"]["text/plain"].startswith("One of your bets has come out so far.")


def test_a_bet_locked_before_is_settled_when_the_notebook_runs_again(notebook: Any, forms: list[Form]) -> None:
    notebook(CELL, kind="lesson")
    predict()
    enter(forms[0], {"value": "27", "sure": 70})
    start(MODULE, "lesson")
    reveal("stay", "It was 30.", truth=30)
    assert len(kept_bets(current())) == 1


def test_the_first_bet_counts_when_the_module_is_begun_anew(notebook: Any, forms: list[Form]) -> None:
    folder = notebook(CELL, kind="lesson").parent
    predict()
    reveal("stay", "It was 30.", truth=30)
    enter(forms[0], {"value": "10", "sure": 90})
    (folder / "answers.json").unlink()
    start(MODULE, "lesson")
    predict()
    reveal("stay", "It was 30.", truth=30)
    enter(forms[1], {"value": "30", "sure": 99})
    assert kept_bets(current()) == [Bet(value=10, sure=90, within=4, truth=30)]


def test_bets_of_all_modules_lie_in_the_work_folder(
    notebook: Any, forms: list[Form], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = tmp_path / "work"
    monkeypatch.setenv("SALESLAB_WORK", str(work))
    for kind in ("lesson", "exercise"):
        notebook(CELL, kind=kind)
        monkeypatch.setenv("SALESLAB_WORK", str(work))
        (tmp_path / "answers.json").unlink(missing_ok=True)
        start(MODULE, kind)
        predict()
        reveal("stay", "It was 30.", truth=30)
        enter(forms[-1], {"value": "27", "sure": 70})
    names = sorted(path.name for path in (work / "bets").iterdir())
    assert names == [f"exercise-{MODULE}-stay.json", f"lesson-{MODULE}-stay.json"]


def test_nothing_is_kept_without_a_lock_a_truth_or_a_learner(
    notebook: Any, forms: list[Form], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = notebook(CELL, kind="lesson").parent
    predict()
    ask.number("share", "How many?", unit="%", low=0, high=100)
    reveal("stay", "It was 30.")
    reveal("share", "It was 30.", truth=30)
    enter(forms[1], "30")
    enter(forms[0], {"value": "27", "sure": 70})
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    keep_bet(current(), "stay", 30)
    assert not (folder / "bets").exists()


def test_a_damaged_bet_is_passed_over_and_made_good(notebook: Any, forms: list[Form]) -> None:
    folder = notebook(CELL, kind="lesson").parent
    predict()
    reveal("stay", "It was 30.", truth=30)
    enter(forms[0], {"value": "27", "sure": 70})
    [path] = (folder / "bets").iterdir()
    for damage in ("", "{}", json.dumps({"value": 1, "sure": 400, "within": 1, "truth": 1}), "[" * 9999):
        path.write_text(damage)
        assert kept_bets(current()) == []
    reveal("stay", "It was 30.", truth=30)
    assert len(kept_bets(current())) == 1


def test_a_bet_that_cannot_be_written_disturbs_nobody(notebook: Any, forms: list[Form], shown: Page) -> None:
    folder = notebook(CELL, kind="lesson").parent
    (folder / "bets").write_text("a file where a folder is needed")
    predict()
    reveal("stay", "It was 30.", truth=30)
    assert enter(forms[0], {"value": "27", "sure": 70})["message"] == "Locked in: 27 of 48, 70 % sure."
    assert shown.by_id["reveal-stay"]["text/plain"] == "It was 30."


def test_each_group_is_told_in_words_and_pictured(notebook: Any, shown: Page) -> None:
    folder = notebook(kind="lesson").parent / "bets"
    folder.mkdir()
    made = [bet(70, True), bet(68, False), bet(74, True), bet(90, True), bet(99, True)]
    for number, settled in enumerate(made):
        (folder / f"lesson-c{number}-bet.json").write_text(settled.model_dump_json())
    calibration()
    lines = shown.outputs[-1]["text/plain"].split("\n")
    assert lines == [
        "4 of your 5 bets were within reach. By your own odds it should have been about 4. "
        "The difference is no more than luck can do. Nobody sees this but you.",
        "Of the bets where you said about 70 % sure, 2 of 3 came off.",
        "Of the bets where you said about 90 % sure, 2 of 2 came off.",
    ]
    page = shown.outputs[-1]["text/html"]
    assert 'aria-label="Dots of sureness against success. About 70 % sure: 2 of 3 came off; about 90 %' in page
    assert "<svg" in page


def test_a_gap_beyond_luck_is_said_either_way() -> None:
    assert "surer than you are right" in in_words([bet(90, False)] * 4)[0]
    assert "trust yourself with a higher number" in in_words([bet(50, True)] * 5)[0]


@given(st.lists(st.tuples(st.floats(50, 99), st.booleans()), max_size=40))
def test_every_bet_is_in_one_group(made: list[tuple[float, bool]]) -> None:
    bets = [bet(sure, came_off) for sure, came_off in made]
    grouped = groups(bets)
    assert sum(n for _, _, n in grouped) == len(bets)
    assert sum(hits for _, hits, _ in grouped) == sum(came_off for _, came_off in made)
    assert {sure for sure, *_ in grouped} <= {50, 60, 70, 80, 90}
    assert in_words(bets)
