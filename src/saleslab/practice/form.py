"""The form of one question: native controls in the page, every entry checked, saved and confirmed at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import anywidget
import traitlets

from saleslab.answers import MIME, AnswerError, Copy, SaveError, Spec
from saleslab.practice.earlier import earlier_promises, nothing_to_ask
from saleslab.practice.entry import entered, unfinished
from saleslab.practice.page import LOOK, put, renew, script, widget_view
from saleslab.practice.session import Session, being_graded
from saleslab.practice.static_view import static_bundle
from saleslab.practice.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_PROMISE_WORDS = "At the end of each lesson you promise one act at work. Later you are asked what became of it."
_NO_PROMISE = {"text/html": f'<p class="wbf-role">{_NO_PROMISE_WORDS}</p>', "text/plain": _NO_PROMISE_WORDS}

Tone = Literal["plain", "saved", "draft", "error"]


@dataclass(frozen=True)
class Outcome:
    """What became of an entry: the value the form now holds, and the line that tells the learner."""

    value: Any
    message: str
    tone: Tone
    locked: bool = False


class Form(anywidget.AnyWidget):
    """The widget. ``ask`` describes the question, ``state`` what is saved; only the kernel writes them."""

    _esm = script("lists", "form")
    _css = LOOK
    ask = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, spec: Spec, session: Session, table: Table | None = None) -> None:
        self._spec, self._session = spec, session
        self._items = table.items if table else ()
        self._latest: dict[str, int] = {}
        self._about = earlier_promises(spec, session)
        super().__init__(
            ask={
                **spec.model_dump(),
                "table": table.as_data() if table else None,
                "earlier": [about["words"] for about in self._about],
            },
            state=_as_state(restored(session, spec, self._items)),
        )
        self.on_msg(self._on_message)

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """An entry arrived from the page: ``{"value", "view", "seq"}``. Never raises."""
        content = content if isinstance(content, dict) else {}
        if self._overtaken(content):
            return
        origin = {"view": content.get("view"), "seq": content.get("seq")}
        try:
            outcome = receive(self._session, self._spec, self._with_promises(content.get("value")), self._items)
        except Exception as error:
            outcome = Outcome(content.get("value"), _trouble(error), "error")
        # The learner hears first; what follows from the answer comes after.
        self.state = _as_state(outcome) | origin
        if outcome.tone in ("saved", "draft"):
            self._follow_up()

    def _with_promises(self, value: Any) -> Any:
        """A follow-up's entry with the promises it is about, so that the answer stays theirs when there are newer."""
        return {**value, "about": self._about} if self._about and isinstance(value, dict) else value

    def _overtaken(self, content: dict[str, Any]) -> bool:
        """Whether a later entry of the same window was handled before; seen on a busy machine after fast clicks."""
        view, number = str(content.get("view")), content.get("seq")
        if not isinstance(number, int):
            return False
        overtaken = number < self._latest.get(view, number)
        self._latest[view] = max(number, self._latest.get(view, number))
        return overtaken

    def _follow_up(self) -> None:
        question = self._spec.question
        try:
            renew(copy_bundle(self._session, question), copy_id(question))
            self._session.announce(question)
        except Exception as error:
            self.state = self.state | {"message": f"{self.state['message']} {_after_save(error)}"}


def show_form(spec: Spec, session: Session, table: Table | None) -> None:
    """Display the form, with a static version for pages without widgets, and the answer's copy for safe keeping."""
    if nothing_to_ask(spec, session):
        put(_NO_PROMISE)
        return
    form = Form(spec, session, table)
    outcome = restored(session, spec, form._items)
    words = spec.in_words(outcome.value) if outcome.tone == "saved" else ""
    put(static_bundle(spec, table, form.ask["earlier"], words) | widget_view(form))
    put(copy_bundle(session, spec.question), copy_id(spec.question))


def restored(session: Session, spec: Spec, items: Sequence[str]) -> Outcome:
    """The saved answer as a form shows it on opening."""
    answer = session.store.get(spec.question)
    if answer is None:
        return Outcome(None, "", "plain")
    try:
        value = spec.clean(answer.value, items)
    except AnswerError as error:
        kept = unfinished(spec, answer.value, items)
        if kept is None:
            return Outcome(None, "Your saved answer can’t be read. Please answer again.", "error")
        return Outcome(kept, f"Not finished yet. {error}", "draft")
    return _saved(spec, value, answer.locked)


def receive(session: Session, spec: Spec, raw: Any, items: Sequence[str]) -> Outcome:
    """Check an entry and save it. What binds is locked. An unfinished entry is kept, and said to be unfinished."""
    if being_graded():
        return Outcome(raw, "Not saved: this notebook is being graded.", "error")
    try:
        value = spec.clean(entered(spec, raw), items)
    except AnswerError as error:
        return _not_yet(session, spec, raw, items, str(error))
    try:
        answer = session.store.put(spec.question, value, lock=spec.locks)
    except SaveError as error:
        return Outcome(raw, str(error), "error")
    # Another window may have locked it first: what was saved is what is shown.
    return _saved(spec, answer.value, answer.locked)


def _not_yet(session: Session, spec: Spec, raw: Any, items: Sequence[str], problem: str) -> Outcome:
    kept = unfinished(spec, raw, items)
    if kept is None:
        before = restored(session, spec, items)
        stays = f" Your saved answer stays: {_closed(spec.in_brief(before.value))}" if before.tone == "saved" else ""
        return Outcome(raw, f"Not saved. {problem}{stays}", "error")
    try:
        session.store.put(spec.question, kept)
    except SaveError as error:
        return Outcome(raw, str(error), "error")
    return Outcome(raw, f"Kept, not finished yet. {problem}", "draft")


def _saved(spec: Spec, value: Any, locked: bool) -> Outcome:
    if spec.locks:
        return Outcome(value, f"Locked in: {_closed(spec.in_brief(value))}", "saved", locked)
    return Outcome(value, f"Saved: {_closed(spec.in_brief(value))}", "saved", locked)


def _closed(words: str) -> str:
    return words if words.endswith((".", "…", "!", "?", "”")) else f"{words}."


def _as_state(outcome: Outcome) -> dict[str, Any]:
    return {"value": outcome.value, "message": outcome.message, "tone": outcome.tone, "locked": outcome.locked}


def _trouble(error: Exception) -> str:
    return (
        f"Not saved: something went wrong ({type(error).__name__}). Your earlier answers are safe. "
        "Press “Start / restart”; if this stays, tell your instructor."
    )


def _after_save(error: Exception) -> str:
    return f"What depends on it could not be brought up to date ({type(error).__name__}); press “Start / restart”."


def copy_id(question: str) -> str:
    """Display id of the copy of an answer."""
    return f"answer-{question}"


def copy_bundle(session: Session, question: str) -> Mapping[str, Any]:
    """The answer as it travels in the notebook, in a bundle that shows nothing."""
    nothing = {"text/html": "<span hidden></span>", "text/plain": ""}
    answer = session.store.get(question)
    if answer is None:
        return nothing
    sheet = session.store.sheet
    copy = Copy(
        assignment=sheet.assignment, release=sheet.release, sheet_id=sheet.sheet_id, question=question, answer=answer
    )
    return nothing | {MIME: copy.model_dump()}
