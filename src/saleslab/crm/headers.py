"""Which CRM a file came from, and which of its columns is which: told by the headers, with how sure that is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

CRMS = ("Salesforce", "HubSpot", "Pipedrive", "Dynamics 365", "Zoho")
_PROOF = {"V": 1.0, "C": 0.9, "K": 0.75}
_CORE = ("opportunity_id", "opportunity_name", "owner", "amount", "stage_name", "status", "created_date", "close_date")
"""What every CRM exports under names of its own."""
RECOGNISED = 0.6
_TIME_IN_STAGE = re.compile(r'(?:cumulative )?time in "?(?P<stage>.+?)"? \(hh:mm:ss\)$', re.IGNORECASE)
_BAD_CONTROLS = ("lead quality", "quality", "rating", "lead score", "score", "hot", "temperature", "fit score", "grade")


class Spelling(NamedTuple):
    """How one CRM writes one field; ``proof`` (0..1) says how well that is known, ``place`` which to prefer."""

    field: str
    crm: str
    proof: float
    place: int


class Guess(NamedTuple):
    """The columns taken for a field, the best first, and how sure that is (0..1)."""

    field: str
    headers: tuple[str, ...]
    sure: float


class Recognition(NamedTuple):
    """The CRM a file seems to come from, or None; how sure that is (0..1), and why in words."""

    crm: str | None
    sure: float
    why: str


def plain(header: str) -> str:
    """A header as it is compared: no case, stars, punctuation or double spaces; a hyphen between blanks stays."""
    text = unicodedata.normalize("NFKC", header).replace("\ufeff", "").casefold()
    text = re.sub(r"\s+[-–—]\s+", "\0", text)
    text = re.sub(r"[^\w\0]+|_", " ", text).replace("\0", " - ")
    return re.sub(r" +", " ", text).strip()


@lru_cache(maxsize=1)
def spellings() -> Mapping[str, tuple[Spelling, ...]]:
    """Every known header in its plain form -> what it may stand for."""
    written = yaml.safe_load(Path(__file__).with_name("headers.yml").read_text("utf-8"))
    found: dict[str, list[Spelling]] = {}
    for name, crms in written.items():
        for crm, by_proof in crms.items():
            names = [(header, proof) for proof, headers in by_proof.items() for header in headers]
            for place, (header, proof) in enumerate(names):
                found.setdefault(plain(header), []).append(Spelling(name, crm, _PROOF[proof], place))
    return {header: tuple(meanings) for header, meanings in found.items()}


def known(header: str) -> bool:
    """Whether any CRM has such a column."""
    return bool(_meanings(header))


def stage_timed(header: str) -> str | None:
    """The stage whose duration a column holds ("Cumulative time in "Demo (Sales)" (HH:mm:ss)"), or None."""
    match = _TIME_IN_STAGE.match(re.sub(r"\s+", " ", header).strip())
    return match["stage"].strip(' "') if match else None


def opinions(headers: Sequence[str]) -> list[str]:
    """Columns that hold somebody's opinion of a deal: bad to compare like with like by, since they know the outcome."""
    return [header for header in headers if any(plain(base(header)).endswith(word) for word in _BAD_CONTROLS)]


def recognise(headers: Sequence[str]) -> Recognition:
    """Tell the CRM by the headers of a file.

    Sure is the share of the CRM's core fields that are there, each by how well its spelling is known, times how much
    sets this CRM apart from the others.
    """
    meanings = [spellings().get(plain(base(header)), ()) for header in headers]
    scores: dict[str, tuple[float, int, int]] = {}
    for crm in CRMS:
        proof: dict[str, float] = {}
        for found in meanings:
            for spelling in found:
                if spelling.crm == crm:
                    proof[spelling.field] = max(proof.get(spelling.field, 0.0), spelling.proof)
        has = {s.field for every in spellings().values() for s in every if s.crm == crm} & set(_CORE)
        # The best five: no report shows every column.
        best = sorted((proof.get(name, 0.0) for name in has), reverse=True)[:5]
        own = sum(any(s.crm == crm for s in f) and {s.crm for s in f} <= {crm, "any"} for f in meanings)
        scores[crm] = (sum(best) / 5 * (0.5 + 0.25 * min(own, 2)), own, len(proof))
    crm = max(scores, key=lambda name: scores[name])
    sure, own, fields = scores[crm]
    why = f"{fields} headers are known from {crm}, {own} of them from {crm} alone"
    return Recognition(crm if sure >= RECOGNISED else None, round(sure, 2), why)


def guesses(headers: Sequence[str], crm: str | None, fits: Callable[[str, str], bool]) -> dict[str, Guess]:
    """For each field the columns that seem to hold it. The recognised CRM's own spelling comes first.

    ``fits(field, header)``: whether what is in a column can be such a field.
    """
    found: dict[str, list[tuple[bool, int, float, str]]] = {}
    for header in headers:
        meanings = [s for s in _meanings(header) if fits(s.field, header)]
        if meanings:
            # One header may mean two things ("Closed"): the CRM's own meaning wins.
            best = max(meanings, key=lambda s: (s.crm == crm, s.proof, -s.place))
            sure = best.proof if best.crm == crm else 0.8 * best.proof
            found.setdefault(best.field, []).append((best.crm != crm, best.place, sure, header))
    chosen = {}
    for field, candidates in found.items():
        candidates.sort(key=lambda candidate: candidate[:2])
        chosen[field] = Guess(field, tuple(header for *_, header in candidates), round(candidates[0][2], 2))
    return chosen


def _meanings(header: str) -> Sequence[Spelling]:
    """What a header may stand for. Pipedrive writes "Deal - " before fields of one's own too."""
    name = plain(base(header))
    own = name.partition(" - ")[2]
    return spellings().get(name) or [s for s in spellings().get(own, ()) if s.crm == "any"]


def base(header: str) -> str:
    """The header without the number given to a repeated one."""
    return re.sub(r" \(\d+\)$", "", header)
