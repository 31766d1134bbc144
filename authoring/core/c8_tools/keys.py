"""Keys of module C8, each a function of the learner's company. Never shipped to learners."""

from collections.abc import Mapping
from statistics import pvariance

from saleslab.analysis import c8
from saleslab.analysis.words import dollars
from saleslab.checks import ChancesKey, ChoiceKey, LabelsKey, NumberKey, PlanKey
from saleslab.org import World
from saleslab.org.policy import GROSS_MARGIN, HORIZON, OFFERS

FAR_BELOW = 1.5
"""A signature that leaves so many percent of a year's bookings behind earns nothing in its row."""


def shapes(world: World) -> LabelsKey:
    """K: whose hands each tool helps, as far as the luck bars, as printed, can tell."""
    return LabelsKey(
        best={name: c8.shape(world, tool) for tool, name in c8.TOOL_NAMES.items()},
        right="Four sentences, and none says more than its bars. That is the page the board should get first.",
        partly="Some are read right. For each of the others: do the weak and the strong bar share a part? If so, does "
        "any of the three touch zero?",
        wrong="Dots tempt, and so does the vendor's line, or what the tool did at Tarnhold. Read the ends of the bars.",
    )


def sure(world: World) -> ChancesKey:
    """B: six sentences on what is truly so, scored against the chance that the pilot gives each."""
    pilot = {words: chance / 100 for words, chance in c8.calibrated(world).items()}
    return ChancesKey(
        outcomes={s.words: s.so for s in c8.statements(world)},
        evidence=pilot,
        # As good as the lesson's three numbers earns everything, the same number six times nothing.
        good=0.025,
        base=pvariance(pilot.values()),
        at_base=0.0,
        right="As sure as the pilot allows, and no surer. That is rarer than knowing the answer.",
        partly="Better than a coin. Where did you lose most: near certain of a dot whose bar shared a part with the "
        "other, or half-hearted where the bars were far apart?",
        wrong="No better than saying 50 six times. Check the direction first: does the sentence say what the dots "
        "say, or the opposite?",
    )


def worth(world: World) -> NumberKey:
    """N: what a seat of page one's first keeps in two years in a strong seller's hands, thousand USD."""
    seller, tool = c8.her_seller(world), c8.page_one(world)
    seen = c8.pilot(world)[tool, "strong"].relative
    years = HORIZON / 4
    seat = HORIZON * OFFERS[tool].price_per_quarter / 1e3

    def kept(relative: float) -> float:
        return GROSS_MARGIN * relative * seller.bookings * years / 1e3 - seat

    booked = seller.bookings * years / 1e3
    return NumberKey(
        truth=kept(seen),
        # Percents are shown to a tenth; bookings to a thousand dollars.
        tolerance=0.0008 * booked + 0.5,
        right="Do it once for a tool you already pay for: percent of what its holder books, what stays of it, less "
        "the seat.",
        look="Percent in these hands, of what is booked, for two years; what stays of it; less two years of the seat.",
        near={
            kept(seen) + seat: "That leaves out the seat.",
            seen * booked - seat: "That counts the whole dollar booked, and part of it doesn't stay.",
            (kept(seen) + seat) / 2 - seat / 2: "That looks like one year.",
            kept(c8.overall(world, tool)): "That uses the average over all hands, the very number he has read.",
        },
    )


def plan(world: World) -> PlanKey:
    """D: a tool, none or a trial for each kind of hands, judged by what the pilot's numbers say it will keep."""
    by_name = {f"{whose.capitalize()} hands": whose for whose in c8.HANDS}
    best, known = c8.best_signatures(world), c8.true_best(world)

    def worth(signed: Mapping[str, str]) -> float:
        """Each row counts alike, however much is booked there: 1 the best signature, 0 far enough below it."""
        short = c8.short_of_best(world, {by_name[row]: signature for row, signature in signed.items()})
        return sum(1 - min(1.0, each / FAR_BELOW) for each in short.values())

    return PlanKey(
        worth=worth,
        best=float(len(c8.HANDS)),
        plain=0.0,
        # Two rows of three far off earn nothing.
        lost=0.65,
        right="As good as the pilot allows. Played out on the true percents, which nobody there sees, the best by the "
        f"pilot keep {dollars(c8.truly_kept(world, best))} in {c8.YEARS} years. Somebody who knew the truth would keep "
        f"{dollars(c8.truly_kept(world, known))}. What lies between is luck, not your pen.",
        partly="Some of it. For each row: does the price change the order, and how far ahead is the first then? A trial "
        "has to tell you something that is worth its price with so many seats.",
        wrong="Not much better than signing blind. Page one tempts, the highest dot does, and so does trying everything "
        "first. Take the price off, then ask what a trial could still tell you.",
    )


def her(world: World) -> ChoiceKey:
    """K: what a buyer is short of: an answer, a reason to meet, or somebody who asks about her."""
    best, right = {
        "answers": ("prompts", "Yes. She grumbles, and says exactly what is missing: one answer, for her committee."),
        "fear": (
            "question",
            "Yes. Everything is answered, and she takes it home and brings it back. Of what is she afraid?",
        ),
        "reason": ("research", "Yes. She likes him, and has no reason to meet him. Bring one from her own house."),
    }[c8.what_she_is_short_of(world)]
    listen = "What does she say is missing, once you leave out how she says it?"
    tempts = {
        "prompts": f"Answers are what we like to bring: one can have them ready. {listen}",
        "research": f"News is a good reason to call. Is it a reason that she is short of? {listen}",
        "question": "Half of it: asking about her seldom hurts, and after the lesson it comes to mind first. But what "
        f"this one needs is on the table, and ten minutes are short. {listen}",
        "plan": f"The pilot is about many buyers. This one has told you about herself. {listen}",
        "close": f"It feels like courage, and the quarter is short. It asks for her yes before she can give it. {listen}",
    }
    return ChoiceKey(best=best, messages=tempts | {best: right}, half="question")


KEYS = {"shapes": shapes, "sure": sure, "worth": worth, "plan": plan, "her": her}
