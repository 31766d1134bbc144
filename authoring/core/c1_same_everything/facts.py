"""The numbers module C1's prose states, each computed on the company of the lessons."""

from saleslab.analysis import leaderboard as board
from saleslab.analysis.cases import dollars
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
    adjusted = board.adjusted_ranking(year, world.reps, world.territories)
    return len(set(board.top_sellers(year)) & set(adjusted["rep_id"].head(board.TOP)))


FACTS = {
    "stayed": lambda w: str(stayed(w)),
    "gone": lambda w: str(board.TOP - stayed(w)),
    "by_luck": lambda w: str(by_luck(w)),
    "share": lambda w: f"{100 * board.top_share(_year(w, 1)):.0f}",
    "total": lambda w: dollars(float(_year(w, 1)["bookings"].sum())),
    "patch_kept": lambda w: str(stayed_after_patch(w)),
    "patch_out": lambda w: str(board.TOP - stayed_after_patch(w)),
}
