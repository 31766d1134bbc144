"""What sellers log and how they use the tools: activities, CRM time and the social index."""

from __future__ import annotations

import numpy as np
import pandas as pd

from saleslab.org.calendar import dates, first_day
from saleslab.org.parameters import Parameters
from saleslab.org.people import People
from saleslab.org.programmes import START
from saleslab.org.randomness import Draws, Floats
from saleslab.org.tables.columns import choose, pick, rep_column
from saleslab.org.tables.deals import Pipeline

TYPES = ("Email", "Call", "Note", "Meeting")
_MINUTES = (5.0, 10.0, 3.0, 45.0)


def activities(p: Parameters, who: People, line: Pipeline, seed: int) -> pd.DataFrame:
    """One row per logged activity. The activity target multiplies what is typed, not the meetings held."""
    d, draw = line.deals, line.draw(seed, "activity")
    target = d.quarter >= START["P3"]
    typed = p.logged_activities * np.exp(0.20 * who.skills["DSC"][d.rep]) * np.where(target, p.activity_target, 1.0)
    held = p.meetings * np.sqrt(line.reached) * np.where(target, p.activity_target_meetings, 1.0)
    n_typed = np.where(line.fixed_activities >= 0, line.fixed_activities, draw.poisson("typed", typed))
    n_held = np.where(line.fixed_activities >= 0, 0, draw.poisson("held", held))
    total = n_typed + n_held
    deal = np.repeat(np.arange(d.rep.size), total)
    number = np.arange(deal.size) - np.repeat(np.cumsum(total) - total, total)
    each = Draws(seed, "activity row", d.rep[deal], d.quarter[deal], d.slot[deal], number)
    kind = np.where(number < n_typed[deal], choose(each.uniform("kind"), (0.45, 0.35, 0.20)), 3)
    end = np.minimum(d.closed, line.export - 1)
    span = np.maximum(end - d.created, 0)[deal]
    # Sellers log towards the end, when somebody looks.
    day = d.created[deal] + (np.sqrt(each.uniform("day")) * span).astype(np.int64)
    reply = 1.0 / (1.0 + np.exp(1.6 - 0.5 * d.fit[deal] - 0.7 * d.won[deal] - 0.8 * (kind == 3)))
    kept = day >= 0
    frame = pd.DataFrame(
        {
            "opportunity_id": line.opportunity_column(deal),
            "rep_id": rep_column(who, d.rep[deal]),
            "date": dates(day),
            "type": pick(TYPES, kind),
            "duration_min": np.take(_MINUTES, kind),
            "inbound_reply": each.uniform("reply") < reply,
        }
    )
    return frame[kept].reset_index(drop=True)


def crm_usage(p: Parameters, who: People, seed: int) -> pd.DataFrame:
    """One row per seller and week since the CRM was bought."""
    first, end = int(first_day(START["P3"])), int(first_day(p.quarters))
    weeks = np.arange(first, max(first, end - 6), 7)
    rep, week = np.tile(np.arange(who.size), weeks.size), np.repeat(weeks, who.size)
    draw = Draws(seed, "crm week", rep, week)
    hours = np.round(who.crm_hours[rep] * np.exp(0.25 * draw.normal("hours") - 0.031), 1)
    return pd.DataFrame(
        {
            "rep_id": rep_column(who, rep),
            "week": dates(week),
            "hours": hours,
            "logins": 1 + draw.poisson("logins", 1.0 + 1.5 * hours),
            "records_updated": draw.poisson("updated", 4.0 * hours),
            "reports_viewed": draw.poisson("reports", 0.3 * hours),
        }
    )


def social_index(p: Parameters, who: People, seed: int) -> pd.DataFrame:
    """One row per seller and quarter: the vendor's index with its four parts, and who won a seat by lottery."""
    quarters = np.repeat(np.arange(p.quarters), who.size)
    rep = np.tile(np.arange(who.size), p.quarters)
    draw = Draws(seed, "social", rep, quarters)
    total = ssi(p, who, seed).ravel()
    parts = np.stack([np.exp(0.25 * draw.normal(name)) for name in ("brand", "people", "insight", "relations")])
    parts = np.round(total * parts / parts.sum(axis=0), 1)
    return pd.DataFrame(
        {
            "rep_id": rep_column(who, rep),
            "quarter": quarters + 1,
            "ssi_total": np.round(parts.sum(axis=0), 1),
            "ssi_brand": parts[0],
            "ssi_people": parts[1],
            "ssi_insight": parts[2],
            "ssi_relations": parts[3],
            "licence_assigned": who.seat[rep] & (quarters >= START["P4"]),
        }
    )


def ssi(p: Parameters, who: People, seed: int) -> Floats:
    """The social index by quarter and seller, points of 100."""
    at = np.arange(p.quarters)[:, None]
    noise = Draws(seed, "ssi", np.arange(who.size), at).normal("noise")
    seat = p.ssi_seat * (who.seat & (at >= START["P4"]))
    return np.asarray(np.clip(p.ssi_mean + p.ssi_sd * who.ssi_trait + seat + 0.6 * at + 3.0 * noise, 3.0, 97.0))
