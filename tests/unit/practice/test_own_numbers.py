"""The page of one's own numbers, without a browser: what it is sent, what it answers, what it keeps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from saleslab.practice import own_numbers as page
from saleslab.practice.own_numbers import OwnNumbers
from tests.crm.files import deals, text

from .helpers import Page

DAYS = {"Created Date": "2024-01-31", "Close Date": "2024-02-20"}


def upload(widget: OwnNumbers, name: str, content: bytes, piece: int = 700) -> dict[str, Any]:
    """Send a file in pieces, as the page does."""
    for at in range(0, len(content), piece):
        part = content[at : at + piece]
        message = {"act": "piece", "name": name, "at": at, "size": len(content)}
        widget._handle_custom_msg(message, [memoryview(part)])
    return dict(widget.state)


def make(widget: OwnNumbers, sellers: bool = False, answers: Any = None, **columns: str) -> dict[str, Any]:
    message = {"act": "make", "columns": columns, "answers": answers or {}, "sellers": sellers}
    widget._handle_custom_msg(message, [])
    return dict(widget.state)


@pytest.fixture
def widget(tmp_path: Path) -> OwnNumbers:
    return OwnNumbers(tmp_path)


def test_a_file_is_read_in_pieces_and_not_copied(widget: OwnNumbers, tmp_path: Path) -> None:
    state = upload(widget, "deals.csv", text(deals(60, **DAYS)).encode())
    assert state["message"].startswith("deals.csv: Salesforce export, ")
    amount = next(field for field in state["fields"] if field["name"] == "amount")
    assert amount["column"] == ["Amount"] and amount["sure"] == "100 %"
    assert state["headers"]["Amount"] == ["1000", "1250", "1500"]
    done = make(widget)
    assert done["tone"] == "saved" and done["message"].startswith("Done: 60 deals.")
    assert "How many deals do you win?" in widget.result and "works council" not in widget.result
    names = sorted(p.name for p in tmp_path.iterdir())
    assert [n for n in names if not n.endswith(".yml")] == ["own-numbers.salt", "report-deals.html"]
    assert "works council" in (make(widget, sellers=True), widget.result)[1]
    assert (tmp_path / "report-deals-2.html").exists()


def test_a_question_is_asked_once_and_its_answer_kept(widget: OwnNumbers, tmp_path: Path) -> None:
    content = text(deals(60, **DAYS | {"Created Date": "01-02-2018"})).encode()
    upload(widget, "deals.csv", content)
    [question] = make(widget)["questions"]
    assert question["about"] == "dates.Created Date" and len(question["options"]) == 2
    assert make(widget, answers={"dates.Created Date": "day first"})["tone"] == "saved"
    again = OwnNumbers(tmp_path)
    assert "Read as you said last time" in upload(again, "next.csv", content)["message"]
    assert make(again)["tone"] == "saved"


def test_a_column_is_corrected_by_a_click(widget: OwnNumbers) -> None:
    rows = [{"Nr": n, "Wer": "A", "Ende": ("Won", "Lost")[n % 2], "Wert": "5"} for n in range(40)]
    state = upload(widget, "mine.csv", text(rows).encode())
    assert state["unsure"] and state["tone"] == "draft"
    assert make(widget)["tone"] == "error"  # nothing tells how deals ended
    done = make(widget, status="Ende", owner="Wer")
    assert done["tone"] == "saved" and done["unsure"] is False
    assert next(f for f in done["fields"] if f["name"] == "status")["column"] == ["Ende"]


def test_what_cannot_be_read_is_said_and_the_next_file_goes_on(widget: OwnNumbers, tmp_path: Path) -> None:
    assert "empty" not in widget.state["message"]
    state = upload(widget, "old.xls", b"\xd0\xcf\x11\xe0 old")
    assert state["tone"] == "error" and "Save it as .xlsx" in state["message"]
    widget._handle_custom_msg({"act": "open", "name": "../secret.csv"}, [])
    assert widget.state["tone"] == "error"
    widget._handle_custom_msg({"nonsense": 1}, [])
    assert widget.state["tone"] == "error"
    (tmp_path / "there.csv").write_text(text(deals(60, **DAYS)))
    widget._handle_custom_msg({"act": "open", "name": "there.csv"}, [])
    assert widget.state["tone"] == "saved" and "there.csv" in widget.state["files"]


def test_a_lost_piece_is_noticed(widget: OwnNumbers) -> None:
    widget._handle_custom_msg({"act": "piece", "name": "a.csv", "at": 5, "size": 9}, [memoryview(b"abcd")])
    assert "lost on the way" in widget.state["message"]


def test_pages_without_widgets_show_the_sample_and_write_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: Page
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SALESLAB_LAB", raising=False)
    monkeypatch.setattr(page, "put", lambda bundle: shown.outputs.append(bundle))
    page.own_numbers()
    [output] = shown.outputs
    assert "Do sellers differ beyond luck? Yes." in output["text/plain"]
    assert "Spread of sellers' win rates beyond luck" in output["text/plain"]
    assert list(tmp_path.iterdir()) == []
