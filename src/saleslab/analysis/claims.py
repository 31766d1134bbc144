"""Every sentence the course keys as true of a company, as a function of the world that can prove it wrong.

A claim's margin is how far the world is beyond the claim's threshold: above 0 it holds. A claim may be keyed only
in the kinds of world it names, where it must hold in at least 95 % of seeds, and in every shipped world of the kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from rich.console import Console
from rich.table import Table

from saleslab.analysis import c1, c5, process
from saleslab.analysis.readings import Readings
from saleslab.org.world import World, world
from saleslab.org.worlds import KINDS, WORLDS, Kind, Specification, vary

NEEDED = 0.95
_ALL: tuple[Kind, ...] = KINDS
_EFFECTIVE: tuple[Kind, ...] = ("typical", "strong_tool", "no_skill_spread")


@dataclass(frozen=True)
class Claim:
    """One keyed sentence; `margin` is in the unit of the sentence's numbers."""

    code: str
    sentence: str
    kinds: tuple[Kind, ...]
    margin: Callable[[Readings], float]


@dataclass(frozen=True)
class Number:
    """One number learners estimate, and how far off an answer may be."""

    name: str
    tolerance: float
    read: Callable[[Readings], float]


CLAIMS = (
    Claim(
        "C1.kept",
        "15 to 43 of this year's top 48 are there next year; luck alone keeps about 10",
        _ALL,
        lambda r: min(r.kept - 15, 43 - r.kept),
    ),
    Claim(
        "C1.asks",
        "the 48 who ask the next question most make a fifth more of equal deals than the 48 who ask least",
        ("typical", "null", "strong_tool"),
        lambda r: r.asks_gain - 0.2,
    ),
    Claim(
        "C2.gap",
        "the win-rate gap of full forms at close is more than twice that at day 30",
        _ALL,
        lambda r: r.gap_at_close - 2.0 * r.gap_at_day_30,
    ),
    Claim("C2.process", "the process adds at least 3 % wins", _EFFECTIVE, lambda r: r.process_truth - 0.03),
    Claim(
        "C2.hands",
        "the process adds more in strong hands than in weak ones",
        ("typical", "strong_tool"),
        lambda r: r.process_by_hands,
    ),
    Claim(
        "C2.luck",
        "where the process does nothing, luck reaches the gap between early and late sellers",
        ("null",),
        lambda r: r.process_left_to_luck,
    ),
    Claim(
        "C2.checks",
        "checking the three with steps missing, strong hands and money in play brings a tenth more than any three",
        _EFFECTIVE,
        lambda r: r.process_checks - 1.1,
    ),
    Claim(
        "C3.graduates",
        "trained volunteers reach at least a tenth more of their quota than everybody else",
        ("typical", "null", "strong_tool"),
        lambda r: r.graduates_lead - 0.10,
    ),
    Claim(
        "C3.untrained",
        "volunteers who lost the draw book at least a tenth more than sellers who never put a hand up",
        ("typical", "null", "strong_tool"),
        lambda r: r.untrained_lead - 0.10,
    ),
    Claim(
        "C3.selection",
        "the graduates' lead is more than twice what training did for them",
        ("typical", "null"),
        lambda r: r.graduates_lead - 2.0 * r.volunteer_truth,
    ),
    Claim(
        "C3.teams",
        "training by lottery adds more to whole teams than to volunteers",
        ("typical", "strong_tool"),
        lambda r: r.team_truth - r.volunteer_truth,
    ),
    Claim(
        "C3.lottery",
        "the teams drawn by lot raise their win rate beyond the others",
        ("strong_tool",),
        lambda r: r.team_lottery,
    ),
    Claim(
        "C3.kept",
        "after three quarters good coaches have kept a tenth more of the gain than weak ones",
        _EFFECTIVE,
        lambda r: r.kept_by_coach[0] - r.kept_by_coach[1] - 0.10,
    ),
    Claim(
        "C4.target",
        "typed activities rise by a quarter or more, meetings by no more than a twentieth",
        _ALL,
        lambda r: min(r.logged_growth - 0.25, 0.05 - r.meetings_growth),
    ),
    Claim("C4.support", "CRM support adds at least 3 % wins", _EFFECTIVE, lambda r: r.support_truth - 0.03),
    Claim(
        "C5.sellers",
        "always saying the base rate beats the sellers' odds",
        _ALL,
        lambda r: r.brier[0] - r.brier[1],
    ),
    Claim("C5.corrected", "corrected odds beat the base rate", _ALL, lambda r: r.brier[1] - r.brier[2]),
    Claim(
        "C5.commit",
        "deals called Commit are won less than two times in three",
        _ALL,
        lambda r: 2 / 3 - r.commit_win_rate,
    ),
    Claim(
        "C5.dozen",
        "on twelve typical deals the record loses a point less than the base rate, and that less than the sellers",
        _ALL,
        lambda r: c5.dozen_margin(r.world),
    ),
    Claim(
        "C5.ears",
        "of seven sellers everybody's record is clear: a tenth too low, a fifth too high, or within a twentieth",
        _ALL,
        lambda r: c5.records_margin(r.world),
    ),
    Claim(
        "C5.number",
        "the sellers' own number for a region costs more than twice the cheapest",
        _ALL,
        lambda r: c5.number_margin(r.world),
    ),
    Claim(
        "C6.headline",
        "the vendor's contrast shows at least twice what a seat does",
        ("typical", "null"),
        lambda r: r.headline_opportunities - 2.0 * r.social_truth,
    ),
    Claim(
        "C6.hands",
        "a seat adds at least 3 points more opportunities with strong prospectors",
        ("typical", "strong_tool"),
        lambda r: r.social_by_hands - 0.03,
    ),
    Claim(
        "C7.money",
        "the role split adds at most three fifths as much money as opportunities",
        ("typical", "null"),
        lambda r: 0.6 * r.split_truth_opportunities - r.split_truth,
    ),
    Claim(
        "C7.hands",
        "the role split does at least 5 points more for strong sellers' bookings than for weak ones'",
        ("typical", "null"),
        lambda r: r.split_by_hands[0] - r.split_by_hands[1] - 0.05,
    ),
    Claim(
        "C7.handover",
        "within segments handed-over deals do worse than they seem to overall",
        ("typical", "null"),
        lambda r: r.handed_over[0] - r.handed_over[1],
    ),
    Claim(
        "M1.charts",
        "coached sellers look worse, and yet everybody coached after a bad quarter recovers",
        _ALL,
        lambda r: min(-r.coaching_correlation, r.rebound[0] / 100.0),
    ),
    Claim(
        "M1.matched",
        "more than half of that recovery comes without coaching",
        _ALL,
        lambda r: r.rebound[1] - 0.5 * r.rebound[0],
    ),
)

NUMBERS = (
    Number("C1 repeaters of 48", 1, lambda r: float(r.kept)),
    Number("C1 share of bookings from the top 48", 0.01, lambda r: r.top_share),
    Number("C2 gap at close", 0.01, lambda r: r.gap_at_close),
    Number("C2 gap at day 30", 0.005, lambda r: r.gap_at_day_30),
    Number("C2 gap between sellers", 0.002, lambda r: process.like_with_like(process.steps_by_seller(r.world))),
    Number("C3 graduates' lead", 0.05, lambda r: r.graduates_lead),
    Number("C3 lead of those who lost the draw", 0.01, lambda r: r.untrained_lead),
    Number("C3 team lottery, win rate", 0.005, lambda r: r.team_lottery),
    Number("C3 volunteer lottery, win rate", 0.005, lambda r: r.volunteer_lottery),
    Number("C4 support, win rate", 0.005, lambda r: r.support_effect),
    Number("C4 turning point, hours", 0.5, lambda r: r.turning_point),
    Number("C4 typed activities", 0.03, lambda r: r.logged_growth),
    Number("C5 Commit win rate", 0.02, lambda r: r.commit_win_rate),
    Number("C6 headline, opportunities", 0.05, lambda r: r.headline_opportunities),
    Number("C6 lottery, opportunities", 0.01, lambda r: r.social_lottery),
    Number("C7 bookings, against other regions", 0.03, lambda r: r.split_difference),
    Number("C7 bookings, before and after", 0.03, lambda r: r.split_revenue_growth),
    Number("C7 handed-over deals, all together", 0.01, lambda r: r.handed_over[0]),
    Number("C7 handed-over deals, within segments", 0.01, lambda r: r.handed_over[1]),
    Number("C7 opportunities, before and after", 0.02, lambda r: r.split_opportunities),
    Number("M1 points regained with coaching", 3, lambda r: r.rebound[0]),
    Number("M1 points regained without", 3, lambda r: r.rebound[1]),
)


def margins(worlds: Iterable[World]) -> pd.DataFrame:
    """Measure every claim in every world it may be keyed in: columns code, world, kind, margin."""
    rows = []
    for w in worlds:
        readings = Readings(w)
        for claim in CLAIMS:
            if w.kind in claim.kinds:
                rows.append(
                    {"code": claim.code, "world": w.index, "kind": w.kind, "margin": float(claim.margin(readings))}
                )
    return pd.DataFrame(rows)


def fresh_worlds(kind: Kind, seeds: int) -> Iterable[World]:
    """Make `seeds` further companies of a kind, one at a time, that are not among the shipped ones."""
    for seed in range(100_000, 100_000 + seeds):
        yield World(Specification(index=seed, name="", kind=kind, seed=seed, parameters=vary(kind, seed)))
        for kept in (c1.history, *c5.KEPT):  # They would keep sixty companies with all their tables.
            kept.cache_clear()


def spread() -> pd.DataFrame:
    """Read the graded numbers in the exercise worlds.

    Returns:
        One row per number: lowest, median and highest value, the tolerance, and elsewhere, the share of pairs of
        companies in which the one's right answer would pass in the other.
    """
    readings = [Readings(world(index)) for index in range(1, WORLDS + 1)]
    rows = []
    for number in NUMBERS:
        values = np.array([number.read(r) for r in readings])
        pairs = np.abs(values[:, None] - values) <= number.tolerance
        others = (pairs.sum() - len(values)) / (pairs.size - len(values))
        low, middle, high = np.quantile(values, (0.0, 0.5, 1.0))
        rows.append([number.name, low, middle, high, number.tolerance, others])
    return pd.DataFrame(rows, columns=["number", "lowest", "median", "highest", "tolerance", "elsewhere"])


def report(seeds: int = 0) -> pd.DataFrame:
    """Summarise every claim: least margin over the shipped worlds, and share of fresh worlds it holds in, by kind."""
    grouped = margins(world(index) for index in range(1, WORLDS + 1)).groupby("code")["margin"]
    table = pd.DataFrame({"least": grouped.min(), "worlds": grouped.size()})
    for kind in KINDS if seeds else ():
        fresh = margins(fresh_worlds(kind, seeds))
        table[kind] = fresh.assign(holds=fresh["margin"] > 0.0).groupby("code")["holds"].mean()
    return table.reindex([claim.code for claim in CLAIMS])


def _claim_rows(table: pd.DataFrame) -> list[list[str]]:
    rows = []
    for claim in CLAIMS:
        row = table.loc[claim.code]
        shares = ["" if np.isnan(share) else f"{share:.1%}" for share in row.iloc[2:].to_numpy(dtype=float)]
        rows.append([claim.code, claim.sentence, f"{row['least']:.3f}", f"{row['worlds']:.0f}", *shares])
    return rows


def _number_rows() -> list[list[str]]:
    return [
        [
            str(row["number"]),
            *(f"{row[c]:.3f}" for c in ("lowest", "median", "highest", "tolerance")),
            f"{row['elsewhere']:.0%}",
        ]
        for _, row in spread().iterrows()
    ]


_NUMBER_HEADS = ("number", "lowest", "median", "highest", "tolerance", "another company's answer passes")


def print_claims(seeds: int = 0) -> None:
    """Print the claims with their margins, and how the graded numbers differ between the exercise worlds."""
    table = report(seeds)
    console = Console()
    for heads, rows in (
        (("claim", "sentence", "least margin", "worlds", *table.columns[2:]), _claim_rows(table)),
        (_NUMBER_HEADS, _number_rows()),
    ):
        printed = Table(*heads)
        for row in rows:
            printed.add_row(*row)
        console.print(printed)


def write_report(docs: Path, seeds: int = 200) -> None:
    """Write docs/claims.md: every claim over the shipped worlds and over `seeds` further ones of each kind."""
    table = report(seeds)

    def markdown(heads: Sequence[str], rows: list[list[str]]) -> str:
        lines = ["| " + " | ".join(line) + " |" for line in (heads, ["---"] * len(heads), *rows)]
        return "\n".join(lines)

    claims = markdown(("claim", "sentence", "least margin", "worlds", *table.columns[2:]), _claim_rows(table))
    page = f"""# Claims

Every sentence the course keys as true of a company, and where it was put to the test. Rebuilt by
`saleslab data claims --write`; do not edit by hand.

*Least margin*: how far the worst of the shipped exercise worlds of the named kinds is beyond the claim's threshold,
in the unit of the sentence. The last columns: in how many of {seeds} further companies of each kind it holds. A
claim may be keyed only where that is at least {NEEDED:.0%}; an empty cell is a kind it is not keyed in.

{claims}

## Graded numbers
Over the {WORLDS} exercise worlds. The last column is the share of pairs of companies in which the one's right
answer would pass in the other.

{markdown(_NUMBER_HEADS, _number_rows())}
"""
    (docs / "claims.md").write_text(page, encoding="utf-8", newline="\n")
