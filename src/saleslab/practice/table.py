"""The company's rows that a question is about, as text ready to be shown."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from saleslab.answers import Spec
from saleslab.practice.session import Session

if TYPE_CHECKING:  # pandas would delay the first form.
    import pandas as pd


_AMOUNT = re.compile(r"[-−+$]{0,2}\d[\d,.]*\s?[km%]?")


@dataclass(frozen=True)
class Table:
    """Item ids, column headings, the cells as text, and which columns hold numbers.

    ``passages``: where the rows are about something to read, its lines, (who, text), by the name in the first column.
    """

    name: str
    items: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    passages: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)

    @classmethod
    def from_frame(cls, frame: pd.DataFrame) -> Table:
        """``frame``: one row per item, indexed by item id, with columns as a learner is to see them."""
        columns = [[str(value) for value in frame[column]] for column in frame.columns]
        return cls(
            name=_heading(frame.index.name or "item"),
            items=tuple(map(str, frame.index)),
            columns=tuple(_heading(column) for column in frame.columns),
            cells=tuple(zip(*columns, strict=True)),
            numeric=tuple(all(_AMOUNT.fullmatch(value) for value in values) for values in columns),
            passages=frame.attrs.get("passages", {}),
        )

    def as_data(self) -> dict[str, Any]:
        """The table as JSON for the page."""
        return {
            "name": self.name,
            "columns": list(self.columns),
            "numeric": list(self.numeric),
            "rows": [{"id": item, "cells": list(cells)} for item, cells in zip(self.items, self.cells, strict=True)],
            "passages": [
                {"title": title, "lines": [{"who": who, "text": text} for who, text in lines]}
                for title, lines in self.passages.items()
            ],
        }

    def to_html(self) -> str:
        """What there is to read, then a plain table with headings for rows and columns."""
        head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in (self.name, *self.columns))
        rows = "".join(
            f'<tr><th scope="row">{html.escape(item)}</th>'
            + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
            + "</tr>"
            for item, cells in zip(self.items, self.cells, strict=True)
        )
        read = "".join(
            f"<h3>{html.escape(title)}</h3>" + "".join(f"<p>{html.escape(f'{who}: {text}')}</p>" for who, text in lines)
            for title, lines in self.passages.items()
        )
        return f"{read}<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    def to_text(self) -> str:
        """One line per item."""
        lines = (" | ".join((item, *cells)) for item, cells in zip(self.items, self.cells, strict=True))
        read = [line for title, said in self.passages.items() for line in (title, *(f"{w}: {t}" for w, t in said))]
        return "\n".join([*read, " | ".join((self.name, *self.columns)), *lines])


def _heading(name: Any) -> str:
    text = str(name).replace("_", " ")
    return text[:1].upper() + text[1:]


def items_of(spec: Spec, session: Session) -> tuple[str, ...]:
    """Ids of the company's items that ``spec`` is about, none where it is about none."""
    table = table_of(spec, session)
    return table.items if table else ()


def table_of(spec: Spec, session: Session) -> Table | None:
    """The company's table that ``spec`` is about, or None."""
    return _table(spec.item_source, session.world_index) if spec.item_source else None


@functools.cache
def _table(source: str, world_index: int) -> Table:
    from saleslab.analysis.cases import items
    from saleslab.org import world

    return Table.from_frame(items(source, world(world_index)))
