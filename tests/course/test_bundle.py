"""The learners' bundle: all they need, and nothing that tells what is right."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from saleslab.course.bundle import NAME, bundle_members, write_bundle
from saleslab.course.catalogue import CourseError
from saleslab.lab.workspace import prepare

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundle")
    with zipfile.ZipFile(write_bundle(ROOT, folder)) as archive:
        archive.extractall(folder)
    return folder / NAME


def key_texts():
    """Sentences that only the author's side may hold: messages of keys, what wrong answers stand for, coach's pages."""
    found = set()
    for path in ROOT.glob("authoring/*/*/keys.py"):
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        found |= {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    for path in ROOT.glob("authoring/*/*/answers.yml"):
        found |= {line["stands_for"] for lines in yaml.safe_load(path.read_text("utf-8")).values() for line in lines}
    for path in ROOT.glob("docs/coach/*.md"):
        found |= set(path.read_text("utf-8").splitlines())
    return {text.strip() for text in found if len(text.strip()) >= 40 and "<!--" not in text}


def test_no_key_bank_or_coachs_page_is_in_it(unpacked):
    everything = "\n".join(p.read_text("utf-8", "ignore") for p in unpacked.rglob("*") if p.is_file())
    secret, shown = key_texts(), "".join(p.read_text("utf-8") for p in ROOT.glob("curriculum/**/*.ipynb"))
    assert len(secret) > 300
    assert [text for text in secret if text in everything and text not in shown] == []


def test_no_folder_of_the_authors_or_graders_is_in_it(unpacked):
    assert sorted(p.name for p in unpacked.iterdir()) == [
        *("Makefile", "README.md", "curriculum", "docs", "environment.yml", "exercises"),
        *("pyproject.toml", "requirements.txt", "src"),
    ]
    names = {p.name for p in unpacked.rglob("*")}
    assert not names & {"answers.yml", "answers.json", "facts.py", "coach.md", "coach", "claims.md", "work"}


def test_the_unpacked_course_opens(unpacked, tmp_path):
    """With the bundle's own package; the browser's part of it is the same as for a checkout."""
    notebooks = json.loads((unpacked / "curriculum" / "manifest.json").read_bytes())["notebooks"]
    assert prepare(unpacked, tmp_path / "work") == [f"Added {len(notebooks)} notebooks."]
    code = (
        "import saleslab, sys; from saleslab.cli import app; from saleslab.practice import ask, onward;"
        "print(saleslab.__file__, onward._AUTHORING.is_dir())"
    )
    environment = {"PYTHONPATH": str(unpacked / "src"), "PATH": ""}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.split() == [str(unpacked / "src" / "saleslab" / "__init__.py"), "False"]
    dry = subprocess.run(["make", "-n", "lab"], cwd=unpacked, capture_output=True, text=True, check=True)
    assert "saleslab lab" in dry.stdout


def test_the_name_is_that_of_the_content(unpacked, tmp_path):
    again = write_bundle(ROOT, tmp_path)
    assert (unpacked.parent / again.name).exists()


def test_a_notebook_that_is_not_the_manifests_stops_it(tmp_path):
    for part in ("curriculum", "exercises"):
        shutil.copytree(ROOT / part, tmp_path / part)
    path = tmp_path / "exercises" / "c1_same_everything" / "c1_same_everything.ipynb"
    path.write_text(path.read_text("utf-8").replace('"release": "', '"release": "0'), "utf-8")
    with pytest.raises(CourseError, match=r"c1_same_everything.ipynb is not the one that manifest\.json names"):
        bundle_members(tmp_path)
