"""What a file shows of how its deals were kept: in the deals themselves, and in the columns beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from saleslab.analysis import deals as facts
from saleslab.crm.defects import SHOWN, Defect
from saleslab.crm.headers import opinions
from saleslab.crm.numbers import PLACEHOLDERS

_LEAKS = ("probability", "forecast_category", "lost_reason", "status_reason")


def audited_deals(deals: pd.DataFrame, as_of: pd.Timestamp | None, currency: str) -> list[Defect]:
    """What the deals themselves show of how they were kept."""
    amounts = deals["amount"]
    found = []
    for what, rows, done, means in (
        (
            "Won deals without a close date",
            deals["is_won"] & deals["close_date"].isna(),
            "Kept.",
            "They are missing from the calendar and the cycle.",
        ),
        (
            "Deals created after they had ended",
            facts.entered_late(deals),
            "Kept; left out of the cycle.",
            "They were entered when the outcome was known. Win rates of whoever does that are flattered.",
        ),
        (
            "Closed deals dated after the export",
            deals["is_closed"] & (deals["close_date"] > (as_of or pd.Timestamp.max)),
            "Kept; left out of the calendar.",
            "Their close date is still the hoped-for one.",
        ),
        (
            f"Amounts that stand for “unknown” ({', '.join(f'{p:.0f}' for p in PLACEHOLDERS)}, 11111 and the like)",
            facts.placeholder_amount(amounts),
            "Kept as they are.",
            "They count in win rates; an average amount over them means little.",
        ),
        ("Deals without an amount", amounts.isna(), "Kept in win rates.", "They are missing from every sum."),
    ):
        if rows.any():
            shown = tuple(f"deal {name}" for name in deals.loc[rows, "opportunity_id"].head(SHOWN))
            found.append(Defect(what, int(rows.sum()), done, means, shown))
    if not currency and amounts.notna().any():
        found.append(
            Defect("No currency", 1, "Amounts are shown without one.", "If they are in several, sums are nonsense.")
        )
    return found


def audited_columns(
    headers: Sequence[str], columns: Mapping[str, tuple[str, ...]], timed: Collection[str]
) -> list[Defect]:
    """Columns that are not used, that know how the deal ended, or that hold an opinion of it.

    ``columns``: field -> headers in use; ``timed``: headers that tell the time spent in a stage.
    """
    used = {header for chosen in columns.values() for header in chosen} | set(timed)
    leaks = [columns[name][0] for name in _LEAKS if name in columns] + list(timed)
    return [
        Defect(what, len(found), done, means, tuple(found[:SHOWN]))
        for what, found, done, means in (
            (
                "Columns that are not used",
                [header for header in headers if header not in used],
                "Never loaded.",
                "Texts often hold names. What the analysis needs is in the mapping.",
            ),
            (
                "Columns that know how the deal ended",
                leaks,
                "Never used to explain who wins.",
                "A dashboard that explains wins by them explains nothing: they were filled in afterwards.",
            ),
            (
                "Columns that hold an opinion of the deal",
                opinions(headers),
                "Not used to compare like with like.",
                "A “lead quality” that sellers set themselves often follows the outcome: a bad control.",
            ),
        )
        if found
    ]
