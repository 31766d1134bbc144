"""What a run did, for other programs: JSON, and the XML that continuous integration reads (JUnit's)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from saleslab.grading.result import Result
from saleslab.grading.run import Report

Reports = Mapping[str, Report]
"""Module -> what the run did."""


def for_a_person(result: Result) -> str | None:
    """Why a person must act before this result is complete, or None."""
    if result.refused is not None:
        return f"Not graded. {result.refused}"
    undecided = [question.question for question in result.questions if question.mark is None]
    return f"A person must decide on: {', '.join(undecided)}." if undecided else None


def anything_open(reports: Reports) -> bool:
    """Whether something awaits a person: a file or a submission refused, or a question undecided."""
    return any(
        any(map(for_a_person, report.results.values()))
        or any(outcome.status == "refused" for outcome in report.outcomes)
        for report in reports.values()
    )


def as_json(reports: Reports) -> str:
    """Per module: each learner's points, flags and what is open; and what became of each file that came in."""
    return json.dumps({module: _module(report) for module, report in reports.items()}, indent=1)


def write_junit(path: Path, reports: Reports) -> None:
    """One test case for each learner and module, failed where a person must act; one for each file refused."""
    root = ElementTree.Element("testsuites", name="saleslab grade")
    for module, report in reports.items():
        suite = ElementTree.SubElement(root, "testsuite", name=module)
        for learner, result in sorted(report.results.items()):
            case = ElementTree.SubElement(suite, "testcase", classname=module, name=learner)
            if reason := for_a_person(result):
                ElementTree.SubElement(case, "failure", message=reason)
            said = [f"{_number(result.points)} of {result.possible:g} points", *result.flags]
            ElementTree.SubElement(case, "system-out").text = "\n".join(said)
        for outcome in report.outcomes:
            if outcome.status == "refused":
                case = ElementTree.SubElement(suite, "testcase", classname=module, name=outcome.source)
                ElementTree.SubElement(case, "error", message=" ".join(outcome.notes))
        cases = suite.findall("testcase")
        suite.set("tests", str(len(cases)))
        suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
        suite.set("errors", str(sum(case.find("error") is not None for case in cases)))
    ElementTree.indent(root)
    ElementTree.ElementTree(root).write(path, "utf-8", xml_declaration=True)


def _module(report: Report) -> dict[str, Any]:
    return {
        "learners": {
            learner: {
                "points": result.points,
                "possible": result.possible,
                "penalty": result.penalty,
                "questions": {q.question: q.mark.points if q.mark else None for q in result.questions},
                "open": for_a_person(result),
                "flags": list(result.flags),
            }
            for learner, result in sorted(report.results.items())
        },
        "files": [
            {"file": outcome.source, "learner": outcome.learner, "status": outcome.status, "notes": list(outcome.notes)}
            for outcome in report.outcomes
        ],
    }


def _number(points: float | None) -> str:
    return "?" if points is None else f"{points:g}"
