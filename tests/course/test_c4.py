"""C4: the Friday, and the numbers and lists of the exercise."""

import numpy as np
import pytest

from saleslab.analysis import c4, crm
from saleslab.analysis.readings import Readings
from saleslab.charts import c4 as charts
from saleslab.org import WORLDS, world
from saleslab.org.case import OPPORTUNITY_ID

COMPANIES = [world(i) for i in range(1, WORLDS + 1)]


@pytest.mark.parametrize(
    ("minutes", "logged", "moved"),
    [
        ({"note": 20}, 51, False),
        ({"note": 10, "mail": 10}, 51, False),
        ({"call": 10, "note": 10}, 42, False),
        ({"read": 5, "call": 10, "note": 5}, 37, True),
        ({"meeting": 15, "mail": 5}, 37, True),
        ({"read": 20}, 31, False),
    ],
)
def test_a_friday_is_green_or_moves_a_buyer(minutes, logged, moved):
    picture, said = charts.friday(minutes)
    assert f"{logged} of 50" in picture.alternative
    assert ("green, and applauds" in picture.alternative) == (logged >= charts.TARGET) == ("GREEN" in said)
    assert ("something happened" in picture.alternative) == moved


def test_a_call_is_as_good_as_what_was_read_before_it():
    assert "No news" in charts.friday({"call": 10})[1] and "a date" in charts.friday({"call": 10, "read": 5})[1]


def test_no_twenty_minutes_are_both_green_and_move_a_buyer():
    for moves in (charts._READ + charts._TAKES["call"], charts._TAKES["meeting"]):
        assert charts.LOGGED + 1 + charts.BUDGET - moves < charts.TARGET


def test_more_than_twenty_minutes_show_no_screen():
    assert "Take some back" in charts.friday({"note": 20, "mail": 5})


def test_the_log_of_4471_and_what_is_said_of_each_pick():
    company = world(0)
    log, said = c4.case_log(company), charts.remembered(company)
    assert log.loc[c4.REMEMBERED, "kind"] == "Call" and "30 June" in log.loc[c4.REMEMBERED, "date"]
    assert len(log) == 7 and len({said([entry]) for entry in log.index}) > 3
    assert said([c4.REMEMBERED]).startswith("Yes") and "a Sunday" in said(["2"])
    supported = crm.supported_sellers(company.programme_rollouts, company.reps)
    case = company.opportunities.set_index("opportunity_id").loc[OPPORTUNITY_ID]
    assert case["owner_id"] in set(company.reps.loc[supported, "rep_id"])


def test_what_is_said_follows_the_answer_given():
    company = world(0)
    played, size, lines = charts.played_out(company), charts.true_size(company, "Elsewhere."), charts.two_lines(company)
    assert len({played(mine)[0] for mine in ("end", "target", "half", "support")}) == 4
    assert "brings $10.7m" in played("support")[0] and "loses $4.5m" in played("target")[0]
    assert "Well judged" in size(3, "end") and "Well judged" in size(5, "end") and "Little or nothing" in size(8, "end")
    assert "Too careful" in size(0, "end")
    assert lines("shown").startswith("Yes") and len({lines(mine) for mine in ("more", "less", "shown", "noise")}) == 4
    assert "You had it" in charts.ticked_notes(company)(20) and "You said 0" in charts.ticked_notes(company)(0)
    assert charts.outside("Studies.")("rejected").startswith("Yes")


def test_only_as_much_of_the_line_is_shown_as_the_slider_has_walked():
    draw = charts.gain_by_hours(world(0))
    early, late = draw(2.0)[0], draw(12.0)[0]
    assert late.count(",") > 5 * early.count(",")
    assert draw(1.0)[1].startswith("Around 1 hour a week")


def test_what_is_asked_is_what_the_claims_report_measures():
    for company in COMPANIES[:6]:
        readings = Readings(company)
        assert c4.typed_growth(company) == pytest.approx(100 * readings.logged_growth)
        assert c4.lottery(company).real == pytest.approx(100 * readings.support_effect)


def test_pretended_lotteries_centre_on_nothing_and_draw_as_many_teams():
    for company in COMPANIES:
        drawn = c4.lottery(company)
        assert len(drawn.pretended) == c4.REDRAWS
        assert abs(drawn.pretended.mean()) < 4 * drawn.pretended.std() / np.sqrt(c4.REDRAWS)


def test_no_answer_hangs_on_what_is_not_shown():
    """Whether a top is above luck is plain to whoever reads it."""
    for company in COMPANIES:
        curve, _ = c4.curves(company)
        assert f"{curve.at(curve.top):.1f}" != f"{curve.luck(curve.top):.1f}"


def test_a_gain_called_rare_is_a_gain_and_both_sides_count():
    rare = [c4.lottery(company) for company in COMPANIES if c4.lottery(company).matched <= c4.RARE]
    assert 8 <= len(rare) <= 12 and all(drawn.real > 0 for drawn in rare)
    for drawn in map(c4.lottery, COMPANIES):
        above, below = drawn.pretended >= abs(drawn.real), drawn.pretended <= -abs(drawn.real)
        assert drawn.matched == above.sum() + below.sum()


def test_hours_that_sellers_chose_are_never_paid_for():
    for company in COMPANIES:
        for team in c4.teams(company).index:
            assert c4.spending_worth(company, team, "target") == -c4.price("crm_target")


def test_tiles_that_are_typed_grow_as_typing_does_and_no_other_comes_near():
    for company in COMPANIES:
        tiles, growth = c4.dashboard(company), c4.typed_growth(company)
        moved = 100 * (tiles["since"] / tiles["before"] - 1)
        assert (abs(moved - growth)[tiles["typed"]] < 8).all()
        assert (moved[~tiles["typed"]] < growth - 14).all()


def test_which_tile_counts_what_differs_between_companies():
    assert len({tuple(c4.dashboard(company)["typed"]) for company in COMPANIES}) > 12


def test_six_teams_half_of_them_with_a_trainer():
    for company in COMPANIES:
        teams = c4.teams(company)
        assert len(teams) == 6 and teams["support"].sum() == 3
        supported = crm.supported_sellers(company.programme_rollouts, company.reps)
        assert set(teams.index[teams["support"]]) <= set(company.reps.loc[supported, "manager_id"])


def test_a_second_trainer_costs_its_price():
    for company in COMPANIES:
        for team, support in c4.teams(company)["support"].items():
            if support:
                assert c4.spending_worth(company, team, "support") == -c4.price("crm_support")
            assert c4.spending_worth(company, team, "nothing") == 0
