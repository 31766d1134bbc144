"""The decision board: choose what to buy, for whom and from when; see how far apart it could end; commit; compare.

Before the commitment everything shown is what the visible evidence allows. The truth is told only after it.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

import anywidget
import traitlets

from saleslab.answers import AnswerError, SaveError
from saleslab.answers.board import GROUPS, STARTS, BoardSpec
from saleslab.practice.form import copy_bundle, copy_id
from saleslab.practice.page import LOOK, put, renew, script, widget_view
from saleslab.practice.session import Session, being_graded

Plan = Mapping[str, Mapping[str, Any]]

_ACROSS = "Gross margin over eight quarters, against doing nothing on average"
_LEGEND = "Each dot is one of 100 futures: a company that fits the tables you can see, with luck of its own."


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
            },
            state=_NO_PICTURE | self._standing(),
        )
        self.on_msg(self._on_message)

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """The page asks for the picture, changed the plan, or commits: ``{"do", "plan", "view", "seq"}``. Never raises.

        Every message is answered, so that the page never waits.
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
        index = self._session.world_index
        if content.get("do") == "look":
            plan = self._standing()["plan"]
            return _seen(self._spec, index, {} if problem(self._spec, index, plan) else plan) | self._standing()
        if being_graded():
            raise SaveError("Not saved: this notebook is being graded.")
        plan = self._spec.plan(content.get("plan"))
        trouble = problem(self._spec, index, plan)
        if content.get("do") == "commit":
            if trouble:
                raise AnswerError(f"Not committed. {trouble}")
            self._session.store.put(self._spec.question, {"plan": plan}, lock=True)
        else:
            self._session.store.put(self._spec.question, {"plan": plan, "open": True})
        # Another window may have committed first: what was saved is what is shown.
        standing = self._standing()
        return standing if trouble and not standing["locked"] else _seen(self._spec, index, standing["plan"]) | standing

    def _standing(self) -> dict[str, Any]:
        """The plan as saved, its costs, and the line under it."""
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


_NO_PICTURE = {"svg": "", "words": "", "result": []}


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
        return f"That is {_money(spent)}. The budget is {_money(spec.budget)}: take {_money(over)} away somewhere."
    if rivals:
        first, second = (spec.offers[offer] for offer in rivals)
        return f"The same people can’t have both of these: “{first}” and “{second}”."
    return ""


def looked_back(spec: BoardSpec, index: int, plan: Plan) -> dict[str, Any]:
    """A plan beside the best on the visible evidence, then the truth: the picture and ``result``, paragraphs."""
    from saleslab.analysis.decisions import visible_value
    from saleslab.analysis.plans import best_plan, futures, policy_of
    from saleslab.charts.spread import Row, spread
    from saleslab.org import world
    from saleslab.org.policy import Policy

    mine = policy_of(index, plan, spec.budget)
    best_choice = best_plan(index, tuple(spec.offers), spec.budget, STARTS)
    best = policy_of(index, best_choice, spec.budget)
    seen, best_seen = visible_value(index, mine), visible_value(index, best)
    if seen >= best_seen:
        best_choice, best, best_seen = plan, mine, seen
    nothing = world(index).run(Policy())
    true, best_true = (world(index).run(policy).value(nothing) for policy in (mine, best))
    calm, results = futures(index, mine)
    rows = [Row("Doing nothing", calm), Row("Your plan", results, true)]
    if best is mine:
        said = f"On the evidence you could see, no plan we found beats yours. It was worth {_signed(seen)}."
        truth = f"your plan is worth {_signed(true)}"
    else:
        rows.append(Row("The best plan on the evidence", futures(index, best)[1], best_true))
        words = spec.in_words({"plan": best_choice})
        said = (
            f"On the evidence you could see, your plan was worth {_signed(seen)}, its cost paid. The best plan we "
            f"found within the budget was worth {_signed(best_seen)}: {words}. "
            f"You left ${(best_seen - seen) / 1e6:.1f}m behind."
        )
        truth = f"your plan is worth {_signed(true)}, that one {_signed(best_true)}"
    title = f"Your plan: {_signed(seen)} on the evidence, {_signed(true)} in truth"
    return {
        "svg": spread(title, rows, f"{_ACROSS}. Diamond: the truth."),
        "words": _compared(calm, results, spec, index, plan),
        "result": [
            said,
            f"And the truth, since this company is simulated: {truth}, on average (the diamonds).",
            "Judge the decision by what you could see. Luck and what nobody could know come on top.",
        ],
    }


def _seen(spec: BoardSpec, index: int, plan: Plan) -> dict[str, Any]:
    """The picture of a plan that can be carried out, on the visible evidence alone."""
    from saleslab.analysis.plans import futures, policy_of
    from saleslab.charts.spread import Row, spread

    nothing, results = futures(index, policy_of(index, plan, spec.budget))
    rows = [Row("Doing nothing", nothing), Row("Your plan", results)]
    title = _average(results)
    if not plan:
        rows, title = rows[:1], "Buy nothing, and luck alone moves the result by millions"
    return {"svg": spread(title, rows, _ACROSS), "words": _compared(nothing, results, spec, index, plan)}


def _compared(nothing: Any, results: Any, spec: BoardSpec, index: int, plan: Plan) -> str:
    if not plan:
        low, high = (sorted(nothing.tolist())[place] for place in (len(nothing) // 10, -len(nothing) // 10 - 1))
        return f"{_LEGEND} Eight of ten end between {_signed(low)} and {_signed(high)} of the average."
    return (
        f"{_LEGEND} {_average(results)}, its cost of {_money(_spent(spec, index, plan))} paid. {_ahead(0, results)} of "
        f"its dots lie right of the dashed line; doing nothing has {_ahead(0, nothing)} there. With the same luck, "
        f"your plan is ahead in {_ahead(nothing, results)} of {len(nothing)}."
    )


def _average(results: Any) -> str:
    side = "above" if results.mean() >= 0 else "below"
    return f"On average your plan ends ${abs(results.mean()) / 1e6:.1f}m {side} doing nothing"


def _ahead(nothing: Any, results: Any) -> int:
    return int((results > nothing).sum())


def _spent(spec: BoardSpec, index: int, plan: Plan) -> float:
    from saleslab.analysis.plans import policy_of
    from saleslab.org.policy import cost

    return float(cost(policy_of(index, plan, spec.budget)).sum())


def _told(spec: BoardSpec, index: int, plan: Plan, message: str, tone: str) -> dict[str, Any]:
    costs = {offer: _spent(spec, index, {offer: choice}) for offer, choice in plan.items()}
    left = spec.budget - sum(costs.values())
    return {
        "plan": plan,
        "costs": {offer: _money(spent) for offer, spent in costs.items()},
        "left": f"{_money(left)} left" if left >= 0 else f"{_money(-left)} over budget",
        "over": left < 0,
        "budget": _money(spec.budget),
        "message": message,
        "tone": tone,
        "locked": False,
    }


def _price(offer: Any) -> str:
    noun = {"rep": "seller"}.get(offer.unit, offer.unit)
    once = f"${offer.price:,.0f} a {noun}, once" if offer.price else ""
    quarterly = f"${offer.price_per_quarter:,.0f} a {noun} and quarter" if offer.price_per_quarter else ""
    return ", then ".join(filter(None, (once, quarterly))) or "free"


def _money(amount: float) -> str:
    return f"${amount / 1e6:.2f}m"


def _signed(amount: float) -> str:
    return f"{'−' if round(amount / 1e6, 1) < 0 else '+'}${abs(amount) / 1e6:.1f}m"


def _static(spec: BoardSpec, widget: Board) -> dict[str, str]:
    lines = [f"{offer['text']} ({offer['price']})" for offer in widget.ask["offers"]]
    state = widget.state
    answer = f"Your plan: {spec.in_words(state)}" if state["locked"] else "Not decided yet."
    said = [f"Budget: {state['budget']} over eight quarters.", answer]
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
