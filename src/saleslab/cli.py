"""The ``saleslab`` command. Each command imports what it needs when it is called, so that all of them start at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from saleslab.crm.commands import app as crm_commands
from saleslab.grading.commands import app as grading_commands
from saleslab.grading.handing_out import app as handing_out_commands

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Worth Buying From: the course's own tools.")
app.registered_commands += grading_commands.registered_commands + handing_out_commands.registered_commands
app.add_typer(crm_commands, name="crm")

ROOT = Path(__file__).parents[2]
"""The checkout this package is installed from."""


@app.command()
def lab(
    work: Annotated[Path, typer.Option(help="Where your own copies of the notebooks live.")] = ROOT / "work",
    browser: Annotated[bool, typer.Option(help="Open the start page in the browser.")] = True,
    port: Annotated[int | None, typer.Option(help="Port on this machine; the next free one by default.")] = None,
) -> None:
    """Open the course: your own copies of lessons and exercises, in JupyterLab, on this machine only."""
    from saleslab.lab import server, workspace

    with _plain_errors(workspace.CourseFilesError, server.ServerError, OSError):
        for line in workspace.prepare(ROOT, work):
            typer.echo(line)
        server.run(work, workspace.read_manifest(ROOT), browser, port)


@app.command()
def build(
    module: Annotated[str | None, typer.Argument(help="Only this module, whatever changed; for its author.")] = None,
    check: Annotated[
        bool, typer.Option(help="Change nothing; fail if a built file is not what its source gives.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Build every module, changed or not.")] = False,
) -> None:
    """Build curriculum, solutions and exercises from authoring."""
    from saleslab.course.build import Project, build_module, differences
    from saleslab.course.build import build as build_course
    from saleslab.course.catalogue import CourseError, load_course

    with _plain_errors(CourseError, OSError):
        if module is not None:
            build_module(Project(ROOT), load_course(ROOT / "authoring"), module)
            typer.echo(f"built: {module}; run `make build` before you commit, for the manifest")
            return
        if check:
            different = differences(Project(ROOT), typer.echo)
            for name in different:
                typer.echo(f"not what its source gives: {name}; run `make build`", err=True)
            raise typer.Exit(1 if different else 0)
        built = build_course(Project(ROOT), typer.echo, everything=everything)
        typer.echo(f"built: {', '.join(built)}" if built else "nothing has changed")


@app.command()
def release(
    folder: Annotated[Path, typer.Option(help="Where the zip goes.")] = ROOT / "build",
) -> None:
    """Make the learners' bundle: a zip of the course without keys, solutions and what they are made from."""
    from saleslab.course.bundle import write_bundle
    from saleslab.course.catalogue import CourseError

    with _plain_errors(CourseError, OSError):
        path = write_bundle(ROOT, folder)
        typer.echo(f"{path} ({path.stat().st_size / 1e6:.1f} MB)")


@app.command()
def doctor(
    role: Annotated[str, typer.Argument(help="Who works on this machine: learner, instructor or ci.")] = "learner",
) -> None:
    """Say what is missing on this machine, and what to do. Exit code 1 where something is."""
    from saleslab import doctor as examiner

    if role not in examiner.ROLES:
        raise typer.BadParameter(f"{role!r} is none of {', '.join(examiner.ROLES)}")
    findings = examiner.examine(ROOT, role)
    typer.echo("\n".join(examiner.lines(findings)))
    raise typer.Exit(0 if examiner.is_well(findings) else 1)


@app.command()
def lock() -> None:
    """Write requirements.txt anew from pyproject.toml."""
    from saleslab.course.lock import write_lock

    write_lock(ROOT)


data = typer.Typer(no_args_is_help=True, help="The simulated company: its tables, its claims, its calibration.")
app.add_typer(data, name="data")


@data.command("build")
def build_data() -> None:
    """Write data/ anew, and the data dictionary: the same bytes every time."""
    from saleslab.org import package, schemas

    with _plain_errors(package.ExportError, OSError):
        for file in package.build(ROOT / "data"):
            typer.echo(file.relative_to(ROOT))
        (ROOT / "docs" / "data-dictionary.md").write_text(schemas.data_dictionary(), "utf-8", newline="\n")


@data.command()
def export(
    excel: Annotated[Path | None, typer.Option(help="A new workbook (.xlsx), one sheet a table.")] = None,
    csv: Annotated[Path | None, typer.Option(help="A folder, one CSV a table.")] = None,
    company: Annotated[int, typer.Option(help="0 is the lessons' company, 1 to 20 are the exercises'.")] = 0,
) -> None:
    """Give the company's tables to people who live in spreadsheets."""
    from saleslab.org import package

    if excel is None and csv is None:
        raise typer.BadParameter("say where to: --excel FILE.xlsx or --csv FOLDER")
    with _plain_errors(package.ExportError, ValueError, OSError):
        if csv is not None:
            typer.echo(f"{len(package.export_csv(csv, company))} files in {csv}")
        if excel is not None:
            typer.echo("Writing the workbook takes about a minute.")
            typer.echo(str(package.export_excel(excel, company)))


@data.command()
def claims(
    seeds: Annotated[int, typer.Option(help="Further companies of each kind to try; 200 for the report.")] = 0,
    write: Annotated[bool, typer.Option(help="Write docs/claims.md, over 200 further companies of each kind.")] = False,
) -> None:
    """Show every claim the course keys, with its margin in each company it is keyed in."""
    from saleslab.analysis import claims as all_claims

    if write:
        all_claims.write_report(ROOT / "docs", seeds or 200)
    else:
        all_claims.print_claims(seeds)


@data.command()
def calibration() -> None:
    """Write docs/calibration.md and its pictures: the company's figures beside real and published ones."""
    from saleslab.analysis.calibration import write_report

    write_report(ROOT / "docs")


@contextmanager
def _plain_errors(*expected: type[Exception]) -> Iterator[None]:
    """One line instead of a traceback for what its user can mend."""
    try:
        yield
    except expected as error:
        typer.echo(f"saleslab: {error}", err=True)
        raise typer.Exit(1) from error
