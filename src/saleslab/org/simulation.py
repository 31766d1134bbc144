"""The company quarter by quarter: who has which skill when, and what becomes of every opportunity.

Quarters are counted from 0 = FY1 Q1; quarters below 0 fill the pipeline before the books open.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from saleslab.org.calendar import first_day, month_end, quarter_of, working_day
from saleslab.org.parameters import Parameters
from saleslab.org.people import Flags, People
from saleslab.org.randomness import Draws, Floats, Ints

WARM_UP = 4
# Nodes and weights that average over a standard normal buyer fit (Gauss-Hermite, exact to degree 9).
_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(5)
_WEIGHTS = _WEIGHTS / _WEIGHTS.sum()


@dataclass(frozen=True)
class Exposure:
    """Which programme touches whom: arrays of shape (quarters, sellers), or (sellers,) for one quarter.

    `extra_coaching` is in hours, `coach_skill` what managers have learned in SD, `tool` log-odds of winning.
    """

    process: Flags
    trained: Flags
    crm_hours: Floats
    supported: Flags
    seat: Flags
    split: Flags
    extra_coaching: Floats
    coach_skill: Floats
    tool: Floats

    def row(self, row: int) -> Exposure:
        """Return one quarter of it."""
        return Exposure(**{f.name: getattr(self, f.name)[row] for f in fields(self)})


@dataclass(frozen=True)
class Skills:
    """What a seller has learned so far, in SD: arrays of shape (sellers,)."""

    training: Floats
    coached: Floats


@dataclass(frozen=True)
class State:
    """Everything that shapes one quarter's opportunities: arrays of shape (sellers,)."""

    rate: Floats
    stall: Floats
    stall_handed: Floats
    win: Floats
    win_handed: Floats
    handed: Floats
    commitment: Floats
    coaching: Floats
    skills: Skills


@dataclass(frozen=True)
class Deals:
    """Opportunities as arrays of equal length, in the order of quarter, seller and slot."""

    rep: Ints
    quarter: Ints
    slot: Ints
    fit: Floats
    handed: Flags
    p_win: Floats
    no_decision: Flags
    won: Flags
    amount_first: Floats
    discount: Floats
    amount: Floats
    created: Ints
    closed: Ints


@dataclass(frozen=True)
class Run:
    """A stretch of a company's history. `states` holds one entry per quarter, warm-up included."""

    deals: Deals
    states: list[State]
    bookings: Floats
    quota: Floats

    @property
    def coaching(self) -> Floats:
        """Coaching hours by observed quarter and seller."""
        return np.array([s.coaching for s in self.states[-self.bookings.shape[0] :]])


def logistic(x: Floats) -> Floats:
    """Turn log-odds into probabilities."""
    return 1.0 / (1.0 + np.exp(-x))


def learn(
    p: Parameters, who: People, skills: Skills, e: Exposure, standing: Floats, noise: Floats
) -> tuple[Skills, Floats]:
    """Carry skills over a quarter: training decays slower under a good coach, coaching adds dose x skill.

    `standing` is last quarter's attainment in SD, `noise` in SD whatever else makes a manager coach; returns the
    new skills and the coaching hours given.
    """
    coach = who.coaching_skill[who.manager] + e.coach_skill
    kept = np.clip(p.training_kept + p.training_kept_coach * coach, 0.0, 0.98)
    gain = np.clip(p.training_gain - p.training_levels * p.skill_spread * who.general, 0.0, None) * e.trained
    hours = p.coaching_hours + p.coaching_need * standing + p.coaching_noise * noise
    hours = np.clip(hours + e.extra_coaching, 0.0, None)
    dose = hours / 3.0 * (p.coaching_effect * coach + p.coaching_base)
    return Skills(skills.training * kept + gain, p.coaching_kept * skills.coached + dose), hours


def state(p: Parameters, who: People, skills: Skills, hours: Floats, at: int, e: Exposure) -> State:
    """Derive what shapes the opportunities of quarter `at` from skills and that quarter's exposure."""
    s, seg = who.skills, who.segment
    discovery = s["DIS"] + skills.training + skills.coached
    commitment = s["COM"] + p.training_commitment * skills.training + skills.coached
    process = e.process * p.process_effect * (1.0 + who.adherence) * (1.0 + p.process_discovery * discovery)
    crm = np.where(
        e.supported,
        p.crm_linear * e.crm_hours - p.crm_quadratic * e.crm_hours**2,
        p.crm_unsupported * e.crm_hours,
    )
    stall = np.take(p.stall, seg) + p.stall_commitment * commitment
    stall = stall + p.stall_consensus * s["CON"] + p.stall_discovery * discovery
    win = np.take(p.win, seg) + p.win_discovery * discovery + p.win_value * s["VAL"]
    win = win + process + crm + e.tool
    handed_win = p.split_win + p.split_win_discovery * discovery + p.split_enterprise * (seg == 2)
    split = e.split
    log_rate = (
        p.prospecting * s["PRO"]
        + p.discipline * s["DSC"]
        + p.potential_elasticity * who.log_potential
        + e.seat * p.social_effect * (1.0 + p.social_prospecting * s["PRO"])
        + at * (p.market_growth + p.adopter_growth * (who.region < 2))
        + p.season * (at % 4 == 2)
    )
    # The mean of exp(potential) must not move with its spread, so that spread alone makes no richer company.
    centre = 0.5 * (p.prospecting**2 + p.discipline**2 + (p.potential_elasticity * p.potential_sd) ** 2)
    return State(
        rate=np.take(p.opportunities, seg)
        * np.where(split, np.take(p.split_volume, seg), 1.0)
        * np.exp(log_rate - centre),
        stall=stall,
        stall_handed=stall + p.split_stall + p.split_stall_commitment * commitment,
        win=win,
        win_handed=win + handed_win,
        handed=np.where(split, np.take(p.split_handed, seg), 0.0),
        commitment=commitment,
        coaching=hours,
        skills=skills,
    )


def quotas(p: Parameters, who: People, quarters: Ints) -> Floats:
    """Quotas of the given quarters, shape (quarters, sellers), USD: half-way between segment mean and potential."""
    potential = p.quota_potential * p.potential_elasticity * who.log_potential + who.quota_error
    base = np.take(p.opportunities, who.segment) * np.take(p.amount, who.segment) * typical_win(p)[who.segment]
    growth = 1.0 + p.quota_growth * quarters
    return np.asarray(np.round(growth[:, None] * p.quota_stretch * base * np.exp(potential), -2))


def win_chance(p: Parameters, stall: Floats, win: Floats) -> Floats:
    """Share of opportunities won, averaged over buyer fit, for the given log-odds of stalling and winning."""
    column = (-1, *(1 for _ in stall.shape))
    fit, weight = _NODES.reshape(column), _WEIGHTS.reshape(column)
    wins = (1.0 - logistic(stall + p.stall_fit * fit)) * logistic(win + p.win_fit * fit)
    return np.asarray((weight * wins).sum(axis=0))


def typical_win(p: Parameters) -> Floats:
    """Win rate of an average seller by segment, all opportunities in the denominator."""
    return win_chance(p, np.array(p.stall), np.array(p.win))


def opportunities(p: Parameters, who: People, s: State, at: int, seed: int) -> Deals:
    """Draw quarter `at`'s opportunities and what becomes of each."""
    volume = Draws(seed, "volume", np.arange(who.size), at)
    luck = np.exp(p.luck_volume * volume.normal("luck") - 0.5 * p.luck_volume**2)
    count = volume.poisson("count", s.rate * luck)
    rep = np.repeat(np.arange(who.size), count)
    slot = np.arange(rep.size) - np.repeat(np.cumsum(count) - count, count)
    draw = Draws(seed, "deal", rep, at, slot)
    seg, value, fit = who.segment[rep], who.skills["VAL"][rep], draw.normal("fit")
    handed = draw.uniform("handed") < s.handed[rep]
    p_stall = logistic(np.where(handed, s.stall_handed[rep], s.stall[rep]) + p.stall_fit * fit)
    p_won = logistic(np.where(handed, s.win_handed[rep], s.win[rep]) + p.win_fit * fit)
    no_decision = draw.uniform("decision") < p_stall
    won = ~no_decision & (draw.uniform("win") < p_won)
    discount = np.clip(p.discount - p.discount_value * value + p.discount_sd * draw.normal("discount"), 0.0, 0.6)
    list_price = np.take(p.amount, seg) * np.exp(
        p.amount_sd * draw.normal("amount") - 0.5 * p.amount_sd**2 + p.amount_value * value
    )
    first = _heaped(list_price / (1.0 - p.discount), draw.uniform("round first") < p.round_open)
    amount = _heaped(first * (1.0 - discount), draw.uniform("round") < p.round_won)
    start, end = first_day(at), first_day(at + 1)
    created = (start + draw.uniform("created") * (end - start)).astype(np.int64)
    speed = np.exp(p.cycle_skill * (s.commitment + who.skills["CON"])[rep]) * np.where(
        no_decision, p.cycle_stalled, 1.0
    )
    cycle = np.take(p.cycle_days, seg) * speed * (-np.log(draw.uniform("cycle"))) ** (1.0 / p.cycle_shape)
    return Deals(
        rep=rep,
        quarter=np.full(rep.size, at),
        slot=slot,
        fit=fit,
        handed=handed,
        p_win=(1.0 - p_stall) * p_won,
        no_decision=no_decision,
        won=won,
        amount_first=first,
        discount=discount,
        amount=amount,
        created=created,
        closed=_close_day(p, created + 1 + cycle.astype(np.int64), won, draw),
    )


def _close_day(p: Parameters, day: Ints, won: Flags, draw: Draws) -> Ints:
    """Pull some wins to the end of the month and move most weekend closes to Monday."""
    end = month_end(day)
    pulled = won & (end - day < 10) & (end >= day) & (draw.uniform("month end") < p.month_end_pull)
    return working_day(np.where(pulled, end, day), draw.uniform("weekend"), p.weekend_close)


def _heaped(amount: Floats, to_thousands: Flags) -> Floats:
    """Round amounts the way people type them: often to whole thousands, else to ten dollars."""
    return np.where(to_thousands, np.maximum(np.round(amount, -3), 1000.0), np.maximum(np.round(amount, -1), 10.0))


def standing(attainment: Floats) -> Floats:
    """Place sellers by attainment: log, in SD, within 1.5 SD of the mean."""
    score = np.log(attainment + 0.2)
    spread = score.std()
    return np.clip((score - score.mean()) / spread, -1.5, 1.5) if spread > 0 else np.zeros_like(score)


def simulate(p: Parameters, who: People, exposure: Exposure, seed: int, since: Run | None = None) -> Run:
    """Play the quarters of `exposure`, from the warm-up or on from the end of another run.

    Bookings fall in the quarter a deal closes, shape (observed quarters, sellers); deals that run on from `since`
    count, but only new ones are listed.
    """
    start = -WARM_UP if since is None else p.quarters
    end = start + exposure.process.shape[0]
    observed = np.arange(max(start, 0), end)
    quota = quotas(p, who, observed)
    booked = np.zeros((observed.size, who.size))
    nothing = np.zeros(who.size)
    skills, last = Skills(nothing, nothing), nothing
    if since is not None:
        _book(booked, since.deals, start)
        skills, last = since.states[-1].skills, standing(since.bookings[-1] / since.quota[-1])
    cohorts, states = [], []
    for row, at in enumerate(range(start, end)):
        e = exposure.row(row)
        draw = Draws(seed, "seller quarter", np.arange(who.size), at)
        skills, hours = learn(p, who, skills, e, last, draw.normal("coaching"))
        now = state(p, who, skills, hours, at, e)
        cohort = opportunities(p, who, now, at, seed)
        _book(booked, cohort, int(observed[0]))
        states.append(now)
        cohorts.append(cohort)
        if at >= 0:
            last = standing(booked[at - observed[0]] / quota[at - observed[0]])
    joined = {f.name: np.concatenate([getattr(c, f.name) for c in cohorts]) for f in fields(Deals)}
    return Run(Deals(**joined), states, booked, quota)


def _book(booked: Floats, cohort: Deals, first: int) -> None:
    """Add a cohort's wins to the quarter they close in, where the books (from quarter `first`) cover it."""
    row = quarter_of(cohort.closed) - first
    wins = cohort.won & (row >= 0) & (row < booked.shape[0])
    np.add.at(booked, (row[wins], cohort.rep[wins]), cohort.amount[wins])
