"""The numbers module C6's prose states, each computed on the company of the lessons."""

from saleslab.analysis import c6
from saleslab.analysis.words import dollars
from saleslab.org import World, world
from saleslab.org.policy import GROSS_MARGIN
from saleslab.org.programmes import PURCHASES
from saleslab.org.worlds import WORLDS


def _added(w: World) -> str:
    doors, quiet, posts, neither = c6.seats_played(w)["added"]
    return (
        f"a seat adds {doors:.1f} % to the sales of door openers who post and {quiet:.1f} % to the quiet ones’, "
        f"{posts:.1f} % and {neither:.1f} % to those of sellers with few doors"
    )


def _word(w: World) -> str:
    """What her word is worth: seats for all four groups, nobody has to post, against two groups and ten posts a month."""
    brings, price = c6.seats_played(w)["brings"], c6.next_price()
    plans = (brings.iloc[:2] - price - c6.RULES["posts"], brings - price)
    before, after = (c6.NEXT_GROUP * float(plan.sum()) for plan in plans)
    return dollars(after - before)


def _over_companies(read) -> list[float]:
    return sorted(read(world(index)) for index in range(1, WORLDS + 1))


def _percent(value: float) -> str:
    return f"{100 * value:+.0f} %".replace("-", "−")


def _groups_paying(w: World) -> int:
    return list(c6.best_plan(w).values()).count(c6.SEAT)


def _vendor(w: World) -> float:
    return c6.contrast(w, 48, 72, "opened", 1).more


FACTS = {
    "bill": lambda _: dollars(next(p.cost for p in PURCHASES if p.programme_id == "P4")),
    "seat_price": lambda _: f"${c6.next_price():,.0f}",
    "other_half": lambda _: f"${c6.next_price() * len(c6.DOORS) * c6.NEXT_GROUP:,.0f}",
    "hour": lambda _: f"${c6.HOUR:.0f}",
    "ten_posts": lambda _: f"${c6.RULES['posts']:,.0f}",
    "her_word": _word,
    "new_price": lambda _: f"${c6.SEAT_PRICE:,.0f}",
    "together_strong": lambda _: _percent(c6.TOGETHER["strong"]),
    "together_weak": lambda _: _percent(c6.TOGETHER["weak"]),
    "together_all": lambda _: f"{100 * c6.TOGETHER['all']:+.1f} %",
    "together_within": lambda _: f"{100 * c6.TOGETHER_WITHIN:.0f}",
    "bar": lambda _: str(c6.BAR),
    "pays_from": lambda w: f"{100 * c6.pays_from(w):+.1f} %",
    "stories": lambda w: str(c6.grew(w, c6.STORY)[0]),
    "same_story": lambda w: str(c6.grew(w, c6.STORY)[1]),
    "weak_without_three": lambda w: f"{100 * c6.without_best(w, 'weak', 3):+.1f} %",
    "added": _added,
    "strong_out": lambda _: str(int(sum(_over_companies(lambda w: c6.stands_out(w, "strong"))))),
    "margin": lambda _: f"{100 * GROSS_MARGIN:.0f} %",
    "found": lambda w: _percent(c6.halves(w).effect),
    "year_1": lambda w: _percent(_vendor(w)),
    "lead_weak": lambda w: f"{100 * c6.halves(w, 'weak').effect:+.1f} %",
    "by_luck": lambda w: str(c6.by_luck(w)),
    "vendor_least": lambda _: _percent(_over_companies(_vendor)[0]),
    "vendor_most": lambda _: _percent(_over_companies(_vendor)[-1]),
    "lottery_least": lambda _: _percent(_over_companies(lambda w: c6.halves(w).effect)[0]),
    "lottery_most": lambda _: _percent(_over_companies(lambda w: c6.halves(w).effect)[-1]),
    "stand_out": lambda _: str(int(sum(_over_companies(c6.stands_out)))),
    "fewest_groups": lambda _: str(int(_over_companies(_groups_paying)[0])),
    "most_groups": lambda _: str(int(_over_companies(_groups_paying)[-1])),
}


def _mine(w: World) -> str:
    return "out" if c6.stands_out(w) else "unsure"


RETRIEVAL = {
    "company": lambda w: w.name,
    "vendor": lambda w: _percent(_vendor(w)),
    "lottery": lambda w: _percent(c6.halves(w).effect),
    "by_luck": lambda w: str(c6.by_luck(w)),
    "bar": lambda _: str(c6.BAR),
    "verdict": _mine,
    "verdict_because": lambda w: (
        "Luck alone rarely looks like that."
        if c6.stands_out(w)
        else "Luck alone looks like that too often. It doesn’t show that seats do nothing, either."
    ),
}
