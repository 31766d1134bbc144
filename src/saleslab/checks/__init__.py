"""Grading classes: a clean answer and a key give points and a message. Keys themselves are never in here."""

from saleslab.answers.mark import Mark
from saleslab.checks.keys import (
    AgreementKey,
    ChancesKey,
    ChoiceKey,
    DecisionKey,
    Key,
    LabelsKey,
    NumberKey,
    PlanKey,
    ReflectionKey,
    SetKey,
)
from saleslab.checks.notebook import check
from saleslab.checks.sheets import Keys, grade_answer, load_keys

__all__ = [
    "AgreementKey",
    "ChancesKey",
    "ChoiceKey",
    "DecisionKey",
    "Key",
    "Keys",
    "LabelsKey",
    "Mark",
    "NumberKey",
    "PlanKey",
    "ReflectionKey",
    "SetKey",
    "check",
    "grade_answer",
    "load_keys",
]
