"""What plans, sets and labels earn; the other classes are proved on the modules that use them."""

from __future__ import annotations

import pytest

from saleslab.checks import AgreementKey, LabelsKey, PlanKey, SetKey

WORDS = {"right": "Yes.", "partly": "Partly.", "wrong": "Not yet."}


def plan(worth: float) -> tuple[float, str]:
    key = PlanKey(worth=lambda value: value["worth"], best=100.0, plain=20.0, **WORDS)
    return key.credit({"worth": worth})


@pytest.mark.parametrize(
    ("worth", "share", "message"),
    [(100, 1.0, "Yes."), (92, 1.0, "Yes."), (60, 0.5, "Partly."), (28, 0.0, "Not yet."), (-50, 0.0, "Not yet.")],
)
def test_a_plan_is_paid_by_what_it_leaves_behind(worth: float, share: float, message: str) -> None:
    assert plan(worth) == (pytest.approx(share), message)


def test_a_plan_key_without_anything_to_gain_is_refused() -> None:
    with pytest.raises(ValueError, match="worth more than the plain one"):
        PlanKey(worth=lambda value: 0.0, best=1.0, plain=1.0, **WORDS)


@pytest.mark.parametrize(
    ("taken", "share"),
    [("abc", 1.0), ("ab", 2 / 3), ("abcx", 2 / 3), ("abx", 1 / 3), ("x", 0.0), ("abcxyz", 0.0)],
)
def test_a_wrong_one_taken_costs_what_a_right_one_earns(taken: str, share: float) -> None:
    assert SetKey(best=set("abc"), **WORDS).credit(list(taken))[0] == pytest.approx(share)


def test_one_label_everywhere_earns_nothing_and_every_row_right_earns_all() -> None:
    key = LabelsKey(best={"r1": "up", "r2": "up", "r3": "down", "r4": ("flat", "up")}, **WORDS)
    assert key.plain == 0.75
    assert key.credit(dict.fromkeys(key.best, "up"))[0] == 0.0
    assert key.credit({"r1": "up", "r2": "up", "r3": "down", "r4": "flat"}) == (1.0, "Yes.")
    assert key.credit({"r1": "up", "r2": "down", "r3": "down", "r4": "up"})[0] == 0.0


def test_where_one_label_is_right_everywhere_all_or_nothing() -> None:
    key = LabelsKey(best={"r1": "up", "r2": "up"}, **WORDS)
    assert key.credit({"r1": "up", "r2": "up"})[0] == 1.0
    assert key.credit({"r1": "up", "r2": "down"})[0] == 0.0


STEPS = ("never", "once", "more")
CALLS = {f"r{n}": STEPS[n % 3] for n in range(60)}


def agreement(ratings: dict[str, str]) -> tuple[float, float]:
    key = AgreementKey(best=CALLS, scale=STEPS, **WORDS)
    return key.kappa(ratings), key.credit(ratings)[0]


def test_agreement_is_one_with_the_key_and_nothing_by_one_answer_everywhere() -> None:
    assert agreement(CALLS) == (1.0, 1.0)
    for step in STEPS:
        assert agreement(dict.fromkeys(CALLS, step)) == (pytest.approx(0.0), 0.0)


def test_a_near_miss_costs_half_of_a_far_one() -> None:
    """Cohen's weighted kappa with linear weights, worked out by hand for a row of each step."""
    near = CALLS | dict.fromkeys(list(CALLS)[:30:3], "once")
    far = CALLS | dict.fromkeys(list(CALLS)[:30:3], "more")
    assert agreement(near)[0] == pytest.approx(1 - (10 / 60) / (5 / 6))
    assert agreement(far)[0] == pytest.approx(1 - (20 / 60) / (8 / 9))


def test_full_points_begin_at_a_kappa_of_0_6() -> None:
    wrong = CALLS | dict.fromkeys(list(CALLS)[:30:3], "more")
    kappa, share = agreement(wrong)
    assert kappa > 0.6 and share == 1.0


def test_agreement_on_too_few_judgements_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 60"):
        AgreementKey(best={"r1": "once"}, scale=STEPS, **WORDS)
