"""Keys of module C4, each a function of the learner's company. Never shipped to learners."""

from saleslab.analysis import c4
from saleslab.charts.c4 import true_points
from saleslab.checks import ChoiceKey, LabelsKey, NumberKey, PlanKey, ReflectionKey
from saleslab.org import World

SPENDING = ("trainer", "draw", "target", "nothing")


def typed_growth(world: World) -> NumberKey:
    """N: growth of typed entries per deal with the target, percent."""
    before, since = map(c4.per_hundred, c4.halves(c4.by_quarter(world)))
    everything = 100 * (sum(since.values()) / sum(before.values()) - 1)
    return NumberKey(
        truth=c4.typed_growth(world),
        tolerance=2.0,
        right="That is what the target did to typing. On Monday: look which of your numbers jumped in the month in which it "
        "became one that counts.",
        look="Cut before quarter 6, and divide what was added by what was typed before.",
        near={
            100 * (1 - before["typed"] / since["typed"]): "That is the growth as a share of what is typed since.",
            everything: "That looks like typed entries and meetings together.",
            since["typed"] - before["typed"]: "That is how many more per 100 deals, not the growth in percent.",
        },
    )


def tiles(world: World) -> LabelsKey:
    """K: which tiles of the dashboard sellers typed, by how they moved with the target."""
    return LabelsKey(
        best={str(tile): "typed" if typed else "buyer" for tile, typed in c4.dashboard(world)["typed"].items()},
        right="All eight, and operations has looked the definitions up: they agree. On Monday: ask operations about your own "
        "dashboard, and who makes each number go up.",
        partly="Some are in the wrong hands. A fine name tempts, and so does a large number. Go by the change.",
        wrong="No better than one answer for all. The names were made to sound like buyers. Lay each change beside the growth of "
        "typing.",
    )


def sticks_out(world: World) -> NumberKey:
    """N: the gain seen less luck's reach, of the two numbers as shown; below zero where luck explains the gain."""
    drawn = c4.lottery(world)
    out = drawn.sticks_out
    return NumberKey(
        truth=out,
        tolerance=0.15,
        right="That much the board can be promised. It may be more."
        if out > 0
        else "Nothing sticks out, so nothing can be promised. That is no proof that trainers do nothing.",
        look="Take both numbers from the words below the chart, once all draws are there.",
        near={
            round(drawn.real, 1): "That is the gain seen. Luck can have made some of it.",
            round(
                drawn.reach, 1
            ): "That is how far luck reaches. The gain comes first; take luck's reach away from it.",
            round(drawn.real + drawn.reach, 1): "You have added the two.",
            -out: "The other way round: the gain first, then luck's reach taken away.",
        },
    )


def board_paper(world: World) -> ChoiceKey:
    """K: whether the lot for trainers shows more than luck can make."""
    drawn, truth = c4.lottery(world), true_points(world)
    gained = drawn.sticks_out > 0
    known = f"Here we can know: the trainers truly added {truth:.1f} points, where {drawn.real:.1f} were seen."
    return ChoiceKey(
        best="gained" if gained else "early",
        messages={
            "today": "Not yet. The gap of today tempts, because it is on every slide. But one half may have been ahead before "
            "anybody was trained. What did each half change?",
            "gained": f"Yes. {known}"
            if gained
            else "Not yet. It is the sentence everybody hopes to sign. Compare the gain with luck's reach once more.",
            "early": f"Yes. Not “it failed”: too early. {known} On Monday: say what you would have to see, and by when."
            if not gained
            else "Not yet. Caution sounds wise in any company. Compare the gain with luck's reach once more.",
            "nothing": "Not yet. It sounds like the strict reading. But “we could not see it” and “it isn't there” are two "
            "sentences, and luck could hide a good deal here.",
        },
    )


def spend(world: World) -> PlanKey:
    """D: what the chair's rule gives each of six teams; a trainer and a new draw, taken for one another, count half."""
    best = {str(team): c4.spending(world, str(team)) for team in c4.teams(world).index}

    def worth(plan: dict[str, str]) -> float:
        near = {"trainer", "draw"}
        return sum(1.0 if what == best[team] else 0.5 * ({what, best[team]} == near) for team, what in plan.items())

    return PlanKey(
        worth=worth,
        best=len(best),
        # All teams alike: where the best such plan happens to be right, the second best counts as no look at all.
        plain=sorted(worth(dict.fromkeys(best, what)) for what in SPENDING)[-2],
        right=f"By the rule, team for team. It was still a bet: here the trainers truly added {true_points(world):.1f} points, "
        f"where {c4.lottery(world).real:.1f} were seen.",
        partly="Part of it keeps to the rule. Take each team alone: does it have a trainer? If not, hold two amounts against the "
        "price, one with the points that stick out and one with the points seen.",
        wrong="That is one plan for all, or a plan without the rule. Treating all teams alike feels fair. Take each team "
        "alone: has it a trainer, and what do which points bring there?",
        free=0.03,
        lost=0.70,
    )


def own_case(_: World) -> ReflectionKey:
    """F: complete or not."""
    return ReflectionKey(thanks="Noted, and not graded. Ask whoever built the dashboard how that number is counted.")


KEYS = {
    "typed_growth": typed_growth,
    "tiles": tiles,
    "sticks_out": sticks_out,
    "board_paper": board_paper,
    "spend": spend,
    "own_case": own_case,
}
