"""Hostile and damaged submissions under nbgrader's own command, and what stock nbgrader takes for points."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.preprocessors import OverwriteCells

from saleslab.grading.folder import ClassFolder
from saleslab.grading.grade import grade
from saleslab.grading.gradebook import register, scores
from saleslab.grading.notebooks import rebuild
from saleslab.grading.preprocessors import plain_points
from saleslab.grading.registration import convert
from saleslab.grading.release import Release, ReleaseError
from saleslab.grading.submitted import Submission, unsafe_entries

from .hostile_class import HONEST, SEEN_BY_NBGRADER, put_cases, put_honest
from .sample_course import MODULE, WRONG, right_sheet, sheet
from .site import REFUSED, cell_named, code_cell, result
from .test_nbgrader import autograde


class Plain:
    """What nbgrader itself reads of the catalogue, graded by plain ``nbgrader autograde`` under our settings."""

    def __init__(self, course: ClassFolder, release: Release, base: Path) -> None:
        self.folder, self.canaries = ClassFolder(base / "class"), base / "executed"
        shutil.copytree(course.root, self.folder.root)
        put_honest(self.folder, release)
        put_cases(self.folder, release, base / "incoming", self.canaries, SEEN_BY_NBGRADER)
        self.cases = [case for case in SEEN_BY_NBGRADER if self._path(case.name).exists()]
        self.sources = {case.name: self._notebook(case.name) for case in self.cases}
        assert convert(Autograde, self.folder, MODULE) is None

    def _path(self, learner: str) -> Path:
        return self.folder.submitted(learner, MODULE) / f"{MODULE}.ipynb"

    def _notebook(self, learner: str) -> bytes | None:
        path = self._path(learner)
        return path.read_bytes() if path.is_file() and not path.is_symlink() else None

    def graded(self, learner: str) -> nbformat.NotebookNode:
        """The notebook that the formgrader shows."""
        return nbformat.read(self.folder.autograded(learner, MODULE) / f"{MODULE}.ipynb", as_version=4)


@pytest.fixture(scope="module")
def plain(_course, release, tmp_path_factory) -> Plain:
    return Plain(_course, release, tmp_path_factory.mktemp("plain"))


def test_plain_nbgrader_gives_the_catalogue_the_same_points(plain):
    given = scores(plain.folder, MODULE)
    points = {name: None if None in rows.values() else sum(rows.values()) for name, rows in given.items()}
    expected = {case.name: None if case.points == REFUSED else case.points for case in plain.cases}
    assert points == {**expected, **dict(zip(HONEST, (20, 5, 20), strict=True))}
    assert len(expected) >= 60


def test_plain_nbgrader_runs_nothing_of_it(plain):
    assert list(plain.canaries.iterdir()) == []
    made = plain.graded("code-everywhere")
    assert all("pathlib" not in cell.source for cell in made.cells if cell.cell_type == "code")
    assert made.cells[-1].cell_type == "markdown" and "pathlib" in made.cells[-1].source


def test_plain_nbgrader_leaves_no_strange_file_in_a_submission(plain):
    places = [plain.folder.submitted(case.name, MODULE) for case in plain.cases]
    assert [strange for place in places for strange in unsafe_entries(place, MODULE)] == []


def test_plain_nbgrader_follows_no_link(plain):
    secrets = (b"root:", right_sheet().sheet_id.encode(), Path("/etc/hostname").read_bytes())
    links = [case.name for case in plain.cases if "link" in case.name]
    assert len(links) >= 6
    for path in (path for name in links for path in plain.folder.autograded(name, MODULE).rglob("*")):
        assert not path.is_symlink()
        assert path.is_dir() or not any(secret in path.read_bytes() for secret in secrets)


def test_nothing_a_learner_wrote_is_rendered_by_nbgraders_feedback(plain):
    for learner in ("script-in-words", "script-in-cells", "script-in-outputs", "script-in-metadata"):
        assert convert(GenerateFeedback, plain.folder, MODULE, student_id=learner) is None
        page = (plain.folder.feedback(learner, MODULE) / f"{MODULE}.html").read_text("utf-8")
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        # MathJax leaves <pre> alone; anywhere else it would make a link of this.
        assert "\\href" not in re.sub(r"<pre[^>]*>[^<]*</pre>", "", page)


def test_right_answers_in_a_mangled_notebook_still_count(plain, release, keys):
    right = right_sheet().to_bytes()
    points = {name: grade(release, Submission(right, data), keys).points for name, data in plain.sources.items()}
    assert points == dict.fromkeys(points, 20)


def test_an_untouched_notebook_and_empty_cells_raise_no_flag(release, keys):
    notebook = rebuild(release, right_sheet())
    notebook["cells"].append(code_cell("  \n"))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    assert grade(release, Submission(right_sheet().to_bytes(), json.dumps(notebook).encode()), keys).flags == ()


def test_where_the_folder_could_not_be_tidied_nothing_is_graded(folder, put, honest, monkeypatch):
    place = put("eve", honest(right_sheet()))
    (place / "link").symlink_to("/etc/passwd")
    monkeypatch.setattr("saleslab.grading.tidy.set_aside", lambda *_: (_ for _ in ()).throw(PermissionError("no")))
    assert autograde(folder, MODULE, "eve") is not None
    assert not (folder.root / "autograded" / "eve" / MODULE).exists()


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


def test_a_release_that_solutions_do_not_give_is_refused(folder):
    path = folder.exercises / MODULE / f"{MODULE}.ipynb"
    notebook = json.loads(path.read_text())
    notebook["cells"][0]["metadata"]["nbgrader"]["checksum"] = "changed"
    path.write_text(json.dumps(notebook))
    with pytest.raises(ReleaseError, match="run `make build`"):
        register(folder, folder.release(MODULE))


@pytest.mark.parametrize(
    "text", ["nan", "inf", "-1", "6.0001", "1e9", "six", "", "[6.0]", "np.float64(6.0)", "6.0\n6.0", None, ["6.0"]]
)
def test_points_that_are_no_plain_number_in_range_go_to_a_person(release, text):
    cell = nbformat.from_dict(cell_named(release.notebook, "share"))
    cell.outputs = [nbformat.from_dict(result(text))]
    assert plain_points(cell) is None


@pytest.mark.parametrize(("outputs", "points"), [([], None), ([result("3.5")], 3.5), ([result("1")] * 2, None)])
def test_one_result_is_needed_for_points(release, outputs, points):
    cell = nbformat.from_dict(cell_named(release.notebook, "share"))
    cell.outputs = [nbformat.from_dict(output) for output in outputs]
    assert plain_points(cell) == points


def test_points_on_stderr_are_not_taken(release):
    cell = nbformat.from_dict(cell_named(release.notebook, "share"))
    warning = {"output_type": "stream", "name": "stderr", "text": "warning"}
    cell.outputs = [nbformat.from_dict(warning), nbformat.from_dict(result("6.0"))]
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


def test_the_settings_keep_missing_cells_off(folder):
    from traitlets.config import Config

    from saleslab.grading.settings import configure

    config = Config()
    configure(config, folder.root)
    assert not OverwriteCells(config=config).add_missing_cells
    assert config.Autograde.exclude_overwriting == {MODULE: ["answers.json"]}
    assert ClassFolder(folder.root).database == config.CourseDirectory.db_url
