"""A plan as a learner makes one: what it costs, what it could bring, and the best one on the visible evidence.

A plan is ``{offer: {"who": group, "first": quarter}}``; each programme runs to the end of the eight quarters. Groups
are drawn by signs that anybody can read off the tables. Nothing here looks at `World.truth`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from saleslab.analysis.decisions import guesses, visible_value
from saleslab.analysis.leaderboard import adjusted_ranking, annual_bookings
from saleslab.org import world
from saleslab.org.policy import GROSS_MARGIN, HORIZON, OFFERS, Policy, PolicyError, Step, cost

Plan = Mapping[str, Mapping[str, Any]]
Floats = npt.NDArray[np.float64]

FUTURES = 100
"""How many futures a plan is played in."""
_UNLIMITED = 1e12


@cache
def groups(index: int, unit: str) -> dict[str, tuple[str, ...]]:
    """Groups of a shipped company's sellers, teams or regions, or the company: ``{group: ids}``."""
    w = world(index)
    if unit == "company":
        return {"all": ("company",)}
    if unit == "region":
        return {region: (region,) for region in ("North", "East", "South", "West")}
    if unit == "team":
        care = w.coaching_sessions.groupby("manager_id")[["observed_call", "followed_up"]].mean().sum(axis=1)
        ranked = _ranked(care.reindex(w.managers["manager_id"], fill_value=0.0))
        return {"all": _ids(w.managers["manager_id"]), "coached": ranked[:15], "less_coached": ranked[15:]}
    ratio = adjusted_ranking(annual_bookings(w.attainment, 3), w.reps, w.territories).set_index("rep_id")["ratio"]
    patch = w.territories.set_index("rep_id")["potential_index_est"]
    opened = (w.opportunities.groupby("owner_id").size().reindex(patch.index, fill_value=0) / patch).rename("opened")
    third = len(w.reps) // 3
    return {
        "all": _ids(w.reps["rep_id"]),
        "ahead": _ranked(ratio)[:third],
        "behind": _ranked(ratio)[-third:],
        "prospectors": _ranked(opened)[:third],
    }


def policy_of(index: int, plan: Plan, budget: float) -> Policy:
    """The policy that a plan is in a shipped company, within ``budget`` in USD.

    Raises:
        PolicyError: an offer is unknown, or a group is none of its groups.
    """
    steps = []
    for offer, choice in plan.items():
        if offer not in OFFERS:
            raise PolicyError(f"offer {offer!r}: allowed are {', '.join(OFFERS)}")
        known = groups(index, OFFERS[offer].unit)
        if choice["who"] not in known:
            raise PolicyError(f"{offer}: who = {choice['who']!r}: allowed are {', '.join(known)}")
        steps.append(Step(offer, known[choice["who"]], first=choice["first"]))
    return Policy(tuple(steps), budget)


@cache
def luck(index: int) -> float:
    """Standard deviation, USD, of eight quarters' gross margin by luck alone, as the won deals' sizes tell it.

    Wins come one by one and by chance, so the variance of their sum is the sum of the squared amounts (compound
    Poisson; Ross, Introduction to Probability Models, section 5.4).
    """
    deals = world(index).opportunities
    won = deals.loc[deals["is_won"], ["close_date", "amount"]]
    lately = won["close_date"] > won["close_date"].max() - pd.DateOffset(months=3 * HORIZON)
    return GROSS_MARGIN * float(np.sqrt((won.loc[lately, "amount"] ** 2).sum()))


@lru_cache(maxsize=256)
def futures(index: int, policy: Policy) -> tuple[Floats, Floats]:
    """Doing nothing and the policy in the same `FUTURES` futures, USD of gross margin, in matching order.

    Each future is a company that fits the tables, as often as it fits, with luck of its own. 0 is what doing nothing
    brings on average; programmes' costs are paid.

    Raises:
        PolicyError: the policy cannot be carried out.
    """
    possible = guesses(index)
    share = (np.arange(FUTURES) + 0.5) / FUTURES
    company = np.searchsorted(np.cumsum([guess.weight for guess in possible]), share).clip(max=len(possible) - 1)
    nothing = luck(index) * np.random.default_rng(0).permutation([NormalDist().inv_cdf(x) for x in share])
    return nothing, nothing + np.array([guess.value(policy) for guess in possible])[company]


@cache
def best_plan(index: int, offers: tuple[str, ...], budget: float, starts: tuple[int, ...]) -> Plan:
    """The best plan found on the visible evidence: the sum of what each part is worth alone, filled into the budget.

    The five most promising sums are then played whole, since programmes for the same people add up to less.
    """
    found: dict[float, tuple[float, Plan]] = {0.0: (0.0, {})}
    for offer in offers:
        choices = [_priced(index, offer, who, first) for who in groups(index, OFFERS[offer].unit) for first in starts]
        for spent, (value, plan) in list(found.items()):
            for price, worth, choice in choices:
                total = spent + price
                better = value + worth > found.get(total, (0.0,))[0]
                grown = {**plan, offer: choice}
                if worth > 0 and total <= budget and better and clash(index, grown) is None:
                    found[total] = value + worth, grown
    likely = sorted(found.values(), key=lambda each: -each[0])[:5]
    return max((plan for _, plan in likely), key=lambda plan: visible_value(index, policy_of(index, plan, budget)))


def returns(index: int, offers: tuple[str, ...], starts: tuple[int, ...], plan: Plan) -> dict[str, float]:
    """What each offer alone brings beyond its price, per dollar of it, on the visible evidence.

    An offer of the plan: as the plan has it. Any other one: for the group and the start where it brings most.
    """
    found = {}
    for offer in offers:
        choices = [(who, first) for who in groups(index, OFFERS[offer].unit) for first in starts]
        if offer in plan:
            choices = [(plan[offer]["who"], plan[offer]["first"])]
        priced = [_priced(index, offer, who, first) for who, first in choices]
        found[offer] = max(worth / price if price else math.copysign(math.inf, worth) for price, worth, _ in priced)
    return found


@cache
def _priced(index: int, offer: str, who: str, first: int) -> tuple[float, float, dict[str, Any]]:
    choice = {"who": who, "first": first}
    policy = policy_of(index, {offer: choice}, _UNLIMITED)
    return float(cost(policy).sum()), visible_value(index, policy), choice


def clash(index: int, plan: Plan) -> tuple[str, str] | None:
    """Two programmes that exclude each other and are meant for the same people, where there are any.

    When they begin does not matter: all of them run to the end.
    """
    bought = [(offer, choice["who"]) for offer, choice in plan.items()]
    pairs = ((a, b) for i, a in enumerate(bought) for b in bought[i + 1 :])
    return next(((a[0], b[0]) for a, b in pairs if _exclude_each_other(index, a, b)), None)


@cache
def _exclude_each_other(index: int, a: tuple[str, str], b: tuple[str, str]) -> bool:
    both = {offer: {"who": who, "first": 1} for offer, who in (a, b)}
    try:
        world(index).run(policy_of(index, both, _UNLIMITED))
    except PolicyError:
        return True
    return False


def _ranked(score: pd.Series[float]) -> tuple[str, ...]:
    return _ids(score.sort_values(ascending=False, kind="stable").index)


def _ids(ids: Collection[Any]) -> tuple[str, ...]:
    return tuple(map(str, ids))
