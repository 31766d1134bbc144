"""A file as rows of text, whatever its encoding, separator or kind: nothing is turned into a number or a date here.

Ids stay text, so no digit is lost. Columns that nobody asks for are never loaded.
"""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.csv as arrow_csv
import python_calamine as calamine

from saleslab.crm.defects import Defect, Refused, rows_shown
from saleslab.crm.headers import known, plain

_HEAD_BYTES = 1 << 18
_HEAD_ROWS = 200
_ABOVE = 40
"""How many rows of titles may stand above a table."""
_BLOCK = 4 << 20
_SEPARATORS = ",;\t|"
_TORN = 0.005
"""A larger share of rows with too many or too few cells is refused."""

Progress = Callable[[float], None]
"""Called with the share (0..1) of the file that has been read."""
Source = Path | bytes


@dataclass(frozen=True)
class Table:
    """A file whose header was found. ``headers`` are unique: a second "Amount" is "Amount (2)"."""

    headers: tuple[str, ...]
    head: tuple[tuple[str, ...], ...]
    """The first rows under the header, each as long as the header."""
    form: str
    """How the file is written, in words."""
    defects: tuple[Defect, ...]
    _body: Callable[[Sequence[int], Progress], tuple[pa.Table, tuple[Defect, ...]]] = field(repr=False)

    def examples(self, header: str, count: int = 3) -> list[str]:
        """The first different values of a column that are not blank."""
        at = self.headers.index(header)
        return list(islice(dict.fromkeys(row[at].strip() for row in self.head if row[at].strip()), count))

    def read(self, headers: Sequence[str], progress: Progress = lambda _: None) -> tuple[pa.Table, tuple[Defect, ...]]:
        """The columns named, as text, in the file's order of rows, and what was wrong with rows.

        Raises Refused for a file whose rows are torn.
        """
        places = [self.headers.index(header) for header in headers]
        table, defects = self._body(places, progress)
        return table.rename_columns(list(headers)), defects


def open_table(source: Source) -> Table:
    """Find out how a file is written and where its header stands. Raises Refused."""
    with _opened(source) as file:
        start = file.read(8)
        size = file.seek(0, io.SEEK_END)
    if not size:
        raise Refused("The file is empty.", "Export it again.")
    if start.startswith(b"PK"):
        return _open_workbook(source)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(
            "This is an old Excel file (.xls), or one with a password.", "Save it as .xlsx without one, or export .csv."
        )
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise Refused(
            "This is a web page, not a table; some CRMs export one under the name .xls.", "Choose .csv when exporting."
        )
    return _open_text(source)


def _opened(source: Source) -> BinaryIO:
    if isinstance(source, bytes):
        return io.BytesIO(source)
    try:
        return source.open("rb")
    except OSError as error:
        raise Refused(f"{source} can't be opened: {error.strerror}.", "Check the name and try again.") from None


# --- text files
def _open_text(source: Source) -> Table:
    encoding, mark, defects = _encoding(source)
    with _opened(source) as file:
        file.seek(mark)
        head = codecs.getincrementaldecoder(encoding)().decode(file.read(_HEAD_BYTES))
    first_line = head.split("\n", 1)[0].strip()
    skipped = len(head.split("\n", 1)[0]) + 1 if re.fullmatch(r'"?sep=.?"?', first_line) else 0
    body = head[skipped:]
    separator = max(_SEPARATORS, key=lambda s: _fits(_records(body, s)))
    rows, ends = _records(body, separator)
    at = _header_row(rows)
    names = _unique(rows[at])
    offset = mark + len((head[:skipped] + body[: ends[at]]).encode(encoding))
    width = len(names)
    following = tuple(tuple(row) for row in rows[at + 1 : at + 1 + _HEAD_ROWS] if len(row) == width)
    if at:
        defects.append(_above(at))

    def read(places: Sequence[int], progress: Progress) -> tuple[pa.Table, tuple[Defect, ...]]:
        return _read_text(source, encoding, offset, separator, width, places, progress)

    named = {"\t": "tab", ",": "comma", ";": "semicolon", "|": "bar"}[separator]
    form = f"text, {_ENCODINGS.get(encoding, encoding)}, separated by {named}"
    return Table(names, following, form, tuple(defects), read)


_ENCODINGS = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1252": "Windows-1252"}


def _encoding(source: Source) -> tuple[str, int, list[Defect]]:
    """Encoding, length of the byte order mark, and what has to be said about it."""
    with _opened(source) as file:
        start = file.read(4096)
        for mark, name in (
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
        ):
            if start.startswith(mark):
                return name, len(mark), []
        if start.count(0) > len(start) // 4:
            return ("utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"), 0, []
        if 0 in start:
            raise Refused("This is no text and no workbook.", "Export the table as .csv or .xlsx.")
    if _decodes(source, "utf-8"):
        return "utf-8", 0, []
    if not _decodes(source, "cp1252"):
        raise Refused(
            "The letters of this file can't be read: it is neither UTF-8, UTF-16 nor Windows-1252.",
            "Export it again and choose UTF-8.",
        )
    note = Defect(
        what="Not written in Unicode",
        count=1,
        done="Read as Windows-1252.",
        means="Numbers and dates are safe. If names below look wrong, export again and choose UTF-8.",
    )
    return "cp1252", 0, [note]


def _decodes(source: Source, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with _opened(source) as file:
        try:
            while piece := file.read(_BLOCK):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _records(text: str, separator: str) -> tuple[list[list[str]], list[int]]:
    """The first records of a text, and where each ends."""
    consumed = 0

    def lines() -> Iterator[str]:
        nonlocal consumed
        for line in io.StringIO(text, newline=""):
            consumed += len(line)
            yield line

    rows, ends = [], []
    try:
        for row in islice(csv.reader(lines(), delimiter=separator), _ABOVE + _HEAD_ROWS):
            if row:
                rows.append(row)
                ends.append(consumed)
    except csv.Error:
        pass  # the records before are enough to see how the file is written
    return rows or [[]], ends or [0]


def _fits(records: tuple[list[list[str]], list[int]]) -> tuple[int, int, int]:
    """How well a separator fits: headers known, rows as wide as the header, cells."""
    rows, _ = records
    header = rows[_header_row(rows)]
    if len(header) < 2:
        return (0, 0, 0)
    return sum(map(known, header)), sum(len(row) == len(header) for row in rows), len(header)


def _header_row(rows: Sequence[Sequence[str]]) -> int:
    """The row with the most headers that some CRM uses; else the first one as wide as the table."""

    def score(row: Sequence[str]) -> int:
        return sum(known(cell) for cell in row)

    top = list(rows[:_ABOVE])
    best = max(range(len(top)), key=lambda at: score(top[at]))
    if score(top[best]) >= 2:
        return best
    width = max(sum(bool(cell.strip()) for cell in row) for row in top)
    return next(at for at, row in enumerate(top) if sum(bool(cell.strip()) for cell in row) >= max(width - 1, 1))


def _unique(header: Sequence[str]) -> tuple[str, ...]:
    """Headers as written, trimmed; a repeated one is numbered, a blank one called by its place."""
    names: list[str] = []
    for place, cell in enumerate(header, start=1):
        base = re.sub(r"\s+", " ", cell.replace("\ufeff", "")).strip() or f"Column {place}"
        name, again = base, 2
        while name in names:
            name, again = f"{base} ({again})", again + 1
        names.append(name)
    return tuple(names)


def _above(count: int) -> Defect:
    return Defect(
        what="Rows above the table",
        count=count,
        done="Skipped; the table begins at its header.",
        means="Nothing: they are the report's title.",
    )


def _read_text(
    source: Source,
    encoding: str,
    offset: int,
    separator: str,
    width: int,
    places: Sequence[int],
    progress: Progress,
) -> tuple[pa.Table, tuple[Defect, ...]]:
    names = [f"c{place}" for place in range(width)]
    wanted = [names[place] for place in places]
    broken: list[tuple[int, int, bool]] = []  # number, cells, filled at the first cell only

    def skip(row: Any) -> str:
        cells = next(csv.reader([row.text.replace("\r", " ").replace("\n", " ")], delimiter=separator), [])
        broken.append((row.number or 0, row.actual_columns, sum(bool(c.strip()) for c in cells) <= 2))
        return "skip"

    with _opened(source) as file:
        size = max(file.seek(0, io.SEEK_END) - offset, 1)
        file.seek(offset)
        if file.read(1) == b"":
            return pa.table({name: pa.array([], pa.string()) for name in wanted}), ()
        file.seek(offset)
        plain_stream = pa.PythonFile(file, mode="r")
        stream = plain_stream if encoding == "utf-8" else pa.transcoding_input_stream(plain_stream, encoding, "utf-8")
        try:
            reader = arrow_csv.open_csv(
                stream,
                read_options=arrow_csv.ReadOptions(column_names=names, use_threads=False, block_size=_BLOCK),
                parse_options=arrow_csv.ParseOptions(
                    delimiter=separator, newlines_in_values=True, invalid_row_handler=skip
                ),
                convert_options=arrow_csv.ConvertOptions(
                    column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False, include_columns=wanted
                ),
            )
            batches = []
            for batch in reader:
                batches.append(batch)
                progress(min(file.tell() - offset, size) / size)
        except pa.ArrowInvalid as error:
            raise Refused(
                f"The rows of this file can't be told apart ({str(error).split(':')[-1].strip()[:90]}).",
                "Often a quotation mark is missing. Export it again, or save it as .xlsx.",
            ) from None
    table = pa.Table.from_batches(batches, reader.schema)
    return table, _broken_rows(broken, table.num_rows)


def _broken_rows(broken: Sequence[tuple[int, int, bool]], good: int) -> tuple[Defect, ...]:
    """Rows whose cells don't fit the header: remarks around the table, or rows that are torn."""
    remarks = [number for number, _, short in broken if short]
    torn = [number for number, _, short in broken if not short]
    if len(torn) > _TORN * (good + len(torn)):
        raise Refused(
            f"{len(torn):,} of {good + len(torn):,} rows have more or fewer cells than the header "
            f"(the first is {rows_shown(torn)[0]}): a separator inside a text or an amount was not quoted.",
            "Export it again with quoted texts, or as .xlsx.",
        )
    found = []
    if remarks:
        found.append(
            Defect(
                what="Remarks in place of rows (totals, copyright, filters)",
                count=len(remarks),
                examples=rows_shown(remarks),
                done="Left out.",
                means="Nothing: they are no deals.",
            )
        )
    if torn:
        found.append(
            Defect(
                what="Torn rows: more or fewer cells than the header",
                count=len(torn),
                examples=rows_shown(torn),
                done="Left out.",
                means=f"{len(torn)} deals are missing from every figure. Export them again with quoted texts.",
            )
        )
    return tuple(found)


# --- workbooks
def _open_workbook(source: Source) -> Table:
    try:
        if isinstance(source, bytes):
            book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(source))
        else:
            book = calamine.CalamineWorkbook.from_path(str(source))
        shown = [s.name for s in book.sheets_metadata if s.visible == calamine.SheetVisibleEnum.Visible]
        sheets = {name: book.get_sheet_by_name(name) for name in shown}
    except (calamine.CalamineError, OSError) as error:
        raise Refused(
            f"The workbook can't be opened ({error}).", "Save it again as .xlsx without a password, or as .csv."
        ) from None
    heads = {
        name: [[_cell(value) for value in row] for row in islice(sheet.iter_rows(), _ABOVE + _HEAD_ROWS)]
        for name, sheet in sheets.items()
        if sheet.height
    }
    if not heads:
        raise Refused("The workbook has no filled sheet.", "Export the table again.")

    def fits(name: str) -> tuple[int, int]:
        rows = heads[name]
        return sum(map(known, rows[_header_row(rows)])), sheets[name].height

    chosen = max(heads, key=fits)
    rows = heads[chosen]
    at = _header_row(rows)
    header = list(rows[at])
    while header and not header[-1].strip():
        header.pop()
    names = _unique(header)
    following = tuple(tuple(row[: len(names)]) for row in rows[at + 1 : at + 1 + _HEAD_ROWS])
    defects = [_above(at)] if at else []
    others = [name for name in heads if name != chosen]
    if others:
        defects.append(
            Defect(
                what="Sheets that were not read",
                count=len(others),
                done=f"Only the sheet “{chosen}” is read: it has the most headers of a CRM.",
                means="If the deals are in another sheet, save that one as a file of its own.",
            )
        )

    def read(places: Sequence[int], progress: Progress) -> tuple[pa.Table, tuple[Defect, ...]]:
        return _read_sheet(sheets[chosen], at + 1, places, progress)

    return Table(names, following, f"workbook, sheet “{chosen}”", tuple(defects), read)


def _read_sheet(
    sheet: Any, first: int, places: Sequence[int], progress: Progress
) -> tuple[pa.Table, tuple[Defect, ...]]:
    rows = islice(sheet.iter_rows(), first, None)
    schema = pa.schema([(f"c{place}", pa.string()) for place in places])
    batches, done = [], 0
    while piece := list(islice(rows, 50_000)):
        columns = list(zip(*piece, strict=True))
        batches.append(
            pa.record_batch([pa.array(list(map(_cell, columns[place])), pa.string()) for place in places], schema)
        )
        done += len(piece)
        progress(done / max(sheet.height, done))
    return pa.Table.from_batches(batches, schema), ()


def _cell(value: Any) -> str:
    """A cell as text that can be read in one way only."""
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            if value.is_integer():
                return str(int(value))
            text = format(value, ".15g")
            # 1.234 could be a thousand and more; 1.2340 could not.
            return f"{text}0" if re.fullmatch(r"-?\d+\.\d{3}", text) else text
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat(" ") if isinstance(value, dt.datetime) else value.isoformat()
        case _:
            return str(value)


def header_fingerprint(headers: Sequence[str]) -> str:
    """Eight hex digits that name a set of headers in any order: the same export next month has the same ones."""
    import hashlib

    return hashlib.sha256("\n".join(sorted(map(plain, chain(headers)))).encode()).hexdigest()[:8]
