"""A class in which the whole catalogue of attacks and damages is handed in, beside honest learners."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from saleslab.grading.folder import ClassFolder
from saleslab.grading.notebooks import rebuild
from saleslab.grading.release import Release

from . import attacks, damages
from .sample_course import MODULE, WRONG, right_sheet
from .site import VICTIM, Case, Site

CASES = [*attacks.ATTACKS, *damages.DAMAGES]
SEEN_BY_NBGRADER = [*attacks.NOTEBOOKS, *attacks.FOLDERS, *damages.NOTEBOOKS]
SEEN_BY_NBGRADER += [case for case in attacks.SHEETS if "words" in case.name]
"""What nbgrader itself reads or shows; zips are not for it, and sheets are read by the same function everywhere."""

HONEST = (VICTIM, "ben", "zoe")


def put_honest(folder: ClassFolder, release: Release) -> None:
    """Three learners: right throughout, partly, and right throughout on another company."""
    sheets = {name: right_sheet(f"{n:032x}") for n, name in enumerate(HONEST, start=7)}
    for question, value in WRONG.items():
        sheets["ben"].answers[question].value = value
    for learner, answers in sheets.items():
        place = folder.submitted(learner, MODULE)
        place.mkdir(parents=True)
        (place / f"{MODULE}.ipynb").write_text(json.dumps(rebuild(release, answers)))
        (place / "answers.json").write_bytes(answers.to_bytes())


def put_cases(
    folder: ClassFolder, release: Release, incoming: Path, canaries: Path, cases: Iterable[Case] = CASES
) -> None:
    """Hand in each case. ``canaries`` gets a file named like a case whose code was executed."""
    for place in (incoming, canaries):
        place.mkdir()
    for number, case in enumerate(cases):
        case.write(Site(folder, release, case.name, number, incoming, canaries / case.name))
