"""The numbers module C2's prose states, each computed on the company of the lessons."""

from saleslab.analysis import c2, process
from saleslab.org import WORLDS, World, world
from saleslab.org.programmes import PURCHASES


def _gap(w: World, back: float) -> float:
    full, empty = process.turned_back(w.opportunities, back)
    return 100 * (full - empty)


def _early_gap(w: World) -> float:
    return 100 * process.like_with_like(process.steps_by_seller(w))


def _largest_luck(w: World) -> float:
    return 100 * max(process.shuffled_gaps(w))


def _hands(hands: str):
    """What the process truly adds to the wins of sellers with such hands, in percent."""
    return lambda w: f"{100 * w.truth.effect('P1', c2.looked_at(w)[hands], 'wins'):.0f}"


def _below(plan: str):
    """How many of the sellers of a plan fill fewer fields by day 30 than the average seller."""
    return lambda w: str(c2.below_average(w, c2.looked_at(w)[plan]))


def _hours(plan: str):
    """Hours of managers over two years, to tens."""
    return lambda w: f"{round(c2.hours_to_look(w, c2.looked_at(w)[plan]), -1):,.0f}"


def _minutes(plan: str):
    """The same in minutes a week for each of 30 managers."""
    return lambda w: f"{60 * c2.hours_to_look(w, c2.looked_at(w)[plan]) / 30 / 104:.0f}"


def _over_companies(read, pick) -> str:
    return f"{pick(read(world(index)) for index in range(1, WORLDS + 1)):.0f}"


FACTS = {
    "price": lambda _: f"${next(p.cost for p in PURCHASES if p.type == 'process') / 1e6:.1f}m",
    "full_won": lambda w: f"{100 * process.turned_back(w.opportunities, 0)[0]:.0f}",
    "empty_won": lambda w: f"{100 * process.turned_back(w.opportunities, 0)[1]:.0f}",
    "gap_close": lambda w: f"{_gap(w, 0):.0f}",
    "gap_early": lambda w: f"{_gap(w, 1):.0f}",
    "closed": lambda w: f"{int(w.opportunities['is_closed'].sum()):,}",
    "deals_each": lambda w: f"{process.steps_by_seller(w)['deals'].mean():.0f}",
    "least_below": _below("least"),
    "strong_below": _below("strong"),
    "weak_below": _below("weak"),
    "all_below": _below("all"),
    "least_hours": _hours("least"),
    "strong_hours": _hours("strong"),
    "weak_hours": _hours("weak"),
    "all_hours": _hours("all"),
    "minutes": _minutes("least"),
    "all_minutes": _minutes("all"),
    "process_all": _hands("all"),
    "process_strong": _hands("strong"),
    "process_weak": _hands("weak"),
    "between_sellers": lambda w: f"{_early_gap(w):.1f}",
    "largest_luck": lambda w: f"{_largest_luck(w):.1f}",
    "least_close": lambda _: _over_companies(lambda w: _gap(w, 0), min),
    "most_close": lambda _: _over_companies(lambda w: _gap(w, 0), max),
    "least_early": lambda _: _over_companies(lambda w: _gap(w, 1), min),
    "most_early": lambda _: _over_companies(lambda w: _gap(w, 1), max),
    "cannot_tell": lambda _: str(sum(not process.beyond_luck(world(index)) for index in range(1, WORLDS + 1))),
    "companies": lambda _: str(WORLDS),
}


def _one_late(w: World):
    """A won deal whose form was mostly written later."""
    eight = c2.dated_forms(w)
    return eight[(eight["pile"] == "later") & (eight["outcome"] == "won")].iloc[0]


def _one_after(w: World):
    """A deal that was entered once it had closed."""
    return c2.dated_forms(w).query("pile == 'after'").iloc[0]


RETRIEVAL = {
    "company": lambda w: w.name,
    "gap_close": FACTS["gap_close"],
    "gap_early": FACTS["gap_early"],
    "early": lambda w: str(_one_late(w)["early"]),
    "late": lambda w: str(_one_late(w)["late"]),
    "entered": lambda w: f"{_one_after(w)['created_date']:%d %b %Y}",
    "ended": lambda w: f"{_one_after(w)['close_date']:%d %b %Y}",
    "after_fields": lambda w: str(_one_after(w)["early"]),
    "between_sellers": FACTS["between_sellers"],
    "largest_luck": FACTS["largest_luck"],
    "verdict": lambda w: "linked" if process.beyond_luck(w) else "cant",
    "verdict_why": lambda w: (
        "The real gap is larger than every one that luck brought. But nobody drew lots, so it is linked, not proved."
        if process.beyond_luck(w)
        else "Luck reached the real gap. That is no proof that the process does nothing; it is too little to tell."
    ),
}
