"""Before nbgrader looks at a submission: nothing in its folder but plain files of known names, and a sound notebook.

nbgrader copies every other file of a submission along, following links, and stops at a notebook it can't read. What
does not belong is moved to the inbox as it is; a notebook that can't be read is replaced by the release's.
"""

from __future__ import annotations

import json
from pathlib import Path

from saleslab.grading.files import set_aside
from saleslab.grading.folder import ClassFolder
from saleslab.grading.grade import receive
from saleslab.grading.notebooks import read_notebook, rebuild
from saleslab.grading.release import Release
from saleslab.grading.submitted import TIMESTAMP, Submission, read_submission, sent_at, unsafe_entries


def tidy(folder: ClassFolder, release: Release, learner: str) -> list[str]:
    """Make one submission's folder safe. Returns a plain line for everything that was moved away."""
    place = folder.submitted(learner, release.module)
    reports = []

    def moved(path: Path) -> str:
        return f"it was moved to {set_aside(path, folder.aside(learner, release.module)).relative_to(folder.root)}"

    for level in (place.parent, place):
        if level.is_symlink():
            reports.append(f"The folder {level.name} was a link; {moved(level)}.")
    place.mkdir(parents=True, exist_ok=True)
    for path in unsafe_entries(place, release.module):
        reports.append(f"{path.name} does not belong to a submission; {moved(path)}.")
    timestamp = place / TIMESTAMP
    if timestamp.exists() and sent_at(place) is None:
        reports.append(f"{TIMESTAMP} holds no time; {moved(timestamp)}.")
    submission = read_submission(place, release.module)
    if submission.notebook is None or read_notebook(submission.notebook) is None:
        notebook = place / f"{release.module}.ipynb"
        there = submission.notebook is not None
        reports.append(f"The notebook is damaged; {moved(notebook)}." if there else "There was no notebook.")
        replace_notebook(notebook, release, submission)
    return reports


def replace_notebook(notebook: Path, release: Release, submission: Submission) -> None:
    """Write the release's notebook, with the submission's answers, where nbgrader finds none that it can read."""
    notebook.write_text(json.dumps(rebuild(release, receive(release, submission).sheet), indent=1), "utf-8")
