"""The answer bank, run through the checks in every company: right is right, wrong is wrong, whatever the world."""

import pytest

from saleslab.course.bank import right_answers
from saleslab.org import WORLDS
from tests.course.conftest import MODULES, Written


@pytest.fixture(scope="module", params=MODULES)
def module(request) -> Written:
    return Written(request.param)


@pytest.mark.parametrize("number", range(1, WORLDS + 1))
def test_each_sample_earns_what_the_bank_says(module, number):
    for entry in module.bank:
        if entry.question not in module.points:
            continue
        possible = module.points[entry.question]
        mark = module.mark(entry, number, number)
        assert entry.least * possible - 0.01 <= mark.points <= entry.most * possible + 0.01, (entry, mark)
        expected = {"right": "right", "wrong": "not yet", "malformed": "unusable", "partly": "partly"}[entry.kind]
        assert mark.status == expected, (entry, mark)


def test_the_right_sheet_of_one_company_fails_in_most_others(module):
    """Answers don't travel: handed on, the right sheet loses points wherever the answer depends on the company."""
    right = [entry for question, entry in right_answers(module.bank).items() if question in module.points]
    travelled = [
        sum(module.mark(entry, there % WORLDS + 1, there).points for entry in right) for there in range(1, WORLDS + 1)
    ]
    assert max(travelled) < 12
    assert sum(travelled) / len(travelled) < 6


def test_no_message_for_a_wrong_answer_contains_the_right_one(module):
    right = right_answers(module.bank)
    for number in range(1, WORLDS + 1):
        for entry in module.bank:
            if entry.kind != "wrong" or entry.question not in module.points:
                continue
            mark = module.mark(entry, number, number)
            truth = module.answer(right[entry.question], number).value
            words = truth if isinstance(truth, list) else [f"{truth:g}"] if isinstance(truth, float | int) else []
            assert not any(word in mark.message for word in words), (number, entry.question, mark.message)
