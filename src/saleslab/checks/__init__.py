"""Grading classes: a clean answer and a key give points and a message. Keys themselves are never in here."""

from saleslab.checks.keys import (
    ChancesKey,
    ChoiceKey,
    DecisionKey,
    Key,
    Mark,
    NumberKey,
    ReflectionKey,
)
from saleslab.checks.notebook import check
from saleslab.checks.sheets import Keys, grade_answer, load_keys

__all__ = [
    "ChancesKey",
    "ChoiceKey",
    "DecisionKey",
    "Key",
    "Keys",
    "Mark",
    "NumberKey",
    "ReflectionKey",
    "check",
    "grade_answer",
    "load_keys",
]
