"""The numbers module C1's prose states, each computed on the company of the lessons."""

from saleslab.analysis import c1
from saleslab.analysis import leaderboard as board
from saleslab.analysis.words import dollars
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


def _two_year_list(world: World) -> list[str]:
    """The 48 who did most with their patch over both years together."""
    both = c1.history(world, 2)
    patch = both["bookings"] / both["ratio"] + both["last_bookings"] / both["last_ratio"]
    ratio = (both["bookings"] + both["last_bookings"]) / patch
    return list(both.assign(ratio=ratio).nlargest(board.TOP, "ratio")["rep_id"])


def board_two_years(world: World) -> int:
    """Truly best sellers on a board of both years' bookings together. Raises where the prose would be untrue."""
    both = c1.history(world, 2)
    listed = both.assign(total=both["bookings"] + both["last_bookings"]).nlargest(board.TOP, "total")["rep_id"]
    found = truly_best(world, list(listed))
    one_year, adjusted, together = (
        truly_best(world, names)
        for names in (board.top_sellers(_year(world, 1)), _adjusted_list(world), _two_year_list(world))
    )
    if max(adjusted, found) - one_year > 2 or together - max(adjusted, found) < 3:
        raise ValueError("the lesson says that patch and second year help only together")
    return found


def about_half(world: World) -> str:
    """The share of the top 48 in words, as long as the words are true."""
    share = board.top_share(_year(world, 1))
    if not 0.47 <= share <= 0.53:
        raise ValueError(f"the lesson says half of the bookings; it is {share:.0%}")
    return "half"


FACTS = {
    "stayed": lambda w: str(stayed(w)),
    "gone": lambda w: str(board.TOP - stayed(w)),
    "by_luck": lambda w: str(by_luck(w)),
    "share": lambda w: f"{100 * board.top_share(_year(w, 1)):.0f}",
    "total": lambda w: dollars(float(_year(w, 1)["bookings"].sum())),
    "truly_best": lambda w: str(truly_best(w, board.top_sellers(_year(w, 1)))),
    "truly_best_adjusted": lambda w: str(truly_best(w, _adjusted_list(w))),
    "truly_best_two_years": lambda w: str(truly_best(w, _two_year_list(w))),
    "board_two_years": lambda w: str(board_two_years(w)),
    "half": about_half,
    "patch_out": lambda w: str(board.TOP - stayed_after_patch(w)),
}
