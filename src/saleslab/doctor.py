"""What is missing on this machine: ``saleslab doctor``, and ``make doctor`` where nothing is set up yet.

It must run where the course does not: only Python's own library is imported, old versions of it included.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import socket
import sys
import tempfile
import webbrowser
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
ROLES = ("learner", "instructor", "ci")
OLDEST_PYTHON = (3, 11)
NEEDED_MB = 2_500
"""Free space that setting up takes: the packages unpacked, and the installer's copy of them."""

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""What the browser tests look for on PATH, after the variable CHROMIUM and before what Playwright fetched."""


class Finding(NamedTuple):
    """One thing looked at. ``todo`` is empty where all is well; only what is ``needed`` makes the doctor fail."""

    what: str
    found: str
    todo: str = ""
    needed: bool = True


def examine(root: Path, role: str) -> list[Finding]:
    """Everything that ``role`` needs on this machine, for the course in ``root``."""
    python = _python()
    if python.todo:
        return [python]
    findings = [python, *_set_up(root, role), _course(root), _loopback()]
    if role == "learner":
        findings += [_writable(root), _browser()]
    elif role == "instructor":
        findings += [_keys(root), _alembic(), _writable(root)]
    else:
        findings += [_program("git"), _program("make"), _chromium()]
    return findings


def lines(findings: list[Finding]) -> list[str]:
    """The findings in words, a line each, and what to do below those that need it."""
    told = []
    for finding in findings:
        state = "ok" if not finding.todo else "missing" if finding.needed else "note"
        told.append(f"{state:8}{finding.what}: {finding.found}")
        if finding.todo:
            told.append(f"{'':8}-> {finding.todo}")
    return told


def is_well(findings: list[Finding]) -> bool:
    """Whether nothing that is needed is missing."""
    return not any(finding.todo and finding.needed for finding in findings)


def _python() -> Finding:
    found = ".".join(map(str, sys.version_info[:3])) + f" ({sys.executable})"
    wanted = ".".join(map(str, OLDEST_PYTHON))
    old = sys.version_info[:2] < OLDEST_PYTHON
    return Finding("Python", found, f"install Python {wanted} or newer" if old else "")


def _set_up(root: Path, role: str) -> list[Finding]:
    """The packages at the lock's versions; where none is set up, what setting up takes."""
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = list(project["dependencies"])
    if role == "ci":
        wanted += project["optional-dependencies"]["dev"]
    names = [re.split(r"[^A-Za-z0-9._-]", requirement)[0] for requirement in wanted]
    missing = [name for name in names if _version(name) is None]
    if _version("saleslab") is None:
        todo = "`make lab` sets it up; README.md has the commands for Windows and conda"
        return [Finding("packages", "not set up yet", todo), _venv(), _space(root)]
    pinned = _pins(root)
    others = [f"{name} {_version(name)}" for name in names if _version(name) not in (None, *pinned.get(_key(name), ()))]
    wrong = [*(f"{name} is missing" for name in missing), *(f"{other} is not the lock's" for other in others)]
    again = "set up again: remove .venv, then `make lab`"
    return [Finding("packages", "; ".join(wrong) or f"{len(names)}, as in requirements.txt", again if wrong else "")]


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _pins(root: Path) -> dict[str, list[str]]:
    """Package -> the versions that requirements.txt pins, one for each Python or system it tells apart."""
    pins: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", (root / "requirements.txt").read_text(), re.M):
        pins.setdefault(_key(name), []).append(version)
    return pins


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _venv() -> Finding:
    there = importlib.util.find_spec("ensurepip") is not None
    todo = "install it: on Debian and Ubuntu `apt install python3-venv`"
    return Finding("Python's venv", "there" if there else "not there", "" if there else todo)


def _space(root: Path) -> Finding:
    free = shutil.disk_usage(root).free // 2**20
    return Finding(
        "free space", f"{free:,} MB", "" if free >= NEEDED_MB else f"setting up takes {NEEDED_MB:,} MB: make room"
    )


def _course(root: Path) -> Finding:
    manifest = root / "curriculum" / "manifest.json"
    try:
        sources = [entry["source"] for entry in json.loads(manifest.read_text("utf-8"))["notebooks"].values()]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Finding("course files", f"{manifest} can't be read", "get the course's files again")
    missing = [source for source in sources if not (root / source).is_file()]
    found = f"missing: {', '.join(missing[:3])}" if missing else f"{len(sources)} notebooks"
    return Finding("course files", found, "get the course's files again" if missing else "")


def _loopback() -> Finding:
    try:
        with socket.socket() as port:
            port.bind(("127.0.0.1", 0))
    except OSError as error:
        return Finding("a port on this machine", str(error), "allow Python to listen on 127.0.0.1")
    return Finding("a port on this machine", "there")


def _writable(root: Path) -> Finding:
    try:
        with tempfile.TemporaryFile(dir=root):
            pass
    except OSError as error:
        return Finding("the folder", f"{root}: {error.strerror}", "move the course to a folder of your own")
    return Finding("the folder", f"{root} can be written to")


def _browser() -> Finding:
    try:
        webbrowser.get()
    except webbrowser.Error:
        todo = "copy the address that `make lab` prints into a browser on this machine"
        return Finding("browser", "none found", todo, needed=False)
    return Finding("browser", "there")


def _keys(root: Path) -> Finding:
    modules = sorted(path.parent.name for path in root.glob("exercises/*/*.ipynb"))
    lacking = [
        name
        for name in modules
        if not list(root.glob(f"authoring/*/{name}/keys.py")) or not (root / "solutions" / name).is_dir()
    ]
    todo = "grade in a checkout of the course, not in the learners' bundle"
    if lacking or not modules:
        return Finding("keys and solutions", f"missing for {', '.join(lacking) or 'every module'}", todo)
    return Finding("keys and solutions", f"{len(modules)} modules")


def _alembic() -> Finding:
    """nbgrader makes its gradebook with this program; it may lie beside Python instead of on PATH."""
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    return _program("alembic", beside, "set up again: remove .venv, then `make lab`")


def _program(name: str, path: str | None = None, todo: str = "") -> Finding:
    found = shutil.which(name, path=path)
    return Finding(name, found or "not found", "" if found else todo or f"install {name}")


def _chromium() -> Finding:
    names = [os.environ.get("CHROMIUM", ""), *BROWSERS]
    fetched = (
        path for cache in (".cache", "Library/Caches") for path in Path.home().glob(f"{cache}/ms-playwright/chromium*")
    )
    found = next(filter(None, map(shutil.which, names)), None) or next(map(str, fetched), None)
    return Finding("Chromium", found or "not found", "" if found else "`make system-deps` installs it")


def main() -> int:
    """``python src/saleslab/doctor.py [learner|instructor|ci]``."""
    role = sys.argv[1] if len(sys.argv) > 1 else "learner"
    if role not in ROLES:
        print(f"doctor: {role!r} is none of {', '.join(ROLES)}", file=sys.stderr)
        return 2
    findings = examine(ROOT, role)
    print("\n".join(lines(findings)))
    return 0 if is_well(findings) else 1


if __name__ == "__main__":
    sys.exit(main())
