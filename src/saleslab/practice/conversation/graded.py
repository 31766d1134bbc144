"""How well a conversation was held, for a key: what came out, and how it ended for the other person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from saleslab.practice.conversation.engine import NotPossible, replay, share_known
from saleslab.practice.conversation.script import Script


def held(script: Script, value: Mapping[str, Any]) -> float:
    """A clean answer's first run, 0 to 1: half the share of the problem that came out, half the ending's worth.

    The ending's worth stands for whether they would take the next call. Lines that the script does not allow, and a
    conversation without an end, are worth nothing.
    """
    plan: Mapping[str, str] = value["plan"]
    path: Sequence[str] = value["path"]
    try:
        state = replay(script, plan, path).state
    except NotPossible:
        return 0.0
    if not state.ending:
        return 0.0
    return (share_known(script, state) + script.endings[state.ending].worth / 100) / 2
