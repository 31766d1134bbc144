"""Finding what is wrong with a script before a learner does. Every fault names file, line and reason.

A trainer runs ``python -m saleslab.practice.conversation.check my_script.yml``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from saleslab.practice.conversation.engine import NoReply, State, begin, offered, spoken, step
from saleslab.practice.conversation.outlook import TRIVIAL, Outlook, anything, plans, result, skilled
from saleslab.practice.conversation.script import (
    Place,
    Property,
    Script,
    ScriptError,
    Source,
    parse,
    wrong_names,
)

MOST_WORDS_REPLY = 45
MOST_WORDS_MOVE = 30
ROOM = 50_000
"""A script with more distinct situations than this is too large to follow, and too large to check while waiting."""


@dataclass
class _Seen:
    """Everything that can happen in a script, over all plans and all moves."""

    states: set[State] = field(default_factory=set)
    said: set[tuple[str, int]] = field(default_factory=set)
    moves: set[tuple[str, str]] = field(default_factory=set)
    replies: set[tuple[str, str, int]] = field(default_factory=set)
    silent: set[tuple[str, str]] = field(default_factory=set)
    stuck: set[str] = field(default_factory=set)


def problems(path: Path) -> list[str]:
    """A plain line for each thing wrong with the script at ``path``; none where it is fit for learners."""
    try:
        source = Source(path)
        script = parse(source)
    except ScriptError as error:
        return error.faults
    if faults := wrong_names(script, source) or list(_circles(script, source)):
        return faults
    seen = _explore(script)
    faults = [*_dead_ends(script, source, seen), *_unreached(script, source, seen), *_words(script, source)]
    return faults or [*_balance(script, source, seen)]


def _circles(script: Script, source: Source) -> Iterator[str]:
    """A conversation goes on: a turn left behind does not come again, so that each ends."""
    follows = {
        turn_id: {reply.next for move in turn.moves.values() for reply in move.replies if reply.next}
        for turn_id, turn in script.turns.items()
    }
    done: set[str] = set()

    def leads_back(turn_id: str, above: tuple[str, ...]) -> Iterator[str]:
        if turn_id in above:
            yield source.fault(("turns", turn_id), f"turn “{turn_id}” leads back to itself, so it may never end")
        elif turn_id not in done:
            for after in sorted(follows[turn_id]):
                yield from leads_back(after, (*above, turn_id))
            done.add(turn_id)

    yield from leads_back(script.start, ())


def _explore(script: Script) -> _Seen:
    seen = _Seen()
    waiting = []
    for plan in plans(script):
        played = begin(script, plan)
        waiting.append(played.opening)
        _hear(script, seen, played.opening, played.first_words)
    while waiting:
        state = waiting.pop()
        if state in seen.states:
            continue
        seen.states.add(state)
        if state.ending:
            continue
        _hear(script, seen, state, spoken(script, state, {}))
        moves = offered(script, state)
        if len(moves) < 2:
            seen.stuck.add(state.turn)
        for move_id in moves:
            seen.moves.add((state.turn, move_id))
            try:
                played_step = step(script, state, move_id)
            except NoReply:
                seen.silent.add((state.turn, move_id))
                continue
            seen.replies.add((state.turn, move_id, played_step.reply_number))
            waiting.append(played_step.after)
    return seen


def _hear(script: Script, seen: _Seen, state: State, words: object) -> None:
    says = script.turns[state.turn].says
    seen.said.update((state.turn, n) for n, each in enumerate(says) if each is words)


def _dead_ends(script: Script, source: Source, seen: _Seen) -> Iterator[str]:
    for turn_id in sorted(seen.stuck):
        yield source.fault(("turns", turn_id), f"turn “{turn_id}” can be reached with fewer than two lines to choose")
    for turn_id, move_id in sorted(seen.silent):
        place: Place = ("turns", turn_id, "moves", move_id)
        yield source.fault(place, f"“{move_id}” can get no answer: end its replies with one without “when”")


def _unreached(script: Script, source: Source, seen: _Seen) -> Iterator[str]:
    reached = {state.turn for state in seen.states}
    ended = {state.ending for state in seen.states}
    told = {fact for state in seen.states for fact in state.knows}
    for ending in script.endings.keys() - ended:
        yield source.fault(("endings", ending), f"no path leads to the ending “{ending}”")
    for fact in script.person.problem.keys() - told:
        yield source.fault(("person", "problem", fact), f"no path brings out “{fact}”")
    for turn_id, turn in script.turns.items():
        place: Place = ("turns", turn_id)
        if turn_id not in reached:
            yield source.fault(place, f"no path leads to the turn “{turn_id}”")
            continue
        for n, _ in enumerate(turn.says):
            if (turn_id, n) not in seen.said:
                yield source.fault((*place, "says", n), "these words are never spoken: the condition never holds first")
        for move_id, move in turn.moves.items():
            at: Place = (*place, "moves", move_id)
            if (turn_id, move_id) not in seen.moves:
                yield source.fault(at, f"“{move_id}” is never offered: its condition never holds")
                continue
            for n, _ in enumerate(move.replies):
                if (turn_id, move_id, n) not in seen.replies:
                    yield source.fault(
                        (*at, "replies", n), "this reply is never spoken: the condition never holds first"
                    )


def _words(script: Script, source: Source) -> Iterator[str]:
    for turn_id, turn in script.turns.items():
        for n, words in enumerate(turn.says):
            yield from _wording(source, ("turns", turn_id, "says", n), words.text, MOST_WORDS_REPLY)
        for move_id, move in turn.moves.items():
            place: Place = ("turns", turn_id, "moves", move_id)
            yield from _wording(source, (*place, "say"), move.say, MOST_WORDS_MOVE)
            if not move.all_properties:
                yield source.fault(place, f"“{move_id}” has no property: say what it is with “is”")
            for n, reply in enumerate(move.replies):
                yield from _wording(source, (*place, "replies", n), reply.text, MOST_WORDS_REPLY)


def _wording(source: Source, place: Place, text: str, most: int) -> Iterator[str]:
    if text.count("“") != text.count("”"):
        yield source.fault(place, "a quotation mark “ or ” is missing its other half")
    if (words := len(text.split())) > most:
        yield source.fault(place, f"{words} words; nobody says more than {most} at once")


def _balance(script: Script, source: Source, seen: _Seen) -> Iterator[str]:
    """No habit may do instead of listening, and no line may always be right."""
    outlook = Outlook(script)
    open_states = [state for state in seen.states if not state.ending]
    skilful, random = result(script, skilled).worth, result(script, anything).worth
    for name, chooser in TRIVIAL.items():
        worth = result(script, chooser).worth
        if worth - random >= (skilful - random) / 2:
            words = f"“{name}” comes to {worth:.0f} of 100, too near a skilled seller’s {skilful:.0f}"
            yield source.fault(("turns",), f"{words} (no thought at all: {random:.0f})")
    telling = first = longest = 0
    for state in open_states:
        worths = outlook.moves(state)
        best = max(worths, key=lambda each: worths[each])
        if list(worths.values()).count(worths[best]) > 1:
            continue
        telling += 1
        lengths = {each: len(script.turns[state.turn].moves[each].say.split()) for each in worths}
        first += best == next(iter(worths))
        longest += lengths[best] == max(lengths.values())
    for count, habit in ((first, "first"), (longest, "longest")):
        if count > telling / 2:
            yield source.fault(("turns",), f"the {habit} line is the best in {count} of {telling} situations")
    if len(seen.states) > ROOM:
        yield source.fault(("turns",), f"{len(seen.states)} situations; keep it below {ROOM}")


def unused_properties(scripts: list[Script]) -> set[str]:
    """Properties that no line of any of these scripts has."""
    used = {
        each
        for script in scripts
        for turn in script.turns.values()
        for move in turn.moves.values()
        for each in move.all_properties
    }
    return set(get_args(Property)) - used


if __name__ == "__main__":
    found = [line for name in sys.argv[1:] for line in problems(Path(name))]
    print("\n".join(found) or "Nothing wrong.")
    sys.exit(bool(found))
