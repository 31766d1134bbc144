"""Charts of a leaderboard: how much the top brings, and who repeats.

Frames are those of `saleslab.analysis.leaderboard`.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from saleslab.analysis.leaderboard import TOP, repeat_by_chance, repeaters, top_sellers, top_share
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, house_axes


def ranked_bookings(bookings: pd.DataFrame, top: int = TOP) -> Chart:
    """Every seller's bookings of one year, highest first, the ``top`` of them marked."""
    amounts = np.sort(bookings["bookings"].to_numpy(float))[::-1] / 1e6
    sellers, share = len(amounts), top_share(bookings, top)
    title = f"{top} of {sellers} sellers bring {share:.0%} of the bookings"
    with house_axes(title) as (figure, axes):
        edges = np.arange(sellers + 1) + 0.5
        axes.stairs(amounts[:top], edges[: top + 1], fill=True, color=BLUE)
        axes.stairs(amounts[top:], edges[top:], fill=True, color=GREY)
        axes.set_xlabel("Sellers by place on the leaderboard")
        axes.set_ylabel("Bookings in the year, $m")
        axes.set_xlim(0, sellers + 1)
        high = float(amounts[0])
        axes.text(top + 6, high * 0.7, f"Top {top}: ${amounts[:top].sum():.0f}m of ${amounts.sum():.0f}m")
        axes.text(top + 6, high * 0.3, f"The other {sellers - top}: ${amounts[top:].sum():.0f}m")
    alternative = (
        f"Bars of {sellers} sellers by bookings. The top {top} bring ${amounts[:top].sum():.1f}m of "
        f"${amounts.sum():.1f}m, {share:.0%}. First place ${high:.2f}m, place {top} ${amounts[top - 1]:.2f}m, "
        f"the middle ${np.median(amounts):.2f}m."
    )
    return Chart(figure, alternative)


def repeats(first: pd.DataFrame, second: pd.DataFrame, top: int = TOP) -> Chart:
    """Where one year's ``top`` sellers stand in the next year: a line for each, from place to place."""
    again = repeaters(first, second, top)
    luck = repeat_by_chance(len(first), top)
    places = second.set_index("rep_id")["rank"]
    title = f"{len(again)} of the {top} are there again; {top - len(again)} are not"
    with house_axes(title, height=4) as (figure, axes):
        for place, seller in enumerate(top_sellers(first, top), start=1):
            stays = seller in again
            axes.plot(
                [0, 1],
                [place, places[seller]],
                color=BLUE if stays else ORANGE,
                linestyle="-" if stays else (0, (4, 2)),
                linewidth=1.2,
            )
        axes.axhline(top + 0.5, color=GREY, linewidth=1)
        axes.set_xticks([0, 1], ["Year 1", "Year 2"])
        axes.set_yticks([1, top, 100, 150, len(first)])
        axes.set_ylabel("Place on the leaderboard")
        axes.set_xlim(-0.05, 1.6)
        axes.invert_yaxis()
        axes.text(1.03, top / 2, f"{len(again)} stay in the top {top}", va="center")
        axes.text(1.03, top * 2, f"{top - len(again)} fall out", va="center")
    lowest = int(places[top_sellers(first, top)].max())
    alternative = (
        f"Lines from the place in year 1 to the place in year 2 for the top {top}. {len(again)} are in the top {top} "
        f"again, {top - len(again)} are not; the lowest ends at place {lowest}. Luck alone would keep about {luck:.0f}."
    )
    return Chart(figure, alternative)
