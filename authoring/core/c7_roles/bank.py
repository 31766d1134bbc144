"""Sample answers of module C7 that depend on the company; `answers.yml` names them."""

from saleslab.analysis import c7 as _c7
from saleslab.org import World


def _far(wrong: float, right: float, otherwise: float) -> float:
    """A wrong number, unless it lies too near to the right one in this company."""
    return round(wrong if abs(wrong - right) > 2 else otherwise, 1)


def slide(world: World) -> float:
    seen = _c7.reading(world)
    return round(100 * seen.growth("opportunities", seen.split), 1)


def slide_of_the_others(world: World) -> float:
    seen = _c7.reading(world)
    return round(100 * seen.growth("opportunities", ~seen.split), 1)


def beyond_the_others(world: World) -> float:
    seen = _c7.reading(world)
    return round(100 * seen.beyond("bookings", seen.split | ~seen.split), 1)


def before_and_after(world: World) -> float:
    seen = _c7.reading(world)
    return _far(100 * seen.growth("bookings", seen.split), beyond_the_others(world), 60)


def opportunities_for_money(world: World) -> float:
    seen = _c7.reading(world)
    return _far(100 * seen.beyond("opportunities", seen.split | ~seen.split), beyond_the_others(world), 60)


def longer_than_luck(world: World) -> str:
    won, luck = _c7.won_in_all(world)
    return "luck" if won <= _c7.SIGNED_LUCKS * luck else "up"


def believes_the_money(world: World) -> str:
    """Signs what bookings alone say; where that is right, the cautious mistake."""
    return "up" if longer_than_luck(world) != "up" else "luck"


def where_lost(world: World) -> dict[str, str]:
    return {deal: trail.lost for deal, trail in _c7.trails(world).items()}


def one_wrong(world: World) -> dict[str, str]:
    """One deal labelled wrong, and never so that a single label is left."""
    right = where_lost(world)
    deal = next(iter(right))
    other = next(label for label in ("first", "second", "third", "never") if label != right[deal])
    return {**right, deal: other}


def always_one_later(world: World) -> dict[str, str]:
    """Every reason found missing one note too late."""
    later = {"first": "second", "second": "third", "third": "never", "never": "first"}
    return {deal: later[label] for deal, label in where_lost(world).items()}


def one_deal_left_out(world: World) -> dict[str, str]:
    return dict(list(where_lost(world).items())[1:])


def strong_less_weak(world: World) -> float:
    seen = _c7.reading(world)
    return round(100 * (seen.effect(seen.third("strong")) - seen.effect(seen.third("weak"))), 0)


def strong_alone(world: World) -> float:
    seen = _c7.reading(world)
    return _far(100 * seen.effect(seen.third("strong")), strong_less_weak(world), 150)


def weak_less_strong(world: World) -> float:
    return _far(-strong_less_weak(world), strong_less_weak(world), 150)


def best_on_what_was_seen(world: World) -> dict[str, str]:
    return _c7.best_choice(world)


def worst_on_what_was_seen(world: World) -> dict[str, str]:
    other = {_c7.SPLIT: _c7.WHOLE, _c7.WHOLE: _c7.SPLIT}
    sellers = _c7.nine_sellers(world).items()
    today = {rep: _c7.works_today(world, row) for rep, row in sellers}
    return {rep: today[rep] if _c7.visible_seller(world, row) > 0 else other[today[rep]] for rep, row in sellers}


def one_seller_left_out(world: World) -> dict[str, str]:
    return dict(list(best_on_what_was_seen(world).items())[1:])
