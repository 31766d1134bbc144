"""What module C2 shows and keys holds in every company: the lists are what their questions say they are."""

import pytest

from saleslab.analysis import c2, process
from saleslab.charts import c2 as charts
from saleslab.org import WORLDS, world


@pytest.mark.parametrize("number", range(1, WORLDS + 1))
class TestInEveryCompany:
    def test_the_dated_forms_belong_where_the_key_puts_them(self, number):
        eight = c2.dated_forms(world(number)).set_index("opportunity_id")
        assert eight["pile"].value_counts().to_dict() == {"before": 3, "later": 3, "after": 2}
        after = eight[eight["pile"] == "after"]
        assert (after["created_date"] > after["close_date"]).all()
        open_then = eight.drop(after.index)
        assert (open_then["created_date"] <= open_then["close_date"]).all()
        assert (open_then["age"] > 30).all()
        before, later = (open_then[open_then["pile"] == pile] for pile in ("before", "later"))
        assert (before["late"] - before["early"] <= 1).all()
        assert (2 * later["early"] < later["late"]).all()

    def test_the_outcome_does_not_tell_the_pile(self, number):
        eight = c2.dated_forms(world(number))
        won = eight.groupby("pile")["outcome"].agg(
            lambda outcomes: (outcomes == "won").any() and (outcomes != "won").any()
        )
        assert won.all()

    def test_no_single_sign_finds_the_three_to_check(self, number):
        nine = c2.check_candidates(world(number))
        assert nine["rep_id"].nunique() == 9
        best = set(nine.nlargest(3, "worth")["rep_id"])
        for naive in (
            nine.nsmallest(3, "early"),
            nine.nlargest(3, "in_play"),
            nine.nlargest(3, "hands"),
        ):
            assert set(naive["rep_id"]) != best

    def test_the_verdict_can_be_read_with_one_digit(self, number):
        company = world(number)
        real, luck = process.like_with_like(process.steps_by_seller(company)), max(process.shuffled_gaps(company))
        assert (round(100 * real, 1) > round(100 * luck, 1)) == process.beyond_luck(company)


def test_both_verdicts_occur_and_nothing_is_told_where_nothing_works():
    told = {number: process.beyond_luck(world(number)) for number in range(1, WORLDS + 1)}
    assert 3 <= sum(not can for can in told.values()) <= 10
    assert not any(can for number, can in told.items() if world(number).kind == "null")


def test_the_clock_ends_at_the_two_copies():
    table = world(0).opportunities
    for back, column in ((0.0, "fields_complete_at_close"), (1.0, "fields_complete_day30")):
        full, empty = process.turned_back(table, back)
        assert full - empty == pytest.approx(process.completeness_gap(table, column))


def test_the_lessons_eight_forms_tell_at_close_and_hardly_on_day_30():
    eight = c2.eight_forms(world(0))
    won = eight["outcome"] == "won"
    assert eight.loc[won, "late"].min() > eight.loc[~won, "late"].max()
    assert set(eight.loc[won, "early"]) == set(eight.loc[~won, "early"]) == {4, 5, 6}


def test_scrapping_costs_and_checking_gains_more_in_strong_hands():
    told = charts.played_out(world(0))
    assert "fewer wins" in told("scrap")[0]
    assert told("weak")[0] != told("strong")[0] != told("enforce")[0]
    assert charts._plans(world(0))[0]["strong"] > charts._plans(world(0))[0]["weak"] > 0
