"""One finding: a question about an export with its verdict, how sure that is, and what it can't show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from saleslab.charts import Chart
from saleslab.crm.importer import Imported

Sure = Literal["sure", "fairly sure", "can’t tell", "refused"]
FEW = 30
"""Below so many deals nothing is called fairly sure; below ten times as many nothing is called sure."""


@dataclass(frozen=True)
class Finding:
    """One question about an export, answered or refused. ``why``: what the sureness rests on."""

    key: str
    question: str
    verdict: str
    sure: Sure
    why: str
    cannot: str
    chart: Chart | None = None
    rep_level: bool = False


class NotInFile(Exception):
    """What a file lacks to answer a question: the question's key, the reason, the way out."""


QUESTIONS: Mapping[str, str] = {
    "endings": "How many deals do you win?",
    "luck": "Do sellers differ beyond luck?",
    "like": "And like with like?",
    "top": "What is the top fifth made of?",
    "again": "Are last year’s best there again?",
    "cycle": "How long does a deal take?",
    "slip": "Do deals close when they were to?",
    "odds": "Are stated odds worth their name?",
    "stamps": "Can the dates be believed?",
    "calendar": "When are deals won?",
    "hygiene": "How well is the CRM kept?",
    "stages": "Where does the time go?",
    "sellers": "Seller by seller",
}


def finding(key: str, verdict: str, sure: Sure, why: str, cannot: str, chart: Chart | None = None) -> Finding:
    """The finding on one of the questions."""
    # The course writes "47 %"; Python writes "47%".
    verdict, why = (re.sub(r"(?<=\d) ?%", "\u00a0%", words) for words in (verdict, why))
    return Finding(key, QUESTIONS[key], verdict, sure, why, cannot, chart)


def last_day(imported: Imported, key: str) -> pd.Timestamp:
    """The last day of the last year: of the export, or of the last close."""
    closed = imported.opportunities.loc[imported.opportunities["is_closed"], "close_date"].dropna()
    if imported.as_of is None or closed.empty:
        raise NotInFile(key, "Its closed deals have no dates.", "Export the close date.")
    return min(imported.as_of, pd.Timestamp(closed.max()))


def by_number(deals: int) -> Sure:
    """How sure a plain count of so many deals is."""
    return "sure" if deals >= 10 * FEW else "fairly sure" if deals >= FEW else "can’t tell"
