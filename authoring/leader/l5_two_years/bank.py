"""Sample answers of module L5 that depend on the company; `answers.yml` names them."""

from saleslab.analysis import l5 as _l5
from saleslab.analysis import rules as _rules
from saleslab.analysis import two_years as _two_years
from saleslab.org import World

_LABELS = ("pays", "not", "open")


def read_by_ranges(world: World) -> dict[str, str]:
    return {name: sorted(labels)[0] for name, labels in _l5.verdicts(world).items()}


def never_right(world: World) -> dict[str, str]:
    return {name: next(x for x in _LABELS if x not in labels) for name, labels in _l5.verdicts(world).items()}


def one_row_missing(world: World) -> dict[str, str]:
    return dict(list(read_by_ranges(world).items())[1:])


def by_their_luck(world: World) -> float:
    return round(100 * _two_years.both_trials(world.index).effect, 1)


def the_first_alone(world: World) -> float:
    found, right = round(100 * _two_years.tried(world.index)[0].effect, 1), by_their_luck(world)
    # In some companies the two tests nearly agree.
    return found if abs(found - right) > 0.3 else right + 3.0


def old_by_its_distance(world: World) -> str:
    return _l5.old_still_counts(world)


def late_pays_from(world: World) -> float:
    return round(100 * _l5.break_even(world, "coaching", _l5.LATE), 2)


def as_if_one_team(world: World) -> float:
    return round(3 * late_pays_from(world), 2)


def on_the_evidence(world: World) -> dict[str, list[dict[str, int]]]:
    return {"quarters": [dict(placed) for placed in _rules.best_run(world.index)]}


def nothing_placed(_: World) -> dict[str, list[dict[str, int]]]:
    return {"quarters": [{} for _ in range(8)]}


def a_bit_of_everything(_: World) -> dict[str, list[dict[str, int]]]:
    return {"quarters": [dict(placed) for placed in _two_years.RECIPES["spread evenly"]]}


def seven_quarters(world: World) -> dict[str, list[dict[str, int]]]:
    return {"quarters": on_the_evidence(world)["quarters"][:7]}
