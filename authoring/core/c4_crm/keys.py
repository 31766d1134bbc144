"""Keys of module C4, each a function of the learner's company. Never shipped to learners."""

from functools import lru_cache

from saleslab.analysis import c4
from saleslab.charts.c4 import true_points
from saleslab.checks import ChoiceKey, LabelsKey, NumberKey, PlanKey, ReflectionKey
from saleslab.org import World

SPENDING = ("support", "target", "nothing")


def typed_growth(world: World) -> NumberKey:
    """N: growth of typed entries per deal with the target, percent."""
    before, since = map(c4.per_hundred, c4.halves(c4.by_quarter(world)))
    truth = c4.typed_growth(world)
    everything = 100 * (sum(since.values()) / sum(before.values()) - 1)
    return NumberKey(
        truth=truth,
        tolerance=2.0,
        right="That is the print of the target. On Monday: look which of your numbers jumped in the month it became one "
        "that counts.",
        look="Cut before quarter 6, and divide the growth by what was typed before.",
        near={
            100 * (1 - before["typed"] / since["typed"]): "That is the growth as a share of what is typed since.",
            everything: "That looks like typed entries and meetings together.",
            since["typed"] - before["typed"]: "That is how many more per 100 deals, not the growth in percent.",
        },
    )


def tiles(world: World) -> LabelsKey:
    """K: which tiles of the dashboard sellers typed, and which buyers did, by how they moved with the target."""
    return LabelsKey(
        best={str(tile): "typed" if typed else "buyer" for tile, typed in c4.dashboard(world)["typed"].items()},
        right="All eight, without one definition. On Monday: ask the same of your own dashboard, and who ticks the box.",
        partly="Some are in the wrong hands. Don't go by the name or by the size of the number: go by its growth.",
        wrong="No better than one label for all. The names were made to sound like buyers. Work out each tile's growth and "
        "compare it with what was typed.",
    )


def top_hours(world: World) -> NumberKey:
    """N: hours at which sellers with support gain most; 0 where even the top is within luck."""
    curve, _ = c4.curves(world)
    right = "Read with care. Sellers chose these hours themselves, so it is linked, not proved; and no rule should be finer than "
    "two hours or so."
    near = {0.0: "You say that luck explains it. Compare the two numbers at the highest place once more."}
    if not curve.stands_out:
        right = "Even the top is within luck: nobody should write a rule on hours from these numbers."
        near = {curve.top: "The highest place, perhaps. What does luck alone explain there?"}
    return NumberKey(
        truth=curve.top if curve.stands_out else 0.0,
        tolerance=_reads_alike(curve) if curve.stands_out else 0.5,
        right=right,
        look="Move along the line in small steps, and read both the gain and what luck explains.",
        near=near,
    )


def _reads_alike(curve: c4.Curve) -> float:
    """Hours around the top that read like it to the decimal shown: they count alike; half an hour at least."""
    alike = [hours for hours in c4.HOURS if f"{curve.at(hours):.1f}" == f"{curve.at(curve.top):.1f}"]
    return max(0.5, *(abs(float(hours) - curve.top) for hours in alike))


def board_paper(world: World) -> ChoiceKey:
    """K: whether the lottery shows more than luck usually makes."""
    rare, real = c4.lottery(world).matched <= c4.RARE, true_points(world)
    truth = f"Here we can know: the trainers truly added {real:.1f} points, and {c4.lottery(world).real:.1f} were seen."
    return ChoiceKey(
        best="gained" if rare else "early",
        messages={
            "today": "Not yet. Some teams were ahead, or behind, before anybody trained them. What did each half change?",
            "gained": f"Yes: a gain, and luck seldom makes one like it. {truth}"
            if rare
            else "Not yet. It is the sentence everybody hopes to write. How often did teams drawn anew come as far from "
            "zero?",
            "early": f"Yes. Not “it failed”: too early. {truth} On Monday: say what you would need to see, and by when."
            if not rare
            else "Not yet. Caution is a habit, too. Count how many of the other draws came that far.",
            "nothing": "Not yet. That no gain is proved doesn't prove that there is none, and here you can count how much "
            "luck would do.",
        },
    )


@lru_cache(maxsize=64)
def _worth(world: World) -> dict[str, dict[str, float]]:
    """What each spending brings each of the six teams on the evidence shown: 1 the best for that team, 0 the worst.

    Each team weighs the same: in dollars, one large team's trainer would hide a price paid for nothing elsewhere.
    """
    worth = {}
    for team in c4.teams(world).index:
        dollars = {what: c4.spending_worth(world, team, what) for what in SPENDING}
        low, high = min(dollars.values()), max(dollars.values())
        worth[str(team)] = {what: (amount - low) / (high - low) for what, amount in dollars.items()}
    return worth


def spend(world: World) -> PlanKey:
    """D: a trainer, a higher target or nothing for each of six teams, by what the exercise shows."""
    worth = _worth(world)
    return PlanKey(
        worth=lambda plan: sum(worth[team][what] for team, what in plan.items()),
        best=sum(max(team.values()) for team in worth.values()),
        # All teams alike: the best such plan is a habit that luck rewards, so the second best counts as no look at all.
        plain=sorted(sum(team[what] for team in worth.values()) for what in SPENDING)[1],
        right="On what you could see, no better plan. It was a bet all the same: here the trainers truly added "
        f"{true_points(world):.1f} points, and {c4.lottery(world).real:.1f} were seen.",
        partly="Part of the money is well placed. Take each team alone: points it would gain, times its last column, "
        "against the price. What did a lot decide here, and what did sellers choose?",
        wrong="A plan for all teams alike, or for hours. A line that climbs tempts; but nobody drew lots for hours. Take "
        "each team alone: what would move there, and what does that bring against its price?",
        free=0.03,
        lost=0.30,
    )


def own_case(_: World) -> ReflectionKey:
    """F: complete or not."""
    return ReflectionKey(thanks="Noted, and not graded. Ask whoever built the dashboard how that number is counted.")


KEYS = {
    "typed_growth": typed_growth,
    "tiles": tiles,
    "top_hours": top_hours,
    "board_paper": board_paper,
    "spend": spend,
    "own_case": own_case,
}
