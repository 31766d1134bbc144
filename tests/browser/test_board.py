"""A decision board in a real JupyterLab: by mouse, by keyboard alone, a lost kernel, both themes, a phone, and fast."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.harness import Lab, boxes, code, start_lab, take_picture, text, write_course

pytestmark = pytest.mark.browser

MODULES = ["by_mouse", "by_keyboard", "killed", "light_390"]
CELLS = [
    'from saleslab.practice import ask, start\nstart("MODULE", "lesson")',
    """
ask.board("plan", "Two million, eight quarters. What do you buy, for whom, and from when?", budget=2_000_000, offers={
    "training": "Train sellers in the method", "coach_development": "Teach managers to coach",
    "coaching_hours": "Two more coaching hours a month", "social_seats": "Social selling seats"})
""",
]


def path_of(module: str) -> str:
    return f"lessons/{module}/{module}.ipynb"


@pytest.fixture(scope="module")
def boards(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    root = tmp_path_factory.mktemp("boards")
    notebooks = {
        path_of(module): [text("# Board"), *(code(cell.replace("MODULE", module)) for cell in CELLS)]
        for module in MODULES
    }
    write_course(root, {"start.ipynb": [text("# Start")], **notebooks})
    with start_lab(root, tmp_path_factory.mktemp("work")) as running:
        yield running


def ready(page: Page) -> Locator:
    """The board, once its picture is there."""
    board = page.locator(".wbf-board")
    expect(board.locator("svg")).to_be_visible()
    return board


def offer(board: Locator, name: str) -> Locator:
    return board.locator(f"[data-offer={name}]")


def status(board: Locator) -> Locator:
    return board.locator(".wbf-status")


def value(boards: Lab, module: str) -> Any:
    sheet = boards.work / "lessons" / module / "answers.json"
    return json.loads(sheet.read_text())["answers"]["plan"]["value"]


def commit(board: Locator) -> Locator:
    return board.get_by_role("button", name="Commit to this plan")


def test_a_plan_by_mouse_over_budget_within_it_committed_and_there_again(
    boards: Lab, learner_page: Callable[..., Page]
) -> None:
    page = learner_page(boards.url(path_of("by_mouse")))
    board = ready(page)
    expect(offer(board, "training").get_by_label("From when")).to_be_disabled()
    offer(board, "training").get_by_label("For whom").select_option("all")
    expect(board.locator(".wbf-left")).to_have_text("$0.08m left of $2.00m")
    expect(board.locator(".wbf-words")).to_contain_text("Eight of ten end between")
    further = board.get_by_role("button", name="Work this plan out")
    expect(further).to_have_text("Work this plan out (3 of 3 left)")
    further.dblclick()
    expect(further).to_have_text("Work this plan out (2 of 3 left)")
    expect(board.locator(".wbf-words")).to_contain_text("doing nothing, its cost of $1.92m paid")
    expect(board.locator(".wbf-looks li")).to_contain_text(
        "Train sellers in the method, for everybody, from quarter 1: "
    )
    offer(board, "social_seats").get_by_label("For whom").select_option("all")
    over = "That is $3.07m. The budget is $2.00m: take $1.07m away somewhere."
    expect(status(board)).to_have_text(over)
    commit(board).click()
    expect(status(board)).to_have_text(f"Not committed. {over}")
    offer(board, "training").get_by_label("For whom").select_option("ahead")
    offer(board, "social_seats").get_by_label("From when").select_option("7")
    expect(status(board)).to_have_text("Kept, not committed yet.")
    commit(board).dblclick()
    expect(board.locator(".wbf-debrief")).to_contain_text("And the truth, since this company is simulated")
    expect(commit(board)).to_be_hidden()
    plan = {"training": {"who": "ahead", "first": 1}, "social_seats": {"who": "all", "first": 7}}
    assert value(boards, "by_mouse")["plan"] == plan

    page.reload()
    board = ready(page)
    expect(board.locator(".wbf-debrief")).to_contain_text("On the evidence you could see")
    expect(offer(board, "social_seats").get_by_label("From when")).to_have_value("7")
    expect(offer(board, "social_seats").get_by_label("From when")).to_be_disabled()


def test_a_plan_by_keyboard_alone(boards: Lab, learner_page: Callable[..., Page]) -> None:
    page = learner_page(boards.url(path_of("by_keyboard")))
    board = ready(page)
    cells = page.locator(".jp-Cell").count()
    offer(board, "training").get_by_label("For whom").focus()
    # In JupyterLab "d d" deletes a cell and "x" cuts it; the arrows leave for another one.
    for key in ("d", "d", "x", "ArrowDown", "ArrowDown", "Tab", "ArrowDown"):
        page.keyboard.press(key)
        page.wait_for_timeout(0)
    expect(status(board)).to_have_text("Kept, not committed yet.")
    expect(offer(board, "training").get_by_label("From when")).to_have_value("3")
    while commit(board).evaluate("button => button !== document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(board.locator(".wbf-debrief")).to_be_focused()
    for key in ("d", "d", "x"):
        page.keyboard.press(key)
    assert page.locator(".jp-Cell").count() == cells
    assert value(boards, "by_keyboard")["plan"] == {"training": {"who": "ahead", "first": 3}}


def test_a_plan_is_kept_over_a_dead_kernel(boards: Lab, learner_page: Callable[..., Page]) -> None:
    page = learner_page(boards.url(path_of("killed")))
    board = ready(page)
    offer(board, "coaching_hours").get_by_label("For whom").select_option("coached")
    expect(status(board)).to_have_text("Kept, not committed yet.")
    boards.kernel(path_of("killed")).kill()
    expect(page.locator("[data-saleslab=stopped]")).to_be_visible()
    commit(board).click()
    expect(status(board)).to_contain_text("Not saved yet.")
    page.get_by_role("button", name="Start / restart").click()
    expect(status(board)).to_have_text("Kept, not committed yet.")
    board = ready(page)
    expect(offer(board, "coaching_hours").get_by_label("For whom")).to_have_value("coached")
    commit(board).click()
    expect(board.locator(".wbf-debrief")).to_be_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 390)])
def test_a_board_is_accessible_and_fits(
    boards: Lab, learner_page: Callable[..., Page], scheme: str, width: int
) -> None:
    page = learner_page(
        boards.url(path_of(f"{scheme}_{width}")), color_scheme=scheme, viewport={"width": width, "height": 1500}
    )
    board = ready(page)
    offer(board, "training").get_by_label("For whom").select_option("ahead")
    offer(board, "social_seats").get_by_label("For whom").select_option("prospectors")
    board.get_by_role("button", name="Work this plan out").click()
    expect(board.locator(".wbf-words")).to_contain_text("its cost of $1.02m paid")
    look(page, board, width)
    take_picture(page, f"board-{scheme}-{width}")
    commit(board).click()
    expect(board.locator(".wbf-debrief")).to_be_visible()
    look(page, board, width)
    take_picture(page, f"board-committed-{scheme}-{width}")


def look(page: Page, board: Locator, width: int) -> None:
    """Nothing for axe to find, everything large enough to hit, nothing wider than the page."""
    results = Axe().run(page, context={"include": [[".wbf-board"]]})
    found = {v["id"]: [node["html"][:100] for node in v["nodes"]] for v in results.response["violations"]}
    assert found == {}
    assert len(results.response["passes"]) > 10
    expect(board.locator(":is(button, select):not([data-lm-suppress-shortcuts])")).to_have_count(0)
    controls = boxes(board.locator(":is(button, select)"))
    assert [box for box in controls if min(box["width"], box["height"]) < 24 or box["right"] > width] == []
    [box] = boxes(board)
    assert box["left"] >= 0 and box["right"] <= width
