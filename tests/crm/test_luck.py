"""Luck is told from ability: planted spreads are found again, none is found where there is none."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from saleslab.analysis import deals as facts
from saleslab.analysis import forecasting, leaderboard, luck


def closed(sellers: int, each: int, sd: float, seed: int = 0, mix: bool = False) -> pd.DataFrame:
    """Closed deals; true win rates spread by ``sd`` around 0.3, or alike within two kinds of deals that differ."""
    rng = np.random.default_rng(seed)
    owner = np.repeat(np.arange(sellers), each)
    rate = np.clip(0.3 + sd * rng.standard_normal(sellers), 0.02, 0.98)[owner]
    kind = rng.random(owner.size) < (0.2 + 0.6 * (np.arange(sellers) % 2))[owner] if mix else np.zeros(owner.size, bool)
    rate = np.where(kind, rate + 0.3, rate)
    return pd.DataFrame(
        {
            "owner_id": pd.Series(owner).map("S{:03d}".format),
            "is_won": rng.random(owner.size) < rate,
            "type": np.where(kind, "Renewal", "New"),
            "amount": np.exp(10 + rng.standard_normal(owner.size)).round(),
        }
    )


@pytest.mark.parametrize("sd", [0.05, 0.12])
def test_a_planted_spread_is_found_within_its_interval(sd):
    found = luck.spread(closed(80, 200, sd))
    assert found.low < sd < found.high and found.p == 1 / (luck.SHUFFLES + 1)
    assert abs(found.sd - sd) < 0.25 * sd


def test_equal_sellers_look_equal_as_often_as_promised():
    ps = [luck.spread(closed(30, 40, 0.0, seed)).p for seed in range(60)]
    assert sum(p < 0.05 for p in ps) <= 8  # 3 expected; binomial, 19 times in 20 at most 6
    assert 0.3 < np.mean(ps) < 0.7


def test_a_spread_that_the_mix_explains_vanishes_like_with_like():
    deals = closed(60, 120, 0.0, mix=True)
    plain, within = luck.spread(deals), luck.spread(deals, ["type"])
    assert plain.p < 0.01 and plain.sd > 0.05
    assert within.p > 0.05 and within.low == 0.0


def test_sellers_with_nobody_to_compare_with_tell_nothing():
    deals = closed(20, 50, 0.2).assign(type=lambda d: d["owner_id"])  # each seller has a kind of deal of his own
    found = luck.spread(deals, ["type"])
    assert found.p == 1.0 and found.low == 0.0


def test_small_samples_are_drawn_in_and_nobody_below_ten_is_shown():
    deals = pd.concat([closed(30, 60, 0.1), closed(5, 9, 0.1).assign(owner_id=lambda d: "few " + d["owner_id"])])
    few = pd.DataFrame({"owner_id": "lucky", "is_won": [True] * 9 + [False], "type": "New", "amount": 1.0})
    table = luck.shrunk(luck.spread(pd.concat([deals, few])))
    assert not table["owner_id"].str.startswith("few").any()
    lucky = table[table["owner_id"] == "lucky"].iloc[0]
    assert lucky["rate"] == 0.9 and 0.3 < lucky["shrunk"] < 0.7
    assert ((table["low"] < table["shrunk"]) & (table["shrunk"] < table["high"])).all()


def test_fewer_than_two_sellers_are_refused():
    with pytest.raises(ValueError, match="two at least"):
        luck.spread(closed(1, 50, 0.1))


def test_the_lead_of_the_top_is_made_of_number_rate_and_size():
    sellers = pd.DataFrame(
        {"rep_id": list("abcd"), "bookings": [800.0, 100, 100, 100], "deals": [40, 20, 20, 20], "won": [20, 5, 5, 5]}
    )
    parts = leaderboard.made_of(sellers, 1)
    assert parts["lead"] == pytest.approx(8)  # twice the deals, twice the rate, twice the size
    assert [parts[name] for name in ("number", "rate", "size")] == pytest.approx([1 / 3] * 3)


def test_the_range_of_repeats_by_luck_is_the_hypergeometric_one():
    low, high = luck.repeat_range(240, 48)
    kept = np.random.default_rng(0).hypergeometric(48, 192, 48, 20_000)
    assert (low, high) == tuple(np.quantile(kept, (0.025, 0.975)).astype(int))
    assert luck.repeat_range(10, 2) == (0, 1)


def test_the_top_share_by_luck_keeps_each_sellers_number_of_deals():
    deals = closed(40, 60, 0.0)
    middle, low, high = luck.top_share_by_luck(deals, 40, 8)
    booked = (deals["amount"] * deals["is_won"]).groupby(deals["owner_id"]).sum().reset_index(name="bookings")
    assert low < middle < high
    assert low - 0.02 < leaderboard.top_share(booked.rename(columns={"owner_id": "rep_id"}), 8) < high + 0.02


def test_wilsons_interval():
    assert luck.interval(5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-3)  # as statsmodels gives it
    assert luck.interval(0, 20)[0] == 0.0


def test_odds_that_the_outcome_wrote_are_told_from_forecasts():
    won = pd.Series([True, False] * 50)
    assert forecasting.written_by_the_outcome(won.astype(float), won)
    assert not forecasting.written_by_the_outcome(pd.Series([0.7, 0.4] * 50), won)
    bands = forecasting.in_bands(pd.Series([0.75, 0.35, 1.0] * 10), pd.Series([True, False, True] * 10))
    assert bands["won"].tolist() == [0, 1, 1] and bands["deals"].sum() == 30


def test_days_of_tidying_up():
    day = pd.Series(pd.date_range("2024-01-01", periods=100))
    deals = pd.DataFrame(
        {"close_date": pd.concat([day, pd.Series([day[40]] * 30)]), "is_closed": True, "is_won": False}
    )
    assert facts.bulk_days(deals).to_dict() == {day[40]: 31}
    assert facts.bulk_days(deals.head(100)).empty
