"""Keys of module M1, each a function of the learner's company. Never shipped to learners."""

from functools import cache

from saleslab.analysis import m1
from saleslab.checks import NumberKey, PlanKey, ReflectionKey, SetKey
from saleslab.org import World
from saleslab.practice.conversation.graded import held
from saleslab.practice.conversation.outlook import anything, result
from saleslab.practice.conversation.script import load

TALK = load("coaching_doors")


@cache
def without_thought() -> float:
    """What any line at random makes of the talk, on average, as `held` counts it."""
    random = result(TALK, anything)
    return (random.found + random.worth / 100) / 2


def six(world: World) -> PlanKey:
    """D: six causes, each with the looks that bear it, for as few minutes as the order needs; a guess saves nothing."""
    return PlanKey(
        worth=lambda file: m1.file_worth(world, file),
        best=m1.file_worth(world, m1.by_the_order(world, m1.six(world))),
        plain=0.0,
        right="All six, with the looks that bear them, and hardly a minute lost. Six were picked; on Monday do it with one of your "
        "own, and expect “more than one thing”.",
        partly="Some of it is saved. Either a look that bears an answer was never opened, or you stopped at the first step that "
        "stood out, or a dot that luck can explain was taken for a reason, or minutes went where patch and three years had settled it.",
        wrong="Hardly anything is saved. A cause without its looks is a guess, even a lucky one. Begin with patch and three years of all six.",
    )


def letter(world: World) -> SetKey:
    """K: the sentences of the letter that the file doesn't bear out, or that nobody can have seen."""
    return SetKey(
        best=m1.to_go(world),
        right="What is left can be shown to anybody, the seller first. Read it aloud: is it still a warning?",
        partly="Some of it. Take each sentence to its look: what does the number say? What sounds bad can be true: what does the "
        "buyer say? And has anybody seen it?",
        wrong="Not yet. A warning that can't be shown in a file is an opinion with a letterhead. Sentence by sentence: which look?",
    )


def rebound(world: World) -> NumberKey:
    """N: the gain of the half coached most less that of the half coached least, in times the usual."""
    most, least = (m1.rebound(world).loc[name] for name in ("most", "least"))
    start = float(most["before"] - least["before"])
    gains = [float(half["after"] - half["before"]) for half in (most, least)]
    return NumberKey(
        truth=gains[0] - gains[1],
        tolerance=0.011,
        right=f"That is what is left for the hours. {_head_start(start, gains[0] - gains[1])}Twenty a side, and nobody drew lots: no "
        "proof either way. But both halves came back, and that is what the sales lead saw.",
        look="Each half's gain, year 3 less year 2; then one less the other.",
        near={
            gains[0]: "That is all that the coached ones gained, and much of it comes by itself.",
            gains[1]: "That is what came back almost without hours.",
            float(most["after"] - least["after"]): "That compares year 3 alone. They didn't start at the same place.",
            gains[1] - gains[0]: "The other way round.",
        },
    )


def _head_start(start: float, left: float) -> str:
    """What it means that the half coached most began ``start`` above the other, in times the usual, and gained ``left`` more."""
    if start > 0:
        return "They started higher, with less to come back. "
    if start == 0:
        return ""
    if left > 0:
        return f"They started lower, so part of {left:.2f} is rebound, too. "
    return "They started lower, with more to come back. "


def talk(world: World) -> PlanKey:
    """D: the first conversation, replayed: what came out, and how it ended for her."""
    return PlanKey(
        worth=lambda value: held(TALK, value),
        best=1.0,
        plain=without_thought(),
        right="She told you what it was, tried it aloud and named the day. You did little of the talking.",
        partly="Something came out. Look back at the line after which she gave less: did you take up what she had just said, or "
        "bring your own next point?",
        wrong="She was polite and told you nothing. She came to hear a verdict. What would have told her that it is none?",
    )


def guide(world: World) -> ReflectionKey:
    """F: complete or not."""
    return ReflectionKey(
        thanks="A page of your own. Have it in front of you, and your first question in her words or his."
    )


KEYS = {"six": six, "letter": letter, "rebound": rebound, "talk": talk, "guide": guide}
