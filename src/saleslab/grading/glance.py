"""The class at a glance: what one module's results say about the class, counted. The pages are `glance_pages`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from saleslab.answers import Sheet
from saleslab.grading.reference import Reference
from saleslab.grading.result import QuestionResult, Result

PAUSE = timedelta(minutes=10)
"""A longer gap between two answers was spent elsewhere."""

WRONG = ("partly", "not yet")
GRADED = ("right", *WRONG)
"""The marks of answers that could be read."""

SHOWN_MISTAKES = 3


@dataclass(frozen=True)
class Handed:
    """One learner's submission. ``sent``: by the learner's own clock, like the sheet's times."""

    result: Result
    sent: datetime | None
    sheet: Sheet | None


@dataclass(frozen=True)
class Mistake:
    """Answers that miss in the same way. ``answer`` is the commonest of them, given ``same`` times.

    ``stands_for``: the misconception, where the answer bank knows it; ``message``: what the learners were told.
    """

    count: int
    answer: str
    same: int
    stands_for: str | None
    message: str


@dataclass(frozen=True)
class QuestionSummary:
    """How the class did on one question: numbers of learners, and the commonest mistakes, most frequent first."""

    question: str
    prompt: str
    possible: float
    right: int
    partly: int
    wrong: int
    missing: int
    undecided: int
    mistakes: tuple[Mistake, ...]

    @property
    def share_right(self) -> float:
        """Share (0 to 1) of everybody graded."""
        return self.right / max(1, self.right + self.partly + self.wrong + self.missing + self.undecided)


@dataclass(frozen=True)
class Row:
    """One learner. ``points``: question -> points, None where a person must decide."""

    learner: str
    total: float | None
    points: Mapping[str, float | None]
    sent: datetime | None
    minutes: float | None
    refused: bool


@dataclass(frozen=True)
class Said:
    """Chances that learners stated from ``low`` to ``high`` percent, how many, and how many of them came true."""

    low: int
    high: int
    count: int
    came_true: int


@dataclass(frozen=True)
class Glance:
    """One module and cohort. ``absent``: who is on the roster and has handed in nothing; None without a roster.

    ``to_judge``: what a person should look at -> the learners it is about.
    """

    module: str
    possible: float
    rows: tuple[Row, ...]
    questions: tuple[QuestionSummary, ...]
    absent: tuple[str, ...] | None
    calibration: tuple[Said, ...]
    to_judge: Mapping[str, tuple[str, ...]]

    @property
    def median_points(self) -> float | None:
        """Over everybody who has points, to tenths."""
        middle = _median(row.total for row in self.rows)
        return None if middle is None else round(middle, 1)

    @property
    def median_minutes(self) -> float | None:
        """Over everybody whose sheet says."""
        return _median(row.minutes for row in self.rows)

    @property
    def hardest(self) -> QuestionSummary | None:
        """The question with a mistake to talk about that the fewest got right."""
        return min((q for q in self.questions if q.mistakes), key=lambda q: q.share_right, default=None)


def glance(
    module: str,
    handed: Mapping[str, Handed],
    roster: Iterable[str] | None = None,
    known: Mapping[int, Reference] | None = None,
) -> Glance:
    """Count what ``handed`` (learner -> submission) says. ``known``: company's number -> its `Reference`."""
    known = known or {}
    results = [submission.result for submission in handed.values()]
    answered: dict[str, list[tuple[QuestionResult, Reference | None]]] = defaultdict(list)
    for result in results:
        for question in result.questions:
            answered[question.question].append((question, known.get(result.world or 0)))
    return Glance(
        module=module,
        possible=max((result.possible for result in results), default=0.0),
        rows=tuple(_row(learner, submission) for learner, submission in sorted(handed.items())),
        questions=tuple(_summary(given) for given in answered.values()),
        absent=None if roster is None else tuple(sorted(set(roster) - handed.keys())),
        calibration=_calibration(handed.values(), known),
        to_judge=_to_judge(handed),
    )


def minutes_spent(sheet: Sheet | None) -> float | None:
    """Minutes between the first and the last answer, pauses left out, by the learner's own clock. None if unknown."""
    try:
        times = sorted(datetime.fromisoformat(answer.saved_at) for answer in sheet.answers.values()) if sheet else []
        gaps = [later - earlier for earlier, later in pairwise(times)]
    except (ValueError, TypeError):  # a time that is none, or one with a time zone beside one without
        return None
    return sum((gap for gap in gaps if gap <= PAUSE), timedelta()) / timedelta(minutes=1) if gaps else None


def _row(learner: str, handed: Handed) -> Row:
    result = handed.result
    return Row(
        learner=learner,
        total=result.points,
        points={q.question: q.mark.points if q.mark else None for q in result.questions},
        sent=handed.sent,
        minutes=minutes_spent(handed.sheet),
        refused=result.refused is not None,
    )


def _summary(given: Sequence[tuple[QuestionResult, Reference | None]]) -> QuestionSummary:
    first = given[0][0]
    statuses = Counter(question.mark.status if question.mark else None for question, _ in given)
    return QuestionSummary(
        question=first.question,
        prompt=first.prompt,
        possible=first.possible,
        right=statuses["right"],
        partly=statuses["partly"],
        wrong=statuses["not yet"] + statuses["unusable"],
        missing=statuses["missing"],
        undecided=statuses[None],
        mistakes=_mistakes(given),
    )


def _mistakes(given: Sequence[tuple[QuestionResult, Reference | None]]) -> tuple[Mistake, ...]:
    """Wrong answers, put together where they stand for the same: answers differ with the company."""
    alike: dict[tuple[str | None, str], Counter[str]] = defaultdict(Counter)
    for question, known in given:
        if question.mark is None or question.mark.status not in WRONG or question.answer is None:
            continue
        stands_for = known.mistakes.get(question.question, {}).get(question.answer) if known else None
        alike[stands_for, question.mark.message][question.answer] += 1
    found = []
    for (stands_for, message), answers in alike.items():
        answer, same = answers.most_common(1)[0]
        found.append(Mistake(answers.total(), answer, same, stands_for, message))
    return tuple(sorted(found, key=lambda mistake: -mistake.count)[:SHOWN_MISTAKES])


def _calibration(handed: Iterable[Handed], known: Mapping[int, Reference]) -> tuple[Said, ...]:
    """Chances stated by the class, by fifths, beside how many came true. Only answers that were graded count."""
    said: dict[int, list[bool]] = defaultdict(list)
    for submission in handed:
        reference, sheet = known.get(submission.result.world or 0), submission.sheet
        if reference is None or sheet is None:
            continue
        for question in submission.result.questions:
            outcomes, answer = reference.happened.get(question.question), sheet.answers.get(question.question)
            if outcomes and answer and question.mark and question.mark.status in GRADED:
                for item, chance in answer.value.items():
                    said[min(int(chance // 20), 4)].append(outcomes[item])
    return tuple(Said(20 * n, 20 * n + 20, len(said[n]), sum(said[n])) for n in sorted(said))


def _to_judge(handed: Mapping[str, Handed]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for learner, submission in sorted(handed.items()):
        result = submission.result
        for line in (*((f"Not graded. {result.refused}",) if result.refused else ()), *result.flags):
            found[line].append(learner)
    return {line: tuple(learners) for line, learners in found.items()}


def _median(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if known else None
