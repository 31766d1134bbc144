"""Sample answers of module C4 that depend on the company; `answers.yml` names them."""

from saleslab.analysis import c4 as _c4
from saleslab.org import World

_SPENDING = ("support", "target", "nothing")


def growth(world: World) -> float:
    return round(_c4.typed_growth(world), 1)


def growth_of_since(world: World) -> float:
    """Divided by what is typed since: the slip of the wrong base."""
    return round(100 * (1 - 1 / (1 + _c4.typed_growth(world) / 100)), 1)


def growth_of_meetings(world: World) -> float:
    before, since = map(_c4.per_hundred, _c4.halves(_c4.by_quarter(world)))
    return round(100 * (since["meetings"] / before["meetings"] - 1), 1)


def by_growth(world: World) -> dict[str, str]:
    return {str(tile): "typed" if typed else "buyer" for tile, typed in _c4.dashboard(world)["typed"].items()}


def by_size(world: World) -> dict[str, str]:
    """The four largest numbers taken for typing."""
    large = set(_c4.dashboard(world)["since"].nlargest(4).index)
    right = by_growth(world)
    named = {str(tile): "typed" if tile in large else "buyer" for tile in right}
    # Where size happens to sort better than chance, the names decide instead: all are called the buyer's.
    return named if sum(named[tile] == right[tile] for tile in right) <= 4 else dict.fromkeys(right, "buyer")


def one_swapped(world: World) -> dict[str, str]:
    """One typed tile and one of the buyer's exchanged."""
    right = by_growth(world)
    typed, buyer = (next(tile for tile, name in right.items() if name == label) for label in ("typed", "buyer"))
    return {**right, typed: "buyer", buyer: "typed"}


def one_tile_missing(world: World) -> dict[str, str]:
    return dict(list(by_growth(world).items())[1:])


def top(world: World) -> float:
    curve, _ = _c4.curves(world)
    return curve.top if curve.stands_out else 0.0


def luck_overlooked(world: World) -> float:
    """The highest place where luck explains it; elsewhere luck where there is more."""
    curve, _ = _c4.curves(world)
    return 0.0 if curve.stands_out else curve.top


def far_side(world: World) -> float:
    """The other end of the hours: more is better, or less."""
    return 2.5 if top(world) > 6 or top(world) == 0 else 10.5


def sentence(world: World) -> str:
    return "gained" if _c4.lottery(world).matched <= _c4.RARE else "early"


def other_sentence(world: World) -> str:
    return "early" if sentence(world) == "gained" else "gained"


def best_plan(world: World) -> dict[str, str]:
    return {
        str(team): max(_SPENDING, key=lambda what: _c4.spending_worth(world, team, what))
        for team in _c4.teams(world).index
    }


def licences_for_all(world: World) -> dict[str, str]:
    return dict.fromkeys(best_plan(world), "target")


def hours_bought(world: World) -> dict[str, str]:
    """The best plan, and a higher target where it bought nothing for a team with support."""
    has = _c4.teams(world)["support"]
    return {team: "target" if has[team] else what for team, what in best_plan(world).items()}


def one_team_missing(world: World) -> dict[str, str]:
    return dict(list(best_plan(world).items())[1:])
