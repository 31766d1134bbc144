"""nbval over every built notebook: lessons and solutions strictly, releases from top to bottom without an error.

Each runs in a folder of its own: a solution with the right answers beside it, as the build had them, since nothing
but the notebook may lie in ``solutions/``.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import nbformat

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


def nbval(notebooks: Mapping[str, Path], root: Path, *options: str, keys: bool = False) -> subprocess.CompletedProcess:
    """Run copies of these notebooks, each in the folder of its name, and all in one process: starting takes seconds."""
    copies = []
    for name, notebook in notebooks.items():
        (root / name).mkdir(exist_ok=True)
        copies.append(shutil.copy(notebook, root / name))
    settings = {k: v for k, v in os.environ.items() if k not in ("SALESLAB_KEYS", "SALESLAB_LAB")}
    settings["NBGRADER_EXECUTION"] = "nbval"
    if keys:
        settings["SALESLAB_KEYS"] = str(PROJECT.authoring)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull, *options, *copies]
    return subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, check=False)


def put_right_answers(module: str, folder: Path) -> None:
    release = nbformat.read(PROJECT.solution(module), as_version=4).metadata["saleslab"]["release"]
    right = right_answers(load_bank(PROJECT.authoring, module))
    folder.mkdir()
    (folder / "answers.json").write_bytes(sample_sheet(module, right, SOLUTION_WORLD, release).to_bytes())


def test_the_lessons_give_their_stored_outputs(tmp_path):
    done = nbval(LESSONS, tmp_path, "--nbval")
    assert done.returncode == 0, done.stdout[-8000:]


def test_the_solutions_give_their_stored_outputs(tmp_path):
    for module in MODULES:
        put_right_answers(module, tmp_path / module)
    done = nbval({module: PROJECT.solution(module) for module in MODULES}, tmp_path, "--nbval", keys=True)
    assert done.returncode == 0, done.stdout[-8000:]


def test_the_releases_run_unanswered_from_top_to_bottom(tmp_path):
    done = nbval({module: PROJECT.release(module) for module in MODULES}, tmp_path, "--nbval-lax")
    assert done.returncode == 0, done.stdout[-8000:]
    assert list(tmp_path.rglob("*.json")) == []


def test_a_changed_number_in_a_chart_goes_red(tmp_path):
    """nbval skips pictures, so each chart's words carry its numbers: this is the proof that they are compared."""
    module = MODULES[0]
    notebook = nbformat.read(LESSONS[module], as_version=4)
    outputs = [o for c in notebook.cells if c.cell_type == "code" for o in c.outputs if "data" in o]
    charts = [o for o in outputs if "<svg" in "".join(o["data"].get("text/html", ""))]
    chart = next(chart for chart in charts if "48" in chart["data"]["text/plain"])
    chart["data"]["text/plain"] = chart["data"]["text/plain"].replace("48", "47")
    path = tmp_path / f"{module}.ipynb"
    nbformat.write(notebook, path)
    assert nbval({"changed": path}, tmp_path, "--nbval").returncode == 1
