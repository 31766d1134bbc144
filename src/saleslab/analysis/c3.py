"""The people, draws and money module C3 asks about: chosen by rule, from what a learner may see.

Only the functions that say so read `World.truth`; lessons show it after a decision, keys judge by the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from saleslab.analysis.decisions import guesses
from saleslab.analysis.leaderboard import annual_bookings
from saleslab.analysis.panel import Mask, Panel, by_quarter, has
from saleslab.analysis.plans import groups
from saleslab.analysis.words import dollars
from saleslab.org import World
from saleslab.org.parameters import Parameters
from saleslab.org.people import People
from saleslab.org.policy import GROSS_MARGIN, HORIZON, OFFERS, Policy, Step, run
from saleslab.org.simulation import Skills, State

Floats = npt.NDArray[np.float64]

# Quarters 1 to 12: the volunteers' course is in FY2 Q1, the one for whole teams in FY2 Q4.
YEAR_BEFORE, AFTER = range(1, 4), range(5, 8)
TEAMS_BEFORE, TEAMS_AFTER = range(1, 8), range(8, 10)
REDRAWS = 200
CLEAR = 10
"""A draw's gain counts as clear where fewer than this many of `REDRAWS` redraws show as much."""
QUARTERS_ON = 4
"""How many quarters after the course the company's history goes."""


# --- who put a hand up
@dataclass(frozen=True)
class Hands:
    """The volunteers' course: who got a place, who put a hand up and lost the draw, who never did."""

    place: Mask
    lost: Mask
    never: Mask


@lru_cache(maxsize=64)
def hands(world: World) -> Hands:
    """Read the three groups off the attendance list, sellers in the order of `World.reps`."""
    first = world.training_attendance[world.training_attendance["programme_id"] == "P2a"]
    up = has(world.reps, first.loc[first["opted_in"], "rep_id"])
    place = has(world.reps, first.loc[first["attended"], "rep_id"])
    return Hands(place, up & ~place, ~up)


@lru_cache(maxsize=64)
def _bookings(world: World) -> Floats:
    """Bookings, USD, sellers by quarters 1 to 12."""
    return by_quarter(world.attainment, world.reps, "bookings")


@lru_cache(maxsize=64)
def _panel(world: World) -> Panel:
    return Panel(world.opportunities, world.reps)


def booked(world: World, sellers: Mask, quarters: range) -> float:
    """Mean bookings of some sellers over all of the quarters (1 to 12), USD a seller."""
    return float(_bookings(world)[sellers][:, quarters.start - 1 : quarters.stop - 1].sum(axis=1).mean())


def ahead(world: World, sellers: Mask, others: Mask, quarters: range = AFTER) -> float:
    """How much more some sellers booked than others (0.5 = 50 % more)."""
    return booked(world, sellers, quarters) / booked(world, others, quarters) - 1.0


def volunteers_by_luck(world: World) -> int:
    """How many of `REDRAWS` draws of the same volunteers put those with a place as far ahead, by luck alone."""
    h = hands(world)
    money = _bookings(world)[:, AFTER.start - 1 : AFTER.stop - 1].sum(axis=1)[h.place | h.lost]
    dice, places = np.random.default_rng(4471), int(h.place.sum())
    again = [dice.permutation(money) for _ in range(REDRAWS)]
    leads = np.array([names[:places].mean() / names[places:].mean() - 1.0 for names in again])
    return int((leads >= ahead(world, h.place, h.lost)).sum())


def hands_by_third(world: World) -> tuple[int, int, int]:
    """How many put a hand up among the third who booked most in FY1, the middle third, and the last."""
    up = pd.Series(~hands(world).never, index=pd.Index(world.reps["rep_id"]))
    order = list(annual_bookings(world.attainment, 1)["rep_id"])
    third = len(order) // 3
    first, second, last = (int(up[order[at : at + third]].sum()) for at in (0, third, 2 * third))
    return first, second, last


# --- six places
def place_candidates(world: World) -> pd.DataFrame:
    """Every twentieth of FY1's leaderboard, twelve: rep_id, rank, bookings, attainment (1 = quota), by rep_id."""
    year = world.attainment[world.attainment["fiscal_year"] == 1].groupby("rep_id")[["bookings", "quota"]].sum()
    board = annual_bookings(world.attainment, 1).iloc[9::20]
    reached = (year["bookings"] / year["quota"]).reindex(board["rep_id"]).to_numpy()
    return board.assign(attainment=reached).sort_values("rep_id", ignore_index=True)


def without_course(world: World) -> pd.Series:
    """What each seller books on average in the three quarters after, had there been no course, USD. Truth."""
    rows = slice(AFTER.start - 1, AFTER.stop - 1)
    expected = world.truth.without("P2a").bookings[rows].sum(axis=0)
    return pd.Series(expected, index=pd.Index(world.reps["rep_id"], name="rep_id"))


# --- a draw, and what luck alone does to it
@dataclass(frozen=True)
class Draw:
    """A draw as it is on file. ``unit`` is what was drawn (a number for each seller, -1 for who was not in it)."""

    kind: Literal["fair", "few", "exchanged"]
    unit: npt.NDArray[np.int64]
    sent: Mask
    exchanged: int = 0

    @property
    def others(self) -> Mask:
        """Who was in the draw and was not sent."""
        return (self.unit >= 0) & ~self.sent

    @property
    def sellers(self) -> int:
        """How many were in the draw."""
        return int((self.unit >= 0).sum())


@lru_cache(maxsize=64)
def full_draw(world: World) -> Draw:
    """The draw of FY2 Q4: half of the teams, whole, everybody in a drawn team sent."""
    second = world.training_attendance[world.training_attendance["programme_id"] == "P2b"]
    sent = has(world.reps, second.loc[second["attended"], "rep_id"])
    return Draw("fair", pd.factorize(world.reps["manager_id"])[0].astype(np.int64), sent)


@lru_cache(maxsize=64)
def draw_on_file(world: World) -> Draw:
    """The draw the exercise shows: all teams, twelve sellers only, or one whose names were exchanged afterwards.

    Which of the three follows from the company's number, so that every kind of company has more than one.
    """
    full = full_draw(world)
    if world.index % 4 == 1:
        return _few(world, full)
    return _exchanged(world, full) if world.index % 4 == 2 else full


def _few(world: World, full: Draw) -> Draw:
    """Twelve sellers, half of them sent: the first such draw that looks promising though luck often does as well."""
    dice = np.random.default_rng(world.index)
    here, there = np.flatnonzero(full.sent), np.flatnonzero(~full.sent)
    while True:
        twelve = np.concatenate([dice.choice(here, 6, replace=False), dice.choice(there, 6, replace=False)])
        unit = np.full(full.sent.size, -1)
        unit[twelve] = np.arange(12)
        draw = Draw("few", unit, full.sent & (unit >= 0))
        if gain(world, draw) > 0.025 and 0.08 < (redraws(world, draw) >= gain(world, draw)).mean() < 0.35:
            return draw


def _exchanged(world: World, full: Draw) -> Draw:
    """The same teams, but managers kept weaker sellers at home and sent stronger ones of other teams."""
    before = _bookings(world)[:, : TEAMS_BEFORE.stop - 1].sum(axis=1)
    kept, count = np.ones(before.size, dtype=bool), full.sent.size // 8
    kept[np.flatnonzero(full.sent)[np.argsort(before[full.sent])[:count]]] = False
    kept[np.flatnonzero(~full.sent)[np.argsort(-before[~full.sent])[:count]]] = False
    return Draw("exchanged", np.where(kept, np.arange(kept.size), -1), full.sent & kept, count)


def rates(world: World, draw: Draw) -> tuple[float, float, float, float]:
    """Win rates (0..1): of those sent before and after, of the others before and after."""
    panel = _panel(world)
    rate = [panel.win_rate(who, when) for who in (draw.sent, draw.others) for when in (TEAMS_BEFORE, TEAMS_AFTER)]
    return rate[0], rate[1], rate[2], rate[3]


def gain(world: World, draw: Draw, among: Mask | None = None) -> float:
    """Change of the win rate (0..1) of those sent beyond the others' change; ``among`` some sellers only."""
    chosen = np.ones(draw.sent.size, dtype=bool) if among is None else among
    return _panel(world).win_rate_change(draw.sent & chosen, draw.others & chosen, TEAMS_BEFORE, TEAMS_AFTER)


def redraws(world: World, draw: Draw, among: Mask | None = None) -> Floats:
    """Gains that show when the same units are drawn again by lot, `REDRAWS` times: luck, whatever the course did."""
    inside = draw.unit >= 0
    counted = inside if among is None else inside & among
    drawn, units = np.unique(draw.unit[draw.sent]).size, np.unique(draw.unit[inside])
    dice = np.random.default_rng(4471)
    chosen = np.zeros((REDRAWS, int(units.max()) + 1))
    for row in chosen:
        row[dice.permutation(units)[:drawn]] = 1.0
    change = np.zeros(REDRAWS)
    for when, sign in ((TEAMS_BEFORE, -1.0), (TEAMS_AFTER, 1.0)):
        wins, closed = (
            np.bincount(
                draw.unit[counted], table[counted][:, when.start - 1 : when.stop - 1].sum(axis=1), chosen.shape[1]
            )
            for table in (_panel(world).wins, _panel(world).closed)
        )
        won, ended = chosen @ wins, chosen @ closed
        change += sign * (won / ended - (wins.sum() - won) / (closed.sum() - ended))
    return change


def as_much(world: World, draw: Draw, among: Mask | None = None) -> int:
    """How many of `REDRAWS` redraws show at least the gain that the draw showed."""
    return int((redraws(world, draw, among) >= gain(world, draw, among)).sum())


def reading(world: World) -> Literal["draw", "luck", "exchanged"]:
    """What the draw on file allows: to believe its gain, to say nothing because of luck, or because of exchanges."""
    draw = draw_on_file(world)
    if draw.kind == "exchanged":
        return "exchanged"
    return "draw" if as_much(world, draw) < CLEAR else "luck"


def gain_by_hands(world: World) -> tuple[float, float]:
    """Gain in the full draw (0..1) of sellers who had put a hand up, and of those who never had."""
    draw, never = full_draw(world), hands(world).never
    return gain(world, draw, ~never), gain(world, draw, never)


def true_gain(world: World, among: Mask | None = None) -> float:
    """What the course of FY2 Q4 truly added to the win rate (0..1) of those sent; ``among`` some sellers. Truth."""
    sent = full_draw(world).sent if among is None else full_draw(world).sent & among
    rows = slice(TEAMS_AFTER.start - 1, TEAMS_AFTER.stop - 1)
    with_it, without = (
        float(r.wins[rows][:, sent].sum() / r.opportunities[rows][:, sent].sum())
        for r in (world.truth.history, world.truth.without("P2b"))
    )
    return with_it - without


def true_gain_by_hands(world: World) -> tuple[float, float]:
    """What the course truly added to the win rate (0..1) of those sent, with a hand up and without. Truth."""
    never = hands(world).never
    return true_gain(world, ~never), true_gain(world, never)


# --- what is left of it
def kept(world: World) -> tuple[Floats, Floats]:
    """Share of the gain still there 0 to `QUARTERS_ON` quarters on: under good coaches, under weak ones. Truth.

    Good and weak as the claim C3.kept has them: coaching skill 0.4 SD above or below the average manager. All 0 where
    there was nothing to keep.
    """
    who, states = world.truth.people, world.truth.run.states
    fresh, coach = who.second_wave & ~who.first_wave, who.coaching_skill[who.manager]
    return _left(states, fresh & (coach > 0.4)), _left(states, fresh & (coach < -0.4))


def _left(states: Sequence[State], sellers: Mask) -> Floats:
    levels = np.array([float(s.skills.training[sellers].sum()) for s in states[-QUARTERS_ON - 1 :]])
    return np.asarray(levels / levels[0] if levels[0] > 0 else np.zeros(levels.size))


def care(world: World) -> pd.DataFrame:
    """One row per manager (index manager_id): watched, followed (shares of sessions), hours a seller and quarter."""
    sessions = world.coaching_sessions
    table = sessions.groupby("manager_id").agg(
        watched=("observed_call", "mean"), followed=("followed_up", "mean"), hours=("hours", "sum")
    )
    span = world.reps.groupby("manager_id").size()
    table["hours"] /= sessions["quarter"].nunique() * span
    return table.reindex(world.managers["manager_id"]).fillna(0.0)


def team_candidates(world: World) -> pd.DataFrame:
    """Nine teams for three courses: index manager_id; `care`, hands (hands up of 8), booked (FY2, USD a seller).

    Three whose manager follows up most, three with the most hours of the rest, three with the highest bookings of
    those left; by manager_id, so the order tells nothing.
    """
    table = care(world)
    year = world.attainment[world.attainment["fiscal_year"] == 2].merge(world.reps[["rep_id", "manager_id"]])
    table["booked"] = year.groupby("manager_id")["bookings"].sum() / world.reps.groupby("manager_id").size()
    up = world.reps.assign(up=~hands(world).never)
    table["hands"] = up.groupby("manager_id")["up"].sum()
    table["both"] = table["watched"] + table["followed"]
    first = table.nlargest(3, "both").index
    weaker = table.drop(first).nsmallest(22, "both")
    most_hours = weaker.nlargest(3, "hours").index
    richest = weaker.drop(most_hours).nlargest(3, "booked").index
    return table.loc[[*first, *most_hours, *richest]].sort_index()


# --- the money
PLACE, COACH = OFFERS["training"].price, OFFERS["coach_development"].price
"""USD for a seller's place on the course, and for a manager's coach."""
TEAM = 8
"""Sellers in a team."""
KINDS = ("course", "coach", "both", "late")
"""What a seller can get: a place; a coach for the own manager; both from the first day; the coach in quarter 4 only."""
LATE = 4

Plan = Mapping[str, Floats]
"""``{kind: each seller's share}``: 1 who gets it, 0 who doesn't, between them where lots are still to be drawn."""


@dataclass(frozen=True)
class Money:
    """Gross margin, USD over eight quarters, that each of `KINDS` brings each seller; prices are not yet paid.

    Adding up sellers leaves out that a manager's hours follow how everybody else did: some 2 % of a plan's worth.
    """

    gained: Mapping[str, Floats]

    def worth(self, plan: Plan) -> float:
        """What a plan brings beyond its price, USD."""
        return sum(float(self.gained[kind] @ share) for kind, share in plan.items()) - price(plan)

    def team(self, kind: str, sellers: Mask) -> float:
        """What a kind brings a team among some sellers on average, USD, its price not yet paid."""
        return TEAM * float(self.gained[kind][sellers].mean())

    def idle(self) -> Money:
        """The same where a coach changes nothing: what is left is the course."""
        course = self.gained["course"]
        return Money({"course": course, "coach": 0.0 * course, "both": course, "late": course})


def price(plan: Plan) -> float:
    """What a plan costs, USD."""
    each = {"course": PLACE, "coach": COACH / TEAM, "both": PLACE + COACH / TEAM, "late": PLACE + COACH / TEAM}
    return sum(each[kind] * float(share.sum()) for kind, share in plan.items())


@lru_cache(maxsize=64)
def visible_money(world: World) -> Money:
    """`Money` on the evidence that was visible (`saleslab.analysis.decisions`)."""
    gained = dict.fromkeys(KINDS, np.zeros(len(world.reps)))
    for guess in guesses(world.index):
        for kind, booked_more in _added(world, _booked_by_policy(guess.parameters, guess.who)).items():
            gained[kind] = gained[kind] + guess.weight * GROSS_MARGIN * booked_more
    return Money(gained)


@lru_cache(maxsize=64)
def true_money(world: World) -> Money:
    """`Money` as it truly is. Truth."""
    booked_more = _added(world, lambda policy: world.run(policy).expected.bookings.sum(axis=0))
    return Money({kind: GROSS_MARGIN * more for kind, more in booked_more.items()})


def true_wins(world: World, plan: Plan) -> float:
    """How many deals more a plan wins in eight quarters. Truth."""
    more = _added(world, lambda policy: world.run(policy).expected.wins.sum(axis=0))
    return sum(float(more[kind] @ share) for kind, share in plan.items())


def _booked_by_policy(p: Parameters, who: People) -> Callable[[Policy], Floats]:
    nothing = np.zeros(who.size)
    return lambda policy: np.asarray(run(p, who, Skills(nothing, nothing), policy).expected.bookings.sum(axis=0))


def _added(world: World, result: Callable[[Policy], Floats]) -> dict[str, Floats]:
    """What each kind adds to each seller's ``result`` over eight quarters if everybody gets it."""
    managers = groups(world.index, "team")["all"]
    train = Step("training", tuple(world.reps["rep_id"]))
    steps = {
        "course": (train,),
        "coach": (Step("coach_development", managers),),
        "both": (train, Step("coach_development", managers)),
        "late": (train, Step("coach_development", managers, first=LATE)),
    }
    nothing = result(Policy())
    return {kind: result(Policy(steps[kind], budget=1e9)) - nothing for kind in KINDS}


def true_rise(world: World, quarters: int) -> float:
    """How much more the company books in the first ``quarters`` if everybody is trained (0.1 = 10 %). Truth."""
    everybody = Policy((Step("training", tuple(world.reps["rep_id"])),), budget=1e9)
    trained, not_trained = (world.run(p).expected.bookings[:quarters].sum() for p in (everybody, Policy()))
    return float(trained / not_trained - 1.0)


def in_best_teams(world: World, count: int) -> Mask:
    """The sellers of the ``count`` teams whose managers watch and look again most."""
    teams = groups(world.index, "team")
    first = [*teams["coached"], *teams["less_coached"]][:count]
    return world.reps["manager_id"].isin(first).to_numpy()


def _sure(sellers: Mask) -> Floats:
    return sellers.astype(np.float64)


def _drawn(world: World, teams: int) -> Floats:
    return np.full(len(world.reps), teams / len(world.managers))


# --- the lesson's two votes
SENT, WITH_COACH = 13, 8
"""Teams that about $832k sends; teams that it sends each with a coach."""
IN_LOT, LOT_COACHED = 10, 4
"""Teams that the lot sends, and of how many of them the manager has a coach."""
THEN = ("first", "careful", "late", "together", "lot")


def first_plan(world: World, vote: str) -> Plan:
    """What a vote for one of `FIRST` buys: places for volunteers, for teams drawn, for those furthest behind quota."""
    places = SENT * TEAM
    year = world.attainment[world.attainment["fiscal_year"] == 3].groupby("rep_id")[["bookings", "quota"]].sum()
    behind = (year["bookings"] / year["quota"]).nsmallest(places).index
    volunteers = _sure(~hands(world).never)
    return {
        "hands": {"course": volunteers * places / volunteers.sum()},
        "teams": {"course": _drawn(world, SENT)},
        "behind": {"course": _sure(has(world.reps, behind))},
        "none": {},
    }[vote]


def plans(world: World, first: str) -> dict[str, Plan]:
    """What each vote for one of `THEN` buys, where ``first`` was the first vote."""
    eight, ten = (_sure(in_best_teams(world, teams)) for teams in (WITH_COACH, IN_LOT))
    coached = LOT_COACHED / IN_LOT
    return {
        "first": first_plan(world, first),
        "careful": {"course": _sure(in_best_teams(world, SENT))},
        "late": {"late": eight},
        "together": {"both": eight},
        "lot": {"both": coached * ten, "course": (1 - coached) * ten},
    }


# --- the exercise's money: what a lot has tested
QUARTERS_COACHED = HORIZON


def coaches_teach(world: World) -> bool:
    """Whether the coaches that this company tried do what their seller says. Truth; by the company's number."""
    return world.index % 3 != 1


@dataclass(frozen=True)
class Tested:
    """What a lot among all teams showed of one thing to buy, rounded as it is shown.

    ``seen`` and ``reach``: the gain, and what luck reaches, deals won of 100. ``point``: what one deal of 100 more
    brings a team in the quarters watched, USD of gross margin. ``price``: USD for a team. ``true``: the true gain.
    """

    seen: float
    reach: float
    point: float
    price: float
    true: float

    @property
    def sticks_out(self) -> float:
        """What is left of the gain beyond luck's reach, deals of 100; below 0 where luck explains it."""
        return round(self.seen - self.reach, 1)

    def brings(self, gain: float) -> float:
        """What a gain in deals of 100 brings a team in the quarters watched, USD, as shown."""
        return round(gain * self.point, -3)

    @property
    def verdict(self) -> Literal["now", "draw", "nothing"]:
        """By the chair's rule: what sticks out pays; only the gain seen would; not even that."""
        if self.brings(self.sticks_out) > self.price:
            return "now"
        return "draw" if self.brings(self.seen) > self.price else "nothing"


@lru_cache(maxsize=64)
def course_tested(world: World) -> Tested:
    """What the draw of all teams showed of the course, in the two quarters after."""
    draw = full_draw(world)
    panel = _panel(world)
    everybody = np.ones(draw.sent.size, dtype=bool)
    booked_there = _bookings(world)[:, TEAMS_AFTER.start - 1 : TEAMS_AFTER.stop - 1].sum()
    point = _worth_of_a_point(world, float(booked_there), panel.win_rate(everybody, TEAMS_AFTER))
    reach = np.sort(redraws(world, draw))[-CLEAR]
    seen, reached, true = (round(100 * float(x), 1) for x in (gain(world, draw), reach, true_gain(world)))
    return Tested(seen, reached, point, TEAM * PLACE, true)


@lru_cache(maxsize=64)
def coaches_tested(world: World) -> Tested:
    """What a lot of 15 managers with a coach and 15 without showed, in the eight quarters after FY3.

    Deals are dealt from the simulator's expected results of these quarters, once for each seller.
    """
    dice = np.random.default_rng(world.index)
    names = groups(world.index, "team")["all"]
    coached = tuple(str(name) for name in dice.permutation(names)[: len(names) // 2])
    team = pd.factorize(world.reps["manager_id"])[0]
    inside = world.reps["manager_id"].isin(coached).to_numpy()
    with_coach, without = (
        _two_years(world, policy) for policy in (Policy((Step("coach_development", coached),), budget=1e9), Policy())
    )
    rate, deals, money = with_coach if coaches_teach(world) else without
    closed = np.round(deals).astype(int)
    won = dice.binomial(closed, rate)
    before = [table[:, -QUARTERS_COACHED:].sum(axis=1) for table in (_panel(world).wins, _panel(world).closed)]
    tables = [np.bincount(team, table) for table in (won, closed, *before)]

    def change(chosen: Mask) -> float:
        now, then = (
            t[chosen].sum() / n[chosen].sum() - t[~chosen].sum() / n[~chosen].sum() for t, n in (tables[:2], tables[2:])
        )
        return float(100 * (now - then))

    real = np.bincount(team, inside) > 0
    again = np.sort([change(dice.permutation(real)) for _ in range(REDRAWS)])
    point = _worth_of_a_point(world, float(money.sum()), float(won.sum() / closed.sum()))
    true = 100 * float((rate[inside] @ deals[inside] - without[0][inside] @ without[1][inside]) / deals[inside].sum())
    return Tested(round(change(real), 1), round(float(again[-CLEAR]), 1), point, COACH, round(true, 1))


def _two_years(world: World, policy: Policy) -> tuple[Floats, Floats, Floats]:
    """Each seller's expected win rate (0..1), opportunities and bookings (USD) in the eight quarters after FY3."""
    found = world.run(policy).expected
    wins, deals, money = (
        table[:QUARTERS_COACHED].sum(axis=0) for table in (found.wins, found.opportunities, found.bookings)
    )
    return np.asarray(wins / deals), deals, money


def _worth_of_a_point(world: World, booked_by_all: float, rate: float) -> float:
    """Gross margin, USD, that one deal of 100 more brings a team in the quarters in which all booked so much."""
    return round(GROSS_MARGIN * booked_by_all / len(world.managers) * 0.01 / rate, -3)


def claimed(world: World) -> float:
    """What a vendor says a team on the course brings in eight quarters, USD: the graduates' lead, all of it.

    The higher of two: their lead on everybody else, and on their own year before.
    """
    h = hands(world)
    there = booked(world, h.place, AFTER)
    lead = there - min(booked(world, ~h.place, AFTER), booked(world, h.place, YEAR_BEFORE))
    return GROSS_MARGIN * TEAM * lead * HORIZON / len(AFTER)


# --- as shown
def _places_shown(world: World) -> pd.DataFrame:
    twelve = place_candidates(world)
    columns = {
        "Place on the leaderboard": twelve["rank"].map("{:.0f} of 240".format),
        "Booked last year": twelve["bookings"].map(dollars),
        "Of quota": twelve["attainment"].map("{:.0%}".format),
    }
    return pd.DataFrame(columns).set_index(twelve["rep_id"]).rename_axis("Seller")


def _teams_shown(world: World) -> pd.DataFrame:
    nine = team_candidates(world)
    columns = {
        "Coaching a seller and quarter": nine["hours"].map("{:.1f} hours".format),
        "Heard a call before": (100 * nine["watched"]).map("{:.0f} of 100 sessions".format),
        "Came back after": (100 * nine["followed"]).map("{:.0f} of 100 sessions".format),
        "Hands up": nine["hands"].map("{:.0f} of 8".format),
        "Booked a seller": nine["booked"].map(dollars),
    }
    return pd.DataFrame(columns, index=nine.index).rename_axis("Manager")


LISTS: dict[str, Callable[[World], pd.DataFrame]] = {
    "places": _places_shown,
    "teams": _teams_shown,
}
"""The lists that this module's questions show, by name."""
