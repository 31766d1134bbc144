"""The simulated company's opportunities as five CRMs would export them: to try at once. No real person is in them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
import xlsxwriter

from saleslab.crm.defects import Refused
from saleslab.org import World, world


class Sample(NamedTuple):
    """An export: the name of its file, and what is in it."""

    name: str
    content: bytes


def sample(style: str, company: int = 0) -> Sample:
    """The export of a simulated company in the style of a CRM. Raises Refused for a style there is none of."""
    if style not in STYLES:
        raise Refused(f"There is no sample in the style of “{style}”.", f"There are: {', '.join(STYLES)}.")
    write = STYLES[style]
    return write(exported(world(company)))


def exported(w: World) -> pd.DataFrame:
    """Opportunities with what exports have besides: first hoped-for close, last stated odds, recorded reason."""
    deals = w.opportunities.sort_values("opportunity_id", ignore_index=True)
    history = w.opportunity_stage_history
    first = history.drop_duplicates("opportunity_id").set_index("opportunity_id")["close_date"]
    odds = w.forecast_submissions.drop_duplicates("opportunity_id", keep="last").set_index("opportunity_id")
    reasons = w.win_loss.set_index("opportunity_id")["recorded_reason"]
    number = deals["opportunity_id"].str[1:].astype("int64")
    last = deals.loc[deals["is_closed"], "close_date"].max()
    return deals.assign(
        number=number,
        created_date=deals["created_date"].clip(upper=last),
        owner="Seller " + deals["owner_id"].str[1:],
        customer="Account " + deals["account_id"].str[1:],
        hoped_for=deals["opportunity_id"].map(first).where(deals["is_closed"], deals["close_date"]),
        odds=deals["opportunity_id"].map(odds["stated_probability"]),
        reason=deals["opportunity_id"].map(reasons).where(deals["outcome"] != "no_decision", "No decision"),
        in_discovery=_days_in(history, "Discover", deals["opportunity_id"]),
    )


def _days_in(history: pd.DataFrame, stage: str, ids: pd.Series) -> pd.Series:
    """Days that each deal spent in a stage before the next one; missing where it never left it."""
    left = history.groupby("opportunity_id")["changed_at"].shift(-1)
    spent = (left - history["changed_at"]).dt.days[history["stage_name"] == stage]
    total: pd.Series = spent.groupby(history.loc[spent.index, "opportunity_id"]).sum()
    days: pd.Series = ids.map(total)
    return days


def _salesforce(d: pd.DataFrame) -> Sample:
    """A report of Salesforce in American English, with its footer."""
    table = pd.DataFrame(
        {
            "Opportunity Owner": d["owner"],
            "Account Name": d["customer"],
            "Opportunity Name": "Cold storage " + d["opportunity_id"],
            "Stage": d["stage_name"],
            "Amount Currency": "USD",
            "Amount": d["amount"].map("{:.2f}".format),
            "Probability (%)": d["stage_name"].map(_STAGE_ODDS),
            "Close Date": _american(d["close_date"]),
            "Created Date": _american(d["created_date"]),
            "Next Step": d["next_step"],
            "Lead Source": d["lead_source"],
            "Type": d["type"] + " business",
            "Segment": d["segment"],
            "Forecast Category": d["forecast_category"],
            "Opportunity ID": "006Wb00000" + d["number"].map("{:05d}".format),
        }
    )
    footer = f'"Grand Totals ({len(d)} records)"\r\n\r\n"Confidential Information - Do Not Distribute"\r\n'
    return Sample("salesforce-report.csv", (table.to_csv(index=False, lineterminator="\r\n") + footer).encode())


def _hubspot(d: pd.DataFrame) -> Sample:
    """All properties of HubSpot's deals."""
    table = pd.DataFrame(
        {
            "Record ID": 9_100_000_000 + d["number"],
            "Deal Name": "Cold storage " + d["opportunity_id"],
            "Deal Stage": d["stage_name"],
            "Pipeline": "Sales",
            "Amount": d["amount"],
            "Amount in company currency": d["amount"],
            "Currency": "USD",
            "Create Date": d["created_date"].dt.strftime("%Y-%m-%d 09:15"),
            "Close Date": d["close_date"].dt.strftime("%Y-%m-%d 17:40"),
            "Deal owner": d["owner"],
            "Is Closed Won": d["is_won"].map({True: "true", False: "false"}),
            "Is Deal Closed?": d["is_closed"].map({True: "true", False: "false"}),
            "Deal probability": d["stage_name"].map(_STAGE_ODDS) / 100,
            "Deal Type": d["type"].map({"New": "newbusiness", "Existing": "existingbusiness"}),
            "Original Traffic Source": d["lead_source"],
            "Closed Lost Reason": d["reason"],
            'Cumulative time in "Discover (Sales)" (HH:mm:ss)': _clock(d["in_discovery"]),
            "Associated Company (Primary)": d["customer"],
        }
    )
    return Sample("hubspot-all-deals.csv", table.to_csv(index=False).encode("utf-8-sig"))


def _pipedrive(d: pd.DataFrame) -> Sample:
    """Pipedrive's deals, with the odds that sellers last gave and two fields of the company's own."""
    closed = d["close_date"].dt.strftime("%Y-%m-%d 16:05:00")
    table = pd.DataFrame(
        {
            "Deal - ID": d["number"],
            "Deal - Title": "Cold storage " + d["opportunity_id"],
            "Deal - Owner": d["owner"],
            "Deal - Organization": d["customer"],
            "Deal - Stage": d["stage_name"].where(~d["is_closed"], "Negotiate"),
            "Deal - Status": np.select([d["is_won"], d["is_closed"]], ["Won", "Lost"], "Open"),
            "Deal - Value": d["amount"],
            "Deal - Currency of value": "USD",
            "Deal - Probability": (100 * d["odds"]).round(),
            "Deal - Creation date": d["created_date"].dt.strftime("%Y-%m-%d 10:00:00"),
            "Deal - Expected close date": d["hoped_for"].dt.strftime("%Y-%m-%d"),
            "Deal - Won time": closed.where(d["is_won"]),
            "Deal - Lost time": closed.where(d["is_closed"] & ~d["is_won"]),
            "Deal - Lost reason": d["reason"].where(d["is_closed"] & ~d["is_won"]),
            "Deal - Source channel": d["lead_source"],
            "Deal - Type": d["type"],
            "Deal - Segment": d["segment"],
            "Deal - Label": "",
        }
    )
    return Sample("pipedrive-deals.csv", table.to_csv(index=False).encode())


def _dynamics(d: pd.DataFrame) -> Sample:
    """A workbook as Dynamics 365 exports it, the columns for re-import first."""
    columns: Mapping[str, pd.Series] = {
        "(Do Not Modify) Opportunity": "5b1f0c2e-0000-0000-0000-" + d["number"].map("{:012d}".format),
        "(Do Not Modify) Row Checksum": d["number"].map("{:x}==".format),
        "(Do Not Modify) Modified On": d["close_date"].where(d["is_closed"], d["created_date"]),
        "Topic": "Cold storage " + d["opportunity_id"],
        "Potential Customer": d["customer"],
        "Est. Revenue": d["amount_initial"],
        "Actual Revenue": d["amount"].where(d["is_won"]),
        "Currency": pd.Series("US Dollar", index=d.index),
        "Est. Close Date": d["hoped_for"],
        "Actual Close Date": d["close_date"].where(d["is_closed"]),
        "Status": pd.Series(np.select([d["is_won"], d["is_closed"]], ["Won", "Lost"], "Open")),
        "Status Reason": d["outcome"]
        .map({"won": "Won", "lost": "Out-Sold", "no_decision": "Canceled"})
        .fillna("In Progress"),
        "Owner": d["owner"],
        "Created On": d["created_date"],
        "Source Campaign": d["lead_source"],
    }
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"constant_memory": False, "in_memory": True}) as book:
        sheet, day = book.add_worksheet("Opportunity"), book.add_format({"num_format": "yyyy-mm-dd"})
        for place, (name, column) in enumerate(columns.items()):
            sheet.write_string(0, place, name)
            if column.dtype.kind == "M":
                for row, value in enumerate(column, start=1):
                    if not pd.isna(value):
                        sheet.write_datetime(row, place, value.to_pydatetime(), day)
            else:
                sheet.write_column(1, place, ["" if pd.isna(value) else value for value in column])
    return Sample("dynamics-opportunities.xlsx", content.getvalue())


def _zoho(d: pd.DataFrame) -> Sample:
    """Zoho's deals in German: semicolons, decimal commas, Windows-1252."""
    amounts = d["amount"].map("{:,.2f}".format).str.translate(str.maketrans(",.", ".,"))
    table = pd.DataFrame(
        {
            "Record Id": "zcrm_" + (5_805_120_000_000_000_000 + 977 * d["number"]).astype("str"),
            "Deal Name": "Kühlung " + d["opportunity_id"],
            "Deal Owner": d["owner"],
            "Amount": "€ " + amounts,
            "Stage": d["stage_name"],
            "Closing Date": d["close_date"].dt.strftime("%d.%m.%Y"),
            "Created Time": d["created_date"].dt.strftime("%d.%m.%Y 08:30"),
            "Lead Source": d["lead_source"].fillna("-None-"),
            "Type": d["type"],
            "Account Name": d["customer"],
        }
    )
    return Sample("zoho-deals.csv", table.to_csv(index=False, sep=";").encode("cp1252"))


STYLES: Mapping[str, Callable[[pd.DataFrame], Sample]] = {
    "salesforce": _salesforce,
    "hubspot": _hubspot,
    "pipedrive": _pipedrive,
    "dynamics": _dynamics,
    "zoho": _zoho,
}
_STAGE_ODDS = {
    "Qualify": 10,
    "Discover": 25,
    "Propose": 60,
    "Negotiate": 80,
    "Closed Won": 100,
    "Closed Lost": 0,
    "Closed No Decision": 0,
}


def _american(days: pd.Series) -> list[str]:
    return [f"{day.month}/{day.day}/{day.year}" for day in days]


def _clock(days: pd.Series) -> list[str]:
    """Durations as hours, minutes and seconds; hours go on beyond 24."""
    return ["" if pd.isna(value) else f"{24 * value:.0f}:30:00" for value in days]
