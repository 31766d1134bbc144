"""Outside the course's own lab: Notebook 7 saves and restores as it does; a page without a kernel says what to do."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import Browser, Locator, Page, expect

from saleslab.course.build import execute
from tests.browser.harness import PATIENCE, code, take_picture, text, until, write_notebook

pytestmark = pytest.mark.browser

MODULE = "by_hand"
CELLS = [
    text("# A lesson"),
    code(f'from saleslab.practice import ask, start\nstart("{MODULE}", "lesson")'),
    code('ask.number("share", "What share do the top 48 bring?", unit="%", low=0, high=100)'),
    code('ask.prediction("stay", "How many stay?", unit="of 48", low=0, high=48, within=4)'),
    code('ask.conversation("call", "Your first call.", script="freezer_first_call")'),
]


@pytest.fixture(scope="module")
def notebook_7(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A plain Notebook 7 of this environment, nothing of the course's lab about it: its folder and address."""
    folder = tmp_path_factory.mktemp("plain")
    write_notebook(folder / f"{MODULE}.ipynb", CELLS)
    unset = {"SALESLAB_LAB", "SALESLAB_WORK", "SALESLAB_KEYS", "NBGRADER_EXECUTION"}
    own = {name: str(folder / name.lower()) for name in ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR")}
    options = ["--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1", f"--ServerApp.root_dir={folder}"]
    server = subprocess.Popen(
        [sys.executable, "-m", "notebook", *options],
        env={**{name: value for name, value in os.environ.items() if name not in unset}, **own},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stderr is not None
        lines = iter(server.stderr.readline, "")
        found = next(filter(None, (re.search(r"(http://127\.0\.0\.1:\d+)/tree\?token=(\w+)", line) for line in lines)))
        yield folder, f"{found[1]}/notebooks/{MODULE}.ipynb?token={found[2]}"
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture
def open_notebook(browser: Browser, notebook_7: tuple[Path, str]) -> Iterator[Callable[[], Page]]:
    """Open the notebook and run it as its own menu does. Notebook 7 logs errors of its own, so none are counted."""
    context = browser.new_context(viewport={"width": 1100, "height": 1200})
    context.set_default_timeout(PATIENCE)

    def opened() -> Page:
        page = context.new_page()
        address = notebook_7[1]
        page.goto(address)
        # Before its kernel is there the menu would ask for one instead.
        until(page, lambda: any(each["connections"] and each["execution_state"] == "idle" for each in kernels(address)))
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        form(page, "call").wait_for()
        return page

    yield opened
    context.close()


def kernels(address: str) -> list[dict[str, Any]]:
    """The kernels that the server at this address runs."""
    root, _, token = address.partition(f"/notebooks/{MODULE}.ipynb")
    with urllib.request.urlopen(f"{root}/api/kernels{token}") as answer:
        found: list[dict[str, Any]] = json.load(answer)
    return found


def form(page: Page, question: str) -> Locator:
    return page.locator(f".wbf-form[data-question={question}]")


def test_in_notebook_7_a_form_saves_and_restores(
    notebook_7: tuple[Path, str], open_notebook: Callable[[], Page]
) -> None:
    sheet = notebook_7[0] / "answers.json"
    page = open_notebook()
    form(page, "share").locator("input").click()
    page.keyboard.type("510")
    expect(form(page, "share").locator(".wbf-status")).to_contain_text("This needs a number from 0 to 100")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("51")
    expect(form(page, "share").locator(".wbf-status")).to_have_text("Saved: 51 %.")
    form(page, "stay").locator("input[type=text]").fill("30")
    form(page, "stay").locator("input[type=range]").focus()
    page.keyboard.press("ArrowRight")  # no command of the notebook's
    form(page, "stay").get_by_role("button").click()
    expect(form(page, "stay").locator(".wbf-status")).to_have_text("Locked in: 30 of 48, 76 % sure.")
    form(page, "call").locator("[data-move=what_happened]").click()
    expect(form(page, "call").locator(".wbf-said li")).to_have_count(3)
    until(page, lambda: set(json.loads(sheet.read_text())["answers"]) == {"share", "stay", "call"})
    take_picture(page, "notebook-7")
    page.close(run_before_unload=False)

    page = open_notebook()
    expect(form(page, "share").locator("input")).to_have_value("51")
    expect(form(page, "stay").get_by_role("button", name="Locked in")).to_be_disabled()
    expect(form(page, "call").locator(".wbf-said li")).to_have_count(3)


def test_a_page_without_a_kernel_shows_each_question_and_says_where_to_answer(browser: Browser, tmp_path: Path) -> None:
    write_notebook(tmp_path / "source.ipynb", CELLS)
    page = shown_as_a_page(browser, tmp_path)
    try:
        for prompt in ("What share do the top 48 bring?", "How many stay?", "Your first call."):
            question = page.locator(".wbf-static", has_text=prompt)
            expect(question).to_be_visible()
            expect(question).to_contain_text("To answer, open this page in the course’s lab")
        expect(page.locator("input, button")).to_have_count(0)
        take_picture(page, "static-view")
    finally:
        page.context.close()


def shown_as_a_page(browser: Browser, folder: Path) -> Page:
    """The notebook as it was last run, turned into a page by nbconvert: what GitHub and a printer show of it."""
    notebook = nbformat.read(folder / "source.ipynb", as_version=4)
    notebook.metadata["saleslab"] = {"module": MODULE, "kind": "lesson", "release": ""}
    page_source, _ = HTMLExporter(embed_images=True).from_notebook_node(execute(notebook, folder))
    (folder / "page.html").write_text(page_source, "utf-8")
    page = browser.new_context(viewport={"width": 900, "height": 1200}).new_page()
    page.route("http*://**", lambda route: route.abort())
    page.goto((folder / "page.html").as_uri())
    return page
