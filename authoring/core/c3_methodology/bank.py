"""Sample answers of module C3 that depend on the company; `answers.yml` names them."""

from saleslab.analysis import c3 as _c3
from saleslab.org import World


def slide_lead(world: World) -> float:
    h = _c3.hands(world)
    return round(100 * _c3.ahead(world, h.place, ~h.place), 1)


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


def by_the_chairs_rule(world: World) -> dict[str, str]:
    return {"course": _c3.course_tested(world).verdict, "coaches": _c3.coaches_tested(world).verdict}


def one_of_two(world: World) -> dict[str, str]:
    best = by_the_chairs_rule(world)
    return {**best, "coaches": "draw" if best["coaches"] != "draw" else "now"}


def neither(world: World) -> dict[str, str]:
    return {name: "draw" if what != "draw" else "now" for name, what in by_the_chairs_rule(world).items()}
