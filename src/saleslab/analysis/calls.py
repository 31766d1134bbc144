"""Six typed first calls and what is counted in them. The calls are invented; the ratings are in the module's keys."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

import yaml

Who = Literal["S", "B"]
"""The seller or the buyer."""


@dataclass(frozen=True)
class Call:
    """One call: its title, and who said what, in order."""

    title: str
    lines: tuple[tuple[Who, str], ...]

    def seller_share(self) -> float:
        """The seller's share (0 to 1) of all words; what stands in parentheses is not said."""
        words = {who: sum(_words(text) for speaker, text in self.lines if speaker == who) for who in ("S", "B")}
        return words["S"] / sum(words.values())


@dataclass(frozen=True)
class FirstCalls:
    """The calls and the behaviours, both by id, and the judgements that are never asked, as ``call.behaviour``."""

    calls: Mapping[str, Call]
    behaviours: Mapping[str, str]
    dropped: frozenset[str]
    doubted: frozenset[str]
    """What a rater marked as doubtful and is asked all the same, so that ten remain in each call."""

    def asked_of(self, call: str) -> tuple[str, ...]:
        """The behaviours, by id, that may be asked of a call: all but the disputed ones."""
        return tuple(name for name in self.behaviours if f"{call}.{name}" not in self.dropped)

    def asked_of_all(self) -> tuple[str, ...]:
        """The behaviours, by id, that may be asked of each call."""
        return tuple(name for name in self.behaviours if all(name in self.asked_of(call) for call in self.calls))


@functools.cache
def first_calls() -> FirstCalls:
    """The six calls."""
    raw = yaml.safe_load(files(__package__).joinpath("first_calls.yml").read_text("utf-8"))
    calls = {
        name: Call(call["title"], tuple((line[0], line[3:]) for line in call["lines"]))
        for name, call in raw["calls"].items()
    }
    return FirstCalls(calls, raw["behaviours"], frozenset(raw["dropped"]), frozenset(raw["doubted"]))


MUCH_ASKED = frozenset({"lab", "icecream", "dairy"})
"""The calls with four turns or more that took something up: a word, a day, a cost, a person, who else, a summing up.

The others have three or fewer; `tests/course/test_r2.py` counts it.
"""


def asked_on() -> list[tuple[Call, Literal["much", "little"]]]:
    """Each call, and whether its seller asked on much or little."""
    return [(call, "much" if name in MUCH_ASKED else "little") for name, call in first_calls().calls.items()]


def _words(text: str) -> int:
    return sum(bool(re.search(r"\w", word)) for word in re.sub(r"\(.*?\)", "", text).split())
