"""The closing cell of an exercise: what is answered, what is missing, and the one file to hand in."""

from __future__ import annotations

import html
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

import anywidget
import traitlets

from saleslab.answers import SaveError
from saleslab.practice.earlier import nothing_to_ask
from saleslab.practice.form import restored
from saleslab.practice.guard import PlainError, guarded
from saleslab.practice.learner import checked_id, keep_id, known_id, work_folder
from saleslab.practice.onward import onward
from saleslab.practice.package import FOLDER, Receipt, make_package
from saleslab.practice.page import LOOK, put, renew, script, widget_view
from saleslab.practice.session import Session, being_graded, current
from saleslab.practice.table import items_of

_ONWARD = "onward"


@dataclass(frozen=True)
class Entry:
    """One question as the closing cell lists it; ``answer`` in words where there is one."""

    prompt: str
    status: Literal["answered", "not finished", "missing"]
    answer: str


class Submit(anywidget.AnyWidget):
    """The widget. ``overview`` lists the questions, ``result`` what became of the last click."""

    _esm = script("submit")
    _css = LOOK
    overview = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session) -> None:
        self._session, self._clicks = session, 0
        self._receipt: Receipt | None = None
        self._work = work_folder(session.store.folder)
        super().__init__(overview=_overview(session), result={"learner": known_id(self._work), "message": ""})
        self.on_msg(self._on_message)

    def refresh(self, _question: str) -> None:
        """An answer was saved: list it, and say where an earlier file no longer holds it."""
        self.overview = _overview(self._session)
        if self._receipt and self._receipt.content_hash != self._session.store.sheet.digest():
            changed = "You have changed an answer since. Make the file again to hand in the change."
            self.result = self.result | {"message": changed, "tone": "draft"}

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """The button was clicked: ``{"learner"}``. Never raises."""
        learner = content.get("learner") if isinstance(content, dict) else None
        self._clicks += 1
        try:
            result = self._hand_in(learner)
        except (PlainError, SaveError) as error:
            result = {"message": str(error), "tone": "error"}
        except Exception as error:
            said = f"No file was made ({type(error).__name__}). Your answers are safe. Tell your instructor."
            result = {"message": said, "tone": "error"}
        self.result = self.result | result | {"click": self._clicks}
        if result["tone"] == "saved":
            self._lead_on()

    def _lead_on(self) -> None:
        try:
            renew(onward(self._session), _ONWARD)
        except Exception as error:
            trouble = f"What comes next can’t be shown ({type(error).__name__}). Home, at the top, leads to your path."
            self.result = self.result | {"message": f"{self.result['message']} {trouble}"}

    def _hand_in(self, entered: Any) -> dict[str, Any]:
        if being_graded():
            raise PlainError("No file was made: this notebook is being graded.")
        learner = checked_id(entered)
        self._session.store.begin()
        path, self._receipt = make_package(self._session.notebook, learner, self._work, datetime.now().astimezone())
        message = f"Your file is ready: {FOLDER}/{path.name}. What to do with it, and what is next, stands below."
        try:
            keep_id(self._work, learner)
        except OSError as error:
            message += f" Your id could not be remembered ({error.strerror})."
        return {
            "learner": learner,
            "message": message,
            "tone": "saved",
            "receipt": {
                "File": f"{FOLDER}/{path.name}",
                "Learner": learner,
                "Made": self._receipt.made_at,
                "Content hash": self._receipt.content_hash,
            },
        }


@guarded("Submitting")
def submit(module: str) -> None:
    """Show what is answered and missing in the exercise ``module``, live, and make the file to hand in on a click."""
    session = current()
    if session.module != module:
        raise ValueError(f"submit({module!r}) in the notebook of {session.module!r}")
    widget = Submit(session)
    session.listeners["submit"] = widget.refresh
    put(_static(widget.overview) | widget_view(widget))
    put(onward(session), _ONWARD)


def _overview(session: Session) -> dict[str, Any]:
    entries = []
    for spec in session.specs().values():
        if nothing_to_ask(spec, session):
            continue
        outcome = restored(session, spec, items_of(spec, session))
        if outcome.tone == "saved":
            entries.append(Entry(spec.prompt, "answered", spec.in_words(outcome.value)))
        else:
            begun = outcome.value not in (None, "", [], {})
            entries.append(Entry(spec.prompt, "not finished" if begun else "missing", ""))
    open_ones = sum(entry.status != "answered" for entry in entries)
    return {
        "entries": [asdict(entry) for entry in entries],
        "summary": f"{len(entries) - open_ones} of {len(entries)} questions answered.",
        "warning": f"Still open: {open_ones}. You can submit, but an open question earns no points."
        if open_ones
        else "",
        "contents": [
            f"{session.module}.ipynb: this notebook as last saved",
            "answers.json: your answers as listed above, word for word",
            "receipt.json: your learner id, the number of your answer sheet, the release, the content hash, the time",
        ],
    }


def _static(overview: dict[str, Any]) -> dict[str, str]:
    lines = [f"{entry['prompt']} — {entry['answer'] or entry['status']}" for entry in overview["entries"]]
    page = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return {
        "text/html": f'<section class="wbf-static"><p>{overview["summary"]}</p><ul>{page}</ul></section>',
        "text/plain": "\n".join([overview["summary"], *(f"- {line}" for line in lines)]),
    }
