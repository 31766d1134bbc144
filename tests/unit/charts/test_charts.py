"""Charts state what the numbers say, come out the same each time, and fit either theme."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

import pandas as pd
import pytest

from saleslab.analysis import leaderboard
from saleslab.charts import Chart, Draw, c1
from saleslab.charts.house import to_svg
from saleslab.charts.leaderboard import ranked_bookings, repeats
from saleslab.org import World, world


def board(amounts: list[float]) -> pd.DataFrame:
    sellers = [f"S{place:03}" for place in range(1, len(amounts) + 1)]
    return leaderboard.ranked(pd.DataFrame({"rep_id": sellers, "bookings": amounts}), "bookings")


def title(chart: Chart) -> str:
    return chart.figure.axes[0].get_title(loc="left")


def test_ranked_bookings_states_share_and_amounts() -> None:
    chart = ranked_bookings(board([6e6, 2e6, 1e6, 1e6]), top=1)
    assert title(chart) == "1 of 4 sellers bring 60% of the bookings"
    assert "$6.0m of $10.0m, 60%" in chart.alternative
    assert "$1.50m" in chart.alternative  # the middle one
    assert "Top 1: $6m of $10m" in to_svg(chart.figure)


def test_repeats_counts_who_stays() -> None:
    chart = repeats(board([4, 3, 2, 1]), board([4, 1, 2, 3]), top=2)
    assert title(chart) == "1 of the 2 are there again; 1 are not"
    assert "1 are in the top 2 again, 1 are not; the lowest ends at place 4. Luck alone would keep about 1." in (
        chart.alternative
    )
    assert len(chart.figure.axes[0].lines) == 3  # two sellers and the edge of the top


@pytest.fixture(scope="module")
def years() -> tuple[pd.DataFrame, pd.DataFrame]:
    tarnhold = world(0)
    first, second = (leaderboard.annual_bookings(tarnhold.attainment, year) for year in (1, 2))
    return first, second


def test_the_same_numbers_give_the_same_bytes(years: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    assert ranked_bookings(years[0]).to_html() == ranked_bookings(years[0]).to_html()
    assert repeats(*years).to_html() == repeats(*years).to_html()


def test_other_numbers_change_the_alternative(years: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    assert ranked_bookings(years[0]).alternative != ranked_bookings(years[1]).alternative


def test_a_chart_takes_the_pages_colours_and_names_itself(years: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    chart = ranked_bookings(years[0])
    svg = to_svg(chart.figure)
    assert "currentColor" in svg and "#010203" not in svg and "<metadata" not in svg
    assert "url(http" not in svg
    bundle = chart._repr_mimebundle_()
    assert bundle["text/plain"] == chart.alternative
    assert f'role="img" aria-label="{chart.alternative}"' in bundle["text/html"]


def lined_up_by_patch(company: World) -> Draw:
    draw = c1.lined_up(company, 2)
    return lambda frame: draw(frame, by="patch", counted="beat")


@pytest.mark.parametrize(
    ("make", "value"),
    [
        *((c1.counted_from_the_top, value) for value in (1, 48, 240)),
        *((c1.raffles, value) for value in (0, 1, 40)),
        *((lined_up_by_patch, value) for value in (1, 3, 5)),
    ],
)
def test_live_charts_are_sound_svg_that_says_its_numbers(make: Callable[[World], Draw], value: float) -> None:
    svg, words = make(world(0))(value)
    picture = ElementTree.fromstring(svg)
    assert picture.tag.endswith("svg") and len(picture) > 3
    assert str(value or "No raffle yet") in words


def test_the_top_48_bring_what_the_analysis_says() -> None:
    tarnhold = world(0)
    this_year = leaderboard.annual_bookings(tarnhold.attainment, 2)
    _, words = c1.counted_from_the_top(tarnhold)(48)
    assert f"bring {100 * leaderboard.top_share(this_year):.1f} %" in words
