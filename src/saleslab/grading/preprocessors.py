"""nbgrader preprocessors: plain ``nbgrader autograde`` grades by `grade`, and executes nothing.

What nbgrader reads of a submission is replaced before anything else looks at it; points come from the answer sheet.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades
from nbgrader.utils import determine_grade
from traitlets import Unicode

from saleslab.grading.folder import ClassFolder
from saleslab.grading.grade import grade, receive, refusal
from saleslab.grading.graded_notebook import clean_notebook, fill_results
from saleslab.grading.release import Release
from saleslab.grading.submitted import read_submission, unsafe_entries

Resources = dict[str, Any]
Outcome = tuple[NotebookNode, Resources]


class CoursePreprocessor(NbGraderPreprocessor):  # type: ignore[misc]
    """A preprocessor that knows the class's folder and where the notebook at hand lies."""

    root = Unicode(help="The class's folder, or the course's checkout.").tag(config=True)

    def _folder(self) -> ClassFolder:
        return ClassFolder(Path(self.root))

    def _release(self, resources: Resources) -> Release:
        return self._folder().release(resources["nbgrader"]["assignment"])


class RebuildFromRelease(CoursePreprocessor):
    """Replace the submitted cells by the release's; keep the answers, and the learner's words as escaped text."""

    def preprocess(self, notebook: NotebookNode, resources: Resources) -> Outcome:
        """See the class. Raises RuntimeError where the submission's folder holds what must not be copied along."""
        release, place = self._release(resources), Path(resources["metadata"]["path"])
        if left := unsafe_entries(place, release.module):
            raise RuntimeError(f"{place} holds {left[0].name}, which does not belong to a submission; move it away")
        received = receive(release, read_submission(place, release.module))
        clean = clean_notebook(release, received, refusal(release, received))
        return nbformat.reads(json.dumps(clean), as_version=4), resources


class GradeFromSheet(CoursePreprocessor):
    """Fill each check's output from the answer sheet, in the place of executing the notebook."""

    def preprocess(self, notebook: NotebookNode, resources: Resources) -> Outcome:
        """See the class. A question without a mark is left without output, for `SavePlainPoints` to hand over."""
        release, place = self._release(resources), Path(resources["metadata"]["path"])
        result = grade(release, read_submission(place, release.module), self._folder().keys(release.module))
        return nbformat.from_dict(fill_results(notebook, result)), resources


class SavePlainPoints(SaveAutoGrades):  # type: ignore[misc]
    """Save points that are a plain number from 0 to the maximum; leave anything else to a person.

    Stock nbgrader gives full points for "nan", a negative number, words, or no result at all.
    """

    def _add_score(self, cell: NotebookNode, resources: Resources) -> None:
        grade_id = cell.metadata.nbgrader["grade_id"]
        row = self.gradebook.find_grade(grade_id, self.notebook_id, self.assignment_id, self.student_id)
        points, before = plain_points(cell), row.auto_score
        row.auto_score = points
        # A score that an instructor set is looked at again only if what it corrected has changed.
        row.needs_manual_grade = points is None or (row.manual_score is not None and points != before)
        self.gradebook.db.commit()


def plain_points(cell: NotebookNode) -> float | None:
    """The points a graded cell's output gives, or None where it is not one plain number in range."""
    results = [output for output in cell.get("outputs", []) if output.output_type == "execute_result"]
    text = results[0]["data"].get("text/plain") if len(results) == 1 else None
    try:
        points = float(text) if isinstance(text, str) else math.nan
    except ValueError:
        return None
    if not math.isfinite(points) or not 0 <= points <= float(cell.metadata.nbgrader["points"]):
        return None
    given, _ = determine_grade(cell)
    return points if given == points else None
