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


def test_one_thing_alone_stays_within_the_budget_and_brings_less_than_both():
    money = c3.visible_money(world(0))
    alone = [c3.only(offer) for offer in ("training", "coach_development")]
    assert [c3.spent(split) for split in alone] == [1_600_000, 1_200_000]
    assert max(map(money.worth, alone)) < 0.8 * money.worth(dict(c3.best_split(world(0))))


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
    sellers = tuple(w.reps.loc[w.reps["manager_id"].isin(managers), "rep_id"])
    policy = Policy((Step("training", sellers), Step("coach_development", managers)), budget=1e7)
    amounts = dict(zip(c3.POTS, (1_000_000.0, 0.0, 600_000.0, 0.0), strict=True))
    assert c3.spent(amounts) == pytest.approx(1_560_000)
    assert c3.visible_money(w).worth(amounts) == pytest.approx(visible_value(index, policy), rel=0.04)
    assert c3.true_money(w).worth(amounts) == pytest.approx(w.run(policy).value(w.run(Policy())), rel=0.04)


def test_places_are_bought_where_they_teach_and_left_where_they_do_not():
    places = list(c3.POTS)[:2]
    for index in EXERCISES:
        bought = sum(dict(c3.best_split(world(index)))[pot] for pot in places)
        assert bought > 0 or world(index).kind == "null"
    assert any(sum(dict(c3.best_split(world(i)))[pot] for pot in places) == 0 for i in EXERCISES)


def test_nobody_earns_much_by_the_same_split_everywhere():
    money = keys()["money"]
    even, places_only = c3.even_split(), dict(zip(c3.POTS, (1e6, 6e5, 0.0, 0.0), strict=True))
    for split, most in ((even, 0.6), (places_only, 0.2)):
        assert np.mean([money(world(index)).credit(split)[0] for index in EXERCISES]) < most


def test_the_skill_that_is_left_is_kept_by_good_coaches():
    good, weak = c3.kept(world(0))
    assert good[0] == weak[0] == 1.0
    assert good[3] > 0.45 > 0.15 > weak[3]
