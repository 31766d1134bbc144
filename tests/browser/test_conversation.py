"""Conversations in a real JupyterLab: by mouse, by keyboard alone, lost kernels, two windows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from saleslab.practice.conversation.engine import begin, offered, step
from saleslab.practice.conversation.outlook import plans, skilled
from saleslab.practice.conversation.script import Script, load
from tests.browser.harness import Lab, code, start_lab, text, write_course

pytestmark = pytest.mark.browser

MODULES = ["by_mouse", "by_keyboard", "killed", "two_windows", "stopped"]
CELLS = [
    'from saleslab.practice import ask, overheard, start\nstart("MODULE", "lesson")',
    """
ask.conversation("freezer", "A buyer is on the line. Choose what you say, three times.", script="freezer_first_call")
""",
    """
overheard("freezer", "The same call, another seller", lines=["what_happened", "a_lot", "customers_said"])
""",
    'ask.conversation("deal", "Twenty minutes with the quality head.", script="deal_4471", plan=True)',
    'ask.conversation("broken", "Nobody wrote this one.", script="no_such_script")',
    'ask.text("last", "What did nobody ask her?")',
]


def path_of(module: str) -> str:
    return f"lessons/{module}/{module}.ipynb"


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    root = tmp_path_factory.mktemp("calls")
    notebooks = {
        path_of(module): [text("# Calls"), *(code(cell.replace("MODULE", module)) for cell in CELLS)]
        for module in MODULES
    }
    write_course(root, {"start.ipynb": [text("# Start")], **notebooks})
    with start_lab(root, tmp_path_factory.mktemp("work")) as running:
        yield running


def talk(page: Page, question: str) -> Locator:
    return page.locator(f".wbf-talk[data-question={question}]")


def ready(page: Page) -> Page:
    page.locator(".wbf-form[data-question=last]").wait_for()
    talk(page, "deal").locator(".wbf-choices").wait_for()
    return page


def value(calls: Lab, module: str, question: str) -> Any:
    sheet = calls.work / "lessons" / module / "answers.json"
    return json.loads(sheet.read_text())["answers"][question]["value"]


def good_path(script: Script, plan: dict[str, str]) -> list[str]:
    """The moves a skilled seller makes."""
    path, state = [], begin(script, plan).opening
    while not state.ending:
        path.append(skilled(script, state, offered(script, state))[0])
        state = step(script, state, path[-1]).after
    return path


def click(page: Page, question: str, move: str) -> None:
    talk(page, question).locator(f"[data-move={move}]").click()


def test_a_call_by_mouse_from_the_plan_to_the_look_back(calls: Lab, learner_page: Callable[..., Page]) -> None:
    page = ready(learner_page(calls.url(path_of("by_mouse"))))
    deal, script = talk(page, "deal"), load("deal_4471")
    deal.get_by_role("button", name="Begin").click()
    expect(deal.locator(".wbf-status")).to_have_text("Choose one line in each row of your plan.")
    plan = dict(plans(script)[-1])
    for row, line in plan.items():
        deal.locator(f"[data-row={row}] input[value={line}]").click()
    deal.get_by_role("button", name="Begin").click()
    expect(deal.locator(".wbf-said li")).to_have_count(2)  # the prepared opening, and her answer
    path = good_path(script, plan)
    for move in path:
        click(page, "deal", move)
    expect(deal.locator(".wbf-debrief")).to_contain_text("Would she take your next call?")
    expect(deal.get_by_role("img").first).to_be_visible()
    assert value(calls, "by_mouse", "deal") == {"plan": plan, "path": path}
    expect(page.locator(".wbf-message")).to_contain_text(
        "no_such_script.yml: can't be read (No such file or directory)"
    )

    deal.get_by_role("button", name="Once more, for practice").click()
    expect(deal.locator("[data-row=learn]")).to_be_visible()
    expect(deal.locator(".wbf-debrief")).to_have_count(0)
    assert value(calls, "by_mouse", "deal") == {"plan": plan, "path": path, "again": {"plan": None, "path": []}}


def test_a_call_by_keyboard_alone(calls: Lab, learner_page: Callable[..., Page]) -> None:
    page = ready(learner_page(calls.url(path_of("by_keyboard"))))
    cells = page.locator(".jp-Cell").count()
    freezer = talk(page, "freezer")
    freezer.locator(".wbf-line").first.focus()
    for said in (3, 5, 7):
        # In JupyterLab "d d" deletes a cell and "x" cuts it; the arrows leave for another one.
        for key in ("d", "d", "x", "ArrowDown", "Tab", "Enter"):
            page.keyboard.press(key)
        expect(freezer.locator(".wbf-said li")).to_have_count(said)
        expect(freezer.locator(":focus")).to_have_count(1)
    expect(freezer.locator(".wbf-debrief")).to_be_visible()
    expect(page.locator(".wbf-overheard li")).to_have_count(7)
    for key in ("d", "d", "x"):
        page.keyboard.press(key)
    assert page.locator(".jp-Cell").count() == cells
    assert len(value(calls, "by_keyboard", "freezer")["path"]) == 3


def test_nothing_is_lost_to_a_refresh_a_dead_kernel_or_a_run_in_the_middle(
    calls: Lab, learner_page: Callable[..., Page]
) -> None:
    page = ready(learner_page(calls.url(path_of("killed"))))
    click(page, "freezer", "what_happened")
    expect(talk(page, "freezer").locator(".wbf-said li")).to_have_count(3)
    said = talk(page, "freezer").locator(".wbf-said").inner_text()
    page.reload()
    expect(talk(ready(page), "freezer").locator(".wbf-said")).to_have_text(said, use_inner_text=True)

    calls.kernel(path_of("killed")).kill()
    expect(page.locator("[data-saleslab=stopped]")).to_be_visible()
    click(page, "freezer", "a_lot")
    expect(talk(page, "freezer").locator(".wbf-status")).to_contain_text("Not saved yet.")
    expect(talk(page, "freezer").locator(".wbf-said")).to_have_text(said, use_inner_text=True)
    page.get_by_role("button", name="Start / restart").click()
    expect(talk(page, "freezer").locator(".wbf-status")).to_have_text("Saved, 1 line so far.")
    expect(talk(page, "freezer").locator(".wbf-said")).to_have_text(said, use_inner_text=True)
    click(page, "freezer", "a_lot")
    expect(talk(page, "freezer").locator(".wbf-said li")).to_have_count(5)
    assert value(calls, "killed", "freezer")["path"] == ["what_happened", "a_lot"]


def test_two_windows_are_in_one_conversation(calls: Lab, learner_page: Callable[..., Page]) -> None:
    first = ready(learner_page(calls.url(path_of("two_windows"))))
    second = ready(learner_page(calls.url(path_of("two_windows"))))
    click(second, "freezer", "what_happened")
    expect(talk(second, "freezer").locator(".wbf-said li")).to_have_count(3)
    click(first, "freezer", "how_many")
    expect(talk(first, "freezer").locator(".wbf-status")).to_contain_text("It has gone on in another window.")
    expect(talk(first, "freezer").locator(".wbf-said li")).to_have_count(3)
    expect(talk(first, "freezer").locator("[data-move=a_lot]")).to_be_visible()
    assert value(calls, "two_windows", "freezer")["path"] == ["what_happened"]


def test_a_double_click_says_a_line_once(calls: Lab, learner_page: Callable[..., Page]) -> None:
    page = ready(learner_page(calls.url(path_of("stopped"))))
    talk(page, "freezer").locator("[data-move=what_happened]").dblclick()
    expect(talk(page, "freezer").locator(".wbf-said li")).to_have_count(3)
    assert value(calls, "stopped", "freezer")["path"] == ["what_happened"]
