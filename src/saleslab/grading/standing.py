"""Results as they stand: as graded, with the points an instructor set by hand, and learners who share their answers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from saleslab.answers.mark import Mark, Status
from saleslab.grading.folder import ClassFolder
from saleslab.grading.gradebook import scores
from saleslab.grading.records import Record
from saleslab.grading.result import QuestionResult, Result


def standing(folder: ClassFolder, module: str, records: Mapping[str, Record] | None = None) -> dict[str, Result]:
    """Learner -> the result that counts, for everybody graded in ``module``; recomputed whenever it is read.

    ``records``: the module's, where they are at hand.
    """
    known = folder.records.of_module(module) if records is None else records
    by_hand = scores(folder, module) if known else {}
    return with_twins({name: _with_scores(record.result, by_hand.get(name, {})) for name, record in known.items()})


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
                others = ", ".join(other for other in learners if other != learner)
                result = flagged[learner]
                flagged[learner] = replace(result, flags=(*result.flags, f"{words} {others}."))
    return flagged


def _with_scores(result: Result, given: Mapping[str, float | None]) -> Result:
    return replace(result, questions=tuple(_corrected(question, given) for question in result.questions))


def _corrected(question: QuestionResult, given: Mapping[str, float | None]) -> QuestionResult:
    points = given.get(question.question)
    if points is None or (question.mark is not None and question.mark.points == points):
        return question
    status: Status = "right" if points >= question.possible else "partly" if points > 0 else "not yet"
    return replace(question, mark=Mark(points, question.possible, status, "Your instructor set these points."))
