"""The README's table of paths says what course.yml and the modules say; no sitting is longer than 45 minutes."""

import re

from saleslab.analysis.words import exercise_title
from saleslab.course.catalogue import load_module
from saleslab.course.paths import paths_table, required_minutes
from tests.course.conftest import COURSE, MODULES, ROOT

SITTING = 45


def test_the_readme_shows_todays_paths():
    assert paths_table(ROOT / "authoring", COURSE) in (ROOT / "README.md").read_text("utf-8")


def test_the_totals_are_the_sums_of_the_rows():
    rows = [row.strip("| ").split(" | ") for row in paths_table(ROOT / "authoring", COURSE).splitlines()[2:-1]]
    rows = [row for row in rows if not row[0].startswith("*")]
    for place, role in enumerate(COURSE.paths, start=3):
        minutes = 0
        for row in rows:
            lesson, exercise = (int(re.search(r"\d+", cell)[0]) for cell in row[1:3])
            for part in re.findall(r"\d+ · (\w+)", row[place]):
                minutes += {"lesson": lesson, "exercise": exercise, "both": lesson + exercise}[part]
        assert minutes == required_minutes(ROOT / "authoring", COURSE, role)


def test_no_stop_takes_more_than_one_sitting():
    for steps in COURSE.paths.values():
        for step in steps:
            assert sum(step.minutes(load_module(ROOT / "authoring", COURSE, step.module))) <= SITTING, step


def test_what_is_to_come_is_announced_to_its_role_and_to_nobody_else():
    table = paths_table(ROOT / "authoring", COURSE)
    written = {load_module(ROOT / "authoring", COURSE, name).title for name in MODULES}
    for place, role in enumerate(COURSE.paths):
        announced = COURSE.coming_for(role)
        assert announced, role
        for module in announced:
            asked = ["–"] * 3
            asked[place] = "coming"
            assert f"| *{module.title}*: {module.line} | | | {' | '.join(asked)} |" in table
            assert module.title not in written


def test_every_path_names_each_part_of_a_module_once():
    for steps in COURSE.paths.values():
        parts = [(step.module, part) for step in steps for part in step.part.split(" and ")]
        assert len(parts) == len(set(parts))


def test_a_title_that_asks_keeps_its_question_mark_and_takes_no_colon() -> None:
    assert exercise_title("Who signed up?", "exercise") == "Who signed up? Exercise"
    assert exercise_title("Tools and hands", "the exercise") == "Tools and hands: the exercise"
