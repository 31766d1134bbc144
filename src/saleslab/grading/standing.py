"""Results as they stand: as graded, with points set by hand, what lateness costs, and learners who share answers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from saleslab.answers.mark import Mark, Status
from saleslab.grading.folder import ClassFolder
from saleslab.grading.gradebook import by_hand
from saleslab.grading.records import Record
from saleslab.grading.result import QuestionResult, Result
from saleslab.grading.rules import Rules

SHOWN_TWINS = 20
"""So many of the others are named to each: a whole class with one sheet needs no list."""


def standing(folder: ClassFolder, module: str, records: Mapping[str, Record] | None = None) -> dict[str, Result]:
    """Learner -> the result that counts, for everybody graded in ``module``; recomputed whenever it is read.

    ``records``: the module's, where they are at hand.
    """
    known = folder.records.of_module(module) if records is None else records
    given, rules = by_hand(folder).get(module, {}), folder.rules()
    return with_twins(
        {
            name: _with_penalty(_with_scores(record.result, given.get(name, {})), rules, record)
            for name, record in known.items()
        }
    )


def with_twins(results: Mapping[str, Result]) -> dict[str, Result]:
    """Flag learners who share a sheet, or gave word for word the same answers. A person judges what it means."""
    by_sheet, by_answers = defaultdict(list), defaultdict(list)
    for learner, result in results.items():
        if result.sheet_id is not None:
            by_sheet[result.sheet_id].append(learner)
        answers = [question.answer for question in result.questions]
        if answers and all(answer is not None for answer in answers):
            by_answers[json.dumps([result.world, answers])].append(learner)
    flagged = dict(results)
    for groups, words in ((by_sheet, "The same answer sheet as"), (by_answers, "The same answers, word for word, as")):
        for learners in groups.values():
            for learner in learners if len(learners) > 1 else ():
                result = flagged[learner]
                flagged[learner] = replace(result, flags=(*result.flags, f"{words} {_others(learners, learner)}."))
    return flagged


def _others(learners: list[str], learner: str) -> str:
    named = [other for other in learners[: SHOWN_TWINS + 1] if other != learner][:SHOWN_TWINS]
    more = len(learners) - 1 - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


def _with_penalty(result: Result, rules: Rules, record: Record) -> Result:
    if not (days := rules.days_late(record.module, record.learner, record.sent)):
        return result
    penalty = rules.penalty(record.module, record.learner, record.sent, result.possible)
    late = f"Late by {days} day{'s' if days > 1 else ''}: {penalty:g} points off."
    return replace(result, penalty=penalty, flags=(*result.flags, late))


def _with_scores(result: Result, given: Mapping[str, tuple[float | None, float]]) -> Result:
    if not given:
        return result
    return replace(result, questions=tuple(_corrected(question, given) for question in result.questions))


def _corrected(question: QuestionResult, given: Mapping[str, tuple[float | None, float]]) -> QuestionResult:
    own = question.mark.points if question.mark else None
    points, extra = given.get(question.question, (None, 0.0))
    points = own if points is None else points
    if points is None or (points := points + extra) == own:
        return question
    status: Status = "right" if points >= question.possible else "partly" if points > 0 else "not yet"
    return replace(question, mark=Mark(points, question.possible, status, "Your instructor set these points."))
