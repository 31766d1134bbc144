"""What an export says, as findings a leader can read: the verdict, how sure it is, and what it can't show.

A question the file can't answer is a finding too: refused, with the reason and the way out.
"""

from __future__ import annotations

from collections.abc import Callable

from saleslab.crm.findings import deals, sellers
from saleslab.crm.findings.finding import QUESTIONS, Finding, NotInFile, Sure
from saleslab.crm.importer import Imported

__all__ = ["Finding", "Sure", "findings"]


def findings(imported: Imported, reps: bool = True) -> list[Finding]:
    """Every finding, in the report's order. Without ``reps``: none about single sellers or groups below five."""
    spreads = sellers.Spreads(imported, least=2 if reps else sellers.LEAST_GROUP)
    made: list[Callable[[Imported], Finding]] = [
        deals.endings,
        lambda i: sellers.beyond_luck(spreads),
        lambda i: sellers.like_with_like(spreads),
        lambda i: sellers.top_fifth(i, reps),
        lambda i: sellers.again(i, reps),
        deals.cycle,
        deals.slip,
        deals.odds,
        deals.stamps,
        deals.calendar,
        deals.hygiene,
    ]
    if not imported.stage_days.empty:
        made.append(deals.stages)
    if reps:
        made.append(lambda i: sellers.single_sellers(spreads))
    return [_tried(make, imported) for make in made]


def _tried(make: Callable[[Imported], Finding], imported: Imported) -> Finding:
    try:
        return make(imported)
    except NotInFile as lacks:
        key, reason, way_out = lacks.args
        verdict = f"Not from this file. {reason}"
        return Finding(key, QUESTIONS[key], verdict, "refused", way_out, "", rep_level=key == "sellers")
