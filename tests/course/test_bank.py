"""The answer bank, run through the checks in every company: right is right, wrong is wrong, whatever the world."""

import pytest

from saleslab.checks import grade_answer
from saleslab.course.bank import right_answers, sample_sheet
from saleslab.org import WORLDS, world
from tests.course.conftest import MODULES, Written


@pytest.fixture(scope="module", params=MODULES)
def module(request) -> Written:
    return Written(request.param)


@pytest.mark.parametrize("number", range(1, WORLDS + 1))
def test_each_sample_earns_what_the_bank_says(module, number):
    company = world(number)
    for entry in module.bank:
        if entry.question not in module.points:
            continue
        answer = sample_sheet(module.name, {entry.question: entry}, number).answers[entry.question]
        possible = module.points[entry.question]
        mark = grade_answer(
            module.specs[entry.question], answer, module.keys[entry.question](company), company, possible
        )
        assert entry.least * possible - 0.01 <= mark.points <= entry.most * possible + 0.01, (entry, mark)
        expected = {"right": "right", "wrong": "not yet", "malformed": "unusable", "partly": "partly"}[entry.kind]
        assert mark.status == expected, (entry, mark)


def test_the_right_sheet_of_one_company_fails_in_most_others(module):
    """Answers don't travel: handed on, the right sheet loses points wherever the answer depends on the company."""
    right = right_answers(module.bank)
    travelled = []
    for there in range(1, WORLDS + 1):
        here = there % WORLDS + 1
        answers = sample_sheet(module.name, right, here).answers
        company = world(there)
        marks = [
            grade_answer(module.specs[q], answers[q], module.keys[q](company), company, p)
            for q, p in module.points.items()
        ]
        travelled.append(sum(m.points for m in marks))
    assert max(travelled) < 12
    assert sum(travelled) / len(travelled) < 6


def test_no_message_for_a_wrong_answer_contains_the_right_one(module):
    right = right_answers(module.bank)
    for number in range(1, WORLDS + 1):
        company = world(number)
        for entry in module.bank:
            if entry.kind != "wrong" or entry.question not in module.points:
                continue
            answer = sample_sheet(module.name, {entry.question: entry}, number).answers[entry.question]
            spec = module.specs[entry.question]
            mark = grade_answer(spec, answer, module.keys[entry.question](company), company, 1)
            truth = right[entry.question].value(company)
            words = truth if isinstance(truth, list) else [f"{truth:g}"] if isinstance(truth, float | int) else []
            assert not any(word in mark.message for word in words), (number, entry.question, mark.message)
