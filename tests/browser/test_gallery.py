"""The gallery notebook in a real browser: every component looked at in both themes and at phone width, and handled.

Leaves a picture of each component in ``screenshots``, for people to look at.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jupytext
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from saleslab.answers import Store
from saleslab.practice.bets import Bet
from tests.browser.harness import (
    SCREENSHOTS,
    Lab,
    boxes,
    code,
    start_lab,
    take_pictures,
    text,
    until,
    write_course,
    write_notebook,
)

pytestmark = pytest.mark.browser

SOURCE = Path(__file__).parents[2] / "authoring/gallery/gallery.py"
LOOKS = [("light", 1100), ("dark", 390)]
MODULES = [*(f"gallery_{scheme}_{width}" for scheme, width in LOOKS), "by_keyboard", "by_mouse", "handed_in"]
COMPONENTS = ".wbf-form, .wbf-explore, .wbf-reveal, .wbf-chart, .wbf-check, .wbf-role, .wbf-overheard"
BETS = [(60, True), (70, True), (70, False), (75, True), (80, False), (90, True), (90, False), (95, True)]


FINISHED, NEXT = "c0_finished", "c9_next"
STOP = {"module": NEXT, "title": "What comes next", "opening": "Twelve minutes left.", "lesson": 15, "exercise": 0}
PATH = f"from saleslab.practice import path\npath({ ({'rep': [{**STOP, 'need': 'required'}]}) })"


def path_of_lesson(module: str) -> str:
    return f"lessons/{module}/{module}.ipynb"


def review_item(day: int) -> dict[str, Any]:
    words = {
        "prompt": f"Ostrevale, day {day}. A seller books twice what such a patch brings. What do you look at next?",
        "options": [["deal", "Her largest deal"], ["last", "Last year, against the patch"], ["quota", "Her quota"]],
        "right": "last",
        "because": "One year is seller, patch and luck in one number.",
    }
    return {"day": day, "companies": {"7": words, "15": words}}


def path_of(module: str) -> str:
    return f"exercises/{module}/{module}.ipynb"


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """The gallery, once for each test, for a learner with eight settled bets and a promise in an earlier module."""
    root, work = tmp_path_factory.mktemp("course"), tmp_path_factory.mktemp("work")
    source = jupytext.read(SOURCE, fmt="py:percent").cells
    notebooks = {
        path_of(module): [
            text(cell.source) if cell.cell_type == "markdown" else code(cell.source.replace('"gallery"', f'"{module}"'))
            for cell in source
        ]
        for module in MODULES
    }
    write_course(
        root, {"start.ipynb": [text("# Start"), code(PATH)], path_of_lesson(NEXT): [text("# Next")], **notebooks}
    )
    items = {FINISHED: [review_item(day) for day in (2, 7, 21, 60)]}
    (root / "curriculum/retrieval.json").write_text(json.dumps(items))
    (work / "bets").mkdir()
    for number, (sure, came_off) in enumerate(BETS):
        bet = Bet(value=10, sure=sure, within=3, truth=10 if came_off else 20)
        (work / f"bets/lesson-c{number}-bet.json").write_text(bet.model_dump_json())
    # One promise for each of them: what one has asked about, no other asks about again.
    promise = {"what": "Re-rank our March leaderboard against the patch", "by": "Friday", "who": "Kim, my manager"}
    for name in [FINISHED, *(f"c{number}_earlier" for number in range(len(MODULES)))]:
        earlier = work / "lessons" / name
        earlier.mkdir(parents=True)
        Store(earlier, name).put("promise", promise)
    finished = Store(work / "lessons" / FINISHED, FINISHED)
    finished.sheet.answers["promise"].saved_at = (datetime.now(UTC) - timedelta(days=8)).isoformat(timespec="seconds")
    finished.path.write_bytes(finished.sheet.to_bytes())
    cells = [code('ask.commitment("promise", "What will you do?")')]
    write_notebook(finished.folder / f"{FINISHED}.ipynb", [text("# A lesson, finished"), *cells])
    with start_lab(root, work) as running:
        yield running


def form(page: Page, question: str) -> Locator:
    return page.locator(f".wbf-form[data-question={question}]")


def status(page: Page, question: str) -> Locator:
    return form(page, question).locator(".wbf-status")


def ready(page: Page) -> Page:
    page.locator(".wbf-submit").wait_for()
    return page


def answers(gallery: Lab, module: str) -> dict[str, Any]:
    sheet = gallery.work / f"exercises/{module}/answers.json"
    return {question: answer["value"] for question, answer in json.loads(sheet.read_text())["answers"].items()}


def untouched(page: Page) -> dict[str, Locator]:
    """What looks otherwise before it is answered."""
    return {"unset": form(page, "stay"), "asked": page.locator(".wbf-review"), "plan": form(page, "talk")}


def answer_all(page: Page) -> None:
    """Answers of every tone: saved, not finished, refused, locked."""
    form(page, "share").locator("input").fill("510")
    form(page, "whose").locator("label").nth(1).click()
    form(page, "why").locator("label").first.click()
    form(page, "sure").locator("input").fill("80")
    form(page, "calls").locator("tbody label").first.click()
    form(page, "again").locator("input").first.fill("60")
    form(page, "order").get_by_role("button", name="Move Wait a week and send a reminder up").click()
    form(page, "praise").get_by_role("button", name="Keep this order").click()
    form(page, "signals").locator("select").first.select_option("commits")
    for card, pile in enumerate(["Keep", "Stop", "Fix", "Keep", "Fix"]):
        form(page, "fields").locator("fieldset fieldset").nth(card).locator("label", has_text=pile).click()
    form(page, "hours").locator("input").first.fill("6")
    form(page, "hours").locator("input").nth(1).fill("6.5")
    form(page, "money").locator("input").first.fill("$120,000")
    for sentence in ("index", "loved"):
        form(page, "pitch").locator("label", has_text={"index": "45 %", "loved": "Nine"}[sentence]).click()
    form(page, "chair").locator("textarea").fill("Drop nine fields. Keep the step the buyer took.")
    form(page, "promise").locator("textarea").fill("Re-rank my team against potential")
    form(page, "kept").locator("label", has_text="Partly").click()
    form(page, "kept").locator("textarea").fill("Two of three were surprised, and one patch was redrawn.")
    form(page, "stay").locator("input[type=text]").fill("30")
    form(page, "stay").locator("input[type=range]").fill("85")
    form(page, "stay").get_by_role("button").click()
    form(page, "call").locator("[data-move=right_people]").click()
    form(page, "call").locator("[data-move=discount]").click()
    form(page, "call").locator("[data-move=brochure]").click()
    expect(form(page, "call").locator(".wbf-debrief")).to_be_visible()
    for row in form(page, "talk").locator("fieldset").all():
        row.locator("label").first.click()
    form(page, "talk").get_by_role("button", name="Begin").click()
    form(page, "talk").locator(".wbf-line").first.click()
    expect(form(page, "talk").locator(".wbf-said li")).to_have_count(3)
    form(page, "plan").get_by_label("For whom: Train").select_option("ahead")
    expect(status(page, "plan")).to_have_text("Kept, not committed yet.")
    form(page, "plan").get_by_role("button", name="Work this plan out").click()
    expect(form(page, "plan").locator(".wbf-looks li")).to_have_count(1)
    form(page, "role").locator("label").first.click()
    page.locator(".wbf-review [data-key=deal]").click()
    expect(page.locator(".wbf-review .wbf-status")).to_contain_text("Not quite. The answer: Last year")
    for question in ("order", "praise", "money", "pitch", "chair", "kept", "sure"):
        expect(status(page, question)).to_have_attribute("data-tone", "saved")
    for question in ("calls", "again", "signals", "fields", "hours", "promise"):
        expect(status(page, question)).to_have_attribute("data-tone", "draft")
    expect(status(page, "share")).to_have_attribute("data-tone", "error")


CONTRAST = """(elements) => {
  const channel = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const parse = (color) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const color = getComputedStyle(node).backgroundColor;
      if (parse(color)[3] === 255) return color;
    }
    return "white";
  };
  const found = [];
  for (const node of elements.flatMap((element) => [...element.querySelectorAll("*")])) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    if (!own || node.closest("svg, .wbf-hidden") || !node.checkVisibility()) continue;
    const [low, high] = [light(parse(getComputedStyle(node).color)), light(parse(ground(node)))].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    found.push([ratio, node.textContent.trim().slice(0, 60)]);
  }
  return found;
}"""
"""The contrast of every piece of text with what is really painted behind it (WCAG 2.2)."""

SVG_TEXT = """(elements) => elements.flatMap((e) => [...e.querySelectorAll("svg text")]).map((text) => {
  const scale = text.getScreenCTM();
  return [parseFloat(getComputedStyle(text).fontSize) * Math.hypot(scale.a, scale.b), text.textContent.trim()];
})"""
"""Sizes of the text in pictures as they appear on the screen, in CSS pixels."""


SIDEWAYS = """(elements) => elements.flatMap((element) => {
  const around = [];
  for (let node = element.parentElement; node; node = node.parentElement) around.push(node);
  const scrolls = (node) => ["auto", "scroll"].includes(getComputedStyle(node).overflowX);
  const wide = (node) => node.scrollWidth > node.clientWidth + 1;
  return around.filter((node) => scrolls(node) && wide(node)).map((node) => node.className);
})"""
"""Everything around a component that it makes scroll sideways: what is wide scrolls inside its own box."""


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_every_component_is_fit_to_be_looked_at(
    gallery: Lab, learner_page: Callable[..., Page], scheme: str, width: int
) -> None:
    module = f"gallery_{scheme}_{width}"
    settings = {"color_scheme": scheme, "reduced_motion": "reduce", "viewport": {"width": width, "height": 900}}
    page = ready(learner_page(gallery.url(path_of(module)), **settings))
    for name, component in untouched(page).items():
        component.screenshot(path=SCREENSHOTS / f"before-{scheme}-{width}-{name}.png")
    answer_all(page)
    components = page.locator(COMPONENTS)
    expect(page.locator(".wbf-reveal .wbf-chart")).to_have_count(2)
    page.set_viewport_size({"width": width, "height": 10_000})  # JupyterLab shows what is in view only
    expect(components.last).to_be_visible()

    results = Axe().run(page, context={"include": [[selector] for selector in COMPONENTS.split(", ")]})
    found = {v["id"]: [node["html"][:100] for node in v["nodes"]] for v in results.response["violations"]}
    assert found == {}
    assert len(results.response["passes"]) > 10

    texts = components.evaluate_all(CONTRAST)
    assert len(texts) > 150
    assert [text for text in texts if text[0] < 4.5] == []

    sizes = components.evaluate_all(SVG_TEXT)
    assert len(sizes) > 20
    assert [size for size in sizes if size[0] < 10.99] == []

    targets = ".wbf-form :is(label, button, select, summary, textarea, input[type=text])"
    assert [box for box in boxes(page.locator(targets)) if min(box["width"], box["height"]) < 24] == []

    assert components.evaluate_all(SIDEWAYS) == []

    # The course's own lab has no shortcuts; a plain JupyterLab takes the arrow keys from a control without this.
    controls = page.locator(":is(.wbf-form, .wbf-explore, .wbf-chart) :is(button, input, select, summary, textarea)")
    assert controls.count() > 50
    assert controls.evaluate_all("nodes => nodes.filter(n => !('lmSuppressShortcuts' in n.dataset)).length") == 0

    for old in SCREENSHOTS.glob(f"component-{scheme}-{width}-*.png"):
        old.unlink()
    shown = boxes(components)
    assert len(shown) == components.count()
    assert [box for box in shown if box["left"] < 0 or box["right"] > width] == []
    names = components.evaluate_all("nodes => nodes.map(node => node.dataset.question || node.className)")
    named = [f"component-{scheme}-{width}-{i:02}-{name.split()[-1]}" for i, name in enumerate(names)]
    take_pictures(page, dict(zip(named, shown, strict=True)))


def test_after_the_file_is_made_the_next_stop_opens_by_a_click(gallery: Lab, learner_page: Callable[..., Page]) -> None:
    page = ready(learner_page(gallery.url(path_of("handed_in"))))
    Store(gallery.work, "start").put("role", "rep")
    expect(page.locator(".wbf-onward")).to_have_count(0)
    page.locator(".wbf-submit").get_by_label("Your learner id").fill("kim-1")
    page.locator(".wbf-submit").get_by_role("button", name="Make my submission file").click()
    onward = page.locator(".wbf-onward")
    expect(onward).to_contain_text("Next on your path: What comes next · 15 min")
    [made] = (gallery.work / "submissions").iterdir()
    expect(onward).to_contain_text(f"grade handed_in {gallery.work.name}/submissions/{made.name} --class my-own")
    expect(onward).to_contain_text("Twelve minutes left.")
    onward.screenshot(path=SCREENSHOTS / "onward.png")
    onward.get_by_role("link", name="What comes next").click()
    expect(page.locator("h1:visible")).to_contain_text("Next")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_lists_are_answered_by_keyboard_alone(gallery: Lab, learner_page: Callable[..., Page]) -> None:
    page = ready(learner_page(gallery.url(path_of("by_keyboard"))))
    cells = page.locator(".jp-Cell").count()
    order = form(page, "order")
    order.get_by_role("textbox", name="Place of Wait a week and send a reminder").focus()
    press(page, "ControlOrMeta+a", "1", "Enter")
    expect(status(page, "order")).to_contain_text("Saved: first, Wait a week and send a reminder.")
    press(page, "Tab", "Tab", "Space", "Space", "Space", "Enter")  # down to the end; the focus moves along
    expect(order.get_by_role("button", name="Move Wait a week and send a reminder down")).to_be_focused()
    expect(order.locator("tbody th").last).to_have_text("Wait a week and send a reminder")
    expect(order.get_by_role("button", name="Keep this order")).to_be_hidden()

    form(page, "praise").get_by_role("button", name="Keep this order").focus()
    press(page, "Space")
    expect(status(page, "praise")).to_contain_text("Saved: 1 ")

    form(page, "signals").locator("select").first.focus()
    press(page, "ArrowDown", "Tab", "i", "Tab", "ArrowDown", "ArrowDown", "ArrowDown", "Tab", "ArrowDown")
    expect(status(page, "signals")).to_have_text("Saved: A commitment 2, Interest only 1, A polite no 1.")

    form(page, "fields").locator("input").first.focus()
    for _ in range(6):
        press(page, "Space", "ArrowRight", "Tab")
    expect(form(page, "fields").locator(".wbf-piles")).to_contain_text("All sorted")
    expect(status(page, "fields")).to_have_text("Saved: Keep 0, Fix 6, Stop 0.")

    money = form(page, "money")
    money.get_by_role("textbox").first.focus()
    press(page, "ControlOrMeta+a")
    page.keyboard.type("250,000")
    expect(money.locator(".wbf-left")).to_have_text("$50,000 over the budget of $200,000")
    expect(status(page, "money")).to_have_text(
        "Kept, not finished yet. That is $250,000. The budget is $200,000: take $50,000 away somewhere."
    )
    press(page, "ControlOrMeta+a")
    page.keyboard.type("180000")
    press(page, "Tab", "Tab", "Tab", "Tab", "Enter", "Space")  # past both fields to the second row's "More"
    expect(money.locator(".wbf-left")).to_have_text("$0 of $200,000 left")
    expect(status(page, "money")).to_have_text("Saved: $200,000 given, nothing left.")

    files = form(page, "files")
    files.get_by_role("button", name="The patch").first.focus()
    press(page, "Space")
    expect(files).to_contain_text("in average hands it brings")
    expect(files).to_contain_text("80 of 90 minutes left")
    files.locator("select").first.focus()
    press(page, "ArrowDown", "ArrowDown")
    sellers = files.locator("select").count()  # how many there are depends on the company
    expect(files.locator(".wbf-status").last).to_have_text(f"Kept. Still to name: {sellers - 1} of {sellers}.")

    form(page, "pitch").locator("input").first.focus()
    press(page, "Space", "Tab", "Space")
    expect(status(page, "pitch")).to_have_text("Saved: sentences 1 and 2.")

    expect(form(page, "sure").locator("input")).to_have_attribute("aria-valuetext", "not set yet")
    form(page, "sure").locator("input").focus()
    press(page, "ArrowRight", "ArrowRight")
    expect(status(page, "sure")).to_have_text("Saved: 77 % sure.")

    expect(form(page, "kept").locator(".wbf-promise")).to_contain_text("Re-rank our March leaderboard")
    form(page, "kept").locator("input").first.focus()
    press(page, "Space", "ArrowDown", "Tab")
    page.keyboard.type("Two places changed hands")
    press(page, "Tab")
    expect(status(page, "kept")).to_have_text("Saved: Partly. Two places changed hands.")
    assert page.locator(".jp-Cell").count() == cells
    given = answers(gallery, "by_keyboard")
    assert given["order"] == ["ask", "map", "price", "wait"]
    assert given["money"] == {"coach": 180_000.0, "seats": 20_000.0, "crm": 0.0}
    assert given["pitch"] == ["lottery", "index"]
    [(seller, look)] = given["files"]["opened"]
    assert look == "patch" and given["files"]["named"] == {seller: "doors"} and given["files"]["open"]


NEWS = """(status) => {
  window.news = [];
  new MutationObserver(() => window.news.push(status.textContent)).observe(status, { childList: true });
}"""


def test_a_second_save_is_seen_and_announced_and_everything_comes_back(
    gallery: Lab, learner_page: Callable[..., Page]
) -> None:
    page = ready(learner_page(gallery.url(path_of("by_mouse"))))
    chair = form(page, "chair").locator("textarea")
    chair.fill("One two three four five")
    expect(status(page, "chair")).to_have_text("Saved: 5 words.")
    status(page, "chair").evaluate(NEWS)
    chair.fill("One two three four six")
    until(page, lambda: answers(gallery, "by_mouse")["chair"].endswith("six"))
    page.wait_for_function("window.news.length")
    assert page.evaluate("window.news") == ["Saved: 5 words."]

    form(page, "order").get_by_role("button", name="Move Wait a week and send a reminder up").dblclick()
    # One place, not two; and the second click has not hit the row that came under the pointer.
    expect(form(page, "order").locator("tbody th").nth(2)).to_have_text("Wait a week and send a reminder")
    form(page, "signals").locator("select").nth(2).select_option("stall")
    form(page, "fields").locator("label", has_text="Stop").nth(1).click()
    more = form(page, "hours").get_by_role("button", name="More for").first
    for _ in range(14):
        more.click()
    expect(form(page, "hours").locator(".wbf-left")).to_have_text("6 hours of 12 hours left")
    form(page, "pitch").locator("label", has_text="Nine of ten").click()
    form(page, "kept").locator("label", has_text="No").click()
    for question in ("signals", "fields", "pitch", "kept"):
        expect(status(page, question)).to_contain_text("Kept, not finished yet.")
    expect(status(page, "hours")).to_have_text("Saved: 6 hours given, 6 hours left.")
    page.reload()

    ready(page)
    expect(form(page, "order").locator("tbody th").nth(2)).to_have_text("Wait a week and send a reminder")
    expect(form(page, "signals").locator("select").nth(2)).to_have_value("stall")
    expect(form(page, "fields").locator("input:checked")).to_have_count(1)
    expect(form(page, "hours").locator("input").first).to_have_value("6")
    expect(form(page, "pitch").locator("input:checked")).to_have_count(1)
    expect(form(page, "kept").locator("input[value=no]")).to_be_checked()
