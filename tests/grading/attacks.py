"""Attacks on the grader, each a function that writes one submission."""

from __future__ import annotations

import json
import os
import stat
import struct
import zipfile

from saleslab.answers.copies import MIME

from .sample_course import MODULE, right_values
from .site import ALL, NONE, REFUSED, VICTIM, Catalogue, Site, cell_named, checks, code_cell, result, zipped

ZIPS, SHEETS, NOTEBOOKS, FOLDERS = Catalogue(), Catalogue(), Catalogue(), Catalogue()
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)> $\\href{javascript:alert(3)}{x}$ `x` </pre><b>"

# Zips


def _with_entry(name: str, **info: int):
    def write(site: Site) -> None:
        entry = zipfile.ZipInfo(name)
        for field, value in info.items():
            setattr(entry, field, value)
        site.hand_in(zipped(site.members() | {entry: b"/etc/passwd"}))

    return write


for _name, _what, _entry, _info, _says in [
    ("slip", "a zip entry that climbs out of its folder", "../answers.json", {}, "outside its folder"),
    ("slip_deep", "the same, deeper in the path", f"{MODULE}/../../gradebook.db", {}, "outside its folder"),
    ("absolute_path", "a zip entry with an absolute path", "/tmp/answers.json", {}, "outside its folder"),
    ("backslashes", "a zip entry that climbs out on Windows", "..\\..\\answers.json", {}, "outside its folder"),
    ("drive", "a zip entry on another drive", "C:/answers.json", {}, "outside its folder"),
    ("zip_link", "a link in a zip", "link", {"external_attr": (stat.S_IFLNK | 0o777) << 16}, "a link or a device"),
    ("zip_device", "a device in a zip", "disk", {"external_attr": (stat.S_IFBLK | 0o666) << 16}, "a link or a device"),
    ("zip_fifo", "a pipe in a zip", "pipe", {"external_attr": (stat.S_IFIFO | 0o666) << 16}, "a link or a device"),
    ("escape_in_name", "terminal commands in a zip entry's name", "\x1b[2J.txt", {}, "outside its folder"),
    ("zip_in_zip", "a zip in the zip", "more.zip", {}, "another zip"),
    ("other_spelling", "the sheet twice, in two spellings", "ANSWERS.JSON", {}, "twice, or in another spelling"),
    ("second_sheet", "a second sheet in a folder of the zip", "backup/answers.json", {}, "twice"),
]:
    _write = _with_entry(_entry, **_info)
    _write.__name__ = _name
    ZIPS.case(_what, REFUSED, _says, stock=False)(_write)


@ZIPS.case("a name with a zero byte, cut there by readers", REFUSED, "outside its folder", stock=False)
def zero_byte_in_name(site: Site) -> None:
    site.hand_in(zipped(site.members() | {"answersXjson": b"{}"}).replace(b"answersXjson", b"answers\0json"))


@ZIPS.case("a bomb: 30 MB of nothing in 30 kB", REFUSED, "unpacks to more", stock=False)
def bomb(site: Site) -> None:
    site.hand_in(zipped(site.members() | {"answers.json": b" " * 30_000_000}))


@ZIPS.case("a bomb whose sizes are forged", REFUSED, "damaged", stock=False)
def forged_sizes(site: Site) -> None:
    data = bytearray(zipped({"answers.json": b" " * 5_000_000}))
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, entry + 24, 100)
    site.hand_in(bytes(data))


@ZIPS.case("a thousand files in a zip", REFUSED, "more than 100 files", stock=False)
def thousand_in_zip(site: Site) -> None:
    site.hand_in(zipped(site.members() | {f"file-{n}.txt": b"" for n in range(1000)}))


@ZIPS.case("an encrypted zip", REFUSED, "encrypted", stock=False)
def encrypted(site: Site) -> None:
    data = bytearray(zipped(site.members()))
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    site.hand_in(bytes(data))


@ZIPS.case("a packing method with a history of faults", REFUSED, "packed in a way", stock=False)
def lzma(site: Site) -> None:
    site.hand_in(zipped(site.members(), zipfile.ZIP_LZMA))


@ZIPS.case("a receipt in the name of a path", REFUSED, "whose it is can't be told", stock=False)
def learner_is_a_path(site: Site) -> None:
    site.hand_in(zipped(site.members(learner="../../etc")))


@ZIPS.case("a receipt in the name of a formula", REFUSED, "whose it is can't be told", stock=False)
def learner_is_a_formula(site: Site) -> None:
    site.hand_in(zipped(site.members(learner="=cmd|' /C calc'!A0")))


@ZIPS.case("a receipt in the name of a script", REFUSED, "whose it is can't be told", stock=False)
def learner_is_a_script(site: Site) -> None:
    site.hand_in(zipped(site.members(learner="<script>alert(1)</script>")))


@ZIPS.case("a victim's id in another spelling", REFUSED, "is spelled 'anna' here", stock=False)
def other_spelling_of_a_learner(site: Site) -> None:
    site.hand_in(zipped(site.members(learner=VICTIM.upper())))


@ZIPS.case("a receipt for answers that were changed afterwards", ALL, "changed afterwards", stock=False)
def forged_receipt(site: Site) -> None:
    site.hand_in(zipped(site.members(content_hash="f" * 64)))


@ZIPS.case("a receipt sent at the end of time", ALL, stock=False)
def receipt_of_the_future(site: Site) -> None:
    site.hand_in(zipped(site.members(made_at="9999-12-31T23:59:59+00:00")))


@ZIPS.case("a receipt with points", ALL, stock=False)
def points_in_the_receipt(site: Site) -> None:
    site.hand_in(zipped(site.members(points=1000, possible=1000)))


@ZIPS.case("a receipt of ten megabytes", REFUSED, "unpacks to more", stock=False)
def vast_receipt(site: Site) -> None:
    site.hand_in(zipped(site.members() | {"receipt.json": b'{"a": "' + b"x" * 10**7 + b'"}'}))


@ZIPS.case("programs in the zip beside the submission", ALL, "more than a submission", stock=False)
def programs_in_zip(site: Site) -> None:
    site.hand_in(zipped(site.members() | {"sitecustomize.py": site.code.encode(), "saleslab/__init__.py": b"1/0"}))


# Sheets


@SHEETS.case("points and marks written into the sheet", NONE, "'points' is not what it should be")
def points_in_the_sheet(site: Site) -> None:
    raw = site.blank().model_dump() | {"points": 20, "marks": {"share": 6}}
    site.put(raw, site.notebook())


@SHEETS.case("points written into an answer", NONE, "share: this answer is damaged")
def points_in_an_answer(site: Site) -> None:
    raw = site.blank().model_dump()
    raw["answers"] = {"share": {"value": 20, "revision": 1, "saved_at": "", "points": 6, "status": "right"}}
    site.put(raw, site.notebook())


@SHEETS.case("an easier world named in the sheet", NONE, "'world' is not what it should be")
def world_in_the_sheet(site: Site) -> None:
    site.put(site.right().model_dump() | {"world": 99}, site.notebook())


@SHEETS.case("a sheet number outside its form", NONE, "'sheet_id' is not what it should be")
def strange_sheet_id(site: Site) -> None:
    site.put(site.right().model_dump() | {"sheet_id": "../" * 10}, site.notebook())


@SHEETS.case("the answers of one company on a sheet of another", 14.0)
def swapped_world(site: Site) -> None:
    answers = site.right()
    other = right_values(answers.world % 20 + 1)
    answers.answers["share"].value = other["share"]
    site.put(answers)


@SHEETS.case("another learner's sheet", ALL, f"The same answer sheet as {VICTIM}")
def anothers_sheet(site: Site) -> None:
    site.put((site.folder.submitted(VICTIM, MODULE) / "answers.json").read_bytes(), site.notebook())


@SHEETS.case("integers of four hundred and of ten thousand digits", 14.0)
def huge_integers(site: Site) -> None:
    answers = site.right()
    answers.answers["share"].value = 10**400
    site.put(answers, site.notebook())


@SHEETS.case("a sheet whose numbers no reader takes", NONE, "could not be used")
def endless_integer(site: Site) -> None:
    raw = site.right().to_bytes().replace(b'"plan"', b'"x": {"value": ' + b"9" * 10_000 + b'}, "plan"')
    site.put(raw, site.notebook())


@SHEETS.case("numbers that are none: NaN, infinity", 14.0)
def not_a_number(site: Site) -> None:
    answers = site.right()
    answers.answers["share"].value = float("nan")
    site.put(answers, site.notebook())


@SHEETS.case("an answer of lists in lists, 900 deep", 14.0, "nested beyond reason")
def deep_answer(site: Site) -> None:
    raw = site.right().model_dump()
    raw["answers"]["share"]["value"] = "DEEP"
    site.put(json.dumps(raw).encode().replace(b'"DEEP"', b"[" * 900 + b"]" * 900), site.notebook())


@SHEETS.case("a sheet of brackets alone", NONE, "could not be used")
def brackets(site: Site) -> None:
    site.put(b"[" * 300_000, site.notebook())


@SHEETS.case("the same keys twice, the second time with better answers", ALL)
def duplicate_keys(site: Site) -> None:
    answers = json.dumps(site.right().model_dump()["answers"])
    raw = site.blank().to_bytes().decode().replace('"answers": {}', f'"answers": {{}}, "answers": {answers}')
    site.put(raw.encode(), site.notebook())


@SHEETS.case("half characters and zero bytes in words", ALL)
def surrogates(site: Site) -> None:
    raw = site.right().model_dump()
    raw["answers"]["plan"]["value"] = "a few words \ud800 and \0 nothing \x1b[2J"
    site.put(raw, site.notebook())


@SHEETS.case("a sheet of two megabytes", NONE, "far smaller")
def vast_sheet(site: Site) -> None:
    site.put(site.right().to_bytes() + b" " * 2_000_000, site.notebook())


@SHEETS.case("a thousand answers", NONE, "'answers' is not what it should be")
def thousand_answers(site: Site) -> None:
    raw = site.right().model_dump()
    raw["answers"] |= {f"q{n}": raw["answers"]["share"] for n in range(1000)}
    site.put(raw, site.notebook())


@SHEETS.case("script in the name of a question", ALL, "does not ask were left out")
def script_as_question(site: Site) -> None:
    raw = site.right().model_dump()
    raw["answers"][SCRIPT] = raw["answers"]["share"]
    site.put(raw, site.notebook())


@SHEETS.case("script, mathematics and markup in an answer", ALL)
def script_in_words(site: Site) -> None:
    answers = site.right()
    answers.answers["plan"].value = f"three words and {SCRIPT}"
    site.put(answers)


@SHEETS.case("a formula in an answer", ALL)
def formula_in_words(site: Site) -> None:
    answers = site.right()
    answers.answers["plan"].value = '=HYPERLINK("http://example.invalid","more points here")'
    site.put(answers)


@SHEETS.case("templates and format strings in an answer", ALL)
def templates_in_words(site: Site) -> None:
    answers = site.right()
    answers.answers["plan"].value = "{{ 7 * 7 }} {0.__class__.__mro__} %(x)s ${HOME} `id` !!python/object:os.system"
    site.put(answers)


@SHEETS.case("signs that reverse reading, and terminal commands, in an answer", ALL)
def reversed_words(site: Site) -> None:
    answers = site.right()
    answers.answers["plan"].value = "all of it \u202e02 fo 02\u202c \x1b]0;title\x07"
    site.put(answers)


# Notebooks


@NOTEBOOKS.case("code in a cell of their own", NONE, "It was not run")
def added_code(site: Site) -> None:
    notebook = site.notebook()
    notebook["cells"].insert(0, code_cell(site.code))
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("code in place of every cell", NONE, "It was not run")
def code_everywhere(site: Site) -> None:
    notebook = site.notebook()
    for cell in notebook["cells"]:
        cell["source"] = f"{site.code}\n20.0"
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("a shell in a cell", NONE, "It was not run")
def shell(site: Site) -> None:
    notebook = site.notebook()
    notebook["cells"] += [code_cell(f"%%bash\ntouch {site.canary}"), code_cell(f"!touch {site.canary}")]
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("an input transformer that rewrites later cells", NONE, "It was not run")
def transformer(site: Site) -> None:
    notebook = site.notebook()
    trick = "get_ipython().input_transformers_cleanup.append(lambda lines: ['20.0'])"
    notebook["cells"].insert(1, code_cell(f"{site.code}\n{trick}"))
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("the checker rebound to one that is always content", NONE, "It was not run")
def rebound_checker(site: Site) -> None:
    notebook = site.notebook()
    trick = "import saleslab.checks\nsaleslab.checks.check = lambda *a, points=0, **k: float(points)"
    notebook["cells"].insert(1, code_cell(f"{site.code}\n{trick}"))
    site.put(site.blank(), notebook)


def _forged(name: str, text: str) -> None:
    def write(site: Site) -> None:
        notebook = site.notebook()
        for cell in checks(notebook):
            cell["outputs"] = [result(text)]
        site.put(site.blank(), notebook)

    write.__name__ = name
    NOTEBOOKS.case(f"outputs forged to read {text!r}", NONE)(write)


for _name, _text in {
    "forged_full": "20.0",
    "forged_nan": "nan",
    "forged_negative": "-1",
    "forged_words": "all",
}.items():
    _forged(_name, _text)


@NOTEBOOKS.case("answers of another sheet slipped into the outputs", NONE)
def copies_of_another(site: Site) -> None:
    victim = json.loads((site.folder.submitted(VICTIM, MODULE) / f"{MODULE}.ipynb").read_bytes())
    site.put(site.blank(), victim)


@NOTEBOOKS.case("answers in the outputs that are none", NONE)
def copies_that_are_none(site: Site) -> None:
    notebook = site.notebook()
    junk = [None, 1, "x", [], {"answer": 1}, {"format": 1, "question": "share", "answer": {"value": 1}}]
    notebook["cells"][2]["outputs"] = [
        {"output_type": "display_data", "metadata": {}, "data": {MIME: one, "text/plain": ""}} for one in junk
    ]
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("script in outputs", NONE)
def script_in_outputs(site: Site) -> None:
    notebook = site.notebook()
    data = {"text/html": SCRIPT, "application/javascript": "alert(1)", "image/svg+xml": "<svg onload='alert(1)'/>"}
    notebook["cells"][1]["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": data}]
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("script in Markdown, raw and code cells", NONE, "3 cells were added")
def script_in_cells(site: Site) -> None:
    notebook = site.notebook()
    notebook["cells"] += [
        {"cell_type": "markdown", "id": "m", "metadata": {}, "source": SCRIPT},
        {"cell_type": "raw", "id": "r", "metadata": {"raw_mimetype": "text/html"}, "source": SCRIPT},
        code_cell(SCRIPT),
    ]
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("script in the notebook's and the cells' metadata", NONE)
def script_in_metadata(site: Site) -> None:
    notebook = site.notebook()
    notebook["metadata"] |= {"title": SCRIPT, "authors": [{"name": SCRIPT}], "widgets": {"x": SCRIPT}}
    for cell in notebook["cells"]:
        cell["metadata"]["tags"] = [SCRIPT]
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("another kernel, named in the notebook", NONE)
def strange_kernel(site: Site) -> None:
    notebook = site.notebook()
    notebook["metadata"]["kernelspec"] = {"name": "bash", "display_name": "x", "language": "bash"}
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("the same graded cell three times", NONE, "2 cells were added")
def duplicate_cells(site: Site) -> None:
    notebook = site.notebook()
    notebook["cells"] += [json.loads(json.dumps(cell_named(notebook, "share"))) for _ in range(2)]
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("a graded cell twice, once without nbgrader's version", NONE, "1 cell was added")
def duplicate_without_version(site: Site) -> None:
    notebook = site.notebook()
    notebook["cells"].append(json.loads(json.dumps(cell_named(notebook, "share"))))
    del notebook["cells"][-1]["metadata"]["nbgrader"]["schema_version"]
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("cells that claim nbgrader's first version", NONE)
def old_schema(site: Site) -> None:
    notebook = site.notebook()
    for cell in notebook["cells"]:
        cell["metadata"]["nbgrader"]["schema_version"] = 1
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("graded cells that say they are worth a thousand points", NONE)
def more_points(site: Site) -> None:
    notebook = site.notebook()
    for cell in checks(notebook):
        cell["metadata"]["nbgrader"]["points"] = 1000
    site.put(site.blank(), notebook)


@NOTEBOOKS.case(
    "graded cells unlocked, and made the learner's own", NONE, "altered (cause, plan, promise, share, signs)"
)
def unlocked(site: Site) -> None:
    notebook = site.notebook()
    for cell in checks(notebook):
        cell["metadata"]["nbgrader"] |= {"locked": False, "solution": True}
        cell["source"] = "20.0"
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("a graded cell split in two", NONE, "altered (share)")
def split(site: Site) -> None:
    notebook = site.notebook()
    cell = cell_named(notebook, "share")
    source = "".join(cell["source"])
    cell["source"] = source[: len(source) // 2]
    notebook["cells"].append({**cell, "id": "second-half", "source": source[len(source) // 2 :]})
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("every cell made Markdown", NONE)
def retyped(site: Site) -> None:
    notebook = site.notebook()
    for cell in notebook["cells"]:
        cell["cell_type"] = "markdown"
        cell.pop("outputs", None)
        cell.pop("execution_count", None)
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("the checks deleted", NONE, "5 cells were missing")
def no_checks(site: Site) -> None:
    notebook = site.notebook()
    notebook["cells"] = [cell for cell in notebook["cells"] if cell not in checks(site.notebook())]
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("the cells in reverse", NONE)
def reversed_cells(site: Site) -> None:
    notebook = site.notebook()
    notebook["cells"].reverse()
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("a notebook of lists in lists, 500 deep", NONE, "The notebook is damaged")
def deep_notebook(site: Site) -> None:
    notebook = site.notebook()
    for _ in range(500):
        notebook["metadata"] = {"deep": notebook["metadata"]}
    site.put(site.blank(), notebook)


@NOTEBOOKS.case("ten thousand cells", NONE, "10000 cells were added", stock=False)
def ten_thousand_cells(site: Site) -> None:
    notebook = site.notebook()
    notebook["cells"] += [code_cell(f"{n}") for n in range(10_000)]
    site.put(site.blank(), notebook)


# Folders


def _linked(name: str, file: str, target: str, says: str, *, stock: bool = True) -> None:
    def write(site: Site) -> None:
        site.put(site.blank())
        (site.place / file).unlink(missing_ok=True)
        victim = site.folder.submitted(VICTIM, MODULE)
        (site.place / file).symlink_to(victim / file if target == VICTIM else target)

    write.__name__ = name
    what = f"{file} a link to {target}'s" if target == VICTIM else f"{file} a link to {target}"
    FOLDERS.case(what, NONE, says, stock=stock)(write)


_linked("sheet_is_a_link", "answers.json", VICTIM, "answers.json does not belong")
_linked("notebook_is_a_link", f"{MODULE}.ipynb", "/etc/passwd", "ipynb does not belong")
_linked("time_is_a_link", "timestamp.txt", "/etc/hostname", "timestamp.txt does not belong")
_linked("another_file_is_a_link", "notes.txt", "/etc/passwd", "notes.txt does not belong")
_linked("endless_link", "endless", "/dev/zero", "endless does not belong", stock=False)


@FOLDERS.case("the whole folder a link to another learner's", NONE, "was a link", stock=False)
def folder_is_a_link(site: Site) -> None:
    site.place.rmdir()
    site.folder.submitted(site.learner, MODULE).symlink_to(site.folder.submitted(VICTIM, MODULE))


@FOLDERS.case("the whole folder a link out of the class", NONE, "was a link", stock=False)
def folder_leads_out(site: Site) -> None:
    site.place.rmdir()
    site.folder.submitted(site.learner, MODULE).symlink_to("/etc")


@FOLDERS.case("the learner's folder a link to another learner's", NONE, "was a link", stock=False)
def learner_is_a_link(site: Site) -> None:
    site.place.rmdir()
    site.folder.submitted(site.learner, MODULE).parent.rmdir()
    site.folder.submitted(site.learner, MODULE).parent.symlink_to(site.folder.submitted(VICTIM, MODULE).parent)


@FOLDERS.case("a pipe for a sheet: whoever opens it waits for ever", NONE, "does not belong", stock=False)
def sheet_is_a_pipe(site: Site) -> None:
    site.put(None)
    os.mkfifo(site.place / "answers.json")


@FOLDERS.case("a pipe for a notebook", NONE, "does not belong", stock=False)
def notebook_is_a_pipe(site: Site) -> None:
    os.mkfifo(site.place / f"{MODULE}.ipynb")


@FOLDERS.case("a folder for a sheet", NONE, "does not belong")
def sheet_is_a_folder(site: Site) -> None:
    site.put(None)
    (site.place / "answers.json").mkdir()


@FOLDERS.case("a package of the course's name beside the notebook", NONE, "saleslab does not belong")
def shadow_package(site: Site) -> None:
    site.put(site.blank())
    (site.place / "saleslab").mkdir()
    (site.place / "saleslab" / "__init__.py").write_text(site.code)


@FOLDERS.case("modules that Python imports by itself", NONE, "sitecustomize.py does not belong")
def shadow_modules(site: Site) -> None:
    site.put(site.blank())
    for name in ("sitecustomize.py", "usercustomize.py", "json.py", "nbformat.py", "pandas.py", "conftest.py"):
        (site.place / name).write_text(site.code)


@FOLDERS.case("a kernel of their own beside the notebook", NONE, "kernels does not belong")
def kernelspec(site: Site) -> None:
    site.put(site.blank())
    (site.place / "kernels" / "python3").mkdir(parents=True)
    spec = {"argv": ["touch", str(site.canary)], "display_name": "Python 3", "language": "python"}
    (site.place / "kernels" / "python3" / "kernel.json").write_text(json.dumps(spec))


@FOLDERS.case("settings of nbgrader, Jupyter and IPython beside the notebook", NONE, "does not belong")
def settings_files(site: Site) -> None:
    site.put(site.blank())
    for name in ("nbgrader_config.py", "jupyter_config.py", "ipython_config.py", ".pdbrc", "pyvenv.cfg"):
        (site.place / name).write_text(site.code)


@FOLDERS.case("two hundred files beside the notebook", NONE, "does not belong")
def many_files(site: Site) -> None:
    site.put(site.blank())
    for n in range(200):
        (site.place / f"file-{n}.txt").touch()


@FOLDERS.case("script and terminal commands in a file's name", NONE, "does not belong", stock=False)
def script_in_a_file_name(site: Site) -> None:
    site.put(site.blank())
    (site.place / "<script>alert(1)<\x1b[2J.txt").touch()


ATTACKS = [*ZIPS, *SHEETS, *NOTEBOOKS, *FOLDERS]
