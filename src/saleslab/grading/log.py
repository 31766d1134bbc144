"""``inbox/log.jsonl``: what came in, what was moved away, and why; one line each, never rewritten."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Line = dict[str, Any]


class Log:
    """The log at ``path``, read once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines: dict[tuple[str, str], list[Line]] = defaultdict(list)
        for text in path.read_text("utf-8").splitlines() if path.exists() else ():
            try:
                self._remember(json.loads(text))
            except (ValueError, KeyError, TypeError):
                continue  # cut short by a crash

    def lines(self, learner: str, module: str) -> list[Line]:
        """What is known of one learner's submissions to a module, oldest first."""
        return self._lines.get((learner, module), [])

    def notes(self, learner: str, module: str) -> tuple[str, ...]:
        """What was noted about the submission that counts: when it came in, and when its folder was tidied since."""
        notes: list[str] = []
        for line in self.lines(learner, module):
            if line["status"] == "taken":
                notes = list(line["notes"])
            elif line["status"] == "tidied":
                notes += line["notes"]
        return tuple(notes)

    def add(self, learner: str, module: str, status: str, notes: tuple[str, ...], **more: str) -> None:
        """Write one line."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        line = {"time": now, "learner": learner, "module": module, "status": status, "notes": list(notes), **more}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        self._remember(line)

    def _remember(self, line: Line) -> None:
        self._lines[line["learner"], line["module"]].append({"status": line["status"], "notes": line["notes"], **line})
