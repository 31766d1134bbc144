"""One learner's conversation as it is saved, and what a window may do to it. No page in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from saleslab.practice.conversation.engine import NotPossible, Played, begin, replay
from saleslab.practice.conversation.script import Script


class Overtaken(Exception):
    """The conversation went on in another window since this one last looked."""


@dataclass(frozen=True)
class Run:
    """A conversation from plan to end; ``plan`` is None while it has still to be made."""

    plan: Mapping[str, str] | None
    path: tuple[str, ...] = ()

    def played(self, script: Script) -> Played:
        """Everything said so far."""
        return replay(script, self.plan or {}, self.path)

    def has_ended(self, script: Script) -> bool:
        """Whether the last word was said."""
        return bool(self.played(script).state.ending)


@dataclass(frozen=True)
class Saved:
    """What the sheet holds: the first run, which counts, and the latest one for practice, if any."""

    first: Run
    again: Run | None = None

    @property
    def current(self) -> Run:
        """The run that is on the page."""
        return self.again or self.first

    def with_current(self, run: Run) -> Saved:
        """The same, with the run on the page replaced."""
        return replace(self, again=run) if self.again else replace(self, first=run)

    def as_value(self, script: Script) -> dict[str, Any]:
        """The answer's value (`saleslab.answers.conversation`)."""
        value = _as_data(self.first)
        if not self.first.has_ended(script):
            value["open"] = True
        if self.again:
            value["again"] = _as_data(self.again)
        return value


def new_run(script: Script, planned: bool) -> Run:
    """A run before its first word; ``planned``: a call plan comes first."""
    return Run(None if planned and script.plan else {})


def read(script: Script, planned: bool, value: Any) -> tuple[Saved, bool]:
    """The saved conversation, and whether all of it fits the script.

    Where a script has changed since, or the value was damaged, as many lines are kept as still fit.
    """
    if not isinstance(value, Mapping):
        return Saved(new_run(script, planned)), value is None
    first, whole = _read_run(script, planned, value)
    if not value.get("again") or not first.has_ended(script):
        return Saved(first), whole
    again, _ = _read_run(script, planned, value["again"])
    return Saved(first, again), whole


def make_plan(script: Script, saved: Saved, plan: Any) -> Saved:
    """Begin with this plan. Raises `NotPossible` or `Overtaken`."""
    if saved.current.plan is not None:
        raise Overtaken
    if not isinstance(plan, Mapping) or set(plan) != set(script.plan):
        raise NotPossible("Choose one line in each row of your plan.")
    begin(script, plan)
    return saved.with_current(Run(dict(plan)))


def say(script: Script, saved: Saved, move: Any, at: Any) -> Saved:
    """Say a line, the ``at``-th so far. Raises `NotPossible` or `Overtaken`."""
    run = saved.current
    if run.plan is None or at != len(run.path):
        raise Overtaken
    longer = Run(run.plan, (*run.path, str(move)))
    longer.played(script)
    return saved.with_current(longer)


def once_more(script: Script, planned: bool, saved: Saved) -> Saved:
    """Begin anew for practice, after the end. Raises `Overtaken` before it."""
    if not saved.current.has_ended(script):
        raise Overtaken
    return replace(saved, again=new_run(script, planned))


def _read_run(script: Script, planned: bool, value: Any) -> tuple[Run, bool]:
    value = value if isinstance(value, Mapping) else {}
    plan, path = value.get("plan"), value.get("path")
    try:
        begin(script, plan if isinstance(plan, Mapping) else {})
    except (NotPossible, TypeError):
        return new_run(script, planned), False
    if not isinstance(plan, Mapping) or not isinstance(path, list) or (planned and script.plan and not plan):
        return new_run(script, planned), plan is None
    run = Run(dict(plan))
    for move in path:
        try:
            longer = Run(run.plan, (*run.path, str(move)))
            longer.played(script)
        except NotPossible:
            return run, False
        run = longer
    return run, True


def _as_data(run: Run) -> dict[str, Any]:
    return {"plan": dict(run.plan) if run.plan is not None else None, "path": list(run.path)}
