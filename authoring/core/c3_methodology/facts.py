"""The numbers module C3's prose states, each computed on the company of the lessons; the drawer's on its own records."""

from functools import cache

from saleslab.analysis import c3
from saleslab.analysis.words import dollars
from saleslab.charts.c3 import gained_without_hand, lead_without_course, rise_of_all
from saleslab.org import WORLDS, World, world
from saleslab.org.case import OPPORTUNITY_ID


def _lead(w: World) -> float:
    return c3.ahead(w, c3.hands(w).place, ~c3.hands(w).place)


def _lost_lead(w: World) -> float:
    return c3.ahead(w, c3.hands(w).lost, c3.hands(w).never)


def as_much(w: World) -> str:
    """Redraws that show as much as the real draw: the lesson says that they miss its rule, and not by far."""
    times = c3.as_much(w, c3.full_draw(w))
    if not c3.CLEAR <= times <= 2 * c3.CLEAR:
        raise ValueError(f"the lesson says that {times} of {c3.REDRAWS} just miss the rule")
    return str(times)


def _looked_again(w: World, first: bool) -> str:
    """After how many of 100 coaching talks managers look again, in the teams of the second vote and in the others."""
    chosen = set(w.reps.loc[c3.in_best_teams(w, c3.SENT), "manager_id"])
    followed = c3.care(w)["followed"]
    return _percent(float(followed[followed.index.isin(chosen) == first].mean()))


def _sent(w: World) -> str:
    """Teams that the second vote sends; the lesson puts the seller of Deal 4471 in one of them."""
    seller = w.opportunities.set_index("opportunity_id").loc[OPPORTUNITY_ID, "owner_id"]
    if not c3.in_best_teams(w, c3.WITH_COACH)[w.reps["rep_id"] == seller].all():
        raise ValueError("the seller of Deal 4471 is in none of the teams whose managers look again most")
    return str(c3.SENT)


def _teams_drawn(w: World) -> int:
    return int(w.reps.loc[c3.full_draw(w).sent, "manager_id"].nunique())


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


def _kept(w: World, good: bool) -> float:
    return float(c3.kept(w)[0 if good else 1][3])


@cache
def _nsw() -> tuple[int, int, float, float, int]:
    """In, out, gain by the lot, gap to the survey (USD a year), people of the survey.

    The NSW men with earnings known for two years before, as Dehejia and Wahba cut LaLonde's file, and the CPS
    comparison group, both from the package causaldata.
    """
    import causaldata

    lot = causaldata.nsw_mixtape.load_pandas().data
    survey = causaldata.cps_mixtape.load_pandas().data
    inside, outside = (lot.loc[lot["treat"] == t, "re78"].astype(float) for t in (1, 0))
    gap = inside.mean() - float(survey["re78"].astype(float).mean())
    return len(inside), len(outside), inside.mean() - outside.mean(), -gap, len(survey)


def _over_companies(of: str) -> str:
    values = {
        "lead": [100 * _lead(world(i)) for i in range(1, WORLDS + 1)],
        "lost": [100 * _lost_lead(world(i)) for i in range(1, WORLDS + 1)],
        "gain": [100 * c3.gain(world(i), c3.full_draw(world(i))) for i in range(1, WORLDS + 1)],
    }[of]
    low, high = (f"{'−' if round(v) < 0 else ''}{abs(v):.0f}" for v in (min(values), max(values)))
    return f"{low} and {high}"


def _signed_so_often(what: str) -> str:
    return str(sum(c3.reading(world(i)) == what for i in range(1, WORLDS + 1)))


FACTS = {
    "graduates": lambda w: str(c3.hands(w).place.sum()),
    "hands": lambda w: str((~c3.hands(w).never).sum()),
    "lost": lambda w: str(c3.hands(w).lost.sum()),
    "lead": lambda w: _percent(_lead(w)),
    "without_course": lambda w: str(lead_without_course(w)),
    "budget": lambda _: dollars(c3.SENT * c3.TEAM * c3.PLACE),
    "course_price": lambda _: dollars(c3.TEAM * c3.PLACE),
    "place": lambda _: dollars(c3.PLACE),
    "coach": lambda _: dollars(c3.COACH),
    "places": lambda _: str(c3.SENT * c3.TEAM),
    "sent": _sent,
    "in_lot": lambda _: str(c3.IN_LOT),
    "lot_coached": lambda _: str(c3.LOT_COACHED),
    "with_coach": lambda _: str(c3.WITH_COACH),
    "looked_first": lambda w: _looked_again(w, first=True),
    "looked_rest": lambda w: _looked_again(w, first=False),
    "rise": lambda w: f"{rise_of_all(w):.0f}",
    "teams_drawn": lambda w: str(_teams_drawn(w)),
    "as_much": as_much,
    "gain": lambda w: f"{100 * c3.gain(w, c3.full_draw(w)):.1f}",
    "never_gain": lambda w: str(gained_without_hand(w)),
    "never_truth": lambda w: f"{100 * c3.true_gain_by_hands(w)[1]:.0f}",
    "hand_truth": lambda w: f"{100 * c3.true_gain_by_hands(w)[0]:.0f}",
    "left_good": lambda w: _percent(_kept(w, good=True)),
    "left_weak": lambda w: _percent(_kept(w, good=False)),
    "nsw_in": lambda _: str(_nsw()[0]),
    "nsw_out": lambda _: str(_nsw()[1]),
    "nsw_gain": lambda _: f"{_nsw()[2]:,.0f}",
    "cps": lambda _: f"{_nsw()[4]:,}",
    "cps_gap": lambda _: f"{_nsw()[3]:,.0f}",
    "lead_range": lambda _: _over_companies("lead"),
    "lost_range": lambda _: _over_companies("lost"),
    "gain_range": lambda _: _over_companies("gain"),
    "signed_draw": lambda _: _signed_so_often("draw"),
    "signed_luck": lambda _: _signed_so_often("luck"),
    "signed_exchanged": lambda _: _signed_so_often("exchanged"),
}


def _twelve(w: World) -> str:
    """A small draw's promise: the difference of two groups of six that one in ten hats shows, in deals of 100."""
    import numpy as np

    unit = np.where(np.arange(len(w.reps)) < 12, np.arange(len(w.reps)), -1)
    six = c3.Draw("few", unit, unit >= 6)
    return f"{100 * float(np.quantile(c3.redraws(w, six), 0.9)):.0f}"


def _hat_does(w: World) -> str:
    return str(c3.as_much(w, c3.full_draw(w)))


RETRIEVAL = {
    "company": lambda w: w.name,
    "lead": lambda w: _percent(abs(_lead(w))) + (" % more" if _lead(w) >= 0 else " % less"),
    "lost_lead": lambda w: _percent(_lost_lead(w)),
    "six": _twelve,
    "gain": lambda w: f"{100 * c3.gain(w, c3.full_draw(w)):.1f}",
    "hat_does": _hat_does,
    "drawn": lambda w: str(_teams_drawn(w)),
    "read": lambda w: "sign" if c3.as_much(w, c3.full_draw(w)) < c3.CLEAR else "wait",
}
