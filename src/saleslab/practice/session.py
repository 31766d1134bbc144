"""One notebook at work in one kernel: its module, its answer sheet, its company, and who hears of a saved answer."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from saleslab.answers import Spec, Store, specs_in_notebook
from saleslab.practice.guard import PlainError, guarded

if TYPE_CHECKING:  # The organisation brings pandas, which would delay the first form.
    from saleslab.org import World

Kind = Literal["lesson", "exercise", "start"]


@dataclass
class Session:
    """What the notebook's cells share. ``listeners`` are called, by name, with the question just saved."""

    module: str
    kind: Kind
    store: Store
    listeners: dict[str, Callable[[str], None]] = field(default_factory=dict)

    @property
    def world_index(self) -> int:
        """0, Tarnhold, in lessons; the company that the learner's sheet draws in exercises."""
        return self.store.sheet.world if self.kind == "exercise" else 0

    @property
    def notebook(self) -> Path:
        """Where the notebook of this session lies."""
        return self.store.folder / f"{self.module}.ipynb"

    def specs(self) -> dict[str, Spec]:
        """The questions that the notebook asks, in its order."""
        return specs_in_notebook(self._saved()["cells"])

    def _saved(self) -> Any:
        # JupyterLab saves in place, so a read may meet half a notebook: it is read again for a second at most.
        for _ in range(20):
            with suppress(ValueError):
                return json.loads(self.notebook.read_bytes())
            time.sleep(0.05)
        return json.loads(self.notebook.read_bytes())

    def announce(self, question: str) -> None:
        """Tell everybody who shows something about ``question`` that its answer was saved."""
        for listener in list(self.listeners.values()):
            listener(question)


_current: Session | None = None


@guarded("This notebook")
def start(module: str, kind: Kind) -> None:
    """Open the answer sheet beside the notebook, restore it where needed, and say that all is ready.

    Runs before any form. Writes nothing unless the course's own lab is serving (``SALESLAB_LAB``).
    """
    global _current
    if kind not in ("lesson", "exercise", "start"):
        raise ValueError(f"start({module!r}, {kind!r}): the kind is 'lesson', 'exercise' or 'start'")
    folder = Path.cwd()
    store = Store(folder, module, _release(folder / f"{module}.ipynb"))
    if os.environ.get("SALESLAB_LAB") and not being_graded():
        store.begin()
    _current = Session(module, kind, store)
    if kind == "exercise":
        _current.listeners["check"] = lambda question: _refresh_check(module, question)
    print("\n".join(["Ready", *store.reports]))


def current() -> Session:
    """The session that `start` opened. Raises `PlainError` before that."""
    if _current is None:
        raise PlainError("This notebook has not been started yet. Press “Start / restart” at the top.")
    return _current


def my_org() -> World:
    """The company this notebook is about: Tarnhold in lessons, the learner's own sister company in exercises."""
    from saleslab.org import world

    return world(current().world_index)


def being_graded() -> bool:
    """True where an autograder re-executes the notebook: nobody is there to answer, so nothing is written."""
    return bool(os.environ.get("NBGRADER_EXECUTION"))


def _refresh_check(module: str, question: str) -> None:
    from saleslab.checks.notebook import refresh

    refresh(module, question)


def _release(notebook: Path) -> str:
    """The release that the notebook says it is of, or nothing where it can't be read or says none."""
    try:
        metadata: Any = json.loads(notebook.read_bytes())["metadata"]["saleslab"]["release"]
    except (OSError, ValueError, RecursionError, LookupError, TypeError):
        return ""
    return metadata if isinstance(metadata, str) and re.fullmatch(r"[0-9a-f]{0,64}", metadata) else ""
