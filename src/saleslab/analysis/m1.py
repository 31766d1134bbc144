"""The six sellers module M1 asks about, what a look into each file shows, and what a diagnosis is worth.

`kind_of` alone goes by the truth: it leaves out whoever's files say something else than the true causes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from itertools import cycle, islice
from typing import Any, Literal

import numpy as np
import pandas as pd

from saleslab.analysis.c1 import history
from saleslab.analysis.cases import Look
from saleslab.analysis.diagnosis import (
    COSTS,
    HELD,
    OUTSIDE,
    STEPS,
    THIN,
    Cause,
    diagnosed,
    luck_around,
    record,
    records,
    step_apart,
    thin_patch,
    true_cause,
    true_parts,
    year_like_others,
)
from saleslab.analysis.words import dollars
from saleslab.org import World

PRICES = {
    "patch": 10,
    "years": 10,
    "opened": 10,
    "price": 10,
    "won": 10,
    "calls": 10,
    "buyer": 10,
    "activity": 5,
}
"""Minutes that each look takes. Our setting."""
MINUTES = 330
"""Minutes there are for six sellers."""
SAVED = 120
"""Minutes of coaching the wrong thing that one right diagnosis saves. Our setting."""
_BOTH = ("patch", "years")
BEARS: Mapping[str, Collection[str]] = {
    "patch": _BOTH,
    "luck": _BOTH,
    "doors": (*_BOTH, "opened"),
    "questions": (*_BOTH, "won", "buyer"),
    "price": (*_BOTH, "price"),
    "several": _BOTH,
    "unsure": (*_BOTH, "opened", "price", "won"),
}
"""The looks without which a cause is a guess; `looks_for` adds what stands out in the very file."""
_WARNED = 0.7
"""The letter goes to somebody who booked less than so many times what colleagues did."""
RICH = 1.25
"""A patch is rich where it usually brings more than so many times what colleagues with such customers book."""
_SHORT = 0.85
"""Below so many times what colleagues booked, a year is clearly short."""
Kind = Cause | Literal["told"]
"""A cause, or "told": no step stands out, and a buyer names what is true, a patch poorer than operations think."""
_OTHERS: tuple[Kind, ...] = ("luck", "questions", "several", "price", "patch", "doors")
SIX = 6
_AHEAD = 100.0
"""Puts some sellers of a pool before all others."""


@lru_cache(maxsize=32)
def kind_of(world: World) -> dict[str, Kind]:
    """What kind of case each of the `six` is, by rep_id in order.

    The `warned` one, one who opens too few deals, one whose buyer overturns what the numbers say ("told", or "unsure":
    they say the next question, she says otherwise; where there is such a one), and more, which differ with the company.
    """
    pools = _pools(world)
    chosen: dict[str, Kind] = {warned(world): "patch", pools["doors"][0]: "doors"}
    overturned: tuple[Kind, Kind] = ("unsure", "told") if world.index % 2 else ("told", "unsure")
    chosen |= {pools[kind][0]: kind for kind in [kind for kind in overturned if pools[kind]][:1]}
    turn = islice(cycle(_OTHERS), world.index % len(_OTHERS), None)
    while len(chosen) < SIX:
        kind = next(turn)
        left = [rep for rep in pools[kind] if rep not in chosen]
        chosen |= dict.fromkeys(left[:1], kind)
    return {rep: chosen[rep] for rep in sorted(chosen)}


def cause_of(world: World) -> dict[str, Cause]:
    """What holds each of the `six` back, by rep_id in order."""
    return {rep: "patch" if kind == "told" else kind for rep, kind in kind_of(world).items()}


def six(world: World) -> list[str]:
    """Six sellers who booked less than colleagues with customers of the same size, for different reasons."""
    return list(kind_of(world))


def warned(world: World) -> str:
    """Who is about to get a warning: far below colleagues, and of those on a thin patch the best for what it holds."""
    frame = records(world).loc[_pools(world)["patch"]]
    letter = (frame["booked"] < _WARNED * frame["board"]) & (frame["year_3"] >= HELD)
    return str(frame.loc[letter, "three"].idxmax())


@lru_cache(maxsize=32)
def _pools(world: World) -> dict[Kind, list[str]]:
    """Sellers whose files and buyer say plainly what is true, by kind; "unsure" says it of the next question alone.

    First whoever is clearly below colleagues, and of these the clearest. Luck: the worst year that luck still makes of
    the seller's own three. Patch: first whoever held it this year, too.
    """
    found, frame = diagnosed(world), records(world)
    fits = _true_too(world, found)
    apart = step_apart(frame)
    clear: dict[Kind, pd.Series] = {step: -apart[step] for step in STEPS}
    clear |= {"luck": -frame["year_3"], "several": -_second(apart), "unsure": -apart["questions"]}
    clear |= {"patch": frame["three"] + _AHEAD * (frame["year_3"] >= HELD), "told": frame["three"]}
    short = frame["booked"] < _SHORT * frame["board"]

    def pool(kind: Kind, by: pd.Series) -> list[str]:
        order = pd.DataFrame({"short": short, "by": by}).loc[found.index[fits[kind]]]
        return [str(rep) for rep in order.sort_values(["short", "by"], ascending=False).index]

    return {kind: pool(kind, by) for kind, by in clear.items()}


def _true_too(world: World, found: pd.Series) -> dict[Kind, pd.Series]:
    """By kind, for whom the file says it and it is true; "told" and "unsure" need a buyer to say it."""
    frame, parts = records(world).loc[found.index], true_parts(world).loc[found.index]
    truly, thin = true_cause(world)[found.index], thin_patch(frame)
    low = (step_apart(frame) < -OUTSIDE).loc[found.index]
    fits: dict[Kind, pd.Series] = {step: (found == step) & (truly == step) for step in STEPS}
    fits["patch"] = (found == "patch") & (truly == "patch")
    fits["luck"] = (found == "luck") & (truly == "luck") & year_like_others(frame)
    fits["several"] = (found == "several") & ~thin & (_costly(world)[found.index] >= 2)
    below = (found == "unsure") & ~thin & (frame["three"] < HELD)
    fits["told"] = below & (truly == "patch") & ~low.any(axis=1) & (frame["three"] >= frame["three_low"])
    fits["unsure"] = below & low["questions"] & (parts["questions"] > -COSTS)
    return fits


def _second(apart: pd.DataFrame) -> pd.Series:
    """How far the second of the steps lies from the usual: that two stand out goes by the nearer one."""
    return pd.Series(np.sort(apart.to_numpy(), axis=1)[:, 1], index=apart.index)


def _costly(world: World) -> pd.Series:
    """How many of patch and skills truly cost a seller something, by rep_id."""
    return (true_parts(world) <= -COSTS).sum(axis=1)


def place_on_board(world: World, rep: str) -> int:
    """The place of a seller among all by bookings of the year."""
    return int(records(world)["booked"].rank(ascending=False)[rep])


def place_in_three(world: World, rep: str) -> int:
    """The place of a seller among all by bookings of three years, whatever the patch."""
    bookings = sum(history(world, year).set_index("rep_id")["bookings"] for year in (1, 2, 3))
    return int(pd.Series(bookings).rank(ascending=False)[rep])


def place_this_year(world: World, rep: str) -> int:
    """The place of a seller among all by this year's bookings against what the patch usually brings."""
    return int(records(world)["year_3"].rank(ascending=False)[rep])


def place_for_patch(world: World, rep: str) -> int:
    """The place of a seller among all by three years' bookings against what the patch usually brings."""
    return int(records(world)["three"].rank(ascending=False)[rep])


# --- what a look shows


def _patch(world: World, rep: str) -> Look:
    row = record(world, rep)
    held = row["usual"] / row["board"]
    kind = "A thin patch" if held < THIN else "A rich patch" if held > RICH else "A fair patch"
    words = (
        f"{kind}: in average hands it brings {dollars(row['usual'])} a year; colleagues with customers of this size "
        f"book {dollars(row['board'])}. Booked here: {dollars(row['booked'])}. (Thin: below {100 * THIN:.0f} % of "
        f"colleagues; rich: above {100 * RICH:.0f} %. Our lines.)"
    )
    return Look(words, row["year_3"])


def times(three: float) -> str:
    """Three years' bookings in times the usual: two decimals, one more where two would hide that they are below."""
    return f"{three:.3f}" if three < HELD and f"{three:.2f}" == f"{HELD:.2f}" else f"{three:.2f}"


def _years(world: World, rep: str) -> Look:
    row = record(world, rep)
    one, two, this = (f"{row[f'year_{year}']:.2f}" for year in (1, 2, 3))
    words = (
        f"Times the usual for the patch: year 1 {one}, year 2 {two}, this year {this}; the three together "
        f"{times(row['three'])}. Luck's range: {row['year_low']:.2f} to {row['year_high']:.2f} for one year, "
        f"{row['three_low']:.2f} to {row['three_high']:.2f} for three."
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
    row, scores = record(world, rep), records(world)[list(_HEARD)]
    low, high = scores["follow_up_question"].quantile([0.05, 0.95])
    everybody = scores.mean()
    heard = [f"{text} {row[item]:.1f} (all {everybody[item]:.1f})" for item, text in _HEARD.items()]
    return Look(
        f"Two listeners, 1 to 5: {', '.join(heard)}. Nine sellers of ten have {low:.1f} to "
        f"{high:.1f} for the next question; whoever sounds sure of herself gets more on all four."
    )


BUYERS: Mapping[Kind, Sequence[str]] = {
    "told": (
        "“Eleven labs on your list? Four are closed, three were bought. Their head office orders, and not here.”",
        "“Half of us belong to a chain now. She can ring as often as she likes; it is bought in the capital.”",
        "“Your map is old. Of the clinics on it I'm nearly the last.”",
    ),
    "unsure": (
        "“She asked what it did to us, and then what it did to me. I couldn't tell you why we said no.”",
        "“‘And what did that lead to?’ She asked on, and I told her all of it. My boss said no, and never why.”",
        "“She took up my last sentence every time. It went to a committee, and came back with a no. Don't ask me.”",
    ),
    "questions": (
        "“I said what the failed fridge had cost us. ‘Terrible’, and on to the next point.”",
        "“I mentioned that audit twice. Nobody asked what it was.”",
        "“Good questions, all off one list. Mine wasn't on it.”",
    ),
    "luck": (
        "“We were as good as signed. Then the merger came.”",
        "“She was here five times. In the end our board put it off until spring.”",
        "“We meant to decide in May. It will be next May.”",
    ),
    "patch": (
        "“Six practices and a vet. She has sold to all of us. What else is there?”",
        "“There's one hospital in her patch, and that's us.”",
        "“She knew our old sensors better than I did. There isn't more to buy up here.”",
    ),
    "doors": (
        "“She rings on my birthday. Anything I need from you, I've got.”",
        "“She looks after us well. There are the same few of us, you know.”",
        "“We sat next door to her best customer for two years. Then I rang her.”",
    ),
    "price": (
        "“I always ask for something off. It's manners. She always finds it.”",
        "“I'd have signed the first offer. I had the pen out.”",
        "“The lower price came before I'd answered the first one.”",
    ),
    "several": (
        "“I couldn't name one thing. It began late, and then it was all hurry.”",
        "“Nice. I don't remember what we talked about.”",
        "“We never got going, and at the end there was a price.”",
    ),
}
"""What a buyer says of each kind of seller, never the same of two. Invented, in line with what is true."""


def buyers(world: World) -> dict[str, str]:
    """The buyer's word on each of the `six`, by rep_id; the exercises begin with another line than the lesson."""
    kinds = kind_of(world)
    first = min(world.index, 1)
    lines = {kind: cycle([*BUYERS[kind][first:], *BUYERS[kind][:first]]) for kind in set(kinds.values())}
    return {rep: HER_BUYER if rep == warned(world) else next(lines[kind]) for rep, kind in kinds.items()}


def _buyer(world: World, rep: str) -> Look:
    return Look(buyers(world)[rep])


def _activity(world: World, rep: str) -> Look:
    logged = records(world)["logged"]
    return Look(f"{logged[rep]:.1f} activities logged for each deal; all sellers {logged.mean():.1f}.")


LOOKS: dict[str, Callable[[World, str], Look]] = {
    "patch": _patch,
    "years": _years,
    "opened": _opened,
    "won": _won,
    "price": _price,
    "calls": _calls,
    "buyer": _buyer,
    "activity": _activity,
}
"""What can be looked into, by name; `PRICES` says what it takes."""


# --- the letter


SENTENCES = ("booked", "thin", "patch", "drive", "three", "asks_less", "not_yet")
"""The letter, sentence by sentence."""
HER_BUYER = "“She told me not to buy yet: our power wasn't ready. I bought in spring, and again since.”"
"""What a buyer wrote about the `warned` one. Invented."""


def to_go(world: World) -> list[str]:
    """The sentences of the letter that the file of the `warned` one doesn't bear out, or that nobody can have seen."""
    her = warned(world)
    file, everybody = record(world, her), records(world)["follow_up_question"].mean()
    borne = {
        "booked": file["booked"] < file["board"],
        "thin": file["usual"] < file["board"],
        "patch": file["year_3"] < HELD,
        "three": file["three"] > HELD,
        # As the file says it, to one decimal.
        "asks_less": round(file["follow_up_question"], 1) < round(everybody, 1),
        "not_yet": True,
    }
    return [sentence for sentence in SENTENCES if not borne.get(sentence, False)]


def better_next_year(world: World, count: int = SIX) -> int:
    """How many of the ``count`` sellers furthest below their patch in year 2 did better in year 3."""
    years = records(world)[["year_2", "year_3"]]
    worst = years.nsmallest(count, "year_2")
    return int((worst["year_3"] > worst["year_2"]).sum())


def back_next_year(world: World, count: int = SIX) -> int:
    """How many of these brought what their patch usually brings in year 3."""
    return int((records(world).nsmallest(count, "year_2")["year_3"] >= HELD).sum())


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
    named = [rep for rep, cause in file["named"].items() if cause == causes[rep]]
    return [rep for rep in named if set(looks_for(world, rep)) <= seen.get(rep, set())]


def looks_for(world: World, rep: str) -> list[str]:
    """The looks that bear the cause of one of the `six`: of "several" all steps that stand out.

    Where her buyer overturns what the numbers say, the buyer, too.
    """
    kind, cause = kind_of(world)[rep], cause_of(world)[rep]
    outside = [look for look in _SHOWN_BY if stands_out(world, rep, look)]
    more = {"several": outside, "unsure": ["buyer"], "told": ["buyer"]}.get(kind, [])
    return [*BEARS[cause], *more]


def stands_out(world: World, rep: str, look: str) -> bool:
    """Whether a step, by the name of the look that shows it, lies outside of luck's range on the worse side."""
    return bool(step_apart(records(world))[_SHOWN_BY[look]][rep] < -OUTSIDE)


def out_in_words(world: World, rep: str) -> list[str]:
    """The steps that stand out in a file, in words."""
    words = {"opened": "deals opened", "price": "discount", "won": "deals won"}
    return [text for look, text in words.items() if stands_out(world, rep, look)]


_SHOWN_BY = {"opened": "doors", "price": "price", "won": "questions"}


def by_the_order(world: World, sellers: Sequence[str]) -> dict[str, Any]:
    """The case file of somebody who can't know it beforehand and reads as the lesson says, file by file `in_order`."""
    causes = {rep: cause for rep, cause in cause_of(world).items() if rep in sellers}
    return {"opened": [[rep, look] for rep in causes for look in in_order(world, rep)], "named": causes}


def in_order(world: World, rep: str) -> list[str]:
    """Patch and three years; below, all three steps; the buyer where none stands out, or deals won alone."""
    if record(world, rep)["three"] >= HELD:
        return list(_BOTH)
    outside = [look for look in _SHOWN_BY if stands_out(world, rep, look)]
    return [*_BOTH, *_SHOWN_BY, *(["buyer"] if outside in ([], ["won"]) else [])]


def files_right(world: World, causes: Collection[str]) -> tuple[int, int]:
    """Of how many sellers the files name one of ``causes``, and for how many of these it is truly what cost most.

    "several" is right where at least two things truly cost something.
    """
    found = diagnosed(world)
    named = found[found.isin(list(causes))]
    several = (named == "several") & (_costly(world)[named.index] >= 2)
    return len(named), int(((true_cause(world)[named.index] == named) | several).sum())


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


def misread(world: World) -> str:
    """Whose buyer says first that the patch is poorer than its figure: the lesson opens this file before any rule."""
    return next(rep for rep, kind in kind_of(world).items() if kind == "told")


LISTS: dict[str, Callable[[World], pd.DataFrame]] = {
    "six": lambda world: _board(world, six(world)),
    "one": lambda world: _board(world, [misread(world)]),
    "three": lambda world: _board(world, [rep for rep in four(world) if rep != misread(world)]),
    "four": lambda world: _board(world, four(world)),
}
"""The lists of sellers that this module's questions show, by name."""
