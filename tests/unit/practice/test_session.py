"""Starting a notebook: what is opened, what is written, which company it is about."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest

from saleslab.answers import Store
from saleslab.org import world
from saleslab.practice import ask, my_org, start
from saleslab.practice.form import Form
from saleslab.practice.session import current

from .helpers import MODULE, Page, enter


def test_starting_says_ready_and_writes_nothing(notebook: Any, capsys: pytest.CaptureFixture[str]) -> None:
    folder = notebook().parent
    assert capsys.readouterr().out == "Ready\n"
    assert [path.name for path in folder.iterdir()] == [f"{MODULE}.ipynb"]


def test_the_courses_own_lab_keeps_the_company_from_the_first_look(
    notebook: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = notebook().parent
    monkeypatch.setenv("SALESLAB_LAB", "1")
    start(MODULE, "exercise")
    first = current().world_index
    start(MODULE, "exercise")
    assert (current().world_index, (folder / "answers.json").exists()) == (first, True)


def test_an_autograder_writes_nothing(notebook: Any, forms: list[Form], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = notebook().parent
    monkeypatch.setenv("SALESLAB_LAB", "1")
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    start(MODULE, "exercise")
    ask.number("q", "How many?", unit="%", low=0, high=100)
    assert enter(forms[0], "51")["tone"] == "error"
    assert not (folder / "answers.json").exists()


def test_reports_of_the_sheet_are_printed(notebook: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "answers.json").write_text("{")
    notebook()
    assert "It was kept as answers.damaged-" in capsys.readouterr().out


def test_lessons_are_about_tarnhold_and_exercises_about_the_learners_company(notebook: Any, tmp_path: Path) -> None:
    sheet = Store(tmp_path, MODULE)
    sheet.put("q", 1.0)
    notebook(kind="lesson")
    assert my_org() is world(0)
    start(MODULE, "exercise")
    assert my_org() is world(sheet.sheet.world)
    assert sheet.sheet.world > 0


@pytest.mark.parametrize(
    "metadata", [{}, {"saleslab": {}}, {"saleslab": {"release": 7}}, {"saleslab": {"release": "../x"}}, []]
)
def test_a_notebook_that_names_no_release_still_starts(notebook: Any, metadata: Any) -> None:
    path = notebook()
    page = json.loads(path.read_text())
    page["metadata"] = metadata
    path.write_text(json.dumps(page))
    start(MODULE, "exercise")
    assert current().store.sheet.release == ""


def test_the_release_is_the_notebooks_own(notebook: Any) -> None:
    notebook(release="fedcba9876543210")
    assert current().store.sheet.release == "fedcba9876543210"


def test_an_unknown_kind_is_shown_and_not_raised(notebook: Any, shown: Page) -> None:
    notebook()
    start(MODULE, "test")  # type: ignore[arg-type]
    assert "the kind is 'lesson', 'exercise' or 'start'" in shown.text


def test_the_check_below_follows_a_saved_answer(notebook: Any, forms: list[Form], monkeypatch: Any) -> None:
    notebook()
    refreshed = []
    monkeypatch.setattr("saleslab.checks.notebook.refresh", lambda module, question: refreshed.append(question))
    ask.number("q", "How many?", unit="%", low=0, high=100)
    enter(forms[0], "510")
    assert refreshed == []
    enter(forms[0], "51")
    assert refreshed == ["q"]


def test_a_notebook_met_half_saved_is_read_again(notebook: Any) -> None:
    path = notebook('ask.number("q", "How many?", unit="%", low=0, high=100)')
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    rest = threading.Timer(0.1, path.write_bytes, [whole])
    rest.start()
    assert list(current().specs()) == ["q"]
    rest.join()
