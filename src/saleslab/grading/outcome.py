"""What became of a file that came in, and what a learner may be called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

LEARNER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
"""A learner's id: it becomes a folder's name on every system, and a pattern to nbgrader."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file that came in."""

    source: str
    learner: str
    status: Literal["taken", "here already", "older", "refused"]
    notes: tuple[str, ...] = ()
