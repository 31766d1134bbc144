"""The house style: what every chart looks like, and how one gets into a page.

Ink is drawn in the colour of the page's own text, so that one picture serves the light theme, the dark theme and
print. The colours are Okabe and Ito's, told apart by the colour-blind, at least 3:1 against white and near-black.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from IPython.display import display
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

BLUE, ORANGE, GREY = "#0072b2", "#d55e00", "#7d8590"
PHONE = 4.1
"""Inches: at this width and below, a figure's text can be read where a page is as wide as a phone."""
_INK = "#010203"
"""Stands for the page's text colour until the SVG is written."""

STYLE: dict[str, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "saleslab",
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "text.parse_math": False,
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 12,
    "axes.edgecolor": _INK,
    "axes.labelcolor": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
}


Draw = Callable[[float], tuple[str, str]]
"""A live chart: from a slider's value to an SVG element and the same in a plain sentence, with the numbers.

The SVG is written by hand: a step must be drawn within 70 ms, and matplotlib's ticks alone take half of that.
"""


class Chart(NamedTuple):
    """A figure, and its content in a plain sentence or two with the numbers."""

    figure: Figure
    alternative: str

    def to_html(self) -> str:
        """The figure as inline SVG, its alternative for screen readers, and the same in words behind a fold."""
        words = html.escape(self.alternative)
        return (
            f'<figure class="wbf-chart tex2jax_ignore" style="max-width:36rem;margin:0.5rem 0">'
            f'<div role="img" aria-label="{words}">{to_svg(self.figure)}</div>'
            # Without the attribute JupyterLab takes Enter on the fold for a command.
            f'<figcaption><details><summary data-lm-suppress-shortcuts="true">In words</summary>{words}</details>'
            "</figcaption></figure>"
        )

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/html": self.to_html(), "text/plain": self.alternative}


def show(figure: Figure, alternative: str) -> None:
    """Show a chart. Its text form is the alternative, which nbval compares: a chart of wrong data goes red."""
    display(Chart(figure, alternative))


@contextmanager
def house_axes(title: str, width: float = 5.2, height: float = 3.2) -> Iterator[tuple[Figure, Axes]]:
    """A figure of one pair of axes in house style, ``width`` by ``height`` in inches; ``title`` states the claim."""
    with style.context(STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        axes = figure.subplots()
        axes.set_title(title)
        yield figure, axes


@contextmanager
def phone_axes(title: str, height: float) -> Iterator[tuple[Figure, Axes]]:
    """Axes as `house_axes` has them, as wide as a phone's page: the title begins at the picture's own left edge."""
    with house_axes("", PHONE, height) as (figure, axes):
        figure.suptitle(title, x=0.01, ha="left", fontsize=11, fontweight="bold")
        yield figure, axes


def to_svg(figure: Figure) -> str:
    """The figure as an SVG element: the same bytes each time, scaled to the page, in the page's text colour."""
    buffer = io.StringIO()
    with style.context(STYLE):
        figure.savefig(buffer, format="svg", transparent=True)
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg") :].replace(_INK, "currentColor").replace("'DejaVu Sans'", "inherit")
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    # A figure as narrow as a phone's page is never cut there, and on a wide page its text doesn't swell.
    wide = "width:100%;min-width:0;max-width:26rem" if figure.get_figwidth() <= PHONE else "width:100%"
    return re.sub(r'width="[\d.]+pt" height="[\d.]+pt"', f'style="{wide};height:auto"', svg, count=1)
