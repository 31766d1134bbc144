"""The path on the start page: the role's own, what is done, what is next."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from saleslab.answers import Store
from saleslab.practice import ask, path
from saleslab.practice.form import Form
from saleslab.practice.path import parts

from .helpers import Page, enter

LONG = {
    "module": "c1_same_everything",
    "title": "Same everything",
    "opening": "Clap.",
    "lesson": 15,
    "exercise": 15,
    "need": "required",
}
EXTRA = {"module": "c9_later", "title": "Later", "opening": "", "lesson": 20, "exercise": 0, "need": "optional"}


def give(work: Path, kind: str, *answered: str) -> None:
    """A lesson or exercise of two questions, some of them answered."""
    folder = work / kind / LONG["module"]
    folder.mkdir(parents=True, exist_ok=True)
    source = 'ask.choice("a", "Which?", options={"x": "X", "y": "Y"})\nask.text("b", "Why?")'
    cells = [{"cell_type": "code", "source": source, "outputs": []}]
    (folder / f"{LONG['module']}.ipynb").write_text(json.dumps({"cells": cells}))
    store = Store(folder, LONG["module"])
    for question in answered:
        store.put(question, "x")


def states(work: Path) -> list[str]:
    return [part.state for part in parts([LONG, EXTRA], work)]


def test_what_is_done_is_read_from_the_work_folder(tmp_path: Path) -> None:
    assert states(tmp_path) == ["not started", "not started", "not started"]
    give(tmp_path, "lessons", "a")
    assert states(tmp_path)[0] == "begun"
    give(tmp_path, "lessons", "b")
    give(tmp_path, "exercises", "a", "b")
    assert states(tmp_path)[:2] == ["done", "begun"]
    (tmp_path / "submissions").mkdir()
    (tmp_path / "submissions" / "c1_same_everything-me-20260101-000000.zip").touch()
    assert states(tmp_path)[:2] == ["done", "done"]


def test_a_damaged_sheet_does_not_take_the_path_away(tmp_path: Path) -> None:
    give(tmp_path, "lessons", "a")
    (tmp_path / "lessons" / LONG["module"] / "answers.json").write_bytes(b"{")
    assert states(tmp_path)[0] == "not started"


def test_the_path_appears_with_the_role_and_names_what_is_next(notebook: Any, forms: list[Form], shown: Page) -> None:
    notebook(kind="start")
    ask.choice("role", "Who are you?", options={"rep": "I sell", "leader": "I lead"})
    announced = {"title": "My <numbers>", "line": "How much is luck?"}
    path({"rep": [LONG], "leader": [EXTRA]}, coming={"leader": [announced]})
    assert shown.by_id["path"]["text/plain"] == "Say who you are, above. Your path then appears here."
    enter(forms[0], "rep")
    page = shown.by_id["path"]
    assert (
        '<strong><a href="lessons/c1_same_everything/c1_same_everything.ipynb">Same everything</a></strong>'
        in (page["text/html"])
    )
    assert page["text/plain"].endswith("About 30 minutes to go.")
    enter(forms[0], "leader", seq=2)
    page = shown.by_id["path"]
    assert "20 min · not started, optional" in page["text/html"]
    assert "<li>My &lt;numbers&gt;. How much is luck?</li>" in page["text/html"]
    assert page["text/plain"].endswith("Coming: My <numbers>. How much is luck?")


def test_a_follow_up_with_nothing_to_ask_about_does_not_keep_a_lesson_open(tmp_path: Path) -> None:
    give(tmp_path, "lessons", "a", "b")
    notebook = tmp_path / "lessons" / LONG["module"] / f"{LONG['module']}.ipynb"
    cells = json.loads(notebook.read_text())["cells"]
    notebook.write_text(
        json.dumps({"cells": [*cells, {"cell_type": "code", "source": 'ask.follow_up("kept", "Did?")'}]})
    )
    assert states(tmp_path)[0] == "done"
    earlier = tmp_path / "lessons/c0_before"
    earlier.mkdir()
    store = Store(earlier, "c0_before")
    store.put("promise", {"what": "Re-rank my team against potential", "by": "Friday", "who": "Kim"})
    store.sheet.answers["promise"].saved_at = "2020-01-01T00:00:00+00:00"
    store.path.write_bytes(store.sheet.to_bytes())
    assert states(tmp_path)[0] == "begun"
