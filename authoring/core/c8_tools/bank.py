"""Sample answers of module C8 that depend on the company; `answers.yml` names them."""

from saleslab.analysis import c8 as _c8
from saleslab.org import World
from saleslab.org.policy import GROSS_MARGIN

_LABELS = ("strong", "weak", "everybody", "cannot_tell")


def read_off_the_bars(world: World) -> dict[str, str]:
    return {name: _c8.shape(world, tool) for tool, name in _c8.TOOL_NAMES.items()}


def never_right(world: World) -> dict[str, str]:
    return {
        name: next(label for label in _LABELS if label != _c8.shape(world, tool))
        for tool, name in _c8.TOOL_NAMES.items()
    }


def one_row_missing(world: World) -> dict[str, str]:
    return dict(list(read_off_the_bars(world).items())[1:])


def as_the_bars_say(world: World) -> dict[str, float]:
    return _c8.calibrated(world)


def all_even(world: World) -> dict[str, float]:
    return dict.fromkeys(_c8.calibrated(world), 50.0)


def all_likely(world: World) -> dict[str, float]:
    return dict.fromkeys(_c8.calibrated(world), 80.0)


def the_other_way_round(world: World) -> dict[str, float]:
    return {words: 100.0 - chance for words, chance in _c8.calibrated(world).items()}


def one_sentence_missing(world: World) -> dict[str, float]:
    return dict(list(_c8.calibrated(world).items())[1:])


def seat_worth(world: World) -> float:
    return round(_c8.visible_worth(world, _c8.page_one(world), _c8.her_seller(world)) / 1e3, 1)


def by_the_average(world: World) -> float:
    seller, right = _c8.her_seller(world), seat_worth(world)
    found = round(2 * GROSS_MARGIN * _c8.overall(world, _c8.page_one(world)) * seller.bookings / 1e3 - 7.2, 1)
    # In some companies page one's first does as much in strong hands as on average.
    return found if abs(found - right) > 10 else right + 60.0


def best_signatures(world: World) -> dict[str, str]:
    return {f"{whose.capitalize()} hands": tool for whose, tool in _c8.best_signatures(world).items()}


def worst_signatures(world: World) -> dict[str, str]:
    return {
        f"{whose.capitalize()} hands": min(_c8.row(world, whose).worth, key=_c8.row(world, whose).worth.__getitem__)
        for whose in _c8.HANDS
    }


def no_tools(_: World) -> dict[str, str]:
    return {f"{whose.capitalize()} hands": _c8.NOBODY for whose in _c8.HANDS}


def one_hand_missing(world: World) -> dict[str, str]:
    return dict(list(best_signatures(world).items())[1:])


def heard(world: World) -> str:
    return {"answers": "prompts", "fear": "question", "reason": "research"}[_c8.what_she_is_short_of(world)]


def heard_another(world: World) -> str:
    return {"answers": "research", "fear": "prompts", "reason": "prompts"}[_c8.what_she_is_short_of(world)]
