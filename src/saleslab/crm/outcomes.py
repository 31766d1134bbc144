"""How a deal ended, told in one of five ways: stage names, a status word, yes-or-no columns, 0 and 1, a payment."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from saleslab.crm.defects import SHOWN, Defect, Question, Refused

Outcome = Literal["won", "lost", "no_decision", "open"]
OUTCOMES: Mapping[Outcome, str] = {
    "won": "Won",
    "lost": "Lost",
    "no_decision": "No decision: the buyer did nothing",
    "open": "Still open",
}
Zero = Literal["lost", "open"]

_WORDS: tuple[tuple[Outcome, str], ...] = (
    (
        "no_decision",
        r"no.?decision|dark$|ghosted|stalled|abandon|cancell?ed|unresponsive|no.?response|timed.?out"
        r"|keine entscheidung|storniert|eingeschlafen|abgebrochen|sans (suite|decision)|abandonne"
        r"|sin decision|cancelad",
    ),
    (
        "lost",
        r"\blost\b|closedlost|out.?sold|disqualified|rejected|declined|\bdead\b|verloren|abgelehnt|disqualifiziert"
        r"|perdue?s?\b|perdid[oa]|refuse|rechazad",
    ),
    (
        "won",
        r"\bwon\b|closedwon|contract signed|gewonnen|vertrag unterschrieben|gagnee?s?\b|ganad[oa]"
        r"|contract sent back|converted to customer",
    ),
)
_UNCLEAR = re.compile(r"^(closed|close|done|complete[d]?|finished|geschlossen|abgeschlossen|cloture|ferme|cerrad[oa])$")


class Ending(NamedTuple):
    """Each row's outcome (one of OUTCOMES, missing where nothing tells) and how it was told, in words.

    ``levels``: how each stage or status was read, where those told.
    """

    outcome: pd.Series
    told: str
    defects: tuple[Defect, ...] = ()
    levels: Mapping[str, Outcome] = MappingProxyType({})


def meant(level: str) -> Outcome | None:
    """What a stage or status means: open where nothing speaks of an end; None for "Closed" and the like."""
    text = "".join(c for c in unicodedata.normalize("NFKD", level.casefold()) if not unicodedata.combining(c))
    text = re.sub(r"[_\-/]+", " ", text).strip()
    for outcome, pattern in _WORDS:
        if re.search(pattern, text):
            return outcome
    return None if _UNCLEAR.match(text) else "open"


def endings(
    columns: Mapping[str, pd.Series], answers: Mapping[str, Outcome], zero: Zero | None, headers: Mapping[str, str]
) -> Ending:
    """Tell each row's outcome.

    Args:
        columns: those of is_won, is_closed, is_lost, paid (1, 0 or missing), and status, stage_name, status_reason,
            lost_reason (text) that the file has. The first of flags, status, stage and payment that is there tells.
        answers: the owner's word on what a stage or status means; it goes before ours.
        zero: the owner's word on what "not won" or "not paid" means where no column says whether a deal is open.
        headers: what the file calls each column, for messages.

    Raises Refused: no column tells; a level is unclear; "not won" could mean lost or open.
    """
    if "is_won" in columns:
        ending = _by_flags(columns, zero, headers, answers)
    elif "status" in columns:
        ending = _by_level(columns["status"], "status", answers, headers)
    elif "stage_name" in columns:
        ending = _by_level(columns["stage_name"], "stage_name", answers, headers)
    elif "paid" in columns:
        paid = columns["paid"]
        words = _not_known(zero, headers["paid"], "empty", "not paid")
        ending = Ending(_spelt(np.where(paid > 0, "won", words)), f"a payment in “{headers['paid']}”")
    else:
        raise Refused(
            "No column tells how a deal ended: no stage, no status, nothing that says won or lost.",
            "Export that column too, or choose it in the mapping.",
        )
    ending = _with_reasons(ending, columns, answers)
    return _against_stage(ending, columns, answers, headers) if "stage_name" in columns else ending


def _by_flags(
    columns: Mapping[str, pd.Series], zero: Zero | None, headers: Mapping[str, str], answers: Mapping[str, Outcome]
) -> Ending:
    won = columns["is_won"]
    if "is_closed" in columns:
        closed = columns["is_closed"]
        outcome = np.where(won > 0, "won", np.where(closed > 0, "lost", "open"))
        told = f"“{headers['is_won']}” and “{headers['is_closed']}”"
        missing = won.isna() & closed.isna()
    elif "is_lost" in columns:
        lost = columns["is_lost"]
        outcome = np.where(won > 0, "won", np.where(lost > 0, "lost", "open"))
        told = f"“{headers['is_won']}” and “{headers['is_lost']}”"
        missing = won.isna() & lost.isna()
    elif "stage_name" in columns or "status" in columns:
        name = "status" if "status" in columns else "stage_name"
        level = _by_level(columns[name], name, answers, headers, needs_won=False)
        outcome = np.where(won > 0, "won", level.outcome.where(level.outcome != "won", "lost"))
        told, missing = f"“{headers['is_won']}” and “{headers[name]}”", won.isna() & level.outcome.isna()
    else:
        outcome = np.where(won > 0, "won", _not_known(zero, headers["is_won"], "no", "not won"))
        told, missing = f"“{headers['is_won']}”", won.isna()
        if zero == "open":
            missing &= False
    return Ending(_spelt(outcome).mask(missing), told)


def _not_known(zero: Zero | None, header: str, cell: str, words: str) -> Zero:
    if zero is not None:
        return zero
    raise Refused(
        f"“{header}” tells which deals were won, and nothing tells whether the others are lost or still open.",
        "Say which.",
        [
            Question(
                "zero",
                f"{header}: what does “{cell}” mean?",
                {
                    "lost": f"{words} means lost: every deal in the file has ended",
                    "open": f"{words} can mean still open",
                },
            )
        ],
    )


def _by_level(
    column: pd.Series,
    name: str,
    answers: Mapping[str, Outcome],
    headers: Mapping[str, str],
    needs_won: bool = True,
) -> Ending:
    found = {level: answers.get(level, meant(level)) for level in column.dropna().unique()}
    unclear = [level for level, outcome in found.items() if outcome is None]
    if unclear:
        raise Refused(
            f"“{headers[name]}” says {', '.join(f'“{level}”' for level in unclear[:SHOWN])}, which may be won or lost.",
            "Say what it means.",
            [Question(f"outcomes.{level}", f"What does “{level}” mean?", _spoken()) for level in unclear],
        )
    if needs_won and "won" not in found.values():
        raise Refused(
            f"No value of “{headers[name]}” says that a deal was won ({', '.join(list(map(str, found))[:6])}).",
            "Say in the mapping which value means won, or choose another column.",
            [Question("outcomes", f"{headers[name]}: which value means won?", {level: level for level in found})],
        )
    meanings = {level: outcome for level, outcome in found.items() if outcome is not None}
    return Ending(column.map(meanings).astype("str"), f"“{headers[name]}”", levels=meanings)


def _with_reasons(ending: Ending, columns: Mapping[str, pd.Series], answers: Mapping[str, Outcome]) -> Ending:
    """Deals called lost whose reason says that the buyer decided nothing."""
    outcome = ending.outcome
    for name in ("status_reason", "lost_reason", "stage_name"):
        if name in columns:
            found = {level: answers.get(level, meant(level)) for level in columns[name].dropna().unique()}
            idle = [level for level, means in found.items() if means == "no_decision"]
            outcome = outcome.mask((outcome == "lost") & columns[name].isin(idle), "no_decision")
    return ending._replace(outcome=outcome)


def _against_stage(
    ending: Ending, columns: Mapping[str, pd.Series], answers: Mapping[str, Outcome], headers: Mapping[str, str]
) -> Ending:
    """Count rows whose stage says another end than what told it."""
    stage = columns["stage_name"]
    found = {level: answers.get(level, meant(level)) for level in stage.dropna().unique()}
    said = stage.map(found)
    ends = said.isin(["won", "lost", "no_decision"])
    differs = ends & ending.outcome.notna() & ((said == "won") != (ending.outcome == "won"))
    if not differs.any():
        return ending
    pairs = (stage[differs] + " / " + ending.outcome[differs]).unique()[:SHOWN]
    defect = Defect(
        what=f"“{headers['stage_name']}” contradicts how the deal ended",
        count=int(differs.sum()),
        examples=tuple(map(str, pairs)),
        done=f"{ending.told} is believed.",
        means="If the stage is right, the win rates are off by these deals.",
    )
    return ending._replace(defects=(*ending.defects, defect))


def _spoken() -> dict[str, str]:
    return {str(outcome): words for outcome, words in OUTCOMES.items()}


def _spelt(outcome: object) -> pd.Series:
    return pd.Series(np.asarray(outcome, dtype=object)).astype("str")
