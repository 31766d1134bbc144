"""Keys of module C3, each a function of the learner's company. Never shipped to learners."""

from functools import lru_cache

from saleslab.analysis import c3
from saleslab.checks import ChoiceKey, DecisionKey, NumberKey, PlanKey, ReflectionKey
from saleslab.org import World


def slide(world: World) -> NumberKey:
    """N: the graduates' bookings beyond everybody else's, in percent: the first comparison."""
    h = c3.hands(world)
    return NumberKey(
        truth=100 * c3.ahead(world, h.place, ~h.place),
        tolerance=1.0,
        right="That is what the board was shown. It is true, and it says little about the course.",
        look="Go through the four comparisons again: which one sets the graduates beside everybody without a place?",
        near={100 * c3.ahead(world, h.place, h.lost): "That sets them beside those who lost the draw, a fairer slide."},
    )


def no_course(world: World) -> NumberKey:
    """N: what those who lost the draw booked beyond those without a hand up, in percent."""
    h = c3.hands(world)
    return NumberKey(
        truth=100 * c3.ahead(world, h.lost, h.never),
        tolerance=1.0,
        right="Nobody in it was trained. It can exceed the slide: there, those who lost the draw stand among everybody else.",
        look="Neither group may have been on the course, and one of them wanted to go.",
        near={
            100 * c3.ahead(world, h.place, ~h.place): "That is the slide itself. There are graduates in it.",
            100 * c3.ahead(world, h.place, h.lost): "Graduates again: half of that pair was trained.",
        },
    )


def gain(world: World) -> NumberKey:
    """N: the gain in deals of 100 that the draw on file shows."""
    sent_before, sent_after, others_before, others_after = (
        round(100 * rate, 1) for rate in c3.rates(world, c3.draw_on_file(world))
    )
    return NumberKey(
        truth=sent_after - sent_before - (others_after - others_before),
        tolerance=0.25,
        right="Right: their change, less the change of those who weren't sent. Whether to believe it is the next question.",
        look="Four numbers on the last page. Take each group's change, then one change from the other.",
        near={
            sent_after - sent_before: "That is only the change of those sent. The market moved for the others too.",
            sent_after - others_after: "That is the difference afterwards. Part of it was there before.",
        },
    )


_PAPER = {
    "own_year": "It tempts because it is about the same people. But quarters differ, for those who stayed at home too. "
    "There is a draw on the file: begin with it.",
    "luck": "Careful is good. Go back to the file and run both checks: how often does the hat do as much, and "
    "who decided in the end who went?",
    "draw": "A draw is the best there is, when it is one. Go back to the file: who went in the end, and how often does "
    "the hat do as much?",
    "exchanged": "That would spoil any draw. But booked dollars differ after an honest draw too: a few big deals do that. "
    "Who decided who went? Page 2 again.",
    "nothing": "A draw can fail to show a gain without showing that there is none. Look how far luck alone moves it.",
}
_SIGNED = {
    "draw": "Yes. Nobody chose who went, everybody drawn went, and the hat rarely does as much. You may sign that number.",
    "luck": "Yes. The hat alone does as much too often. On Monday: ask for more teams in the draw before you ask for more "
    "money.",
    "exchanged": "Yes. Managers changed names after the draw, and those sent were far ahead before. On Monday: count people "
    "as drawn, or draw again.",
}


def paper(world: World) -> ChoiceKey:
    """K: what the draw on file allows. In some companies it shows something, in some luck or an exchange spoils it."""
    best = c3.reading(world)
    return ChoiceKey(best=best, messages=_PAPER | {best: _SIGNED[best]})


def teams(world: World) -> DecisionKey:
    """D: three of nine teams, by how often their managers watch a call and look again afterwards."""
    return DecisionKey(
        values={str(manager): float(both) for manager, both in c3.team_candidates(world)["both"].items()},
        count=3,
        right="These managers watch a call first and look again afterwards. That is where a course stays.",
        partly="Some of your three. Hours of coaching or high bookings won't hold a new habit by themselves.",
        wrong="Hours, hands up and high bookings are easy to see and hold nothing. Who looks at the next call?",
        lost=0.6,
    )


@lru_cache(maxsize=64)
def money(world: World) -> PlanKey:
    """D: a split of the budget, by its worth on the visible evidence, against splits made without looking."""
    worth = c3.visible_money(world).worth
    values = [worth(split) for split in c3.splits() if sum(split.values()) >= 1_200_000]
    return PlanKey(
        worth=worth,
        best=max(values),
        plain=sum(values) / len(values),
        right="As good as anybody could do on this evidence. Before you book the room, book who looks afterwards.",
        partly="Better than a split made without looking. Does a place teach anything here, and which manager does it come "
        "home to?",
        wrong="A split made without looking does as well. Read the full draw again, and who follows up.",
        free=0.12,
        lost=0.70,
    )


def own_case(_: World) -> ReflectionKey:
    """F: complete or not."""
    return ReflectionKey(
        thanks="Noted, and not graded. Whoever listened, or didn't, is the person to talk to this week."
    )


KEYS = {
    "slide": slide,
    "no_course": no_course,
    "gain": gain,
    "paper": paper,
    "teams": teams,
    "money": money,
    "own_case": own_case,
}
