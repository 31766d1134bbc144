"""From zips to grades: the whole run, feedback without a key, and a table that is safe to open."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import pytest
from nbgrader.api import Gradebook
from typer.testing import CliRunner

from saleslab.grading.cohort import make_class
from saleslab.grading.commands import AWAITS_A_PERSON, app
from saleslab.grading.exports import safe, write_grades
from saleslab.grading.feedback import feedback_json, feedback_page
from saleslab.grading.folder import ClassFolder
from saleslab.grading.grade import grade
from saleslab.grading.gradebook import scores
from saleslab.grading.release import ReleaseError
from saleslab.grading.run import UnknownLearnersError, grade_module
from saleslab.grading.standing import with_twins

from .sample_course import MODULE, POINTS, WRONG, right_sheet, right_values, sheet, zipped


def run(folder, *paths, confirmed=lambda new: True):
    return grade_module(folder, MODULE, paths, lambda learners, _: learners, confirmed=confirmed)


def read_grades(folder):
    with folder.grades.open(encoding="utf-8-sig", newline="") as file:
        return {row["learner"]: row for row in csv.DictReader(file)}


def test_a_class_from_zips_to_grades(folder, submit, tmp_path):
    wrong = right_sheet(f"{9:032x}")
    for question, value in WRONG.items():
        wrong.answers[question].value = value
    submit("anna", right_sheet())
    submit("ben", wrong)
    submit("cleo", sheet({}, f"{10:032x}"))
    report = run(folder, tmp_path / "submissions")
    assert {learner: result.points for learner, result in report.results.items()} == {"anna": 20, "ben": 5, "cleo": 0}
    rows = read_grades(folder)
    assert [rows[learner]["total"] for learner in ("anna", "ben", "cleo")] == ["20", "5", "0"]
    assert {question: rows["anna"][question] for question in POINTS} == {q: f"{p:g}" for q, p in POINTS.items()}
    assert rows["ben"]["out of"] == "20"
    assert sum(scores(folder, MODULE)["ben"].values()) == 5
    for learner in ("anna", "ben", "cleo"):
        assert (folder.feedback(learner, MODULE) / f"{MODULE}.html").exists()


def test_running_again_changes_nothing(folder, submit):
    path = submit("anna", right_sheet())
    first = run(folder, path)
    page = (folder.feedback("anna", MODULE) / f"{MODULE}.html").read_bytes()
    grades = folder.grades.read_bytes()
    second = run(folder)
    assert first.results == second.results
    assert (folder.feedback("anna", MODULE) / f"{MODULE}.html").read_bytes() == page
    assert folder.grades.read_bytes() == grades


def test_a_first_run_makes_the_gradebook_without_alembic_on_the_path_and_touches_no_exercise(
    folder, submit, monkeypatch
):
    (folder.root / "gradebook.db").unlink()
    monkeypatch.setenv("PATH", "/nowhere")
    before = {p: p.read_bytes() for p in folder.exercises.rglob("*") if p.is_file()}
    run(folder, submit("anna", right_sheet()))
    assert {p: p.read_bytes() for p in folder.exercises.rglob("*") if p.is_file()} == before


def test_learners_not_seen_before_are_confirmed_before_anything_is_taken_in(folder, submit):
    asked = []
    with pytest.raises(UnknownLearnersError, match="anna"):
        run(folder, submit("anna", right_sheet()), confirmed=lambda new: bool(asked.append(new)))
    assert asked == [["anna"]]
    assert not (folder.root / "submitted").exists()


def test_an_instructors_points_reach_the_table_and_the_learner(folder, submit):
    answers = right_sheet()
    answers.answers["share"].value = WRONG["share"]
    run(folder, submit("anna", answers))
    with Gradebook(folder.database) as gradebook:
        row = gradebook.find_grade("share", MODULE, MODULE, "anna")
        row.manual_score, row.needs_manual_grade = 4.0, False
        gradebook.db.commit()
    assert run(folder).results["anna"].points == 18
    assert read_grades(folder)["anna"]["share"] == "4"
    assert "Your instructor set these points." in (folder.feedback("anna", MODULE) / f"{MODULE}.html").read_text(
        "utf-8"
    )


def test_another_release_has_no_points_and_a_plain_page(folder, submit):
    run(folder, submit("anna", sheet(right_values(3), release="deadbeefdeadbeef")))
    row = read_grades(folder)["anna"]
    assert row["total"] == "" and "another release" in row["flags"]
    page = (folder.feedback("anna", MODULE) / f"{MODULE}.html").read_text("utf-8")
    assert "Not graded yet" in page


def test_shared_sheets_and_shared_words_are_flagged_for_both(folder, submit):
    submit("anna", right_sheet())
    submit("ben", right_sheet())
    report = run(folder, submit("cleo", sheet({}, f"{10:032x}")).parent)
    assert any("same answer sheet as ben" in flag for flag in report.results["anna"].flags)
    assert any("word for word, as anna" in flag for flag in report.results["ben"].flags)
    assert report.results["cleo"].flags == ()
    page = (folder.feedback("anna", MODULE) / f"{MODULE}.html").read_text("utf-8")
    assert "ben" not in page


def test_blank_sheets_are_no_twins(release, keys, honest):
    results = {n: grade(release, honest(sheet({}, f"{i:032x}")), keys) for i, n in enumerate(("a", "b"))}
    assert all(result.flags == () for result in with_twins(results).values())


def test_a_whole_class_with_one_sheet_is_flagged_without_naming_everybody(release, keys, honest):
    shared = grade(release, honest(right_sheet()), keys)
    flags = with_twins({f"learner-{number:02d}": shared for number in range(30)})["learner-05"].flags
    assert len(flags) == 2 and all("as learner-00, learner-01" in flag and "and 9 more" in flag for flag in flags)
    assert "learner-05" not in " ".join(flags)


def test_a_folder_dropped_in_under_a_strange_name_is_named(folder, submit):
    (folder.root / "submitted" / "an na [1]" / MODULE).mkdir(parents=True)
    report = run(folder, submit("anna", right_sheet()))
    assert [(o.source, o.status) for o in report.outcomes if o.status == "refused"] == [("an na [1]", "refused")]
    assert list(report.results) == ["anna"]


def test_feedback_holds_no_key_and_no_flag(release, keys, honest):
    answers = right_sheet()
    for question, value in WRONG.items():
        answers.answers[question].value = value
    result = replace(grade(release, honest(answers), keys), flags=("secret flag",))
    world = sheet({}).world
    for text in (feedback_page(release, "anna", result), json.dumps(feedback_json("anna", result))):
        assert "secret flag" not in text
        assert str(50 + world) not in text.split("</style>")[-1]
        assert "Yes: luck." not in text
        assert "Count the top 48 again." in text


def test_nbgraders_own_feedback_holds_no_key(folder, submit):
    from .test_nbgrader import run_nbgrader

    answers = right_sheet()
    for question, value in WRONG.items():
        answers.answers[question].value = value
    run(folder, submit("anna", answers))
    done = run_nbgrader(folder, "generate_feedback", MODULE, "--force")
    assert done.returncode == 0, done.stderr[-2000:]
    files = [p for p in (folder.root / "feedback").rglob("*") if p.is_file()]
    page = next(p for p in files if p.suffix == ".html").read_text("utf-8")
    assert "Count the top 48 again." in page
    assert f">{50 + sheet({}).world}" not in page and f"{50.0 + sheet({}).world}" not in page
    assert not any(name in page for name in ("NumberKey", "Yes: luck.", "KEYS"))


def test_feedback_escapes_what_learners_write(release, keys, honest):
    answers = right_sheet()
    answers.answers["plan"].value = "a <script>alert(1)</script> <b>b</b> c"
    page = feedback_page(release, "anna", grade(release, honest(answers), keys))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝"])
def test_no_cell_starts_a_formula(start):
    assert safe(f"{start}HYPERLINK(1)").startswith("'")


def test_plain_words_and_numbers_stay_as_they_are():
    assert [safe(text) for text in ("anna", "12.5", "", "a=b")] == ["anna", "12.5", "", "a=b"]


def test_formulas_in_what_a_learner_controls_are_disarmed(tmp_path, release, keys, honest):
    result = grade(release, honest(right_sheet()), keys)
    flags = ('=cmd|"/c calc"!A0', 'a "quoted", comma', "line\nbreak")
    path = tmp_path / "grades.csv"
    write_grades(path, [{"anna": replace(result, flags=flags), "ben": replace(result, flags=flags[1:])}])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["flags"] == f"'{' '.join(flags)}"
    assert rows[1]["flags"] == " ".join(flags[1:])
    assert not list(tmp_path.glob(".*"))


def test_a_class_folder_keeps_what_it_is_graded_by(folder, submit, tmp_path):
    made = make_class(folder.root, tmp_path / "autumn")
    (folder.exercises / MODULE / f"{MODULE}.ipynb").write_text("{}")
    assert run(made, submit("anna", right_sheet())).results["anna"].points == 20
    assert not (folder.root / "submitted").exists()
    with pytest.raises(ReleaseError, match="not empty"):
        make_class(folder.root, made.root)


def command(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_the_command_ends_with_a_table_and_the_places(folder, submit):
    done = command("grade", MODULE, submit("anna", right_sheet()), "--class", folder.root, "--yes")
    assert done.exit_code == 0, done.output
    assert "anna" in done.output and "20 of 20" in done.output
    assert str(folder.grades) in done.output


def test_files_say_themselves_which_exercise_they_are_for(folder, submit, tmp_path):
    zips = submit("anna", right_sheet()).parent
    (zips / "renamed.zip").write_bytes(submit("ben", right_sheet(f"{9:032x}")).read_bytes())
    (zips / "dan.ipynb").write_bytes(next(tmp_path.rglob(f"work/*/*/{MODULE}.ipynb")).read_bytes())
    (zips / "c9_other-cleo.zip").write_bytes(zipped({"receipt.json": b"{}", "answers.json": b"{}"}))
    done = command("grade", zips, "--class", folder.root, "--yes")
    assert done.exit_code == AWAITS_A_PERSON, done.output
    assert "c9_other-cleo.zip: refused: which exercise it is for can't be told" in done.output
    assert {learner: row["total"] for learner, row in read_grades(folder).items()} == dict.fromkeys(
        ("anna", "ben", "dan"), "20"
    )
    alone = command("grade", zips / "renamed.zip", "--class", folder.root, "--learner", "zoe", "--yes")
    assert alone.exit_code == 0, alone.output
    assert read_grades(folder)["zoe"]["total"] == "20"


def test_a_roster_confirms_its_learners_only(folder, submit, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("id,name\nanna,Anna A\n", "utf-8-sig")
    ok = command("grade", MODULE, submit("anna", right_sheet()), "--class", folder.root, "--roster", roster)
    assert ok.exit_code == 0, ok.output
    other = command("grade", MODULE, submit("ben", sheet({})), "--class", folder.root, "--roster", roster)
    assert other.exit_code == 2
    assert "ben" in other.output and "Traceback" not in other.output
    assert not (folder.root / "submitted" / "ben").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("c9_nothing",), "there is no exercise 'c9_nothing'"),
        ((MODULE, "nowhere.zip"), "there is no nowhere.zip"),
        ((MODULE, "--roster", "nowhere.csv"), "nowhere.csv"),
    ],
)
def test_errors_are_one_plain_line(folder, arguments, words):
    done = command("grade", *arguments, "--class", folder.root)
    assert done.exit_code == 1
    assert words in done.output
    assert len(done.output.strip().splitlines()) == 1


def test_a_checkout_without_keys_says_so(folder, submit):
    next(folder.authoring.rglob("keys.py")).unlink()
    with pytest.raises(ReleaseError, match="hold none"):
        run(ClassFolder(folder.root), submit("anna", right_sheet()))


def test_zips_are_refused_in_words_on_the_screen(folder, tmp_path):
    (tmp_path / "x.zip").write_bytes(zipped({"../answers.json": b"{}"}))
    done = command("grade", MODULE, tmp_path / "x.zip", "--class", folder.root, "--yes")
    assert "refused" in done.output and "outside its folder" in done.output


def test_a_damaged_gradebook_is_one_plain_line_and_stays(folder, submit):
    (folder.root / "gradebook.db").write_bytes(b"not a database" * 100)
    done = command("grade", MODULE, submit("anna", right_sheet()), "--class", folder.root, "--yes")
    assert done.exit_code == 1
    assert "the gradebook can't be used" in done.output
    assert len(done.output.strip().splitlines()) == 1
    assert (folder.root / "gradebook.db").read_bytes() == b"not a database" * 100
    assert not (folder.root / "submitted").exists()


def test_a_question_without_a_key_stops_before_anything_is_graded(folder, submit):
    keys = next(folder.authoring.rglob("keys.py"))
    keys.write_text(keys.read_text().replace('"cause": lambda', '"other": lambda'))
    with pytest.raises(ReleaseError, match="no key for cause"):
        run(folder, submit("anna", right_sheet()))
    assert not (folder.root / "submitted").exists()


def test_one_learner_is_never_given_a_whole_folder(folder, submit):
    done = command("grade", MODULE, submit("anna", right_sheet()).parent, "--class", folder.root, "--learner", "ben")
    assert done.exit_code == 2
    assert not (folder.root / "submitted").exists()
