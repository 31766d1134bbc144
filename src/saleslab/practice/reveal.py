"""What is shown only after a prediction is locked: predict, commit, reveal."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from saleslab.practice.guard import guarded, message_bundle
from saleslab.practice.page import Bundle, put, renew
from saleslab.practice.session import Session, current

if TYPE_CHECKING:  # matplotlib would delay the first form.
    from saleslab.charts import Chart

    Part = str | Chart
    Content = Part | list[Part]


@guarded("This reveal")
def reveal(prediction: str, content: Content | Callable[[dict[str, float]], Content]) -> None:
    """Show ``content`` once the prediction of that id is locked, in the very moment it locks.

    ``content``: text (a blank line starts a paragraph), a `Chart`, a list of these, or a function that makes one
    of the learner's guess, ``{"value": ..., "sure": percent}``.
    """
    session, display_id = current(), f"reveal-{prediction}"

    def update(question: str) -> None:
        if question == prediction:
            renew(_bundle(session, prediction, content), display_id)

    put(_bundle(session, prediction, content), display_id)
    session.listeners[display_id] = update


def _bundle(session: Session, prediction: str, content: Any) -> Bundle:
    answer = session.store.get(prediction)
    if answer is None or not answer.locked:
        return _joined(["Lock in your prediction first. The answer then appears here."])
    try:
        made = content(answer.value) if callable(content) else content
        return _joined(made if isinstance(made, list) else [made])
    except Exception as error:
        advice = "Your prediction is safe. Press “Start / restart”; if this stays, tell your instructor."
        return message_bundle("The answer can’t be shown", advice, f"{type(error).__name__}: {error}")


def _joined(parts: list[Part]) -> dict[str, str]:
    pages = [_paragraphs(part) if isinstance(part, str) else part.to_html() for part in parts]
    texts = [part if isinstance(part, str) else part.alternative for part in parts]
    return {
        "text/html": f'<div class="wbf-reveal">{"".join(pages)}</div>',
        "text/plain": "\n\n".join(texts),
    }


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in text.split("\n\n"))
