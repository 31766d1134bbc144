"""What a result is made from, as one hash: the same hash, the same result."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import saleslab
from saleslab.answers.copies import MAX_NOTEBOOK_BYTES
from saleslab.grading.files import read_regular
from saleslab.grading.folder import ClassFolder
from saleslab.grading.submitted import is_linked


def checker(folder: ClassFolder, module: str) -> str:
    """Hash of all that grades ``module`` here: the release, the keys, and this package's own files."""
    files = [folder.exercises / module / f"{module}.ipynb", *folder.key_files(module)]
    return _hash([_package(), *(_hash_of(path) for path in files)])


def made_from(folder: ClassFolder, module: str, learner: str, checker: str, notes: Iterable[str]) -> str:
    """Hash of one submission as it lies there, of what was noted when it came in, and of what it is graded by.

    It covers every entry of the folder, so that one whose hash is known needs no tidying.
    """
    place = folder.submitted(learner, module)
    if is_linked(place):
        return ""  # nothing is read through a link, and the submission is tidied
    entries = [part for path in sorted(place.iterdir()) for part in (path.name, _content(path))]
    return _hash([checker, *notes, *entries])


def _content(path: Path) -> str:
    kind = stat.S_IFMT(path.lstat().st_mode)
    data = read_regular(path, MAX_NOTEBOOK_BYTES) if stat.S_ISREG(kind) else None
    return f"kind {kind}" if data is None else hashlib.sha256(data).hexdigest()


@cache
def _package() -> str:
    files = sorted(
        path for path in Path(saleslab.__path__[0]).rglob("*") if path.suffix in (".py", ".yml", ".html", ".css")
    )
    return _hash(map(_hash_of, files))


def _hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()
