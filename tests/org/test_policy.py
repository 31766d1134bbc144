"""Decisions played out: same dice, only the decision differs; what cannot be carried out is refused in words."""

from __future__ import annotations

import numpy as np
import pytest

from saleslab.analysis.decisions import guesses, visible_value
from saleslab.org import world
from saleslab.org.parameters import ParameterError, Parameters
from saleslab.org.policy import HORIZON, OFFERS, Policy, PolicyError, Step, cost
from saleslab.org.programmes import START

TEAMS = tuple(f"M{n:02d}" for n in range(1, 31))
SELLERS = tuple(f"S{n:03d}" for n in range(1, 241))


def test_doing_nothing_costs_and_gains_nothing() -> None:
    nothing = world(0).run(Policy())
    assert nothing.spent.sum() == 0.0
    assert nothing.value(nothing) == 0.0
    assert nothing.expected.bookings.shape == (HORIZON, 240)


@pytest.mark.parametrize("offer", sorted(set(OFFERS) - {"end_process", "role_split", "end_role_split", "crm_support"}))
def test_an_offer_changes_only_those_it_is_for_and_only_from_its_quarter(offer: str) -> None:
    w = world(0)
    unit = OFFERS[offer].unit
    units, touched = (TEAMS[:2], slice(0, 16)) if unit == "team" else (SELLERS[:16], slice(0, 16))
    with_it = w.run(Policy((Step(offer, units, first=3),))).expected.bookings
    without = w.run(Policy()).expected.bookings
    np.testing.assert_array_equal(with_it[:2], without[:2])
    assert (with_it[2:, touched] != without[2:, touched]).any()
    # Coaching goes to whoever is behind, so others' places move a little: far less than those decided on.
    ratio = with_it[2:] / without[2:]
    assert np.abs(ratio[:, 16:] - 1.0).max() < 0.02


def test_a_play_differs_from_another_by_the_decision_alone() -> None:
    w = world(0)
    calm, bought = w.play(Policy()), w.play(Policy((Step("social_seats", SELLERS[:8], first=2),)))
    np.testing.assert_array_equal(calm.bookings[0], bought.bookings[0])
    same = ~np.isin(calm.deals.rep, range(8))
    others = ~np.isin(bought.deals.rep, range(8))
    assert abs(int(same.sum()) - int(others.sum())) < 0.002 * same.sum()
    again = w.play(Policy())
    np.testing.assert_array_equal(calm.bookings, again.bookings)


def test_deals_left_open_at_the_end_of_the_story_go_on_closing() -> None:
    w = world(0)
    deals = w.truth.run.deals
    left = deals.won & (deals.closed >= np.datetime64("2026-01-01").astype("datetime64[D]").astype(int) - 19358)
    assert left.any()
    assert w.play(Policy()).bookings[0].sum() > 0.5 * w.attainment.query("quarter == 12")["bookings"].sum()


def test_signs_of_the_story() -> None:
    w = world(0)
    nothing = w.run(Policy())
    coach = w.truth.people.coaching_skill
    good, weak = (tuple(np.array(TEAMS)[k]) for k in (coach > 0.5, coach < -0.5))

    def value(offer: str, units: tuple[str, ...]) -> float:
        return w.run(Policy((Step(offer, units),), budget=1e9)).value(nothing)

    assert value("coaching_hours", good) > 0 > value("coaching_hours", weak)
    assert value("end_process", ("company",)) < 0


def test_expected_results_agree_with_many_throws() -> None:
    w = world(0)
    expected = w.truth.history.opportunities.sum()
    deals = w.truth.run.deals
    thrown = (deals.quarter >= 0).sum()
    assert thrown == pytest.approx(expected, rel=0.01)
    wins = (deals.won & (deals.quarter >= 0)).sum()
    assert wins == pytest.approx(w.truth.history.wins.sum(), rel=0.03)
    amount = deals.amount[deals.won & (deals.quarter >= 0)].sum()
    assert amount == pytest.approx(w.truth.history.bookings.sum(), rel=0.05)


@pytest.mark.parametrize(
    ("steps", "budget", "words"),
    [
        ((Step("golf", SELLERS[:1]),), 1e9, "offer 'golf': allowed are training"),
        ((Step("training", ("S999",)),), 1e9, "training: unit .*S999.*: allowed are rep ids"),
        ((Step("training", ()),), 1e9, "training: unit none"),
        ((Step("training", ("S001", "S001")),), 1e9, "twice"),
        ((Step("training", SELLERS[:1], first=0),), 1e9, "first = 0: allowed are the quarters 1 to 8"),
        ((Step("ai_coach", SELLERS[:1], last=9),), 1e9, "last = 9: allowed are the quarters 1 to 8"),
        ((Step("ai_coach", SELLERS[:1], first=5, last=4),), 1e9, "first = 5, last = 4"),
        ((Step("ai_coach", SELLERS[:2]), Step("lead_research", SELLERS[1:3])), 1e9, "overlap for S002"),
        ((Step("training", SELLERS),), 1e6, r"costs \$1,920,000: allowed is the budget, \$1,000,000"),
        ((), -1.0, "budget = -1.0: allowed is 0 USD or more"),
        ((), float("nan"), "budget = nan"),
    ],
)
def test_an_impossible_policy_is_refused_in_words(steps: tuple[Step, ...], budget: float, words: str) -> None:
    with pytest.raises(PolicyError, match=words):
        world(0).run(Policy(steps, budget))


def test_cost_adds_up() -> None:
    policy = Policy((Step("training", SELLERS[:10], first=2), Step("ai_coach", SELLERS[:5], first=7)), budget=1e9)
    assert cost(policy).tolist() == [0, 80_000, 0, 0, 0, 0, 4_500, 4_500]


def test_truth_per_programme_and_group() -> None:
    truth = world(0).truth
    trained = [rep for rep, chosen in zip(SELLERS, truth.people.second_wave, strict=True) if chosen]
    assert 0.05 < truth.effect("P2b", trained, quarters=range(8, 10)) < 0.25
    assert truth.effect("P2b", trained, quarters=range(1, 8)) == 0.0
    for bad, words in (
        ({"programme": "P9"}, "programme 'P9': allowed are P1, P2a"),
        ({"rep_ids": ["S999"]}, "S999"),
        ({"what": "luck"}, "what = 'luck': allowed are opportunities, wins, bookings"),
        ({"quarters": range(3)}, "allowed are 1 to 12"),
    ):
        with pytest.raises(ValueError, match=words):
            truth.effect(**({"programme": "P1", "rep_ids": trained} | bad))  # type: ignore[arg-type]


def test_null_worlds_have_no_effect_of_what_was_bought() -> None:
    truth = world(4).truth
    for programme in sorted(set(START) - {"P5"}):
        assert truth.effect(programme, SELLERS, what="wins") == pytest.approx(0.0, abs=1e-12)


def test_visible_value_ranks_decisions_nearly_as_the_truth_does() -> None:
    for index in (0, 4):
        w = world(index)
        nothing = w.run(Policy())
        supported = w.truth.people.supported[::8]
        bare = tuple(team for team, has in zip(TEAMS, supported, strict=True) if not has)
        plans = [
            Policy((Step("training", SELLERS),)),
            Policy((Step("coach_development", TEAMS),)),
            Policy((Step("crm_support", bare),)),
            Policy((Step("social_seats", SELLERS),)),
            Policy((Step("end_process", ("company",)),)),
        ]
        seen = [visible_value(index, plan) for plan in plans]
        real = [w.run(plan).value(nothing) for plan in plans]
        assert np.corrcoef(seen, real)[0, 1] > 0.8
        assert sum(guess.weight for guess in guesses(index)) == pytest.approx(1.0)


def test_impossible_parameters_are_refused_in_words() -> None:
    for change, words in (
        ({"managers": 0}, "managers = 0: allowed is 2 to 600"),
        ({"team_size": -3}, "team_size = -3"),
        ({"amount": (1.0, 2.0)}, "amount"),
        ({"win_fit": float("nan")}, "win_fit = nan"),
        ({"segment_share": (0.5, 0.5, 0.5)}, "shares that sum to 1"),
        ({"managers": 2.5}, "managers = 2.5: allowed is a whole number"),
        ({"discount": "much"}, "discount = 'much'"),
    ):
        with pytest.raises(ParameterError, match=words):
            Parameters(**change)  # type: ignore[arg-type]
