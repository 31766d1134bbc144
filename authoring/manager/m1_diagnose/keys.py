"""Keys of module M1, each a function of the learner's company. Never shipped to learners."""

from functools import cache

from saleslab.analysis import m1
from saleslab.analysis.diagnosis import HELD, record
from saleslab.analysis.words import dollars
from saleslab.checks import ChoiceKey, NumberKey, PlanKey, ReflectionKey, SetKey
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
        right="All six, with the looks that bear them, and hardly a minute lost. Six were picked; on Monday do it "
        "with one of your "
        "own, and expect “more than one thing”.",
        partly="Some of it is saved. Either a look that bears an answer was never opened, or you stopped at the first "
        "step that "
        "stood out, or nobody rang a buyer where the numbers ended, or minutes went where patch and three years had "
        "settled it.",
        wrong="Hardly anything is saved. A cause without its looks is a guess, even a lucky one. Begin with patch and "
        "three years of all six.",
    )


def letter(world: World) -> SetKey:
    """K: the sentences of the letter that the file doesn't bear out, or that nobody can have seen."""
    return SetKey(
        best=m1.to_go(world),
        right="What is left can be shown to anybody, the seller first. Read it aloud: is it still a warning?",
        partly="Some of it. Take each sentence to its look: what does the number say? What sounds bad can be true: "
        "what does the "
        "buyer say? And has anybody seen it?",
        wrong="Not yet. A warning that can't be shown in a file is an opinion with a letterhead. Sentence by "
        "sentence: which look?",
    )


def post(world: World) -> ChoiceKey:
    """D: what to do with a letter to somebody who holds her patch."""
    her = record(world, m1.warned(world))
    return ChoiceKey(
        best="hold",
        messages={
            "hold": f"In average hands her patch brings {dollars(her['usual'])}; she booked {dollars(her['booked'])}. "
            "Six months on, "
            "operations have given her four more accounts. The buyer she told to wait has sent her two others.",
            "send": "Six months on, the board counts and she is gone. Whoever has her patch now books less, and the "
            "buyer who was told "
            "to wait is told to buy. Which number in the letter was hers to change?",
            "rewrite": "All true, and still a warning: she reads it as one. Six months on she sells what closes by "
            "Friday, and the "
            "buyer she told to wait isn't told that again. A true sentence can be to nobody's discredit; then why a "
            "letter?",
            "later": "The next board shows the same, because what it leaves out stays left out. Six months on there "
            "is a second letter.",
        },
    )


def rebound(world: World) -> NumberKey:
    """N: how far below the usual the half coached most is in year 3, in times the usual; a minus where it is above."""
    most, least = (m1.rebound(world).loc[name] for name in ("most", "least"))
    short, gain = HELD - float(most["after"]), float(most["after"] - most["before"])
    both = f"{most['before']:.2f} to {most['after']:.2f} with most hours, {least['before']:.2f} to {least['after']:.2f} with least."
    left = "What is left may be a patch or a skill." if short > 0 else "Here they are back at the usual, or above it."
    return NumberKey(
        truth=short,
        tolerance=0.011,
        right=f"{both} A worst year is luck in part, and that part goes by itself. {left} What the hours added needs two "
        "halves that nobody chose.",
        look="How far is year 3 from the dotted line? Below it is a plus, above it a minus.",
        near={
            gain: "That is what they gained.",
            float(most["after"]): "That is where they are.",
            HELD - float(least["after"]): "That is the other half.",
            -short: "The other way round.",
        },
    )


def talk(world: World) -> PlanKey:
    """D: the first conversation, replayed: what came out, and how it ended for her."""
    return PlanKey(
        worth=lambda value: held(TALK, value),
        best=1.0,
        plain=without_thought(),
        right="She told you what it was, tried it aloud and named the day. You did little of the talking.",
        partly="Something came out. Look at what she said before each of your lines: where did you take it up, and "
        "where did you bring "
        "your own next point? And is there one act and a day?",
        wrong="She was polite and told you little. She came to hear a verdict. What would have told her that it is "
        "none?",
    )


def guide(world: World) -> ReflectionKey:
    """F: complete or not."""
    return ReflectionKey(
        thanks="A page of your own. Have it in front of you, and your first question in her words or his."
    )


KEYS = {"six": six, "letter": letter, "post": post, "rebound": rebound, "talk": talk, "guide": guide}
