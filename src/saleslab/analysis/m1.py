"""The six sellers module M1 asks about, what a look into each file shows, and what a diagnosis is worth.

`cause_of` alone goes by the truth: it leaves out whoever's files say something else than the true causes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import cycle, islice
from typing import Any

import numpy as np
import pandas as pd

from saleslab.analysis.cases import Look
from saleslab.analysis.diagnosis import (
    HELD,
    OUTSIDE,
    STEPS,
    Cause,
    diagnosed,
    luck_around,
    record,
    records,
    step_apart,
    true_cause,
)
from saleslab.analysis.words import dollars
from saleslab.org import World

PRICES = {"patch": 10, "years": 10, "opened": 10, "won": 15, "price": 10, "calls": 30, "activity": 5}
"""Minutes that each look takes. Our setting."""
MINUTES = 300
"""Minutes there are for six sellers."""
SAVED = 120
"""Minutes of coaching the wrong thing that one right diagnosis saves. Our setting."""
BEARS: Mapping[str, Collection[str]] = {
    "patch": ("patch",),
    "luck": ("patch", "years"),
    "doors": ("patch", "years", "opened"),
    "questions": ("patch", "years", "won", "calls"),
    "price": ("patch", "years", "price"),
    "unsure": ("patch", "years", "opened", "won", "price"),
}
"""The looks without which a cause is a guess: patch and luck first, then the step that is named."""
_WARNED = 0.7
"""The letter goes to somebody who booked less than so many times what colleagues did."""
_SHORT = 0.85
"""Below so many times what colleagues booked, a year is clearly short."""
_OTHERS: tuple[Cause, ...] = ("luck", "questions", "price", "unsure", "patch", "doors")
SIX = 6


@lru_cache(maxsize=32)
def cause_of(world: World) -> dict[str, Cause]:
    """What holds each of the `six` back, by rep_id in order."""
    pools = _pools(world)
    chosen: dict[str, Cause] = {warned(world): "patch", pools["doors"][0]: "doors"}
    turn = islice(cycle(_OTHERS), world.index % len(_OTHERS), None)
    while len(chosen) < SIX:
        cause = next(turn)
        left = [rep for rep in pools[cause] if rep not in chosen]
        chosen |= dict.fromkeys(left[:1], cause)
    return {rep: chosen[rep] for rep in sorted(chosen)}


def six(world: World) -> list[str]:
    """Six sellers who booked less than colleagues with customers of the same size, for different reasons.

    The `warned` one, one who opens too few deals, and the clearest of four other causes, which differ with the company.
    """
    return list(cause_of(world))


def warned(world: World) -> str:
    """Who is about to get a warning: far below colleagues, and of those on a thin patch the best for what it holds."""
    frame = records(world).loc[_pools(world)["patch"]]
    return str(frame.loc[frame["booked"] < _WARNED * frame["board"], "three"].idxmax())


@lru_cache(maxsize=32)
def _pools(world: World) -> dict[Cause, list[str]]:
    """Sellers whose files say plainly what is true, by cause; "unsure" goes by the files alone.

    First whoever is clearly below colleagues, and of these the clearest.
    """
    found, frame = diagnosed(world), records(world)
    agree = (found == true_cause(world)[found.index]) | (found == "unsure")
    apart = step_apart(frame)
    clear: dict[Cause, pd.Series] = {step: -apart[step] for step in STEPS}
    clear |= {"patch": frame["three"], "luck": frame["three"] - frame["year_3"], "unsure": apart.min(axis=1)}
    short = frame["booked"] < _SHORT * frame["board"]

    def pool(cause: Cause, by: pd.Series) -> list[str]:
        order = pd.DataFrame({"short": short, "by": by}).loc[found.index[agree & (found == cause)]]
        return [str(rep) for rep in order.sort_values(["short", "by"], ascending=False).index]

    return {cause: pool(cause, by) for cause, by in clear.items()}


def place_on_board(world: World, rep: str) -> int:
    """The place of a seller among all by bookings of the year."""
    return int(records(world)["booked"].rank(ascending=False)[rep])


def place_for_patch(world: World, rep: str) -> int:
    """The place of a seller among all by three years' bookings against what the patch usually brings."""
    return int(records(world)["three"].rank(ascending=False)[rep])


# --- what a look shows


def _patch(world: World, rep: str) -> Look:
    row = record(world, rep)
    words = (
        f"Booked {dollars(row['booked'])}. In average hands such a patch brings {dollars(row['usual'])} a year; "
        f"colleagues with customers of this size book {dollars(row['board'])}."
    )
    return Look(words, row["year_3"])


def times(three: float) -> str:
    """Three years' bookings in times the usual: two decimals, one more where two would hide that they are below."""
    return f"{three:.3f}" if three < HELD and f"{three:.2f}" == f"{HELD:.2f}" else f"{three:.2f}"


def _years(world: World, rep: str) -> Look:
    row = record(world, rep)
    years = ", ".join(f"{row[f'year_{year}']:.2f}" for year in (1, 2, 3))
    words = (
        f"Times the usual for the patch: {years}; three years together {times(row['three'])}. By luck alone, "
        f"{row['year_low']:.2f} to {row['year_high']:.2f} in one year, {row['three_low']:.2f} to "
        f"{row['three_high']:.2f} in three."
    )
    return Look(words, row["three"], row["three_low"], row["three_high"])


def _opened(world: World, rep: str) -> Look:
    row, luck = record(world, rep), luck_around(records(world))["doors"][rep]
    low, high = (float(np.exp(side * OUTSIDE * luck)) for side in (-1, 1))
    usual = row["opened_usual"]
    words = (
        f"{row['opened']:.0f} deals opened in three years; such a patch usually gives {usual:.0f}, by luck "
        f"{low * usual:.0f} to {high * usual:.0f}."
    )
    return Look(words, row["opened"] / usual, low, high)


def _won(world: World, rep: str) -> Look:
    row, luck = record(world, rep), luck_around(records(world))["questions"][rep]
    usual, share = row["won_usual"], row["won"] / row["decided"]
    low, high = (max(usual + side * OUTSIDE * luck, 0.0) for side in (-1, 1))
    words = (
        f"{row['decided']:.0f} buyers decided, {row['won']:.0f} for us: {100 * share:.0f} %. Deals alike are won at "
        f"{100 * usual:.0f} %, by luck {100 * low:.0f} to {100 * high:.0f}."
    )
    return Look(words, share / usual, low / usual, high / usual)


def _price(world: World, rep: str) -> Look:
    row = record(world, rep)
    usual, luck = row["discount_usual"], OUTSIDE * row["discount_error"]
    low, high = max(usual - luck, 0.0), usual + luck
    words = (
        f"{row['discount']:.1f} % discount on what was won; usual is {usual:.1f} %, by luck {low:.1f} to {high:.1f}. "
        "More is worse."
    )
    return Look(words, row["discount"] / usual, low / usual, high / usual)


_HEARD = {
    "follow_up_question": "the next question",
    "buyer_numbers": "the buyer's numbers",
    "asks_who_else": "who else decides",
    "next_commitment": "a next step",
}


def _calls(world: World, rep: str) -> Look:
    row, everybody = record(world, rep), records(world)[list(_HEARD)].mean()
    heard = [f"{text} {row[item]:.1f} (all {everybody[item]:.1f})" for item, text in _HEARD.items()]
    return Look(f"Heard by two listeners, 1 to 5: {', '.join(heard)}. Whoever sounds good gets more on all four.")


def _activity(world: World, rep: str) -> Look:
    logged = records(world)["logged"]
    return Look(f"{logged[rep]:.1f} activities logged a deal; all sellers {logged.mean():.1f}.")


LOOKS: dict[str, Callable[[World, str], Look]] = {
    "patch": _patch,
    "years": _years,
    "opened": _opened,
    "won": _won,
    "price": _price,
    "calls": _calls,
    "activity": _activity,
}
"""What can be looked into, by name; `PRICES` says what it takes."""


# --- the letter


SENTENCES = ("booked", "patch", "drive", "first_year", "asks_less", "price", "logged", "priorities")
"""The letter, sentence by sentence."""


def to_go(world: World) -> list[str]:
    """The sentences of the letter that the file of the `warned` one doesn't bear out, or that nobody can have seen."""
    her = warned(world)
    file, apart = record(world, her), step_apart(records(world)).loc[[her]].to_dict("records")[0]
    everybody = records(world)[["follow_up_question", "logged"]].mean()
    borne = {
        "booked": file["booked"] < file["board"],
        "patch": file["year_3"] < 1.0,
        "first_year": file["year_1"] < 1.0,
        # As the file says it, to one decimal.
        "asks_less": round(file["follow_up_question"], 1) < round(everybody["follow_up_question"], 1),
        "logged": round(file["logged"], 1) < round(everybody["logged"], 1),
        "price": apart["price"] < -OUTSIDE,
    }
    return [sentence for sentence in SENTENCES if not borne.get(sentence, False)]


def better_next_year(world: World, count: int = SIX) -> int:
    """How many of the ``count`` sellers furthest below their patch in year 2 did better in year 3."""
    years = records(world)[["year_2", "year_3"]]
    worst = years.nsmallest(count, "year_2")
    return int((worst["year_3"] > worst["year_2"]).sum())


WORST = 40
"""Sellers with the worst year 2, half of whom were coached more."""


def rebound(world: World) -> pd.DataFrame:
    """The `WORST` sellers of year 2, in halves: rows "most" and "least" coached in the quarter after.

    Later hours would not do: managers coach on whoever is still down. Columns: before and after, the mean of bookings
    against the usual for the patch in year 2 and in year 3, to two decimals, as learners read them.
    """
    worst = records(world)[["year_2", "year_3"]].nsmallest(WORST, "year_2")
    sessions = world.coaching_sessions
    hours = sessions[sessions["quarter"] == 9].groupby("rep_id")["hours"].sum()
    order = hours.reindex(worst.index, fill_value=0.0).sort_values(ascending=False, kind="stable").index
    halves = {"most": order[: WORST // 2], "least": order[WORST // 2 :]}
    means = {name: worst.loc[reps].mean().round(2) for name, reps in halves.items()}
    return pd.DataFrame(means).T.rename(columns={"year_2": "before", "year_3": "after"})


# --- what a diagnosis is worth


def file_worth(world: World, file: Mapping[str, Any]) -> float:
    """Minutes that a closed case file saves: `SAVED` for each right cause that its looks bear, less what they took."""
    opened: Sequence[Sequence[str]] = file["opened"]
    return SAVED * len(right_in(world, file)) - float(sum(PRICES[look] for _, look in opened))


def right_in(world: World, file: Mapping[str, Any]) -> list[str]:
    """The sellers whose cause is named right in a case file, with every look open that bears it."""
    seen: dict[str, set[str]] = {}
    for rep, look in file["opened"]:
        seen.setdefault(rep, set()).add(look)
    causes = cause_of(world)
    return [rep for rep, cause in file["named"].items() if cause == causes[rep] and _borne(cause, seen.get(rep, set()))]


def _borne(cause: str, seen: Collection[str]) -> bool:
    return set(BEARS[cause]) <= set(seen)


def best_file(world: World) -> dict[str, Any]:
    """The case file that names every cause with the fewest minutes."""
    causes = cause_of(world)
    return {"opened": [[rep, look] for rep, cause in causes.items() for look in BEARS[cause]], "named": dict(causes)}


def by_the_order(world: World, sellers: Sequence[str]) -> dict[str, Any]:
    """The case file of somebody who can't know it beforehand: patch, then luck, then the steps until one stands out."""
    causes = {rep: cause for rep, cause in cause_of(world).items() if rep in sellers}
    opened = [[rep, look] for rep, cause in causes.items() for look in _in_order(cause)]
    return {"opened": opened, "named": causes}


def _in_order(cause: str) -> Iterator[str]:
    for look in ("patch", "years", "opened", "price", "won", "calls"):
        if look == "calls" and cause != "questions":
            return
        yield look
        if set(BEARS[cause]) <= set(_until(look)):
            return


def _until(look: str) -> list[str]:
    order = ["patch", "years", "opened", "price", "won", "calls"]
    return order[: order.index(look) + 1]


def files_right(world: World, causes: Collection[str]) -> tuple[int, int]:
    """Of how many sellers the files name one of ``causes``, and for how many of these it is truly what cost most."""
    found = diagnosed(world)
    named = found[found.isin(list(causes))]
    return len(named), int((true_cause(world)[named.index] == named).sum())


# --- as a learner sees them


def _board(world: World, sellers: Sequence[str]) -> pd.DataFrame:
    frame = records(world).loc[list(sellers)]
    shown = {
        "Booked this year": frame["booked"].map(dollars),
        "Colleagues, same size of customer": frame["board"].map(dollars),
    }
    return pd.DataFrame(shown, index=frame.index).rename_axis("Seller")


def four(world: World) -> list[str]:
    """The six without the `warned` one and without the one whose year was bad luck: the lesson shows these two."""
    causes = cause_of(world)
    return [rep for rep in causes if rep != warned(world) and causes[rep] != "luck"]


LISTS: dict[str, Callable[[World], pd.DataFrame]] = {
    "six": lambda world: _board(world, six(world)),
    "four": lambda world: _board(world, four(world)),
}
"""The lists of sellers that this module's questions show, by name."""
