"""Sample answers of module C1 that depend on the company; `answers.yml` names them."""

from saleslab.analysis import c1 as _c1
from saleslab.analysis import leaderboard as _board
from saleslab.checks import DecisionKey as _DecisionKey
from saleslab.org import World


def _year(world: World, fiscal_year: int):
    return _board.annual_bookings(world.attainment, fiscal_year)


def stayed(world: World) -> int:
    return len(_board.repeaters(_year(world, _c1.THIS_YEAR - 1), _year(world, _c1.THIS_YEAR)))


def left(world: World) -> int:
    return _board.TOP - stayed(world) if 2 * stayed(world) != _board.TOP else 1


def what_happened(world: World) -> dict[str, float]:
    return {rep: 90.0 if again else 10.0 for rep, again in _c1.repeat_outcomes(world).items()}


def the_reverse(world: World) -> dict[str, float]:
    return {rep: 100 - chance for rep, chance in what_happened(world).items()}


def all_even(world: World) -> dict[str, float]:
    return dict.fromkeys(what_happened(world), 50.0)


def one_row_missing(world: World) -> dict[str, float]:
    return dict(list(what_happened(world).items())[1:])


def proven_in_both_years(world: World) -> list[str]:
    return _c1.proven_calls(world)


def two_proven(world: World) -> list[str]:
    """The two most proven, and a third that costs about a third of what the best pick is worth."""
    nine = _c1.call_candidates(world).set_index("rep_id")
    weaker = nine[["ratio", "last_ratio"]].min(axis=1).sort_values(ascending=False)
    key = _DecisionKey(values=weaker.to_dict(), count=3, right="", partly="", wrong="")
    first, second, _, *others = [str(rep) for rep in weaker.index]
    return sorted(min(([first, second, third] for third in others), key=lambda pick: abs(key.regret(pick) - 0.35)))


def least_proven(world: World) -> list[str]:
    nine = _c1.call_candidates(world)
    weaker = nine[["ratio", "last_ratio"]].min(axis=1)
    return sorted(nine.assign(weaker=weaker).nsmallest(3, "weaker")["rep_id"])
