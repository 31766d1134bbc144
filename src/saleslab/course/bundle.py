"""``saleslab release``: the zip that learners get. What grades them is not in it."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from saleslab.course.catalogue import CourseError

NAME = "worth-buying-from"
"""The folder that the zip unpacks to."""

FILES = {
    "Makefile": "lab.mk",
    "README.md": "docs/learners.md",
    "environment.yml": "environment.yml",
    "pyproject.toml": "pyproject.toml",
    "requirements.txt": "requirements.txt",
    "docs/evidence.md": "docs/evidence.md",
    "docs/own-numbers.md": "docs/own-numbers.md",
}
"""Place in the bundle -> place in the checkout."""

PACKAGE = "src/saleslab"
LEFT_BEHIND = ("__pycache__", ".ipynb_checkpoints", ".DS_Store")


def write_bundle(root: Path, folder: Path) -> Path:
    """Write ``worth-buying-from-<identity>.zip`` to ``folder`` and return its path.

    The identity is a hash of everything in it: the same course has the same name, wherever it is made. Raises
    `CourseError` where the built notebooks are not those of the manifest.
    """
    members = bundle_members(root)
    path = folder / f"{NAME}-{_identity(members)}.zip"
    folder.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    # Files keep the time of writing: `make` sees by it that an update has brought other packages.
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"{NAME}/{name}", content)
    part.replace(path)
    return path


def bundle_members(root: Path) -> dict[str, bytes]:
    """Everything in the bundle, place -> content: a list of what goes in, so that nothing else ever does."""
    sources = {place: root / source for place, source in FILES.items()}
    for path in [*(root / PACKAGE).rglob("*"), *_notebooks(root)]:
        if path.is_file() and not set(path.parts) & set(LEFT_BEHIND):
            sources[path.relative_to(root).as_posix()] = path
    try:
        return {place: sources[place].read_bytes() for place in sorted(sources)}
    except FileNotFoundError as error:
        raise CourseError(f"{error.filename} is missing: a bundle is made from a whole checkout") from error


def _notebooks(root: Path) -> list[Path]:
    """The built notebooks and what goes with them, each as the manifest knows it."""
    manifest = root / "curriculum" / "manifest.json"
    try:
        entries: Mapping[str, Mapping[str, str]] = json.loads(manifest.read_bytes())["notebooks"]
    except FileNotFoundError as error:
        raise CourseError(f"{manifest} is missing; run `make build`") from error
    paths = []
    for entry in entries.values():
        path = root / entry["source"]
        if _release_of(path) != entry["release"]:
            raise CourseError(f"{path} is not the one that {manifest.name} names; run `make build`")
        paths.append(path)
    return [*paths, manifest, root / "curriculum" / "retrieval.json"]


def _release_of(path: Path) -> str | None:
    try:
        release: str = json.loads(path.read_bytes())["metadata"]["saleslab"]["release"]
    except (OSError, ValueError, KeyError):
        return None
    return release


def _identity(members: Mapping[str, bytes]) -> str:
    digests = [f"{name} {hashlib.sha256(content).hexdigest()}\n" for name, content in members.items()]
    return hashlib.sha256("".join(digests).encode()).hexdigest()[:8]
