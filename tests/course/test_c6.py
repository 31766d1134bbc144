"""Module C6: the vendor's contrast, the lottery, and the seats, each held against a second way of working it out."""

from __future__ import annotations

import re
from itertools import product

import numpy as np
import pandas as pd
import pytest

from saleslab.analysis import c6, social
from saleslab.analysis.first_meetings import SAID, first_meetings
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


def test_stickers_come_out_level_and_the_bar_divides_the_companies():
    for company in COMPANIES:
        drawn = c6.blanks(company)
        assert len(drawn) == c6.BLANKS
        assert abs(drawn.mean()) < 4 * drawn.std() / np.sqrt(len(drawn))
    out = [company.kind for company in COMPANIES if c6.stands_out(company)]
    assert 6 <= len(out) <= 14
    assert out.count("strong_tool") == 3 and "null" not in out


def test_the_best_plan_is_the_best_of_all_and_no_company_is_all_or_nothing():
    for company in COMPANIES:
        groups = list(c6.seat_groups(company).index)
        plans = [dict(zip(groups, given, strict=True)) for given in product((c6.SEAT, c6.NO_SEAT), repeat=len(groups))]
        worth = [c6.plan_worth(company, plan) for plan in plans]
        assert c6.plan_worth(company, c6.best_plan(company)) == pytest.approx(max(worth))
        assert c6.plain_worth(company) == max(worth[0], worth[-1]) < max(worth)


@pytest.mark.parametrize(
    "rule",
    [
        lambda group: group.hands == "strong",
        lambda group: group.answer > 0,
        lambda group: group.answer >= 5,
        lambda group: group.hands != "weak" and group.answer > 0,
        lambda group: group.hands == "strong" and group.answer > 0,
        lambda group: group.pays_from < 0.0125,
    ],
    ids=["strong", "any answer", "half answer", "not weak", "strong and answered", "large"],
)
def test_no_one_rule_shares_out_the_seats(rule):
    earned = []
    for company in COMPANIES:
        groups = c6.seat_groups(company)
        plan = {group.Index: c6.SEAT if rule(group) else c6.NO_SEAT for group in groups.itertuples()}
        best, plain = c6.plan_worth(company, c6.best_plan(company)), c6.plain_worth(company)
        earned.append(max(0.0, 1.0 - 2.0 * (best - c6.plan_worth(company, plan)) / (best - plain)))
    assert np.mean(earned) < 0.5


def test_a_group_whose_buyers_never_answer_gets_nothing_and_on_average_half_do():
    for company in COMPANIES:
        groups = c6.seat_groups(company)
        assert groups["answer"].mean() == c6.ASKED / 2
        nobody = groups[groups["answer"] == 0]
        assert list(nobody["gain"]) == [0.0] and (nobody["worth"] == -c6.SEAT_PRICE).all()
    assert {str(c6.seat_groups(w).query("answer == 0")["hands"].iloc[0]) for w in COMPANIES} == set(c6.HANDS)


def test_every_company_has_buyers_of_all_three_kinds_in_an_order_of_its_own():
    orders = set()
    for company in COMPANIES:
        buyers = first_meetings(company)
        assert len(set(buyers["said"])) == 8 and set(buyers["brought"]) == set(SAID)
        assert all(said in SAID[brought] for said, brought in buyers.itertuples(index=False))
        orders.add(tuple(buyers["brought"]))
    assert len(orders) > 15


def test_the_letters_of_the_groups_tell_nothing():
    strong = {tuple(c6.seat_groups(w).query("hands == 'strong'").index) for w in COMPANIES}
    assert len(strong) > 6
    for company in COMPANIES:
        groups = c6.seat_groups(company)
        assert list(groups["hands"].value_counts()) == [2, 2, 2]
        assert groups.query("hands == 'strong'")["opened"].min() > groups.query("hands != 'strong'")["opened"].max()


def test_a_best_guess_puts_strong_hands_first_even_where_the_lot_was_unlucky():
    for company in COMPANIES:
        strong, middle, weak = (c6.expected_gain(company, third) for third in c6.HANDS)
        assert strong > middle > weak and strong > 0


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
    said = charts.before_seats(world(0), "")(-8, 60, {"value": 3.0, "sure": 50.0})
    assert said.startswith("You signed +60 %. In year 1, without a seat in the house, you read −8 %.")


def test_a_success_story_is_counted_on_both_sides_of_the_lot():
    company = world(0)
    opened, seats = c6.panel(company).opportunities, c6.holders(company)
    up = [row[6:].sum() >= 1.5 * row[:6].sum() for row in opened]
    assert c6.grew(company, c6.STORY) == (sum(np.array(up)[seats]), sum(np.array(up)[~seats]))


def test_leaving_out_nobody_leaves_the_lead_and_leaving_out_the_best_lowers_it():
    leads = [c6.without_best(world(0), "weak", left_out) for left_out in (0, 1, 3)]
    assert leads[0] == pytest.approx(c6.halves(world(0), "weak").effect)
    assert leads[0] > leads[1] > leads[2]


def test_what_raises_year_three_is_new_names_with_richer_patches_and_hardly_the_seats():
    company = world(0)
    index, seats = social.index_at(company.social_index, company.reps, 4), c6.holders(company)
    first, last = np.argsort(-index.to_numpy(), kind="stable")[:48], np.argsort(-index.to_numpy(), kind="stable")[-72:]
    opened = c6.measured(company, "opened", 3)
    assert c6.kept_names(company, 3) == pytest.approx(opened[first].mean() / opened[last].mean() - 1)
    all_of_it = c6.contrast(company, 48, 72, "opened", 3).more
    place = c6.posted(company, 3)
    high, low = place <= 48, place > 168
    # A seat's lead taken off by the shares of holders on either side, instead of holder by holder.
    shares = [(opened * half * seats).sum() / opened[half].sum() for half in (high, low)]
    bare = 1 - 1 / (1 + c6.halves(company).effect)
    by_shares = (1 + all_of_it) * (1 - shares[0] * bare) / (1 - shares[1] * bare) - 1
    assert c6.without_the_seats(company, 3) == pytest.approx(by_shares)


def test_the_odds_of_a_seat_are_those_of_the_luck_around_its_best_guess():
    company, groups = world(0), c6.no_seat_yet(world(0))
    luck = np.random.default_rng(3).normal(c6.expected_gain(company, "weak"), c6.give_or_take(company), 100_000)
    middle = groups["gain"].iloc[-1] - c6.expected_gain(company, "weak")
    margin = groups["brings"].iloc[-1] / groups["gain"].iloc[-1]
    drawn = ((luck + middle) * margin > c6.next_price()).mean()
    assert c6.chance_to_pay(company, c6.next_price())[c6.DOORS[-1]] == pytest.approx(drawn, abs=0.01)
    assert c6.pays_from(company) * groups["bookings"].mean() * 0.7 == pytest.approx(c6.next_price(), rel=0.05)


def test_who_asked_her_is_an_ordinary_seller_of_the_quiet_door_openers():
    said = charts.she_answers(world(0))("who")
    asker = re.search(r"seller (S\d+) has asked", said)[1]
    quiet = list(c6.no_seat_yet(world(0))["sellers"][c6.DOORS[1]])
    opened = pd.Series(c6.opened_for_patch(world(0)), index=world(0).reps["rep_id"])[quiet]
    assert abs((opened > opened[asker]).sum() - (opened < opened[asker]).sum()) <= 1


def test_her_word_turns_two_groups_that_lost_money_into_two_that_pay():
    def margins(*plan) -> list[float]:
        said = charts.played(world(0))(*plan)
        found = re.findall(r"(?:margin|seats): ([+−])\$([\d.]+)([mk])|month: ([+−])\$([\d.]+)([mk])", said)
        parts = [[part for part in match if part] for match in found]
        return [float(n) * (1e6 if unit == "m" else 1e3) * (1 if sign == "+" else -1) for sign, n, unit in parts]

    all_four, doors = ["doors", "quiet", "posts", "neither"], ["doors", "quiet"]
    heard_all, before_doors = margins(all_four, doors, "questions")[::-1]
    heard_doors, before_all = margins(doors, all_four, "questions")[::-1]
    assert before_doors > before_all > 0, "with ten posts a month few doors cost more than they bring"
    assert heard_all > heard_doors > before_doors, "with her word they pay"
    assert margins(["nobody"], doors, "nothing")[1] == 0
    assert margins(all_four, doors, "posts") == margins(all_four, doors, "nothing"), "a test isn't a plan's cost"
    assert "changed nothing" in charts.played(world(0))(["nobody"], ["nobody"], "posts")
    assert "half of 60 seats: $39k of hours, not counted above" in charts.played(world(0))(doors, doors, "questions")
    assert "+$540k after her word: +$540k for hours of posts saved." in charts.played(world(0))(doors, doors, "nothing")


def test_the_rule_costs_its_hours_and_the_line_moves_with_it():
    assert c6.posts_cost(10) == c6.RULES["posts"] == 10 * 24 * 0.5 * 75
    assert c6.RULES["questions"] < c6.posts_cost(2)
    title = charts.seat_costs(world(0))
    assert title(10)[1].startswith("10 posts a month: a seat costs $13,800.")
    assert title(0)[1].startswith("0 posts a month: a seat costs $4,800.")
    assert [re.findall(r"(\d+) of 10[;.]", title(posts)[1]) for posts in (10, 0)] == [list("9944"), list("9966")]


def test_the_four_groups_without_a_seat_are_told_apart_by_doors_and_by_posts():
    groups = c6.no_seat_yet(world(0))
    assert [len(sellers) for sellers in groups["sellers"]] == [c6.NEXT_GROUP] * 4
    opened = pd.Series(c6.opened_for_patch(world(0)), index=world(0).reps["rep_id"])
    index = social.index_at(world(0).social_index, world(0).reps, 12).set_axis(opened.index)
    doors, quiet, posts, neither = (list(sellers) for sellers in groups["sellers"])
    assert opened[doors + quiet].min() >= opened[posts + neither].max()
    assert index[doors].min() >= index[quiet].max() and index[posts].min() >= index[neither].max()
    assert groups["gain"].iloc[0] == groups["gain"].iloc[1] > groups["gain"].iloc[2] == groups["gain"].iloc[3]


def test_the_bar_divides_strong_hands_differently_from_all_sellers():
    assert 4 <= sum(c6.stands_out(company, "strong") for company in COMPANIES) <= 16
    assert any(c6.stands_out(company, "strong") != c6.stands_out(company) for company in COMPANIES)


def test_patch_and_the_same_patch_make_the_whole_contrast_of_year_one():
    parts = (1 + c6.contrast(world(0), 48, 72, "patch", 1).more) * (1 + c6.from_the_same_patch(world(0)))
    assert parts == pytest.approx(1 + c6.contrast(world(0), 48, 72, "opened", 1).more, abs=0.01)


def test_the_play_out_says_what_posts_add_and_what_doors_add():
    said = charts.played(world(0))(["doors"], ["doors"], "nothing")
    added = [float(x) for x in re.findall(r"(\d+\.\d) %", said.split("a seat really added")[1])[:4]]
    assert added == [7.6, 6.7, 2.1, 1.2]


def test_the_stickers_of_the_exercise_keep_the_lead_to_themselves():
    (shown, said), (hidden, kept) = (charts.stickers(world(3), told=told)(100, "all") for told in (True, False))
    lead = f"{100 * c6.halves(world(3)).effect:.1f} %"
    assert lead in shown and lead in said and lead not in hidden and lead not in kept


def test_the_heading_over_the_halves_keeps_the_answer_to_itself():
    told, quiet = (charts.both_halves(world(3), told=told).alternative for told in (True, False))
    assert told.startswith(quiet) and "divided by" in told and "divided by" not in quiet
