"""Tables of grades, safe to open in a spreadsheet: ``grades.csv``, and what Canvas and Moodle import."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from saleslab.grading.result import Result

Results = Mapping[str, Result]
"""Learner -> result, for one module."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula (OWASP, "CSV injection"), the full-width forms included."""


def write_grades(path: Path, modules: Sequence[Results]) -> None:
    """One row per learner and module; the total is what is left after the late penalty. UTF-8 with a mark that Excel
    needs.
    """
    results = [(learner, result) for module in modules for learner, result in sorted(module.items())]
    questions = list(dict.fromkeys(q.question for _, result in results for q in result.questions))
    head = ["learner", "module", *questions, "late penalty", "total", "out of", "flags"]
    _write(path, [head, *(_row(learner, result, questions) for learner, result in results)], "utf-8-sig")


def write_canvas(path: Path, column: str, results: Results) -> None:
    """One module as Canvas's gradebook imports it: ``column`` is the assignment's name there.

    The learner's id stands in both columns that Canvas looks a student up by. Learners without points are left out:
    an empty cell would take away the grade that Canvas has. Format: Canvas's own ``gradebook_importer.rb``.
    """
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", column]
    possible = ["    Points Possible", "", "", "", "", _number(max(r.possible for r in results.values()))]
    rows = [[learner, "", learner, learner, "", points] for learner, points in _with_points(results)]
    _write(path, [head, possible, *rows], "utf-8")


def write_moodle(path: Path, column: str, results: Results) -> None:
    """One module as Moodle's grade import (CSV) takes it; ``column`` is the grade item's name there.

    Learners without points are left out, as for Canvas. Format: Moodle's ``grade/import/csv``.
    """
    _write(path, [["Learner", column], *(list(row) for row in _with_points(results))], "utf-8")


PLATFORMS = {"canvas": write_canvas, "moodle": write_moodle}


def _with_points(results: Results) -> list[tuple[str, str]]:
    return [(name, _number(result.points)) for name, result in sorted(results.items()) if result.points is not None]


def _write(path: Path, rows: list[list[str]], encoding: str) -> None:
    """Replace the table at ``path``, whole or not at all, everything quoted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([safe(text) for text in row] for row in rows)
    temporary.replace(path)


def safe(text: str) -> str:
    """``text`` so that no spreadsheet runs it as a formula: preceded by an apostrophe where it would start one."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def _row(learner: str, result: Result, questions: Sequence[str]) -> list[str]:
    points = {q.question: _number(q.mark.points if q.mark else None) for q in result.questions}
    flags = [*([f"Not graded. {result.refused}"] if result.refused else []), *result.flags]
    return [
        learner,
        result.module,
        *(points.get(question, "") for question in questions),
        _number(result.penalty or None),
        _number(result.points),
        _number(result.possible),
        " ".join(flags),
    ]


def _number(points: float | None) -> str:
    return "" if points is None else f"{points:g}"
