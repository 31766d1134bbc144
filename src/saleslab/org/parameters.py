"""Every number the simulated company is made of, in one place.

Each field carries its unit, its meaning, where the value comes from, and one of two labels:

measured
    a range we measured in real, public CRM files.
assumption
    our own setting. No open data exist on it, and nobody should quote it as a finding. Where `source` names a
    study, the setting has its sign or shape, not its size.
"""

# `_param` returns a dataclass field, which ruff cannot see through.
# ruff: noqa: RUF009
from __future__ import annotations

import math
from dataclasses import dataclass, field, fields
from typing import Any, Literal

Label = Literal["measured", "assumption"]
SEGMENTS = ("SMB", "MM", "ENT")
SKILLS = ("PRO", "DIS", "VAL", "CON", "COM", "QUA", "DSC")
# The skills that move win rates; `skill_spread` scales them.
CONVERSION_SKILLS = ("DIS", "VAL", "CON", "COM")
BySegment = tuple[float, float, float]


class ParameterError(ValueError):
    """A parameter outside its allowed range; the message names field, value and range."""


def _param(
    default: Any,
    unit: str,
    meaning: str,
    low: float,
    high: float,
    label: Label = "assumption",
    source: str = "our setting",
) -> Any:
    meta = {"unit": unit, "meaning": meaning, "low": low, "high": high, "label": label, "source": source}
    return field(default=default, metadata=meta)


_FILES = "real CRM exports (HubSpot, Zoho, Salvirt and others), re-measured"


@dataclass(frozen=True)
class Parameters:
    """The causes behind one company. Effects are in log-odds unless the unit says otherwise."""

    # --- size and time
    managers: int = _param(30, "managers", "front-line managers", 2, 600)
    team_size: int = _param(8, "sellers", "sellers per manager", 2, 40)
    quarters: int = _param(12, "quarters", "three fiscal years; the story's dates rest on them", 12, 12)

    # --- who the people are
    segment_share: BySegment = _param((0.4, 0.4, 0.2), "share", "sellers by segment", 0.0, 1.0)
    general_loading: float = _param(0.6, "correlation", "how far skills share one general factor", 0.0, 0.95)
    skill_spread: float = _param(
        1.0,
        "factor",
        "spread of conversion skills; 1 gives win rates an SD of 0.25-0.37 log-odds after mix, 0 is as legitimate",
        0.0,
        3.0,
        "measured",
        _FILES,
    )
    potential_sd: float = _param(0.55, "log", "spread of what territories hold", 0.0, 1.5)
    potential_tenure: float = _param(0.30, "correlation", "long-serving sellers hold better patches", -0.9, 0.9)
    potential_seen: float = _param(0.10, "log", "error of the potential index operations publishes", 0.0, 1.0)
    coaching_vs_selling: float = _param(
        -0.25,
        "correlation",
        "managers' coaching skill with their own past sales",
        -0.9,
        0.9,
        "assumption",
        "sign: Benson, Li & Shue 2019, observational",
    )

    # --- opportunities created per seller and quarter
    opportunities: BySegment = _param(
        (15.0, 10.2, 6.0), "per quarter", "opportunities an average seller creates", 0.1, 100.0
    )
    prospecting: float = _param(0.24, "log", "opportunities per SD of prospecting skill", -1.0, 1.0)
    discipline: float = _param(0.10, "log", "opportunities per SD of self-discipline", -1.0, 1.0)
    potential_elasticity: float = _param(0.92, "log per log", "opportunities gained from a richer patch", 0.0, 1.5)
    market_growth: float = _param(0.004, "log per quarter", "growth of everyone's market", -0.2, 0.2)
    adopter_growth: float = _param(0.003, "log per quarter", "extra growth in the two split regions", -0.1, 0.1)
    season: float = _param(0.08, "log", "extra bookings-driven creation in the fiscal year's last quarter", 0.0, 0.5)
    luck_volume: float = _param(0.08, "log", "a quarter's luck in opportunities, beyond Poisson", 0.0, 1.0)

    # --- money
    amount: BySegment = _param((18e3, 55e3, 150e3), "USD", "mean amount of a deal", 100.0, 1e8)
    amount_sd: float = _param(
        0.80, "log", "spread of amounts inside a segment; 1.1-1.3 over all deals", 0.0, 2.0, "measured", _FILES
    )
    amount_value: float = _param(0.10, "log", "amount per SD of business acumen", -0.5, 0.5)
    discount: float = _param(0.16, "share", "mean discount", 0.0, 0.6)
    discount_value: float = _param(0.03, "share", "discount saved per SD of business acumen", 0.0, 0.2)
    discount_sd: float = _param(0.05, "share", "spread of discounts", 0.0, 0.3)
    quota_stretch: float = _param(0.98, "factor", "quota against what a patch should bring", 0.2, 3.0)
    quota_potential: float = _param(0.5, "share", "how much of a patch's potential the quota allows for", 0.0, 1.0)
    quota_sd: float = _param(0.10, "log", "error of the quota", 0.0, 1.0)
    quota_growth: float = _param(0.02, "share per quarter", "quota growth", -0.1, 0.2)

    # --- how a deal ends: no decision first, then won or lost
    stall: BySegment = _param((-0.50, -0.02, 0.26), "log-odds", "base odds of no decision", -4.0, 4.0)
    stall_commitment: float = _param(-0.10, "log-odds per SD", "commitment-gaining on no decision", -2.0, 2.0)
    stall_consensus: float = _param(-0.06, "log-odds per SD", "consensus-building on no decision", -2.0, 2.0)
    stall_discovery: float = _param(-0.07, "log-odds per SD", "discovery on no decision", -2.0, 2.0)
    stall_fit: float = _param(-0.40, "log-odds per SD", "buyer fit on no decision", -2.0, 2.0)
    win: BySegment = _param((-0.10, -0.84, -1.20), "log-odds", "base odds of a win once the buyer decides", -4.0, 4.0)
    win_discovery: float = _param(0.15, "log-odds per SD", "discovery on winning", -2.0, 2.0)
    win_value: float = _param(0.09, "log-odds per SD", "business acumen on winning", -2.0, 2.0)
    win_fit: float = _param(0.45, "log-odds per SD", "buyer fit on winning", -2.0, 2.0)
    cycle_days: BySegment = _param(
        (44.0, 100.0, 200.0), "days", "typical time from creation to close (Weibull scale)", 1.0, 1000.0
    )
    cycle_shape: float = _param(0.9, "Weibull shape", "spread of sales cycles", 0.3, 5.0, "measured", _FILES)
    cycle_skill: float = _param(-0.10, "log per SD", "commitment and consensus shorten the cycle", -1.0, 1.0)
    cycle_stalled: float = _param(1.35, "factor", "deals that end in no decision stay open longer", 0.2, 5.0)
    month_end_pull: float = _param(
        0.18,
        "share",
        "wins within ten days of a month's end that land on it",
        0.0,
        1.0,
        "measured",
        f"{_FILES}: 14-16 % of wins in the last three days",
    )
    weekend_close: float = _param(
        0.10, "share", "weekend closes left on the weekend", 0.0, 1.0, "measured", f"{_FILES}: 0.4-10 % of closes"
    )

    # --- 1 process (bought for FY1 Q1)
    process_effect: float = _param(0.12, "log-odds", "a followed process on winning, average seller", -1.0, 1.0)
    process_discovery: float = _param(0.6, "per SD", "process is worth more in skilled hands", -2.0, 2.0)
    process_adherence_dsc: float = _param(0.35, "correlation", "adherence with self-discipline", -0.9, 0.9)

    # --- 2 methodology training (volunteers FY2 Q1, half the teams by lottery FY2 Q4)
    training_gain: float = _param(
        1.0, "SD", "discovery gained by an average seller", -2.0, 3.0, "assumption", "sign: Sandvik et al. 2025"
    )
    training_levels: float = _param(0.85, "SD per SD", "how much more the weaker gain", -2.0, 3.0)
    training_commitment: float = _param(0.5, "share", "share of the gain that also reaches commitment", 0.0, 1.0)
    training_kept: float = _param(0.62, "share per quarter", "gain kept, average coach", 0.0, 1.0)
    training_kept_coach: float = _param(0.15, "share per SD", "gain kept per SD of coaching skill", 0.0, 0.5)
    volunteer_base: float = _param(-0.3, "log-odds", "propensity to volunteer", -5.0, 5.0)
    volunteer_general: float = _param(2.4, "log-odds per SD", "the stronger volunteer", -5.0, 5.0)

    # --- coaching
    coaching_hours: float = _param(3.0, "hours per quarter", "coaching an average seller gets", 0.0, 40.0)
    coaching_need: float = _param(-0.8, "hours per SD", "managers coach whoever missed last quarter", -5.0, 5.0)
    coaching_noise: float = _param(0.8, "hours", "other reasons for coaching", 0.0, 5.0)
    coaching_effect: float = _param(
        0.10,
        "SD per 3 h",
        "skill gained per SD of coaching skill",
        -1.0,
        1.0,
        "assumption",
        "sign of skill x dose: Dahling et al. 2016, pharma, correlational",
    )
    coaching_base: float = _param(0.03, "SD per 3 h", "skill gained under an average coach", -1.0, 1.0)
    coaching_kept: float = _param(0.80, "share per quarter", "coached gain kept", 0.0, 1.0)

    # --- 3 CRM with activity targets (FY2 Q2)
    crm_hours: float = _param(6.0, "hours per week", "CRM time of an average seller", 0.0, 40.0)
    crm_hours_sd: float = _param(3.5, "hours per week", "spread of CRM time", 0.0, 10.0)
    crm_linear: float = _param(
        0.078,
        "log-odds per hour",
        "supported use: first hours help",
        -1.0,
        1.0,
        "assumption",
        "shape: Ahearne, Srinivasan & Weinstein 2004, 131 sellers, correlational",
    )
    crm_quadratic: float = _param(0.0065, "log-odds per hour^2", "supported use: later hours cost", 0.0, 1.0)
    crm_unsupported: float = _param(
        -0.012,
        "log-odds per hour",
        "use without training and support",
        -1.0,
        1.0,
        "assumption",
        "sign: Ahearne, Jelinek & Rapp 2005, 108 sellers, correlational",
    )
    crm_supported_share: float = _param(0.5, "share", "teams that get training and support", 0.0, 1.0)
    logged_activities: float = _param(3.0, "per deal", "activities typed into the CRM", 0.0, 100.0)
    meetings: float = _param(1.2, "per deal", "meetings held, times the root of the stages reached", 0.0, 100.0)
    activity_target: float = _param(1.40, "factor", "activities logged under the target, against before", 0.2, 5.0)
    activity_target_meetings: float = _param(1.0, "factor", "meetings held under the target", 0.2, 5.0)

    # --- 4 social selling (120 seats by lottery, FY2 Q3)
    social_effect: float = _param(0.035, "log", "a seat on opportunities created", -0.5, 0.5)
    social_prospecting: float = _param(1.0, "per SD", "a seat is worth more to strong prospectors", -3.0, 3.0)
    social_share: float = _param(0.5, "share", "sellers who win a seat", 0.0, 1.0)
    ssi_mean: float = _param(32.0, "points", "mean social index in FY1", 0.0, 100.0)
    ssi_sd: float = _param(11.0, "points", "spread of the social index", 0.1, 40.0)
    ssi_prospecting: float = _param(0.32, "loading", "prospectors post", -1.0, 1.0)
    ssi_enterprise: float = _param(0.30, "loading", "enterprise sellers post", -1.0, 1.0)
    ssi_potential: float = _param(0.18, "loading", "sellers on rich patches post", -1.0, 1.0)
    ssi_noise: float = _param(1.0, "loading", "everything else in the index", 0.0, 2.0)
    ssi_seat: float = _param(7.0, "points", "a seat on the index", -30.0, 30.0)

    # --- 5 role split in two regions (FY3 Q1)
    split_volume: BySegment = _param((1.38, 1.20, 1.06), "factor", "opportunities after the split", 0.2, 5.0)
    split_handed: BySegment = _param((0.96, 0.36, 0.12), "share", "opportunities handed over to a closer", 0.0, 1.0)
    split_stall: float = _param(0.24, "log-odds", "a hand-over on no decision", -2.0, 2.0)
    split_stall_commitment: float = _param(-0.28, "log-odds per SD", "softened by commitment-gaining", -2.0, 2.0)
    split_win: float = _param(-1.0, "log-odds", "a hand-over on winning", -2.0, 2.0)
    split_win_discovery: float = _param(0.80, "log-odds per SD", "softened by discovery", -2.0, 2.0)
    split_enterprise: float = _param(-0.45, "log-odds", "further loss on enterprise deals", -2.0, 2.0)

    # --- AI tools piloted in FY3 Q4: effect on winning = base + slope*general + curve*general^2
    tool_lead_research: BySegment = _param(
        (0.05, 0.11, 0.0),
        "log-odds",
        "lead research: base, slope, curve",
        -1.0,
        1.0,
        "assumption",
        "sign: Jia et al. 2024",
    )
    tool_meeting_prep: BySegment = _param(
        (0.06, 0.08, 0.0), "log-odds", "meeting preparation: base, slope, curve", -1.0, 1.0
    )
    tool_answer_prompts: BySegment = _param(
        (0.17, -0.14, 0.0),
        "log-odds",
        "answer prompts: base, slope, curve",
        -1.0,
        1.0,
        "assumption",
        "sign: Liao et al. 2024; Brynjolfsson, Li & Raymond 2025",
    )
    tool_ai_coach: BySegment = _param(
        (0.16, 0.0, -0.13),
        "log-odds",
        "AI coach: base, slope, curve",
        -1.0,
        1.0,
        "assumption",
        "shape: Luo et al. 2021",
    )

    pilot_conversations: float = _param(1150.0, "per seller", "buyer conversations counted in the pilot", 1.0, 10000.0)

    # --- six levers of the two years after the story, beyond what the programmes above already set
    refresher: float = _param(0.3, "share", "what a new round of training teaches, of what the first one did", 0.0, 1.0)
    prompt_use: float = _param(
        1.0, "share", "what answer prompts do in daily use, of what their pilot showed", 0.0, 1.0
    )
    development_gain: float = _param(0.8, "SD", "coaching skill that a manager learns in a programme", -1.0, 3.0)
    redraw_evened: float = _param(0.3, "share", "unevenness of patches inside a team that a new map removes", 0.0, 1.0)
    redraw_loss: float = _param(0.02, "log-odds", "accounts that change hands, on winning, for two quarters", 0.0, 1.0)
    work_sample: float = _param(1.0, "SD", "coaching skill of whoever coaches best in a work sample", -1.0, 3.0)
    newcomer: float = _param(0.5, "share", "a promoted seller's skill that whoever follows brings", 0.0, 1.0)
    bonus_effort: float = _param(0.0, "log", "opportunities a quarter's bonus really adds", -0.2, 0.2)
    bonus_discount: float = _param(0.01, "share", "price given away to make the bonus", 0.0, 0.3)
    bonus_pull: float = _param(0.12, "share", "bookings a bonus pulls forward out of the next quarter", 0.0, 0.9)
    heavy_use: float = _param(
        0.12, "log", "what heavy users of a tool book more than light ones, tool or none", 0.0, 1.0
    )
    first_month: float = _param(0.08, "log", "bookings a course, or a star as manager, brings forward", 0.0, 1.0)
    team_luck: float = _param(0.05, "log", "luck in what a team's new opportunities seem worth", 0.0, 1.0)

    # --- CRM records
    fields_day30: float = _param(0.40, "share", "qualification fields filled by day 30", 0.0, 1.0)
    fields_after_win: float = _param(0.24, "share", "fields filled in after a win", 0.0, 1.0)
    fields_after_loss: float = _param(0.08, "share", "fields filled in after a loss", 0.0, 1.0)
    fields_after_stall: float = _param(0.03, "share", "fields filled in after no decision", 0.0, 1.0)
    optimism: float = _param(1.80, "log-odds", "sellers' stated odds above the true ones", -3.0, 5.0)
    optimism_sd: float = _param(0.80, "log-odds", "how sellers differ in optimism", 0.0, 3.0)
    optimism_judgement: float = _param(-0.45, "log-odds per SD", "forecast judgement tempers it", -2.0, 2.0)
    stage_signal: float = _param(0.20, "log-odds", "what reaching a proposal says about winning", -3.0, 3.0)
    late_signal: float = _param(0.15, "log-odds", "what the last weeks reveal about the outcome", 0.0, 3.0)
    past_close_date: float = _param(0.17, "share", "open deals past their close date", 0.0, 1.0, "measured", _FILES)
    missing_field: float = _param(
        0.20, "share", "won deals that lack a given optional field", 0.0, 1.0, "measured", f"{_FILES}: 16-39 %"
    )
    late_entry: float = _param(0.037, "share", "deals entered after the outcome", 0.0, 1.0, "measured", _FILES)
    zero_amount: float = _param(0.08, "share", "open deals with amount 0", 0.0, 1.0, "measured", f"{_FILES}: 5-20 %")
    round_open: float = _param(0.80, "share", "open amounts in whole thousands", 0.0, 1.0, "measured", _FILES)
    round_won: float = _param(
        0.55, "share", "won amounts in whole thousands", 0.0, 1.0, "measured", f"{_FILES}: 45-63 %"
    )

    def __post_init__(self) -> None:
        """Refuse impossible values.

        Raises:
            ParameterError: a value is no finite number or lies outside the range in its metadata.
        """
        for spec in fields(self):
            value, low, high = getattr(self, spec.name), spec.metadata["low"], spec.metadata["high"]
            for part in value if isinstance(value, tuple) else (value,):
                number = isinstance(part, int | float) and not isinstance(part, bool)
                if not (number and math.isfinite(part) and low <= part <= high):
                    raise ParameterError(
                        f"{spec.name} = {value!r}: allowed is {low} to {high} ({spec.metadata['unit']})"
                    )
            if isinstance(spec.default, tuple) and (not isinstance(value, tuple) or len(value) != len(spec.default)):
                raise ParameterError(f"{spec.name} = {value!r}: allowed is {len(spec.default)} values")
            if isinstance(spec.default, int) and not isinstance(value, int):
                raise ParameterError(f"{spec.name} = {value!r}: allowed is a whole number")
        if abs(sum(self.segment_share) - 1.0) > 1e-9:
            raise ParameterError(f"segment_share = {self.segment_share!r}: allowed are shares that sum to 1")

    @property
    def sellers(self) -> int:
        """Number of sellers."""
        return self.managers * self.team_size
