"""Sample answers of module C4 that depend on the company; `answers.yml` names them."""

from saleslab.analysis import c4 as _c4
from saleslab.org import World


def growth(world: World) -> float:
    return round(_c4.typed_growth(world), 1)


def growth_of_since(world: World) -> float:
    """Divided by what is typed since: the slip of the wrong base."""
    return round(100 * (1 - 1 / (1 + _c4.typed_growth(world) / 100)), 1)


def growth_of_meetings(world: World) -> float:
    return round(_c4.growth(world, ["meeting"]), 1)


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


def out(world: World) -> float:
    return _c4.lottery(world).sticks_out


def seen(world: World) -> float:
    return round(_c4.lottery(world).real, 1)


def other_way(world: World) -> float:
    return -out(world)


def sentence(world: World) -> str:
    return "gained" if out(world) > 0 else "early"


def other_sentence(world: World) -> str:
    return "early" if sentence(world) == "gained" else "gained"


def by_the_rule(world: World) -> dict[str, str]:
    return {str(team): _c4.spending(world, str(team)) for team in _c4.teams(world).index}


def one_row_off(world: World) -> dict[str, str]:
    """The rule, but for a higher target where a team has a trainer."""
    has = _c4.teams(world)["trainer"]
    return {**by_the_rule(world), str(has.index[has][0]): "target"}


def target_for_all(world: World) -> dict[str, str]:
    return dict.fromkeys(by_the_rule(world), "target")


def one_team_missing(world: World) -> dict[str, str]:
    return dict(list(by_the_rule(world).items())[1:])
