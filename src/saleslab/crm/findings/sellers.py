"""Findings on sellers: whether they differ beyond luck, like with like, and what the best fifth is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from saleslab.analysis import leaderboard, luck
from saleslab.analysis.luck import LEAST_DEALS, Spread
from saleslab.charts import own_numbers as charts
from saleslab.crm.findings.finding import Finding, NotInFile, Sure, finding, last_day
from saleslab.crm.importer import Imported

LEAST_GROUP = 5
"""A report without rep-level content shows no figure of a group smaller than this."""
_CONTROLS = {"type": "deal type", "segment": "segment", "lead_source": "source", "owner_role": "role"}
_SHARP = 0.03
"""A spread below these points of win rate would hardly be seen by anybody."""
_YEAR = pd.DateOffset(years=1)


class Spreads:
    """The spread between sellers within some columns, worked out once for all findings that speak of it.

    ``least``: fewer sellers than this are not spoken of.
    """

    def __init__(self, imported: Imported, least: int) -> None:
        self._least = least
        self.deals = imported.opportunities
        self._closed = self.deals[self.deals["is_closed"]]
        self._known: dict[tuple[str, ...], Spread] = {}

    def within(self, columns: Sequence[str], key: str) -> Spread:
        """The spread for the finding ``key``. Raises NotInFile where there is none to measure."""
        closed = self._closed
        if closed["owner_id"].isna().all():
            raise NotInFile(key, "It does not say who owns a deal.", "Export the owner; names are hashed on reading.")
        if closed["is_won"].all() or not closed["is_won"].any():
            raise NotInFile(key, "Without wins and losses there is nothing to compare.", "Export all deals that ended.")
        try:
            if tuple(columns) not in self._known:
                self._known[tuple(columns)] = luck.spread(closed, columns)
        except ValueError:
            raise NotInFile(
                key,
                f"Fewer than two sellers have {LEAST_DEALS} closed deals; below that, a win rate is luck.",
                "Export a longer time.",
            ) from None
        found = self._known[tuple(columns)]
        if len(found.sellers) < self._least:
            raise NotInFile(
                key,
                f"{len(found.sellers)} sellers have {LEAST_DEALS} closed deals, and this report shows no group below "
                f"{self._least}.",
                "Make the report with rep-level content, if your rules allow it.",
            )
        return found


def _by_role(deals: pd.DataFrame) -> list[str]:
    """Setters, closers and managers are never compared with each other."""
    return ["owner_role"] if deals["owner_role"].nunique() > 1 else []


def _tries(found: Spread) -> str:
    """How often luck gave as much spread, in words."""
    often = found.hits or "none"
    return f"The same outcomes were dealt out at random {found.tries} times: {often} of the tries gave as much spread."


def beyond_luck(spreads: Spreads) -> Finding:
    """Whether sellers differ beyond luck, within roles."""
    deals = spreads.deals
    found = spreads.within(_by_role(deals), "luck")
    sellers = len(found.sellers)
    span = f"{100 * found.low:.0f} to {100 * found.high:.0f} points"
    if found.p < 0.05:
        verdict = (
            f"Yes. True win rates lie about {100 * found.sd:.0f} points either side of {found.rate:.0%}: one seller in "
            f"six wins {max(found.rate - found.sd, 0):.0%} or less, one in six {min(found.rate + found.sd, 1):.0%} or "
            "more."
        )
        sure: Sure = "sure" if found.p < 0.01 else "fairly sure"
    elif found.high < _SHARP:
        verdict, sure = "No. They win alike; the leaderboard’s win rates are luck.", "fairly sure"
    else:
        verdict = "The file can’t say. What is seen is no more than luck gives to equal sellers."
        sure = "can’t tell"
    role = (
        "Compared within roles."
        if _by_role(deals)
        else "The file has no roles: setters and closers in one list look unequal."
    )
    return finding(
        "luck",
        verdict,
        sure,
        f"{sellers} sellers with {LEAST_DEALS} deals or more. {_tries(found)} The spread is {span}, 95 % sure.",
        f"Whether it is the seller: patch, leads and kinds of deals differ too. {role}",
    )


def _controls(deals: pd.DataFrame) -> list[str]:
    closed = deals[deals["is_closed"]]
    return [name for name in _CONTROLS if closed[name].nunique() > 1]


def like_with_like(spreads: Spreads) -> Finding:
    """What is left of the spread as deal type, segment, source and role are held equal one after the other."""
    deals = spreads.deals
    held = _controls(deals)
    if not held:
        raise NotInFile(
            "like",
            "It has no deal type, segment, source or role to compare by.",
            "Export one of them, and choose it in the mapping.",
        )
    steps = [("As they stand", spreads.within([], "like"))]
    steps += [(f"+ {_CONTROLS[name]}", spreads.within(held[: at + 1], "like")) for at, name in enumerate(held)]
    first, last = steps[0][1], steps[-1][1]
    listed = ", ".join(_CONTROLS[name] for name in held)
    if first.sd == 0.0:
        verdict = f"There was no spread beyond luck to begin with; within {listed} there is none either."
        sure: Sure = "fairly sure" if first.high < _SHARP else "can’t tell"
    elif last.p >= 0.05:
        verdict = (
            f"Hardly anything is left. Compared within {listed}, sellers lie no further apart than luck puts them."
        )
        sure = "fairly sure" if last.high < first.sd else "can’t tell"
    else:
        verdict = (
            f"{last.sd / first.sd:.0%} of the spread is left: {100 * last.sd:.0f} of {100 * first.sd:.0f} points, "
            f"within {listed}. The rest was who had which deals."
            if last.sd < 0.95 * first.sd
            else f"The spread stays: {100 * last.sd:.0f} points within {listed}. The mix of deals does not explain it."
        )
        sure = "sure" if last.p < 0.01 else "fairly sure"
    return finding(
        "like",
        verdict,
        sure,
        f"{_tries(last)} What is left is {100 * last.low:.0f} to {100 * last.high:.0f} points, 95 % sure.",
        "What the file has no column for: patch, manager, who gets which lead. A “lead quality” set by sellers is left "
        "out on purpose.",
        charts.spread_left([(name, s.sd, s.low, s.high) for name, s in steps]),
    )


def _booked(imported: Imported, key: str, end: pd.Timestamp) -> pd.DataFrame:
    """Each seller's closed deals, wins and bookings in the year before a day: rep_id, deals, won, bookings."""
    deals = imported.opportunities
    inside = deals["is_closed"] & (deals["close_date"] > end - _YEAR) & (deals["close_date"] <= end)
    year = deals[inside & deals["owner_id"].notna()]
    if year.empty:
        raise NotInFile(key, "No closed deal of the last year has an owner and a date.", "Export owner and close date.")
    money = year["amount"].where(year["is_won"], 0.0).fillna(0.0)
    if not money.sum():
        raise NotInFile(key, "Its won deals have no amounts.", "Export the amount.")
    table = (
        year.assign(booked=money)
        .groupby("owner_id")
        .agg(deals=("is_won", "size"), won=("is_won", "sum"), bookings=("booked", "sum"))
    )
    return table.reset_index(names="rep_id")


def _fifth(sellers: pd.DataFrame, key: str, reps: bool) -> int:
    """How many the top fifth are. Raises where they would be too few to speak of, or to stay unnamed."""
    top = round(len(sellers) / 5)
    if len(sellers) < 10:
        raise NotInFile(
            key,
            f"It has {len(sellers)} sellers; a fifth of them would be one person.",
            "Ten sellers at least are needed.",
        )
    if not reps and top < LEAST_GROUP:
        raise NotInFile(
            key,
            f"The top fifth would be {top} people, and this report shows no group below {LEAST_GROUP}.",
            "Make the report with rep-level content, if your rules allow it.",
        )
    return top


def top_fifth(imported: Imported, reps: bool) -> Finding:
    """What the best fifth bring, against luck, and what their lead is made of."""
    end = last_day(imported, "top")
    sellers = _booked(imported, "top", end)
    top = _fifth(sellers, "top", reps)
    share = leaderboard.top_share(sellers, top)
    deals = imported.opportunities
    year = deals[deals["is_closed"] & (deals["close_date"] > end - _YEAR) & (deals["close_date"] <= end)]
    usual, low, high = luck.top_share_by_luck(year[year["owner_id"].notna()], len(sellers), top)
    groups = sellers.groupby(sellers["rep_id"].isin(leaderboard.top_sellers(sellers, top)))[["won", "bookings"]].sum()
    if not (groups.size == 4 and (groups > 0).all().all()):
        raise NotInFile("top", "Only the top fifth has won anything.", "Export a longer time.")
    parts = leaderboard.made_of(sellers, top)
    beyond = share > high
    return finding(
        "top",
        f"The top {top} of {len(sellers)} sellers bring {share:.0%} of the last year’s bookings. "
        + (
            f"Equal sellers with the same number of deals would show {usual:.0%} by luck alone."
            if beyond
            else f"Equal sellers with the same number of deals would show as much ({low:.0%} to {high:.0%})."
        ),
        "sure" if beyond and sellers["won"].sum() >= 300 else "fairly sure" if beyond else "can’t tell",
        f"{int(sellers['won'].sum()):,} won deals. Luck was tried by dealing the same deals out again.",
        "Who deserves it: more deals may be a richer patch, larger ones another segment.",
        charts.lead_made_of(parts, top),
    )


def again(imported: Imported, reps: bool) -> Finding:
    """How many of one year's best are among the next year's."""
    end = last_day(imported, "again")
    this, last = _booked(imported, "again", end), _booked(imported, "again", end - _YEAR)
    both = this.merge(last, on="rep_id", suffixes=("", "_last"))
    top = _fifth(both, "again", reps)
    before = both[["rep_id", "bookings_last"]].rename(columns={"bookings_last": "bookings"})
    stayed = len(leaderboard.repeaters(before, both[["rep_id", "bookings"]], top))
    chance = leaderboard.repeat_by_chance(len(both), top)
    low, high = luck.repeat_range(len(both), top)
    sure: Sure = "fairly sure" if not low <= stayed <= high else "can’t tell"
    return finding(
        "again",
        f"{stayed} of the {top} best of the year before are among the {top} best of the last year; {top - stayed} are "
        f"not. Luck alone would keep about {chance:.0f}.",
        sure,
        f"{len(both)} sellers sold in both years. By luck, {low} to {high} would stay, 19 times in 20.",
        "Whether the seller or the patch stayed the same.",
    )


def single_sellers(spreads: Spreads) -> Finding:
    """Each seller of ten closed deals or more, drawn towards what such deals usually give."""
    deals = spreads.deals
    within = _controls(deals)
    found = spreads.within(within, "sellers")
    table = luck.shrunk(found)
    above, below = luck.apart(table)
    same = len(table) - above - below
    left_out = int((deals[deals["is_closed"]]["owner_id"].value_counts() < LEAST_DEALS).sum())
    listed = ", ".join(_CONTROLS[name] for name in within) or "nothing held equal"
    made = finding(
        "sellers",
        f"{same} of {len(table)} can’t be told apart from what such deals usually give. {above} are surely above it, "
        f"{below} surely below.",
        "fairly sure" if found.p < 0.05 else "can’t tell",
        f"Each rate is drawn towards the usual one for such deals ({listed}) by as much as luck can have moved it. "
        f"{left_out} sellers with fewer than {LEAST_DEALS} closed deals are not shown.",
        "Who is good. It shows where to go and listen to calls, above and below; it is no ground for a judgement.",
        charts.sellers_apart(table),
    )
    return replace(made, rep_level=True)
