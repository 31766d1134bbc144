"""What module C7 says of plans, of luck and of notes, held against the organisation and against itself."""

from collections import Counter

import numpy as np
import pytest

from saleslab.analysis import c7, handoff_notes
from saleslab.answers import specs_in_notebook
from saleslab.charts import c7 as shown
from saleslab.org import WORLDS, world
from saleslab.org.policy import Policy, Step
from tests.course.conftest import Written


@pytest.mark.parametrize("index", [0, 3, 13])
class TestPlans:
    def test_a_plan_for_whole_regions_brings_what_the_organisation_plays(self, index):
        company = world(index)
        south_and_west = [group for group in c7.groups(company) if c7.today(group) == c7.WHOLE]
        played = company.run(Policy((Step("role_split", ("South", "West")),)))
        assert c7.plan_truth(company, c7.plan_of(company, *south_and_west)) == pytest.approx(
            played.value(company.run(Policy())), rel=0.03
        )

    def test_the_groups_part_the_sellers(self, index):
        assert (np.sum(list(c7.groups(world(index)).values()), axis=0) == 1).all()

    def test_no_plan_that_the_chair_pays_for_beats_the_best_within_the_budget(self, index):
        company = world(index)
        best = c7.best_within(company)
        assert c7.plan_price(company, best) <= c7.BUDGET
        plans = [shown.plan(company, name) for name in shown.PLANS]
        paid = [plan for plan in plans if not shown.over_budget(company, plan)]
        assert 0 < len(paid) < len(plans)
        assert all(c7.visible_plan(company, best) >= c7.visible_plan(company, plan) for plan in paid)

    def test_no_plan_beats_the_best_one_on_what_was_seen(self, index):
        company = world(index)
        best = c7.visible_plan(company, c7.best_plan(company))
        assert all(best >= c7.visible_plan(company, c7.plan_of(company, group)) for group in c7.groups(company))
        assert best >= 0


class TestLuck:
    def test_what_luck_explains_counts_for_nothing_and_the_rest_for_less(self):
        seen = {(i, third): c7.reading(world(i)) for i in range(WORLDS + 1) for third in c7.THIRDS}
        inside = 0
        for (_, third), company in seen.items():
            group = company.third(third)
            effect, counted = company.effect(group), company.counted(group)
            if abs(effect) <= company.luck(group):
                inside += 1
                assert counted == 0
            else:
                assert 0 < counted / effect < 1
        assert 0 < inside < len(seen)


class TestPaper:
    def test_third_size_and_luck_together_earn_all_points_and_no_shortcut_comes_near(self):
        credits = {name: [] for name in ("read", "all split", "as today", "high win rate", "large book")}
        for index in range(1, WORLDS + 1):
            company = world(index)
            seen, rows, rates = c7.reading(company), c7.nine_sellers(company), c7.win_rates(company)
            marks, sizes = c7.third_marks(company), company.reps["segment"]
            today = {rep: c7.works_today(company, row) for rep, row in rows.items()}

            def by_bars(rep, row, seen=seen, rates=rates, marks=marks, sizes=sizes, today=today):
                weak, strong = map(round, marks[sizes.iloc[row]])
                rate = round(rates.iloc[row])
                third = seen.third("weak" if rate < weak else "strong" if rate > strong else "middle")
                effect = seen.effect(third)
                return (c7.SPLIT if effect > 0 else c7.WHOLE) if abs(effect) > seen.luck(third) else today[rep]

            def upper(values):
                return {r: c7.SPLIT if v >= np.median(list(values.values())) else c7.WHOLE for r, v in values.items()}

            ways = {
                "read": {rep: by_bars(rep, row) for rep, row in rows.items()},
                "all split": dict.fromkeys(rows, c7.SPLIT),
                "as today": today,
                "high win rate": upper({rep: rates.iloc[row] for rep, row in rows.items()}),
                "large book": upper({rep: seen.bookings[row, c7.AFTER].sum() for rep, row in rows.items()}),
            }
            key = Written("c7_roles").keys["design"](company)
            for name, way in ways.items():
                credits[name].append(key.credit(way)[0])
        assert min(credits.pop("read")) == 1
        assert max(np.mean(earned) for earned in credits.values()) < 0.5

    def test_in_some_companies_the_paper_can_tell_and_in_some_it_cannot_though_bookings_are_up(self):
        told, untold = [], []
        for index in range(1, WORLDS + 1):
            won, luck = c7.won_in_all(world(index))
            (told if abs(won) > c7.SIGNED_LUCKS * luck else untold).append(index)
        assert min(len(told), len(untold)) >= 5
        everybody = [c7.reading(world(i)) for i in untold]
        assert any(seen.beyond("bookings", seen.split | ~seen.split) > 0.1 for seen in everybody)

    @pytest.mark.parametrize("index", range(WORLDS + 1))
    def test_the_market_slider_can_stand_at_the_market_exactly(self, index):
        company = world(index)
        draw, growth = shown.market_taken_out(company), c7.reading(company)
        market = 100 * growth.growth("bookings", ~growth.split)
        nearest = round(market / shown.MARKET_STEP) * shown.MARKET_STEP
        assert "There you are" in draw(nearest)[1]
        assert "There you are" not in draw(nearest + 2 * shown.MARKET_STEP)[1]
        assert -35 <= nearest <= 35


class TestHerPart:
    def test_what_a_gentler_hand_over_adds_grows_with_the_sellers_who_hand_over(self):
        company = world(0)
        some, everybody = shown.plan(company, "hands"), dict.fromkeys(c7.groups(company), c7.SPLIT)
        assert 0 < c7.spared(company, some) < c7.spared(company, everybody)
        assert c7.spared(company, dict.fromkeys(c7.groups(company), c7.WHOLE)) == 0

    @pytest.mark.parametrize(
        "lines", [("champion", "demo", "march"), ("words", "night", "who"), ("words", "small", "who")]
    )
    def test_in_new_hands_the_meeting_goes_as_far_as_the_note_and_with_seller_b_it_goes_anyway(self, lines):
        new, seller_b = shown.two_closers(lines)[1].answers.values()
        assert new[0] == "“Send me something.”"
        assert ("signs" in new[1]) == ("small" in lines)
        assert (new[1] == new[0]) == (not set(lines) & {"words", "night", "small", "who"})
        assert all("signs" in answer for answer in seller_b)
        assert ("fifth" in seller_b[1]) == ("words" not in lines)

    @pytest.mark.parametrize(("beside", "moved"), [("champion", False), ("demo", False), ("night", True)])
    def test_the_inspector_moves_her_beside_a_step_and_not_alone(self, beside, moved):
        said, _, after = shown.two_closers(("march", beside, "who"))
        assert ("show him" in said) == moved
        assert ("tempts" in after) != moved


class TestDecision:
    def test_a_plan_above_the_budget_is_handed_back_and_shows_nothing(self):
        company = world(0)
        both, bet = shown.plan(company, "both"), {"value": 5.0, "sure": 70}
        played = shown.played_out(company)(both, "read")
        assert len(played) == 1
        assert "The plan comes back" in played[0]
        assert shown.bet_and_money(company, "")(bet, both) == [shown.bet_and_won(company)(bet, both)]

    def test_the_best_plan_within_the_budget_is_told_that_nothing_spoke_for_another(self):
        company = world(0)
        best = c7.best_within(company)
        assert "nothing spoke for another plan" in shown.played_out(company)(best, "read")[0]
        careful = shown.plan(company, "leave")
        assert "South and West, strong closers" in shown.played_out(company)(careful, "read")[0]


class TestNotes:
    def test_the_first_note_holds_what_was_told_and_its_form_has_room_for(self):
        told = list(shown.DETAILS)
        note = shown.told_setter(told).note
        assert shown.told_setter(told).said.endswith("Of the 6 you told her, she typed 4:")
        assert all(words in note for words in ("2 h", "week of stock", "IT refused", "March"))
        silent = shown.told_setter(["night"]).note
        assert "March" in silent
        assert not any(words in silent for words in ("2 h", "week of stock", "IT refused", "pharmacist"))

    @pytest.mark.parametrize("seed", range(20))
    def test_a_reason_once_lost_stays_lost_and_no_place_comes_more_than_twice(self, seed):
        trails = handoff_notes.draw(seed, 4)
        assert max(Counter(trail.lost for trail in trails).values()) <= 2
        assert len({trail.said for trail in trails}) == len(trails)
        for trail in trails:
            story = next(story for story in handoff_notes.STORIES if story.said == trail.said)
            holds = [note == kept for note, kept in zip(trail.notes, story.keeps, strict=True)]
            assert holds == [at < handoff_notes.STAGES.index(trail.lost) for at in range(3)]

    def test_length_does_not_tell_which_note_has_lost_it(self):
        longer = [
            len(lost) > len(kept)
            for story in handoff_notes.STORIES
            for kept, lost in zip(story.keeps, story.loses, strict=True)
        ]
        assert 0.2 < np.mean(longer) < 0.8

    def test_the_lesson_asks_about_the_details_its_notes_are_judged_by(self):
        specs = specs_in_notebook(Written("c7_roles").lesson.cells)
        assert list(specs["lost"].options) == list(shown.DETAILS)
        assert set(specs["lost"].labels) == {"0", "1", "2", "3"}
