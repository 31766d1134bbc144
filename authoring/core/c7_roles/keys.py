"""Keys of module C7, each a function of the learner's company. Never shipped to learners."""

from saleslab.analysis import c7
from saleslab.checks import ChoiceKey, LabelsKey, NumberKey, PlanKey, ReflectionKey
from saleslab.org import World


def growth(world: World) -> NumberKey:
    """N: growth of opportunities in the split regions, in percent, as the slide has it."""
    seen = c7.reading(world)
    return NumberKey(
        truth=100 * seen.growth("opportunities", seen.split),
        tolerance=1.0,
        right="That is the slide. It is true, and the market is still in it, and no deal has been won yet.",
        look="The first slider, at zero: the bar for opportunities in North and East.",
        near={
            100 * seen.growth("bookings", seen.split): "Those are the bookings.",
            100 * seen.growth("opportunities", ~seen.split): "Those are the regions that split nothing.",
        },
    )


def beyond(world: World) -> NumberKey:
    """N: growth of bookings in the split regions less that in the others, in points."""
    seen = c7.reading(world)
    everybody = seen.split | ~seen.split
    return NumberKey(
        truth=100 * seen.beyond("bookings", everybody),
        tolerance=1.5,
        right="The market is out, and the luck of a few large deals is still in. Of any growth number ask what those had "
        "who did nothing.",
        look="The first slider: bring the bookings of South and West to zero, then read the bookings of North and East.",
        near={
            100 * seen.growth("bookings", seen.split): "That is before and after: the market is still in it.",
            100 * seen.beyond("opportunities", everybody): "Those are opportunities. The board asked for money.",
            100 * seen.growth("bookings", ~seen.split): "That is the market itself.",
        },
    )


def paper(world: World) -> ChoiceKey:
    """K: whether won deals of all sellers rose by more than two lucks."""
    won, luck = c7.won_in_all(world)
    if won < -c7.SIGNED_LUCKS * luck:
        raise ValueError(f"no sentence to sign says that won deals fell: {won:.1f}, luck {luck:.1f}")
    best = "luck" if won <= c7.SIGNED_LUCKS * luck else "up"
    tempts = {
        "up": "Not here. Bookings or meetings tempt you to it; compare the bar with two lucks.",
        "luck": "Not here. Caution sounds wise, and can be wrong as well; compare the bar with two lucks.",
        "money": "The board does want money, so it tempts. But a few large deals make bookings move, and bookings come with "
        "no band for luck. The won deals have one.",
    }
    return ChoiceKey(
        best=best,
        messages=tempts
        | {
            best: "Yes. You let two lucks decide; for a bet one would do. Nobody drew lots for the regions, so say that too."
        },
    )


def leaks(world: World) -> LabelsKey:
    """K: for each of four deals, the note in which the buyer's reason is missing first."""
    return LabelsKey(
        best={deal: trail.lost for deal, trail in c7.trails(world).items()},
        right="All four. That is what to read a note for: could I go on from it if I had nothing else?",
        partly="Some of the four. Cover the first column and read the notes one by one: what decides whether this buyer acts?",
        wrong="Not yet. A note full of sites, prices and dates can have lost her point, and a scrap can hold it.",
    )


def closers(world: World) -> NumberKey:
    """N: what the split did to won deals with the strong third less with the weak third, in points."""
    seen = c7.reading(world)
    strong, middle, weak = (100 * seen.effect(seen.third(name)) for name in c7.THIRDS[::-1])
    return NumberKey(
        truth=strong - weak,
        tolerance=1.6,
        right="One average would have hidden this. Mind the luck beside it: some gaps are large and some are noise.",
        look="The second slider, won deals: the line at the far right, less the line at the far left.",
        near={
            strong: "That is the strong third alone.",
            weak: "That is the weak third alone.",
            strong - middle: "That is the strong third less the middle one.",
        },
    )


def design(world: World) -> PlanKey:
    """D: for which of nine sellers to split roles, by regret on the won deals of hands like theirs, beyond luck and price."""
    best = c7.visible_choice(world, c7.best_choice(world))
    everybody = c7.visible_choice(world, dict.fromkeys(c7.nine_sellers(world), c7.SPLIT))
    # Sums smaller than the price of splitting for all of them should not decide the points.
    price = sum(c7.seller_price(world, row) for row in c7.nine_sellers(world).values())
    return PlanKey(
        worth=lambda choice: c7.visible_choice(world, choice),
        best=best,
        plain=min(0.0, everybody, best - price),
        lost=0.60,
        right="On what could be seen, hardly anything was left on the table. You asked of each seller whose hands these are, "
        "for customers of that size, and paid only beyond luck.",
        partly="Part of it. A win rate says little until you hold it against sellers with customers of the same size. Then: what "
        "did the slider say of hands like these, and is it more than luck?",
        wrong="Not yet. A high win rate tempts, and so does a large book. First find each seller's third, then the bar for hands "
        "like these.",
    )


def own_note(_: World) -> ReflectionKey:
    """F: complete or not."""
    return ReflectionKey(thanks="Noted, and not graded. Send that one line to the colleague who needed it.")


KEYS = {
    "growth": growth,
    "beyond": beyond,
    "paper": paper,
    "leaks": leaks,
    "closers": closers,
    "design": design,
    "own_note": own_note,
}
