"""How a line lands: the same words differently at different moments, and nothing in a submission can do harm."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleslab.practice.conversation.engine import NotPossible, Step, begin, offered, replay, share_known, spoken, step
from saleslab.practice.conversation.outlook import plans
from saleslab.practice.conversation.script import MEASURES, SCRIPTS, Source, load, parse
from saleslab.practice.conversation.transcript import transcript

SHIPPED = sorted(path.stem for path in SCRIPTS.glob("*.yml"))
WARM_START = {"learn": "easter", "first": "notes", "close": "night_round"}
DEAL = "deal_4471"


@functools.cache
def steps_of(name: str) -> list[Step]:
    """Every step that can be taken in a script that we ship, over all plans."""
    script = load(name)
    steps, waiting, seen = [], [begin(script, plan).opening for plan in plans(script)], set()
    while waiting:
        state = waiting.pop()
        if state in seen:
            continue
        seen.add(state)
        for move_id in offered(script, state):
            steps.append(step(script, state, move_id))
            waiting.append(steps[-1].after)
    return steps


@pytest.mark.parametrize("name", [name for name in SHIPPED if name != "freezer_first_call"])
def test_the_same_line_is_answered_differently_at_different_moments(name: str) -> None:
    answers = defaultdict(set)
    verdicts = defaultdict(set)
    for each in steps_of(name):
        answers[each.turn, each.move_id].add(each.reply.text)
        verdicts[each.turn, each.move_id].add(each.landed)
    assert sum(len(texts) > 1 for texts in answers.values()) > len(answers) / 3
    assert sum(len(both) > 1 for both in verdicts.values()) > len(verdicts) / 4


def test_levels_stay_within_bounds_and_nothing_told_is_forgotten() -> None:
    for each in steps_of("not_for_you"):
        assert all(0 <= getattr(each.after, measure) <= 10 for measure in MEASURES)
        assert each.before.knows <= each.after.knows
        assert 0 <= share_known(load("not_for_you"), each.before) <= share_known(load("not_for_you"), each.after) <= 1


def test_a_plan_changes_her_first_answer() -> None:
    script = load(DEAL)
    unprepared = begin(script, {"learn": "quarter", "first": "recap", "close": "signature"})
    prepared = begin(script, WARM_START)
    assert unprepared.first_words != prepared.first_words
    assert prepared.opening.trust > begin(script, {}).opening.trust > unprepared.opening.trust
    # What was prepared and not said moves nobody; it brings a line to mind.
    assert prepared.opening.fear == begin(script, {}).opening.fear == unprepared.opening.fear
    assert prepared.opening.unready ^ unprepared.opening.unready == {"the_patients", "night_round", "sign_before"}
    assert not begin(script, {}).opening.unready


def test_the_prepared_opening_is_played_and_answered() -> None:
    script = load(DEAL)
    said = [transcript(script, plan, begin(script, plan))[:2] for plan in plans(script) if plan["first"] == "notes"]
    assert all([line["who"] for line in lines] == ["you", "other"] for lines in said)
    assert all("What did we miss?" in lines[0]["text"] for lines in said)


@pytest.mark.parametrize("name", ["before_june", "hot_kitchens", "not_for_you"])
def test_who_says_why_not_is_in_less_of_a_hurry(name: str) -> None:
    rising = [each for each in steps_of(name) if each.after.urgency > each.before.urgency]
    moves = [load(name).turns[each.turn].moves[each.move_id] for each in rising]
    assert all(move.all_properties & {"pitch", "insight"} for move in moves)


def test_a_promise_comes_back_kept_or_not() -> None:
    script, plan = load(DEAL), {"learn": "unsaid", "first": "notes", "close": "night_round"}
    path = ["why_now", "what_happened", "had_to_ring", "who_against", "bad_month"]
    before, kept, broken = (
        replay(script, plan, [*path, *more]).state for more in ([], ["ring_before"], ["friday_will_do"])
    )
    assert kept.trust > before.trust > broken.trust
    assert kept.fear < before.fear < broken.fear
    assert spoken(script, kept, plan) != spoken(script, broken, plan)
    assert step(script, kept, "one_pharmacy").after.ending == "pilot"
    assert not step(script, broken, "one_pharmacy").landed


def test_pressing_loses_what_listening_gains() -> None:
    script = load(DEAL)
    told = replay(script, WARM_START, ["why_now"]).state
    listened, pitched = step(script, told, "hard_week"), step(script, told, "not_with_us")
    assert listened.landed and listened.after.trust > told.trust and listened.after.knows > told.knows
    assert not pitched.landed and pitched.after.trust < told.trust and pitched.after.knows == told.knows


def test_questions_in_a_row_become_an_interrogation() -> None:
    script = load("freezer_first_call")
    first = step(script, begin(script, {}).opening, "how_many")
    second = step(script, first.after, "who_decides")
    assert first.landed and not second.landed
    assert second.after.trust < first.after.trust


def test_sympathy_lands_only_right_after_something_was_told(write: Callable[..., Path]) -> None:
    comfort = (
        "      comfort:\n        say: Oh dear.\n        is: [empathy]\n        replies: [{text: Yes., ending: lost}]\n"
    )
    script = parse(Source(write(("      send:\n", comfort + "      send:\n"))))
    after_question, after_pitch = (replay(script, {}, [move]).state for move in ("what", "tell"))
    assert step(script, after_question, "comfort").landed
    assert not step(script, after_pitch, "comfort").landed


def test_nobody_says_yes_before_it_was_asked_what_a_wrong_choice_costs_her() -> None:
    agreed = [each.after for each in steps_of(DEAL) if each.after.ending == "pilot"]
    assert agreed
    assert all("my_name" in state.knows for state in agreed)


def test_one_buyer_is_best_advised_not_to_buy() -> None:
    script = load("not_for_you")
    endings = {each.after.ending: set[str]() for each in steps_of("not_for_you") if each.after.ending}
    for each in steps_of("not_for_you"):
        if each.after.ending:
            endings[each.after.ending] |= script.turns[each.turn].moves[each.move_id].all_properties
    best = max(endings, key=lambda name: script.endings[name].worth)
    assert endings[best] == {"advise_against"}
    assert script.endings["signed"].worth == min(ending.worth for ending in script.endings.values())


HOSTILE: list[Any] = [["no_such_move"], ["why_now", "why_now"], ["__class__"], ["why_now"] * 1000, [""], ["{{7*7}}"]]


@pytest.mark.parametrize("path", HOSTILE, ids=range(len(HOSTILE)))
def test_a_path_that_the_script_does_not_allow_is_refused(path: list[str]) -> None:
    with pytest.raises(NotPossible):
        replay(load(DEAL), {}, path)


@pytest.mark.parametrize("plan", [{"learn": "easter"}, {**WARM_START, "learn": "x"}, {"a": "b"}])
def test_a_plan_of_another_script_is_refused(plan: dict[str, str]) -> None:
    with pytest.raises(NotPossible):
        begin(load(DEAL), plan)


@given(st.lists(st.integers(0, 4), max_size=12), st.sampled_from(SHIPPED))
def test_any_choice_of_lines_comes_to_an_end(choices: list[int], name: str) -> None:
    script = load(name)
    state = begin(script, {}).opening
    for choice in choices:
        moves = list(offered(script, state))
        if moves:
            state = step(script, state, moves[choice % len(moves)]).after
    assert state.ending or len(choices) < 8
    assert bool(offered(script, state)) != bool(state.ending)


def test_after_the_walk_she_speaks_of_it_and_without_it_nobody_has_asked() -> None:
    script = load(DEAL)
    walked = replay(script, {}, ["decide_when", "sign_before", "night_round"])
    words = spoken(script, walked.state, {})
    assert walked.state.turn == "after_the_walk" and words is not None and "about Tuesday" in words.text
    told = replay(script, {}, ["decide_when", "sign_before", "twelve_percent"])
    words = spoken(script, told.state, {})
    assert words is not None and "Tuesday" not in words.text


def test_a_broken_promise_never_ends_best() -> None:
    """Whatever was said before and after."""
    script = load(DEAL)
    waiting, seen = [begin(script, plan).opening for plan in plans(script)], set()
    broken = 0
    while waiting:
        state = waiting.pop()
        if state in seen:
            continue
        seen.add(state)
        if state.ending and state.broken:
            broken += 1
            assert script.endings[state.ending].worth < script.best_worth
        waiting += [step(script, state, move).after for move in offered(script, state)]
    assert broken > 100
