"""What may still come of a conversation: its worth from any point on, and how ways of playing it do. Exact, no dice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product

from saleslab.practice.conversation.engine import Plan, State, begin, offered, share_known, step
from saleslab.practice.conversation.script import Move, Property, Script

Chooser = Callable[[Script, State, Mapping[str, Move]], list[str]]
"""A way of playing: the moves it would make now, one of them picked at random. It sees what a learner sees."""


class Outlook:
    """Worth (0 to 100) of every point of one conversation, for a learner who from there on plays fairly well.

    Fairly well: half of the time the best move, half of the time any. Each point is worked out once.
    """

    def __init__(self, script: Script) -> None:
        self._script = script
        self._known: dict[State, float] = {}

    def worth(self, state: State) -> float:
        """Expected worth of the ending from ``state`` on."""
        if state.ending:
            return float(self._script.endings[state.ending].worth)
        if state not in self._known:
            worths = list(self.moves(state).values())
            self._known[state] = 0.5 * max(worths) + 0.5 * sum(worths) / len(worths)
        return self._known[state]

    def moves(self, state: State) -> dict[str, float]:
        """Expected worth of each move open in ``state``."""
        return {each: self.worth(step(self._script, state, each).after) for each in offered(self._script, state)}


@dataclass(frozen=True)
class Result:
    """How a way of playing does: mean worth of the ending, chance of the best one, mean share of the problem found."""

    worth: float
    best: float
    found: float


def plans(script: Script) -> list[Plan]:
    """Every call plan that can be made, or the empty one where the script asks for none."""
    rows = [[(row, line) for line in each.lines] for row, each in script.plan.items()]
    return [dict(chosen) for chosen in product(*rows)]


def result(script: Script, chooser: Chooser) -> Result:
    """What ``chooser`` comes to on average, over all plans."""
    known: dict[State, Result] = {}

    def from_here(state: State) -> Result:
        if state.ending:
            worth = script.endings[state.ending].worth
            return Result(worth, float(worth == script.best_worth), share_known(script, state))
        if state not in known:
            chosen = chooser(script, state, offered(script, state))
            known[state] = _mean([from_here(step(script, state, each).after) for each in chosen])
        return known[state]

    return _mean([from_here(begin(script, plan).opening) for plan in plans(script)])


def _mean(results: list[Result]) -> Result:
    n = len(results)
    return Result(
        sum(r.worth for r in results) / n, sum(r.best for r in results) / n, sum(r.found for r in results) / n
    )


def anything(_script: Script, _state: State, moves: Mapping[str, Move]) -> list[str]:
    """Any move, without thought."""
    return list(moves)


def longest(_script: Script, _state: State, moves: Mapping[str, Move]) -> list[str]:
    """Always the longest line."""
    most = max(len(move.say.split()) for move in moves.values())
    return [each for each, move in moves.items() if len(move.say.split()) == most]


def always(wanted: Property) -> Chooser:
    """Always a line of one kind; where none is offered, anything."""

    def choose(_script: Script, _state: State, moves: Mapping[str, Move]) -> list[str]:
        return [each for each, move in moves.items() if wanted in move.all_properties] or list(moves)

    return choose


def skilled(script: Script, state: State, moves: Mapping[str, Move]) -> list[str]:
    """What a good seller does with what can be heard: keep promises, take up what was just said, ask before telling.

    It knows nothing of the hidden state beyond what the other person has told.
    """
    stakes = {fact for fact, each in script.person.problem.items() if each.kind == "stake"}
    understood = share_known(script, state) >= 0.5 and bool(stakes & state.knows or not stakes)
    scores = {each: _appeal(move, state, understood) for each, move in moves.items()}
    return [each for each, score in scores.items() if score == max(scores.values())]


def _appeal(move: Move, state: State, understood: bool) -> float:
    worth: dict[Property, float] = {
        "keeps": 5,
        "breaks": -5,
        "follow_up": (1 if understood else 2) + 0.5 * (move.layer or 0),
        "empathy": 2 if state.fresh else -2,
        "open": 1.5 if state.asked == 0 else 0,
        "promise": 1,
        "insight": 1 if state.knows else -1,
        "request_commitment": 3 if understood else -2,
        "advise_against": 3.5 if understood else -3,
        "closed": -0.5,
        "pitch": 0.5 if understood else -2,
        "concession": -3,
    }
    return sum(worth[each] for each in move.all_properties)


TRIVIAL: Mapping[str, Chooser] = {
    "always the open question": always("open"),
    "always the closed question": always("closed"),
    "always the longest line": longest,
    "always pitch": always("pitch"),
    "always sympathy": always("empathy"),
    "always ask for the commitment": always("request_commitment"),
    "anything": anything,
}
"""Ways of playing that must not work."""
