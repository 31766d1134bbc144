"""Plain ``nbgrader autograde`` under the project's settings: the same points as `grade`, and nothing executed."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys

import nbformat
import pytest
from nbgrader.converters import Autograde

from saleslab.grading.folder import ClassFolder
from saleslab.grading.grade import grade
from saleslab.grading.gradebook import scores
from saleslab.grading.registration import convert
from saleslab.grading.run import grade_module
from saleslab.grading.submitted import Submission

from .sample_course import MODULE, POINTS, WRONG, right_sheet, right_values, sheet


def run_nbgrader(folder, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nbgrader", *arguments]
    return subprocess.run(command, cwd=folder.root, capture_output=True, text=True, check=False)


def autograde(folder, module: str, learner: str) -> str | None:
    """Plain ``nbgrader autograde`` in this process. Returns why it failed, or None."""
    return convert(Autograde, folder, module, student_id=learner)


def result_points(folder, release, keys, submission):
    return {q.question: q.mark.points if q.mark else None for q in grade(release, submission, keys).questions}


def autograded(folder, learner: str) -> str:
    return (folder.root / "autograded" / learner / MODULE / f"{MODULE}.ipynb").read_text("utf-8")


@pytest.fixture
def class_(honest):
    """Learner -> submission: right, wrong, blank, and with each part damaged."""
    wrong = right_sheet()
    for question, value in WRONG.items():
        wrong.answers[question].value = value
    return {
        "anna": honest(right_sheet()),
        "ben": honest(wrong),
        "blank": honest(sheet({})),
        "copies-only": Submission(None, honest(right_sheet()).notebook),
        "sheet-damaged": Submission(b'{"course', honest(wrong).notebook),
        "notebook-damaged": Submission(right_sheet().to_bytes(), b"not a notebook"),
        "other": honest(sheet(right_values(3), release="deadbeefdeadbeef")),
    }


TABLES = """
SELECT assignment.name, student_id, timestamp, notebook.flagged, late_submission_penalty, cell.name, auto_score,
       manual_score, extra_credit, needs_manual_grade
FROM grade JOIN base_cell AS cell ON cell.id = cell_id
JOIN submitted_notebook AS notebook ON notebook.id = grade.notebook_id
JOIN submitted_assignment AS submission ON submission.id = notebook.assignment_id
JOIN assignment ON assignment.id = submission.assignment_id ORDER BY student_id, cell.name
"""


def everything_about(folder) -> tuple[list[tuple], list[tuple]]:
    with sqlite3.connect(folder.root / "gradebook.db") as database:
        rows = {table: database.execute(f"SELECT count(*) FROM {table}").fetchall() for table in ("student", "comment")}
        return list(rows.items()), database.execute(TABLES).fetchall()


def test_the_plain_command_and_ours_leave_the_same_gradebook_and_notebooks(
    folder, release, keys, class_, put, tmp_path
):
    for learner, submission in class_.items():
        (put(learner, submission) / "timestamp.txt").write_text("2026-01-02 03:04:05.000006 UTC")
    ours = ClassFolder(tmp_path / "ours")
    shutil.copytree(folder.root, ours.root)
    done = run_nbgrader(folder, "autograde", MODULE)
    assert done.returncode == 0, done.stderr[-3000:]
    expected = {learner: result_points(folder, release, keys, s) for learner, s in class_.items()}
    expected["other"] = dict.fromkeys(POINTS)
    assert scores(folder, MODULE) == expected
    assert sum(expected["anna"].values()) == 20
    grade_module(ours, MODULE, [], lambda names, _: names, confirmed=lambda _: True)
    assert everything_about(ours) == everything_about(folder)
    for learner in class_:
        theirs, own = (nbformat.reads(autograded(each, learner), as_version=4) for each in (folder, ours))
        # nbconvert notes the language of the kernel that it did not start.
        theirs.metadata.pop("language_info", None)
        assert own == theirs, learner


def test_no_kernel_is_started_and_no_cell_executed(folder, honest, put, monkeypatch):
    monkeypatch.setattr("jupyter_client.manager.AsyncKernelManager._async_start_kernel", pytest.fail)
    monkeypatch.setattr("nbclient.client.NotebookClient.async_execute_cell", pytest.fail)
    put("anna", honest(right_sheet()))
    assert autograde(folder, MODULE, "anna") is None
    assert sum(scores(folder, MODULE)["anna"].values()) == 20
