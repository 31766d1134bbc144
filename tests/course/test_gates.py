"""Every gate: nothing to say about the real course, and something about the defect it guards against."""

import copy
import re

import pytest

from saleslab.analysis.cases import item_ids
from saleslab.answers import parse_spec
from saleslab.checks import ChoiceKey
from saleslab.course import gates
from saleslab.course.build import Project
from saleslab.course.catalogue import CourseError
from saleslab.course.evidence import load_evidence
from saleslab.course.source import coach_page, exercise_notebook, fill, lesson_notebook, load_facts
from saleslab.org import WORLDS, world
from tests.course.conftest import ROOT

ALL_WORLDS = [world(i) for i in range(1, WORLDS + 1)]


def cell_with(notebook, text):
    return next(i for i, c in enumerate(notebook.cells) if text in c.source)


class TestLessonAnatomy:
    def test_the_lesson_keeps_to_it(self, written):
        assert gates.lesson_anatomy(written.lesson, written.module) == []

    def test_too_many_cells(self, first):
        lesson = first.lesson
        lesson.cells[1:1] = [copy.deepcopy(lesson.cells[1]) for _ in range(12)]
        assert any("cells; the lesson has" in f for f in gates.lesson_anatomy(lesson, first.module))

    def test_too_many_words_and_nothing_to_do_for_too_long(self, first):
        lesson = first.lesson
        lesson.cells[2].source += " word" * 900
        faults = gates.lesson_anatomy(lesson, first.module)
        assert any("words; at most" in f for f in faults)
        assert any("without anything to do" in f for f in faults)

    def test_code_that_is_long_or_unfolded(self, first):
        lesson = first.lesson
        lesson.cells[1].source += "\nx = 1" * 9
        lesson.cells[1].metadata.pop("jupyter")
        faults = gates.lesson_anatomy(lesson, first.module)
        assert any("more than 8 statements" in f for f in faults)
        assert any("not folded" in f for f in faults)

    @pytest.mark.parametrize(
        ("call", "fault"),
        [("ask.prediction(", "no prediction"), ("reveal(", "no prediction"), ("ask.commitment(", "no commitment")],
    )
    def test_a_missing_part(self, first, call, fault):
        lesson = first.lesson
        lesson.cells = [c for c in lesson.cells if c.cell_type != "code" or call not in c.source]
        assert any(fault in f for f in gates.lesson_anatomy(lesson, first.module))

    def test_a_reveal_before_the_prediction(self, first):
        lesson = first.lesson
        lesson.cells.insert(0, lesson.cells.pop(cell_with(lesson, "reveal(")))
        assert any("no prediction" in f for f in gates.lesson_anatomy(lesson, first.module))

    def test_no_way_to_the_exercise_and_a_missing_objective(self, first):
        lesson = first.lesson
        lesson.cells[-1].source = "The end."
        lesson.cells[0].source = "# A title"
        faults = gates.lesson_anatomy(lesson, first.module)
        assert any("does not lead to the exercise" in f for f in faults)
        assert any("is not in the first cell" in f for f in faults)

    @pytest.mark.parametrize(
        ("taken", "fault"),
        [
            ("for_role(", "lines for the role"),
            ("ask.follow_up(", "the last commitment"),
            ("**The Buyer's chair.**", "no paragraph that begins"),
            ("**Fix**", "no line for Fix"),
        ],
    )
    def test_a_missing_part_of_a_core_module(self, first, taken, fault):
        lesson = first.lesson
        for cell in lesson.cells:
            cell.source = cell.source.replace(taken, "print(" if taken.endswith("(") else "")
        assert any(fault in f for f in gates.lesson_anatomy(lesson, first.module))

    def test_a_buyer_who_talks_too_long(self, first):
        lesson = first.lesson
        at = cell_with(lesson, "**The Buyer's chair.**")
        chair = "**The Buyer's chair.**"
        lesson.cells[at].source = lesson.cells[at].source.replace(chair, chair + " and" * 41)
        assert any("the Buyer's chair has" in f for f in gates.lesson_anatomy(lesson, first.module))


class TestCoach:
    def test_the_page_keeps_to_it(self, written):
        text = (written.folder / "coach.md").read_text("utf-8")
        assert gates.coach_faults(text) == []
        assert gates.untied_numbers(written.folder / "coach.md", written.module) == []

    def test_a_missing_and_an_empty_part(self, first):
        text = (first.folder / "coach.md").read_text("utf-8")
        assert any("has the parts" in f for f in gates.coach_faults(text.replace("## Timing", "")))
        before, heading, _ = text.partition("## A 20-minute huddle")
        assert any("is empty" in f for f in gates.coach_faults(before + heading))


class TestExerciseAnatomy:
    def test_the_exercise_keeps_to_it(self, written):
        assert gates.exercise_anatomy(written.solution, written.module) == []

    def test_points_that_do_not_add_up_or_differ_from_the_prose(self, first):
        exercise = first.solution
        exercise.cells[cell_with(exercise, "check(")].metadata.nbgrader["points"] += 1
        faults = gates.exercise_anatomy(exercise, first.module)
        assert any("add up to 21" in f for f in faults)
        assert any("but its text says" in f for f in faults)

    def test_a_form_out_of_place_and_a_missing_hint(self, first):
        exercise = first.solution
        at = cell_with(exercise, "ask.number(")
        exercise.cells[at - 1].source = exercise.cells[at - 1].source.replace("<details>", "", 1)
        exercise.cells.insert(at + 1, exercise.cells[0])
        faults = gates.exercise_anatomy(exercise, first.module)
        assert any("is not its form" in f for f in faults)
        exercise.cells.pop(at + 1)
        assert any("two hints" in f for f in gates.exercise_anatomy(exercise, first.module))

    def test_a_cell_that_is_not_locked_and_no_submit(self, first):
        exercise = first.solution
        exercise.cells.pop()
        exercise.cells[0].metadata.nbgrader["locked"] = False
        faults = gates.exercise_anatomy(exercise, first.module)
        assert any("is not locked" in f for f in faults)
        assert any("does not submit" in f for f in faults)

    def test_objectives_and_questions_that_do_not_meet(self, first):
        objectives = [o.model_copy(update={"questions": ["nowhere"]}) for o in first.module.objectives]
        faults = gates.exercise_anatomy(first.solution, first.module.model_copy(update={"objectives": objectives}))
        assert any("unknown question 'nowhere'" in f for f in faults)
        assert any("serves no objective" in f for f in faults)


class TestNumbers:
    def test_every_number_in_the_prose_is_computed_or_plain(self, written):
        for name in ("lesson.py", "exercise.py"):
            assert gates.untied_numbers(written.folder / name, written.module) == []

    def test_a_typed_number_is_found_in_prose_in_a_prompt_and_in_an_option(self, first, tmp_path):
        authored = tmp_path / "lesson.py"
        authored.write_text(
            "# %% [markdown]\n# Of the 48, 31 stayed, and {{ gone }} left.\n\n"
            '# %%\nask.choice("q", "Why 17?", options={"a": "33 %", "b": "none, or {{ gone }}"})\n\n'
            '# %%\nreveal("q", "It was 71." + " Not {{ gone }}.", truth=13)\n\n'
            '# %%\ngoal = "Go to 53."\n\n'
            '# %%\nfor_role(rep="You have 99.", manager="You", leader="You")\n'
        )
        faults = gates.untied_numbers(authored, first.module)
        assert [re.search(r"'(\d+)'", f).group(1) for f in faults] == ["31", "17", "33", "71", "53", "99"]

    def test_what_is_built_says_what_is_written_and_computed_today(self, written):
        """Sources of lesson, solution and release, and the coach's page; nbval compares what the cells put out."""
        how = written.folder, written.module, load_facts(written.folder), load_evidence(ROOT / "authoring")
        lesson, solution = lesson_notebook(*how), exercise_notebook(*how)
        assert [c.source for c in written.lesson.cells] == [c.source for c in lesson.cells]
        assert [(c.source, c.metadata.nbgrader) for c in written.solution.cells] == [
            (c.source, c.metadata.nbgrader) for c in solution.cells
        ]
        names = [c.id for c in written.release.cells]
        assert names == [c.id for c in solution.cells]
        assert written.release.metadata.saleslab == solution.metadata.saleslab
        assert Project(ROOT).coach_page(written.name).read_text("utf-8") == coach_page(*how)

    def test_a_name_that_no_fact_computes_stops_the_build(self, first):
        with pytest.raises(CourseError, match="invented"):
            fill("{{ invented }}", load_facts(first.folder), load_evidence(ROOT / "authoring"), first.folder)


class TestEvidence:
    def test_a_study_is_printed_with_setting_design_and_strength(self):
        evidence = load_evidence(ROOT / "authoring")
        for key, study in evidence.root.items():
            if study.printable:
                printed = evidence.cite(key)
                assert all(
                    part in printed for part in (study.setting[1:], study.design, study.sentence, study.strength)
                )

    def test_an_unknown_and_an_unprintable_study_stop_the_build(self):
        evidence = load_evidence(ROOT / "authoring")
        key = next(iter(evidence.root))
        hidden = evidence.model_copy(update={"root": {key: evidence.root[key].model_copy(update={"printable": False})}})
        with pytest.raises(CourseError, match="may not be printed"):
            hidden.cite(key)
        with pytest.raises(CourseError, match=r"not in evidence\.yml"):
            evidence.cite("from_memory")


class TestLeaks:
    """What only the instructor may know: the keys' messages, and the right answers of the learner's company."""

    @staticmethod
    def secrets(written):
        company = world(1)
        said = set()
        for question in written.keys:
            key = written.keys[question](company)
            for entry in written.bank:
                if entry.question == question and entry.kind in ("right", "wrong"):
                    spec = written.specs[question]
                    value = spec.clean(entry.value(company), item_ids(spec.item_source, company))
                    said.add(key.credit(value)[1])
        return sorted(said)

    def test_no_release_or_lesson_holds_a_keys_message(self, written):
        secrets = self.secrets(written)
        assert len(secrets) > len(written.points)
        for path in (written.release_path, written.lesson_path):
            assert gates.leaks(gates.notebook_text(path), secrets) == []

    def test_no_release_holds_an_output(self, written):
        assert all(not c.outputs for c in written.release.cells if c.cell_type == "code")

    def test_the_gate_sees_a_message_that_leaked_into_an_output(self, written):
        assert gates.leaks(gates.notebook_text(written.solution_path), self.secrets(written)) != []


class TestSolutionsFolder:
    def test_holds_the_notebooks_and_nothing_else(self):
        assert gates.stray_files(ROOT / "solutions") == []

    def test_a_stray_sheet_is_named(self, tmp_path):
        module = tmp_path / "c1_same_everything"
        module.mkdir()
        for name in ("c1_same_everything.ipynb", "answers.json"):
            (module / name).write_text("{}")
        assert gates.stray_files(tmp_path) == ["solutions/c1_same_everything/answers.json must not be there"]


class TestChoices:
    def test_no_question_gives_itself_away(self, written):
        assert gates.option_habits(written.specs, written.keys, ALL_WORLDS) == []

    def test_a_right_option_that_is_the_longest_or_always_in_one_place_is_found(self):
        options = {"a": "short", "b": "the longest by far, so it must be right"}
        specs = {
            q: parse_spec("choice", {"question": q, "prompt": "Which?", "options": options}) for q in ("q1", "q2", "q3")
        }
        keys = {q: lambda _: ChoiceKey(best="b", messages={"a": "", "b": ""}) for q in specs}
        faults = gates.option_habits(specs, keys, ALL_WORLDS[:2])
        assert "q1: the right option is the longest" in faults
        assert "the right option always stands in place 2" in faults


class TestBank:
    def test_every_graded_question_has_its_samples(self, written):
        assert gates.bank_faults(written.bank, written.specs, set(written.points)) == []
        assert set(written.keys) == set(written.points)

    def test_a_missing_kind_and_an_unasked_question_are_found(self, first):
        bank = [e for e in first.bank if e.kind != "malformed"]
        faults = gates.bank_faults(bank, {q: s for q, s in first.specs.items() if q != "warm_up"}, set(first.points))
        assert any("has no malformed answer" in f for f in faults)
        assert any("'warm_up', which nobody asks" in f for f in faults)
