"""Sample answers of module L5 that depend on the company; `answers.yml` names them."""

from saleslab.analysis import l5 as _l5
from saleslab.analysis import two_years as _two_years
from saleslab.org import World
from saleslab.org.two_years import CHIP as _CHIP

_LABELS = ("pays", "not", "open")


def read_by_ranges(world: World) -> dict[str, str]:
    return {name: sorted(labels)[0] for name, labels in _l5.verdicts(world).items()}


def never_right(world: World) -> dict[str, str]:
    return {name: next(x for x in _LABELS if x not in labels) for name, labels in _l5.verdicts(world).items()}


def one_row_missing(world: World) -> dict[str, str]:
    return dict(list(read_by_ranges(world).items())[1:])


def mean_of_both(world: World) -> float:
    return round(100 * sum(_l5.two_tests(world)) / 2, 1)


def the_second_alone(world: World) -> float:
    found, right = round(100 * _l5.two_tests(world)[1], 1), mean_of_both(world)
    # In some companies the two tests nearly agree.
    return found if abs(found - right) > 0.2 else right + 3.0


def late_worth(world: World) -> float:
    return round(_l5.late_chip(world) / 1e3)


def without_the_price(world: World) -> float:
    return late_worth(world) + 3 * _CHIP / 1e3


def on_the_evidence(world: World) -> dict[str, list[dict[str, int]]]:
    return {"quarters": [dict(placed) for placed in _two_years.best_run(world.index)]}


def nothing_placed(_: World) -> dict[str, list[dict[str, int]]]:
    return {"quarters": [{} for _ in range(8)]}


def by_applause(_: World) -> dict[str, list[dict[str, int]]]:
    return {"quarters": [{"training": 2, "pay": 3} if quarter % 2 else {"pay": 3} for quarter in range(8)]}


def seven_quarters(world: World) -> dict[str, list[dict[str, int]]]:
    return {"quarters": on_the_evidence(world)["quarters"][:7]}
