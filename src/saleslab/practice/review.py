"""Spaced retrieval on the start page: what fell due, one question at a time, answered with a click and never graded."""

from __future__ import annotations

import html
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import anywidget
import traitlets

from saleslab.answers import SaveError
from saleslab.practice.due import Due, Try, history_in, on_day, schedule
from saleslab.practice.form import copy_bundle, copy_id
from saleslab.practice.guard import guarded
from saleslab.practice.learner import work_folder
from saleslab.practice.page import ELSEWHERE, LOOK, put, renew, script, widget_view
from saleslab.practice.session import Session, being_graded, current

QUESTION = "review"
A_SITTING = 5
"""No more than this many in one day: what waits, waits."""

_BEFORE = "Two days after your first finished lesson, a question about it waits here. One minute, not graded."


class Review(anywidget.AnyWidget):
    """The widget. ``state`` is what is asked or told now; only the kernel writes it."""

    _esm = script("review")
    _css = LOOK
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session) -> None:
        self._session = session
        self._asked: Due | None = None
        super().__init__(state=self._next())
        self.on_msg(self._on_message)

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """``{"do": "choose", "id", "company", "chosen"}`` or ``{"do": "next"}``. Always answered; never raises."""
        content = content if isinstance(content, dict) else {}
        try:
            after = self._chosen(content) if content.get("do") == "choose" else self._next()
        except SaveError as error:
            after = {"message": str(error), "tone": "error"}
        except Exception as error:
            said = "What was saved before is safe. Press “Start / restart”; if this stays, tell your instructor."
            after = {"message": f"Something went wrong ({type(error).__name__}). {said}", "tone": "error"}
        # A counter, because an unchanged trait is not sent to the page.
        self.state = self.state | after | {"step": self.state.get("step", 0) + 1}
        with suppress(Exception):  # the answer is on disk; its second copy comes with the next run
            renew(copy_bundle(self._session, QUESTION), copy_id(QUESTION))

    def _next(self) -> dict[str, Any]:
        today = datetime.now().date()
        waiting, given = self._waiting()
        due = [each for each in waiting if each.day <= today]
        asked_today = sum(on_day(each.at) == today for tries in given.values() for each in tries)
        self._asked = due[0] if due and asked_today < A_SITTING else None
        if self._asked is None:
            return _resting(waiting, len(due), bool(given))
        words = self._asked.words
        return {
            "phase": "ask",
            "id": self._asked.id,
            "company": self._asked.company,
            "from": f"From “{self._asked.title}”, in another company",
            "prompt": words.prompt,
            "options": words.options,
            "message": "",
            "tone": "plain",
        }

    def _waiting(self) -> tuple[list[Due], dict[str, list[Try]]]:
        answer = self._session.store.get(QUESTION)
        given = history_in(answer.value if answer else None)
        # The same on every machine that builds or grades, whatever lies around.
        return ([] if being_graded() else schedule(work_folder(self._session.store.folder), given)), given

    def _chosen(self, content: dict[str, Any]) -> dict[str, Any]:
        asked = self._asked
        store = self._session.store
        store.refresh()
        waiting, given = self._waiting()
        if asked is None or content.get("id") != asked.id or asked not in waiting:
            return self._next() | {"message": "That one has been answered in another window.", "tone": "draft"}
        options = dict(asked.words.options)
        if content.get("chosen") not in options:
            return {"message": "Choose one of the options shown.", "tone": "error"}
        chosen = str(content["chosen"])
        right = chosen == asked.words.right
        made = Try(
            company=asked.company, chosen=chosen, right=right, at=datetime.now(UTC).isoformat(timespec="seconds")
        )
        tries = {**given, asked.id: [*given.get(asked.id, []), made]}
        store.put(QUESTION, {item: [each.model_dump() for each in given_] for item, given_ in tries.items()})
        return {"phase": "told", "chosen": chosen, "right": asked.words.right} | _told(
            asked, right, len(tries[asked.id])
        )


@guarded("Your review")
def review() -> None:
    """Show what fell due of the lessons finished so far, at most `A_SITTING` a day."""
    session = current()
    widget = Review(session)
    put(_static(widget.state) | widget_view(widget))
    put(copy_bundle(session, QUESTION), copy_id(QUESTION))


def _told(asked: Due, right: bool, tries: int) -> dict[str, str]:
    if right:
        return {"message": f"Right. {asked.words.because}", "tone": "saved"}
    answer = dict(asked.words.options)[asked.words.right]
    back = " It comes back once, in two days." if tries == 1 else ""
    return {"message": f"Not quite. The answer: {_closed(answer)} {asked.words.because}{back}", "tone": "draft"}


def _closed(words: str) -> str:
    return words if words.endswith((".", "!", "?", "”")) else f"{words}."


def _resting(waiting: list[Due], due: int, begun: bool) -> dict[str, Any]:
    if due:
        said = f"That is enough for today. {_more(due)} tomorrow."
    elif waiting:
        said = f"Nothing to bring back today. The next falls due on {_written(waiting[0].day)}."
    else:
        said = "You have answered all there are so far." if begun else _BEFORE
    return {"phase": "rest", "message": said, "tone": "plain"}


def _more(count: int) -> str:
    return "One more waits until" if count == 1 else f"{count} more wait until"


def _written(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B}"


def _static(state: dict[str, Any]) -> dict[str, str]:
    if state["phase"] == "rest":
        lines = [state["message"]]
    else:
        lines = [state["prompt"], *(f"- {text}" for _, text in state["options"]), ELSEWHERE]
    page = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return {"text/html": f'<section class="wbf-static">{page}</section>', "text/plain": "\n".join(lines)}
