"""The grading classes N, K, D, B, A and F: what earns how much, and what the learner is told.

A key is made for one world by the module's ``keys.py`` and says nothing by itself. No message of a key that is not
fully right may give the right answer away: feedback is read before others have submitted.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from saleslab.answers.mark import Mark, Status


class Key(Protocol):
    """What a module's ``keys.py`` gives for one question in one world."""

    def credit(self, value: Any) -> tuple[float, str]:
        """Share of the points (0 to 1) that a clean ``value`` earns, and the message for the learner."""
        ...


@dataclass(frozen=True)
class NumberKey:
    """Class N: a number within ``tolerance`` of the truth of the learner's world, in the question's unit.

    ``near``: known wrong numbers and what each comes from, ``{number: message}``, recognised within ``tolerance``.
    """

    truth: float
    tolerance: float
    right: str
    look: str
    near: Mapping[float, str] = field(default_factory=dict)

    def credit(self, value: float) -> tuple[float, str]:
        """See `Key.credit`."""
        if abs(value - self.truth) <= self.tolerance:
            return 1.0, self.right
        for number, message in self.near.items():
            if abs(value - number) <= self.tolerance:
                return 0.0, f"{message} {self.look}"
        return 0.0, f"Not that number. {self.look}"


@dataclass(frozen=True)
class ChoiceKey:
    """Class K: one option is right in this world; every other has its own reason why it tempts.

    ``half``: an option that earns half, where it is no mistake and not the best either.
    """

    best: str
    messages: Mapping[str, str]
    half: str = ""

    def credit(self, value: str | list[str]) -> tuple[float, str]:
        """See `Key.credit`. Takes an option's key, or one item picked from a list."""
        chosen = value if isinstance(value, str) else value[0]
        share = 1.0 if chosen == self.best else 0.5 if chosen == self.half else 0.0
        return share, self.messages[chosen]


@dataclass(frozen=True)
class DecisionKey:
    """Class D: a decision scored by regret against the best on the evidence the learner could see.

    ``values``: the worth of each item that can be picked, on that evidence, in one unit of any kind. Regret is the
    share of the worth between a random pick and the best pick that the learner's pick left behind. Full points up
    to ``free`` regret, none from ``lost``, linear between.
    """

    values: Mapping[str, float]
    count: int
    right: str
    partly: str
    wrong: str
    free: float = 0.10
    lost: float = 0.50

    def regret(self, picked: list[str]) -> float:
        """Regret of a pick: 0 the best, 1 as good as chance, more where it is worse than chance."""
        best = sum(sorted(self.values.values(), reverse=True)[: self.count])
        chance = self.count * sum(self.values.values()) / len(self.values)
        return (best - sum(self.values[item] for item in picked)) / (best - chance)

    def credit(self, value: str | list[str]) -> tuple[float, str]:
        """See `Key.credit`."""
        share = _by_regret(self.regret([value] if isinstance(value, str) else value), self.free, self.lost)
        return share, self.right if share == 1 else self.partly if share > 0 else self.wrong


@dataclass(frozen=True)
class PlanKey:
    """Class D for plans, such as an amount for each row: regret by the worth of the whole plan.

    ``worth`` of a plan, in one unit of any kind, on the evidence the learner could see; ``best`` is the worth of the
    best plan within the rules, ``plain`` that of the plan anybody would make without looking (spread evenly, or buy
    nothing). Regret is the share of ``best - plain`` left behind. Raises ValueError where ``best <= plain``.
    """

    worth: Callable[[Any], float]
    best: float
    plain: float
    right: str
    partly: str
    wrong: str
    free: float = 0.10
    lost: float = 0.90

    def __post_init__(self) -> None:
        if not self.best > self.plain:
            raise ValueError(f"the best plan ({self.best:g}) must be worth more than the plain one ({self.plain:g})")

    def credit(self, value: Any) -> tuple[float, str]:
        """See `Key.credit`."""
        regret = (self.best - self.worth(value)) / (self.best - self.plain)
        share = _by_regret(regret, self.free, self.lost)
        return share, self.right if share == 1 else self.partly if share > 0 else self.wrong


@dataclass(frozen=True)
class SetKey:
    """Class K for several or marked answers: each right one taken counts for, each wrong one taken against.

    Share of the points: (right ones taken - wrong ones taken) of all right ones, at least 0; taking everything
    therefore earns nothing once there are as many wrong ones as right ones.
    """

    best: Collection[str]
    right: str
    partly: str
    wrong: str

    def credit(self, value: Collection[str]) -> tuple[float, str]:
        """See `Key.credit`."""
        hits = len(set(value) & set(self.best))
        share = max(0.0, (2 * hits - len(set(value))) / len(self.best))
        return share, self.right if share == 1 else self.partly if share > 0 else self.wrong


@dataclass(frozen=True)
class LabelsKey:
    """Class K for a label on each row: the share of rows labelled right, beyond what one label everywhere would get.

    ``best``: row -> label, or the labels that are all right for it. ``plain`` is the share of rows that the
    commonest label alone gets right; no more than that earns nothing.
    """

    best: Mapping[str, str | Collection[str]]
    right: str
    partly: str
    wrong: str

    @property
    def plain(self) -> float:
        """Share of rows (0 to 1) that one and the same label gets right at best."""
        labels = {label for allowed in self.best.values() for label in _labels(allowed)}
        return max(sum(label in _labels(row) for row in self.best.values()) for label in labels) / len(self.best)

    def credit(self, value: Mapping[str, str]) -> tuple[float, str]:
        """See `Key.credit`."""
        got = sum(value[row] in _labels(allowed) for row, allowed in self.best.items()) / len(self.best)
        share = max(0.0, (got - self.plain) / (1 - self.plain)) if self.plain < 1 else float(got == 1)
        return share, self.right if share == 1 else self.partly if share > 0 else self.wrong


@dataclass(frozen=True)
class AgreementKey:
    """Class A: ratings on one scale, scored by linearly weighted kappa (Cohen 1968) against the key.

    ``best``: row -> step of ``scale``, whose steps go from the lowest to the highest. Kappa of ``good`` or more earns
    all, ``poor`` or less nothing, linear between. Raises ValueError below 60 judgements: kappa of fewer is mostly luck.
    """

    best: Mapping[str, str]
    scale: Sequence[str]
    right: str
    partly: str
    wrong: str
    good: float = 0.6
    poor: float = 0.2

    def __post_init__(self) -> None:
        if len(self.best) < LEAST_JUDGEMENTS:
            raise ValueError(f"{len(self.best)} judgements; kappa needs at least {LEAST_JUDGEMENTS}")

    def kappa(self, ratings: Mapping[str, str]) -> float:
        """1 is full agreement, 0 what the two would agree by chance, given how often each uses every step."""
        place = {step: at for at, step in enumerate(self.scale)}
        return weighted_kappa([(place[ratings[row]], place[step]) for row, step in self.best.items()])

    def credit(self, value: Mapping[str, str]) -> tuple[float, str]:
        """See `Key.credit`."""
        share = min(1.0, max(0.0, (self.kappa(value) - self.poor) / (self.good - self.poor)))
        return share, self.right if share == 1 else self.partly if share > 0 else self.wrong


LEAST_JUDGEMENTS = 60
"""Fewest ratings that an agreement is scored on."""


def weighted_kappa(pairs: Sequence[tuple[int, int]]) -> float:
    """Linearly weighted kappa (Cohen 1968) of two raters' places on one scale; 0 where both know one step only."""
    apart = sum(abs(one - other) for one, other in pairs) / len(pairs)
    by_chance = sum(abs(one - other) for one, _ in pairs for _, other in pairs) / len(pairs) ** 2
    return 1 - apart / by_chance if by_chance else 0.0


@dataclass(frozen=True)
class ChancesKey:
    """Class B: chances scored by the Brier score, the mean squared miss (Brier 1950), against what happened.

    ``evidence``: the chances (0 to 1) that the evidence gives. Where there are any, these are scored against, so that
    luck in a few outcomes costs nobody anything.

    The base rate said of every item scores ``base``: as good as that earns ``at_base`` of the points, ``good`` or
    better earns all, and the Brier score of calling every item even (0.25), or worse, earns none.
    """

    outcomes: Mapping[str, bool]
    base: float
    good: float
    right: str
    partly: str
    wrong: str
    at_base: float = 0.5
    evidence: Mapping[str, float] = field(default_factory=dict)

    def brier(self, chances: Mapping[str, float]) -> float:
        """Mean of (chance - outcome)^2, chances given in percent; 0 is perfect, 0.25 is knowing nothing."""
        known = self.evidence or self.outcomes
        return sum((chances[item] / 100 - chance) ** 2 for item, chance in known.items()) / len(known)

    def credit(self, value: Mapping[str, float]) -> tuple[float, str]:
        """See `Key.credit`. Linear between even odds, the base rate and ``good``."""
        score = self.brier(value)
        if score <= self.good:
            return 1.0, self.right
        if score <= self.base:
            share = self.at_base + (1 - self.at_base) * (self.base - score) / (self.base - self.good)
            return share, self.partly
        share = max(0.0, self.at_base * (0.25 - score) / (0.25 - self.base)) if self.base < 0.25 else 0.0
        return share, self.partly if share > 0 else self.wrong


@dataclass(frozen=True)
class ReflectionKey:
    """Class F: complete or not. The words are never graded."""

    thanks: str

    def credit(self, value: Any) -> tuple[float, str]:
        """See `Key.credit`."""
        return 1.0, self.thanks


def _by_regret(regret: float, free: float, lost: float) -> float:
    """Full credit up to ``free`` regret, none from ``lost``, linear between."""
    return min(1.0, max(0.0, (lost - regret) / (lost - free)))


def _labels(allowed: str | Collection[str]) -> Collection[str]:
    return (allowed,) if isinstance(allowed, str) else allowed


def mark(key: Key, value: Any, possible: float) -> Mark:
    """The mark of a clean ``value``, its points rounded to hundredths and clipped to 0..``possible``."""
    share, message = key.credit(value)
    if not math.isfinite(share):
        raise ValueError(f"{type(key).__name__} gave {share} for {value!r}")
    share = min(1.0, max(0.0, share))
    points = float(min(possible, round(share * possible, 2)))
    status: Status = "right" if share == 1 else "partly" if points > 0 else "not yet"
    return Mark(points, float(possible), status, message)
