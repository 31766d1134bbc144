"""Submissions that attack the grader or are simply broken: none stops the class, none wins a point, none is run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.preprocessors import OverwriteCells

from saleslab.grading.folder import ClassFolder
from saleslab.grading.grade import grade
from saleslab.grading.gradebook import register, scores
from saleslab.grading.notebooks import rebuild
from saleslab.grading.preprocessors import plain_points
from saleslab.grading.release import ReleaseError
from saleslab.grading.submitted import Submission
from saleslab.grading.tidy import tidy

from .sample_course import MODULE, POINTS, SHEET_ID, WRONG, right_sheet, sheet
from .test_nbgrader import autograde

ZERO = dict.fromkeys(POINTS, 0.0)


@pytest.fixture
def canary(tmp_path):
    """A file that exists only if something submitted was executed."""
    return tmp_path / "executed"


def altered(release, change, answers=None):
    """A learner's notebook after ``change`` was made to its JSON; by default they answered nothing."""
    notebook = rebuild(release, answers)
    change(notebook)
    return notebook


def code_cell(source, **more):
    return {"cell_type": "code", "id": "mine", "metadata": {}, "outputs": [], "execution_count": None, **more} | {
        "source": source
    }


def cell_named(notebook, name):
    return next(c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == name)


def forged(text, kind="execute_result"):
    return {"output_type": kind, "execution_count": 1, "metadata": {}, "data": {"text/plain": text}}


def forge_outputs(text):
    def change(notebook):
        for question in POINTS:
            cell_named(notebook, question)["outputs"] = [forged(text)]

    return change


def duplicate_ids(notebook):
    notebook["cells"] += [json.loads(json.dumps(cell_named(notebook, "share"))) for _ in range(2)]
    del notebook["cells"][-1]["metadata"]["nbgrader"]["schema_version"]


def strip_metadata(notebook):
    notebook["metadata"] = {}
    for cell in notebook["cells"]:
        cell["metadata"] = {}


def strange_kernel(notebook):
    notebook["metadata"]["kernelspec"] = {"name": "bash", "display_name": "x", "language": "bash"}


def old_schema(notebook):
    for cell in notebook["cells"]:
        cell["metadata"]["nbgrader"]["schema_version"] = 1


def more_points(notebook):
    cell_named(notebook, "share")["metadata"]["nbgrader"]["points"] = 1000


def no_checks(notebook):
    notebook["cells"] = [c for c in notebook["cells"] if not c["metadata"]["nbgrader"]["grade"]]


def retyped(notebook):
    for cell in notebook["cells"]:
        cell["cell_type"] = "markdown"
        cell.pop("outputs", None)
        cell.pop("execution_count", None)


def nested(notebook):
    deep: list = []
    for _ in range(500):
        deep = [deep]
    notebook["metadata"]["deep"] = deep


ATTACKS = {
    "forged-full": forge_outputs("20.0"),
    "forged-nan": forge_outputs("nan"),
    "forged-negative": forge_outputs("-1"),
    "forged-words": forge_outputs("all of them"),
    "duplicate-ids": duplicate_ids,
    "no-metadata": strip_metadata,
    "strange-kernel": strange_kernel,
    "old-schema": old_schema,
    "more-points": more_points,
    "no-checks": no_checks,
    "retyped": retyped,
    "nested": nested,
    "reversed": lambda notebook: notebook["cells"].reverse(),
    "no-cells": lambda notebook: notebook.update(cells=[]),
    "cells-are-words": lambda notebook: notebook.update(cells=["a", 1, None]),
    "no-list": lambda notebook: notebook.update(cells={"a": 1}),
    "format-three": lambda notebook: notebook.update(nbformat=3, nbformat_minor=0),
    "format-nine": lambda notebook: notebook.update(nbformat=9),
}
BROKEN = {
    "empty": b"",
    "truncated": b'{"cells": [',
    "not-utf8": b"\xff\xfe\x00\x00",
    "a-list": b"[]",
    "brackets": b"[" * 200_000,
}


def test_no_notebook_wins_a_point_or_stops_the_class(folder, release, put):
    for name, change in ATTACKS.items():
        put(name, Submission(None, json.dumps(altered(release, change)).encode()))
    for name, data in BROKEN.items():
        put(name, Submission(None, data))
    put("zoe", Submission(right_sheet().to_bytes(), json.dumps(rebuild(release, right_sheet())).encode()))
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", MODULE], cwd=folder.root, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-3000:]
    expected = dict.fromkeys([*ATTACKS, *BROKEN], ZERO)
    assert scores(folder, MODULE) == {**expected, "zoe": {k: float(v) for k, v in POINTS.items()}}


def test_broken_notebooks_are_kept_as_they_came(folder, release, put):
    for name, data in BROKEN.items():
        put(name, Submission(None, data))
        tidy(folder, release, name)
        kept = list((folder.inbox / "set-aside" / name / MODULE).iterdir())
        assert [file.read_bytes() for file in kept] == [data]


@pytest.mark.parametrize("name", ATTACKS)
def test_right_answers_in_a_mangled_notebook_still_count(release, keys, name):
    notebook = altered(release, ATTACKS[name], right_sheet())
    submission = Submission(right_sheet().to_bytes(), json.dumps(notebook).encode())
    assert grade(release, submission, keys).points == 20


@pytest.mark.parametrize(
    ("change", "flag"),
    [
        (lambda nb: nb["cells"].append(code_cell("1 + 1")), "1 cell was added by the learner."),
        (lambda nb: nb["cells"].append(code_cell("1 + 1")), "own code is in 1 cell. It was not run."),
        (lambda nb: cell_named(nb, "share").update(source="20.0"), "1 cell was altered (share)."),
        (no_checks, "5 cells were missing (cause, plan, promise, share, signs)."),
        (duplicate_ids, "2 cells were added by the learner."),
    ],
)
def test_what_was_done_to_the_notebook_is_said(release, keys, change, flag):
    submission = Submission(right_sheet().to_bytes(), json.dumps(altered(release, change, right_sheet())).encode())
    result = grade(release, submission, keys)
    assert any(flag in line for line in result.flags), result.flags


def test_an_untouched_notebook_and_empty_cells_raise_no_flag(release, keys):
    notebook = altered(release, lambda nb: nb["cells"].append(code_cell("  \n")), right_sheet())
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    assert grade(release, Submission(right_sheet().to_bytes(), json.dumps(notebook).encode()), keys).flags == ()


def test_submitted_code_is_shown_but_never_run(folder, release, put, canary):
    attack = f"import pathlib; pathlib.Path({str(canary)!r}).write_text('x')"
    notebook = altered(release, lambda nb: nb["cells"].insert(0, code_cell(attack)), right_sheet())
    cell_named(notebook, "share")["source"] = attack
    put("eve", Submission(right_sheet().to_bytes(), json.dumps(notebook).encode()))
    assert autograde(folder, MODULE, "eve") is None
    assert not canary.exists()
    made = nbformat.read(folder.root / "autograded" / "eve" / MODULE / f"{MODULE}.ipynb", as_version=4)
    assert all(attack not in cell.source for cell in made.cells if cell.cell_type == "code")
    assert "pathlib" in made.cells[-1].source
    assert made.cells[-1].cell_type == "markdown"


def test_a_package_beside_the_notebook_is_moved_away_and_never_imported(folder, release, put, honest, canary):
    place = put("eve", honest(right_sheet()))
    (place / "saleslab").mkdir()
    (place / "saleslab" / "__init__.py").write_text(f"open({str(canary)!r}, 'w')")
    (place / "sitecustomize.py").write_text(f"open({str(canary)!r}, 'w')")
    assert autograde(folder, MODULE, "eve") is None
    assert not canary.exists()
    assert sorted(p.name for p in place.iterdir()) == ["answers.json", f"{MODULE}.ipynb"]
    aside = folder.inbox / "set-aside" / "eve" / MODULE
    assert {p.name.rsplit("-", 1)[-1] for p in aside.iterdir()} == {"saleslab", "sitecustomize.py"}


@pytest.mark.parametrize("name", ["answers.json", f"{MODULE}.ipynb", "timestamp.txt", "notes.txt"])
def test_links_are_never_followed(folder, release, put, honest, name):
    victim = put("anna", honest(right_sheet()))
    place = put("eve", honest(sheet({}, f"{8:032x}")))
    (place / name).unlink(missing_ok=True)
    secret = victim / name if (victim / name).exists() else Path("/etc/passwd")
    (place / name).symlink_to(secret)
    assert autograde(folder, MODULE, "eve") is None
    assert sum(scores(folder, MODULE)["eve"].values()) == 0
    for file in (folder.root / "autograded" / "eve").rglob("*"):
        assert not file.is_symlink()
        assert file.is_dir() or (b"root:" not in file.read_bytes() and SHEET_ID.encode() not in file.read_bytes())


def test_a_whole_folder_that_is_a_link_is_replaced(folder, release, put, honest):
    put("anna", honest(right_sheet()))
    (folder.root / "submitted" / "eve").symlink_to(folder.root / "submitted" / "anna")
    reports = tidy(folder, release, "eve")
    assert "was a link" in reports[0]
    assert autograde(folder, MODULE, "eve") is None
    assert sum(scores(folder, MODULE)["eve"].values()) == 0
    assert (folder.submitted("anna", MODULE) / "answers.json").exists()


def test_a_pipe_does_not_hang_the_grader(folder, release, put, honest):
    place = put("eve", honest(sheet({})))
    (place / "answers.json").unlink()
    os.mkfifo(place / "answers.json")
    assert autograde(folder, MODULE, "eve") is None
    assert sum(scores(folder, MODULE)["eve"].values()) == 0


def test_where_the_folder_could_not_be_tidied_nothing_is_graded(folder, put, honest, monkeypatch):
    place = put("eve", honest(right_sheet()))
    (place / "link").symlink_to("/etc/passwd")
    monkeypatch.setattr("saleslab.grading.tidy.set_aside", lambda *_: (_ for _ in ()).throw(PermissionError("no")))
    assert autograde(folder, MODULE, "eve") is not None
    assert not (folder.root / "autograded" / "eve" / MODULE).exists()


def test_a_damaged_timestamp_does_not_stop_the_submission(folder, put, honest):
    place = put("anna", honest(right_sheet()))
    (place / "timestamp.txt").write_text("soon")
    assert autograde(folder, MODULE, "anna") is None
    assert sum(scores(folder, MODULE)["anna"].values()) == 20


def test_a_stray_sheet_beside_the_solution_is_refused_and_overwrites_nobody(folder, release, put, honest):
    (folder.solutions / MODULE / "answers.json").write_bytes(right_sheet().to_bytes())
    put("blank", honest(sheet({})))
    assert autograde(folder, MODULE, "blank") is None
    assert sum(scores(folder, MODULE)["blank"].values()) == 0
    with pytest.raises(ReleaseError, match=r"move away: answers\.json"):
        register(folder, release)


def test_a_stray_file_beside_the_release_is_refused(folder):
    (folder.exercises / MODULE / "answers.json").write_text("{}")
    with pytest.raises(ReleaseError, match=r"move away: answers\.json"):
        folder.release(MODULE)


def test_a_release_changed_after_submissions_is_refused_and_kept(folder, put, honest):
    put("anna", honest(right_sheet()))
    assert autograde(folder, MODULE, "anna") is None
    path = folder.exercises / MODULE / f"{MODULE}.ipynb"
    notebook = json.loads(path.read_text())
    notebook["cells"][0]["metadata"]["nbgrader"]["checksum"] = "changed"
    path.write_text(json.dumps(notebook))
    before = path.read_bytes()
    with pytest.raises(ReleaseError, match="class folder of its own"):
        register(folder, folder.release(MODULE))
    assert path.read_bytes() == before


def test_a_release_that_solutions_do_not_give_is_refused(folder, release):
    (folder.root / "gradebook.db").unlink()
    path = folder.exercises / MODULE / f"{MODULE}.ipynb"
    path.write_text(path.read_text().replace("A sample exercise", "Another exercise"))
    with pytest.raises(ReleaseError, match="run `make build`"):
        register(folder, folder.release(MODULE))


def test_the_gradebook_is_made_without_alembic_on_the_path(folder, put, honest):
    (folder.root / "gradebook.db").unlink()
    program = (
        "import sys; from pathlib import Path; from saleslab.grading.folder import ClassFolder; "
        "from saleslab.grading.gradebook import register; f = ClassFolder(Path(sys.argv[1])); "
        f"register(f, f.release({MODULE!r}))"
    )
    command = [sys.executable, "-c", program, str(folder.root)]
    done = subprocess.run(command, env={"PATH": "/nowhere"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (folder.root / "gradebook.db").exists()


@pytest.mark.parametrize(
    "text", ["nan", "inf", "-1", "6.0001", "1e9", "six", "", "[6.0]", "np.float64(6.0)", "6.0\n6.0", None, ["6.0"]]
)
def test_points_that_are_no_plain_number_in_range_go_to_a_person(release, text):
    cell = nbformat.from_dict(cell_named(release.notebook, "share"))
    cell.outputs = [nbformat.from_dict(forged(text))]
    assert plain_points(cell) is None


@pytest.mark.parametrize(("outputs", "points"), [([], None), ([forged("3.5")], 3.5), ([forged("1")] * 2, None)])
def test_one_result_is_needed_for_points(release, outputs, points):
    cell = nbformat.from_dict(cell_named(release.notebook, "share"))
    cell.outputs = [nbformat.from_dict(output) for output in outputs]
    assert plain_points(cell) == points


def test_points_on_stderr_are_not_taken(release):
    cell = nbformat.from_dict(cell_named(release.notebook, "share"))
    warning = {"output_type": "stream", "name": "stderr", "text": "warning"}
    cell.outputs = [nbformat.from_dict(warning), nbformat.from_dict(forged("6.0"))]
    assert plain_points(cell) is None


def test_an_instructors_score_survives_grading_again(folder, put, honest):
    from nbgrader.api import Gradebook

    wrong = right_sheet()
    wrong.answers["share"].value = WRONG["share"]
    put("anna", honest(wrong))
    assert autograde(folder, MODULE, "anna") is None
    with Gradebook(folder.database) as gradebook:
        row = gradebook.find_grade("share", MODULE, MODULE, "anna")
        row.manual_score, row.needs_manual_grade = 4.0, False
        gradebook.db.commit()
    assert autograde(folder, MODULE, "anna") is None
    assert scores(folder, MODULE)["anna"]["share"] == 4.0
    with Gradebook(folder.database) as gradebook:
        assert not gradebook.find_grade("share", MODULE, MODULE, "anna").needs_manual_grade


SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)> $\\href{javascript:alert(3)}{x}$ `x` </pre><b>"


def test_nothing_a_learner_wrote_is_rendered(folder, release, put):
    answers = right_sheet()
    answers.answers["plan"].value = f"three words and {SCRIPT}"
    notebook = altered(release, lambda nb: nb["cells"].append(code_cell(SCRIPT)), answers)
    notebook["cells"].append({"cell_type": "raw", "id": "raw", "metadata": {}, "source": SCRIPT})
    notebook["cells"].append({"cell_type": "markdown", "id": "md", "metadata": {}, "source": SCRIPT})
    notebook["cells"][1]["outputs"] = [
        {"output_type": "display_data", "metadata": {}, "data": {"text/html": SCRIPT, "application/javascript": SCRIPT}}
    ]
    put("eve", Submission(answers.to_bytes(), json.dumps(notebook).encode()))
    assert autograde(folder, MODULE, "eve") is None
    command = [sys.executable, "-m", "nbgrader", "generate_feedback", MODULE]
    done = subprocess.run(command, cwd=folder.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    page = (folder.feedback("eve", MODULE) / f"{MODULE}.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    # MathJax leaves <pre> alone; anywhere else it would make a link of this.
    assert "\\href" not in re.sub(r"<pre[^>]*>[^<]*</pre>", "", page)
    assert page.count("&lt;script&gt;alert(1)") >= 4


def test_the_settings_keep_missing_cells_off(folder):
    from traitlets.config import Config

    from saleslab.grading.settings import configure

    config = Config()
    configure(config, folder.root)
    assert not OverwriteCells(config=config).add_missing_cells
    assert config.Autograde.exclude_overwriting == {MODULE: ["answers.json"]}
    assert ClassFolder(folder.root).database == config.CourseDirectory.db_url
