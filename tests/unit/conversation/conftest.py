"""A small script to break: everything a script can hold, once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

SMALL = """\
title: A small call
scene: A buyer is on the line.
person:
  role: the buyer
  type: careful
  trust: 3
  urgency: 3
  fear: 5
  problem:
    loss: {text: They lost a week of stock, kind: money, worth: 1000}
    name: {text: Her name is on the last system, kind: stake}
agrees: {trust: 4, urgency: 4, fear: 4, knows: [name]}
plan:
  learn:
    ask: What do you want to know?
    lines:
      date: {text: When it closes.}
      loss: {text: What it cost them., changes: {trust: 1}}
promises:
  log: The log by Thursday
start: opening
turns:
  opening:
    says:
      - when: {plan: {learn: loss}}
        text: Go on, ask.
      - text: I have ten minutes.
    moves:
      tell:
        say: We are the best there is, and I have forty slides here that say so.
        is: [pitch]
        replies:
          - text: I see.
            next: close
      what:
        say: What did it cost?
        layer: 1
        replies:
          - when: {lands: true, trust: at least 5}
            text: A week of stock. And I chose the system.
            reveals: [loss, name]
            next: close
          - text: A week of stock.
            reveals: [loss]
            next: close
  close:
    moves:
      send:
        say: I send the log by Thursday, as it is.
        promise: log
        replies:
          - text: Do.
            next: thursday
      sign:
        say: Shall we sign today, since my quarter ends on Friday and so does the price?
        is: [request_commitment]
        replies:
          - when: {lands: true}
            text: We shall.
            ending: won
          - text: Send me something.
            ending: lost
  thursday:
    scene: Thursday.
    moves:
      not_sent:
        say: The log has to wait until next week, because legal has not looked at it and I am on the road.
        breaks: log
        replies:
          - text: I see.
            ending: lost
      sent:
        say: You send it.
        keeps: log
        replies:
          - when: {knows: [loss]}
            text: It is honest. Come on Monday.
            ending: won
          - text: Thank you.
            ending: lost
endings:
  won: {title: She said yes, worth: 100, next_call: Yes.}
  lost: {title: She did nothing, worth: 0, next_call: No.}
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write the small script with some of its text replaced, each exactly once."""

    def written(*changes: tuple[str, str], name: str = "small") -> Path:
        text = SMALL
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the script"
            text = text.replace(old, new)
        path = tmp_path / f"{name}.yml"
        path.write_text(text, encoding="utf-8")
        return path

    return written
