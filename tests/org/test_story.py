"""The numbers the story quotes hold in Tarnhold, and every parameter says what it is."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields

import pytest

from saleslab.analysis.calibration import MOMENTS, compare, simulate_moments
from saleslab.analysis.claims import NUMBERS, spread
from saleslab.analysis.readings import Readings
from saleslab.org import world
from saleslab.org.parameters import Parameters
from saleslab.org.programmes import PURCHASES


@pytest.fixture(scope="module")
def tarnhold() -> Readings:
    return Readings(world(0))


def test_c2_full_forms(tarnhold: Readings) -> None:
    assert 0.38 < tarnhold.gap_at_close < 0.47
    assert 0.07 < tarnhold.gap_at_day_30 < 0.13
    assert tarnhold.process_truth > 0.05  # Scrap the process, and lose money.


def test_c3_graduates(tarnhold: Readings) -> None:
    assert 0.40 < tarnhold.graduates_lead < 0.60
    assert tarnhold.volunteer_truth < 0.07
    good, weak = tarnhold.kept_by_coach
    assert 0.40 < good < 0.65
    assert weak < 0.15


def test_c4_activity(tarnhold: Readings) -> None:
    assert 0.35 < tarnhold.logged_growth < 0.45
    assert abs(tarnhold.meetings_growth) < 0.03
    assert tarnhold.support_truth > 0.05


def test_c5_forecast(tarnhold: Readings) -> None:
    assert 0.42 < tarnhold.commit_win_rate < 0.53
    sellers, base_rate, corrected = tarnhold.brier
    assert sellers > base_rate > corrected


def test_c6_social(tarnhold: Readings) -> None:
    assert 0.30 < tarnhold.headline_opportunities < 0.55
    assert 0.35 < tarnhold.headline_quota < 0.65
    assert 0.02 < tarnhold.social_truth < 0.06
    assert 0.0 < tarnhold.social_lottery < 0.07


def test_c7_role_split(tarnhold: Readings) -> None:
    assert 0.25 < tarnhold.split_opportunities < 0.40
    assert 0.04 < tarnhold.split_truth < 0.10
    strong, weak = tarnhold.split_by_hands
    assert strong > 0.10
    assert weak < 0.0
    together, within = tarnhold.handed_over
    assert together > 0.02
    assert within < -0.02


def test_the_five_purchases_cost_what_the_story_says() -> None:
    assert sum(bought.cost for bought in PURCHASES) == pytest.approx(6.05e6)
    starts = {bought.programme_id: bought.start for bought in PURCHASES}
    assert starts == {"P1": 0, "P2a": 4, "P2b": 7, "P3": 5, "P3s": 5, "P4": 6, "P5": 8}


def test_every_parameter_has_unit_meaning_label_and_source() -> None:
    for spec in fields(Parameters):
        meta = spec.metadata
        assert meta["unit"], spec.name
        assert meta["meaning"], spec.name
        assert meta["label"] in ("measured", "assumption"), spec.name
        assert (meta["source"] == "our setting") <= (meta["label"] == "assumption"), spec.name
        default = spec.default if isinstance(spec.default, tuple) else (spec.default,)
        assert all(meta["low"] <= value <= meta["high"] for value in default), spec.name


def test_measured_moments_that_shape_the_course_are_hit() -> None:
    table = compare(simulate_moments(4)).set_index("moment")
    assert len(table) == len(MOMENTS)
    for moment in (
        "bookings from the top fifth of sellers, share",
        "sellers at or above their yearly quota, share",
        "win-rate ability, SD in log-odds",
        "no decision, share of closed opportunities",
        "deals called Commit, share won",
        "open deals past their close date, share",
    ):
        assert table.loc[moment, "fits"], moment


def test_one_company_s_answers_mostly_fail_in_another() -> None:
    table = spread()
    assert len(table) == len(NUMBERS)
    assert (table["elsewhere"] < 0.30).all()
    assert table["elsewhere"].mean() < 0.18


def test_a_learner_s_kernel_loads_neither_schemas_nor_pictures() -> None:
    check = "import sys, saleslab.org, saleslab.analysis.c1; print({'pandera', 'matplotlib'} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "set()"
