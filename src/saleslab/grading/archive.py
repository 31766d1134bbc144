"""Reading a submitted zip: three files of known names, never unpacked to disk, never more than their limits."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from saleslab.answers.copies import MAX_NOTEBOOK_BYTES
from saleslab.answers.sheet import MAX_BYTES
from saleslab.answers.store import SHEET_NAME
from saleslab.practice.package import RECEIPT_NAME

MAX_RECEIPT_BYTES = 10_000
MAX_ZIP_BYTES = 25_000_000
MAX_ENTRIES = 100
"""A submission has three entries; archivers of some systems add a few of their own."""

_DIRECTORY_ENTRY = b"PK\x01\x02"
_LEFT_BY_SYSTEMS = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


class RefusedError(Exception):
    """A file that is no submission. The message says why and, where there is something to do, what."""


@dataclass(frozen=True)
class Package:
    """What a zip held; None for a file that was not in it. ``ignored``: names of files that do not belong."""

    notebook: bytes | None
    sheet: bytes | None = None
    receipt: bytes | None = None
    ignored: tuple[str, ...] = ()


def read_package(data: bytes, module: str) -> Package:
    """The files of a submission to ``module``. Raises `RefusedError` for anything that looks like an attack.

    At most about 21 MB are unpacked, whatever sizes the zip claims.
    """
    if len(data) > MAX_ZIP_BYTES:
        raise RefusedError(f"it is larger than {MAX_ZIP_BYTES // 10**6} MB, far more than a submission")
    # Counted before zipfile reads the directory, which would make an object of each of a million entries.
    if data.count(_DIRECTORY_ENTRY) > MAX_ENTRIES:
        raise RefusedError(f"it holds more than {MAX_ENTRIES} files")
    limits = {f"{module}.ipynb": MAX_NOTEBOOK_BYTES, SHEET_NAME: MAX_BYTES, RECEIPT_NAME: MAX_RECEIPT_BYTES}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members, ignored = _members(archive, limits)
            content = {name: _read(archive, info, limits[name]) for name, info in members.items()}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error) as error:
        raise RefusedError("it is damaged, or no zip file: ask the learner to submit again") from error
    except (NotImplementedError, RuntimeError) as error:
        raise RefusedError("it is packed in a way that submissions are not") from error
    if f"{module}.ipynb" not in content and SHEET_NAME not in content:
        there = ", ".join(ignored[:5]) or "nothing"
        raise RefusedError(f"it holds no {module}.ipynb and no {SHEET_NAME} (it holds {there}): another exercise?")
    return Package(
        notebook=content.get(f"{module}.ipynb"),
        sheet=content.get(SHEET_NAME),
        receipt=content.get(RECEIPT_NAME),
        ignored=tuple(ignored),
    )


def _members(archive: zipfile.ZipFile, limits: dict[str, int]) -> tuple[dict[str, zipfile.ZipInfo], list[str]]:
    """The wanted entries by name, and the names of the others. Raises `RefusedError`."""
    members: dict[str, zipfile.ZipInfo] = {}
    ignored = []
    lower = {name.casefold() for name in limits}
    for info in archive.infolist():
        _refuse_dangerous(info)
        name = PurePosixPath(info.filename).name
        if info.is_dir() or any(part in _LEFT_BY_SYSTEMS for part in PurePosixPath(info.filename).parts):
            continue
        if name in members or (name.casefold() in lower and name not in limits):
            raise RefusedError(f"it holds {name[:60]!r} twice, or in another spelling")
        if name in limits:
            members[name] = info
        elif name.casefold().endswith(".zip"):
            raise RefusedError("it holds another zip: unpack it and give the folder")
        else:
            ignored.append(name[:60])
    return members, ignored


def _refuse_dangerous(info: zipfile.ZipInfo) -> None:
    shown = repr(info.filename[:60])
    parts = info.filename.split("/")
    # zipfile cuts a name at a zero byte; `orig_filename` is what the archive really says.
    strange = any(not c.isprintable() for c in info.orig_filename)
    if info.filename.startswith("/") or ".." in parts or "\\" in info.orig_filename or ":" in parts[0] or strange:
        raise RefusedError(f"it holds a file that would land outside its folder ({shown})")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise RefusedError(f"it holds a link or a device ({shown})")
    if info.flag_bits & 0x1:
        raise RefusedError("it is encrypted: ask the learner to submit again")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RefusedError("it is packed in a way that submissions are not")


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    with archive.open(info) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise RefusedError(f"{PurePosixPath(info.filename).name} in it unpacks to more than {limit:,} bytes")
    return data
