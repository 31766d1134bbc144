"""Why a seller missed the year: patch, luck or one skill, first on what can be seen, then by the true causes.

The order is that of the evidence: what the patch brings, what luck does, then three steps of the work. `true_parts`
alone reads `World.truth`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any, Literal

import numpy as np
import pandas as pd
from scipy import stats

from saleslab.analysis.c1 import history
from saleslab.analysis.leaderboard import expected_from_patch
from saleslab.analysis.panel import quarter_number
from saleslab.org import World
from saleslab.org.expected import expected_wins, mean_amount
from saleslab.org.people import People
from saleslab.org.programmes import story
from saleslab.org.simulation import WARM_UP, state

Cause = Literal["patch", "luck", "doors", "questions", "price", "unsure", "several"]
STEPS: tuple[Cause, ...] = ("doors", "questions", "price")
"""The skills looked at: opening deals, asking the next question, holding the price."""
THIS_YEAR = 3
HELD = 1.0
"""From so many times the usual on, a seller holds what the patch brings in average hands."""
_OUTER = 0.05
"""Luck's range leaves out one seller of 20 at each end."""
INDEX_ERROR = 0.10
"""How far off, in logs, operations' index of a patch usually is: what they say of it themselves."""
THIN = 0.8
"""A patch is thin where it usually brings less than so many times what sellers with customers of that size book."""
COSTS = 0.15
"""A cause that costs less than this, in logs, is none."""
OUTSIDE = 1.645
"""So many standard deviations from the usual, luck leaves one seller of 20 at each end."""
ASKS_LESS = 0.5
"""So many SD less than others, in calls, before a low share of wins counts as the next question."""
_ITEMS = ("follow_up_question", "buyer_numbers", "asks_who_else", "next_commitment")


@lru_cache(maxsize=32)
def records(world: World) -> pd.DataFrame:
    """What the files hold on every seller at the end of year 3, by rep_id.

    Columns: segment; booked, board (what sellers with customers of that size book on average) and usual (what such a
    patch brings in average hands), in the year, USD; year_1 to year_3 and three (booked / usual, of each year and of
    all three), year_low, year_high, three_low, three_high (where luck alone puts such a ratio for nine sellers of ten),
    own_low, own_high (the same for a year against the seller's own three); the `_counts`, `_prices`, `_heard` and
    `_logged`.
    """
    years = [history(world, year).set_index("rep_id").sort_index() for year in (1, 2, THIS_YEAR)]
    last = years[-1]
    frame = pd.DataFrame({"segment": last["segment"], "booked": last["bookings"], "usual": last["usual"]})
    frame["board"] = frame.groupby("segment")["booked"].transform("mean")
    for number, year in enumerate(years, start=1):
        frame[f"year_{number}"] = year["ratio"]
    usual_of_three = sum(year["usual"] for year in years)
    frame["three"] = sum(year["bookings"] for year in years) / usual_of_three
    deals = world.opportunities
    won = deals[deals["is_won"]].groupby("segment")["amount"].agg(["mean", "std"])
    amount, spread = (frame["segment"].map(won[column]) for column in ("mean", "std"))
    own = frame["usual"] * frame["three"].clip(lower=0.01)
    for name, usual in (("year", frame["usual"]), ("three", usual_of_three), ("own", own)):
        low, high = luck_range(usual / amount, spread / amount)
        frame[f"{name}_low"], frame[f"{name}_high"] = low, high
    return frame.join([_counts(world), _prices(world), _heard(world), _logged(world)])


def record(world: World, rep: str) -> dict[Any, Any]:
    """One seller's row of `records`, by column."""
    return records(world).loc[[rep]].to_dict("records")[0]


def luck_range(wins: pd.Series, spread: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Where luck alone puts bookings against the usual, nine times in ten: so many wins on average, Poisson.

    ``spread``: standard deviation of a won deal's amount as a share of its mean. The sum of a Poisson number of amounts
    has squared coefficient of variation (1 + spread^2) / wins; a gamma distribution stands for it.
    """
    shape = wins / (1.0 + spread**2)
    low, high = (pd.Series(stats.gamma.ppf(q, shape) / shape, index=wins.index) for q in (_OUTER, 1.0 - _OUTER))
    return low, high


def last_quarters(world: World, rep: str) -> pd.DataFrame:
    """One seller's last quarters, counted back from the end of year 3: row n holds the last n together.

    Columns: ratio (bookings against the usual for the patch), low and high (where luck alone puts it, nine times in
    ten). A year's usual bookings are spread evenly over its quarters.
    """
    years = [history(world, year).set_index("rep_id")["usual"][rep] / 4.0 for year in (THIS_YEAR, 2, 1)]
    usual = np.repeat(years, 4)
    attainment = world.attainment
    booked = attainment[attainment["rep_id"] == rep].sort_values("quarter", ascending=False)["bookings"]
    deals = world.opportunities
    alike = deals["segment"] == world.reps.set_index("rep_id")["segment"][rep]
    amount = deals.loc[alike & deals["is_won"], "amount"]
    together = pd.Series(np.cumsum(usual), index=range(1, usual.size + 1))
    spread = pd.Series(float(amount.std() / amount.mean()), index=together.index)
    low, high = luck_range(together / amount.mean(), spread)
    ratio = pd.Series(np.cumsum(booked.to_numpy()), index=together.index) / together
    return pd.DataFrame({"ratio": ratio, "low": low, "high": high})


def _counts(world: World) -> pd.DataFrame:
    """Deals of three years: opened, opened_usual (for the patch), decided, won, and the usual share won.

    Deals that were handed over are won less often by anybody: the usual share is that of deals alike.
    """
    deals = world.opportunities
    deals = deals[quarter_number(deals["created_date"]) >= 1]
    split = world.reps.assign(segment=world.reps["segment"].where(~_split(world), world.reps["segment"] + " split"))
    opened = deals.groupby("owner_id").size().rename_axis("rep_id").rename("bookings").reset_index()
    usual = expected_from_patch(opened, split, world.territories).set_index("rep_id")
    decided = deals[deals["outcome"].isin(["won", "lost"])]
    decided = decided.assign(handed=decided["n_handoffs"] > 0)
    alike = decided.groupby(["segment", "handed"])["is_won"].transform("mean")
    by_seller = decided.assign(alike=alike).groupby("owner_id")
    frame = pd.DataFrame({"opened": usual["bookings"], "opened_usual": usual["expected"]})
    frame["decided"], frame["won"] = by_seller.size(), by_seller["is_won"].sum()
    frame["won_usual"] = by_seller["alike"].mean()
    return frame


def _split(world: World) -> pd.Series:
    """Sellers of the regions where roles were split: more deals are opened there since, whoever sells."""
    rollouts = world.programme_rollouts
    return world.reps["region"].isin(rollouts.loc[rollouts["programme_id"] == "P5", "unit_id"])


def _prices(world: World) -> pd.DataFrame:
    """Mean discount of three years' won deals in percent, the usual one, and the standard error of a seller's."""
    deals = world.opportunities
    given = deals.loc[deals["is_won"], ["owner_id", "discount_pct"]]
    by_seller = given.groupby("owner_id")["discount_pct"]
    usual, spread = given["discount_pct"].mean(), given["discount_pct"].std()
    return pd.DataFrame(
        {"discount": by_seller.mean(), "discount_usual": usual, "discount_error": spread / by_seller.size() ** 0.5}
    )


def _heard(world: World) -> pd.DataFrame:
    """Scores, 1 to 5, of four acts in reviewed calls; ``asks_apart``: the next question against the other three.

    In SD of all sellers: whoever sounds convincing gets more on every act, so only the difference tells.
    """
    reviews = world.call_reviews
    scores = reviews.pivot_table(index="rep_id", columns="item_code", values="score", aggfunc="mean")[list(_ITEMS)]
    apart = scores[_ITEMS[0]] - scores[list(_ITEMS[1:])].mean(axis=1)
    return scores.assign(asks_apart=(apart - apart.mean()) / apart.std())


def _logged(world: World) -> pd.Series:
    """Activities logged for each of a seller's deals, on average over three years."""
    logged = world.activities.groupby("rep_id").size() / world.activities.groupby("rep_id")["opportunity_id"].nunique()
    return logged.rename("logged")


# --- what the evidence says


def luck_around(frame: pd.DataFrame) -> pd.DataFrame:
    """Standard deviations of luck, by step: of the log of deals opened, the share won, the mean discount (points).

    Nobody knows a patch exactly: the error of operations' index counts among the luck of deals opened.
    """
    share = frame["won_usual"]
    return pd.DataFrame(
        {
            "doors": (1.0 / frame["opened_usual"] + INDEX_ERROR**2) ** 0.5,
            "questions": (share * (1.0 - share) / frame["decided"]) ** 0.5,
            "price": frame["discount_error"],
        }
    )


def step_apart(frame: pd.DataFrame) -> pd.DataFrame:
    """How far each of `STEPS` lies from the usual, in standard deviations of luck; below 0 is worse."""
    apart = pd.DataFrame(
        {
            "doors": np.log(frame["opened"] / frame["opened_usual"]),
            "questions": frame["won"] / frame["decided"] - frame["won_usual"],
            "price": frame["discount_usual"] - frame["discount"],
        }
    )
    return apart / luck_around(frame)


def diagnosed(world: World) -> pd.Series:
    """What the evidence says of each seller below the board's average, by rep_id: patch, then luck, then one skill.

    Patch: it is thin, and three years together hold what it brings. Luck: it is fair, three years hold it, and the year
    lies where luck can put it. A skill: three years don't hold a fair patch, and this step alone lies outside of luck's
    range; for the next question the calls have to say so, too. "several": two steps do, or one beside a thin patch.
    Else "unsure": no step does, or the calls don't bear it out.
    """
    frame = records(world)
    low = step_apart(frame) < -OUTSIDE
    thin, held = thin_patch(frame), frame["three"] >= HELD
    year = frame[f"year_{THIS_YEAR}"]
    step = low.idxmax(axis=1).where((low.idxmax(axis=1) != "questions") | asks_less(frame), "unsure")
    found = pd.Series("unsure", index=frame.index, name="cause")
    found[held & thin] = "patch"
    found[held & ~thin & (year < HELD) & (year >= frame["year_low"])] = "luck"
    found[~held & ~thin & (low.sum(axis=1) == 1)] = step
    found[~held & (low.sum(axis=1) + thin >= 2) & low.any(axis=1)] = "several"
    return found[frame["booked"] < frame["board"]]


def thin_patch(frame: pd.DataFrame) -> pd.Series:
    """Whose patch usually brings clearly less than sellers with customers of that size book."""
    return frame["usual"] < THIN * frame["board"]


def asks_less(frame: pd.DataFrame) -> pd.Series:
    """In whose calls the next question is missing, against everything else that is heard in them."""
    return frame["asks_apart"] < -ASKS_LESS


def year_like_others(frame: pd.DataFrame) -> pd.Series:
    """Whose last year lies where luck puts a year of the seller's own three: nine of ten are higher than that.

    Against the patch alone, luck would have to explain the fall of somebody who booked three times the usual before.
    """
    return frame[f"year_{THIS_YEAR}"] >= frame["own_low"] * frame["three"]


# --- what only the simulation knows


@lru_cache(maxsize=32)
def true_parts(world: World) -> pd.DataFrame:
    """What truly moves a seller's new deals of year 3, on average and in logs, by rep_id: patch and `STEPS`.

    A skill's part compares with the same seller of average skill; the patch's, in average hands, with all patches of
    sellers whose customers have that size.
    """
    who = world.truth.people
    nothing, own = np.zeros(who.size), _expected(world, who)
    average = replace(who, skills=dict.fromkeys(who.skills, nothing))
    parts = pd.DataFrame(index=list(world.truth.sellers["rep_id"]))
    for step, skills in _MADE_OF.items():
        parts[step] = np.log(own / _expected(world, replace(who, skills=who.skills | dict.fromkeys(skills, nothing))))
    segment = world.reps.set_index("rep_id")["segment"]
    patch = pd.Series(_expected(world, average), index=parts.index)
    parts["patch"] = np.log(patch / patch.groupby(segment).transform("mean"))
    return parts


_MADE_OF: dict[Cause, tuple[str, ...]] = {"doors": ("PRO", "DSC"), "questions": ("DIS",), "price": ("VAL",)}


def _expected(world: World, who: People) -> np.ndarray:
    """What year 3's new deals of such sellers are worth on average, USD."""
    truth = world.truth
    exposure, amount, worth = story(truth.parameters, who), mean_amount(truth.parameters, who), np.zeros(who.size)
    for at in range(4 * (THIS_YEAR - 1), 4 * THIS_YEAR):
        then = truth.run.states[WARM_UP + at]
        now = state(truth.parameters, who, then.skills, then.coaching, at, exposure.row(WARM_UP + at))
        worth += expected_wins(truth.parameters, now) * amount
    return worth


def true_cause(world: World) -> pd.Series:
    """What truly holds each seller back, by rep_id: the lowest part of patch and skills; "luck" where none is low."""
    parts = true_parts(world)
    return parts.idxmin(axis=1).where(parts.min(axis=1) <= -COSTS, "luck").rename("cause")
