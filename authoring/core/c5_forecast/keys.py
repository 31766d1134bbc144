"""Keys of module C5, each a function of the learner's company. Never shipped to learners."""

from saleslab.analysis import c5
from saleslab.checks import ChancesKey, ChoiceKey, LabelsKey, NumberKey, PlanKey
from saleslab.org import World


def commit(world: World) -> NumberKey:
    """N: of 100 deals called Commit, how many were won; to the nearest percent."""
    ended = c5.all_ended(world)
    called = ended[ended["said"] >= c5.COMMIT]
    truth = 100 * float(called["is_won"].mean())
    near = {
        100 * float(called["said"].mean()): "That is what the sellers said of their Commits, on average.",
        100 * float(ended["is_won"].mean()): "That is what all deals come to, not only the Commits.",
        100 * len(called) / len(ended): "That is how many of all deals were called Commit.",
        100 - truth: "That is how many were not won.",
    }
    return NumberKey(
        truth=truth,
        tolerance=0.75,
        right="So much for “it will close”. On Monday: find this number for your own Commits, before the roll-up.",
        look="Put the slider at 75 and divide the second count by the first.",
        near={number: words for number, words in near.items() if abs(number - truth) > 1.5},
    )


def ears(world: World) -> LabelsKey:
    """K: what seven lists show; nobody stands between two names."""
    return LabelsKey(
        best={str(rep): str(label) for rep, label in c5.seven_records(world)["label"].items()},
        right="All seven. On Monday: one seller's last twenty chances beside how the deals ended, and no blame.",
        partly="Some of the names fit. It is tempting to go by how loud somebody is. Go by the gap between said and won, "
        "and before that by how many deals there are.",
        wrong="Not yet. Loud sellers look wrong and careful ones look right, until you set what they won beside it. Turn the "
        "deals won into percent first.",
    )


def chances(world: World) -> ChancesKey:
    """B: twelve deals; full points for most of the way from the base rate to the CRM's odds, or for the rule of thumb."""
    deals = c5.dozen(world)
    found = c5.forecasters(world, deals, c5.THIS_QUARTER)
    won = float(deals["is_won"].mean())
    # No single number said twelve times may earn more than the base rate does.
    base = min(found["base"] / 100, won * (1 - won), 0.24)
    good = base - 0.6 * (base - found["crm"] / 100)
    by_rule = c5.points(deals["hand"], deals["is_won"]) / 100
    return ChancesKey(
        outcomes=dict(zip(deals["opportunity_id"], map(bool, deals["is_won"]), strict=True)),
        base=base,
        # Rounded up: chances are typed in whole percent.
        good=max(good, by_rule + 0.002) if by_rule < base - 0.005 else good,
        at_base=0.3,
        right="You left the dull rival well behind. You turned the sellers' odds down and read the stage and the dates.",
        partly="Better than saying 50 every time. To leave the dull rival behind, start from what this seller won before, and "
        "move for the stage and the dates. A high number from the seller tempts; what do this seller's high numbers "
        "come to?",
        wrong="No better than saying 50 every time. Somewhere you believed a high number. What did this seller's odds come to "
        "before?",
    )


def number(world: World) -> PlanKey:
    """D: the board's number, by what it costs if one of eight quarters comes again."""
    best = c5.board_cost(world, c5.board_best(world))
    return PlanKey(
        worth=lambda thousands: -c5.board_cost(world, 1000 * thousands),
        best=-best,
        plain=-1.5 * best,
        right="That is a number you can sign: most quarters reach it, and you didn't hide behind the worst one.",
        partly="You are near. The middle of the eight quarters tempts, and so does the worst. Weigh the two mistakes: a dollar "
        "too high costs three, a dollar too low one.",
        wrong="On average this number is dear. Look at what came in, quarter by quarter, of what the sellers had said, and at "
        "which side of it costs more.",
    )


def call(world: World) -> ChoiceKey:
    """K: what a buyer's call changes: her date, if it is too late; a step of her own; kind words, nothing."""
    best, right, other = {
        "date": ("out", "Yes. Kind words, and a day after the number is counted. Her date decides.", _LISTEN),
        "polite": ("leave", "Yes. She is friendly, and named no step and no day. The CRM's odds stand.", _NEW),
        "step": (
            "higher",
            "Yes. She grumbles, and her side has acted and named a day. That outweighs her tone.",
            _LISTEN,
        ),
    }[c5.what_she_says(world)]
    tempts = {
        "higher": f"After a call one feels nearer to the deal. {other}",
        "leave": f"The CRM's odds are made of a thousand deals. Do they know what she told you about this one? {_LISTEN}",
        "lower": f"A little less feels careful. But either she told you something that counts, or she didn't. {other}",
        "out": f"Taking it out is the safe side, and costs a dollar for each that comes in after all. {other}",
    }
    return ChoiceKey(best=best, messages=tempts | {best: right})


_LISTEN = "Leave out how she sounds. What has her side done, and which day did she name?"
_NEW = "Leave out how she sounds. What do you know now that you didn't know yesterday?"

KEYS = {"commit": commit, "ears": ears, "chances": chances, "number": number, "call": call}
