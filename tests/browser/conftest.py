"""A real browser against a real server, each started once per session, on copies in a temporary folder.

`lab` serves a small course made for testing the learner's JupyterLab; `start_lab` serves any other one. Pages
come from `learner_page`, which fails a test whose page logged an error or asked for anything outside of this
machine.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from saleslab.doctor import BROWSERS
from tests.browser.harness import COUNT_RUNS, FORM, PATIENCE, Lab, code, start_lab, text, write_course

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A small course: a start page that links to a lesson, the lesson, and modules for single tests to alter."""
    root = tmp_path_factory.mktemp("course")
    lesson = [
        text("# Lesson\n\n[Back](../../start.ipynb)\n\n" + "A paragraph of text. " * 40),
        code(FORM, folded=False),
    ]
    counted = [text("# Counted"), code(COUNT_RUNS)]
    notebooks = {
        "start.ipynb": [text("# Start\n\n[The lesson](lessons/form/form.ipynb)"), code(COUNT_RUNS)],
        "lessons/form/form.ipynb": lesson,
        "lessons/altered/altered.ipynb": counted,
        "lessons/added/added.ipynb": counted,
        "lessons/keys/keys.ipynb": lesson,
        "lessons/killed/killed.ipynb": lesson,
        "lessons/two_tabs/two_tabs.ipynb": lesson,
    }
    write_course(root, notebooks)
    with start_lab(root, tmp_path_factory.mktemp("work")) as running:
        yield running


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright_driver: Playwright) -> Iterator[Browser]:
    """Chromium of this machine, or else the one that Playwright fetched."""
    names = (os.environ.get("CHROMIUM", ""), *BROWSERS)
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
    contexts: list[BrowserContext] = []

    def log(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text} ({message.location})")

    def note_outside(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in LOOPBACK:
            complaints.append(f"request to the outside: {url}")

    def open_page(url: str, **options: Any) -> Page:
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
