"""The numbers module C7's prose states, each computed on the company of the lessons (and, for later items, others)."""

from saleslab.analysis import c7
from saleslab.analysis.words import dollars
from saleslab.charts import c7 as shown
from saleslab.org import WORLDS, World, world
from saleslab.org.policy import OFFERS


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


def _growth(w: World, what: str, ours: bool) -> float:
    seen = c7.reading(w)
    return seen.growth(what, seen.split if ours else ~seen.split)


def _beyond(w: World) -> float:
    seen = c7.reading(w)
    return seen.beyond("bookings", seen.split | ~seen.split)


def _effect(w: World, third: str) -> float:
    seen = c7.reading(w)
    return seen.effect(seen.third(third))


def _true_third(w: World, third: str) -> float:
    """What the split truly added to the bookings of a third of the closers in the split regions."""
    seen = c7.reading(w)
    reps = list(w.reps["rep_id"][seen.split & seen.third(third)])
    return w.truth.effect("P5", reps, "bookings", range(9, 13))


def a_third(w: World) -> str:
    """The slide's growth of opportunities in words, as long as the words are true."""
    if not 0.30 <= _growth(w, "opportunities", True) <= 0.36:
        raise ValueError("the chair says that meetings are up a third")
    return "a third"


def simpson(w: World) -> str:
    """Handed-over deals look better in all, lean worse in every size, clearly in mid-size. Raises where that is untrue."""
    rates = c7.handed_rates(w)
    gap = rates["handed"] - rates["kept"]
    solid = {size: abs(gap[size]) > 2 * _luck_of_gap(rates.loc[size]) for size in ("SMB", "MM", "ENT")}
    if gap["all"] <= 0.02 or max(gap[["SMB", "MM", "ENT"]]) >= 0 or solid != {"SMB": False, "MM": True, "ENT": False}:
        raise ValueError("the lesson says: better together, worse in every size, solid in mid-size only")
    return _percent(rates.loc["all", "handed"])


def _luck_of_gap(rates) -> float:
    """Standard error of the gap between the win rates of handed-over and kept deals."""
    return sum(rates[kind] * (1 - rates[kind]) / rates[f"n_{kind}"] for kind in ("handed", "kept")) ** 0.5


def _promise_kept(companies: list[World]) -> float:
    """What the plans that looked best really brought, as a share of what they promised."""
    best = [(w, c7.best_plan(w)) for w in companies]
    return sum(c7.plan_truth(w, plan) for w, plan in best) / sum(c7.visible_plan(w, plan) for w, plan in best)


def promise_kept(w: World) -> str:
    """That share over the twenty companies, in percent. Raises unless the lesson's own plan kept its promise."""
    if _promise_kept([w]) < 1:
        raise ValueError("the lesson says: here the best-looking plan kept its promise")
    return _percent(_promise_kept([world(i) for i in range(1, WORLDS + 1)]))


def _lesson_plan_travels(w: World) -> bool:
    """Whether the lesson's best plan, copied unseen, is worth nine tenths of the best one or more in a company."""
    return c7.visible_plan(w, shown.plan(w, "hands")) >= 0.9 * c7.visible_plan(w, c7.best_plan(w))


def _earlier(w: World) -> str:
    """What North and East were ahead by in won deals the year before the split, in percent."""
    seen = c7.reading(w)
    here, there = (
        seen.wins[place][:, c7.BEFORE].sum() / seen.wins[place][:, :4].sum() for place in (seen.split, ~seen.split)
    )
    return f"{100 * (here / there - 1):+.0f}"


def _spread(name: str, value) -> str:
    """Lowest and highest over the twenty companies, as the facilitator's page says it."""
    values = [value(world(i)) for i in range(1, WORLDS + 1)]
    return f"{min(values):.0f} to {max(values):.0f} ({name})"


def _gap(w: World) -> float:
    return 100 * (_effect(w, "strong") - _effect(w, "weak"))


def _changes(w: World) -> int:
    rows = c7.nine_sellers(w)
    return sum(pile != c7.works_today(w, rows[rep]) for rep, pile in c7.best_choice(w).items())


READ_MINUTES = 10
"""What reading the note to the buyer takes of a seller's time, our setting."""


def _handed_a_year(w: World) -> int:
    """Deals handed over in the split regions in the year after the split."""
    deals = w.opportunities
    mine = deals["owner_id"].isin(list(w.reps["rep_id"][c7.reading(w).split]))
    return int((mine & (deals["created_date"] >= "2025-01-01") & (deals["n_handoffs"] > 0)).sum())


def _inside_luck(w: World) -> bool:
    won, luck = c7.won_in_all(w)
    return abs(won) <= luck


FACTS = {
    "third": a_third,
    "slide": lambda w: _percent(_growth(w, "opportunities", True)),
    "weak_opportunities": lambda w: _percent(c7.reading(w).effect(c7.reading(w).third("weak"), "opportunities")),
    "before_after": lambda w: _percent(_growth(w, "bookings", True)),
    "beyond": lambda w: _percent(_beyond(w)),
    "true_money": lambda w: f"{shown.added(w, 'bookings'):.0f}",
    "true_strong": lambda w: _percent(_true_third(w, "strong")),
    "true_weak": lambda w: _percent(-_true_third(w, "weak")),
    "handed": simpson,
    "kept": lambda w: _percent(c7.handed_rates(w).loc["all", "kept"]),
    "price": lambda w: dollars(2 * OFFERS["role_split"].price),
    "worth_both": lambda w: dollars(c7.plan_truth(w, shown.plan(w, "both"))),
    "worth_hands": lambda w: dollars(c7.plan_truth(w, shown.plan(w, "hands"))),
    "worlds": lambda _: str(WORLDS),
    "promise_kept": promise_kept,
    "travels": lambda _: str(sum(_lesson_plan_travels(world(i)) for i in range(1, WORLDS + 1))),
    "earlier": _earlier,
    "others_growth": lambda _: _spread("percent", lambda w: 100 * _growth(w, "opportunities", True)),
    "others_beyond": lambda _: _spread("points", lambda w: 100 * _beyond(w)),
    "others_gap": lambda _: _spread("points", _gap),
    "others_luck": lambda _: f"{sum(_inside_luck(world(i)) for i in range(1, WORLDS + 1))} of {WORLDS}",
    "others_changes": lambda _: _spread("of nine sellers changed", _changes),
    "spared": lambda w: dollars(c7.spared(w, shown.plan(w, "hands"))),
    "read_minutes": lambda _: str(READ_MINUTES),
    "minutes_hours": lambda w: f"{_handed_a_year(w) * READ_MINUTES / 60:,.0f}",
}


def _all_gap(w: World) -> str:
    """Whether handed-over deals look better or worse than kept ones over all sizes, in words."""
    rates = c7.handed_rates(w).loc["all"]
    return "more often" if rates["handed"] > rates["kept"] else "less often"


def _luck(w: World) -> float:
    seen = c7.reading(w)
    return sum(seen.luck(seen.third(third)) for third in c7.THIRDS) / len(c7.THIRDS)


RETRIEVAL = {
    "company": lambda w: w.name,
    "sites": lambda w: str(3 + w.index),
    "ours": lambda w: f"{100 * _growth(w, 'bookings', True):+.0f}",
    "others": lambda w: f"{100 * _growth(w, 'bookings', False):+.0f}",
    "gap": lambda w: f"{100 * _beyond(w):+.0f}",
    "strong": lambda w: f"{100 * _effect(w, 'strong'):+.0f}",
    "middle": lambda w: f"{100 * _effect(w, 'middle'):+.0f}",
    "weak": lambda w: f"{100 * _effect(w, 'weak'):+.0f}",
    "luck": lambda w: _percent(_luck(w)),
    "small_handed": lambda w: _percent(c7.handed_rates(w).loc["SMB", "handed"]),
    "small_kept": lambda w: _percent(c7.handed_rates(w).loc["SMB", "kept"]),
    "all_gap": _all_gap,
}
