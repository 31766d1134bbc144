"""Keys of module C2, each a function of the learner's company. Never shipped to learners."""

from saleslab.analysis import c2, process
from saleslab.checks import ChoiceKey, DecisionKey, LabelsKey, NumberKey, SetKey
from saleslab.org import World

READ_THE_CLOCK = "Stand at both ends of the clock and read the gap in the line below the picture."
READ_THE_BAR = "Take all the steps of “ever fairer” and read the last blue bar, with its sign."


def _gap(world: World, back: float) -> float:
    full, empty = process.turned_back(world.opportunities, back)
    return 100 * (full - empty)


def came_later(world: World) -> NumberKey:
    """N: the part of the gap at close, in points, that was not there on day 30."""
    close, early = _gap(world, 0.0), _gap(world, 1.0)
    return NumberKey(
        truth=close - early,
        tolerance=1.0,
        right="So much of the slide was written while the deal went well, or afterwards. Ask of every such chart: as of when?",
        look=READ_THE_CLOCK,
        near={
            close: "That is the whole gap on the slide.",
            early: "That is the part that was there on day 30.",
            close - _gap(world, 0.5): "That is where the clock stands half way back.",
        },
    )


def written(world: World) -> LabelsKey:
    """K: of six forms, when most of each was written, by its dates and its two copies."""
    six = c2.dated_forms(world).set_index("opportunity_id")
    return LabelsKey(
        best={str(deal): str(pile) for deal, pile in six["pile"].items()},
        right="All six. You read the dates first and the outcome last; most readers do it the other way round.",
        partly="Some are wrong. Three days count in each row: entered, day 30, closed. The outcome is no date.",
        wrong="One answer for all won't do, and the outcome misleads: there are won deals in every pile. Read the dates.",
    )


def early_gap(world: World) -> NumberKey:
    """N: sellers' win-rate gap by early forms, like with like, in points."""
    gaps = [100 * gap for gap, _ in process.peeled(world)]
    return NumberKey(
        truth=gaps[-1],
        tolerance=0.2,
        right="Read from sellers and not from deals, so that one eager buyer can't make it.",
        look=READ_THE_BAR,
        near=dict.fromkeys(gaps[:-1], "That compares deals, and eager buyers are still in it."),
    )


def board(world: World) -> ChoiceKey:
    """K: what to tell the board and do, by its rule on luck."""
    best = "look" if process.beyond_luck(world) else "lots"
    messages = {
        "look": "It tempts because it was right at Tarnhold. Set the last two bars of this company side by side.",
        "lots": "It tempts because it is the careful answer. Set the last two bars of this company side by side.",
        "gate": "It tempts because the gap on day 30 is real. But eager buyers fill forms as well, and a field that has to "
        "be full gets typed.",
        "end": "It tempts after a slide that melted. But a field that came late says nothing about what early work does.",
    }
    messages[best] = (
        "Yes. More than luck, linked and not proved: reason enough to look, and to look where the work is missing."
        if best == "look"
        else "Yes. Not “it does nothing”: too little to tell. Lots cost little here, and next year you know."
    )
    return ChoiceKey(best=best, messages=messages)


def note(_: World) -> SetKey:
    """K: the sentences that tell of something the buyer's side did and somebody else could check."""
    return SetKey(
        best=("log", "reference", "finance", "site"),
        right="Those are hers, and each left a trace. On Monday, ask it of one deal: what has she done?",
        partly="Some are hers. Ask two things of each: who acted, and could your manager look it up without you?",
        wrong="Those are things the seller did, typed, heard or felt. They may be true. She hasn't moved.",
    )


def checks(world: World) -> DecisionKey:
    """D: three of nine sellers to look at, by money in play, early work missing and hands, all visible."""
    nine = c2.check_candidates(world).set_index("rep_id")
    return DecisionKey(
        values={str(rep): float(worth) for rep, worth in nine["worth"].items()},
        count=3,
        lost=0.8,
        right="Early work missing, money in play, good hands to use it. There an hour a week can pay.",
        partly="One or two of these fit. Another works early already, or has little to win.",
        wrong="The emptiest forms, the most money or the best calls alone don't make the gain. Read along the row.",
    )


KEYS = {
    "came_later": came_later,
    "written": written,
    "early_gap": early_gap,
    "board": board,
    "note": note,
    "checks": checks,
}
