"""What a run by the quarter shows: the dashboard and the pitch before a decision, and after the last one the truth.

Before the end everything shown is what the company itself can see. The truth is told only by `looked_back`.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from saleslab.analysis.words import gained, signed_percent
from saleslab.answers.quarters import QuartersSpec

if TYPE_CHECKING:
    from saleslab.org.quarterly import Pitch, Reading, Report

Quarter = Mapping[str, int]

_COMPARED = {
    "lot": "“We tested it here last quarter. Ten of your teams were drawn by lot.”",
    "before": "“Look at bookings in the quarter it ran, against the quarter before.”",
    "users": "“Heavy users against light users. It’s in the log.”",
    "chosen": "“The regional heads named the teams that got it first. Look at them now.”",
}


def last_report(spec: QuartersSpec, index: int, played: Sequence[Quarter]) -> str:
    """The dashboard at the end of the last quarter as HTML, or the opening paper before the first."""
    from saleslab.org import world
    from saleslab.org.quarterly import reports

    if not played:
        return _paper(spec, index)
    return _report(spec, reports(world(index), played)[-1])


def earlier(spec: QuartersSpec, index: int, played: Sequence[Quarter]) -> str:
    """Every earlier page, oldest first, and what was decided after each; nothing before the second quarter."""
    from saleslab.org import world
    from saleslab.org.quarterly import reports

    if not played:
        return ""
    pages = [_paper(spec, index)]
    for report, placed in zip(reports(world(index), played), played, strict=True):
        pages.append(f"<p>Quarter {report.quarter}: {html.escape(spec.chips_in_words(placed))}.</p>")
        pages += [_report(spec, report)] * (report.quarter < len(played))
    return "".join(pages)


def pitch_words(spec: QuartersSpec, index: int, quarter: int) -> str:
    """The vendor's pitch of a quarter, in words."""
    from saleslab.analysis.two_years import pitched

    said: Pitch = pitched(index, quarter)
    luck = "" if said.luck is None else f", give or take {_points(said.luck)}"
    return (
        f"This quarter’s pitch, for {spec.levers[said.lever].lower()}: “{signed_percent(said.effect)}”{luck}. "
        f"{_COMPARED[said.compared]}"
    )


def looked_back(spec: QuartersSpec, index: int, played: Sequence[Quarter]) -> str:
    """The whole run against the truth, as HTML."""
    from saleslab.analysis import look_back
    from saleslab.analysis.two_years import best_run

    stood, apart = look_back.standing(index, played), look_back.decisions_apart(index, played)
    said = [
        f"Your two years are worth {gained(stood.value)} of gross margin, all paid: the average over "
        f"several draws of who gets what, so that luck is out of it. A random run brings {gained(stood.random)}; yours "
        f"beats {stood.beaten} of {stood.runs} of them.",
        f"The best we found on the evidence you could see brings {gained(stood.best)}. On a scale from the random "
        f"run (0) to that one (100) you stand at {_whole(stood.place)}.",
    ]
    if empty := look_back.applauded_for_nothing(apart):
        said.append(
            f"Applauded for nothing: {spec.levers[empty.lever]} in quarter {empty.quarter}. The dashboard said "
            f"{signed_percent(empty.dashboard or 0.0)}; in truth it brought {gained(empty.true)}, its price paid."
        )
    if cut := look_back.cut_too_early(index, played):
        said.append(
            f"Cut while it worked: {spec.levers[cut.lever]}. You put nothing more on it from quarter {cut.quarter}. "
            f"One more chip there and then would have brought {gained(cut.true)} beyond its price."
        )
    rows = [
        (
            f"Q{each.quarter}: {each.chips} on {spec.levers[each.lever]}",
            "–" if each.dashboard is None else signed_percent(each.dashboard),
            gained(each.true),
        )
        for each in apart
    ]
    best = "".join(f"<li>{html.escape(spec.chips_in_words(placed))}</li>" for placed in best_run(index))
    return (
        "".join(f"<p>{html.escape(line)}</p>" for line in said)
        + _table(("Decision", "Dashboard that quarter", "Truly brought by the end"), rows)
        + f"<p>The run we compare with, decided on the same pages, quarter by quarter:</p><ol>{best}</ol>"
    )


def _paper(spec: QuartersSpec, index: int) -> str:
    from saleslab.analysis.two_years import opening, team_quarter

    tests = opening(index)
    rows = [(spec.levers[lever], _with_luck(tests[lever])) for lever in spec.levers]
    margin = f"The margin of one team in one quarter: ${team_quarter(index) / 1e3:,.0f}k."
    return (
        _table(("The opening paper: by lot, in this company", "Adds, where a team has it"), rows) + f"<p>{margin}</p>"
    )


def _report(spec: QuartersSpec, report: Report) -> str:
    rows = [
        (
            f"{spec.levers[line.lever]}, {line.teams} {'team' if line.teams == 1 else 'teams'}",
            signed_percent(line.dashboard),
            _with_luck(line.lot) if line.lot else "nobody to compare with",
        )
        for line in report.lines
    ]
    said = f"Bookings {gained(report.bookings)}, {signed_percent(report.growth)} on the quarter before."
    table = _table(("Has it", "Dashboard: on the quarter before", "By lot: teams that have it against the rest"), rows)
    return f"<p>End of quarter {report.quarter}. {said}</p>{table if rows else ''}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in head)
    body = "".join(_row(*row) for row in rows)
    return f'<table class="wbf-quarters-table"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


def _row(name: str, *cells: str) -> str:
    inside = "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{html.escape(name)}</th>{inside}</tr>'


def _with_luck(reading: Reading) -> str:
    """An effect with its luck: "+5.6 %, give or take 2.0"."""
    return f"{signed_percent(reading.effect)}, give or take {_points(reading.luck)}"


def _whole(number: float) -> str:
    return f"{number:.0f}".replace("-", "−")


def _points(share: float) -> str:
    return f"{100 * share:.1f}"


def state_of(spec: QuartersSpec, index: int, played: Sequence[Quarter]) -> dict[str, Any]:
    """Everything that the page shows of a run that goes on."""
    from saleslab.org import world
    from saleslab.org.two_years import room

    teams = world(index).specification.parameters.managers
    return {
        "quarter": len(played) + 1,
        "report": last_report(spec, index, played),
        "earlier": earlier(spec, index, played),
        "pitch": pitch_words(spec, index, len(played) + 1),
        "room": {lever: min(spec.chips, room(lever, played, teams)) for lever in spec.levers},
    }
