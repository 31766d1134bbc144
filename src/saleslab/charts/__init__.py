"""Charts: frames in, a `Chart` (figure and alternative in words) out."""

from saleslab.charts.house import Chart, Draw, show

__all__ = ["Chart", "Draw", "show"]
