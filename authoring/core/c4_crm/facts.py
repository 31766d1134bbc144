"""The numbers module C4's prose states, each computed on the company of the lessons."""

from saleslab.analysis import c4
from saleslab.analysis.words import dollars
from saleslab.charts.c4 import TRIED, plans, true_points
from saleslab.org import WORLDS, World, world

_SINCE = slice(c4.TARGET - 1, None)


def _programme_cost(w: World) -> str:
    costs = w.programme_rollouts.set_index("programme_id")["programme_cost"]
    return f"${costs['P3'] / 1e6:.1f}m"


def _supported(w: World) -> int:
    return int((w.programme_rollouts["programme_id"] == "P3s").sum())


def _crm_gain(w: World, supported: bool | None) -> float:
    """What the CRM truly did to bookings since it came, percent: in teams with support, without, or in all (None)."""
    sellers = w.truth.people.supported
    which = sellers if supported else ~sellers if supported is not None else sellers | ~sellers
    with_it, without = w.truth.history.bookings[_SINCE], w.truth.without("P3").bookings[_SINCE]
    return float(100 * (with_it[:, which].sum() / without[:, which].sum() - 1))


def _seen(w: World) -> float:
    """The lottery's gain in points. Raises where the prose would be untrue."""
    gain = c4.lottery(w).real
    if not (c4.lottery(w).matched == 0 and gain > 2 * true_points(w) > 0):
        raise ValueError("the lesson says that no other draw comes as far, and that luck helped the gain seen")
    return gain


def _sisters(rare: bool, truth: bool) -> str:
    """The mean gain, seen or true, of the sister companies where the lottery's gain is rare, or isn't."""
    chosen = [w for w in _elsewhere() if (c4.lottery(w).matched <= c4.RARE) == rare]
    gains = [true_points(w) if truth else c4.lottery(w).real for w in chosen]
    return f"{sum(gains) / len(gains):.1f}"


def _ticked(w: World, kind: str) -> str:
    return f"{100 * c4.ticked(w)[kind]:.0f}"


def _money(amount: float) -> str:
    return f"${abs(amount) / 1e6:.1f}m"


def _cynic_loses(w: World) -> str:
    """What switching the CRM off loses. Raises where the lesson's prose would be untrue."""
    worth, (with_it, without) = plans(w), c4.curves(w)
    falls = without.at(c4.HOURS)
    if not worth["support"] > worth["half"] > 0 > max(worth["end"], worth["target"]):
        raise ValueError("the lesson's decision: trainers pay, switching off and a higher target lose")
    if not (with_it.stands_out and 4 <= with_it.top <= 10 and (falls[1:] < falls[:-1]).all()):
        raise ValueError("the lesson says that the curve with support bends and that the one without falls all the way")
    return _money(worth["end"])


def _elsewhere() -> list[World]:
    return [world(index) for index in range(1, WORLDS + 1)]


FACTS = {
    "crm_cost": _programme_cost,
    "typed": lambda w: f"{c4.typed_growth(w):.0f}",
    "supported": lambda w: str(_supported(w)),
    "unsupported": lambda w: str(len(w.managers) - _supported(w)),
    "ticked_emails": lambda w: _ticked(w, "Email"),
    "ticked_calls": lambda w: _ticked(w, "Call"),
    "target_price": lambda w: _money(len(w.managers) * c4.price("crm_target")),
    "support_price": lambda w: _money((len(w.managers) - _supported(w)) * c4.price("crm_support")),
    "half_price": lambda _: _money(TRIED * c4.price("crm_support")),
    "with_gain": lambda w: f"{_crm_gain(w, True):.0f}",
    "without_loss": lambda w: f"{-_crm_gain(w, False):.0f}",
    "together": lambda w: f"{_crm_gain(w, None):+.0f}",
    "lottery": lambda w: f"{_seen(w):.0f}",
    "true_points": lambda w: f"{true_points(w):.0f}",
    "rare_seen": lambda _: _sisters(rare=True, truth=False),
    "rare_true": lambda _: _sisters(rare=True, truth=True),
    "early_seen": lambda _: _sisters(rare=False, truth=False),
    "early_true": lambda _: _sisters(rare=False, truth=True),
    "support_each": lambda _: dollars(c4.price("crm_support")),
    "target_each": lambda _: dollars(c4.price("crm_target")),
    # For the facilitator's page.
    "cynic": _cynic_loses,
    "target_loses": lambda w: _money(plans(w)["target"]),
    "ticked_notes": lambda w: _ticked(w, "Note"),
    "half_brings": lambda w: _money(plans(w)["half"]),
    "support_brings": lambda w: _money(plans(w)["support"]),
    "least_typed": lambda w: f"{min(c4.typed_growth(each) for each in _elsewhere()):.0f}",
    "most_typed": lambda w: f"{max(c4.typed_growth(each) for each in _elsewhere()):.0f}",
    "rare": lambda w: str(sum(c4.lottery(each).matched <= c4.RARE for each in _elsewhere())),
    "no_top": lambda w: str(sum(not c4.curves(each)[0].stands_out for each in _elsewhere())),
}


def _met(w: World) -> float:
    before, since = map(c4.per_hundred, c4.halves(c4.by_quarter(w)))
    return 100 * (since["meetings"] / before["meetings"] - 1)


def _rare(w: World) -> bool:
    return c4.lottery(w).matched <= c4.RARE


RETRIEVAL = {
    "company": lambda w: w.name,
    "typed": lambda w: f"{c4.typed_growth(w):.0f}",
    "met": lambda w: f"{_met(w):+.0f}".replace("-0", "0").replace("+0", "0"),
    "real": lambda w: f"{c4.lottery(w).real:+.1f}",
    "matched": lambda w: str(c4.lottery(w).matched),
    "verdict": lambda w: "gained" if _rare(w) else "early",
    "often": lambda w: "rare" if _rare(w) else "not rare",
}
