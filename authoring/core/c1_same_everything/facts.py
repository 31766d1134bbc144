"""The numbers module C1's prose states, each computed on the company of the lessons."""

from functools import cache

import pandas as pd

from saleslab.analysis import c1
from saleslab.analysis import leaderboard as board
from saleslab.analysis.words import dollars
from saleslab.org import WORLDS, World, world

ASKS_MUCH, ASKS_LITTLE = 3.5, 3.0


def _year(world: World, fiscal_year: int):
    return board.annual_bookings(world.attainment, fiscal_year)


def stayed(world: World) -> int:
    """How many of FY1's top 48 are in FY2's."""
    return len(board.repeaters(_year(world, 1), _year(world, 2)))


def by_luck(world: World) -> int:
    """How many would be there again if each year's places were drawn by lot."""
    return round(board.repeat_by_chance(len(world.reps)))


def _luck(world: World, end: int) -> str:
    return str(board.range_by_chance(len(world.reps))[end])


def lasting_elsewhere() -> list[int]:
    """How many of the top 48 lasted from the second year to the third, in each company of the exercises."""
    years = ((_year(world(i), 2), _year(world(i), 3)) for i in range(1, WORLDS + 1))
    return [len(board.repeaters(this, following)) for this, following in years]


def truly_best(world: World, listed: list[str]) -> int:
    """How many of the listed sellers are among the 48 who really sell best on equal patches."""
    best = world.truth.sellers.nlargest(board.TOP, "selling_fy1")["rep_id"]
    return len(set(best) & set(listed))


def about_half(world: World) -> str:
    """The share of the top 48 in words, as long as the words are true."""
    share = board.top_share(_year(world, 1))
    if not 0.47 <= share <= 0.53:
        raise ValueError(f"the lesson says half of the bookings; it is {share:.0%}")
    return "half"


@cache
def better_on_calls(asks_much: bool) -> int:
    """Of 100 sellers who beat their patch by half twice and ask much (or little): how many are truly better on calls.

    Over all companies of the exercises, those included where calls make no difference.
    """
    better = total = 0
    for w in (world(i) for i in range(1, WORLDS + 1)):
        sellers = c1.history(w).set_index("rep_id")
        twice = sellers.index[sellers[["ratio", "last_ratio"]].min(axis=1) >= 1.5]
        asks = c1.heard(w, "follow_up_question")[twice]
        chosen = twice[asks >= ASKS_MUCH] if asks_much else twice[asks < ASKS_LITTLE]
        better += int((c1.on_calls(w)[chosen] > 1 + 1e-9).sum())
        total += len(chosen)
    return round(100 * better / total)


@cache
def where_asking_counts() -> int:
    """In how many companies of the exercises asking goes with beating the patch by more than a raffle does."""
    return sum(c1.asking_counts(world(i)) for i in range(1, WORLDS + 1))


def last_pick(world: World, place: int) -> str:
    """One of the three finalists of the lesson: 0 No. 1, 1 the smooth one, 2 the one who asks."""
    return c1.finalists(world)[place]


FACTS = {
    "stayed": lambda w: str(stayed(w)),
    "by_luck": lambda w: str(by_luck(w)),
    "luck_low": lambda w: _luck(w, 0),
    "luck_high": lambda w: _luck(w, 1),
    "total": lambda w: dollars(float(_year(w, 1)["bookings"].sum())),
    "half": about_half,
    "truly_best": lambda w: str(truly_best(w, board.top_sellers(_year(w, 1)))),
    "truly_best_two_years": lambda w: str(truly_best(w, list(c1.marked(w, "beat")))),
    "much": lambda _: f"{ASKS_MUCH:g}",
    "little": lambda _: f"{ASKS_LITTLE:g}",
    "askers": lambda _: str(better_on_calls(True)),
    "quiet": lambda _: str(better_on_calls(False)),
    "fewest": lambda _: str(min(lasting_elsewhere())),
    "most": lambda _: str(max(lasting_elsewhere())),
    "counts_in": lambda _: str(where_asking_counts()),
    "first": lambda w: last_pick(w, 0),
    "smooth": lambda w: last_pick(w, 1),
    "asker": lambda w: last_pick(w, 2),
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
    "rich_usual": lambda w: dollars(_rich_patch(w)["usual"]),
    "thin": lambda w: dollars(_thin_patch(w)["bookings"]),
    "thin_usual": lambda w: dollars(_thin_patch(w)["usual"]),
}
