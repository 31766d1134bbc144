"""A conversation as a trainer writes it: one YAML file, read with the line of every part.

`docs/conversations.md` explains the format to authors. Nothing here knows how a line lands: that is `engine`.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

SCRIPTS = Path(__file__).parent / "scripts"

Measure = Literal["trust", "urgency", "fear"]
MEASURES: tuple[Measure, ...] = ("trust", "urgency", "fear")
Property = Literal[
    "open",
    "closed",
    "follow_up",
    "pitch",
    "insight",
    "empathy",
    "request_commitment",
    "concession",
    "advise_against",
    "promise",
    "keeps",
    "breaks",
]
"""What a line of the learner's can be. The last three come from the fields of the same name, which name a promise."""

Place = tuple[str | int, ...]
"""Where something stands in a script: keys and positions from the top."""

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,40}$")]
Level = Annotated[int, Field(ge=0, le=10)]
Bound = Annotated[str, Field(pattern=r"^at (least|most) ([0-9]|10)$")]


class ScriptError(Exception):
    """A script that can't be used. Each of ``faults`` names file, line and reason."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class When(_Part):
    """A condition on the moment; every part given must hold."""

    lands: bool | None = None
    trust: Bound | None = None
    urgency: Bound | None = None
    fear: Bound | None = None
    knows: list[Id] = []
    unknown: list[Id] = []
    promised: Id | None = None
    not_promised: Id | None = None
    kept: Id | None = None
    broken: Id | None = None
    plan: dict[Id, Id] = {}


class Fact(_Part):
    """Something true about the other person that only good questions bring out.

    ``kind``: money (what the problem costs), against (why they needn't do it), stake (what they fear for
    themselves), people (who else must agree). ``settled``: where one of these holds at the end, the debrief doesn't
    say that it stayed hidden.
    """

    text: str = Field(min_length=3)
    kind: Literal["money", "against", "stake", "people"]
    worth: int = Field(default=0, ge=0)
    """Dollars."""
    settled: list[When] = []


class Person(_Part):
    """The one with the hidden state, 0 to 10 each at the start."""

    role: str = Field(min_length=3)
    pronoun: Literal["she", "he"] = "she"
    type: Literal["careful", "brisk", "warm"]
    trust: Level
    urgency: Level
    fear: Level
    problem: dict[Id, Fact] = Field(min_length=1)


class Agrees(_Part):
    """When a request for a commitment is granted."""

    trust: Level
    urgency: Level
    fear: Level
    """At most this much fear."""
    knows: list[Id] = []


class Words(_Part):
    """What the other person says on their own; the first whose condition holds is spoken."""

    text: str = Field(min_length=1)
    when: When = When()


class Reply(_Part):
    """What the other person answers. Leads to the turn ``next`` or ends the conversation with ``ending``."""

    text: str = Field(min_length=1)
    when: When = When()
    reveals: list[Id] = []
    next: Id | None = None
    ending: Id | None = None


class Move(_Part):
    """A line the learner may say. ``layer`` makes it a follow-up: 1 asks about the surface, 3 about the person."""

    say: str = Field(min_length=1)
    properties: list[
        Literal["open", "closed", "pitch", "insight", "empathy", "request_commitment", "concession", "advise_against"]
    ] = Field(default=[], alias="is")
    layer: int | None = Field(default=None, ge=1, le=3)
    promise: Id | None = None
    keeps: Id | None = None
    breaks: Id | None = None
    when: When = When()
    replies: list[Reply] = Field(min_length=1)

    @functools.cached_property
    def all_properties(self) -> frozenset[Property]:
        """Everything the line is, fields included."""
        named: list[Property] = ["promise", "keeps", "breaks"]
        fields: list[Property] = [name for name in named if getattr(self, name)]
        layered: list[Property] = ["follow_up"] if self.layer else []
        return frozenset([*self.properties, *fields, *layered])


class Turn(_Part):
    """A moment where the learner chooses. ``scene`` is the narrator's, ``says`` the other person's first words."""

    scene: str = ""
    says: list[Words] = []
    moves: dict[Id, Move] = Field(min_length=2, max_length=5)


class PlanLine(_Part):
    """One of the lines a plan's row offers, and what having prepared it changes from the start.

    ``say``: the words with which the learner then begins; the first turn's ``says`` answer them. ``ready``: a move that
    comes to mind only to those who prepared this line.
    """

    text: str = Field(min_length=3)
    say: str = ""
    ready: Id | None = None
    changes: dict[Measure, Annotated[int, Field(ge=-2, le=2)]] = {}


class PlanRow(_Part):
    """One row of the call plan."""

    ask: str = Field(min_length=3)
    lines: dict[Id, PlanLine] = Field(min_length=2, max_length=4)


class Ending(_Part):
    """How it may end: ``worth`` from 0 (the worst) to 100 (the best there is)."""

    title: str = Field(min_length=3)
    worth: int = Field(ge=0, le=100)
    next_call: str = Field(min_length=3)
    """Would they take your next call? In their own words."""


class Script(_Part):
    """A whole conversation."""

    title: str = Field(min_length=3)
    scene: str = Field(min_length=3)
    """What the learner knows before the first word."""
    person: Person
    agrees: Agrees
    measures: dict[Measure, str] = {"trust": "Trust", "urgency": "Urgency", "fear": "Fear of deciding"}
    next_question: str = "Would she take your next call?"
    """What every ending's ``next_call`` answers."""
    priced: bool = True
    """Whether the worth of a fact is dollars; else it only weighs, and no sum is told."""
    plan_name: str = "Your call plan"
    plan: dict[Id, PlanRow] = Field(default={}, max_length=3)
    promises: dict[Id, str] = {}
    start: Id
    turns: dict[Id, Turn] = Field(min_length=1)
    endings: dict[Id, Ending] = Field(min_length=2)

    @property
    def best_worth(self) -> int:
        """Worth of the best ending."""
        return max(ending.worth for ending in self.endings.values())

    @property
    def total_worth(self) -> int:
        """What the whole problem costs, in dollars."""
        return sum(fact.worth for fact in self.person.problem.values())


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Source:
    """A script's file with the line of each of its parts."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lines: dict[Place, int] = {}
        try:
            loader = _LOADER(path.read_text("utf-8"))
            tree = loader.get_single_node()
            if tree is None:
                raise ScriptError([f"{path.name}: is empty"])
            self._remember(tree, ())
            self.data: Any = loader.construct_document(tree)
        except OSError as error:
            raise ScriptError([f"{path.name}: can't be read ({error.strerror})"]) from error
        except UnicodeDecodeError as error:
            raise ScriptError([f"{path.name}: is not text in UTF-8 (byte {error.start})"]) from error
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise ScriptError([f"{path.name}, line {mark.line + 1 if mark else 1}: {error.problem}"]) from error
        except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
            raise ScriptError([f"{path.name}: is not YAML ({type(error).__name__})"]) from error

    def fault(self, place: Place, reason: str) -> str:
        """``reason`` with the file and the line of ``place``, or of the nearest part around it."""
        while place and place not in self._lines:
            place = place[:-1]
        return f"{self.path.name}, line {self._lines.get(place, 1)}: {reason}"

    def _remember(self, node: Any, place: Place) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                inner = (*place, str(key.value))
                if inner in self._lines:
                    raise ScriptError([self.fault(inner, f"“{key.value}” again in line {key.start_mark.line + 1}")])
                self._lines[inner] = key.start_mark.line + 1
                self._remember(value, inner)
        elif isinstance(node, yaml.SequenceNode):
            for position, value in enumerate(node.value):
                self._lines[(*place, position)] = value.start_mark.line + 1
                self._remember(value, (*place, position))


def parse(source: Source) -> Script:
    """The script in ``source``. Raises `ScriptError` with a line for each field that is not what it should be."""
    try:
        return Script.model_validate(source.data)
    except ValidationError as error:
        faults = [source.fault(each["loc"], f"{_named(each['loc'])}: {each['msg']}") for each in error.errors()]
        raise ScriptError(faults) from error


def _named(place: Place) -> str:
    return " > ".join(str(part) for part in place if part != "[key]") or "the file"


@functools.cache
def load(name: str) -> Script:
    """The script shipped as ``scripts/<name>.yml``. Raises `ScriptError` where its form or its references are wrong."""
    source = Source(SCRIPTS / f"{name}.yml")
    script = parse(source)
    if faults := wrong_names(script, source):
        raise ScriptError(faults)
    return script


def wrong_names(script: Script, source: Source) -> list[str]:
    """A fault for every turn, ending, fact, promise or plan line that is named and does not exist."""
    known: dict[str, set[Any]] = {
        "turn": set(script.turns),
        "ending": set(script.endings),
        "fact": set(script.person.problem),
        "promise": set(script.promises),
        "plan line": {(row, line) for row, each in script.plan.items() for line in each.lines},
        "move": {move for turn in script.turns.values() for move in turn.moves},
    }
    used: list[tuple[Place, str, Any]] = [(("start",), "turn", script.start)]
    used += [(("agrees", "knows"), "fact", fact) for fact in script.agrees.knows]
    for row_id, row in script.plan.items():
        ready = ((line_id, line.ready) for line_id, line in row.lines.items() if line.ready)
        used += [(("plan", row_id, "lines", line_id, "ready"), "move", move) for line_id, move in ready]
    for name, fact in script.person.problem.items():
        for when in fact.settled:
            used += _used_in_condition(("person", "problem", name), when)
    faults = []
    for turn_id, turn in script.turns.items():
        for n, said in enumerate(turn.says):
            used += _used_in_condition(("turns", turn_id, "says", n), said.when)
        for move_id, move in turn.moves.items():
            place: Place = ("turns", turn_id, "moves", move_id)
            used += _used_in_condition(place, move.when)
            named = (move.promise, move.keeps, move.breaks)
            used += [(place, "promise", promise) for promise in named if promise]
            for n, reply in enumerate(move.replies):
                at: Place = (*place, "replies", n)
                used += _used_in_condition(at, reply.when)
                used += [((*at, "reveals"), "fact", fact) for fact in reply.reveals]
                used += [((*at, "next"), "turn", reply.next)] if reply.next else []
                used += [((*at, "ending"), "ending", reply.ending)] if reply.ending else []
                if bool(reply.next) == bool(reply.ending):
                    faults.append(source.fault(at, "a reply leads to a turn (next) or to an ending, to one of the two"))
    for place, kind, name in used:
        if name not in known[kind]:
            words = " > ".join(name) if isinstance(name, tuple) else name
            faults.append(source.fault(place, f"there is no {kind} “{words}”"))
    return faults


def _used_in_condition(place: Place, when: When) -> list[tuple[Place, str, Any]]:
    at = (*place, "when")
    promises = (when.promised, when.not_promised, when.kept, when.broken)
    return [
        *((at, "fact", fact) for fact in (*when.knows, *when.unknown)),
        *((at, "promise", promise) for promise in promises if promise),
        *((at, "plan line", pair) for pair in when.plan.items()),
    ]
