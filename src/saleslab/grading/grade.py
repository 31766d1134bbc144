"""``grade(release, submission, keys)``: a pure function from bytes to a result. No kernel, nothing executed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from saleslab.answers import AnswerError, Sheet, SheetError, Spec, read_sheet
from saleslab.answers.copies import copies_in_cells, merge_copies, sheet_from_copies
from saleslab.answers.mark import Mark
from saleslab.answers.sheet import Answer
from saleslab.checks.sheets import Keys, clean_answer, grade_answer
from saleslab.grading.notebooks import Differences, compare, printable, read_notebook, too_deep
from saleslab.grading.release import Release
from saleslab.grading.result import QuestionResult, Result
from saleslab.grading.submitted import Submission
from saleslab.org import World, world

BLANK = Sheet(assignment="blank", release="", sheet_id="0" * 32)
"""Stands in for a sheet that was never there; its world is looked at for no answer."""


@dataclass(frozen=True)
class Received:
    """A submission as read: its answers, what differs in its notebook, and what had to be mended."""

    sheet: Sheet | None
    differences: Differences
    reports: tuple[str, ...]

    def flags(self) -> tuple[str, ...]:
        """Everything an instructor should know, as plain sentences."""
        return tuple(printable(line) for line in (*self.reports, *self.differences.flags()))


def grade(release: Release, submission: Submission, keys: Keys) -> Result:
    """Grade one submission by its own release. Never raises for anything a submission can hold.

    Raises KeyError where a graded question has no key: that is the course's fault, and grading on would give
    everybody 0.
    """
    return grade_received(release, receive(release, submission), keys)


def receive(release: Release, submission: Submission) -> Received:
    """The submission's answers, the newest of each, and everything a person should know about it."""
    reports: list[str] = []
    notebook = read_notebook(submission.notebook) if submission.notebook is not None else None
    if submission.notebook is None:
        reports.append("There was no notebook; the answers come from the answer sheet alone.")
    elif notebook is None:
        reports.append("The notebook could not be read; the answers come from the answer sheet alone.")
    sheet = _read_sheet(release, submission.sheet, reports)
    copies = copies_in_cells(notebook, release.module)
    if sheet is None:
        sheet = sheet_from_copies(copies)
        if sheet is not None:
            reports.append(f"{len(sheet.answers)} answers were taken from the notebook instead.")
    elif taken := merge_copies(sheet, copies):
        reports.append(f"The notebook held newer answers than the sheet, which were taken: {', '.join(taken)}.")
    unknown = sorted(set(sheet.answers) - set(release.specs)) if sheet else []
    if unknown:
        reports.append(f"Answers to questions this exercise does not ask were left out: {_short(unknown)}.")
    return Received(sheet, compare(release, notebook) if notebook else Differences(), tuple(reports))


def refusal(release: Release, received: Received) -> str | None:
    """Why a submission can't be graded by this release, or None."""
    answered = received.sheet.release if received.sheet else ""
    if answered in ("", release.hash):
        return None
    return f"It answers another release ({answered}) than this one ({release.hash}): grade it with that one."


def grade_received(release: Release, received: Received, keys: Keys) -> Result:
    """The second half of `grade`, for a submission that was read before."""
    sheet = received.sheet
    result = Result(
        module=release.module,
        release=release.hash,
        possible=sum(release.points.values()),
        flags=received.flags(),
        sheet_id=sheet.sheet_id if sheet else None,
        world=sheet.world if sheet else None,
    )
    if (reason := refusal(release, received)) is not None:
        return replace(result, refused=reason)
    company = world((sheet or BLANK).world)
    answers = sheet.answers if sheet else {}
    questions = [_grade_question(release, name, answers.get(name), keys, company) for name in release.points]
    return replace(result, questions=tuple(questions), flags=(*result.flags, *_open_questions(questions)))


def _open_questions(questions: list[QuestionResult]) -> list[str]:
    lines = [f"{q.question}: it could not be graded by itself; a person must decide." for q in questions if not q.mark]
    unusable = [q.question for q in questions if q.mark and q.mark.status == "unusable"]
    return [*lines, *([f"No usable answer to: {', '.join(unusable)}."] if unusable else [])]


def _read_sheet(release: Release, data: bytes | None, reports: list[str]) -> Sheet | None:
    if data is None:
        reports.append("There was no answer sheet (answers.json).")
        return None
    try:
        sheet, problems = read_sheet(data, release.module)
    except SheetError as error:
        reports.append(f"The answer sheet could not be used: {error}.")
        return None
    reports.extend(problems)
    for question in [name for name, answer in sheet.answers.items() if too_deep(answer.value)]:
        del sheet.answers[question]
        reports.append(f"{question[:40]}: this answer is nested beyond reason and was left out")
    return sheet


def _grade_question(release: Release, name: str, answer: Answer | None, keys: Keys, company: World) -> QuestionResult:
    spec, possible = release.specs[name], release.points[name]
    key = keys[name]
    mark: Mark | None
    try:
        mark = grade_answer(spec, answer, key(company), company, possible)
        words = _in_words(spec, answer, company)
    except Exception:
        # Only a fault of the course can end here. It must not stop the class, nor cost the learner a point.
        mark, words = None, None
    return QuestionResult(name, spec.prompt, words, possible, mark)


def _in_words(spec: Spec, answer: Answer | None, company: World) -> str | None:
    if answer is None:
        return None
    try:
        return printable(spec.in_words(clean_answer(spec, answer, company)))
    except AnswerError:
        return None


def _short(names: list[str]) -> str:
    return ", ".join(name[:40] for name in names[:6]) + (" …" if len(names) > 6 else "")
