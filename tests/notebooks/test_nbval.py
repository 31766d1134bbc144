"""nbval over every built notebook: lessons and solutions strictly, releases from top to bottom without an error.

Each runs in a folder of its own: a solution with the right answers beside it, as the build had them, since nothing
but the notebook may lie in ``solutions/``.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from saleslab.course.bank import load_bank, right_answers, sample_sheet
from saleslab.course.build import SOLUTION_WORLD, Project
from saleslab.course.catalogue import load_course

ROOT = Path(__file__).parents[2]
PROJECT = Project(ROOT)
COURSE = load_course(PROJECT.authoring)
MODULES = COURSE.module_ids()
LESSONS = {name: PROJECT.lesson(COURSE, name) for name in MODULES} | {
    "start": PROJECT.start_page(),
    "own_numbers": PROJECT.own_numbers(),
}


def nbval(notebook: Path, folder: Path, *options: str, keys: bool = False) -> subprocess.CompletedProcess:
    shutil.copy(notebook, folder)
    settings = {k: v for k, v in os.environ.items() if k not in ("SALESLAB_KEYS", "SALESLAB_LAB")}
    settings["NBGRADER_EXECUTION"] = "nbval"
    if keys:
        settings["SALESLAB_KEYS"] = str(PROJECT.authoring)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-c", os.devnull, *options, notebook.name]
    return subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)


def put_right_answers(module: str, folder: Path) -> None:
    release = nbformat.read(PROJECT.solution(module), as_version=4).metadata["saleslab"]["release"]
    right = right_answers(load_bank(PROJECT.authoring, module))
    (folder / "answers.json").write_bytes(sample_sheet(module, right, SOLUTION_WORLD, release).to_bytes())


@pytest.mark.parametrize("name", sorted(LESSONS))
def test_a_lesson_gives_its_stored_outputs(name, tmp_path):
    done = nbval(LESSONS[name], tmp_path, "--nbval")
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.parametrize("module", MODULES)
def test_a_solution_gives_its_stored_outputs(module, tmp_path):
    put_right_answers(module, tmp_path)
    done = nbval(PROJECT.solution(module), tmp_path, "--nbval", keys=True)
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.parametrize("module", MODULES)
def test_a_release_runs_unanswered_from_top_to_bottom(module, tmp_path):
    done = nbval(PROJECT.release(module), tmp_path, "--nbval-lax")
    assert done.returncode == 0, done.stdout[-4000:]
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix == ".json") == []


def test_a_changed_number_in_a_chart_goes_red(tmp_path):
    """nbval skips pictures, so each chart's words carry its numbers: this is the proof that they are compared."""
    module = MODULES[0]
    notebook = nbformat.read(LESSONS[module], as_version=4)
    outputs = [o for c in notebook.cells if c.cell_type == "code" for o in c.outputs if "data" in o]
    charts = [o for o in outputs if "<svg" in "".join(o["data"].get("text/html", ""))]
    chart = next(chart for chart in charts if "48" in chart["data"]["text/plain"])
    chart["data"]["text/plain"] = chart["data"]["text/plain"].replace("48", "47")
    changed = tmp_path / "changed"
    changed.mkdir()
    path = tmp_path / f"{module}.ipynb"
    nbformat.write(notebook, path)
    assert nbval(path, changed, "--nbval").returncode == 1
