"""The decision board: choose what to buy, for whom and from when; see how far apart it could end; commit; compare.

Before the commitment everything shown is what the visible evidence allows. The truth is told only after it.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

import anywidget
import traitlets

from saleslab.answers import AnswerError, SaveError
from saleslab.answers.board import GROUPS, STARTS, BoardSpec
from saleslab.practice.board_results import Plan, in_one_line, looked_back, money, spent_on, worked_out
from saleslab.practice.form import copy_bundle, copy_id
from saleslab.practice.page import ELSEWHERE, LOOK, put, renew, script, widget_view
from saleslab.practice.session import Session, being_graded

LOOKS = 3
"""How many plans are worked out before the commitment: enough to compare, too few to search with."""


class Board(anywidget.AnyWidget):
    """The widget. ``ask`` describes the decision, ``state`` is where it stands; only the kernel writes them."""

    _esm = script("board")
    _css = LOOK
    ask = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, spec: BoardSpec, session: Session) -> None:
        self._spec, self._session = spec, session
        super().__init__(
            ask={
                "question": spec.question,
                "prompt": spec.prompt,
                "offers": offered(spec, session.world_index),
                "starts": [{"first": first, "text": f"from quarter {first}"} for first in STARTS],
                "most": LOOKS,
            },
            state=_NO_PICTURE | self._standing(),
        )
        self.on_msg(self._on_message)

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """The page asks for the picture, changed the plan, has it worked out, or commits. Never raises.

        ``{"do": "look" | "move" | "work out" | "commit", "plan", "view", "seq"}``. Every message is answered, so that
        the page never waits.
        """
        content = content if isinstance(content, dict) else {}
        origin = {"view": content.get("view"), "seq": content.get("seq")}
        try:
            after = self._done(content)
        except (AnswerError, SaveError) as error:
            self.state = self.state | {"message": str(error), "tone": "error"} | origin
        except Exception as error:
            said = "What was kept before is safe. Press “Start / restart”; if this stays, tell your instructor."
            message = f"Something went wrong ({type(error).__name__}). {said}"
            self.state = self.state | {"message": message, "tone": "error"} | origin
        else:
            # The confirmation first: looking back takes longer to work out.
            self.state = self.state | after | origin
            self._follow_up()

    def _follow_up(self) -> None:
        try:
            if self.state["locked"]:
                self.state = self.state | looked_back(self._spec, self._session.world_index, self.state["plan"])
            renew(copy_bundle(self._session, self._spec.question), copy_id(self._spec.question))
            self._session.announce(self._spec.question)
        except Exception as error:
            trouble = f"What comes after it can’t be shown ({type(error).__name__}); press “Start / restart”."
            self.state = self.state | {"message": f"{self.state['message']} {trouble}", "tone": "error"}

    def _done(self, content: dict[str, Any]) -> dict[str, Any]:
        if content.get("do") == "look":
            return self._picture() | self._standing()
        if being_graded():
            raise SaveError("Not saved: this notebook is being graded.")
        store, spec = self._session.store, self._spec
        store.refresh()
        plan, looks = spec.plan(content.get("plan")), self._looks()
        trouble = problem(spec, self._session.world_index, plan)
        match content.get("do"):
            case "commit" if trouble:
                raise AnswerError(f"Not committed. {trouble}")
            case "commit":
                store.put(spec.question, {"plan": plan, "looks": looks}, lock=True)
            case "work out":
                store.put(spec.question, {"plan": plan, "open": True, "looks": _one_more(looks, plan, trouble)})
            case _:
                store.put(spec.question, {"plan": plan, "open": True, "looks": looks})
        # Another window may have committed first: what was saved is what is shown.
        return self._picture() | self._standing()

    def _picture(self) -> dict[str, Any]:
        """The picture of the plan as saved where it was worked out, else of doing nothing; and all that were."""
        spec, index, looks = self._spec, self._session.world_index, self._looks()
        plan = self._plan_standing()["plan"]
        known = plan in looks and not problem(spec, index, plan)
        return worked_out(spec, index, plan if known else {}) | {"looks": [in_one_line(spec, index, p) for p in looks]}

    def _looks(self) -> Sequence[Plan]:
        """The plans worked out so far."""
        answer = self._session.store.get(self._spec.question)
        looks = answer.value.get("looks", []) if answer and isinstance(answer.value, dict) else []
        try:
            plans = [self._spec.plan(plan) for plan in looks[:LOOKS]]
        except (AnswerError, TypeError):
            return []
        return [plan for plan in plans if not problem(self._spec, self._session.world_index, plan)]

    def _standing(self) -> dict[str, Any]:
        """The plan as saved, its costs, and the line under it."""
        return self._plan_standing() | {"looks_left": LOOKS - len(self._looks())}

    def _plan_standing(self) -> dict[str, Any]:
        index, answer = self._session.world_index, self._session.store.get(self._spec.question)
        if answer is None:
            return _told(self._spec, index, {}, "", "plain")
        try:
            plan = self._spec.plan(answer.value["plan"])
            if answer.locked:
                self._spec.clean(answer.value)
        except (AnswerError, KeyError, TypeError):
            return _told(self._spec, index, {}, "Your saved plan can’t be read. Please choose again.", "error")
        if answer.locked:
            return _told(self._spec, index, plan, "Committed. This plan stands.", "saved") | {"locked": True}
        trouble = problem(self._spec, index, plan)
        return _told(self._spec, index, plan, trouble or "Kept, not committed yet.", "error" if trouble else "draft")


def _one_more(looks: Sequence[Plan], plan: Plan, trouble: str) -> Sequence[Plan]:
    """The plans worked out, with this one; one seen before costs nothing. Raises `AnswerError`."""
    if plan in looks:
        return looks
    if trouble or not plan:
        raise AnswerError(f"Not worked out. {trouble or 'Choose something first.'}")
    if len(looks) >= LOOKS:
        raise AnswerError(f"Not worked out: you have seen your {LOOKS} plans. Commit to one of these, or to another.")
    return [*looks, plan]


_NO_PICTURE = {"svg": "", "words": "", "looks": [], "result": []}


def show_board(spec: BoardSpec, session: Session) -> None:
    """Display the board, with a static version for pages without widgets, and its copy for safe keeping.

    Raises ValueError where an offer is none of `saleslab.org.policy.OFFERS`.
    """
    widget = Board(spec, session)
    put(_static(spec, widget) | widget_view(widget))
    put(copy_bundle(session, spec.question), copy_id(spec.question))


def offered(spec: BoardSpec, index: int) -> list[dict[str, Any]]:
    """The offers as the page lists them: text, price in words, and the groups each can be bought for."""
    from saleslab.analysis.plans import groups
    from saleslab.org.policy import OFFERS

    if unknown := [offer for offer in spec.offers if offer not in OFFERS]:
        raise ValueError(f"ask.board({spec.question!r}): offer {unknown[0]!r}; there are {', '.join(OFFERS)}")
    return [
        {
            "id": offer,
            "text": text,
            "price": _price(OFFERS[offer]),
            "groups": [{"who": who, "text": GROUPS[who]} for who in groups(index, OFFERS[offer].unit)],
        }
        for offer, text in spec.offers.items()
    ]


def problem(spec: BoardSpec, index: int, plan: Plan) -> str:
    """What stands in the way of a plan, in the learner's words, or nothing."""
    from saleslab.analysis.plans import clash, policy_of
    from saleslab.org.policy import PolicyError, cost

    try:
        spent = float(cost(policy_of(index, plan, spec.budget)).sum())
        rivals = clash(index, plan)
    except PolicyError:
        return "Choose one of the groups shown."
    if spent > spec.budget:
        over = spent - spec.budget
        return f"That is {money(spent)}. The budget is {money(spec.budget)}: take {money(over)} away somewhere."
    if rivals:
        first, second = (spec.offers[offer] for offer in rivals)
        return f"The same people can’t have both of these: “{first}” and “{second}”."
    return ""


def _price(offer: Any) -> str:
    noun = {"rep": "seller"}.get(offer.unit, offer.unit)
    once = f"${offer.price:,.0f} a {noun}, once" if offer.price else ""
    quarterly = f"${offer.price_per_quarter:,.0f} a {noun} and quarter" if offer.price_per_quarter else ""
    return ", then ".join(filter(None, (once, quarterly))) or "free"


def _told(spec: BoardSpec, index: int, plan: Plan, message: str, tone: str) -> dict[str, Any]:
    costs = {offer: spent_on(spec, index, {offer: choice}) for offer, choice in plan.items()}
    left = spec.budget - sum(costs.values())
    return {
        "plan": plan,
        "costs": {offer: money(spent) for offer, spent in costs.items()},
        "left": f"{money(left)} left" if left >= 0 else f"{money(-left)} over budget",
        "over": left < 0,
        "budget": money(spec.budget),
        "message": message,
        "tone": tone,
        "locked": False,
    }


def _static(spec: BoardSpec, widget: Board) -> dict[str, str]:
    lines = [f"{offer['text']} ({offer['price']})" for offer in widget.ask["offers"]]
    state = widget.state
    words = spec.in_words(state)
    answer = f"Your plan: {words}." if state["locked"] else f"Not committed yet: {words}." if state["plan"] else ""
    said = [
        f"Budget: {state['budget']} over eight quarters.",
        *([f"{answer} {state['left']}."] if answer else [f"Not decided yet. {ELSEWHERE}"]),
    ]
    page = "".join(
        [
            f"<p><strong>{html.escape(spec.prompt)}</strong></p><ul>",
            *(f"<li>{html.escape(line)}</li>" for line in lines),
            "</ul>",
            *(f"<p>{html.escape(line)}</p>" for line in said),
        ]
    )
    return {
        "text/html": f'<section class="wbf-static">{page}</section>',
        "text/plain": "\n".join([spec.prompt, *(f"- {line}" for line in lines), *said]),
    }
