"""What-if: eight quarters after the story, with whatever a learner decides to buy, stop or change.

The company goes on as it stands at the end of FY3. `run` gives what a policy is worth on average; `play` throws
the dice, the same dice for every policy, so that two plays differ by the decision alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from saleslab.org.expected import Expected, expected_run
from saleslab.org.parameters import Parameters
from saleslab.org.people import REGIONS, Flags, People
from saleslab.org.programmes import story, tool_effects
from saleslab.org.randomness import Floats, Ints
from saleslab.org.simulation import Exposure, Run, Skills, simulate
from saleslab.org.tables.columns import manager_ids, rep_ids

HORIZON = 8
GROSS_MARGIN = 0.70  # Our setting: what a dollar of bookings leaves to pay for programmes.


class PolicyError(ValueError):
    """A policy that cannot be carried out; the message names field, value and what is allowed."""


@dataclass(frozen=True)
class Offer:
    """Something a company can buy. Prices in USD per unit, once and per quarter in force; all our settings."""

    unit: str
    price: float
    price_per_quarter: float
    change: Callable[[Parameters, People, Exposure, Ints, Flags], Exposure]


@dataclass(frozen=True)
class Step:
    """One decision: `offer` for `units` from quarter `first` to `last` (1 to 8, both included)."""

    offer: str
    units: tuple[str, ...]
    first: int = 1
    last: int = HORIZON


@dataclass(frozen=True)
class Policy:
    """A plan for eight quarters within a budget in USD."""

    steps: tuple[Step, ...] = ()
    budget: float = 2e6


@dataclass(frozen=True)
class Outcome:
    """A policy's worth. Arrays are (8 quarters, sellers); bookings in USD, of opportunities created then."""

    expected: Expected
    spent: Floats

    def value(self, against: Outcome) -> float:
        """Gross margin gained against another policy less what is spent beyond it, USD."""
        gained = self.expected.bookings.sum() - against.expected.bookings.sum()
        return float(GROSS_MARGIN * gained - (self.spent.sum() - against.spent.sum()))


def _switch(name: str, value: float) -> Callable[[Parameters, People, Exposure, Ints, Flags], Exposure]:
    """Make an offer that sets one exposure for the quarters and sellers it covers."""

    def change(p: Parameters, who: People, e: Exposure, quarters: Ints, sellers: Flags) -> Exposure:
        return _set(e, name, quarters, sellers, np.full(who.size, value))

    return change


def _train(p: Parameters, who: People, e: Exposure, quarters: Ints, sellers: Flags) -> Exposure:
    return _set(e, "trained", quarters[:1], sellers, np.ones(who.size))


def _more_hours(p: Parameters, who: People, e: Exposure, quarters: Ints, sellers: Flags) -> Exposure:
    """A higher activity target takes time in the CRM: two more hours a week, our setting."""
    return _set(e, "crm_hours", quarters, sellers, e.crm_hours[quarters[0]] + 2.0)


def _tool(name: str) -> Callable[[Parameters, People, Exposure, Ints, Flags], Exposure]:
    def change(p: Parameters, who: People, e: Exposure, quarters: Ints, sellers: Flags) -> Exposure:
        return _set(e, "tool", quarters, sellers, tool_effects(p, who)[name])

    return change


def _set(e: Exposure, name: str, quarters: Ints, sellers: Flags, values: Floats) -> Exposure:
    changed = getattr(e, name).copy()
    changed[np.ix_(quarters, sellers)] = values[sellers]
    return replace(e, **{name: changed})


OFFERS: dict[str, Offer] = {
    "training": Offer("rep", 8_000.0, 0.0, _train),
    "coaching_hours": Offer("team", 0.0, 4_000.0, _switch("extra_coaching", 2.0)),
    "coach_development": Offer("team", 40_000.0, 0.0, _switch("coach_skill", 0.8)),
    "crm_support": Offer("team", 60_000.0, 2_000.0, _switch("supported", 1.0)),
    "crm_target": Offer("team", 0.0, 4_500.0, _more_hours),
    "end_crm": Offer("team", 0.0, 0.0, _switch("crm_hours", 0.0)),
    "social_seats": Offer("rep", 0.0, 600.0, _switch("seat", 1.0)),
    "role_split": Offer("region", 950_000.0, 0.0, _switch("split", 1.0)),
    "end_role_split": Offer("region", 200_000.0, 0.0, _switch("split", 0.0)),
    "end_process": Offer("company", 0.0, 0.0, _switch("process", 0.0)),
    "lead_research": Offer("rep", 0.0, 900.0, _tool("lead_research")),
    "meeting_prep": Offer("rep", 0.0, 900.0, _tool("meeting_prep")),
    "answer_prompts": Offer("rep", 0.0, 900.0, _tool("answer_prompts")),
    "ai_coach": Offer("rep", 0.0, 900.0, _tool("ai_coach")),
}
# Offers that set the same thing for the same sellers must not overlap.
_RIVALS = {
    **dict.fromkeys(("lead_research", "meeting_prep", "answer_prompts", "ai_coach"), "tool"),
    **dict.fromkeys(("role_split", "end_role_split"), "split"),
    **dict.fromkeys(("crm_target", "end_crm"), "crm_hours"),
}


def cost(policy: Policy) -> Floats:
    """Spending by quarter, USD, shape (8,)."""
    spent = np.zeros(HORIZON)
    for step in policy.steps:
        offer = OFFERS[step.offer]
        spent[step.first - 1] += offer.price * len(step.units)
        spent[step.first - 1 : step.last] += offer.price_per_quarter * len(step.units)
    return spent


def check(policy: Policy, who: People) -> None:
    """Refuse a policy that cannot be carried out.

    Raises:
        PolicyError: unknown offer or unit, quarters out of range, a unit twice, overlapping steps, over budget.
    """
    if not (np.isfinite(policy.budget) and policy.budget >= 0):
        raise PolicyError(f"budget = {policy.budget!r}: allowed is 0 USD or more")
    for step in policy.steps:
        _check_step(step, who)
    for a, b in _pairs(policy.steps):
        same = _RIVALS.get(a.offer, a.offer) == _RIVALS.get(b.offer, b.offer)
        twice = sorted(set(a.units) & set(b.units))
        if same and twice and a.first <= b.last and b.first <= a.last:
            raise PolicyError(f"{a.offer} and {b.offer} overlap for {twice[0]}: allowed is one at a time")
    total = float(cost(policy).sum())
    if total > policy.budget:
        raise PolicyError(f"the policy costs ${total:,.0f}: allowed is the budget, ${policy.budget:,.0f}")


def _check_step(step: Step, who: People) -> None:
    if step.offer not in OFFERS:
        raise PolicyError(f"offer {step.offer!r}: allowed are {', '.join(OFFERS)}")
    for name in ("first", "last"):
        quarter = getattr(step, name)
        if isinstance(quarter, bool) or not isinstance(quarter, int) or not 1 <= quarter <= HORIZON:
            raise PolicyError(f"{step.offer}: {name} = {quarter!r}: allowed are the quarters 1 to {HORIZON}")
    if step.first > step.last:
        raise PolicyError(f"{step.offer}: first = {step.first}, last = {step.last}: allowed is first up to last")
    known = _units(who)[OFFERS[step.offer].unit]
    unknown = [unit for unit in step.units if unit not in known]
    if unknown or not step.units:
        raise PolicyError(f"{step.offer}: unit {unknown or 'none'}: allowed are {OFFERS[step.offer].unit} ids")
    if len(set(step.units)) < len(step.units):
        raise PolicyError(f"{step.offer}: units name somebody twice: allowed is once each")


def _pairs(steps: tuple[Step, ...]) -> Iterator[tuple[Step, Step]]:
    return ((a, b) for i, a in enumerate(steps) for b in steps[i + 1 :])


def _units(who: People) -> dict[str, dict[str, int]]:
    names = {
        "rep": rep_ids(who.size),
        "team": manager_ids(who.coaching_skill.size),
        "region": list(REGIONS),
        "company": ["company"],
    }
    return {unit: {name: code for code, name in enumerate(ids)} for unit, ids in names.items()}


def _sellers(step: Step, who: People) -> Flags:
    unit = OFFERS[step.offer].unit
    known = _units(who)[unit]
    codes = [known[name] for name in step.units]
    of_seller = {"rep": np.arange(who.size), "team": who.manager, "region": who.region, "company": who.region * 0}
    return np.isin(of_seller[unit], codes)


def exposure(p: Parameters, who: People, policy: Policy) -> Exposure:
    """Carry the end of FY3 on for eight quarters and apply the policy, shape (8, sellers)."""
    last = story(p, who).row(-1)
    e = Exposure(**{name: np.tile(values, (HORIZON, 1)) for name, values in vars(last).items()})
    for step in policy.steps:
        quarters = np.arange(step.first - 1, step.last)
        e = OFFERS[step.offer].change(p, who, e, quarters, _sellers(step, who))
    return e


def run(p: Parameters, who: People, skills: Skills, policy: Policy) -> Outcome:
    """What a policy is worth on average, from the skills at the end of FY3.

    Raises:
        PolicyError: the policy cannot be carried out.
    """
    check(policy, who)
    expected = expected_run(p, who, exposure(p, who, policy), start=p.quarters, skills=skills)
    return Outcome(expected, cost(policy))


def play(p: Parameters, who: People, history: Run, policy: Policy, seed: int) -> Run:
    """Throw the dice for eight quarters; deals left open at the end of FY3 go on closing.

    Raises:
        PolicyError: the policy cannot be carried out.
    """
    check(policy, who)
    return simulate(p, who, exposure(p, who, policy), seed, since=history)
