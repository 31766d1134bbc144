"""The five purchases, at the dates of the story, and who is exposed to each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from saleslab.org.parameters import Parameters
from saleslab.org.people import People
from saleslab.org.randomness import Floats
from saleslab.org.simulation import WARM_UP, Exposure


@dataclass(frozen=True)
class Purchase:
    """One programme the company bought. `start` counts quarters from 0 = FY1 Q1; `cost` in USD."""

    programme_id: str
    type: str
    start: int
    cost: float
    assignment: str
    unit: str
    reason: str


PURCHASES = (
    Purchase("P1", "process", 0, 0.4e6, "managerial", "company", "Everyone sold differently"),
    Purchase("P2a", "methodology", 4, 0.5e6, "voluntary", "rep", "A common language"),
    Purchase("P2b", "methodology", 7, 0.6e6, "randomised", "team", "A common language"),
    Purchase("P3", "crm", 5, 2.4e6, "managerial", "company", "See the business"),
    Purchase("P3s", "crm_support", 5, 0.0, "randomised", "team", "Trainers were short: half the teams, by lot"),
    Purchase("P4", "social", 6, 0.25e6, "randomised", "rep", "Buyers stopped answering"),
    Purchase("P5", "role_split", 8, 1.9e6, "managerial", "region", "Let closers close"),
)
START = {purchase.programme_id: purchase.start for purchase in PURCHASES}


def story(p: Parameters, who: People, without: str = "") -> Exposure:
    """Expose the people as the company really did, shape (WARM_UP + quarters, sellers).

    Raises:
        ValueError: `without` names no programme that was bought; it is the one left out.
    """
    if without and without not in START:
        raise ValueError(f"programme {without!r}: allowed are {', '.join(START)}")
    at = np.arange(-WARM_UP, p.quarters)[:, None]
    nobody = np.zeros((at.size, who.size))
    start = {programme: p.quarters if programme == without else first for programme, first in START.items()}
    return Exposure(
        process=(at >= start["P1"]) & (nobody == 0.0),
        trained=((at == start["P2a"]) & who.first_wave) | ((at == start["P2b"]) & who.second_wave),
        crm_hours=(at >= start["P3"]) * who.crm_hours,
        supported=(at >= start["P3s"]) & who.supported,
        seat=(at >= start["P4"]) & who.seat,
        split=(at >= start["P5"]) & (who.region < 2),
        extra_coaching=nobody,
        coach_skill=nobody,
        tool=nobody,
    )


def nothing_bought(p: Parameters, who: People) -> Exposure:
    """Expose nobody to anything, shape (WARM_UP + quarters, sellers)."""
    zeros = np.zeros((WARM_UP + p.quarters, who.size))
    no = zeros > 0.0
    return Exposure(
        process=no,
        trained=no,
        crm_hours=zeros,
        supported=no,
        seat=no,
        split=no,
        extra_coaching=zeros,
        coach_skill=zeros,
        tool=zeros,
    )


def tool_effects(p: Parameters, who: People) -> dict[str, Floats]:
    """What each piloted AI tool adds to each seller's log-odds of winning, by tool."""
    shapes = {
        "lead_research": p.tool_lead_research,
        "meeting_prep": p.tool_meeting_prep,
        "answer_prompts": p.tool_answer_prompts,
        "ai_coach": p.tool_ai_coach,
    }
    return {tool: base + slope * who.general + curve * who.general**2 for tool, (base, slope, curve) in shapes.items()}
