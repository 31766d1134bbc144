"""The case file: looks bought one by one, and a cause named for each case; closing it binds.

The page gets what was opened and nothing else. Everything it sends is checked against the file as saved: what is open
stays open, and stays paid for.
"""

from __future__ import annotations

import html
from typing import Any

import anywidget
import traitlets

from saleslab.answers import AnswerError, SaveError
from saleslab.answers.case_file import CaseFileSpec
from saleslab.practice.form import copy_bundle, copy_id
from saleslab.practice.page import ELSEWHERE, LOOK, put, renew, script, widget_view
from saleslab.practice.session import Session, being_graded
from saleslab.practice.table import Table, table_of

_EMPTY: dict[str, Any] = {"opened": [], "named": {}}


class CaseFile(anywidget.AnyWidget):
    """The widget. ``ask`` describes the file, ``state`` is what is open and named; only the kernel writes them."""

    _esm = script("case_file")
    _css = LOOK
    ask = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, spec: CaseFileSpec, table: Table, session: Session) -> None:
        self._spec, self._table, self._session = spec, table, session
        super().__init__(
            ask={
                "question": spec.question,
                "prompt": spec.prompt,
                "table": table.as_data(),
                "looks": [{"key": key, "text": text, "minutes": spec.prices[key]} for key, text in spec.looks.items()],
                "causes": [{"key": key, "text": text} for key, text in spec.causes.items()],
                "minutes": spec.minutes,
            },
            state=self._standing(),
        )
        self.on_msg(self._on_message)

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """The learner did something: ``{"do": "open" | "name" | "close", "item", "look", "cause", "view", "seq"}``.

        Never raises. Every message is answered, so that the page never waits.
        """
        content = content if isinstance(content, dict) else {}
        origin = {"view": content.get("view"), "seq": content.get("seq")}
        try:
            self._do(content)
        except (AnswerError, SaveError) as error:
            self.state = self._standing() | {"message": str(error), "tone": "error"} | origin
        except Exception as error:
            said = "What was kept before is safe. Press “Start / restart”; if this stays, tell your instructor."
            message = f"Something went wrong ({type(error).__name__}). {said}"
            self.state = self.state | {"message": message, "tone": "error"} | origin
        else:
            self.state = self._standing() | origin
            self._follow_up()

    def _do(self, content: dict[str, Any]) -> None:
        if being_graded():
            raise SaveError("Not saved: this notebook is being graded.")
        spec, store = self._spec, self._session.store
        store.refresh()
        file = self._file()
        match content.get("do"):
            case "open":
                file["opened"].append([content.get("item"), content.get("look")])
            case "name":
                file["named"][content.get("item")] = content.get("cause")
        file = spec.begun(file, self._table.items)
        if content.get("do") == "close":
            store.put(spec.question, spec.clean(file, self._table.items), lock=True)
        else:
            store.put(spec.question, file | {"open": True})

    def _follow_up(self) -> None:
        try:
            renew(copy_bundle(self._session, self._spec.question), copy_id(self._spec.question))
            self._session.announce(self._spec.question)
        except Exception as error:
            trouble = f"What comes after it can’t be shown ({type(error).__name__}); press “Start / restart”."
            self.state = self.state | {"message": f"{self.state['message']} {trouble}", "tone": "error"}

    def _file(self) -> dict[str, Any]:
        """The file as saved, ready to be changed; an empty one where there is none that can be read."""
        answer = self._session.store.get(self._spec.question)
        try:
            return self._spec.begun(answer.value if answer else _EMPTY, self._table.items)
        except AnswerError:
            return self._spec.begun(_EMPTY, self._table.items)

    def _standing(self) -> dict[str, Any]:
        """What is open, what it says, what is named, and the line under it."""
        from saleslab.analysis.cases import look
        from saleslab.org import world

        spec, file, company = self._spec, self._file(), world(self._session.world_index)
        answer = self._session.store.get(spec.question)
        locked = answer is not None and answer.locked
        shown = [
            {"item": item, "look": key, **look(spec.items, item, key, company)._asdict()}
            for item, key in file["opened"]
        ]
        return {"opened": shown, "named": file["named"], "left": spec.minutes - spec.spent(file["opened"])} | _told(
            spec, file, len(self._table.items), locked
        )


def show_case_file(spec: CaseFileSpec, session: Session) -> None:
    """Display the file, with a static version for pages without widgets, and its copy for safe keeping."""
    table = table_of(spec, session)
    assert table is not None
    widget = CaseFile(spec, table, session)
    put(_static(spec, table, widget.state) | widget_view(widget))
    put(copy_bundle(session, spec.question), copy_id(spec.question))


def _told(spec: CaseFileSpec, file: dict[str, Any], cases: int, locked: bool) -> dict[str, Any]:
    if locked:
        return {"message": f"Closed: {spec.in_brief(file)}.", "tone": "saved", "locked": True}
    if not file["opened"] and not file["named"]:
        return {"message": "", "tone": "plain", "locked": False}
    missing = cases - len(file["named"])
    to_do = f"Still to name: {missing} of {cases}." if missing else "Close the file when you stand by it."
    return {"message": f"Kept. {to_do}", "tone": "draft", "locked": False}


def _static(spec: CaseFileSpec, table: Table, state: dict[str, Any]) -> dict[str, str]:
    """The cases, what can be opened at which price, and what was opened and named."""
    can = [f"{text}: {spec.prices[key]} minutes" for key, text in spec.looks.items()]
    seen = [f"{each['item']}, {spec.looks[each['look']]}: {each['words']}" for each in state["opened"]]
    named = [f"{item}: {spec.causes[cause]}" for item, cause in state["named"].items()]
    begun = [] if state["locked"] else [f"Not closed yet. {ELSEWHERE}"]
    lines = [f"There are {spec.minutes} minutes. Each look takes some:", *can, *seen, *named, *begun]
    page = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return {
        "text/html": f'<section class="wbf-static"><p><strong>{html.escape(spec.prompt)}</strong></p>'
        f"{table.to_html()}<ul>{page}</ul></section>",
        "text/plain": "\n".join([spec.prompt, table.to_text(), *lines]),
    }
