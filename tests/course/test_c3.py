"""Module C3 stands on these: a sound draw, broken ones, and money that adds up, in every exercise company."""

import importlib.util
from collections import defaultdict

import numpy as np
import pytest

from saleslab.analysis import c3
from saleslab.analysis.decisions import visible_value
from saleslab.analysis.plans import groups
from saleslab.analysis.training import team_lottery
from saleslab.org import WORLDS, world
from saleslab.org.policy import Policy, Step
from tests.course.conftest import ROOT

EXERCISES = range(1, WORLDS + 1)


def keys():
    path = ROOT / "authoring" / "core" / "c3_methodology" / "keys.py"
    spec = importlib.util.spec_from_file_location("c3_keys", path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded.KEYS


def test_hands_are_everybody_once():
    for index in range(WORLDS + 1):
        h = c3.hands(world(index))
        assert (h.place.astype(int) + h.lost + h.never == 1).all()
        assert abs(int(h.place.sum()) - int(h.lost.sum())) <= 1


def test_the_full_draw_reads_as_the_analysis_of_the_company_does():
    w = world(3)
    assert c3.gain(w, c3.full_draw(w)) == pytest.approx(team_lottery(w.training_attendance, c3._panel(w), w.reps))


def test_redrawing_keeps_the_number_of_units_and_centres_on_nothing():
    w = world(8)
    again = c3.redraws(w, c3.full_draw(w))
    assert again.size == c3.REDRAWS
    assert abs(np.median(again)) < 0.01


def test_every_reading_of_a_draw_is_right_in_some_companies_and_none_in_most():
    found = defaultdict(list)
    for index in EXERCISES:
        found[c3.reading(world(index))].append(index)
    assert set(found) == {"draw", "luck", "exchanged"}
    assert all(4 <= len(companies) <= WORLDS / 2 for companies in found.values())


def test_nothing_is_signed_where_training_does_nothing_and_much_where_the_tool_is_strong():
    kinds = {index: world(index).kind for index in EXERCISES}
    assert not [i for i, kind in kinds.items() if kind == "null" and c3.reading(world(i)) == "draw"]
    assert [i for i, kind in kinds.items() if kind == "strong_tool" and c3.reading(world(i)) == "draw"]


def test_by_one_rule_the_lesson_signs_nothing_for_all_and_something_for_those_without_a_hand_up():
    w = world(0)
    draw = c3.full_draw(w)
    assert c3.CLEAR * 20 == c3.REDRAWS
    assert c3.as_much(w, draw) >= c3.CLEAR > c3.as_much(w, draw, c3.hands(w).never)
    hand, never = c3.true_gain_by_hands(w)
    assert hand < c3.true_gain(w) < never


def test_what_the_second_vote_offers_costs_the_same_and_each_step_of_it_brings_more():
    money, plans = c3.visible_money(world(0)), c3.plans(world(0), "teams")
    assert all(c3.price(plan) == pytest.approx(832_000, rel=0.04) for plan in plans.values())
    assert all(c3.price(c3.first_plan(world(0), vote)) == pytest.approx(832_000) for vote in ("hands", "behind"))
    assert (~c3.hands(world(0)).never).sum() == c3.SENT * c3.TEAM
    worth = {vote: money.worth(plan) for vote, plan in plans.items()}
    assert worth["first"] < worth["careful"] < worth["late"] < worth["together"]
    assert worth["coaches"] < 0.75 * worth["together"]
    assert money.worth(c3.first_plan(world(0), "hands")) < worth["first"]


def test_a_coach_in_quarter_4_costs_the_quarters_without_one_and_what_has_faded_by_then():
    money, eight = c3.visible_money(world(0)), c3.in_best_teams(world(0), c3.WITH_COACH)
    managers = groups(0, "team")["coached"][: c3.WITH_COACH]
    coached = [
        visible_value(0, Policy((Step("coach_development", managers, first=q),), budget=1e7)) for q in (1, c3.LATE)
    ]
    course, coach, both, late = (c3.WITH_COACH * money.team(kind, eight) for kind in c3.KINDS)
    assert both > 1.2 * (course + coach)
    without = coached[0] - coached[1]
    assert 0.3 * (both - late) < without < 0.7 * (both - late)


def test_the_best_vote_is_the_best_in_truth_too():
    worth = {vote: c3.true_money(world(0)).worth(plan) for vote, plan in c3.plans(world(0), "hands").items()}
    assert max(worth, key=worth.get) == "together"


def test_whoever_picks_six_makes_the_slide_by_picking():
    picked = c3.place_candidates(world(0))
    assert len(picked) == 12
    later = c3.without_course(world(0))
    first, last = (later[list(picked.nlargest(12, "bookings")["rep_id"][rows])] for rows in (slice(6), slice(6, 12)))
    assert first.mean() > 1.5 * last.mean()


@pytest.mark.parametrize("index", EXERCISES)
def test_a_broken_draw_can_be_seen_on_its_file(index):
    w = world(index)
    draw = c3.draw_on_file(w)
    lead = c3.booked(w, draw.sent, c3.TEAMS_BEFORE) / c3.booked(w, draw.others, c3.TEAMS_BEFORE) - 1.0
    assert (lead > 0.5 and draw.exchanged > 0) if draw.kind == "exchanged" else draw.exchanged == 0
    assert (draw.sellers == 12) == (draw.kind == "few")
    if draw.kind == "fair":
        assert abs(lead) < 0.35
        # No reading hangs on the line between rare and not.
        assert not 6 <= c3.as_much(w, draw) <= 14


@pytest.mark.parametrize("index", [0, 4, 9])
def test_money_adds_up_to_about_the_policy_it_stands_for(index):
    w = world(index)
    managers = groups(index, "team")["coached"]
    chosen = c3.in_best_teams(w, 15)
    sellers = tuple(w.reps.loc[chosen, "rep_id"])
    for kind, first in (("both", 1), ("late", c3.LATE)):
        policy = Policy((Step("training", sellers), Step("coach_development", managers, first=first)), budget=1e7)
        plan = {kind: chosen.astype(float)}
        assert c3.price(plan) == pytest.approx(1_560_000)
        assert c3.visible_money(w).worth(plan) == pytest.approx(visible_value(index, policy), rel=0.04)
        assert c3.true_money(w).worth(plan) == pytest.approx(w.run(policy).value(w.run(Policy())), rel=0.04)


def test_coaches_alone_where_the_course_teaches_nothing_and_each_kind_of_motion_is_best_somewhere():
    best = {i: max(worth, key=worth.get) for i in EXERCISES for worth in [c3.motion_worth(world(i))]}
    assert {name for i, name in best.items() if world(i).kind == "null"} == {"Coaches alone"}
    assert {name for i, name in best.items() if world(i).kind == "strong_tool"} == {"Teams looked after"}
    assert set(best.values()) == {"Coaches alone", "Coaches at once", "Teams looked after"}
    for i in EXERCISES:
        assert all(c3.price(m.plan, c3.quote(world(i))) < c3.BUDGET + 1 for m in c3.motions(world(i)).values())


def test_nobody_earns_much_by_one_answer_everywhere():
    grade = keys()
    for name in c3.motions(world(1)):
        assert np.mean([grade["money"](world(i)).credit([name])[0] for i in EXERCISES]) < 0.55
    for sentence in grade["paper"](world(1)).messages:
        assert np.mean([grade["paper"](world(i)).credit(sentence)[0] for i in EXERCISES]) <= 0.5


def test_whoever_multiplies_the_draws_sheet_finds_a_motion_that_earns_the_points():
    for index in EXERCISES:
        w = world(index)
        money, motions, coach = c3.visible_money(w), c3.motions(w), c3.quote(w)
        teams = {name: motion.teams or motion.managers for name, motion in motions.items()}
        after = c3.in_best_teams(w, teams["Teams looked after"]), c3.in_best_teams(w, teams["Coaches at once"])
        everybody = after[0] | True
        sheet = {
            "Teams by lot": money.team("course", everybody),
            "Teams looked after": money.team("course", after[0]),
            "Coaches alone": money.team("coach", everybody),
            "Coaches at once": money.team("both", after[1]),
        }
        found = max(sheet, key=lambda name: teams[name] * sheet[name] - c3.price(motions[name].plan, coach))
        assert keys()["money"](w).credit([found])[0] > 0.9


def test_the_skill_that_is_left_is_kept_by_good_coaches():
    good, weak = c3.kept(world(0))
    assert good[0] == weak[0] == 1.0
    assert good[3] > 0.45 > 0.15 > weak[3]
