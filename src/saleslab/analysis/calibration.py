"""Does the simulated company look like real ones? Target figures beside simulated ones, as a table and pictures.

`write_report` rebuilds docs/calibration.md and its pictures; the same bytes every time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import pandas as pd
from matplotlib import rc_context
from matplotlib.figure import Figure

from saleslab.analysis import deals as facts
from saleslab.analysis.panel import by_quarter
from saleslab.analysis.readings import Readings
from saleslab.org import World, world
from saleslab.org.parameters import Parameters
from saleslab.org.simulation import WARM_UP, logistic
from saleslab.org.worlds import Specification

SEEDS = 40
_FILES = "measured in real CRM files"
_NONE = "no source: our setting"
_VENDORS = "published: CSO Insights, OMG and Ebsta 2010-2024, surveys that disagree: 31 to 59 %"
_EXPORTED = pd.Timestamp("2026-01-01")
_INK, _MUTED, _GOOD, _OUT = "#1f2933", "#9aa5b1", "#0b6e4f", "#b44d12"


@dataclass(frozen=True)
class Moment:
    """One figure to hit: `low` to `high`, where that range comes from, and how to read it from a company."""

    name: str
    low: float
    high: float
    source: str
    read: Callable[[Readings], float]


def _closed(r: Readings) -> pd.DataFrame:
    deals = r.world.opportunities
    return deals[deals["is_closed"]]


def _open(r: Readings) -> pd.DataFrame:
    deals = r.world.opportunities
    return deals[~deals["is_closed"]]


def _won(r: Readings) -> pd.DataFrame:
    deals = r.world.opportunities
    return deals[deals["is_won"]]


def _yearly(r: Readings, column: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    table = by_quarter(r.world.attainment, r.world.reps, column)
    return np.asarray(table.reshape(len(table), 3, 4).sum(axis=2))


def _at_quota(r: Readings) -> float:
    return float((_yearly(r, "bookings") >= _yearly(r, "quota")).mean())


def _rank_correlation(r: Readings) -> float:
    attained = pd.DataFrame(_yearly(r, "bookings") / _yearly(r, "quota")).rank()
    return float(attained[0].corr(attained[1]))


def win_ability(r: Readings) -> float:
    """Spread (SD, log-odds) of sellers' chances with an average buyer, inside segments, at the end of FY1."""
    state, who = r.world.truth.run.states[WARM_UP + 3], r.world.truth.people
    chance = (1.0 - logistic(state.stall)) * logistic(state.win)
    odds = pd.Series(np.log(chance / (1.0 - chance)))
    return float((odds - odds.groupby(who.segment).transform("mean")).std())


def _cycle(r: Readings, segment: str) -> float:
    deals = r.world.opportunities
    return float(facts.cycle_days(deals[deals["segment"] == segment]).median())


MOMENTS = (
    Moment("bookings from the top fifth of sellers, share", 0.42, 0.63, _FILES, lambda r: r.top_share),
    Moment("sellers at or above their yearly quota, share", 0.40, 0.59, _VENDORS, _at_quota),
    Moment("attainment, rank correlation FY1 to FY2", 0.60, 0.70, _NONE, _rank_correlation),
    Moment("win-rate ability, SD in log-odds", 0.25, 0.37, _FILES, win_ability),
    Moment(
        "win rate, all closed opportunities",
        0.20,
        0.28,
        _NONE,
        lambda r: facts.endings(r.world.opportunities).of_closed,
    ),
    Moment(
        "no decision, share of closed opportunities",
        0.40,
        0.60,
        "published: Dixon & McKenna 2022, one vendor's calls",
        lambda r: facts.endings(r.world.opportunities).no_decision_share,
    ),
    Moment(
        "deals called Commit, share won",
        0.42,
        0.53,
        "published: CSO Insights 2018-19, self-reported: 47.3 % of forecast deals",
        lambda r: r.commit_win_rate,
    ),
    Moment(
        "social index: opportunities of leaders over laggards",
        0.35,
        0.55,
        "published: LinkedIn 2013, self-reported: +45 %",
        lambda r: r.headline_opportunities,
    ),
    Moment(
        "social index: making quota, leaders over laggards",
        0.41,
        0.61,
        "published: LinkedIn 2013, self-reported: +51 %",
        lambda r: r.headline_quota,
    ),
    Moment(
        "training whole teams by lot, bookings gained",
        0.10,
        0.20,
        "published: Sandvik et al. 2025, call centre: +17 % for mandated mentoring in its working paper",
        lambda r: r.team_truth,
    ),
    Moment(
        "training volunteers by lot, bookings gained",
        0.00,
        0.06,
        "published: Sandvik et al. 2025, call centre: no gain for volunteers",
        lambda r: r.volunteer_truth,
    ),
    Moment("amount won, SD of its log", 1.1, 1.3, _FILES, lambda r: float(np.log(_won(r)["amount"]).std())),
    Moment(
        "open amounts in whole thousands, share",
        0.75,
        0.85,
        _FILES,
        lambda r: facts.whole_thousands(_open(r)["amount"]),
    ),
    Moment(
        "won amounts in whole thousands, share",
        0.45,
        0.63,
        _FILES,
        lambda r: facts.whole_thousands(_won(r)["amount"]),
    ),
    Moment("cycle, SMB, median days", 30, 45, _NONE, lambda r: _cycle(r, "SMB")),
    Moment("cycle, MM, median days", 75, 110, _NONE, lambda r: _cycle(r, "MM")),
    Moment("cycle, ENT, median days", 150, 270, _NONE, lambda r: _cycle(r, "ENT")),
    Moment(
        "wins in a month's last three days, share",
        0.14,
        0.16,
        _FILES,
        lambda r: facts.at_month_end(_won(r)["close_date"]),
    ),
    Moment(
        "closes on weekends, share",
        0.004,
        0.10,
        _FILES,
        lambda r: facts.on_weekends(_closed(r)["close_date"]),
    ),
    Moment(
        "open deals past their close date, share",
        0.15,
        0.19,
        _FILES,
        lambda r: float(facts.past_close(r.world.opportunities, _EXPORTED)[~r.world.opportunities["is_closed"]].mean()),
    ),
    Moment(
        "deals entered after the outcome, share",
        0.030,
        0.045,
        _FILES,
        lambda r: float(facts.entered_late(_closed(r)).mean()),
    ),
    Moment(
        "won deals without lead source, share",
        0.16,
        0.39,
        _FILES,
        lambda r: facts.empty(_won(r), "lead_source"),
    ),
    Moment("open deals with amount 0, share", 0.05, 0.20, _FILES, lambda r: float((_open(r)["amount"] == 0).mean())),
)


def simulate_moments(seeds: int = SEEDS) -> pd.DataFrame:
    """Read every moment from `seeds` companies with Tarnhold's parameters and other dice: one row per company."""
    rows = []
    for seed in range(900_000, 900_000 + seeds):
        readings = Readings(
            World(Specification(index=seed, name="", kind="typical", seed=seed, parameters=Parameters()))
        )
        rows.append({moment.name: moment.read(readings) for moment in MOMENTS})
    return pd.DataFrame(rows)


def compare(simulated: pd.DataFrame) -> pd.DataFrame:
    """Set simulated moments beside their targets: mean, 95 % interval over companies, Tarnhold, and whether it fits."""
    tarnhold = Readings(world(0))
    rows = []
    for moment in MOMENTS:
        values = simulated[moment.name]
        mean = float(values.mean())
        rows.append(
            {
                "moment": moment.name,
                "low": moment.low,
                "high": moment.high,
                "mean": mean,
                "from": float(values.quantile(0.025)),
                "to": float(values.quantile(0.975)),
                "Tarnhold": moment.read(tarnhold),
                "fits": moment.low <= mean <= moment.high,
                "source": moment.source,
            }
        )
    return pd.DataFrame(rows)


def write_report(docs: Path, seeds: int = SEEDS) -> None:
    """Write docs/calibration.md with its pictures."""
    pictures = docs / "calibration"
    pictures.mkdir(parents=True, exist_ok=True)
    table = compare(simulate_moments(seeds))
    _save(_ranges(table), pictures / "moments.svg")
    _save(_shapes(), pictures / "shapes.svg")
    (docs / "calibration.md").write_text(_page(table, seeds), encoding="utf-8", newline="\n")


def _page(table: pd.DataFrame, seeds: int) -> str:
    def digits(value: float) -> str:
        return f"{value:.0f}" if abs(value) >= 20 else f"{value:.3g}"

    rows = "\n".join(
        f"| {row['moment']} | {digits(row['low'])} to {digits(row['high'])} | {digits(row['mean'])} "
        f"({digits(row['from'])} to {digits(row['to'])}) | {digits(row['Tarnhold'])} | "
        f"{'yes' if row['fits'] else '**no**'} | {row['source']} |"
        for _, row in table.iterrows()
    )
    parameters = "\n".join(
        f"| {spec.name} | {spec.default} | {spec.metadata['unit']} | {spec.metadata['meaning']} | "
        f"{spec.metadata['label']} | {spec.metadata['source']} |"
        for spec in fields(Parameters)
    )
    return f"""# Calibration

Does the simulated company look like real ones? Rebuilt by `saleslab data calibration`; do not edit by hand.

Simulated figures are the mean over {seeds} companies with Tarnhold's parameters and other dice, with the range
that holds 95 % of them. A moment *fits* if that mean lies in the target range. Where nobody has published or
measured a figure, the source says so: then the range is what we chose, and it is no evidence.

![Targets and simulated ranges](calibration/moments.svg)

| moment | target | simulated | Tarnhold | fits | where the target comes from |
|---|---|---|---|---|---|
{rows}

![Bookings by seller, and stated against real odds](calibration/shapes.svg)

No open data exist on quotas, forecast submissions, stage logs or training per seller; what the simulation does
there is an assumption. The effects of programmes are our settings, with the sign or shape of the study named.

## Parameters
Every number the company is made of (`src/saleslab/org/parameters.py`); sister companies vary some of them.

| parameter | value | unit | meaning | label | source |
|---|---|---|---|---|---|
{parameters}
"""


def _ranges(table: pd.DataFrame) -> Figure:
    """Draw each target as a bar from 0 to 1, and the simulated mean and range on that scale."""
    figure = Figure(figsize=(9, 0.36 * len(table) + 1), layout="constrained")
    axes = figure.subplots()
    for place, (_, row) in enumerate(table[::-1].iterrows()):
        scale = row["high"] - row["low"]
        start, end, mean = ((row[name] - row["low"]) / scale for name in ("from", "to", "mean"))
        axes.barh(place, 1.0, height=0.6, color="#e4e7eb")
        axes.plot([start, end], [place, place], color=_GOOD if row["fits"] else _OUT, linewidth=2)
        axes.plot(mean, place, "o", color=_GOOD if row["fits"] else _OUT)
    axes.set_yticks(range(len(table)), table["moment"][::-1], fontsize=8, color=_INK)
    axes.set_xticks([0, 1], ["low", "high"], color=_INK)
    axes.set_xlabel(
        "target range (grey), mean and 95 % range over simulated companies; orange: mean outside", color=_INK
    )
    axes.set_xlim(-3, 4)
    axes.spines[["top", "right", "left"]].set_visible(False)
    return figure


def _shapes() -> Figure:
    """Draw Tarnhold's bookings by seller, and how often stated odds came true."""
    readings = Readings(world(0))
    figure = Figure(figsize=(9, 3.6), layout="constrained")
    left, right = figure.subplots(1, 2)
    bookings = readings.year(2)["bookings"].to_numpy()
    left.bar(range(len(bookings)), bookings / 1e6, color=_MUTED, width=1.0)
    left.bar(range(48), bookings[:48] / 1e6, color=_GOOD, width=1.0)
    left.set(xlabel="sellers, by FY2 bookings (top 48 green)", ylabel="bookings, $ million")
    settled = readings.settled
    band = (settled["stated_probability"] * 10).round() / 10
    real = settled["is_won"].groupby(band).mean()
    right.plot([0, 1], [0, 1], color=_MUTED, linewidth=1)
    right.plot(real.index, real.to_numpy(), "o-", color=_OUT, clip_on=False)
    right.set(xlabel="odds the seller stated", ylabel="share won", xlim=(0, 1), ylim=(0, 1))
    for axes in (left, right):
        axes.spines[["top", "right"]].set_visible(False)
    return figure


def _save(figure: Figure, path: Path) -> None:
    # A fixed salt and no date: the same picture is the same bytes.
    with rc_context({"svg.hashsalt": "saleslab", "svg.fonttype": "none"}):
        figure.savefig(path, metadata={"Date": None})
