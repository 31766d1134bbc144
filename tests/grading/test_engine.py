"""Many submissions at once: on several cores, cut short at any step, with a process that dies."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from saleslab.grading import engine, gradebook, submissions
from saleslab.grading.commands import AWAITS_A_PERSON, app
from saleslab.grading.records import Records
from saleslab.grading.run import BusyError, _alone, grade_module

from .sample_course import MODULE, WRONG, right_sheet, sheet

LEARNERS = {f"learner-{n}": right_sheet(f"{n:032x}") for n in range(4)}


def run(folder, **options):
    return grade_module(folder, MODULE, [], lambda names, _: names, confirmed=lambda _: True, **options)


@pytest.fixture
def class_(folder, put, honest):
    for learner, answers in LEARNERS.items():
        put(learner, honest(answers))
    return folder


def test_a_process_that_dies_takes_nobody_along(class_, monkeypatch):
    """The keys of one company end the process: a fault of the course, but a submission's could do the same."""
    monkeypatch.setattr(engine, "FEW", 0)
    keys = next(class_.authoring.rglob("keys.py"))
    deadly = LEARNERS["learner-2"].world
    assert [answers.world for answers in LEARNERS.values()].count(deadly) == 1
    ends = f"lambda world: __import__('os')._exit(1) if world.index == {deadly} else ChoiceKey"
    keys.write_text(keys.read_text().replace("lambda world: ChoiceKey", ends))
    report = run(class_)
    points = {learner: result.points for learner, result in report.results.items()}
    assert points == {learner: 20 for learner in LEARNERS if learner != "learner-2"}
    [outcome] = report.outcomes
    assert (outcome.learner, outcome.status) == ("learner-2", "refused")
    assert "ended the process" in outcome.notes[0]


@pytest.mark.parametrize(
    ("where", "step"),
    [
        (submissions, "_write_notebook"),
        (gradebook, "_score"),
        (gradebook, "write"),
        (Records, "keep"),
        (Records, "tell"),
    ],
)
def test_a_run_cut_short_at_any_step_is_finished_by_the_next(class_, monkeypatch, where, step):
    with monkeypatch.context() as patch:
        patch.setattr(where, step, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            run(class_)
    report = run(class_)
    assert {learner: result.points for learner, result in report.results.items()} == dict.fromkeys(LEARNERS, 20)
    assert {
        learner: sum(given.values()) for learner, given in gradebook.scores(class_, MODULE).items()
    } == dict.fromkeys(LEARNERS, 20)
    assert all((class_.feedback(learner, MODULE) / f"{MODULE}.html").exists() for learner in LEARNERS)
    assert sorted(path.name for path in class_.root.glob("autograded/*/*")) == [MODULE] * len(LEARNERS)


def test_two_runs_at_once_are_one_too_many(class_):
    with _alone(class_), pytest.raises(BusyError, match="wait for it"):
        run(class_)


def command(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_regrade_shows_who_changes_by_how_much_before_anything_does(class_, put, honest):
    answers = right_sheet(f"{9:032x}")
    answers.answers["cause"].value = WRONG["cause"]
    put("ben", honest(answers))
    run(class_)
    before = class_.records.all()
    keys = next(class_.authoring.rglob("keys.py"))
    keys.write_text(keys.read_text().replace('ChoiceKey("luck"', 'ChoiceKey("skill"'))
    shown = command("regrade", "--dry-run", "--class", class_.root)
    assert shown.exit_code == 0, shown.output
    assert "5 learners change" in shown.output and "cause: 5 → 0" in shown.output and "cause: 0 → 5" in shown.output
    assert class_.records.all() == before
    command("regrade", MODULE, "--class", class_.root)
    points = {record.learner: record.result.points for record in class_.records.all()}
    assert points == {**dict.fromkeys(LEARNERS, 15), "ben": 20}


def test_programs_get_exit_codes_json_and_junit(class_, put, honest, tmp_path):
    junit = tmp_path / "report.xml"
    assert command("grade", "--class", class_.root, "--junit", junit).exit_code == 0
    put("zoe", honest(sheet({}, f"{9:032x}", release="deadbeef")))
    done = command("grade", "--class", class_.root, "--junit", junit, "--json")
    assert done.exit_code == AWAITS_A_PERSON
    assert '"points": 20.0' in done.stdout and '"open": "Not graded.' in done.stdout
    [suite] = ElementTree.parse(junit).getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("5", "1")
    assert "another release" in suite.find("testcase[@name='zoe']/failure").get("message")
