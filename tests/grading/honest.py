"""Honest submissions, generated: what learners' machines really leave behind, with answers of every kind."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from saleslab.answers import Sheet
from saleslab.answers.sheet import Answer
from saleslab.course.bank import BankEntry
from saleslab.grading.notebooks import rebuild
from saleslab.grading.release import Release
from saleslab.grading.submitted import Submission
from saleslab.org import world
from saleslab.practice.package import make_package

from .site import code_cell

HANDED_IN = datetime(2026, 3, 1, 12, tzinfo=UTC)

Notebook = dict[str, Any]
Change = Callable[[Notebook], Notebook | bytes]


def _not_executed(notebook: Notebook) -> Notebook:
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    return notebook


def _executed(notebook: Notebook) -> Notebook:
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] == "code":
            data = {"text/html": "<p>Received.</p>", "text/plain": "Received."}
            cell["outputs"].append({"output_type": "display_data", "metadata": {}, "data": data})
            cell["execution_count"] = number + 1
    return notebook


def _added_cells(notebook: Notebook) -> Notebook:
    notebook["cells"].insert(3, {"cell_type": "markdown", "id": "own-words", "metadata": {}, "source": "Ask Kim."})
    notebook["cells"].append(code_cell("1 + 1"))
    return notebook


def _other_front_end(notebook: Notebook) -> Notebook:
    notebook["metadata"] |= {"vscode": {"interpreter": {"hash": "0" * 64}}, "colab": {"provenance": []}}
    notebook["metadata"]["language_info"] = {"name": "python", "version": "3.12.1", "pygments_lexer": "ipython3"}
    for cell in notebook["cells"]:
        cell["metadata"] |= {"tags": [], "jupyter": {"outputs_hidden": False}, "scrolled": True, "collapsed": False}
    return notebook


def _no_cell_ids(notebook: Notebook) -> Notebook:
    notebook |= {"nbformat_minor": 4}
    for cell in notebook["cells"]:
        del cell["id"]
    return notebook


def _windows(notebook: Notebook) -> bytes:
    return json.dumps(notebook, indent=1).replace("\n", "\r\n").encode()


def _as_it_is(notebook: Notebook) -> Notebook:
    return notebook


KINDS: dict[str, Change] = {
    "as saved": _as_it_is,
    "not executed": _not_executed,
    "executed": _executed,
    "no sheet, answers in the outputs": _as_it_is,
    "cells added": _added_cells,
    "another front end": _other_front_end,
    "cells without ids": _no_cell_ids,
    "Windows line ends": _windows,
}


def generate(release: Release, bank: list[BankEntry], seed: int) -> Iterator[tuple[str, Submission]]:
    """Submissions without end: kind and bytes, the same for the same seed.

    Each answer is drawn from the bank (right, partly right, wrong and malformed alike), or is missing.
    """
    draw = random.Random(f"{release.module} {seed}")
    # Working an answer out takes a moment, and there are but twenty companies.
    bank = [replace(entry, value=cache(entry.value)) for entry in bank]
    while True:
        for kind, change in KINDS.items():
            answers = _sheet(release, bank, draw)
            notebook = change(copy.deepcopy(rebuild(release, answers)))
            pages = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
            without_sheet = kind.startswith("no sheet")
            yield kind, Submission(None if without_sheet else answers.to_bytes(), pages)


def _sheet(release: Release, bank: list[BankEntry], draw: random.Random) -> Sheet:
    sheet = Sheet(assignment=release.module, release=release.hash, sheet_id=draw.randbytes(16).hex())
    company = world(sheet.world)
    by_question: dict[str, list[BankEntry]] = {}
    for entry in bank:
        by_question.setdefault(entry.question, []).append(entry)
    for number, (question, entries) in enumerate(by_question.items(), start=1):
        if draw.random() < 0.1:
            continue
        value = draw.choice(entries).value(company)
        sheet.answers[question] = Answer(value=value, revision=number, saved_at="2026-01-01T00:00:00+00:00")
    return sheet


def hand_in(
    work: Path, release: Release, bank: list[BankEntry], count: int, seed: int = 1
) -> dict[str, tuple[Path, Submission]]:
    """Learner -> the zip that they hand in, in ``work/submissions``, and what is in it."""
    made = {}
    # A learner's own machine makes no zip without a sheet, and always writes cell ids.
    own = (s for kind, s in generate(release, bank, seed) if s.sheet is not None and kind != "cells without ids")
    for number, submission in enumerate(islice(own, count)):
        learner = f"learner-{number:03d}"
        notebook = work / learner / f"{release.module}.ipynb"
        notebook.parent.mkdir(parents=True)
        notebook.write_bytes(submission.notebook or b"")
        (notebook.parent / "answers.json").write_bytes(submission.sheet or b"")
        path, _ = make_package(notebook, learner, work, HANDED_IN)
        made[learner] = (path, submission)
    return made
