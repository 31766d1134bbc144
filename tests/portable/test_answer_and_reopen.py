"""What must hold on every system a learner may have: install, open an exercise, answer, reopen, hand in.

Linux runs this with everything else; the workflow runs it alone on Windows and macOS.
"""

import shutil
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from saleslab.answers import Store, specs_in_notebook
from saleslab.answers.sheet import read_sheet
from saleslab.course.catalogue import load_course

ROOT = Path(__file__).parents[2]
MODULE = load_course(ROOT / "authoring").module_ids()[0]


def test_an_exercise_opens_and_keeps_an_answer(tmp_path, monkeypatch):
    for variable in ("SALESLAB_KEYS", "SALESLAB_LAB", "NBGRADER_EXECUTION"):
        monkeypatch.delenv(variable, raising=False)
    shutil.copy(ROOT / "exercises" / MODULE / f"{MODULE}.ipynb", tmp_path)
    notebook = nbformat.read(tmp_path / f"{MODULE}.ipynb", as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": tmp_path}}).execute()
    assert specs_in_notebook(notebook.cells)
    Store(tmp_path, MODULE).put("repeats", 31.0)
    again = Store(tmp_path, MODULE)
    assert again.get("repeats").value == 31.0
    assert read_sheet(again.path.read_bytes(), MODULE) == (again.sheet, [])
