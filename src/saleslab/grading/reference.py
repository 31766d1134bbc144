"""What is known of the answers in each company: the right ones, what mistakes stand for, and what came true.

The key of a question is a function of the company and says nothing in words; the answer bank does. Working it out
takes a second or two for each company, so it is kept in the class's folder.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from saleslab.answers import AnswerError
from saleslab.answers.sheet import Answer
from saleslab.checks.keys import ChancesKey, Key
from saleslab.checks.sheets import Keys, clean_answer
from saleslab.course.bank import BankEntry, load_bank
from saleslab.grading.changes import checker
from saleslab.grading.folder import ClassFolder
from saleslab.grading.release import Release
from saleslab.grading.result import Result
from saleslab.org import World, world

Progress = Callable[[Iterable[Any], str], Iterable[Any]]
"""Wraps the companies to go through, with a word for what is done, in a progress bar."""


@dataclass(frozen=True)
class Reference:
    """One company. ``right``: question -> a right answer in words. ``mistakes``: question -> answer in words -> what it
    stands for. ``happened``: question about chances -> item -> whether it came true.
    """

    right: Mapping[str, str] = field(default_factory=dict)
    mistakes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    happened: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)


def references(
    folder: ClassFolder, module: str, worlds: Iterable[int], progress: Progress | None = None
) -> dict[int, Reference]:
    """Company's number -> what is known of it, worked out where it was not kept. Empty without an answer bank."""
    if not has_bank(folder, module):
        return {}
    place = folder.root / "reference" / f"{module}.json"
    made_from = f"{checker(folder, module)} {bank_hash(folder, module)}"
    known = _kept(place, made_from)
    missing = sorted(set(worlds) - known.keys())
    if missing:
        workers = min(os.cpu_count() or 1, len(missing))
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            found = pool.map(partial(_work_out, folder.root, module), missing)
            in_turn = progress(missing, "Working out the answers") if progress else missing
            known |= dict(zip(in_turn, found, strict=True))
        _keep(place, made_from, known)
    return known


def worlds(results: Mapping[str, Result]) -> set[int]:
    """The companies that these results are about."""
    return {result.world for result in results.values() if result.world is not None}


def has_bank(folder: ClassFolder, module: str) -> bool:
    """Whether the folder holds the module's answer bank."""
    return bool(_bank_files(folder, module))


def bank_hash(folder: ClassFolder, module: str) -> str:
    """Hash of the answer bank's files, of none where there are none."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in _bank_files(folder, module))).hexdigest()


def reference(release: Release, bank: Iterable[BankEntry], company: World, keys: Mapping[str, Key]) -> Reference:
    """What the answer bank and the keys say of one company."""
    right: dict[str, str] = {}
    mistakes: dict[str, dict[str, str]] = {}
    for entry in bank:
        if entry.question not in release.points or entry.kind == "malformed":
            continue
        spec = release.specs[entry.question]
        answer = Answer(value=entry.value(company), revision=1, saved_at="")
        try:
            words = spec.in_words(clean_answer(spec, answer, company))
        except AnswerError:
            continue  # in this company the mistake comes to no answer at all
        if entry.kind == "right":
            right.setdefault(entry.question, words)
        else:
            mistakes.setdefault(entry.question, {}).setdefault(words, entry.stands_for)
    happened = {
        name: {item: bool(true) for item, true in key.outcomes.items()}
        for name, key in keys.items()
        if isinstance(key, ChancesKey)
    }
    return Reference(right, mistakes, happened)


def _work_out(root: Path, module: str, number: int) -> Reference:
    """One company, in a process of its own."""
    release, bank, keys = _course(root, module)
    company = world(number)
    return reference(release, bank, company, {question: keys[question](company) for question in release.points})


@lru_cache(maxsize=1)
def _course(root: Path, module: str) -> tuple[Release, list[BankEntry], Keys]:
    folder = ClassFolder(root)
    return folder.release(module), load_bank(folder.authoring, module), folder.keys(module)


def _bank_files(folder: ClassFolder, module: str) -> list[Path]:
    """The answer bank; none in a class's folder that was made without."""
    found = {path.name: path for path in folder.authoring.glob(f"*/{module}/*")}
    return [found[name] for name in ("answers.yml", "bank.py") if name in found] if "answers.yml" in found else []


def _kept(place: Path, made_from: str) -> dict[int, Reference]:
    """What was worked out before, from the very same release, keys and bank."""
    try:
        kept = json.loads(place.read_bytes())
        return {int(n): Reference(**known) for n, known in kept["known"].items()} if kept["of"] == made_from else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _keep(place: Path, made_from: str, known: Mapping[int, Reference]) -> None:
    place.parent.mkdir(exist_ok=True)
    part = place.with_suffix(".part")
    part.write_text(json.dumps({"of": made_from, "known": {n: asdict(r) for n, r in sorted(known.items())}}), "utf-8")
    part.replace(place)
