"""Submitting: the list, the id, and the one zip, which is whole, truthful and never overwritten."""

from __future__ import annotations

import errno
import json
import resource
import signal
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from saleslab.answers import Store, read_sheet
from saleslab.practice import ask, submit
from saleslab.practice.form import Form
from saleslab.practice.guard import PlainError
from saleslab.practice.learner import known_id
from saleslab.practice.package import make_package
from saleslab.practice.session import current
from saleslab.practice.submit import Submit

from .helpers import MODULE, Page, enter

NUMBER = 'ask.number("share", "How many?", unit="%", low=0, high=100)'
PROMISE = 'ask.commitment("promise", "What will you do?")'
NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.fixture
def exercise(notebook: Any) -> Path:
    """An exercise of two questions, its first one answered."""
    path: Path = notebook(NUMBER, PROMISE)
    current().store.put("share", 51.0)
    return path


def click(widget: Submit, learner: Any) -> dict[str, Any]:
    widget._handle_custom_msg({"learner": learner}, [])
    result: dict[str, Any] = widget.result
    return result


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """A disk that fills up: writing beyond ``size`` bytes of a file fails with EFBIG."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_the_zip_holds_notebook_answers_and_a_true_receipt(exercise: Path, tmp_path: Path) -> None:
    path, receipt = make_package(exercise, "anna.b", tmp_path, NOW)
    assert path == tmp_path / "submissions" / f"{MODULE}-anna.b-20260304-050607.zip"
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == [f"{MODULE}.ipynb", "answers.json", "receipt.json"]
        assert archive.read(f"{MODULE}.ipynb") == exercise.read_bytes()
        sheet, problems = read_sheet(archive.read("answers.json"), MODULE)
        inside = json.loads(archive.read("receipt.json"))
    assert problems == [] and sheet.answers["share"].value == 51.0
    assert inside == receipt.model_dump()
    assert inside["content_hash"] == sheet.digest()
    assert (inside["module"], inside["learner"], inside["sheet_id"]) == (MODULE, "anna.b", sheet.sheet_id)
    assert (inside["release"], inside["made_at"]) == ("0123456789abcdef", "2026-03-04T05:06:07+00:00")


def test_the_hash_follows_the_answers_alone(exercise: Path, tmp_path: Path) -> None:
    first = make_package(exercise, "anna", tmp_path, NOW)[1]
    again = make_package(exercise, "anna", tmp_path, NOW.replace(second=8))[1]
    current().store.put("share", 52.0)
    changed = make_package(exercise, "anna", tmp_path, NOW.replace(second=9))[1]
    assert first.content_hash == again.content_hash != changed.content_hash


def test_a_browser_that_writes_51_for_51_0_changes_no_hash(exercise: Path) -> None:
    sheet = current().store.sheet
    data = sheet.to_bytes()
    rewritten, _ = read_sheet(data.replace(b"51.0", b"51"), MODULE)
    assert b"51.0" in data and rewritten.digest() == sheet.digest()


def test_an_earlier_file_is_never_overwritten(exercise: Path, tmp_path: Path) -> None:
    path, _ = make_package(exercise, "anna", tmp_path, NOW)
    before = path.read_bytes()
    current().store.put("share", 52.0)
    with pytest.raises(PlainError, match="stays as it is"):
        make_package(exercise, "anna", tmp_path, NOW)
    assert path.read_bytes() == before


def test_a_full_disk_is_told_and_leaves_nothing_behind(exercise: Path, tmp_path: Path) -> None:
    with files_no_longer_than(200), pytest.raises(PlainError, match="the disk is full"):
        make_package(exercise, "anna", tmp_path, NOW)
    assert list((tmp_path / "submissions").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(
    exercise: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(PlainError, match="“submissions” can’t be written to"):
        make_package(exercise, "anna", tmp_path, NOW)


@pytest.mark.parametrize(
    ("content", "words"),
    [("", "the file is empty"), ("{}", "not an answer sheet"), (None, "answers.json can’t be read")],
)
def test_a_sheet_that_is_none_is_not_handed_in(exercise: Path, tmp_path: Path, content: str | None, words: str) -> None:
    sheet = exercise.parent / "answers.json"
    sheet.unlink()
    if content is not None:
        sheet.write_text(content)
    with pytest.raises(PlainError, match=words):
        make_package(exercise, "anna", tmp_path, NOW)
    assert not (tmp_path / "submissions").exists()


@pytest.mark.parametrize("learner", ["", "  ", "anna b", "../anna", ".anna", "a" * 41, "änna", "anna/b", None, 7])
def test_an_id_that_could_be_a_path_or_is_none_is_asked_for_again(exercise: Path, tmp_path: Path, learner: Any) -> None:
    result = click(Submit(current()), learner)
    assert result["tone"] == "error" and "learner id" in result["message"]
    assert not (tmp_path / "submissions").exists() and known_id(tmp_path) == ""


def test_the_id_is_asked_once_and_the_rest_of_the_file_stays(exercise: Path, tmp_path: Path) -> None:
    (tmp_path / "learner.json").write_text('{"role": "manager"}')
    assert Submit(current()).result["learner"] == ""
    assert click(Submit(current()), " anna.b ")["tone"] == "saved"
    assert json.loads((tmp_path / "learner.json").read_text()) == {"role": "manager", "learner": "anna.b"}
    assert Submit(current()).result["learner"] == "anna.b"


def test_a_damaged_learner_file_is_set_aside(exercise: Path, tmp_path: Path) -> None:
    (tmp_path / "learner.json").write_text("{broken")
    assert click(Submit(current()), "anna")["tone"] == "saved"
    [aside] = tmp_path.glob("learner.damaged-*/learner.json")
    assert aside.read_text() == "{broken"
    assert known_id(tmp_path) == "anna"


def test_the_work_folder_of_the_lab_takes_the_file(
    exercise: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.setenv("SALESLAB_WORK", str(work))
    click(Submit(current()), "anna")
    assert len(list((work / "submissions").glob("*.zip"))) == 1
    assert known_id(work) == "anna"


def test_the_list_says_what_is_answered_open_and_in_the_file(exercise: Path, shown: Page, forms: list[Form]) -> None:
    submit(MODULE)
    assert shown.outputs[-2]["text/plain"].splitlines() == [
        "1 of 2 questions answered.",
        "- How many? — 51 %",
        "- What will you do? — missing",
    ]
    ask.commitment("promise", "What will you do?")
    widget = Submit(current())
    current().listeners["submit"] = widget.refresh
    assert "Still open: 1." in widget.overview["warning"]
    enter(forms[0], {"what": "asdf", "by": "", "who": ""})
    assert widget.overview["entries"][1]["status"] == "not finished"
    enter(forms[0], {"what": "Re-rank my team against potential", "by": "Friday", "who": "Kim"})
    assert widget.overview["entries"][1]["answer"] == "Re-rank my team against potential, by Friday; seen by Kim"
    assert widget.overview["warning"] == ""


def test_a_change_after_submitting_is_pointed_out(exercise: Path, forms: list[Form]) -> None:
    ask.number("share", "How many?", unit="%", low=0, high=100)
    widget = Submit(current())
    current().listeners["submit"] = widget.refresh
    click(widget, "anna")
    enter(forms[0], "52")
    assert "Make the file again" in widget.result["message"]


def test_an_unanswered_exercise_can_be_handed_in(notebook: Any, tmp_path: Path) -> None:
    notebook(NUMBER)
    result = click(Submit(current()), "anna")
    assert result["tone"] == "saved"
    assert result["receipt"]["Content hash"] == current().store.sheet.digest()


def test_an_autograder_hands_nothing_in(exercise: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert click(Submit(current()), "anna")["tone"] == "error"
    assert not (tmp_path / "submissions").exists()


def test_the_wrong_module_is_shown_and_not_raised(exercise: Path, shown: Page) -> None:
    submit("c2_process")
    assert "Submitting can’t be shown" in shown.text


def stop(module: str, title: str, opening: str = "") -> dict[str, Any]:
    minutes = {"lesson": 15, "exercise": 15, "need": "required"}
    return {"module": module, "title": title, "opening": opening} | minutes


@pytest.fixture
def course(exercise: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A work folder whose start page lists this module and another; the learner sells, and has done the lesson."""
    work = tmp_path / "work"
    lesson = work / "lessons" / MODULE
    lesson.mkdir(parents=True)
    Store(lesson, MODULE).put("a", "why")
    cells = [{"cell_type": "code", "source": 'ask.text("a", "Why?")'}]
    (lesson / f"{MODULE}.ipynb").write_text(json.dumps({"cells": cells}))
    Store(work, "start").put("role", "rep")
    stops = {"rep": [stop(MODULE, "Same everything"), stop("c5_forecast", "Your <Commit>", "It is the 27th.")]}
    start_page = [
        {"cell_type": "markdown", "source": "path("},
        {"cell_type": "code", "source": f"path({stops})"},
    ]
    (work / "start.ipynb").write_text(json.dumps({"cells": start_page}))
    monkeypatch.setenv("SALESLAB_WORK", str(work))
    return work


def test_after_the_file_is_made_it_says_how_points_come_and_what_is_next(course: Path, shown: Page) -> None:
    submit(MODULE)
    assert shown.by_id["onward"]["text/plain"] == ""
    widget = Submit(current())
    click(widget, "anna.b")
    [made] = (course / "submissions").iterdir()
    assert shown.by_id["onward"]["text/plain"].splitlines() == [
        "Send the file to whoever runs your course: points and feedback come back from there.",
        "Nobody runs one? Then grade it yourself",
        "In a terminal, in the course’s folder:",
        ".venv/bin/saleslab class my-own",
        f".venv/bin/saleslab grade {MODULE} work/submissions/{made.name} --class my-own --yes",
        "The first line is needed once. Your feedback page is then in my-own/feedback.",
        "Next on your path: Your <Commit> · 15 min. It is the 27th.",
    ]
    page = shown.by_id["onward"]["text/html"]
    assert '<a href="../../lessons/c5_forecast/c5_forecast.ipynb">Your &lt;Commit&gt;</a>' in page
    submit(MODULE)
    assert shown.outputs[-1] == shown.by_id["onward"] and shown.outputs[-1]["text/plain"]


@pytest.mark.parametrize("text", ["{", '{"cells": [{"cell_type": "code", "source": "path("}]}', '{"cells": 7}'])
def test_without_a_readable_start_page_the_way_home_is_told(course: Path, shown: Page, text: str) -> None:
    (course / "start.ipynb").write_text(text)
    submit(MODULE)
    assert click(Submit(current()), "anna")["tone"] == "saved"
    assert shown.by_id["onward"]["text/plain"].endswith("Home, at the top, leads back to your path.")


def test_at_the_end_of_the_path_it_says_so(course: Path, shown: Page) -> None:
    page = (course / "start.ipynb").read_text()
    (course / "start.ipynb").write_text(page.replace("c5_forecast", MODULE))
    submit(MODULE)
    click(Submit(current()), "anna")
    assert "That was the last stop on your path." in shown.by_id["onward"]["text/plain"]


def test_a_grading_machine_shows_nothing_of_it(course: Path, shown: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    submit(MODULE)
    click(Submit(current()), "anna")
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    submit(MODULE)
    assert shown.by_id["onward"]["text/plain"] == ""
