"""``results.db``: every result with what it was made from, so that a run does only what has changed.

A record is written last of all, once gradebook and notebook hold the result. A run cut short, at any moment, has
therefore lost nothing: what has no record is graded again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from saleslab.answers import Sheet
from saleslab.grading.result import Result

_VERSION = 2

_TABLES = """
CREATE TABLE IF NOT EXISTS record (
    learner TEXT NOT NULL,
    module TEXT NOT NULL,
    made_from TEXT NOT NULL,
    sent TEXT,
    result TEXT NOT NULL,
    sheet TEXT,
    PRIMARY KEY (module, learner)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS told (
    learner TEXT NOT NULL,
    module TEXT NOT NULL,
    what TEXT NOT NULL,
    PRIMARY KEY (module, learner)
) WITHOUT ROWID;
PRAGMA user_version = 2;
"""


class RecordsError(Exception):
    """A file of results that can't be used. The message says what to do."""


@dataclass(frozen=True)
class Record:
    """One graded submission. ``made_from``: hash of release, submission and checker (`saleslab.grading.changes`).

    ``sent``: when it was handed in, None where nothing says so. ``result_json`` and ``sheet_json`` are read when they
    are asked for: a class has tens of thousands.
    """

    learner: str
    module: str
    made_from: str
    sent: datetime | None
    result_json: str
    sheet_json: str | None

    @classmethod
    def of(cls, learner: str, made_from: str, sent: datetime | None, result: Result, sheet: Sheet | None) -> Record:
        """The record of a result and of the answers it was given for."""
        # Not the sheet's own bytes: those replace what no file can hold, and this one is to be read as it was graded.
        sheet_json = json.dumps(sheet.model_dump()) if sheet else None
        return cls(learner, result.module, made_from, sent, result.to_json(), sheet_json)

    @cached_property
    def result(self) -> Result:
        """The result as graded: points set by hand and lateness are added when it is read (`standing`)."""
        return Result.from_json(self.result_json)

    @cached_property
    def sheet(self) -> Sheet | None:
        """The learner's answers as graded, the ungraded ones too; each says when it was given, by their own clock."""
        return Sheet.model_validate(json.loads(self.sheet_json)) if self.sheet_json else None


class Records:
    """The records of a class, in the file at ``path``, which is made when the first is kept.

    Raises `RecordsError`, from every method, where the file is none of ours.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def of_module(self, module: str) -> dict[str, Record]:
        """Learner -> record, by learner."""
        return {record.learner: record for record in self._read("WHERE module = ? ORDER BY learner", module)}

    def hashes(self) -> dict[str, dict[str, str]]:
        """Module -> learner -> ``made_from``: enough to see whether anything has changed, without reading results."""
        found: dict[str, dict[str, str]] = {}
        if self.path.exists():
            with self._open() as database:
                for module, learner, made_from in database.execute("SELECT module, learner, made_from FROM record"):
                    found.setdefault(module, {})[learner] = made_from
        return found

    def all(self) -> list[Record]:
        """Every record, by module and learner."""
        return list(self._read("ORDER BY module, learner"))

    def keep(self, records: Iterable[Record]) -> None:
        """Write records, all of them or none; each replaces the one of the same learner and module."""
        rows = [
            (r.learner, r.module, r.made_from, r.sent.isoformat() if r.sent else None, r.result_json, r.sheet_json)
            for r in records
        ]
        with self._open() as database, database:
            database.executemany("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?)", rows)

    def forget(self, module: str, learners: Iterable[str]) -> None:
        """Drop the records of submissions that are no longer there."""
        if gone := [(module, learner) for learner in learners]:
            with self._open() as database, database:
                database.executemany("DELETE FROM record WHERE module = ? AND learner = ?", gone)

    def told(self, module: str) -> dict[str, str]:
        """Learner -> hash of what their feedback was last written from."""
        with self._open() as database:
            return dict(database.execute("SELECT learner, what FROM told WHERE module = ?", (module,)).fetchall())

    def tell(self, module: str, what: Mapping[str, str]) -> None:
        """Note what feedback was written from."""
        with self._open() as database, database:
            rows = [(learner, module, hash_) for learner, hash_ in what.items()]
            database.executemany("INSERT OR REPLACE INTO told VALUES (?, ?, ?)", rows)

    def _read(self, where: str, *values: str) -> Iterator[Record]:
        if not self.path.exists():
            return
        columns = "learner, module, made_from, sent, result, sheet"
        with self._open() as database:
            for learner, module, made_from, sent, result, sheet in database.execute(
                f"SELECT {columns} FROM record {where}", values
            ):
                when = datetime.fromisoformat(sent) if sent else None
                yield Record(learner, module, made_from, when, result, sheet)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        advice = "move it away and grade again: it holds nothing that grading does not make anew"
        try:
            with closing(sqlite3.connect(self.path, timeout=30)) as database:
                version = database.execute("PRAGMA user_version").fetchone()[0]
                if version not in (0, _VERSION):
                    raise RecordsError(f"{self.path} is of another version of the course; {advice}")
                if version == 0:
                    database.executescript(f"BEGIN EXCLUSIVE; {_TABLES} COMMIT;")
                yield database
        except sqlite3.OperationalError as error:
            raise RecordsError(f"{self.path} can't be used ({error})") from error
        except sqlite3.DatabaseError as error:
            raise RecordsError(f"{self.path} can't be read ({error}); {advice}") from error
