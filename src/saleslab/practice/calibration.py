"""The learner's own calibration: how often bets came off, beside how sure the learner had been. For nobody else."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence

from saleslab.practice.bets import Bet, kept_bets
from saleslab.practice.guard import guarded
from saleslab.practice.page import Bundle, put, renew
from saleslab.practice.session import Session, current

FEWEST = 3
"""Below this many bets there is nothing to see."""

_ID = "calibration"


@guarded("Your calibration")
def calibration() -> None:
    """Show the bets of all modules so far. Stands below the reveals of its notebook, and follows them."""
    session = current()
    put(_bundle(session), _ID)
    session.listeners[_ID] = lambda _question: renew(_bundle(session), _ID)


def groups(bets: Sequence[Bet]) -> list[tuple[int, int, int]]:
    """``(about how many percent sure, how many came off, how many bets)``, by tens; 90 holds all above 85."""
    found: dict[int, list[bool]] = {}
    for bet in bets:
        found.setdefault(min(10 * math.floor(bet.sure / 10 + 0.5), 90), []).append(bet.came_off)
    return [(sure, sum(came_off), len(came_off)) for sure, came_off in sorted(found.items())]


def in_words(bets: Sequence[Bet]) -> list[str]:
    """What the bets say, as sentences."""
    if len(bets) < FEWEST:
        settled = {0: "None of your bets has", 1: "One of your bets has", 2: "Two of your bets have"}[len(bets)]
        return [
            f"{settled} come out so far. From three on, you see here how sure you were and how often you were right."
        ]
    return [
        f"{sum(bet.came_off for bet in bets)} of your {len(bets)} bets were within reach. {_verdict(bets)}",
        *(f"Of the bets where you said about {sure} % sure, {hits} of {n} came off." for sure, hits, n in groups(bets)),
    ]


def _verdict(bets: Sequence[Bet]) -> str:
    """Compares hits with what the learner's own odds say: expected sum(p), variance sum(p (1 - p))."""
    chances = [bet.sure / 100 for bet in bets]
    expected, spread = sum(chances), math.sqrt(sum(p * (1 - p) for p in chances))
    surplus = sum(bet.came_off for bet in bets) - expected
    by_odds = f"By your own odds it should have been about {expected:.0f}."
    if surplus < -2 * spread:
        return f"{by_odds} You are surer than you are right: say a lower number next time."
    if surplus > 2 * spread:
        return f"{by_odds} You are right more often than you say: trust yourself with a higher number."
    return f"{by_odds} The difference is no more than luck can do."


def _bundle(session: Session) -> Bundle:
    bets = kept_bets(session)
    first, *by_group = in_words(bets)
    lines = [f"{first} Nobody sees this but you.", *by_group]
    items = "".join(f"<li>{html.escape(line)}</li>" for line in by_group)
    page = f"<p>{html.escape(lines[0])}</p>" + (f"<ul>{items}</ul>" if items else "")
    chart = ""
    if len(bets) >= FEWEST:
        from saleslab.charts.bets import sure_and_right  # matplotlib would delay the first form

        chart = sure_and_right(groups(bets)).to_html()
    return {"text/html": f'<div class="wbf-reveal">{page}{chart}</div>', "text/plain": "\n".join(lines)}
