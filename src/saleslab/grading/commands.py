"""The instructor's commands for grading, and for a class's folder."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from saleslab.grading.terminal import ROOT, ClassOption, bar, plain_errors, read_roster

if TYPE_CHECKING:
    from saleslab.grading.folder import ClassFolder
    from saleslab.grading.outcome import Outcome
    from saleslab.grading.regrade import Change
    from saleslab.grading.run import Report

app = typer.Typer()

DEMO_MARK = ".sample-class"
"""Only a folder that holds this file is thrown away to make room for a new sample class."""

UNSORTED = "no exercise"
"""Where reports put the files that are for no exercise of the class."""

AWAITS_A_PERSON = 3
"""Exit code where everything was done, and a person must look at some of it. 1: nothing was done; 2: wrong use."""


@app.command()
def grade(
    module: Annotated[
        str | None, typer.Argument(help="The module, such as c1_same_everything; all without it, or what files say.")
    ] = None,
    paths: Annotated[list[Path] | None, typer.Argument(help="Zips, notebooks, or folders of them to take in.")] = None,
    class_dir: ClassOption = ROOT,
    learner: Annotated[str | None, typer.Option(help="Whose it is, where the file does not say.")] = None,
    roster: Annotated[Path | None, typer.Option(help="A file with the ids of your learners, one a line.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Accept learners not seen before without asking.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the results as JSON instead of a table.")] = False,
    junit: Annotated[Path | None, typer.Option(help="Also write a report for continuous integration here.")] = None,
) -> None:
    """Take submissions in and grade what has changed: gradebook, feedback pages and grades.csv.

    Ends with 0, or with 3 where a person must look at something; 1 means that nothing was done, 2 wrong use.
    """
    from saleslab.grading.folder import ClassFolder
    from saleslab.grading.release import released_modules
    from saleslab.grading.reports import anything_open, as_json, write_junit
    from saleslab.grading.run import Report, grade_module

    console = Console(stderr=json)
    folder, files = ClassFolder(class_dir.resolve()), paths or []
    if module and module not in released_modules(folder.exercises) and Path(module).exists():
        files, module = [Path(module), *files], None
    if learner and (len(files) != 1 or files[0].is_dir()):
        raise typer.BadParameter("--learner says whose one file is: give one file, no folder")
    with plain_errors():
        confirmed = _asker(read_roster(roster) if roster else None, everybody=yes)
        work, strays = _work(folder, module, files)
        reports = {
            name: grade_module(folder, name, own, bar(console), learner=learner, confirmed=confirmed)
            for name, own in work.items()
        }
        if strays:
            reports[UNSORTED] = Report(tuple(strays), {})
        if junit is not None:
            write_junit(junit, reports)
        if json:
            typer.echo(as_json(reports))
        for name, report in reports.items() if not json else ():
            _show(console, folder, name, report)
        raise typer.Exit(AWAITS_A_PERSON if anything_open(reports) else 0)


@app.command()
def regrade(
    module: Annotated[str | None, typer.Argument(help="The module; all without it.")] = None,
    class_dir: ClassOption = ROOT,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show who would change, and by how much.")] = False,
) -> None:
    """Grade everything again, after showing who would change, and by how much. Points set by hand stay."""
    from saleslab.grading.folder import ClassFolder
    from saleslab.grading.regrade import changes
    from saleslab.grading.run import grade_module

    console = Console()
    with plain_errors():
        folder = ClassFolder(class_dir.resolve())
        for name in _modules(folder, module):
            _show_changes(console, name, changes(folder, name))
            if not dry_run:
                grade_module(folder, name, [], bar(console), confirmed=lambda _: True, everything=True)


def _work(folder: ClassFolder, module: str | None, files: list[Path]) -> tuple[dict[str, list[Path]], list[Outcome]]:
    """Module -> the files to take in, and what became of files that are for none."""
    if module is not None or not files:
        return dict.fromkeys(_modules(folder, module), files), []
    from saleslab.grading.files import find
    from saleslab.grading.intake import by_module
    from saleslab.grading.release import released_modules

    return by_module(find(files), released_modules(folder.exercises))


def _modules(folder: ClassFolder, module: str | None) -> list[str]:
    """The module asked for, or every one with submissions."""
    from saleslab.grading.release import released_modules

    if module is not None:
        return [module]
    return [name for name in released_modules(folder.exercises) if folder.learners(name)]


def _show_changes(console: Console, module: str, found: list[Change]) -> None:
    if not found:
        console.print(f"{module}: nobody's points change.")
        return
    table = Table(title=f"{module}: {len(found)} learners change")
    for heading in ("Learner", "Before", "After", "Where"):
        table.add_column(heading)
    for change in found:
        where = [f"{name}: {_points(old)} → {_points(new)}" for name, (old, new) in change.questions.items()]
        table.add_row(Text(change.learner), _points(change.before), _points(change.after), Text("\n".join(where)))
    console.print(table)


def _points(points: float | None) -> str:
    return "?" if points is None else f"{points:g}"


@app.command("class")
def make_class_folder(place: Annotated[Path, typer.Argument(help="A new folder.")]) -> None:
    """Make a folder for a class, with a snapshot of what it is graded by."""
    from saleslab.grading.cohort import make_class

    with plain_errors():
        made = make_class(ROOT, place.resolve())
        typer.echo(f"Made {made.root}. Grade there with: saleslab grade MODULE FILES --class {place}")


@app.command("grade-demo")
def grade_demo(
    place: Annotated[Path, typer.Option(help="Where the sample class goes.")] = ROOT / "demo",
    module: Annotated[str, typer.Option(help="The module.")] = "c1_same_everything",
) -> None:
    """Grade a class of 30 sample submissions, from zips to feedback. The learners are made up."""
    from saleslab.grading.cohort import make_class
    from saleslab.grading.demo import CLASS, write_samples
    from saleslab.grading.run import grade_module

    console = Console()
    with plain_errors():
        if (place / DEMO_MARK).exists():
            shutil.rmtree(place)
        folder = make_class(ROOT, place.resolve())
        (folder.root / DEMO_MARK).touch()
        console.print(f"Making {CLASS} sample submissions to {module}: made-up learners, simulated companies.")
        samples = write_samples(folder, module, ROOT / "authoring")
        report = grade_module(folder, module, [samples], bar(console), confirmed=lambda _: True)
        _show(console, folder, module, report)


def _asker(roster: set[str] | None, *, everybody: bool) -> Callable[[list[str]], bool]:
    """How learners not seen before are confirmed: by the roster, by ``--yes``, or by asking."""

    def confirmed(new: list[str]) -> bool:
        unknown = [learner for learner in new if roster is None or learner not in roster]
        if everybody or not unknown:
            return True
        typer.echo(f"Not seen before: {', '.join(unknown)}")
        return sys.stdin.isatty() and typer.confirm("Are these your learners?")

    return confirmed


def _show(console: Console, folder: ClassFolder, module: str, report: Report) -> None:
    for outcome in report.outcomes:
        if outcome.status != "taken":
            reason = f": {outcome.notes[-1]}" if outcome.notes else ""
            console.print(Text(f"{outcome.source}: {outcome.status}{reason}"), soft_wrap=True)
    if module == UNSORTED:
        return
    if not report.results:
        console.print(f"Nothing is submitted to {module} in {folder.root}.", soft_wrap=True)
        return
    table = Table(title=f"{module}: {len(report.results)} learners")
    table.add_column("Learner")
    table.add_column("Points", justify="right")
    table.add_column("For a person to look at")
    for learner, result in sorted(report.results.items()):
        points = "?" if result.points is None else f"{result.points:g} of {result.possible:g}"
        flags = [*([f"Not graded. {result.refused}"] if result.refused else []), *result.flags]
        table.add_row(Text(learner), points, Text("\n".join(flags)))
    console.print(table)
    for what, place in (
        ("Grades", folder.grades),
        ("Feedback", folder.root / "feedback"),
        ("Gradebook", folder.root / "gradebook.db"),
        ("All that came in", folder.inbox),
    ):
        console.print(Text(f"{what}: {place}"), soft_wrap=True)
