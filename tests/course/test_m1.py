"""Module M1: what the files say against what is true, and what a case file is worth, in every company."""

from __future__ import annotations

import numpy as np
import pytest

from saleslab.analysis import m1
from saleslab.analysis.diagnosis import (
    HELD,
    STEPS,
    THIN,
    diagnosed,
    last_quarters,
    luck_range,
    record,
    records,
    true_parts,
)
from saleslab.org import world
from saleslab.org.worlds import WORLDS

COMPANIES = [world(index) for index in range(WORLDS + 1)]
EXERCISES = COMPANIES[1:]


def read_in_order(company, rep):
    """The cause by the looks alone, read as the lesson says: patch, luck, then the one step outside of its band."""
    seen = {look: m1.LOOKS[look](company, rep) for look in m1.LOOKS}
    row = record(company, rep)
    if seen["patch"].value >= HELD and row["usual"] < THIN * row["board"]:
        return "patch"
    if seen["years"].value >= HELD:
        return "luck"
    worse = {
        "doors": seen["opened"].value < seen["opened"].low,
        "questions": seen["won"].value < seen["won"].low,
        "price": seen["price"].value > seen["price"].high,
    }
    return next((step for step in STEPS if worse[step]), "unsure") if sum(worse.values()) < 2 else "several"


def test_the_six_are_read_right_from_their_looks_and_a_named_cause_is_true():
    for company in COMPANIES:
        causes = m1.cause_of(company)
        assert len(causes) == 6 and list(causes) == sorted(causes)
        assert {rep: read_in_order(company, rep) for rep in causes} == causes, company.name
        parts = true_parts(company)
        for rep, cause in causes.items():
            lowest = parts.loc[rep].idxmin() if parts.loc[rep].min() <= -0.15 else "luck"
            assert cause in (lowest, "unsure"), (company.name, rep)


def test_the_six_differ_from_company_to_company_and_hold_a_letter_and_a_talk():
    kinds = [tuple(sorted(m1.cause_of(company).values())) for company in EXERCISES]
    assert len(set(kinds)) >= 6
    assert all({"patch", "doors"} <= set(kind) for kind in kinds)
    assert set().union(*kinds) == set(m1.BEARS)
    assert sorted(m1.cause_of(COMPANIES[0]).values()) == sorted(m1.BEARS), "the lesson shows one of each"
    for company in COMPANIES:
        her = m1.warned(company)
        assert record(company, her)["booked"] < 0.7 * record(company, her)["board"]
        assert m1.place_for_patch(company, her) < 50 < m1.place_on_board(company, her)


def test_over_all_sellers_the_files_are_surest_about_the_patch():
    def right(causes):
        counted = np.array([m1.files_right(company, causes) for company in EXERCISES]).sum(axis=0)
        return counted[1] / counted[0]

    assert right(("patch",)) > 0.85
    assert 0.45 < right(STEPS) < 0.75, "the lesson calls a named skill a good bet and no verdict"
    assert all(set(diagnosed(company)) <= {*m1.BEARS, "several"} for company in EXERCISES)


def test_luck_leaves_out_one_of_twenty_at_each_end():
    company = COMPANIES[0]
    usual, spread = 12.0, 0.8
    low, high = luck_range(records(company)["usual"].iloc[:1] * 0 + usual, spread)
    rng = np.random.default_rng(1)
    sizes = rng.lognormal(-0.5 * np.log(1 + spread**2), np.sqrt(np.log(1 + spread**2)), (20_000, 40))
    wins = rng.poisson(usual, 20_000)[:, None] > np.arange(40)
    times = (sizes * wins).sum(axis=1) / usual
    assert np.mean(times < low.iloc[0]) == pytest.approx(0.05, abs=0.015)
    assert np.mean(times > high.iloc[0]) == pytest.approx(0.05, abs=0.015)


def test_counting_more_quarters_narrows_what_luck_can_do():
    company = COMPANIES[0]
    rep = next(rep for rep, cause in m1.cause_of(company).items() if cause == "luck")
    quarters = last_quarters(company, rep)
    assert ((quarters["high"] - quarters["low"]).diff().dropna() < 0).all()
    row = record(company, rep)
    assert quarters["ratio"][4] == pytest.approx(row["year_3"])
    assert quarters["ratio"][12] == pytest.approx(row["three"])
    assert row["year_low"] < row["year_3"] < 0.5 and quarters["ratio"][12] > quarters["high"][12], "as the lesson says"


def test_a_file_is_worth_what_its_looks_bear():
    for company in EXERCISES:
        best = m1.file_worth(company, m1.best_file(company))
        order = m1.file_worth(company, m1.by_the_order(company, m1.six(company)))
        assert 0.9 * best <= order <= best
        right = m1.cause_of(company)
        assert m1.file_worth(company, {"opened": [], "named": right}) == 0
        rep, cause = next(iter(right.items()))
        looks = [[rep, look] for look in m1.BEARS[cause]]
        assert m1.right_in(company, {"opened": looks, "named": right}) == [rep]
        assert m1.right_in(company, {"opened": looks[1:], "named": right}) == []


@pytest.mark.parametrize("named", sorted(m1.BEARS))
def test_no_habit_does_instead_of_reading(named):
    """Every look in order until the time is up, and one and the same cause for all."""
    shares = []
    for company in EXERCISES:
        opened, left = [], m1.MINUTES
        for rep in m1.six(company):
            for look, minutes in m1.PRICES.items():
                if minutes <= left:
                    opened.append([rep, look])
                    left -= minutes
        worth = m1.file_worth(company, {"opened": opened, "named": dict.fromkeys(m1.six(company), named)})
        shares.append(worth / m1.file_worth(company, m1.best_file(company)))
    assert max(shares) < 0.1


def test_the_letter_goes_by_the_file_as_it_is_read():
    found = set()
    for company in EXERCISES:
        her, gone = m1.warned(company), m1.to_go(company)
        price = m1.LOOKS["price"](company, her)
        first = float(m1.LOOKS["years"](company, her).words.split("patch: ")[1].split(",")[0])
        hers, everybody = (
            m1.LOOKS["calls"](company, her).words.split("the next question ")[1].split(")")[0].split(" (all ")
        )
        assert {"patch", "drive", "priorities"} <= set(gone) and "booked" not in gone
        assert ("price" not in gone) == (price.value > price.high)
        assert ("first_year" not in gone) == (first < 1)
        log = m1.LOOKS["activity"](company, her).words.split()
        assert ("logged" not in gone) == (float(log[0]) < float(log[-1].rstrip(".")))
        assert ("asks_less" not in gone) == (float(hers) < float(everybody))
        found.add(tuple(gone))
    assert len(found) >= 4


def test_the_worst_come_back_with_many_hours_or_few():
    for company in EXERCISES:
        halves = m1.rebound(company)
        gains = halves["after"] - halves["before"]
        assert gains.min() > 0.05, company.name


def test_whoever_was_worst_mostly_does_better_next_year():
    assert sum(m1.better_next_year(company) for company in EXERCISES) > 0.8 * 6 * len(EXERCISES)
