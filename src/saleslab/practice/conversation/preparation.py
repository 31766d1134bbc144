"""Looking back on the call plan: what another one would have changed, from the first word on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saleslab.practice.conversation.engine import NotPossible, Plan, Played, begin, replay
from saleslab.practice.conversation.outlook import Outlook, plans
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


def better_plan(script: Script, played: Played, outlook: Outlook) -> BetterPlan | None:
    """The most promising plan, where one was made and another is worth a point more; the nearest to it of several."""
    if not played.plan:
        return None

    def worth(plan: Plan) -> tuple[float, int]:
        return outlook.worth(begin(script, plan).opening), -len(_changed(played.plan, plan))

    best = max(plans(script), key=worth)
    if worth(best)[0] - outlook.worth(played.opening) < 1:
        return None
    other = begin(script, best)
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
    """Where the very same lines lead after another plan; empty where to the same end, or where they no longer fit."""
    try:
        ending = replay(script, plan, [step.move_id for step in played.steps]).state.ending
    except NotPossible:
        return ""
    return script.endings[ending].title if ending and ending != played.state.ending else ""
