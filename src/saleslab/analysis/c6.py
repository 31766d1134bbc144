"""The vendor's contrast, the lottery of seats and the groups that module C6 asks about, from what anybody may see.

The vendor's number is a choice: how many sellers count as leaders and as laggards, what is counted, in which year.
The seats were drawn by lot in FY2 Q3, so the two halves of the sellers tell what a seat does; drawing empty seats a
hundred times tells how far two halves drift apart by luck.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from saleslab.analysis.panel import Mask, Panel, by_quarter, has
from saleslab.analysis.social import index_at
from saleslab.analysis.words import dollars
from saleslab.org import World
from saleslab.org.policy import GROSS_MARGIN

Floats = npt.NDArray[np.float64]

METRICS = ("opened", "quota", "bookings")
HANDS = ("strong", "middle", "weak")
"""Thirds of the sellers by the deals they opened for their patch before anybody had a seat."""
BEFORE, AFTER = range(1, 7), range(7, 13)
BLANKS = 100
BAR = 5
"""Where this many or more of the `BLANKS` empty draws look like the real one, it can't be told from luck."""
TOGETHER: dict[str, float] = {"all": 0.065, "strong": 0.10, "middle": 0.045, "weak": 0.04}
"""What the twenty sister companies' lotteries say on average, rounded; held by tests/course/test_c6.py."""
OWN_WEIGHT = 0.75
"""How far a company's own lottery is believed against the twenty together: companies differ about twice as much as
one lottery is off, so normal shrinkage leaves it three quarters (Gelman et al., Bayesian Data Analysis, 5.4)."""
SEATS, SEAT_PRICE, GROUP = 100, 12_000.0, 40
"""The exercise's offer: seats, USD for one over two years, and sellers in a group."""
KEEP = "Not bought"


@dataclass(frozen=True)
class Contrast:
    """Leaders against laggards by one measure, per seller; ``more`` is how much more leaders have (0.45 = +45 %)."""

    leaders: float
    laggards: float

    @property
    def more(self) -> float:
        """Leaders' mean over laggards' mean, minus 1; 0 where laggards have nothing."""
        return self.leaders / self.laggards - 1.0 if self.laggards else 0.0


@dataclass(frozen=True)
class Halves:
    """Deals opened per seller and quarter, by those who drew a seat and those who drew none."""

    holders_before: float
    holders_after: float
    others_before: float
    others_after: float

    @property
    def without(self) -> float:
        """What the holders would have opened afterwards, had they grown like the others."""
        return self.holders_before * self.others_after / self.others_before

    @property
    def effect(self) -> float:
        """How much more the holders opened than that (0.04 = +4 %)."""
        return self.holders_after / self.without - 1.0


@lru_cache(maxsize=32)
def panel(world: World) -> Panel:
    """Opportunities by seller and quarter. Kept: counting them takes most of a grade's time."""
    return Panel(world.opportunities, world.reps)


def posted(world: World, year: int) -> Floats:
    """Place of every seller by the social index at the end of a fiscal year: 1 = highest, no ties."""
    index = index_at(world.social_index, world.reps, 4 * year)
    return np.asarray(index.rank(ascending=False, method="first"), dtype=np.float64)


@lru_cache(maxsize=256)
def measured(world: World, metric: str, year: int) -> Floats:
    """One measure of every seller in a fiscal year.

    "opened": deals against the mean of sellers with the same size of deal (1 = as they); "quota": 1 or 0; "bookings":
    USD. Raises ValueError for another metric.
    """
    if metric not in METRICS:
        raise ValueError(f"metric = {metric!r}: allowed are {', '.join(METRICS)}")
    months = slice(4 * year - 4, 4 * year)
    if metric == "opened":
        made = panel(world).opportunities[:, months].sum(axis=1).astype(float)
        return np.asarray(made / _segment_mean(world, made))
    booked = by_quarter(world.attainment, world.reps, "bookings")[:, months].sum(axis=1)
    if metric == "bookings":
        return np.asarray(booked)
    return np.asarray(
        booked >= by_quarter(world.attainment, world.reps, "quota")[:, months].sum(axis=1), dtype=np.float64
    )


def contrast(world: World, leaders: int, laggards: int, metric: str, year: int) -> Contrast:
    """Compare the ``leaders`` sellers with the highest index and the ``laggards`` with the lowest."""
    place, made = posted(world, year), measured(world, metric, year)
    low = place > len(place) - laggards
    return Contrast(float(made[place <= leaders].mean()), float(made[low].mean()))


def already_better(world: World) -> tuple[float, float]:
    """How far year 1's leaders (48) were ahead of its laggards (72): in the patch's potential, in deals from it."""
    place = posted(world, 1)
    high, low = place <= 48, place > len(place) - 72
    potential = world.territories.set_index("rep_id").loc[world.reps["rep_id"], "potential_index_est"].to_numpy()
    opened = opened_for_patch(world)
    return tuple(float(x[high].mean() / x[low].mean()) - 1.0 for x in (potential, opened))  # type: ignore[return-value]


@lru_cache(maxsize=32)
def opened_for_patch(world: World) -> Floats:
    """Deals opened in the six quarters before the seats, for the patch, against the same size of deal (1 = usual)."""
    potential = world.territories.set_index("rep_id").loc[world.reps["rep_id"], "potential_index_est"]
    made = panel(world).opportunities[:, :6].sum(axis=1) / potential.to_numpy(dtype=np.float64)
    return np.asarray(made / _segment_mean(world, made))


def hands(world: World, third: str) -> Mask:
    """The sellers of one third of `HANDS`, or "all"."""
    if third == "all":
        return np.ones(len(world.reps), dtype=bool)
    return np.asarray(_thirds(opened_for_patch(world)) == HANDS.index(third))


def holders(world: World) -> Mask:
    """Who drew a seat."""
    return has(world.reps, world.social_index.loc[world.social_index["licence_assigned"], "rep_id"].unique())


def halves(world: World, third: str = "all") -> Halves:
    """The two halves of the lottery, among all sellers or one third of `HANDS`."""
    some, seats = hands(world, third), holders(world)
    volume = panel(world).volume
    return Halves(*(volume(some & half, quarters) for half in (seats, ~seats) for quarters in (BEFORE, AFTER)))


@lru_cache(maxsize=128)
def blanks(world: World, third: str = "all") -> Floats:
    """The same reading of `BLANKS` lotteries with nothing in the seats, each among the same sellers."""
    some = np.flatnonzero(hands(world, third))
    seats = int(holders(world)[some].sum())
    opened = panel(world).opportunities[some]
    before, after = opened[:, :6].sum(axis=1), opened[:, 6:].sum(axis=1)
    dice = np.random.default_rng(6)
    drawn = np.array([dice.permutation(len(some)) < seats for _ in range(BLANKS)])
    return np.asarray((drawn @ after) / (drawn @ before) / ((~drawn @ after) / (~drawn @ before)) - 1.0)


def by_luck(world: World, third: str = "all") -> int:
    """How many of the `BLANKS` empty draws put the holders as far ahead as the real one did, or farther."""
    return int((blanks(world, third) >= halves(world, third).effect).sum())


def stands_out(world: World, third: str = "all") -> bool:
    """Whether luck alone rarely puts the holders so far ahead."""
    return by_luck(world, third) < BAR


def expected_gain(world: World, third: str = "all") -> float:
    """What a seat should add in these hands, as far as anybody can see: how much by the company's own lottery, mostly;
    in whose hands by the twenty together (0.04 = +4 %)."""
    own = OWN_WEIGHT * halves(world).effect + (1.0 - OWN_WEIGHT) * TOGETHER["all"]
    return own * TOGETHER[third] / TOGETHER["all"]


def without_seat(world: World) -> dict[str, tuple[str, ...]]:
    """Those who drew no seat, in thirds of equal size by `opened_for_patch`: ``{third: rep ids}``."""
    none = np.flatnonzero(~holders(world))
    third = _thirds(opened_for_patch(world)[none])
    ids = world.reps["rep_id"].to_numpy()[none]
    return {name: tuple(map(str, ids[third == at])) for at, name in enumerate(HANDS)}


@lru_cache(maxsize=64)
def seat_groups(world: World) -> pd.DataFrame:
    """All sellers in six groups of equal size, for whom seats can be bought after the pilot.

    Thirds of `HANDS`, each split by the social index before the seats. Index: "Group A" to "Group F", in an order that
    tells nothing (a remainder of the sum of the sellers' places in the company's list). Columns: hands, opened
    (1 = usual), index (points), bookings (USD per seller over two years like the last), gain (0..1), pays_from (0..1),
    worth (USD per seat, over two years and after its price).
    """
    reps, opened = world.reps, opened_for_patch(world)
    index = index_at(world.social_index, reps, 6).to_numpy(dtype=np.float64)
    booked = 2.0 * measured(world, "bookings", 3)
    rows = []
    for third in HANDS:
        members = np.flatnonzero(hands(world, third))
        ranked = members[np.argsort(-index[members], kind="stable")]
        for group in (ranked[: len(ranked) // 2], ranked[len(ranked) // 2 :]):
            rows.append((int(group.sum()) % 19, third, *(float(x[group].mean()) for x in (opened, index, booked))))
    table = pd.DataFrame(sorted(rows), columns=["order", "hands", "opened", "index", "bookings"]).drop(columns="order")
    table["gain"] = [expected_gain(world, third) for third in table["hands"]]
    table["pays_from"] = SEAT_PRICE / (GROSS_MARGIN * table["bookings"])
    table["worth"] = GROSS_MARGIN * table["bookings"] * table["gain"] - SEAT_PRICE
    return table.set_axis([f"Group {letter}" for letter in "ABCDEF"], axis=0).rename_axis("Group")


def plan_worth(world: World, plan: Mapping[str, float]) -> float:
    """What a plan ``{group: seats}`` is worth, USD. A seat nobody sits in costs its price, one not bought nothing."""
    each = seat_groups(world)["worth"].to_dict()
    worth = 0.0
    for group, seats in plan.items():
        if group != KEEP:
            used = min(float(seats), GROUP)
            worth += used * each[group] - (float(seats) - used) * SEAT_PRICE
    return worth


def best_plan(world: World) -> dict[str, int]:
    """The plan worth most: seats that pay, the best paying first, the rest not bought."""
    left, plan = SEATS, {}
    for group, worth in seat_groups(world)["worth"].sort_values(ascending=False, kind="stable").items():
        plan[str(group)] = min(GROUP, left) if worth > 0 else 0
        left -= plan[str(group)]
    return plan | {KEEP: left}


def _segment_mean(world: World, values: npt.NDArray[np.generic]) -> Floats:
    by_segment = pd.Series(np.asarray(values, dtype=np.float64)).groupby(world.reps["segment"].to_numpy())
    return by_segment.transform("mean").to_numpy(dtype=np.float64)


def _thirds(score: Floats) -> npt.NDArray[np.int64]:
    """0 for the highest third, 1, 2; of equal size."""
    place = pd.Series(score).rank(ascending=False, method="first").to_numpy(dtype=np.int64) - 1
    return np.asarray(place * len(HANDS) // len(place))


def _groups_shown(world: World) -> pd.DataFrame:
    groups = seat_groups(world)
    shown = pd.DataFrame(
        {
            "Deals opened for the patch (1 = usual)": groups["opened"].map("{:.2f}".format),
            "Social index": groups["index"].map("{:.0f}".format),
            "Bookings of one seller, two years": groups["bookings"].map(dollars),
            "A seat pays from": (100 * groups["pays_from"]).map("+{:.1f} % deals".format),
        }
    )
    shown.loc[KEEP] = "–"
    return shown.rename_axis("Group")


LISTS: dict[str, Callable[[World], pd.DataFrame]] = {"seat_groups": _groups_shown}
"""The lists that this module's questions show, by name."""
