"""Sample answers of module C6 that depend on the company; `answers.yml` names them."""

from saleslab.analysis import c6 as _c6
from saleslab.analysis.first_meetings import first_meetings as _first_meetings
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
    marked = ["story"]
    marked += [] if _c6.stands_out(world) else ["all"]
    marked += ["leaders"]
    marked += [] if _c6.stands_out(world, "strong") else ["strong"]
    return marked


def by_their_words(world: World) -> dict[str, str]:
    return {str(buyer): str(brought) for buyer, brought in _first_meetings(world)["brought"].items()}


def two_taken_by_kind_words(world: World) -> dict[str, str]:
    read = by_their_words(world)
    kind = [buyer for buyer, brought in read.items() if brought == "neither"][:2]
    return read | dict.fromkeys(kind, "post")


def all_posts(world: World) -> dict[str, str]:
    return dict.fromkeys(by_their_words(world), "post")


def where_it_pays(world: World) -> dict[str, str]:
    return _c6.best_plan(world)


def seats_for_all(world: World) -> dict[str, str]:
    return dict.fromkeys(_c6.seat_groups(world).index, _c6.SEAT)


def one_group_missing(world: World) -> dict[str, str]:
    return dict(list(_c6.best_plan(world).items())[1:])
