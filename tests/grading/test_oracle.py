"""Honest submissions get the same points from this grader and from stock nbgrader, cell by cell."""

from __future__ import annotations

from pathlib import Path

from saleslab.grading.cohort import make_class

from .honest import KINDS
from .oracle import compare

ROOT = Path(__file__).parents[2]


def test_twenty_generated_submissions_agree_with_stock_nbgrader_cell_by_cell(tmp_path):
    kinds, different = compare(make_class(ROOT, tmp_path / "class"), "c1_same_everything", 20)
    assert different == []
    assert set(kinds) == set(KINDS) and sum(kinds.values()) == 20
