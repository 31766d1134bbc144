"""The hidden state over a conversation as a small picture, and the same in words."""

from __future__ import annotations

import html

from saleslab.practice.conversation.engine import Played
from saleslab.practice.conversation.script import MEASURES, Script

WIDTH, HEIGHT = 340, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 26, 8, 10, 34
# Okabe and Ito's colours, as in the charts; told apart by dash and by mark as well.
_STYLE = {
    "trust": ("#0072b2", "", "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0"),
    "urgency": ("#d55e00", "6 3", "M-4,-4h8v8h-8z"),
    "fear": ("#7d8590", "2 3", "M0,-5l5,9h-10z"),
}


def state_svg(script: Script, played: Played) -> str:
    """An SVG element, 0 to 10 upwards and one mark per line said; ink is the colour of the page's text."""
    columns = _levels(played)
    parts = [_grid(len(columns))]
    for measure in MEASURES:
        color, dash, mark = _STYLE[measure]
        points = [(_x(n, len(columns)), _y(levels[measure])) for n, levels in enumerate(columns)]
        way = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        parts.append(
            f'<polyline points="{way}" fill="none" stroke="{color}" stroke-width="2" stroke-dasharray="{dash}"/>'
        )
        parts += [f'<path d="{mark}" transform="translate({x:.0f},{y:.0f})" fill="{color}"/>' for x, y in points]
    words = html.escape(state_words(script, played))
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{words}" '
        f'fill="currentColor" font-size="13">{"".join(parts)}</svg>'
    )


def legend(script: Script) -> str:
    """Which line is which, as HTML."""
    items = []
    for measure in MEASURES:
        color, dash, mark = _STYLE[measure]
        line = f'<line x1="0" x2="32" y1="8" y2="8" stroke="{color}" stroke-width="2" stroke-dasharray="{dash}"/>'
        sign = f'<path d="{mark}" transform="translate(16,8)" fill="{color}"/>'
        svg = f'<svg width="32" height="16" aria-hidden="true">{line}{sign}</svg>'
        items.append(f"<li>{svg} {html.escape(script.measures[measure])}</li>")
    return f'<ul class="wbf-legend">{"".join(items)}</ul>'


def state_words(script: Script, played: Played) -> str:
    """Each measure at the start and after each line, as a sentence."""
    columns = _levels(played)
    lines = []
    for measure in MEASURES:
        after = ", ".join(str(levels[measure]) for levels in columns[1:])
        lines.append(f"{script.measures[measure]}: {columns[0][measure]} at the start, then {after}.")
    return "From 0 to 10, after each of your lines. " + " ".join(lines)


def _levels(played: Played) -> list[dict[str, int]]:
    states = [played.opening, *(step.after for step in played.steps)]
    return [{measure: getattr(state, measure) for measure in MEASURES} for state in states]


def _x(n: int, columns: int) -> float:
    return _LEFT + n * (WIDTH - _LEFT - _RIGHT) / max(columns - 1, 1)


def _y(level: int) -> float:
    return HEIGHT - _BOTTOM - level * (HEIGHT - _TOP - _BOTTOM) / 10


def _grid(columns: int) -> str:
    rules = "".join(
        f'<line x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{_y(level):.0f}" y2="{_y(level):.0f}" '
        'stroke="currentColor" stroke-opacity="0.25"/>'
        f'<text x="{_LEFT - 8}" y="{_y(level) + 4:.0f}" text-anchor="end">{level}</text>'
        for level in (0, 5, 10)
    )
    turns = "".join(
        f'<text x="{_x(n, columns):.0f}" y="{HEIGHT - 18}" text-anchor="middle">{n}</text>' for n in range(1, columns)
    )
    return f'{rules}{turns}<text x="{WIDTH / 2:.0f}" y="{HEIGHT - 2}" text-anchor="middle">your lines</text>'
