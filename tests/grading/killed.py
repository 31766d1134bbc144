"""``saleslab grade`` killed with all its processes, at a moment seen in its folder, and what it must leave in the end.

``python -m tests.grading.killed 200`` tries it on a large class of the first exercise, at many moments.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from saleslab.course.bank import load_bank
from saleslab.grading.cohort import make_class
from saleslab.grading.folder import ClassFolder
from saleslab.grading.gradebook import scores

from .honest import hand_in

COMMAND = [sys.executable, "-c", "from saleslab.cli import app; app()", "grade"]

Progress = Callable[[ClassFolder], int]
"""How far a run has come: a number that only grows."""


def taken_in(folder: ClassFolder) -> int:
    """Submissions that lie where they are graded."""
    return len(list(folder.root.glob("submitted/*/*/*.ipynb")))


def graded(folder: ClassFolder) -> int:
    """Notebooks for the formgrader."""
    return len(list(folder.root.glob("autograded/*/*/*.ipynb")))


def written_down(folder: ClassFolder) -> int:
    """Records kept."""
    return sum(map(len, folder.records.hashes().values()))


def told(folder: ClassFolder) -> int:
    """Feedback pages."""
    return len(list(folder.root.glob("feedback/*/*/*.html")))


def kill_when(folder: ClassFolder, module: str, incoming: Path, progress: Progress, number: int) -> bool:
    """Start a run, and kill it and its processes once ``progress`` reaches ``number``. False if it ended before."""
    with subprocess.Popen(_command(folder, module, incoming), start_new_session=True, stdout=subprocess.DEVNULL) as run:
        while run.poll() is None and progress(folder) < number:
            time.sleep(0.002)
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
    return run.returncode == -signal.SIGKILL


def finish(folder: ClassFolder, module: str, incoming: Path) -> None:
    """Run it undisturbed."""
    subprocess.run(_command(folder, module, incoming), check=True, stdout=subprocess.DEVNULL)


def left_behind(folder: ClassFolder, module: str) -> dict[str, object]:
    """All that a class's results consist of."""
    places = [folder.root / name for name in ("submitted", "autograded", "feedback")]
    files = [path for place in places for path in sorted(place.rglob("*")) if path.is_file()]
    return {
        "records": folder.records.all(),
        "gradebook": scores(folder, module),
        "grades": folder.grades.read_bytes(),
        "files": {str(path.relative_to(folder.root)): path.read_bytes() for path in files},
    }


def _command(folder: ClassFolder, module: str, incoming: Path) -> list[str]:
    return [*COMMAND, module, str(incoming), "--class", str(folder.root), "--yes"]


def main(size: int) -> None:
    """Kill runs at several moments of each step, one after the other in one class, and compare."""
    course, module = Path(__file__).parents[2], "c1_same_everything"
    numbers = [max(1, size * percent // 100) for percent in (0, 40, 80)]
    moments = [(step, number) for step in (taken_in, graded, written_down, told) for number in numbers]
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        quiet = make_class(course, place / "quiet")
        hand_in(place, quiet.release(module), load_bank(course / "authoring", module), size)
        incoming = place / "submissions"
        shutil.copytree(quiet.root, place / "killed")
        killed = ClassFolder(place / "killed")
        finish(quiet, module, incoming)
        for step, number in moments:
            done = kill_when(killed, module, incoming, step, number)
            print(f"{step.__name__} {number}: {'killed' if done else 'had ended before'}", flush=True)
        finish(killed, module, incoming)
        wanted, found = left_behind(quiet, module), left_behind(killed, module)
        if different := [name for name in wanted if found[name] != wanted[name]]:
            sys.exit(f"not those of an undisturbed run: {', '.join(different)}")
        print(f"{size} submissions: {', '.join(wanted)} are those of an undisturbed run")


if __name__ == "__main__":
    main(int(sys.argv[1]))
