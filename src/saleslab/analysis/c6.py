"""The vendor's contrast, the lottery of seats and the groups that module C6 asks about, from what anybody may see.

The vendor's number is a choice: how many sellers count as leaders and as laggards, what is counted, in which year.
The seats were drawn by lot in FY2 Q3, so the two halves of the sellers tell what a seat does; giving out stickers by
lot a hundred times tells how far two halves drift apart by luck.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

import numpy as np
import numpy.typing as npt
import pandas as pd

from saleslab.analysis.first_meetings import first_meetings
from saleslab.analysis.panel import Mask, Panel, by_quarter, has
from saleslab.analysis.social import index_at
from saleslab.org import World
from saleslab.org.policy import GROSS_MARGIN, HORIZON, OFFERS, Policy, Step

Floats = npt.NDArray[np.float64]

METRICS = ("opened", "quota", "bookings", "patch")
HANDS = ("strong", "middle", "weak")
"""Thirds of the sellers by the deals they opened for their patch before anybody had a seat."""
BEFORE, AFTER = range(1, 7), range(7, 13)
STORY = 0.5
"""A seller whose deals opened grew by this much after the draw is a vendor's success story."""
BLANKS = 100
BAR = 5
"""Where in this many or more of the `BLANKS` draws stickers do as well as seats, seats can't be told from luck."""
TOGETHER: dict[str, float] = {"all": 0.065, "strong": 0.10, "middle": 0.045, "weak": 0.04}
"""What the twenty sister companies' lotteries say on average, rounded; held by tests/course/test_c6.py."""
TOGETHER_WITHIN = 0.03
"""How far off luck may leave each of them, 95 times of 100; the weak hands of these twenty are that much too high."""
OWN_WEIGHT = 0.75
"""How far a company's own lottery is believed against the twenty together: companies differ about twice as much as
one lottery is off, so normal shrinkage leaves it three quarters (Gelman et al., Bayesian Data Analysis, 5.4)."""
SEAT_PRICE, GROUP = 24_000.0, 40
"""The exercise's offer: USD for a seat over two years, and sellers in a group."""
ASKED, ANSWER = 10, (9, 7, 6, 5, 3, 0)
"""Buyers asked in each group of the exercise, and how many answer sellers on the network: half of them on average."""
SEAT, NO_SEAT = "seat", "none"
"""What a group of the exercise gets."""
NEXT_GROUP = 30
"""Sellers in each of the four groups of the lesson that have no seat."""
POST_HOURS, QUESTION_HOURS, HOUR, MONTHS, WEEKS = 0.5, 5 / 60, 75.0, 24, 104
"""Hours that a post and a question take, USD that an hour of a seller costs, and two years: our setting."""
RULES: dict[str, float] = {
    "posts": 10 * MONTHS * POST_HOURS * HOUR,
    "four": 4 * MONTHS * POST_HOURS * HOUR,
    "questions": 2 * WEEKS * QUESTION_HOURS * HOUR,
    "nothing": 0.0,
}
"""What may be asked of a seller with a seat, and what its hours cost in two years, USD."""
DOORS = ("Doors, many posts", "Doors, few posts", "Few doors, many posts", "Few doors, few posts")
"""Who drew no seat: the half that opens more deals for the patch, then the other, each in halves by the index."""


@dataclass(frozen=True)
class Contrast:
    """Leaders against laggards by one measure, per seller; ``more`` is how much more leaders have (0.45 = +45 %)."""

    leaders: float
    laggards: float
    between: float
    """Of those on neither side; NaN where there are none."""

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
    USD; "patch": what its accounts usually buy, against the mean patch (1 = as it). Raises ValueError for another
    metric.
    """
    if metric not in METRICS:
        raise ValueError(f"metric = {metric!r}: allowed are {', '.join(METRICS)}")
    months = slice(4 * year - 4, 4 * year)
    if metric == "patch":
        potential = _potential(world)
        return np.asarray(potential / potential.mean())
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
    high, low = place <= leaders, place > len(place) - laggards
    between = made[~high & ~low]
    return Contrast(
        float(made[high].mean()), float(made[low].mean()), float(between.mean()) if len(between) else float("nan")
    )


def kept_names(world: World, year: int) -> float:
    """The vendor's contrast of deals opened in a fiscal year, between year 1's 48 leaders and 72 laggards."""
    place, made = posted(world, 1), measured(world, "opened", year)
    return float(made[place <= 48].mean() / made[place > len(place) - 72].mean()) - 1.0


def without_the_seats(world: World, year: int) -> float:
    """The vendor's contrast (48 against 72, deals opened), had no holder what the draw says a seat adds."""
    place, seats = posted(world, year), holders(world)
    made = measured(world, "opened", year) / np.where(seats, 1.0 + halves(world).effect, 1.0)
    return float(made[place <= 48].mean() / made[place > len(place) - 72].mean()) - 1.0


def from_the_same_patch(world: World) -> float:
    """How many more deals year 1's leaders (48) opened than its laggards (72), group against group, for what their
    patches are worth. Times the difference of the patches it makes the whole contrast of that year."""
    place, opened, potential = posted(world, 1), measured(world, "opened", 1), _potential(world)
    worth = potential / _segment_mean(world, potential)
    high, low = place <= 48, place > len(place) - 72
    return float(opened[high].sum() / worth[high].sum() / (opened[low].sum() / worth[low].sum())) - 1.0


@lru_cache(maxsize=32)
def opened_for_patch(world: World) -> Floats:
    """Deals opened in the six quarters before the seats, for the patch, against the same size of deal (1 = usual)."""
    made = panel(world).opportunities[:, :6].sum(axis=1) / _potential(world)
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
    """The same reading of `BLANKS` draws of seats that do nothing, each among the same sellers."""
    some = np.flatnonzero(hands(world, third))
    seats = int(holders(world)[some].sum())
    opened = panel(world).opportunities[some]
    before, after = opened[:, :6].sum(axis=1), opened[:, 6:].sum(axis=1)
    dice = np.random.default_rng(6)
    drawn = np.array([dice.permutation(len(some)) < seats for _ in range(BLANKS)])
    return np.asarray((drawn @ after) / (drawn @ before) / ((~drawn @ after) / (~drawn @ before)) - 1.0)


def by_luck(world: World, third: str = "all") -> int:
    """How many of the `BLANKS` useless draws did as well for the holders as the real one, or better."""
    return int((blanks(world, third) >= halves(world, third).effect).sum())


def stands_out(world: World, third: str = "all") -> bool:
    """Whether luck alone rarely puts the holders so far ahead, of all sellers or of a third named before looking."""
    return by_luck(world, third) < BAR


def grew(world: World, by: float) -> tuple[int, int]:
    """How many sellers with a seat and without opened this much more after the draw than before (0.5 = half more)."""
    seats, opened = holders(world), panel(world).opportunities
    up = opened[:, 6:].sum(axis=1) >= (1.0 + by) * opened[:, :6].sum(axis=1)
    return int((up & seats).sum()), int((up & ~seats).sum())


def without_best(world: World, third: str, left_out: int) -> float:
    """How far holders of a third are ahead without the ``left_out`` whose deals grew most (0.04 = +4 %)."""
    some, seats, opened = hands(world, third), holders(world), panel(world).opportunities
    before, after = opened[:, :6].sum(axis=1), opened[:, 6:].sum(axis=1)
    growth = after[some & ~seats].sum() / before[some & ~seats].sum()
    gained = np.where(some & seats, after - growth * before, -np.inf)
    kept = some & seats
    kept[np.argsort(-gained, kind="stable")[:left_out]] = False
    return float(after[kept].sum() / before[kept].sum() / growth - 1.0)


def expected_gain(world: World, third: str = "all") -> float:
    """What a seat should add in these hands, as far as anybody can see: over all sellers mostly by the company's own
    lottery, plus how far such hands are from the average in the twenty together (0.04 = +4 %)."""
    over_all = OWN_WEIGHT * halves(world).effect + (1.0 - OWN_WEIGHT) * TOGETHER["all"]
    return over_all + TOGETHER[third] - TOGETHER["all"]


def give_or_take(world: World) -> float:
    """How far off the best guess is in two of three such companies at most (0.03 = 3 points), one standard error.

    What shrinkage leaves of the luck of the company's own lottery (``OWN_WEIGHT`` of its variance, Gelman et al., 5.4),
    and the luck left in the twenty together.
    """
    return float(np.hypot(np.sqrt(OWN_WEIGHT) * blanks(world).std(), TOGETHER_WITHIN / 1.96))


@lru_cache(maxsize=8)
def no_seat_yet(world: World) -> pd.DataFrame:
    """Those who drew no seat, 30 in each of the groups of `DOORS`.

    Index: the group. Columns: sellers (rep ids), bookings (USD of one seller over two years like the last), gain (what
    a seat should add, 0..1), brings (that in USD of margin, before any price), give_or_take (USD, one standard error).
    """
    none = np.flatnonzero(~holders(world))
    opened, booked = opened_for_patch(world), 2.0 * measured(world, "bookings", 3)
    index = index_at(world.social_index, world.reps, 12).to_numpy(dtype=np.float64)
    gain = np.array([expected_gain(world, third) for third in HANDS])[_thirds(opened)]
    by_doors = none[np.argsort(-opened[none], kind="stable")]
    rows = []
    for half in (by_doors[: len(none) // 2], by_doors[len(none) // 2 :]):
        by_posts = half[np.argsort(-index[half], kind="stable")]
        for group in (by_posts[:NEXT_GROUP], by_posts[NEXT_GROUP:]):
            ids = tuple(map(str, world.reps["rep_id"].to_numpy()[group]))
            rows.append((ids, float(booked[group].mean()), float(gain[half].mean())))
    table = pd.DataFrame(rows, columns=["sellers", "bookings", "gain"], index=pd.Index(DOORS, name="Group"))
    margin = GROSS_MARGIN * table["bookings"]
    table["brings"], table["give_or_take"] = margin * table["gain"], margin * give_or_take(world)
    return table


def chance_to_pay(world: World, cost: float) -> dict[str, float]:
    """How likely a seat with each of the groups of `DOORS` brings more than it costs (USD), by what anybody may see."""
    groups = no_seat_yet(world)
    return {
        str(name): 1.0 - NormalDist(brings, around).cdf(cost)
        for name, brings, around in zip(groups.index, groups["brings"], groups["give_or_take"], strict=True)
    }


@lru_cache(maxsize=8)
def seats_played(world: World) -> pd.DataFrame:
    """What a seat truly brings in two years with each of the groups of `DOORS`, were the whole group given one.

    Index: the group. Columns: brings (USD of margin per seat, before any price), added (the same in percent of the
    margin on what its seller sells).
    """
    groups, bare = no_seat_yet(world), world.run(Policy())
    rows = []
    for sellers, booked in zip(groups["sellers"], groups["bookings"], strict=True):
        run = world.run(Policy((Step("social_seats", sellers),)))
        brings = run.value(bare) / len(sellers) + next_price()
        rows.append((brings, 100 * brings / (GROSS_MARGIN * booked)))
    return pd.DataFrame(rows, columns=["brings", "added"], index=groups.index)


def next_price() -> float:
    """What the lesson's vendor asks for a seat over two years, USD."""
    return OFFERS["social_seats"].price_per_quarter * HORIZON


def pays_from(world: World) -> float:
    """How many more deals cover the lesson's price of a seat, for the average seller (0.01 = +1 %)."""
    return next_price() / (GROSS_MARGIN * 2.0 * float(measured(world, "bookings", 3).mean()))


def posts_cost(a_month: float) -> float:
    """What the hours of so many posts a month cost in two years, USD for one seller."""
    return a_month * MONTHS * POST_HOURS * HOUR


@lru_cache(maxsize=64)
def seat_groups(world: World) -> pd.DataFrame:
    """All sellers in six groups of equal size, for whom seats can be bought after the pilot.

    Thirds of `HANDS`, each split by the social index before the seats. Index: "Group A" to "Group F", in an order that
    tells nothing (a remainder of the sum of the sellers' places in the company's list). Columns: hands, opened
    (1 = usual), index (points), bookings (USD per seller over two years like the last), answer (buyers of `ASKED` who
    answer sellers), gain (0..1, the best guess for these hands times how many answer against the usual half),
    pays_from (0..1), worth (USD per seat, over two years and after its price).
    """
    reps, opened = world.reps, opened_for_patch(world)
    index = index_at(world.social_index, reps, 6).to_numpy(dtype=np.float64)
    booked = 2.0 * measured(world, "bookings", 3)
    answers = iter(np.random.default_rng([66, world.index]).permutation(ANSWER))
    rows = []
    for third in HANDS:
        members = np.flatnonzero(hands(world, third))
        ranked = members[np.argsort(-index[members], kind="stable")]
        for group in (ranked[: len(ranked) // 2], ranked[len(ranked) // 2 :]):
            seen = (float(x[group].mean()) for x in (opened, index, booked))
            rows.append((int(group.sum()) % 19, third, *seen, int(next(answers))))
    columns = ["order", "hands", "opened", "index", "bookings", "answer"]
    table = pd.DataFrame(sorted(rows), columns=columns).drop(columns="order")
    usual = np.mean(ANSWER)
    table["gain"] = [expected_gain(world, third) for third in table["hands"]] * table["answer"] / usual
    table["pays_from"] = SEAT_PRICE / (GROSS_MARGIN * table["bookings"])
    table["worth"] = GROSS_MARGIN * table["bookings"] * table["gain"] - SEAT_PRICE
    return table.set_axis([f"Group {letter}" for letter in "ABCDEF"], axis=0).rename_axis("Group")


def plan_worth(world: World, plan: Mapping[str, str]) -> float:
    """What ``{group: SEAT or NO_SEAT}`` is worth over two years, after the price, USD."""
    each = seat_groups(world)["worth"]
    return float(sum(GROUP * each[group] for group, given in plan.items() if given == SEAT))


def best_plan(world: World) -> dict[str, str]:
    """A seat for everybody in the groups where it should pay."""
    return {str(group): SEAT if worth > 0 else NO_SEAT for group, worth in seat_groups(world)["worth"].items()}


def plain_worth(world: World) -> float:
    """What the better of two plans is worth that need no look: seats for all, seats for none. USD."""
    return max(0.0, plan_worth(world, dict.fromkeys(seat_groups(world).index, SEAT)))


def _potential(world: World) -> Floats:
    known = world.territories.set_index("rep_id").loc[world.reps["rep_id"], "potential_index_est"]
    return np.asarray(known, dtype=np.float64)


def _segment_mean(world: World, values: npt.NDArray[np.generic]) -> Floats:
    by_segment = pd.Series(np.asarray(values, dtype=np.float64)).groupby(world.reps["segment"].to_numpy())
    return by_segment.transform("mean").to_numpy(dtype=np.float64)


def _thirds(score: Floats) -> npt.NDArray[np.int64]:
    """0 for the highest third, 1, 2; of equal size."""
    place = pd.Series(score).rank(ascending=False, method="first").to_numpy(dtype=np.int64) - 1
    return np.asarray(place * len(HANDS) // len(place))


def _groups_shown(world: World) -> pd.DataFrame:
    groups = seat_groups(world)
    return pd.DataFrame(
        {
            "Deals opened for the patch (average = 100)": (100 * groups["opened"]).map("{:.0f}".format),
            "Social index": groups["index"].map("{:.0f}".format),
            f"Of {ASKED} buyers, answer sellers there": groups["answer"].map(str),
            "A seat pays from": (100 * groups["pays_from"]).map("+{:.1f} %".format),
        }
    )


def _meetings_shown(world: World) -> pd.DataFrame:
    return first_meetings(world)[["said"]].rename(columns={"said": "What made you talk to us?"})


LISTS: dict[str, Callable[[World], pd.DataFrame]] = {"seat_groups": _groups_shown, "first_meetings": _meetings_shown}
"""The lists that this module's questions show, by name."""
