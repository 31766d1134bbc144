"""From a sheet's raw entry to a mark: validate it by the question's spec, then ask the world's key."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from saleslab.analysis.cases import item_ids
from saleslab.answers import Answer, AnswerError, Spec
from saleslab.answers.mark import Mark
from saleslab.checks.keys import Key, mark
from saleslab.org import World

Keys = Mapping[str, Callable[[World], Key]]
"""For each graded question of a module, the key as a function of the world."""


def load_keys(authoring: Path, module: str) -> Keys:
    """The ``KEYS`` of a module's ``keys.py`` under ``authoring``.

    Raises FileNotFoundError where there is none: grading without keys would give everybody 0.
    """
    found = sorted(authoring.glob(f"*/{module}/keys.py"))
    if len(found) != 1:
        raise FileNotFoundError(f"no keys for {module!r}: expected one {authoring}/*/{module}/keys.py")
    spec = importlib.util.spec_from_file_location(f"saleslab_keys_{module}", found[0])
    assert spec is not None and spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    keys: Keys = loaded.KEYS
    return keys


def clean_answer(spec: Spec, answer: Answer, world: World) -> Any:
    """The answer's value in its normal form. Raises `AnswerError`."""
    return spec.clean(answer.value, item_ids(spec.item_source, world))


def grade_answer(spec: Spec, answer: Answer | None, key: Key, world: World, possible: float) -> Mark:
    """The mark for one question. Never raises for anything a learner can have written."""
    if answer is None:
        return Mark(0.0, possible, "missing", "No answer was received.")
    try:
        value = clean_answer(spec, answer, world)
    except AnswerError as error:
        return Mark(0.0, possible, "unusable", f"The answer could not be read. {error}")
    return mark(key, value, possible)
