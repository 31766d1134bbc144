"""What a run by the quarter shows before each decision: the dashboard, the pitch and a buyer.

Everything here is what the company itself can see. The truth is told only by `quarters_debrief`.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from saleslab.analysis.words import gained, signed_percent
from saleslab.answers.quarters import QuartersSpec

if TYPE_CHECKING:
    from saleslab.analysis.look_back import Clash
    from saleslab.org.quarterly import Heard, Line, Pitch, Reading, Report

Quarter = Mapping[str, int]

_COMPARED = {
    "lot": (
        "“Your finance head put thirty names in a hat last quarter, and drew ten. Those ten, all of them, against the "
        "other twenty.”",
        "“We tested it here last quarter. A die said which of your teams began, and nobody changed it. They, against "
        "those that still wait.”",
    ),
    "before": (
        "“Bookings of the quarter it ran, against the quarter before. Your own numbers, to the dollar.”",
        "“A before and an after, thirty teams, nobody left out.”",
    ),
    "users": (
        "“Heavy users against light users. It’s in the log.”",
        "“Ten of your teams were drawn by lot. Look at the four that opened it every day.”",
    ),
    "chosen": (
        "“A die drew fifteen of your teams. The ten that saw it through, against all who still wait.”",
        "“A test group and a control group: ten teams whose managers had signed up, against the twenty others.”",
    ),
}

_HEARD: Mapping[str, Mapping[bool, tuple[str, str]]] = {
    "tools": {
        True: (
            "a blood bank’s quality head: “I asked what an auditor would see. He had it on the call, not on Thursday.”",
            "a laboratory’s IT head: “No ‘I’ll find out’ this time. I took his answer into my own meeting.”",
        ),
        False: (
            "a clinic’s technician: “I asked about our old freezers. He read me an answer about new ones.”",
            "a pharmacy chain: “He typed while I talked. Then he sent me the brochure.”",
        ),
    },
    "training": {
        True: (
            "a fish wholesaler: “For once somebody asked what the last failure cost us. I had to look it up.”",
            "a vaccine store: “I said ‘too dear’. She let me finish, then asked: dear beside what?”",
        ),
        False: (
            "a hospital kitchen: “He has new words for it. ‘Value’. It’s the same call.”",
            "a laboratory: “She was away for two days. Then the same call as ever: had I read her mail?”",
        ),
    },
    "coaching": {
        True: (
            "a clinic group: “In spring he pitched. Now he asks, and waits. His manager was on the line and said "
            "nothing.”",
            "a dairy: “She rang back: ‘I never asked who signs.’ Her manager had asked her that, she said.”",
        ),
        False: (
            "a cold store: “Same seller, same slides. His manager was in a seminar, I hear.”",
            "a pharmacy group: “Her manager joined, said ‘let me’, and took over the call. As ever.”",
        ),
    },
    "territories": {
        True: (
            "a frozen-food plant: “The new one came to see the docks. The last one had ninety customers like me.”",
            "a hospital: “I told my story twice. Since then somebody comes who knows our plant.”",
        ),
        False: (
            "a flower importer: “A new face. ‘Walk me through it.’ So I did, again. Nothing else is new.”",
            "a laboratory: “My old contact knew our plant. I don’t see what the change was for.”",
        ),
    },
    "promotions": {
        True: (
            "a vaccine store: “His new manager sat in and took notes. The next time he came prepared.”",
            "a meat packer: “The team’s new head asked one thing: ‘And if it fails in August?’ I’d waited for that.”",
        ),
        False: (
            "a pharmacy chain: “They have a new manager. One more in the call; that’s all I see.”",
            "a caterer: “The new head sent a greeting card. My seller does what he always did.”",
        ),
    },
    "pay": {
        True: (
            "a laboratory: “A price good until midnight. But he also found my colleague in the clinic; nobody "
            "ever had.”",
            "a dairy: “He wanted my signature by Friday. He also rang two plants of ours on nobody’s list.”",
        ),
        False: (
            "a hospital: “I signed on the last day. ‘Only until midnight.’ I’d planned it for the month after.”",
            "a cold store: “He rang every day of the last week. I’d have signed in spring, and paid more.”",
        ),
    },
}
"""By lever, and by whether it sounds as if it did something: who she is and what she says."""
_NOTHING_BOUGHT = (
    "a caterer: “The man I bought from leads the team now. I tell his successor everything again.”",
    "a laboratory: “Nothing has changed that I’d see. Nobody asks what happens to me if it fails.”",
)
_SAID_IT_ALL = "the one the chair reached has nothing to add."
_SELLER: Mapping[str, str] = {
    "tools": "her seller works with answer prompts",
    "training": "her seller has been trained",
    "coaching": "her seller’s manager is in the programme",
    "territories": "her seller’s patch was drawn anew",
    "promotions": "her seller has a manager chosen for coaching",
    "pay": "her seller was on the bonus",
}

_SHOWN = {
    "teams": "",
    "heavy": " (its heavy users alone, from the tool’s log)",
    "month": " (the month after the course)",
}
"""Whose growth the dashboard's figure is, where it isn't that of all who have the lever."""

_ONE, _ALL = "one team: too few to compare", "all have it: nobody to compare with"
_NEVER = "hardly a team is left that never had it: nobody clean to compare with"
_GIVE_OR_TAKE = "Give or take: nineteen times in twenty the truth lies inside it."
_OLD = "The give or take is luck. What has changed in three years isn’t in it."
_TRIED_SINCE = "Tested since, by lot: {}, twice. The two numbers come with question 2."
_NO_EVIDENCE = "Giving it to everybody ends your evidence. It may pay all the same; from this page you can’t know."
_ALL_TEAMS = (
    "Promotions: the paper and the vendor compare with a top seller promoted into the same job. This page compares "
    "with all other teams, and most of those kept their manager."
)
_THIS_QUARTER = (
    "By lot is this quarter alone, and the paper’s number is the mean of a first year. Training begins above it and "
    "fades; coach development begins below and grows; a new map loses first, while accounts move. "
    "Teams once trained are never in the rest."
)
_EARLY = "A bonus: the left column has what was signed early, and next quarter what is missing. The right one doesn’t."
_RUNS = ("training", "coaching", "territories")
"""Levers whose effect isn’t the same in every quarter."""
_HEAVY = (
    "Heavy users differ from light ones before they open a tool. The left figure has that in it, the right one doesn’t."
)


def last_report(spec: QuartersSpec, index: int, played: Sequence[Quarter]) -> str:
    """The dashboard at the end of the last quarter as HTML, or the opening paper before the first."""
    from saleslab.org import world
    from saleslab.org.quarterly import heard, reports

    if not played:
        return _paper(spec, index, before=True)
    return _report(spec, reports(world(index), played)[-1], heard(world(index), played)[-1])


def earlier(spec: QuartersSpec, index: int, played: Sequence[Quarter]) -> str:
    """Every earlier page, oldest first, and what was decided after each; nothing before the second quarter."""
    from saleslab.org import world
    from saleslab.org.quarterly import heard, reports

    if not played:
        return ""
    pages, w = [_paper(spec, index)], world(index)
    for report, said, placed in zip(reports(w, played), heard(w, played), played, strict=True):
        pages.append(f"<p>Quarter {report.quarter}: {html.escape(spec.chips_in_words(placed))}.</p>")
        pages += [_report(spec, report, said)] * (report.quarter < len(played))
    return "".join(pages)


def pitch_words(spec: QuartersSpec, index: int, quarter: int) -> str:
    """The vendor's pitch of a quarter, in words."""
    from saleslab.analysis.two_years import pitched
    from saleslab.org.quarterly import Reading

    said: Pitch = pitched(index, quarter)
    if said.luck is not None and said.effect <= 0:  # no vendor brings such a number
        return (
            f"This quarter’s trial, of {spec.levers[said.lever].lower()}, counted by your operations lead: "
            f"{_with_luck(Reading(said.effect, said.luck))}. Ten of your teams were drawn by lot."
        )
    luck = "" if said.stated is None else f", give or take {_points(said.stated)}"
    return (
        f"This quarter’s pitch, for {spec.levers[said.lever].lower()}: “{signed_percent(said.effect)}{luck}.” "
        f"{_COMPARED[said.compared][said.wording]}"
    )


def _buyer(said: Heard) -> str:
    """What a buyer says at the end of a quarter, as HTML."""
    return f"<p><strong>{html.escape(_BUYER)}:</strong> {html.escape(her_words(said))}</p>"


_BUYER = "The chair rang a buyer"


def her_words(said: Heard) -> str:
    """Who she is, what her seller has been given, and what she says."""
    if said.wording is None:
        return _SAID_IT_ALL
    if said.lever is None:
        return _NOTHING_BOUGHT[said.wording]
    who, words = _HEARD[said.lever][said.good][said.wording].split(": ", 1)
    return f"{who} ({_SELLER[said.lever]}): {words}"


def clash_words(spec: QuartersSpec, index: int, played: Sequence[Quarter]) -> str:
    """Her word and the figure it stands against, where the last page has the run's first such pair; else nothing."""
    from saleslab.analysis.look_back import clash

    found = clash(index, played)
    if found is None or found.quarter != len(played):
        return ""
    hears = "She noticed something better." if found.said.good else "She noticed nothing better."
    return (
        f"{spec.levers[found.line.lever]}. {hears} The page says {figure_of(found)}. Which do you go by this quarter?"
    )


def figure_of(found: Clash) -> str:
    """The page's figure in a clash, and the column it stands in."""
    return f"{signed_percent(found.figure)} {'by lot' if found.lot else 'in the left column'}"


def dashboard_words(line: Line | None) -> str:
    """A dashboard's figure, and whose growth it is where it isn't that of all who have the lever."""
    return f"{signed_percent(line.dashboard)}{_SHOWN[line.shown]}" if line else "nothing"


def _paper(spec: QuartersSpec, index: int, before: bool = False) -> str:
    """The opening paper as HTML; ``before`` the first quarter without the fresh tests, which a question tells."""
    from saleslab.analysis.two_years import opening, team_quarter, tried
    from saleslab.org.quarterly import TRIED

    tests = opening(index)
    rows = [(spec.levers[lever], _with_luck(tests[lever])) for lever in spec.levers]
    margin = f"The margin of one team in one quarter: ${team_quarter(index) / 1e3:,.0f}k."
    first, second = (_with_luck(each) for each in tried(index))
    tool = spec.levers[TRIED].lower()
    since = _TRIED_SINCE.format(tool)
    if not before:
        since = f"Tested since, by lot: {tool}. First: {first}. Then, four times as long: {second}."
    return (
        table(("The opening paper: by lot, in this company, three years ago", "Added, where a team had it"), rows)
        + f"<p>{html.escape(since)} {_OLD}</p><p>{margin} {_GIVE_OR_TAKE}</p>"
    )


def _report(spec: QuartersSpec, report: Report, heard: Heard) -> str:
    rows = [
        (
            f"{spec.levers[line.lever]}, {line.teams} {'team' if line.teams == 1 else 'teams'}",
            dashboard_words(line),
            _with_luck(line.lot) if line.lot else _nobody(line),
        )
        for line in report.lines
    ]
    said = f"Bookings {gained(report.bookings)}, {signed_percent(report.growth)} on the quarter before."
    shown = table(
        ("Has it", "Dashboard: on the quarter before", "By lot, new business: those teams against who never had it"),
        rows,
    )
    notes = [
        *([_NO_EVIDENCE] if any(not line.lot and line.teams > 1 for line in report.lines) else []),
        *([_ALL_TEAMS] if any(line.lot and line.lever == "promotions" for line in report.lines) else []),
        *([_THIS_QUARTER] if any(line.lot and line.lever in _RUNS for line in report.lines) else []),
        *([_EARLY] if any(line.lever == "pay" for line in report.lines) else []),
        *([_HEAVY] if any(line.shown == "heavy" for line in report.lines) else []),
    ]
    below = shown + "".join(f"<p>{note}</p>" for note in notes) if rows else ""
    return f"<p>End of quarter {report.quarter}. {said}</p>{below}{_buyer(heard)}"


def _nobody(line: Line) -> str:
    """Why a lever has no reading by lot."""
    from saleslab.org.two_years import LEVERS

    if line.teams == 1:
        return _ONE
    return _NEVER if LEVERS[line.lever].lasts == "fades" else _ALL


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of words as HTML; the first cell of each row names it."""
    top = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in head)
    body = "".join(_row(*row) for row in rows)
    return f'<table class="wbf-quarters-table"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


def _row(name: str, *cells: str) -> str:
    inside = "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{html.escape(name)}</th>{inside}</tr>'


def _with_luck(reading: Reading) -> str:
    """An effect with its luck: "+5.6 %, give or take 4.0"."""
    from saleslab.org.quarterly import GIVE

    return f"{signed_percent(reading.effect)}, give or take {_points(GIVE * reading.luck)}"


def _points(share: float) -> str:
    return f"{100 * share:.1f}"


def state_of(spec: QuartersSpec, index: int, played: Sequence[Quarter]) -> dict[str, Any]:
    """Everything that the page shows of a run that goes on."""
    from saleslab.org import world
    from saleslab.org.two_years import room

    teams, quarter = world(index).specification.parameters.managers, len(played) + 1
    return {
        "quarter": quarter,
        "report": last_report(spec, index, played),
        "earlier": earlier(spec, index, played),
        "pitch": pitch_words(spec, index, quarter),
        "room": {lever: min(spec.chips, room(lever, played, teams)) for lever in spec.levers},
        "sums": {lever: _sum(index, lever, quarter) for lever in spec.levers},
        "clash": clash_words(spec, index, played),
    }


def _sum(index: int, lever: str, quarter: int) -> dict[str, float]:
    """What a chip of a quarter brings by the end: ``base``, and ``each`` for a percent; ``old``: the paper's."""
    from saleslab.analysis.two_years import chip_worth, opening

    base = chip_worth(index, lever, 0.0, quarter)
    each = chip_worth(index, lever, 0.01, quarter) - base
    return {"base": base, "each": each, "old": round(100 * opening(index)[lever].effect, 1)}
