"""Submissions that are damaged or strange, each a function that writes one: nobody's fault, and nobody's loss."""

from __future__ import annotations

import json
from typing import Any

from .sample_course import MODULE
from .site import ALL, NONE, REFUSED, Catalogue, Site, cell_named, code_cell, zipped

ZIPS, SHEETS, NOTEBOOKS = Catalogue(), Catalogue(), Catalogue()

# Files that came in


def _zip(name: str, what: str, points: float | str, says: str, change: Any) -> None:
    def write(site: Site) -> None:
        site.hand_in(change(zipped(site.members()), site))

    write.__name__ = name
    ZIPS.case(what, points, says, stock=False)(write)


def _without(site: Site, *names: str) -> bytes:
    return zipped({name: data for name, data in site.members().items() if name not in names})


NOTEBOOK = f"{MODULE}.ipynb"
_zip("zip_empty", "a zip of no bytes", REFUSED, "damaged, or no zip", lambda data, site: b"")
_zip("zip_cut_short", "a zip cut short", REFUSED, "damaged, or no zip", lambda data, site: data[: len(data) // 2])
_zip(
    "zip_is_a_page",
    "a login page in place of a zip",
    REFUSED,
    "no zip",
    lambda data, site: b"<!doctype html><p>Sign in",
)
_zip("zip_holds_nothing", "a zip without files", REFUSED, "it holds nothing", lambda data, site: zipped({}))
_zip("zip_garbled", "a zip with a garbled byte", REFUSED, "damaged", lambda data, site: data[:400] + b"??" + data[402:])
_zip("no_receipt", "no receipt", ALL, "There was no receipt", lambda data, site: _without(site, "receipt.json"))
_zip(
    "no_notebook",
    "a zip without the notebook",
    ALL,
    "There was no notebook",
    lambda data, site: _without(site, NOTEBOOK),
)
_zip(
    "no_sheet",
    "no sheet, the answers in the outputs",
    ALL,
    "taken from the notebook",
    lambda data, site: _without(site, "answers.json"),
)
_zip(
    "receipt_garbled",
    "a receipt that can't be read",
    ALL,
    "receipt can't be read",
    lambda data, site: zipped(site.members() | {"receipt.json": b"{"}),
)
_zip(
    "receipt_without_a_time",
    "a receipt whose time is none",
    ALL,
    "",
    lambda data, site: zipped(site.members(made_at="soon")),
)
_zip(
    "other_exercise",
    "another exercise's zip",
    REFUSED,
    "another exercise",
    lambda data, site: zipped(site.members(module="c9_other")),
)
_zip(
    "in_a_folder",
    "everything in a folder of the zip",
    ALL,
    "",
    lambda data, site: zipped({f"c0/{name}": part for name, part in site.members().items()}),
)
_zip(
    "packed_on_a_mac",
    "what a Mac adds to a zip",
    ALL,
    "",
    lambda data, site: zipped(site.members() | {"__MACOSX/._answers.json": b"x", ".DS_Store": b"x"}),
)


# Sheets


def _sheet(name: str, what: str, points: float, says: str, change: Any) -> None:
    def write(site: Site) -> None:
        raw = site.right().model_dump()
        changed = change(raw)
        site.put(changed if isinstance(changed, bytes) else json.dumps(raw).encode(), site.notebook())

    write.__name__ = name
    SHEETS.case(what, points, says)(write)


def _text(raw: dict[str, Any]) -> str:
    return json.dumps(raw, indent=1)


UNUSED = "could not be used"
_sheet("sheet_empty", "an empty sheet", NONE, "the file is empty", lambda raw: b"")
_sheet("sheet_blank", "a sheet of spaces", NONE, "the file is empty", lambda raw: b" \n \n")
_sheet("sheet_cut_short", "a sheet cut short", NONE, "cut short or not JSON", lambda raw: _text(raw).encode()[:200])
_sheet("sheet_binary", "a sheet of bytes that are no text", NONE, "not text", lambda raw: b"\xff\xfe\x00\x81" * 9)
_sheet("sheet_utf16", "a sheet saved as UTF-16", NONE, UNUSED, lambda raw: _text(raw).encode("utf-16"))
_sheet("sheet_with_mark", "a sheet with a byte order mark", ALL, "", lambda raw: b"\xef\xbb\xbf" + _text(raw).encode())
_sheet(
    "sheet_windows", "a sheet with Windows line ends", ALL, "", lambda raw: _text(raw).replace("\n", "\r\n").encode()
)
_sheet("sheet_is_a_list", "a list for a sheet", NONE, UNUSED, lambda raw: b"[]")
_sheet("sheet_is_null", "null for a sheet", NONE, UNUSED, lambda raw: b"null")
_sheet("other_course", "another course's sheet", NONE, UNUSED, lambda raw: raw.update(course="other"))
_sheet(
    "other_module", "another exercise's sheet", NONE, "another exercise", lambda raw: raw.update(assignment="c9_other")
)
_sheet("newer_format", "a sheet of a later version", NONE, "newer version", lambda raw: raw.update(format=2))
_sheet("format_in_words", "the version as a word", NONE, UNUSED, lambda raw: raw.update(format="1"))
_sheet("no_sheet_id", "a sheet without its number", NONE, UNUSED, lambda raw: raw.pop("sheet_id"))
_sheet("no_answers", "a sheet without answers", NONE, "no list of answers", lambda raw: raw.pop("answers"))
_sheet("answers_are_a_list", "answers in a list", NONE, "no list of answers", lambda raw: raw.update(answers=[]))
_sheet("no_release", "a sheet that names no release", ALL, "", lambda raw: raw.update(release=""))
_sheet(
    "other_release",
    "a sheet of another release",
    REFUSED,
    "another release",
    lambda raw: raw.update(release="deadbeef"),
)
_sheet(
    "answer_null",
    "an answer that is null",
    14.0,
    "share: this answer is damaged",
    lambda raw: raw["answers"].update(share=None),
)
_sheet(
    "revision_zero",
    "an answer without a revision",
    14.0,
    "share: this answer is damaged",
    lambda raw: raw["answers"]["share"].update(revision=0),
)
_sheet(
    "locked_in_words",
    "a lock that is a word",
    14.0,
    "share: this answer is damaged",
    lambda raw: raw["answers"]["share"].update(locked="yes"),
)
for _value, _words in {
    "true": True,
    "text": "53",
    "null": None,
    "list": [],
    "object": {},
    "below": -1,
    "above": 101,
}.items():
    _sheet(
        f"number_is_{_value}",
        f"{_words!r} for a number",
        14.0,
        "No usable answer to: share",
        lambda raw, v=_words: raw["answers"]["share"].update(value=v),
    )
_sheet(
    "unknown_option",
    "an option that does not exist",
    15.0,
    "cause",
    lambda raw: raw["answers"]["cause"].update(value="both"),
)
_sheet(
    "options_twice",
    "the same option twice",
    16.0,
    "signs",
    lambda raw: raw["answers"]["signs"].update(value=["a", "a"]),
)
_sheet(
    "promise_in_words",
    "words for a promise",
    18.0,
    "promise",
    lambda raw: raw["answers"]["promise"].update(value="I will"),
)

# Notebooks


def _notebook(name: str, what: str, says: str, change: Any, points: float = ALL) -> None:
    def write(site: Site) -> None:
        notebook = site.notebook(site.right())
        changed = change(notebook)
        site.put(site.right(), changed if isinstance(changed, bytes) else notebook)

    write.__name__ = name
    NOTEBOOKS.case(what, points, says)(write)


def _each_cell(change: Any) -> Any:
    def apply(notebook: dict[str, Any]) -> None:
        for cell in notebook["cells"]:
            change(cell)

    return apply


def _windows(notebook: dict[str, Any]) -> bytes:
    return json.dumps(notebook, indent=1).replace("\n", "\r\n").encode()


def _without_metadata(notebook: dict[str, Any]) -> None:
    for one in (notebook, *notebook["cells"]):
        one["metadata"] = {}


BROKEN = "The notebook is damaged"
_notebook("notebook_empty", "a notebook of no bytes", BROKEN, lambda nb: b"")
_notebook("notebook_cut_short", "a notebook cut short", BROKEN, lambda nb: json.dumps(nb).encode()[:900])
_notebook("notebook_in_words", "words for a notebook", BROKEN, lambda nb: b"my answers are in the mail")
_notebook("notebook_is_a_list", "a list for a notebook", BROKEN, lambda nb: b"[]")
_notebook("notebook_binary", "bytes that are no text", BROKEN, lambda nb: b"\xff\xfe\x00\x00" * 9)
_notebook("notebook_of_brackets", "a notebook of brackets alone", BROKEN, lambda nb: b"[" * 200_000)
_notebook("cells_in_an_object", "cells that are no list", BROKEN, lambda nb: nb.update(cells={"a": 1}))
_notebook("no_cells", "a notebook without cells", "cells were missing", lambda nb: nb.update(cells=[]))
_notebook(
    "cells_are_words",
    "cells that are words and numbers",
    "cells were missing",
    lambda nb: nb.update(cells=["a", 1, None]),
)
_notebook("no_metadata", "a notebook without metadata", "", lambda nb: nb.pop("metadata"))
_notebook("empty_metadata", "notebook and cells with empty metadata", "", _without_metadata)
_notebook("cells_without_metadata", "cells without metadata", "", _each_cell(lambda cell: cell.pop("metadata")))
_notebook(
    "cells_without_ids",
    "a notebook from before cells had ids",
    "",
    lambda nb: (nb.update(nbformat_minor=4), _each_cell(lambda cell: cell.pop("id"))(nb), None)[-1],
)
_notebook("same_ids", "every cell with the same id", "", _each_cell(lambda cell: cell.update(id="a")))
_notebook("no_outputs", "cells without outputs", "", _each_cell(lambda cell: cell.pop("outputs", None)))
_notebook(
    "outputs_in_an_object", "outputs that are no list", "", _each_cell(lambda cell: cell.update(outputs={"a": 1}))
)
_notebook(
    "source_is_null",
    "a source that is null",
    "1 cell was missing (share)",
    lambda nb: cell_named(nb, "share").update(source=None),
)
_notebook(
    "source_of_numbers",
    "a source of numbers",
    "1 cell was missing (share)",
    lambda nb: cell_named(nb, "share").update(source=[1, None, {}]),
)
_notebook("format_three", "a notebook of format 3", "", lambda nb: nb.update(nbformat=3, nbformat_minor=0))
_notebook("format_nine", "a notebook of a format to come", "", lambda nb: nb.update(nbformat=9))
_notebook("no_format", "a notebook that names no format", "", lambda nb: nb.pop("nbformat"))
_notebook("windows_line_ends", "Windows line ends", "", _windows)
_notebook(
    "zero_bytes",
    "zero bytes in a source",
    "altered (share)",
    lambda nb: cell_named(nb, "share").update(source="check\0"),
)
_notebook(
    "more_cells",
    "notes of the learner's own",
    "2 cells were added",
    lambda nb: nb["cells"].extend(
        [code_cell("1 + 1"), {"cell_type": "markdown", "id": "n", "metadata": {}, "source": "To do"}]
    ),
)
_notebook(
    "large_picture",
    "a picture of three megabytes",
    "",
    lambda nb: nb["cells"][1].update(
        outputs=[{"output_type": "display_data", "metadata": {}, "data": {"image/png": "A" * 3_000_000}}]
    ),
)


@NOTEBOOKS.case("a time that is none", ALL, "timestamp.txt holds no time")
def time_in_words(site: Site) -> None:
    site.put(site.right())
    (site.place / "timestamp.txt").write_text("soon")


DAMAGES = [*ZIPS, *SHEETS, *NOTEBOOKS]
