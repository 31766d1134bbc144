"""What a decision was worth on the evidence that was visible, so that nobody is graded against an oracle.

The company is taken as a careful reader of its tables knows it: sellers' skills from three years of bookings
against their patch, managers' skill from how often they watch and follow up, patches from the published index.
What the programmes can do is taken from a spread of companies like it, each weighted by how well it explains
what the lotteries showed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from saleslab.analysis.panel import by_quarter
from saleslab.analysis.readings import Readings
from saleslab.org import World, world
from saleslab.org.expected import Expected, expected_run
from saleslab.org.parameters import CONVERSION_SKILLS, Parameters
from saleslab.org.people import People
from saleslab.org.policy import Outcome, Policy, run
from saleslab.org.programmes import story
from saleslab.org.randomness import Draws
from saleslab.org.simulation import WARM_UP, Skills
from saleslab.org.worlds import Kind, vary

Floats = npt.NDArray[np.float64]

# How far a visible score follows the hidden skill: correlations measured over the exercise worlds, rounded.
_SELLER_SIGHT, _COACH_SIGHT = 0.6, 0.8
# What a reader believes before looking: most programmes work somewhat, some not at all, some well.
_PRIOR: tuple[tuple[Kind, int], ...] = (("typical", 8), ("null", 4), ("strong_tool", 4))
# Standard errors of the lottery readings: team training, CRM support (win rate), seats (opportunities).
_ERRORS = np.array([0.016, 0.014, 0.04])


@dataclass(frozen=True)
class Guess:
    """One company that could have produced the tables, and its results if nothing is decided."""

    parameters: Parameters
    who: People
    weight: float

    @cached_property
    def _bare(self) -> Outcome:
        return self._run(Policy())

    def _run(self, policy: Policy) -> Outcome:
        nothing = np.zeros(self.who.size)
        return run(self.parameters, self.who, Skills(nothing, nothing), policy)

    def value(self, policy: Policy) -> float:
        """Gross margin, USD over eight quarters, that the policy adds to doing nothing, less its cost."""
        return self._run(policy).value(self._bare)


@cache
def guesses(index: int) -> tuple[Guess, ...]:
    """Read a shipped world the careful way: the companies it may be, with weights that sum to 1.

    Raises:
        ValueError: `index` is no shipped world.
    """
    w = world(index)
    seen = Readings(w)
    found = np.array([seen.team_lottery, seen.support_effect, seen.social_lottery])
    sales = float(w.attainment.loc[w.attainment["fiscal_year"] == 3, "bookings"].sum())
    possible = []
    for kind, count in _PRIOR:
        for seed in range(500_000, 500_000 + count):
            p, who = vary(kind, seed), _plausible(w, seed)
            real = expected_run(p, who, story(p, who))
            scale = sales / real.bookings[-4:].sum()
            p = replace(p, amount=(p.amount[0] * scale, p.amount[1] * scale, p.amount[2] * scale))
            misfit = (((_predicted(p, who, real) - found) / _ERRORS) ** 2).sum()
            possible.append((p, who, float(misfit)))
    weights = np.exp(-0.5 * (np.array([m for _, _, m in possible]) - min(m for _, _, m in possible)))
    likely = weights / weights.sum() > 0.01
    weights = weights * likely / (weights * likely).sum()
    return tuple(Guess(p, who, float(x)) for (p, who, _), x in zip(possible, weights, strict=True) if x > 0)


def visible_value(index: int, policy: Policy) -> float:
    """What a policy for a shipped world was worth, USD, as far as anybody could have known.

    Raises:
        PolicyError: the policy cannot be carried out.
    """
    return sum(guess.weight * guess.value(policy) for guess in guesses(index))


def _plausible(w: World, seed: int) -> People:
    """Draw people who could have produced the tables: each latent is its visible sign plus what the sign misses."""
    known = w.truth.people  # For what the tables hold anyway: teams, regions, segments, lotteries, CRM hours.
    booked = by_quarter(w.attainment, w.reps, "bookings").sum(axis=1)
    potential = w.territories.set_index("rep_id").loc[w.reps["rep_id"], "potential_index_est"].to_numpy(dtype=float)
    sign = _within(np.log1p(booked) - np.log(potential), known.segment)
    sessions = w.coaching_sessions.groupby("manager_id")[["observed_call", "followed_up"]].mean().sum(axis=1)
    care = sessions.reindex(w.managers["manager_id"]).fillna(sessions.mean()).to_numpy(dtype=float)
    rep = Draws(seed, "plausible rep", np.arange(known.size))
    manager = Draws(seed, "plausible manager", np.arange(care.size))
    general = _guessed(sign, _SELLER_SIGHT, rep.normal("general"))
    skills = {
        name: _guessed(general, 0.6 if name in (*CONVERSION_SKILLS, "PRO") else 0.25, rep.normal(name))
        for name in known.skills
    }
    return replace(
        known,
        general=general,
        skills=skills,
        adherence=_guessed(skills["DSC"], 0.35, rep.normal("adherence")),
        log_potential=np.log(potential),
        coaching_skill=_guessed(_standard(care), _COACH_SIGHT, manager.normal("coaching")),
    )


def _guessed(sign: Floats, sight: float, missed: Floats) -> Floats:
    return np.asarray(sight * sign + np.sqrt(1.0 - sight**2) * missed)


def _within(score: Floats, group: npt.NDArray[np.int64]) -> Floats:
    mean = np.bincount(group, score) / np.maximum(np.bincount(group), 1)
    return _standard(score - mean[group])


def _standard(score: Floats) -> Floats:
    return np.asarray(np.clip((score - score.mean()) / (score.std() or 1.0), -2.5, 2.5))


def _predicted(p: Parameters, who: People, real: Expected) -> Floats:
    """What the lotteries would have shown on average if `p` were the truth and `real` the history."""

    def rate(run: Expected, sellers: npt.NDArray[np.bool_], first: int, last: int) -> float:
        rows = slice(WARM_UP + first, WARM_UP + last)
        return float(run.wins[rows][:, sellers].sum() / run.opportunities[rows][:, sellers].sum())

    def change(programme: str, sellers: npt.NDArray[np.bool_], first: int, last: int) -> float:
        without = expected_run(p, who, story(p, who, without=programme))
        return rate(real, sellers, first, last) - rate(without, sellers, first, last)

    rows = slice(WARM_UP + 6, WARM_UP + 12)
    seats = real.opportunities[rows][:, who.seat].sum()
    bare = expected_run(p, who, story(p, who, without="P4")).opportunities[rows][:, who.seat].sum()
    return np.array(
        [change("P2b", who.second_wave, 7, 9), change("P3s", who.supported, 5, 12), float(seats / bare - 1.0)]
    )
