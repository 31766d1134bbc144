"""A learner's whole way through C1 in a real browser, and the instructor's with the very file it ends in.

Lesson: it runs by itself; predict; move the slider. Exercise: answer by clicking; close the tab, kill the kernel,
reopen; lose the answer sheet, reopen; submit. Then take that zip in, grade it, and read the feedback.
"""

import csv
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from saleslab.answers import Sheet, read_sheet
from saleslab.course.bank import load_bank, right_answers
from saleslab.grading.cohort import make_class
from saleslab.grading.folder import ClassFolder
from saleslab.grading.run import grade_module
from saleslab.org import world
from tests.browser.harness import Lab, start_lab, take_picture, until

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
MODULE = "c1_same_everything"
LESSON, EXERCISE = (f"{part}/{MODULE}/{MODULE}.ipynb" for part in ("lessons", "exercises"))
RIGHT = {q: entry.value for q, entry in right_answers(load_bank(ROOT / "authoring", MODULE)).items()}
LEARNER = "rep-042"
RAN = ".jp-NotebookPanel[data-saleslab=ran]:visible"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """The real course in a new work folder; the tests of this file are one learner's way, in order."""
    with start_lab(ROOT, tmp_path_factory.mktemp("work")) as running:
        yield running


def form(page: Page, question: str):
    return page.locator(f".wbf-form[data-question={question}]:visible")


def saved(page: Page, question: str) -> None:
    expect(form(page, question).locator(".wbf-status")).to_contain_text(re.compile("saved|locked", re.I))


def sheet_of(course: Lab, notebook: str) -> Sheet:
    data = (course.work / notebook).with_name("answers.json").read_bytes()
    return read_sheet(data, MODULE)[0]


def read_answers(page: Page, company) -> None:
    """Every right answer is there and shown, in the form itself."""
    expect(form(page, "warm_up").locator("input[value=bag]")).to_be_checked()
    expect(form(page, "repeats").locator("input")).to_have_value(f"{RIGHT['repeats'](company):g}")
    for seller, chance in RIGHT["chances"](company).items():
        row = form(page, "chances").locator("tr", has_text=seller)
        expect(row.locator("input")).to_have_value(f"{chance:g}")
    for sentence in RIGHT["speech"](company):
        expect(form(page, "speech").locator(f"input[value={sentence}]")).to_be_checked()
    for seller in RIGHT["calls"](company):
        expect(form(page, "calls").locator("tr", has_text=seller).locator("input")).to_be_checked()
    expect(form(page, "heard").locator("input")).to_have_value(f"{RIGHT['heard'](company):g}")
    for seller, label in RIGHT["patch"](company).items():
        expect(form(page, "patch").locator("tr", has_text=seller).locator("select")).to_have_value(label)


def no_code_and_no_traceback(page: Page) -> None:
    expect(page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.error']")).to_have_count(0)
    expect(page.locator(".jp-CodeCell .jp-InputArea-editor:visible")).to_have_count(0)
    assert "Traceback" not in page.content()


def test_the_lesson(course: Lab, learner_page: Callable[..., Page]) -> None:
    page = learner_page(course.url("start.ipynb"))
    page.wait_for_selector(RAN)
    form(page, "role").locator("label", has_text="I sell").click()
    expect(page.locator(".wbf-path li").first).to_contain_text("next")
    take_picture(page, "start_page")
    page.locator(".wbf-path a", has_text="Same everything").first.click()
    page.wait_for_selector(f"{RAN} .wbf-form[data-question=stay]")
    form(page, "first_pick").locator("tr", has_text="S189").locator("input").click()
    saved(page, "first_pick")
    bet = form(page, "stay")
    expect(page.get_by_text(re.compile(r"You said \d"))).to_have_count(0)
    bet.locator("input[type=text]").click()
    page.keyboard.type("41")
    bet.locator("input[type=range]").fill("80")
    bet.locator("button").click()
    saved(page, "stay")
    expect(bet.locator("input[type=text]")).to_be_disabled()
    expect(page.get_by_text("You said 41")).to_be_visible()
    box = ".wbf-explore[data-explore=line_up]"
    before = page.locator(f"{box} [role=img]").get_attribute("aria-label")
    page.locator(f"{box} select").select_option("patch")
    page.locator(f"{box} input[type=range]").focus()
    page.keyboard.press("End")
    expect(page.locator(f"{box} .wbf-words")).to_contain_text("group 5, the highest, stand 21 of the 48")
    assert page.locator(f"{box} [role=img]").get_attribute("aria-label") != before
    assert sheet_of(course, LESSON).answers["stay"].locked
    no_code_and_no_traceback(page)
    take_picture(page, "c1_lesson")
    page.locator("a:visible", has_text="Open the exercise").click()
    page.wait_for_selector(f"{RAN} .wbf-form[data-question=warm_up]")


def test_the_exercise_is_answered_by_clicking(course: Lab, learner_page: Callable[..., Page]) -> None:
    page = learner_page(course.url(EXERCISE))
    page.wait_for_selector(RAN)
    company = world(sheet_of(course, EXERCISE).world)
    form(page, "warm_up").locator("label", has_text="The same product").click()
    saved(page, "warm_up")
    form(page, "repeats").locator("input").click()
    page.keyboard.type(f"{RIGHT['repeats'](company):g}")
    page.keyboard.press("Tab")
    saved(page, "repeats")
    for seller, chance in RIGHT["chances"](company).items():
        form(page, "chances").locator("tr", has_text=seller).locator("input").click()
        page.keyboard.type(f"{chance:g}")
    page.keyboard.press("Tab")
    saved(page, "chances")
    for sentence in RIGHT["speech"](company):
        form(page, "speech").locator(f"input[value={sentence}]").click()
    saved(page, "speech")
    for seller in RIGHT["calls"](company):
        form(page, "calls").locator("tr", has_text=seller).locator("input").click()
    saved(page, "calls")
    form(page, "heard").locator("input").click()
    page.keyboard.type(f"{RIGHT['heard'](company):g}")
    page.keyboard.press("Tab")
    saved(page, "heard")
    for seller, label in RIGHT["patch"](company).items():
        form(page, "patch").locator("tr", has_text=seller).locator("select").select_option(label)
    saved(page, "patch")
    received = page.locator(".wbf-check-heading:visible", has_text="Received")
    expect(received).to_have_count(6)
    no_code_and_no_traceback(page)
    take_picture(page, "c1_exercise")
    assert set(sheet_of(course, EXERCISE).answers) == set(RIGHT)
    # The second copy reaches the notebook on disk without a save by hand.
    until(page, lambda: (course.work / EXERCISE).read_text("utf-8").count('"sheet_id"') == len(RIGHT))


def test_every_answer_is_there_after_the_tab_is_closed_and_the_kernel_killed(
    course: Lab, learner_page: Callable[..., Page]
) -> None:
    course.kernel(EXERCISE).kill()
    page = learner_page(course.url(EXERCISE))
    page.wait_for_selector(RAN)
    read_answers(page, world(sheet_of(course, EXERCISE).world))
    no_code_and_no_traceback(page)


def test_a_lost_sheet_is_restored_from_the_notebook(course: Lab, learner_page: Callable[..., Page]) -> None:
    before = sheet_of(course, EXERCISE)
    course.kernel(EXERCISE).kill()
    (course.work / EXERCISE).with_name("answers.json").unlink()
    page = learner_page(course.url(EXERCISE))
    page.wait_for_selector(RAN)
    expect(page.get_by_text(f"Restored {len(RIGHT)} answers")).to_be_visible()
    read_answers(page, world(before.world))
    assert sheet_of(course, EXERCISE) == before


def test_submitting_writes_one_zip_and_a_receipt(course: Lab, learner_page: Callable[..., Page]) -> None:
    page = learner_page(course.url(EXERCISE))
    page.wait_for_selector(RAN)
    closing = page.locator(".wbf-submit:visible")
    expect(closing).to_contain_text("7 of 7 questions answered")
    company = world(sheet_of(course, EXERCISE).world)
    for seller, chance in RIGHT["chances"](company).items():
        expect(closing).to_contain_text(f"{seller} {chance:g} %")
    closing.get_by_label("Your learner id").click()
    page.keyboard.type(LEARNER)
    closing.locator("button").click()
    digest = sheet_of(course, EXERCISE).digest()
    expect(closing.locator(".wbf-receipt")).to_contain_text(digest)
    take_picture(page, "c1_submit")
    with page.expect_download() as downloading:
        closing.locator(".wbf-receipt a").click()
    downloaded = Path(downloading.value.path()).read_bytes()
    [package] = sorted((course.work / "submissions").iterdir())
    assert downloaded == package.read_bytes()
    with zipfile.ZipFile(package) as zipped:
        assert sorted(zipped.namelist()) == ["answers.json", f"{MODULE}.ipynb", "receipt.json"]
        assert json.loads(zipped.read("receipt.json"))["content_hash"] == digest
    # Asked once: the id is there the next time.
    page.reload()
    page.wait_for_selector(RAN)
    expect(page.locator(".wbf-submit:visible").get_by_label("Your learner id")).to_have_value(LEARNER)


def test_coming_home_shows_what_is_done(course: Lab, learner_page: Callable[..., Page]) -> None:
    page = learner_page(course.url("start.ipynb"))
    page.wait_for_selector(RAN)
    expect(page.locator("ol.wbf-path:visible")).to_contain_text(re.compile(r"exercise · \d+ min · done"))
    page.locator(".wbf-path a", has_text="Same everything: exercise").click()
    page.wait_for_selector(f"{RAN} .wbf-form[data-question=warm_up]")
    page.locator("[data-command='saleslab:home']:visible").click()
    expect(page.locator("ol.wbf-path:visible")).to_contain_text(re.compile(r"exercise · \d+ min · done"))


def test_the_instructor_grades_that_very_file(course: Lab, tmp_path: Path) -> None:
    [package] = sorted((course.work / "submissions").iterdir())
    made = make_class(ROOT, tmp_path / "class")
    grade_module(ClassFolder(made.root), MODULE, [package], lambda things, _: things, confirmed=lambda _: True)
    with (made.root / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["learner"], float(row["total"]), float(row["out of"])) == (LEARNER, 20.0, 20.0)
    [page] = (made.root / "feedback" / LEARNER).rglob("*.html")
    assert "20 of 20" in page.read_text("utf-8")
