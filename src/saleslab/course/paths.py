"""The path of each role in one table, for the README: minutes of lesson and exercise, and what is asked of whom."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from saleslab.course.catalogue import Course, Role, Step, load_module


def paths_table(authoring: Path, course: Course) -> str:
    """Rows of the modules in order, of those to come, and of each role's required minutes, as a Markdown table."""
    roles = get_args(Role)
    rows = [f"| module | lesson | exercise | {' | '.join(roles)} |", "| --- " * (3 + len(roles)) + "|"]
    for name in course.module_ids():
        module = load_module(authoring, course, name)
        asked = " | ".join(_asked(course.paths[role], name) for role in roles)
        rows.append(f"| {module.title} | {module.lesson_minutes} min | {module.exercise_minutes} min | {asked} |")
    for role in roles:
        places = " | ".join("coming" if role == each else "–" for each in roles)
        rows += [f"| *{module.title}*: {module.line} | | | {places} |" for module in course.coming_for(role)]
    totals = " | ".join(f"{required_minutes(authoring, course, role)} min" for role in roles)
    return "\n".join([*rows, f"| required, in all | | | {totals} |"])


def required_minutes(authoring: Path, course: Course, role: Role) -> int:
    """Minutes of everything that a role's path requires."""
    steps = [step for step in course.paths[role] if step.need == "required"]
    return sum(sum(step.minutes(load_module(authoring, course, step.module))) for step in steps)


def _asked(steps: list[Step], module: str) -> str:
    """What a path asks of a module, with its place among the steps; a lesson and its exercise may stand apart."""
    asked = []
    for place, step in enumerate(steps, start=1):
        if step.module == module:
            part = "both" if step.part == "lesson and exercise" else step.part
            asked.append(f"{place} · {part}" if step.need == "required" else f"{part}, optional")
    return "; ".join(asked) or "–"
