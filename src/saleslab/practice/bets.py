"""The learner's bets whose truth has come out: one small file each, in ``bets`` of the work folder.

They stay with the learner: a file to hand in holds nothing of them.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from saleslab.practice.learner import work_folder
from saleslab.practice.session import Session, being_graded

FOLDER = "bets"


class Bet(BaseModel):
    """A locked prediction and its truth, both in the question's unit; ``sure``: percent, 5 to 99."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    value: float
    sure: float = Field(ge=5, le=99)
    within: float
    truth: float

    @property
    def came_off(self) -> bool:
        """Whether the guess was as close as the learner had to be."""
        return abs(self.value - self.truth) <= self.within


def keep_bet(session: Session, question: str, truth: float) -> None:
    """Keep the locked prediction ``question`` with its truth. Once: a bet made after its truth is known is none.

    Raises OSError where the folder can't be written.
    """
    answer, spec = session.store.get(question), session.specs().get(question)
    if being_graded() or answer is None or not answer.locked or spec is None or spec.kind != "prediction":
        return
    folder = work_folder(session.store.folder) / FOLDER
    path = folder / f"{session.kind}-{session.module}-{question}.json"
    if _read(path):
        return
    bet = Bet(**spec.clean(answer.value), within=spec.within, truth=truth)
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=".bet-", suffix=".tmp")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(bet.model_dump_json(indent=1))
    Path(temporary).replace(path)


def kept_bets(session: Session) -> list[Bet]:
    """Every bet that has come out, over all modules. A file that is none is passed over."""
    paths = sorted((work_folder(session.store.folder) / FOLDER).glob("*.json"))
    return [bet for bet in map(_read, paths) if bet]


def _read(path: Path) -> Bet | None:
    try:
        return Bet.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
