"""Module C8: what its lists and charts say of a pilot, against the pilot's own table."""

import numpy as np
import pytest

from saleslab.analysis import c8
from saleslab.charts import c8 as charts
from saleslab.org import WORLDS, world

ALL = range(WORLDS + 1)


@pytest.mark.parametrize("index", ALL)
def test_hands_are_thirds_and_follow_what_was_booked_before(index: int) -> None:
    company = world(index)
    counts = c8.hands(company).value_counts()
    assert set(counts) == {len(company.reps) // 3}
    early = company.attainment[company.attainment["quarter"] < 12]
    assert c8.ranked_hands(company).corr(early.groupby("rep_id")["bookings"].sum()) > 0.2


def test_a_cell_is_the_mean_of_its_sellers() -> None:
    company = world(0)
    hands, pilots = c8.hands(company), company.tool_pilots.set_index("rep_id")
    strong = pilots[(hands == "strong").reindex(pilots.index) & (pilots["arm"] == "lead_research")]
    cell = c8.pilot(company)["lead_research", "strong"]
    assert cell.with_tool == pytest.approx((strong["advanced"] / strong["conversations"]).mean())
    assert cell.gain == pytest.approx(cell.relative * cell.without)


@pytest.mark.parametrize("index", ALL)
@pytest.mark.parametrize("tool", c8.TOOLS)
def test_a_shape_is_told_only_where_its_bars_come_clear(index: int, tool: str) -> None:
    bars = {}
    for whose in c8.HANDS:
        cell = c8.pilot(world(index))[tool, whose]
        bars[whose] = (cell.gain - 0.84 * cell.luck, cell.gain + 0.84 * cell.luck)
    shapes = c8.shapes(world(index), tool)
    assert ("strong" not in shapes) or bars["strong"][0] > bars["weak"][1] or "middle" in shapes
    assert ("weak" not in shapes) or bars["weak"][0] > bars["strong"][1] or "middle" in shapes
    assert ("middle" not in shapes) or bars["middle"][0] > max(bars["weak"][1], bars["strong"][1])


def test_no_two_companies_cover_the_names_in_the_same_order() -> None:
    assert len({tuple(c8.letters(world(index)).values()) for index in range(1, WORLDS + 1)}) == WORLDS


def test_matching_beats_the_best_average_and_the_wrong_way_round() -> None:
    company = world(0)
    worth = {
        name: c8.played(company, {str(rep): plan[hands] for rep, hands in c8.hands(company).items()})
        for name, plan in {
            "average": dict.fromkeys(c8.HANDS, "answer_prompts"),
            "matched": {"weak": "answer_prompts", "middle": "answer_prompts", "strong": "lead_research"},
            "wrong": {"weak": "lead_research", "middle": "lead_research", "strong": "answer_prompts"},
        }.items()
    }
    assert worth["matched"] > 1.2 * worth["average"] > 4 * worth["wrong"] > 0


def test_the_plan_for_six_becomes_everybodys() -> None:
    company = world(0)
    six = c8.six_sellers(company)
    plan = {seller.rep_id: "ai_coach" if seller.hands == "middle" else c8.NOBODY for seller in six}
    given = c8.for_everybody(company, plan)
    assert len(given) == len(company.reps)
    hands = c8.hands(company)
    assert {hands[rep] for rep, tool in given.items() if tool == "ai_coach"} == {"middle"}
    assert c8.played(company, dict.fromkeys(plan, c8.NOBODY)) == 0
    parts = charts.played_out(company)(plan)
    assert "Your plan" in parts[1].alternative  # type: ignore[union-attr]


def test_the_walk_through_the_room_changes_its_leader() -> None:
    draw = charts.slide_hands(world(0))
    leaders = [draw(seller)[1].rsplit("Ahead: ", 1)[1] for seller in np.linspace(1, 240, 24)]
    assert leaders[0] == "answer prompts." and leaders[-1] == "lead research."
    assert len(set(leaders)) == 2
