"""Keys of module C6, each a function of the learner's company. Never shipped to learners."""

from saleslab.analysis import c6
from saleslab.analysis.first_meetings import first_meetings
from saleslab.checks import ChoiceKey, LabelsKey, NumberKey, PlanKey, SetKey
from saleslab.org import World

SLIDE = "Go back to the slide: 48 from the top, the lowest 72, deals opened, year 1."
HALVES = "The others show the growth without a seat. Divide by it."


def _percent(world: World, leaders: int, laggards: int, metric: str, year: int) -> float:
    return round(100 * c6.contrast(world, leaders, laggards, metric, year).more)


def vendor(world: World) -> NumberKey:
    """N: leaders against laggards in a year without seats, in whole percent."""
    return NumberKey(
        truth=_percent(world, 48, 72, "opened", 1),
        tolerance=1.0,
        right="That much, and no seat anywhere. On Monday: ask of any such slide what it showed before the tool came.",
        look=SLIDE,
        near={
            _percent(world, 48, 72, "opened", 3): "That looks like year 3.",
            _percent(world, 48, 72, "bookings", 1): "That looks like bookings.",
            _percent(world, 48, 120, "opened", 1): "That looks like the lowest 120.",
        },
    )


def lottery(world: World) -> NumberKey:
    """N: how much more holders open than had they grown like the others, in percent."""
    half = c6.halves(world)
    return NumberKey(
        truth=100 * half.effect,
        tolerance=0.5,
        right="That is the seat, and the luck of the draw; nothing else. How much luck, the next question tells.",
        look=HALVES,
        near={
            100
            * (half.holders_after / half.holders_before - 1): "That is the holders' own growth. The others grew too.",
            100 * (half.others_after / half.others_before - 1): "That is the others' growth.",
            _percent(world, 48, 72, "opened", 3): "That is the slide, and it was never drawn by lot.",
        },
    )


def luck(world: World) -> ChoiceKey:
    """K: which sentence about the seats may go to the board, by how often stickers do as well as the seats."""
    best = "works" if c6.stands_out(world) else "unsure"
    messages = {
        "nothing": "No pilot of this size can show that. A small effect and no effect look the same in it.",
        "slide": "The slide is about who posts. Set it to year 1 once more: nobody had a seat.",
        "works": "Not by our bar. Give out the stickers 100 times among all 240, and count again.",
        "unsure": "Too careful here. Give out the stickers 100 times among all 240, and count again.",
    }
    right = {
        "works": "Yes: a sticker rarely does that. On Monday you may defend this number, and name its bar.",
        "unsure": "Yes: a sticker does that too often. It isn't a no. A larger draw, or twenty, can tell.",
    }
    return ChoiceKey(best=best, messages={**messages, best: right[best]})


def pitch(world: World) -> SetKey:
    """K: the sentences without weight; two of them depend on the company's own lottery."""
    best = {"leaders", "story"}
    best |= {"all"} if not c6.stands_out(world) else set()
    best |= {"strong"} if not c6.stands_out(world, "strong") else set()
    return SetKey(
        best=best,
        right="What is left would not be there had everybody drawn stickers. That is all a board needs to hear.",
        partly="Some marks are right. For each sentence: true in this company? And would you hear it of stickers?",
        wrong="Not yet. What speaks for a seat is what stickers would not bring about.",
    )


def buyers(world: World) -> LabelsKey:
    """K: what brought each of eight buyers to a first meeting, by their own words."""
    return LabelsKey(
        best=first_meetings(world)["brought"].to_dict(),
        right="You heard what brought them, whatever they found nice. Ask your next new buyer the same question.",
        partly="Some of them you took by their kind words, or by where you met. What had to happen first?",
        wrong="Not yet. Think the post away, then the question: would this buyer have come all the same?",
    )


def seats(world: World) -> PlanKey:
    """D: which of six groups get seats, judged by what could be seen, against seats for all or for nobody."""
    return PlanKey(
        worth=lambda plan: c6.plan_worth(world, plan),
        best=c6.plan_worth(world, c6.best_plan(world)),
        plain=c6.plain_worth(world),
        right="As good as anybody could do with what there was to see: the hands, the buyers, the price.",
        partly="Better than one answer for all. Group by group: best guess, buyers who answer, “pays from”.",
        wrong="Hardly better than one answer for all. Best guess, divided by five, times the buyers who answer: is it enough?",
        lost=0.5,
    )


KEYS = {"vendor": vendor, "lottery": lottery, "luck": luck, "pitch": pitch, "buyers": buyers, "seats": seats}
