"""The numbers module C2's prose states, each computed on the company of the lessons."""

from saleslab.analysis import c2, process
from saleslab.org import WORLDS, World, world


def _gap(w: World, back: float) -> float:
    full, empty = process.turned_back(w.opportunities, back)
    return 100 * (full - empty)


def _early_gap(w: World) -> float:
    return 100 * process.like_with_like(process.steps_by_seller(w))


def _largest_luck(w: World) -> float:
    return 100 * max(process.shuffled_gaps(w))


def process_adds(w: World, rep_ids: list[str]) -> float:
    """What the process truly adds to these sellers' wins, in percent."""
    return 100 * w.truth.effect("P1", rep_ids, "wins")


def _stronger(w: World) -> str:
    """Percent added in strong hands. Raises where the lesson's sentence about hands would be untrue."""
    strong, weak = process_adds(w, c2.strongest(w)), process_adds(w, c2.weakest(w))
    if strong < weak + 2 or not process.beyond_luck(w):
        raise ValueError("the lesson says that early steps are beyond luck, and worth more in strong hands")
    return f"{strong:.0f}"


def _below_average(w: World, rep_ids: list[str]) -> int:
    """How many of these sellers fill fewer fields by day 30 than the average seller."""
    early = process.steps_by_seller(w).set_index("rep_id")["early"]
    return int((early[rep_ids] < early.mean()).sum())


def _over_companies(read, pick) -> str:
    return f"{pick(read(world(index)) for index in range(1, WORLDS + 1)):.0f}"


FACTS = {
    "full_won": lambda w: f"{100 * process.turned_back(w.opportunities, 0)[0]:.0f}",
    "empty_won": lambda w: f"{100 * process.turned_back(w.opportunities, 0)[1]:.0f}",
    "gap_close": lambda w: f"{_gap(w, 0):.0f}",
    "gap_early": lambda w: f"{_gap(w, 1):.0f}",
    "closed": lambda w: f"{int(w.opportunities['is_closed'].sum()):,}",
    "typical_days": lambda w: f"{c2.forms(w)['age'].median():.0f}",
    "weak_below": lambda w: str(_below_average(w, c2.weakest(w))),
    "strong_below": lambda w: str(_below_average(w, c2.strongest(w))),
    "hours": lambda w: f"{round(c2.hours_to_look(w, c2.strongest(w)), -2):.0f}",
    "process_all": lambda w: f"{process_adds(w, list(w.reps['rep_id'])):.0f}",
    "process_strong": _stronger,
    "process_weak": lambda w: f"{process_adds(w, c2.weakest(w)):.0f}",
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
