"""The numbers module C5's prose states, each computed on the company of the lessons."""

from collections.abc import Callable

import pandas as pd

from saleslab.analysis import c5
from saleslab.analysis.words import dollars
from saleslab.org import WORLDS, World
from saleslab.org import world as company

NOW, LAST = c5.THIS_QUARTER, c5.LAST_QUARTER


def _won_of(choose: Callable[[pd.DataFrame], pd.Series]) -> Callable[[World], str]:
    """Won of 100 earlier deals that were in a state."""

    def rate(world: World) -> str:
        before = c5.ended_before(world, NOW)
        return f"{100 * before.loc[choose(before), 'is_won'].mean():.0f}"

    return rate


def _story(world: World) -> pd.Series:
    deals = c5.open_deals(world, NOW).set_index("opportunity_id")
    return deals.loc[c5.STORY]


def _week(name: str) -> Callable[[World], str]:
    return lambda world: f"{_standing(world)[name]:.0f}"


def _standing(world: World) -> dict[str, float]:
    """Points lost on all deals of the week. Raises where the prose would be untrue."""
    found = c5.forecasters(world, c5.open_deals(world, NOW), NOW)
    if not found["crm"] + 2 < found["base"] < found["sellers"] - 4:
        raise ValueError(f"the lesson says that the record beats the dull rival, and both the sellers: {found}")
    return found


def loud_misses(world: World) -> pd.Series:
    """Last quarter's fifteen: the points of each deal called 90 or more and not won."""
    deals = c5.fifteen(world, LAST)
    loud = deals[(deals["said"] >= 0.9) & ~deals["is_won"]]
    return 100 * loud["said"] ** 2


def loud_share(world: World) -> str:
    """What the loud misses cost, of all the sellers' points, as long as the words are true."""
    deals = c5.fifteen(world, LAST)
    share = loud_misses(world).sum() / (c5.points(deals["said"], deals["is_won"]) * len(deals))
    if not 0.5 < share < 0.6:
        raise ValueError(f"the lesson says more than half of the points; it is {share:.0%}")
    return "more than half"


def _commit_rates() -> list[float]:
    found = []
    for index in range(1, WORLDS + 1):
        ended = c5.all_ended(company(index))
        found.append(100 * ended.loc[ended["said"] >= c5.COMMIT, "is_won"].mean())
    return found


FACTS = {
    "base": lambda w: f"{100 * c5.base_rate(w, LAST):.0f}",
    "sellers_lost": lambda w: f"{c5.forecasters(w, c5.fifteen(w, LAST), LAST)['sellers']:.0f}",
    "dull_lost": lambda w: f"{c5.forecasters(w, c5.fifteen(w, LAST), LAST)['base']:.0f}",
    "lowest": lambda w: str(c5.one_number_beats(w)[0]),
    "highest": lambda w: str(c5.one_number_beats(w)[1]),
    "near_low": lambda w: f"{100 * c5.base_rate(w, LAST) - 10:.0f}",
    "near_high": lambda w: f"{100 * c5.base_rate(w, LAST) + 10:.0f}",
    "middle_low": lambda w: str(c5.one_number_beats(w)[1] - 50),
    "top_high": lambda w: str(c5.one_number_beats(w)[1] + 18),
    "loud": lambda w: {2: "two", 3: "three", 4: "four"}[len(loud_misses(w))],
    "loud_share": loud_share,
    "propose": _won_of(lambda d: d["stage"] == "Propose"),
    "negotiate": _won_of(lambda d: d["stage"] == "Negotiate"),
    "heard": _won_of(lambda d: d["heard"] <= 30),
    "silent": _won_of(lambda d: ~(d["heard"] <= 30)),
    "stuck": _won_of(lambda d: d["days"] >= 45),
    "passed": _won_of(lambda d: d["overdue"] > 30),
    "her_days": lambda w: str(_story(w)["days"]),
    "her_answer": lambda w: f"{_story(w)['heard']:.0f}",
    "week_deals": lambda w: str(len(c5.open_deals(w, NOW))),
    "week_sellers": _week("sellers"),
    "week_base": _week("base"),
    "week_crm": _week("crm"),
    "sellers_sum": lambda w: dollars(c5.sellers_sum(w)),
    "commit_sum": lambda w: dollars(c5.commit_sum(w)),
    "came_in": lambda w: dollars(c5.came_in(w)),
    "bank_best": lambda w: dollars(c5.bank_best(w)),
    "commit_lowest": lambda _: f"{min(_commit_rates()):.0f}",
    "commit_highest": lambda _: f"{max(_commit_rates()):.0f}",
}


def _loudest(world: World) -> pd.Series:
    """The record of the happiest ears among sellers with many deals."""
    known = c5.records(world, NOW)
    return known[known["deals"] >= 40].nlargest(1, "bias").iloc[0]


def _straight(world: World) -> pd.Series:
    known = c5.records(world, NOW)
    return known[(known["deals"] >= 30) & (known["bias"].abs() <= 0.06)].nlargest(1, "said").iloc[0]


def _region(world: World) -> pd.DataFrame:
    return c5.region_quarters(world)


RETRIEVAL = {
    "company": lambda w: w.name,
    "base_there": lambda w: f"{100 * c5.base_rate(w, NOW):.0f}",
    "loud_deals": lambda w: f"{_loudest(w)['deals']:.0f}",
    "loud_said": lambda w: f"{100 * _loudest(w)['said']:.0f}",
    "loud_won": lambda w: f"{100 * _loudest(w)['won']:.0f}",
    "straight_said": lambda w: f"{100 * _straight(w)['said']:.0f}",
    "straight_won": lambda w: f"{100 * _straight(w)['won']:.0f}",
    "straight_deals": lambda w: f"{_straight(w)['deals']:.0f}",
    "said_now": lambda w: dollars(float(_region(w)["said"].iloc[-1])),
    "commit_now": lambda w: dollars(float(_region(w)["commit"].iloc[-1])),
    "safe_now": lambda w: dollars(c5.board_best(w)),
    "low_now": lambda w: dollars(0.5 * float(_region(w)["share"].iloc[:-1].min()) * c5.board_said(w)),
    "shares": lambda w: ", ".join(f"{100 * share:.0f}" for share in sorted(_region(w)["share"].iloc[:-1])),
}
