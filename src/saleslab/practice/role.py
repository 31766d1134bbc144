"""The lines that differ with the learner's role, which the start page asked for."""

from __future__ import annotations

import html

from saleslab.practice.earlier import sheet_in
from saleslab.practice.guard import guarded
from saleslab.practice.learner import work_folder
from saleslab.practice.page import put
from saleslab.practice.session import Session, current

_SEATS = {"rep": "You sell", "manager": "You lead a team", "leader": "You lead the sales organisation"}


@guarded("This line")
def for_role(*, rep: str, manager: str, leader: str) -> None:
    """Show the line of the learner's own role; all three, labelled, to whoever has not said who they are."""
    lines = {"rep": rep, "manager": manager, "leader": leader}
    role = chosen_role(current())
    shown = [lines[role]] if role in lines else [f"{_SEATS[name]}: {line}" for name, line in lines.items()]
    put(
        {
            "text/html": f'<div class="wbf-reveal">{"".join(f"<p>{html.escape(line)}</p>" for line in shown)}</div>',
            "text/plain": "\n".join(shown),
        }
    )


def chosen_role(session: Session) -> str:
    """What the start page's sheet says the learner is, or nothing."""
    sheet = sheet_in(work_folder(session.store.folder), "start")
    answer = sheet.answers.get("role") if sheet else None
    return answer.value if answer is not None and isinstance(answer.value, str) else ""
