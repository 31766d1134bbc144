"""The pages' templates: everything filled in is escaped, and a name that is not there is an error."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

PAGES = Environment(
    loader=PackageLoader("saleslab.grading"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def number(points: float) -> str:
    """Points as people write them: 4, 2.5."""
    return f"{points:g}"
