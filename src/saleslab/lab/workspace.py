"""The learner's own copies of the course notebooks.

The built course lies in the repository and changes with every update. Learners work on copies, and a copy that
holds somebody's work is never replaced. To tell an untouched copy from a touched one, each copy's cell sources
are remembered when it is made, in `.saleslab/copies.json` under the work folder. Outputs don't count: every run
changes them.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TypedDict

MANIFEST = Path("curriculum", "manifest.json")
COPIES = Path(".saleslab", "copies.json")
RETRIEVAL = Path("curriculum", "retrieval.json")
SHEET = "answers.json"


class Entry(TypedDict):
    """One built notebook in the manifest."""

    source: str
    """Its path under the course root."""
    release: str
    """The hash that names this version of it."""
    code: list[str]
    """SHA-256 (hex) of each code cell's source, in order."""


Manifest = Mapping[str, Entry]
"""Path under the work folder, with forward slashes -> built notebook."""


class CourseFilesError(Exception):
    """The course's own files are missing or damaged; the message says which, and what to do."""


class _Copy(TypedDict):
    """A learner's copy as it was made: its release, a fingerprint of all cells, and the release's code."""

    release: str
    sources: str
    code: list[str]


def read_manifest(course_root: Path) -> Manifest:
    """Return the built notebooks listed in `curriculum/manifest.json`.

    Raises CourseFilesError if the file is missing, is not what the build writes, or names a path outside of the
    work folder or the course.
    """
    path = course_root / MANIFEST
    try:
        notebooks = json.loads(path.read_text(encoding="utf-8"))["notebooks"]
        entries: Manifest = {
            str(name): Entry(
                source=str(entry["source"]),
                release=str(entry["release"]),
                code=[str(digest) for digest in entry["code"]],
            )
            for name, entry in notebooks.items()
        }
    except FileNotFoundError:
        raise CourseFilesError(f"{path} is missing. {_GET_AGAIN}") from None
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise CourseFilesError(f"{path} cannot be read ({error!r}). {_GET_AGAIN}") from None
    for name, entry in entries.items():
        if not (_is_inside(name) and _is_inside(entry["source"])):
            raise CourseFilesError(f"{path} names a place outside of the course: {name}. {_GET_AGAIN}")
    return entries


def prepare(course_root: Path, work: Path) -> list[str]:
    """Copy the course's notebooks into `work` and return what was done, one plain line each.

    A notebook already there stays as it is, with one exception: a copy of an older release that nobody has
    touched and that has no answers beside it is brought up to date. Raises CourseFilesError for a course that is
    missing files.
    """
    manifest = read_manifest(course_root)
    sources = {name: _read_source(course_root / entry["source"]) for name, entry in manifest.items()}
    copies = _read_copies(work)
    report: dict[str, list[str]] = {"added": [], "updated": [], "kept": []}
    for name, entry in manifest.items():
        copy = work / name
        made = copies.get(name)
        fingerprint = _fingerprint(sources[name])
        if not copy.exists():
            outcome = "added"
        elif (made and made["release"] == entry["release"]) or _fingerprint_of(copy) == fingerprint:
            continue
        elif _is_untouched(copy, made):
            outcome = "updated"
        else:
            report["kept"].append(name)
            continue
        _write_whole(copy, sources[name])
        copies[name] = _Copy(release=entry["release"], sources=fingerprint, code=entry["code"])
        report[outcome].append(name)
    _write_whole(work / COPIES, json.dumps(copies, indent=1).encode())
    _copy_retrieval(course_root, work)
    return _in_words(report)


def _copy_retrieval(course_root: Path, work: Path) -> None:
    """Put what the start page asks days later where it looks for it: the course's own, and brought up to date."""
    if (course_root / RETRIEVAL).exists():
        _write_whole(work / ".saleslab" / RETRIEVAL.name, (course_root / RETRIEVAL).read_bytes())


def released_code(work: Path, manifest: Manifest) -> dict[str, list[list[str]]]:
    """Return, per path under `work`, the code that may run unasked, as lists of hashes like those of an Entry.

    That is the current release's, and for a copy kept from an older release that release's own.
    """
    copies = _read_copies(work)
    released = {name: [entry["code"]] for name, entry in manifest.items()}
    for name in released.keys() & copies.keys():
        released[name].append(copies[name]["code"])
    return released


_GET_AGAIN = "Get the course's files again (git pull, or download them), then start once more."


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(name) and "\\" not in name and not path.is_absolute() and ".." not in path.parts


def _read_source(path: Path) -> bytes:
    try:
        content = path.read_bytes()
        _fingerprint(content)
    except FileNotFoundError:
        raise CourseFilesError(f"{path} is missing. {_GET_AGAIN}") from None
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise CourseFilesError(f"{path} is not a readable notebook ({error!r}). {_GET_AGAIN}") from None
    return content


def _fingerprint(notebook: bytes) -> str:
    """SHA-256 over the kind and source of every cell."""
    cells = [(cell["cell_type"], "".join(cell["source"])) for cell in json.loads(notebook)["cells"]]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()


def _fingerprint_of(copy: Path) -> str | None:
    """The same for a learner's copy, or None for one that cannot be read: it counts as touched."""
    try:
        return _fingerprint(copy.read_bytes())
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _is_untouched(copy: Path, made: _Copy | None) -> bool:
    if made is None or (copy.parent / SHEET).exists():
        return False
    return made["sources"] == _fingerprint_of(copy)


def _read_copies(work: Path) -> dict[str, _Copy]:
    """What was copied before. Without a readable record a copy counts as touched and is kept."""
    try:
        copies = json.loads((work / COPIES).read_text(encoding="utf-8"))
        return {
            str(name): _Copy(release=made["release"], sources=made["sources"], code=made["code"])
            for name, made in copies.items()
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a crash leaves either the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)


def _in_words(report: Mapping[str, list[str]]) -> list[str]:
    lines = []
    if added := report["added"]:
        lines.append(f"Added {_notebooks(len(added))}.")
    if updated := report["updated"]:
        lines.append(f"Brought {_notebooks(len(updated))} up to date: {', '.join(updated)}.")
    lines += [
        f"Kept your {name} as it is: you have worked in it, and a newer version exists. "
        "To get the newer one, move that folder elsewhere and start again."
        for name in report["kept"]
    ]
    return lines or ["Every notebook is in place."]


def _notebooks(count: int) -> str:
    return "1 notebook" if count == 1 else f"{count} notebooks"
