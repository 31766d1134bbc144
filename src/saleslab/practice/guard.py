"""No cell of a notebook raises: a failure shows a plain message, and whatever was saved stays saved."""

from __future__ import annotations

import functools
import html
from collections.abc import Callable
from typing import ParamSpec

from saleslab.practice.page import put

P = ParamSpec("P")


class PlainError(Exception):
    """Something the learner can act on. The message is written for the learner."""


def show_message(heading: str, message: str, detail: str = "") -> None:
    """A plain box in the page; ``detail``, folded away, is for whoever maintains the course."""
    put(message_bundle(heading, message, detail))


def message_bundle(heading: str, message: str, detail: str = "") -> dict[str, str]:
    """The box of `show_message` as a MIME bundle."""
    folded = (
        f"<details><summary>For whoever maintains this course</summary><code>{html.escape(detail)}</code></details>"
        if detail
        else ""
    )
    return {
        "text/html": f'<div class="wbf-message"><p><strong>{html.escape(heading)}</strong></p>'
        f"<p>{html.escape(message)}</p>{folded}</div>",
        "text/plain": "\n".join(line for line in (heading, message, detail) if line),
    }


def guarded(what: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Decorator for whatever a notebook cell calls: a failure is shown in plain words, under the name ``what``."""

    def decorate(function: Callable[P, None]) -> Callable[P, None]:
        @functools.wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> None:
            try:
                function(*args, **kwargs)
            except PlainError as error:
                show_message(what, str(error))
            except Exception as error:
                show_message(
                    f"{what} can’t be shown",
                    "Your saved answers are safe. Press “Start / restart”; if this stays, tell your instructor.",
                    f"{type(error).__name__}: {error}",
                )

        return call

    return decorate
