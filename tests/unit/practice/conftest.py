"""A notebook folder, a session in it, and a page that keeps what is put on it instead of showing it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saleslab.practice import page, session, start
from saleslab.practice.form import Form

from .helpers import MODULE, Page


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Page:
    fake = Page()
    monkeypatch.setattr(page, "display", fake.display)
    monkeypatch.setattr(page, "update_display", fake.update_display)
    return fake


@pytest.fixture
def forms(monkeypatch: pytest.MonkeyPatch) -> list[Form]:
    """Every form made in the test, in order."""
    made: list[Form] = []
    original = Form.__init__

    def remember(self: Form, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        made.append(self)

    monkeypatch.setattr(Form, "__init__", remember)
    return made


@pytest.fixture
def notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: Page) -> Callable[..., Path]:
    """Write a notebook of these cells, go there, and start it."""
    for variable in ("SALESLAB_LAB", "SALESLAB_WORK", "NBGRADER_EXECUTION"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(session, "_current", None)

    def write(*cells: str, kind: Any = "exercise", release: str = "0123456789abcdef") -> Path:
        path = tmp_path / f"{MODULE}.ipynb"
        code = [{"cell_type": "code", "source": cell, "outputs": [], "metadata": {}} for cell in cells]
        path.write_text(json.dumps({"cells": code, "metadata": {"saleslab": {"release": release}}}))
        monkeypatch.chdir(tmp_path)
        start(MODULE, kind)
        return path

    return write
