"""The people, deals and numbers module C7 asks about: chosen by rule, from what a learner may see.

`plan_truth` alone looks at `World.run`; it shows what a plan brings and keys nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

import numpy as np
import numpy.typing as npt
import pandas as pd

from saleslab.analysis import handoff_notes, roles
from saleslab.analysis.panel import Mask, Panel, by_quarter
from saleslab.analysis.words import dollars
from saleslab.org import World
from saleslab.org.policy import GROSS_MARGIN, OFFERS, Policy, Step

Floats = npt.NDArray[np.float64]

# FY2 is the year before the split, FY3 the year after it; columns of a sellers-by-quarters array.
FIRST, BEFORE, AFTER = slice(0, 4), slice(4, 8), slice(8, 12)
GROUP = 80
"""Sellers in a group of the closers' slider: a third of 240."""
THIRDS = ("weak", "middle", "strong")
SPLIT, WHOLE = "split", "whole"
"""The piles of the design question: roles split, or one seller all the way."""
_SPLIT_REGIONS, _OTHER_REGIONS = ("North", "East"), ("South", "West")
_YEARS = 2  # the eight quarters that `World.run` plays
SIGNED_LUCKS = 2
"""Lucks that a sentence for the board is held to: chance alone passes two about once in twenty, one once in three."""
BUDGET = 1e6
"""What the chair signs for in the lesson, USD: our setting, too little to split both other regions."""


@dataclass(frozen=True)
class Split:
    """One company around its role split. Arrays follow `World.reps`; shape (sellers, quarters) where by quarter."""

    split: Mask
    place: npt.NDArray[np.int64]
    """Place from 1, the weakest closer: win rate in the two years before, among sellers to customers of that size."""
    opportunities: npt.NDArray[np.int64]
    wins: npt.NDArray[np.int64]
    bookings: Floats

    def third(self, name: str) -> Mask:
        """Sellers of one third of the closers: weak, middle or strong."""
        first = THIRDS.index(name) * len(self.place) // 3
        return (self.place > first) & (self.place <= first + len(self.place) // 3)

    def growth(self, what: str, sellers: Mask) -> float:
        """Growth of opportunities, wins or bookings of some sellers from FY2 to FY3 (0.1 = +10 %)."""
        counted = getattr(self, what)[sellers]
        return float(counted[:, AFTER].sum() / counted[:, BEFORE].sum() - 1.0)

    def beyond(self, what: str, sellers: Mask) -> float:
        """Growth of those of them in the split regions less that of those in the others (0.1 = 10 points)."""
        return self.growth(what, sellers & self.split) - self.growth(what, sellers & ~self.split)

    def effect(self, sellers: Mask, what: str = "wins") -> float:
        """What the split did to some sellers' won deals, read against the others: ratio of the growths less 1."""
        ours, theirs = self.growth(what, sellers & self.split), self.growth(what, sellers & ~self.split)
        return (1.0 + ours) / (1.0 + theirs) - 1.0

    def luck(self, sellers: Mask) -> float:
        """How far luck alone moves `effect`: its standard error with won deals counted one by one (Poisson)."""
        places = (sellers & self.split, sellers & ~self.split)
        won = (self.wins[place][:, year].sum() for place in places for year in (BEFORE, AFTER))
        return float(np.sqrt(sum(1.0 / max(count, 1) for count in won)))

    def counted(self, sellers: Mask) -> float:
        """The part of `effect` that is beyond luck: shrunk towards nothing (James & Stein 1961, positive part)."""
        effect, luck = self.effect(sellers), self.luck(sellers)
        return 0.0 if abs(effect) <= luck else effect * (1.0 - (luck / effect) ** 2)


@lru_cache(maxsize=32)
def reading(world: World) -> Split:
    """Lay out a company's three years around the split."""
    panel = Panel(world.opportunities, world.reps)
    return Split(
        split=roles.split_sellers(world.programme_rollouts, world.reps),
        place=_closers(panel, world.reps["segment"]),
        opportunities=panel.opportunities,
        wins=panel.wins,
        bookings=by_quarter(world.attainment, world.reps, "bookings"),
    )


def _closers(panel: Panel, segment: pd.Series) -> npt.NDArray[np.int64]:
    """Place of each seller by win rate before the split, within the size of customer and then over all sizes."""
    rate = panel.wins[:, :8].sum(axis=1) / np.maximum(panel.closed[:, :8].sum(axis=1), 1)
    within = pd.Series(rate).groupby(segment.to_numpy()).rank(method="first", pct=True)
    return within.rank(method="first").to_numpy().astype(np.int64)


def won_in_all(world: World) -> tuple[float, float]:
    """What the split did to all sellers' won deals, and how far luck moves that: percent, as shown to one decimal."""
    seen = reading(world)
    everybody = seen.split | ~seen.split
    return round(100 * seen.effect(everybody), 1), round(100 * seen.luck(everybody), 1)


def won_the_year_before(world: World) -> tuple[float, float]:
    """The same a year earlier, when nothing was split: what it shows is luck, or what sets the regions apart."""
    seen = reading(world)
    won = [seen.wins[place][:, year].sum() for place in (seen.split, ~seen.split) for year in (BEFORE, FIRST)]
    luck = float(np.sqrt(sum(1.0 / count for count in won)))
    return round(100 * (won[0] / won[1] / (won[2] / won[3]) - 1.0), 1), round(100 * luck, 1)


# --- the handed-over deals
@lru_cache(maxsize=32)
def handed_rates(world: World) -> pd.DataFrame:
    """Win rates of deals of the split regions since the split: rows all, SMB, MM, ENT.

    Columns: handed and kept (0..1), n_handed and n_kept (deals that have ended).
    """
    mine = world.opportunities["owner_id"].isin(list(world.reps["rep_id"][reading(world).split]))
    deals = world.opportunities[mine & world.opportunities["is_closed"]]
    deals = deals[deals["created_date"] >= "2025-01-01"]
    rows = {"all": deals} | {size: deals[deals["segment"] == size] for size in ("SMB", "MM", "ENT")}
    return pd.DataFrame({name: _rates(some) for name, some in rows.items()}).T


def handed_share(world: World, third: str) -> float:
    """Share of the ended deals of a third of the closers in the split regions that were handed over, 0..1."""
    seen, deals = reading(world), world.opportunities
    mine = deals["owner_id"].isin(list(world.reps["rep_id"][seen.split & seen.third(third)]))
    ended = deals[mine & deals["is_closed"] & (deals["created_date"] >= "2025-01-01")]
    return float((ended["n_handoffs"] > 0).mean())


def _rates(deals: pd.DataFrame) -> dict[str, float]:
    handed = deals["n_handoffs"] > 0
    return {
        "handed": deals.loc[handed, "is_won"].mean(),
        "kept": deals.loc[~handed, "is_won"].mean(),
        "n_handed": int(handed.sum()),
        "n_kept": int((~handed).sum()),
    }


# --- plans: six groups of sellers, each with roles split or one seller all the way
def groups(world: World) -> dict[str, Mask]:
    """The six groups a plan is made for: where they sell, and how well they close."""
    seen = reading(world)
    where = {"North and East": seen.split, "South and West": ~seen.split}
    return {
        f"{place}, {third} closers": where[place] & seen.third(third) for place, third in product(where, THIRDS[::-1])
    }


def today(group: str) -> str:
    """The pile a group stands in before anything is decided."""
    return SPLIT if group.startswith(_SPLIT_REGIONS[0]) else WHOLE


def price(world: World, group: str) -> float:
    """What changing a group costs, USD: its share of the price of its two regions, by heads."""
    seen, offer = reading(world), OFFERS["end_role_split" if today(group) == SPLIT else "role_split"]
    inside = seen.split if today(group) == SPLIT else ~seen.split
    return 2 * offer.price * float(groups(world)[group].sum() / inside.sum())


def visible_change(world: World, group: str) -> float:
    """What changing a group was worth on the visible evidence: USD of gross margin over two years, less its price.

    Evidence: won deals of closers like these in the split regions against closers like these in the others, as far
    as that is beyond luck, applied to the group's bookings of FY3.
    """
    seen, third = reading(world), group.split(", ")[1].split()[0]
    effect = seen.counted(seen.third(third))
    change = effect if today(group) == WHOLE else 1.0 / (1.0 + effect) - 1.0
    year = float(seen.bookings[groups(world)[group]][:, AFTER].sum())
    return GROSS_MARGIN * _YEARS * year * change - price(world, group)


def visible_plan(world: World, plan: Mapping[str, str]) -> float:
    """What a plan, ``{group: pile}``, was worth on the visible evidence beyond changing nothing, USD."""
    return sum(visible_change(world, group) for group, pile in plan.items() if pile != today(group))


def best_plan(world: World) -> dict[str, str]:
    """The best plan on the visible evidence."""
    other = {SPLIT: WHOLE, WHOLE: SPLIT}
    return {g: other[today(g)] if visible_change(world, g) > 0 else today(g) for g in groups(world)}


def plan_price(world: World, plan: Mapping[str, str]) -> float:
    """What the changes of a plan cost together, USD."""
    return sum(price(world, group) for group, pile in plan.items() if pile != today(group))


@lru_cache(maxsize=32)
def _best_within(world: World) -> tuple[str, ...]:
    worth = {group: visible_change(world, group) for group in groups(world)}
    paid = {group: price(world, group) for group in worth}
    some = (tuple(g for g, taken in zip(worth, picks, strict=True) if taken) for picks in product((0, 1), repeat=6))
    affordable = (changed for changed in some if sum(paid[group] for group in changed) <= BUDGET)
    return max(affordable, key=lambda changed: sum(worth[group] for group in changed))


def best_within(world: World) -> dict[str, str]:
    """The best plan on the visible evidence that costs no more than `BUDGET`."""
    return plan_of(world, *_best_within(world))


def plan_of(world: World, *changed: str) -> dict[str, str]:
    """The plan that changes these groups and no other."""
    other = {SPLIT: WHOLE, WHOLE: SPLIT}
    return {group: other[today(group)] if group in changed else today(group) for group in groups(world)}


def plan_truth(world: World, plan: Mapping[str, str]) -> float:
    """What a plan really brings beyond changing nothing, as the organisation plays it: USD over two years."""
    gained = _gained(world)
    changed = [group for group, pile in plan.items() if pile != today(group)]
    return sum(float(gained[groups(world)[group]].sum()) - price(world, group) for group in changed)


def book_less(world: World, plan: Mapping[str, str]) -> int:
    """How many sellers a plan makes book less over two years than changing nothing would."""
    changed = [groups(world)[group] for group, pile in plan.items() if pile != today(group)]
    return sum(int((_gained(world)[group] < 0).sum()) for group in changed)


@lru_cache(maxsize=32)
def _gained(world: World) -> Floats:
    """Gross margin that changing each seller brings over two years, USD.

    Read off one run in which all are changed: others' changes touch a seller only through whom the managers then
    coach, some percent of the sum.
    """
    steps = (Step("role_split", _OTHER_REGIONS), Step("end_role_split", _SPLIT_REGIONS))
    changed, bare = world.run(Policy(steps, budget=1e7)), world.run(Policy())
    return np.asarray(GROSS_MARGIN * (changed.expected.bookings - bare.expected.bookings).sum(axis=0))


SPARED = 0.10
"""What part of an average hand-over's loss the lesson's what-if leaves in the deal: our setting, measured by nobody."""


def spared(world: World, plan: Mapping[str, str]) -> float:
    """What a plan brings beyond itself if each hand-over took `SPARED` less: USD of gross margin over two years."""
    more = _spared(world)
    return sum(float(more[groups(world)[group]].sum()) for group, pile in plan.items() if pile == SPLIT)


@lru_cache(maxsize=8)
def _spared(world: World) -> Floats:
    """The same for each seller, with roles split everywhere."""
    p = world.specification.parameters
    left = {name: (1.0 - SPARED) * getattr(p, name) for name in ("split_win", "split_enterprise", "split_stall")}
    gentler = World(replace(world.specification, parameters=replace(p, **left)))
    everywhere = Policy((Step("role_split", _OTHER_REGIONS),), budget=1e7)
    bookings = gentler.run(everywhere).expected.bookings - world.run(everywhere).expected.bookings
    return np.asarray(GROSS_MARGIN * bookings.sum(axis=0))


# --- nine sellers, one by one
SIZES = {"SMB": "small customers", "MM": "mid-size ones", "ENT": "large ones"}


def win_rates(world: World) -> pd.Series:
    """Each seller's deals won of 100 that ended, in the two years before the split; indexed like `World.reps`."""
    panel = Panel(world.opportunities, world.reps)
    won, ended = panel.wins[:, :8].sum(axis=1), panel.closed[:, :8].sum(axis=1)
    return pd.Series(100.0 * won / np.maximum(ended, 1), index=world.reps.index)


@lru_cache(maxsize=32)
def nine_sellers(world: World) -> dict[str, int]:
    """One seller of each third and size of customer, the one nearest to the middle of the third: ``{rep_id: row}``.

    Six from the regions that work as before and three from those that split.
    """
    seen, segment = reading(world), world.reps["segment"].to_numpy()
    chosen = {}
    for (i, third), (j, size) in product(enumerate(THIRDS), enumerate(SIZES)):
        place = seen.split if (i + j) % 3 == 0 else ~seen.split
        among = np.flatnonzero(seen.third(third) & (segment == size) & place)
        row = int(among[np.argmin(np.abs(seen.place[among] - (GROUP * i + GROUP / 2)))])
        chosen[str(world.reps["rep_id"].iloc[row])] = row
    return dict(sorted(chosen.items()))


def third_of(world: World, row: int) -> str:
    """The third of the closers that a seller belongs to."""
    return next(third for third in THIRDS if reading(world).third(third)[row])


def works_today(world: World, row: int) -> str:
    """The pile a seller stands in before anything is decided."""
    return SPLIT if reading(world).split[row] else WHOLE


def visible_seller(world: World, row: int) -> float:
    """What changing one seller was worth on the visible evidence, as `visible_change` has it for a group: USD."""
    seen, today_in = reading(world), works_today(world, row)
    effect = seen.counted(seen.third(third_of(world, row)))
    change = effect if today_in == WHOLE else 1.0 / (1.0 + effect) - 1.0
    year = float(seen.bookings[row, AFTER].sum())
    return GROSS_MARGIN * _YEARS * year * change - seller_price(world, row)


def seller_price(world: World, row: int) -> float:
    """What changing one seller costs: a head's share of the price of two regions, USD."""
    seen, today_in = reading(world), works_today(world, row)
    offer = OFFERS["end_role_split" if today_in == SPLIT else "role_split"]
    return 2 * offer.price / float((seen.split == seen.split[row]).sum())


def visible_choice(world: World, choice: Mapping[str, str]) -> float:
    """What a pile for each of the nine was worth on the visible evidence beyond changing nothing, USD."""
    rows = nine_sellers(world)
    return sum(
        visible_seller(world, rows[rep]) for rep, pile in choice.items() if pile != works_today(world, rows[rep])
    )


def best_choice(world: World) -> dict[str, str]:
    """The best pile for each of the nine on the visible evidence."""
    other = {SPLIT: WHOLE, WHOLE: SPLIT}
    piles = {rep: works_today(world, row) for rep, row in nine_sellers(world).items()}
    return {
        rep: other[piles[rep]] if visible_seller(world, row) > 0 else piles[rep]
        for rep, row in nine_sellers(world).items()
    }


def third_marks(world: World) -> dict[str, tuple[float, float]]:
    """For each size of customer: the win rate up to which closers are weak, and from which they are strong (0..100)."""
    seen, rates, segment = reading(world), win_rates(world), world.reps["segment"].to_numpy()
    marks = {}
    for size in SIZES:
        weak, middle, strong = (rates[(segment == size) & seen.third(third)] for third in THIRDS)
        marks[size] = (weak.max() + middle.min()) / 2, (middle.max() + strong.min()) / 2
    return marks


# --- three notes of four deals
@lru_cache(maxsize=32)
def trails(world: World) -> dict[str, handoff_notes.Trail]:
    """Four deals with three hand-offs that were not won, and the notes that went with them, by opportunity_id."""
    deals = world.opportunities
    lost = deals[(deals["n_handoffs"] == 3) & deals["is_closed"] & ~deals["is_won"]]
    chosen = sorted(lost.sort_values(["amount_initial", "opportunity_id"])["opportunity_id"].tail(4))
    return dict(zip(chosen, handoff_notes.draw(world.specification.seed, len(chosen)), strict=True))


def _trails_shown(world: World) -> pd.DataFrame:
    amounts = world.opportunities.set_index("opportunity_id")["amount_initial"]
    return pd.DataFrame(
        [[dollars(float(amounts[deal]))] for deal in trails(world)],
        index=pd.Index(trails(world), name="Deal"),
        columns=["Worth"],
    )


def _lost_ground(seen: Split, group: Mask) -> int:
    """How many of some sellers booked less in FY3 than in FY2."""
    year, last = (seen.bookings[group][:, quarters].sum(axis=1) for quarters in (AFTER, BEFORE))
    return int((year < last).sum())


def _groups_shown(world: World) -> pd.DataFrame:
    seen = reading(world)
    rows = {
        name: {
            "Booked less than last year": f"{_lost_ground(seen, group)} of {group.sum()} sellers",
            "Booked this year": dollars(float(seen.bookings[group][:, AFTER].sum())),
            "Today": "roles are split" if today(name) == SPLIT else "one seller all the way",
            "Changing that costs": dollars(price(world, name)),
        }
        for name, group in groups(world).items()
    }
    return pd.DataFrame(rows).T.rename_axis("Group")


def _nine_shown(world: World) -> pd.DataFrame:
    seen, rates = reading(world), win_rates(world)
    rows = {
        rep: {
            "Sells to": SIZES[str(world.reps["segment"].iloc[row])],
            "Won of 100, before": f"{rates.iloc[row]:.0f}",
            "Booked this year": dollars(float(seen.bookings[row, AFTER].sum())),
            "Today": "roles are split" if works_today(world, row) == SPLIT else "one seller all the way",
            "Changing that costs": dollars(seller_price(world, row)),
        }
        for rep, row in nine_sellers(world).items()
    }
    return pd.DataFrame(rows).T.rename_axis("Seller")


LISTS: dict[str, Callable[[World], pd.DataFrame]] = {
    "handoff_trails": _trails_shown,
    "role_groups": _groups_shown,
    "nine_sellers": _nine_shown,
}
"""The lists that this module's questions show, by name."""
