"""A real browser against a real server, each started once per session, on copies in a temporary folder.

`lab` serves a small course made for testing the learner's JupyterLab; `start_lab` serves any other one. Pages
come from `learner_page`, which fails a test whose page logged an error or asked for anything outside of this
machine.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import psutil
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Playwright, sync_playwright

SCREENSHOTS = Path(__file__).parent / "screenshots"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
PATIENCE = 60_000
"""Milliseconds until a page that does not answer counts as broken: ample for a busy machine."""

SERVE = """
import sys
from pathlib import Path
from saleslab.lab import server, workspace
course, work = map(Path, sys.argv[1:])
workspace.prepare(course, work)
server.run(work, workspace.read_manifest(course), browser=False, port=8899)
"""


@dataclass(frozen=True)
class Lab:
    """A running learner's JupyterLab."""

    work: Path
    root: str
    token: str
    process: subprocess.Popen[str]

    def url(self, notebook: str) -> str:
        """The address of a notebook given by its path under the work folder."""
        return f"{self.root}/doc/tree/{notebook}?token={self.token}"

    def kernel(self, notebook: str) -> psutil.Process:
        """The process that runs this notebook's code now."""
        request = urllib.request.Request(f"{self.root}/api/sessions", headers={"Authorization": f"token {self.token}"})
        with urllib.request.urlopen(request) as answer:
            sessions = json.load(answer)
        [kernel] = [session["kernel"]["id"] for session in sessions if session["path"] == notebook]
        [process] = [
            child
            for child in psutil.Process(self.process.pid).children(recursive=True)
            if any(kernel in argument for argument in child.cmdline())
        ]
        return process


@contextmanager
def start_lab(course_root: Path, work: Path) -> Iterator[Lab]:
    """Serve a course's copies in `work`, as the learner's command does."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(course_root), str(work)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        first_line = process.stdout.readline()
        address = re.search(r"(http://\S+)/doc/tree/start.ipynb\?token=(\w+)", first_line)
        assert address, f"the server did not say where it is: {first_line!r}"
        yield Lab(work, address[1], address[2], process)
    finally:
        process.terminate()
        process.wait(timeout=30)


def code_cell(source: str) -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell(source, metadata={"jupyter": {"source_hidden": True}})
    return cell


def write_course(root: Path, notebooks: dict[str, list[nbformat.NotebookNode]]) -> None:
    """Write a course of these notebooks (path under the work folder -> cells) with its manifest."""
    entries = {}
    for name, cells in notebooks.items():
        source = Path("curriculum", name)
        notebook = nbformat.v4.new_notebook(
            cells=cells,
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        )
        (root / source).parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, root / source)
        code = [hashlib.sha256(c.source.encode()).hexdigest() for c in cells if c.cell_type == "code"]
        entries[name] = {"source": source.as_posix(), "release": "0123456789abcdef", "code": code}
    (root / "curriculum" / "manifest.json").write_text(json.dumps({"notebooks": entries}))


WIDGET = """
import ipywidgets
button, said = ipywidgets.Button(description="Answer"), ipywidgets.HTML()
button.add_class("test-answer"); said.add_class("test-said")
button.on_click(lambda _: setattr(said, "value", "Saved"))
ipywidgets.VBox([button, said])
"""


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A small course: a start page that links to a lesson, and the lesson, which has a button."""
    root = tmp_path_factory.mktemp("course")
    markdown = nbformat.v4.new_markdown_cell
    write_course(
        root,
        {
            "start.ipynb": [
                markdown("# Start\n\n[The lesson](lessons/m1/m1.ipynb)"),
                code_cell("from IPython.display import HTML\nHTML('<p class=\"test-hello\">Hello</p>')"),
            ],
            "lessons/m1/m1.ipynb": [
                markdown("# Lesson\n\n[Back](../../start.ipynb)\n\nA paragraph of text. " * 5),
                code_cell(WIDGET.strip()),
            ],
        },
    )
    with start_lab(root, tmp_path_factory.mktemp("work")) as running:
        yield running


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright_driver: Playwright) -> Iterator[Browser]:
    """Chromium of this machine, or else the one that Playwright fetched."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    quiet += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    try:
        browser = playwright_driver.chromium.launch(executable_path=found, args=quiet)
    except Error:
        pytest.fail("No Chromium for the browser tests: run `make system-deps`.", pytrace=False)
    yield browser
    browser.close()


@pytest.fixture
def learner_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages that must stay clean: no logged error, no request to the outside."""
    complaints: list[str] = []
    contexts = []

    def log(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text} ({message.location})")

    def note_outside(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in LOOPBACK:
            complaints.append(f"request to the outside: {url}")

    def open_page(url: str, **options: object) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("console", log)
        page.on("pageerror", lambda error: complaints.append(f"page error: {error.stack}"))
        page.on("request", lambda request: note_outside(request.url))
        page.on("websocket", lambda socket: note_outside(socket.url))
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def take_picture(page: Page, name: str) -> None:
    """Keep a picture for people to look at."""
    page.screenshot(path=SCREENSHOTS / f"{name}.png")
