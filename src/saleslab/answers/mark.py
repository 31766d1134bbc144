"""What grading says of one answer. It stands below the grading classes, so that results are read without them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["right", "partly", "not yet", "missing", "unusable"]


@dataclass(frozen=True)
class Mark:
    """The result of one question: ``points`` of ``possible``, both finite, 0 <= points <= possible."""

    points: float
    possible: float
    status: Status
    message: str
