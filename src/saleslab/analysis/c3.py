"""The people, draws and money module C3 asks about: chosen by rule, from what a learner may see.

Only the functions that say so read `World.truth`; lessons show it after a decision, keys judge by the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
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
from saleslab.org.policy import GROSS_MARGIN, OFFERS, Policy, Step, run
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


def hands_by_third(world: World) -> tuple[int, int, int]:
    """How many put a hand up among the third who booked most in FY1, the middle third, and the last."""
    up = pd.Series(~hands(world).never, index=pd.Index(world.reps["rep_id"]))
    order = list(annual_bookings(world.attainment, 1)["rep_id"])
    third = len(order) // 3
    first, second, last = (int(up[order[at : at + third]].sum()) for at in (0, third, 2 * third))
    return first, second, last


# --- ten places
def place_candidates(world: World) -> pd.DataFrame:
    """Twenty sellers, every twelfth of FY1's leaderboard: rep_id, rank, bookings, attainment (1 = quota), by rep_id."""
    year = world.attainment[world.attainment["fiscal_year"] == 1].groupby("rep_id")[["bookings", "quota"]].sum()
    board = annual_bookings(world.attainment, 1).iloc[5::12]
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


def kept_by_care(world: World) -> tuple[Floats, Floats]:
    """`kept` for the two halves anybody can see: managers who watch and follow up more, and less. Truth."""
    who, states = world.truth.people, world.truth.run.states
    fresh = who.second_wave & ~who.first_wave
    more = world.reps["manager_id"].isin(groups(world.index, "team")["coached"]).to_numpy()
    return _left(states, fresh & more), _left(states, fresh & ~more)


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
POTS = {
    "Places, follow-up teams": ("training", "coached"),
    "Places, other teams": ("training", "less_coached"),
    "Coaching, follow-up teams": ("coach_development", "coached"),
    "Coaching, other teams": ("coach_development", "less_coached"),
}
"""What the money can go to: an offer of `saleslab.org.policy`, for one half of the teams."""
BUDGET, STEP = 1_600_000.0, 200_000.0


@dataclass(frozen=True)
class Money:
    """What each seller's gross margin gains over eight quarters, USD, by what is bought; costs are not yet paid.

    Arrays of shape (2 halves, 15 teams, 8 sellers), teams in the order in which money reaches them: the manager who
    watches and follows up most comes first. ``place``, ``coach``, ``both``: a course, a coached manager, or both.
    Adding up sellers leaves out that a manager's hours follow how everybody else did: some 2 % of a plan's worth.
    """

    place: Floats
    coach: Floats
    both: Floats

    def worth(self, amounts: Mapping[str, float]) -> float:
        """What a split of the budget brings beyond its cost, USD; ``{pot: amount}``, what is too much stays unspent."""
        total = 0.0
        for half, (places, managers) in enumerate(_bought(amounts)):
            team, size = self.place.shape[1:]
            trained = (np.arange(team * size) < places).reshape(team, size)
            coached = (np.arange(team) < managers)[:, None]
            gained = np.where(trained & coached, self.both[half], 0.0)
            gained += np.where(trained & ~coached, self.place[half], 0.0)
            gained += np.where(~trained & coached, self.coach[half], 0.0)
            total += float(gained.sum()) - places * _price("training") - managers * _price("coach_development")
        return total


def _price(offer: str) -> float:
    return OFFERS[offer].price


def _bought(amounts: Mapping[str, float]) -> list[tuple[int, int]]:
    """Places and coached managers that a split buys, for each half of the teams."""
    most = {"training": 120, "coach_development": 15}
    count = [min(most[offer], int(amounts[pot] // _price(offer))) for pot, (offer, _) in POTS.items()]
    return [(count[0], count[2]), (count[1], count[3])]


def spent(amounts: Mapping[str, float]) -> float:
    """What a split really costs, USD: places and managers beyond those there are cost nothing."""
    return sum(p * _price("training") + m * _price("coach_development") for p, m in _bought(amounts))


@lru_cache(maxsize=64)
def visible_money(world: World) -> Money:
    """`Money` on the evidence that was visible (`saleslab.analysis.decisions`)."""
    possible = guesses(world.index)
    return _money(world, [(g.weight, _booked_by_policy(g.parameters, g.who)) for g in possible])


@lru_cache(maxsize=64)
def true_money(world: World) -> Money:
    """`Money` as it truly is. Truth."""
    return _money(world, [(1.0, lambda policy: world.run(policy).expected.bookings.sum(axis=0))])


def _booked_by_policy(p: Parameters, who: People) -> Callable[[Policy], Floats]:
    nothing = np.zeros(who.size)
    return lambda policy: np.asarray(run(p, who, Skills(nothing, nothing), policy).expected.bookings.sum(axis=0))


def _money(world: World, companies: list[tuple[float, Callable[[Policy], Floats]]]) -> Money:
    teams = groups(world.index, "team")
    train = Step("training", tuple(world.reps["rep_id"]))
    coach = Step("coach_development", teams["all"])
    policies = [(train,), (coach,), (train, coach)]
    gained = np.zeros((len(policies), len(world.reps)))
    for weight, booked_under in companies:
        nothing = booked_under(Policy())
        for row, steps in enumerate(policies):
            gained[row] += weight * GROSS_MARGIN * (booked_under(Policy(steps, budget=1e9)) - nothing)
    order = [
        np.flatnonzero(world.reps["manager_id"] == manager)
        for half in ("coached", "less_coached")
        for manager in teams[half]
    ]
    cells = np.array(order).reshape(2, 15, 8)
    return Money(*(row[cells] for row in gained))


def splits() -> list[dict[str, float]]:
    """Every split of the budget in steps of `STEP` that buys something with each step."""
    steps = np.arange(0.0, BUDGET + STEP, STEP)
    most = {"training": 1_000_000.0, "coach_development": 600_000.0}
    ranges = [[a for a in steps if a <= most[offer]] for offer, _ in POTS.values()]
    return [dict(zip(POTS, map(float, each), strict=True)) for each in product(*ranges) if 0 < sum(each) <= BUDGET]


@lru_cache(maxsize=64)
def best_split(world: World) -> tuple[tuple[str, float], ...]:
    """The split of the budget that was worth most on the visible evidence, as pairs of pot and USD."""
    money = visible_money(world)
    return tuple(max(splits(), key=money.worth).items())


def only(offer: str) -> dict[str, float]:
    """The split that buys one offer alone, as far as the budget reaches: follow-up teams first."""
    most = {"training": 960_000.0, "coach_development": 600_000.0}[offer]
    left, split = BUDGET, dict.fromkeys(POTS, 0.0)
    for pot, (sold, _) in POTS.items():
        if sold == offer:
            split[pot] = min(left, most)
            left -= split[pot]
    return split


def even_split() -> dict[str, float]:
    """The split anybody makes without looking: the same for each pot."""
    return dict.fromkeys(POTS, BUDGET / len(POTS))


# --- as shown
def _places_shown(world: World) -> pd.DataFrame:
    twenty = place_candidates(world)
    columns = {
        "Place on the leaderboard": twenty["rank"].map("{:.0f} of 240".format),
        "Booked last year": twenty["bookings"].map(dollars),
        "Of quota": twenty["attainment"].map("{:.0%}".format),
    }
    return pd.DataFrame(columns).set_index(twenty["rep_id"]).rename_axis("Seller")


def _teams_shown(world: World) -> pd.DataFrame:
    nine = team_candidates(world)
    columns = {
        "Coaching a seller and quarter": nine["hours"].map("{:.1f} hours".format),
        "Watched a call first": (100 * nine["watched"]).map("{:.0f} of 100 sessions".format),
        "Looked again after": (100 * nine["followed"]).map("{:.0f} of 100 sessions".format),
        "Hands up": nine["hands"].map("{:.0f} of 8".format),
        "Booked a seller": nine["booked"].map(dollars),
    }
    return pd.DataFrame(columns, index=nine.index).rename_axis("Manager")


def _money_shown(world: World) -> pd.DataFrame:
    table, teams = care(world), groups(world.index, "team")
    rows = []
    for offer, half in POTS.values():
        followed = 100 * float(table.loc[list(teams[half]), "followed"].mean())
        buys = {"training": "25 places", "coach_development": "5 managers"}[offer]
        rows.append([buys, f"{followed:.0f} of 100"])
    columns = ["$200k buys", "Looks again"]
    return pd.DataFrame(rows, index=pd.Index(POTS, name="Goes to"), columns=columns)


LISTS: dict[str, Callable[[World], pd.DataFrame]] = {
    "places": _places_shown,
    "teams": _teams_shown,
    "money": _money_shown,
}
"""The lists that this module's questions show, by name."""
