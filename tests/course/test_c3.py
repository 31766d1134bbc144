"""Module C3 stands on these: a sound draw, broken ones, and money that adds up, in every exercise company."""

import importlib.util
import itertools
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


def votes(works):
    """What each vote of the lesson is worth, USD, on the visible evidence, if coaches work or do nothing."""
    money = c3.visible_money(world(0))
    plans = c3.plans(world(0), "teams")
    return {vote: (money if works else money.idle()).worth(plan) for vote, plan in plans.items()}


def test_what_the_second_vote_offers_fits_the_same_money():
    assert all(800_000 <= c3.price(plan) <= 832_001 for plan in c3.plans(world(0), "teams").values())
    assert all(c3.price(c3.first_plan(world(0), vote)) == pytest.approx(832_000) for vote in ("hands", "behind"))
    assert (~c3.hands(world(0)).never).sum() == c3.SENT * c3.TEAM


def test_no_vote_is_best_whatever_coaches_do_and_the_lot_lies_between_them():
    works, idle = votes(True), votes(False)
    assert max(works, key=works.get) == "together"
    assert max(idle, key=idle.get) == "careful"
    assert works["late"] < works["lot"] < works["together"]
    assert max(idle["together"], idle["late"]) < idle["lot"] < idle["careful"]
    assert idle["first"] == pytest.approx(works["first"])


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


def test_every_verdict_on_the_money_is_right_somewhere_and_none_in_most_companies():
    for tested in (c3.course_tested, c3.coaches_tested):
        found = [tested(world(i)).verdict for i in EXERCISES]
        assert set(found) == {"now", "draw", "nothing"}
        assert all(3 <= found.count(verdict) <= WORLDS / 2 for verdict in found)


def test_the_course_is_not_bought_where_it_teaches_nothing_and_idle_coaches_are_seldom_bought():
    assert not [i for i in EXERCISES if world(i).kind == "null" and c3.course_tested(world(i)).verdict == "now"]
    idle = [i for i in EXERCISES if not c3.coaches_teach(world(i))]
    assert len(idle) >= 4
    assert all(c3.coaches_tested(world(i)).true == 0.0 for i in idle)
    assert sum(c3.coaches_tested(world(i)).verdict == "now" for i in idle) <= 1


@pytest.mark.parametrize("index", EXERCISES)
def test_no_verdict_hangs_on_rounding(index):
    for tested in (c3.course_tested(world(index)), c3.coaches_tested(world(index))):
        sums = [tested.brings(gain) for gain in (tested.seen, tested.sticks_out)]
        assert all(abs(amount - tested.price) >= 1_000 for amount in sums)
        assert tested.sticks_out == pytest.approx(tested.seen - tested.reach)


def test_nobody_earns_much_by_one_answer_everywhere():
    grade = keys()
    verdicts = ("now", "draw", "nothing")
    for course, coaches in itertools.product(verdicts, verdicts):
        plan = {"course": course, "coaches": coaches}
        assert np.mean([grade["money"](world(i)).credit(plan)[0] for i in EXERCISES]) < 0.55
    for sentence in grade["paper"](world(1)).messages:
        assert np.mean([grade["paper"](world(i)).credit(sentence)[0] for i in EXERCISES]) <= 0.5


def test_the_skill_that_is_left_is_kept_by_good_coaches():
    good, weak = c3.kept(world(0))
    assert good[0] == weak[0] == 1.0
    assert good[3] > 0.45 > 0.15 > weak[3]
