"""Accounts, opportunities as the CRM shows them at the export, and the log of their stages."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

from saleslab.org.calendar import dates, first_day
from saleslab.org.parameters import Parameters
from saleslab.org.people import Flags, People
from saleslab.org.randomness import Draws, Floats, Ints
from saleslab.org.simulation import Deals, Run
from saleslab.org.tables.columns import choose, ids, numbered, pick, rep_column, segment_column

STAGES = ("Qualify", "Discover", "Propose", "Negotiate", "Closed Won", "Closed Lost", "Closed No Decision")
OUTCOMES = ("won", "lost", "no_decision")
CATEGORIES = ("Pipeline", "Best Case", "Commit", "Closed", "Omitted")
INDUSTRIES = ("Food distribution", "Hospital", "Laboratory", "Pharmacy")
SOURCES = ("Inbound", "Outbound", "Referral", "Partner")
NEXT_STEPS = ("Send information", "Follow up", "Meeting with the buyer's colleagues", "Site visit", "Decision meeting")
# How far lost and stalled deals get: share that ends in Qualify, Discover, Propose, Negotiate.
_LOST_AT, _STALLED_AT = (0.10, 0.30, 0.35, 0.25), (0.15, 0.35, 0.35, 0.15)


@dataclass(frozen=True)
class Pipeline:
    """Deals with their stage dates, shared by every table that hangs on deals. Arrays follow the deals' order."""

    deals: Deals
    number: Ints
    segment: Ints
    handoffs: Ints
    reached: Ints
    entered: Ints
    fixed_activities: Ints
    export: int

    @property
    def open(self) -> Flags:
        """Deals still open at the export."""
        return self.deals.closed >= self.export

    def draw(self, seed: int, kind: str) -> Draws:
        """Address each deal's random numbers for one table."""
        return Draws(seed, kind, self.deals.rep, self.deals.quarter, self.deals.slot)

    def opportunity_column(self, index: Ints) -> pd.Series:
        """Spell out deal numbers as opportunity_id."""
        return numbered("D", self.number, 5).take(index).reset_index(drop=True)


def pipeline(p: Parameters, who: People, run: Run, seed: int) -> Pipeline:
    """Lay out when each deal entered each stage, shape of `entered`: (deals, 4), days.

    Deals that closed before the books opened are left out.
    """
    kept = run.deals.closed >= 0
    d = Deals(**{f.name: getattr(run.deals, f.name)[kept] for f in fields(Deals)})
    draw = Draws(seed, "stage", d.rep, d.quarter, d.slot)
    at = draw.uniform("reached")
    reached = np.where(d.won, 4, 1 + np.where(d.no_decision, choose(at, _STALLED_AT), choose(at, _LOST_AT)))
    # A stalled deal goes through its stages early and then waits.
    pace = np.where(d.no_decision, 0.6, 1.0) / reached
    entered = np.empty((d.rep.size, 4), dtype=np.int64)
    entered[:, 0] = d.created
    for stage in (1, 2, 3):
        share = np.minimum((stage + 0.6 * (draw.uniform(STAGES[stage]) - 0.5)) * pace, 1.0)
        entered[:, stage] = d.created + (share * (d.closed - d.created)).astype(np.int64)
    segment = who.segment[d.rep]
    handoffs = d.handed * (1 + (segment == 2) + (draw.uniform("handoffs") < 0.4 * segment))
    number = np.empty(d.rep.size, dtype=np.int64)
    number[np.lexsort((d.slot, d.rep, d.created))] = np.arange(1, d.rep.size + 1)
    return Pipeline(
        deals=d,
        number=number,
        segment=segment,
        handoffs=handoffs,
        reached=reached,
        entered=entered,
        fixed_activities=np.full(d.rep.size, -1),
        export=int(first_day(p.quarters)),
    )


def accounts(p: Parameters, who: People, seed: int) -> pd.DataFrame:
    """One row per account; a territory holds more accounts where it holds more potential."""
    rep = np.repeat(np.arange(who.size), who.accounts)
    draw = Draws(seed, "account", np.arange(rep.size))
    seg = who.segment[rep]
    staff = np.take((60.0, 400.0, 3000.0), seg) * np.exp(0.6 * draw.normal("employees"))
    return pd.DataFrame(
        {
            "account_id": ids("A", rep.size, 5),
            "territory_id": pick(ids("T", who.size), rep),
            "segment": segment_column(seg),
            "industry": pick(INDUSTRIES, choose(draw.uniform("industry"), (0.35, 0.25, 0.15, 0.25))),
            "employees": np.maximum(np.round(staff, -1), 10.0).astype(np.int64),
            "annual_potential_est": np.round(np.take(p.amount, seg) * np.exp(0.5 * draw.normal("potential")), -3),
            "is_customer": draw.uniform("customer") < 0.3,
            "created_date": dates(-(draw.uniform("created") * 2000.0 + 365.0)),
        }
    )


def opportunities(p: Parameters, who: People, line: Pipeline, seed: int) -> pd.DataFrame:
    """One row per opportunity, as the CRM shows it at the export, with its hygiene defects."""
    d, draw = line.deals, line.draw(seed, "record")
    index = np.arange(d.rep.size)
    is_open, outcome = line.open, _outcome(d)
    first_account = np.concatenate([[0], np.cumsum(who.accounts)[:-1]])
    account = first_account[d.rep] + (draw.uniform("account") * who.accounts[d.rep]).astype(np.int64)
    stage = np.where(is_open, _stage_at(line, line.export), 4 + outcome)
    missing = draw.uniform("missing source") < p.missing_field
    source = choose(np.clip(draw.uniform("source") - 0.08 * d.fit, 0.0, 0.999), (0.3, 0.4, 0.15, 0.15))
    day30 = p.fields_day30 + 0.10 * who.adherence[d.rep] + 0.07 * d.fit + 0.15 * draw.normal("fields day 30")
    later = np.take((p.fields_after_win, p.fields_after_loss, p.fields_after_stall), outcome)
    case = line.fixed_activities >= 0
    day30 = np.where(case, 1.0, day30)
    at_close = day30 + later + 0.08 * draw.normal("fields at close") * ~case
    committed = 0.5 * who.skills["COM"][d.rep] + draw.normal("next step")
    step = np.digitize(committed, (-0.6, 0.3, 0.9, 1.5))
    step_missing = draw.uniform("missing step") < p.missing_field
    setter = np.where(line.handoffs > 0, (draw.uniform("setter") * 24.0).astype(np.int64), -1)
    frame = pd.DataFrame(
        {
            "opportunity_id": line.opportunity_column(index),
            "account_id": pick(ids("A", int(who.accounts.sum()), 5), account),
            "owner_id": rep_column(who, d.rep),
            "setter_id": pick(ids("B", 24, 2), setter),
            "segment": segment_column(line.segment),
            "type": pick(("New", "Existing"), choose(draw.uniform("type"), (0.75, 0.25))),
            "lead_source": pick(SOURCES, np.where(missing, -1, source)),
            "amount_initial": d.amount_first,
            "amount": np.where(is_open, _open_amount(p, line, draw), d.amount),
            "discount_pct": np.where(is_open, np.nan, np.round(100.0 * (1.0 - d.amount / d.amount_first), 1)),
            "created_date": dates(_created(p, line, draw)),
            "close_date": dates(_close_date(p, line, draw)),
            "stage_name": pick(STAGES, stage),
            "is_closed": ~is_open,
            "is_won": d.won & ~is_open,
            "outcome": pick(OUTCOMES, np.where(is_open, -1, outcome)),
            "forecast_category": pick(CATEGORIES, _category(stage)),
            "next_step": pick(NEXT_STEPS, np.where(step_missing, -1, step)),
            "n_contacts_engaged": 1 + draw.poisson("contacts", np.exp(0.4 + 0.2 * who.skills["CON"][d.rep])),
            "n_handoffs": line.handoffs,
            "fields_complete_day30": np.round(np.clip(day30, 0.0, 1.0), 2),
            "fields_complete_at_close": np.where(is_open, np.nan, np.round(np.clip(at_close, 0.0, 1.0), 2)),
        }
    )
    return frame


def _outcome(d: Deals) -> Ints:
    return np.where(d.won, 0, np.where(d.no_decision, 2, 1))


def _stage_at(line: Pipeline, day: int) -> Ints:
    """Return each deal's open stage (0..3) on `day`."""
    seen = (line.entered < day) & (np.arange(4) < line.reached[:, None])
    return np.asarray(np.maximum(seen.sum(axis=1) - 1, 0))


def _category(stage: Ints) -> Ints:
    return np.asarray(np.take((0, 0, 1, 2, 3, 4, 4), stage))


def _open_amount(p: Parameters, line: Pipeline, draw: Draws) -> Floats:
    return np.where(draw.uniform("zero amount") < p.zero_amount, 0.0, line.deals.amount_first)


def _created(p: Parameters, line: Pipeline, draw: Draws) -> Ints:
    """Creation days as the CRM has them: some deals are entered after their outcome."""
    late = ~line.open & (draw.uniform("late entry") < p.late_entry)
    return np.where(
        late, line.deals.closed + 1 + (draw.uniform("days late") * 20.0).astype(np.int64), line.deals.created
    )


def _close_date(p: Parameters, line: Pipeline, draw: Draws) -> Ints:
    """Actual close of closed deals, hoped-for close of open ones; some of those lie in the past."""
    ahead = line.export + (draw.uniform("hope") * 90.0).astype(np.int64)
    stale = draw.uniform("stale") < p.past_close_date
    age = line.export - line.deals.created
    past = line.export - 1 - (draw.uniform("days stale") * np.minimum(60, np.maximum(age - 1, 0))).astype(np.int64)
    return np.where(line.open, np.where(stale, past, ahead), line.deals.closed)


def stage_history(p: Parameters, who: People, line: Pipeline, seed: int) -> pd.DataFrame:
    """One row per change: the event log of every deal, in the order of deals and time."""
    d, draw = line.deals, line.draw(seed, "history")
    last = np.where(line.open, line.export, d.closed)
    open_rows = (np.arange(4) < line.reached[:, None]) & (line.entered < last[:, None])
    open_rows[:, 0] = True
    happened = np.column_stack([open_rows, ~line.open])
    deal, step = np.nonzero(happened)
    day = np.column_stack([line.entered, d.closed])[deal, step]
    closing = step == 4
    stage = np.where(closing, 4 + _outcome(d)[deal], step)
    mood = np.exp(0.35 * draw.normal("hope"))
    remaining = np.take(p.cycle_days, line.segment)[:, None] * mood[:, None] * (1.0 - np.arange(5) / 5.0)
    close = np.where(closing, day, day + remaining[deal, step].astype(np.int64))
    amount = np.where(closing, d.amount[deal], d.amount_first[deal])
    first = step == 0
    frame = pd.DataFrame(
        {
            "opportunity_id": line.opportunity_column(deal),
            "changed_at": dates(day),
            "stage_name": pick(STAGES, stage),
            "amount": amount,
            "prev_amount": np.where(first, np.nan, np.roll(amount, 1)),
            "close_date": dates(close),
            "prev_close_date": dates(np.roll(close, 1)),
            "forecast_category": pick(CATEGORIES, _category(stage)),
            "changed_by_id": rep_column(who, d.rep[deal]),
        }
    )
    frame.loc[first, "prev_close_date"] = pd.NaT
    return frame
