"""Keys of module C1, each a function of the learner's company. Never shipped to learners."""

from saleslab.analysis import c1
from saleslab.analysis import leaderboard as board
from saleslab.checks import ChancesKey, ChoiceKey, DecisionKey, NumberKey, ReflectionKey
from saleslab.org import World

READ_THE_LINE = "Look at the chart at the top of the exercise again, with the slider at 48, and read the line below it."


def top_share(world: World) -> NumberKey:
    """N: share of this year's bookings from the top 48, in percent, to the nearest percent."""
    this_year = board.annual_bookings(world.attainment, c1.THIS_YEAR)
    share = 100 * board.top_share(this_year)
    return NumberKey(
        truth=share,
        tolerance=1.0,
        right="A fifth of the sellers, and this much of the money. On Monday: before you call that talent, ask what "
        "part of it was the patch.",
        look=READ_THE_LINE,
        near={
            20.0: "A fifth of the sellers is not a fifth of the bookings.",
            80.0: "“80/20” is a saying, not a measurement; companies differ.",
            100 - share: "That looks like the share of the other 192.",
        },
    )


def repeats(world: World) -> NumberKey:
    """N: how many of last year's top 48 are in this year's."""
    last, this = (board.annual_bookings(world.attainment, year) for year in (c1.THIS_YEAR - 1, c1.THIS_YEAR))
    stayed = len(board.repeaters(last, this))
    return NumberKey(
        truth=stayed,
        tolerance=0.0,
        right="Far more than luck alone would keep, and far fewer than everybody expects. A leaderboard is seller, "
        "patch and luck.",
        look=READ_THE_LINE,
        near={board.TOP - stayed: "That is how many left. The question asks who stayed."},
    )


def chances(world: World) -> ChancesKey:
    """B: chances of ten of this year's top 48, against what happened; the base rate is what lasted a year before."""
    outcomes = c1.repeat_outcomes(world)
    base_rate = repeats(world).truth / board.TOP
    base = sum((base_rate - happened) ** 2 for happened in outcomes.values()) / len(outcomes)
    # In some companies the ten do worse than the year before them: knowing nothing must not earn points there.
    base = min(base, 0.24)
    return ChancesKey(
        outcomes=outcomes,
        base=base,
        good=0.75 * base,
        right="Better than saying the same number ten times. You used both years, and that is what a forecast is.",
        partly="Better than knowing nothing. To beat the plain base rate, look at both years: who shot up this year "
        "is likelier to fall back.",
        wrong="No better than tossing a coin. Start every row from how many stayed last time, and move from there.",
    )


def patch(world: World) -> ChoiceKey:
    """K: who of five did most with the patch, by bookings against what such a patch brings."""
    five = c1.patch_candidates(world).set_index("rep_id")
    best = str(five["ratio"].idxmax())
    messages = dict.fromkeys(
        five.index, "Not yet. Compare the two money columns of the same row: how many times the patch's usual is it?"
    )
    messages[str(five["bookings"].idxmax())] = (
        "Not yet. This seller booked most, and that is what a leaderboard shows. Now look at what the patch brings "
        "in anybody's hands."
    )
    messages[best] = (
        "Yes: the most for what the patch gives. On Monday: rank your team once this way, beside the usual way."
    )
    return ChoiceKey(best=best, messages=messages)


def calls(world: World) -> DecisionKey:
    """D: three of nine sellers to study, judged on what was visible: each seller's weaker year against the patch."""
    candidates = c1.call_candidates(world).set_index("rep_id")
    weaker_year = candidates[["ratio", "last_ratio"]].min(axis=1)
    return DecisionKey(
        values={str(rep): float(value) for rep, value in weaker_year.items()},
        count=3,
        # Two of the right three is worth something in every company.
        lost=0.6,
        right="These three beat their patch in both years. That is worth listening to, even where the totals are modest.",
        partly="Some of your three hold up in both years. One or more owe it to the patch or to a single year.",
        wrong="Big totals, but the patch or one good year explains them. Compare both years with what such a patch brings.",
    )


def own_case(_: World) -> ReflectionKey:
    """F: complete or not."""
    return ReflectionKey(thanks="Noted, and not graded. Look that number up this week: it takes five minutes.")


KEYS = {
    "top_share": top_share,
    "repeats": repeats,
    "chances": chances,
    "patch": patch,
    "calls": calls,
    "own_case": own_case,
}
