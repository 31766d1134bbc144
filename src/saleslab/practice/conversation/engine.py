"""How a line lands: from what it is, the state the other person is in, and who they are. Pure and deterministic.

The sizes of the effects are the course's settings, chosen so that listening pays; they are no research finding.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from saleslab.practice.conversation.script import MEASURES, Measure, Move, Property, Reply, Script, When, Words

Plan = Mapping[str, str]
"""The chosen line of each row of the call plan."""


class NotPossible(ValueError):
    """A plan or a move that this conversation does not offer at this point."""


class NoReply(Exception):
    """A script that has no answer to a move in some state. The checker finds these before any learner does."""


@dataclass(frozen=True)
class State:
    """Where the conversation stands. The other person's part of it is never shown before the end.

    ``fresh``: their last words told something new. ``asked``: questions in a row without giving anything back.
    ``turn`` is empty once it has ended, ``ending`` before that. ``unready``: moves that the plan left unprepared.
    """

    turn: str
    trust: int
    urgency: int
    fear: int
    knows: frozenset[str] = frozenset()
    promised: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    fresh: bool = False
    asked: int = 0
    ending: str = ""
    unready: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Step:
    """One move played: the state before and after, and what was answered."""

    turn: str
    move_id: str
    before: State
    after: State
    landed: bool
    reply: Reply
    reply_number: int


@dataclass(frozen=True)
class Played:
    """A conversation as far as it was played, from an opening; ``plan`` is empty where nobody prepared."""

    plan: Plan
    opening: State
    first_words: Words | None
    steps: tuple[Step, ...]

    @property
    def state(self) -> State:
        """Where it stands now."""
        return self.steps[-1].after if self.steps else self.opening


Change = Mapping[Measure, int]

_LANDED: Mapping[Property, Change] = {
    "follow_up": {"trust": 1},
    "insight": {"trust": 1, "urgency": 1},
    "empathy": {"trust": 1, "fear": -1},
    "pitch": {"urgency": 1},
    "promise": {"trust": 1},
    "keeps": {"trust": 2, "fear": -1},
    "breaks": {"trust": -4, "fear": 1},
    "concession": {"trust": -1},  # it was not needed, and now the first price looks made up
    "advise_against": {"trust": 3, "fear": -2, "urgency": -2},
}
_MISSED: Mapping[Property, Change] = {
    "open": {"trust": -1},
    "closed": {"trust": -1},
    "follow_up": {"trust": -1},
    "insight": {"trust": -1},
    "empathy": {"trust": -1},
    "pitch": {"trust": -1, "urgency": -1},
    "request_commitment": {"trust": -1, "fear": 1},
    "concession": {"trust": -1, "urgency": -1},
    "promise": {"trust": -1},
    "advise_against": {"trust": -1},
}
# How a type differs: (type, property, landed) -> what is added to the change above.
_BY_TYPE: Mapping[tuple[str, Property, bool], Change] = {
    ("careful", "pitch", False): {"trust": -1},
    ("careful", "concession", False): {"fear": 1},
    ("brisk", "empathy", False): {"trust": -1},
    ("brisk", "insight", True): {"trust": 1},
    ("warm", "empathy", True): {"trust": 1},
    ("warm", "request_commitment", False): {"trust": -1},
}
_TOLD: Mapping[str, Change] = {
    "money": {"urgency": 1},  # who says a cost aloud hears it
    "against": {"urgency": -1},  # and who says aloud why not is in less of a hurry
    "stake": {"trust": 1, "fear": -2},  # a fear that has been named shrinks
    "people": {"fear": -1},  # a decision shared weighs less
}
_QUESTIONS_BORNE = {"careful": 2, "brisk": 1, "warm": 3}
"""Questions in a row, nothing given back, before it feels like an interrogation."""
_GUARD = {"careful": 1, "brisk": 0, "warm": -1}
"""How much more trust a deeper question needs."""


def begin(script: Script, plan: Plan) -> Played:
    """The conversation after the first words. Raises `NotPossible` where ``plan`` is none of this script's plans.

    An empty plan means that nobody prepared.
    """
    state = State(script.start, script.person.trust, script.person.urgency, script.person.fear)
    if plan:
        if set(plan) != set(script.plan) or any(plan[row] not in script.plan[row].lines for row in plan):
            raise NotPossible("This plan does not belong to this conversation.")
        state = _changed(state, *(script.plan[row].lines[line].changes for row, line in plan.items()))
        state = replace(state, unready=_unready(script, plan))
    return Played(plan, state, spoken(script, state, plan), ())


def _unready(script: Script, plan: Plan) -> frozenset[str]:
    """The moves that only other lines of the plan would have brought to mind."""
    ready = {(row, line): each.ready for row, rows in script.plan.items() for line, each in rows.lines.items()}
    mind = {move for chosen, move in ready.items() if chosen in plan.items()}
    return frozenset(move for move in ready.values() if move and move not in mind)


def replay(script: Script, plan: Plan, path: Sequence[str]) -> Played:
    """The conversation that ``plan`` and the moves of ``path`` make. Raises `NotPossible` at the first wrong move.

    Safe on anything a submission holds: it looks names up and runs nothing.
    """
    played = begin(script, plan)
    for move_id in path:
        played = replace(played, steps=(*played.steps, step(script, played.state, move_id)))
    return played


def offered(script: Script, state: State) -> dict[str, Move]:
    """The moves open to the learner now, none after the end."""
    if state.ending:
        return {}
    moves = script.turns[state.turn].moves
    return {
        move_id: move for move_id, move in moves.items() if move_id not in state.unready and holds(move.when, state)
    }


def spoken(script: Script, state: State, plan: Plan) -> Words | None:
    """The other person's words on arriving at the state's turn, if any."""
    if state.ending:
        return None
    return next((words for words in script.turns[state.turn].says if holds(words.when, state, plan=plan)), None)


def step(script: Script, state: State, move_id: str) -> Step:
    """Play one move. Raises `NotPossible` where it isn't offered now."""
    moves = offered(script, state)
    if move_id not in moves:
        raise NotPossible("That line is not open at this point of the conversation.")
    move = moves[move_id]
    verdict = {each: _lands(script, state, move, each) for each in move.all_properties}
    landed = all(verdict.values())
    kind = script.person.type
    changes = [(_LANDED if ok else _MISSED).get(each, {}) for each, ok in verdict.items()]
    changes += [_BY_TYPE.get((kind, each, ok), {}) for each, ok in verdict.items()]
    felt = _noted(_changed(state, *changes), move)
    answers = ((n, r) for n, r in enumerate(move.replies) if holds(r.when, felt, landed=landed))
    number, reply = next(answers, (None, None))
    if number is None or reply is None:
        raise NoReply(f"turn “{state.turn}”, move “{move_id}”: no reply fits")
    told = [fact for fact in reply.reveals if fact not in state.knows]
    after = replace(
        _changed(felt, *(_TOLD[script.person.problem[fact].kind] for fact in told)),
        turn=reply.next or "",
        ending=reply.ending or "",
        knows=state.knows | set(told),
        fresh=bool(told),
        asked=_asked(state, move, bool(told)),
    )
    return Step(state.turn, move_id, state, after, landed, reply, number)


def missed(script: Script, said: Step) -> str:
    """Why a line didn't land, in a clause; nothing where it did."""
    before, who = said.before, script.person.pronoun
    move = script.turns[said.turn].moves[said.move_id]
    failed = [each for each in move.all_properties if not _lands(script, before, move, each)]
    if not failed:
        return ""
    if failed[0] in ("open", "closed"):
        tired = f"one more question, and {who} had got nothing back"
        return f"{who} had stopped trusting you" if before.trust < 1 else tired
    if failed[0] == "follow_up":
        early = before.trust < (move.layer or 1) + _GUARD[script.person.type]
        return f"too early: {who} didn’t trust you enough yet" if early else f"{who} had told you too little so far"
    return _TOO_SOON[failed[0]].format(who=who)


def share_known(script: Script, state: State) -> float:
    """The part of the problem, by money, that has come out: 0 to 1. Where it has no price, the part of the facts."""
    problem = script.person.problem
    if script.total_worth:
        return sum(problem[fact].worth for fact in state.knows) / script.total_worth
    return len(state.knows) / len(problem)


def would_agree(script: Script, state: State) -> bool:
    """Whether a commitment asked for now is given."""
    needs = script.agrees
    return (
        state.trust >= needs.trust
        and state.urgency >= needs.urgency
        and state.fear <= needs.fear
        and state.knows >= set(needs.knows)
    )


def holds(when: When, state: State, *, landed: bool | None = None, plan: Plan | None = None) -> bool:
    """Whether a condition holds in ``state``."""
    return not when.model_fields_set or (
        when.lands in (None, landed)
        and all(_within(getattr(when, measure), getattr(state, measure)) for measure in MEASURES)
        and state.knows.issuperset(when.knows)
        and state.knows.isdisjoint(when.unknown)
        and (when.promised is None or when.promised in state.promised)
        and (when.not_promised is None or when.not_promised not in state.promised)
        and (when.kept is None or when.kept in state.kept)
        and (when.broken is None or when.broken in state.broken)
        and all((plan or {}).get(row) == line for row, line in when.plan.items())
    )


def _within(bound: str | None, value: int) -> bool:
    if bound is None:
        return True
    _, side, limit = bound.split()
    return value >= int(limit) if side == "least" else value <= int(limit)


def _changed(state: State, *changes: Change) -> State:
    if not any(changes):
        return state
    levels = {m: getattr(state, m) + sum(change.get(m, 0) for change in changes) for m in MEASURES}
    return replace(state, **{m: min(max(level, 0), 10) for m, level in levels.items()})


def _noted(state: State, move: Move) -> State:
    if not (move.promise or move.keeps or move.breaks):
        return state
    return replace(
        state,
        promised=state.promised | ({move.promise} if move.promise else set()),
        kept=state.kept | ({move.keeps} if move.keeps else set()),
        broken=state.broken | ({move.breaks} if move.breaks else set()),
    )


def _asked(state: State, move: Move, told: bool) -> int:
    """A question counts towards an interrogation unless it follows up on what was said and is answered."""
    is_question = bool(move.all_properties & {"open", "closed", "follow_up"})
    gives = bool(move.all_properties & {"empathy", "insight", "promise", "keeps"})
    if gives or not is_question or (move.layer and told):
        return 0
    return state.asked + 1


_Rule = Callable[[Script, State, Move], bool]


def _lands(script: Script, state: State, move: Move, each: Property) -> bool:
    rule = _RULES.get(each)
    return rule is None or rule(script, state, move)


def _question(script: Script, state: State, move: Move) -> bool:
    return state.trust >= 1 and state.asked < _QUESTIONS_BORNE[script.person.type]


def _deeper(script: Script, state: State, move: Move) -> bool:
    layer = move.layer or 1
    needed = layer + _GUARD[script.person.type]
    return len(state.knows) >= layer - 1 and state.trust >= needed


def _half_known(script: Script, state: State, move: Move) -> bool:
    return share_known(script, state) >= 0.5


_TOO_SOON: Mapping[Property, str] = {
    "insight": "{who} had told you nothing yet that it could answer",
    "empathy": "{who} had just said nothing that called for it",
    "pitch": "you knew less than half of it",
    "request_commitment": "{who} wasn’t ready to agree",
    "concession": "{who} wasn’t ready to agree",
    "promise": "a promise was worth little by then",
    "advise_against": "you knew less than half of it",
}
"""Why a line of each kind that is no question can miss, in a clause."""
_RULES: Mapping[Property, _Rule] = {
    "open": _question,
    "closed": _question,
    "follow_up": _deeper,
    # An idea of ours is worth hearing once they have said something; the brisk want to hear one first.
    "insight": lambda script, state, move: script.person.type == "brisk" or bool(state.knows),
    # Sympathy with nothing that was said is a technique, and is heard as one.
    "empathy": lambda script, state, move: state.fresh,
    "pitch": _half_known,
    "request_commitment": lambda script, state, move: would_agree(script, state),
    "concession": lambda script, state, move: would_agree(script, state),
    "promise": lambda script, state, move: not state.broken and state.trust >= 1,
    "advise_against": _half_known,
}
