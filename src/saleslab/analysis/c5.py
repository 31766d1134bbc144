"""The deals, sellers and numbers module C5 asks about: chosen by rule, from what a learner may see.

A forecast is what stood in the CRM in the last week of a quarter. Outcomes are read for keys, for what is shown after
an answer, and to choose deals that are typical of their week; `World.truth` is never read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from saleslab.analysis import forecasting
from saleslab.analysis.words import dollars
from saleslab.org import World

Floats = npt.NDArray[np.float64]

# Both stand in the last week of June, FY3: fifteen deals of the quarter before, and what is open now.
LAST_QUARTER, THIS_QUARTER = 9, 10
STORY = "D04471"
TOO_HIGH, TOO_LOW = 3.0, 1.0
"""What a dollar promised and not brought costs, and a dollar brought and not promised."""
REACHED = TOO_LOW / (TOO_HIGH + TOO_LOW)
"""How often the cheapest number is missed: it is this quantile of what may come in."""
COMMIT = 0.75
"""Sellers call a deal Commit from these odds on."""
THROWS = 4000
"""How often the dice are thrown for what fifteen deals may bring."""
_MONTH, _LONG, _HALF_A_YEAR = 30, 45, 190
_FEW = 8
ENOUGH = 25
"""So many ended deals make a list long enough to judge by."""


@lru_cache(maxsize=24)
def submissions(world: World) -> pd.DataFrame:
    """Every forecast of a deal that has ended since, with what the CRM knew about the deal on that day.

    Columns: week, rep_id, opportunity_id, said (the seller's odds, 0..1), amount (USD, as then), stage, days (in that
    stage), heard (days since the buyer last answered; none: never), overdue (days past the hoped-for close), is_won,
    outcome, ended.
    """
    stages = world.opportunity_stage_history[["opportunity_id", "changed_at", "stage_name", "close_date"]]
    answered = world.activities.loc[world.activities["inbound_reply"], ["opportunity_id", "date"]]
    rows = world.forecast_submissions.sort_values("week", kind="stable")
    for events, at in ((stages, "changed_at"), (answered, "date")):
        rows = pd.merge_asof(
            rows, events.sort_values(at, kind="stable"), left_on="week", right_on=at, by="opportunity_id"
        )
    closed = world.opportunities.loc[world.opportunities["is_closed"]]
    ends = closed[["opportunity_id", "is_won", "outcome", "close_date"]].rename(columns={"close_date": "ended"})
    rows = rows.merge(ends, on="opportunity_id", validate="many_to_one")
    return pd.DataFrame(
        {
            **{name: rows[name] for name in ("week", "rep_id", "opportunity_id", "amount")},
            **{name: rows[name] for name in ("is_won", "outcome", "ended")},
            "said": rows["stated_probability"],
            "stage": rows["stage_name"],
            "days": (rows["week"] - rows["changed_at"]).dt.days,
            "heard": (rows["week"] - rows["date"]).dt.days,
            "overdue": (rows["week"] - rows["close_date"]).dt.days,
        }
    )


def all_ended(world: World) -> pd.DataFrame:
    """Last forecast of every deal that has ended since, all three years, as `submissions`."""
    return submissions(world).drop_duplicates("opportunity_id", keep="last")


def last_week(world: World, quarter: int) -> pd.Timestamp:
    """The day of the last submission of a quarter (1 to 12)."""
    weeks = np.sort(world.forecast_submissions["week"].unique())
    return pd.Timestamp(weeks[4 * quarter - 1])


@lru_cache(maxsize=48)
def open_deals(world: World, quarter: int) -> pd.DataFrame:
    """Forecasts of a quarter's last week, as `submissions`, with odds from the record: `crm_odds` and `by_hand`."""
    rows, before = submissions(world), ended_before(world, quarter)
    now = rows[rows["week"] == last_week(world, quarter)].sort_values(["rep_id", "opportunity_id"], ignore_index=True)
    return now.assign(crm=crm_odds(before, now), hand=by_hand(world, now, quarter))


@lru_cache(maxsize=48)
def ended_before(world: World, quarter: int) -> pd.DataFrame:
    """Last forecast of every deal that had ended before a quarter's last week, as `submissions`."""
    rows = submissions(world)
    return rows[rows["ended"] <= last_week(world, quarter)].drop_duplicates("opportunity_id", keep="last")


def base_rate(world: World, quarter: int) -> float:
    """Share (0..1) of forecast deals that were won, of all that had ended before a quarter's last week."""
    return float(ended_before(world, quarter)["is_won"].mean())


def records(world: World, quarter: int) -> pd.DataFrame:
    """Each seller's record before a quarter's last week: deals, said and won (means, 0..1), bias; by rep_id."""
    groups = ended_before(world, quarter).groupby("rep_id")
    frame = pd.DataFrame({"deals": groups.size(), "said": groups["said"].mean(), "won": groups["is_won"].mean()})
    return frame.assign(bias=frame["said"] - frame["won"])


def crm_odds(before: pd.DataFrame, now: pd.DataFrame, sellers: bool = True) -> Floats:
    """What became of deals like these: the seller's corrected odds, the stage, the buyer's silence, the dates.

    A logistic regression on `before` with a light ridge, both frames as `submissions`; `sellers` False: the same
    without anything a seller ever said.
    """
    signs, here = (_signs(before, rows) for rows in (before, now))
    if not sellers:
        signs, here = (np.delete(columns, 1, axis=1) for columns in (signs, here))
    weights, won = np.zeros(signs.shape[1]), before["is_won"].to_numpy(float)
    for _ in range(8):
        p = _logistic(signs @ weights)
        slope = (signs * (p * (1 - p))[:, None]).T @ signs + np.eye(len(weights))
        weights += np.linalg.solve(slope, signs.T @ (won - p) - weights)
    return _logistic(here @ weights)


def without_sellers(world: World, quarter: int) -> float:
    """Points lost per deal of a quarter's last week by the CRM's odds had no seller ever said anything."""
    now = open_deals(world, quarter)
    return points(crm_odds(ended_before(world, quarter), now, sellers=False), now["is_won"])


def _signs(before: pd.DataFrame, rows: pd.DataFrame) -> Floats:
    named = [frame.rename(columns={"said": "stated_probability"}) for frame in (before, rows)]
    odds = forecasting.corrected(*named).to_numpy(float)
    return np.column_stack(
        [
            np.ones(len(rows)),
            np.log(odds / (1 - odds)),
            rows["stage"] == "Negotiate",
            rows["heard"] <= _MONTH,
            rows["days"] >= _LONG,
            rows["overdue"] > _MONTH,
        ]
    ).astype(float)


def _logistic(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-x)))


def points(chances: pd.Series | Floats | float, won: pd.Series) -> float:
    """Points lost per deal: the mean of the squared misses, times 100; 0 is perfect, always even odds lose 25."""
    return float(100 * ((won.to_numpy(float) - np.asarray(chances)) ** 2).mean())


def forecasters(world: World, deals: pd.DataFrame, quarter: int) -> dict[str, float]:
    """Points lost per deal by the sellers, by always saying the base rate, and by the CRM's record."""
    won = deals["is_won"]
    return {
        "sellers": points(deals["said"], won),
        "base": points(base_rate(world, quarter), won),
        "crm": points(deals["crm"], won),
    }


def typical(
    world: World,
    pool: pd.DataFrame,
    quarter: int,
    count: int,
    kept: Sequence[str] = (),
    most: int = 3,
    odds: Sequence[str] = ("said", "crm"),
) -> pd.DataFrame:
    """`count` deals of the pool on which the forecasters do about as well as on the whole week's, `kept` among them.

    Of 1,500 draws with at most `most` deals of a seller, the one closest to the week in deals won and in the points
    lost by the base rate and by the columns `odds`.
    """

    def standing(deals: pd.DataFrame) -> Floats:
        """Each deal's part in the points lost by each forecaster, and in the deals won; (deals, forecasters + 1)."""
        won = deals["is_won"].to_numpy(float)
        rate = np.full(len(deals), base_rate(world, quarter))
        chances = (rate, *(deals[name].to_numpy(float) for name in odds))
        return np.column_stack([*(100 * (won - chance) ** 2 for chance in chances), 50 * won])

    first = ~pool["opportunity_id"].isin(kept).to_numpy()
    sellers, draw = pool["rep_id"].tolist(), np.random.default_rng(quarter)
    draws = np.array([_at_most(np.argsort(draw.random(len(pool)) + first), sellers, most, count) for _ in range(1500)])
    wanted = standing(open_deals(world, quarter)).mean(axis=0)
    distance = np.abs(standing(pool)[draws].mean(axis=1) - wanted).sum(axis=1)
    return pool.iloc[np.sort(draws[distance.argmin()])].sort_values(["rep_id", "opportunity_id"], ignore_index=True)


def _at_most(order: npt.NDArray[np.int64], sellers: Sequence[str], most: int, count: int) -> list[int]:
    """The first `count` places in an order, passing over a seller who has `most` of them."""
    taken: list[int] = []
    seen: dict[str, int] = {}
    for place in order:
        seen[sellers[place]] = seen.get(sellers[place], 0) + 1
        if seen[sellers[place]] <= most and len(taken) < count:
            taken.append(int(place))
    return taken


def start_at(world: World, deals: pd.DataFrame, quarter: int) -> Floats:
    """Where the lesson's rule of thumb starts (0..1): what this seller wins, times one and a half in Negotiate or two
    thirds in Propose.
    """
    won = records(world, quarter)["won"].reindex(deals["rep_id"]).fillna(base_rate(world, quarter)).to_numpy(float)
    return np.asarray(won * np.where(deals["stage"] == "Negotiate", 1.5, 2 / 3))


def by_hand(world: World, deals: pd.DataFrame, quarter: int) -> Floats:
    """Odds (0..1) by the rule of thumb: `start_at`, halved after 45 days in a stage or a month past the close date."""
    old = np.where((deals["days"] >= _LONG) | (deals["overdue"] > _MONTH), 0.5, 1.0)
    return np.asarray(np.clip(start_at(world, deals, quarter) * old, 0.03, 0.9))


def towards_list(world: World, quarter: int) -> Callable[[float], pd.Series]:
    """The sellers' odds of a quarter's last week, each moved a share (0..1) of the way towards the seller's own list.

    All the way is the step in log-odds that brings a seller's earlier odds, on average, to the share that was won. Who
    has no list moves as all sellers together do.
    """
    now, before = open_deals(world, quarter), ended_before(world, quarter)
    steps = {str(rep): _step(deals) for rep, deals in before.groupby("rep_id")}
    step = now["rep_id"].map(steps).fillna(_step(before))
    said = _log_odds(now["said"])
    return lambda share: pd.Series(_logistic(said + share * step), index=now.index)


def _step(deals: pd.DataFrame) -> float:
    steps = np.linspace(-6, 6, 241)
    averages = _logistic(_log_odds(deals["said"])[:, None] + steps).mean(axis=0)
    # Half a win and half a loss more, or a list without a win would ask for an endless step.
    return float(np.interp((deals["is_won"].sum() + 0.5) / (len(deals) + 1), averages, steps))


def _log_odds(p: pd.Series) -> Floats:
    odds = p.to_numpy(float)
    return np.asarray(np.log(odds / (1 - odds)))


# --- the lesson: six sellers, thirty deals
@lru_cache(maxsize=24)
def six_sellers(world: World) -> tuple[str, ...]:
    """Six sellers of one region with enough ended deals, from the one who says too little to the happiest ears.

    The seller of Deal 4471 is one of them where the company has that deal.
    """
    story = submissions(world).loc[submissions(world)["opportunity_id"] == STORY, "rep_id"]
    hers = str(story.iloc[0]) if world.index == 0 else str(world.reps["rep_id"].iloc[0])
    region = world.reps.set_index("rep_id")["region"]
    busy = [open_deals(world, q).groupby("rep_id").size() for q in (LAST_QUARTER, THIS_QUARTER)]
    before = records(world, LAST_QUARTER)
    known = before[(before["deals"] >= ENOUGH) & (before.index != hers) & (region[before.index] == region[hers])]
    enough = known[[all(count.get(rep, 0) >= 5 for count in busy) for rep in known.index]].sort_values("bias")
    places = np.array([0, 2, len(enough) // 2 - 1, len(enough) - 2, len(enough) - 1])
    return tuple(sorted({hers, *enough.index[np.clip(places, 0, len(enough) - 1)]}))


def short_list(world: World) -> str:
    """A seller of the six sellers' region with so few ended deals that luck may be all there is to see."""
    known, region = records(world, THIS_QUARTER), world.reps.set_index("rep_id")["region"]
    few = known[known["deals"].between(3, _FEW) & (region[known.index] == region[six_sellers(world)[0]])]
    return str(few["bias"].idxmax())


@lru_cache(maxsize=48)
def fifteen(world: World, quarter: int) -> pd.DataFrame:
    """Fifteen typical deals of the six sellers in a quarter's last week, as `open_deals`; now Deal 4471 is one."""
    week = open_deals(world, quarter)
    pool = week[week["rep_id"].isin(six_sellers(world))]
    if quarter == THIS_QUARTER:
        pool = pool[~pool["opportunity_id"].isin(fifteen(world, LAST_QUARTER)["opportunity_id"])]
    return typical(world, pool, quarter, 15, kept=(STORY,))


def one_number_beats(world: World) -> tuple[int, int]:
    """The lowest and highest whole percent that, said of all of last quarter's fifteen, loses less than the sellers."""
    deals = fifteen(world, LAST_QUARTER)
    sellers = points(deals["said"], deals["is_won"])
    better = [percent for percent in range(101) if points(percent / 100, deals["is_won"]) < sellers]
    return better[0], better[-1]


@lru_cache(maxsize=24)
def totals(world: World, story: float | None = None) -> Floats:
    """What this quarter's fifteen may bring, USD: `THROWS` of the dice by the CRM's odds, ascending.

    `story`: Deal 4471's chance (0..1) instead of the CRM's.
    """
    deals = fifteen(world, THIS_QUARTER)
    odds = deals["crm"].to_numpy(float)
    if story is not None:
        odds = np.where(deals["opportunity_id"] == STORY, story, odds)
    won = np.random.default_rng(THIS_QUARTER).random((THROWS, len(deals))) < odds
    return np.sort(won @ deals["amount"].to_numpy(float))


def sellers_sum(world: World, quarter: int) -> float:
    """What the sellers' odds times the amounts of a quarter's fifteen come to, USD."""
    deals = fifteen(world, quarter)
    return float((deals["said"] * deals["amount"]).sum())


def commit_sum(world: World) -> float:
    """What this quarter's fifteen bring if every deal called Commit is won and no other, USD."""
    deals = fifteen(world, THIS_QUARTER)
    return float(deals.loc[deals["said"] >= COMMIT, "amount"].sum())


def came_in(world: World, quarter: int) -> float:
    """What a quarter's fifteen brought, USD, at the amounts they had then."""
    deals = fifteen(world, quarter)
    return float(deals.loc[deals["is_won"], "amount"].sum())


def bank_best(world: World, story: float | None = None) -> float:
    """The number for this quarter's fifteen that costs least on average, USD; `story` as for `totals`."""
    return float(np.quantile(totals(world, story), REACHED))


def commit_rate(world: World) -> float:
    """Share (0..1) won of all deals called Commit that had ended before this quarter's last week."""
    before = ended_before(world, THIS_QUARTER)
    return float(before.loc[before["said"] >= COMMIT, "is_won"].mean())


def luck(deals: int) -> int:
    """By how many points of 100 luck alone may move the share won of so many even-odds deals, 19 times in 20."""
    return round(100 / float(np.sqrt(deals)))


def cost(number: float, brought: Floats | float) -> float:
    """What promising `number` costs on average, USD, where `brought` comes in."""
    short = number - np.asarray(brought, dtype=float)
    return float(np.where(short > 0, TOO_HIGH * short, -TOO_LOW * short).mean())


# --- the exercise: seven records, twelve deals, one region's quarters
KINDS_OF_RECORD = ("sandbags", "straight", "happy", "few")


@lru_cache(maxsize=24)
def seven_records(world: World) -> pd.DataFrame:
    """Seven sellers' `records`, with `label`, one of KINDS_OF_RECORD, and nobody between two labels.

    One has too few deals and looks as far off as anybody; two are right about themselves, a low and a high talker;
    up to two won more than they said, by more than `luck` makes; the others say too much, by more than that, a low and
    a high talker first.
    """
    known = records(world, THIS_QUARTER)
    few = known[known["deals"].between(3, _FEW)]
    enough = known[known["deals"] >= 30].sort_values("said")
    straight = enough[enough["bias"].abs() <= 0.05]
    # A gap that luck may make with so many deals is nobody's character, whichever way it goes.
    beyond_luck = enough["deals"].map(luck) + 1
    happy = enough[100 * enough["bias"] >= np.maximum(beyond_luck, 22)]
    groups = {
        "few": few.loc[[few["bias"].idxmin()]] if few["bias"].min() < -0.1 else few.loc[[few["bias"].idxmax()]],
        "straight": straight.iloc[[0, -1]],
        "sandbags": enough[-100 * enough["bias"] >= beyond_luck].nsmallest(2, "bias"),
    }
    left = 7 - sum(map(len, groups.values()))
    groups["happy"] = happy.iloc[np.linspace(0, len(happy) - 1, left).round().astype(int)]
    return pd.concat([rows.assign(label=label) for label, rows in groups.items()]).sort_index()


def records_margin(world: World) -> float:
    """How far the least clear of the seven records is beyond what its label asks for, in shares; few deals aside."""
    asked: dict[str, Callable[[float, int], float]] = {
        "sandbags": lambda bias, deals: -bias - luck(deals) / 100,
        "straight": lambda bias, _: 0.06 - abs(bias),
        "happy": lambda bias, deals: bias - max(luck(deals) / 100, 0.20),
        "few": lambda *_: 1.0,
    }
    try:
        seven = seven_records(world)
    except (IndexError, ValueError):  # A label without anybody: the company can't be asked this question.
        return -1.0
    rows = zip(seven["label"], seven["bias"], seven["deals"], strict=True)
    clear = [asked[label](bias, deals) for label, bias, deals in rows]
    return min(clear) if len(seven) == 7 and {"straight", "happy", "few"} <= set(seven["label"]) else -1.0


@lru_cache(maxsize=24)
def dozen(world: World) -> pd.DataFrame:
    """Twelve typical deals open this quarter, as `open_deals`, of sellers with 30 ended deals or more."""
    known = records(world, THIS_QUARTER)
    week = open_deals(world, THIS_QUARTER)
    pool = week[week["rep_id"].isin(known.index[known["deals"] >= 30])]
    return typical(world, pool, THIS_QUARTER, 12, most=1, odds=("said", "crm", "hand"))


def dozen_margin(world: World) -> float:
    """By how many points the record beats the base rate by more than 1, and that the sellers, on the dozen."""
    found = forecasters(world, dozen(world), THIS_QUARTER)
    return min(found["base"] - found["crm"] - 1.0, found["sellers"] - found["base"])


@lru_cache(maxsize=24)
def region_quarters(world: World) -> pd.DataFrame:
    """One region's eight quarters of FY1 and FY2 and the one that is open: said, came_in (USD), share.

    said: every deal in the forecast of the quarter's last week, amount times the seller's odds. came_in: what of it
    was won within half a year; for the open quarter, too. The region is the one whose shares differ most.
    """
    rows = world.forecast_submissions.merge(world.reps[["rep_id", "region"]], on="rep_id")
    ends = world.opportunities[["opportunity_id", "is_won", "close_date"]]
    rows = rows.merge(ends, on="opportunity_id", validate="many_to_one")
    weeks = [last_week(world, q) for q in (*range(1, 9), THIS_QUARTER)]
    rows = rows[rows["week"].isin(weeks)]
    in_time = rows["is_won"] & ((rows["close_date"] - rows["week"]).dt.days <= _HALF_A_YEAR)
    rows = rows.assign(
        said=rows["amount"] * rows["stated_probability"],
        came_in=rows["amount"].where(in_time, 0.0),
        commit=rows["amount"].where(rows["category"] == "Commit", 0.0),
    )
    sums = rows.groupby(["region", "week"])[["said", "came_in", "commit"]].sum()
    sums["share"] = sums["came_in"] / sums["said"]
    past = sums["share"].unstack("week")[weeks[:-1]]
    region = str((past.std(axis=1) / past.mean(axis=1)).idxmax())
    return sums.loc[region].reset_index(drop=True).assign(region=region, quarter=[*_QUARTERS, "now"])


_QUARTERS = tuple(f"Year {year} Q{quarter}" for year in (1, 2) for quarter in (1, 2, 3, 4))


def board_said(world: World) -> float:
    """What the region's sellers say for the open quarter: odds times amounts, USD."""
    return float(region_quarters(world)["said"].iloc[-1])


def board_cost(world: World, number: float) -> float:
    """What a number for the open quarter costs on average, USD, if one of the eight quarters' shares comes again."""
    shares = region_quarters(world)["share"].iloc[:-1].to_numpy(float)
    return cost(number, shares * board_said(world))


def board_best(world: World) -> float:
    """The number that costs least: one of the eight shares times what is said now."""
    possible = region_quarters(world)["share"].iloc[:-1] * board_said(world)
    return min(map(float, possible), key=lambda number: board_cost(world, number))


CALLS = ("date", "polite", "step")
"""What the buyer in the exercise says on the phone: a date too late, kind words, or a step of her own with a date."""


def what_she_says(world: World) -> str:
    """One of CALLS: which of the three calls this company's learner hears."""
    return CALLS[world.index % len(CALLS)]


def largest_commit(world: World) -> pd.Series:
    """The largest deal called Commit in the board's region this quarter, as a row of `open_deals`."""
    deals = open_deals(world, THIS_QUARTER)
    here = deals["rep_id"].map(world.reps.set_index("rep_id")["region"]) == region_quarters(world)["region"].iloc[0]
    called = deals[here & (deals["said"] >= COMMIT)].sort_values("amount", kind="stable")
    found: pd.Series = called.iloc[-1]
    return found


def number_margin(world: World) -> float:
    """How many times the cheapest number the sellers' own costs for the region, beyond twice."""
    return board_cost(world, board_said(world)) / board_cost(world, board_best(world)) - 2.0


# --- as learners see them
def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


def _since(days: float) -> str:
    return "none" if np.isnan(days) else f"{days:.0f}"


def _due(overdue: float) -> str:
    return f"{overdue:.0f} late" if overdue > 0 else f"in {-overdue:.0f}" if overdue else "today"


def _deals_shown(deals: pd.DataFrame) -> pd.DataFrame:
    says = [_percent(said) + (" C" if said >= COMMIT else "") for said in deals["said"]]
    columns = {
        "Seller says, %": [f"{rep}: {odds}" for rep, odds in zip(deals["rep_id"], says, strict=True)],
        "Amount": deals["amount"].map(dollars),
        "Stage, days in it": [f"{row.stage}, {row.days:.0f}" for row in deals.itertuples()],
        "Days since answer": deals["heard"].map(_since),
        "Close date, days": deals["overdue"].map(_due),
    }
    return pd.DataFrame(columns).set_index(deals["opportunity_id"]).rename_axis("Deal")


def _june_shown(world: World) -> pd.DataFrame:
    """The open fifteen, with the number the rule of thumb starts at."""
    deals = fifteen(world, THIS_QUARTER)
    shown = _deals_shown(deals)
    shown.insert(0, "Start at, %", [_percent(share) for share in start_at(world, deals, THIS_QUARTER)])
    return shown


def _dozen_shown(world: World) -> pd.DataFrame:
    deals, known = dozen(world), records(world, THIS_QUARTER)
    shown = _deals_shown(deals).drop(columns=["Amount"])
    # Twelve sellers, one deal each: their numbers would only be in the way.
    shown["Seller says, %"] = [said.split(": ")[1] for said in shown["Seller says, %"]]
    for place, (column, name) in enumerate((("said", "Said before, %"), ("won", "Won before, %")), start=1):
        shown.insert(place, name, [_percent(known[column][rep]) for rep in deals["rep_id"]])
    return shown


def _records_shown(world: World) -> pd.DataFrame:
    seven = seven_records(world)
    columns = {
        "Deals ended": seven["deals"].map("{:.0f}".format),
        "Deals won": (seven["deals"] * seven["won"]).map("{:.0f}".format),
        "Odds said, on average, %": seven["said"].map(_percent),
    }
    return pd.DataFrame(columns).rename_axis("Seller")


def _seven_shown(world: World) -> pd.DataFrame:
    known = records(world, THIS_QUARTER).loc[sorted([*six_sellers(world), short_list(world)])]
    columns = {
        "Deals ended": known["deals"].map("{:.0f}".format),
        "Says, on average, %": known["said"].map(_percent),
        "Wins, of 100": known["won"].map(_percent),
    }
    return pd.DataFrame(columns).rename_axis("Seller")


LISTS: dict[str, Callable[[World], pd.DataFrame]] = {
    "last_quarter": lambda world: _deals_shown(fifteen(world, LAST_QUARTER)),
    "this_quarter": _june_shown,
    "lists": _seven_shown,
    "records": _records_shown,
    "dozen": _dozen_shown,
}
"""The lists of deals and sellers that this module's questions show, by name."""
KEPT = (submissions, open_deals, ended_before, six_sellers, fifteen, totals, seven_records, dozen, region_quarters)
"""What is remembered of a company, and the company with it; to be cleared by whoever goes through hundreds of them."""
