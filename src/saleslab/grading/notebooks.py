"""A submitted notebook, read as data: what in it differs from the release, and a clean one to show in its place."""

from __future__ import annotations

import copy
import html
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from saleslab.answers import MIME, Copy, Sheet
from saleslab.answers.copies import MAX_NOTEBOOK_BYTES
from saleslab.grading.release import Notebook, Release, grading_cell

MAX_DEPTH = 100
"""Deepest nesting of a notebook's or an answer's JSON; real ones have about ten levels. Makes recursion safe."""

SHOWN_CELLS, SHOWN_CHARACTERS = 20, 4_000
"""How much of what a learner wrote into cells of their own is shown to the instructor."""


@dataclass(frozen=True)
class Differences:
    """How a submitted notebook differs from its release. ``words``: the text of added and altered cells."""

    added: int = 0
    altered: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    code: int = 0
    words: tuple[str, ...] = ()

    def flags(self) -> list[str]:
        """The differences as plain sentences."""
        lines = []
        if self.added:
            lines.append(f"{_cells(self.added)} added by the learner.")
        if self.altered:
            lines.append(f"{_cells(len(self.altered))} altered ({_names(self.altered)}).")
        if self.missing:
            lines.append(f"{_cells(len(self.missing))} missing ({_names(self.missing)}).")
        if self.code:
            lines.append(f"The learner's own code is in {_cells(self.code, verb='')}. It was not run.")
        return lines


def read_notebook(data: bytes) -> Notebook | None:
    """The notebook in ``data`` as JSON with a list of cells, or None. Nothing inside is trusted to be well-formed."""
    if len(data) > MAX_NOTEBOOK_BYTES:
        return None
    try:
        notebook = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list) or too_deep(notebook):
        return None
    return notebook


def compare(release: Release, notebook: Notebook) -> Differences:
    """What was added, altered or taken away, wherever the cells stand now."""
    wanted = Counter(_content(cell) for cell in release.notebook["cells"])
    strangers = []
    for cell in _cells_of(notebook):
        content = _content(cell)
        if wanted[content] > 0:
            wanted[content] -= 1
        elif content[1].strip():
            strangers.append(cell)
    lost = {_name(cell) for cell in release.notebook["cells"] if wanted[_content(cell)] > 0}
    altered = {_name(cell) for cell in strangers} & lost
    return Differences(
        added=sum(_name(cell) not in altered for cell in strangers),
        altered=tuple(sorted(altered)),
        missing=tuple(sorted(lost - altered)),
        code=sum(cell.get("cell_type") == "code" for cell in strangers),
        words=tuple(_content(cell)[1][:SHOWN_CHARACTERS] for cell in strangers[:SHOWN_CELLS]),
    )


def rebuild(release: Release, sheet: Sheet | None, notes: Iterable[str] = (), words: Iterable[str] = ()) -> Notebook:
    """The release's cells, with the answers' copies in their forms, and notes and words as escaped text.

    Nothing else of a submission is in it, so that it can be opened, rendered and graded like the release itself.
    """
    built: Notebook = copy.deepcopy(release.notebook)
    forms = {cell_id: question for question, cell_id in release.forms.items()}
    for cell in built["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = _answer_outputs(release, sheet, forms.get(cell["id"]))
    notes, words = list(notes), list(words)
    if notes:
        built["cells"].insert(0, _text_cell("notes", "For the instructor", notes))
    if words:
        built["cells"].append(_text_cell("words", "The learner's own words or code, as text. Nothing was run", words))
    return built


def display(data: Mapping[str, Any]) -> dict[str, Any]:
    """A notebook output that shows ``data`` (MIME type -> content)."""
    return {"output_type": "display_data", "metadata": {}, "data": dict(data)}


def as_text(text: str) -> str:
    """``text`` as an HTML box in which neither HTML, Markdown nor mathematics is made of it."""
    escaped = html.escape(printable(text))
    for special in "$\\`\n":
        escaped = escaped.replace(special, f"&#{ord(special)};")
    return f'<pre class="mathjax_ignore tex2jax_ignore">{escaped}</pre>'


def printable(text: str) -> str:
    """``text`` without what moves cursors, reverses reading or can't be seen."""
    return "".join(character for character in text if character.isprintable() or character in "\n\t")


def _answer_outputs(release: Release, sheet: Sheet | None, question: str | None) -> list[dict[str, Any]]:
    answer = sheet.answers.get(question) if sheet and question else None
    if sheet is None or question is None or answer is None:
        return []
    carried = Copy(
        assignment=release.module,
        release=sheet.release,
        sheet_id=sheet.sheet_id,
        question=question,
        answer=answer,
    )
    # What can't be written to a file, such as half of a character, must not stop the notebook from being written.
    writable = json.dumps(carried.model_dump(), ensure_ascii=False).encode("utf-8", "replace")
    return [display({MIME: json.loads(writable), "text/plain": ""})]


def _text_cell(name: str, heading: str, lines: list[str]) -> dict[str, Any]:
    shown = "\n".join(as_text(line) for line in lines)
    return {
        "cell_type": "markdown",
        "id": f"instructor-{name}",
        "metadata": {},
        "source": f"**{heading}**\n\n{shown}",
    }


def _cells_of(notebook: Notebook) -> Iterator[dict[str, Any]]:
    return (cell for cell in notebook["cells"] if isinstance(cell, dict))


def _content(cell: Mapping[str, Any]) -> tuple[str, str]:
    source = cell.get("source")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    return str(cell.get("cell_type")), source if isinstance(source, str) else ""


def _name(cell: Mapping[str, Any]) -> str:
    """A cell's nbgrader id, or else its own: what a release cell is called in a flag."""
    meta = cell.get("metadata")
    name = grading_cell(cell).get("grade_id") if isinstance(meta, Mapping) else None
    return str(name or cell.get("id"))


def _cells(count: int, verb: str | None = None) -> str:
    noun = "1 cell" if count == 1 else f"{count} cells"
    if verb is None:
        verb = " was" if count == 1 else " were"
    return noun + verb


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(names[:6]) + (" …" if len(names) > 6 else "")


def too_deep(value: Any) -> bool:
    """Whether JSON is nested beyond reason; walked with a list, since recursion is what it protects."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for outer in level if isinstance(outer, dict | list) for inner in _inside(outer)]
        if not level:
            return False
    return True


def _inside(outer: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return outer.values() if isinstance(outer, dict) else outer
