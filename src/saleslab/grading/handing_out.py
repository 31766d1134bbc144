"""The instructor's commands for what comes out: ``saleslab feedback``, ``export`` and ``glance``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from saleslab.grading.terminal import ROOT, ClassOption, bar, plain_errors, read_roster

app = typer.Typer()


@app.command()
def feedback(
    module: Annotated[str, typer.Argument(help="The module, such as c1_same_everything.")],
    class_dir: ClassOption = ROOT,
    answers: Annotated[
        bool | None,
        typer.Option("--with-answers/--without-answers", help="Whether learners see the right answers from now on."),
    ] = None,
) -> None:
    """Write everybody's feedback pages anew. Right answers are shown once you release them."""
    from saleslab.grading.feedback import answers_released, release_answers, write_feedback
    from saleslab.grading.folder import ClassFolder
    from saleslab.grading.standing import standing

    with plain_errors():
        folder = ClassFolder(class_dir.resolve())
        release = folder.release(module)
        if answers is not None:
            release_answers(folder, release, released=answers)
        results = standing(folder, module)
        write_feedback(folder, release, results, bar(Console(stderr=True)))
        shown = "with" if answers_released(folder, release) else "without"
        typer.echo(f"{len(results)} pages, {shown} the right answers, in {folder.root / 'feedback'}")


@app.command()
def export(
    platform: Annotated[str, typer.Argument(help="canvas or moodle.")],
    class_dir: ClassOption = ROOT,
) -> None:
    """Write a table of points for each graded module, as Canvas's gradebook or Moodle's grade import takes it."""
    from saleslab.grading.exports import PLATFORMS
    from saleslab.grading.folder import ClassFolder
    from saleslab.grading.release import released_modules
    from saleslab.grading.standing import standing

    if platform not in PLATFORMS:
        raise typer.BadParameter(f"{platform!r} is none of {', '.join(PLATFORMS)}; grades.csv is for everything else")
    with plain_errors():
        folder = ClassFolder(class_dir.resolve())
        for module in released_modules(folder.exercises):
            if results := standing(folder, module):
                path = folder.root / "exports" / platform / f"{module}.csv"
                PLATFORMS[platform](path, folder.release(module).title, results)
                left = sum(result.points is None for result in results.values())
                typer.echo(f"{path}" + (f" (without {left} who have no points yet)" if left else ""))


@app.command()
def glance(
    class_dir: ClassOption = ROOT,
    roster: Annotated[Path | None, typer.Option(help="A file with the ids of your learners, one a line.")] = None,
) -> None:
    """Write the class at a glance: a page for each graded module, and one for all."""
    from saleslab.grading.folder import ClassFolder
    from saleslab.grading.glance_pages import write_glances

    with plain_errors():
        folder = ClassFolder(class_dir.resolve())
        page = write_glances(folder, read_roster(roster) if roster else None, bar(Console(stderr=True)))
        typer.echo(f"Open {page}" if page else f"Nothing is graded in {folder.root} yet.")
