"""What a history is worth on average: the same quarters as `simulation`, without the dice.

Opportunities, wins and bookings are credited to the quarter the opportunity is created in.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from saleslab.org.parameters import Parameters
from saleslab.org.people import People
from saleslab.org.randomness import Floats
from saleslab.org.simulation import WARM_UP, Exposure, Skills, State, learn, quotas, standing, state, win_chance


@dataclass(frozen=True)
class Expected:
    """Averages by quarter and seller; bookings in USD."""

    opportunities: Floats
    wins: Floats
    bookings: Floats
    skills: Skills


def mean_amount(p: Parameters, who: People) -> Floats:
    """Mean amount of a won deal by seller, USD."""
    value = who.skills["VAL"]
    kept = (1.0 - p.discount + p.discount_value * value) / (1.0 - p.discount)
    return np.asarray(np.take(p.amount, who.segment) * np.exp(p.amount_value * value) * kept)


def expected_wins(p: Parameters, s: State) -> Floats:
    """Wins among each seller's new opportunities, on average."""
    plain, handed = win_chance(p, s.stall, s.win), win_chance(p, s.stall_handed, s.win_handed)
    return s.rate * (plain + s.handed * (handed - plain))


def expected_run(
    p: Parameters, who: People, exposure: Exposure, start: int = -WARM_UP, skills: Skills | None = None
) -> Expected:
    """Play the quarters of `exposure`, whose first row is quarter `start`, from the given skills (default: none)."""
    nothing = np.zeros(who.size)
    skills = skills or Skills(nothing, nothing)
    quarters = exposure.process.shape[0]
    amount, quota = mean_amount(p, who), quotas(p, who, np.arange(start, start + quarters))
    opportunities, wins = np.empty((quarters, who.size)), np.empty((quarters, who.size))
    last = nothing
    for row in range(quarters):
        skills, hours = learn(p, who, skills, exposure.row(row), last, nothing)
        now = state(p, who, skills, hours, start + row, exposure.row(row))
        opportunities[row], wins[row] = now.rate, expected_wins(p, now)
        last = standing(wins[row] * amount / quota[row])
    return Expected(opportunities, wins, wins * amount, skills)
