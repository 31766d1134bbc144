"""Module R2: the calls that are rated, what buyers said, and whom a company's learners talk to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import numpy as np
import pandas as pd

from saleslab.analysis.calls import first_calls
from saleslab.org import World

ASKED_PER_CALL = 10
"""Judgements that one learner makes on each call. Six calls make 60, the fewest that a kappa is scored on."""
IN_TROUBLE = ("three_depots", "the_controller", "four_in_the_morning")
WOULD_SIGN = ("not_for_you", "hot_kitchens", "before_june")
"""The buyers of each kind: a brisk, a careful and a warm one, so that what opens one of them closes the next."""

Next = Literal["occasion", "cost", "others", "person", "step"]
SAID: dict[Next, tuple[str, ...]] = {
    "occasion": (
        "“It’s been up and down a bit. There was something over the long weekend.”",
        "“At the last audit it got rather unpleasant.”",
        "“We’ve been a bit nervous since that Thursday in spring.”",
    ),
    "cost": (
        "“Sunday night store two got warm, and on Monday we binned the lot.”",
        "“It rang at four, nobody came, and by seven the whole delivery was on its way to the tip.”",
        "“In March it stood open all night, so we did the whole batch again.”",
    ),
    "others": (
        "“We’d like to. It’s just that it has been on the table before, and it never got past them.”",
        "“I’d do it tomorrow. But there are two people here who won’t hear of it.”",
    ),
    "person": (
        "“It was I who signed for the old one. Against advice, if you want to know.”",
        "“Thirty thousand. And I was the one who had told everybody that it was safe.”",
    ),
    "step": (
        "“Thirty thousand, all in all. I’ll talk to the two of them; I think they’d want it.”",
        "“Yes, that’s all of it. I suppose I’ll have to speak to production.”",
    ),
}
"""What buyers say, by what it asks for next. Invented, like the calls."""
FIT: dict[Next, tuple[Next, ...]] = {
    "occasion": ("occasion",),
    "cost": ("cost",),
    "others": ("others",),
    "person": ("person", "occasion"),
    "step": ("step", "others"),
}
"""What may be asked next after each kind; where two are, a good seller might do either."""
EITHER: Mapping[str, Next] = {"“At the last audit it got rather unpleasant.”": "person"}
"""A further question that fits one of the things said."""
DRAWN: dict[Next, int] = {"occasion": 2, "cost": 1, "others": 1, "person": 1, "step": 1}


def judgements(world: World) -> pd.DataFrame:
    """What a company's learners judge: calls in an order of their own, ten judgements on each.

    First those that are asked of every call, always in one order, so that they are learnt once; then some of the rest.

    Index: the judgement, ``call.behaviour``. Columns: call (its title), behaviour. ``attrs["passages"]`` holds each
    call's lines by its title.
    """
    found, dice = first_calls(), np.random.default_rng([2, world.index])
    calls = [str(name) for name in dice.permutation(list(found.calls))]
    common = found.asked_of_all()
    more = {name: tuple(each for each in found.asked_of(name) if each not in common) for name in calls}
    rows_of = {name: [*common, *_some(dice, more[name], ASKED_PER_CALL - len(common))] for name in calls}
    asked = [f"{name}.{each}" for name, each_of in rows_of.items() for each in each_of]
    rows = [(found.calls[call].title, found.behaviours[behaviour]) for call, _, behaviour in map(_parts, asked)]
    frame = pd.DataFrame(rows, columns=["call", "behaviour"], index=pd.Index(asked, name="judgement"))
    speakers = {"S": "Seller", "B": "Buyer"}
    lines = {found.calls[name].title: found.calls[name].lines for name in calls}
    frame.attrs["passages"] = {title: [(speakers[who], text) for who, text in said] for title, said in lines.items()}
    return frame


def said(world: World) -> pd.DataFrame:
    """Six things that buyers said. Index: "A" to "F"; columns: buyer (the words), next (a key of `SAID`)."""
    dice = np.random.default_rng([22, world.index])
    drawn = [(words, kind) for kind, count in DRAWN.items() for words in _some(dice, SAID[kind], count)]
    mixed = [drawn[at] for at in dice.permutation(len(drawn))]
    return pd.DataFrame(mixed, columns=["buyer", "next"], index=pd.Index(list("ABCDEF"), name="line"))


def fitting(buyer: str, kind: Next) -> tuple[Next, ...]:
    """What may be asked next after the words ``buyer``, which are of that kind."""
    return (*FIT[kind], EITHER[buyer]) if buyer in EITHER else FIT[kind]


def _some(dice: np.random.Generator, every: tuple[str, ...], count: int) -> list[str]:
    """``count`` of them, in their order."""
    return [every[at] for at in sorted(dice.choice(len(every), count, replace=False))]


def _parts(judgement: str) -> tuple[str, str, str]:
    return judgement.partition(".")


LISTS: dict[str, Callable[[World], pd.DataFrame]] = {
    "judgements": judgements,
    "said": lambda world: said(world)[["buyer"]],
}
"""The lists that this module's questions show, by name."""
SCRIPTS: dict[str, Callable[[World], str]] = {
    "in_trouble": lambda world: IN_TROUBLE[world.index % 3],
    "would_sign": lambda world: WOULD_SIGN[world.index // 3 % 3],
}
"""The conversations that a company draws, by name. Every pair of buyers occurs."""
