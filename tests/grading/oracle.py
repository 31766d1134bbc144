"""``make oracle``: honest submissions to every module, and the attacks, by this grader and by stock nbgrader.

Writes docs/oracle.md. Stock nbgrader executes each notebook, which takes some seconds: about twenty minutes in all.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from saleslab.course.bank import load_bank
from saleslab.grading.cohort import make_class
from saleslab.grading.folder import ClassFolder
from saleslab.grading.grade import grade
from saleslab.grading.gradebook import register
from saleslab.grading.release import released_modules

from . import stock_attacks
from .honest import generate
from .stock import stock_scores

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "docs" / "oracle.md"
SEED = 20260301
SUBMISSIONS = 300
DIFFERENT = "## Cells that differ"
STOCK = """Stock is nbgrader as it comes, but for two settings: outputs are not emptied before it looks, since
answers' copies travel in them; and kernels are forked from a process that has the package loaded, to save time."""


def compare(folder: ClassFolder, module: str, count: int, seed: int = SEED) -> tuple[Counter[str], list[str]]:
    """Submissions of each kind, and a line for each cell in which stock nbgrader gives other points."""
    release, keys = folder.release(module), folder.keys(module)
    register(folder, release)
    bank = load_bank(ROOT / "authoring", module)
    made = {f"learner-{n:03d}": one for n, one in enumerate(islice(generate(release, bank, seed), count))}
    stock = stock_scores(folder, module, {learner: submission for learner, (_, submission) in made.items()})
    different = []
    for learner, (kind, submission) in made.items():
        for question in grade(release, submission, keys).questions:
            own = question.mark.points if question.mark else None
            if stock[learner][question.question] != own:
                there = stock[learner][question.question]
                different.append(f"{module}, {learner} ({kind}), {question.question}: {own}, stock {there}")
    return Counter(kind for kind, _ in made.values()), different


def _lines(count: int) -> Iterator[str]:
    modules = released_modules(ROOT / "exercises")
    kinds: Counter[str] = Counter()
    different: list[str] = []
    cells = 0
    rows = []
    for number, module in enumerate(modules):
        share = count // len(modules) + (number < count % len(modules))
        with tempfile.TemporaryDirectory() as scratch:
            folder = make_class(ROOT, Path(scratch) / "class")
            found, wrong = compare(folder, module, share)
            graded = len(folder.release(module).points)
        kinds += found
        different += wrong
        cells += share * graded
        rows.append(f"| {module} | {share} | {share * graded} | {len(wrong)} |")
        print(rows[-1], flush=True)
    yield "# Grading against stock nbgrader"
    yield ""
    yield f"Made by `make oracle` on {datetime.now(UTC).date()}, from seed {SEED}; `tests/grading/oracle.py` says how."
    yield f"{count} generated honest submissions, {cells} graded cells: **{len(different)} differ**."
    yield ""
    yield STOCK
    yield ""
    yield "| module | submissions | cells | cells that differ |"
    yield "| --- | ---: | ---: | ---: |"
    yield from rows
    yield ""
    yield "| what was handed in | submissions |"
    yield "| --- | ---: |"
    yield from (f"| {kind} | {number} |" for kind, number in kinds.items())
    yield from (["", DIFFERENT, "", *(f"- {line}" for line in different)] if different else [])
    yield from stock_attacks.lines()


def main(count: int) -> None:
    """Write the report; ends with an error where a cell differs."""
    report = "\n".join(_lines(count)) + "\n"
    REPORT.write_text(report, "utf-8")
    if DIFFERENT in report:
        sys.exit(f"Some cells differ; {REPORT} says which")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SUBMISSIONS)
