"""``grades.csv``: one row per learner and module, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from saleslab.grading.grade import Result

Results = Mapping[str, Result]
"""Learner -> result, for one module."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula (OWASP, "CSV injection"), the full-width forms included."""


def write_grades(path: Path, modules: Sequence[Results]) -> None:
    """Replace the table at ``path``, whole or not at all. UTF-8 with a mark that Excel needs, everything quoted."""
    results = [(learner, result) for module in modules for learner, result in sorted(module.items())]
    questions = list(dict.fromkeys(q.question for _, result in results for q in result.questions))
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(["learner", "module", *questions, "total", "out of", "flags"])
        for learner, result in results:
            writer.writerow([safe(text) for text in _row(learner, result, questions)])
    temporary.replace(path)


def safe(text: str) -> str:
    """``text`` so that no spreadsheet runs it as a formula: preceded by an apostrophe where it would start one."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def _row(learner: str, result: Result, questions: Sequence[str]) -> list[str]:
    points = {q.question: _number(q.mark.points if q.mark else None) for q in result.questions}
    flags = [*([f"Not graded. {result.refused}"] if result.refused else []), *result.flags]
    total = _number(result.points)
    return [
        learner,
        result.module,
        *(points.get(question, "") for question in questions),
        total,
        _number(result.possible),
        " ".join(flags),
    ]


def _number(points: float | None) -> str:
    return "" if points is None else f"{points:g}"
