"""Module L5: no recipe wins, the careful reader uses what is visible, and a run looked back on is told the truth."""

import numpy as np
import pytest

from saleslab.analysis import l5, two_years
from saleslab.analysis.look_back import applauded_for_nothing, cut_too_early, decisions_apart, standing
from saleslab.answers.quarters import QUARTERS
from saleslab.charts import l5 as charts
from saleslab.org import WORLDS, world
from saleslab.org.policy import HORIZON
from saleslab.org.quarterly import Reading
from saleslab.org.two_years import CHIP, CHIPS, LEVERS

SISTERS = range(1, WORLDS + 1)


def test_no_recipe_wins_and_none_is_safe() -> None:
    places: dict[str, list[float]] = {recipe: [] for recipe in two_years.RECIPES}
    for index in SISTERS:
        for recipe, decisions in two_years.RECIPES.items():
            places[recipe].append(standing(index, decisions).place)
    for recipe, found in places.items():
        assert max(found) < 90, recipe  # the careful reader is ahead in every company
        assert min(found) < 0, recipe  # and somewhere chips at random are better
    assert max(map(np.mean, places.values())) < 40


def test_random_runs_spread_and_do_not_reach_the_reader() -> None:
    for index in SISTERS:
        others = two_years.random_values(index)
        low, middle, high = np.quantile(others, [0.1, 0.5, 0.9])
        best = two_years.value(index, two_years.best_run(index))
        assert low < middle < high < best
        assert others.max() < best


def test_the_reader_sees_no_more_than_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the truth out of reach once the pages are printed, he decides the same."""
    decided = two_years.best_run(3)
    pages = two_years.opening(3), [two_years.pitched(3, quarter) for quarter in range(1, HORIZON + 1)]
    monkeypatch.setattr(two_years, "opening", lambda _: pages[0])
    monkeypatch.setattr(two_years, "pitched", lambda _, quarter: pages[1][quarter - 1])
    monkeypatch.setattr("saleslab.org.quarterly.true_effects", None)
    monkeypatch.setattr(type(world(3)), "truth", property(lambda _: 1 / 0))
    again: list[dict[str, int]] = []
    for _ in range(HORIZON):
        again.append(dict(two_years.best_quarter(3, again)))
    assert tuple(again) == decided


def test_two_fair_tests_count_by_their_luck() -> None:
    joined = two_years._joined([(Reading(0.10, 0.01), 0.0, 1.0), (Reading(0.02, 0.02), 0.0, 1.0)])
    assert joined.effect == pytest.approx((0.10 * 4 + 0.02) / 5) and joined.luck < 0.01


def test_sister_companies_reward_different_levers() -> None:
    first = [next(iter(two_years.best_run(index)[0])) for index in SISTERS]
    assert len(set(first)) >= 4
    assert max(map(first.count, first)) <= WORLDS / 2


def test_a_decision_apart_is_the_run_with_it_less_the_run_without_it() -> None:
    run = [{"coaching": 2, "pay": 3}, {"tools": 1}]
    apart = {(each.quarter, each.lever): each for each in decisions_apart(0, run)}
    w = world(0)
    without = w.two_years([{"coaching": 2}, {"tools": 1}])
    assert apart[1, "pay"].true == pytest.approx(w.two_years(run).value(without))
    assert applauded_for_nothing(list(apart.values())) is apart[1, "pay"] or apart[1, "pay"].true > 0
    assert set(apart) == {(1, "coaching"), (1, "pay"), (2, "tools")}


def test_what_was_cut_while_it_worked_is_named_and_what_did_nothing_is_not() -> None:
    run = [*l5.BEFORE_YOU, *[{"tools": 3}] * 5]
    cut = cut_too_early(0, run)
    assert cut is not None and (cut.lever, cut.quarter) == ("coaching", 3) and cut.true > 10 * CHIP
    assert cut_too_early(0, [{"pay": 1}, *[{}] * 7]) is None


def test_the_lesson_tells_tarnholds_truth() -> None:
    """Its prose rests on this: the bonus made nothing, the cut lever worked, the paper turns in the second half."""
    w = world(0)
    first, second, third = l5.before_you(w)
    lines = {line.lever: line for line in first.lines}
    assert lines["pay"].dashboard > 0.08 > 0 > charts.bonus_made(w)
    assert second.growth < 0 and {line.lever: line.dashboard for line in second.lines}["coaching"] < 0
    assert {line.lever: line.teams for line in third.lines} == {"tools": 20, "coaching": 15, "pay": 30}
    assert charts.one_chip(w, "coaching", 1) > 10 * CHIP and charts.one_chip(w, "pay", 1) < 0
    assert charts.turns(w) == 6
    assert "5 on coach development" in charts.played_out(w)({"coaching": 5.0})[0]
    assert "As good as it gets" in charts.played_out(w)({"coaching": 5.0})[0]
    assert "Where did the rest stay?" in charts.played_out(w)({"pay": 3.0, "kept": 2.0})[0]
    assert "0 on" not in charts.played_out(w)({"kept": 5.0})[0]


def test_the_paper_of_a_chip_is_arithmetic_that_anybody_can_do() -> None:
    w = world(1)
    row = l5.paper(w).loc["Coach development"]
    by_hand = (
        int(row["teams a chip"])
        * float(row[f"from quarter {l5.LATE}"])
        * float(row["adds"].removesuffix(" %").replace("−", "-"))
        / 100
        * two_years.team_quarter(1)
        - CHIP
    )
    assert by_hand == pytest.approx(l5.late_chip(w), rel=0.05)
    assert list(l5.paper(w).index) == list(l5.LEVER_NAMES.values())


def test_the_form_and_the_organisation_agree_on_a_run() -> None:
    assert QUARTERS == HORIZON
    assert list(l5.LEVER_NAMES) == list(LEVERS)
    assert CHIP * CHIPS * HORIZON == 2e6
