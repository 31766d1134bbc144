"""Putting something into the notebook's page, and the files that widgets are made of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from IPython.display import display, update_display

_STATIC = Path(__file__).parent / "static"
LOOK = (_STATIC / "look.css").read_text(encoding="utf-8")
"""The style sheet of every widget."""

ELSEWHERE = "To answer, open this page in the course’s lab: the README says how."
"""What a page without widgets tells whoever has not answered: GitHub, a printout, a viewer."""

Bundle = Mapping[str, Any]
"""One output: its content by MIME type."""


def script(*names: str) -> str:
    """The ES module of a widget: the shared kit, then its own files."""
    return "\n".join((_STATIC / f"{name}.js").read_text(encoding="utf-8") for name in ("kit", *names))


def put(bundle: Bundle, display_id: str | None = None) -> None:
    """Add an output to the running cell; with an id it can be renewed later."""
    display(dict(bundle), raw=True, display_id=display_id)


def renew(bundle: Bundle, display_id: str) -> None:
    """Replace, in place, the output that was put under ``display_id``; it is saved with the notebook."""
    update_display(dict(bundle), raw=True, display_id=display_id)


def widget_view(widget: Any) -> dict[str, Any]:
    """The part of a bundle that shows ``widget``."""
    view = {"model_id": widget.model_id, "version_major": 2, "version_minor": 0}
    return {"application/vnd.jupyter.widget-view+json": view}
