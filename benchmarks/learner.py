"""What a learner waits for, in a real browser: the first question, a whole lesson, and each click's answer."""

from __future__ import annotations

import itertools
import shutil
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from benchmarks.measure import Measurement
from saleslab.doctor import BROWSERS
from tests.browser.harness import Lab, code, start_lab, text, write_course

ROOT = Path(__file__).parents[1]
PLACE = "exercises/c1_same_everything/c1_same_everything.ipynb"
LESSON = "lessons/c1_same_everything/c1_same_everything.ipynb"
PLAIN = "lessons/plain/plain.ipynb"
TEN, TEN_PLAIN = "lessons/ten/ten.ipynb", "lessons/ten_plain/ten_plain.ipynb"
TALK, BOARDS = "lessons/talk/talk.ipynb", "lessons/boards/boards.ipynb"
TEN_BUTTONS = "the same, ten plain ipywidgets buttons that count"
CLICKS = 20
TALL: ViewportSize = {"width": 1100, "height": 10_000}
"""All of a page in view: JupyterLab draws what is in view only."""
PLANS = [(who, first) for who in ("all", "ahead", "behind", "prospectors") for first in (1, 3, 5, 7)][:15]
"""What is worked out on five boards, three plans on each."""

COUNTER = """
import ipywidgets
button, said = ipywidgets.Button(description="Count"), ipywidgets.HTML("0")
button.add_class("test-answer"); said.add_class("test-said")
button.on_click(lambda _: setattr(said, "value", str(int(said.value) + 1)))
ipywidgets.VBox([button, said])
"""
LESSON_OF_TEN = [
    """
from saleslab.charts import c1
from saleslab.practice import ask, explore, my_org, start
start("ten", "lesson")
""",
    'ask.prediction("bet", "How many?", unit="of 48", low=0, high=48, within=3)',
    'ask.choice("one", "Which?", options={"a": "This", "b": "That"})',
    'ask.several("some", "Which of these?", options={"a": "This", "b": "That", "c": "Both"})',
    'ask.pick("calls", "Whose calls?", items="c1.call_candidates", count=3)',
    'ask.sort("cards", "Which pile?", piles={"k": "Keep", "s": "Stop"}, options={"a": "This", "b": "That"})',
    'ask.mark("pitch", "What carries no weight?", sentences={"a": "Everybody loves it.", "b": "It costs $2,000."})',
    'ask.conversation("call", "Your first call.", script="freezer_first_call")',
    """
menus = {"by": ("Line them up by", c1.LINE_UPS)}
explore("line_up", "Move the frame", low=1, high=5, step=1, start=1, draw=c1.lined_up(my_org(), 1), menus=menus)
""",
    'ask.text("own", "A case of your own?")',
    'ask.commitment("promise", "What will you do?")',
]
CALL = [
    'from saleslab.practice import ask, start\nstart("talk", "lesson")',
    'ask.conversation("call", "Your first call.", script="freezer_first_call")',
]
FIVE_BOARDS = [
    'from saleslab.practice import ask, start\nstart("boards", "lesson")',
    *(
        f'ask.board("plan_{n}", "What do you buy?", budget=3_000_000, offers={{"training": "Train sellers"}})'
        for n in range(5)
    ),
]
WATCH_START = """
window.times = {};
const note = (name, there) => { if (there && !(name in times)) times[name] = performance.now(); };
new MutationObserver(() => {
  note("ready", document.querySelector("[data-saleslab=running], [data-saleslab=ran]"));
  note("live", document.querySelector(".wbf-form input, .test-answer"));
  note("ten", document.querySelectorAll(".wbf-form .wbf-status, .wbf-explore svg, .test-answer").length >= 10);
}).observe(document, { subtree: true, childList: true, attributes: true });
"""
WATCH_REPLY = """([box, event, reply]) => {
  window.replies = [];
  const region = document.querySelector(box);
  let start = null;
  region.addEventListener(event, () => { start = performance.now(); }, true);
  new MutationObserver((changes) => {
    const replied = changes.map(({ target }) => (target.nodeType === 3 ? target.parentElement : target))
      .some((element) => element && element.closest(reply));
    if (start === null || !replied || !region.querySelector(reply).textContent) return;
    const clicked = start;
    start = null;
    requestAnimationFrame(() => setTimeout(() => replies.push(performance.now() - clicked)));
  }).observe(region, { subtree: true, childList: true, characterData: true, attributes: true });
}"""


def measure() -> list[Measurement]:
    """The baseline is a plain ipywidgets button that counts, on the same server, in the same run."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        course = Path(folder) / "course"
        pages = {PLAIN: [COUNTER], TEN: LESSON_OF_TEN, TEN_PLAIN: [COUNTER] * 10, TALK: CALL, BOARDS: FIVE_BOARDS}
        notebooks = {name: [code(cell) for cell in cells] for name, cells in pages.items()}
        write_course(course, {"start.ipynb": [text("# Start")], **notebooks})
        with start_lab(course, Path(folder) / "plain") as plain, start_lab(ROOT, Path(folder) / "work") as lab:
            browser = driver.chromium.launch(
                executable_path=next(filter(None, map(shutil.which, BROWSERS)), None),
                args=["--no-sandbox", "--disable-gpu"],
            )
            bare, first = (_ready_to("live", browser.new_page(), *at) for at in ((plain, PLAIN), (lab, PLACE)))
            buttons, ten = (_ready_to("ten", browser.new_page(viewport=TALL), plain, at) for at in (TEN_PLAIN, TEN))
            clicked = _plain_clicks(_opened(browser.new_page(), plain, PLAIN))
            saved = _saves(_opened(browser.new_page(), lab, PLACE))
            drawn = _slides(_opened(browser.new_page(), lab, LESSON))
            replied = _replies(_opened(browser.new_page(), plain, TALK))
            played = _plans(_opened(browser.new_page(), plain, BOARDS))
            browser.close()
    button = "a plain ipywidgets button that counts"
    return [
        Measurement("first live question after the kernel is ready", first, "ms", "the same, " + button, bare, 1, 3000),
        Measurement("a lesson of ten components after the kernel is ready", ten, "ms", TEN_BUTTONS, buttons, 1, 2000),
        _median("click on an answer until it is saved and confirmed", saved, button, clicked, 100),
        _median("slider key until the chart is repainted", drawn, button, clicked, 70),
        _slowest("slider key until the chart is repainted, slowest in 20", drawn, button, clicked, 100),
        _median("line said until the buyer has answered", replied, button, clicked, 120),
        _median("plan of a board until its hundred futures are painted", played, button, clicked, 70),
        _slowest(
            "plan of a board until its hundred futures are painted, slowest but one", played, button, clicked, 100
        ),
    ]


def _median(name: str, times: list[float], baseline: str, plain: list[float], target: float) -> Measurement:
    return Measurement(name, statistics.median(times), "ms", baseline, statistics.median(plain), len(times), target)


def _slowest(name: str, times: list[float], baseline: str, plain: list[float], target: float) -> Measurement:
    return Measurement(name, sorted(times)[-2], "ms", baseline, sorted(plain)[-2], len(times), target)


def _opened(page: Page, lab: Lab, notebook: str) -> Page:
    page.add_init_script(WATCH_START)
    page.goto(lab.url(notebook))
    page.wait_for_selector(".jp-NotebookPanel[data-saleslab=ran]:visible", timeout=60_000)
    return page


def _ready_to(what: str, page: Page, lab: Lab, notebook: str) -> float:
    """From the kernel's being ready until ``what`` is there, in ms."""
    _opened(page, lab, notebook)
    page.wait_for_function(f"{what!r} in times", timeout=60_000)
    times = page.evaluate("times")
    page.close()
    return float(times[what] - times["ready"])


def _plain_clicks(page: Page) -> list[float]:
    page.evaluate(WATCH_REPLY, [".jp-Notebook", "click", ".test-said"])
    return _each(page, lambda: page.locator(".test-answer").click())


def _saves(page: Page) -> list[float]:
    form = ".wbf-form[data-question=warm_up]"
    page.evaluate(WATCH_REPLY, [form, "click", ".wbf-status"])
    inputs = page.locator(f"{form} input")
    turns = iter(range(10_000))
    return _each(page, lambda: inputs.nth(next(turns) % 2).click())


def _slides(page: Page) -> list[float]:
    box = ".wbf-explore[data-explore=line_up]"
    page.evaluate(WATCH_REPLY, [box, "keydown", "[role=img]"])
    page.locator(f"{box} input[type=range]").focus()
    turns = itertools.cycle(["ArrowRight"] * 4 + ["ArrowLeft"] * 4)
    return _each(page, lambda: page.keyboard.press(next(turns)))


def _replies(page: Page) -> list[float]:
    """Each line said, and after the end once more from the beginning."""
    box = ".wbf-talk"
    page.evaluate(WATCH_REPLY, [box, "click", ".wbf-choices"])
    return _each(page, lambda: page.locator(f"{box} .wbf-choices button").first.click())


def _plans(page: Page) -> list[float]:
    """Plans never seen before, so that each is worked out."""
    times: list[float] = []
    for number, (who, first) in enumerate(PLANS):
        board = f".wbf-board[data-question=plan_{number // 3}]"
        if number % 3 == 0:
            page.wait_for_selector(f"{board} svg")
            page.evaluate(WATCH_REPLY, [board, "click", "[role=img]"])
        page.locator(f"{board} select").first.select_option(who)
        page.locator(f"{board} select").last.select_option(str(first))
        page.wait_for_timeout(500)  # the change itself is answered before the click
        page.get_by_role("button", name="Work this plan out").nth(number // 3).click()
        page.wait_for_function(f"replies.length > {number % 3}", timeout=10_000)
        if number % 3 == 2:
            times += page.evaluate("replies")
    page.close()
    return times


def _each(page: Page, act: Callable[[], object]) -> list[float]:
    for done in range(CLICKS):
        act()
        page.wait_for_function(f"replies.length > {done}", timeout=10_000)
    times: list[float] = page.evaluate("replies")
    page.close()
    return times
