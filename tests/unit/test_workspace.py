"""The learner's copies: complete, brought up to date, and never replaced once somebody has worked in them."""

import hashlib
import json
from pathlib import Path

import pytest

from saleslab.lab.workspace import MANIFEST, CourseFilesError, prepare, read_manifest, released_code

LESSON = "lessons/m1/m1.ipynb"


def notebook(source: str, output: str | None = None) -> str:
    outputs = [{"output_type": "stream", "name": "stdout", "text": output}] if output else []
    code = {"cell_type": "code", "source": source, "metadata": {}, "execution_count": None, "outputs": outputs}
    text = {"cell_type": "markdown", "source": "# Lesson", "metadata": {}}
    return json.dumps({"cells": [text, code], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def publish(course: Path, source: str) -> None:
    """Write the course with one lesson whose only code cell is `source`."""
    built = course / "curriculum/core/m1/m1.ipynb"
    built.parent.mkdir(parents=True, exist_ok=True)
    built.write_text(notebook(source))
    digest = hashlib.sha256(source.encode()).hexdigest()
    entry = {"source": "curriculum/core/m1/m1.ipynb", "release": digest[:16], "code": [digest]}
    (course / MANIFEST).write_text(json.dumps({"notebooks": {LESSON: entry}}))


@pytest.fixture
def course(tmp_path: Path) -> Path:
    publish(tmp_path / "course", "first()")
    return tmp_path / "course"


@pytest.fixture
def work(course: Path, tmp_path: Path) -> Path:
    prepare(course, tmp_path / "work")
    return tmp_path / "work"


def test_a_first_start_copies_every_notebook(course: Path, tmp_path: Path) -> None:
    assert prepare(course, tmp_path / "new") == ["Added 1 notebook."]
    assert (tmp_path / "new" / LESSON).read_text() == notebook("first()")


def test_a_second_start_changes_nothing(course: Path, work: Path) -> None:
    (work / LESSON).write_text(notebook("first()", output="run by the learner"))
    assert prepare(course, work) == ["Every notebook is in place."]
    assert (work / LESSON).read_text() == notebook("first()", output="run by the learner")


def test_an_untouched_copy_follows_the_course(course: Path, work: Path) -> None:
    (work / LESSON).write_text(notebook("first()", output="outputs are no work of the learner's"))
    publish(course, "second()")
    assert prepare(course, work) == [f"Brought 1 notebook up to date: {LESSON}."]
    assert (work / LESSON).read_text() == notebook("second()")
    assert prepare(course, work) == ["Every notebook is in place."]


def test_a_copy_with_answers_is_kept(course: Path, work: Path) -> None:
    (work / LESSON).with_name("answers.json").write_text("{}")
    publish(course, "second()")
    [line] = prepare(course, work)
    assert line.startswith(f"Kept your {LESSON} as it is")
    assert (work / LESSON).read_text() == notebook("first()")


@pytest.mark.parametrize("written", [notebook("mine()"), "", "not a notebook", '{"cells": 1}'])
def test_a_changed_or_damaged_copy_is_kept(course: Path, work: Path, written: str) -> None:
    (work / LESSON).write_text(written)
    publish(course, "second()")
    [line] = prepare(course, work)
    assert line.startswith(f"Kept your {LESSON} as it is")
    assert (work / LESSON).read_text() == written


@pytest.mark.parametrize("record", [None, "", "[]", '{"lessons/m1/m1.ipynb": 3}'])
def test_without_the_record_of_copies_an_older_copy_is_kept(course: Path, work: Path, record: str | None) -> None:
    copies = work / ".saleslab/copies.json"
    copies.unlink() if record is None else copies.write_text(record)
    publish(course, "second()")
    [line] = prepare(course, work)
    assert line.startswith(f"Kept your {LESSON} as it is")


@pytest.mark.parametrize(
    "manifest",
    [
        None,
        "",
        '{"notebooks":',
        "[]",
        '{"notebooks": [1]}',
        '{"notebooks": {"a.ipynb": {"source": "a.ipynb", "release": "1"}}}',
        '{"notebooks": {"../a.ipynb": {"source": "a.ipynb", "release": "1", "code": []}}}',
        '{"notebooks": {"a.ipynb": {"source": "/etc/a.ipynb", "release": "1", "code": []}}}',
        '{"notebooks": {"a.ipynb": {"source": "missing.ipynb", "release": "1", "code": []}}}',
    ],
)
def test_a_damaged_course_is_reported_and_copies_nothing(course: Path, tmp_path: Path, manifest: str | None) -> None:
    path = course / MANIFEST
    path.unlink() if manifest is None else path.write_text(manifest)
    with pytest.raises(CourseFilesError, match="Get the course's files again"):
        prepare(course, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_the_manifest_is_read(course: Path) -> None:
    digest = hashlib.sha256(b"first()").hexdigest()
    assert read_manifest(course) == {
        LESSON: {"source": "curriculum/core/m1/m1.ipynb", "release": digest[:16], "code": [digest]}
    }


def test_a_kept_copy_of_an_older_release_may_run_its_own_code(course: Path, work: Path) -> None:
    (work / LESSON).with_name("answers.json").write_text("{}")
    publish(course, "second()")
    prepare(course, work)
    first, second = (hashlib.sha256(code).hexdigest() for code in (b"first()", b"second()"))
    assert released_code(work, read_manifest(course)) == {LESSON: [[second], [first]]}


def test_what_the_start_page_asks_days_later_is_the_courses_own_and_kept_up_to_date(
    course: Path, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    for items in ("{}", '{"c1": []}'):
        (course / "curriculum/retrieval.json").write_text(items)
        prepare(course, work)
        assert (work / ".saleslab/retrieval.json").read_text() == items
