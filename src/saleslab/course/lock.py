"""One lock for pip, conda and Binder: ``requirements.txt``, made from pyproject.toml, and the proof that they agree."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

DIGEST = "# digest of pyproject's dependencies and of the pins below: "
COMMAND = "# made by `make lock` from pyproject.toml; do not edit\n"


def write_lock(root: Path) -> None:
    """Resolve pyproject.toml for every platform and write requirements.txt. Needs the package index."""
    command = [
        *(str(Path(sys.executable).with_name("uv")), "pip", "compile", "--universal", "--all-extras", "--no-header"),
        *("--no-emit-index-url", "--no-emit-find-links", "--upgrade", "--quiet", "pyproject.toml"),
    ]
    pins = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    digest = _digest(_pyproject(root), pins)
    (root / "requirements.txt").write_text(f"{COMMAND}{DIGEST}{digest}\n{pins}", "utf-8")


def lock_problems(root: Path) -> list[str]:
    """A line for each way in which pyproject.toml, requirements.txt and environment.yml disagree."""
    return _lock_against_pyproject(root) + _conda_against_lock(root)


def _lock_against_pyproject(root: Path) -> list[str]:
    lines = (root / "requirements.txt").read_text("utf-8").splitlines(keepends=True)
    head, pins = lines[:2], "".join(lines[2:])
    pinned = _pins(pins)
    problems = []
    for requirement in map(Requirement, _dependencies(_pyproject(root))):
        versions = pinned.get(canonicalize_name(requirement.name), [])
        if not versions or not all(requirement.specifier.contains(v) for v in versions):
            problems.append(f"pyproject.toml wants {requirement}; requirements.txt has {versions or 'none'}")
    if head != [COMMAND, f"{DIGEST}{_digest(_pyproject(root), pins)}\n"]:
        problems.append("pyproject.toml or requirements.txt was edited alone; run `make lock`")
    return problems


def _conda_against_lock(root: Path) -> list[str]:
    environment: Any = yaml.safe_load((root / "environment.yml").read_text("utf-8"))
    python = f"python{_pyproject(root)['project']['requires-python']}"
    wanted = [python, "pip", {"pip": ["-r requirements.txt", "-e . --no-deps"]}]
    if environment.get("dependencies") == wanted:
        return []
    return [f"environment.yml must depend on {wanted} and nothing else, so that it cannot drift from the lock"]


def _pyproject(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


def _dependencies(pyproject: dict[str, Any]) -> list[str]:
    project = pyproject["project"]
    extras = [name for names in project.get("optional-dependencies", {}).values() for name in names]
    return sorted([*project["dependencies"], *extras])


def _pins(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if "==" in line and not line.lstrip().startswith("#"):
            requirement = Requirement(line)
            version = next(iter(requirement.specifier)).version
            found.setdefault(canonicalize_name(requirement.name), []).append(version)
    return found


def _digest(pyproject: dict[str, Any], pins: str) -> str:
    content = "\n".join([pyproject["project"]["requires-python"], *_dependencies(pyproject), pins])
    return hashlib.sha256(content.encode()).hexdigest()[:16]
