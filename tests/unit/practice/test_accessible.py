"""What can be proved of accessibility without a browser: names and structure of static versions, and contrast."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

import pytest

from saleslab.analysis.cases import item_ids
from saleslab.charts.house import BLUE, GREY, ORANGE
from saleslab.org import world
from saleslab.practice import ask
from saleslab.practice.page import LOOK

from .helpers import Page

LIGHT_PAPER, DARK_PAPER = "#ffffff", "#111111"
"""JupyterLab's own backgrounds (``--jp-layout-color0``)."""


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    digits = color.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def palette(theme: str) -> Mapping[str, str]:
    """The style sheet's colours of one theme, by name."""
    blocks = re.findall(r"\{([^{}]*--wbf-[^{}]*)\}", LOOK)
    light = dict(re.findall(r"--wbf-([\w-]+): (?:var\([^,]+, )?(#\w+)", blocks[0]))
    dark = dict(re.findall(r"--wbf-([\w-]+): (#\w+)", blocks[1]))
    return light if theme == "light" else {**light, "paper": DARK_PAPER, **dark}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "shade"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "good", "warn", "bad"])
def test_words_stand_out(theme: str, ground: str, ink: str) -> None:
    colors = palette(theme)
    assert contrast(colors[ink], colors[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_buttons_and_edges_stand_out(theme: str) -> None:
    colors = palette(theme)
    assert contrast(colors["on-accent"], colors["accent"]) >= 4.5
    assert contrast(colors["line"], colors["paper"]) >= 3
    assert contrast(colors["accent"], colors["paper"]) >= 3


@pytest.mark.parametrize("color", [BLUE, ORANGE, GREY])
@pytest.mark.parametrize("paper", [LIGHT_PAPER, DARK_PAPER])
def test_chart_colours_stand_out(color: str, paper: str) -> None:
    assert contrast(color, paper) >= 3


def test_static_tables_have_headings_for_rows_and_columns_and_escape_their_text(notebook: Any, shown: Page) -> None:
    notebook(kind="lesson")
    ask.pick("q", "Which <three>?", items="c1.call_candidates", count=3)
    page = ElementTree.fromstring(shown.outputs[-2]["text/html"])
    assert page.findtext(".//strong") == "Which <three>?"
    columns = page.findall(".//thead//th")
    rows = page.findall(".//tbody/tr")
    assert {heading.get("scope") for heading in columns} == {"col"}
    assert len(rows) == len(item_ids("c1.call_candidates", world(0)))
    assert all(row[0].tag == "th" and row[0].get("scope") == "row" and len(row) == len(columns) for row in rows)
