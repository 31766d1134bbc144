"""Weekly forecast submissions, and why deals were won or lost: as recorded, and as the buyer says."""

from __future__ import annotations

import numpy as np
import pandas as pd

from saleslab.org.calendar import dates, first_day
from saleslab.org.parameters import Parameters
from saleslab.org.people import People
from saleslab.org.randomness import Draws
from saleslab.org.simulation import logistic
from saleslab.org.tables.columns import choose, pick, rep_column
from saleslab.org.tables.deals import CATEGORIES, Pipeline

# Sellers submit in the last four weeks of a quarter, for deals they have proposed on.
_WEEKS_BEFORE_END = (28, 21, 14, 7)
_COMMIT, _BEST_CASE = 0.75, 0.45
RECORDED = ("Price", "Timing", "Product gap", "Competitor", "No budget", "Relationship")
TOLD = (
    "Couldn't see what changes",
    "Feared choosing wrong",
    "Colleagues not convinced",
    "Price",
    "Product gap",
    "Trust",
)


def forecast_submissions(p: Parameters, who: People, line: Pipeline, seed: int) -> pd.DataFrame:
    """One row per submission week and open late-stage deal: the seller's odds and category, the manager's change.

    "Commit" is a forecast in the last four weeks of a quarter for a deal in Propose or Negotiate.
    """
    d = line.deals
    weeks = np.concatenate([first_day(np.arange(p.quarters) + 1) - before for before in _WEEKS_BEFORE_END])
    weeks = np.sort(weeks)
    proposed = np.where(line.reached >= 3, line.entered[:, 2], line.export)
    end = np.minimum(d.closed, line.export)
    low, high = np.searchsorted(weeks, proposed, side="right"), np.searchsorted(weeks, end, side="left")
    count = np.maximum(high - low, 0)
    deal = np.repeat(np.arange(d.rep.size), count)
    nth = np.arange(deal.size) - np.repeat(np.cumsum(count) - count, count)
    week = weeks[low[deal] + nth]
    draw = Draws(seed, "forecast", d.rep[deal], d.quarter[deal], d.slot[deal], week)
    base = d.p_win[deal]
    signal = p.late_signal * np.where(d.won[deal], 1.0, -1.0) + draw.normal("signal")
    stated = logistic(np.log(base / (1.0 - base)) + signal + p.stage_signal + who.optimism[d.rep[deal]])
    stated = np.where(line.fixed_activities[deal] >= 0, 0.90, np.clip(np.round(stated, 2), 0.05, 0.95))
    category = np.where(stated >= _COMMIT, 2, np.where(stated >= _BEST_CASE, 1, 0))
    lowered = draw.uniform("override") < 0.10
    return pd.DataFrame(
        {
            "week": dates(week),
            "rep_id": rep_column(who, d.rep[deal]),
            "opportunity_id": line.opportunity_column(deal),
            "stated_probability": stated,
            "category": pick(CATEGORIES, category),
            "amount": d.amount_first[deal],
            "manager_override": pick(CATEGORIES, np.where(lowered & (category > 0), category - 1, -1)),
        }
    )


def win_loss(line: Pipeline, seed: int) -> pd.DataFrame:
    """One row per closed deal that was not won: the seller's reason, and the buyer's for one deal in five."""
    deal = np.nonzero(~line.open & ~line.deals.won)[0]
    d, draw = line.deals, Draws(seed, "reason", line.deals.rep[deal], line.deals.quarter[deal], line.deals.slot[deal])
    stalled = d.no_decision[deal]
    recorded = choose(draw.uniform("recorded"), (0.48, 0.18, 0.12, 0.12, 0.08, 0.02))
    told = np.where(
        stalled,
        choose(draw.uniform("told"), (0.34, 0.30, 0.18, 0.06, 0.06, 0.06)),
        choose(draw.uniform("told"), (0.18, 0.12, 0.16, 0.20, 0.18, 0.16)),
    )
    asked = (draw.uniform("asked") < 0.20) | (line.fixed_activities[deal] >= 0)
    told = np.where(line.fixed_activities[deal] >= 0, 1, told)
    return pd.DataFrame(
        {
            "opportunity_id": line.opportunity_column(deal),
            "outcome": pick(("lost", "no_decision"), stalled.astype(np.int64)),
            "recorded_reason": pick(RECORDED, recorded),
            "buyer_interview_reason": pick(TOLD, np.where(asked, told, -1)),
        }
    )
