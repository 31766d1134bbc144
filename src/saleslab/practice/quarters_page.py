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
    from saleslab.analysis.look_back import Decision
    from saleslab.org.quarterly import Heard, Pitch, Reading, Report

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
        "“The regional heads named the teams that got it first. Look at them now.”",
        "“A test group and a control group: ten teams whose managers had signed up, against the twenty others.”",
    ),
}

_HEARD: Mapping[str, Mapping[bool, tuple[str, str]]] = {
    "tools": {
        True: (
            "“I asked what an auditor would see. He had it while I still wanted to know.”",
            "“No ‘I’ll find out’ this time. I took his answer into my own meeting.”",
        ),
        False: (
            "“He read me an answer. It was to somebody else’s question.”",
            "“He typed while I talked. Then he sent me the brochure.”",
        ),
    },
    "training": {
        True: (
            "“For once somebody asked what the last failure cost us. I had to look it up.”",
            "“She let me finish. Then she asked about the thing I’d left out.”",
        ),
        False: (
            "“He has new words. It’s the same call.”",
            "“She was away for two days. Nothing else I’d notice.”",
        ),
    },
    "coaching": {
        True: (
            "“In spring he pitched. Now he asks, and waits. His manager was on the line and said nothing.”",
            "“She rang back with a better question. Her manager had asked it of her, she said.”",
        ),
        False: (
            "“Same seller, same slides. His manager was in a seminar, I hear.”",
            "“Her manager joined us and took over the call. As ever.”",
        ),
    },
    "territories": {
        True: (
            "“The new one has time for us. The last one had ninety customers like me.”",
            "“I told my story twice. Since then somebody comes who knows our plant.”",
        ),
        False: (
            "“A new face. I told my story again. Nothing else is new.”",
            "“My old contact knew our plant. I don’t see what the change was for.”",
        ),
    },
    "promotions": {
        True: (
            "“His new manager listened to all of it. Since then he comes prepared.”",
            "“The team’s new head asked one thing at the end. It was what I’d been waiting for.”",
        ),
        False: (
            "“They have a new manager. One more in the call; that’s all I see.”",
            "“The new head sent a greeting card. My seller does what he always did.”",
        ),
    },
    "pay": {
        True: (
            "“I signed early, at a price good until midnight. But he also found my colleague in the clinic; nobody "
            "ever had.”",
            "“He wanted my signature by Friday. He also rang two plants of ours that weren’t on anybody’s list.”",
        ),
        False: (
            "“I signed on the last day, at a price good until midnight. I’d planned it for the month after.”",
            "“He rang every day of the last week. I’d have signed in spring, and paid more.”",
        ),
    },
}
"""By lever, and by whether it sounds as if it did something: what she says."""
_NOTHING_BOUGHT = (
    "“The man I bought from leads the team now. I tell his successor everything again.”",
    "“Nothing has changed that I’d see. Nobody asks what happens to me if it fails.”",
)

_ONE, _ALL = "one team: too few to compare", "all have it: nobody to compare with"
_GIVE_OR_TAKE = "Give or take: two times in three the truth lies inside it, one time in twenty beyond twice as much."
_OLD = "The give or take is luck. What has changed in three years isn’t in it."
_NO_EVIDENCE = "Giving it to everybody ends your evidence. It may pay all the same; from this page you can’t know."
_ALL_TEAMS = (
    "Promotions: the paper and the vendor compare with a top seller promoted into the same job. This page compares "
    "with all other teams, and most of those kept their manager."
)
_EARLY = "A bonus: the left column has what was signed early, and next quarter what is missing. The right one doesn’t."
_ONE_TEAM = (
    "A promotion is one team. What it brings depends on what that team’s top seller goes on selling, and on the "
    "quarters left."
)


def last_report(spec: QuartersSpec, index: int, played: Sequence[Quarter]) -> str:
    """The dashboard at the end of the last quarter as HTML, or the opening paper before the first."""
    from saleslab.org import world
    from saleslab.org.quarterly import heard, reports

    if not played:
        return _paper(spec, index)
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


def _buyer(spec: QuartersSpec, said: Heard) -> str:
    """What a buyer says at the end of a quarter, as HTML."""
    about, words = "", _NOTHING_BOUGHT[said.wording]
    if said.lever is not None:
        about = f" (her seller’s team has {spec.levers[said.lever].lower()})"
        words = _HEARD[said.lever][said.good][said.wording]
    return f"<p><strong>A buyer, rung by the chair{html.escape(about)}:</strong> {html.escape(words)}</p>"


def looked_back(spec: QuartersSpec, index: int, played: Sequence[Quarter]) -> str:
    """The whole run against the truth, as HTML."""
    from saleslab.analysis import look_back
    from saleslab.analysis.two_years import best_run

    apart = look_back.decisions_apart(index, played)
    said = _stood(index, played)
    if empty := look_back.applauded_for_nothing(apart):
        said.append(_applauded(spec, empty, look_back.right_on_the_pages(index, played, empty)))
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
    promoted = f"<p>{_ONE_TEAM}</p>" if any(each.lever == "promotions" for each in apart) else ""
    best = "".join(f"<li>{html.escape(spec.chips_in_words(placed))}</li>" for placed in best_run(index))
    return (
        "".join(f"<p>{html.escape(line)}</p>" for line in said)
        + _table(("Decision", "Dashboard that quarter", "Truly brought by the end"), rows)
        + promoted
        + _since(spec, index)
        + f"<p>The run we compare with, decided on the same pages, quarter by quarter. It keeps a few teams out until "
        "something fresh is seen of a lever, and drops the paper where what is fresh lies far outside its luck:</p>"
        f"<ol>{best}</ol>"
    )


def _stood(index: int, played: Sequence[Quarter]) -> list[str]:
    """What a run is worth: beside random ones, the best on the same pages, the old paper's, and the company's size."""
    from saleslab.analysis.look_back import standing
    from saleslab.analysis.two_years import paper_run, team_quarter, value
    from saleslab.org import world
    from saleslab.org.policy import HORIZON
    from saleslab.org.quarterly import heard

    stood, w = standing(index, played), world(index)
    margin = HORIZON * w.specification.parameters.managers * team_quarter(index)
    words = [each.fits for each in heard(w, played) if each.lever]
    fitted = f"The buyer’s word fitted the truth in {sum(words)} of the {len(words)} quarters you funded something."
    return [
        f"Your two years are worth {gained(stood.value)} of gross margin, all paid: the average over "
        f"several draws of who gets what, so that luck is out of it. A random run brings {gained(stood.random)}; yours "
        f"beats {stood.beaten} of {stood.runs} of them.",
        f"The best we found on the evidence you could see brings {gained(stood.best)}. On a scale from the random "
        f"run (0) to that one (100) you stand at {_whole(stood.place)}. The opening paper, obeyed to the end, brings "
        f"{gained(value(index, paper_run(index)))}.",
        f"Two million that bring so much? It is {100 * stood.best / margin:.0f} % of the margin of these two years, "
        f"{gained(margin)}. What things cost and how much they do is our setting, and a kind one: even chips at random "
        "pay. Take the order and the timing to work, never the size.",
        *([fitted] if words else []),
    ]


def _since(spec: QuartersSpec, index: int) -> str:
    """What each lever truly did at the time of the paper and does now."""
    from saleslab.org import world
    from saleslab.org.quarterly import once, true_effects

    then, now = once(world(index)), true_effects(world(index))
    rows = [(text, signed_percent(then[lever]), signed_percent(now[lever])) for lever, text in spec.levers.items()]
    moved = [text for lever, text in spec.levers.items() if then[lever] != now[lever]]
    if moved:
        said = f"Changed since the paper: {' and '.join(moved)}. The tests were fair, and three years old."
    else:
        said = "In this company nothing had changed since the paper. In most of the twenty something had."
    return f"<p>{html.escape(said)}</p>" + _table(
        ("The truth", "When the paper was written", "In your two years"), rows
    )


def _applauded(spec: QuartersSpec, empty: Decision, right: bool) -> str:
    """What is said of a decision that the dashboard applauded and that did not pay, ``right`` on the pages or not."""
    said = (
        f"Applauded for nothing: {spec.levers[empty.lever]} in quarter {empty.quarter}. The dashboard said "
        f"{signed_percent(empty.dashboard or 0.0)}; in truth it brought {gained(empty.true)}, its price paid."
    )
    if right:
        said += (
            " On the pages you had it was the right bet, and a careful reader of them places it too: the tests were "
            "old, or kinder than the truth. The applause was still no reason to buy it."
        )
    return said


def _paper(spec: QuartersSpec, index: int) -> str:
    from saleslab.analysis.two_years import opening, team_quarter, tried
    from saleslab.org.quarterly import TRIED

    tests = opening(index)
    rows = [(spec.levers[lever], _with_luck(tests[lever])) for lever in spec.levers]
    margin = f"The margin of one team in one quarter: ${team_quarter(index) / 1e3:,.0f}k."
    first, second = (_with_luck(each) for each in tried(index))
    return (
        _table(("The opening paper: by lot, in this company, three years ago", "Added, where a team had it"), rows)
        + f"<p>Tested since, by lot, last quarter: {spec.levers[TRIED].lower()}. Ten teams: {first}. Another ten: "
        f"{second}. {_OLD}</p><p>{margin} {_GIVE_OR_TAKE}</p>"
    )


def _report(spec: QuartersSpec, report: Report, heard: Heard) -> str:
    rows = [
        (
            f"{spec.levers[line.lever]}, {line.teams} {'team' if line.teams == 1 else 'teams'}",
            signed_percent(line.dashboard),
            _with_luck(line.lot) if line.lot else _ONE if line.teams == 1 else _ALL,
        )
        for line in report.lines
    ]
    said = f"Bookings {gained(report.bookings)}, {signed_percent(report.growth)} on the quarter before."
    table = _table(
        ("Has it", "Dashboard: on the quarter before", "By lot, new business: those teams against the rest"), rows
    )
    notes = [
        *([_NO_EVIDENCE] if any(not line.lot and line.teams > 1 for line in report.lines) else []),
        *([_ALL_TEAMS] if any(line.lot and line.lever == "promotions" for line in report.lines) else []),
        *([_EARLY] if any(line.lever == "pay" for line in report.lines) else []),
    ]
    below = table + "".join(f"<p>{note}</p>" for note in notes) if rows else ""
    return f"<p>End of quarter {report.quarter}. {said}</p>{below}{_buyer(spec, heard)}"


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
