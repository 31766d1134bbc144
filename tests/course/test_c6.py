"""Module C6: the vendor's contrast, the lottery, and the seats, each held against a second way of working it out."""

from __future__ import annotations

import re
from itertools import permutations

import numpy as np
import pytest

from saleslab.analysis import c6, social
from saleslab.charts import c6 as charts
from saleslab.org import world
from saleslab.org.worlds import WORLDS

COMPANIES = [world(index) for index in range(1, WORLDS + 1)]


@pytest.mark.parametrize("company", COMPANIES, ids=lambda w: w.name)
def test_the_contrast_and_the_lottery_are_those_the_claims_are_proved_for(company):
    panel = c6.panel(company)
    headline = social.headline_opportunities(company.social_index, panel, company.reps)
    # The claims put a tie at the cut on one side, here it is split: a seller or two.
    assert c6.contrast(company, 48, 72, "opened", 1).more == pytest.approx(headline, abs=0.08)
    lottery = social.lottery_opportunities(company.social_index, panel, company.reps)
    assert c6.halves(company).effect == pytest.approx(lottery)


def test_what_the_twenty_say_together_is_what_they_say():
    for third, said in c6.TOGETHER.items():
        read = [c6.halves(company, third).effect for company in COMPANIES]
        assert said == pytest.approx(np.mean(read), abs=0.005), third
        luck = np.mean([np.var(c6.blanks(company, third)) for company in COMPANIES])
        assert 1.96 * np.sqrt(luck / len(COMPANIES)) < c6.TOGETHER_WITHIN, "the lesson says how far off luck may put it"


def test_the_weak_hands_of_the_twenty_were_mostly_lucky():
    def true_gain(company):
        weak, after = c6.holders(company) & c6.hands(company, "weak"), slice(c6.AFTER[0] - 1, None)
        both = (company.truth.history, company.truth.without("P4"))
        made, usual = (past.opportunities[after][:, weak].sum() for past in both)
        return made / usual - 1

    assert 0 < np.mean([true_gain(company) for company in COMPANIES]) < c6.TOGETHER["weak"] / 2


def test_the_weight_of_a_companys_own_lottery_is_what_luck_leaves_of_the_differences():
    read = np.var([c6.halves(company).effect for company in COMPANIES])
    luck = np.mean([np.var(c6.blanks(company)) for company in COMPANIES])
    left = 1 - luck / read
    assert left == pytest.approx(c6.OWN_WEIGHT, abs=0.07)


def test_useless_seats_come_out_level_and_the_bar_divides_the_companies():
    for company in COMPANIES:
        drawn = c6.blanks(company)
        assert len(drawn) == c6.BLANKS
        assert abs(drawn.mean()) < 4 * drawn.std() / np.sqrt(len(drawn))
    out = [company.kind for company in COMPANIES if c6.stands_out(company)]
    assert 6 <= len(out) <= 14
    assert out.count("strong_tool") == 3 and "null" not in out


def test_the_best_plan_is_the_best_of_all_that_fill_whole_groups():
    for company in COMPANIES:
        groups = list(c6.seat_groups(company).index)
        filled = [
            dict(zip(three, seats, strict=True))
            for three in permutations(groups, 3)
            for seats in ((40, 40, 20), (40, 40, 0), (40, 0, 0), (0, 0, 0))
        ]
        best = c6.plan_worth(company, c6.best_plan(company))
        assert best == pytest.approx(max(c6.plan_worth(company, plan) for plan in filled))
        assert best > c6.plan_worth(company, dict.fromkeys(groups, c6.SEATS / 6))


def test_a_seat_nobody_uses_costs_its_price_and_one_left_with_the_vendor_nothing():
    company = COMPANIES[0]
    full = c6.plan_worth(company, {"Group A": 40})
    assert c6.plan_worth(company, {"Group A": 50, c6.KEEP: 50}) == pytest.approx(full - 10 * c6.SEAT_PRICE)


def test_the_letters_of_the_groups_tell_nothing():
    strong = {tuple(c6.seat_groups(w).query("hands == 'strong'").index) for w in COMPANIES}
    assert len(strong) > 6
    for company in COMPANIES:
        groups = c6.seat_groups(company)
        assert list(groups["hands"].value_counts()) == [2, 2, 2]
        assert groups.query("hands == 'strong'")["opened"].min() > groups.query("hands != 'strong'")["opened"].max()


def test_no_company_loses_its_decision_to_one_unlucky_draw():
    """A best guess is added up: where luck put the holders behind, strong hands still come before weak ones."""
    for company in COMPANIES:
        strong, middle, weak = (c6.expected_gain(company, third) for third in c6.HANDS)
        assert strong > middle > weak
        assert c6.best_plan(company)[c6.KEEP] < c6.SEATS


def test_the_slide_says_fewer_where_leaders_have_fewer():
    _, words = charts.slide(world(0))(48, "72", "opened", "1")
    assert words.startswith("Leaders open 35 % more deals. Year 1: the 48 sellers")
    _, words = charts.slide(world(0))(12, "24", "quota", "3")
    assert words.startswith("Leaders are 17 % less likely to make quota.")


def test_the_slide_dragged_back_is_the_slide_of_that_year():
    dragged = charts.dragged_back(world(0))(1.0, leaders="48", laggards="72", metric="opened")
    assert dragged == charts.slide(world(0))(48, "72", "opened", "1")
    _, words = charts.dragged_back(world(0))(1.0, leaders="48", laggards="72", metric="patch")
    assert words.startswith("Leaders have patches worth 12 % more.")


def test_year_one_is_held_against_what_the_learner_signed():
    after = charts.before_seats(world(0), "")
    assert after(35, 60).startswith("Of your +60 %, +35 % was there")
    assert after(93, 63).startswith("Your +63 % was all there")
    assert after(-8, 50).startswith("Your +50 % is gone")


def test_a_plan_is_played_out_in_money_and_idle_seats_are_paid_for():
    after = charts.played(world(0))

    def told(*seats: int) -> str:
        return after(dict(zip((*c6.DOORS, c6.KEEP), (*seats, c6.NEXT_SEATS - sum(seats)), strict=True)))

    def margin(*seats: int) -> float:
        sign, amount, unit = re.search(r"price, ([+−])\$([\d.]+)([mk]) of margin", told(*seats)).groups()
        return float(amount) * (1e6 if unit == "m" else 1e3) * (1 if sign == "+" else -1)

    assert margin(30, 30, 0, 0) > margin(30, 0, 30, 0) > margin(0, 0, 30, 30) > 0
    assert margin(30, 0, 0, 0) - margin(50, 0, 0, 0) == pytest.approx(20 * 4_800, abs=10_000)
    assert told(30, 30, 0, 0).startswith("You put doors first")
    assert told(30, 0, 30, 0).startswith("You gave more to those who post (30)")
    assert told(0, 0, 0, 0).startswith("You held back")
    assert told(15, 15, 15, 15).startswith("You left 30 sellers")
    assert "wins" not in after({c6.DOORS[0]: 5.0})


def test_the_four_groups_without_a_seat_are_told_apart_by_doors_and_by_posts():
    groups = c6.no_seat_yet(world(0))
    assert [len(sellers) for sellers in groups["sellers"]] == [c6.NEXT_GROUP] * 4
    assert groups["opened"].iloc[:2].min() > groups["opened"].iloc[2:].max()
    assert groups["index"].iloc[[0, 2]].min() > groups["index"].iloc[[1, 3]].max()


def test_a_third_counts_as_three_looks_in_the_lesson_and_in_the_exercise():
    assert c6.by_luck(world(0), "weak") < c6.BAR <= c6.counted(world(0), "weak") == 3 * c6.by_luck(world(0), "weak")
    assert c6.counted(world(0)) == c6.by_luck(world(0))
    assert "three looks: 6 of 100, and the bar is fewer than 5" in charts.whose_hands(world(0))("weak")[0]
    assert 4 <= sum(c6.stands_out(company, "strong") for company in COMPANIES) <= 16
    assert any(c6.stands_out(company, "strong") != c6.stands_out(company) for company in COMPANIES)


def test_patch_and_the_same_patch_make_the_whole_contrast_of_year_one():
    parts = (1 + c6.contrast(world(0), 48, 72, "patch", 1).more) * (1 + c6.from_the_same_patch(world(0)))
    assert parts == pytest.approx(1 + c6.contrast(world(0), 48, 72, "opened", 1).more, abs=0.01)


def test_the_play_out_says_what_posts_add_and_what_doors_add():
    said = charts.played(world(0))(dict.fromkeys((*c6.DOORS[:2], c6.KEEP), 20.0))
    added = [float(x) for x in re.findall(r"(\d+\.\d) %", said.split("What a seat added")[1])[:4]]
    assert added == [7.6, 6.7, 2.1, 1.2]


def test_the_useless_seats_of_the_exercise_keep_the_lead_to_themselves():
    (shown, said), (hidden, kept) = (charts.blanks(world(3), told=told)(100, "all") for told in (True, False))
    lead = f"{100 * c6.halves(world(3)).effect:.1f} %"
    assert lead in shown and lead in said and lead not in hidden and lead not in kept


def test_the_heading_over_the_halves_keeps_the_answer_to_itself():
    told, quiet = (charts.both_halves(world(3), told=told).alternative for told in (True, False))
    assert told.startswith(quiet) and "divided by" in told and "divided by" not in quiet
