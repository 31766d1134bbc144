"""The numbers module C1's prose states, each computed on the company of the lessons."""

from saleslab.analysis import leaderboard as board
from saleslab.analysis.cases import dollars, items
from saleslab.org import World


def _year(world: World, fiscal_year: int):
    return board.annual_bookings(world.attainment, fiscal_year)


def stayed(world: World) -> int:
    """How many of FY1's top 48 are in FY2's."""
    return len(board.repeaters(_year(world, 1), _year(world, 2)))


def by_luck(world: World) -> int:
    """How many would be there again if each year's places were drawn by lot."""
    return round(board.repeat_by_chance(len(world.reps)))


def stayed_after_patch(world: World) -> int:
    """How many of FY1's top 48 are still among the 48 best once what the patch gives is taken out."""
    year = _year(world, 1)
    return len(set(board.top_sellers(year)) & set(_adjusted_list(world)))


def truly_best(world: World, listed: list[str]) -> int:
    """How many of the listed sellers are among the 48 who really sell best on equal patches."""
    best = world.truth.sellers.nlargest(board.TOP, "selling_fy1")["rep_id"]
    return len(set(best) & set(listed))


def _adjusted_list(world: World) -> list[str]:
    adjusted = board.adjusted_ranking(_year(world, 1), world.reps, world.territories)
    return list(adjusted["rep_id"].head(board.TOP))


def best_of_four(world: World) -> str:
    """Of the lesson's four candidates, the one who really sells best."""
    selling = world.truth.sellers.set_index("rep_id")["selling_fy2"]
    return str(selling[list(items("stage_and_floor", world).index)].idxmax())


FACTS = {
    "stayed": lambda w: str(stayed(w)),
    "gone": lambda w: str(board.TOP - stayed(w)),
    "by_luck": lambda w: str(by_luck(w)),
    "share": lambda w: f"{100 * board.top_share(_year(w, 1)):.0f}",
    "total": lambda w: dollars(float(_year(w, 1)["bookings"].sum())),
    "truly_best": lambda w: str(truly_best(w, board.top_sellers(_year(w, 1)))),
    "truly_best_adjusted": lambda w: str(truly_best(w, _adjusted_list(w))),
    "best_of_four": best_of_four,
    "patch_out": lambda w: str(board.TOP - stayed_after_patch(w)),
}
