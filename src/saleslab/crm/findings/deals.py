"""Findings on deals: how they end, how long they take, when they close, whether odds and dates can be believed."""

from __future__ import annotations

from saleslab.analysis import deals as facts
from saleslab.analysis import forecasting, luck
from saleslab.charts import own_numbers as charts
from saleslab.crm.dates import spoken
from saleslab.crm.findings.finding import FEW, Finding, NotInFile, by_number, finding, last_day
from saleslab.crm.importer import Imported

_OLD = 0.95
"""An open deal older than this share of wins took is a no-decision that nobody has written down."""
_STALE_DAYS = 90


def endings(imported: Imported) -> Finding:
    """How many deals are won: of those a buyer decided, and of all that ended."""
    deals = imported.opportunities
    found = facts.endings(deals)
    if not found.lost + found.no_decision:
        raise NotInFile(
            "endings",
            "It holds no deal that was not won, so every win rate would be 100 %.",
            "Export all deals, whatever their stage.",
        )
    if not found.won:
        raise NotInFile("endings", "It holds no won deal.", "Export all deals, whatever their stage.")
    ended = found.won + found.lost + found.no_decision
    low, high = luck.interval(found.won, ended)
    silent = _silent(imported)
    if found.no_decision:
        verdict = f"{found.of_decided:.0%} of the deals that a buyer decided; {found.of_closed:.0%} of all that ended."
        said = f" In {found.no_decision:,} of {ended:,} the buyer did nothing."
    else:
        verdict, said = f"{found.of_closed:.0%} of the deals that ended.", " No deal is marked as “no decision”."
    with_them = found.won / (ended + silent)
    if found.of_closed - with_them >= 0.01:
        said += f" {silent:,} open deals are older than 95 % of wins took; count them, and it is {with_them:.0%}."
    return finding(
        "endings",
        verdict + said,
        by_number(ended),
        f"{ended:,} deals have ended; luck alone moves the rate between {low:.0%} and {high:.0%}.",
        "Deals nobody entered. And why buyers decide as they do: ask them.",
        charts.two_rates(found),
    )


def _silent(imported: Imported) -> int:
    """Open deals older than nearly every win took."""
    deals = imported.opportunities
    took = facts.cycle_days(deals[deals["is_won"]])
    if len(took) < FEW or imported.as_of is None:
        return 0
    age = (imported.as_of - deals.loc[~deals["is_closed"], "created_date"]).dt.days
    return int((age > took.quantile(_OLD)).sum())


def cycle(imported: Imported) -> Finding:
    """How long deals take, by how they ended."""
    deals = imported.opportunities
    days = {
        name: facts.cycle_days(deals[deals["outcome"] == outcome])
        for name, outcome in (("Won", "won"), ("Lost", "lost"), ("No decision", "no_decision"))
    }
    counted = sum(map(len, days.values()))
    if not len(days["Won"]):
        raise NotInFile("cycle", "Its won deals lack the day they were created or closed.", "Export both dates.")
    won = float(days["Won"].median())
    idle = days["No decision"] if len(days["No decision"]) else days["Lost"]
    name = "those without a decision" if len(days["No decision"]) else "lost ones"
    said = f" {name[0].upper()}{name[1:]} take {idle.median():.0f}." if len(idle) else ""
    same = int((deals["is_closed"] & (deals["close_date"] == deals["created_date"])).sum())
    return finding(
        "cycle",
        f"The middle won deal takes {won:.0f} days.{said}",
        by_number(len(days["Won"])),
        f"{counted:,} closed deals with both dates; {same:,} created and closed on one day are left out.",
        "Deals still open: the slow ones are missing. And how early a deal was entered, which differs by seller.",
        charts.cycles(days),
    )


def slip(imported: Imported) -> Finding:
    """How many deals end after the day they were hoped for."""
    deals = imported.opportunities[imported.opportunities["is_closed"]]
    late = (deals["close_date"] - deals["expected_close_date"]).dt.days.dropna()
    if len(late) < FEW:
        raise NotInFile(
            "slip",
            "It has one close date, which the CRM overwrites when a deal closes.",
            "Export the expected close date beside the actual one, or the history of that field.",
        )
    after = float((late > 0).mean())
    kinds = {
        "On the day or before": 1 - after,
        "Up to a month late": float(((late > 0) & (late <= 30)).mean()),
        "One to three months late": float(((late > 30) & (late <= 90)).mean()),
        "More than that": float((late > 90).mean()),
    }
    return finding(
        "slip",
        f"{after:.0%} of closed deals ended after the day they were hoped for"
        + (f", half of those by more than {late[late > 0].median():.0f} days." if after else "."),
        by_number(len(late)),
        f"{len(late):,} closed deals carry both dates.",
        "How often the hoped-for day was moved before: only a history of the field tells.",
        charts.shares(f"{after:.0%} end later than hoped", kinds, "Closed deals, %"),
    )


def calendar(imported: Imported) -> Finding:
    """How many wins fall on the end of a month, and on weekends."""
    deals = imported.opportunities
    days = deals.loc[deals["is_won"] & (deals["close_date"] <= last_day(imported, "calendar")), "close_date"]
    if len(days) < FEW:
        raise NotInFile(
            "calendar", f"It has {len(days)} won deals with a date; {FEW} are needed.", "Export a longer time."
        )
    share, weekend = facts.at_month_end(days), facts.on_weekends(days)
    even = facts.MONTH_END / 30.4
    low, high = luck.interval(round(share * len(days)), len(days))
    rush = low > even
    return finding(
        "calendar",
        f"{share:.0%} of wins fall on a month’s last {facts.MONTH_END} days; spread evenly it would be {even:.0%}. "
        f"{weekend:.0%} are dated on a weekend.",
        "sure" if rush and len(days) >= 300 else "fairly sure" if rush or high < even else "can’t tell",
        f"{len(days):,} won deals; luck alone moves the share between {low:.0%} and {high:.0%}.",
        "Whether the rush costs you: discounts given at the end are not in the file.",
        charts.days_to_month_end(days),
    )


def stamps(imported: Imported) -> Finding:
    """What dates give away of how the CRM was kept."""
    deals = imported.opportunities
    closed, opened = deals[deals["is_closed"]], deals[~deals["is_closed"]]
    as_of = imported.as_of
    if as_of is None or closed["close_date"].isna().all():
        raise NotInFile("stamps", "Its closed deals have no dates.", "Export the close date.")
    bulk = facts.bulk_days(deals)
    idle = int((deals["is_closed"] & ~deals["is_won"]).sum())
    found = {
        "Open, with a close date in the past": _share(facts.past_close(deals, as_of).sum(), len(opened)),
        "Closed, created after the end": _share(facts.entered_late(deals).sum(), len(closed)),
        "Won, without a close date": _share(
            (deals["is_won"] & deals["close_date"].isna()).sum(), deals["is_won"].sum()
        ),
        "Lost, on a day of tidying up": _share(bulk.sum(), idle),
    }
    worst = max(found, key=lambda name: found[name])
    tidy = f" {len(bulk)} days of tidying up closed {int(bulk.sum()):,} deals at once." if len(bulk) else ""
    first = "Mostly" if found[worst] < 0.1 else "Only in part"
    verdict = (
        f"{first}. The largest flaw: {worst[0].lower()}{worst[1:]}, {found[worst]:.0%}.{tidy}"
        if found[worst] > 0.01
        else "Yes, as far as a file can tell."
    )
    return finding(
        "stamps",
        verdict,
        "sure",
        f"Counted in {len(closed):,} closed and {len(opened):,} open deals, as of {spoken(as_of)}.",
        "Dates that are wrong and look right.",
        charts.shares("What the dates give away", found, "Of each kind of deal, %"),
    )


def _share(part: float, whole: float) -> float:
    return float(part) / float(whole) if whole else 0.0


def odds(imported: Imported) -> Finding:
    """Stated odds against what came of them."""
    closed = imported.opportunities[imported.opportunities["is_closed"]]
    stated = closed["probability"].dropna()
    won = closed.loc[stated.index, "is_won"]
    if len(stated) < FEW:
        raise NotInFile(
            "odds", "It holds no stated odds of closed deals.", "Export the probability, or the forecasts made."
        )
    if forecasting.written_by_the_outcome(stated, won):
        raise NotInFile(
            "odds",
            "The CRM sets the odds to 100 or 0 % when a deal closes, so they always look right.",
            "Keep a copy of the open pipeline each week, or export the history of the probability.",
        )
    bands = forecasting.in_bands(stated, won)
    theirs, base = forecasting.brier(stated, won), forecasting.brier(float(won.mean()), won)
    gap = float(stated.mean() - won.mean())
    better = theirs < base
    side = "too high" if gap > 0 else "too low"
    return finding(
        "odds",
        f"On average they say {stated.mean():.0%}, and {won.mean():.0%} were won: {abs(gap) * 100:.0f} points {side}. "
        + (
            "They still beat saying the same odds of every deal."
            if better
            else "Saying the same odds of every deal would have been nearer."
        ),
        by_number(len(stated)),
        f"{len(stated):,} closed deals with odds. Squared miss {theirs:.3f}; {base:.3f} for always {won.mean():.0%}.",
        "When they were stated: odds changed on the last day are no forecast.",
        charts.odds_kept(bands),
    )


def hygiene(imported: Imported) -> Finding:
    """What is not filled in."""
    deals = imported.opportunities
    opened, won = deals[~deals["is_closed"]], deals[deals["is_won"]]
    found = {}
    if len(opened):
        found["Open: no amount, or one that stands for none"] = float(
            (opened["amount"].isna() | facts.placeholder_amount(opened["amount"])).mean()
        )
        if "next_step" in imported.columns:
            found["Open: no next step"] = facts.empty(opened, "next_step")
        if "last_activity_date" in imported.columns and imported.as_of:
            quiet = (imported.as_of - opened["last_activity_date"]).dt.days
            found[f"Open: nothing logged for {_STALE_DAYS} days"] = float((quiet.isna() | (quiet > _STALE_DAYS)).mean())
    for name, label in (("lead_source", "no source"), ("type", "no deal type"), ("owner", "no owner")):
        if len(won) and name in imported.columns:
            found[f"Won: {label}"] = facts.empty(won, "owner_id" if name == "owner" else name)
    if not found:
        raise NotInFile("hygiene", "It has no open and no won deals.", "Export all deals, whatever their stage.")
    worst = max(found, key=lambda name: found[name])
    return finding(
        "hygiene",
        f"The largest gap: {worst[0].lower()}{worst[1:]}, {found[worst]:.0%}."
        if found[worst] > 0
        else "Every field looked at is filled in.",
        "sure",
        f"Counted in {len(opened):,} open and {len(won):,} won deals.",
        "Whether a field that is full is true, or worth filling in.",
        charts.shares("What is not filled in", found, "Of open or won deals, %"),
    )


def stages(imported: Imported) -> Finding:
    """In which stage the days go."""
    closed = imported.opportunities["is_closed"]
    middle = imported.stage_days[closed].where(imported.stage_days > 0).median().dropna()
    if middle.empty:
        raise NotInFile("stages", "The time in its stages is empty.", "Export it for closed deals too.")
    slowest = str(middle.idxmax())
    parts = {str(name): float(value / middle.sum()) for name, value in middle.items()}
    return finding(
        "stages",
        f"Longest in “{slowest}”: {middle.max():.0f} days for the middle deal that was in it.",
        "fairly sure",
        f"{int(closed.sum()):,} closed deals.",
        "Whether it is worth shortening: time in a stage is known only afterwards, and many things lengthen it.",
        charts.shares(f"“{slowest}” takes longest", parts, "Of the days in these stages, %"),
    )
