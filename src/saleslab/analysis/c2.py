"""The deals and sellers module C2 asks about: chosen by rule, from what a learner may see.

Nothing here looks at `World.truth` but `followed`, which plays a decision.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd

from saleslab.analysis.process import FIELDS, like_with_like, steps_by_seller
from saleslab.analysis.words import dollars
from saleslab.org import World
from saleslab.org.case import OPPORTUNITY_ID
from saleslab.org.policy import Outcome, Policy, run

# Days the shown deals lived: long enough for two copies of the form to tell a story, the early one being of day 30.
_LIVED = (60, 300)


@lru_cache(maxsize=64)
def forms(world: World) -> pd.DataFrame:
    """Every closed deal's form, one row per deal, in the order of the table.

    Columns: opportunity_id, created_date and close_date as the CRM has them, age (days from the first stage to the
    close), outcome, amount, account_id, segment, early and late (fields filled of `FIELDS`, by day 30 and at close),
    entered ("open": while the deal was open, "after": once it had closed).
    """
    closed = world.opportunities[world.opportunities["is_closed"]]
    history = world.opportunity_stage_history
    began = history.drop_duplicates("opportunity_id").set_index("opportunity_id")["changed_at"]
    columns = ["opportunity_id", "created_date", "close_date", "outcome", "amount", "account_id", "segment"]
    return closed[columns].assign(
        age=(closed["close_date"] - closed["opportunity_id"].map(began)).dt.days,
        early=(FIELDS * closed["fields_complete_day30"]).round().astype(int),
        late=(FIELDS * closed["fields_complete_at_close"]).round().astype(int),
        entered=np.where(closed["created_date"] > closed["close_date"], "after", "open"),
    )


def perfect_form(world: World) -> pd.Series:
    """The won deal whose form was fullest at close, and of these the one that was emptiest on day 30: a `forms` row."""
    known = forms(world)
    won = known[(known["outcome"] == "won") & known["age"].between(*_LIVED) & (known["entered"] == "open")]
    found: pd.Series = won.sort_values(["late", "early"], ascending=[False, True], kind="stable").iloc[0]
    return found


@lru_cache(maxsize=4)
def on_day_30(world: World) -> pd.DataFrame:
    """Closed deals that lived longer than 30 days: `forms`, and of each by day 30 logged, tried, answered and met.

    logged: activities in the CRM; tried: whether we had mailed, rung or met the buyer; answered: how many of these
    she answered, as the seller ticked it; met: meetings held. Index: opportunity_id.
    """
    deals = forms(world).set_index("opportunity_id").query("age > 30")
    began = deals["close_date"] - pd.to_timedelta(deals["age"], unit="D")
    activities = world.activities
    early = activities[(activities["date"] - activities["opportunity_id"].map(began)).dt.days <= 30]
    to_her = early[early["type"] != "Note"]

    def count(rows: pd.DataFrame) -> pd.Series:
        return rows["opportunity_id"].value_counts().reindex(deals.index, fill_value=0)

    return deals.assign(
        logged=count(early),
        tried=count(to_her) > 0,
        answered=count(to_her[to_her["inbound_reply"]]),
        met=count(to_her[to_her["type"] == "Meeting"]),
    )


@lru_cache(maxsize=4)
def six_deals(world: World) -> pd.DataFrame:
    """Six larger deals for a Friday's forecast, `on_day_30` with a letter, P to U.

    Three full forms whose buyer had not answered (Deal 4471, a lost one, a won one) and three emptier ones whose
    buyer had (two won, one without a decision).
    """
    known = on_day_30(world)
    large = known[(known["segment"] != "SMB") & (known["amount"] >= 30_000) & (known["close_date"] >= "2025-01-01")]
    usual = large[large["age"].between(*_LIVED) & (large["entered"] == "open") & large["logged"].between(2, 4)]
    silent = usual[(usual["early"] >= 8) & (usual["answered"] == 0) & (usual["met"] == 0)]
    heard = usual[usual["early"].between(4, 6) & (usual["answered"] > 0)]
    chosen = [
        known.loc[[OPPORTUNITY_ID]],
        silent[silent["outcome"] == "lost"].head(1),
        silent[silent["outcome"] == "won"].head(1),
        heard[heard["outcome"] == "won"].head(2),
        heard[heard["outcome"] == "no_decision"].head(1),
    ]
    six: pd.DataFrame = pd.concat(chosen)
    return six.assign(letter=list("TPSQUR")).sort_values("letter")


def _by_form_shown(world: World) -> pd.DataFrame:
    six = six_deals(world)
    buyers = world.accounts.set_index("account_id")["industry"]
    columns = {
        "Buyer": six["account_id"].map(buyers).to_list(),
        "Amount": six["amount"].map(dollars).to_list(),
        "Form": six["early"].map(f"{{}} of {FIELDS}".format).to_list(),
        "Logged by us": six["logged"].map(str).to_list(),
    }
    return pd.DataFrame(columns, index=pd.Index(six["letter"], name="Deal"))


def _by_buyer_shown(world: World) -> pd.DataFrame:
    six = six_deals(world)
    hers = six["answered"].map({0: "nothing", 1: "answered once", 2: "answered twice"})
    return _by_form_shown(world).drop(columns="Buyer").assign(**{"What she did": hers.to_list()})


@lru_cache(maxsize=64)
def dated_forms(world: World) -> pd.DataFrame:
    """The exercise's six forms, `forms` with `pile`: when was most of this form written?

    before: all but one of its fields stood by day 30; later: more than half came after day 30; after: the deal itself
    was entered once it had closed. Of each pile one deal was won and one not.
    """
    known = forms(world)
    known = known[
        known["late"].between(5, 11) & (known["early"] <= known["late"]) & (known["close_date"] >= "2024-01-01")
    ]
    lived = known[known["age"].between(*_LIVED) & (known["entered"] == "open")]
    piles = {
        "before": lived[(lived["late"] - lived["early"]).between(0, 1)],
        "later": lived[2 * lived["early"] < lived["late"]],
        "after": known[(known["entered"] == "after") & (known["early"] >= 4)],
    }
    taken = []
    for pile, deals in piles.items():
        won = deals["outcome"] == "won"
        taken += [frame.head(1).assign(pile=pile) for frame in (deals[won], deals[~won])]
    return pd.concat(taken).sort_values("opportunity_id", ignore_index=True)


def _dated_shown(world: World) -> pd.DataFrame:
    six = dated_forms(world)
    columns = {
        "Entered": six["created_date"].map(_day),
        "Closed": six["close_date"].map(_day),
        "Outcome": six["outcome"].str.replace("_", " "),
        "First copy": six["early"].map(str),
        "Last copy": six["late"].map(str),
    }
    return pd.DataFrame(columns).set_index(six["opportunity_id"]).rename_axis("Deal")


def _day(date: pd.Timestamp) -> str:
    return f"{date.day} {date:%b} ’{date:%y}"


_HANDS = 0.25
"""How much more early work is worth per SD of reviewed calls: about what parts the lesson company's outer thirds."""


def worth_following(world: World) -> pd.Series:
    """What there is to gain, as far as anybody can see, if a seller worked as early as the average one does.

    Money in play a year (USD), times the early work missing against the average (in SD of the company's sellers, 0
    for whoever does as much), times the hands: 1 for average ones in reviewed calls, `_HANDS` more or less per SD.
    The unit is of no account: it ranks sellers. Index: rep_id.
    """
    sellers = steps_by_seller(world).set_index("rep_id")
    missing = -_standard(sellers["early"])
    hands = (1.0 + _HANDS * _standard(sellers["hands"])).clip(lower=0.2)
    return sellers["in_play"] * missing.clip(lower=0.0) * hands


def _standard(score: pd.Series) -> pd.Series:
    return (score - score.mean()) / score.std()


@lru_cache(maxsize=64)
def check_candidates(world: World) -> pd.DataFrame:
    """Nine sellers: at whose deals shall a manager look? `steps_by_seller` and `worth`, by rep_id.

    Three have strong hands, miss early work and have much in play. Two of the others have as much in play and work
    early, two miss more in weak hands, two have strong hands, miss early work and have little in play.
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


def looked_at(world: World) -> dict[str, list[str]]:
    """At whose deals managers look, by plan: the 80 who fill least early, the 80 with the best and the worst reviewed
    calls, and everybody."""
    sellers = steps_by_seller(world)
    return {
        "least": list(sellers.nsmallest(80, "early")["rep_id"]),
        "strong": list(sellers.nlargest(80, "hands")["rep_id"]),
        "weak": list(sellers.nsmallest(80, "hands")["rep_id"]),
        "all": list(sellers["rep_id"]),
    }


_LOOK_MINUTES = 10
"""What a manager needs to look at one deal on day 30: our assumption, said to the learner."""


def hours_to_look(world: World, rep_ids: Sequence[str]) -> float:
    """Hours of managers, over two years, to look on day 30 at each deal of these sellers that lives that long."""
    owner = world.opportunities.set_index("opportunity_id")["owner_id"]
    lived = forms(world).query("age > 30")["opportunity_id"].map(owner)
    return float(lived.isin(list(rep_ids)).sum() / 3 * 2 * _LOOK_MINUTES / 60)


def below_average(world: World, rep_ids: Sequence[str]) -> int:
    """How many of these sellers fill fewer fields by day 30 than the average seller."""
    early = steps_by_seller(world).set_index("rep_id")["early"]
    return int((early[list(rep_ids)] < early.mean()).sum())


def expected_wins(world: World, rep_ids: Sequence[str]) -> float:
    """Wins to expect in two years, by the CRM alone, if these sellers came to fill as early as the average one.

    It takes the gap between like sellers for the work of the early fields, so much per field, which is linked and
    not proved.
    """
    sellers = steps_by_seller(world)
    fields_apart = like_with_like(sellers.assign(wins=sellers["early"] * sellers["deals"]))
    missing = (sellers["early"].mean() - sellers["early"]).clip(lower=0.0)
    gained = missing / fields_apart * like_with_like(sellers) * sellers["deals"] * 2 / 3
    return float(gained[sellers["rep_id"].isin(list(rep_ids))].sum())


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
    "by_form": _by_form_shown,
    "by_buyer": _by_buyer_shown,
    "dated_forms": _dated_shown,
    "check_candidates": _checks_shown,
}
"""The lists that this module's questions show, by name."""
