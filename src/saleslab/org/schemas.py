"""What every table promises: grain, key, columns with units and allowed values, as pandera schemas.

The data dictionary and the data package's metadata are written from these schemas. Learners' kernels never
import this module: pandera is slow to load.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import pandera.pandas as pa

from saleslab.org.parameters import SEGMENTS
from saleslab.org.people import REGIONS
from saleslab.org.tables.deals import CATEGORIES, INDUSTRIES, NEXT_STEPS, OUTCOMES, SOURCES, STAGES
from saleslab.org.tables.development import FOCUS, ITEMS, RATERS
from saleslab.org.tables.forecasts import RECORDED, TOLD
from saleslab.org.tables.usage import TYPES


def _text(about: str, allowed: Sequence[str] = (), refers: str = "", optional: bool = False) -> pa.Column:
    checks = [pa.Check.isin(list(allowed))] if allowed else []
    meta = {"type": "string", "unit": "", "refers": refers, "allowed": list(allowed)}
    return pa.Column("str", checks, nullable=optional, description=about, metadata=meta)


def _number(
    about: str,
    unit: str,
    low: float | None = None,
    high: float | None = None,
    optional: bool = False,
    kind: str = "float64",
) -> pa.Column:
    checks = []
    if low is not None:
        checks.append(pa.Check.ge(low))
    if high is not None:
        checks.append(pa.Check.le(high))
    meta: dict[str, Any] = {
        "type": "integer" if kind == "int64" else "number",
        "unit": unit,
        "refers": "",
        "allowed": [],
    }
    return pa.Column(kind, checks, nullable=optional, description=about, metadata=meta)


def _count(about: str, low: int = 0, high: int | None = None, unit: str = "count") -> pa.Column:
    return _number(about, unit, low, high, kind="int64")


def _flag(about: str) -> pa.Column:
    return pa.Column("bool", description=about, metadata={"type": "boolean", "unit": "", "refers": "", "allowed": []})


def _date(about: str, optional: bool = False) -> pa.Column:
    meta = {"type": "date", "unit": "", "refers": "", "allowed": []}
    return pa.Column("datetime64[s]", nullable=optional, description=about, metadata=meta)


def _table(name: str, grain: str, columns: dict[str, pa.Column], key: Sequence[str] = ()) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(
        columns, name=name, description=grain, unique=list(key) or None, strict=True, ordered=True
    )


_REP = _text("the seller", refers="reps.rep_id")
_DEAL = _text("the opportunity", refers="opportunities.opportunity_id")
_QUARTER = _count("quarter, 1 = FY1 Q1 to 12 = FY3 Q4", 1, 12, "quarter")
_REGION = _text("sales region", REGIONS)
_SEGMENT = _text("customer size: small, mid-market, enterprise", SEGMENTS)

SCHEMAS: dict[str, pa.DataFrameSchema] = {
    schema.name: schema
    for schema in (
        _table(
            "reps",
            "one row per seller",
            {
                "rep_id": _text("the seller; never a name"),
                "manager_id": _text("the seller's manager", refers="managers.manager_id"),
                "region": _REGION,
                "role": _text("AE = account executive", ("AE",)),
                "segment": _SEGMENT,
                "hire_date": _date("first day in the company"),
            },
            ["rep_id"],
        ),
        _table(
            "managers",
            "one row per front-line manager",
            {
                "manager_id": _text("the manager"),
                "region": _REGION,
                "pre_promotion_attainment": _number("own quota attainment before promotion", "1 = quota", 0.0, 3.0),
                "collaboration_index": _number("peers' rating of collaboration", "points, mean 50", 0.0, 100.0),
                "span": _count("sellers in the team", 1),
            },
            ["manager_id"],
        ),
        _table(
            "territories",
            "one row per territory; each seller holds one",
            {
                "territory_id": _text("the territory"),
                "rep_id": _REP,
                "potential_index_est": _number("what operations believes it holds", "1 = average patch", 0.0),
                "account_count": _count("accounts in the territory"),
            },
            ["territory_id"],
        ),
        _table(
            "quotas",
            "one row per seller and quarter",
            {
                "rep_id": _REP,
                "fiscal_year": _count("fiscal year, 1 to 3", 1, 3, "year"),
                "quarter": _QUARTER,
                "period": _text("the quarter as people say it, FY1 Q1"),
                "quota": _number("bookings the seller is to bring", "USD", 0.0),
            },
            ["rep_id", "quarter"],
        ),
        _table(
            "attainment",
            "one row per seller and quarter, as finance counts by close date",
            {
                "rep_id": _REP,
                "fiscal_year": _count("fiscal year, 1 to 3", 1, 3, "year"),
                "quarter": _QUARTER,
                "period": _text("the quarter as people say it, FY1 Q1"),
                "quota": _number("bookings the seller is to bring", "USD", 0.0),
                "bookings": _number("amount of deals won in the quarter", "USD", 0.0),
                "attainment_pct": _number("bookings of quota", "percent", 0.0),
            },
            ["rep_id", "quarter"],
        ),
        _table(
            "accounts",
            "one row per account",
            {
                "account_id": _text("the account"),
                "territory_id": _text("the territory it belongs to", refers="territories.territory_id"),
                "segment": _SEGMENT,
                "industry": _text("line of business", INDUSTRIES),
                "employees": _count("headcount", 1, unit="people"),
                "annual_potential_est": _number("what the account could spend in a year", "USD", 0.0),
                "is_customer": _flag("bought before FY1"),
                "created_date": _date("entered into the CRM"),
            },
            ["account_id"],
        ),
        _table(
            "opportunities",
            "one row per opportunity open in or after FY1, as the CRM shows it on the last day of FY3",
            {
                "opportunity_id": _text("the opportunity; the number carries no meaning"),
                "account_id": _text("the buyer's account", refers="accounts.account_id"),
                "owner_id": _text("the seller who owns it", refers="reps.rep_id"),
                "setter_id": _text("who handed it over, after the role split", optional=True),
                "segment": _SEGMENT,
                "type": _text("new or existing customer", ("New", "Existing")),
                "lead_source": _text("where it came from; often left empty", SOURCES, optional=True),
                "amount_initial": _number("amount when created", "USD", 0.0),
                "amount": _number("amount now; 0 is somebody's placeholder", "USD", 0.0),
                "discount_pct": _number("off the first amount, once closed", "percent", optional=True),
                "created_date": _date("entered into the CRM; a few after the outcome"),
                "close_date": _date("actual when closed, hoped-for when open; some open ones lie in the past"),
                "stage_name": _text("stage now", STAGES),
                "is_closed": _flag("the outcome is known"),
                "is_won": _flag("closed and won"),
                "outcome": _text("how it ended; empty while open", OUTCOMES, optional=True),
                "forecast_category": _text("category that belongs to the stage", CATEGORIES),
                "next_step": _text("as the seller typed it; often left empty", NEXT_STEPS, optional=True),
                "n_contacts_engaged": _count("people on the buyer's side in the CRM", 1),
                "n_handoffs": _count("times it changed hands on the seller's side"),
                "fields_complete_day30": _number("qualification fields filled 30 days in", "share", 0.0, 1.0),
                "fields_complete_at_close": _number("qualification fields filled at close", "share", 0.0, 1.0, True),
            },
            ["opportunity_id"],
        ),
        _table(
            "opportunity_stage_history",
            "one row per stage change (event log: case opportunity_id, activity stage_name, time changed_at)",
            {
                "opportunity_id": _DEAL,
                "changed_at": _date("day of the change"),
                "stage_name": _text("stage entered", STAGES),
                "amount": _number("amount after the change", "USD", 0.0),
                "prev_amount": _number("amount before; empty for the first", "USD", 0.0, optional=True),
                "close_date": _date("expected close after the change, actual when closing"),
                "prev_close_date": _date("expected close before; empty for the first", optional=True),
                "forecast_category": _text("category that belongs to the stage", CATEGORIES),
                "changed_by_id": _text("who changed it", refers="reps.rep_id"),
            },
        ),
        _table(
            "activities",
            "one row per activity a seller logged",
            {
                "opportunity_id": _DEAL,
                "rep_id": _REP,
                "date": _date("day it is said to have happened"),
                "type": _text("kind of activity", TYPES),
                "duration_min": _number("as logged", "minutes", 0.0),
                "inbound_reply": _flag("the buyer answered"),
            },
        ),
        _table(
            "crm_usage",
            "one row per seller and week since the CRM was bought (FY2 Q2)",
            {
                "rep_id": _REP,
                "week": _date("first day of the week"),
                "hours": _number("time in the CRM", "hours", 0.0, 168.0),
                "logins": _count("logins"),
                "records_updated": _count("records changed"),
                "reports_viewed": _count("reports opened"),
            },
            ["rep_id", "week"],
        ),
        _table(
            "social_index",
            "one row per seller and quarter",
            {
                "rep_id": _REP,
                "quarter": _QUARTER,
                "ssi_total": _number("the vendor's index", "points of 100", 0.0, 100.0),
                "ssi_brand": _number("part of it", "points", 0.0),
                "ssi_people": _number("part of it", "points", 0.0),
                "ssi_insight": _number("part of it", "points", 0.0),
                "ssi_relations": _number("part of it", "points", 0.0),
                "licence_assigned": _flag("holds a seat; seats were drawn by lot in FY2 Q3"),
            },
            ["rep_id", "quarter"],
        ),
        _table(
            "coaching_sessions",
            "one row per coaching session",
            {
                "manager_id": _text("who coached", refers="managers.manager_id"),
                "rep_id": _REP,
                "quarter": _QUARTER,
                "date": _date("day"),
                "hours": _number("length", "hours", 0.0),
                "focus_skill": _text("what it was about", FOCUS),
                "observed_call": _flag("the manager had watched a call"),
                "followed_up": _flag("the manager watched again afterwards"),
            },
        ),
        _table(
            "training_attendance",
            "one row per seller and methodology programme: P2a volunteers, P2b teams by lot",
            {
                "rep_id": _REP,
                "programme_id": _text("the programme", ("P2a", "P2b")),
                "invited": _flag("could take part"),
                "opted_in": _flag("volunteered (P2a)"),
                "assigned": _flag("drawn by lot"),
                "attended": _flag("took part"),
                "date": _date("day; empty if not attended", optional=True),
                "reaction_score": _number("how they liked it", "1 to 5", 1.0, 5.0, True),
                "test_score": _number("test on the day", "points of 100", 0.0, 100.0, True),
            },
            ["rep_id", "programme_id"],
        ),
        _table(
            "call_reviews",
            "one row per reviewed call, rater and item",
            {
                "call_id": _text("the call"),
                "rep_id": _REP,
                "quarter": _QUARTER,
                "rater_id": _text("who rated"),
                "rater_type": _text("manager, peer, AI helper or outside expert", RATERS),
                "item_code": _text("what was rated; 'overall' is an impression", ITEMS),
                "score": _count("1 not seen, 5 clearly seen", 1, 5, "points"),
            },
            ["call_id", "rater_id", "item_code"],
        ),
        _table(
            "programme_rollouts",
            "one row per programme and unit that got it",
            {
                "programme_id": _text("the programme"),
                "type": _text("process, methodology, CRM, support, social, role split"),
                "unit": _text("what was chosen", ("company", "region", "team", "rep")),
                "unit_id": _text("which one"),
                "start_date": _date("first day"),
                "assignment": _text("how units were chosen", ("managerial", "voluntary", "randomised")),
                "programme_cost": _number("cost of the whole programme, repeated on every row", "USD", 0.0),
            },
            ["programme_id", "unit_id"],
        ),
        _table(
            "tool_pilots",
            "one row per seller in the FY3 Q4 pilot of four AI tools, arms drawn by lot",
            {
                "rep_id": _REP,
                "arm": _text("tool, or none"),
                "conversations": _count("buyer conversations held"),
                "advanced": _count("of them, ended with a next step the buyer took"),
            },
            ["rep_id"],
        ),
        _table(
            "forecast_submissions",
            "one row per submission (last four weeks of a quarter) and open deal in Propose or Negotiate",
            {
                "week": _date("day of the submission"),
                "rep_id": _REP,
                "opportunity_id": _DEAL,
                "stated_probability": _number("the seller's odds of winning it", "share", 0.0, 1.0),
                "category": _text("the seller's call", CATEGORIES),
                "amount": _number("amount at the time", "USD", 0.0),
                "manager_override": _text("the manager's call where it differs", CATEGORIES, optional=True),
            },
            ["week", "opportunity_id"],
        ),
        _table(
            "win_loss",
            "one row per closed deal that was not won",
            {
                "opportunity_id": _DEAL,
                "outcome": _text("how it ended", OUTCOMES[1:]),
                "recorded_reason": _text("the seller's reason", RECORDED),
                "buyer_interview_reason": _text("the buyer's, for one deal in five", TOLD, optional=True),
            },
            ["opportunity_id"],
        ),
    )
}


def _loosened(column: pa.Column, optional: bool = True) -> pa.Column:
    """The same column where its values are another company's own: any text, and empty where the file has none."""
    checks = [] if column.metadata["allowed"] else column.checks
    return pa.Column(
        column.dtype,
        checks,
        nullable=optional,
        description=column.description,
        metadata={**column.metadata, "allowed": [], "refers": ""},
    )


def _imported(columns: dict[str, pa.Column]) -> dict[str, pa.Column]:
    named = ("opportunity_id", "is_closed", "is_won")
    shared = {name: _loosened(column, name not in named) for name, column in columns.items() if name in _SHARED}
    return {
        **shared,
        "outcome": _text("how it ended; empty while open", OUTCOMES, optional=True),
        "owner_role": _text("the owner's role or team", optional=True),
        "expected_close_date": _date("hoped-for close, where the file keeps it beside the actual one", optional=True),
        "last_activity_date": _date("last activity", optional=True),
        "probability": _number("the stated odds of winning it", "share", 0.0, 1.0, optional=True),
        "lost_reason": _text("why it was not won, where that is a list", optional=True),
    }


_SHARED = (
    *("opportunity_id", "account_id", "owner_id", "setter_id", "segment", "type", "lead_source", "amount"),
    *("created_date", "close_date", "stage_name", "is_closed", "is_won", "outcome", "forecast_category", "next_step"),
)
IMPORTED = _table(
    "imported_opportunities",
    "one row per opportunity of a CRM export, in the file's order; names are pseudonyms",
    _imported(SCHEMAS["opportunities"].columns),
    ["opportunity_id"],
)
"""Opportunities of somebody's own CRM: the company's columns that an export can have, and five it may have besides."""


def references(name: str) -> dict[str, tuple[str, str]]:
    """Map the columns of a table that point to another table to (table, column)."""
    found = {}
    for column, spec in SCHEMAS[name].columns.items():
        if spec.metadata["refers"]:
            table, _, key = spec.metadata["refers"].partition(".")
            found[column] = (table, key)
    return found


def broken_references(name: str, tables: dict[str, pd.DataFrame]) -> dict[str, int]:
    """Count, by column, the values of a table that point nowhere; empty if every key joins."""
    broken = {}
    for column, (table, key) in references(name).items():
        lost = int((~tables[name][column].isin(tables[table][key])).sum())
        if lost:
            broken[column] = lost
    return broken


def data_dictionary() -> str:
    """Write the data dictionary as Markdown."""
    lines = [
        "# Data dictionary",
        "",
        "Written by `saleslab.org.schemas.data_dictionary()`; change the schemas, not this page. The company and",
        "its people are simulated. Fiscal years are the calendar years 2023 to 2025. An empty cell means unknown.",
    ]
    for name, schema in SCHEMAS.items():
        key = f" Key: {', '.join(schema.unique)}." if schema.unique else ""
        lines += ["", f"## {name}", "", f"{schema.description[0].upper()}{schema.description[1:]}.{key}", ""]
        lines += ["| column | type | meaning | unit or allowed values | may be empty |", "|---|---|---|---|---|"]
        for column, spec in schema.columns.items():
            meta = spec.metadata
            values = ", ".join(meta["allowed"]) or (f"→ {meta['refers']}" if meta["refers"] else meta["unit"])
            empty = "yes" if spec.nullable else ""
            lines.append(f"| {column} | {meta['type']} | {spec.description} | {values} | {empty} |")
    return "\n".join(lines) + "\n"
