"""Keys of module C2, each a function of the learner's company. Never shipped to learners."""

from saleslab.analysis import c2, process
from saleslab.checks import ChoiceKey, DecisionKey, LabelsKey, NumberKey, SetKey
from saleslab.org import World

READ_THE_CLOCK = "Turn the clock at the top of the exercise and read the gap in the line below the chart."
READ_THE_LINE = "Look at the blue line in the picture above, and at its sign."


def _gap(world: World, back: float) -> float:
    full, empty = process.turned_back(world.opportunities, back)
    return 100 * (full - empty)


def on_day_30(world: World) -> NumberKey:
    """N: win-rate gap of the fullest against the emptiest third of forms on day 30, in points."""
    full, _ = process.turned_back(world.opportunities, 1.0)
    return NumberKey(
        truth=_gap(world, 1.0),
        tolerance=0.5,
        right="That much was there on day 30. On Monday: ask of every such chart, as of when?",
        look=READ_THE_CLOCK,
        near={
            _gap(world, 0.0): "That is the gap at the other end of the clock, the one on the slide.",
            _gap(world, 0.5): "That is where the clock stands half way back.",
            100 * full: "That is what the fullest third won, not the gap.",
        },
    )


def there_already(world: World) -> NumberKey:
    """N: the gap on day 30 in percent of the gap at close."""
    close, early = _gap(world, 0.0), _gap(world, 1.0)
    return NumberKey(
        truth=100 * early / close,
        tolerance=2.0,
        right="That share the slide may claim for early work, eager buyers and careful sellers together. Not more.",
        look="Read the gap at both ends of the clock. What part of the one at close is the one on day 30?",
        near={
            100 - 100 * early / close: "That is the part that was not there yet.",
            early: "That is the gap in points. Asked is its share of the gap at close.",
            close - early: "Those are the points that were not there yet. Asked is a share.",
        },
    )


def written(world: World) -> LabelsKey:
    """K: of eight forms, when most of each was written, by its dates and its two copies."""
    eight = c2.dated_forms(world).set_index("opportunity_id")
    return LabelsKey(
        best={str(deal): str(pile) for deal, pile in eight["pile"].items()},
        right="All eight. You read the dates first and the outcome last; most readers do it the other way round.",
        partly="Some are wrong. Check three dates per row: entered, day 30, closed. An outcome is no date.",
        wrong="One answer for all won't do, and the outcome misleads: won deals have honest forms and late ones. Read the dates.",
    )


def early_gap(world: World) -> NumberKey:
    """N: sellers' win-rate gap by early forms, like with like, in points."""
    return NumberKey(
        truth=100 * process.like_with_like(process.steps_by_seller(world)),
        tolerance=0.2,
        right="Read from sellers and not from deals, so that one eager buyer can't make it.",
        look=READ_THE_LINE,
        near={_gap(world, 1.0): "That is a gap between deals; the question is about sellers."},
    )


def verdict(world: World) -> ChoiceKey:
    """K: may the gap between sellers be luck, by the rule of 99 shuffles?"""
    best = "linked" if process.beyond_luck(world) else "cant"
    messages = {
        "linked": "Not by the board's rule. Set the two numbers side by side again, both with one digit after the point.",
        "cant": "Not by the board's rule. Set the two numbers side by side again, both with one digit after the point.",
        "proved": "It tempts because the gap is real. But sellers who fill early may be the better ones in other ways; "
        "nobody drew lots.",
        "useless": "It tempts after a chart that lied. But late fields say nothing about what early work does.",
    }
    messages[best] = (
        "Yes. Signed with its limit: linked, not proved. A lottery over teams would settle it."
        if best == "linked"
        else "Yes. Not “it doesn't work”: too little to tell. The next step is a test that could tell."
    )
    return ChoiceKey(best=best, messages=messages)


def note(_: World) -> SetKey:
    """K: the sentences that tell of something the buyer's side did and somebody else could check."""
    return SetKey(
        best=("log", "reference", "finance", "site"),
        right="Those are hers, and each left a trace. On Monday: ask it of one deal, what has she done since day 1?",
        partly="Some are hers. For the others ask two things: who acted, and could your manager look it up without you?",
        wrong="That is what the seller did, typed or felt. It may all be true. The buyer has not moved by it.",
    )


def checks(world: World) -> DecisionKey:
    """D: three of nine sellers to check, by money in play, early work missing and hands, all visible."""
    nine = c2.check_candidates(world).set_index("rep_id")
    return DecisionKey(
        values={str(rep): float(worth) for rep, worth in nine["worth"].items()},
        count=3,
        lost=0.8,
        right="Early work missing, good hands, money in play: all three together. There an hour a week can pay, or be tested.",
        partly="One or two of these fit. Another lacks something: works early already, has weak hands, or opens little.",
        wrong="The emptiest forms, the most money or the best calls alone don't make the gain. Look for all three in one row.",
    )


KEYS = {
    "on_day_30": on_day_30,
    "there_already": there_already,
    "written": written,
    "early_gap": early_gap,
    "verdict": verdict,
    "note": note,
    "checks": checks,
}
