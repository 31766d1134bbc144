"""Keys of module L5, each a function of the learner's company. Never shipped to learners."""

from saleslab.analysis import l5, rules, two_years
from saleslab.analysis.look_back import standing
from saleslab.checks import ChoiceKey, LabelsKey, NumberKey, PlanKey, ReflectionKey
from saleslab.org import World
from saleslab.org.two_years import LEVERS


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
    """N: two fresh tests of one lever, the second four times as long, in percent."""
    first, second = (100 * each.effect for each in two_years.tried(world.index))
    old = 100 * two_years.opening(world.index)["tools"].effect
    right = 100 * two_years.both_trials(world.index).effect
    return NumberKey(
        truth=right,
        tolerance=0.11,
        right="The surer one counts for more, and the other is not thrown away.",
        look="Two fresh tests: which is surer, and by how much should it count for more?",
        near={
            (first + second) / 2: "That counts both alike. One of them has seen four times as much.",
            (right + old) / 2: "That takes the old paper in. Whether it still counts is the next question.",
            old: "That is what the paper says, of three years ago.",
            first: "That is the short test alone.",
            second: "That is the long test alone. The short one was as fair, and says a little.",
            first + second: "That adds the two up. They measure the same thing.",
        },
    )


def old(world: World) -> ChoiceKey:
    """K: whether the old number still counts, by how far it lies from the fresh ones."""
    counts = l5.old_still_counts(world)
    subtract = "Subtract first: how far do old and fresh lie apart, and how far can luck alone put them?"
    wrong = {"in": subtract, "out": subtract}
    less = {
        "in": "It sounds wise: things do change. Whether they have here, luck can tell. " + subtract,
        "out": "Defensible: many would keep a little of it. Our rule is blunter, and easier to hold to. " + subtract,
    }
    right = {
        "in": "Luck alone can put them so far apart. Each counts by how sure it is.",
        "out": "Luck alone doesn’t put them so far apart. Something has changed.",
    }
    return ChoiceKey(
        best=counts,
        messages={
            **wrong,
            counts: right[counts],
            "less": less[counts],
            "always": "It was fair, of those days. It tempts because nobody has to be told that it is over.",
            "never": "Age alone says nothing. What hasn’t changed in three years is known better with the old number.",
        },
        half="less" if counts == "out" else "",
    )


def late(world: World) -> NumberKey:
    """N: the least effect at which a chip on coach development in quarter 5 is worth its price, in percent."""
    truth = 100 * l5.break_even(world, "coaching", l5.LATE)
    teams = LEVERS["coaching"].teams
    return NumberKey(
        truth=truth,
        # Quarters are shown to a tenth, the margin in thousands, the answer is asked to a hundredth.
        tolerance=0.011 + 0.03 * truth,
        right="Ask it of the next thing you are asked to fund late in the year: how much must it do to be worth its price?",
        look="The price, shared among teams, quarters and margin: which of them is missing?",
        near={
            teams * truth: "That counts one team. A chip reaches three.",
            100 * l5.break_even(world, "coaching"): "That is a chip placed in quarter 1.",
            truth * l5.counts_for("coaching", l5.LATE): "That counts a single quarter.",
        },
    )


def run(world: World) -> PlanKey:
    """D: eight quarters by what they truly bring on average over several lots, against the best on the same pages."""
    scale = standing(world.index, rules.best_run(world.index))
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


KEYS = {"fund": fund, "joined": joined, "old": old, "late": late, "run": run, "memo": memo}
