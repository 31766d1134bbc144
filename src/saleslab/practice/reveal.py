"""What is shown only after the learner has committed: predict, commit, reveal."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from saleslab.answers import Answer, AnswerError
from saleslab.practice.bets import keep_bet
from saleslab.practice.guard import guarded, message_bundle
from saleslab.practice.page import Bundle, put, renew
from saleslab.practice.session import Session, current
from saleslab.practice.table import items_of

if TYPE_CHECKING:  # matplotlib would delay the first form.
    from saleslab.charts import Chart

    Part = str | Chart
    Content = Part | list[Part]


@guarded("This reveal")
def reveal(
    question: str,
    content: Content | Callable[..., Content],
    *,
    also: Sequence[str] = (),
    truth: float | None = None,
) -> None:
    """Show ``content`` once ``question`` is answered, in that very moment; a prediction has to be locked.

    ``content``: text (a blank line starts a paragraph), a `Chart`, a list of these, or a function that makes one
    of the answer's value (of a prediction: ``{"value": ..., "sure": percent}``). ``also``: further questions that
    have to be answered first, whose values ``content`` takes after this one's. ``truth``, in the prediction's
    unit, is what the bet is settled by for the learner's own `calibration`.
    """
    session, display_id = current(), "-".join(["reveal", question, *also])

    def update(saved: str) -> None:
        if saved in (question, *also):
            renew(_bundle(session, (question, *also), content), display_id)
            settle()

    def settle() -> None:
        if truth is not None:
            with suppress(OSError):  # a bet that could not be kept is kept when the notebook next runs
                keep_bet(session, question, truth)

    put(_bundle(session, (question, *also), content), display_id)
    session.listeners[display_id] = update
    settle()


def _bundle(session: Session, questions: Sequence[str], content: Any) -> Bundle:
    answers = [session.store.get(question) for question in questions]
    pairs = zip(questions, answers, strict=True)
    given = [a for question, a in pairs if a is not None and (a.locked or _binds(session, question, a))]
    if len(given) < len(answers):
        what = "the question" if len(answers) == 1 else "the questions"
        return _joined([f"Answer {what} above first. The rest then appears here."])
    try:
        made = content(*(answer.value for answer in given)) if callable(content) else content
        return _joined(made if isinstance(made, list) else [made])
    except Exception as error:
        advice = "Your answer is safe. Press “Start / restart”; if this stays, tell your instructor."
        return message_bundle("The answer can’t be shown", advice, f"{type(error).__name__}: {error}")


def _binds(session: Session, question: str, answer: Answer) -> bool:
    """A prediction waits for its lock, and what is open or unfinished for its end; else an answer counts at once."""
    value = answer.value
    if isinstance(value, dict) and (set(value) == {"value", "sure"} or value.get("open")):
        return False
    spec = session.specs().get(question)
    if spec is None:
        return True
    try:
        spec.clean(value, items_of(spec, session))
    except AnswerError:
        return False
    return True


def _joined(parts: list[Part]) -> dict[str, str]:
    pages = [_paragraphs(part) if isinstance(part, str) else part.to_html() for part in parts]
    texts = [part if isinstance(part, str) else part.alternative for part in parts]
    return {
        "text/html": f'<div class="wbf-reveal">{"".join(pages)}</div>',
        "text/plain": "\n\n".join(texts),
    }


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in text.split("\n\n"))
