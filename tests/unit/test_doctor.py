"""The doctor names what is missing, and what to do about it. Each finding is first provoked."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from saleslab import doctor
from saleslab.doctor import examine, is_well, lines

ROOT = Path(__file__).parents[2]


@pytest.fixture
def course(tmp_path):
    """As much of a checkout as the doctor looks at."""
    for name in ("pyproject.toml", "requirements.txt", "src/saleslab/doctor.py", "curriculum/manifest.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for entry in json.loads((ROOT / "curriculum/manifest.json").read_bytes())["notebooks"].values():
        (tmp_path / entry["source"]).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / entry["source"]).touch()
    return tmp_path


def missing(root, role):
    return [finding.what for finding in examine(root, role) if finding.todo and finding.needed]


@pytest.mark.parametrize("role", doctor.ROLES)
def test_this_machine_is_well(role):
    findings = examine(ROOT, role)
    assert is_well(findings), lines(findings)


def test_a_learners_bundle_is_well_for_a_learner_and_lacks_keys_for_an_instructor(course):
    assert missing(course, "learner") == []
    assert missing(course, "instructor") == ["keys and solutions"]


def test_a_missing_notebook_is_named(course):
    next(course.glob("curriculum/*/*/*.ipynb")).unlink()
    assert missing(course, "learner") == ["course files"]


def test_a_package_that_is_not_the_locks_is_named(course):
    lock = course / "requirements.txt"
    lock.write_text(lock.read_text().replace("nbgrader==0.9.6", "nbgrader==0.9.5"))
    told = lines(examine(course, "learner"))
    assert any("nbgrader 0.9.6 is not the lock's" in line for line in told)
    assert any("remove .venv" in line for line in told)


def test_no_room_no_port_no_alembic_no_browser(course, monkeypatch):
    def no_port(*_: object) -> None:
        raise OSError("not permitted")

    monkeypatch.setattr(doctor, "_version", lambda name: None)
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 1))
    monkeypatch.setattr(doctor.shutil, "which", lambda *_, **__: None)
    monkeypatch.setattr(doctor.socket.socket, "bind", no_port)
    monkeypatch.setattr(doctor.Path, "home", lambda: course)
    assert missing(course, "learner") == ["packages", "free space", "a port on this machine"]
    assert "alembic" in missing(course, "instructor")
    assert {"git", "make", "Chromium"} <= set(missing(course, "ci"))


def test_an_old_python_is_told_before_anything_else(course, monkeypatch):
    monkeypatch.setattr(doctor.sys, "version_info", (3, 9, 1))
    assert missing(course, "learner") == ["Python"]


def test_it_runs_where_no_package_is(course):
    """Isolated from every installed package, as before setting up."""
    command = [sys.executable, "-I", "-S", str(course / "src/saleslab/doctor.py"), "learner"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "packages: not set up yet" in done.stdout, done.stderr
    assert subprocess.run([*command[:-1], "teacher"], capture_output=True, check=False).returncode == 2
