"""Every sentence the course keys as true of a company, as a function of the world that can prove it wrong.

A claim's margin is how far the world is beyond the claim's threshold: above 0 it holds. A claim may be keyed only
in the kinds of world it names, where it must hold in at least 95 % of seeds, and in every shipped world of the kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd
from rich.console import Console
from rich.table import Table

from saleslab.analysis import c1
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


CLAIMS = (
    Claim(
        "C1.kept",
        "15 to 43 of this year's top 48 are there next year; luck alone keeps about 10",
        _ALL,
        lambda r: min(r.kept - 15, 43 - r.kept),
    ),
    Claim(
        "C1.patch",
        "one of five sellers is ahead of the next by a quarter once the patch is allowed for",
        _ALL,
        lambda r: c1.patch_margin(r.world) - 1.25,
    ),
    Claim(
        "C1.calls",
        "the three who beat their patch twice sell better than the three with the highest bookings",
        _ALL,
        lambda r: r.calls_gain,
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
        "C3.graduates",
        "trained volunteers reach at least a tenth more of their quota than everybody else",
        ("typical", "null", "strong_tool"),
        lambda r: r.graduates_lead - 0.10,
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
        "the role split adds less than half as much money as opportunities",
        ("typical", "null"),
        lambda r: 0.5 * r.split_truth_opportunities - r.split_truth,
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
        "C8.multiplier",
        "lead research adds more in strong hands than in weak ones",
        _ALL,
        lambda r: r.pilot_gain("lead_research", "strong") - r.pilot_gain("lead_research", "weak"),
    ),
    Claim(
        "C8.leveller",
        "answer prompts add more in weak hands than in strong ones",
        _ALL,
        lambda r: r.pilot_gain("answer_prompts", "weak") - r.pilot_gain("answer_prompts", "strong"),
    ),
    Claim(
        "C8.middle",
        "the AI coach adds most in the middle",
        _ALL,
        lambda r: (
            r.pilot_gain("ai_coach", "middle")
            - max(r.pilot_gain("ai_coach", "weak"), r.pilot_gain("ai_coach", "strong"))
        ),
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

NUMBERS: dict[str, Callable[[Readings], float]] = {
    "C1 share of bookings from the top 48": lambda r: r.top_share,
    "C1 repeaters of 48": lambda r: float(r.kept),
    "C2 gap at close": lambda r: r.gap_at_close,
    "C2 gap at day 30": lambda r: r.gap_at_day_30,
    "C3 graduates' lead": lambda r: r.graduates_lead,
    "C3 volunteer lottery, win rate": lambda r: r.volunteer_lottery,
    "C3 team lottery, win rate": lambda r: r.team_lottery,
    "C4 typed activities": lambda r: r.logged_growth,
    "C4 turning point, hours": lambda r: r.turning_point,
    "C4 support, win rate": lambda r: r.support_effect,
    "C5 Commit win rate": lambda r: r.commit_win_rate,
    "C7 handed-over deals, all together": lambda r: r.handed_over[0],
    "C7 handed-over deals, within segments": lambda r: r.handed_over[1],
    "C6 headline, opportunities": lambda r: r.headline_opportunities,
    "C6 lottery, opportunities": lambda r: r.social_lottery,
    "C7 opportunities, before and after": lambda r: r.split_opportunities,
    "C7 bookings, before and after": lambda r: r.split_revenue_growth,
    "C7 bookings, against other regions": lambda r: r.split_difference,
    "M1 points regained with coaching": lambda r: r.rebound[0],
    "M1 points regained without": lambda r: r.rebound[1],
}


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
        c1.history.cache_clear()  # It would keep sixty companies with all their tables.


def spread() -> pd.DataFrame:
    """Graded numbers over the exercise worlds: one row per number, one column per world."""
    readings = [Readings(world(index)) for index in range(1, WORLDS + 1)]
    return pd.DataFrame({r.world.index: {name: read(r) for name, read in NUMBERS.items()} for r in readings})


def report(seeds: int = 0) -> pd.DataFrame:
    """Summarise every claim: least margin over the shipped worlds, and share of fresh worlds it holds in, by kind."""
    shipped = margins(world(index) for index in range(1, WORLDS + 1))
    grouped = shipped.groupby("code")["margin"]
    table = pd.DataFrame({"least": grouped.min(), "worlds": grouped.size()})
    for kind in KINDS if seeds else ():
        fresh = margins(fresh_worlds(kind, seeds))
        table[kind] = fresh.assign(holds=fresh["margin"] > 0.0).groupby("code")["holds"].mean()
    return table.reindex([claim.code for claim in CLAIMS])


def print_claims(seeds: int = 0) -> None:
    """Print the claims with their margins, and how the graded numbers differ between the exercise worlds."""
    table = report(seeds)
    claims = Table("claim", "least margin", "worlds", *table.columns[2:], title="Keyed claims")
    for claim in CLAIMS:
        row = table.loc[claim.code]
        shares = [f"{share:.0%}" if share == share else "" for share in row.iloc[2:]]
        claims.add_row(f"{claim.code} {claim.sentence}", f"{row['least']:.3f}", f"{row['worlds']:.0f}", *shares)
    numbers = Table("graded number", "lowest", "median", "highest", title="Spread over the exercise worlds")
    for name, values in spread().iterrows():
        numbers.add_row(str(name), *(f"{values.quantile(q):.3f}" for q in (0.0, 0.5, 1.0)))
    console = Console()
    console.print(claims)
    console.print(numbers)
