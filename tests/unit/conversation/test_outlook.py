"""Skilled play wins, and no habit does instead."""

from __future__ import annotations

import pytest

from saleslab.practice.conversation.engine import begin, offered, step
from saleslab.practice.conversation.outlook import TRIVIAL, Outlook, anything, plans, result, skilled
from saleslab.practice.conversation.script import SCRIPTS, load

from .test_engine import steps_of

SHIPPED = sorted(path.stem for path in SCRIPTS.glob("*.yml"))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_skilled_seller_does_more_and_no_habit_comes_near(name: str) -> None:
    script = load(name)
    good, random = result(script, skilled), result(script, anything)
    habits = {habit: result(script, chooser) for habit, chooser in TRIVIAL.items()}
    for habit, done in habits.items():
        assert good.worth - done.worth > done.worth - random.worth, f"{habit} is nearer to skill than to chance"
        assert good.found > done.found, f"{habit} brings as much out"
    assert good.best > 2 * max(done.best for done in habits.values())


@pytest.mark.parametrize("name", SHIPPED)
def test_skill_is_not_knowing_the_answer(name: str) -> None:
    """A skilled seller sees no more than was said, so the best possible play must do at least as well."""
    script = load(name)

    def best_worth(state: object) -> float:
        assert hasattr(state, "ending")
        if state.ending:
            return float(script.endings[state.ending].worth)
        if state not in known:
            known[state] = max(best_worth(step(script, state, move).after) for move in offered(script, state))
        return known[state]

    known: dict[object, float] = {}
    openings = [begin(script, plan).opening for plan in plans(script)]
    assert result(script, skilled).worth <= sum(map(best_worth, openings)) / len(openings)


@pytest.mark.parametrize("name", ["not_for_you", "coaching_pipeline"])
def test_no_line_is_always_right(name: str) -> None:
    """Of the lines that are ever best, most are not best at some other moment."""
    script = load(name)
    outlook = Outlook(script)
    best, offered_at = {}, {}
    for state in {each.before for each in steps_of(name)}:
        worths = outlook.moves(state)
        for move, worth in worths.items():
            key = (state.turn, move)
            offered_at[key] = offered_at.get(key, 0) + 1
            best[key] = best.get(key, 0) + (worth == max(worths.values()) > min(worths.values()))
    ever = [key for key, count in best.items() if count]
    assert sum(best[key] < offered_at[key] for key in ever) > len(ever) / 2


def test_worth_is_the_mean_of_the_best_and_of_any_line() -> None:
    script = load("freezer_first_call")
    outlook = Outlook(script)
    last = next(each.before for each in steps_of("freezer_first_call") if each.before.turn == "told")
    ends = [script.endings[step(script, last, move).after.ending].worth for move in offered(script, last)]
    assert outlook.worth(last) == (max(ends) + sum(ends) / len(ends)) / 2
