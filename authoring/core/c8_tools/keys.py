"""Keys of module C8, each a function of the learner's company. Never shipped to learners."""

from saleslab.analysis import c8
from saleslab.checks import ChoiceKey, DecisionKey, LabelsKey, NumberKey, ReflectionKey
from saleslab.org import World
from saleslab.org.policy import GROSS_MARGIN

EVEN_FOR = "weak"
WORTH_OF = ("C", "strong")


def shapes(world: World) -> LabelsKey:
    """K: whose hands each tool helps more, as far as the luck bars can tell; where bars all but meet, both readings."""
    return LabelsKey(
        best={letter: c8.shapes(world, tool) for letter, tool in c8.letters(world).items()},
        right="Every tool read for what its bars can bear, and no further. That is the page the board should get first.",
        partly="Some tools are read right. For each of the others, put a ruler to the ends of its weak and strong bars: do "
        "they overlap? And does the middle stand clear of both?",
        wrong="Read bars, not dots. A dot that lies higher tempts everybody; it counts only where its bar has come clear "
        "of the other one.",
    )


def average(world: World) -> ChoiceKey:
    """K: the tool with the best average over all hands."""
    letters = c8.letters(world)
    best = max(letters, key=lambda letter: c8.average_gain(world, letters[letter]))
    highest = max(
        letters, key=lambda letter: max(c8.pilot(world)[letters[letter], whose].relative for whose in c8.HANDS[1:])
    )
    messages = {
        letter.lower(): "Not yet. Add this tool's three gains, and those of the others. One good column doesn't make an average."
        for letter in letters
    }
    if highest != best:
        messages[highest.lower()] = (
            "Not yet. This one shines in one column, and that is how demos are made. Now add up all three."
        )
    messages[best.lower()] = (
        "Yes, that is the one. Whether to sign it for all is another question: look down each column for a better one."
    )
    return ChoiceKey(best=best.lower(), messages=messages)


def worth(world: World) -> NumberKey:
    """N: bookings a seat of tool C adds a year in strong hands, thousand USD; tolerance for percents as shown."""
    letter, whose = WORTH_OF
    tool = c8.letters(world)[letter]
    booked = c8.booked_a_year(world)[whose] / 1e3
    return NumberKey(
        truth=c8.seat_worth(world, tool, whose) / 1e3,
        tolerance=0.0015 * booked,
        right="That is the number to put beside the price of the seat. On Monday: do it once for a tool you already pay for.",
        look="The percent of this row, of what such a seller books in a year.",
        near={
            c8.seat_worth(world, tool, "weak") / 1e3: "That looks like the same tool in weak hands.",
            GROSS_MARGIN
            * c8.seat_worth(world, tool, whose)
            / 1e3: "That is what stays of it. Asked is what is booked.",
        },
    )


def even(world: World) -> NumberKey:
    """N: percent by which a seller with weak hands must book more to pay for a seat."""
    needed = 100 * c8.break_even(world, EVEN_FOR)
    return NumberKey(
        truth=needed,
        tolerance=0.06 * needed,
        right="Small, isn't it? Compare it with the bars: a seat is lost in hands where the tool does nothing, not in its price.",
        look="Seat, divided by what stays of a dollar, divided by what weak hands book.",
        near={
            GROSS_MARGIN * needed: "That counts the whole dollar booked, and part of it doesn't stay.",
            100 * c8.break_even(world, "strong"): "That looks like strong hands.",
        },
    )


def plan(world: World) -> DecisionKey:
    """D: four of twelve lots, judged by bookings a seat on what the pilot showed."""
    return DecisionKey(
        values=c8.lots(world),
        count=4,
        # Who counts percent alone gets part of it: patches differ less than tools do.
        lost=0.4,
        right="As good as the pilot allows: each lot where percent times patch is large. Somebody will say the strong have "
        "enough. Show them the column.",
        partly="Some of these lots are among the best. At least one looks good in percent alone, or in bookings alone.",
        wrong="No better than four rows at random. Multiply, roughly: the percent a row gains, times what such a seller books.",
    )


def own_case(_: World) -> ReflectionKey:
    """F: complete or not."""
    return ReflectionKey(thanks="Noted, and not graded. Ask for those two numbers before the next invoice comes.")


KEYS = {
    "shapes": shapes,
    "average": average,
    "worth": worth,
    "even": even,
    "plan": plan,
    "own_case": own_case,
}
