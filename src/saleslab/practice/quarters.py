"""Two years by the quarter: read the dashboard and the pitch, place chips, commit; eight times, then the truth."""

from __future__ import annotations

import html
from typing import Any

import anywidget
import traitlets

from saleslab.answers import AnswerError, SaveError
from saleslab.answers.quarters import QUARTERS, QuartersSpec
from saleslab.practice.form import copy_bundle, copy_id
from saleslab.practice.page import ELSEWHERE, LOOK, put, renew, script, widget_view
from saleslab.practice.quarters_debrief import looked_back
from saleslab.practice.quarters_page import clash_words, last_report, state_of
from saleslab.practice.session import Session, being_graded

_ELSEWHERE = "The run has gone on in another window. This is where it stands now."
_UNREADABLE = {"message": "Your saved run can’t be read. Please begin again.", "tone": "error"}
_ENDED: dict[str, Any] = {"quarter": QUARTERS + 1, "earlier": "", "pitch": "", "room": {}, "sums": {}, "clash": ""}


class Quarters(anywidget.AnyWidget):
    """The widget. ``ask`` describes the levers, ``state`` is where the run stands; only the kernel writes them."""

    _esm = script("quarters")
    _css = LOOK
    ask = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, spec: QuartersSpec, session: Session) -> None:
        self._spec, self._session = spec, session
        super().__init__(
            ask={
                "question": spec.question,
                "prompt": spec.prompt,
                "levers": [{"id": lever, "text": text, "reach": reach(lever)} for lever, text in spec.levers.items()],
                "chips": spec.chips,
                "quarters": QUARTERS,
            },
            state=self._standing() | {"result": ""},
        )
        self._look_back()
        self.on_msg(self._on_message)

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """A chip was placed or a quarter committed to. Never raises.

        ``{"do": "place" | "commit", "quarter", "chips", "went_by", "view", "seq"}``. Every message is answered.
        """
        content = content if isinstance(content, dict) else {}
        origin = {"view": content.get("view"), "seq": content.get("seq")}
        try:
            after = self._done(content)
        except (AnswerError, SaveError) as error:
            self.state = self.state | self._safely() | {"message": str(error), "tone": "error"} | origin
        except Exception as error:
            said = "What was kept before is safe. Press “Start / restart”; if this stays, tell your instructor."
            message = f"Something went wrong ({type(error).__name__}). {said}"
            self.state = self.state | {"message": message, "tone": "error"} | origin
        else:
            # The confirmation first: looking back takes longer to work out.
            self.state = self.state | after | origin
            self._follow_up()

    def _done(self, content: dict[str, Any]) -> dict[str, Any]:
        if being_graded():
            raise SaveError("Not saved: this notebook is being graded.")
        store, spec = self._session.store, self._spec
        store.refresh()
        played = self._played()
        if content.get("quarter") != len(played) + 1 or len(played) == QUARTERS:
            raise AnswerError(_ELSEWHERE)
        placed = spec.placed(content.get("chips"))
        if content.get("do") != "commit":
            store.put(spec.question, {"quarters": played, "draft": placed, "open": True} | self._went_by())
            return self._standing()
        said = self._went_by()
        if clash_words(spec, self._session.world_index, played):
            said = spec.went_by({"went_by": content.get("went_by")})
        last = len(played) + 1 == QUARTERS
        store.put(spec.question, {"quarters": [*played, placed]} | said | ({} if last else {"open": True}), lock=last)
        return self._standing()

    def _went_by(self) -> dict[str, str]:
        answer = self._session.store.get(self._spec.question)
        if answer is None or not isinstance(answer.value, dict):
            return {}
        try:
            return self._spec.went_by(answer.value)
        except AnswerError:  # the run itself is kept
            return {}

    def _safely(self) -> dict[str, Any]:
        try:
            return self._standing()
        except Exception:  # what is shown stays; the message tells what went wrong
            return {}

    def _follow_up(self) -> None:
        try:
            renew(copy_bundle(self._session, self._spec.question), copy_id(self._spec.question))
            self._look_back()
            self._session.announce(self._spec.question)
        except Exception as error:
            trouble = f"What comes after it can’t be shown ({type(error).__name__}); press “Start / restart”."
            self.state = self.state | {"message": f"{self.state['message']} {trouble}", "tone": "error"}

    def _look_back(self) -> None:
        if self.state["quarter"] > QUARTERS and not self.state["result"]:
            went_by = self._went_by().get("went_by", "")
            result = looked_back(self._spec, self._session.world_index, self._played(), went_by)
            self.state = self.state | {"result": result}

    def _played(self) -> list[dict[str, int]]:
        return self._read()[0]

    def _read(self) -> tuple[list[dict[str, int]], dict[str, int], bool]:
        """The quarters committed to, the chips of the next one so far, and whether what was saved could be read."""
        answer = self._session.store.get(self._spec.question)
        if answer is None:
            return [], {}, True
        try:
            played = self._spec.played(answer.value)
            return played, self._spec.placed(answer.value.get("draft", {})), True
        except AnswerError:
            return [], {}, False

    def _standing(self) -> dict[str, Any]:
        played, placed, readable = self._read()
        if len(played) == QUARTERS:
            report = last_report(self._spec, self._session.world_index, played)
            return _ENDED | {"report": report, "placed": {}} | _told(played, placed)
        told = _told(played, placed) if readable else _UNREADABLE
        return state_of(self._spec, self._session.world_index, played) | {"placed": placed} | told


def _told(played: list[dict[str, int]], placed: dict[str, int]) -> dict[str, str]:
    if len(played) == QUARTERS:
        return {"message": "All eight quarters are decided. This run stands.", "tone": "saved"}
    if placed:
        return {"message": f"Kept. Quarter {len(played) + 1} is not committed yet.", "tone": "draft"}
    if played:
        return {"message": f"Quarter {len(played)} is saved. You may stop here and go on another day.", "tone": "saved"}
    return {"message": "", "tone": "plain"}


def reach(lever: str) -> str:
    """What a chip on a lever buys, in words."""
    from saleslab.org.two_years import LEVERS

    what = LEVERS[lever]
    teams = f"a chip reaches {what.teams} {'team' if what.teams == 1 else 'teams'}"
    return {
        "quarter": f"{teams}, for this quarter",
        "fades": f"{teams}; what is learned fades",
        "stays": f"{teams}, once, to stay",
        "vacancy": "one team’s manager leaves each quarter; a chip finds the one who coaches best, else the top seller "
        "is promoted",
    }[what.lasts]


def show_quarters(spec: QuartersSpec, session: Session) -> None:
    """Display the run, with a static version for pages without widgets, and its copy for safe keeping.

    Raises ValueError where the levers are not those of `saleslab.org.two_years.LEVERS`: a run is compared with one that
    has them all.
    """
    from saleslab.org.two_years import LEVERS

    if set(spec.levers) != set(LEVERS):
        raise ValueError(
            f"ask.quarters({spec.question!r}): levers {', '.join(spec.levers)}; they are {', '.join(LEVERS)}"
        )
    widget = Quarters(spec, session)
    put(_static(spec, widget) | widget_view(widget))
    put(copy_bundle(session, spec.question), copy_id(spec.question))


def _static(spec: QuartersSpec, widget: Quarters) -> dict[str, str]:
    lines = [f"{lever['text']}: {lever['reach']}" for lever in widget.ask["levers"]]
    played = widget._played()
    words = spec.in_words({"quarters": played})
    if len(played) == QUARTERS:
        said = f"Your run: {words}."
    else:
        said = f"{len(played)} of {QUARTERS} quarters decided. {words}".strip() + f" {ELSEWHERE}"
    listed = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    page = f"<p><strong>{html.escape(spec.prompt)}</strong></p><ul>{listed}</ul><p>{html.escape(said)}</p>"
    return {
        "text/html": f'<section class="wbf-static">{page}{widget.state["result"]}</section>',
        "text/plain": "\n".join([spec.prompt, *(f"- {line}" for line in lines), said]),
    }
