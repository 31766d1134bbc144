"""The build: the same bytes each time, nothing to do the second time, a plain line for what has to be mended."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest
import yaml

from saleslab.course.build import (
    BUILT,
    PAGES,
    Project,
    build,
    build_module,
    code_hashes,
    execute,
    sources_copied,
    unequal_files,
)
from saleslab.course.catalogue import CourseError, load_course
from saleslab.course.retrieval import course_items
from saleslab.course.source import KERNEL
from saleslab.course.start import start_notebook
from tests.course.conftest import MODULES, ROOT


def quietly(_: str) -> None:
    """Nobody listens."""


def keep_one_module(catalogue: Path, module: str) -> None:
    course = yaml.safe_load(catalogue.read_text("utf-8"))
    for track in course["tracks"]:
        track["modules"] = [name for name in track["modules"] if name == module]
    course["paths"] = {role: [s for s in steps if s["module"] == module] for role, steps in course["paths"].items()}
    catalogue.write_text(yaml.safe_dump(course), "utf-8")


def test_a_fresh_build_gives_the_committed_bytes_and_a_second_one_has_nothing_to_do(tmp_path: Path) -> None:
    """On a course of one module: `saleslab build --check` does it on all, in some minutes."""
    fresh, module = sources_copied(Project(ROOT), tmp_path), MODULES[0]
    keep_one_module(fresh.authoring / "course.yml", module)
    assert build(fresh, quietly) == [*PAGES, module]
    written = [p.relative_to(tmp_path) for f in BUILT for p in (tmp_path / f).rglob("*") if p.is_file()]
    whole = {name.as_posix() for name in written if "start" not in name.parts and name.parent.name != "curriculum"}
    assert {f"solutions/{module}/{module}.ipynb", "curriculum/own_numbers/own_numbers.ipynb"} <= whole
    assert whole & set(unequal_files(ROOT, tmp_path)) == set()
    assert build(fresh, quietly) == []


def test_the_start_page_and_what_it_asks_later_are_of_today() -> None:
    project, course = Project(ROOT), load_course(ROOT / "authoring")
    built = nbformat.read(project.start_page(), as_version=4)
    assert [c.source for c in built.cells] == [c.source for c in start_notebook(project.authoring, course).cells]
    items = json.loads(json.dumps(course_items(project.authoring, course)))
    assert json.loads(project.retrieval().read_text("utf-8")) == items


def test_a_changed_a_missing_and_a_stray_file_are_named(tmp_path: Path) -> None:
    for folder in BUILT:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    module = MODULES[0]
    changed, missing = Project(tmp_path).solution(module), Project(tmp_path).release(module)
    changed.write_bytes(changed.read_bytes().replace(b"Correct", b"Corect"))
    missing.unlink()
    (tmp_path / "exercises" / "stray.txt").touch()
    assert unequal_files(ROOT, tmp_path) == [
        f"exercises/{module}/{module}.ipynb",
        "exercises/stray.txt",
        f"solutions/{module}/{module}.ipynb",
    ]


def test_a_stray_file_in_solutions_stops_the_release(tmp_path: Path) -> None:
    fresh = sources_copied(Project(ROOT), tmp_path)
    stray = fresh.solution(MODULES[0]).parent / "answers.json"
    stray.parent.mkdir(parents=True)
    stray.write_text("{}")
    with pytest.raises(CourseError, match=r"holds answers\.json.*every learner"):
        build_module(fresh, load_course(fresh.authoring), MODULES[0])


@pytest.mark.parametrize("source", ["1 / 0", "import warnings; warnings.warn('look out')"])
def test_a_cell_that_raises_or_warns_stops_the_build(source: str, tmp_path: Path) -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    notebook.metadata.update(kernelspec=KERNEL, saleslab={"module": "sample"})
    with pytest.raises(Exception, match=r"division by zero|look out"):
        execute(notebook, tmp_path)


def test_the_manifest_holds_every_notebook_as_learners_get_it() -> None:
    listed = json.loads(Project(ROOT).manifest.read_text("utf-8"))["notebooks"]
    course = load_course(ROOT / "authoring")
    assert len(listed) == len(PAGES) + 2 * len(course.module_ids())
    for entry in listed.values():
        assert entry["code"] == code_hashes(nbformat.read(ROOT / entry["source"], as_version=4))


def test_a_path_that_names_an_unknown_module_is_refused(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "authoring", tmp_path / "authoring")
    catalogue = tmp_path / "authoring" / "course.yml"
    catalogue.write_text(catalogue.read_text("utf-8").replace("{module: c1", "{module: c7", 1), "utf-8")
    with pytest.raises(CourseError, match="c7_same_everything"):
        load_course(tmp_path / "authoring")
