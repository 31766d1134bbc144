"""The gallery shows every component: each kind of question, and each function that notebooks import."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_args

from saleslab import practice
from saleslab.answers import Spec

SOURCE = Path(__file__).parents[3] / "authoring/gallery/gallery.py"


def test_every_component_is_in_the_gallery() -> None:
    calls = [node.func for node in ast.walk(ast.parse(SOURCE.read_text("utf-8"))) if isinstance(node, ast.Call)]
    asked = {call.attr for call in calls if isinstance(call, ast.Attribute) and ast.unparse(call.value) == "ask"}
    assert {spec.model_fields["kind"].default for spec in get_args(Spec)} - asked == set()
    called = {call.id for call in calls if isinstance(call, ast.Name)}
    assert set(practice.__all__) - {"ask"} - called == set()
