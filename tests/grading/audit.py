"""Grades a class while Python reports everything it does: ``python -m tests.grading.audit ROOT MODULE INCOMING``.

Prints, as JSON, what was done that grading never needs, and what it made of each submission. Everything that is
loaded once is loaded before Python starts to report, by grading an honest class in a folder beside.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from saleslab.grading import engine
from saleslab.grading.folder import ClassFolder
from saleslab.grading.run import grade_module

LOADED_BEFORE = ("encodings.cp437", "saleslab.grading.feedback", "saleslab.grading.intake")
NEVER = ("exec", "compile", "import", "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn")
NEVER += ("os.spawn", "ctypes.", "pty.", "urllib.", "webbrowser.", "http.", "ftplib.", "smtplib.", "code.", "pickle.")
CHANGES = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.truncate")
CHANGES += ("shutil.", "sqlite3.connect")


def forbidden(
    event: str, arguments: tuple[Any, ...], allowed: tuple[Path, ...], trusted: Collection[bytes] = ()
) -> str | None:
    """Why grading must not do this, or None.

    Files may be opened and changed in ``allowed`` folders alone; only ``trusted`` source may be read as Python: the
    class's own keys, and the cells of its release.
    """
    if event == "compile" and arguments[0] in trusted:
        return None
    if event == "exec" and Path(arguments[0].co_filename).read_bytes() in trusted:
        return None
    if event.startswith(NEVER):
        return f"{event} {str(arguments[:2])[:200]}"
    if event == "open" or event.startswith(CHANGES):
        for path in _paths(event, arguments):
            if not _inside(path, allowed, follow=not _refuses_links(event, arguments)):
                return f"{event} {path}"
    return None


def _paths(event: str, arguments: tuple[Any, ...]) -> list[Path]:
    """The paths among an event's arguments; a file that is open already has a number instead."""
    both = event in ("os.rename", "os.link", "shutil.move", "shutil.copyfile")
    named = [a for a in arguments[: 2 if both else 1] if isinstance(a, str | bytes | os.PathLike)]
    return [Path(os.fsdecode(name)) for name in named]


def _refuses_links(event: str, arguments: tuple[Any, ...]) -> bool:
    flags = arguments[2] if event == "open" and len(arguments) > 2 else 0
    # Renaming and removing concern the link itself.
    return event.startswith("os.") or event == "shutil.rmtree" or bool(flags and flags & os.O_NOFOLLOW)


def _inside(path: Path, allowed: tuple[Path, ...], *, follow: bool) -> bool:
    real = Path(os.path.realpath(path)) if follow else Path(os.path.realpath(path.parent)) / path.name
    return any(real.is_relative_to(folder) for folder in allowed)


def _grade(root: Path, module: str, incoming: list[Path]) -> dict[str, Any]:
    report = grade_module(ClassFolder(root), module, incoming, lambda names, _: names, confirmed=lambda _: True)
    return {
        "results": {name: [r.points, r.refused, list(r.flags)] for name, r in report.results.items()},
        "outcomes": [[o.source, o.learner, o.status, list(o.notes)] for o in report.outcomes],
    }


def _trusted(folder: ClassFolder, module: str) -> set[bytes]:
    release = json.loads((folder.exercises / module / f"{module}.ipynb").read_bytes())
    cells = {"".join(cell["source"]).encode() for cell in release["cells"]}
    return cells | {path.read_bytes() for path in folder.authoring.glob(f"*/{module}/keys.py")}


def main(root: Path, module: str, incoming: Path, rehearsal: Path) -> None:
    for name in LOADED_BEFORE:
        importlib.import_module(name)
    engine.FEW = 10**6  # all of it in this process, where it is seen
    _grade(rehearsal, module, [rehearsal / "incoming"])
    done: list[str] = []
    trusted = _trusted(ClassFolder(root), module)
    at_work = [True]

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if at_work[0] and (reason := forbidden(event, arguments, (root, incoming), trusted)):
            done.append(reason)

    sys.addaudithook(hook)
    made = _grade(root, module, [incoming])
    at_work[0] = False
    print(json.dumps({"forbidden": done, **made}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
