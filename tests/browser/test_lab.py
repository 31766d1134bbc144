"""What a learner sees and does in JupyterLab, with a real mouse and real keys."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import saleslab.lab
from saleslab.lab.workspace import prepare
from tests.browser.harness import (
    COUNT_RUNS,
    Lab,
    code,
    start_lab,
    take_picture,
    text,
    until,
    write_course,
    write_notebook,
)

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]

RAN = ".jp-NotebookPanel[data-saleslab=ran]:visible"
NOTICE = ".saleslab-notice:visible"
START = "[data-command='saleslab:start']:visible"


def runs(notebook: Path) -> int:
    """How often the counting cell of this notebook has run."""
    count = notebook.with_name("runs.txt")
    return len(count.read_text().splitlines()) if count.exists() else 0


def answer(page: Page) -> None:
    """Answer with a real click near the button's left edge, where a hidden prompt's layer would be in the way."""
    page.locator(".test-answer:visible").click(position={"x": 4, "y": 8})
    expect(page.locator(".test-said:visible")).to_have_text("Saved")


def has_had_its_chance(lab: Lab, learner_page: OpenPage) -> None:
    """Open another page and let it run by itself: by then, the one opened before would have run as well."""
    learner_page(lab.url("start.ipynb")).wait_for_selector(RAN)


def test_the_start_page_runs_by_itself(lab: Lab, learner_page: OpenPage) -> None:
    before = runs(lab.work / "start.ipynb")
    page = learner_page(lab.url("start.ipynb"))
    page.wait_for_selector(RAN)
    assert runs(lab.work / "start.ipynb") == before + 1
    expect(page.locator(NOTICE)).to_have_count(0)
    expect(page.locator(".jp-Dialog")).to_have_count(0)
    take_picture(page, "start")


def test_a_link_opens_the_lesson_and_back_returns(lab: Lab, learner_page: OpenPage) -> None:
    page = learner_page(lab.url("start.ipynb"))
    page.wait_for_selector(RAN)
    page.locator("a:visible", has_text="The lesson").click()
    answer(page)
    assert page.url == f"{lab.root}/doc/tree/lessons/form/form.ipynb"
    take_picture(page, "lesson")
    page.go_back()
    expect(page.locator("h1:visible")).to_contain_text("Start")
    page.wait_for_selector(RAN)


def test_an_answer_reaches_the_notebook_without_a_save_by_hand(lab: Lab, learner_page: OpenPage) -> None:
    page = learner_page(lab.url("lessons/form/form.ipynb"))
    answer(page)
    saved = lab.work / "lessons/form/form.ipynb"
    until(page, lambda: "second copy" in json.dumps(json.loads(saved.read_text())["cells"][1]["outputs"]))


def test_what_is_not_the_courses_code_runs_only_on_request(lab: Lab, learner_page: OpenPage) -> None:
    strange = {
        "lessons/altered/altered.ipynb": [code(COUNT_RUNS + "\n# one line more")],
        "lessons/added/added.ipynb": [code(COUNT_RUNS), code("# one cell more")],
        "lessons/form/of_somebody_else.ipynb": [code(COUNT_RUNS)],
    }
    for notebook, cells in strange.items():
        write_notebook(lab.work / notebook, [text("# Counted"), *cells])
    pages = {notebook: learner_page(lab.url(notebook)) for notebook in strange}
    for notebook in ("lessons/altered/altered.ipynb", "lessons/added/added.ipynb"):
        expect(pages[notebook].locator(NOTICE)).to_contain_text("does not run by itself")
        take_picture(pages[notebook], "altered")
    has_had_its_chance(lab, learner_page)
    for notebook, page in pages.items():
        assert runs(lab.work / notebook) == 0
        page.locator(START).click()
        page.wait_for_selector(RAN)
        assert runs(lab.work / notebook) == 1
        expect(page.locator(NOTICE)).to_have_count(0)


def test_a_copy_with_answers_runs_by_itself_after_the_course_moved_on(learner_page: OpenPage, tmp_path: Path) -> None:
    course, work = tmp_path / "course", tmp_path / "work"
    write_course(course, {"start.ipynb": [text("# First release"), code(COUNT_RUNS)]}, release="first")
    prepare(course, work)
    (work / "answers.json").write_text("{}")
    write_course(course, {"start.ipynb": [text("# Second release"), code("1 / 0")]}, release="second")
    with start_lab(course, work) as lab:
        page = learner_page(lab.url("start.ipynb"))
        page.wait_for_selector(RAN)
        assert runs(work / "start.ipynb") == 1
        page.context.close()  # before its server goes


@pytest.fixture(params=["stock", "with the extension"])
def plain_jupyterlab(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """JupyterLab as an instructor starts it, on a submission; also if somebody has installed the extension."""
    write_notebook(tmp_path / "lessons/form/form.ipynb", [text("# Submission"), code(COUNT_RUNS, folded=False)])
    options = ["--no-browser", "--allow-root", "--ServerApp.port=8799", f"--ServerApp.root_dir={tmp_path}"]
    if request.param == "with the extension":
        extensions = Path(saleslab.lab.__file__).parent / "labextensions"
        options.append(f"--LabApp.extra_labextensions_path={extensions}")
    config = {"JUPYTER_CONFIG_DIR": str(tmp_path / "config"), "JUPYTERLAB_SETTINGS_DIR": str(tmp_path / "lab")}
    config |= {"JUPYTERLAB_WORKSPACES_DIR": str(tmp_path / "spaces")}
    process = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | config,
    )
    try:
        assert process.stderr is not None
        addresses = (re.search(r"(http://127\S+)/lab\?(token=\w+)", line) for line in process.stderr)
        address = next(filter(None, addresses))
        yield tmp_path, f"{address[1]}/doc/tree/lessons/form/form.ipynb?{address[2]}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_a_submission_in_an_instructors_jupyterlab_runs_only_on_request(
    plain_jupyterlab: tuple[Path, str], learner_page: OpenPage
) -> None:
    folder, url = plain_jupyterlab
    page = learner_page(url)
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    expect(page.locator(".jp-InputPrompt", has_text="[1]:")).to_have_count(1)
    assert runs(folder / "lessons/form/form.ipynb") == 1


def test_a_dead_kernel_is_explained_and_one_click_goes_on(lab: Lab, learner_page: OpenPage) -> None:
    notebook = "lessons/killed/killed.ipynb"
    page = learner_page(lab.url(notebook))
    answer(page)
    lab.kernel(notebook).kill()
    expect(page.locator(NOTICE)).to_contain_text("Your saved answers are safe")
    expect(page.locator(".jp-Dialog")).to_have_count(0)
    take_picture(page, "kernel-died")
    page.locator(START).click()
    expect(page.locator(".test-said:visible")).to_have_text("Not answered")
    page.wait_for_selector(RAN)
    expect(page.locator(NOTICE)).to_have_count(0)
    answer(page)


def test_keys_and_clicks_on_a_form_leave_the_notebook_alone(lab: Lab, learner_page: OpenPage) -> None:
    page = learner_page(lab.url("lessons/keys/keys.ipynb"))
    page.wait_for_selector(RAN)
    page.locator("h1").click()
    for key in ("a", "b", "y", "d", "d", "x"):
        page.keyboard.press(key)
    page.locator("h1").dblclick()
    page.locator(".test-answer").focus()
    page.keyboard.press("Space")
    expect(page.locator(".test-said")).to_have_text("Saved")
    expect(page.locator(".jp-Cell")).to_have_count(2)
    expect(page.locator("h1")).to_be_visible()


def test_two_tabs_on_one_notebook_save_without_a_dialog(lab: Lab, learner_page: OpenPage) -> None:
    notebook = "lessons/two_tabs/two_tabs.ipynb"
    first = learner_page(lab.url(notebook))
    first.wait_for_selector(RAN)
    second = learner_page(lab.url(notebook))
    second.wait_for_selector(RAN)
    for page in (second, first, second):
        answer(page)
        saved_before = (lab.work / notebook).stat().st_mtime_ns
        page.keyboard.press("Control+s")
        until(page, lambda before=saved_before: (lab.work / notebook).stat().st_mtime_ns > before)
    for page in (first, second):
        expect(page.locator(".jp-Dialog")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "width", "scheme"), [("phone", 390, "light"), ("dark", 1100, "dark"), ("wide", 1900, "light")]
)
def test_the_page_fits_its_window(lab: Lab, learner_page: OpenPage, name: str, width: int, scheme: str) -> None:
    page = learner_page(
        lab.url("lessons/form/form.ipynb"), viewport={"width": width, "height": 760}, color_scheme=scheme
    )
    page.wait_for_selector(RAN)
    take_picture(page, f"lesson-{name}")
    paragraph = page.locator("p", has_text="A paragraph").bounding_box()
    assert paragraph is not None
    assert paragraph["x"] >= 0 and paragraph["x"] + paragraph["width"] <= width
    assert paragraph["width"] <= 46 * 16
    expect(page.locator(START)).to_be_visible()
    expect(page.locator(".jp-Notebook .jp-InputPrompt:visible, .jp-Notebook .jp-Editor:visible")).to_have_count(0)
    dark = page.locator("body").get_attribute("data-jp-theme-light") == "false"
    assert dark == (scheme == "dark")
