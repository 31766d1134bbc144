"""nbgrader as it comes: it executes every notebook in a kernel of its own. The oracle that grading is compared with."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from saleslab.grading.folder import ClassFolder
from saleslab.grading.gradebook import Scores, scores
from saleslab.grading.submitted import Submission

from .warm_kernel import warm_kernels


def configure_stock(folder: ClassFolder) -> None:
    """Stock settings, but for one: outputs stay, since stock throws away the answers' copies before it looks."""
    (folder.root / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        f"c.CourseDirectory.root = {str(folder.root)!r}\n"
        "c.CourseDirectory.source_directory = 'solutions'\n"
        "c.CourseDirectory.release_directory = 'exercises'\n"
        "c.ClearOutput.enabled = False\n"
    )


def put(folder: ClassFolder, module: str, learner: str, submission: Submission) -> None:
    """Drop a submission into ``submitted/``."""
    place = folder.submitted(learner, module)
    place.mkdir(parents=True)
    for name, data in (("answers.json", submission.sheet), (f"{module}.ipynb", submission.notebook)):
        if data is not None:
            (place / name).write_bytes(data)


def autograde_stock(
    folder: ClassFolder, module: str, environment: Mapping[str, str] = os.environ
) -> subprocess.CompletedProcess[str]:
    """``nbgrader autograde`` on everything submitted, with the keys at hand."""
    keys = {"SALESLAB_KEYS": str(folder.authoring)}
    path = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"}
    command = [sys.executable, "-m", "nbgrader", "autograde", module]
    return subprocess.run(
        command, cwd=folder.root, env={**environment, **keys, **path}, capture_output=True, text=True, check=False
    )


def stock_scores(folder: ClassFolder, module: str, submissions: Mapping[str, Submission]) -> Scores:
    """Learner -> question -> points, by stock nbgrader. The folder's gradebook must know the release."""
    for learner, submission in submissions.items():
        put(folder, module, learner, submission)
    configure_stock(folder)
    with warm_kernels() as environment:
        done = autograde_stock(folder, module, environment)
    assert done.returncode == 0, done.stderr[-3000:]
    return scores(folder, module)
