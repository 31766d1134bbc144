"""Plain ``nbgrader autograde`` under the project's settings: the same points as `grade`, and nothing executed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from saleslab.grading import Submission, grade
from saleslab.grading.gradebook import autograde, scores

from .sample_course import MODULE, POINTS, WRONG, right_sheet, right_values, sheet


def run_nbgrader(folder, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nbgrader", *arguments]
    return subprocess.run(command, cwd=folder.root, capture_output=True, text=True, check=False)


def result_points(folder, release, keys, submission):
    return {q.question: q.mark.points if q.mark else None for q in grade(release, submission, keys).questions}


def autograded(folder, learner: str) -> str:
    return (folder.root / "autograded" / learner / MODULE / f"{MODULE}.ipynb").read_text("utf-8")


def test_the_plain_command_gives_the_pure_functions_points(folder, release, keys, honest, put):
    wrong = right_sheet()
    for question, value in WRONG.items():
        wrong.answers[question].value = value
    class_ = {
        "anna": honest(right_sheet()),
        "ben": honest(wrong),
        "blank": honest(sheet({})),
        "copies-only": Submission(None, honest(right_sheet()).notebook),
        "sheet-damaged": Submission(b'{"course', honest(wrong).notebook),
        "notebook-damaged": Submission(right_sheet().to_bytes(), b"not a notebook"),
        "other": honest(sheet(right_values(3), release="deadbeefdeadbeef")),
    }
    for learner, submission in class_.items():
        put(learner, submission)
    done = run_nbgrader(folder, "autograde", MODULE)
    assert done.returncode == 0, done.stderr[-3000:]
    expected = {learner: result_points(folder, release, keys, s) for learner, s in class_.items()}
    expected["other"] = dict.fromkeys(POINTS)
    assert scores(folder, MODULE) == expected
    assert sum(expected["anna"].values()) == 20


def test_no_kernel_is_started_and_no_cell_executed(folder, honest, put, monkeypatch):
    monkeypatch.setattr("jupyter_client.manager.AsyncKernelManager._async_start_kernel", pytest.fail)
    monkeypatch.setattr("nbclient.client.NotebookClient.async_execute_cell", pytest.fail)
    put("anna", honest(right_sheet()))
    assert autograde(folder, MODULE, "anna") is None
    assert sum(scores(folder, MODULE)["anna"].values()) == 20


def stock_scores(folder, learner: str, module: str = MODULE) -> dict[str, float]:
    """Points by nbgrader as it comes, which executes the notebook in a kernel with the keys at hand."""
    (folder.root / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        f"c.CourseDirectory.root = {str(folder.root)!r}\n"
        "c.CourseDirectory.source_directory = 'solutions'\nc.CourseDirectory.release_directory = 'exercises'\n"
    )
    environment = {**os.environ, "SALESLAB_KEYS": str(folder.authoring)}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    command = [sys.executable, "-m", "nbgrader", "autograde", module, "--student", learner]
    done = subprocess.run(command, cwd=folder.root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    with Gradebook(folder.database) as gradebook:
        submission = gradebook.find_submission_notebook(module, module, learner)
        return {grade.name: grade.auto_score for grade in submission.grades}


def partly_right():
    answers = right_sheet()
    answers.answers["signs"].value = [*answers.answers["signs"].value[:1], "c" if sheet({}).world % 2 else "b"]
    answers.answers["cause"].value = "skill"
    del answers.answers["plan"]
    return answers


@pytest.mark.parametrize("answers", [right_sheet(), partly_right(), sheet({})], ids=["right", "partly", "blank"])
def test_stock_nbgrader_executing_the_release_agrees_cell_by_cell(folder, release, keys, honest, put, answers):
    submission = honest(answers)
    put("anna", submission)
    assert stock_scores(folder, "anna") == result_points(folder, release, keys, submission)
    assert sum(result_points(folder, release, keys, submission).values()) > 0 or not answers.answers
