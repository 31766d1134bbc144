"""nbgrader's settings for this course: what ``nbgrader_config.py`` calls, in a checkout and in a class's folder."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from traitlets.config import Config

from saleslab.grading.folder import ClassFolder
from saleslab.grading.release import released_modules


def configure(config: Config, root: Path) -> None:
    """Let plain ``nbgrader autograde`` in ``root`` grade answer sheets, and execute nothing that was submitted."""
    folder = ClassFolder(root.resolve())
    find_alembic()
    config.CourseDirectory.root = str(folder.root)
    config.CourseDirectory.source_directory = "solutions"
    config.CourseDirectory.release_directory = "exercises"
    config.CourseDirectory.db_url = folder.database
    # nbgrader copies files beside the solution over submitted ones of the same name. None may lie there, but one that
    # does must not become everybody's answers.
    config.Autograde.exclude_overwriting = {module: ["answers.json"] for module in released_modules(folder.exercises)}
    config.Autograde.pre_convert_hook = "saleslab.grading.hook.before_autograde"
    config.Autograde.sanitize_preprocessors = [
        "saleslab.grading.preprocessors.RebuildFromRelease",
        "nbgrader.preprocessors.OverwriteCells",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    config.Autograde.autograde_preprocessors = [
        "saleslab.grading.preprocessors.GradeFromSheet",
        "saleslab.grading.preprocessors.SavePlainPoints",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    config.CoursePreprocessor.root = str(folder.root)
    config.OverwriteCells.add_missing_cells = False


def find_alembic() -> None:
    """nbgrader makes its gradebook with a program called by name, which lies beside this Python."""
    if shutil.which("alembic") is None:
        os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
