"""How sure somebody was, and how often it came off."""

from __future__ import annotations

from collections.abc import Sequence

from saleslab.charts.house import BLUE, GREY, Chart, house_axes


def sure_and_right(groups: Sequence[tuple[int, int, int]]) -> Chart:
    """One dot for each group ``(percent sure, came off, bets)``; on the line, somebody is as sure as right."""
    hits, total = (sum(group[i] for group in groups) for i in (1, 2))
    with house_axes(f"{hits} of {total} bets came off", width=5.2, height=3) as (figure, axes):
        axes.plot([0, 100], [0, 100], color=GREY, linestyle="--", linewidth=1)
        axes.text(100, 103, "the line: as often right as sure", ha="right", va="bottom")
        for sure, came_off, bets in groups:
            share = 100 * came_off / bets
            axes.plot(sure, share, "o", color=BLUE, markersize=9, clip_on=False)
            # Away from the line, and inside of the frame.
            above = share < 10 or sure < share < 90
            offset, side = (9, "bottom") if above else (-9, "top")
            axes.annotate(
                f"{came_off} of {bets}", (sure, share), (0, offset), textcoords="offset points", ha="center", va=side
            )
        axes.set(
            xlim=(0, 100), ylim=(0, 100), xlabel="How sure you said you were, %", ylabel="How often it came off, %"
        )
        axes.set_xticks(range(0, 100, 10))
    said = "; ".join(f"about {sure} % sure: {came_off} of {bets} came off" for sure, came_off, bets in groups)
    return Chart(figure, f"Dots of sureness against success. {said[:1].upper()}{said[1:]}.")
