"""A learner's own CRM export in the page: chosen by a click, mapped by clicks, read on this machine, never copied."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from saleslab.practice.guard import guarded
from saleslab.practice.page import ELSEWHERE, LOOK, put, script, widget_view
from saleslab.practice.session import being_graded

if TYPE_CHECKING:
    from saleslab.crm.mapping import ColumnMapping, Proposal
    from saleslab.crm.reading import Table

SAMPLE = "pipedrive"
_SAMPLE_SALT = b"a sample of a simulated company!"
_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx")
_LARGEST = 2_000_000_000


class OwnNumbers(anywidget.AnyWidget):
    """The widget. ``state`` is what the page shows, ``result`` the report as HTML; only the kernel writes them.

    The page sends ``{"act": ...}``: "piece" of a file being chosen, "open" a file of this folder, "sample", "make" a
    report with columns, answers and whether single sellers may be shown. Never raises.
    """

    _esm = script("own_numbers")
    _css = LOOK
    state = traitlets.Dict().tag(sync=True)
    result = traitlets.Unicode().tag(sync=True)

    def __init__(self, folder: Path, message: str = "") -> None:
        self._folder = folder
        self._pieces = bytearray()
        self._name = ""
        self._table: Table | None = None
        self._proposal: Proposal | None = None
        self._salt = _SAMPLE_SALT
        super().__init__(state={"files": _files(folder), "message": message, "tone": "plain"})
        self.on_msg(self._on_message)

    def _on_message(self, _widget: Any, content: Any, buffers: Any) -> None:
        from saleslab.crm.defects import Refused

        try:
            self._act(content, buffers)
        except Refused as refused:
            form = self._form() if self._table is not None else {}
            many = len(refused.questions) > 1
            said = "A few things only you can tell. Answer above, then make the report again." if many else str(refused)
            self._tell(said, "draft" if many else "error", questions=_asked(refused), **form)
        except Exception as error:
            self._tell(f"This went wrong ({type(error).__name__}: {error}). Your file is untouched.", "error")

    def _act(self, content: dict[str, Any], buffers: Any) -> None:
        match content["act"]:
            case "piece":
                self._piece(str(content["name"]), int(content["at"]), int(content["size"]), bytes(buffers[0]))
            case "open":
                name = str(content["name"])
                if name not in _files(self._folder):
                    raise FileNotFoundError(name)
                self.load(name, self._folder / name)
            case "sample":
                self.show_sample()
            case "make":
                self.make(dict(content["columns"]), dict(content["answers"]), sellers=bool(content["sellers"]))

    def _piece(self, name: str, at: int, size: int, piece: bytes) -> None:
        """One piece of a file that the browser reads for us; the next is sent when this one is acknowledged."""
        from saleslab.crm.defects import Refused

        if size > _LARGEST:
            raise Refused(f"{name} is larger than 2 GB.", "Use the command line: saleslab crm report.")
        if at == 0:
            self._pieces = bytearray()
        if at != len(self._pieces):
            raise Refused("A part of the file was lost on the way.", "Choose it again.")
        self._pieces += piece
        if len(self._pieces) >= size:
            content, self._pieces = bytes(self._pieces), bytearray()
            self.load(name, content)
        else:
            self.state = self.state | {"received": len(self._pieces), "message": f"Reading {name} …", "tone": "plain"}

    def show_sample(self) -> None:
        """Show the report of a simulated company's export."""
        from saleslab.crm.sample import sample

        self.load(*sample(SAMPLE), ours=True)
        self.make({}, {}, sellers=True)
        self.state = {key: value for key, value in self.state.items() if key not in ("fields", "headers", "unsure")}

    def load(self, name: str, source: Path | bytes, *, ours: bool = False) -> None:
        """Open a file and show what its columns are taken for. ``ours``: a sample, for which nothing is kept."""
        from saleslab.crm.mapping import load_mapping, mapping_file, propose
        from saleslab.crm.reading import open_table
        from saleslab.crm.session import salt_in

        self.result, self._table = "", None
        self.state = {"files": _files(self._folder), "message": f"Reading {name} …", "tone": "plain"}
        table = open_table(source)
        proposal = propose(table)
        kept = mapping_file(self._folder, table)
        self._name, self._table, self._proposal = name, table, proposal
        self._salt = _SAMPLE_SALT if ours else salt_in(self._folder)
        self._mapping = load_mapping(kept) if kept.exists() and not ours else None
        self._ours = ours
        crm, sure, why = proposal.recognition
        said = f"{crm} export, {100 * sure:.0f} % sure: {why}." if crm else "No CRM I know. Say what is what."
        again = " Read as you said last time." if self._mapping else ""
        self._tell(f"{name}: {said}{again}", "saved" if crm or self._mapping else "draft", **self._form())

    def _form(self) -> dict[str, Any]:
        """The rows of the mapping form."""
        from saleslab.crm.mapping import FIELDS, ColumnMapping, chosen_columns

        assert self._table is not None and self._proposal is not None
        chosen = chosen_columns(self._proposal, self._mapping or ColumnMapping(), self._table)
        fields = []
        for name, kind in FIELDS.items():
            headers = chosen.get(name, ())
            guess = self._proposal.columns.get(name)
            same = guess is not None and headers[:1] == guess.headers[:1] and not self._mapping
            sure = f"{100 * guess.sure:.0f} %" if same and guess else "as you said" if headers else ""
            fields.append({"name": name, "label": kind.label, "column": list(headers)[:1], "sure": sure})
        examples = {header: self._table.examples(header) for header in self._table.headers}
        unknown = self._proposal.recognition.crm is None and self._mapping is None
        return {"fields": fields, "headers": examples, "unsure": unknown, "file": self._name}

    def make(self, columns: dict[str, str], answers: dict[str, str], *, sellers: bool) -> None:
        """Read the open file as said, and show its report. What was said is kept for the next export."""
        from saleslab.crm.findings import findings
        from saleslab.crm.importer import import_table
        from saleslab.crm.mapping import mapping_file, save_mapping
        from saleslab.crm.report import inside_page, report_page

        assert self._table is not None
        mapping = self._said(columns, answers)
        self._mapping = mapping
        if not self._ours:
            save_mapping(mapping_file(self._folder, self._table), mapping, self._name)
        imported = import_table(self._table, self._salt, mapping, self._progress, self._proposal)
        found = findings(imported, sellers)
        self.result = inside_page(self._name, imported, found)
        message = f"Done: {len(imported.opportunities):,} deals."
        if not self._ours:
            page = _free(self._folder, f"report-{Path(self._name).stem}")
            page.write_text(report_page(self._name, imported, found), "utf-8")
            message += f" The report to print or forward is {self._folder.name}/{page.name}."
            self._tell(message, "saved", report=f"{self._folder.name}/{page.name}", **self._form())
        else:
            self._tell("Below: a sample, the export of a simulated company. Choose a file of your own above.", "plain")

    def _said(self, columns: dict[str, str], answers: dict[str, str]) -> ColumnMapping:
        """The mapping with what was clicked now: a column changed, a question answered."""
        from saleslab.crm.mapping import FIELDS, ColumnMapping, answered, chosen_columns

        assert self._table is not None and self._proposal is not None
        mapping = self._mapping or ColumnMapping()
        before = chosen_columns(self._proposal, mapping, self._table)
        said: dict[str, str | list[str] | None] = dict(mapping.columns)
        for name in FIELDS:
            headers = before.get(name, ())
            if name in columns and columns[name] != (headers[0] if headers else ""):
                said[name] = columns[name] or None
            else:
                said[name] = list(headers) if FIELDS[name].many else headers[0] if headers else None
        mapping = mapping.model_copy(update={"columns": said})
        for about, value in answers.items():
            if value or about.startswith("columns."):
                mapping = answered(mapping, about, value)
        return mapping

    def _progress(self, share: float) -> None:
        if share - self.state.get("progress", 0.0) >= 0.1:
            self.state = self.state | {"progress": share, "message": f"Reading: {100 * share:.0f} %", "tone": "plain"}

    def _tell(self, message: str, tone: str, **more: Any) -> None:
        # A counter, because an unchanged trait is not sent to the page.
        step = self.state.get("step", 0) + 1
        kept = {"questions": [], "progress": 0.0} | more
        self.state = self.state | kept | {"message": message, "tone": tone, "step": step}


@guarded("Your own numbers")
def own_numbers() -> None:
    """Show the form, and a sample's report in it. Pages without widgets show that report alone."""
    if being_graded() or not os.environ.get("SALESLAB_LAB"):
        put(_sample_shown())
        return
    # The form comes first; the sample takes a few seconds.
    widget = OwnNumbers(Path.cwd(), "Reading a sample, the export of a simulated company …")
    put({"text/html": f"<p>{ELSEWHERE}</p>", "text/plain": ELSEWHERE} | widget_view(widget))
    widget.show_sample()


def _sample_shown() -> dict[str, str]:
    """The sample's report, for pages without widgets."""
    from saleslab.crm.findings import findings
    from saleslab.crm.importer import import_table
    from saleslab.crm.reading import open_table
    from saleslab.crm.report import in_words, inside_page
    from saleslab.crm.sample import sample

    name, content = sample(SAMPLE)
    imported = import_table(open_table(content), _SAMPLE_SALT)
    found = findings(imported)
    page = f'<section class="wbf-static wbf-own">{inside_page(name, imported, found)}</section>'
    return {"text/html": page, "text/plain": in_words(name, imported, found)}


def _files(folder: Path) -> list[str]:
    """The tables that lie in the learner's folder."""
    return sorted(p.name for p in folder.iterdir() if p.suffix.lower() in _ENDINGS and p.is_file())


def _free(folder: Path, stem: str) -> Path:
    """A name for a report that no file has."""
    taken = {path.name for path in folder.iterdir()}
    names = (f"{stem}{'' if n == 1 else f'-{n}'}.html" for n in range(1, len(taken) + 2))
    return folder / next(name for name in names if name not in taken)


def _asked(refused: Any) -> list[dict[str, Any]]:
    return [
        {"about": q.about, "text": q.text, "hint": q.hint, "options": [list(option) for option in q.options.items()]}
        for q in refused.questions
    ]
