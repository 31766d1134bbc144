"""The same conversation held by somebody else: shown once the learner's own has ended, and in that very moment."""

from __future__ import annotations

import html

from saleslab.answers import AnswerError
from saleslab.answers.conversation import ConversationSpec
from saleslab.practice.conversation.engine import replay
from saleslab.practice.conversation.script import load
from saleslab.practice.conversation.transcript import Line, plain_lines, speaker, transcript
from saleslab.practice.guard import guarded
from saleslab.practice.page import Bundle, put, renew
from saleslab.practice.session import Session, current


@guarded("This conversation")
def overheard(question: str, heading: str, *, lines: list[str]) -> None:
    """Show the conversation ``question`` as it goes with ``lines``, ids of its moves, once the learner has ended it.

    Raises nothing to the page; lines that the script does not allow are shown as the author's mistake.
    """
    # The lines belong to the place: a lesson may show one buyer with several sellers.
    session, display_id = current(), f"overheard-{question}-{'-'.join(lines)}"
    spec = session.specs()[question]
    if not isinstance(spec, ConversationSpec):
        raise ValueError(f"overheard({question!r}): that question is no conversation")

    def update(answered: str) -> None:
        if answered == question:
            renew(_bundle(session, spec, heading, lines), display_id)

    put(_bundle(session, spec, heading, lines), display_id)
    session.listeners[display_id] = update


def _bundle(session: Session, spec: ConversationSpec, heading: str, lines: list[str]) -> Bundle:
    script = load(spec.script)
    said = transcript(script, {}, replay(script, {}, lines))
    if not _has_ended(session, spec):
        wait = "Have your own conversation first. Then you hear how it goes with another."
        return {"text/html": f'<section class="wbf-static"><p>{wait}</p></section>', "text/plain": wait}
    items = "".join(_item(line, speaker(script, line, "The other seller")) for line in said)
    page = f'<p class="wbf-goal">{html.escape(heading)}</p><ol class="wbf-said">{items}</ol>'
    return {
        "text/html": f'<section class="wbf-static wbf-overheard">{page}</section>',
        "text/plain": "\n".join([heading, *plain_lines(script, said, "The other seller")]),
    }


def _item(line: Line, name: str) -> str:
    return (
        f'<li data-who="{line["who"]}"><span class="wbf-who">{html.escape(name)}</span>{html.escape(line["text"])}</li>'
    )


def _has_ended(session: Session, spec: ConversationSpec) -> bool:
    answer = session.store.get(spec.question)
    try:
        return answer is not None and bool(spec.clean(answer.value))
    except AnswerError:
        return False
