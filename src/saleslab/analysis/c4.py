"""What module C4 asks about: entries typed, meetings held, the support lottery and the hours in the CRM.

Everything is chosen and computed from tables a learner could open; nothing here looks at `World.truth`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from saleslab.analysis.crm import supported_sellers
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
HOURS = np.arange(1.0, 12.5, 0.5)
"""Hours a week at which the curve of gains is drawn."""
REDRAWS, RARE = 200, 10
"""Pretended lotteries, and how many of them may match the real one before luck explains it."""
NO_DIFFERENCE = 0.5
"""Points of win rate along the line of hours that count as none."""
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
    before, since = map(per_hundred, halves(by_quarter(world)))
    return 100 * (since["typed"] / before["typed"] - 1)


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


@dataclass(frozen=True)
class Curve:
    """Win-rate change since the CRM by hours a week, points: ``coefficients`` of 1, hours and hours squared."""

    coefficients: Floats
    covariance: Floats

    def at(self, hours: float | Floats) -> Floats:
        """Points gained or lost around so many hours a week."""
        return np.asarray(self._terms(hours) @ self.coefficients, dtype=float)

    def luck(self, hours: float | Floats) -> Floats:
        """What luck alone explains around so many hours: two standard errors, points."""
        terms = self._terms(hours)
        return np.asarray(2.0 * np.sqrt(np.einsum("...i,ij,...j->...", terms, self.covariance, terms)), dtype=float)

    @property
    def top(self) -> float:
        """Hours at which the curve is highest, of `HOURS`."""
        return float(HOURS[self.at(HOURS).argmax()])

    @property
    def stands_out(self) -> bool:
        """Whether the gain at the top is more than luck."""
        return bool(self.at(self.top) > self.luck(self.top))

    @staticmethod
    def _terms(hours: float | Floats) -> Floats:
        h = np.asarray(hours, dtype=float)
        return np.stack([np.ones_like(h), h, h**2], axis=-1)


@lru_cache(maxsize=32)
def curves(world: World) -> tuple[Curve, Curve]:
    """Gain by hours of sellers with support and of the others: a parabola through every seller's own change.

    Least squares, each seller weighted by the deals closed before and since.
    """
    hours, change, weight, supported = _sellers(world)
    with_it, without = (_fit(hours[group], change[group], weight[group]) for group in (supported, ~supported))
    return with_it, without


def _fit(hours: Floats, change: Floats, weight: Floats) -> Curve:
    terms = np.stack([np.ones_like(hours), hours, hours**2], axis=-1)
    squared = (terms.T * weight) @ terms
    coefficients = np.asarray(np.linalg.solve(squared, (terms.T * weight) @ change), dtype=float)
    spread = (weight * (change - terms @ coefficients) ** 2).sum() / (len(hours) - 3)
    return Curve(coefficients, np.asarray(spread * np.linalg.inv(squared), dtype=float))


def _sellers(world: World) -> tuple[Floats, Floats, Floats, Mask]:
    """Per seller with deals before and since: hours a week, change of the win rate (points), weight, support."""
    panel, reps = _panel(world), world.reps
    (won, closed), (won_since, closed_since) = (_tally(panel, quarters) for quarters in (_BEFORE, _SINCE))
    seen = (closed > 0) & (closed_since > 0)
    hours = world.crm_usage.groupby("rep_id")["hours"].mean().reindex(reps["rep_id"]).to_numpy(float)[seen]
    change = 100 * (won_since[seen] / closed_since[seen] - won[seen] / closed[seen])
    weight = 1 / (1 / closed[seen] + 1 / closed_since[seen])
    return hours, change, weight, supported_sellers(world.programme_rollouts, reps)[seen]


@lru_cache(maxsize=32)
def _panel(world: World) -> Panel:
    return Panel(world.opportunities, world.reps)


def _tally(panel: Panel, quarters: range) -> tuple[Floats, Floats]:
    columns = np.array(quarters) - 1
    return panel.wins[:, columns].sum(axis=1).astype(float), panel.closed[:, columns].sum(axis=1).astype(float)


@dataclass(frozen=True)
class Lottery:
    """The support lottery: ``real`` gain of the drawn teams beyond the others', and of `REDRAWS` pretended draws.

    All in points of win rate. ``rates``: {group: (before, since)} in percent.
    """

    real: float
    pretended: Floats
    rates: Mapping[str, tuple[float, float]]

    @property
    def matched(self) -> int:
        """How many pretended lotteries lie as far from zero as the real gain, up or down."""
        return int(self.as_far().sum())

    def as_far(self) -> npt.NDArray[np.bool_]:
        """Which pretended lotteries lie as far from zero as the real gain, up or down."""
        return np.abs(self.pretended) >= abs(self.real)


@lru_cache(maxsize=32)
def lottery(world: World) -> Lottery:
    """Read the support lottery, and draw other teams, as many in each region, as if support had done nothing."""
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
    rates = {"with support": _rates(counts, drawn), "without": _rates(counts, ~drawn)}
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
    """Six teams to spend on: three without support (most, middle and least bookings), three with it (hours).

    Index: manager_id. Columns: support, hours (a week, per seller), bookings (USD, FY2 and FY3 together). Of the
    teams with support: the one with the most bookings among the three with the fewest hours, the one nearest the
    middle, and the one with the most hours.
    """
    owner = world.reps.set_index("rep_id")["manager_id"]
    used, sold = world.crm_usage, world.attainment[world.attainment["fiscal_year"] > 1]
    frame = pd.DataFrame(
        {
            "hours": used.groupby(used["rep_id"].map(owner))["hours"].mean(),
            "bookings": sold.groupby(sold["rep_id"].map(owner))["bookings"].sum(),
        }
    )
    frame["support"] = frame.index.isin(_supported_teams(world))
    without = frame[~frame["support"]].sort_values("bookings")
    with_it = frame[frame["support"]].sort_values("hours")
    few = with_it.head(3)["bookings"].idxmax()
    chosen = [without.index[at] for at in (0, len(without) // 2, -1)]
    return frame.loc[sorted([*chosen, few, with_it.index[len(with_it) // 2], with_it.index[-1]])].rename_axis("Team")


def price(offer: str) -> float:
    """What an offer for one team costs over two years, USD."""
    return OFFERS[offer].price + HORIZON * OFFERS[offer].price_per_quarter


def spending_worth(world: World, team: str, what: str) -> float:
    """Gross margin over two years, USD, that a team's spending brings, less its price, on the evidence shown.

    ``what``: "support", "target" (licences and a higher target) or "nothing". Bookings stay those of the last two
    years and move with the win rate: by the lottery's gain where support is new. A higher target brings nothing that
    the tables show: no lot decided the hours, sellers chose them.
    """
    new = what == "support" and not teams(world)["support"][team]
    points = lottery(world).real if new else 0.0
    spent = {"support": price("crm_support"), "target": price("crm_target"), "nothing": 0.0}[what]
    return points * point_worth(world, team) - spent


def point_worth(world: World, team: str) -> float:
    """Gross margin over two years, USD, that one point of win rate more brings a team."""
    frame = teams(world)
    base = lottery(world).rates["with support" if frame["support"][team] else "without"][1]
    return float(GROSS_MARGIN * frame["bookings"][team] / base)


_WORDS = {
    "2025-05-21": "Strong fit, budget is there. Follow up.",
    "2025-06-08": "Great call! Very interested.",
    "2025-06-12": "Just checking in: any news?",
    "2025-06-30": "Will ask who signs for a lost batch.",
    "2025-07-04": "All on track for the end of the quarter.",
    "2025-07-18": "Touched base. Positive.",
    "2025-07-27": "As good as a yes. 90 %.",
}
"""What the seller of Deal 4471 typed, by date: the tables hold no words."""
REMEMBERED = "4"
"""The entry of `case_log` that the buyer remembers."""


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


def won_of_100(world: World) -> tuple[float, float]:
    """Deals won of 100 closed before the target and since; without the last quarter, where many are still open."""
    before, since = halves(by_quarter(world).loc[: LAST - 1])
    return 100 * before["won"].sum() / before["closed"].sum(), 100 * since["won"].sum() / since["closed"].sum()


def plateau(world: World) -> tuple[float, float]:
    """The hours between which sellers with support gain within half a point of the top."""
    curve, _ = curves(world)
    near = HOURS[curve.at(HOURS) > curve.at(curve.top) - NO_DIFFERENCE]
    return float(near[0]), float(near[-1])


def _case_log_shown(world: World) -> pd.DataFrame:
    log = case_log(world)
    kinds = log["kind"].replace("Note", "Note to file")
    return pd.DataFrame({"Date": log["date"], "Kind": kinds, "What the seller typed": log["words"]})


def _dashboard_shown(world: World) -> pd.DataFrame:
    tiles = dashboard(world)
    return pd.DataFrame({"Before the target": tiles["before"], "Since": tiles["since"]}).map("{:.1f}".format)


def _teams_shown(world: World) -> pd.DataFrame:
    frame = teams(world)
    columns = {
        "Has a trainer": frame["support"].map({True: "yes", False: "no"}),
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
