"""The instructor's side in a real browser: nbgrader's formgrader shows the class, and a graded submission."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from saleslab.grading.cohort import make_class
from saleslab.grading.demo import write_samples
from saleslab.grading.folder import ClassFolder
from saleslab.grading.glance_pages import write_glances
from saleslab.grading.run import grade_module
from tests.browser.harness import take_picture

ROOT = Path(__file__).parents[2]
MODULE = "c1_same_everything"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> ClassFolder:
    """Three of the sample class: right throughout, mixed, and blank."""
    folder = make_class(ROOT, tmp_path_factory.mktemp("class"))
    zips = sorted(write_samples(folder, MODULE, ROOT / "authoring").iterdir())
    grade_module(folder, MODULE, [zips[0], zips[9], zips[24]], lambda names, _: names, confirmed=lambda _: True)
    return folder


@pytest.fixture(scope="module")
def formgrader(graded: ClassFolder) -> Iterator[str]:
    """The address of a server an instructor would start in the class's folder, its token included."""
    token = secrets.token_hex(8)
    command = [sys.executable, "-m", "jupyter", "server", "--no-browser", "--allow-root", "--ServerApp.port=0"]
    process = subprocess.Popen(
        [*command, f"--IdentityProvider.token={token}"],
        cwd=graded.root,
        env={**os.environ, "JUPYTER_CONFIG_DIR": str(graded.root / ".jupyter")},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        address = next(found[1] for line in process.stderr if (found := re.search(r"(http://127\.0\.0\.1:\d+)/", line)))
        drained = threading.Thread(target=process.stderr.read, daemon=True)  # else the log fills the pipe and stops it
        drained.start()
        yield f"{address}/login?token={token}&next=%2Fformgrader%2Fmanage_submissions%2F{MODULE}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_the_formgrader_shows_the_class(formgrader: str, learner_page: Callable[..., Page]) -> None:
    page = learner_page(formgrader)
    rows = page.locator("table tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.filter(has_text="sample-01")).to_contain_text("20 / 20")
    expect(rows.filter(has_text="sample-25")).to_contain_text("0 / 20")


def test_a_submission_opens_with_its_points_and_messages(formgrader: str, browser: Browser) -> None:
    # Not a learner's page: nbgrader's own template asks a public server for MathJax, and does without it.
    page = browser.new_page()
    page.goto(formgrader)
    page.locator("table tbody tr").filter(has_text="sample-01").get_by_role("link").first.click()
    page.get_by_role("link", name=MODULE).last.click()
    expect(page.get_by_text("Correct · ").first).to_be_visible()
    expect(page.get_by_text("The answer", exact=True).first).to_be_visible()
    take_picture(page, "formgrader")
    page.close()


def test_a_feedback_page_is_clean_and_accessible(graded: ClassFolder, learner_page: Callable[..., Page]) -> None:
    for learner, scheme in (("sample-10", "light"), ("sample-25", "dark")):
        address = (graded.feedback(learner, MODULE) / f"{MODULE}.html").as_uri()
        page = learner_page("about:blank", color_scheme=scheme, viewport={"width": 390, "height": 800}, bypass_csp=True)
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Your feedback")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        take_picture(page, f"feedback-{scheme}")


def test_the_class_pages_are_clean_and_accessible(graded: ClassFolder, learner_page: Callable[..., Page]) -> None:
    for bank in graded.authoring.glob("*/*/answers.yml"):
        bank.unlink()  # working out three companies would take longer than all the rest
    index = write_glances(graded, {"sample-01", "sample-99"})
    assert index is not None
    for scheme, width, name in (("light", 390, "index"), ("light", 1000, MODULE), ("dark", 390, MODULE)):
        page = learner_page(
            "about:blank", color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True
        )
        page.goto(index.with_name(f"{name}.html").as_uri())
        expect(page.get_by_role("heading", level=1)).to_contain_text("The class")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        take_picture(page, f"glance-{name}-{scheme}")
