"""Keys of module L5, each a function of the learner's company. Never shipped to learners."""

from saleslab.analysis import l5, two_years
from saleslab.analysis.look_back import standing
from saleslab.checks import LabelsKey, NumberKey, PlanKey, ReflectionKey
from saleslab.org import World
from saleslab.org.two_years import CHIP, LEVERS


def fund(world: World) -> LabelsKey:
    """K: which levers pay by the old paper, each range against its break-even."""
    return LabelsKey(
        best=l5.verdicts(world),
        right="Read as a board should read it: by where the whole range lies.",
        partly="Some are read right. For each of the others, write down both ends of its range before you look at where "
        "it begins to pay.",
        wrong="The highest number tempts, and so does what paid at Tarnhold. Put the luck to both sides of each number "
        "first.",
    )


def joined(world: World) -> NumberKey:
    """N: two equally sure fresh tests of one lever, in percent."""
    first, second = (100 * each for each in l5.two_tests(world))
    old = 100 * two_years.opening(world.index)["tools"].effect
    return NumberKey(
        truth=(first + second) / 2,
        tolerance=0.11,
        right="Neither test is thrown away, and neither is believed alone.",
        look="Two fresh tests, equally sure: how much should each count?",
        near={
            (first + second + old) / 3: "That takes the old paper in. It was fair; it can't speak of today.",
            old: "That is what the paper says, of three years ago.",
            first: "That is the first test alone. The second was as fair.",
            second: "That is the second test alone. The first was as fair.",
            first + second: "That adds the two up. They measure the same thing.",
        },
    )


def late(world: World) -> NumberKey:
    """N: what a chip on coach development in quarter 5 brings by the paper, thousand USD."""
    worth = l5.late_chip(world) / 1e3
    teams = LEVERS["coaching"].teams
    gross = worth + CHIP / 1e3
    early = gross * l5.counts_for("coaching", 1) / l5.counts_for("coaching", l5.LATE)
    return NumberKey(
        truth=worth,
        # Effects and quarters are shown to a tenth: each may be off by a twentieth.
        tolerance=2.0
        + teams
        * two_years.team_quarter(world.index)
        / 1e3
        * 0.0005
        * (l5.counts_for("coaching", l5.LATE) + 100 * abs(two_years.opening(world.index)["coaching"].effect)),
        right="Do it for the next thing you are asked to fund late in the year: what is left for it to work in?",
        look="Teams, quarters that it counts for from then on, effect, margin; then the price.",
        near={
            gross: "That leaves out the price.",
            early - CHIP / 1e3: "That is a chip placed in quarter 1.",
            gross / teams - CHIP / 1e3: "That counts one team.",
        },
    )


def run(world: World) -> PlanKey:
    """D: eight quarters by what they truly bring on average over several lots, against the best on the same pages."""
    scale = standing(world.index, two_years.best_run(world.index))
    return PlanKey(
        worth=lambda value: two_years.value(world.index, value["quarters"]),
        best=scale.best,
        plain=scale.random,
        right="As good as these pages allow. Now do the harder thing: say what would change your mind.",
        partly="Better than chance, and money was left. Where did chips follow the left column, or the old paper, and where "
        "did a lever stop being funded while it grew?",
        wrong="No better than placing chips blind. Which column did you follow? Which lever got chips in quarters in which "
        "it could no longer pay?",
        lost=two_years.LOST,
    )


def memo(world: World) -> ReflectionKey:
    """F: four sentences to the chair, complete or not."""
    return ReflectionKey(thanks="Received. Read it again on the day you named.")


KEYS = {"fund": fund, "joined": joined, "late": late, "run": run, "memo": memo}
