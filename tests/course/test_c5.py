"""What C5's lesson and exercise stand on, in every company."""

from __future__ import annotations

import numpy as np
import pytest

from saleslab.analysis import c5
from saleslab.answers.spec import specs_in_source
from saleslab.charts import c5 as pictures
from saleslab.org import WORLDS, world
from saleslab.org.case import AMOUNT

TARNHOLD = world(0)
QUARTERS = (c5.LAST_QUARTER, c5.THIS_QUARTER)


@pytest.mark.parametrize("index", range(1, WORLDS + 1))
class TestExercise:
    def test_the_record_beats_the_base_rate_and_that_the_sellers(self, index: int) -> None:
        assert c5.dozen_margin(world(index)) > 0

    def test_seven_records_leave_no_doubt(self, index: int) -> None:
        assert c5.records_margin(world(index)) > 0

    def test_the_board_pays_for_the_sellers_own_number(self, index: int) -> None:
        assert c5.number_margin(world(index)) > 0

    def test_the_twelve_deals_belong_to_twelve_sellers_with_long_records(self, index: int) -> None:
        deals, known = c5.dozen(world(index)), c5.records(world(index), c5.THIS_QUARTER)
        assert deals["rep_id"].nunique() == len(deals) == 12
        assert (known["deals"][deals["rep_id"]] >= 30).all()

    def test_six_of_eight_quarters_reach_the_cheapest_number(self, index: int) -> None:
        quarters = c5.region_quarters(world(index))
        possible = quarters["share"].iloc[:-1] * c5.board_said(world(index))
        assert (possible >= c5.board_best(world(index)) - 1e-6).sum() in (6, 7)


def test_what_is_known_is_known_on_that_day() -> None:
    """No forecast knows of an answer, a stage or an ending of a later day."""
    for quarter in QUARTERS:
        before, week = c5.ended_before(TARNHOLD, quarter), c5.last_week(TARNHOLD, quarter)
        assert before["ended"].max() <= week
        assert (before["week"] <= before["ended"]).all()
        now = c5.open_deals(TARNHOLD, quarter)
        assert (now["ended"] >= week).all()
        assert now["days"].min() >= 0 and now["heard"].min() >= 0


def test_the_thirty_are_thirty_deals_of_six_sellers_and_hers_is_one() -> None:
    march, june = (c5.fifteen(TARNHOLD, quarter) for quarter in QUARTERS)
    assert len(set(march["opportunity_id"]) | set(june["opportunity_id"])) == 30
    assert set(march["rep_id"]) | set(june["rep_id"]) == set(c5.six_sellers(TARNHOLD))
    [story] = june[june["opportunity_id"] == c5.STORY].to_dict("records")
    assert story["said"] == 0.9 and story["amount"] == AMOUNT and story["outcome"] == "no_decision"


def test_the_thirty_are_typical_of_their_weeks() -> None:
    for quarter in QUARTERS:
        week, few = (find(TARNHOLD, quarter) for find in (c5.open_deals, c5.fifteen))
        everywhere, here = (c5.forecasters(TARNHOLD, deals, quarter) for deals in (week, few))
        assert all(abs(here[name] - everywhere[name]) < 3 for name in here)


def test_points_lost_are_what_the_lesson_says() -> None:
    won = c5.fifteen(TARNHOLD, c5.LAST_QUARTER)["is_won"]
    assert c5.points(0.5, won) == pytest.approx(25)
    assert c5.points(0.9, won & False) == pytest.approx(81)
    assert c5.points(0.6, won & False) == pytest.approx(36)
    assert c5.points(0.9, won | True) == pytest.approx(1)


def test_a_turned_ninety_is_what_it_is_turned_to() -> None:
    said = c5.fifteen(TARNHOLD, c5.LAST_QUARTER)["said"]
    assert c5.turned(said, 0.9).to_numpy() == pytest.approx(said.to_numpy())
    lower = c5.turned(said * 0 + 0.9, 0.35)
    assert lower.to_numpy() == pytest.approx(np.full(len(said), 0.35))


def test_the_cheapest_number_is_cheaper_than_its_neighbours() -> None:
    totals, best = c5.totals(TARNHOLD), c5.bank_best(TARNHOLD)
    cheapest = c5.cost(best, totals)
    assert all(c5.cost(best + step, totals) >= cheapest - 1 for step in (-50_000, -10_000, 10_000, 50_000))


def test_every_live_picture_is_drawn_over_its_whole_slider() -> None:
    sister = world(1)
    for draw, low, high in (
        (pictures.one_number(TARNHOLD), 0, 100),
        (pictures.may_bring(TARNHOLD), 0, 600),
        (pictures.commit_counted(sister), 5, 95),
        (pictures.quarter_shares(sister), 10, 100),
    ):
        for value in (low, (low + high) / 2, high):
            svg, words = draw(value)
            assert svg.startswith("<svg") and f"{value:.0f}" in words
    turned = pictures.nineties(TARNHOLD)
    for seller in pictures.six_options(TARNHOLD):
        assert seller in turned(5, seller=seller)[1] and seller in turned(99, seller=seller)[1]


def test_the_scoreboard_is_the_learners_own() -> None:
    """Somebody who knew loses almost nothing; who believed the sellers loses what they lose."""
    march, june = (c5.fifteen(TARNHOLD, quarter) for quarter in QUARTERS)
    board = pictures.thirty(TARNHOLD)

    def said(column: str) -> list[dict[str, float]]:
        return [dict(zip(d["opportunity_id"], 100 * d[column].astype(float), strict=True)) for d in (june, march)]

    ends, progress, case, bars, *_ = board(*said("is_won"), 200, 5)
    assert "you 0," in progress and bars.alternative.startswith("Points lost a deal: You 0.0")
    assert "after her words 5;" in case
    assert all(deal in ends.alternative for deal in june["opportunity_id"])
    believed = board(*said("said"), 200, 90)[3].alternative
    you, sellers = (part.split()[-1] for part in believed.removeprefix("Points lost a deal: ").split(", ")[:2])
    assert you == sellers


def test_the_second_round_shows_no_ending_before_friday() -> None:
    june = c5.fifteen(TARNHOLD, c5.THIS_QUARTER)
    odds = dict.fromkeys(june["opportunity_id"], 40.0)
    words = pictures.adds_up(TARNHOLD)(odds)
    assert "won" not in words and pictures.dollars(c5.came_in(TARNHOLD)) not in words


def test_chances_lock_as_the_lesson_asks_for_them() -> None:
    [spec] = specs_in_source('ask.chances("q", "How likely?", items="c5.last_quarter", lock=True)').values()
    assert spec.locks


def test_her_words_move_the_sum_by_her_share() -> None:
    june = c5.fifteen(TARNHOLD, c5.THIS_QUARTER)
    told = pictures.her_words(TARNHOLD)(10, dict.fromkeys(june["opportunity_id"], 40.0))
    assert "From 40 to 10" in told and pictures.dollars(0.3 * AMOUNT) in told


def test_what_was_ticked_is_answered() -> None:
    """Each tick and each name is told whether it fits; nobody among the six stands on too few deals."""
    why = pictures.why_so_dear(TARNHOLD)
    assert len({why(tick) for tick in ("near", "middle", "wide", "top")}) == 4 and why("wide").startswith("Yes")
    known = c5.records(TARNHOLD, c5.THIS_QUARTER).loc[list(c5.six_sellers(TARNHOLD))]
    named = {str(rep): pictures.kind_of_record(bias) for rep, bias in known["bias"].items()}
    tell = pictures.who_says_what(TARNHOLD)
    assert "All six" in tell(named)[1] and "0 of your 6" in tell(dict.fromkeys(named, "few"))[1]
    thinnest = known.loc[known["deals"].idxmin()]
    assert 100 * abs(thinnest["bias"]) > c5.luck(int(thinnest["deals"]))


def test_the_rule_of_thumb_beats_the_dull_rival_in_every_company() -> None:
    for index in range(WORLDS + 1):
        week = c5.open_deals(world(index), c5.THIS_QUARTER)
        dull = c5.forecasters(world(index), week, c5.THIS_QUARTER)["base"]
        assert c5.points(week["hand"], week["is_won"]) < dull - 1
