"""Every attack and every damage in one class, beside honest learners, graded while Python reports all it does."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from saleslab.grading.folder import ClassFolder
from saleslab.grading.release import Release

from .attacks import ATTACKS
from .audit import forbidden
from .damages import DAMAGES
from .hostile_class import CASES, HONEST, put_cases, put_honest
from .sample_course import MODULE
from .site import REFUSED, VICTIM, Case

ROOT = Path(__file__).parents[2]


def files_of(folder: ClassFolder, learner: str) -> dict[str, bytes]:
    """What lies there of a learner: handed in, and shown in the formgrader."""
    places = (folder.submitted(learner, MODULE), folder.autograded(learner, MODULE))
    return {str(p.relative_to(folder.root)): p.read_bytes() for place in places for p in place.rglob("*")}


def contents(place: Path) -> dict[Path, bytes]:
    """Every file below ``place``; what is a link or a pipe has no content of its own."""
    return {path: path.read_bytes() for path in place.rglob("*") if path.is_file() and not path.is_symlink()}


class Graded:
    """The class after it was graded, and the class as it is without the catalogue."""

    def __init__(self, course: ClassFolder, release: Release, base: Path) -> None:
        self.canaries = base / "executed"
        self.folder, self.quiet = ClassFolder(base / "class"), ClassFolder(base / "quiet")
        for folder in (self.folder, self.quiet):
            shutil.copytree(course.root, folder.root)
            put_honest(folder, release)
        incoming = base / "incoming"
        (self.quiet.root / "incoming").mkdir()
        put_cases(self.folder, release, incoming, self.canaries)
        self.came = contents(self.folder.root / "submitted")
        command = [sys.executable, "-m", "tests.grading.audit", self.folder.root, MODULE, incoming, self.quiet.root]
        done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        self.said: dict[str, Any] = json.loads(done.stdout)


@pytest.fixture(scope="module")
def graded(_course: ClassFolder, release: Release, tmp_path_factory: pytest.TempPathFactory) -> Graded:
    return Graded(_course, release, tmp_path_factory.mktemp("safety"))


def test_the_catalogue_is_as_large_as_promised():
    assert len(ATTACKS) >= 40 and len(DAMAGES) >= 40
    assert len({case.name for case in CASES}) == len(CASES)


def test_nothing_is_executed_fetched_or_opened_outside(graded):
    assert graded.said["forbidden"] == []
    assert list(graded.canaries.iterdir()) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_is_refused_repaired_or_set_aside(graded, case: Case):
    results, outcomes = graded.said["results"], graded.said["outcomes"]
    points, refused, flags = results.get(case.name, [None, None, []])
    reasons = [note for source, _, _, notes in outcomes if case.name in source for note in notes]
    if case.points == REFUSED:
        assert points is None and (refused is not None or reasons), "it was taken"
    else:
        assert points == case.points, (flags, refused, reasons)
    assert case.says in "\n".join([*flags, refused or "", *reasons])


def test_honest_learners_keep_their_results_and_every_byte(graded):
    points = {learner: graded.said["results"][learner][0] for learner in HONEST}
    assert points == {VICTIM: 20, "ben": 5, "zoe": 20}
    for learner in HONEST:
        assert files_of(graded.folder, learner) == files_of(graded.quiet, learner)
        assert len(files_of(graded.folder, learner)) == 4


def test_nothing_they_wrote_is_rendered(graded):
    """Script would have to stand in a page, in a Markdown cell, or in an output that JupyterLab renders."""
    shown = [path.read_text("utf-8") for path in graded.folder.root.glob("feedback/*/*/*.html")]
    for path in graded.folder.root.glob(f"autograded/*/*/{MODULE}.ipynb"):
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            outputs = [output["data"].get("text/html", "") for output in cell.get("outputs", [])]
            shown += [*map("".join, outputs), *(["".join(cell["source"])] if cell["cell_type"] == "markdown" else [])]
    assert sum("&lt;script&gt;alert" in text for text in shown) >= 3
    assert [text for text in shown if "<script" in text or "<img" in text or "\x1b" in text or "\u202e" in text] == []


def test_no_formula_reaches_the_table(graded):
    with graded.folder.grades.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) > len(HONEST) + 60
    assert [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))] == []


def test_every_byte_that_was_dropped_in_is_kept(graded):
    kept = defaultdict(set)
    for place in (graded.folder.inbox / "set-aside", graded.folder.root / "submitted"):
        for path, data in contents(place).items():
            kept[path.relative_to(place).parts[0]].add(data)
    assert len(graded.came) > 200
    came = {path.relative_to(graded.folder.root / "submitted"): data for path, data in graded.came.items()}
    assert [path for path, data in came.items() if data not in kept[path.parts[0]]] == []


@pytest.mark.parametrize(
    ("event", "arguments"),
    [
        ("exec", (compile("1", "/dev/null", "exec"),)),
        ("import", ("saleslab_evil", None)),
        ("socket.connect", (None, ("127.0.0.1", 80))),
        ("subprocess.Popen", ("sh", ["sh"], None, None)),
        ("os.system", (b"id",)),
        ("open", ("/etc/passwd", "r", 0)),
        ("open", ("ROOT/../other/answers.json", "r", 0)),
        ("open", ("ROOT/link", "r", 0)),
        ("os.rename", ("ROOT/gradebook.db", "/tmp/gradebook.db", -1, -1)),
    ],
)
def test_the_audit_sees_what_it_is_there_for(tmp_path, event, arguments):
    (tmp_path / "link").symlink_to("/etc/passwd")
    real = tuple(a.replace("ROOT", str(tmp_path)) if isinstance(a, str) else a for a in arguments)
    assert forbidden(event, real, (tmp_path,)) is not None


def test_the_audit_lets_grading_work(tmp_path):
    flags = os.O_RDONLY | os.O_NOFOLLOW
    (tmp_path / "link").symlink_to("/etc/passwd")
    assert forbidden("open", (str(tmp_path / "answers.json"), "r", 0), (tmp_path,)) is None
    assert forbidden("open", (str(tmp_path / "link"), None, flags), (tmp_path,)) is None
    assert forbidden("os.rename", (str(tmp_path / "link"), str(tmp_path / "b"), -1, -1), (tmp_path,)) is None
