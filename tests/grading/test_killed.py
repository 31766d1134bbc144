"""A run that is killed, for real, at any step: the next one ends where an undisturbed one does."""

from __future__ import annotations

import shutil

from saleslab.grading.folder import ClassFolder
from saleslab.grading.run import grade_module

from .killed import finish, graded, kill_when, left_behind, taken_in, written_down
from .sample_course import MODULE, right_sheet

CLASS = 30


def test_killed_while_taking_in_grading_and_writing_down(folder, submit, tmp_path):
    for number in range(CLASS):
        incoming = submit(f"learner-{number:02d}", right_sheet(f"{number:032x}")).parent
    quiet = ClassFolder(tmp_path / "quiet")
    shutil.copytree(folder.root, quiet.root)
    grade_module(quiet, MODULE, [incoming], lambda names, _: names, confirmed=lambda _: True)
    for step in (taken_in, graded, written_down):
        assert kill_when(folder, MODULE, incoming, step, 1), f"the run ended before {step.__name__} could be seen"
    finish(folder, MODULE, incoming)
    assert len(folder.records.all()) == CLASS
    assert left_behind(folder, MODULE) == left_behind(quiet, MODULE)
