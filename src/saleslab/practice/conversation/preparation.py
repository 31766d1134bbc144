"""Looking back on the call plan: what another one would have changed, from the first word on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saleslab.practice.conversation.engine import NotPossible, Plan, Played, State, begin, offered, replay
from saleslab.practice.conversation.outlook import plans
from saleslab.practice.conversation.script import MEASURES, PlanRow, Script


@dataclass(frozen=True)
class BetterPlan:
    """A plan that promised more: its lines that differ, and what it changes.

    ``rather``: what each row asks, what was prepared, and what would have been better. ``levels``: a measure's name,
    its level at the start as it was and as it would have been, 0 to 10. ``first_words`` and ``ending`` (its title, with
    the very lines that were said) are empty where they would have been the same.
    """

    rather: list[tuple[str, str, str]]
    levels: list[tuple[str, int, int]]
    first_words: str
    ending: str


@dataclass(frozen=True)
class Bought:
    """What a line of the plan was good for: the move that it brought to mind, and what became of that."""

    prepared: str
    line: str
    became: str


def bought(script: Script, played: Played) -> list[Bought]:
    """The moves that the learner's plan brought to mind, in its order."""
    lines = (script.plan[row].lines[line] for row, line in played.plan.items())
    return [_bought(script, played, each.text, each.ready) for each in lines if each.ready]


def _bought(script: Script, played: Played, prepared: str, move_id: str) -> Bought:
    [line] = {turn.moves[move_id].say for turn in script.turns.values() if move_id in turn.moves}
    said = {step.move_id for step in played.steps}
    offers = {move for step in played.steps for move in offered(script, step.before)}
    became = "You said it." if move_id in said else "You left it." if move_id in offers else "It never came to that."
    return Bought(prepared, line, became)


def warmth(state: State) -> int:
    """How ready they are to talk, -10 to 10: trust less fear."""
    return state.trust - state.fear


def better_plan(script: Script, played: Played) -> BetterPlan | None:
    """The plan with which they begin most ready to talk, where one was made that isn't; of several the nearest to it.

    A plan is judged by what it does, to the first minute. What the learner makes of that is told line by line.
    """
    if not played.plan:
        return None

    def worth(plan: Plan) -> tuple[int, int]:
        return warmth(begin(script, plan).opening), -len(_changed(played.plan, plan))

    best = max(plans(script), key=worth)
    other = begin(script, best)
    if warmth(other.opening) <= warmth(played.opening):
        return None
    levels = [(script.measures[m], getattr(played.opening, m), getattr(other.opening, m)) for m in MEASURES]
    return BetterPlan(
        rather=[_rather(script.plan[row], played.plan[row], best[row]) for row in _changed(played.plan, best)],
        levels=[level for level in levels if level[1] != level[2]],
        first_words=other.first_words.text if other.first_words and other.first_words != played.first_words else "",
        ending=_other_ending(script, best, played),
    )


def _rather(row: PlanRow, own: str, other: str) -> tuple[str, str, str]:
    return row.ask, row.lines[own].text, row.lines[other].text


def _changed(own: Plan, other: Plan) -> Sequence[str]:
    return [row for row in other if own.get(row) != other[row]]


def _other_ending(script: Script, plan: Plan, played: Played) -> str:
    """Where the very same lines lead after another plan; empty where to nothing better, or where they no longer fit."""
    try:
        ending = replay(script, plan, [step.move_id for step in played.steps]).state.ending
    except NotPossible:
        return ""
    if not ending or script.endings[ending].worth <= script.endings[played.state.ending].worth:
        return ""
    return script.endings[ending].title
