"""The page made of a learner's words: written beside the notebook once it is whole, everything in it as text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saleslab.answers import AnswerError, parse_spec
from saleslab.practice import ask
from saleslab.practice.form import Form

from .helpers import Page, enter

ARGUMENTS: dict[str, Any] = {
    "title": "My next 1:1",
    "parts": {"who": "Who, by initials?", "question": "Your first question"},
    "least": 5,
}
CALL = f'ask.page("guide", "One seller, one page.", **{ARGUMENTS!r})'
WHOLE = {"who": "A.B.", "question": "Whom would you ring <script>alert(1)</script> first?"}


@pytest.fixture
def form(notebook: Callable[..., Path], forms: list[Form]) -> Form:
    notebook(CALL)
    ask.page("guide", "One seller, one page.", **ARGUMENTS)
    return forms[-1]


def test_a_page_is_written_once_every_part_is_there_and_anew_after_a_change(
    form: Form, tmp_path: Path, shown: Page
) -> None:
    page = tmp_path / "guide.html"
    state = enter(form, {"who": "A.B.", "question": ""})
    assert state["message"] == "Kept, not finished yet. Still empty: Your first question"
    assert not page.exists() and shown.by_id["page-guide"]["text/plain"] == ""
    assert enter(form, {"who": "A.B.", "question": "Why?"}, 2)["message"].endswith("at least 5 words in all.")
    assert enter(form, WHOLE, 3)["message"] == "Saved: your page, 7 words."
    written = page.read_text("utf-8")
    assert "<h1>My next 1:1</h1>" in written and "A.B." in written
    assert "<script" not in written and "&lt;script&gt;" in written and "default-src 'none'" in written
    assert "guide.html" in shown.by_id["page-guide"]["text/plain"]
    enter(form, WHOLE | {"who": "C.D."}, 4)
    assert "C.D." in page.read_text("utf-8") and [p.name for p in tmp_path.glob("*.part")] == []


def test_a_page_that_cannot_be_written_costs_no_answer(form: Form, tmp_path: Path, shown: Page) -> None:
    (tmp_path / "guide.html").mkdir()
    assert enter(form, WHOLE)["message"] == "Saved: your page, 7 words."
    assert "Your answer is safe" in shown.by_id["page-guide"]["text/plain"]


def test_no_page_is_written_where_a_notebook_is_graded(
    form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(form, WHOLE)
    (tmp_path / "guide.html").unlink()
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    ask.page("guide", "One seller, one page.", **ARGUMENTS)
    assert not (tmp_path / "guide.html").exists()


@pytest.mark.parametrize(
    "texts",
    [
        {"who": "asdf asdf asdf", "question": "asdf asdf asdf asdf"},
        {"who": "Who, by initials?", "question": "Your first question"},
        {"who": "One seller, one page.", "question": "My next: who, by initials?"},
        {"who": "Ring Dana before Friday", "question": "Ring Dana before Friday"},
    ],
)
def test_one_word_again_and_again_and_what_is_asked_make_no_page(
    form: Form, tmp_path: Path, texts: dict[str, str]
) -> None:
    assert enter(form, texts)["message"].endswith("In your own words, please: somebody else will read this page.")
    assert not (tmp_path / "guide.html").exists()


def test_a_page_may_ask_for_some_words_in_each_part() -> None:
    spec = parse_spec("page", {"question": "guide", "prompt": "One page.", **ARGUMENTS, "each": 2})
    with pytest.raises(AnswerError, match="At least 2 words, please: Who, by initials"):
        spec.clean(WHOLE)
    assert spec.clean(WHOLE | {"who": "A. B."})["who"] == "A. B."
