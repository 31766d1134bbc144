"""How far apart results could come out: one dot for each future, a row of dots for each decision."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from saleslab.charts.house import BLUE, GREY, ORANGE

_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 640, 28, 612, 96, 26
_DOT = 7  # width of a column of dots
_COLOURS = (GREY, BLUE, ORANGE)
_MILLION = 1e6


class Row(NamedTuple):
    """One decision: its name, its result in each future (USD), and its true worth where it is told."""

    name: str
    results: npt.NDArray[np.float64]
    truth: float | None = None


def spread(title: str, rows: Sequence[Row], across: str) -> str:
    """An SVG element of up to three rows, on one scale. ``title`` states the claim; ``across`` names the scale.

    Dots of one row stand on each other where their results are within one dot's width. The scale goes in steps of ten
    million dollars, so that it rarely moves while a decision is being changed.
    """
    told = [row.truth for row in rows if row.truth is not None]
    every = np.concatenate([row.results for row in rows] + [np.array(told)]) / _MILLION
    low, high = 10 * np.floor(every.min() / 10), 10 * np.ceil(every.max() / 10)
    scale = (_RIGHT - _LEFT) / (high - low)
    bottom = _TOP + _ROW * len(rows)
    parts = [_ground(low, high, scale, bottom)]
    for place, (row, colour) in enumerate(zip(rows, _COLOURS, strict=False)):
        parts.append(_row(row, colour, low, scale, _TOP + _ROW * (place + 1)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {bottom + 42}" fill="currentColor" '
        f'font-size="13" style="width:100%;height:auto"><text y="15" font-weight="bold" font-size="16">'
        f"{html.escape(title)}</text>{''.join(parts)}"
        f'<text x="{_RIGHT}" y="{bottom + 38}" text-anchor="end">{html.escape(across)}</text></svg>'
    )


def _ground(low: float, high: float, scale: float, bottom: int) -> str:
    """The scale, with a line where doing nothing ends up on average."""
    zero = _LEFT - low * scale
    lines = "".join(f"M{zero:.1f} {base - _ROW + 24}V{base}" for base in range(bottom, _TOP, -_ROW))
    step = 10 * max(1, round((high - low) / 80))
    ticks = np.arange(np.ceil(low / step) * step, high + 1, step)
    names = "".join(
        f'<text x="{_LEFT + (tick - low) * scale:.1f}" y="{bottom + 18}" text-anchor="middle" font-size="12">'
        f"{_millions(tick)}</text>"
        for tick in ticks
    )
    return (
        f'<path d="M{_LEFT} {bottom}H{_RIGHT}" stroke="{GREY}"/>'
        # Each row's line begins under its name.
        f'<path d="{lines}" stroke="currentColor" stroke-dasharray="4 4"/>{names}'
    )


def _row(row: Row, colour: str, low: float, scale: float, base: int) -> str:
    """Dots in columns, and a diamond at the truth."""
    columns = np.round((row.results / _MILLION - low) * scale / _DOT).astype(int)
    tallest = int(np.bincount(columns - columns.min()).max())
    rise = min(_DOT, (_ROW - 24) / tallest)
    seen: dict[int, int] = {}
    dots = []
    for column in sorted(columns.tolist()):
        seen[column] = seen.get(column, 0) + 1
        dots.append(f'<circle cx="{_LEFT + _DOT * column}" cy="{base - 1 - rise * (seen[column] - 0.5):.1f}" r="3.1"/>')
    truth = "" if row.truth is None else _diamond(_LEFT + (row.truth / _MILLION - low) * scale, base - 6)
    return (
        f'<text x="{_LEFT}" y="{base - _ROW + 18}">{html.escape(row.name)}</text>'
        f'<path d="M{_LEFT} {base}H{_RIGHT}" stroke="{GREY}" stroke-width="0.5"/><g fill="{colour}">{"".join(dots)}</g>'
        f"{truth}"
    )


def _diamond(x: float, y: float) -> str:
    return f'<path d="M{x:.1f} {y - 9}l7 9l-7 9l-7 -9z" fill="currentColor" stroke="{GREY}" stroke-width="2"/>'


def _millions(value: float) -> str:
    return "0" if value == 0 else f"{'−' if value < 0 else '+'}${abs(value):.0f}m"
