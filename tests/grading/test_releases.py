"""The course goes on, and a class does not notice: two releases side by side, each graded by its own."""

from __future__ import annotations

import json

from saleslab.grading.cohort import make_class
from saleslab.grading.folder import ClassFolder
from saleslab.grading.run import grade_module

from .sample_course import MODULE, right_sheet, right_values, sheet

NEW = "feedfacefeedface"


def grade_all(folder, *paths):
    report = grade_module(folder, MODULE, paths, lambda learners, _: learners, confirmed=lambda _: True)
    return {learner: result.points for learner, result in report.results.items()}


def new_release(course: ClassFolder) -> None:
    """Another release: one sentence more, and a key that now wants half."""
    for place in (course.exercises, course.solutions):
        path = place / MODULE / f"{MODULE}.ipynb"
        notebook = json.loads(path.read_text("utf-8"))
        notebook["metadata"]["saleslab"]["release"] = NEW
        path.write_text(json.dumps(notebook), "utf-8")
    keys = course.authoring / "core" / MODULE / "keys.py"
    keys.write_text(keys.read_text().replace("50.0 + world.index", "25.0"))


def test_a_new_release_harms_no_submission_to_the_old_one(folder, submit, tmp_path):
    (folder.root / "gradebook.db").unlink()
    old = make_class(folder.root, tmp_path / "old")
    anna = submit("anna", right_sheet())
    assert grade_all(old, anna) == {"anna": 20}
    page = old.feedback("anna", MODULE) / f"{MODULE}.html"
    before = [path.read_bytes() for path in (page, old.grades)]
    new_release(folder)
    new = make_class(folder.root, tmp_path / "new")
    # Each class takes in everything that came; each submission has points where its release is, and nowhere else.
    ben_answers = right_values(sheet({}, f"{9:032x}").world) | {"share": 25.0}
    ben = submit("ben", sheet(ben_answers, f"{9:032x}", NEW))
    assert grade_all(new, anna, ben) == {"anna": None, "ben": 20}
    assert grade_all(old) == {"anna": 20}
    assert [path.read_bytes() for path in (page, old.grades)] == before
    assert grade_all(old, ben) == {"anna": 20, "ben": None}
    refused = [row for row in old.grades.read_text("utf-8-sig").splitlines() if row.startswith('"ben"')]
    assert f"another release ({NEW})" in refused[0]
