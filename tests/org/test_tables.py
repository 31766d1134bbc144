"""The tables keep what they promise: types, keys, dates, rates of neglect, and money that adds up."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pandera.errors
import pytest

from saleslab.org import World, case, world
from saleslab.org.schemas import SCHEMAS, broken_references, data_dictionary
from saleslab.org.world import TABLES

# One world of each kind.
WORLDS = (0, 4, 3, 6)


def tables(w: World) -> dict[str, pd.DataFrame]:
    return {name: getattr(w, name) for name in TABLES}


@pytest.mark.parametrize("index", WORLDS)
def test_every_table_keeps_its_schema_and_every_key_joins(index: int) -> None:
    every = tables(world(index))
    assert set(SCHEMAS) == set(every)
    for name, table in every.items():
        assert len(table) > 0
        SCHEMAS[name].validate(table, lazy=True)
        assert broken_references(name, every) == {}


def test_a_schema_refuses_a_negative_amount_and_a_lost_key() -> None:
    every = tables(world(0))
    bad = every["win_loss"].head(3).assign(opportunity_id=["D1", "D2", "D3"])
    assert broken_references("win_loss", every | {"win_loss": bad}) == {"opportunity_id": 3}
    with pytest.raises(pandera.errors.SchemaError, match="amount"):
        SCHEMAS["opportunities"].validate(every["opportunities"].head(3).assign(amount=-1.0))


def test_the_data_dictionary_is_the_schemas_own() -> None:
    page = Path(__file__).parents[2] / "docs" / "data-dictionary.md"
    assert page.read_text(encoding="utf-8") == data_dictionary()


@pytest.mark.parametrize("index", WORLDS)
def test_bookings_reconcile_with_won_deals(index: int) -> None:
    w = world(index)
    won = w.opportunities[w.opportunities["is_won"]]
    quarter = (won["close_date"].dt.year - 2023) * 4 + won["close_date"].dt.quarter
    by_deal = won["amount"].groupby([won["owner_id"], quarter]).sum()
    booked = w.attainment.set_index(["rep_id", "quarter"])["bookings"]
    np.testing.assert_allclose(by_deal.reindex(booked.index, fill_value=0.0), booked)


def test_coaching_hours_reconcile_with_what_managers_gave() -> None:
    w = world(0)
    logged = w.coaching_sessions.groupby(["quarter", "rep_id"])["hours"].sum()
    given = pd.DataFrame(w.truth.run.coaching, index=range(1, 13), columns=w.reps["rep_id"]).stack()
    np.testing.assert_allclose(logged.reindex(given.index, fill_value=0.0), given, atol=0.06)


def test_neglect_comes_at_the_rates_of_real_files() -> None:
    deals = world(0).opportunities
    still_open, closed = deals[~deals["is_closed"]], deals[deals["is_closed"]]
    assert (still_open["close_date"] < "2026-01-01").mean() == pytest.approx(0.17, abs=0.03)
    assert (closed["created_date"] > closed["close_date"]).mean() == pytest.approx(0.037, abs=0.005)
    assert (still_open["amount"] == 0.0).mean() == pytest.approx(0.08, abs=0.03)
    assert deals.loc[deals["is_won"], "lead_source"].isna().mean() == pytest.approx(0.20, abs=0.02)
    assert (closed["close_date"].dt.day_of_week > 4).mean() < 0.10
    won = deals[deals["is_won"]]
    last_days = won["close_date"].dt.day > won["close_date"].dt.days_in_month - 3
    assert 0.13 < last_days.mean() < 0.17


def test_a_spotless_crm_differs_by_its_defects_alone() -> None:
    neglected, clean = world(0).opportunities, world(0).clean.opportunities
    still_open = ~clean["is_closed"]
    assert (clean["created_date"] <= clean["close_date"]).all()
    assert (clean.loc[still_open, "close_date"] >= "2026-01-01").all()
    assert (clean["amount"] > 0.0).all()
    assert clean[["lead_source", "next_step"]].notna().all().all()
    same = [c for c in clean if c not in ("created_date", "close_date", "amount", "lead_source", "next_step")]
    pd.testing.assert_frame_equal(neglected[same], clean[same])
    pd.testing.assert_frame_equal(world(0).attainment, world(0).clean.attainment)


@pytest.mark.parametrize("index", WORLDS)
def test_stage_history_runs_forward_and_ends_as_the_deal_did(index: int) -> None:
    w = world(index)
    log = w.opportunity_stage_history
    same_deal = log["opportunity_id"] == log["opportunity_id"].shift()
    assert (log["changed_at"] >= log["changed_at"].shift())[same_deal].all()
    assert log["prev_amount"].isna().eq(~same_deal).all()
    last = log.drop_duplicates("opportunity_id", keep="last").set_index("opportunity_id")["stage_name"]
    now = w.opportunities.set_index("opportunity_id")["stage_name"]
    assert last.loc[now.index].eq(now).all()
    assert log["changed_at"].max() < pd.Timestamp("2026-01-01")


def test_deal_4471_is_as_the_story_tells_it() -> None:
    w = world(0)
    deal = w.opportunities.set_index("opportunity_id").loc[case.OPPORTUNITY_ID]
    assert deal["amount"] == 150_000
    assert deal["created_date"].year == deal["close_date"].year == 2025
    assert deal["outcome"] == "no_decision"
    assert deal["n_handoffs"] == 3
    assert deal["fields_complete_day30"] == deal["fields_complete_at_close"] == 1.0
    assert (w.activities["opportunity_id"] == case.OPPORTUNITY_ID).sum() == 41
    forecasts = w.forecast_submissions[w.forecast_submissions["opportunity_id"] == case.OPPORTUNITY_ID]
    assert (forecasts["stated_probability"] == 0.9).all()
    assert len(forecasts) > 0
    trained = w.training_attendance[w.training_attendance["attended"]]
    seats = w.social_index[w.social_index["licence_assigned"]]
    assert deal["owner_id"] in set(trained["rep_id"]) & set(seats["rep_id"])
    assert case.OPPORTUNITY_ID in set(w.opportunity_stage_history["opportunity_id"])


def test_truth_is_not_among_the_tables() -> None:
    hidden = {"general", "adherence", "potential", "DIS", "PRO", "selling_fy1"}
    for name in TABLES:
        assert hidden.isdisjoint(getattr(world(0), name).columns)
