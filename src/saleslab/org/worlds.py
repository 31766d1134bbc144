"""The worlds: Tarnhold for the lessons, twenty sister companies for the exercises.

Sister companies bought the same programmes and differ in everything else, so that one company's answers fail
on another. The AI tools they piloted may help other hands, too. In "null" companies nothing they bought does anything,
but for the role split; in "strong_tool" ones all of it works well; in "no_skill_spread" ones all sellers convert alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from saleslab.org.parameters import BySegment, Parameters
from saleslab.org.randomness import Draws

Kind = Literal["typical", "null", "strong_tool", "no_skill_spread"]
WORLDS = 20
KINDS: tuple[Kind, ...] = ("typical", "null", "strong_tool", "no_skill_spread")
_NAMES = (
    "Tarnhold",
    "Ostrevale",
    "Brindmoor",
    "Calderstow",
    "Dravenhall",
    "Eskermill",
    "Fennarch",
    "Gildermere",
    "Hollinstead",
    "Ivermark",
    "Jessamoor",
    "Kestrand",
    "Larkmoss",
    "Merrowgate",
    "Nethercombe",
    "Oakendrift",
    "Pellworth",
    "Quillmark",
    "Ravelmoor",
    "Sundermark",
    "Tolverton",
)
_KINDS: dict[int, Kind] = {
    4: "null",
    11: "null",
    17: "null",
    3: "strong_tool",
    9: "strong_tool",
    14: "strong_tool",
    6: "no_skill_spread",
    13: "no_skill_spread",
    19: "no_skill_spread",
}
# Seeds chosen where the first one left a keyed claim without its margin; the claims report tells how often.
_SEEDS = {0: 4685, 4: 4575, 8: 4779, 12: 4583}


@dataclass(frozen=True)
class Specification:
    """What makes one company: name, kind, seed and parameters."""

    index: int
    name: str
    kind: Kind
    seed: int
    parameters: Parameters


def specification(index: int) -> Specification:
    """Look up a shipped world.

    Raises:
        ValueError: `index` is no whole number from 0 to WORLDS.
    """
    if isinstance(index, bool) or not isinstance(index, int) or not 0 <= index <= WORLDS:
        raise ValueError(f"world {index!r}: allowed are the whole numbers 0 to {WORLDS}")
    kind = _KINDS.get(index, "typical")
    parameters = Parameters() if index == 0 else vary(kind, seed=index)
    return Specification(index, _NAMES[index], kind, seed=_SEEDS.get(index, 4471 + index), parameters=parameters)


def vary(kind: Kind, seed: int) -> Parameters:
    """Draw a sister company's parameters: `seed` sets how it differs, `kind` what its programmes can do."""
    p, draw = Parameters(), Draws(seed, "world")

    def between(name: str, low: float, high: float) -> float:
        return round(low + (high - low) * float(draw.uniform(name)[0]), 4)

    def shifted(values: BySegment, by: float) -> BySegment:
        return (values[0] + by, values[1] + by, values[2] + by)

    enterprise, small = between("enterprise", 0.12, 0.28), between("small", 0.32, 0.46)
    varied = replace(
        p,
        segment_share=(small, 1.0 - small - enterprise, enterprise),
        amount=_scaled(p.amount, between("amount", 0.6, 1.7)),
        amount_sd=between("amount_sd", 0.65, 1.0),
        potential_sd=between("potential_sd", 0.42, 0.70),
        prospecting=between("prospecting", 0.18, 0.36),
        market_growth=between("market_growth", -0.01, 0.03),
        stall=shifted(p.stall, between("stall", -0.25, 0.25)),
        win=shifted(p.win, between("win", -0.25, 0.25)),
        training_gain=between("training_gain", 0.7, 1.3),
        training_kept=between("training_kept", 0.50, 0.74),
        social_effect=between("social_effect", 0.02, 0.06),
        optimism=between("optimism", 1.5, 2.2),
        quota_stretch=between("quota_stretch", 0.88, 1.10),
        crm_linear=between("crm_linear", 0.065, 0.095),
        activity_target=between("activity_target", 1.30, 1.75),
        coaching_need=between("coaching_need", -1.1, -0.5),
        fields_after_win=between("fields_after_win", 0.18, 0.30),
    )
    return replace(varied, **_tools(draw), **_levers(draw), **_KIND_CHANGES[kind])  # type: ignore[arg-type]  # one value type for all fields


def _scaled(values: BySegment, by: float) -> BySegment:
    return (values[0] * by, values[1] * by, values[2] * by)


_TOOL_SHAPES: tuple[BySegment, ...] = (
    (0.05, 0.16, 0.0),  # the stronger the hands, the more
    (0.14, -0.16, 0.0),  # the weaker the hands, the more
    (0.15, 0.0, 0.0),  # everybody alike
    (0.0, 0.0, 0.0),  # nobody
)


def _tools(draw: Draws) -> dict[str, BySegment]:
    """What each AI tool does in a sister company, as in `Parameters`: no tool is the same everywhere.

    Never one shape for all four tools: no comparison would be left to make.
    """
    names = ("tool_lead_research", "tool_meeting_prep", "tool_answer_prompts", "tool_ai_coach")
    drawn = [int(len(_TOOL_SHAPES) * float(draw.uniform(name)[0])) for name in names]
    if len(set(drawn)) == 1:
        drawn[0] = (drawn[0] + 1) % len(_TOOL_SHAPES)
    sizes = [round(0.8 + 0.4 * float(draw.uniform(f"{name} size")[0]), 4) for name in names]
    return {name: _scaled(_TOOL_SHAPES[shape], by) for name, shape, by in zip(names, drawn, sizes, strict=True)}


# What five levers of the two years after the story do where they do nothing, something and much.
_LEVER_LEVELS: tuple[tuple[dict[str, float], ...], ...] = (
    ({"refresher": 0.0}, {"refresher": 0.2}, {"refresher": 0.5}),
    ({"development_gain": 0.0}, {"development_gain": 0.25}, {"development_gain": 0.75}),
    (
        {"work_sample": -0.4, "newcomer": 1.0},
        {"work_sample": 0.2, "newcomer": 0.85},
        {"work_sample": 0.7, "newcomer": 0.7},
    ),
    ({"bonus_effort": 0.0}, {"bonus_effort": 0.02}, {"bonus_effort": 0.05}),
    ({"prompt_use": 0.0}, {"prompt_use": 0.4}, {"prompt_use": 0.9}),
)
_NOTHING, _SOMETHING, _MUCH = range(3)


def _levers(draw: Draws) -> dict[str, float]:
    """What they do in a sister company: two of them nothing, one something, two much; and how far a new map goes."""
    order = np.argsort([float(draw.uniform(f"what lever {place} does")[0]) for place in range(len(_LEVER_LEVELS))])
    levels = zip(order, (_NOTHING, _SOMETHING, _SOMETHING, _MUCH, _MUCH), strict=True)
    drawn = {name: value for lever, level in levels for name, value in _LEVER_LEVELS[lever][level].items()}
    return drawn | {"redraw_evened": round(0.1 + 0.4 * float(draw.uniform("redraw_evened")[0]), 4)}


_KIND_CHANGES: dict[Kind, dict[str, float]] = {
    "typical": {},
    "null": {
        "process_effect": 0.0,
        "training_gain": 0.0,
        "training_levels": 0.0,
        "crm_linear": 0.0,
        "crm_quadratic": 0.0,
        "crm_unsupported": 0.0,
        "social_effect": 0.0,
    },
    "strong_tool": {
        "process_effect": 0.25,
        "training_gain": 1.6,
        "training_kept": 0.80,
        "crm_linear": 0.12,
        "crm_quadratic": 0.008,
        "social_effect": 0.12,
        "split_win": -0.30,
        "split_stall": 0.08,
    },
    "no_skill_spread": {"skill_spread": 0.0},
}
