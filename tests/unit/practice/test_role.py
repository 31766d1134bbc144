"""The lines that differ with the role: one's own, or all three for whoever has not said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from saleslab.answers import Store
from saleslab.practice import for_role

from .helpers import Page

LINES = {"rep": "Your last course.", "manager": "Your team's seats.", "leader": "Your budget."}


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, notebook: Any) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    notebook(kind="lesson")
    monkeypatch.setenv("SALESLAB_WORK", str(folder))
    return folder


@pytest.mark.parametrize("role", LINES)
def test_the_line_of_the_role_alone_is_shown(role: str, work: Path, shown: Page) -> None:
    Store(work, "start").put("role", role)
    for_role(**LINES)
    assert shown.outputs[-1]["text/plain"] == LINES[role]


@pytest.mark.parametrize("damage", [None, b"{", b"[]"])
def test_all_three_are_shown_where_nobody_has_said_who_they_are(damage: bytes | None, work: Path, shown: Page) -> None:
    if damage is not None:
        (work / "answers.json").write_bytes(damage)
    for_role(**LINES)
    assert shown.outputs[-1]["text/plain"].splitlines() == [
        "You sell: Your last course.",
        "You lead a team: Your team's seats.",
        "You lead the sales organisation: Your budget.",
    ]


def test_a_role_that_nobody_offers_counts_as_none(work: Path, shown: Page) -> None:
    Store(work, "start").put("role", "<b>king</b>")
    for_role(**LINES)
    assert len(shown.outputs[-1]["text/plain"].splitlines()) == 3
