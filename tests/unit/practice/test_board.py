"""A decision board: what is shown before the commitment, what only after it, and what is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from saleslab.analysis.decisions import visible_value
from saleslab.analysis.plans import best_plan, clash, futures, groups, luck, policy_of, returns
from saleslab.answers import AnswerError, parse_spec
from saleslab.answers.board import STARTS, BoardSpec
from saleslab.charts.spread import Row, spread
from saleslab.org import world
from saleslab.org.policy import Policy, cost, play
from saleslab.practice import ask
from saleslab.practice.board import Board
from saleslab.practice.board_results import looked_back
from saleslab.practice.page import ELSEWHERE
from saleslab.practice.session import current

from .helpers import Page, saved

BUDGET = 2e6
OFFERS = {
    "training": "Train sellers",
    "coaching_hours": "Two more coaching hours",
    "lead_research": "A tool that researches leads",
    "meeting_prep": "A tool that prepares meetings",
}
CALL = f'ask.board("plan", "Two million. What do you buy?", offers={OFFERS!r}, budget={BUDGET:g})'
AHEAD = {"who": "ahead", "first": 1}
TOO_MUCH = {"training": {"who": "all", "first": 1}, "lead_research": {"who": "all", "first": 1}}


def spec() -> BoardSpec:
    made = parse_spec("board", {"question": "plan", "prompt": "What do you buy?", "offers": OFFERS, "budget": BUDGET})
    assert isinstance(made, BoardSpec)
    return made


@pytest.fixture
def board(notebook: Callable[..., Path]) -> Board:
    notebook(CALL, kind="lesson")
    ask.board("plan", "Two million. What do you buy?", offers=OFFERS, budget=BUDGET)
    return Board(spec(), current())


def say(board: Board, do: str, plan: Any = None) -> dict[str, Any]:
    """What the page sends; returns the state after it."""
    board._handle_custom_msg({"do": do, "plan": plan, "view": "view", "seq": 1}, [])
    state: dict[str, Any] = board.state
    return state


def test_a_plan_is_kept_as_it_changes_and_worked_out_on_request_and_nothing_of_the_truth_is_told(
    board: Board, tmp_path: Path
) -> None:
    state = say(board, "move", {"training": AHEAD})
    assert saved(tmp_path) == {"plan": {"plan": {"training": AHEAD}, "open": True, "looks": []}}
    assert (state["message"], state["left"]) == ("Kept, not committed yet.", "$1.36m left")
    assert "luck alone" in state["svg"] and "Your plan" not in state["svg"] and state["looks"] == []
    state = say(board, "work out", {"training": AHEAD})
    policy = policy_of(0, {"training": AHEAD}, BUDGET)
    nothing, results = futures(0, policy)
    worth = results.mean() / 1e6
    assert f"On average your plan ends ${worth:.1f}m above doing nothing, its cost of $0.64m paid" in state["words"]
    ahead = int((results > nothing).sum())
    assert state["looks"] == [
        f"Train sellers, for the third best for their patch, from quarter 1: +${worth:.1f}m on average, "
        f"ahead of doing nothing in {ahead} of 100."
    ]
    true = world(0).run(policy).value(world(0).run(Policy()))
    everything = json.dumps(board.state | board.ask)
    assert f"{true / 1e6:.1f}m" not in everything and "truth" not in everything and state["result"] == []


def test_three_plans_are_worked_out_and_no_more_so_that_nobody_finds_the_best_by_trial(board: Board) -> None:
    plans = [{"training": {"who": "ahead", "first": first}} for first in STARTS]
    for left, plan in zip((2, 1, 0), plans, strict=False):
        assert say(board, "work out", plan)["looks_left"] == left
    state = say(board, "work out", plans[3])
    assert state["message"] == ("Not worked out: you have seen your 3 plans. Commit to one of these, or to another.")
    assert len(state["looks"]) == 3
    # What was seen stays to be looked at, over a restart too; what was not seen is not shown.
    again = Board(spec(), current())
    state = say(again, "move", plans[1])
    assert "Your plan" in state["svg"] and (len(state["looks"]), state["looks_left"]) == (3, 0)
    assert "Your plan" not in say(again, "move", plans[3])["svg"]
    assert say(again, "work out", plans[0])["looks_left"] == 0
    assert say(again, "commit", plans[3])["locked"]


@pytest.mark.parametrize("plan", [{}, TOO_MUCH])
def test_what_is_no_plan_costs_no_look(board: Board, plan: Any) -> None:
    state = say(board, "work out", plan)
    assert state["message"].startswith("Not worked out. ") and state["looks_left"] == 3


def test_committing_locks_the_plan_and_tells_the_best_on_the_evidence_before_the_truth(
    board: Board, tmp_path: Path
) -> None:
    state = say(board, "commit", {"training": AHEAD})
    assert saved(tmp_path) == {"plan": {"plan": {"training": AHEAD}, "looks": []}}
    assert current().store.get("plan").locked
    mine, best = ({"training": AHEAD}, best_plan(0, tuple(OFFERS), BUDGET, STARTS))
    seen, top = (visible_value(0, policy_of(0, plan, BUDGET)) for plan in (mine, best))
    true, true_top = (world(0).run(policy_of(0, plan, BUDGET)).value(world(0).run(Policy())) for plan in (mine, best))
    evidence, why, truth, _ = state["result"]
    assert f"was worth +${seen / 1e6:.1f}m" in evidence and f"was worth +${top / 1e6:.1f}m: " in evidence
    assert spec().in_words({"plan": best}) in evidence and f"You left ${(top - seen) / 1e6:.1f}m behind" in evidence
    assert f"your plan is worth +${true / 1e6:.1f}m, that one +${true_top / 1e6:.1f}m" in truth
    assert why.startswith("Why: ") and all(text in why for text in OFFERS.values())

    after = say(board, "commit", {"coaching_hours": {"who": "coached", "first": 1}})
    assert after["plan"] == {"training": AHEAD}
    assert saved(tmp_path) == {"plan": {"plan": {"training": AHEAD}, "looks": []}}


@pytest.mark.parametrize("index", [0, 4, 9])
def test_the_reason_is_what_each_dollar_brings_alone(index: int) -> None:
    best = best_plan(index, tuple(OFFERS), BUDGET, STARTS)
    per_dollar = returns(index, tuple(OFFERS), STARTS, best)
    for offer, choice in best.items():
        policy = policy_of(index, {offer: choice}, 1e12)
        assert per_dollar[offer] == pytest.approx(visible_value(index, policy) / cost(policy).sum())
    why = looked_back(spec(), index, best)["result"][1]
    brought = [per_dollar[offer] for offer in best]
    told = [float(dollars) for dollars in re.findall(r"” \$(\d+\.\d\d)", why)]
    assert told == pytest.approx(sorted(brought, reverse=True), abs=0.005)
    losing = [text for offer, text in OFFERS.items() if offer not in best and per_dollar[offer] <= 0]
    assert ("less than the price" in why) == bool(losing)


def test_the_best_plan_itself_is_told_to_be_it(board: Board) -> None:
    state = say(board, "commit", best_plan(0, tuple(OFFERS), BUDGET, STARTS))
    assert "no plan we found beats yours" in state["result"][0]


def test_buying_nothing_is_a_decision(board: Board, tmp_path: Path) -> None:
    state = say(board, "commit", {})
    assert saved(tmp_path) == {"plan": {"plan": {}, "looks": []}}
    assert "your plan was worth +$0.0m" in state["result"][0]


def test_over_budget_is_told_kept_and_not_committed(board: Board, tmp_path: Path) -> None:
    picture = say(board, "move", {"training": AHEAD})["svg"]
    state = say(board, "move", TOO_MUCH)
    told = "That is $3.65m. The budget is $2.00m: take $1.65m away somewhere."
    assert (state["message"], state["left"], state["over"]) == (told, "$1.65m over budget", True)
    assert state["svg"] == picture and saved(tmp_path)["plan"]["plan"] == TOO_MUCH
    state = say(board, "commit", TOO_MUCH)
    assert state["message"] == f"Not committed. {told}" and not state["locked"]


def test_two_programmes_that_exclude_each_other_are_refused_by_name(board: Board) -> None:
    state = say(board, "commit", {tool: {"who": "ahead", "first": 1} for tool in ("lead_research", "meeting_prep")})
    told = (
        "The same people can’t have both of these: “A tool that researches leads” and “A tool that prepares meetings”."
    )
    assert state["message"] == f"Not committed. {told}"


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (None, "Choose from the programmes shown."),
        ({"golf": AHEAD}, "Choose from the programmes shown."),
        ({"training": "all"}, "Say for whom, and from when."),
        ({"training": {"who": ["all"], "first": 1}}, "Choose one of the groups shown."),
        ({"training": {"who": "coached", "first": 1}}, "Choose one of the groups shown."),
        ({"training": {"who": "all", "first": True}}, "Choose one of the quarters shown."),
        ({"training": {"who": "all", "first": 2}}, "Choose one of the quarters shown."),
    ],
)
def test_what_is_no_plan_is_refused_in_words_and_nothing_is_committed(board: Board, plan: Any, words: str) -> None:
    state = say(board, "commit", plan)
    assert words in state["message"] and state["tone"] == "error" and not state["locked"]


@pytest.mark.parametrize("content", [None, {}, {"do": "commit"}, {"do": 7, "plan": 7}])
def test_every_message_is_answered(board: Board, content: Any) -> None:
    board._on_message(board, content, [])
    assert board.state["tone"] == "error" and board.state["message"]


def test_a_plan_is_there_again_on_reopening(board: Board) -> None:
    say(board, "move", {"training": AHEAD})
    again = Board(spec(), current())
    assert again.state["plan"] == {"training": AHEAD} and again.state["svg"] == ""
    assert "<svg" in say(again, "look")["svg"]
    say(again, "commit", {"training": AHEAD})
    last = Board(spec(), current())
    assert last.state["locked"] and last.state["result"] == []
    assert say(last, "look")["result"] == again.state["result"]


def test_another_windows_commitment_stands(board: Board) -> None:
    other = Board(spec(), current())
    say(other, "commit", {"training": AHEAD})
    state = say(board, "move", {})
    assert state["locked"] and state["plan"] == {"training": AHEAD}


def test_a_saved_plan_that_is_none_is_told(board: Board) -> None:
    current().store.put("plan", {"plan": {"training": 3}, "open": True})
    state = say(Board(spec(), current()), "look")
    assert state["message"] == "Your saved plan can’t be read. Please choose again." and "<svg" in state["svg"]


def test_nothing_is_saved_while_being_graded(board: Board, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert say(board, "commit", {})["message"] == "Not saved: this notebook is being graded."
    assert not (tmp_path / "answers.json").exists()


def test_the_static_view_has_offers_prices_budget_and_the_plan(board: Board, shown: Page) -> None:
    assert shown.outputs[0]["text/plain"].splitlines() == [
        "Two million. What do you buy?",
        "- Train sellers ($8,000 a seller, once)",
        "- Two more coaching hours ($4,000 a team and quarter)",
        "- A tool that researches leads ($900 a seller and quarter)",
        "- A tool that prepares meetings ($900 a seller and quarter)",
        "Budget: $2.00m over eight quarters.",
        f"Not decided yet. {ELSEWHERE}",
    ]
    say(board, "move", {"training": AHEAD})
    ask.board("plan", "Two million. What do you buy?", offers=OFFERS, budget=BUDGET)
    bought = "Train sellers, for the third best for their patch, from quarter 1"
    assert shown.outputs[-2]["text/plain"].endswith(f"Not committed yet: {bought}. $1.36m left.")
    say(board, "commit", {"training": AHEAD})
    ask.board("plan", "Two million. What do you buy?", offers=OFFERS, budget=BUDGET)
    said = "Your plan: Train sellers, for the third best for their patch, from quarter 1"
    assert said in shown.text and said in shown.outputs[-2]["text/html"]


def test_an_unknown_offer_is_named_to_the_author(notebook: Callable[..., Path], shown: Page) -> None:
    notebook(CALL, kind="lesson")
    ask.board("plan", "What do you buy?", offers={"golf": "A golf day"}, budget=BUDGET)
    assert "This decision can’t be shown" in shown.text and "offer 'golf'; there are training" in shown.text


def test_an_open_plan_is_no_answer() -> None:
    with pytest.raises(AnswerError, match="not committed to this plan yet"):
        spec().clean({"plan": {}, "open": True, "looks": []})
    with pytest.raises(AnswerError, match="Nothing is decided yet"):
        spec().clean([])
    assert spec().clean({"plan": {}, "looks": "anything"}) == {"plan": {}}
    assert list(spec().clean({"plan": {"lead_research": AHEAD, "training": AHEAD}})["plan"]) == [
        "training",
        "lead_research",
    ]


def test_groups_are_whole_and_each_member_is_named_once() -> None:
    for unit, parts in (("team", ("coached", "less_coached")), ("rep", ("ahead", "behind"))):
        known = groups(3, unit)
        members = [name for part in parts for name in known[part]]
        assert len(set(members)) == len(members) and set(members) <= set(known["all"])
        assert unit == "rep" or set(members) == set(known["all"])


def test_luck_is_as_large_as_many_throws_of_the_dice_make_it() -> None:
    w = world(0)
    throws = [play(w._p, w._people, w._run, Policy(), seed) for seed in range(40)]
    booked = [float((run.deals.amount * run.deals.won).sum()) for run in throws]
    assert luck(0) == pytest.approx(0.7 * float(np.std(booked, ddof=1)), rel=0.3)


def test_futures_share_their_luck_and_average_to_the_visible_value() -> None:
    policy = policy_of(0, {"training": AHEAD}, BUDGET)
    nothing, results = futures(0, policy)
    assert len(nothing) == 100 and nothing.mean() == pytest.approx(0, abs=1)
    assert results.mean() == pytest.approx(visible_value(0, policy), rel=0.05)
    assert np.std(results - nothing) < np.std(nothing) / 2


@pytest.mark.parametrize("index", [0, 4])
def test_the_best_plan_keeps_the_budget_and_beats_every_single_choice(index: int) -> None:
    best = best_plan(index, tuple(OFFERS), BUDGET, STARTS)
    policy = policy_of(index, best, BUDGET)
    assert cost(policy).sum() <= BUDGET and clash(index, best) is None
    singles = [policy_of(index, {"training": {"who": who, "first": 1}}, BUDGET) for who in groups(index, "rep")]
    assert visible_value(index, policy) >= max(visible_value(index, single) for single in singles)


def test_the_picture_is_sound_svg_with_every_dot_in_it_and_the_truth_as_a_diamond() -> None:
    results = np.linspace(-9e6, 25e6, 100)
    svg = spread("A <claim>", [Row("Doing nothing", results - 5e6), Row("Your plan", results, 31e6)], "USD")
    picture = ElementTree.fromstring(svg)
    dots = [dot for dot in picture.iter() if dot.tag.endswith("circle")]
    assert len(dots) == 200
    assert all(0 < float(dot.get("cx", "")) < 640 and 30 < float(dot.get("cy", "")) < 270 for dot in dots)
    assert svg.count("l7 9l-7 9") == 1 and "A &lt;claim&gt;" in svg
