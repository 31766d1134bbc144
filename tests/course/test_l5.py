"""Module L5: no recipe wins, the careful reader uses what is visible, and a run looked back on is told the truth."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from saleslab.analysis import l5, rules, two_years
from saleslab.analysis.look_back import (
    applauded_for_nothing,
    chip_more,
    clash,
    cut_too_early,
    decisions_apart,
    right_on_the_pages,
    standing,
    stopping_was_right,
)
from saleslab.answers.quarters import QUARTERS, QuartersSpec
from saleslab.charts import l5 as charts
from saleslab.checks import PlanKey
from saleslab.org import WORLDS, quarterly, world
from saleslab.org.policy import HORIZON
from saleslab.org.quarterly import Reading, once, reports, true_effects
from saleslab.org.two_years import CHIP, CHIPS, LEVERS
from saleslab.practice.quarters_debrief import looked_back
from saleslab.practice.quarters_page import (
    _HEARD,
    _NOTHING_BOUGHT,
    clash_words,
    earlier,
    her_words,
    last_report,
    pitch_words,
    state_of,
)

SISTERS = range(1, WORLDS + 1)
SPEC = QuartersSpec(question="run", prompt="Where?", levers=l5.LEVER_NAMES, chips=5)


def test_no_recipe_wins_and_none_is_safe() -> None:
    places: dict[str, list[float]] = {recipe: [] for recipe in two_years.RECIPES}
    for index in SISTERS:
        for recipe, decisions in two_years.RECIPES.items():
            places[recipe].append(standing(index, decisions).place)
    for recipe, found in places.items():
        assert max(found) < 90, recipe  # the careful reader is ahead in every company
        assert min(found) < 0, recipe  # and somewhere chips at random are better
    assert max(map(np.mean, places.values())) < 40


@pytest.fixture
def luck(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Draws all that a company shows of itself anew: the paper's luck, the trials', the pitches', the pages'."""
    drawn = quarterly._seed
    own = [rule for rule in rules.RULES.values() if rule is not rules.RULES["copies Tarnhold"]]
    cached = [two_years.opening, two_years.pitched, two_years.tried, rules.best_rule, rules.best_value, *own]

    def draw(number: int) -> None:
        monkeypatch.setattr(quarterly, "_seed", lambda w: drawn(w) + 100_003 * number)
        for each in (*cached, quarterly._pitched):
            each.cache_clear()

    yield draw
    for each in (*cached, quarterly._pitched):
        each.cache_clear()


def test_neither_the_old_paper_nor_a_recipe_nor_the_applause_earns_the_points_and_a_careful_reader_does(
    luck: Callable[[int], None],
) -> None:
    """In all twenty companies, each with three draws of luck: mean share of the points of the run."""
    every: dict[str, Callable[[int], rules.Run]] = {**rules.RULES}
    every |= {name: lambda _, run=run: run for name, run in two_years.RECIPES.items()}
    points: dict[str, list[float]] = {name: [] for name in every}
    for number in range(3):
        luck(number)
        for index in SISTERS:
            scale = standing(index, rules.best_run(index))
            for name, rule in every.items():
                worth = partial(two_years.value, index)
                key = PlanKey(worth, scale.best, scale.random, "", "", "", lost=two_years.LOST)
                points[name].append(key.credit(rule(index))[0])
                assert two_years.value(index, rules.RULES.get(name, rules.best_run)(index)) <= scale.best
    mean = {name: float(np.mean(found)) for name, found in points.items()}
    for name in CAREFUL:
        assert mean.pop(name) >= 0.85
    assert max(mean.values()) <= 0.6, mean
    assert np.mean(np.array(points["obeys the old paper to the end"]) == 1.0) <= 0.4
    assert max(mean[recipe] for recipe in two_years.RECIPES) <= 0.2
    assert mean["copies Tarnhold"] < 0.5 and np.mean(np.array(points["copies Tarnhold"]) == 1.0) < 0.3


CAREFUL = (
    "joins every fair test by its luck, and drops the paper where it is contradicted",
    "puts each fresh fair number in the old one’s place",
)


def test_random_runs_spread_and_do_not_reach_the_reader() -> None:
    for index in SISTERS:
        others = two_years.random_values(index)
        low, middle, high = np.quantile(others, [0.1, 0.5, 0.9])
        best = two_years.value(index, rules.best_run(index))
        assert low < middle < high < best
        assert others.max() < best


def test_the_reader_sees_no_more_than_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the truth out of reach once the pages are printed, he decides the same."""
    decided = rules.careful(3)
    pages = two_years.opening(3), [two_years.pitched(3, quarter) for quarter in range(1, HORIZON + 1)]
    fresh = two_years.tried(3)
    monkeypatch.setattr(two_years, "opening", lambda _: pages[0])
    monkeypatch.setattr(two_years, "tried", lambda _: fresh)
    monkeypatch.setattr(two_years, "pitched", lambda _, quarter: pages[1][quarter - 1])
    monkeypatch.setattr("saleslab.org.quarterly.true_effects", None)
    monkeypatch.setattr("saleslab.org.quarterly.once", None)
    monkeypatch.setattr(type(world(3)), "truth", property(lambda _: 1 / 0))
    again: list[dict[str, int]] = []
    for _ in range(HORIZON):
        again.append(dict(two_years.best_quarter(3, again)))
    assert tuple(again) == decided


def test_two_fair_tests_count_by_their_luck() -> None:
    joined = two_years._joined([(Reading(0.10, 0.01), 0.0, 1.0), (Reading(0.02, 0.02), 0.0, 1.0)])
    assert joined.effect == pytest.approx((0.10 * 4 + 0.02) / 5) and joined.luck < 0.01


def test_sister_companies_reward_different_levers() -> None:
    first = [next(iter(rules.best_run(index)[0])) for index in SISTERS]
    assert len(set(first)) >= 4
    assert max(map(first.count, first)) <= WORLDS / 2


def test_a_decision_apart_is_the_run_with_it_less_the_run_without_it() -> None:
    run = [{"coaching": 2, "pay": 3}, {"tools": 1}]
    apart = {(each.quarter, each.lever): each for each in decisions_apart(0, run)}
    without = [{"coaching": 2}, {"tools": 1}]
    assert apart[1, "pay"].true == pytest.approx(two_years.value(0, run) - two_years.value(0, without))
    assert applauded_for_nothing(list(apart.values())) is apart[1, "pay"] or apart[1, "pay"].true > 0
    assert set(apart) == {(1, "coaching"), (1, "pay"), (2, "tools")}


def test_what_was_cut_while_it_worked_is_named_and_what_did_nothing_is_not() -> None:
    run = [*l5.BEFORE_YOU, *[{"tools": 3}] * 5]
    cut = cut_too_early(0, run)
    assert cut is not None and (cut.lever, cut.quarter) == ("coaching", 3) and cut.true > 10 * CHIP
    assert cut_too_early(0, [{"pay": 1}, *[{}] * 7]) is None


def test_a_right_bet_that_lost_is_told_from_applause_that_was_followed() -> None:
    """In company 7 chips on a bonus were right on the pages in quarter 5, and the bonus did harm."""
    run = rules.careful(7)
    lost = applauded_for_nothing(decisions_apart(7, run))
    assert lost is not None and (lost.lever, lost.quarter) == ("pay", 5) and lost.true < -1e5
    assert right_on_the_pages(7, run, lost) and not right_on_the_pages(7, run, replace(lost, lever="territories"))


def test_the_pages_of_a_run_say_what_they_can_not_know() -> None:
    run = [{"territories": 3, "promotions": 1}, {"promotions": 1}]
    page, told = last_report(SPEC, 15, run), looked_back(SPEC, 7, rules.careful(7))
    assert "all have it: nobody to compare with" in page and "ends your evidence" in page
    assert "compares with all other teams" in page and "nineteen times in twenty" in last_report(SPEC, 15, [])
    assert "ends your evidence" not in last_report(SPEC, 15, [{"coaching": 2, "training": 1}])
    assert "it was the right bet" in told and "A promotion is one team" in told
    assert "it was the right bet" not in looked_back(SPEC, 0, [{"pay": 3}] * HORIZON)
    assert two_years.pitched(17, 1).effect < 0 and "counted by your operations lead" in pitch_words(SPEC, 17, 1)


def test_a_run_hears_a_buyer_each_quarter_and_is_told_what_had_changed_since_the_paper() -> None:
    run = rules.best_run(3)
    words = [last_report(SPEC, 3, run[:quarter]).count("The chair rang a buyer") for quarter in range(HORIZON + 1)]
    assert words == [0] + [1] * HORIZON
    assert earlier(SPEC, 3, run).count("The chair rang a buyer") == HORIZON - 1
    every = [line for of in _HEARD.values() for two in of.values() for line in two] + [*_NOTHING_BOUGHT]
    assert len(set(every)) == len(every) and max(len(line.split()) for line in every) <= 25
    assert all(len(two) == quarterly.WORDINGS for of in _HEARD.values() for two in of.values())
    told = looked_back(SPEC, 3, run)
    assert "Changed since the paper: Answer prompts and A new map" in told and "a kind one" in told
    assert "The opening paper, obeyed to the end, brings" in told and "Her word fitted the truth in" in told
    assert once(world(18)) == true_effects(world(18))
    assert "nothing had changed since the paper" in looked_back(SPEC, 18, rules.best_run(18))
    assert "three years ago" in last_report(SPEC, 3, []) and "Tested since" in last_report(SPEC, 3, [])
    assert "four times as long" in earlier(SPEC, 3, run[:1]) and "four times as long" not in last_report(SPEC, 3, [])


def test_of_a_slow_lever_a_buyer_notices_more_in_its_first_quarter_than_the_lot_shows(
    luck: Callable[[int], None],
) -> None:
    """Three chips on coach development: does it do anything? Her word beside the lot count and the old paper."""
    right: dict[str, list[bool]] = {"buyer": [], "lot": [], "paper": []}
    for number in range(3):
        luck(number)
        for index in SISTERS:
            run = [{"coaching": 3}]
            least = quarterly.PAPER_LUCK["coaching"]
            works = true_effects(world(index))["coaching"] >= least
            [line] = reports(world(index), run)[0].lines
            assert line.lot is not None
            by_now = two_years.course("coaching")[1][0]
            right["lot"].append((line.lot.effect / by_now >= least) == works)
            right["paper"].append((two_years.opening(index)["coaching"].effect >= least) == works)
            right["buyer"].append(quarterly.heard(world(index), run)[0].good == works)
    share = {name: np.mean(found) for name, found in right.items()}
    assert share["buyer"] > max(share["lot"], share["paper"]) + 0.05, share


def test_what_is_said_beside_the_first_chart_is_what_the_chart_shows() -> None:
    w = world(0)
    bonus = next(line.lot for line in l5.before_you(w)[0].lines if line.lever == "pay")
    said = charts.first_quarter(w)({"value": 5.0, "sure": 50.0}, "pulled")[-1]
    low, high = bonus.effect - 2 * bonus.luck, bonus.effect + 2 * bonus.luck
    assert low <= charts.bonus_made(w) / 100 <= high and "lies inside" in said
    assert "lies outside" in charts.where_the_truth_lies(Reading(0.02, 0.01), -0.01)
    readings = [line.lot for report in l5.before_you(w)[:2] for line in report.lines if line.lever == "coaching"]
    assert all(readings)
    one, two = (each.effect - quarterly.GIVE * each.luck for each in readings)
    assert two < 0 < one  # "it crosses zero"
    told = " ".join(each for each in charts.cut(w)("some") if isinstance(each, str))
    assert "+3.4 %, give or take 4.2: it crosses zero" in told and "quarter 1 (+4.2 %, give or take 3.6)" in told
    paper, cost, share = two_years.opening(0)["coaching"], *two_years.course("coaching")
    joined = two_years._joined([(paper, 0.0, 1.0), *((each, cost[n], share[n]) for n, each in enumerate(readings))])
    assert joined.effect > quarterly.GIVE * joined.luck


@pytest.mark.parametrize("chips", [2, 3, 5])
def test_training_by_lot_is_this_quarters_truth_and_nobody_trained_before_is_in_the_rest(chips: int) -> None:
    """Over companies and quarters the give or take holds what those teams had that quarter 19 times in 20."""
    inside, early, blank = list[bool](), list[float](), 0
    for index in SISTERS:
        w, plan = world(index), [{"training": chips, "pay": min(1, 5 - chips)}] * HORIZON
        run, bare = w.two_years(plan), w.two_years([{"pay": each["pay"]} for each in plan])
        for report in reports(w, plan):
            [line] = [line for line in report.lines if line.lever == "training"]
            ages, row = run.age["training"][report.quarter - 1], report.quarter - 1
            assert (line.lot is None) == ((ages < 0).sum() < 2)
            if line.lot is None:
                blank += 1
                assert "nobody clean to compare with" in last_report(SPEC, index, plan[: report.quarter])
                continue
            has = np.repeat(quarterly.has_it("training", ages), w.specification.parameters.team_size)
            true = run.worth[row][has].sum() / bare.worth[row][has].sum() - 1.0
            inside.append(abs(line.lot.effect - true) <= quarterly.GIVE * line.lot.luck)
            if row == 0 and true_effects(w)["training"] > 0.02:
                early.append(true / true_effects(w)["training"])
    assert 0.92 <= np.mean(inside) <= 0.99, np.mean(inside)
    assert np.mean(early) > 1.5  # the first quarter lies above the paper's first-year mean, as the note says
    assert (blank > 0) == (chips == 5)
    assert "By lot is this quarter alone" in last_report(SPEC, 3, [{"training": 2}])


def test_worth_is_four_with_four_left_and_parts_with_eight() -> None:
    lasting = ("training", "coaching", "territories", "promotions")
    assert [round(l5.counts_for(lever, l5.LATE), 6) for lever in lasting] == [4.0] * 4
    assert l5.counts_for("coaching", 1) > 8 > l5.counts_for("training", 1)
    assert l5.counts_for("tools", 1) == l5.counts_for("pay", 1) == 1.0


def test_coach_development_as_the_best_first_chip_is_called_an_assumption() -> None:
    for index in SISTERS:
        worth = {lever: charts.one_chip(world(index), lever, 1) for lever in LEVERS}
        best = max(worth, key=lambda lever: worth[lever])
        told = charts.hunch_answered(world(index))({}, "tools")
        assert ("nobody could have seen" in told) == (best == "coaching")
    assert charts.if_it_faded(8e5) < 4e5


def test_the_exercise_tells_the_season_and_that_a_bonus_pays_in_some_companies() -> None:
    for index in (0, 7, 15):
        new = world(index).two_years([]).worth.sum(axis=1)
        assert new[2] > max(new[1], new[3]) and new[6] > max(new[5], new[7])
    paying = [true_effects(world(index))["pay"] > l5.break_even(world(index), "pay") for index in SISTERS]
    assert 3 <= sum(paying) < WORLDS


def test_the_luck_of_a_quarter_by_lot_is_as_large_as_stated() -> None:
    """Two bonuses by lot in each company: off by more than twice the give or take about one time in twenty."""
    off = []
    for index in SISTERS:
        run = [{"pay": 1, "coaching": 3}, {"pay": 2}]
        for report in reports(world(index), run):
            bonus = next(line.lot for line in report.lines if line.lever == "pay")
            assert bonus is not None
            off.append((bonus.effect - true_effects(world(index))["pay"]) / bonus.luck)
    assert 0.75 < np.std(off) < 1.3 and abs(np.mean(off)) < 0.4


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
    assert "As good, within the luck" in charts.played_out(w)({"coaching": 5.0})[0]
    assert "Where did the rest stay?" in charts.played_out(w)({"pay": 3.0, "kept": 2.0})[0]
    assert "0 on" not in charts.played_out(w)({"kept": 5.0})[0]


def test_the_paper_of_a_chip_is_arithmetic_that_anybody_can_do() -> None:
    w = world(1)
    row = l5.paper(w).loc["Coach development"]
    touched = int(row["teams a chip"]) * float(row[f"worth, from quarter {l5.LATE}"]) * two_years.team_quarter(1)
    assert CHIP / touched == pytest.approx(l5.break_even(w, "coaching", l5.LATE), rel=0.03)
    assert list(l5.paper(w).index) == list(l5.LEVER_NAMES.values())


def test_the_form_and_the_organisation_agree_on_a_run() -> None:
    assert QUARTERS == HORIZON
    assert list(l5.LEVER_NAMES) == list(LEVERS)
    assert CHIP * CHIPS * HORIZON == 2e6


def test_a_lever_that_all_have_grows_like_the_company_unless_its_row_says_whose_growth_it_is() -> None:
    for index in (0, 3, 15):
        run = [{"tools": 3, "training": 2}, {"pay": 3, "training": 2}, {"territories": 3, "tools": 2}]
        for report in reports(world(index), run):
            for line in report.lines:
                if line.teams == len(world(index).managers) and line.shown == "teams":
                    assert line.dashboard == pytest.approx(report.growth)
        told = last_report(SPEC, index, run[:1])
        assert "its heavy users alone" in told and "the month after the course" in told
        assert "its heavy users alone" in looked_back(SPEC, index, [*run, *[{}] * 5])


def test_what_one_more_chip_brings_is_no_more_than_its_teams_could_hold() -> None:
    """A dropped map: its teams, the quarters left, what it truly adds, with a quarter's leeway for size and season."""
    for index in (4, 19, 20):
        run = [{"territories": 1}, *[{"pay": 1}] * 7]
        most = (
            LEVERS["territories"].teams * 7 * true_effects(world(index))["territories"] * two_years.team_quarter(index)
        )
        assert -CHIP < chip_more(index, run, "territories", 2) < 1.25 * most


def test_whoever_skipped_what_pays_is_told_and_a_cut_that_the_pages_advised_is_not_blamed() -> None:
    told = looked_back(SPEC, 3, [{"coaching": 1}, *[{}] * 7])
    assert "Never funded, and it pays here" in told and "A bonus (" in told
    assert "Never funded" not in looked_back(SPEC, 3, [dict.fromkeys(set(LEVERS) - {"pay"}, 1), {"pay": 1}, *[{}] * 6])
    right = []
    for index in SISTERS:
        for rule in rules.RULES.values():
            run = rule(index)
            if cut := cut_too_early(index, run):
                advised = stopping_was_right(index, run, cut)
                assert ("stopping was the right bet" in looked_back(SPEC, index, run)) == advised
                right.append(advised)
    assert any(right) and not all(right)


def test_her_word_stands_against_the_page_once_and_the_debrief_says_what_trusting_her_was_worth() -> None:
    met = 0
    for index in SISTERS:
        run = rules.careful(index)
        found = clash(index, run)
        asked = [n for n in range(HORIZON) if clash_words(SPEC, index, run[:n])]
        assert asked == ([found.quarter] if found else [])
        if found:
            met += 1
            assert (found.figure > 0) != found.said.good
            told = looked_back(SPEC, index, run, "her")
            assert "You went by her." in told and ("Her word fitted." in told) == found.said.fits
            assert ("trusting her was worth" in told) == found.said.good
    assert met >= WORLDS / 2


def test_a_buyer_says_nothing_twice() -> None:
    for index in SISTERS:
        for run in ([{"coaching": 1}] * 8, [{"pay": 3}] * 8, [{}] * 8, rules.careful(index)):
            words = [her_words(each) for each in quarterly.heard(world(index), run)]
            said = [each for each in words if "nothing to add" not in each]
            assert len(set(said)) == len(said) >= 2


def test_the_sum_beside_a_lever_is_the_sum_of_the_paper() -> None:
    for lever, each in state_of(SPEC, 2, [{}] * 4)["sums"].items():
        by_hand = two_years.chip_worth(2, lever, each["old"] / 100, 5)
        assert each["base"] + each["each"] * each["old"] == pytest.approx(by_hand)


def test_the_hunch_is_answered_by_what_a_first_chip_truly_brings() -> None:
    for index in (2, 15):
        worth = {lever: charts.one_chip(world(index), lever, 1) for lever in LEVERS}
        said = charts.hunch_answered(world(index))({}, "tools")
        assert l5.LEVER_NAMES[max(worth, key=lambda lever: worth[lever])].lower() in said.lower()
