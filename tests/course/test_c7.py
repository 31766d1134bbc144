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


class TestNotes:
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
