"""The people and numbers module C1 asks about: chosen by rule, from what a learner may see.

Candidates are chosen without a look at `World.truth`; `calls_value` alone reads it, for keys.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pandas as pd

from saleslab.analysis.leaderboard import TOP, adjusted_ranking, annual_bookings, top_sellers
from saleslab.analysis.words import dollars
from saleslab.org import World

# The exercise stands at the end of FY2: FY3 is the year the learner forecasts.
THIS_YEAR, NEXT_YEAR = 2, 3
_FAMOUS = 36
_REPEAT_PLACES = range(2, 48, 3)


@lru_cache(maxsize=64)
def history(world: World, fiscal_year: int = THIS_YEAR) -> pd.DataFrame:
    """What a leaderboard with its context shows at the end of `fiscal_year`, one row per seller.

    Columns: rep_id, region, segment, potential_index_est (1 = average patch), bookings and rank of this year,
    last_bookings and last_rank (earlier year, where there is one), ratio and last_ratio (bookings against what the
    patch would give; 1 = as expected), sorted by rank.
    """
    frame = _year(world, fiscal_year).merge(world.reps[["rep_id", "region"]], on="rep_id")
    if fiscal_year > 1:
        last = _year(world, fiscal_year - 1)[["rep_id", "bookings", "rank", "ratio"]]
        frame = frame.merge(last.add_prefix("last_").rename(columns={"last_rep_id": "rep_id"}), on="rep_id")
    return frame.sort_values("rank", ignore_index=True)


def _year(world: World, fiscal_year: int) -> pd.DataFrame:
    bookings = annual_bookings(world.attainment, fiscal_year)
    adjusted = adjusted_ranking(bookings, world.reps, world.territories).drop(columns=["rank", "expected"])
    return adjusted.merge(bookings[["rep_id", "rank"]], on="rep_id")


def repeat_candidates(world: World) -> pd.DataFrame:
    """Sixteen of this year's top 48, at fixed places, with their `history`; will each be in next year's top 48?"""
    board = history(world)
    return board[board["rank"].isin(_REPEAT_PLACES)].reset_index(drop=True)


def repeat_outcomes(world: World) -> dict[str, bool]:
    """Say for each repeat candidate whether next year's top 48 holds the same name."""
    again = set(top_sellers(annual_bookings(world.attainment, NEXT_YEAR), TOP))
    return {rep: rep in again for rep in repeat_candidates(world)["rep_id"]}


def call_candidates(world: World) -> pd.DataFrame:
    """Nine sellers with their `history`: whose calls shall the others study?

    Five are famous: they lead on bookings, and either their patch explains it or last year does not confirm it. One
    shone this year alone. Three booked less and beat their patch by a fifth or more in both years
    (`proven_calls`). Sorted by rep_id, so the order tells nothing. Famous and proven are those with the lowest and
    highest ratio of both years together: choosing by the worse year alone failed the claim C1.calls in one company
    in twelve.
    """
    board = _with_steady(history(world))
    together = board["ratio"] + board["last_ratio"]
    floor = board[board["rank"].between(_FAMOUS + 1, 120)]
    famous = together[board["rank"] <= _FAMOUS].nsmallest(5).index
    proven = together[floor.index][floor["steady"] >= 1.2].nlargest(3).index
    one_year = floor.loc[floor["last_ratio"] < 1, "ratio"].nlargest(1).index
    return _by_id(board, list(board.loc[[*famous, *proven, *one_year], "rep_id"]))


def stage_and_floor(world: World) -> pd.DataFrame:
    """Four sellers with their `history`: No. 1, a rich patch, last year's star, and the most proven other."""
    board = _with_steady(history(world))
    first, others = board.head(1), board[1:]
    on_stage, floor = others[others["rank"] <= TOP], others[others["rank"].between(_FAMOUS + 1, 84)]
    rich = on_stage.nlargest(1, "potential_index_est")
    one_year = others[others["ratio"] < 1].nlargest(1, "last_ratio")
    proven = floor.nlargest(1, "steady")
    return _by_id(board, [str(row["rep_id"].iloc[0]) for row in (first, rich, one_year, proven)])


def _by_id(board: pd.DataFrame, chosen: list[str]) -> pd.DataFrame:
    return board[board["rep_id"].isin(chosen)].drop(columns="steady").sort_values("rep_id", ignore_index=True)


def proven_calls(world: World) -> list[str]:
    """List the three call candidates who beat their patch most in the worse of both years: the best choice to see."""
    return sorted(_with_steady(call_candidates(world)).nlargest(3, "steady")["rep_id"])


def top_calls(world: World) -> list[str]:
    """List the three call candidates with the highest bookings this year: the naive choice."""
    return sorted(call_candidates(world).nlargest(3, "bookings")["rep_id"])


def next_question(world: World) -> pd.Series:
    """How often each seller asks the next question, as heard in reviewed calls of the first two years: mean of 1 to 5.

    Returns:
        Indexed by rep_id: the mean over all calls and whoever listened (manager, peer, expert, software).
    """
    reviews = world.call_reviews
    heard = reviews[(reviews["item_code"] == "follow_up_question") & (reviews["quarter"] <= 4 * THIS_YEAR)]
    return heard.groupby("rep_id")["score"].mean()


def calls_value(world: World, chosen: list[str]) -> float:
    """Mean true selling value of the chosen (1 = the segment's mean on a standard patch). For keys only.

    Raises:
        ValueError: a chosen seller is no candidate.
    """
    candidates = list(call_candidates(world)["rep_id"])
    if not chosen or not set(chosen) <= set(candidates):
        raise ValueError(f"chosen = {chosen!r}: allowed are {candidates}")
    selling = world.truth.sellers.set_index("rep_id")[f"selling_fy{THIS_YEAR}"]
    return float(selling[chosen].mean())


def _with_steady(board: pd.DataFrame) -> pd.DataFrame:
    return board.assign(steady=board[["ratio", "last_ratio"]].min(axis=1))


def _repeats_shown(world: World) -> pd.DataFrame:
    board = repeat_candidates(world)
    columns = {
        "Place this year": board["rank"].map("{:.0f}".format),
        "Place last year": board["last_rank"].map("{:.0f}".format),
        "Booked this year": board["bookings"].map(dollars),
        "Booked last year": board["last_bookings"].map(dollars),
        "Usual for such a patch": (board["bookings"] / board["ratio"]).map(dollars),
    }
    return pd.DataFrame(columns).set_index(board["rep_id"]).rename_axis("Seller")


def _two_years(board: pd.DataFrame, this: str, last: str) -> pd.DataFrame:
    columns = {
        f"Booked {this}": board["bookings"].map(dollars),
        f"Usual for such a patch, {this}": (board["bookings"] / board["ratio"]).map(dollars),
        f"Booked {last}": board["last_bookings"].map(dollars),
        f"Usual for such a patch, {last}": (board["last_bookings"] / board["last_ratio"]).map(dollars),
    }
    return pd.DataFrame(columns).set_index(board["rep_id"]).rename_axis("Seller")


def _four_with_calls(world: World) -> pd.DataFrame:
    four = stage_and_floor(world)
    shown = _two_years(four, "year 2", "year 1")
    return shown.assign(**{"Asks the next question, 1 to 5": next_question(world)[four["rep_id"]].map("{:.1f}".format)})


LISTS: dict[str, Callable[[World], pd.DataFrame]] = {
    "repeat_candidates": _repeats_shown,
    "call_candidates": lambda world: _two_years(call_candidates(world), "this year", "last year"),
    "stage_and_floor": _four_with_calls,
}
"""The lists of sellers that this module's questions show, by name."""
