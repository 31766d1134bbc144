"""The numbers module C6's prose states, each computed on the company of the lessons."""

from saleslab.analysis import c6
from saleslab.analysis.words import dollars
from saleslab.org import World, world
from saleslab.org.policy import GROSS_MARGIN, OFFERS
from saleslab.org.programmes import PURCHASES
from saleslab.org.worlds import WORLDS


def seat_price() -> float:
    """What the lesson's vendor asks for a seat over two years, USD."""
    return OFFERS["social_seats"].price_per_quarter * 8


def times_its_price(w: World) -> int:
    """How often a seat with sellers who open doors brings back its price over two years. Raises where that is little."""
    value = c6.seats_played(w)["worth"][c6.DOORS[1]] / seat_price()
    if value < 5:
        raise ValueError(f"the lesson says such a seat pays many times over; it pays {value:.1f} times")
    return round(value + 1)


def _added(w: World) -> str:
    doors, quiet, posts, neither = c6.seats_played(w)["added"]
    return (
        f"a seat adds {doors:.1f} % to the sales of door openers who post and {quiet:.1f} % to the quiet ones’, "
        f"{posts:.1f} % and {neither:.1f} % to those of sellers with few doors"
    )


def _over_companies(read) -> list[float]:
    return sorted(read(world(index)) for index in range(1, WORLDS + 1))


def _percent(value: float) -> str:
    return f"{100 * value:+.0f} %".replace("-", "−")


def _vendor(w: World) -> float:
    return c6.contrast(w, 48, 72, "opened", 1).more


FACTS = {
    "bill": lambda _: dollars(next(p.cost for p in PURCHASES if p.programme_id == "P4")),
    "seat_price": lambda _: f"${seat_price():,.0f}",
    "sixty_seats": lambda _: f"${seat_price() * c6.NEXT_SEATS:,.0f}",
    "new_price": lambda _: f"${c6.SEAT_PRICE:,.0f}",
    "times": lambda w: str(times_its_price(w)),
    "together_strong": lambda _: _percent(c6.TOGETHER["strong"]),
    "together_weak": lambda _: _percent(c6.TOGETHER["weak"]),
    "together_all": lambda _: f"{100 * c6.TOGETHER['all']:+.1f} %",
    "together_within": lambda _: f"{100 * c6.TOGETHER_WITHIN:.0f}",
    "bar": lambda _: str(c6.BAR),
    "counted_weak": lambda w: str(c6.counted(w, "weak")),
    "added": _added,
    "strong_out": lambda _: str(int(sum(_over_companies(lambda w: c6.stands_out(w, "strong"))))),
    "margin": lambda _: f"{100 * GROSS_MARGIN:.0f} %",
    "found": lambda w: _percent(c6.halves(w).effect),
    "year_1": lambda w: _percent(_vendor(w)),
    "luck_weak": lambda w: str(c6.by_luck(w, "weak")),
    "lead_strong": lambda w: f"{100 * c6.halves(w, 'strong').effect:.0f} %",
    "by_luck": lambda w: str(c6.by_luck(w)),
    "vendor_least": lambda _: _percent(_over_companies(_vendor)[0]),
    "vendor_most": lambda _: _percent(_over_companies(_vendor)[-1]),
    "lottery_least": lambda _: _percent(_over_companies(lambda w: c6.halves(w).effect)[0]),
    "lottery_most": lambda _: _percent(_over_companies(lambda w: c6.halves(w).effect)[-1]),
    "stand_out": lambda _: str(int(sum(_over_companies(c6.stands_out)))),
    "some_left": lambda _: str(int(sum(_over_companies(lambda w: c6.best_plan(w)[c6.KEEP] > 0)))),
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
