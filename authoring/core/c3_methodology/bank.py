"""Sample answers of module C3 that depend on the company; `answers.yml` names them."""

from saleslab.analysis import c3 as _c3
from saleslab.org import World


def slide_lead(world: World) -> float:
    h = _c3.hands(world)
    return round(100 * _c3.ahead(world, h.place, ~h.place), 1)


def slide_upside_down(world: World) -> float:
    h = _c3.hands(world)
    other = round(100 * _c3.ahead(world, ~h.place, h.place), 1)
    return other if abs(other - slide_lead(world)) > 2 else 200.0


def lead_of_the_unlucky(world: World) -> float:
    h = _c3.hands(world)
    return round(100 * _c3.ahead(world, h.lost, h.never), 1)


def gain_of_the_draw(world: World) -> float:
    return round(100 * _c3.gain(world, _c3.draw_on_file(world)), 1)


def twice_the_gain(world: World) -> float:
    found = gain_of_the_draw(world)
    return round(2 * found, 1) if abs(found) > 0.5 else 5.0


def sentence_to_sign(world: World) -> str:
    return _c3.reading(world)


def the_other_caution(world: World) -> str:
    return "exchanged" if _c3.reading(world) == "luck" else "luck"


def who_looks_again(world: World) -> list[str]:
    return sorted(_c3.team_candidates(world).nlargest(3, "both").index)


def most_hours(world: World) -> list[str]:
    nine = _c3.team_candidates(world)
    return sorted(nine.nsmallest(6, "both").nlargest(3, "hours").index)


def best_split(world: World) -> dict[str, float]:
    return dict(_c3.best_split(world))


def worst_split(world: World) -> dict[str, float]:
    return min(_c3.splits(), key=_c3.visible_money(world).worth)


def over_budget(_: World) -> dict[str, float]:
    return dict.fromkeys(_c3.POTS, 600_000.0)
