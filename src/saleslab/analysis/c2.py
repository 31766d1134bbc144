"""The deals and sellers module C2 asks about: chosen by rule, from what a learner may see.

Nothing here looks at `World.truth` but `followed`, which plays a decision.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd

from saleslab.analysis.process import FIELDS, steps_by_seller
from saleslab.analysis.words import dollars
from saleslab.org import World
from saleslab.org.policy import Outcome, Policy, run

# Days the shown deals lived: long enough for two copies of the form to tell a story, the early one being of day 30.
_LIVED = (60, 300)
# Fields filled by day 30 in the lesson's eight forms: hardly a difference, as there is hardly one in all of them.
_EARLY_WON, _EARLY_OTHERS = (4, 5, 6, 6), (4, 4, 5, 6)


@lru_cache(maxsize=64)
def forms(world: World) -> pd.DataFrame:
    """Every closed deal's form, one row per deal, in the order of the table.

    Columns: opportunity_id, created_date and close_date as the CRM has them, age (days from the first stage to the
    close), outcome, amount, account_id, early and late (fields filled of `FIELDS`, by day 30 and at close), entered
    ("open": while the deal was open, "after": once it had closed).
    """
    closed = world.opportunities[world.opportunities["is_closed"]]
    history = world.opportunity_stage_history
    began = history.drop_duplicates("opportunity_id").set_index("opportunity_id")["changed_at"]
    columns = ["opportunity_id", "created_date", "close_date", "outcome", "amount", "account_id"]
    return closed[columns].assign(
        age=(closed["close_date"] - closed["opportunity_id"].map(began)).dt.days,
        early=(FIELDS * closed["fields_complete_day30"]).round().astype(int),
        late=(FIELDS * closed["fields_complete_at_close"]).round().astype(int),
        entered=np.where(closed["created_date"] > closed["close_date"], "after", "open"),
    )


@lru_cache(maxsize=4)
def eight_forms(world: World) -> pd.DataFrame:
    """The lesson's eight forms: `forms` and letters (`at_close` A to H, `on_day_30` S to Z), won or not in turn.

    Four won deals whose forms were filled later and four others whose forms were not; by day 30 nearly alike.
    """
    known = forms(world)
    clear = known[known["age"].between(*_LIVED) & (known["entered"] == "open") & (known["close_date"] >= "2025-01-01")]
    won = clear[(clear["outcome"] == "won") & (clear["late"] - clear["early"]).between(4, 6)]
    others = clear[(clear["outcome"] != "won") & (clear["late"] - clear["early"]).between(0, 1)]
    chosen = pd.concat([_first_with(won, _EARLY_WON), _first_with(others, _EARLY_OTHERS)])
    order = np.random.default_rng(30).permutation(len(chosen))
    eight = chosen.iloc[order].assign(at_close=list("ABCDEFGH"))
    return eight.assign(on_day_30=list(np.random.default_rng(4).permutation(list("STUVWXYZ"))))


def _first_with(deals: pd.DataFrame, early: Sequence[int]) -> pd.DataFrame:
    """The first deals with these numbers of early fields, one for each."""
    taken = [deals[deals["early"] == n].iloc[[early[:at].count(n)]] for at, n in enumerate(early)]
    return pd.concat(taken)


def _at_close_shown(world: World) -> pd.DataFrame:
    eight = eight_forms(world)
    buyers = world.accounts.set_index("account_id")["industry"]
    columns = {
        "Buyer": eight["account_id"].map(buyers),
        "Amount": eight["amount"].map(dollars),
        "Fields filled at close": eight["late"].map(f"{{}} of {FIELDS}".format),
    }
    return pd.DataFrame(columns).set_index(eight["at_close"]).rename_axis("Form")


def _on_day_30_shown(world: World) -> pd.DataFrame:
    eight = eight_forms(world).sort_values("on_day_30")
    columns = {
        "Fields filled by day 30": eight["early"].map(f"{{}} of {FIELDS}".format),
        "Still blank": (FIELDS - eight["early"]).map(str),
    }
    return pd.DataFrame(columns).set_index(eight["on_day_30"]).rename_axis("Form")


@lru_cache(maxsize=64)
def dated_forms(world: World) -> pd.DataFrame:
    """The exercise's eight forms, `forms` with `pile`: when was most of this form written?

    before: all but one of its fields stood by day 30 (2 won deals, 1 other); later: more than half came after day 30
    (2 won, 1 other); after: the deal itself was entered once it had closed (1 won, 1 other).
    """
    known = forms(world)
    known = known[
        known["late"].between(5, 11) & (known["early"] <= known["late"]) & (known["close_date"] >= "2024-01-01")
    ]
    lived = known[known["age"].between(*_LIVED) & (known["entered"] == "open")]
    piles = {
        "before": (lived[(lived["late"] - lived["early"]).between(0, 1)], 2),
        "later": (lived[2 * lived["early"] < lived["late"]], 2),
        "after": (known[(known["entered"] == "after") & (known["early"] >= 4)], 1),
    }
    taken = []
    for pile, (deals, won) in piles.items():
        ended_won = deals["outcome"] == "won"
        taken += [frame.assign(pile=pile) for frame in (deals[ended_won].head(won), deals[~ended_won].head(1))]
    return pd.concat(taken).sort_values("opportunity_id", ignore_index=True)


def _dated_shown(world: World) -> pd.DataFrame:
    eight = dated_forms(world)
    columns = {
        "Entered": eight["created_date"].map(_day),
        "Closed": eight["close_date"].map(_day),
        "Outcome": eight["outcome"].str.replace("_", " "),
        "First copy": eight["early"].map(str),
        "Last copy": eight["late"].map(str),
    }
    return pd.DataFrame(columns).set_index(eight["opportunity_id"]).rename_axis("Deal")


def _day(date: pd.Timestamp) -> str:
    return f"{date.day} {date:%b} ’{date:%y}"


def worth_following(world: World) -> pd.Series:
    """What there is to gain, as far as anybody can see, if a seller took the early steps as the average one does.

    Money in play a year (USD), times the steps missing against the average (in SD of the company's sellers, 0 for
    whoever takes as many), times the hands: 1 for average ones in reviewed calls, 0.6 more or less per SD, at least
    0.2. The unit is of no account: it ranks sellers. Index: rep_id.
    """
    sellers = steps_by_seller(world).set_index("rep_id")
    missing = -_standard(sellers["early"])
    hands = (1.0 + 0.6 * _standard(sellers["hands"])).clip(lower=0.2)
    return sellers["in_play"] * missing.clip(lower=0.0) * hands


def _standard(score: pd.Series) -> pd.Series:
    return (score - score.mean()) / score.std()


@lru_cache(maxsize=64)
def check_candidates(world: World) -> pd.DataFrame:
    """Nine sellers: whose early steps shall a manager check? `steps_by_seller` and `worth`, by rep_id.

    Three have strong hands, miss steps and have much in play. Two of the others have as much in play and take their
    steps, two miss more steps in weak hands, two have strong hands, miss steps and have little in play.
    """
    sellers = steps_by_seller(world).assign(worth=worth_following(world).to_numpy())
    early, hands = _standard(sellers["early"]), _standard(sellers["hands"])
    money = sellers["in_play"].rank(pct=True)
    emptiest = sellers[(hands < -0.6) & (early > -2.2) & money.between(0.1, 0.45)].nsmallest(2, "early")
    fuller = early > early[emptiest.index].min()
    best = sellers[fuller & hands.between(0.2, 1.6) & (early < -0.4) & money.between(0.55, 0.97)].nlargest(3, "worth")
    following = sellers[(early > 0.2) & (hands > 0.2)].nlargest(2, "in_play")
    small = sellers[(hands > 0.4) & (early < -0.3) & (money < 0.4)].nlargest(2, "hands")
    nine: pd.DataFrame = pd.concat([best, following, emptiest, small])
    return nine.sort_values("rep_id", ignore_index=True)


def _checks_shown(world: World) -> pd.DataFrame:
    nine, everybody = check_candidates(world), steps_by_seller(world)
    columns = {
        "Opens in a year": nine["in_play"].map(dollars),
        f"Fields by day 30 (average {FIELDS * everybody['early'].mean():.1f})": (FIELDS * nine["early"]).map(_tenth),
        f"Reviewed calls, of 5 (average {everybody['hands'].mean():.1f})": nine["hands"].map(_tenth),
    }
    return pd.DataFrame(columns).set_index(nine["rep_id"]).rename_axis("Seller")


def _tenth(number: float) -> str:
    return f"{number:.1f}"


def strongest(world: World, count: int = 80) -> list[str]:
    """The sellers with the best reviewed calls."""
    return list(steps_by_seller(world).nlargest(count, "hands")["rep_id"])


def weakest(world: World, count: int = 80) -> list[str]:
    """The sellers with the worst reviewed calls."""
    return list(steps_by_seller(world).nsmallest(count, "hands")["rep_id"])


_LOOK_MINUTES = 10
"""What a manager needs to look at one deal on day 30: our assumption, said to the learner."""


def hours_to_look(world: World, rep_ids: Sequence[str]) -> float:
    """Hours of managers, over two years, to look on day 30 at each deal of these sellers that lives that long."""
    owner = world.opportunities.set_index("opportunity_id")["owner_id"]
    lived = forms(world).query("age > 30")["opportunity_id"].map(owner)
    return float(lived.isin(list(rep_ids)).sum() / 3 * 2 * _LOOK_MINUTES / 60)


def followed(world: World, rep_ids: Sequence[str]) -> Outcome:
    """Play eight quarters in which these sellers take the early steps at least as the average seller does.

    What brings them there (a manager who looks, our setting) costs nothing here. For reveals and keys only.
    """
    truth = world.truth
    who = truth.people
    skips = world.reps["rep_id"].isin(list(rep_ids)).to_numpy() & (who.adherence < 0.0)
    moved = replace(who, adherence=np.where(skips, 0.0, who.adherence))
    return run(truth.parameters, moved, truth.run.states[-1].skills, Policy())


LISTS: dict[str, Callable[[World], pd.DataFrame]] = {
    "forms_at_close": _at_close_shown,
    "forms_on_day_30": _on_day_30_shown,
    "dated_forms": _dated_shown,
    "check_candidates": _checks_shown,
}
"""The lists that this module's questions show, by name."""
