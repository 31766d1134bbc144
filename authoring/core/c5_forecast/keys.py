"""Keys of module C5, each a function of the learner's company. Never shipped to learners."""

from saleslab.analysis import c5
from saleslab.checks import ChancesKey, LabelsKey, NumberKey, PlanKey, ReflectionKey
from saleslab.org import World


def commit(world: World) -> NumberKey:
    """N: of 100 deals called Commit, how many were won; to the nearest percent."""
    ended = c5.all_ended(world)
    called = ended[ended["said"] >= c5.COMMIT]
    truth = 100 * float(called["is_won"].mean())
    near = {
        100 * float(called["said"].mean()): "That is what the sellers said of them, on average.",
        100 * float(ended["is_won"].mean()): "That is what all deals come to, not the ones called Commit.",
        100 * len(called) / len(ended): "That is how many of all deals were called Commit.",
        100 - truth: "That is how many were not won.",
    }
    return NumberKey(
        truth=truth,
        tolerance=0.75,
        right="So much for “it will close”. On Monday: find this number for your own Commit, before the roll-up.",
        look="Put the slider at 75 and divide the second count by the first.",
        near={number: words for number, words in near.items() if abs(number - truth) > 1.5},
    )


def ears(world: World) -> LabelsKey:
    """K: what seven records show; nobody stands between two names."""
    return LabelsKey(
        best={str(rep): str(label) for rep, label in c5.seven_records(world)["label"].items()},
        right="All seven. On Monday: one seller's last twenty chances beside the endings, and no blame.",
        partly="Some names fit. It is the distance between said and won that counts, and first of all how many deals "
        "there are. A low talker may have happy ears, and a high talker may be right.",
        wrong="Not yet. Turn the won deals into percent and put them beside the odds said. Loud is not the same as wrong.",
    )


def chances(world: World) -> ChancesKey:
    """B: twelve deals; full points for most of the way from the base rate to the CRM's record."""
    deals = c5.dozen(world)
    found = c5.forecasters(world, deals, c5.THIS_QUARTER)
    won = float(deals["is_won"].mean())
    # No single number said twelve times may earn more than the base rate does.
    base = min(found["base"] / 100, won * (1 - won), 0.24)
    return ChancesKey(
        outcomes=dict(zip(deals["opportunity_id"], map(bool, deals["is_won"]), strict=True)),
        base=base,
        good=base - 0.6 * (base - found["crm"] / 100),
        at_base=0.35,
        right="Better than whoever knows nothing, by a good way. You turned the sellers' odds down and read the dates.",
        partly="Better than tossing a coin. The dull rival is the one to beat: start from what this seller wins, and "
        "move only for the stage, the buyer's silence and the dates.",
        wrong="No better than tossing a coin. Somewhere you believed a high number. What does this seller's 90 come to?",
    )


def number(world: World) -> PlanKey:
    """D: the board's number, by what it costs if one of eight quarters comes again."""
    best = c5.board_cost(world, c5.board_best(world))
    return PlanKey(
        worth=lambda thousands: -c5.board_cost(world, 1000 * thousands),
        best=-best,
        plain=-1.5 * best,
        right="That is a number you can sign: most quarters reach it, and you didn't hide behind the worst one.",
        partly="You have the size of it. Now weigh the two mistakes: a dollar too high costs three times one too low.",
        wrong="A number like this is dear on average. Look at what came in, quarter by quarter, of what was said, and at "
        "which side of it costs more.",
    )


def own_case(_: World) -> ReflectionKey:
    """F: complete or not."""
    return ReflectionKey(thanks="Noted, and not graded. Write a chance on one deal today, with the date.")


KEYS = {"commit": commit, "ears": ears, "chances": chances, "number": number, "own_case": own_case}
