"""Sample answers of module C8 that depend on the company; `answers.yml` names them."""

from saleslab.analysis import c8 as _c8
from saleslab.checks import DecisionKey as _DecisionKey
from saleslab.org import World

_LABELS = ("strong", "weak", "middle", "cannot_tell")


def _tool(world: World, letter: str) -> str:
    return _c8.letters(world)[letter]


def read_off_the_bars(world: World) -> dict[str, str]:
    return {letter: sorted(_c8.shapes(world, tool))[0] for letter, tool in _c8.letters(world).items()}


def never_right(world: World) -> dict[str, str]:
    return {
        letter: next(label for label in _LABELS if label not in _c8.shapes(world, tool))
        for letter, tool in _c8.letters(world).items()
    }


def one_row_missing(world: World) -> dict[str, str]:
    return dict(list(read_off_the_bars(world).items())[1:])


def _by_average(world: World) -> list[str]:
    letters = _c8.letters(world)
    return sorted(letters, key=lambda letter: _c8.average_gain(world, letters[letter]))


def best_average(world: World) -> str:
    return _by_average(world)[-1].lower()


def worst_average(world: World) -> str:
    return _by_average(world)[0].lower()


def seat_over_margin(world: World) -> float:
    return round(100 * _c8.break_even(world, "weak"), 1)


def all_of_each_dollar(world: World) -> float:
    return round(70 * _c8.break_even(world, "weak"), 2)


def percent_times_patch(world: World) -> float:
    return round(_c8.seat_worth(world, _tool(world, "C"), "strong") / 1e3, 1)


def all_of_the_patch(world: World) -> float:
    return round(min(_c8.booked_a_year(world)["strong"] / 1e3, 1000.0), 1)


def best_four(world: World) -> list[str]:
    lots = _c8.lots(world)
    return sorted(sorted(lots, key=lots.__getitem__)[-4:])


def two_of_four(world: World) -> list[str]:
    """The two best lots and two that together cost about a quarter of what the best four are worth beyond chance."""
    lots = _c8.lots(world)
    key = _DecisionKey(values=lots, count=4, right="", partly="", wrong="")
    ranked = sorted(lots, key=lots.__getitem__, reverse=True)
    pairs = [(a, b) for place, a in enumerate(ranked[2:]) for b in ranked[3 + place :]]
    return sorted(min(([*ranked[:2], *pair] for pair in pairs), key=lambda four: abs(key.regret(four) - 0.25)))


def worst_four(world: World) -> list[str]:
    lots = _c8.lots(world)
    return sorted(sorted(lots, key=lots.__getitem__)[:4])
