"""pyproject.toml, requirements.txt and environment.yml agree, and each edited alone is noticed. No network."""

import shutil
from pathlib import Path

import pytest

from saleslab.course.lock import lock_problems

ROOT = Path(__file__).parents[2]
FILES = ("pyproject.toml", "requirements.txt", "environment.yml")


@pytest.fixture
def copies(tmp_path):
    for name in FILES:
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_they_agree():
    assert lock_problems(ROOT) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("pyproject.toml", '"filelock>=3.16"', '"filelock>=3.17"'),
        ("pyproject.toml", '"filelock>=3.16",', '"filelock>=3.16",\n    "polars",'),
        ("pyproject.toml", '    "filelock>=3.16",\n', ""),
        ("pyproject.toml", 'requires-python = ">=3.11"', 'requires-python = ">=3.12"'),
        ("requirements.txt", "nbgrader==0.9.6", "nbgrader==0.9.5"),
        ("requirements.txt", "alembic==", "# alembic=="),
        ("requirements.txt", "# digest of", "# a digest of"),
        ("environment.yml", "python>=3.11", "python>=3.10"),
        ("environment.yml", "  - pip:\n", "  - pandas\n  - pip:\n"),
        ("environment.yml", "-r requirements.txt", "-r other.txt"),
    ],
)
def test_one_edited_alone_is_noticed(copies, name, old, new):
    edit(copies / name, old, new)
    assert lock_problems(copies) != []


def test_no_package_index_is_named(copies):
    for name in FILES:
        text = (ROOT / name).read_text("utf-8")
        assert "index-url" not in text
        assert "://" not in text
