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
    def test_one_rule_read_off_the_slider_earns_all_points_of_the_plan_in_every_company(self):
        for index in range(1, WORLDS + 1):
            company = world(index)
            seen, plan = c7.reading(company), {}
            for group in c7.groups(company):
                third = seen.third(group.split(", ")[1].split()[0])
                effect = seen.effect(third)
                clear = abs(effect) > seen.luck(third)
                plan[group] = (c7.SPLIT if effect > 0 else c7.WHOLE) if clear else c7.today(group)
            assert Written("c7_roles").keys["design"](company).credit(plan)[0] == 1

    def test_in_some_companies_the_paper_can_tell_and_in_some_it_cannot_though_bookings_are_up(self):
        told, untold = [], []
        for index in range(1, WORLDS + 1):
            won, luck = c7.won_in_all(world(index))
            (told if abs(won) > luck else untold).append(index)
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


class TestNotes:
    def test_the_first_note_holds_what_was_told_and_its_form_has_room_for(self):
        told = list(shown.DETAILS)
        note = shown.told_setter(told).note
        assert shown.told_setter(told).said.endswith("Of the 6 you told her, she typed 4:")
        assert all(words in note for words in ("2 h", "oncology", "IT refused", "March"))
        silent = shown.told_setter(["night"]).note
        assert "March" in silent
        assert not any(words in silent for words in ("2 h", "oncology", "IT refused", "pharmacist"))

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
