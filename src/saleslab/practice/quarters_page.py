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
    from saleslab.analysis.look_back import Clash, Decision
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
_ONE_TEAM = (
    "A promotion is one team. What it brings depends on what that team’s top seller goes on selling, and on the "
    "quarters left."
)
_SUMS = (
    "Each line is the two years with that decision less the two years without it, its price paid, over the same draws. "
    "The lines don’t add up to the whole, and differ from a sum on the paper: quarters have seasons, and two "
    "levers work "
    "on one deal."
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
    return f"{spec.levers[found.line.lever]}. {hears} The page says {_figure(found)}. Which do you go by this quarter?"


def _figure(found: Clash) -> str:
    return f"{signed_percent(found.figure)} {'by lot' if found.lot else 'in the left column'}"


def looked_back(spec: QuartersSpec, index: int, played: Sequence[Quarter], went_by: str = "") -> str:
    """The whole run against the truth, as HTML; ``went_by``: "her" or "page", where they stood against each other."""
    from saleslab.analysis import look_back, rules

    apart = look_back.decisions_apart(index, played)
    said = _stood(index, played)
    if empty := look_back.applauded_for_nothing(apart):
        said.append(_applauded(spec, empty, look_back.right_on_the_pages(index, played, empty)))
    if cut := look_back.cut_too_early(index, played):
        said.append(_cut(spec, cut, look_back.stopping_was_right(index, played, cut)))
    said += [*_skipped(spec, index, played), *_trusted(spec, index, played, went_by)]
    rows = [
        (
            f"Q{each.quarter}: {each.chips} on {spec.levers[each.lever]}",
            _dashboard(each.line) if each.line else "–",
            gained(each.true),
        )
        for each in apart
    ]
    promoted = f"<p>{_ONE_TEAM}</p>" if any(each.lever == "promotions" for each in apart) else ""
    best = "".join(f"<li>{html.escape(spec.chips_in_words(placed))}</li>" for placed in rules.best_run(index))
    table = _table(("Decision", "Dashboard that quarter", "Truly brought by the end, its price paid"), rows)
    return (
        "".join(f"<p>{html.escape(line)}</p>" for line in said)
        + (f"{table}<p>{_SUMS}</p>" if rows else "")
        + promoted
        + _since(spec, index)
        + f"<p>The best of {len(rules.RULES)} ways to read these pages, here: whoever {rules.best_rule(index)}. "
        f"Quarter by quarter:</p><ol>{best}</ol>"
    )


def _stood(index: int, played: Sequence[Quarter]) -> list[str]:
    """What a run is worth: beside random ones, the best on the same pages, the old paper's, and the company's size."""
    from saleslab.analysis import rules
    from saleslab.analysis.look_back import standing
    from saleslab.analysis.two_years import team_quarter, value
    from saleslab.org import world
    from saleslab.org.policy import HORIZON

    stood, w = standing(index, played), world(index)
    margin = HORIZON * w.specification.parameters.managers * team_quarter(index)
    return [
        f"Your two years are worth {gained(stood.value)} of gross margin, all paid: the average over "
        f"several draws of who gets what, so that luck is out of it. A random run brings {gained(stood.random)}; yours "
        f"beats {stood.beaten} of {stood.runs} of them.",
        f"We tried {len(rules.RULES)} ways to read the same pages. The best of them brings {gained(stood.best)} "
        f"here. On "
        f"a scale from the random run (0) to that one (100) you stand at {_whole(stood.place)}. The opening paper, "
        f"obeyed to the end, brings {gained(value(index, rules.paper(index)))}; Tarnhold’s plan, copied, "
        f"{gained(value(index, rules.TARNHOLD))}.",
        f"Is that much for two million? Yours is {100 * stood.value / margin:.1f} % of the margin of these two years, "
        f"{gained(margin)}. What things cost and how much they do is our setting, and a kind one: even chips at random "
        "pay in most companies. Take the order and the timing to work, never the size.",
    ]


def _cut(spec: QuartersSpec, cut: Decision, right: bool) -> str:
    """What is said of a lever that was dropped and would have paid, ``right`` to drop on the pages or not."""
    said = (
        f"Dropped, and it worked: {spec.levers[cut.lever]}. You put nothing more on it from quarter {cut.quarter}. "
        f"One more chip there and then would have brought {gained(cut.true)} beyond its price."
    )
    return said + (" On the pages you had, stopping was the right bet: a careful reader of them stops too." * right)


def _skipped(spec: QuartersSpec, index: int, played: Sequence[Quarter]) -> list[str]:
    """The levers never funded that truly pay here, with what they add and from where they pay."""
    from saleslab.analysis.l5 import break_even
    from saleslab.analysis.look_back import never_funded
    from saleslab.org import world
    from saleslab.org.quarterly import true_effects

    w = world(index)
    named = [
        f"{spec.levers[lever]} ({signed_percent(true_effects(w)[lever], 2)} in truth; pays from "
        f"{signed_percent(break_even(w, lever), 2)})"
        for lever in never_funded(index, played)
    ]
    if not named:
        return []
    return [
        f"Never funded, and it pays here: {'; '.join(named)}. Its vendor’s chart may have been poor; the thing wasn’t."
    ]


def _trusted(spec: QuartersSpec, index: int, played: Sequence[Quarter], went_by: str) -> list[str]:
    """What became of the quarter in which her word stood against the page, and how often she fitted."""
    from saleslab.analysis.look_back import chip_more, clash
    from saleslab.org import world
    from saleslab.org.quarterly import heard, true_effects

    w, said = world(index), list[str]()
    if found := clash(index, played):
        lever, quarter = found.line.lever, found.quarter + 1
        brings = chip_more(index, played, lever, quarter)
        you = {"her": " You went by her.", "page": " You went by the page."}.get(went_by, "")
        who = "Her word fitted." if found.said.fits else "Her word didn’t fit."
        little = " More than nothing, and too little to notice." if found.said.fits and not found.said.good else ""
        little = little if true_effects(w)[lever] > 0 else ""
        said.append(
            f"Quarter {quarter}, {spec.levers[lever]}: she noticed "
            f"{'something' if found.said.good else 'nothing'} better, the "
            f"page said {_figure(found)}.{you} {who} In truth it adds "
            f"{signed_percent(true_effects(w)[lever])}.{little} A "
            f"chip more on it in that quarter {'brings' if brings > 0 else 'loses'} {gained(abs(brings))}: that "
            f"is what "
            f"trusting {'her' if found.said.good else 'the page'} was worth."
        )
    if fits := [each.fits for each in heard(w, played) if each.lever]:
        said.append(
            f"Her word fitted the truth in {sum(fits)} of the {len(fits)} quarters in which she spoke of a lever."
        )
    return said


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


def _dashboard(line: Line | None) -> str:
    """A dashboard's figure, and whose growth it is where it isn't that of all who have the lever."""
    return f"{signed_percent(line.dashboard)}{_SHOWN[line.shown]}" if line else "nothing"


def _applauded(spec: QuartersSpec, empty: Decision, right: bool) -> str:
    """What is said of a decision that the dashboard applauded and that did not pay, ``right`` on the pages or not."""
    said = (
        f"Applauded for nothing: {spec.levers[empty.lever]} in quarter {empty.quarter}. The dashboard said "
        f"{_dashboard(empty.line)}; in truth it brings {gained(empty.true)}, its price paid."
    )
    if right:
        said += (
            " On the pages you had it was the right bet, and a careful reader of them places it too: the tests were "
            "old, or kinder than the truth. The applause was still no reason to buy it."
        )
    return said


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
        _table(("The opening paper: by lot, in this company, three years ago", "Added, where a team had it"), rows)
        + f"<p>{html.escape(since)} {_OLD}</p><p>{margin} {_GIVE_OR_TAKE}</p>"
    )


def _report(spec: QuartersSpec, report: Report, heard: Heard) -> str:
    rows = [
        (
            f"{spec.levers[line.lever]}, {line.teams} {'team' if line.teams == 1 else 'teams'}",
            _dashboard(line),
            _with_luck(line.lot) if line.lot else _nobody(line),
        )
        for line in report.lines
    ]
    said = f"Bookings {gained(report.bookings)}, {signed_percent(report.growth)} on the quarter before."
    table = _table(
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
    below = table + "".join(f"<p>{note}</p>" for note in notes) if rows else ""
    return f"<p>End of quarter {report.quarter}. {said}</p>{below}{_buyer(heard)}"


def _nobody(line: Line) -> str:
    """Why a lever has no reading by lot."""
    from saleslab.org.two_years import LEVERS

    if line.teams == 1:
        return _ONE
    return _NEVER if LEVERS[line.lever].lasts == "fades" else _ALL


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
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


def _whole(number: float) -> str:
    return f"{number:.0f}".replace("-", "−")


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
