"""What a company sees of the two years: an old paper of fair tests, a dashboard and a lot count each quarter.

In a sister company the paper is some years old, and two levers may have changed places since: only what is tested now
tells. The dashboard is drawn in good faith and flatters: it compares with last quarter, heavy users with light ones,
and a quarter with what was borrowed from the next. The lot count compares teams that were drawn with teams that were
not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from saleslab.org.people import Flags
from saleslab.org.policy import HORIZON
from saleslab.org.randomness import Draws, Floats, Ints
from saleslab.org.two_years import LEVERS, Quarter, TwoYears
from saleslab.org.world import World

FADED = 4
"""Quarters after which a team that was trained no longer counts as trained."""
LOTS = 8
"""Draws of who gets what that a company's true effects are averaged over."""
PAPER_LUCK = {
    "tools": 0.02,
    "training": 0.025,
    "coaching": 0.015,
    "territories": 0.006,
    "promotions": 0.03,
    "pay": 0.012,
}
"""Standard errors of the tests in the opening paper, as shares: our settings."""
GIVE = 2.0
"""How many times its standard error a give or take is: nineteen times in twenty the truth lies inside."""
TRIED = "tools"
"""The lever on trial just before the run."""
TRIAL_LUCK = (0.03, 0.015)
"""Standard errors of its two trials: the second ran four times as long."""


@dataclass(frozen=True)
class Reading:
    """An effect as a fair comparison shows it, share of what a team's new opportunities are worth (0.05 = +5 %).

    ``luck`` is its standard error.
    """

    effect: float
    luck: float


@dataclass(frozen=True)
class Pitch:
    """A vendor's number for a lever. ``luck`` is its standard error, missing where nobody was drawn by lot.

    ``stated`` is the give or take that the vendor quotes, or none: some quote one that means nothing, and some of the
    fair ones none. ``wording`` picks one of `WORDINGS` ways to say who is compared.
    """

    lever: str
    compared: str
    effect: float
    luck: float | None
    stated: float | None
    wording: int


FLATTERS = 0.02
"""What a misleading pitch adds to the truth at least, as a share."""
WORDINGS = 2
"""Ways in which each comparison is put into words."""

_FAIR = (("coaching", "lot"), ("training", "lot")), (("tools", "lot"), ("pay", "lot"))
_FLATTERING = (("pay", "before"), ("tools", "users")), (("training", "chosen"), ("territories", "chosen"))
"""What is pitched, and whom the vendor compares: teams drawn by `lot` with the rest, this quarter with the one
`before`, heavy `users` with light ones, or teams somebody had `chosen` with the rest."""


@dataclass(frozen=True)
class Line:
    """One lever in a quarter's report: ``dashboard`` is a growth (share), ``lot`` is missing with nobody to compare.

    ``shown`` says whose growth: all bookings of the `teams` that have it, its `heavy` users alone, or the `month`
    after a course alone.
    """

    lever: str
    teams: int
    dashboard: float
    lot: Reading | None
    shown: str = "teams"


@dataclass(frozen=True)
class Report:
    """The end of a quarter (1 to 8): bookings, USD, their growth on the one before, a line for each lever in force."""

    quarter: int
    bookings: float
    growth: float
    lines: tuple[Line, ...]


def has_it(lever: str, age: Ints) -> Flags:
    """Which teams count as having a lever, from the ages of `TwoYears`."""
    fades = lever in LEVERS and LEVERS[lever].lasts == "fades"
    return np.asarray((age >= 0) & (age < FADED) if fades else age >= 0)


@lru_cache(maxsize=32)
def true_effects(w: World) -> Mapping[str, float]:
    """What each lever truly adds to the teams that have it, as a share: never shown before a run is over.

    Of what is rented: in its quarter. Of a new map: in the first year after the two quarters of moving. Of the rest: in
    its first four quarters.
    """
    quarters = {"tools": slice(0, 1), "pay": slice(0, 1), "territories": slice(2, 6)}
    sums = {lever: np.zeros(2) for lever in LEVERS}
    for lots in range(LOTS):
        bare = w.two_years([], lots, quarters=6)
        for lever in LEVERS:
            run = w.two_years([{lever: 1 if lever == "promotions" else 3}], lots, quarters=6)
            cells = quarters.get(lever, slice(0, 4)), (run.age[lever][0] == 0)[_team_of(w)]
            sums[lever] += run.worth[cells].sum(), bare.worth[cells].sum()
    return {lever: float(with_it / without - 1.0) for lever, (with_it, without) in sums.items()}


WEIGHT = {"tools": 10.0, "training": 4.4, "coaching": 33.0, "territories": 80.0, "pay": 10.0}
"""Team quarters that a chip of quarter 1 counts for, to compare levers by; one chip a quarter is all for promotions."""
_AT_MOST = {"tools": 0.12, "training": 0.18, "coaching": 0.08, "territories": 0.025, "pay": 0.09}
"""No test has shown more, or much below nothing: keeps the old paper plausible."""
_UNMOVED = 0.15
"""Chance that in a sister company nothing has changed since the paper."""


@lru_cache(maxsize=32)
def once(w: World) -> Mapping[str, float]:
    """What each lever added when the opening paper's tests were run.

    At Tarnhold, what it adds today. In a sister company one of the two levers whose chips bring most today and one of
    the two whose chips bring least have changed places since, as a rule.
    """
    true, draw = true_effects(w), Draws(w.specification.seed, "since the paper", 0)
    still, upper, lower = (float(draw.uniform(name)[0]) for name in ("still", "upper", "lower"))
    if w.specification.index == 0 or still < _UNMOVED:
        return true
    ranked = sorted(WEIGHT, key=lambda lever: -WEIGHT[lever] * true[lever])
    risen, fallen = ranked[int(2 * upper)], ranked[-1 - int(2 * lower)]
    swapped = {one: true[other] * WEIGHT[other] / WEIGHT[one] for one, other in ((risen, fallen), (fallen, risen))}
    return {**true, **{lever: float(np.clip(effect, -0.01, _AT_MOST[lever])) for lever, effect in swapped.items()}}


def paper(w: World) -> dict[str, Reading]:
    """The company's own fair tests from before the run, by lever."""
    luck = Draws(_seed(w), "opening paper", np.arange(len(LEVERS))).normal("luck")
    return {
        lever: Reading(once(w)[lever] + PAPER_LUCK[lever] * float(luck[place]), PAPER_LUCK[lever])
        for place, lever in enumerate(LEVERS)
    }


def trials(w: World) -> tuple[Reading, Reading]:
    """Two fair tests of answer prompts from the time before the run, the second with half the luck of the first."""
    drawn = Draws(_seed(w), "trial", np.arange(2)).normal("luck")
    first, second = (
        Reading(true_effects(w)[TRIED] + luck * float(each), luck) for luck, each in zip(TRIAL_LUCK, drawn, strict=True)
    )
    return first, second


def pitch(w: World, quarter: int) -> Pitch:
    """The pitch of a quarter (1 to 8): a fair test in this very company, or a number that flatters whatever is true."""
    lever, compared = _pitched(w)[quarter - 1]
    draw = Draws(_seed(w), "pitch", quarter)
    quotes, wording = float(draw.uniform("quotes")[0]) < 0.5, int(WORDINGS * float(draw.uniform("wording")[0]))
    if compared == "lot":
        luck = PAPER_LUCK[lever]
        effect = true_effects(w)[lever] + luck * float(draw.normal("luck")[0])
        return Pitch(lever, compared, effect, luck, GIVE * luck if quotes else None, wording)
    claim, narrow = float(draw.uniform("claim")[0]), 0.008 + 0.012 * float(draw.uniform("narrow")[0])
    effect = max(0.03 + 0.11 * claim, true_effects(w)[lever] + FLATTERS)
    return Pitch(lever, compared, effect, None, GIVE * narrow if quotes else None, wording)


@lru_cache(maxsize=32)
def _pitched(w: World) -> tuple[tuple[str, str], ...]:
    """Who comes in which quarter: two fair and two flattering pitches a year, in an order of the company's own.

    Programmes for managers come in the first two quarters: they need the two years.
    """
    order: list[tuple[str, str]] = []
    for year, named in enumerate(zip(_FAIR, _FLATTERING, strict=True)):
        place = np.argsort(Draws(_seed(w), "pitches", year, np.arange(4)).uniform("order"))
        pitched = [sum(named, ())[at] for at in place]
        late = year == 0 and pitched.index(_FAIR[0][0]) >= 2
        order += pitched[::-1] if late else pitched
    return tuple(order)


@dataclass(frozen=True)
class Heard:
    """What a buyer's word at the end of a quarter is about: a ``lever``, or none where nothing was funded.

    ``good``: it sounds as if the lever did something; ``fits``: it does, or doesn't, as it sounds. ``wording`` picks
    one of `WORDINGS`, never the same twice in a run; none where everything she could say has been said.
    """

    lever: str | None
    good: bool
    fits: bool
    wording: int | None


HEARD_RIGHT = 5 / 6
"""How often a buyer's word fits the truth about a lever: one voice, from one deal."""


def heard(w: World, decisions: Sequence[Quarter]) -> list[Heard]:
    """A buyer's word at the end of every quarter decided, about the lever funded then that was least heard of before.

    Of a slow lever a buyer notices what her seller does differently; money shows it quarters later. She says nothing
    twice: with no new words for a lever she speaks of the next one, or has nothing to add.
    """
    said: list[Heard] = []
    for row, placed in enumerate(decisions):
        draw = Draws(_seed(w), "buyer's word", row)
        right, first = float(draw.uniform("right")[0]) < HEARD_RIGHT, int(WORDINGS * float(draw.uniform("words")[0]))
        before = [each.lever for each in said]
        funded = sorted((lever for lever in LEVERS if placed.get(lever)), key=lambda x: (before.count(x), -placed[x]))
        used = {(each.lever, each.good, each.wording) for each in said}
        about: list[str | None] = [*funded] or [None]
        for lever in about:
            good = lever is not None and (true_effects(w)[lever] >= PAPER_LUCK[lever]) == right
            fresh = [n for n in (first, *range(WORDINGS)) if (lever, good, n) not in used]
            if fresh:
                said.append(Heard(lever, good, right, fresh[0]))
                break
        else:
            said.append(Heard(None, False, right, None))
    return said


def reports(w: World, decisions: Sequence[Quarter]) -> list[Report]:
    """The reports at the end of every quarter decided so far, oldest first."""
    run, bare = w.two_years(decisions, quarters=len(decisions)), w.two_years([], quarters=1)
    return [_report(w, run, bare, row) for row in range(min(len(decisions), HORIZON))]


def _report(w: World, run: TwoYears, bare: TwoYears, row: int) -> Report:
    booked, before, lots = _booked(w, run, row), _before(w, run, bare, row), _lots(w, run, bare, row)
    lines = []
    for lever in LEVERS:
        has = has_it(lever, run.age[lever][row])
        if has.any():
            shown, more = _flattered(w, lever, run.age[lever][row])
            growth = float(booked[has].sum() / before[has].sum() - 1.0) + more
            lines.append(Line(lever, int(has.sum()), growth, lots.get(lever), shown))
    total, last = float(booked.sum()), float(before.sum())
    return Report(row + 1, total, total / last - 1.0, tuple(lines))


def growth_without(w: World, decisions: Sequence[Quarter], quarter: int, lever: str) -> float:
    """The growth of a quarter (1 to 8) on the one before of the teams that don't have a lever, as a share."""
    run, bare, row = w.two_years(decisions, quarters=quarter), w.two_years([], quarters=1), quarter - 1
    without = ~has_it(lever, run.age[lever][row])
    return float(_booked(w, run, row)[without].sum() / _before(w, run, bare, row)[without].sum() - 1.0)


def _lots(w: World, run: TwoYears, bare: TwoYears, row: int) -> dict[str, Reading]:
    """By lever: teams that have it against teams that never had it, each against what it brought before the run.

    Least squares takes out what else a team has, and what a course of over a year ago left; what it leaves unexplained
    tells the luck. So nobody is compared with teams that had it once. No reading where fewer than two teams have it, or
    never had it.
    """
    p = w.specification.parameters
    luck = Draws(_seed(w), "team quarter", np.arange(p.managers), row).normal("luck")
    seen = np.log(_by_team(w, run.worth[row]) / _by_team(w, bare.worth[0])) + p.team_luck * luck
    ages = {lever: each[row] for lever, each in run.age.items()}
    has = {lever: has_it(lever, age) for lever, age in ages.items()}
    has = {lever: teams for lever, teams in has.items() if min(teams.sum(), (ages[lever] < 0).sum()) >= 2}
    had = [teams for lever in has if (teams := (ages[lever] >= 0) & ~has[lever]).any()]
    table = np.column_stack([np.ones(p.managers), *has.values(), *had]).astype(np.float64)
    inverse = np.asarray(np.linalg.pinv(table.T @ table), dtype=np.float64)
    found = inverse @ table.T @ seen
    spread = float(np.sqrt(((seen - table @ found) ** 2).sum() / (p.managers - table.shape[1])))
    errors = spread * np.sqrt(np.diag(inverse))
    return {
        lever: Reading(float(np.exp(found[place]) - 1.0), float(errors[place]))
        for place, lever in enumerate(has, start=1)
    }


def _booked(w: World, run: TwoYears, row: int) -> Floats:
    """Bookings by team: what was opened in the quarter, and what a bonus pulled in from the next one."""
    p = w.specification.parameters
    paid = run.age["pay"] == 0
    pulled = p.bonus_pull * (paid[row] * 1.0 - (paid[row - 1] if row else 0.0))
    forward = p.first_month * (run.age["stars"][row] == 0)
    return np.asarray(_by_team(w, run.worth[row]) * (1.0 + pulled + forward))


def _before(w: World, run: TwoYears, bare: TwoYears, row: int) -> Floats:
    if row:
        return _booked(w, run, row - 1)
    return np.asarray(_by_team(w, bare.worth[0]) * np.exp(-w.specification.parameters.market_growth))


def _flattered(w: World, lever: str, age: Ints) -> tuple[str, float]:
    """Whose growth the dashboard shows of a lever, and by how much it lies above that of all who have it."""
    p = w.specification.parameters
    if lever == "tools":
        return "heavy", p.heavy_use
    if lever == "training" and (age == 0).any():
        return "month", p.first_month
    return "teams", 0.0


def _by_team(w: World, sellers: Floats) -> Floats:
    return np.asarray(np.bincount(_team_of(w), sellers))


def _team_of(w: World) -> Ints:
    p = w.specification.parameters
    return np.arange(p.sellers) // p.team_size


def _seed(w: World) -> int:
    return w.specification.seed
