"""Module C1 stands on these: the story's numbers, and choices that are unique in every exercise world."""

from __future__ import annotations

import pandas as pd
import pytest

from saleslab.analysis import c1, leaderboard
from saleslab.org import WORLDS, world

EXERCISES = range(1, WORLDS + 1)


def year(index: int, fiscal_year: int) -> pd.DataFrame:
    return leaderboard.annual_bookings(world(index).attainment, fiscal_year)


def test_story_numbers_of_tarnhold() -> None:
    assert len(world(0).reps) == 240
    assert leaderboard.repeat_by_chance(240) == pytest.approx(9.6)
    for fiscal_year in (1, 2, 3):
        assert 0.47 < leaderboard.top_share(year(0, fiscal_year)) < 0.58
    assert len(leaderboard.repeaters(year(0, 1), year(0, 2))) == 30
    assert 95e6 < year(0, 1)["bookings"].sum() < 105e6
    assert 112e6 < year(0, 3)["bookings"].sum() < 128e6


def test_worlds_repeat_far_above_luck_and_far_below_certainty() -> None:
    kept = [len(leaderboard.repeaters(year(i, 2), year(i, 3))) for i in EXERCISES]
    assert min(kept) > 15
    assert max(kept) < 40


@pytest.mark.parametrize("index", EXERCISES)
def test_choices_have_their_margin(index: int) -> None:
    w = world(index)
    calls = c1.call_candidates(w)
    assert len(calls) == 9
    assert set(c1.proven_calls(w)).isdisjoint(c1.top_calls(w))
    assert c1.calls_value(w, c1.proven_calls(w)) - c1.calls_value(w, c1.top_calls(w)) > 0.2


def test_answers_differ_between_worlds() -> None:
    assert len({tuple(c1.repeat_outcomes(world(i)).items()) for i in EXERCISES}) == WORLDS
    assert len({tuple(c1.proven_calls(world(i))) for i in EXERCISES}) == WORLDS
    shares = sorted(leaderboard.top_share(year(i, 2)) for i in EXERCISES)
    assert shares[-1] - shares[0] > 0.08


def test_expected_bookings_reconcile_with_real_ones() -> None:
    w = world(1)
    patch = leaderboard.expected_from_patch(year(1, 1), w.reps, w.territories)
    by_segment = patch.groupby("segment")[["bookings", "expected"]].sum()
    assert by_segment["expected"].tolist() == pytest.approx(by_segment["bookings"].tolist())


def test_adjusted_ranking_finds_skill_better_than_bookings_do() -> None:
    gains = []
    for index in (0, *EXERCISES):
        w = world(index)
        ranking = leaderboard.adjusted_ranking(year(index, 2), w.reps, w.territories)
        ranking = ranking.merge(w.truth.sellers, on="rep_id")
        places = ranking[["ratio", "bookings", "selling_fy2"]].rank().corr()["selling_fy2"]
        gains.append(places["ratio"] - places["bookings"])
    assert min(gains) > 0.0
    assert sum(gains) / len(gains) > 0.1


@pytest.mark.parametrize("index", [-1, WORLDS + 1, 1.0, True, "1"])
def test_a_bad_world_is_refused_with_the_range(index: object) -> None:
    with pytest.raises(ValueError, match="0 to 20"):
        world(index)  # type: ignore[arg-type]


def test_a_bad_year_is_refused_with_the_range() -> None:
    with pytest.raises(ValueError, match=r"fiscal_year 4: allowed are \[1, 2, 3\]"):
        year(0, 4)
