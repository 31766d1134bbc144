"""``saleslab crm``: the report on one's own export, a look at how a file is read, and samples to try."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress as Bar
from rich.table import Table as Grid
from rich.text import Text

if TYPE_CHECKING:
    from saleslab.crm.defects import Question
    from saleslab.crm.importer import Imported
    from saleslab.crm.mapping import ColumnMapping, Proposal
    from saleslab.crm.reading import Table

app = typer.Typer(no_args_is_help=True, help="Your own CRM export: read, checked and analysed on this machine only.")
MARK = "<title>Your own numbers: "

File = Annotated[Path, typer.Argument(help="The export: .csv, .tsv or .xlsx.")]
MappingOption = Annotated[Path | None, typer.Option("--mapping", help="Which column is what; kept for you otherwise.")]


@app.command()
def report(
    file: File,
    output: Annotated[Path, typer.Option("--output", "-o", help="The report, an HTML page.")] = Path("report.html"),
    mapping: MappingOption = None,
    reps: Annotated[bool, typer.Option(help="Include pages about single sellers, under pseudonyms.")] = True,
    table: Annotated[Path | None, typer.Option(help="Keep the canonical table too (.parquet).")] = None,
) -> None:
    """Make the report: one page of verdicts, then the pictures, then what was wrong with the file."""
    from saleslab.crm.findings import findings
    from saleslab.crm.report import report_page

    with _plain_errors():
        _refuse_to_overwrite(output, file)
        imported = _imported(file, mapping)
        page = report_page(file.name, imported, findings(imported, reps))
        output.write_text(page, "utf-8")
        if table is not None:
            imported.opportunities.to_parquet(table, index=False)
        _tell_defects(Console(stderr=True), imported)
        typer.echo(f"{output}: open it in a browser; it prints well. Nothing has left this machine.")


@app.command()
def check(file: File, mapping: MappingOption = None) -> None:
    """Show how a file is read, and what is wrong with it."""
    from saleslab.crm.report import about, columns_read, kept

    with _plain_errors():
        imported = _imported(file, mapping)
        for line in (
            about(file.name, imported),
            imported.form,
            *columns_read(imported),
            *imported.readings,
            kept(imported),
        ):
            typer.echo(line)
        _tell_defects(Console(), imported)


@app.command()
def sample(
    style: Annotated[str, typer.Argument(help="salesforce, hubspot, pipedrive, dynamics or zoho.")] = "salesforce",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where to write it.")] = None,
) -> None:
    """Write an export of the simulated company in the style of a CRM, to try the report on."""
    from saleslab.crm.sample import sample as made

    with _plain_errors():
        name, content = made(style)
        path = output or Path(name)
        with path.open("xb") as opened:
            opened.write(content)
        typer.echo(f"{path}: a simulated company’s deals. Try: saleslab crm report {path} -o report.html")


def _imported(file: Path, own: Path | None) -> Imported:
    """Read a file, asking its owner what only the owner knows: here where somebody can answer, else in the mapping."""
    from saleslab.crm.defects import Refused
    from saleslab.crm.importer import import_table
    from saleslab.crm.mapping import answered, mapping_file, save_mapping
    from saleslab.crm.reading import open_table
    from saleslab.crm.session import NotMapped, mapping_for, salt_in

    opened = open_table(file)
    folder = file.resolve().parent
    kept = own or mapping_file(folder, opened)
    try:
        mapping, proposal = mapping_for(folder, opened, own)
    except NotMapped as unknown:
        save_mapping(kept, _guessed(unknown.proposal), file.name)
        _tell_guesses(opened, unknown.proposal)
        raise Refused(unknown.reason, f"Look at {kept}, correct it, and run this again.") from None
    while True:
        try:
            with _bar(f"Reading {file.name}") as progress:
                return import_table(opened, salt_in(folder), mapping, progress, proposal)
        except Refused as refused:
            if not refused.questions:
                raise
            if not sys.stdin.isatty():
                save_mapping(kept, mapping, file.name, refused.questions)
                for question in refused.questions:
                    _tell_question(question)
                raise Refused(refused.reason, f"Answer in {kept}, and run this again.") from None
            typer.echo(refused.reason, err=True)
            for question in refused.questions:
                mapping = answered(mapping, question.about, _asked(question))
            save_mapping(kept, mapping, file.name)


@contextmanager
def _bar(what: str) -> Iterator[Callable[[float], None]]:
    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=1.0)
        yield lambda share: bar.update(task, completed=share)


def _guessed(proposal: Proposal) -> ColumnMapping:
    from saleslab.crm.mapping import FIELDS, ColumnMapping

    columns: dict[str, str | list[str] | None] = dict.fromkeys(FIELDS)
    for name, guess in proposal.columns.items():
        if name in FIELDS:
            columns[name] = list(guess.headers) if FIELDS[name].many else guess.headers[0]
    return ColumnMapping(columns=columns)


def _asked(question: Question) -> str:
    keys = list(question.options)
    for number, key in enumerate(keys, start=1):
        typer.echo(f"  {number}: {question.options[key]}", err=True)
    while True:
        said = str(typer.prompt(f"{question.text} {question.hint}".strip(), err=True)).strip()
        if not keys:
            return said
        if said.isdigit() and 0 < int(said) <= len(keys):
            return keys[int(said) - 1]
        typer.echo(f"A number from 1 to {len(keys)}, please.", err=True)


def _tell_question(question: Question) -> None:
    part, _, name = question.about.partition(".")
    choices = " or ".join(f"“{key or 'null'}” ({words})" for key, words in question.options.items()) or question.hint
    place = f"under {part}, “{name}:”" if name else f"“{part}:”"
    typer.echo(f"{question.text} Write {place} {choices}.", err=True)


def _tell_guesses(table: Table, proposal: Proposal) -> None:
    from saleslab.crm.mapping import FIELDS

    grid = Grid("field", "column", "how sure", "examples")
    for name, kind in FIELDS.items():
        guess = proposal.columns.get(name)
        if guess:
            shown = ", ".join(table.examples(guess.headers[0]))
            grid.add_row(kind.label, Text(guess.headers[0]), f"{guess.sure:.0%}", Text(shown[:60]))
        else:
            grid.add_row(kind.label, "none", "", "")
    Console(stderr=True).print(grid)


def _tell_defects(console: Console, imported: Imported) -> None:
    grid = Grid("what", "how many", "what was done", "what it means", title="What was wrong with the file")
    for defect in imported.defects:
        grid.add_row(Text(defect.what), f"{defect.count:,}", Text(defect.done), Text(defect.means))
    console.print(grid)


def _refuse_to_overwrite(output: Path, file: Path) -> None:
    from saleslab.crm.defects import Refused

    if output.exists() and (
        output.resolve() == file.resolve() or MARK not in output.read_text("utf-8", "replace")[:4000]
    ):
        raise Refused(f"{output} exists already and is no report of ours.", "Give another name with -o.")


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Two lines instead of a traceback: what is wrong, and the way out."""
    from saleslab.crm.defects import Refused

    try:
        yield
    except Refused as refused:
        typer.echo(f"saleslab: {refused.reason}\n{refused.way_out}", err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        typer.echo(f"saleslab: {error}", err=True)
        raise typer.Exit(1) from None
