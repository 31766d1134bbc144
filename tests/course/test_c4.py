"""C4: the Friday, the piles, luck's reach, and the numbers and lists of the exercise."""

import itertools

import pytest

from saleslab.analysis import c4, crm
from saleslab.analysis.readings import Readings
from saleslab.charts import c4 as charts
from saleslab.org import WORLDS, world
from saleslab.org.case import OPPORTUNITY_ID

COMPANIES = [world(i) for i in range(1, WORLDS + 1)]
DESK = {"email": "desk", "call": "desk", "note": "desk", "tick": "desk", "meeting": "buyer"}
BET = {"value": 33.0, "sure": 70.0}


@pytest.mark.parametrize(
    ("minutes", "logged", "moved"),
    [
        ({"note": 10}, 51, False),
        ({"note": 5, "mail": 5}, 51, False),
        ({"call": 10, "note": 10}, 52, False),
        ({"read": 5, "call": 10, "note": 5}, 42, True),
        ({"read": 20}, 31, False),
    ],
)
def test_a_friday_is_green_or_moves_a_buyer(minutes, logged, moved):
    picture, said = charts.friday(minutes)
    assert f"{logged} of 50" in picture.alternative
    assert ("green, and applauds" in picture.alternative) == (logged >= charts.TARGET) == ("GREEN" in said)
    assert ("something happened" in picture.alternative) == moved == charts.moves_her(minutes)


def test_a_call_is_as_good_as_what_was_read_before_it():
    assert "Nothing new" in charts.friday({"call": 10})[1] and "Tuesday" in charts.friday({"call": 10, "read": 5})[1]


def test_no_twenty_minutes_are_both_green_and_move_a_buyer():
    left = charts.BUDGET - charts.READ - charts.CALL
    assert charts.LOGGED + 1 + charts.TYPED_A_MINUTE * left < charts.TARGET


def test_more_than_twenty_minutes_show_no_screen():
    assert "Take some back" in charts.friday({"note": 20, "mail": 5})


def test_a_pile_with_anything_typed_rises_and_the_meetings_alone_do_not():
    draw = charts.piles(world(0))
    said, chart, money = draw(BET, DESK)
    assert "did not move" in said and "buyer 0 %" in chart.svg
    assert "it is 28, and it was 27 before. Off by 5" in money
    for card in ("email", "call", "note", "tick"):
        nudge, chart, _ = draw(BET, {**DESK, card: "buyer"})
        assert "look again" in nudge and "buyer 0 %" not in chart.svg
    assert "empty" in draw(BET, dict.fromkeys(DESK, "desk"))[0]


def test_names_of_lines_stand_apart_and_off_the_lines():
    for levels in ({"a": 140, "b": 100, "wins": 103}, {"a": 139, "b": 119, "wins": 103}, {"a": 125, "wins": 103}):
        heights = sorted((*charts._places(levels).values(), *levels.values()))
        close = [above - below for below, above in itertools.pairwise(heights)]
        assert all(72 <= height <= 160 for height in heights) and sum(gap < 5 for gap in close) <= 1


def test_the_log_of_4471_and_what_is_said_of_each_pick():
    company = world(0)
    log, said = c4.case_log(company), charts.remembered(company)
    assert log.loc[c4.REMEMBERED, "kind"] == "Call" and "30 June" in log.loc[c4.REMEMBERED, "date"]
    assert len(log) == 7 and len({said([entry], {"note": 10}) for entry in log.index}) > 3
    assert said([c4.REMEMBERED], {"note": 10}).startswith("Yes") and "on a Sunday" in said(["2"], {"note": 10})
    assert "read and rang" in said(["2"], {"read": 5, "call": 10}) and "18 days later" in said(["2"], {"note": 10})
    supported = crm.supported_sellers(company.programme_rollouts, company.reps)
    case = company.opportunities.set_index("opportunity_id").loc[OPPORTUNITY_ID]
    assert case["owner_id"] in set(company.reps.loc[supported, "rep_id"])


def test_her_friday_is_in_the_log_as_it_is_told():
    """That day a call and a note were logged; before it there were ticks and calls, and never a meeting."""
    company = world(0)
    log = company.activities[company.activities["opportunity_id"] == OPPORTUNITY_ID]
    assert sorted(log.loc[log["date"] == c4.FRIDAY, "type"]) == ["Call", "Note"] and c4.FRIDAY.day_name() == "Friday"
    assert c4.case_log(company).loc["6", "date"] == "Fri 18 July" and "Meeting" not in set(log["type"])
    played = charts.on_the_wall(company)
    assert "0 meetings" in played("meetings", "off") and "18 days" in played("hers", "off")
    assert "9 calls" in played("calls", "off") and "5 ticks" in played("ticks", "off")
    assert "switched the CRM off" in played("hers", "off") and "switched" not in played("meetings", "off")


def test_what_is_said_follows_the_answer_given():
    company = world(0)
    played, promised = charts.played_out(company, "Elsewhere."), charts.promised(company)
    assert len({played(mine, "off", 3.0)[0] for mine in charts.plans(company)}) == 5
    assert "brings $10.7m" in played("support", "off", 3.0)[0] and "loses $4.5m" in played("target", "off", 3.0)[0]
    assert "loses $2.8m" in played("support", "off", 3.0)[2] and "brings nothing" in played("support", "leave", 3.0)[2]
    assert "what sticks out" in promised(3.0) and "may be luck" in promised(8.0) and "Safer" in promised(1.0)
    assert charts.outside("Studies.")("rejected").startswith("Yes")


def test_what_is_asked_is_what_the_claims_report_measures():
    for company in COMPANIES[:6]:
        readings = Readings(company)
        assert c4.typed_growth(company) == pytest.approx(100 * readings.logged_growth)
        assert c4.lottery(company).real == pytest.approx(100 * readings.support_effect)


def test_luck_s_reach_holds_all_but_ten_draws_and_centres_on_nothing():
    for drawn in map(c4.lottery, COMPANIES):
        assert len(drawn.pretended) == c4.REDRAWS and abs(drawn.pretended.mean()) < drawn.reach / 5
        assert (abs(drawn.pretended) <= drawn.reach).sum() == c4.REDRAWS - c4.RARE


def test_a_promise_that_sticks_out_of_luck_is_kept():
    """In every company of the exercise; the lesson's says itself that luck went past its reach there."""
    assert all(charts.true_points(company) >= c4.lottery(company).sticks_out for company in COMPANIES)
    assert 0 < c4.lottery(world(0)).sticks_out - charts.true_points(world(0)) < 0.5


def test_the_reach_is_shown_once_all_draws_are_there():
    draw = charts.drawn_again(world(0))
    assert "reach" not in draw(190)[0] and "luck reaches 4.9" in draw(200)[0] and "reach is 4.9" in draw(200)[1]


def test_no_answer_hangs_on_what_is_not_shown():
    """The numbers as they are shown give the sentence, and no team's money is near its price."""
    gained = [company for company in COMPANIES if c4.lottery(company).sticks_out > 0]
    assert 8 <= len(gained) <= 12
    for company in COMPANIES:
        drawn = c4.lottery(company)
        assert (drawn.sticks_out > 0.15) == (drawn.real > drawn.reach) and abs(drawn.sticks_out) > 0.15
        for team in c4.without_trainer(company):
            if team in c4.teams(company).index:
                for points in (drawn.sticks_out, round(drawn.real, 1)):
                    assert abs(points * c4.point_worth(company, team) / c4.price("crm_support") - 1) > 0.1


def test_the_chair_s_rule_differs_between_companies_and_teams():
    plans = [{c4.spending(company, str(team)) for team in c4.teams(company).index} for company in COMPANIES]
    assert sum("trainer" in plan for plan in plans) >= 8 and sum("draw" in plan for plan in plans) >= 8
    assert sum(plan == {"nothing"} for plan in plans) in (1, 2, 3) and any(len(plan) == 3 for plan in plans)
    for company in COMPANIES:
        has = c4.teams(company)["trainer"]
        assert {c4.spending(company, str(team)) for team in has.index[has]} == {"nothing"}


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
        assert len(teams) == 6 and teams["trainer"].sum() == 3
        supported = crm.supported_sellers(company.programme_rollouts, company.reps)
        assert set(teams.index[teams["trainer"]]) <= set(company.reps.loc[supported, "manager_id"])
