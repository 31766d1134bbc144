"""The people and numbers module C1 asks about: chosen by rule, from what a learner may see.

`on_calls` and `after_listening` alone read `World.truth`: the first for facts and claims, the second plays a decision.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

import numpy as np
import pandas as pd

from saleslab.analysis.leaderboard import TOP, adjusted_ranking, annual_bookings, range_by_chance, top_sellers
from saleslab.analysis.panel import quarter_number
from saleslab.analysis.words import dollars
from saleslab.org import World
from saleslab.org.expected import expected_wins, mean_amount
from saleslab.org.parameters import CONVERSION_SKILLS
from saleslab.org.people import People
from saleslab.org.programmes import nothing_bought, story
from saleslab.org.simulation import WARM_UP, Skills, state

# The exercise stands at the end of FY2: FY3 is the year the learner forecasts.
THIS_YEAR, NEXT_YEAR = 2, 3
LISTENED = 0.2
"""How far towards whoever they hear listeners come, in what a call can show. Our setting; nobody has measured it."""
_REPEAT_PLACES = range(2, TOP + 1, 4)
_BY_HALF, _CLEARLY = 1.5, 1.3
_ASKS_LITTLE = 3.3
# What a reader can expect of a seller's calls (log of `on_calls`): per log of each year's bookings against the patch,
# and per point heard. Least squares over the seventeen exercise companies whose sellers differ.
_PER_RESULT, _PER_POINT = 0.11, 0.12

Counted = Literal["stage", "beat"]
Verdict = Literal["twice", "once", "never"]


@lru_cache(maxsize=64)
def history(world: World, fiscal_year: int = THIS_YEAR) -> pd.DataFrame:
    """What a leaderboard with its context shows at the end of `fiscal_year`, one row per seller.

    Columns: rep_id, region, segment, potential_index_est (1 = average patch), bookings and rank of this year,
    last_bookings and last_rank (earlier year, where there is one), usual and last_usual (what such a patch brings,
    USD), ratio and last_ratio (bookings against that), sorted by rank.
    """
    frame = _year(world, fiscal_year).merge(world.reps[["rep_id", "region"]], on="rep_id")
    if fiscal_year > 1:
        last = _year(world, fiscal_year - 1)[["rep_id", "bookings", "rank", "usual", "ratio"]]
        frame = frame.merge(last.add_prefix("last_").rename(columns={"last_rep_id": "rep_id"}), on="rep_id")
    return frame.sort_values("rank", ignore_index=True)


def _year(world: World, fiscal_year: int) -> pd.DataFrame:
    bookings = annual_bookings(world.attainment, fiscal_year)
    adjusted = adjusted_ranking(bookings, world.reps, world.territories).rename(columns={"expected": "usual"})
    return adjusted.drop(columns="rank").merge(bookings[["rep_id", "rank"]], on="rep_id")


# --- lining the sellers up


def heard(world: World, item: str, fiscal_year: int = THIS_YEAR) -> pd.Series:
    """What listeners heard in reviewed calls up to the end of a year: mean of 1 to 5 by rep_id, over all of them."""
    reviews = world.call_reviews
    counted = reviews[(reviews["item_code"] == item) & (reviews["quarter"] <= 4 * fiscal_year)]
    return counted.groupby("rep_id")["score"].mean()


def _forms(world: World, fiscal_year: int) -> pd.Series:
    deals = world.opportunities
    opened = deals[(quarter_number(deals["created_date"]) + 3) // 4 == fiscal_year]
    share: pd.Series = opened.groupby("owner_id")["fields_complete_day30"].mean()
    return share


def _years(world: World, _: int) -> pd.Series:
    hired = world.reps.set_index("rep_id")["hire_date"]
    days: pd.Series = (hired.max() - hired).dt.days
    return days


def _coaching(world: World, fiscal_year: int) -> pd.Series:
    sessions = world.coaching_sessions
    held = sessions[sessions["quarter"].between(4 * fiscal_year - 3, 4 * fiscal_year)]
    hours: pd.Series = held.groupby("rep_id")["hours"].sum()
    return hours


LINE_UPS: dict[str, Callable[[World, int], pd.Series]] = {
    "forms": _forms,
    "years": _years,
    "coaching": _coaching,
    "patch": lambda world, year: history(world, year).set_index("rep_id")["usual"],
    "convincing": lambda world, year: heard(world, "overall", year),
    "asks": lambda world, year: heard(world, "follow_up_question", year),
}
"""What all sellers can be lined up by; each gives a number by rep_id for one year."""


@lru_cache(maxsize=64)
def lined_up(world: World, by: str, fiscal_year: int = THIS_YEAR) -> tuple[str, ...]:
    """All rep_ids by one of `LINE_UPS`, lowest first, ties by rep_id."""
    values = LINE_UPS[by](world, fiscal_year).reindex(sorted(world.reps["rep_id"])).fillna(0.0)
    return tuple(values.sort_values(kind="stable").index)


def marked(world: World, counted: Counted, fiscal_year: int = THIS_YEAR) -> frozenset[str]:
    """The 48 on stage in a year, or the 48 whose bookings of both years together are most times their patch."""
    if counted == "stage":
        return frozenset(top_sellers(annual_bookings(world.attainment, fiscal_year)))
    both = history(world)
    times = (both["bookings"] + both["last_bookings"]) / (both["usual"] + both["last_usual"])
    return frozenset(both["rep_id"][times.nlargest(TOP).index])


def in_frames(order: Sequence[str], chosen: Collection[str]) -> list[int]:
    """How many of the chosen stand in each frame of 48 sellers, first frame first."""
    return [sum(rep in chosen for rep in order[i : i + TOP]) for i in range(0, len(order), TOP)]


def asking_counts(world: World) -> bool:
    """Say whether asking the next question goes with beating the patch in this company, by more than a raffle does.

    It does where the frame that asks most, or the one that asks least, holds more or fewer of the 48 who beat their
    patch most than 19 of 20 raffles would put there.
    """
    low, high = range_by_chance(len(world.reps))
    frames = in_frames(lined_up(world, "asks"), marked(world, "beat"))
    return frames[-1] > high or frames[0] < low


# --- whom the questions are about


def verdict(row: pd.Series) -> Verdict:
    """In how many of two years a seller of `history` booked more than such a patch usually brings."""
    years = int(row["ratio"] > 1) + int(row["last_ratio"] > 1)
    return ("never", "once", "twice")[years]


def six(world: World) -> pd.DataFrame:
    """Six of FY1's top 48 with their `history`: the `finalists`, the richest patch and the two who fell furthest."""
    board = history(world)
    stage = board[board["last_rank"] <= TOP]
    others = [*stage.nlargest(1, "last_usual")["rep_id"], *stage.nlargest(2, "rank")["rep_id"]]
    return _by_id(board, [*finalists(world), *others])


def finalists(world: World) -> tuple[str, str, str]:
    """Three of FY1's top 48 who booked half as much again as their patch usually brings, in FY1 and in FY2.

    The one with the highest bookings in FY2; of those still in the top 48, the one with the fewest deals won; of those
    who fell out of it, the one with the most.
    """
    board = history(world).set_index("rep_id")
    twice = board[(board["last_rank"] <= TOP) & (board[["ratio", "last_ratio"]].min(axis=1) >= _BY_HALF)]
    won = deals_won(world).reindex(twice.index)
    first = twice.index[0]
    still = won[(twice["rank"] <= TOP) & (twice.index != first)]
    return str(first), str(still.idxmin()), str(won[twice["rank"] > TOP].idxmax())


def deals_won(world: World) -> pd.Series:
    """Deals won in FY1 and FY2 together, by rep_id."""
    deals = world.opportunities
    won = deals[deals["is_won"] & (quarter_number(deals["close_date"]) <= 4 * THIS_YEAR)]
    return won.groupby("owner_id").size()


def deals_opened(world: World) -> pd.Series:
    """Deals opened in FY1 and FY2 together, by rep_id."""
    return _opened(world).groupby("owner_id").size()


def win_rates(world: World, seller: str) -> tuple[float, float]:
    """Deals won, in percent of those opened in FY1 and FY2 that ended: one seller's, and of all `same_customers`."""
    ended = _opened(world)
    ended = ended[ended["is_closed"]]
    rates = [ended["is_won"][ended["owner_id"].isin(reps)].mean() for reps in ([seller], same_customers(world, seller))]
    return 100 * rates[0], 100 * rates[1]


def same_customers(world: World, seller: str) -> list[str]:
    """All sellers whose customers have the size of this one's."""
    segment = world.reps.set_index("rep_id")["segment"]
    return list(segment.index[segment == segment[seller]])


def _opened(world: World) -> pd.DataFrame:
    deals = world.opportunities
    quarter = quarter_number(deals["created_date"])
    return deals[(quarter >= 1) & (quarter <= 4 * THIS_YEAR)]


def repeat_candidates(world: World) -> pd.DataFrame:
    """Twelve of this year's top 48, at fixed places, with their `history`; will each be in next year's top 48?"""
    board = history(world)
    return board[board["rank"].isin(_REPEAT_PLACES)].reset_index(drop=True)


def repeat_outcomes(world: World) -> dict[str, bool]:
    """Say for each repeat candidate whether next year's top 48 holds the same name."""
    again = set(top_sellers(annual_bookings(world.attainment, NEXT_YEAR), TOP))
    return {rep: rep in again for rep in repeat_candidates(world)["rep_id"]}


def call_candidates(world: World) -> pd.DataFrame:
    """Nine sellers with their `history`, what was heard (convincing, asks) and worth: whose calls shall others study?

    Six beat their patch clearly in both years: three who ask little and sound most convincing, and of the ten who ask
    most the three with results closest to theirs. Two never beat it: the highest bookings, and whoever asks most. One
    did in one year only. Their `worth` is a column, too. Sorted by rep_id, so the order tells nothing.
    """
    board = history(world).set_index("rep_id", drop=False)
    board = board[(board["bookings"] > 0) & (board["last_bookings"] > 0)]
    board = board.assign(convincing=heard(world, "overall"), asks=heard(world, "follow_up_question"))
    both = board[["ratio", "last_ratio"]]
    board["worth"] = worth(world, list(board["rep_id"]))
    weaker, better = both.min(axis=1), both.max(axis=1)
    twice = board[weaker >= _CLEARLY]
    smooth = twice[twice["asks"] <= _ASKS_LITTLE].nlargest(3, "convincing")["rep_id"]
    ask_most = twice.drop(smooth).nlargest(10, "asks")["rep_id"]
    askers = (weaker[ask_most] - weaker[smooth].mean()).abs().nsmallest(3).index
    never = board[better <= 0.9]
    famous = never.nlargest(1, "bookings")["rep_id"]
    asks_only = never.drop(famous).nlargest(1, "asks")["rep_id"]
    one_year = board[(better >= _CLEARLY) & (weaker <= 0.8)].nlargest(1, "bookings")["rep_id"]
    return _by_id(board.reset_index(drop=True), [*smooth, *askers, *famous, *asks_only, *one_year])


def worth(world: World, sellers: list[str]) -> pd.Series:
    """What a reader of results and call reviews can expect of each seller's calls, in logs; only differences count.

    Both years' bookings against the patch and, where `asking_counts`, how often the next question was heard.
    """
    both = history(world).set_index("rep_id").loc[sellers, ["ratio", "last_ratio"]]
    worth: pd.Series = _PER_RESULT * np.log(both).sum(axis=1)
    return worth + _PER_POINT * heard(world, "follow_up_question")[sellers] if asking_counts(world) else worth


def best_calls(world: World) -> list[str]:
    """List the three call candidates with the highest worth: the best choice on what can be seen."""
    return sorted(call_candidates(world).nlargest(3, "worth")["rep_id"])


def _by_id(board: pd.DataFrame, chosen: list[str]) -> pd.DataFrame:
    return board[board["rep_id"].isin(chosen)].sort_values("rep_id", ignore_index=True)


# --- what only the simulation knows


def on_calls(world: World) -> pd.Series:
    """What each seller really makes of equal opportunities (1 = the middle seller): what a call can teach."""
    p, who = world.truth.parameters, world.truth.people
    nothing = np.zeros(who.size)
    equal = {name: values if name in CONVERSION_SKILLS else nothing for name, values in who.skills.items()}
    level = replace(who, skills=equal, log_potential=nothing, segment=np.ones_like(who.segment))
    now = state(p, level, Skills(nothing, nothing), nothing, 0, nothing_bought(p, who).row(0))
    value = expected_wins(p, now) * mean_amount(p, level)
    return pd.Series(value / np.median(value), index=list(world.truth.sellers["rep_id"]))


def after_listening(world: World, heard_rep: str | None, share: float = LISTENED) -> pd.DataFrame:
    """Next year's new deals, on average, once all sellers have listened to one of them for a while; None: to nobody.

    What a call can show moves by `share` of the way towards the one they hear, for better or worse; all else stays.

    Returns:
        By rep_id: bookings (USD) and at_quota (their bookings reach the year's quota).
    """
    truth = world.truth
    p, who, ids = truth.parameters, truth.people, list(truth.sellers["rep_id"])
    if heard_rep is not None:
        who = _closer_to(who, ids.index(heard_rep), share)
    exposure, amount, bookings = story(p, who), mean_amount(p, who), np.zeros(who.size)
    for at in range(4 * (NEXT_YEAR - 1), 4 * NEXT_YEAR):
        then = truth.run.states[WARM_UP + at]
        bookings += expected_wins(p, state(p, who, then.skills, then.coaching, at, exposure.row(WARM_UP + at))) * amount
    quotas = world.quotas[world.quotas["fiscal_year"] == NEXT_YEAR].groupby("rep_id")["quota"].sum()
    return pd.DataFrame({"bookings": bookings, "at_quota": bookings >= quotas[ids].to_numpy()}, index=ids)


def _closer_to(who: People, seller: int, share: float) -> People:
    moved = {name: v + share * (v[seller] - v) if name in CONVERSION_SKILLS else v for name, v in who.skills.items()}
    return replace(who, skills=moved)


# --- as a learner sees them


def _shown(board: pd.DataFrame, columns: dict[str, pd.Series]) -> pd.DataFrame:
    return pd.DataFrame(columns).set_index(board["rep_id"]).rename_axis("Seller")


def _points(values: pd.Series) -> pd.Series:
    return values.map("{:.1f}".format)


def _place(values: pd.Series) -> pd.Series:
    return values.map("{:.0f}".format)


def _two_years(board: pd.DataFrame, this: str, last: str) -> pd.DataFrame:
    columns = {
        f"Booked {last}": board["last_bookings"].map(dollars),
        f"Usual for the patch, {last}": board["last_usual"].map(dollars),
        f"Booked {this}": board["bookings"].map(dollars),
        f"Usual for the patch, {this}": board["usual"].map(dollars),
    }
    return _shown(board, columns)


def _times(board: pd.DataFrame, this: str, last: str) -> pd.DataFrame:
    return _shown(
        board,
        {
            f"Times usual, {last}": _points(board["last_ratio"]),
            f"Times usual, {this}": _points(board["ratio"]),
        },
    )


def _on_the_board(world: World) -> pd.DataFrame:
    board = six(world)
    convincing = heard(world, "overall", 1)[board["rep_id"]].reset_index(drop=True)
    columns = {
        "Place": _place(board["last_rank"]),
        "Booked": board["last_bookings"].map(dollars),
        "Sounds convincing, 1 to 5": _points(convincing),
    }
    return _shown(board, columns)


def _three(world: World, *, asks: bool) -> pd.DataFrame:
    board = _by_id(history(world), list(finalists(world)))
    shown = _times(board, "year 2", "year 1")
    shown.insert(0, "Place, year 2", _place(board["rank"]).to_numpy())
    shown["Sounds convincing, 1 to 5"] = _points(heard(world, "overall"))
    if asks:
        shown["Deals won, two years"] = deals_won(world)[board["rep_id"]].to_numpy()
        shown["Asks the next question, 1 to 5"] = _points(heard(world, "follow_up_question"))
    return shown


def _repeats_shown(world: World) -> pd.DataFrame:
    board = repeat_candidates(world)
    columns = {
        "Place this year": _place(board["rank"]),
        "Place last year": _place(board["last_rank"]),
        "Booked this year": board["bookings"].map(dollars),
        "Usual for the patch": board["usual"].map(dollars),
    }
    return _shown(board, columns)


def _nine_heard(world: World) -> pd.DataFrame:
    nine = call_candidates(world).set_index("rep_id", drop=False)
    shown = _times(nine, "this year", "last year")
    return shown.assign(
        **{
            "Sounds convincing, 1 to 5": _points(nine["convincing"]),
            "Asks the next question, 1 to 5": _points(nine["asks"]),
        }
    )


LISTS: dict[str, Callable[[World], pd.DataFrame]] = {
    "on_the_board": _on_the_board,
    "six": lambda world: _two_years(six(world), "year 2", "year 1"),
    "finalists": lambda world: _three(world, asks=False),
    "finalists_heard": lambda world: _three(world, asks=True),
    "repeat_candidates": _repeats_shown,
    "call_candidates": lambda world: _two_years(call_candidates(world), "this year", "last year"),
    "call_candidates_heard": _nine_heard,
}
"""The lists of sellers that this module's questions show, by name."""
