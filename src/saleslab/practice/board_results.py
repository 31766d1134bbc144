"""What a plan of the decision board comes to: its picture and its words, before the commitment and after it.

Before it, everything is what the visible evidence allows. The truth is told only by `looked_back`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from saleslab.answers.board import STARTS, BoardSpec

Plan = Mapping[str, Mapping[str, Any]]

_ACROSS = "Gross margin over eight quarters, against doing nothing on average"
_LEGEND = "Each dot is one of 100 futures: a company that fits the tables you can see, with luck of its own."


def worked_out(spec: BoardSpec, index: int, plan: Plan) -> dict[str, str]:
    """The picture of a plan that can be carried out, on the visible evidence alone, and the same in words."""
    from saleslab.analysis.plans import futures, policy_of
    from saleslab.charts.spread import Row, spread

    nothing, results = futures(index, policy_of(index, plan, spec.budget))
    rows = [Row("Doing nothing", nothing), Row("Your plan", results)]
    title = _average(results)
    if not plan:
        rows, title = rows[:1], "Buy nothing, and luck alone moves the result by millions"
    return {"svg": spread(title, rows, _ACROSS), "words": _compared(nothing, results, spec, index, plan)}


def in_one_line(spec: BoardSpec, index: int, plan: Plan) -> str:
    """A plan and what it comes to on the visible evidence, to compare it with another."""
    from saleslab.analysis.plans import futures, policy_of

    nothing, results = futures(index, policy_of(index, plan, spec.budget))
    ahead = f"ahead of doing nothing in {_ahead(nothing, results)} of {len(nothing)}"
    return f"{spec.in_words({'plan': plan})}: {signed(results.mean())} on average, {ahead}."


def looked_back(spec: BoardSpec, index: int, plan: Plan) -> dict[str, Any]:
    """A plan beside the best on the visible evidence, then the truth: the picture and ``result``, paragraphs."""
    from saleslab.analysis.decisions import visible_value
    from saleslab.analysis.plans import best_plan, futures, policy_of, returns
    from saleslab.charts.spread import Row, spread
    from saleslab.org import world
    from saleslab.org.policy import Policy

    mine = policy_of(index, plan, spec.budget)
    best_choice = best_plan(index, tuple(spec.offers), spec.budget, STARTS)
    best = policy_of(index, best_choice, spec.budget)
    seen, best_seen = visible_value(index, mine), visible_value(index, best)
    if seen >= best_seen:
        best_choice, best, best_seen = plan, mine, seen
    nothing = world(index).run(Policy())
    true, best_true = (world(index).run(policy).value(nothing) for policy in (mine, best))
    calm, results = futures(index, mine)
    rows = [Row("Doing nothing", calm), Row("Your plan", results, true)]
    if best is mine:
        said = f"On the evidence you could see, no plan we found beats yours. It was worth {signed(seen)}."
        truth = f"your plan is worth {signed(true)}"
    else:
        rows.append(Row("The best plan on the evidence", futures(index, best)[1], best_true))
        words = spec.in_words({"plan": best_choice})
        said = (
            f"On the evidence you could see, your plan was worth {signed(seen)}, its cost paid. The best plan we "
            f"found within the budget was worth {signed(best_seen)}: {words}. "
            f"You left ${(best_seen - seen) / 1e6:.1f}m behind."
        )
        truth = f"your plan is worth {signed(true)}, that one {signed(best_true)}"
    title = f"Your plan: {signed(seen)} on the evidence, {signed(true)} in truth"
    return {
        "svg": spread(title, rows, f"{_ACROSS}. Diamond: the truth."),
        "words": _compared(calm, results, spec, index, plan),
        "result": [
            said,
            _why(spec, best_choice, returns(index, tuple(spec.offers), STARTS, best_choice)),
            f"And the truth, since this company is simulated: {truth}, on average (the diamonds).",
            "Judge the decision by what you could see. Luck and what nobody could know come on top.",
        ],
    }


def _why(spec: BoardSpec, best: Plan, per_dollar: Mapping[str, float]) -> str:
    """One sentence: what each dollar brings where the best plan spends it, and what the rest would bring."""
    bought = sorted(best, key=lambda offer: -per_dollar[offer])
    worth = [f"for “{spec.offers[each]}” {_cents(per_dollar[each])}" for each in bought]
    parts = [f"beyond itself a dollar brings {', '.join(worth)}"] if bought else []
    left = [offer for offer in spec.offers if offer not in best]
    losing = [f"“{spec.offers[offer]}”" for offer in left if per_dollar[offer] <= 0]
    weaker = [f"“{spec.offers[offer]}”" for offer in left if per_dollar[offer] > 0]
    if losing:
        parts.append(f"{_listed(losing)} would bring less than the price, whoever gets it")
    if weaker:
        parts.append(f"{_listed(weaker)} would bring something too, but less for the same money or the same people")
    return f"Why: {'; '.join(parts)}."


def _cents(per_dollar: float) -> str:
    return f"${per_dollar:.2f}" if per_dollar < math.inf else "all of it"


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _compared(nothing: Any, results: Any, spec: BoardSpec, index: int, plan: Plan) -> str:
    if not plan:
        low, high = (sorted(nothing.tolist())[place] for place in (len(nothing) // 10, -len(nothing) // 10 - 1))
        return f"{_LEGEND} Eight of ten end between {signed(low)} and {signed(high)} of the average."
    cost = money(spent_on(spec, index, plan))
    return (
        f"{_LEGEND} {_average(results)}, its cost of {cost} paid. {_ahead(0, results)} of its "
        f"dots lie right of the dashed line; doing nothing has {_ahead(0, nothing)} there. With the same luck, your "
        f"plan is ahead in {_ahead(nothing, results)} of {len(nothing)}."
    )


def _average(results: Any) -> str:
    side = "above" if results.mean() >= 0 else "below"
    return f"On average your plan ends ${abs(results.mean()) / 1e6:.1f}m {side} doing nothing"


def _ahead(nothing: Any, results: Any) -> int:
    return int((results > nothing).sum())


def spent_on(spec: BoardSpec, index: int, plan: Plan) -> float:
    """What a plan costs over the eight quarters, USD."""
    from saleslab.analysis.plans import policy_of
    from saleslab.org.policy import cost

    return float(cost(policy_of(index, plan, spec.budget)).sum())


def money(amount: float) -> str:
    """USD as the board writes prices and budgets: "$1.92m"."""
    return f"${amount / 1e6:.2f}m"


def signed(amount: float) -> str:
    """USD gained or lost: "+$3.1m"."""
    return f"{'−' if round(amount / 1e6, 1) < 0 else '+'}${abs(amount) / 1e6:.1f}m"
