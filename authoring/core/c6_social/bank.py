"""Sample answers of module C6 that depend on the company; `answers.yml` names them."""

from itertools import permutations as _permutations

from saleslab.analysis import c6 as _c6
from saleslab.org import World


def vendors_cut(world: World) -> int:
    return round(100 * _c6.contrast(world, 48, 72, "opened", 1).more)


def as_a_part(world: World) -> int:
    found = _c6.contrast(world, 48, 72, "opened", 1)
    return round(100 * (found.laggards / found.leaders - 1))


def beyond_the_others(world: World) -> float:
    return round(100 * _c6.halves(world).effect, 1)


def own_growth(world: World) -> float:
    half = _c6.halves(world)
    return round(100 * (half.holders_after / half.holders_before - 1), 1)


def slide_again(world: World) -> int:
    return round(100 * _c6.contrast(world, 48, 72, "opened", 3).more)


def sentence(world: World) -> str:
    return "works" if _c6.stands_out(world) else "unsure"


def other_sentence(world: World) -> str:
    return "unsure" if _c6.stands_out(world) else "works"


def no_weight(world: World) -> list[str]:
    marked = ["leaders", "grew"]
    marked += [] if _c6.stands_out(world) else ["all"]
    marked += ["index"]
    marked += [] if _c6.stands_out(world, "strong") else ["strong"]
    return marked


def best_hands(world: World) -> dict[str, int]:
    return _complete(world, {group: seats for group, seats in _c6.best_plan(world).items() if group != _c6.KEEP})


def half_right(world: World) -> dict[str, int]:
    """The three groups filled up whose worth lies nearest to the middle between spreading evenly and the best."""
    groups = list(_c6.seat_groups(world).index)
    best = _c6.plan_worth(world, _c6.best_plan(world))
    even = _c6.plan_worth(world, dict.fromkeys(groups, _c6.SEATS / len(groups)))
    plans = [dict(zip(three, filled, strict=True)) for three in _permutations(groups, 3) for filled in _FILLED]
    return _complete(world, min(plans, key=lambda plan: abs(_c6.plan_worth(world, plan) - (best + even) / 2)))


def worst_groups(world: World) -> dict[str, int]:
    worst = _c6.seat_groups(world)["worth"].nsmallest(3).index
    return _complete(world, dict(zip(worst, (40, 40, 20), strict=True)))


def too_many(world: World) -> dict[str, int]:
    return _complete(world, {}) | dict.fromkeys(_c6.seat_groups(world).index, 40)


_FILLED = ((40, 40, 20), (40, 20, 0), (20, 0, 0), (5, 5, 0))


def _complete(world: World, plan: dict[str, int]) -> dict[str, int]:
    every = dict.fromkeys(_c6.seat_groups(world).index, 0) | plan
    return every | {_c6.KEEP: max(0, _c6.SEATS - sum(every.values()))}
