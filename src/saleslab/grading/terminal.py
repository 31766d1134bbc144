"""What the instructor's commands share: the class's folder as an option, a roster, progress, and errors as one line."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

ROOT = Path(__file__).parents[3]
"""The checkout this package is installed from."""

ClassOption = Annotated[Path, typer.Option("--class", help="The class's folder; the course's own by default.")]


def bar(console: Console) -> Callable[[Iterable[str], str], Iterable[str]]:
    """Progress of learners on the console, with an estimate of what is left."""

    def progress(learners: Iterable[str], doing: str) -> Iterable[str]:
        return track(learners, description=doing, console=console)

    return progress


def read_roster(path: Path) -> set[str]:
    """The ids in the first column of a CSV or a plain list."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row[0].strip() for row in csv.reader(file) if row}


@contextmanager
def plain_errors() -> Iterator[None]:
    """One line instead of a traceback for what an instructor can mend."""
    from saleslab.course.catalogue import CourseError
    from saleslab.grading.gradebook import GradebookError
    from saleslab.grading.records import RecordsError
    from saleslab.grading.release import ReleaseError
    from saleslab.grading.run import BusyError, UnknownLearnersError

    try:
        yield
    except UnknownLearnersError as error:
        typer.echo(
            f"saleslab: {error}. Nothing of theirs was taken in. Confirm with --yes, or give a --roster.", err=True
        )
        raise typer.Exit(2) from error
    except (ReleaseError, RecordsError, GradebookError, BusyError, CourseError, OSError) as error:
        typer.echo(f"saleslab: {error}", err=True)
        raise typer.Exit(1) from error
