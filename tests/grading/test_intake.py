"""Taking files in: what a learner's zip gives, and every way a zip can be broken or hostile."""

from __future__ import annotations

import io
import json
import os
import stat
import struct
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saleslab.grading.archive import RefusedError, read_package
from saleslab.grading.files import find
from saleslab.grading.grade import grade
from saleslab.grading.intake import open_all, take
from saleslab.grading.submitted import read_submission
from saleslab.grading.tidy import tidy

from .sample_course import MODULE, right_sheet, sheet, zipped

NAMES = (f"{MODULE}.ipynb", "answers.json", "receipt.json")


def members_of(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def take_all(folder, release, *paths, **options):
    arrivals, refused = open_all(find(paths), MODULE, **options)
    return [*refused, *take(folder, MODULE, arrivals, folder.log())]


def points(folder, release, keys, learner):
    return grade(release, read_submission(folder.submitted(learner, MODULE), MODULE), keys).points


def test_the_learners_own_zip_is_taken_in_without_a_note(folder, release, keys, submit):
    path = submit("anna", right_sheet())
    [outcome] = take_all(folder, release, path)
    assert (outcome.status, outcome.learner, outcome.notes) == ("taken", "anna", ())
    assert points(folder, release, keys, "anna") == 20
    [kept] = (folder.inbox / "anna" / MODULE).iterdir()
    assert kept.read_bytes() == path.read_bytes()


def test_the_same_file_twice_is_taken_once(folder, release, submit):
    path = submit("anna", right_sheet())
    assert [o.status for _ in range(2) for o in take_all(folder, release, path)] == ["taken", "here already"]
    assert len(list((folder.inbox / "anna" / MODULE).iterdir())) == 1


@pytest.mark.parametrize("late_first", [True, False])
def test_the_later_of_two_wins_and_both_are_kept(folder, release, keys, submit, late_first):
    now = datetime.now(UTC)
    early = submit("anna", sheet({}), now - timedelta(hours=2))
    late = submit("anna", right_sheet(), now - timedelta(hours=1))
    order = [late, early] if late_first else [early, late]
    for path in order:
        take_all(folder, release, path)
    assert points(folder, release, keys, "anna") == 20
    kept = [p.read_bytes() for p in (folder.inbox / "anna" / MODULE).iterdir() if p.suffix == ".zip"]
    assert sorted(kept) == sorted(path.read_bytes() for path in order)


def test_what_a_second_submission_replaces_is_kept_whole(folder, release, submit):
    now = datetime.now(UTC)
    take_all(folder, release, submit("anna", sheet({}), now - timedelta(hours=2)))
    (folder.submitted("anna", MODULE) / "answers.json").write_text("changed by hand")
    take_all(folder, release, submit("anna", right_sheet(), now - timedelta(hours=1)))
    earlier = next(p for p in (folder.inbox / "anna" / MODULE).iterdir() if p.is_dir())
    assert (earlier / "answers.json").read_text() == "changed by hand"


def test_a_time_in_the_future_does_not_lock_later_ones_out(folder, release, keys, submit):
    ahead = datetime.now(UTC) + timedelta(days=900)
    take_all(folder, release, submit("anna", sheet({}), ahead + timedelta(days=1)))
    assert [o.status for o in take_all(folder, release, submit("anna", right_sheet(), ahead))] == ["taken"]
    assert points(folder, release, keys, "anna") == 20


def test_a_folder_of_zips_is_taken_in_and_one_bad_file_stops_nobody(folder, release, submit, tmp_path):
    for learner in ("anna", "ben", "cleo"):
        submit(learner, right_sheet())
    bad = tmp_path / "submissions" / "broken.zip"
    bad.write_bytes(b"PK\x03\x04 not a zip")
    outcomes = take_all(folder, release, tmp_path / "submissions")
    assert sorted((o.learner, o.status) for o in outcomes) == [
        ("", "refused"),
        ("anna", "taken"),
        ("ben", "taken"),
        ("cleo", "taken"),
    ]
    assert bad.exists()


@pytest.mark.parametrize("name", [f"{MODULE}-anna.ipynb", "anna.ipynb", f"{MODULE}-anna-20260101-120000.ipynb"])
def test_a_bare_notebook_is_taken_by_its_name(folder, release, keys, honest, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(honest(right_sheet()).notebook)
    [outcome] = take_all(folder, release, path)
    assert (outcome.status, outcome.learner) == ("taken", "anna")
    assert points(folder, release, keys, "anna") == 20


def test_a_bare_notebook_without_a_name_needs_one(folder, release, honest, tmp_path):
    path = tmp_path / f"{MODULE}.ipynb"
    path.write_bytes(honest(right_sheet()).notebook)
    [outcome] = take_all(folder, release, path)
    assert outcome.status == "refused"
    assert "--learner" in outcome.notes[0]
    [outcome] = take_all(folder, release, path, learner="anna")
    assert (outcome.status, outcome.learner) == ("taken", "anna")


def test_a_sheet_changed_after_the_receipt_is_said(folder, release, submit, tmp_path):
    members = members_of(submit("anna", sheet({})))
    members["answers.json"] = right_sheet().to_bytes()
    path = tmp_path / "x.zip"
    path.write_bytes(zipped(members))
    take_all(folder, release, path)
    assert any("changed afterwards" in note for note in folder.log().notes("anna", MODULE))


@pytest.mark.parametrize("receipt", [b"", b"[]", b"{}", b"\xff", b'{"module": 3}'])
def test_a_damaged_receipt_is_said_and_the_name_tells_whose(folder, release, submit, tmp_path, receipt):
    members = {**members_of(submit("anna", right_sheet())), "receipt.json": receipt}
    path = tmp_path / f"{MODULE}-anna-20260101-120000.zip"
    path.write_bytes(zipped(members))
    [outcome] = take_all(folder, release, path)
    assert (outcome.status, outcome.learner, outcome.notes) == ("taken", "anna", ("The receipt can't be read.",))


@pytest.mark.parametrize("learner", ["../anna", "..", "", "a/b", "*", "-x", "a" * 41, "anna\n", "[a]", "é"])
def test_an_id_that_is_no_id_is_refused(folder, release, submit, tmp_path, learner):
    members = members_of(submit("anna", right_sheet()))
    members["receipt.json"] = json.dumps({**json.loads(members["receipt.json"]), "learner": learner}).encode()
    path = tmp_path / "x.zip"
    path.write_bytes(zipped(members))
    [outcome] = take_all(folder, release, path)
    assert outcome.status == "refused"
    assert not (folder.root / "submitted").exists()


def test_an_id_in_another_spelling_is_refused(folder, release, submit):
    take_all(folder, release, submit("anna", right_sheet()))
    [outcome] = take_all(folder, release, submit("Anna", sheet({})))
    assert outcome.status == "refused"
    assert "'anna'" in outcome.notes[0]


def test_another_exercises_files_are_refused(folder, release, submit, tmp_path):
    members = members_of(submit("anna", right_sheet()))
    receipt = {**json.loads(members["receipt.json"]), "module": "c9_other"}
    cases = {
        "names.zip": zipped({"c9_other.ipynb": b"{}"}),
        "receipt.zip": zipped({**members, "receipt.json": json.dumps(receipt)}),
        "anna.ipynb": members[f"{MODULE}.ipynb"].replace(MODULE.encode(), b"c9_other"),
    }
    for name, data in cases.items():
        (tmp_path / name).write_bytes(data)
        [outcome] = take_all(folder, release, tmp_path / name)
        assert outcome.status == "refused", name
        assert "another exercise" in outcome.notes[0], name


def test_a_damaged_notebook_is_set_aside_and_the_sheet_counts(folder, release, keys, submit, tmp_path):
    members = {**members_of(submit("anna", right_sheet())), f"{MODULE}.ipynb": b'{"cells": ['}
    path = tmp_path / "x.zip"
    path.write_bytes(zipped(members))
    take_all(folder, release, path)
    [report] = tidy(folder, release, "anna")
    assert "The notebook is damaged; it was moved to inbox" in report
    assert points(folder, release, keys, "anna") == 20


def test_a_zip_that_was_packed_again_by_hand_is_taken(folder, release, keys, submit, tmp_path):
    members = members_of(submit("anna", right_sheet()))
    packed = {f"my work/{name}": data for name, data in members.items()}
    packed |= {"__MACOSX/my work/._answers.json": b"x", "my work/.DS_Store": b"x", "my work/notes.txt": b"hello"}
    path = tmp_path / "x.zip"
    path.write_bytes(zipped(packed))
    [outcome] = take_all(folder, release, path)
    assert outcome.status == "taken"
    assert "notes.txt" in outcome.notes[0] and "MACOSX" not in outcome.notes[0]
    assert points(folder, release, keys, "anna") == 20


def test_links_among_the_files_are_not_followed(folder, release, submit, tmp_path):
    path = submit("anna", right_sheet())
    (tmp_path / "link.zip").symlink_to(path)
    [outcome] = take_all(folder, release, tmp_path / "link.zip")
    assert outcome.status == "refused"


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"nowhere\.zip"):
        list(find([tmp_path / "nowhere.zip"]))


def link(name, target):
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return zipped_infos({info: target})


def device(name):
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFCHR | 0o666) << 16
    return zipped_infos({info: b""})


def zipped_infos(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for info, content in members.items():
            archive.writestr(info, content)
    return buffer.getvalue()


def twice(name):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(name, b"{}")
        archive.writestr(name, b"[]")
    return buffer.getvalue()


def encrypted():
    data = bytearray(zipped({"answers.json": b"{}"}))
    for marker, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", data, data.index(marker) + offset, 1)
    return bytes(data)


def other_method():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("answers.json", b"{}")
    return buffer.getvalue()


def bad_checksum():
    data = bytearray(zipped({"answers.json": right_sheet().to_bytes()}))
    start = data.index(b"PK\x01\x02") + 16
    data[start] ^= 0xFF
    return bytes(data)


def lying_size():
    """A bomb that claims to be small: 30 MB of zeros behind a size of two bytes."""
    data = bytearray(zipped({f"{MODULE}.ipynb": bytes(30_000_000)}))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 2)
    return bytes(data)


HOSTILE = {
    "parent": (zipped({"../answers.json": b"{}"}), "outside"),
    "parent inside": (zipped({"a/../../answers.json": b"{}"}), "outside"),
    "absolute": (zipped({"/etc/answers.json": b"{}"}), "outside"),
    "backslash": (zipped({"..\\answers.json": b"{}"}), "outside"),
    "drive": (zipped({"C:/answers.json": b"{}"}), "outside"),
    "control": (zipped({"answers\x1b[2J.json": b"{}"}), "outside"),
    "link": (link("answers.json", "/etc/passwd"), "link"),
    "link aside": (link("other", "/etc/passwd"), "link"),
    "device": (device("answers.json"), "link or a device"),
    "twice": (twice("answers.json"), "twice"),
    "twice by folder": (zipped({"answers.json": b"{}", "a/answers.json": b"[]"}), "twice"),
    "spelling": (zipped({"Answers.json": b"{}"}), "another spelling"),
    "nested": (zipped({"answers.json": b"{}", "more.zip": b"PK"}), "another zip"),
    "encrypted": (encrypted(), "encrypted"),
    "method": (other_method(), "packed in a way"),
    "checksum": (bad_checksum(), "damaged"),
    "bomb": (zipped({"answers.json": bytes(200_000_000)}), "more than 1,000,000 bytes"),
    "notebook bomb": (zipped({f"{MODULE}.ipynb": bytes(30_000_000)}), "more than 20,000,000 bytes"),
    "lying bomb": (lying_size(), "damaged"),
    "many": (zipped({f"{n}.txt": b"" for n in range(200)}), "more than 100 files"),
    "large": (b"PK" + bytes(25_000_001), "larger than"),
    "empty": (zipped({}), "holds no"),
    "no zip": (b"hello", "no zip"),
    "nothing": (b"", "no zip"),
    "cut short": (zipped({"answers.json": right_sheet().to_bytes()})[:-30], "damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_zip_is_refused_with_its_reason(name):
    data, reason = HOSTILE[name]
    with pytest.raises(RefusedError, match=reason):
        read_package(data, MODULE)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_zip_with_any_byte_changed_is_read_or_refused(data):
    good = bytearray(zipped({"answers.json": right_sheet().to_bytes(), "receipt.json": b"{}"}))
    for _ in range(data.draw(st.integers(1, 4))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    try:
        package = read_package(bytes(good), MODULE)
    except RefusedError:
        return
    assert package.sheet is None or len(package.sheet) <= 1_000_000


def test_nothing_outside_the_class_is_written_by_hostile_zips(folder, release, tmp_path):
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    for number, (data, _) in enumerate(HOSTILE.values()):
        (incoming / f"{MODULE}-x{number}.zip").write_bytes(data)
    before = set(tmp_path.rglob("*"))
    outcomes = take_all(folder, release, incoming)
    assert {outcome.status for outcome in outcomes} == {"refused"}
    assert set(tmp_path.rglob("*")) == before
    assert not os.path.lexists(tmp_path.parent / "answers.json")
