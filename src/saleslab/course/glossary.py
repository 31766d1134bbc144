"""The words of the course, ``authoring/glossary.yml``: one word for one thing, and what may not stand in its place."""

from __future__ import annotations

import html
import re
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, RootModel

from saleslab.course.catalogue import read_yaml


class Entry(BaseModel):
    """One word of the course."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    word: str
    means: str
    avoided: list[str] = Field(default_factory=list, alias="not")
    in_books: str = ""


class Glossary(RootModel[list[Entry]]):
    """All words, in the order they are shown."""

    def fold(self) -> str:
        """The glossary as folded HTML for a Markdown cell."""
        rows = "".join(f"<dt><strong>{html.escape(e.word)}</strong></dt><dd>{_meaning(e)}</dd>" for e in self.root)
        return f"<details><summary>The words of this course</summary><dl>{rows}</dl></details>"

    def slips(self, text: str) -> list[str]:
        """A line for each avoided word in ``text``, with the word to use."""
        return [
            f"“{found[0]}”: this course says “{entry.word}”"
            for entry in self.root
            for avoided in entry.avoided
            for found in re.finditer(rf"\b{re.escape(avoided)}\b", text, flags=re.I)
        ]


def load_glossary(authoring: Path) -> Glossary:
    """The glossary. Raises `CourseError`."""
    return read_yaml(authoring / "glossary.yml", Glossary)


def _meaning(entry: Entry) -> str:
    books = f" <em>In books: {html.escape(entry.in_books)}.</em>" if entry.in_books else ""
    return html.escape(entry.means) + books
