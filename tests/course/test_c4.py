"""C4: the Friday, and the numbers and lists of the exercise."""

import numpy as np
import pytest

from saleslab.analysis import c4, crm
from saleslab.analysis.readings import Readings
from saleslab.charts import c4 as charts
from saleslab.org import WORLDS, world

COMPANIES = [world(i) for i in range(1, WORLDS + 1)]


@pytest.mark.parametrize(
    ("minutes", "logged", "green", "felt"),
    [
        ({"note": 19}, 50, True, False),
        ({"note": 10, "mail": 9}, 50, True, False),
        ({"note": 10, "call": 10}, 42, False, True),
        ({"meeting": 15, "mail": 5}, 37, False, True),
        ({"call": 9, "voicemail": 3}, 32, False, False),
    ],
)
def test_a_friday_is_green_or_felt(minutes, logged, green, felt):
    picture, _ = charts.friday(minutes)
    assert f"{logged} of 50" in picture.alternative
    assert ("green, and applauds" in picture.alternative) == green
    assert ("something happened" in picture.alternative) == felt


def test_no_twenty_minutes_are_both_green_and_felt():
    for felt in ("call", "meeting"):
        left = 20 - charts._MINUTES[felt]
        assert charts.LOGGED + 1 + left < charts.TARGET


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


def test_no_answer_hangs_on_a_second_decimal():
    """Whether a gain is rare, and whether a top is above luck, is plain to whoever reads it."""
    for company in COMPANIES:
        curve, _ = c4.curves(company)
        assert abs(float(curve.at(curve.top) - curve.luck(curve.top))) > 0.1


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


def test_a_second_trainer_and_hours_without_one_cost_their_price():
    for company in COMPANIES:
        for team, support in c4.teams(company)["support"].items():
            wasted = "support" if support else "target"
            price = c4.price("crm_support" if support else "crm_target")
            assert c4.spending_worth(company, team, wasted) == -price
            assert c4.spending_worth(company, team, "nothing") == 0
