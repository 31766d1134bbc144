"""Two years by the quarter: six levers, five chips of money a quarter, and what the company makes of them on average.

The company goes on as it stands at the end of FY3. Whoever gets something is drawn by lot, so that what it does can be
seen. Prices and reach are our settings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from saleslab.org.expected import expected_wins, mean_amount
from saleslab.org.parameters import Parameters
from saleslab.org.people import Flags, People
from saleslab.org.policy import GROSS_MARGIN, HORIZON
from saleslab.org.programmes import story, tool_effects
from saleslab.org.randomness import Draws, Floats, Ints
from saleslab.org.simulation import Exposure, Skills, learn, quotas, standing, state

CHIP = 50_000.0
"""USD; eight quarters of five chips are two million."""
CHIPS = 5
TOOL = "answer_prompts"
"""The tool on offer, of those piloted."""
STAR = 1.5
"""How far the best seller's past sales lie above the average, in SD, where he or she is promoted."""

Quarter = Mapping[str, int]
"""One quarter's decision: chips by lever. What is not placed stays with the company."""


@dataclass(frozen=True)
class Lever:
    """Something to put chips on: ``teams`` reached by a chip; ``lasts`` says for how long a team then has it.

    "quarter": rented, for that quarter alone. "fades": learned, and forgotten again. "stays": once for each team.
    "vacancy": one chip at most, for the one team whose manager leaves in that quarter.
    """

    teams: int
    lasts: str


LEVERS = {
    "tools": Lever(10, "quarter"),
    "training": Lever(1, "fades"),
    "coaching": Lever(3, "stays"),
    "territories": Lever(10, "stays"),
    "promotions": Lever(1, "vacancy"),
    "pay": Lever(10, "quarter"),
}


class DecisionError(ValueError):
    """Decisions that cannot be carried out; the message names quarter, lever and what is allowed."""


@dataclass(frozen=True)
class TwoYears:
    """What some quarters came to. ``worth``: USD of bookings, on average, of the opportunities created in them.

    ``worth`` is (quarters, sellers); ``age``, by lever, is (quarters, teams): quarters since a team got it, 0 in the
    very quarter, -1 where it does not have it. ``spent`` is USD by quarter, without chips that found no team left.
    """

    worth: Floats
    age: Mapping[str, Ints]
    spent: Floats

    def value(self, against: TwoYears) -> float:
        """Gross margin gained against other decisions less what is spent beyond them, USD."""
        gained = self.worth.sum() - against.worth.sum()
        return float(GROSS_MARGIN * gained - (self.spent.sum() - against.spent.sum()))


def check(decisions: Sequence[Quarter]) -> None:
    """Refuse decisions that cannot be carried out.

    Raises:
        DecisionError: more than eight quarters, an unknown lever, no whole number of chips, or more than a quarter's.
    """
    if len(decisions) > HORIZON:
        raise DecisionError(f"{len(decisions)} quarters: allowed are up to {HORIZON}")
    for number, placed in enumerate(decisions, start=1):
        for lever, chips in placed.items():
            if lever not in LEVERS:
                raise DecisionError(f"quarter {number}: lever {lever!r}: allowed are {', '.join(LEVERS)}")
            if type(chips) is not int or chips < 0:
                raise DecisionError(f"quarter {number}: {lever} = {chips!r}: allowed are whole numbers from 0")
        if sum(placed.values()) > CHIPS:
            raise DecisionError(f"quarter {number}: {sum(placed.values())} chips: allowed are up to {CHIPS}")


def two_years(
    p: Parameters, who: People, skills: Skills, decisions: Sequence[Quarter], seed: int, quarters: int = HORIZON
) -> TwoYears:
    """Play ``quarters`` of the eight, from the skills at the end of FY3; nothing is placed where decisions end.

    ``seed`` draws who gets what and whose manager leaves: the same lots whatever is decided.

    Raises:
        DecisionError: the decisions cannot be carried out.
    """
    check(decisions)
    age, spent = _reached(p.managers, decisions, seed, quarters)
    base, tool = story(p, who).row(-1), p.prompt_use * tool_effects(p, who)[TOOL]
    at = np.arange(p.quarters, p.quarters + quarters)
    quota, worth = quotas(p, who, at), np.empty((quarters, who.size))
    nothing = last = np.zeros(who.size)
    stars = _stars(p, who, skills, base)
    for row in range(quarters):
        now = {lever: ages[row] for lever, ages in age.items()}
        staff = _staffed(p, who, stars, now)
        mine = {lever: teams[who.manager] for lever, teams in now.items()}
        paid = mine["pay"] == 0
        exposure = replace(
            base,
            trained=(mine["training"] == 0) * p.refresher,
            tool=(mine["tools"] == 0) * tool
            - p.redraw_loss * ((mine["territories"] == 0) | (mine["territories"] == 1)),
        )
        skills, hours = learn(p, staff, skills, exposure, last, nothing)
        wins = expected_wins(p, state(p, staff, skills, hours, int(at[row]), exposure))
        worth[row] = wins * mean_amount(p, staff) * np.exp(p.bonus_effort * paid) * (1.0 - p.bonus_discount * paid)
        last = standing(worth[row] / quota[row])
    return TwoYears(worth, age, spent)


def room(lever: str, decisions: Sequence[Quarter], teams: int) -> int:
    """Chips that still find one of the company's teams in the quarter after some decisions."""
    what = LEVERS[lever]
    if what.lasts == "vacancy":
        return 1
    had = _placed(lever, decisions) * what.teams if what.lasts == "stays" else 0
    return max(0, -(-(teams - had) // what.teams))


def _placed(lever: str, decisions: Sequence[Quarter]) -> int:
    return sum(placed.get(lever, 0) for placed in decisions)


def _reached(teams: int, decisions: Sequence[Quarter], seed: int, quarters: int) -> tuple[dict[str, Ints], Floats]:
    """The ages of `TwoYears`, with those of ``stars``, teams whose best seller was promoted; and the spending."""
    age = {lever: np.full((quarters, teams), -1) for lever in (*LEVERS, "stars")}
    spent = np.zeros(quarters)
    for lever, what in LEVERS.items():
        order = np.argsort(Draws(seed, f"lot for {lever}", np.arange(teams)).uniform("place"))
        for row in range(quarters):
            before = decisions[:row]
            chips = min(_placed(lever, decisions[row : row + 1]), room(lever, before, teams))
            spent[row] += CHIP * chips
            if row and what.lasts != "quarter":
                age[lever][row] = _older(age[lever][row - 1])
            age[lever][row, order[_places(what, row, what.teams * _placed(lever, before), chips, teams)]] = 0
            if what.lasts == "vacancy":
                age["stars"][row] = _older(age["stars"][row - 1]) if row else -1
                age["stars"][row, order[row]] = -1 if chips else 0
    return age, spent


def _older(age: Ints) -> Ints:
    return np.where(age >= 0, age + 1, -1)


def _places(what: Lever, row: int, drawn: int, chips: int, teams: int) -> Ints:
    """Which places of a lever's lot its chips reach: the first ones, the next ones, or the quarter's vacancy."""
    first = {"quarter": 0, "vacancy": row}.get(what.lasts, drawn)
    places = np.arange(first, first + chips * what.teams)
    return places % teams if what.lasts == "fades" else places[places < teams]


def _stars(p: Parameters, who: People, skills: Skills, base: Exposure) -> Flags:
    """The seller of each team whose opportunities are worth most, shape (sellers,)."""
    worth = expected_wins(p, state(p, who, skills, np.zeros(who.size), p.quarters, base)) * mean_amount(p, who)
    best = np.zeros(p.managers)
    np.maximum.at(best, who.manager, worth)
    return np.asarray(worth == best[who.manager])


def _staffed(p: Parameters, who: People, stars: Flags, age: Mapping[str, Ints]) -> People:
    """The people as promotions, programmes for managers and a new map have left them.

    A promoted seller's patch goes to a newcomer with part of the skill; whoever coaches best in a work sample is an
    average seller and not missed.
    """
    brought = np.where(stars & (age["stars"] >= 0)[who.manager], p.newcomer, 1.0)
    coaching = np.where(age["stars"] >= 0, p.coaching_vs_selling * STAR, who.coaching_skill)
    coaching = np.where(age["promotions"] >= 0, p.work_sample, coaching)
    return replace(
        who,
        general=brought * who.general,
        skills={name: brought * skill for name, skill in who.skills.items()},
        coaching_skill=coaching + np.where(age["coaching"] >= 0, p.development_gain, 0.0),
        log_potential=np.where((age["territories"] >= 0)[who.manager], _evened(p, who), who.log_potential),
    )


def _evened(p: Parameters, who: People) -> Floats:
    """What patches hold once accounts have moved inside each team: the same in all, less unevenly."""
    held = np.exp(who.log_potential)
    mean = np.bincount(who.manager, held) / np.bincount(who.manager)
    return np.asarray(np.log(held + p.redraw_evened * (mean[who.manager] - held)))
