"""Sample answers of module C2 that depend on the company; `answers.yml` names them."""

from saleslab.analysis import c2 as _c2
from saleslab.analysis import process as _process
from saleslab.org import World


def _gap(world: World, back: float) -> float:
    full, empty = _process.turned_back(world.opportunities, back)
    return round(100 * (full - empty), 1)


def gap_at_close(world: World) -> float:
    return _gap(world, 0.0)


def gap_on_day_30(world: World) -> float:
    return _gap(world, 1.0)


def points_that_came_later(world: World) -> float:
    return round(_gap(world, 0.0) - _gap(world, 1.0), 1)


def half_way(world: World) -> float:
    return round(_gap(world, 0.0) - _gap(world, 0.5), 1)


def gap_of_like_deals(world: World) -> float:
    return round(100 * _process.peeled(world)[2][0], 1)


def gap_between_sellers(world: World) -> float:
    return round(100 * _process.like_with_like(_process.steps_by_seller(world)), 1)


def by_the_rule(world: World) -> str:
    return "look" if _process.beyond_luck(world) else "lots"


def against_the_rule(world: World) -> str:
    return "lots" if _process.beyond_luck(world) else "look"


def by_the_dates(world: World) -> dict[str, str]:
    six = _c2.dated_forms(world)
    return dict(zip(six["opportunity_id"], six["pile"], strict=True))


def late_entries_missed(world: World) -> dict[str, str]:
    """The two deals entered after their close taken for early ones."""
    return {deal: "before" if pile == "after" else pile for deal, pile in by_the_dates(world).items()}


def all_later(world: World) -> dict[str, str]:
    return dict.fromkeys(by_the_dates(world), "later")


def by_the_outcome(world: World) -> dict[str, str]:
    """Won deals taken for late forms, the others for early ones."""
    six = _c2.dated_forms(world)
    return {
        deal: "later" if outcome == "won" else "before"
        for deal, outcome in zip(six["opportunity_id"], six["outcome"], strict=True)
    }


def one_deal_missing(world: World) -> dict[str, str]:
    return dict(list(by_the_dates(world).items())[1:])


def _nine(world: World):
    return _c2.check_candidates(world)


def all_three_signs(world: World) -> list[str]:
    return sorted(_nine(world).nlargest(3, "worth")["rep_id"])


def two_of_three(world: World) -> list[str]:
    """The two best, and one who takes the steps already."""
    nine = _nine(world)
    return sorted([*nine.nlargest(2, "worth")["rep_id"], *nine.nsmallest(1, "worth")["rep_id"]])


def least_to_gain(world: World) -> list[str]:
    """Those who take the steps already, and who opens least."""
    return sorted(_nine(world).nsmallest(3, "worth")["rep_id"])
