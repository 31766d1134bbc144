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


def _still_open(world: World) -> str:
    """Of 100 deals forecast in this quarter's last week, how many had not ended when the tables end."""
    said = world.forecast_submissions
    week = said.loc[said["week"] == c5.last_week(world, NOW), "opportunity_id"]
    deals = world.opportunities.set_index("opportunity_id")
    return f"{100 * (~deals.loc[week, 'is_closed']).mean():.0f}"


def loud_share(world: World) -> str:
    """What last quarter's loud misses cost, of all the sellers' points, as long as the words are true."""
    deals = c5.fifteen(world, LAST)
    loud = deals[(deals["said"] >= 0.9) & ~deals["is_won"]]
    share = 100 * (loud["said"] ** 2).sum() / (c5.points(deals["said"], deals["is_won"]) * len(deals))
    if len(loud) != 3 or not 0.5 < share < 0.6:
        raise ValueError(
            f"the lesson says three deals, and more than half of the points; {len(loud)} deals, {share:.0%}"
        )
    return "more than half"


def sellers_add(world: World) -> str:
    """Points a deal that the CRM's odds owe to the sellers' own, as long as "about one" is true."""
    added = c5.without_sellers(world, NOW) - _standing(world)["crm"]
    if not 0.8 < added < 1.3:
        raise ValueError(f"the lesson says that the sellers' odds add about one point; it is {added:.2f}")
    return f"{added:.1f}"


def week_lists(world: World) -> str:
    """Points a deal lost by the sellers' odds turned all the way to their own lists, as long as it beats the base rate."""
    lost = c5.points(c5.towards_list(world, NOW)(1.0), c5.open_deals(world, NOW)["is_won"])
    if not lost < _standing(world)["base"] - 0.5:
        raise ValueError(f"the coach's page says that lists alone beat the dull rival; they lose {lost:.1f}")
    return f"{lost:.0f}"


def _commit_rates() -> list[float]:
    found = []
    for index in range(1, WORLDS + 1):
        ended = c5.all_ended(company(index))
        found.append(100 * ended.loc[ended["said"] >= c5.COMMIT, "is_won"].mean())
    return found


FACTS = {
    "still_open": _still_open,
    **{f"luck_{deals}": lambda _, deals=deals: str(c5.luck(deals)) for deals in (30, 50, 100)},
    "base": lambda w: f"{100 * c5.base_rate(w, LAST):.0f}",
    "loud_share": loud_share,
    "sellers_add": sellers_add,
    "propose": _won_of(lambda d: d["stage"] == "Propose"),
    "negotiate": _won_of(lambda d: d["stage"] == "Negotiate"),
    "heard": _won_of(lambda d: d["heard"] <= 30),
    "silent": _won_of(lambda d: ~(d["heard"] <= 30)),
    "stuck": _won_of(lambda d: d["days"] >= 45),
    "passed": _won_of(lambda d: d["overdue"] > 30),
    "her_days": lambda w: str(_story(w)["days"]),
    "throws": lambda _: f"{c5.THROWS:,}",
    "week_deals": lambda w: str(len(c5.open_deals(w, NOW))),
    "week_sellers": _week("sellers"),
    "week_base": _week("base"),
    "week_crm": _week("crm"),
    "week_lists": week_lists,
    "sellers_sum": lambda w: dollars(c5.sellers_sum(w, NOW)),
    "commit_sum": lambda w: dollars(c5.commit_sum(w)),
    "came_in": lambda w: dollars(c5.came_in(w, NOW)),
    "bank_deaf": lambda w: dollars(c5.bank_best(w)),
    "bank_best": lambda w: dollars(c5.bank_best(w, 0.0)),
    "commit_lowest": lambda _: f"{min(_commit_rates()):.0f}",
    "commit_highest": lambda _: f"{max(_commit_rates()):.0f}",
}


def _loudest(world: World) -> pd.Series:
    """The record of the happiest ears among sellers with many deals."""
    known = c5.records(world, NOW)
    return known[known["deals"] >= 40].nlargest(1, "bias").iloc[0]


def _region(world: World) -> pd.DataFrame:
    return c5.region_quarters(world)


RETRIEVAL = {
    "company": lambda w: w.name,
    "base_there": lambda w: f"{100 * c5.base_rate(w, NOW):.0f}",
    "loud_deals": lambda w: f"{_loudest(w)['deals']:.0f}",
    "loud_said": lambda w: f"{100 * _loudest(w)['said']:.0f}",
    "loud_won": lambda w: f"{100 * _loudest(w)['won']:.0f}",
    "said_now": lambda w: dollars(float(_region(w)["said"].iloc[-1])),
    "commit_now": lambda w: dollars(float(_region(w)["commit"].iloc[-1])),
    "safe_now": lambda w: dollars(c5.board_best(w)),
    "low_now": lambda w: dollars(0.5 * float(_region(w)["share"].iloc[:-1].min()) * c5.board_said(w)),
    "shares": lambda w: ", ".join(f"{100 * share:.0f}" for share in sorted(_region(w)["share"].iloc[:-1])),
}
