"""Keys of module R2. Which judgements are asked, and which buyers, differs by company. Never shipped to learners."""

from pathlib import Path
from typing import Any

import yaml

from saleslab.analysis import r2
from saleslab.checks import AgreementKey, ChoiceKey, LabelsKey, PlanKey
from saleslab.org import World
from saleslab.practice.conversation.graded import held
from saleslab.practice.conversation.script import load

SCALE = ("never", "once", "more")


def ratings(world: World) -> dict[str, str]:
    """What was counted, by judgement, of those that the company asks."""
    counted = yaml.safe_load((Path(__file__).parent / "ratings.yml").read_text("utf-8"))
    asked = (str(judgement).split(".") for judgement in r2.judgements(world).index)
    return {f"{call}.{behaviour}": SCALE[counted[behaviour][call][0]] for call, behaviour in asked}


def calls(world: World) -> AgreementKey:
    """A: six calls, counted before by others; linearly weighted kappa."""
    return AgreementKey(
        best=ratings(world),
        scale=SCALE,
        right="You count as others did before you. On Monday: count one behaviour on a tape of your own.",
        partly="In part you count alike. It is tempting to give a likeable seller what was only meant, and to pass over "
        "what an awkward one did. Go through one row at a time.",
        wrong="Not yet: your counts agree little more than chance would. Open one call, take one row, and look for the "
        "line.",
    )


def talk(_: World) -> ChoiceKey:
    """K: the share of talk is no guide in these calls."""
    look = "Set the two who talk most side by side, then the lowest two: which of the four asked on?"
    return ChoiceKey(
        best="no_guide",
        messages={
            "right": f"It sounds like listening, and often goes with it. {look}",
            "wrong_way": f"One call tempts to it, in which the seller tells much and hears much. {look}",
            "no_guide": "Yes. In these six, who spoke doesn't tell what was asked. Six invented calls can show no more; so on Monday "
            "lay the share beside what came out, on three of your own.",
            "few": f"There is more than one, on both sides of half. {look}",
        },
    )


def follows(world: World) -> LabelsKey:
    """K: the question that each thing said asks for."""
    said = r2.said(world)
    return LabelsKey(
        best={row: r2.fitting(buyer, kind) for row, buyer, kind in said.itertuples()},
        right="All six. On Monday: write two of these down before a real call.",
        partly="Some fit. It is tempting to jump to the money, or to the next step. What has the buyer just put on the "
        "table?",
        wrong="Not yet. Read each as if you had heard it on the telephone: which word in it wants to be asked about?",
    )


def _held(script: str, right: str) -> PlanKey:
    authored = load(script)

    def worth(value: dict[str, Any]) -> float:
        return held(authored, value)

    return PlanKey(
        worth=worth,
        best=0.75,  # half of the problem and the best end
        plain=0.25,  # about what lines taken at random come to
        right=right,
        partly="Something came out, and something stayed hidden. The look back under your call shows at which line.",
        wrong="Little came out, and it ended accordingly. The look back under your call shows where it stopped.",
        free=0.0,
        lost=1.0,
    )


def trouble(world: World) -> PlanKey:
    """D: what came out, and whether the next call would be taken."""
    return _held(
        r2.SCRIPTS["in_trouble"](world),
        "You heard what it costs, and whom. The next call is yours. On Monday: who has to live with what you sell?",
    )


def signer(world: World) -> PlanKey:
    """D: the same, of a buyer who shouldn't buy."""
    return _held(
        r2.SCRIPTS["would_sign"](world),
        "You heard enough to say it, and you said it. On Monday: to whom of yours should you say it?",
    )


KEYS = {"calls": calls, "talk": talk, "follows": follows, "trouble": trouble, "signer": signer}
