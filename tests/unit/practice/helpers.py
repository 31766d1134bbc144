"""A page that keeps what is put on it, and what a learner does in it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from saleslab.practice.form import Form

MODULE = "c1_same_everything"


@dataclass
class Page:
    """Outputs in order, and the renewals of those that have an id."""

    outputs: list[dict[str, Any]] = field(default_factory=list)
    by_id: dict[str, dict[str, Any]] = field(default_factory=dict)

    def display(self, bundle: dict[str, Any], *, raw: bool, display_id: str | None) -> None:
        assert raw
        self.outputs.append(bundle)
        if display_id:
            self.by_id[display_id] = bundle

    def update_display(self, bundle: dict[str, Any], *, raw: bool, display_id: str) -> None:
        assert raw and display_id in self.by_id, f"nothing was put under {display_id!r}"
        self.by_id[display_id] = bundle

    @property
    def text(self) -> str:
        return "\n".join(output["text/plain"] for output in self.outputs)


def enter(form: Form, value: Any, seq: int = 1, view: str = "view") -> dict[str, Any]:
    """What the page sends when the learner answers; returns the form's state after it."""
    form._handle_custom_msg({"value": value, "seq": seq, "view": view}, [])
    state: dict[str, Any] = form.state
    return state


def saved(folder: Path) -> dict[str, Any]:
    """The answers on disk: question -> value."""
    answers = json.loads((folder / "answers.json").read_text())["answers"]
    return {question: answer["value"] for question, answer in answers.items()}
