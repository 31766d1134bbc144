"""The second copy of each answer, in the notebook's own outputs: found again when ``answers.json`` is gone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from saleslab.answers.sheet import Copy, Sheet

MIME = "application/vnd.saleslab.answer+json"
"""Output type under which a form cell carries its answer; no front end renders it."""

MAX_NOTEBOOK_BYTES = 20_000_000


def copies_in_notebook(path: Path, assignment: str) -> list[Copy]:
    """Every valid copy in the notebook at ``path``; none where it is missing, damaged or enormous."""
    try:
        if path.stat().st_size > MAX_NOTEBOOK_BYTES:
            return []
        notebook = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    return copies_in_cells(notebook, assignment)


def copies_in_cells(notebook: Any, assignment: str) -> list[Copy]:
    """Every valid copy in a notebook's JSON, which may hold anything at all."""
    found = []
    for raw in _payloads(notebook):
        try:
            copy = Copy.model_validate(raw)
        except ValidationError:
            continue
        if copy.assignment == assignment:
            found.append(copy)
    return found


def _payloads(notebook: Any) -> Iterator[Any]:
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    for cell in cells if isinstance(cells, list) else []:
        outputs = cell.get("outputs") if isinstance(cell, dict) else None
        for output in outputs if isinstance(outputs, list) else []:
            data = output.get("data") if isinstance(output, dict) else None
            if isinstance(data, dict) and MIME in data:
                yield data[MIME]


def sheet_from_copies(copies: list[Copy]) -> Sheet | None:
    """The sheet that the copies were of: the one with the newest answer, where a notebook holds several."""
    if not copies:
        return None
    newest = max(copies, key=lambda copy: copy.answer.revision)
    sheet = Sheet(assignment=newest.assignment, release=newest.release, sheet_id=newest.sheet_id)
    merge_copies(sheet, copies)
    return sheet


def merge_copies(sheet: Sheet, copies: list[Copy]) -> list[str]:
    """Put copies newer than the sheet's own answers into it. Returns the questions that were taken over."""
    taken = []
    for copy in copies:
        own = sheet.answers.get(copy.question)
        if copy.sheet_id == sheet.sheet_id and (own is None or copy.answer.revision > own.revision):
            sheet.answers[copy.question] = copy.answer
            taken.append(copy.question)
    return sorted(set(taken))
