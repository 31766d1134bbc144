"""Sample answers of module M1 that depend on the company; `answers.yml` names them."""

from typing import Any

from saleslab.analysis import m1 as _m1
from saleslab.org import World

_PLAN = {"aim": "one_step", "evidence": "count", "first": "what_for"}


def by_the_order(world: World) -> dict[str, Any]:
    return _m1.by_the_order(world, _m1.six(world))


def everything_first(world: World) -> dict[str, Any]:
    right, opened, left = _m1.cause_of(world), [], _m1.MINUTES
    for rep in right:
        for look, minutes in _m1.PRICES.items():
            if minutes <= left:
                opened.append([rep, look])
                left -= minutes
    return {"opened": opened, "named": right}


def without_the_buyer(world: World) -> dict[str, Any]:
    file = by_the_order(world)
    numbers: dict[str, str] = {"told": "unsure", "unsure": "questions"}
    named = {rep: numbers.get(kind, kind) for rep, kind in _m1.kind_of(world).items()}
    return {"opened": [look for look in file["opened"] if look[1] != "buyer"], "named": named}


def three_guessed(world: World) -> dict[str, Any]:
    first = _m1.six(world)[:3]
    return {"opened": _m1.by_the_order(world, first)["opened"], "named": _m1.cause_of(world)}


def guessed_right(world: World) -> dict[str, Any]:
    return {"opened": [], "named": _m1.cause_of(world)}


def by_activity(world: World) -> dict[str, Any]:
    six = _m1.six(world)
    return {"opened": [[rep, "activity"] for rep in six], "named": dict.fromkeys(six, "doors")}


def not_closed(world: World) -> dict[str, Any]:
    return {**by_the_order(world), "open": True}


def must_go(world: World) -> list[str]:
    return _m1.to_go(world)


def _short(world: World, half: str) -> float:
    return round(1 - float(_m1.rebound(world).loc[half, "after"]), 2)


def still_short(world: World) -> float:
    return _short(world, "most")


def other_half(world: World) -> float:
    return _short(world, "least")


def she_named_the_day(world: World) -> dict[str, Any]:
    return {"plan": _PLAN, "path": ["take_me", "pick_up_phone", "no_reason_to", "try_one"]}


def let_it_end(world: World) -> dict[str, Any]:
    return {"plan": _PLAN, "path": ["take_me", "pick_up_phone", "dont_worry", "her_own"]}


def told_her(world: World) -> dict[str, Any]:
    return {"plan": _PLAN, "path": ["more_calls", "help_out", "script_from_me", "courses", "listen_in"]}


def a_page(world: World) -> dict[str, str]:
    return {
        "who": "A.B., Thursday at ten",
        "patch": "Don't know what it brings; ask operations by Wednesday.",
        "luck": "Two years above, then this one.",
        "skill": "Deals opened: nine since June. I sat in on two calls, both with customers we have.",
        "question": "Whom would you ring if nobody counted?",
        "say": "That the log is empty.",
        "step": "One name nobody has rung yet, by Tuesday; I ask on Friday.",
    }


def a_line_missing(world: World) -> dict[str, str]:
    return {**a_page(world), "step": ""}
