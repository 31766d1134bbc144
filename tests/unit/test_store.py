"""Saving answers: whole or not at all, shared by tabs, and never over something that can't be read."""

import json
import multiprocessing
import os
import resource
import signal
from pathlib import Path

import pytest

from saleslab.answers import MIME, Copy, SaveError, Store

MODULE = "c1_same_everything"


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def spare_sheets(folder: Path) -> list[Path]:
    return sorted(folder.glob("answers.damaged-*.json"))


def notebook_with(store: Store, folder: Path, *questions: str) -> None:
    """Save a notebook whose outputs carry copies of these answers, as JupyterLab would."""
    sheet = store.sheet
    copies = [
        Copy(assignment=MODULE, release=sheet.release, sheet_id=sheet.sheet_id, question=q, answer=sheet.answers[q])
        for q in questions
    ]
    cells = [
        {
            "cell_type": "code",
            "source": "",
            "outputs": [{"output_type": "display_data", "data": {MIME: c.model_dump()}}],
        }
        for c in copies
    ]
    (folder / f"{MODULE}.ipynb").write_text(json.dumps({"cells": cells}), "utf-8")


def test_opening_writes_nothing_and_an_answer_is_on_disk_at_once(folder):
    store = Store(folder, MODULE, "ab12")
    assert list(folder.iterdir()) == []
    store.put("share", 51.0)
    again = Store(folder, MODULE)
    assert again.get("share").value == 51.0
    assert again.sheet.sheet_id == store.sheet.sheet_id
    assert again.sheet.release == "ab12"


def test_a_begun_sheet_keeps_the_learners_company(folder):
    store = Store(folder, MODULE)
    store.begin()
    assert Store(folder, MODULE).sheet.world == store.sheet.world


def test_changing_an_answer_raises_its_revision_and_a_locked_one_stays(folder):
    store = Store(folder, MODULE)
    first, second = store.put("share", 1.0), store.put("share", 2.0)
    assert second.revision > first.revision
    store.put("bet", 20, lock=True)
    assert store.put("bet", 40).value == 20
    assert Store(folder, MODULE).get("bet").value == 20


def test_two_tabs_keep_each_others_answers(folder):
    one, other = Store(folder, MODULE), Store(folder, MODULE)
    one.put("a", 1)
    other.put("b", 2)
    one.put("c", 3)
    assert {q: a.value for q, a in Store(folder, MODULE).sheet.answers.items()} == {"a": 1, "b": 2, "c": 3}


def test_a_prediction_locked_in_one_tab_is_locked_in_the_other(folder):
    one = Store(folder, MODULE)
    one.begin()
    other = Store(folder, MODULE)
    one.put("bet", 20, lock=True)
    assert other.put("bet", 30, lock=True).value == 20


def _answer_many(folder: Path, name: str) -> None:
    store = Store(folder, MODULE)
    for i in range(25):
        store.put(f"{name}_{i}", i)


def test_two_kernels_answering_at_once_lose_nothing(folder):
    Store(folder, MODULE).begin()
    fork = multiprocessing.get_context("fork")
    kernels = [fork.Process(target=_answer_many, args=(folder, name)) for name in ("left", "right")]
    for kernel in kernels:
        kernel.start()
    for kernel in kernels:
        kernel.join()
    assert len(Store(folder, MODULE).sheet.answers) == 50


@pytest.mark.parametrize("damage", [b"", b'{"format": 1, "cour', b"\x00\xff", b"[]", b"9" * 10_000_000])
def test_a_damaged_sheet_is_set_aside_whole_and_reported(folder, damage):
    (folder / "answers.json").write_bytes(damage)
    store = Store(folder, MODULE)
    [spare] = spare_sheets(folder)
    assert spare.read_bytes() == damage
    assert spare.name in store.reports[0]
    store.put("share", 5)
    assert spare.read_bytes() == damage


def test_a_sheet_of_another_exercise_is_kept_beside(folder):
    Store(folder, "c2_process").put("share", 1)
    assert "another exercise" in Store(folder, MODULE).reports[0]
    assert len(spare_sheets(folder)) == 1


def test_a_sheet_of_a_newer_format_is_neither_moved_nor_written(folder):
    store = Store(folder, MODULE)
    store.put("share", 1)
    newer = json.dumps({**store.sheet.model_dump(), "format": 2}).encode()
    store.path.write_bytes(newer)
    fresh = Store(folder, MODULE)
    with pytest.raises(SaveError, match="newer version"):
        fresh.put("share", 2)
    with pytest.raises(SaveError, match="newer version"):
        store.put("share", 2)
    assert store.path.read_bytes() == newer
    assert spare_sheets(folder) == []


def test_unknown_questions_stay_in_the_file(folder):
    Store(folder, MODULE).put("from_a_later_release", "kept")
    Store(folder, MODULE).put("share", 1)
    assert Store(folder, MODULE).get("from_a_later_release").value == "kept"


def test_one_damaged_answer_is_left_out_and_the_file_kept(folder):
    store = Store(folder, MODULE)
    store.put("share", 1)
    raw = store.sheet.model_dump()
    raw["answers"]["other"] = "not an entry"
    store.path.write_text(json.dumps(raw))
    again = Store(folder, MODULE)
    assert again.get("share").value == 1
    assert "not an entry" in spare_sheets(folder)[0].read_text()


def test_a_missing_sheet_comes_back_from_the_notebook(folder):
    store = Store(folder, MODULE)
    store.put("a", 1)
    store.put("b", {"what": "x"})
    notebook_with(store, folder, "a", "b")
    store.path.unlink()
    again = Store(folder, MODULE)
    assert "Restored 2 answers" in again.reports[0]
    assert again.sheet == store.sheet
    assert again.path.exists()


def test_the_newer_of_both_copies_wins_with_a_report(folder):
    store = Store(folder, MODULE)
    store.put("a", "old")
    older = store.path.read_bytes()
    store.put("a", "new")
    notebook_with(store, folder, "a")
    store.path.write_bytes(older)
    again = Store(folder, MODULE)
    assert again.get("a").value == "new"
    assert "newer answers to: a" in again.reports[0]


def test_copies_of_somebody_elses_sheet_are_not_taken(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    theirs = Store(other, MODULE)
    for n in range(5):
        theirs.put("a", n)
    notebook_with(theirs, folder, "a")
    (folder / f"{MODULE}.ipynb").rename(folder / "parked.ipynb")
    mine = Store(folder, MODULE)
    mine.put("a", "mine")
    (folder / "parked.ipynb").rename(folder / f"{MODULE}.ipynb")
    assert Store(folder, MODULE).get("a").value == "mine"


def _in_child(action) -> str:
    """Run ``action`` in a forked process (limits and users can't be taken back) and return what it says."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            said = action() or "saved"
        except SaveError as error:
            said = str(error)
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(writer, said.encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as pipe:
        return pipe.read()


def test_a_full_disk_leaves_the_sheet_as_it_was_and_says_so(folder):
    store = Store(folder, MODULE)
    store.put("share", 1)
    before = store.path.read_bytes()

    def save_on_a_full_disk():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        store.put("share", 2)

    assert "disk is full" in _in_child(save_on_a_full_disk)
    assert store.path.read_bytes() == before
    assert [p.name for p in folder.iterdir() if p.suffix == ".tmp"] == []


def test_after_a_failed_save_the_next_one_holds_everything(folder, monkeypatch):
    store = Store(folder, MODULE)
    store.put("a", 1)
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(SaveError, match="disk is full"):
        store.put("b", 2)
    assert store.get("b") is None
    monkeypatch.undo()
    store.put("c", 3)
    assert {q: a.value for q, a in Store(folder, MODULE).sheet.answers.items()} == {"a": 1, "c": 3}


def test_a_read_only_folder_is_told_plainly(folder):
    store = Store(folder, MODULE)
    store.put("share", 1)
    before = store.path.read_bytes()
    for part in (store.path, folder / ".answers.lock"):
        part.chmod(0o444)
    folder.chmod(0o555)
    folder.parent.chmod(0o755)

    def save_as_nobody():
        if os.getuid() == 0:
            os.setuid(65534)
        store.put("share", 2)

    said = _in_child(save_as_nobody)
    folder.chmod(0o755)
    assert "can't be written to" in said
    assert store.path.read_bytes() == before
