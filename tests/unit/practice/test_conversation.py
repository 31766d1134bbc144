"""A conversation in the page, without a browser: saved line by line, restored, and never two ways at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from saleslab.answers import MIME, AnswerError, Store, parse_spec
from saleslab.practice import ask, start
from saleslab.practice.conversation import script as scripts
from saleslab.practice.conversation.overheard import overheard
from saleslab.practice.conversation.widget import Conversation
from saleslab.practice.session import current
from saleslab.practice.submit import _overview

from .helpers import MODULE, Page, saved

BADLY = ["right_people", "discount", "brochure"]
PLAN = {"learn": "easter", "first": "notes", "close": "night_round"}
SPEC = parse_spec("conversation", {"question": "q", "prompt": "Talk to her.", "script": "freezer_first_call"})


@pytest.fixture
def talks(monkeypatch: pytest.MonkeyPatch) -> list[Conversation]:
    """Every conversation made in the test, in order."""
    made: list[Conversation] = []
    original = Conversation.__init__

    def remember(self: Conversation, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        made.append(self)

    monkeypatch.setattr(Conversation, "__init__", remember)
    return made


def freezer() -> None:
    ask.conversation("q", "A buyer is on the line.", script="freezer_first_call")


def deal() -> None:
    ask.conversation("q", "Twenty minutes with her.", script="deal_4471", plan=True)


def act(talk: Conversation, **content: Any) -> dict[str, Any]:
    """What the page sends; returns the state after it."""
    talk._handle_custom_msg({"view": "view", "seq": 1, **content}, [])
    state: dict[str, Any] = talk.state
    return state


def say(talk: Conversation, *moves: str) -> dict[str, Any]:
    for move in moves:
        act(talk, do="say", move=move, at=talk.state["at"])
    state: dict[str, Any] = talk.state
    return state


def test_each_line_is_answered_and_saved_at_once(notebook: Any, talks: list[Conversation]) -> None:
    folder = notebook(kind="lesson").parent
    freezer()
    assert [line["who"] for line in talks[0].state["log"]] == ["other"]
    for said in range(1, 4):
        state = say(talks[0], BADLY[said - 1])
        assert len(state["log"]) == 1 + 2 * said
        assert saved(folder)["q"] == {"plan": {}, "path": BADLY[:said]} | ({"open": True} if said < 3 else {})
    assert (state["phase"], state["moves"]) == ("end", [])
    assert state["log"][-1]["text"] == "Yes. Send me something."
    assert "Would she take your next call?" in state["debrief"]


def test_a_conversation_goes_on_where_it_stood(notebook: Any, talks: list[Conversation], shown: Page) -> None:
    notebook(kind="lesson")
    deal()
    act(talks[0], do="plan", plan=PLAN)
    before = say(talks[0], "why_now", "hard_week")
    start(MODULE, "lesson")
    deal()
    after = talks[1].state
    for part in ("phase", "log", "moves", "at", "message"):
        assert after[part] == before[part]
    assert f"You: {before['log'][2]['text']}" in shown.outputs[-2]["text/plain"]
    assert len(say(talks[1], "had_to_ring")["log"]) == len(before["log"]) + 2


def test_the_hidden_state_stays_hidden_until_the_end(notebook: Any, talks: list[Conversation]) -> None:
    notebook(kind="lesson")
    freezer()
    say(talks[0], *BADLY[:2])
    everything = json.dumps([talks[0].ask, talks[0].state])
    for hidden in ("trust", "urgency", "fear", "38000", "210", "lands", "worth", "pitch"):
        assert hidden not in everything
    assert talks[0].state["debrief"] == ""


def test_without_a_whole_plan_it_does_not_begin(notebook: Any, talks: list[Conversation]) -> None:
    folder = notebook(kind="lesson").parent
    deal()
    for plan in (None, {}, {"learn": "easter"}, {**PLAN, "learn": "x"}, {**PLAN, "learn": ["easter"]}, 7):
        state = act(talks[0], do="plan", plan=plan)
        assert (state["phase"], state["tone"]) == ("plan", "error")
    assert not (folder / "answers.json").exists()


def test_another_window_has_gone_on(notebook: Any, talks: list[Conversation]) -> None:
    folder = notebook(kind="lesson").parent
    freezer()
    start(MODULE, "lesson")
    freezer()
    say(talks[1], "what_happened")
    state = act(talks[0], do="say", move="how_many", at=0)
    assert state["message"] == "It has gone on in another window. This is where it stands now."
    assert state["log"] == talks[1].state["log"]
    assert saved(folder)["q"]["path"] == ["what_happened"]
    assert say(talks[0], "a_lot")["log"][-2]["text"] == "A lot. What was in it?"


def test_once_more_is_for_practice_and_the_first_run_stays(notebook: Any, talks: list[Conversation]) -> None:
    folder = notebook(kind="lesson").parent
    freezer()
    assert act(talks[0], do="again")["phase"] == "talk"
    say(talks[0], *BADLY)
    act(talks[0], do="again")
    state = say(talks[0], "what_happened", "a_lot", "customers_said")
    assert "She asked you to come" in state["debrief"]
    assert state["message"].startswith("For practice.")
    first = {"plan": {}, "path": BADLY}
    assert saved(folder)["q"] == first | {"again": {"plan": {}, "path": ["what_happened", "a_lot", "customers_said"]}}
    assert SPEC.clean(saved(folder)["q"]) == first
    start(MODULE, "lesson")
    freezer()
    assert talks[1].state["log"] == state["log"]


def test_the_copy_in_the_notebook_follows(notebook: Any, talks: list[Conversation], shown: Page) -> None:
    folder = notebook(kind="lesson").parent
    freezer()
    say(talks[0], "what_happened")
    copy = shown.by_id["answer-q"][MIME]
    assert copy["answer"]["value"] == saved(folder)["q"]


@pytest.mark.parametrize(
    "content",
    [None, "x", {}, {"do": "jump"}, {"do": "say"}, {"do": "say", "move": ["a"], "at": 0}, {"do": "plan", "plan": {}}],
)
def test_no_message_from_a_page_raises_or_changes_anything(
    notebook: Any, talks: list[Conversation], content: Any
) -> None:
    folder = notebook(kind="lesson").parent
    freezer()
    before = talks[0].state["log"]
    talks[0]._on_message(talks[0], content, [])
    assert talks[0].state["tone"] in ("error", "draft")
    assert talks[0].state["log"] == before
    assert not (folder / "answers.json").exists()


def test_a_failing_save_is_told_and_the_line_is_taken_back(
    notebook: Any, talks: list[Conversation], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    notebook(kind="lesson")
    freezer()
    say(talks[0], "what_happened")

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(Store, "put", fail)
    state = say(talks[0], "a_lot")
    assert state["tone"] == "error" and "RuntimeError" in state["message"]
    assert (state["at"], len(state["log"])) == (1, 3)
    assert saved(tmp_path)["q"]["path"] == ["what_happened"]


def test_nothing_is_saved_while_being_graded(
    notebook: Any, talks: list[Conversation], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = notebook(kind="lesson").parent
    freezer()
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert say(talks[0], "what_happened")["message"] == "Not saved: this notebook is being graded."
    assert not (folder / "answers.json").exists()


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ({"plan": {}, "path": ["what_happened", "rewritten"]}, 3),
        ({"plan": {}, "path": [7, None]}, 1),
        ({"plan": {"x": "y"}, "path": ["what_happened"]}, 1),
        ({"plan": [], "path": {}}, 1),
        ("x", 1),
        ([1], 1),
    ],
)
def test_a_saved_conversation_that_no_longer_fits_goes_on_from_where_it_does(
    notebook: Any, talks: list[Conversation], tmp_path: Path, value: Any, lines: int
) -> None:
    Store(tmp_path, MODULE).put("q", value)
    notebook(kind="lesson")
    freezer()
    assert len(talks[0].state["log"]) == lines
    assert "has been rewritten since" in talks[0].state["message"]


def test_a_wrong_script_is_told_with_file_line_and_reason(
    notebook: Any, shown: Page, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    notebook(kind="lesson")
    monkeypatch.setattr(scripts, "SCRIPTS", tmp_path)
    (tmp_path / "broken_here.yml").write_text("title: A call\nscene: [1,\n")
    ask.conversation("q", "Talk.", script="broken_here")
    ask.conversation("r", "Talk.", script="not_there")
    assert "broken_here.yml, line 3: " in shown.text
    assert "not_there.yml: can't be read (No such file or directory)" in shown.text


OVERHEARD = """ask.conversation("q", "A buyer is on the line.", script="freezer_first_call")"""
WELL = ["what_happened", "a_lot", "customers_said"]


def test_another_sellers_call_is_heard_once_the_own_one_has_ended(
    notebook: Any, talks: list[Conversation], shown: Page
) -> None:
    notebook(OVERHEARD, kind="lesson")
    freezer()
    overheard("q", "The same call, another seller", lines=WELL)
    say(talks[0], *BADLY[:2])
    [place] = [each for each in shown.by_id if each.startswith("overheard-q")]
    assert shown.by_id[place]["text/plain"].startswith("Have your own conversation first.")
    say(talks[0], BADLY[2])
    heard = shown.by_id[place]["text/plain"].splitlines()
    assert heard[0] == "The same call, another seller"
    assert [line.split(":")[0] for line in heard[1:]] == [
        "The operations manager",
        *["The other seller", "The operations manager"] * 3,
    ]
    assert "Two hundred and ten thousand a year" in heard[-1]


def test_two_sellers_of_one_buyer_keep_a_place_each(notebook: Any, talks: list[Conversation], shown: Page) -> None:
    notebook(OVERHEARD, kind="lesson")
    freezer()
    overheard("q", "The first seller", lines=BADLY)
    overheard("q", "The second seller", lines=WELL)
    say(talks[0], *BADLY)
    pages = [page["text/plain"].splitlines() for name, page in shown.by_id.items() if name.startswith("overheard-q")]
    assert [page[0] for page in pages] == ["The first seller", "The second seller"]
    assert pages[0][-1] != pages[1][-1]


def test_lines_that_the_script_does_not_have_are_the_authors_mistake(notebook: Any, shown: Page) -> None:
    notebook(OVERHEARD, kind="lesson")
    overheard("q", "The same call", lines=["a_lot"])
    overheard("nobody", "The same call", lines=WELL)
    assert shown.text.count("This conversation can’t be shown") == 2


def test_the_closing_cell_tells_a_conversation_begun_from_one_ended(notebook: Any, talks: list[Conversation]) -> None:
    notebook(OVERHEARD)
    freezer()
    seen = []
    for move in (None, *BADLY):
        if move:
            say(talks[0], move)
        [entry] = _overview(current())["entries"]
        seen.append(entry["status"])
    assert seen == ["missing", "not finished", "not finished", "answered"]


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (None, "has not begun"),
        ({"plan": {}, "path": [], "x": 1}, "has not begun"),
        ({"plan": {}, "path": ["a"], "open": True}, "not come to its end"),
        ({"plan": {}, "path": []}, "not come to its end"),
        ({"plan": {"a": 1}, "path": ["a"]}, "plan can’t be read"),
        ({"plan": {}, "path": ["a"] * 41}, "lines of the conversation can’t be read"),
        ({"plan": {}, "path": ["../../x"]}, "lines of the conversation can’t be read"),
    ],
)
def test_what_is_no_finished_conversation_is_no_answer(value: Any, says: str) -> None:
    with pytest.raises(AnswerError, match=says):
        SPEC.clean(value)
