"""A run by the quarter in a real JupyterLab: by mouse and keyboard, left and taken up again, both themes, a phone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.harness import Lab, boxes, code, start_lab, take_picture, text, write_course

pytestmark = pytest.mark.browser

MODULES = ["light_1100", "dark_390"]
CELLS = [
    'from saleslab.practice import ask, start\nstart("MODULE", "lesson")',
    """
ask.quarters("run", "Two million, eight quarters. What do you build?", chips=5, levers={
    "tools": "Answer prompts", "training": "Training", "coaching": "Coach development",
    "territories": "A new map", "promotions": "Promotions", "pay": "A bonus"})
""",
]


def path_of(module: str) -> str:
    return f"lessons/{module}/{module}.ipynb"


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    root = tmp_path_factory.mktemp("runs")
    notebooks = {
        path_of(module): [text("# Run"), *(code(cell.replace("MODULE", module)) for cell in CELLS)]
        for module in MODULES
    }
    write_course(root, {"start.ipynb": [text("# Start")], **notebooks})
    with start_lab(root, tmp_path_factory.mktemp("work")) as running:
        yield running


def more(run: Locator, lever: str) -> Locator:
    return run.locator(f"[data-lever={lever}]").get_by_role("button", name="One chip more")


def status(run: Locator) -> Locator:
    return run.locator(".wbf-status")


def commit(run: Locator, quarter: int) -> Locator:
    return run.get_by_role("button", name=f"Commit quarter {quarter}")


def value(runs: Lab, module: str) -> Any:
    sheet = runs.work / "lessons" / module / "answers.json"
    return json.loads(sheet.read_text())["answers"]["run"]["value"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1100), ("dark", 390)])
def test_a_run_is_played_left_and_taken_up_again(
    runs: Lab, learner_page: Callable[..., Page], scheme: str, width: int
) -> None:
    module = f"{scheme}_{width}"
    page = learner_page(runs.url(path_of(module)), color_scheme=scheme, viewport={"width": width, "height": 1500})
    run = page.locator(".wbf-quarters")
    expect(run.get_by_text("The opening paper")).to_be_visible()
    for _ in range(2):
        more(run, "pay").click()
    more(run, "coaching").focus()
    # In JupyterLab "d d" deletes a cell; here only Enter does anything.
    for key in ("d", "d", "Enter", "Enter", "Enter", "Enter"):
        page.keyboard.press(key)
    expect(run.get_by_text("0 of 5 chips left")).to_be_visible()
    expect(status(run)).to_have_text("Kept. Quarter 1 is not committed yet.")
    look(page, run, width)
    take_picture(page, f"quarters-paper-{module}")
    commit(run, 1).click()
    expect(run.get_by_text("End of quarter 1.")).to_be_visible()
    expect(run.locator("legend").first).to_be_focused()
    assert value(runs, module)["quarters"] == [{"coaching": 3, "pay": 2}]

    page.reload()
    expect(commit(run, 2)).to_be_visible()
    more(run, "pay").click()
    expect(status(run)).to_have_text("Kept. Quarter 2 is not committed yet.")
    take_picture(page, f"quarters-second-{module}")
    commit(run, 2).dblclick()
    for quarter in range(3, 9):
        expect(commit(run, quarter)).to_have_attribute("aria-disabled", "false")
        more(run, "tools").click()
        if run.get_by_label("The page").is_visible():
            run.get_by_label("The page").check()
        commit(run, quarter).click()
    expect(run.locator(".wbf-debrief")).to_contain_text("On a scale from the random run (0)")
    expect(run.locator(".wbf-debrief")).to_be_focused()
    expect(run.get_by_role("button", name="Commit")).to_be_hidden()
    assert [sum(placed.values()) for placed in value(runs, module)["quarters"]] == [5, 1, *[1] * 6]
    look(page, run, width)
    take_picture(page, f"quarters-truth-{module}")


def look(page: Page, run: Locator, width: int) -> None:
    """Nothing for axe to find, everything large enough to hit, nothing wider than the page."""
    results = Axe().run(page, context={"include": [[".wbf-quarters"]]})
    assert {v["id"]: [node["html"][:100] for node in v["nodes"]] for v in results.response["violations"]} == {}
    assert len(results.response["passes"]) > 10
    controls = boxes(run.locator("button"))
    assert [box for box in controls if min(box["width"], box["height"]) < 24 or box["right"] > width] == []
    assert [box for box in boxes(run.locator("table")) if box["right"] > width] == []
