"""One's own numbers in a real browser: a file chosen, a question answered, the report on the page and on the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.harness import PATIENCE, Lab, code, start_lab, take_picture, text, write_course
from tests.crm.files import deals
from tests.crm.files import text as table

pytestmark = pytest.mark.browser
PLACE = "own_numbers/own_numbers.ipynb"
CELL = "from saleslab.practice.own_numbers import own_numbers\n\nown_numbers()"
BOX = ".wbf-own[data-own]:visible"


@pytest.fixture(scope="module")
def own_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    root = tmp_path_factory.mktemp("course")
    write_course(root, {"start.ipynb": [text("# Start")], PLACE: [text("# Your own numbers"), code(CELL)]})
    with start_lab(root, tmp_path_factory.mktemp("work")) as running:
        yield running


def test_from_a_file_to_a_report(own_lab: Lab, learner_page: Callable[..., Page], tmp_path: Path) -> None:
    page = learner_page(own_lab.url(PLACE), viewport={"width": 1100, "height": 900})
    box = page.locator(BOX)
    status = box.locator(".wbf-status")
    expect(status).to_contain_text("Below: a sample", timeout=4 * PATIENCE)
    expect(box.locator(".verdicts tbody tr")).to_have_count(11)
    export = tmp_path / "deals.csv"
    # Large enough for two messages.
    rows = deals(8000, **{"Created Date": "01-02-2024", "Close Date": "2024-05-06", "Account Name": "A" * 400})
    export.write_text(table(rows))
    assert export.stat().st_size > 2 << 20
    box.locator("input[type=file]").set_input_files(export)
    expect(status).to_contain_text("deals.csv: Salesforce export")
    box.get_by_role("button", name="Make my report").click()
    expect(status).to_contain_text("whether the day or the month comes first")
    box.get_by_label("day first: 1 February 2024").check()
    box.get_by_label("Add a page about single sellers").check()
    box.get_by_role("button", name="Make my report").click()
    expect(status).to_contain_text("Say first that you may look")
    box.get_by_label("I may look at this").check()
    box.get_by_role("button", name="Make my report").click()
    expect(status).to_contain_text("Done: 8,000 deals.")
    expect(box.locator("summary", has_text="Seller by seller")).to_be_visible()
    found = Axe().run(page, context=".wbf-own[data-own]").response["violations"]
    assert [violation["id"] for violation in found] == []
    take_picture(page, "own_numbers")
    with page.expect_download() as download:
        box.get_by_role("link", name="Download own_numbers/report-deals.html").click()
    assert "How many deals do you win?" in Path(download.value.path()).read_text("utf-8")
    saved = (own_lab.work / PLACE).read_text("utf-8")
    assert "6Wb00000" not in saved and "How many deals" not in saved  # nothing of the file stays in the notebook
