"""All that the learner has promised to do at work, in one place. For nobody else."""

from __future__ import annotations

import html

from saleslab.practice.earlier import all_promises
from saleslab.practice.guard import guarded
from saleslab.practice.page import put
from saleslab.practice.session import current

NONE_YET = "Nothing yet. Each lesson ends in one act at work, with a day and somebody who sees it."


@guarded("Your promises")
def promises() -> None:
    """Show the commitments of all modules in the order they were made, with their days and witnesses."""
    made = all_promises(current()) or [NONE_YET]
    items = "".join(f"<li>{html.escape(words)}</li>" for words in made)
    put({"text/html": f'<div class="wbf-reveal"><ul>{items}</ul></div>', "text/plain": "\n".join(made)})
