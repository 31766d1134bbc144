"""The instructor's commands: ``saleslab grade``, ``saleslab class`` and ``saleslab grade-demo``."""

from __future__ import annotations

from pathlib import Path

import typer

app = typer.Typer()

ROOT = Path(__file__).parents[3]
"""The checkout this package is installed from."""
