"""The numbers module C4's prose states, each computed on the company of the lessons."""

from saleslab.analysis import c4
from saleslab.analysis.words import dollars
from saleslab.charts.c4 import TRIED, plans, true_points
from saleslab.org import WORLDS, World, world
from saleslab.org.policy import HORIZON, OFFERS

_SINCE = slice(c4.TARGET - 1, None)


def _programme_cost(w: World) -> str:
    costs = w.programme_rollouts.set_index("programme_id")["programme_cost"]
    return f"${costs['P3'] / 1e6:.1f}m"


def _without(w: World) -> int:
    return len(c4.without_trainer(w))


def _crm_gain(w: World, supported: bool) -> float:
    """What the CRM truly did to bookings since it came, percent, in teams with a trainer or without."""
    which = w.truth.people.supported == supported
    with_it, without = w.truth.history.bookings[_SINCE], w.truth.without("P3").bookings[_SINCE]
    return float(100 * (with_it[:, which].sum() / without[:, which].sum() - 1))


def _staged_price(w: World) -> str:
    """Half of the teams now, the others after four of the eight quarters."""
    later = OFFERS["crm_support"].price + HORIZON / 2 * OFFERS["crm_support"].price_per_quarter
    return _money(TRIED * c4.price("crm_support") + (_without(w) - TRIED) * later)


def _sticks_out(w: World) -> str:
    """What sticks out beyond luck. Raises where the lesson's prose would be untrue."""
    drawn = c4.lottery(w)
    (before, since), (other_before, other_since) = drawn.rates["with a trainer"], drawn.rates["without"]
    if not (since > before and other_since < other_before):
        raise ValueError("the lesson says that teams with a trainer win more than before, and the others fewer")
    if c4.on_friday(w)["meetings"]:
        raise ValueError("the lesson says that Deal 4471 had no meeting")
    return f"{drawn.sticks_out:.1f}"


def _money(amount: float) -> str:
    return f"${abs(amount) / 1e6:.1f}m"


def _cynic_loses(w: World) -> str:
    """What switching the CRM off loses. Raises where the lesson's prose would be untrue."""
    worth = plans(w)
    if not worth["support"] > worth["staged"] > worth["nothing"] > max(worth["end"], worth["target"]):
        raise ValueError("the lesson's decision: trainers pay, switching off and a higher target lose")
    return _money(worth["end"])


def _elsewhere() -> list[World]:
    return [world(index) for index in range(1, WORLDS + 1)]


def _kept(_: World) -> str:
    """In how many sister companies the truth is no less than what stuck out beyond luck."""
    kept = sum(true_points(w) >= c4.lottery(w).sticks_out for w in _elsewhere())
    return f"all {kept}" if kept == WORLDS else f"{kept} of the {WORLDS}"


FACTS = {
    "crm_cost": _programme_cost,
    "typed": lambda w: f"{c4.typed_growth(w):.0f}",
    "won_before": lambda w: f"{c4.won_of_100(w)[0]:.0f}",
    "supported": lambda w: str(len(w.managers) - _without(w)),
    "unsupported": lambda w: str(_without(w)),
    "target_price": lambda w: _money(len(w.managers) * c4.price("crm_target")),
    "support_price": lambda w: _money(_without(w) * c4.price("crm_support")),
    "staged_price": _staged_price,
    "with_gain": lambda w: f"{_crm_gain(w, True):.0f}",
    "without_loss": lambda w: f"{-_crm_gain(w, False):.0f}",
    "support_each": lambda _: dollars(c4.price("crm_support")),
    "target_each": lambda _: dollars(c4.price("crm_target")),
    # For the facilitator's page.
    "won_since": lambda w: f"{c4.won_of_100(w)[1]:.0f}",
    "gain_seen": lambda w: f"{c4.lottery(w).real:.1f}",
    "reach": lambda w: f"{c4.lottery(w).reach:.1f}",
    "sticks_out": _sticks_out,
    "true_points": lambda w: f"{true_points(w):.1f}",
    "kept": _kept,
    "cynic": _cynic_loses,
    "target_loses": lambda w: _money(plans(w)["target"]),
    "ticked_notes": lambda w: f"{100 * c4.ticked(w)['Note']:.0f}",
    "staged_brings": lambda w: _money(plans(w)["staged"]),
    "support_brings": lambda w: _money(plans(w)["support"]),
    "least_typed": lambda _: f"{min(c4.typed_growth(each) for each in _elsewhere()):.0f}",
    "most_typed": lambda _: f"{max(c4.typed_growth(each) for each in _elsewhere()):.0f}",
    "gained": lambda _: str(sum(c4.lottery(each).sticks_out > 0 for each in _elsewhere())),
}


def _met(w: World) -> str:
    return c4.percent(c4.growth(w, ["meeting"]))


def _gained(w: World) -> bool:
    return c4.lottery(w).sticks_out > 0


RETRIEVAL = {
    "company": lambda w: w.name,
    "typed": lambda w: f"{c4.typed_growth(w):.0f}",
    "met": _met,
    "seen": lambda w: f"{c4.lottery(w).real:+.1f}".replace("-", "−"),
    "reach": lambda w: f"{c4.lottery(w).reach:.1f}",
    "verdict": lambda w: "gained" if _gained(w) else "early",
    "sticks": lambda w: f"{c4.lottery(w).sticks_out:.1f} points stick out" if _gained(w) else "Nothing sticks out",
}
