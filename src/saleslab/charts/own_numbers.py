"""Pictures of a company's own export. Numbers come from `saleslab.analysis`; every title states the claim."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from saleslab.analysis.deals import MONTH_END, Endings
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, house_axes

Step = tuple[str, float, float, float]
"""What was held equal, the spread left (SD of win rates, 0..1), and its 95 % interval."""


def two_rates(found: Endings) -> Chart:
    """Both win rates: of deals the buyer decided, and of all that have ended."""
    rates = {"Won of won and lost": found.of_decided, "Won of all that ended": found.of_closed}
    with house_axes(
        f"{100 * found.of_decided:.0f} % or {100 * found.of_closed:.0f} %: which one do you report?", height=1.9
    ) as (
        figure,
        axes,
    ):
        _bars(axes, rates, [GREY, BLUE])
        axes.set_xlabel("Deals won, %")
    words = (
        f"{found.won:,} won, {found.lost:,} lost, {found.no_decision:,} without a decision, {found.open:,} open. "
        f"Won of won and lost: {found.of_decided:.1%}. Won of all that ended: {found.of_closed:.1%}."
    )
    return Chart(figure, words)


def spread_left(steps: Sequence[Step]) -> Chart:
    """How far sellers lie apart beyond luck, as more and more is held equal."""
    first, last = steps[0][1], steps[-1][1]
    title = f"{first * 100:.0f} points apart as they stand, {last * 100:.0f} like with like"
    with house_axes(title, height=0.9 + 0.45 * len(steps)) as (figure, axes):
        for place, (_, sd, low, high) in enumerate(steps):
            axes.plot([100 * low, 100 * high], [place, place], color=GREY, linewidth=3, solid_capstyle="round")
            axes.plot(100 * sd, place, "o", color=BLUE, markersize=9)
        axes.set_yticks(range(len(steps)), [name for name, *_ in steps])
        axes.set_ylim(len(steps) - 0.5, -0.5)
        axes.set_xlim(left=0)
        axes.set_xlabel("Spread of true win rates, points (line: 95 % sure)")
    said = "; ".join(f"{name}: {100 * sd:.1f} ({100 * low:.1f} to {100 * high:.1f})" for name, sd, low, high in steps)
    return Chart(figure, f"Spread of sellers' win rates beyond luck, in points. {said}.")


def sellers_apart(sellers: pd.DataFrame) -> Chart:
    """Each seller's win rate as counted and drawn towards the usual one, with its interval; frame of `luck.shrunk`."""
    above = sellers["low"] > sellers["usual"]
    below = sellers["high"] < sellers["usual"]
    count = len(sellers)
    title = f"{int(above.sum())} of {count} surely above what their deals give, {int(below.sum())} below"
    height = float(np.clip(0.14 * count, 2.6, 8.0))
    with house_axes(title, height=height) as (figure, axes):
        colors = [str(c) for c in np.where(above, BLUE, np.where(below, ORANGE, GREY))]
        axes.hlines(range(count), 100 * sellers["low"], 100 * sellers["high"], colors=colors, linewidth=1.2)
        axes.scatter(100 * sellers["shrunk"], range(count), s=12, c=colors)
        axes.scatter(100 * sellers["usual"], range(count), s=26, marker="|", color=GREY)
        named = count <= 40
        axes.set_yticks(range(count) if named else [], list(sellers["owner_id"]) if named else [])
        axes.tick_params(axis="y", labelsize=8)
        axes.set_ylim(count - 0.5, -0.5)
        axes.set_xlabel("Win rate, % (dot: luck taken off; stroke: usual for such deals)")
    words = (
        f"{count} sellers with their intervals. {int(above.sum())} lie surely above what their deals usually give, "
        f"{int(below.sum())} surely below, {count - int(above.sum()) - int(below.sum())} can't be told apart from it."
    )
    return Chart(figure, words)


def lead_made_of(parts: dict[str, float], top: int) -> Chart:
    """What the lead of the top sellers over the others is made of: number, rate and size (`leaderboard.made_of`)."""
    shares = {"They work more deals": parts["number"], "They win more of them": parts["rate"]}
    shares["Their deals are larger"] = parts["size"]
    largest = max(shares, key=lambda name: shares[name])
    with house_axes(f"Mostly this: {largest[0].lower()}{largest[1:]}", height=2.2) as (figure, axes):
        _bars(axes, shares, [BLUE if name == largest else GREY for name in shares])
        axes.set_xlabel("Share of the lead, %")
    said = ", ".join(f"{name[0].lower()}{name[1:]} {share:.0%}" for name, share in shares.items())
    return Chart(figure, f"The top {top} book {parts['lead']:.1f} times what the others do, per head. Of that: {said}.")


def cycles(days: dict[str, pd.Series]) -> Chart:
    """How long deals took, by how they ended: the middle one, and what eight of ten lie between."""
    kept = {name: column for name, column in days.items() if len(column)}
    middle = {name: float(column.median()) for name, column in kept.items()}
    ends = {name: (float(column.quantile(0.1)), float(column.quantile(0.9))) for name, column in kept.items()}
    title = "; ".join(f"{name.lower()}: {value:.0f} days" for name, value in middle.items())
    with house_axes(title[:1].upper() + title[1:], height=1.0 + 0.45 * len(kept)) as (figure, axes):
        for place, name in enumerate(kept):
            axes.plot(ends[name], [place, place], color=GREY, linewidth=3, solid_capstyle="round")
            axes.plot(middle[name], place, "o", color=BLUE, markersize=9)
        axes.set_yticks(range(len(kept)), list(kept))
        axes.set_ylim(len(kept) - 0.5, -0.5)
        axes.set_xlim(left=0)
        axes.set_xlabel("Days to the close (dot: the middle deal; line: 8 of 10)")
    said = "; ".join(f"{n}: middle {middle[n]:.0f} days, eight of ten {a:.0f} to {b:.0f}" for n, (a, b) in ends.items())
    return Chart(figure, f"{said}.")


def odds_kept(bands: pd.DataFrame) -> Chart:
    """Stated odds against what came of them (`forecasting.in_bands`); on the line, odds are worth their name."""
    gap = float((bands["deals"] * (bands["stated"] - bands["won"])).sum() / bands["deals"].sum())
    side = "too high" if gap > 0 else "too low"
    with house_axes(f"Stated odds are {abs(gap) * 100:.0f} points {side} on average", height=3.4) as (figure, axes):
        axes.plot([0, 100], [0, 100], color=GREY, linestyle="--", linewidth=1)
        sizes = 20 + 180 * bands["deals"] / bands["deals"].max()
        axes.scatter(100 * bands["stated"], 100 * bands["won"], s=sizes, color=BLUE, clip_on=False)
        axes.set(xlim=(0, 100), ylim=(0, 100), xlabel="Odds stated, %", ylabel="Won, %")
    said = "; ".join(
        f"stated {100 * stated:.0f} %: won {100 * won:.0f} % of {deals:,.0f}"
        for stated, won, deals in bands[["stated", "won", "deals"]].to_numpy(float)
    )
    return Chart(figure, f"Odds by tenths. {said[:1].upper()}{said[1:]}.")


def days_to_month_end(days: pd.Series) -> Chart:
    """On which day before the end of the month deals were won; the last ones marked."""
    dates = days.dropna().dt
    left = (dates.days_in_month - dates.day).to_numpy()
    counts = np.bincount(left, minlength=31)[:31] / max(len(left), 1)
    share = float(counts[:MONTH_END].sum())
    with house_axes(f"{100 * share:.0f} % of wins fall on the last {MONTH_END} days of a month", height=2.8) as (
        figure,
        axes,
    ):
        place = np.arange(31)
        axes.bar(place, 100 * counts, color=[BLUE if day < MONTH_END else GREY for day in place], width=0.8)
        axes.set_xlim(30.6, -0.6)
        axes.set_xlabel("Days left in the month")
        axes.set_ylabel("Share of wins, %")
    return Chart(
        figure,
        f"Wins by days left in the month. The last {MONTH_END} days hold {share:.1%}; spread evenly they would hold "
        f"{MONTH_END / 30.4:.1%}.",
    )


def shares(title: str, found: dict[str, float], across: str) -> Chart:
    """Named shares (0..1) as bars."""
    with house_axes(title, height=0.9 + 0.4 * len(found)) as (figure, axes):
        _bars(axes, found, [BLUE] * len(found))
        axes.set_xlabel(across)
    return Chart(figure, f"{across}: " + "; ".join(f"{name} {share:.1%}" for name, share in found.items()) + ".")


def _bars(axes: Axes, found: dict[str, float], colors: Sequence[str]) -> None:
    """Bars in percent with their numbers at the end, the first on top."""
    values = [100 * share for share in found.values()]
    axes.barh(range(len(found)), values, color=list(colors), height=0.6)
    axes.axvline(0, color=GREY, linewidth=1)
    axes.set_yticks(range(len(found)), list(found))
    axes.set_ylim(len(found) - 0.5, -0.5)
    reach = max(max(values), 0) - min(min(values), 0) or 1
    for place, value in enumerate(values):
        axes.text(
            max(value, 0) + 0.02 * reach, place, f"{value:.0f} %" if value >= 1 or value <= 0 else "<1 %", va="center"
        )
    axes.set_xlim(min(min(values), 0) - 0.02 * reach, max(max(values), 0) + 0.14 * reach)
