"""The numbers module C1's prose states, each computed on the company of the lessons."""

import pandas as pd

from saleslab.analysis import c1
from saleslab.analysis import leaderboard as board
from saleslab.analysis.words import dollars
from saleslab.org import WORLDS, World, world


def _year(world: World, fiscal_year: int):
    return board.annual_bookings(world.attainment, fiscal_year)


def stayed(world: World) -> int:
    """How many of FY1's top 48 are in FY2's."""
    return len(board.repeaters(_year(world, 1), _year(world, 2)))


def by_luck(world: World) -> int:
    """How many would be there again if each year's places were drawn by lot."""
    return round(board.repeat_by_chance(len(world.reps)))


def lasting_elsewhere() -> list[int]:
    """How many of the top 48 lasted from the second year to the third, in each company of the exercises."""
    years = ((_year(world(i), 2), _year(world(i), 3)) for i in range(1, WORLDS + 1))
    return [len(board.repeaters(this, following)) for this, following in years]


def stayed_after_patch(world: World) -> int:
    """How many of FY1's top 48 are still among the 48 best once what the patch gives is taken out."""
    year = _year(world, 1)
    return len(set(board.top_sellers(year)) & set(_adjusted_list(world)))


def fell_back_again(world: World) -> int:
    """Of FY1's top 48 that are below the line once the patch is counted: how many are in FY2's top 48 again."""
    fell = set(board.top_sellers(_year(world, 1))) - set(_adjusted_list(world))
    return len(fell & set(board.top_sellers(_year(world, 2))))


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


def more_elsewhere() -> float:
    """How many more of the truly best both looks find than the plain board, over the exercises' companies.

    Raises ValueError where one company has no more: the lesson says that each has.
    """
    companies = [world(i) for i in range(1, WORLDS + 1)]
    plain = [truly_best(w, board.top_sellers(_year(w, 1))) for w in companies]
    more = [truly_best(w, _two_year_list(w)) - found for w, found in zip(companies, plain, strict=True)]
    if min(more) < 1:
        raise ValueError("the lesson says that both looks together find more in each company")
    return sum(more) / len(more)


def about_half(world: World) -> str:
    """The share of the top 48 in words, as long as the words are true."""
    share = board.top_share(_year(world, 1))
    if not 0.47 <= share <= 0.53:
        raise ValueError(f"the lesson says half of the bookings; it is {share:.0%}")
    return "half"


FACTS = {
    "stayed": lambda w: str(stayed(w)),
    "by_luck": lambda w: str(by_luck(w)),
    "total": lambda w: dollars(float(_year(w, 1)["bookings"].sum())),
    "truly_best": lambda w: str(truly_best(w, board.top_sellers(_year(w, 1)))),
    "truly_best_adjusted": lambda w: str(truly_best(w, _adjusted_list(w))),
    "truly_best_two_years": lambda w: str(truly_best(w, _two_year_list(w))),
    "board_two_years": lambda w: str(board_two_years(w)),
    "half": about_half,
    "fewest": lambda _: str(min(lasting_elsewhere())),
    "most": lambda _: str(max(lasting_elsewhere())),
    "more_elsewhere": lambda _: f"{more_elsewhere():.0f}",
    "fell_back_again": lambda w: str(fell_back_again(w)),
    "patch_out": lambda w: str(board.TOP - stayed_after_patch(w)),
}


def _rich_patch(world: World) -> pd.Series:
    """The biggest bookings of the top 48 that the patch alone explains."""
    stage = c1.history(world)
    return stage[(stage["rank"] <= board.TOP) & (stage["ratio"] < 0.9)].nlargest(1, "bookings").iloc[0]


def _thin_patch(world: World) -> pd.Series:
    """Of the others: who beat the patch most in the weaker of both years."""
    floor = c1.history(world)
    steady = floor[["ratio", "last_ratio"]].min(axis=1)
    return floor.assign(steady=steady)[floor["rank"] > board.TOP].nlargest(1, "steady").iloc[0]


def _stayed_elsewhere(world: World) -> int:
    return len(board.repeaters(_year(world, c1.THIS_YEAR - 1), _year(world, c1.THIS_YEAR)))


# What retrieval.yml fills in, about another company than the lesson's.
RETRIEVAL = {
    "company": lambda w: w.name,
    "by_luck": lambda w: str(by_luck(w)),
    "stayed": lambda w: str(_stayed_elsewhere(w)),
    "gone": lambda w: str(board.TOP - _stayed_elsewhere(w)),
    "nearly": lambda w: str(board.TOP - 4),
    "share": lambda w: f"{100 * board.top_share(_year(w, c1.THIS_YEAR)):.0f}",
    "rich": lambda w: dollars(_rich_patch(w)["bookings"]),
    "rich_usual": lambda w: dollars(_rich_patch(w)["bookings"] / _rich_patch(w)["ratio"]),
    "thin": lambda w: dollars(_thin_patch(w)["bookings"]),
    "thin_usual": lambda w: dollars(_thin_patch(w)["bookings"] / _thin_patch(w)["ratio"]),
}
