"""nbgrader's gradebook, filled and read by plain SQL.

nbgrader's own way opens the database nine times and commits for every cell; loading nbgrader alone takes seconds. Its
tables are those of the version this course pins, and a test holds what is written here equal to what plain
``nbgrader autograde`` writes.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from saleslab.grading.folder import ClassFolder
from saleslab.grading.release import Release, ReleaseError, grading_cell, refuse_stray_files

Scores = dict[str, dict[str, float | None]]
"""Learner -> graded question -> score, an instructor's correction included; None where a person must decide."""

ByHand = dict[str, dict[str, tuple[float | None, float]]]
"""Learner -> graded question -> points set by hand, None where only extra credit was given, and that extra credit."""

_GRADES = """
FROM grade
JOIN base_cell AS cell ON cell.id = grade.cell_id
JOIN submitted_notebook AS notebook ON notebook.id = grade.notebook_id
JOIN submitted_assignment AS submission ON submission.id = notebook.assignment_id
JOIN assignment ON assignment.id = submission.assignment_id
"""
_SCORES = f"""
SELECT submission.student_id, cell.name, grade.auto_score, grade.manual_score, grade.extra_credit,
       grade.needs_manual_grade
{_GRADES}
WHERE assignment.name = ?
"""
_BY_HAND = f"""
SELECT assignment.name, submission.student_id, cell.name, grade.manual_score, grade.extra_credit
{_GRADES}
WHERE grade.manual_score IS NOT NULL OR grade.extra_credit
"""


class GradebookError(Exception):
    """The gradebook can't be used. The message says why."""


@dataclass(frozen=True)
class Entry:
    """One submission for the gradebook. ``points``: graded question -> points, None where a person must decide."""

    learner: str
    sent: datetime | None
    points: Mapping[str, float | None]


def register(folder: ClassFolder, release: Release) -> None:
    """Make sure that the gradebook knows the release. Raises `ReleaseError` and `GradebookError`."""
    solution = folder.solutions / release.module / f"{release.module}.ipynb"
    if not solution.is_file():
        raise ReleaseError(f"{solution} is missing; build it with `make build`")
    refuse_stray_files(solution)
    known, submissions = _known_checksums(folder, release.module)
    if known == _checksums(release):
        return
    if submissions:
        raise ReleaseError(
            f"the gradebook holds {submissions} submissions to {release.module} graded by another release; make a "
            "class folder of its own for this one (`saleslab class DIR`)"
        )
    # Loading nbgrader takes seconds, and is needed once per class and module.
    from saleslab.grading.registration import generate

    generate(folder, release)


def scores(folder: ClassFolder, module: str) -> Scores:
    """Every score in the gradebook for ``module``."""
    found: Scores = {}
    if not _path(folder).exists():
        return found
    with _open(folder) as database:
        for learner, question, automatic, by_hand, extra, open_ in database.execute(_SCORES, (module,)):
            score = automatic if by_hand is None else by_hand
            undecided = by_hand is None and (automatic is None or open_)
            found.setdefault(learner, {})[question] = None if undecided else score + (extra or 0.0)
    return found


def by_hand(folder: ClassFolder) -> dict[str, ByHand]:
    """Module -> what an instructor set in the formgrader."""
    found: dict[str, ByHand] = {}
    if not _path(folder).exists():
        return found
    with _open(folder) as database:
        for module, learner, question, points, extra in database.execute(_BY_HAND):
            found.setdefault(module, {}).setdefault(learner, {})[question] = (points, extra or 0.0)
    return found


def write(folder: ClassFolder, module: str, entries: Iterable[Entry]) -> None:
    """Put submissions and their points into the gradebook, all or none; scores set by hand stay."""
    with _open(folder) as database, database:
        assignment, notebook = database.execute(
            "SELECT assignment.id, notebook.id FROM assignment JOIN notebook ON notebook.assignment_id = assignment.id "
            "WHERE assignment.name = ? AND notebook.name = ?",
            (module, module),
        ).fetchone()
        cells = dict(
            database.execute(
                "SELECT name, base_cell.id FROM base_cell JOIN grade_cells ON grade_cells.id = base_cell.id "
                "WHERE notebook_id = ?",
                (notebook,),
            ).fetchall()
        )
        for entry in entries:
            database.execute("INSERT OR IGNORE INTO student (id) VALUES (?)", (entry.learner,))
            submission = _row(
                database, "submitted_assignment", {"assignment_id": assignment, "student_id": entry.learner}
            )
            if entry.sent is not None:
                moment = entry.sent.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
                database.execute("UPDATE submitted_assignment SET timestamp = ? WHERE id = ?", (moment, submission))
            pages = _row(
                database, "submitted_notebook", {"assignment_id": submission, "notebook_id": notebook}, flagged=0
            )
            for question, cell in cells.items():
                grade = _row(database, "grade", {"cell_id": cell, "notebook_id": pages}, needs_manual_grade=1)
                _score(database, grade, entry.points.get(question))


def penalise(folder: ClassFolder, module: str, penalties: Mapping[str, float]) -> None:
    """Let the gradebook show what lateness costs each learner, in points."""
    with _open(folder) as database, database:
        database.executemany(
            "UPDATE submitted_notebook SET late_submission_penalty = ?1 WHERE late_submission_penalty IS NOT ?1 "
            "AND assignment_id IN (SELECT submission.id FROM submitted_assignment AS submission "
            "JOIN assignment ON assignment.id = submission.assignment_id "
            "WHERE assignment.name = ?2 AND submission.student_id = ?3)",
            [(penalty or None, module, learner) for learner, penalty in penalties.items()],
        )


def _score(database: sqlite3.Connection, grade: str, points: float | None) -> None:
    # A score that an instructor set is looked at again only if what it corrected has changed.
    database.execute(
        "UPDATE grade SET auto_score = :points, "
        "needs_manual_grade = :points IS NULL OR (manual_score IS NOT NULL AND auto_score IS NOT :points) "
        "WHERE id = :grade",
        {"points": points, "grade": grade},
    )


def _row(database: sqlite3.Connection, table: str, key: Mapping[str, str], **start: int) -> str:
    """Id of the row of ``table`` with this key, which is made, with ``start``, where there is none."""
    where = " AND ".join(f"{column} = ?" for column in key)
    found = database.execute(f"SELECT id FROM {table} WHERE {where}", (*key.values(),)).fetchone()
    if found is not None:
        return str(found[0])
    values = {"id": uuid.uuid4().hex, **key, **start}
    columns, marks = ", ".join(values), ", ".join("?" * len(values))
    database.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", (*values.values(),))
    return str(values["id"])


def _known_checksums(folder: ClassFolder, module: str) -> tuple[dict[str, str], int]:
    if not _path(folder).exists():
        return {}, 0
    with _open(folder) as database:
        cells = database.execute(
            "SELECT cell.name, cell.checksum FROM source_cell AS cell JOIN notebook ON notebook.id = cell.notebook_id "
            "JOIN assignment ON assignment.id = notebook.assignment_id WHERE assignment.name = ?",
            (module,),
        ).fetchall()
        [submissions] = database.execute(
            "SELECT count(*) FROM submitted_assignment AS submission "
            "JOIN assignment ON assignment.id = submission.assignment_id WHERE assignment.name = ?",
            (module,),
        ).fetchone()
    return dict(cells), submissions


def _checksums(release: Release) -> dict[str, str]:
    marked = [grading_cell(cell) for cell in release.notebook["cells"]]
    return {meta["grade_id"]: meta["checksum"] for meta in marked if "checksum" in meta}


def _path(folder: ClassFolder) -> Path:
    return folder.root / "gradebook.db"


@contextmanager
def _open(folder: ClassFolder) -> Iterator[sqlite3.Connection]:
    try:
        # The formgrader may be saving: wait for it.
        with closing(sqlite3.connect(_path(folder), timeout=30)) as database:
            yield database
    except sqlite3.DatabaseError as error:
        raise GradebookError(f"the gradebook can't be used ({error}); what came in is kept") from error
