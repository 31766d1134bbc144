"""What is told after the last quarter of a run: each decision's true worth, beside what its dashboard said."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING

from saleslab.analysis.words import gained, signed_percent
from saleslab.answers.quarters import QuartersSpec
from saleslab.practice.quarters_page import Quarter, dashboard_words, figure_of, table

if TYPE_CHECKING:
    from saleslab.analysis.look_back import Decision

_ONE_TEAM = (
    "A promotion is one team. What it brings depends on what that team’s top seller goes on selling, and on the "
    "quarters left."
)
_SUMS = (
    "Each line is the two years with that decision less the two years without it, its price paid, over the same draws. "
    "The lines don’t add up to the whole, and differ from a sum on the paper: quarters have seasons, and two "
    "levers work on one deal."
)


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
            dashboard_words(each.line) if each.line else "–",
            gained(each.true),
        )
        for each in apart
    ]
    promoted = f"<p>{_ONE_TEAM}</p>" if any(each.lever == "promotions" for each in apart) else ""
    best = "".join(f"<li>{html.escape(spec.chips_in_words(placed))}</li>" for placed in rules.best_run(index))
    shown = table(("Decision", "Dashboard that quarter", "Truly brought by the end, its price paid"), rows)
    return (
        "".join(f"<p>{html.escape(line)}</p>" for line in said)
        + (f"{shown}<p>{_SUMS}</p>" if rows else "")
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
        f"We tried {len(rules.RULES)} ways to read the same pages. The best of them brings {gained(stood.best)} here. "
        f"On a scale from the random run (0) to that one (100) you stand at {_whole(stood.place)}. The opening paper, "
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
            f"{'something' if found.said.good else 'nothing'} better, the page said {figure_of(found)}."
            f"{you} {who} In truth it adds {signed_percent(true_effects(w)[lever])}.{little} A chip more on it in that "
            f"quarter {'brings' if brings > 0 else 'loses'} {gained(abs(brings))}: that is what "
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
    return f"<p>{html.escape(said)}</p>" + table(("The truth", "When the paper was written", "In your two years"), rows)


def _applauded(spec: QuartersSpec, empty: Decision, right: bool) -> str:
    """What is said of a decision that the dashboard applauded and that did not pay, ``right`` on the pages or not."""
    said = (
        f"Applauded for nothing: {spec.levers[empty.lever]} in quarter {empty.quarter}. The dashboard said "
        f"{dashboard_words(empty.line)}; in truth it brings {gained(empty.true)}, its price paid."
    )
    if right:
        said += (
            " On the pages you had it was the right bet, and a careful reader of them places it too: the tests were "
            "old, or kinder than the truth. The applause was still no reason to buy it."
        )
    return said


def _whole(number: float) -> str:
    return f"{number:.0f}".replace("-", "−")
