"""What module C4 asks about: entries typed, meetings held, and the trainers that a lot gave to some teams.

Everything is chosen and computed from tables a learner could open; nothing here looks at `World.truth`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from saleslab.analysis.panel import Mask, Panel, quarter_number
from saleslab.analysis.words import dollars
from saleslab.org import World
from saleslab.org.case import OPPORTUNITY_ID
from saleslab.org.policy import GROSS_MARGIN, HORIZON, OFFERS

Floats = npt.NDArray[np.float64]

TARGET = 6
"""The quarter in which the CRM and its activity target came: FY2 Q2."""
FIRST, LAST = 2, 12
"""The quarters looked at. The first one is left out: deals of that quarter were begun before the tables begin."""
_BEFORE, _SINCE = range(1, TARGET), range(TARGET, LAST + 1)
REDRAWS, RARE = 200, 10
"""Pretended lotteries, and how many of them lie beyond what is called luck's reach."""
_TYPED = ("Email", "Call", "Note")
_TILES = ("Depth", "Dialogue", "Engagement", "Momentum", "Pulse", "Reach", "Responses", "Traction")


@lru_cache(maxsize=32)
def by_quarter(world: World) -> pd.DataFrame:
    """What was logged and what came of it, by the quarter in which the deal was created.

    Index: quarter, `FIRST` to `LAST`. Columns, all counts but `amount`: deals, closed, won, decided (won or lost),
    email, call, note, meeting, ticked (typed entries marked "buyer answered"), amount (USD, of deals won).
    """
    deals, log = world.opportunities, world.activities
    created = pd.Series(quarter_number(deals["created_date"]), index=pd.Index(deals["opportunity_id"]))
    at, typed = log["opportunity_id"].map(created), log["type"].isin(_TYPED)
    columns = {
        "deals": created.value_counts(),
        "closed": created[deals["is_closed"].to_numpy()].value_counts(),
        "won": created[deals["is_won"].to_numpy()].value_counts(),
        "decided": created[deals["outcome"].isin(["won", "lost"]).to_numpy()].value_counts(),
        **{kind.lower(): at[log["type"] == kind].value_counts() for kind in (*_TYPED, "Meeting")},
        "ticked": at[typed & log["inbound_reply"]].value_counts(),
        "amount": deals["amount"].where(deals["is_won"], 0.0).groupby(created.to_numpy()).sum(),
    }
    return pd.DataFrame(columns).loc[FIRST:LAST]


def per_hundred(rows: pd.DataFrame) -> dict[str, float]:
    """Typed entries and meetings per 100 deals over some rows of `by_quarter`."""
    total = rows.sum()
    typed = total[[kind.lower() for kind in _TYPED]].sum()
    return {"typed": 100 * typed / total["deals"], "meetings": 100 * total["meeting"] / total["deals"]}


def halves(quarters: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of `by_quarter` before the target, and those since."""
    return quarters.loc[: TARGET - 1], quarters.loc[TARGET:]


def typed_growth(world: World) -> float:
    """Growth of typed entries per deal since the target, percent."""
    return growth(world, [kind.lower() for kind in _TYPED])


@lru_cache(maxsize=32)
def dashboard(world: World) -> pd.DataFrame:
    """Eight tiles of the vendor's dashboard, under names that say nothing; which name counts what, a lot decides.

    Index: the tile. Columns: before and since the target (each per 100 deals; the last in USD per deal won), typed
    (whether sellers type what it counts).
    """
    quarters = by_quarter(world)
    rows = []
    for total in (quarters.loc[: TARGET - 1].sum(), quarters.loc[TARGET : LAST - 1].sum()):
        rows.append(
            {
                **{kind: 100 * total[kind] / total["deals"] for kind in ("email", "call", "note", "ticked", "meeting")},
                "won": 100 * total["won"] / total["closed"],
                "decided": 100 * total["decided"] / total["closed"],
                "amount": total["amount"] / total["won"] / 1e3,
            }
        )
    tiles = pd.DataFrame(rows, index=["before", "since"]).T
    tiles["typed"] = tiles.index.isin(["email", "call", "note", "ticked"])
    order = np.random.default_rng(world.index).permutation(len(tiles))
    return tiles.iloc[order].set_axis(list(_TILES), axis=0).rename_axis("Tile")


@lru_cache(maxsize=32)
def _panel(world: World) -> Panel:
    return Panel(world.opportunities, world.reps)


def _tally(panel: Panel, quarters: range) -> tuple[Floats, Floats]:
    columns = np.array(quarters) - 1
    return panel.wins[:, columns].sum(axis=1).astype(float), panel.closed[:, columns].sum(axis=1).astype(float)


@dataclass(frozen=True)
class Lottery:
    """The lot for trainers: ``real`` gain of the drawn teams beyond the others', and of `REDRAWS` pretended draws.

    All in points of win rate. ``rates``: {group: (before, since)} in percent.
    """

    real: float
    pretended: Floats
    rates: Mapping[str, tuple[float, float]]

    @property
    def reach(self) -> float:
        """How far luck reaches: all but `RARE` of the pretended draws lie no further from zero, points."""
        return float(np.sort(np.abs(self.pretended))[-RARE - 1])

    @property
    def sticks_out(self) -> float:
        """The gain seen less luck's reach, points, of the two numbers as they are shown; below zero: no promise."""
        return round(round(self.real, 1) - round(self.reach, 1), 1)


@lru_cache(maxsize=32)
def lottery(world: World) -> Lottery:
    """Read the lot for trainers, and draw other teams, as many in each region, as if trainers had done nothing."""
    panel, reps, managers = _panel(world), world.reps, world.managers
    team = pd.Index(managers["manager_id"]).get_indexer(pd.Index(reps["manager_id"]))
    counts: Floats = np.stack(
        [np.bincount(team, column) for quarters in (_BEFORE, _SINCE) for column in _tally(panel, quarters)]
    )
    drawn = managers["manager_id"].isin(_supported_teams(world)).to_numpy()
    regions = [np.nonzero((managers["region"] == region).to_numpy())[0] for region in managers["region"].unique()]
    draw = np.random.default_rng(4471 + world.index)
    pretended = []
    for _ in range(REDRAWS):
        other = np.zeros(len(managers), dtype=bool)
        for teams in regions:
            other[draw.permutation(teams)[: int(drawn[teams].sum())]] = True
        pretended.append(_gain(counts, other))
    rates = {"with a trainer": _rates(counts, drawn), "without": _rates(counts, ~drawn)}
    return Lottery(_gain(counts, drawn), np.array(pretended), rates)


def _rates(counts: Floats, teams: Mask) -> tuple[float, float]:
    won, closed, won_since, closed_since = counts[:, teams].sum(axis=1)
    return 100 * won / closed, 100 * won_since / closed_since


def _gain(counts: Floats, teams: Mask) -> float:
    (before, since), (others_before, others_since) = _rates(counts, teams), _rates(counts, ~teams)
    return float(since - before - (others_since - others_before))


def _supported_teams(world: World) -> list[str]:
    rollouts = world.programme_rollouts
    return list(rollouts.loc[rollouts["programme_id"] == "P3s", "unit_id"])


@lru_cache(maxsize=32)
def teams(world: World) -> pd.DataFrame:
    """Six teams to spend on: three without a trainer (most, middle and least bookings), three with one (hours).

    Index: manager_id. Columns: trainer, hours (in the CRM a week, per seller), bookings (USD, FY2 and FY3 together).
    Of the teams with a trainer: the one with the most bookings among the three with the fewest hours, the one nearest
    the middle, and the one with the most hours.
    """
    owner = world.reps.set_index("rep_id")["manager_id"]
    used = world.crm_usage
    frame = pd.DataFrame(
        {"hours": used.groupby(used["rep_id"].map(owner))["hours"].mean(), "bookings": _bookings(world)}
    )
    frame["trainer"] = frame.index.isin(_supported_teams(world))
    without = frame[~frame["trainer"]].sort_values("bookings")
    with_it = frame[frame["trainer"]].sort_values("hours")
    few = with_it.head(3)["bookings"].idxmax()
    chosen = [without.index[at] for at in (0, len(without) // 2, -1)]
    return frame.loc[sorted([*chosen, few, with_it.index[len(with_it) // 2], with_it.index[-1]])].rename_axis("Team")


def _bookings(world: World) -> pd.Series:
    """Each team's bookings of FY2 and FY3 together, USD. Index: manager_id."""
    sold = world.attainment[world.attainment["fiscal_year"] > 1]
    return sold.groupby(sold["rep_id"].map(world.reps.set_index("rep_id")["manager_id"]))["bookings"].sum()


def price(offer: str) -> float:
    """What an offer for one team costs over two years, USD."""
    return OFFERS[offer].price + HORIZON * OFFERS[offer].price_per_quarter


def point_worth(world: World, team: str) -> float:
    """Gross margin over two years, USD, that one point of win rate more brings a team.

    Bookings stay those of the last two years and move with the win rate of the team's half of the company.
    """
    rates = lottery(world).rates["with a trainer" if team in _supported_teams(world) else "without"]
    return float(GROSS_MARGIN * _bookings(world)[team] / rates[1])


def point_worth_without(world: World) -> float:
    """`point_worth` of all teams without a trainer together, USD."""
    return sum(point_worth(world, team) for team in without_trainer(world))


def without_trainer(world: World) -> tuple[str, ...]:
    """The teams that the lot gave no trainer."""
    has = _supported_teams(world)
    return tuple(str(team) for team in world.managers["manager_id"] if team not in has)


def spending(world: World, team: str) -> str:
    """What the chair's rule gives a team: "trainer", "draw" or "nothing", on the numbers as they are shown.

    A trainer where what sticks out beyond luck pays for one; a place in a new draw where only the gain seen would;
    nothing else, and nothing for a team that has one.
    """
    drawn, worth, cost = lottery(world), round(point_worth(world, team), -3), price("crm_support")
    if team in _supported_teams(world) or round(drawn.real, 1) * worth <= cost:
        return "nothing"
    return "trainer" if drawn.sticks_out * worth > cost else "draw"


_WORDS = {
    "2025-05-21": "Strong fit, budget is there. Follow up.",
    "2025-06-08": "Great call! Very interested.",
    "2025-06-12": "Just checking in: any news?",
    "2025-06-30": "She will find out who signs for a lost batch.",
    "2025-07-04": "All on track for the end of the quarter.",
    "2025-07-18": "Touched base. Positive.",
    "2025-07-27": "As good as a yes. 90 %.",
}
"""What the seller of Deal 4471 typed, by date: the tables hold no words."""
REMEMBERED, FRIDAY = "4", pd.Timestamp(2025, 7, 18)
"""The entry of `case_log` that the buyer remembers, and the Friday that the lesson plays again."""


@lru_cache(maxsize=4)
def case_log(world: World) -> pd.DataFrame:
    """The entries of Deal 4471 that are ticked "buyer answered", in order.

    Index: the entry, "1" to "7". Columns: date (weekday, day and month), kind, words (the seller's). Raises KeyError
    in a company whose entries are of other dates: the story is written for that of the lessons.
    """
    log = world.activities
    log = log[(log["opportunity_id"] == OPPORTUNITY_ID) & log["inbound_reply"]].sort_values("date")
    dates = pd.to_datetime(log["date"])
    return pd.DataFrame(
        {
            "date": [f"{day:%a} {day.day} {day:%B}" for day in dates],
            "kind": log["type"].to_list(),
            "words": [_WORDS[f"{day:%Y-%m-%d}"] for day in dates],
        },
        index=pd.Index([str(number) for number in range(1, len(log) + 1)], name="Entry"),
    )


def ticked(world: World) -> pd.Series:
    """Share of the entries of each kind that carry the tick "buyer answered" (0..1). Index: the kind."""
    return world.activities.groupby("type")["inbound_reply"].mean()


def day_of(world: World, entry: str) -> pd.Timestamp:
    """The day of an entry of `case_log`."""
    log = world.activities
    ticked_days = log.loc[(log["opportunity_id"] == OPPORTUNITY_ID) & log["inbound_reply"], "date"].sort_values()
    return pd.Timestamp(ticked_days.iloc[int(entry) - 1])


def per_deal(world: World, kinds: Iterable[str]) -> pd.Series:
    """How many of the given columns of `by_quarter` a deal has, by quarter."""
    quarters = by_quarter(world)
    return quarters[list(kinds)].sum(axis=1) / quarters["deals"]


def growth(world: World, kinds: Iterable[str]) -> float:
    """Growth of the given columns of `by_quarter` per deal since the target, percent."""
    before, since = (part[list(kinds)].to_numpy().sum() / part["deals"].sum() for part in halves(by_quarter(world)))
    return float(100 * (since / before - 1))


def won_of_100(world: World) -> tuple[float, float]:
    """Deals won of 100 closed before the target and since; without the last quarter, where many are still open."""
    before, since = halves(by_quarter(world).loc[: LAST - 1])
    return 100 * before["won"].sum() / before["closed"].sum(), 100 * since["won"].sum() / since["closed"].sum()


def on_friday(world: World) -> pd.Series:
    """How Deal 4471 looked on `FRIDAY`, that day's entries left out. Index: calls, ticked, meetings."""
    log = world.activities
    log = log[(log["opportunity_id"] == OPPORTUNITY_ID) & (log["date"] < FRIDAY)]
    return pd.Series(
        {
            "calls": (log["type"] == "Call").sum(),
            "ticked": log["inbound_reply"].sum(),
            "meetings": (log["type"] == "Meeting").sum(),
        }
    )


def _case_log_shown(world: World) -> pd.DataFrame:
    log = case_log(world)
    kinds = log["kind"].replace("Note", "Note to file")
    return pd.DataFrame({"Date": log["date"], "Kind": kinds, "What the seller typed": log["words"]})


def _dashboard_shown(world: World) -> pd.DataFrame:
    tiles = dashboard(world)
    change = 100 * (tiles["since"] / tiles["before"] - 1)
    return pd.DataFrame(
        {
            "Before the target": tiles["before"].map("{:.1f}".format),
            "Since": tiles["since"].map("{:.1f}".format),
            "Change": change.map(percent),
        }
    )


def percent(change: float) -> str:
    """A change in whole percent, as the course writes it: "+40 %", "0 %"."""
    return f"{change:+.0f} %".replace("-", "−") if round(change) else "0 %"


def _teams_shown(world: World) -> pd.DataFrame:
    frame = teams(world)
    columns = {
        "Has a trainer": frame["trainer"].map({True: "yes", False: "no"}),
        "CRM hours a week, per seller": frame["hours"].map("{:.1f}".format),
        "One point of win rate more brings": [dollars(point_worth(world, str(team))) for team in frame.index],
    }
    return pd.DataFrame(columns)


LISTS: dict[str, Callable[[World], pd.DataFrame]] = {
    "case_log": _case_log_shown,
    "dashboard_tiles": _dashboard_shown,
    "crm_teams": _teams_shown,
}
"""The lists that this module's questions show, by name."""
