"""What module C2 shows and keys holds in every company: the lists are what their questions say they are."""

import pytest

from saleslab.analysis import c2, process
from saleslab.charts import c2 as charts
from saleslab.org import WORLDS, world


@pytest.mark.parametrize("number", range(1, WORLDS + 1))
class TestInEveryCompany:
    def test_the_dated_forms_belong_where_the_key_puts_them(self, number):
        six = c2.dated_forms(world(number)).set_index("opportunity_id")
        assert six["pile"].value_counts().to_dict() == {"before": 2, "later": 2, "after": 2}
        after = six[six["pile"] == "after"]
        assert (after["created_date"] > after["close_date"]).all()
        open_then = six.drop(after.index)
        assert (open_then["created_date"] <= open_then["close_date"]).all()
        assert (open_then["age"] > 30).all()
        before, later = (open_then[open_then["pile"] == pile] for pile in ("before", "later"))
        assert (before["late"] - before["early"] <= 1).all()
        assert (2 * later["early"] < later["late"]).all()

    def test_the_outcome_does_not_tell_the_pile(self, number):
        six = c2.dated_forms(world(number))
        assert (six["outcome"] == "won").groupby(six["pile"]).sum().eq(1).all()

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


def test_a_perfect_form_was_half_empty_on_day_30():
    form = c2.perfect_form(world(0))
    assert (form["outcome"], form["late"]) == ("won", process.FIELDS)
    assert form["early"] <= process.FIELDS / 2


def test_the_comparisons_begin_at_the_two_copies_and_end_between_like_sellers():
    company = world(0)
    gaps = [gap for gap, _ in process.peeled(company)]
    columns = ("fields_complete_at_close", "fields_complete_day30")
    copies = [process.completeness_gap(company.opportunities, column) for column in columns]
    assert gaps[:2] == pytest.approx(copies, abs=0.001)
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[-1] == process.like_with_like(process.steps_by_seller(company))


class TestSixDeals:
    def test_full_forms_are_silent_and_the_others_have_answered(self):
        six = c2.six_deals(world(0))
        full = six["early"] >= 8
        assert full.sum() == 3
        assert (full == (six["answered"] == 0)).all()
        assert (six["outcome"].eq("won").groupby(full).sum() == [2, 1]).all()

    def test_her_answer_changes_what_comes_in(self):
        six = c2.six_deals(world(0)).set_index("letter")
        by_form, by_buyer = (list(six.index[chosen]) for chosen in (six["early"] >= 8, six["answered"] > 0))
        told = charts.both_forecasts(world(0))(by_buyer, by_form)[0]
        assert "changed all of your three deals" in told
        earned = [six.loc[picked].query("outcome == 'won'")["amount"].sum() for picked in (by_form, by_buyer)]
        assert earned[0] < earned[1]

    def test_within_each_customer_size_her_answer_tells_more_than_the_form(self):
        for _, deals in c2.on_day_30(world(0)).query("tried").groupby("segment"):
            won = deals["outcome"] == "won"
            hers, ours = (
                won.groupby(yes).mean().diff().iloc[-1] for yes in (deals["answered"] > 0, deals["early"] >= 6)
            )
            assert hers > ours


class TestDecisions:
    def test_ending_the_process_costs_wins(self):
        assert any("wins are gone" in part for part in charts.ended(world(0), "")("end") if isinstance(part, str))

    def test_looking_where_work_is_missing_is_worth_most_an_hour_played_and_expected(self):
        company = world(0)
        plans = charts._plans(company)
        hourly = {name: margin / hours for name, (_, margin, hours) in plans.items() if hours}
        expected = {
            name: c2.expected_wins(company, sellers) / c2.hours_to_look(company, sellers)
            for name, sellers in c2.looked_at(company).items()
        }
        assert max(hourly, key=hourly.get) == max(expected, key=expected.get) == "least"

    def test_the_gate_is_worth_as_much_as_its_boxes(self):
        told = charts.played_out(world(0))("gate")
        wins = {name: plan[0] for name, plan in charts._plans(world(0)).items()}
        assert f"{wins['gate']:.0f} more wins" in told[0]
        assert f"{100 * wins['least'] / wins['gate']:.0f} of 100 boxes" in told[0]
        assert f"{wins['gate'] / 2:.0f} wins" in told[2]
