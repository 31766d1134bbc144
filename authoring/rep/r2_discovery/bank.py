"""Sample answers of module R2 that differ by company; `answers.yml` names them."""

from functools import cache as _cache
from pathlib import Path as _Path
from typing import Any as _Any

import yaml as _yaml

from saleslab.analysis import r2 as _r2
from saleslab.org import World
from saleslab.practice.conversation.engine import Played as _Played
from saleslab.practice.conversation.engine import begin as _begin
from saleslab.practice.conversation.engine import offered as _offered
from saleslab.practice.conversation.engine import replay as _replay
from saleslab.practice.conversation.engine import share_known as _share_known
from saleslab.practice.conversation.engine import step as _step
from saleslab.practice.conversation.outlook import Chooser as _Chooser
from saleslab.practice.conversation.outlook import always as _always
from saleslab.practice.conversation.outlook import plans as _plans
from saleslab.practice.conversation.script import Script as _Script
from saleslab.practice.conversation.script import load as _load

_SCALE = ("never", "once", "more")
_LIKED = ("fish", "kitchen")
_GOOD = {"word", "occasion", "cost", "person", "others", "back", "limit", "step", "figure"}


def as_counted(world: World) -> dict[str, str]:
    raw = _yaml.safe_load((_Path(__file__).parent / "ratings.yml").read_text("utf-8"))
    asked = (str(judgement).split(".") for judgement in _r2.judgements(world).index)
    return {f"{call}.{behaviour}": _SCALE[raw[behaviour][call][0]] for call, behaviour in asked}


def one_step_too_many(world: World) -> dict[str, str]:
    """Two counts of three one step too high."""
    counted = as_counted(world)
    high = {row: _SCALE[min(_SCALE.index(step) + 1, 2)] for n, (row, step) in enumerate(counted.items()) if n % 3}
    return counted | high


def never_anywhere(world: World) -> dict[str, str]:
    return dict.fromkeys(as_counted(world), "never")


def by_liking(world: World) -> dict[str, str]:
    """The likeable sellers do all that is good, the others all that is bad."""
    rows = [(row, *row.split(".")) for row in as_counted(world)]
    return {row: "more" if (call in _LIKED) == (behaviour in _GOOD) else "never" for row, call, behaviour in rows}


def one_row_missing(world: World) -> dict[str, str]:
    return dict(list(as_counted(world).items())[1:])


def asked_on(world: World) -> dict[str, str]:
    return dict(_r2.said(world)["next"])


def money_first(world: World) -> dict[str, str]:
    """Asks about the money wherever something happened, known or not."""
    return {row: "cost" if label == "occasion" else label for row, label in asked_on(world).items()}


def always_closing(world: World) -> dict[str, str]:
    return dict.fromkeys(asked_on(world), "step")


def trouble_heard(world: World) -> dict[str, _Any]:
    return _best(_r2.SCRIPTS["in_trouble"](world))


def trouble_pitched(world: World) -> dict[str, _Any]:
    return _by(_load(_r2.SCRIPTS["in_trouble"](world)), _always("pitch"))


def trouble_hung_up(world: World) -> dict[str, _Any]:
    heard = trouble_heard(world)
    return heard | {"path": heard["path"][:1], "open": True}


def signer_told(world: World) -> dict[str, _Any]:
    return _best(_r2.SCRIPTS["would_sign"](world))


def signer_signed(world: World) -> dict[str, _Any]:
    return _by(_load(_r2.SCRIPTS["would_sign"](world)), _always("request_commitment"))


@_cache
def _best(name: str) -> dict[str, _Any]:
    """The run of a script that brings out most and ends best. Kept: twenty companies share six scripts."""
    script = _load(name)
    known: dict[_Any, tuple[float, list[str]]] = {}

    def onward(state: _Any) -> tuple[float, list[str]]:
        if state.ending:
            return _share_known(script, state) + script.endings[state.ending].worth / 100, []
        if state not in known:
            after = [(move, onward(_step(script, state, move).after)) for move in _offered(script, state)]
            known[state] = max((worth, [move, *path]) for move, (worth, path) in after)
        return known[state]

    plan = max(_plans(script), key=lambda each: onward(_begin(script, each).opening)[0])
    return {"plan": dict(plan), "path": onward(_begin(script, plan).opening)[1]}


def _by(script: _Script, chooser: _Chooser) -> dict[str, _Any]:
    """The run of a habit, with the first plan there is."""
    plan, path = dict(_plans(script)[0]), []
    played: _Played = _begin(script, plan)
    while not played.state.ending:
        path.append(chooser(script, played.state, _offered(script, played.state))[0])
        played = _replay(script, plan, path)
    return {"plan": plan, "path": path}
