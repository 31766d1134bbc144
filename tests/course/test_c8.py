"""Module C8: what its lists and charts say of a pilot, against the pilot's own table."""

import numpy as np
import pytest

from saleslab.analysis import c8
from saleslab.charts import c8 as charts
from saleslab.org import WORLDS, world
from saleslab.org.policy import GROSS_MARGIN, OFFERS

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
        bars[whose] = (cell.relative - 0.84 * cell.relative_luck, cell.relative + 0.84 * cell.relative_luck)
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


def test_three_seats_are_played_no_more_and_no_fewer() -> None:
    company = world(0)
    after, taste = charts.played_out(company), dict.fromkeys(c8.TOOLS, "strong")
    best = c8.best_seats(company)
    assert set(best.values()) == {"answer_prompts", "lead_research"} and c8.her_seller(company).rep_id in best
    none = dict.fromkeys((seller.rep_id for seller in c8.six_sellers(company)), c8.NOBODY)
    assert "No list beats yours" in after(none | best, taste)[0]
    other = after(none | dict.fromkeys(list(none)[:3], "ai_coach"), taste)
    assert "The best list keeps" in other[0]
    for seats in (2, 4):
        refused = after(none | dict.fromkeys(list(none)[:seats], "ai_coach"), taste)
        assert len(refused) == 1 and f"you gave {seats}" in refused[0]


def test_lists_within_luck_are_called_a_tie_and_others_are_not() -> None:
    company = world(0)
    best, taste = c8.best_seats(company), dict.fromkeys(c8.TOOLS, "strong")
    none = dict.fromkeys((seller.rep_id for seller in c8.six_sellers(company)), c8.NOBODY)
    other_tool = best | {c8.her_seller(company).rep_id: "answer_prompts"}
    assert c8.list_luck(company, best, best) == 0
    assert "A tie with the highest" in charts.played_out(company)(none | other_tool, taste)[0]
    apart = c8.list_worth(company, best) - c8.list_worth(company, dict.fromkeys(best, "ai_coach"))
    assert apart > c8.list_luck(company, best, dict.fromkeys(best, "ai_coach"))


def test_a_list_above_the_best_says_whether_hands_were_misjudged() -> None:
    company = world(0)
    best, taste = c8.best_seats(company), dict.fromkeys(c8.TOOLS, "strong")
    none = dict.fromkeys((seller.rep_id for seller in c8.six_sellers(company)), c8.NOBODY)
    hers = c8.her_seller(company).rep_id
    said = charts.played_out(company)(none | best | {hers: "answer_prompts"}, taste)[2]
    assert isinstance(said, str) and f"because hands were misjudged: {hers} (judged strong, truly middle)" in said
    assert c8.true_hands(company)[hers] == "middle"
    assert set(c8.true_hands(company).value_counts()) == {len(company.reps) // 3}


def test_in_strong_hands_lead_research_has_the_highest_dot_and_touches_the_others() -> None:
    strong = {tool: c8.pilot(world(0))[tool, "strong"] for tool in c8.TOOLS}
    first = strong.pop("lead_research")
    for other in strong.values():
        assert 0 < first.relative - other.relative < first.relative_luck + other.relative_luck


def test_the_bars_of_the_lesson_are_as_its_words_say() -> None:
    company = world(0)
    shapes = {tool: c8.shapes(company, tool) for tool in c8.TOOLS}
    assert shapes["answer_prompts"] == {"weak"} and shapes["lead_research"] == {"strong", "cannot_tell"}
    assert shapes["meeting_prep"] == shapes["ai_coach"] == {"cannot_tell"}
    assert charts.takes_over(company)[1] == "lead_research"


def test_the_price_worked_in_the_lesson_pays_a_seat() -> None:
    company = world(0)
    for whose in c8.HANDS:
        rise = c8.break_even(company, whose)
        kept = GROSS_MARGIN * rise * c8.booked_a_year(company)[whose]
        assert kept == pytest.approx(4 * OFFERS["lead_research"].price_per_quarter)


def test_the_walk_through_the_room_changes_its_leader() -> None:
    draw = charts.slide_hands(world(0))
    leaders = [draw(seller)[1].rsplit("Ahead: ", 1)[1] for seller in np.linspace(1, 240, 24)]
    assert leaders[0] == "answer prompts." and leaders[-1] == "lead research."
    assert len(set(leaders)) == 2
