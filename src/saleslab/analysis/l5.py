"""L5: the opening paper as a list, what a chip on it brings, and the leader before you at Tarnhold."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from saleslab.analysis.two_years import DISAGREE, both_trials, course, disagreement, opening, team_quarter
from saleslab.analysis.words import signed_percent
from saleslab.org import World
from saleslab.org.policy import HORIZON
from saleslab.org.quarterly import GIVE, TRIED, Report, growth_without, reports
from saleslab.org.two_years import CHIP, LEVERS, Quarter

LEVER_NAMES = {
    "tools": "Answer prompts",
    "training": "Training",
    "coaching": "Coach development",
    "territories": "A new map",
    "promotions": "Promotions",
    "pay": "A bonus",
}
LATE = 5
"""The quarter that a question places a chip in."""
BEFORE_YOU: tuple[Quarter, ...] = ({"coaching": 3, "pay": 2}, {"coaching": 2, "pay": 3}, {"tools": 2, "pay": 3})
"""What the leader before you decided at Tarnhold."""
CLOSE = 0.00015
"""Ends of a range this near to the break-even can be read either way: the paper shows hundredths of a percent."""


def break_even(w: World, lever: str, quarter: int = 1) -> float:
    """The effect (share) from which a chip placed in a quarter (1 to 8) pays for itself."""
    cost, share = (each[: HORIZON - quarter + 1] for each in course(lever))
    return (CHIP / (LEVERS[lever].teams * team_quarter(w.index)) - float(cost.sum())) / float(share.sum())


def counts_for(lever: str, quarter: int) -> float:
    """How many quarters at its first-year mean a team's having a lever from a quarter (1 to 8) is worth by the end.

    Of what lasts: four with four left; with eight, more where the effect grows and fewer where it fades.
    """
    return float(course(lever)[1][: HORIZON - quarter + 1].sum())


def paper(w: World) -> pd.DataFrame:
    """The opening paper, one row a lever: what it added by lot, its luck, where it begins to pay, and its reach.

    To a hundredth of a percent: at a tenth the end of a range and the break-even beside it often look the same.
    """
    tests = opening(w.index)
    rows = {
        name: {
            "added": signed_percent(tests[lever].effect, 2),
            "give or take": f"{100 * GIVE * tests[lever].luck:.2f}",
            "pays from": signed_percent(break_even(w, lever), 2),
            "teams a chip": str(LEVERS[lever].teams),
            "worth, from quarter 1": f"{counts_for(lever, 1):.1f}",
            f"worth, from quarter {LATE}": f"{counts_for(lever, LATE):.1f}",
        }
        for lever, name in LEVER_NAMES.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("lever")


def verdicts(w: World) -> dict[str, Collection[str]]:
    """For each lever by name "pays", "not" or "open", as the paper's range lies to the break-even; both where close."""
    found: dict[str, Collection[str]] = {}
    for lever, name in LEVER_NAMES.items():
        test, even = opening(w.index)[lever], break_even(w, lever)
        low, high = test.effect - GIVE * test.luck - even, test.effect + GIVE * test.luck - even
        labels = {"pays"} if low > 0 else {"not"} if high < 0 else {"open"}
        if min(abs(low), abs(high)) < CLOSE:
            labels |= {"open", "pays" if abs(low) < abs(high) else "not"}
        found[name] = labels
    return found


def apart_by_luck(w: World) -> float:
    """How far (share) the old number of answer prompts may lie from the two fresh ones together, by luck alone."""
    old, fresh = opening(w.index)[TRIED], both_trials(w.index)
    return DISAGREE * float((old.luck**2 + fresh.luck**2) ** 0.5)


def old_still_counts(w: World) -> str:
    """Whether the old number of answer prompts counts beside the fresh ones: "in" or "out"."""
    times = disagreement(opening(w.index)[TRIED], both_trials(w.index))
    return "in" if times <= DISAGREE else "out"


def before_you(w: World) -> list[Report]:
    """The reports of the leader before you."""
    return reports(w, BEFORE_YOU)


def truly_added(w: World, lever: str, quarter: int) -> float:
    """What the predecessor's chips on a lever in a quarter (1 to 3) truly added to its opportunities, as a share."""
    run = w.two_years(BEFORE_YOU, quarters=quarter)
    last = {other: chips for other, chips in BEFORE_YOU[quarter - 1].items() if other != lever}
    bare = [*BEFORE_YOU[: quarter - 1], last]
    there = np.repeat(run.age[lever][quarter - 1] == 0, w.specification.parameters.team_size)
    other = w.two_years(bare, quarters=quarter)
    return float(run.worth[-1][there].sum() / other.worth[-1][there].sum() - 1.0)


def growth_of_the_others(w: World) -> float:
    """The growth in the predecessor's first quarter of the teams without the bonus, as a share."""
    return growth_without(w, BEFORE_YOU, 1, "pay")


LISTS = {"paper": paper}
