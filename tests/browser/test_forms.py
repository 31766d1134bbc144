"""Every component in a real JupyterLab: by mouse, by keyboard alone, and without a kernel.

Each test has a copy of the same gallery notebook of its own.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.harness import Lab, code, start_lab, text, until, write_course

pytestmark = pytest.mark.browser

ROWS = 12
"""Sellers whose chances are asked for."""

MODULES = ["by_mouse", "by_keyboard", "stopped", "two_windows"]

GALLERY = [
    """
from saleslab.charts import c1
from saleslab.practice import ask, explore, my_org, reveal, start, submit
start("MODULE", "exercise")
""",
    'ask.number("share", "What share of bookings do the top 48 bring?", unit="% of bookings", low=0, high=100)',
    """
ask.choice("whose", "Whose calls would you study first?", options={
    "top": "The top three of the leaderboard.", "patch": "Three who beat their patch two years running."})
""",
    'ask.several("why", "What can put a seller on top?", options={"patch": "A rich patch", "luck": "Luck"})',
    'ask.pick("calls", "Pick the three whose calls you would study.", items="c1.call_candidates", count=3)',
    'ask.chances("again", "How likely is each to be on top again?", items="c1.repeat_candidates")',
    """
ask.prediction("stay", "How many of the top 48 will be there again next year?",
               unit="of 48", low=0, high=48, within=4)
""",
    'reveal("stay", c1.bet_and_second_year(my_org()))',
    'ask.text("chair", "What do you tell the chair?", least=5)',
    'ask.commitment("promise", "What will you do at work?")',
    """
explore("raffle", "Raffles", low=0, high=40, step=1, start=0, unit="raffles",
        draw=c1.raffles(my_org()), goal="Watch the dots.")
""",
    'from saleslab.checks import check\ncheck("MODULE", "share", points=4)',
    'submit("MODULE")',
]


def path_of(module: str) -> str:
    return f"exercises/{module}/{module}.ipynb"


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    root = tmp_path_factory.mktemp("gallery")
    notebooks = {
        path_of(module): [text("# Gallery"), *(code(cell.replace("MODULE", module)) for cell in GALLERY)]
        for module in MODULES
    }
    write_course(root, {"start.ipynb": [text("# Start")], **notebooks})
    with start_lab(root, tmp_path_factory.mktemp("work")) as running:
        yield running


def form(page: Page, question: str) -> Locator:
    return page.locator(f".wbf-form[data-question={question}]")


def status(page: Page, question: str) -> Locator:
    return form(page, question).locator(".wbf-status")


def ready(page: Page) -> Page:
    """Wait for the last component: all others are live by then."""
    page.locator(".wbf-submit").wait_for()
    return page


def answers(gallery: Lab, module: str) -> dict[str, Any]:
    sheet = gallery.work / "exercises" / module / "answers.json"
    return {question: answer["value"] for question, answer in json.loads(sheet.read_text())["answers"].items()}


def test_answers_given_by_mouse_are_there_after_the_kernel_was_killed(
    gallery: Lab, learner_page: Callable[..., Page]
) -> None:
    page = ready(learner_page(gallery.url(path_of("by_mouse"))))
    form(page, "share").locator("input").click()
    page.keyboard.type("51 %")
    form(page, "whose").locator("label", has_text="Three who beat").click()
    expect(status(page, "share")).to_have_text("Saved: 51 % of bookings.")
    expect(page.locator(".wbf-check")).to_contain_text("51 % of bookings")
    form(page, "why").locator("label", has_text="Luck").click()
    calls = form(page, "calls").locator("tbody tr")
    for row in (1, 2):
        calls.nth(row).locator("label").click()
    expect(status(page, "calls")).to_have_text("Kept, not finished yet. Pick exactly 3; you have 2.")
    calls.nth(5).locator("label").click()
    expect(status(page, "calls")).to_contain_text("Saved: ")
    chances = form(page, "again").locator("input")
    for row in range(ROWS):
        chances.nth(row).click()
        page.keyboard.type("140" if row == ROWS - 1 else str(40 + row))
    expect(status(page, "again")).to_contain_text("a chance lies between 0 and 100 percent")
    chances.nth(ROWS - 1).fill("60")
    expect(status(page, "again")).to_contain_text(f"Saved: {ROWS} chances")
    form(page, "stay").locator("input[type=text]").fill("40")
    form(page, "stay").get_by_role("button").click()
    expect(status(page, "stay")).to_have_text("Not saved. How sure are you? Move the slider.")
    # A press in its very middle moves nothing, and is an answer all the same.
    form(page, "stay").locator("input[type=range]").dispatch_event("pointerup")
    expect(form(page, "stay").locator(".wbf-percent")).to_have_text("75 %")
    form(page, "stay").get_by_role("button").dblclick()
    expect(status(page, "stay")).to_have_text("Locked in: 40 of 48, 75 % sure.")
    expect(page.locator(".wbf-reveal")).to_contain_text("You said 40")
    form(page, "promise").get_by_label("What will you do?").fill("Re-rank my team against potential")
    form(page, "promise").get_by_label("By when?").fill("Friday")
    form(page, "promise").get_by_label("Who will see it?").fill("Kim")
    form(page, "promise").get_by_label("Who will see it?").blur()
    for question in ("whose", "why", "promise"):
        expect(status(page, question)).to_contain_text("Saved: ")
    expect(page.locator(".wbf-submit .wbf-goal")).to_have_text("7 of 8 questions answered.")
    given = answers(gallery, "by_mouse")
    assert (given["share"], given["whose"], given["why"]) == (51.0, "patch", ["luck"])
    assert list(given["again"].values()) == [*range(40, 40 + ROWS - 1), 60]
    assert given["stay"] == {"value": 40.0, "sure": 75.0}
    # The page is left in the middle of typing, before the pause after which a text is saved.
    form(page, "chair").locator("textarea").fill("Patch first, then praise the seller.")
    page.goto(gallery.url("start.ipynb"))
    until(page, lambda: "chair" in answers(gallery, "by_mouse"))
    page.close()
    gallery.kernel(path_of("by_mouse")).kill()

    page = ready(learner_page(gallery.url(path_of("by_mouse"))))
    expect(form(page, "share").locator("input")).to_have_value("51")
    expect(form(page, "whose").locator("input[value=patch]")).to_be_checked()
    expect(form(page, "why").locator("input[value=luck]")).to_be_checked()
    expect(form(page, "calls").locator("input:checked")).to_have_count(3)
    expect(form(page, "again").locator("input").nth(ROWS - 1)).to_have_value("60")
    expect(form(page, "stay").locator("input[type=text]")).to_be_disabled()
    expect(form(page, "stay").get_by_role("button", name="Locked in")).to_be_disabled()
    expect(page.locator(".wbf-reveal")).to_contain_text("You said 40")
    expect(form(page, "chair").locator("textarea")).to_have_value("Patch first, then praise the seller.")
    expect(form(page, "promise").get_by_label("Who will see it?")).to_have_value("Kim")

    closing = page.locator(".wbf-submit")
    closing.get_by_label("Your learner id").fill("anna.b")
    closing.get_by_role("button").dblclick()
    expect(closing.locator(".wbf-status").last).to_contain_text("Your file is ready: submissions/by_mouse-anna.b-")
    [made] = (gallery.work / "submissions").iterdir()
    with zipfile.ZipFile(made) as archive:
        receipt = json.loads(archive.read("receipt.json"))
    expect(closing.locator(".wbf-receipt")).to_contain_text(receipt["content_hash"])


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_everything_works_by_keyboard_alone(gallery: Lab, learner_page: Callable[..., Page]) -> None:
    page = ready(learner_page(gallery.url(path_of("by_keyboard"))))
    cells = page.locator(".jp-Cell").count()
    form(page, "share").locator("input").focus()
    page.keyboard.type("51")
    press(page, "Enter")
    expect(status(page, "share")).to_contain_text("Saved")
    press(page, "Tab", "Space")
    expect(form(page, "whose").locator("input[value=top]")).to_be_checked()
    # In JupyterLab "d d" deletes a cell, "x" cuts it and "ArrowDown" leaves for the next one.
    press(page, "d", "d", "x", "ArrowDown")
    expect(form(page, "whose").locator("input[value=patch]")).to_be_checked()
    expect(status(page, "whose")).to_have_text("Saved: Three who beat their patch two years running.")
    press(page, "Tab", "Tab", "Space")
    expect(form(page, "why").locator("input[value=luck]")).to_be_checked()
    press(page, "Tab", "Space", "Tab", "Space", "Tab", "Space")
    expect(status(page, "calls")).to_contain_text("Saved")
    press(page, *["Tab"] * (form(page, "calls").locator("input").count() - 2))  # past the rows not picked
    for _ in range(ROWS):
        page.keyboard.type("50")
        press(page, "Tab")
    expect(status(page, "again")).to_contain_text(f"Saved: {ROWS} chances")
    page.keyboard.type("40")
    press(page, "Tab", "ArrowRight", "ArrowRight", "ArrowUp", "Tab", "Enter")
    expect(status(page, "stay")).to_have_text("Locked in: 40 of 48, 78 % sure.")

    slider = page.locator(".wbf-explore input[type=range]")
    picture = page.locator(".wbf-explore [role=img]")
    before = picture.get_attribute("aria-label")
    slider.focus()
    press(page, "ArrowRight", "ArrowRight", "End")
    expect(slider).to_have_attribute("aria-valuetext", "40 raffles")
    expect(page.locator(".wbf-explore .wbf-words")).to_contain_text("Raffle 40 brings")
    assert before is not None and picture.get_attribute("aria-label") != before

    page.locator(".wbf-submit").get_by_label("Your learner id").focus()
    page.keyboard.type("kim-1")
    press(page, "Tab", "Enter")
    expect(page.locator(".wbf-submit .wbf-receipt")).to_contain_text("kim-1")
    assert page.locator(".jp-Cell").count() == cells
    assert answers(gallery, "by_keyboard")["whose"] == "patch"


OURS = [".wbf-form", ".wbf-explore", ".wbf-reveal", ".wbf-chart"]


def test_a_stopped_kernel_is_told_where_the_answer_was_given(gallery: Lab, learner_page: Callable[..., Page]) -> None:
    page = ready(learner_page(gallery.url(path_of("stopped"))))
    form(page, "share").locator("input").fill("51")
    expect(status(page, "share")).to_contain_text("Saved")
    gallery.kernel(path_of("stopped")).suspend()
    try:
        form(page, "share").locator("input").fill("52")
        expect(status(page, "share")).to_contain_text("Not saved yet. The course is busy or has stopped.")
        assert answers(gallery, "stopped")["share"] == 51.0
    finally:
        gallery.kernel(path_of("stopped")).resume()
    expect(status(page, "share")).to_have_text("Saved: 52 % of bookings.")

    gallery.kernel(path_of("stopped")).kill()
    expect(page.locator("[data-saleslab=stopped]")).to_be_visible()
    form(page, "share").locator("input").fill("53")
    expect(status(page, "share")).to_contain_text("Not saved yet. The course is busy or has stopped.")
    page.get_by_role("button", name="Start / restart").click()
    expect(form(page, "share").locator("input")).to_have_value("52")


def test_two_windows_on_one_notebook_show_the_same_answers(gallery: Lab, learner_page: Callable[..., Page]) -> None:
    first = ready(learner_page(gallery.url(path_of("two_windows"))))
    form(first, "share").locator("input").fill("51")
    expect(status(first, "share")).to_contain_text("Saved")
    second = ready(learner_page(gallery.url(path_of("two_windows"))))
    expect(form(second, "share").locator("input")).to_have_value("51")
    form(second, "share").locator("input").fill("52")
    expect(status(second, "share")).to_have_text("Saved: 52 % of bookings.")
    form(first, "whose").locator("input").first.click()
    until(first, lambda: answers(gallery, "two_windows") == {"share": 52.0, "whose": "top"})
