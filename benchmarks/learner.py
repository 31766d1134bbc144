"""What a learner waits for, in a real browser: the first question, a click saved, a slider followed."""

from __future__ import annotations

import shutil
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.measure import Measurement
from tests.browser.harness import Lab, code, start_lab, text, write_course

ROOT = Path(__file__).parents[1]
PLACE = "exercises/c1_same_everything/c1_same_everything.ipynb"
LESSON = "lessons/c1_same_everything/c1_same_everything.ipynb"
PLAIN = "lessons/plain/plain.ipynb"
CLICKS = 20

COUNTER = """
import ipywidgets
button, said = ipywidgets.Button(description="Count"), ipywidgets.HTML("0")
button.add_class("test-answer"); said.add_class("test-said")
button.on_click(lambda _: setattr(said, "value", str(int(said.value) + 1)))
ipywidgets.VBox([button, said])
"""
WATCH_START = """
window.times = {};
const note = (name, there) => { if (there && !(name in times)) times[name] = performance.now(); };
new MutationObserver(() => {
  note("ready", document.querySelector("[data-saleslab=running], [data-saleslab=ran]"));
  note("live", document.querySelector(".wbf-form input, .test-answer"));
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
        write_course(course, {"start.ipynb": [text("# Start")], PLAIN: [code(COUNTER)]})
        with start_lab(course, Path(folder) / "plain") as plain, start_lab(ROOT, Path(folder) / "work") as lab:
            browser = driver.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            bare, first = (_first_live(browser.new_page(), *at) for at in ((plain, PLAIN), (lab, PLACE)))
            clicked = _plain_clicks(_opened(browser.new_page(), plain, PLAIN))
            saved = _saves(_opened(browser.new_page(), lab, PLACE))
            drawn = _slides(_opened(browser.new_page(), lab, LESSON))
            browser.close()
    button = "a plain ipywidgets button that counts"
    return [
        Measurement("first live question after the kernel is ready", first, "ms", "the same, " + button, bare, 1, 3000),
        _median("click on an answer until it is saved and confirmed", saved, button, clicked, 100),
        _median("slider key until the chart is repainted", drawn, button, clicked, 70),
        _slowest("slider key until the chart is repainted, slowest in 20", drawn, button, clicked, 100),
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


def _first_live(page: Page, lab: Lab, notebook: str) -> float:
    _opened(page, lab, notebook)
    times = page.evaluate("times")
    page.close()
    return float(times["live"] - times["ready"])


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
    box = ".wbf-explore[data-explore=tilt]"
    page.evaluate(WATCH_REPLY, [box, "keydown", "[role=img]"])
    page.locator(f"{box} input[type=range]").focus()
    return _each(page, lambda: page.keyboard.press("ArrowRight"))


def _each(page: Page, act: Callable[[], object]) -> list[float]:
    for done in range(CLICKS):
        act()
        page.wait_for_function(f"replies.length > {done}", timeout=10_000)
    times: list[float] = page.evaluate("replies")
    page.close()
    return times
