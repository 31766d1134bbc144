"""Looking back on a finished conversation: what was felt, where it turned, what stayed hidden, what would help."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass

from saleslab.practice.conversation.engine import Played, Step, holds, missed, offered, share_known, step
from saleslab.practice.conversation.outlook import Outlook
from saleslab.practice.conversation.picture import legend, state_svg, state_words
from saleslab.practice.conversation.preparation import BetterPlan, Bought, better_plan, bought, warmth
from saleslab.practice.conversation.script import MEASURES, Fact, Property, Script

WORST = 2
"""How many turns get a better line."""
MATTERED = 3
"""How many lines are told to have moved the other person."""


@dataclass(frozen=True)
class Turning:
    """One line of the learner's, and what it did.

    ``levels``: a measure's name and its change, for each that changed. ``told``: the facts that came out.
    ``change``: more trust, less fear and a fact told count one each; below 0 it closed them down. ``why``: why it
    didn't land, in a clause. ``stake``: they said what is at stake for them, which nothing outweighs.
    """

    number: int
    said: str
    change: int
    levels: list[tuple[str, int]]
    told: list[str]
    why: str
    stake: bool


@dataclass(frozen=True)
class Better:
    """A line that would have done more: what was said, what could have been, and the answer to it.

    ``gain`` is in points of worth, over the ways the conversation could have gone on.
    """

    number: int
    said: str
    instead: str
    answer: str
    gain: float


@dataclass(frozen=True)
class Debrief:
    """Everything the debrief tells; ``hidden`` are the facts that never came out, with their dollars.

    ``known`` are the names of those that did.
    """

    title: str
    next_call: str
    turnings: list[Turning]
    hidden: list[tuple[str, int]]
    known: frozenset[str]
    found: float
    better: list[Better]
    plan: BetterPlan | None


def debrief(script: Script, played: Played, outlook: Outlook) -> Debrief:
    """Look back on a conversation that has ended."""
    ending = script.endings[played.state.ending]
    turnings, losses = [], []
    for number, each in enumerate(played.steps, start=1):
        turnings.append(turning := _turning(script, each, number))
        # A line that did them good is not found fault with, even where another would have done more.
        if turning.change <= 0 and (better := _better(script, each, number, outlook)):
            losses.append(better)
    problem = script.person.problem
    return Debrief(
        title=ending.title,
        next_call=ending.next_call,
        turnings=_most_moving(turnings),
        hidden=[(fact.text, fact.worth) for name, fact in problem.items() if _hidden(name, fact, played)],
        known=played.state.knows,
        found=share_known(script, played.state),
        better=sorted(sorted(losses, key=lambda b: -b.gain)[:WORST], key=lambda b: b.number),
        plan=better_plan(script, played),
    )


def _hidden(name: str, fact: Fact, played: Played) -> bool:
    """Whether a fact never came out, and nothing settled it either."""
    settled = any(holds(when, played.state, plan=played.plan) for when in fact.settled)
    return name not in played.state.knows and not settled


def _most_moving(turnings: Iterable[Turning]) -> list[Turning]:
    """The lines that moved the other person most, in the order in which they were said."""
    moved = sorted((t for t in turnings if t.change), key=lambda t: (not t.stake, -abs(t.change)))
    return sorted(moved[:MATTERED], key=lambda t: t.number)


def _better(script: Script, said: Step, number: int, outlook: Outlook) -> Better | None:
    """The line that promised most of those that would have done more, one that asks on first of all."""
    others = [step(script, said.before, move_id) for move_id in offered(script, said.before)]
    more = [other for other in others if _did_more(script, other, said)]
    best = max(more, key=lambda o: ("follow_up" in _is(script, o), outlook.worth(o.after)), default=said)
    gain = outlook.worth(best.after) - outlook.worth(said.after)
    return Better(number, _said(script, said), _said(script, best), best.reply.text, gain) if gain >= 1 else None


def _did_more(script: Script, other: Step, said: Step) -> bool:
    """Whether a line landed and brought what can be heard: a fact, a better end, a promise not broken.

    Never a pitch or a discount: whatever they do to a level, they are nothing to advise.
    """
    if not other.landed or _is(script, other) & {"pitch", "concession"}:
        return False
    if other.after.ending and said.after.ending:
        return script.endings[other.after.ending].worth > script.endings[said.after.ending].worth
    told_more = len(other.after.knows) > len(said.after.knows)
    return told_more or bool(other.after.ending) or other.after.broken < said.after.broken


def _is(script: Script, played: Step) -> frozenset[Property]:
    return script.turns[played.turn].moves[played.move_id].all_properties


def _turning(script: Script, said: Step, number: int) -> Turning:
    told = [script.person.problem[fact] for fact in said.reply.reveals if fact not in said.before.knows]
    changes = {measure: getattr(said.after, measure) - getattr(said.before, measure) for measure in MEASURES}
    return Turning(
        number=number,
        said=_said(script, said),
        change=warmth(said.after) - warmth(said.before) + len(told),
        levels=[(script.measures[measure], change) for measure, change in changes.items() if change],
        told=[fact.text for fact in told],
        why=missed(script, said),
        stake=any(fact.kind == "stake" for fact in told),
    )


def _said(script: Script, played: Step) -> str:
    return script.turns[played.turn].moves[played.move_id].say


def debrief_html(script: Script, played: Played, outlook: Outlook) -> str:
    """The debrief as HTML, every word of the script escaped."""
    seen = debrief(script, played, outlook)
    who = script.person.pronoun
    parts = [
        _heading(seen.title),
        f"<p><strong>{html.escape(script.next_question)}</strong> {_quoted(seen.next_call)}</p>",
        _heading(f"What {who} felt and didn’t say"),
        f'<div class="wbf-picture">{state_svg(script, played)}{legend(script)}</div>',
        f'<details><summary data-lm-suppress-shortcuts="true">In words</summary>'
        f"<p>{html.escape(state_words(script, played))}</p></details>",
    ]
    if seen.turnings:
        parts += [_heading("Where it turned"), _list(_turning_html(turning) for turning in seen.turnings)]
    parts += [_heading("What stayed hidden"), _hidden_html(script, seen)]
    if seen.better:
        parts += [_heading("What would have done more"), _list(_better_html(better) for better in seen.better)]
    if played.plan:
        parts += [_heading(script.plan_name), _plan_html(seen.plan, bought(script, played))]
    return f'<section class="wbf-debrief" aria-label="Looking back">{"".join(parts)}</section>'


def _heading(text: str) -> str:
    # No heading element: its level would depend on the notebook around it.
    return f'<p class="wbf-goal">{html.escape(text)}</p>'


def _turning_html(turning: Turning) -> str:
    why = f" ({html.escape(turning.why)})" if turning.why else ""
    effect = "opened it up" if turning.change > 0 else f"closed it down{why}"
    levels = [f"{html.escape(name)} {change:+d}".replace("-", "−") for name, change in turning.levels]
    told = [f"you heard: {html.escape(fact)}" for fact in turning.told]
    return f"Line {turning.number} {effect}: {_quoted(turning.said)}<br>{'; '.join([*levels, *told])}."


def _better_html(better: Better) -> str:
    return (
        f"Line {better.number}. You said: {_quoted(better.said)}<br>Rather: <strong>{_quoted(better.instead)}</strong>"
        f"<br>The answer: {_quoted(better.answer)}"
    )


def _plan_html(plan: BetterPlan | None, within_reach: Iterable[Bought]) -> str:
    ready = [
        f"You prepared {_quoted(each.prepared)} That brought a line to mind: {_quoted(each.line)} {each.became}"
        for each in within_reach
    ]
    if plan is None:
        words = "The way you began was as good as any." if ready else "It was as good as any."
        return f"<p>{words} What came after decided.</p>" + (_list(ready) if ready else "")
    rows = [
        f"{html.escape(ask)} You prepared {_quoted(own)}<br>Rather: <strong>{_quoted(other)}</strong>"
        for ask, own, other in plan.rather
    ]
    then = [f"{html.escape(name)} would have begun at {new} of 10, not at {old}." for name, old, new in plan.levels]
    if plan.first_words:
        then.append(f"The first words would have been: {_quoted(plan.first_words)}")
    if plan.ending:
        then.append(f"And the lines you said would have led elsewhere: {_quoted(plan.ending)}")
    return _list([*rows, *then, *ready])


def _hidden_html(script: Script, seen: Debrief) -> str:
    if not seen.hidden:
        all_of_it = len(seen.known) == len(script.person.problem)
        return f"<p>{'Nothing. You heard all of it.' if all_of_it else 'Nothing that still weighs.'}</p>"
    facts = _list(
        html.escape(text) + (f" (<strong>${worth:,}</strong>)" if worth and script.priced else "")
        for text, worth in seen.hidden
    )
    return facts + _heard_html(script, seen)


def _heard_html(script: Script, seen: Debrief) -> str:
    """What did come out of what counts: by name, and not by a sum that nobody may have said."""
    counted = {name: fact.text for name, fact in script.person.problem.items() if fact.worth}
    heard = [html.escape(text) for name, text in counted.items() if name in seen.known]
    if not counted or len(heard) == len(counted):
        return ""
    found = f": {'; '.join(heard)}." if heard else "."
    if not script.priced:
        return f"<p>Of {len(counted)} things that count here you heard {len(heard)}{found}</p>"
    lost = sum(worth for _, worth in seen.hidden)
    return (
        f"<p>Of {len(counted)} parts that cost money you heard {len(heard)}{found} The rest makes ${lost:,} of "
        f"${script.total_worth:,}. The sums are ours: we wrote the trouble and know its parts.</p>"
    )


def _list(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def _quoted(text: str) -> str:
    """Spoken words in quotation marks, unless the script has set them itself."""
    return html.escape(text if "“" in text else f"“{text}”")
