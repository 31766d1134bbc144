"""The conversation in the page: what was said, the lines to choose from, and afterwards the look back."""

from __future__ import annotations

import html
from typing import Any

import anywidget
import traitlets

from saleslab.answers import SaveError
from saleslab.answers.conversation import ConversationSpec
from saleslab.practice.conversation import run as runs
from saleslab.practice.conversation.debrief import debrief_html
from saleslab.practice.conversation.engine import NotPossible, offered
from saleslab.practice.conversation.outlook import Outlook
from saleslab.practice.conversation.run import Overtaken, Saved
from saleslab.practice.conversation.script import Script, ScriptError, load
from saleslab.practice.conversation.transcript import plain_lines, transcript
from saleslab.practice.form import copy_bundle, copy_id
from saleslab.practice.guard import PlainError
from saleslab.practice.page import ELSEWHERE, LOOK, put, renew, script, widget_view
from saleslab.practice.session import Session, being_graded

_ELSEWHERE = "It has gone on in another window. This is where it stands now."
_CHANGED = "This conversation has been rewritten since. It goes on from the last line that still fits."


class Conversation(anywidget.AnyWidget):
    """The widget. ``ask`` sets the scene, ``state`` is where it stands; only the kernel writes them."""

    _esm = script("conversation")
    _css = LOOK
    ask = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, spec: ConversationSpec, authored: Script, session: Session) -> None:
        self._spec, self._script, self._session = spec, authored, session
        self._outlook = Outlook(authored)
        saved, whole = self._read()
        super().__init__(
            ask={
                "question": spec.question,
                "prompt": spec.prompt,
                "scene": authored.scene,
                "role": authored.person.role,
                "planName": authored.plan_name,
                "plan": [
                    {"id": row, "ask": each.ask, "lines": {line: text.text for line, text in each.lines.items()}}
                    for row, each in authored.plan.items()
                ],
            },
            state=self._state(saved) | self._debrief(saved) | ({} if whole else _told(_CHANGED, "draft")),
        )
        self.on_msg(self._on_message)

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """The learner did something: ``{"do", ..., "view", "seq"}``. Never raises."""
        content = content if isinstance(content, dict) else {}
        origin = {"view": content.get("view"), "seq": content.get("seq")}
        saved, told = self._receive(content)
        # The answer first: the look back takes longer to work out.
        self.state = self._state(saved) | told | origin
        try:
            self.state = self.state | self._debrief(saved)
            renew(copy_bundle(self._session, self._spec.question), copy_id(self._spec.question))
            self._session.announce(self._spec.question)
        except Exception as error:
            trouble = f"What comes after it can’t be shown ({type(error).__name__}); press “Start / restart”."
            self.state = self.state | _told(f"{self.state['message']} {trouble}".strip(), "error")

    def _receive(self, content: dict[str, Any]) -> tuple[Saved, dict[str, Any]]:
        before, _ = self._read()
        if being_graded():
            return before, _told("Not saved: this notebook is being graded.", "error")
        try:
            self._session.store.refresh()
            before, _ = self._read()
            after = self._done(before, content)
            self._session.store.put(self._spec.question, after.as_value(self._script))
        except Overtaken:
            return before, _told(_ELSEWHERE, "draft")
        except (NotPossible, SaveError) as error:
            return before, _told(str(error), "error")
        except Exception as error:
            said = "What was said before is safe. Press “Start / restart”; if this stays, tell your instructor."
            return before, _told(f"Not saved: something went wrong ({type(error).__name__}). {said}", "error")
        return after, _told(_standing(self._script, after), "saved")

    def _done(self, saved: Saved, content: dict[str, Any]) -> Saved:
        match content.get("do"):
            case "plan":
                return runs.make_plan(self._script, saved, content.get("plan"))
            case "say":
                return runs.say(self._script, saved, content.get("move"), content.get("at"))
            case "again":
                return runs.once_more(self._script, self._spec.plan, saved)
        raise NotPossible("That can’t be done here.")

    def _read(self) -> tuple[Saved, bool]:
        answer = self._session.store.get(self._spec.question)
        return runs.read(self._script, self._spec.plan, answer.value if answer else None)

    def _state(self, saved: Saved) -> dict[str, Any]:
        run = saved.current
        if run.plan is None:
            part: dict[str, Any] = {"phase": "plan", "log": [], "moves": []}
        else:
            played = run.played(self._script)
            moves = offered(self._script, played.state)
            part = {
                "phase": "end" if played.state.ending else "talk",
                "log": transcript(self._script, run.plan, played),
                "moves": [{"id": move_id, "say": move.say} for move_id, move in moves.items()],
            }
        told = _told(_standing(self._script, saved), "saved")
        return {"at": len(run.path), "practice": saved.again is not None, "debrief": ""} | part | told

    def _debrief(self, saved: Saved) -> dict[str, str]:
        if not saved.current.has_ended(self._script):
            return {}
        return {"debrief": debrief_html(self._script, saved.current.played(self._script), self._outlook)}


def show_conversation(spec: ConversationSpec, session: Session) -> None:
    """Display the conversation, with a static version for pages without widgets, and its copy for safe keeping."""
    try:
        authored = load(_name(spec, session))
    except ScriptError as error:
        raise PlainError(" ".join(error.faults)) from error
    widget = Conversation(spec, authored, session)
    put(_static(spec, authored, widget.state) | widget_view(widget))
    put(copy_bundle(session, spec.question), copy_id(spec.question))


def _name(spec: ConversationSpec, session: Session) -> str:
    """The script's name, drawn by the company where the question leaves it to that."""
    if "." not in spec.script:
        return spec.script
    from saleslab.analysis.cases import script_for  # brings pandas, which would delay every other conversation
    from saleslab.org import world

    return script_for(spec.script, world(session.world_index))


def _told(message: str, tone: str) -> dict[str, str]:
    return {"message": message, "tone": tone if message else "plain"}


def _standing(authored: Script, saved: Saved) -> str:
    """The line under the conversation."""
    if saved.again:
        return "For practice. Your first conversation is the one that counts; it is kept."
    if saved.first.has_ended(authored):
        return "Saved. This first conversation is the one that counts."
    lines = len(saved.first.path)
    return f"Saved, {lines} {'line' if lines == 1 else 'lines'} so far." if lines else ""


def _static(spec: ConversationSpec, authored: Script, state: dict[str, Any]) -> dict[str, str]:
    open_end = [] if state["phase"] == "end" else [ELSEWHERE]
    lines = [*(plain_lines(authored, state["log"]) or ["Not begun yet."]), *open_end]
    page = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    head = f"<p><strong>{html.escape(spec.prompt)}</strong></p><p>{html.escape(authored.scene)}</p>"
    return {
        "text/html": f'<section class="wbf-static">{head}{page}</section>',
        "text/plain": "\n".join([spec.prompt, authored.scene, *lines]),
    }
