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
    """What the plans that looked best for the chair's money really brought, as a share of what they promised."""
    best = [(w, c7.best_within(w)) for w in companies]
    return sum(c7.plan_truth(w, plan) for w, plan in best) / sum(c7.visible_plan(w, plan) for w, plan in best)


def promise_kept(w: World) -> str:
    """That share over the twenty companies, in percent. Raises unless the lesson's own plan kept its promise."""
    if _promise_kept([w]) < 1:
        raise ValueError("the lesson says: here the best-looking plan kept its promise")
    return _percent(_promise_kept([world(i) for i in range(1, WORLDS + 1)]))


def _lesson_plan_travels(w: World) -> bool:
    """Whether the lesson's best plan, copied unseen, is worth nine tenths of the best one or more in a company."""
    return c7.visible_plan(w, shown.plan(w, "million")) >= 0.9 * c7.visible_plan(w, c7.best_within(w))


def _earlier(w: World) -> str:
    """What North and East were ahead by in won deals the year before the split, in percent."""
    return f"{c7.won_the_year_before(w)[0]:+.1f}"


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
    return abs(won) <= c7.SIGNED_LUCKS * luck


def _placebo(lucks: int) -> str:
    """In how many companies won deals passed so many lucks in the year before, when nothing was split."""
    earlier = [c7.won_the_year_before(world(i)) for i in range(WORLDS + 1)]
    return str(sum(abs(won) > lucks * luck for won, luck in earlier))


def middle_parts(w: World) -> str:
    """Growth of the middle third's bookings against the others', in percent. Raises unless it parts from won deals."""
    seen = c7.reading(w)
    middle = seen.third("middle")
    bookings = seen.bookings[middle & seen.split]
    fewer = (bookings[:, c7.AFTER].sum(axis=1) < bookings[:, c7.BEFORE].sum(axis=1)).mean()
    added = [
        w.truth.effect("P5", list(w.reps["rep_id"][middle & seen.split]), what, range(9, 13))
        for what in ("wins", "bookings")
    ]
    if not (seen.effect(middle) > 0 > seen.effect(middle, "bookings") and fewer > 0.5 and min(added) > 0):
        raise ValueError("the facilitator's page says: won deals up, bookings down, half booked less, in truth both up")
    return f"{100 * seen.effect(middle, 'bookings'):+.0f}"


def won_all(w: World) -> str:
    """What all sellers of the split regions gained in won deals. Raises unless it passes two lucks, as the lesson says."""
    won, luck = c7.won_in_all(w)
    if won <= c7.SIGNED_LUCKS * luck:
        raise ValueError("the lesson says: more than two lucks")
    return f"{won:+.1f}"


def worth_million(w: World) -> str:
    """What the lesson's plan for the chair's money brings. Raises unless it is the best that could be seen."""
    if shown.plan(w, "million") != c7.best_within(w):
        raise ValueError("the lesson's plan is not the best for the chair's money")
    return dollars(c7.plan_truth(w, shown.plan(w, "million")))


FACTS = {
    "third": a_third,
    "slide": lambda w: _percent(_growth(w, "opportunities", True)),
    "weak_opportunities": lambda w: _percent(c7.reading(w).effect(c7.reading(w).third("weak"), "opportunities")),
    "before_after": lambda w: _percent(_growth(w, "bookings", True)),
    "beyond": lambda w: _percent(_beyond(w)),
    "true_money": lambda w: f"{shown.added(w, 'bookings'):.0f}",
    "handed": simpson,
    "kept": lambda w: _percent(c7.handed_rates(w).loc["all", "kept"]),
    "price": lambda w: dollars(2 * OFFERS["role_split"].price),
    "worth_both": lambda w: dollars(c7.plan_truth(w, shown.plan(w, "both"))),
    "worth_hands": lambda w: dollars(c7.plan_truth(w, shown.plan(w, "hands"))),
    "worth_million": worth_million,
    "budget": lambda _: dollars(c7.BUDGET),
    "won_all": won_all,
    "middle_bookings": middle_parts,
    "true_won": lambda w: f"{shown.added(w, 'wins'):.0f}",
    "placebo_one": lambda _: _placebo(1),
    "placebo_two": lambda _: _placebo(c7.SIGNED_LUCKS),
    "companies": lambda _: str(WORLDS + 1),
    "worlds": lambda _: str(WORLDS),
    "promise_kept": promise_kept,
    "travels": lambda _: str(sum(_lesson_plan_travels(world(i)) for i in range(1, WORLDS + 1))),
    "earlier": _earlier,
    "others_growth": lambda _: _spread("percent", lambda w: 100 * _growth(w, "opportunities", True)),
    "others_beyond": lambda _: _spread("points", lambda w: 100 * _beyond(w)),
    "others_gap": lambda _: _spread("points", _gap),
    "others_luck": lambda _: f"{sum(_inside_luck(world(i)) for i in range(1, WORLDS + 1))} of {WORLDS}",
    "others_changes": lambda _: _spread("of nine sellers changed", _changes),
    "spared": lambda w: dollars(c7.spared(w, shown.plan(w, "million"))),
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
