"""The tools and hands module C8 asks about: the pilot by lottery, read by who held the tool.

Hands are ranked before the lottery, by what anybody may see: eleven quarters against the patch, and what outside
experts saw in calls. `list_truth`, `true_gains`, `true_hands`, `played` and `statements` alone read the truth, for
what the lesson reveals last and for how sure a learner may be.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

import numpy as np
import pandas as pd

from saleslab.analysis import leaderboard as board
from saleslab.analysis.words import dollars
from saleslab.org import World
from saleslab.org.case import OPPORTUNITY_ID
from saleslab.org.policy import GROSS_MARGIN, HORIZON, OFFERS, Policy, Step
from saleslab.org.programmes import tool_effects

HANDS = ("weak", "middle", "strong")
TOOL_NAMES = {
    "lead_research": "Lead research",
    "meeting_prep": "Meeting prep",
    "answer_prompts": "Answer prompts",
    "ai_coach": "AI coach",
}
TOOLS = tuple(TOOL_NAMES)
NOBODY = "none"
LINE_UPS = ("tenure", "patch", "booked", "hands")
"""What the sellers can be lined up by, from those with least to those with most of it."""
CALLS = ("fear", "answers", "reason")
"""What the buyer of the exercise is short of, one in each company."""
SEATS = 3
"""Seats there is money for, in the lesson's decision."""
TRY_FIRST = "try_first"
"""The signature that puts a decision off: a row's two best by lot for a year, the winner for the years left."""
YEARS = 4
"""How long a signature of the exercise binds, a trial's year included."""
DEAR = 12_000.0
"""What one of the two at the top of page one asks for a seat and year once its vendor has read it, USD: our setting."""
_NEARLY = 0.6
"""Share of the average of page one's first from which the second is said to be at the top too."""
TRIAL = 60_000.0
"""What a trial costs besides the seats, USD: our setting."""
TAUGHT = 12
"""Sellers the trainer of the lesson has room for."""
FEW_SEATS = 8
"""Seats in the one kind of hands where few sellers are free to change their tool."""
_PILOT_QUARTER = 12
_CALLS_WEIGHT = 1.3
_FEW_ITEMS = 8  # two reviewed calls: such a seller counts half, half the company's mean
_APART = 1.4
"""Half-width of a luck bar in standard errors: bars that just meet differ by two standard errors of a difference."""
_LEVELS = (4.0, 3.0, 2.2, 1.5, 0.9, 0.3)
"""How plain the six statements are, in standard errors of the pilot's difference."""
_NO_DIFFERENCE = 0.8
"""Tools that truly differ by less, in points of percent, are not compared."""


@lru_cache(maxsize=64)
def ranked_hands(world: World) -> pd.Series[float]:
    """Share of sellers with weaker hands (0..1) by rep_id, from two scores known before the pilot."""
    ratio = _against_patch(world)
    score = _standard(ratio.map(math.log)) + _CALLS_WEIGHT * _standard(_seen_in_calls(world, ratio.index))
    return (score.rank(method="first") - 0.5) / len(score)


def _against_patch(world: World) -> pd.Series[float]:
    """What each seller booked before the pilot against what the patch holds, by rep_id."""
    before = world.attainment[world.attainment["quarter"] < _PILOT_QUARTER]
    booked = board.ranked(before.groupby("rep_id")["bookings"].sum().reset_index(), "bookings")
    ratio: pd.Series[float] = board.adjusted_ranking(booked, world.reps, world.territories).set_index("rep_id")["ratio"]
    ratio = ratio.clip(lower=0.02).reindex(pd.Index(world.reps["rep_id"]))
    return ratio


def hands(world: World) -> pd.Series[str]:
    """Weak, middle or strong hands by rep_id: the thirds of `ranked_hands`."""
    return _thirds(ranked_hands(world))


class Cell(NamedTuple):
    """What a tool did in some hands. Shares of conversations that advance, 0..1; ``luck`` is the bar's half-width."""

    with_tool: float
    without: float
    luck: float

    @property
    def gain(self) -> float:
        """How much larger a share advances than without a tool, 0..1."""
        return self.with_tool - self.without

    @property
    def relative(self) -> float:
        """The gain as a share of what advances without a tool: 0.05 = 5 % more conversations."""
        return self.with_tool / self.without - 1.0

    @property
    def relative_luck(self) -> float:
        """Half-width of the luck bar of `relative`."""
        return self.luck / self.without


@lru_cache(maxsize=64)
def pilot(world: World) -> Mapping[tuple[str, str], Cell]:
    """What the pilot by lot showed, by tool and hands."""
    mean, error = _arms(world)["mean"].to_dict(), _arms(world)["sem"].to_dict()
    return {
        (tool, whose): Cell(
            with_tool=mean[tool, whose],
            without=mean[NOBODY, whose],
            luck=_APART * float(np.hypot(error[tool, whose], error[NOBODY, whose])),
        )
        for tool in TOOLS
        for whose in HANDS
    }


@lru_cache(maxsize=64)
def _arms(world: World) -> pd.DataFrame:
    """Share of conversations that advance (mean), its standard error (sem), and sellers (count), by arm and hands."""
    shares = world.tool_pilots.assign(
        share=world.tool_pilots["advanced"] / world.tool_pilots["conversations"],
        hands=world.tool_pilots["rep_id"].map(hands(world)),
    )
    return shares.groupby(["arm", "hands"])["share"].agg(["mean", "sem", "count"]).astype(float)


def sellers_per_bar(world: World) -> tuple[int, int]:
    """The fewest and the most sellers who had one tool in one kind of hands."""
    whose = world.tool_pilots["rep_id"].map(hands(world)).rename("hands")
    counts = world.tool_pilots.groupby(["arm", whose]).size().loc[list(TOOLS)]
    return int(counts.min()), int(counts.max())


def average_gain(world: World, tool: str) -> float:
    """The plain average of a tool's gains in weak, middle and strong hands (0.05 = 5 % more)."""
    return sum(pilot(world)[tool, whose].relative for whose in HANDS) / len(HANDS)


def overall(world: World, tool: str) -> float:
    """What a tool added over all sellers, as a share of what advances without one: the number a vendor prints."""
    without = sum(pilot(world)[tool, whose].without for whose in HANDS)
    return sum(pilot(world)[tool, whose].with_tool for whose in HANDS) / without - 1.0


@lru_cache(maxsize=64)
def last_year(world: World) -> pd.DataFrame:
    """Every seller's hands and bookings (USD) of the last fiscal year, by rep_id."""
    year = world.attainment[world.attainment["fiscal_year"] == world.attainment["fiscal_year"].max()]
    booked = year.groupby("rep_id")["bookings"].sum()
    return pd.DataFrame({"bookings": booked, "hands": hands(world).loc[booked.index]})


def booked_a_year(world: World) -> dict[str, float]:
    """Last fiscal year's bookings of an average seller, USD, by hands."""
    return {str(whose): float(mean) for whose, mean in last_year(world).groupby("hands")["bookings"].mean().items()}


def seat_worth(world: World, tool: str, whose: str) -> float:
    """Bookings, USD a year, that a seat adds in somebody's hands if bookings rise as advancing conversations do."""
    return pilot(world)[tool, whose].relative * booked_a_year(world)[whose]


def shape(world: World, tool: str) -> str:
    """Whose hands a tool helps, by the ends of its bars as they are printed: weak, strong, everybody or cannot_tell."""
    weak, _, strong = ends = [bar(pilot(world)[tool, whose]) for whose in HANDS]
    if strong[0] > weak[2]:
        return "strong"
    if weak[0] > strong[2]:
        return "weak"
    return "everybody" if all(low > 0 for low, _, _ in ends) else "cannot_tell"


def bar(cell: Cell) -> tuple[float, float, float]:
    """The lower end of a luck bar, its dot and its upper end, in percent, to the tenth that is printed."""
    low, dot, high = (round(100 * (cell.relative + side * cell.relative_luck), 1) for side in (-1, 0, 1))
    return low, dot, high


@lru_cache(maxsize=64)
def line_up(world: World, by: str) -> pd.Series[float]:
    """Place of each seller, 1 (least) to 240 (most), by rep_id, in one of `LINE_UPS`."""
    reps = world.reps.set_index("rep_id")
    lists: dict[str, Callable[[], pd.Series[float]]] = {
        "tenure": lambda: -reps["hire_date"].rank(),
        "patch": lambda: world.territories.set_index("rep_id")["potential_index_est"],
        "booked": lambda: last_year(world)["bookings"],
        "hands": lambda: ranked_hands(world),
    }
    return lists[by]().reindex(reps.index).rank(method="first")


def parts(world: World, by: str, cut: int) -> dict[str, tuple[float, float]]:
    """What each tool added for the ``cut`` sellers with least in a line-up and for the rest (0.05 = 5 % more)."""
    share = world.tool_pilots["advanced"] / world.tool_pilots["conversations"]
    first = world.tool_pilots["rep_id"].map(line_up(world, by)) <= cut
    means = [share[part].groupby(world.tool_pilots["arm"]).mean() for part in (first, ~first)]
    return {tool: (means[0][tool] / means[0][NOBODY] - 1.0, means[1][tool] / means[1][NOBODY] - 1.0) for tool in TOOLS}


def page_one(world: World) -> str:
    """The tool with the best average over everybody, which page one of the pilot's report puts first."""
    return max(TOOLS, key=lambda tool: overall(world, tool))


def hands_worth(world: World, tool: str, whose: str) -> float:
    """Gross margin, USD over eight quarters, of a tool for every seller with such hands, by the pilot, seats paid."""
    sellers = last_year(world)["hands"].eq(whose).sum()
    if tool == NOBODY:
        return 0.0
    each = Seller("", whose, booked_a_year(world)[whose])
    return float(sellers) * visible_worth(world, tool, each)


def plan_worth(world: World, plan: Mapping[str, str]) -> float:
    """`hands_worth` of one tool, or none, for each kind of hands: ``{hands: tool}``."""
    return sum(hands_worth(world, tool, whose) for whose, tool in plan.items())


def best_plan(world: World) -> dict[str, str]:
    """For each kind of hands the tool, or none, that keeps most on the pilot's numbers."""
    return {whose: max((*TOOLS, NOBODY), key=lambda tool: hands_worth(world, tool, whose)) for whose in HANDS}


def lot_luck(world: World, sellers: int) -> float:
    """Percent by which luck alone sets two groups of so many sellers without a tool apart: two standard errors."""
    arm = world.tool_pilots[world.tool_pilots["arm"] == NOBODY]
    shares = arm["advanced"] / arm["conversations"]
    return 200.0 * float(shares.std() / shares.mean()) * math.sqrt(2.0 / sellers)


def seats_free(world: World) -> dict[str, int]:
    """Sellers of each hands who are free to change their tool: few in one kind, which one the company draws."""
    few = HANDS[world.index // 2 % len(HANDS)]
    return {whose: FEW_SEATS if whose == few else int(last_year(world)["hands"].eq(whose).sum()) for whose in HANDS}


def percent_keeps(world: World, whose: str) -> float:
    """USD of gross margin a year that one percent more bookings leaves with an average seller with such hands."""
    return GROSS_MARGIN * booked_a_year(world)[whose] / 100


def dear_tool(world: World) -> str:
    """The tool whose vendor raises the price: the first on page one, or, as the company draws it, the second.

    The second only where it is nearly as good: nobody asks more for a tool that did nothing.
    """
    first, second = sorted(TOOLS, key=lambda tool: overall(world, tool), reverse=True)[:2]
    near = overall(world, second) > _NEARLY * overall(world, first)
    return second if near and world.index % 4 < 2 else first


def asked_price(world: World, tool: str) -> float:
    """What a vendor of the exercise asks for a seat and year, USD."""
    return DEAR if tool == dear_tool(world) else 4 * OFFERS[tool].price_per_quarter


def price_rise(world: World, tool: str) -> float:
    """USD that a tool costs more since its price rose, for every seat and all the years; 0 if it didn't rise."""
    rise = asked_price(world, tool) - 4 * OFFERS[tool].price_per_quarter
    return YEARS * sum(seats_free(world).values()) * rise


def price_in_points(world: World, tool: str, whose: str) -> float:
    """Percent more bookings that a seat eats in such hands, 0 for no tool."""
    return 0.0 if tool == NOBODY else asked_price(world, tool) / percent_keeps(world, whose)


def net_points(world: World, tool: str, whose: str) -> float:
    """Percent more bookings that a tool brings in such hands by the pilot, the seat paid; 0 for no tool."""
    if tool == NOBODY:
        return 0.0
    return 100 * pilot(world)[tool, whose].relative - price_in_points(world, tool, whose)


class Row(NamedTuple):
    """Four years of one kind of hands: ``worth`` of each signature in percent of bookings times years, by the pilot.

    ``first`` and ``second`` keep most if signed now. ``trial_luck``: standard error of what a trial says of the two.
    """

    worth: Mapping[str, float]
    first: str
    second: str
    trial_luck: float


@lru_cache(maxsize=96)
def row(world: World, whose: str) -> Row:
    """What each signature for such hands is worth on the pilot's numbers.

    A trial counts each seller once, as the pilot did. It is worth what its winner is expected to be ahead.
    """
    net = {tool: net_points(world, tool, whose) for tool in (*TOOLS, NOBODY)}
    first, second = sorted(net, key=net.__getitem__, reverse=True)[:2]
    seats, bare = seats_free(world)[whose], _arms(world)["mean"][NOBODY, whose]
    error, count = ({tool: _arms(world)[what][tool, whose] for tool in (first, second)} for what in ("sem", "count"))
    now = 100 * math.hypot(*error.values()) / bare
    trial = 100 * math.hypot(*(error[tool] * math.sqrt(2 * count[tool] / seats) for tool in error)) / bare
    moves = now * now / math.hypot(now, trial)  # how far a trial can be expected to move the difference
    ahead = net[first] - net[second]
    learned = moves * _expected_excess(ahead / moves)
    fee = TRIAL / seats / percent_keeps(world, whose)
    tried = (net[first] + net[second]) / 2 + (YEARS - 1) * (net[first] + learned) - fee
    return Row({tool: YEARS * each for tool, each in net.items()} | {TRY_FIRST: tried}, first, second, trial)


def _expected_excess(z: float) -> float:
    """Mean of how far a standard normal draw lies above ``z``, 0 where it lies below."""
    return math.exp(-z * z / 2) / math.sqrt(2 * math.pi) - z * math.erfc(z / math.sqrt(2)) / 2


def best_signatures(world: World) -> dict[str, str]:
    """For each hands the signature that is worth most by the pilot: a tool, none, or a trial."""
    return {whose: max(row(world, whose).worth, key=row(world, whose).worth.__getitem__) for whose in HANDS}


def short_of_best(world: World, signed: Mapping[str, str]) -> dict[str, float]:
    """Percent of bookings times years that each row's signature leaves behind, ``{hands: signature}``."""
    return {whose: max(row(world, whose).worth.values()) - row(world, whose).worth[signed[whose]] for whose in HANDS}


def signed_worth(world: World, signed: Mapping[str, str]) -> float:
    """USD that signatures keep in four years by the pilot, ``{hands: signature}``."""
    return sum(
        seats_free(world)[whose] * percent_keeps(world, whose) * row(world, whose).worth[signed[whose]]
        for whose in HANDS
    )


def truly_kept(world: World, signed: Mapping[str, str]) -> float:
    """USD that signatures keep in four years by the tools' true percents; a trial errs as often as its luck has it."""
    return sum(
        seats_free(world)[whose] * percent_keeps(world, whose) * _true_points(world, whose, signed[whose])
        - (TRIAL if signed[whose] == TRY_FIRST else 0.0)
        for whose in HANDS
    )


def true_best(world: World) -> dict[str, str]:
    """The tool, or none, for each hands that somebody who knew the truth would sign."""
    points = {whose: {tool: _true_points(world, whose, tool) for tool in (*TOOLS, NOBODY)} for whose in HANDS}
    return {whose: max(each, key=each.__getitem__) for whose, each in points.items()}


def _true_points(world: World, whose: str, signature: str) -> float:
    """Percent of bookings times years that a signature truly brings in such hands, seats paid."""

    def net(tool: str) -> float:
        if tool == NOBODY:
            return 0.0
        return 100 * true_gains(world, tool)[whose] - price_in_points(world, tool, whose)

    if signature != TRY_FIRST:
        return YEARS * net(signature)
    this = row(world, whose)
    one, other = net(this.first), net(this.second)
    found = math.erfc(-(one - other) / this.trial_luck / math.sqrt(2)) / 2
    return (one + other) / 2 + (YEARS - 1) * (found * one + (1 - found) * other)


def one_tool(world: World) -> float:
    """`plan_worth` of the one tool that keeps most if everybody gets it."""
    return max(plan_worth(world, dict.fromkeys(HANDS, tool)) for tool in TOOLS)


class Statement(NamedTuple):
    """That one tool does more than another, or than none, in some hands: what the pilot saw, and whether it is so.

    ``z``: the pilot's difference in standard errors. ``gap``: the true difference, points of percent.
    """

    hands: str
    tool: str
    other: str
    z: float
    gap: float

    @property
    def words(self) -> str:
        """The statement as a learner reads it."""
        if self.tool == NOBODY:
            add, do = ("add", "do") if self.other == "answer_prompts" else ("adds", "does")
            return f"In {self.hands} hands, {_in_a_sentence(self.other)} {add} nothing, or {do} harm"
        do = "do" if self.tool == "answer_prompts" else "does"
        than = "no tool" if self.other == NOBODY else _in_a_sentence(self.other)
        return f"In {self.hands} hands, {_in_a_sentence(self.tool)} {do} more than {than}"

    @property
    def so(self) -> bool:
        """Whether it is true."""
        return self.gap > 0


@lru_cache(maxsize=24)
def statements(world: World) -> tuple[Statement, ...]:
    """Six statements on this company's tools, from plain to open, half of them true."""
    found: list[Statement] = []
    pool = _comparisons(world)
    for level in _LEVELS:
        used = {frozenset((s.hands, s.tool, s.other)) for s in found}
        fresh = [s for s in pool if frozenset((s.hands, s.tool, s.other)) not in used]
        nearest = min(fresh, key=lambda s: abs(abs(s.z) - level))
        # Turned round where there would be more true ones than false ones, or fewer: one answer to all earns nothing.
        balance = sum(math.copysign(1, s.gap) for s in found) or (-1) ** world.index
        found.append(_turned(nearest) if nearest.gap * balance > 0 else nearest)
    order = sorted(range(len(found)), key=lambda i: (found[i].hands, found[i].words))
    return tuple(found[i] for i in order)


def _turned(s: Statement) -> Statement:
    return Statement(s.hands, s.other, s.tool, -s.z, -s.gap)


def _comparisons(world: World) -> list[Statement]:
    """Every pair of tools, and every tool against none, in the same hands; those that truly differ."""
    mean, error = _arms(world)["mean"], _arms(world)["sem"]
    true = {tool: true_gains(world, tool) for tool in TOOLS} | {NOBODY: dict.fromkeys(HANDS, 0.0)}
    rows = []
    for whose in HANDS:
        for one, other in combinations((*TOOLS, NOBODY), 2):
            gap = 100 * (true[one][whose] - true[other][whose])
            z = (mean[one, whose] - mean[other, whose]) / math.hypot(error[one, whose], error[other, whose])
            if abs(gap) > _NO_DIFFERENCE:
                rows.append(Statement(whose, one, other, float(z), gap))
    return rows


def calibrated(world: World) -> dict[str, float]:
    """For each of the `statements`, in words, the chance in percent that the pilot alone gives it, 5 to 95."""
    return {s.words: min(95.0, max(5.0, round(50 * (1 + math.erf(s.z / math.sqrt(2)))))) for s in statements(world)}


def what_she_is_short_of(world: World) -> str:
    """One of CALLS: which of the three buyers this company's learner hears."""
    return CALLS[world.index % len(CALLS)]


def said_price(world: World) -> tuple[int, int]:
    """Of the asked buyers who did nothing and whose seller wrote "Price": how many said so, and how many there are."""
    asked = asked_afterwards(world)
    price = asked[asked["recorded_reason"] == "Price"]
    return int((price["buyer_interview_reason"] == "Price").sum()), len(price)


class Seller(NamedTuple):
    """One of the sellers of the lesson's plan; ``bookings`` of the last fiscal year, USD."""

    rep_id: str
    hands: str
    bookings: float


def six_sellers(world: World) -> list[Seller]:
    """Two sellers of each hands, one who books little and one who books much there, in the order of their numbers."""
    ordered = last_year(world).sort_values("bookings", kind="stable")
    chosen = []
    for whose in HANDS:
        third = ordered[ordered["hands"] == whose]["bookings"]
        for share in (0.3, 0.7):
            place = round(share * (len(third) - 1))
            chosen.append(Seller(str(third.index[place]), whose, float(third.iloc[place])))
    return sorted(chosen)


def visible_worth(world: World, tool: str, seller: Seller) -> float:
    """Gross margin, USD over eight quarters, of a tool for a seller on the pilot's numbers, the seat paid."""
    if tool == NOBODY:
        return 0.0
    return kept(pilot(world)[tool, seller.hands].relative, tool, seller)


def kept(relative: float, tool: str, seller: Seller) -> float:
    """USD of gross margin over eight quarters if bookings rise by ``relative``, the seat paid."""
    gained = relative * seller.bookings * HORIZON / 4
    return GROSS_MARGIN * gained - HORIZON * OFFERS[tool].price_per_quarter


def list_worth(world: World, tools: Mapping[str, str]) -> float:
    """`visible_worth` of tools for some of the six sellers, ``{rep_id: tool}``, USD."""
    return sum(visible_worth(world, tools[s.rep_id], s) for s in six_sellers(world) if s.rep_id in tools)


def list_truth(world: World, tools: Mapping[str, str]) -> float:
    """As `list_worth`, with what each tool truly does in the hands of each of these sellers."""
    return sum(
        kept(float(_truly(world, tools[s.rep_id])[s.rep_id]), tools[s.rep_id], s)
        for s in six_sellers(world)
        if s.rep_id in tools
    )


def list_luck(world: World, one: Mapping[str, str], other: Mapping[str, str]) -> float:
    """How far apart luck alone sets two lists on the pilot's numbers, USD: two standard errors of their difference."""
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    for side, tools in ((1, one), (-1, other)):
        for seller in six_sellers(world):
            if seller.rep_id in tools:
                per_point = side * GROSS_MARGIN * seller.bookings * HORIZON / 4
                weights[tools[seller.rep_id], seller.hands] += per_point
                weights[NOBODY, seller.hands] -= per_point
    mean, error = _arms(world)["mean"], _arms(world)["sem"]
    return 2.0 * math.hypot(*(each * error[cell] / mean[NOBODY, cell[1]] for cell, each in weights.items()))


def played(world: World, tools: Mapping[str, str]) -> float:
    """What the organisation makes of tools for sellers, ``{rep_id: tool}``: USD of gross margin, eight quarters."""
    given = {tool: tuple(rep for rep, got in tools.items() if got == tool) for tool in TOOLS}
    steps = tuple(Step(tool, reps) for tool, reps in given.items() if reps)
    budget = sum(HORIZON * OFFERS[step.offer].price_per_quarter * len(step.units) for step in steps)
    return world.run(Policy(steps, budget)).value(world.run(Policy()))


def best_seats(world: World) -> dict[str, str]:
    """The tools for three of the six sellers that keep most on the pilot's numbers, ``{rep_id: tool}``."""
    tools = {seller: max(TOOLS, key=lambda tool: visible_worth(world, tool, seller)) for seller in six_sellers(world)}
    ranked = sorted(tools, key=lambda seller: visible_worth(world, tools[seller], seller), reverse=True)
    return {seller.rep_id: tools[seller] for seller in ranked[:SEATS]}


def her_seller(world: World) -> Seller:
    """Of the six, the one with strong hands who books most: who has a buyer like that of Deal 4471."""
    return max((each for each in six_sellers(world) if each.hands == "strong"), key=lambda each: each.bookings)


def her_amount(world: World) -> float:
    """What Deal 4471 was worth, USD."""
    deals = world.opportunities
    return float(deals[deals["opportunity_id"] == OPPORTUNITY_ID]["amount"].sum())


def true_gains(world: World, tool: str) -> dict[str, float]:
    """What a tool truly adds to advancing conversations, as a share of them, by hands as they were ranked."""
    relative, whose = _truly(world, tool), hands(world)
    return {name: float(relative[whose == name].mean()) for name in HANDS}


def true_gain(world: World, tool: str, seller: str) -> float:
    """What a tool truly adds to the advancing conversations of one seller, as a share of them."""
    return float(_truly(world, tool)[seller])


def _truly(world: World, tool: str) -> pd.Series[float]:
    """What a tool truly adds to advancing conversations, as a share of them, by rep_id."""
    effect = tool_effects(world.truth.parameters, world.truth.people)[tool]
    bare = -0.4 + 0.10 * world.truth.people.general  # as in the pilot's table
    relative = (1 + np.exp(-bare)) / (1 + np.exp(-bare - effect)) - 1.0
    return pd.Series(relative, index=pd.Index(world.reps["rep_id"]))


@lru_cache(maxsize=64)
def true_hands(world: World) -> pd.Series[str]:
    """Weak, middle or strong hands by rep_id: the thirds of true ability, which nobody in the company sees."""
    ability = pd.Series(world.truth.people.general, index=pd.Index(world.reps["rep_id"]))
    return _thirds((ability.rank(method="first") - 0.5) / len(ability))


def misjudged(world: World) -> int:
    """Sellers whose hands were ranked into another third than their true one."""
    return _elsewhere(world, hands(world))


def misjudged_by_bookings(world: World) -> int:
    """As `misjudged`, had the sellers been ranked by bookings against the patch alone."""
    return _elsewhere(world, _thirds((_against_patch(world).rank(method="first") - 0.5) / len(world.reps)))


def _elsewhere(world: World, judged: pd.Series[str]) -> int:
    return int((true_hands(world) != judged.loc[true_hands(world).index]).sum())


def asked_afterwards(world: World) -> pd.DataFrame:
    """Deals without a decision whose buyer was asked why: recorded_reason and buyer_interview_reason."""
    none = world.win_loss[world.win_loss["outcome"] == "no_decision"]
    return none[none["buyer_interview_reason"].notna()][["recorded_reason", "buyer_interview_reason"]]


def _seen_in_calls(world: World, reps: pd.Index) -> pd.Series[float]:
    """Mean score of outside experts on what a seller did in calls, drawn towards the mean where calls are few."""
    seen = world.call_reviews
    seen = seen[
        (seen["rater_type"] == "expert") & (seen["item_code"] != "overall") & (seen["quarter"] < _PILOT_QUARTER)
    ]
    items = seen.groupby("rep_id")["score"].agg(["sum", "count"]).reindex(reps, fill_value=0)
    return (items["sum"] + _FEW_ITEMS * seen["score"].mean()) / (items["count"] + _FEW_ITEMS)


def _standard(score: pd.Series[float]) -> pd.Series[float]:
    return (score - score.mean()) / score.std()


def _thirds(share: pd.Series[float]) -> pd.Series[str]:
    return pd.Series(np.array(HANDS)[np.digitize(share, (1 / 3, 2 / 3))], index=share.index, name="hands")


def _six_shown(world: World) -> pd.DataFrame:
    six = six_sellers(world)
    columns = {"Hands": [each.hands for each in six], "Booked last year": [dollars(each.bookings) for each in six]}
    return pd.DataFrame(columns, index=[each.rep_id for each in six]).rename_axis("Seller")


def _gains_shown(world: World) -> pd.DataFrame:
    rows = [[_with_bar(pilot(world)[tool, whose]) for whose in HANDS] for tool in TOOLS]
    columns = [whose.capitalize() for whose in HANDS]
    return pd.DataFrame(rows, index=list(TOOL_NAMES.values()), columns=columns).rename_axis("Tool")


def _statements_shown(world: World) -> pd.DataFrame:
    six = statements(world)

    def seen(tool: str, whose: str) -> str:
        return "0" if tool == NOBODY else _with_bar(pilot(world)[tool, whose])

    pairs = [(s.other, s.tool) if s.tool == NOBODY else (s.tool, s.other) for s in six]
    columns = {
        "First": [seen(first, s.hands) for s, (first, _) in zip(six, pairs, strict=True)],
        "Second": [seen(second, s.hands) for s, (_, second) in zip(six, pairs, strict=True)],
    }
    return pd.DataFrame(columns, index=[s.words for s in six]).rename_axis("In truth")


def _hands_shown(world: World) -> pd.DataFrame:
    columns = {"Seats": [str(seats_free(world)[whose]) for whose in HANDS]}
    columns |= {
        name: [
            f"{_tenths(100 * pilot(world)[tool, whose].relative)} less\u00a0{price_in_points(world, tool, whose):.1f}"
            for whose in HANDS
        ]
        for tool, name in TOOL_NAMES.items()
    }
    return pd.DataFrame(columns, index=[f"{whose.capitalize()} hands" for whose in HANDS]).rename_axis("Whose")


def _with_bar(cell: Cell) -> str:
    low, middle, high = map(_tenths, bar(cell))
    return f"{middle} ({low.lstrip('+')}\u00a0to\u00a0{high.lstrip('+')})"  # breaks before the bracket only


def _tenths(percent: float) -> str:
    return f"{percent:+.1f}".replace("-", "−") if round(percent, 1) else "0"


def _in_a_sentence(tool: str) -> str:
    return "the AI coach" if tool == "ai_coach" else TOOL_NAMES[tool].lower()


LISTS: dict[str, Callable[[World], pd.DataFrame]] = {
    "six_sellers": _six_shown,
    "gains": _gains_shown,
    "statements": _statements_shown,
    "hands": _hands_shown,
}
"""The lists that this module's questions show, by name."""
