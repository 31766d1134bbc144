"""Finding, reading and setting aside files that somebody else wrote."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path


def find(paths: Iterable[Path]) -> Iterator[Path]:
    """Every zip and notebook in ``paths`` and the folders among them, links aside. Raises FileNotFoundError."""
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"there is no {path}")
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.casefold() in (".zip", ".ipynb"))
            yield from (p for p in inside if ".ipynb_checkpoints" not in p.parts)
        else:
            yield path


def read_regular(path: Path, limit: int) -> bytes | None:
    """At most ``limit`` + 1 bytes of a regular file, or None where there is none. Links are not followed."""
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to waits for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return None
    with os.fdopen(handle, "rb") as file:
        return file.read(limit + 1)


def stamp() -> str:
    """Now, as part of a file name that no other call gives."""
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


def set_aside(path: Path, to: Path) -> Path:
    """Move a file, folder or link as it is to ``to``, under a name that is free. Returns where it went."""
    to.mkdir(parents=True, exist_ok=True)
    target = to / f"{stamp()}-{path.name}"
    path.rename(target)
    return target
