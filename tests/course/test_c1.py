"""What module C1 says of luck, patch and calls, held against the company and against itself."""

from itertools import combinations

import numpy as np
import pytest

from saleslab.analysis import c1, leaderboard
from saleslab.charts import c1 as shown
from saleslab.org import WORLDS, world
from tests.course.conftest import Written

MODULE = "c1_same_everything"


@pytest.fixture(scope="module")
def tarnhold():
    return world(0)


class TestLesson:
    def test_of_the_four_line_ups_only_the_patch_is_left_as_a_head_start(self, tarnhold):
        stage = c1.marked(tarnhold, "stage", 1)
        held = {by: c1.in_frames(c1.lined_up(tarnhold, by, 1), stage) for by in ("forms", "years", "coaching", "patch")}
        assert held["patch"][0] == 0 and held["patch"][-1] > 20
        # As in a raffle; runs backwards; and those who stayed longest were given more.
        assert all(5 <= count <= 15 for count in held["forms"])
        assert held["coaching"][0] > 20 and held["coaching"][-1] == 0
        order, usual = c1.lined_up(tarnhold, "years", 1), c1.LINE_UPS["patch"](tarnhold, 1)
        assert usual[list(order[-48:])].median() > 1.5 * usual[list(order[:48])].median()

    def test_the_three_are_no_1_the_one_who_sounds_best_and_one_who_fell_off_the_stage_and_asks(self, tarnhold):
        first, smooth, asker = c1.finalists(tarnhold)
        year_2 = c1.history(tarnhold).set_index("rep_id")
        assert year_2["rank"][first] == 1 and year_2["rank"][asker] > leaderboard.TOP
        convincing, asks = (c1.heard(tarnhold, item) for item in ("overall", "follow_up_question"))
        assert convincing[smooth] > max(convincing[first], convincing[asker]) + 0.5
        assert asks[asker] > max(asks[first], asks[smooth]) + 1
        assert max(asks[smooth], asks[first]) < asks.median()
        # On results alone nobody would take the one who asks.
        weaker = year_2[["ratio", "last_ratio"]].min(axis=1)
        assert weaker[asker] < min(weaker[first], weaker[smooth])
        # With what was heard, the same evidence that keys the exercise points to nobody else.
        assert c1.worth(tarnhold, [first, smooth, asker]).idxmax() == asker

    def test_her_word_holds_beyond_her_and_the_other_does_not(self, tarnhold):
        beat = c1.marked(tarnhold, "beat")
        asks, convincing = (c1.in_frames(c1.lined_up(tarnhold, by), beat) for by in ("asks", "convincing"))
        assert asks[-1] > 15 and asks[0] < 5
        assert all(5 <= count <= 15 for count in convincing)

    @pytest.mark.parametrize("mine", [0, 1, 2])
    def test_what_was_played_names_the_choice_the_money_and_the_people(self, tarnhold, mine):
        three = c1.finalists(tarnhold)
        after = shown.played_out(tarnhold, "BET", "VOICES", "LIMITS")
        tested, judged, limits, bars, changed, people, voices, _, board = after([three[mine]], [three[1]])
        assert "18 are among the 48 who ask most, and 4 among" in tested
        assert f"{three[mine]} was {'the best' if mine == 2 else 'a fair'} bet" in judged
        assert judged.endswith("BET") and (voices, limits) == ("VOICES", "LIMITS")
        assert f"You chose {three[mine]}." in bars.alternative
        assert ("stayed" if mine == 1 else "Changing your mind was worth") in changed
        assert "22 more sellers make their quota" in people and "20 fewer" in people
        assert all(rep in board for rep in three)

    def test_half_the_effect_is_about_half_the_money_in_the_same_order(self, tarnhold):
        three, plain = c1.finalists(tarnhold), c1.after_listening(tarnhold, None)["bookings"].sum()
        whole, half = (
            {rep: c1.after_listening(tarnhold, rep, share)["bookings"].sum() - plain for rep in three}
            for share in (c1.LISTENED, c1.LISTENED / 2)
        )
        assert all(0.4 < half[rep] / whole[rep] < 0.6 for rep in three)
        assert sorted(three, key=half.get) == sorted(three, key=whole.get)

    def test_the_raffle_keeps_the_truth_to_itself_until_one_is_drawn(self, tarnhold):
        stayed = str(shown.came_back(tarnhold))
        draw = shown.raffles(tarnhold)
        assert not any(f"{stayed} really" in said or f"was {stayed}" in said for said in draw(0))
        assert any(f"was {stayed}" in said for said in draw(1))

    def test_a_wrong_label_is_named_with_what_is_true(self, tarnhold):
        rows = c1.six(tarnhold).set_index("rep_id")
        right = {str(rep): c1.verdict(row) for rep, row in rows.iterrows()}
        after = shown.looked_at_six(tarnhold)
        assert "All six right." in after(right, ["S189"])
        missed = after({**right, "S116": "twice"}, ["S189"])
        assert "5 of 6 right. S116 never beat the patch." in missed

    def test_the_seller_of_deal_4471_makes_the_stage_that_year(self, tarnhold):
        owner = tarnhold.opportunities.set_index("opportunity_id")["owner_id"]["D04471"]
        third = leaderboard.annual_bookings(tarnhold.attainment, 3)
        assert owner in leaderboard.top_sellers(third)


@pytest.fixture(scope="module")
def keys():
    made = Written(MODULE).keys
    return {index: {q: key(world(index)) for q, key in made.items()} for index in range(1, WORLDS + 1)}


class TestExercise:
    def test_no_fixed_set_of_sentences_earns_half_of_the_speech(self, keys):
        sentences = ("share", "back", "raffle", "rich", "thin", "best", "asks")
        sets = [marked for n in range(1, 8) for marked in combinations(sentences, n)]
        earned = [np.mean([k["speech"].credit(list(marked))[0] for k in keys.values()]) for marked in sets]
        assert max(earned) < 0.45
        cut = [set(k["speech"].best) for k in keys.values()]
        assert all("best" in some and "raffle" not in some for some in cut)
        assert all(2 < sum(s in some for some in cut) < 18 for s in ("share", "back", "rich", "thin", "asks"))

    def test_one_number_for_all_twelve_earns_next_to_nothing(self, keys):
        for chance in (50, 60, 70, 80):
            earned = [k["chances"].credit(dict.fromkeys(k["chances"].outcomes, chance))[0] for k in keys.values()]
            assert np.mean(earned) < 0.25

    def test_both_places_earn_most_of_the_forecast(self, keys):
        earned = []
        for index, k in keys.items():
            rows = c1.repeat_candidates(world(index)).set_index("rep_id")
            place = rows[["rank", "last_rank"]].mean(axis=1)
            earned.append(k["chances"].credit((95 - 0.9 * place).clip(10, 95).to_dict())[0])
        assert np.mean(earned) > 0.6

    def test_the_calls_reward_neither_the_voice_nor_the_money_nor_asking_alone(self, keys):
        earned = {"convincing": [], "asks": [], "bookings": [], "chance": []}
        for index, k in keys.items():
            nine = c1.call_candidates(world(index)).set_index("rep_id")
            for rule in ("convincing", "asks", "bookings"):
                earned[rule].append(k["calls"].credit(list(nine[rule].nlargest(3).index))[0])
            earned["chance"].append(np.mean([k["calls"].credit(list(p))[0] for p in combinations(nine.index, 3)]))
        assert max(np.mean(shares) for shares in earned.values()) < 0.45
