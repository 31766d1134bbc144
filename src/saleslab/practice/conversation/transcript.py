"""What was said, in order, and by whom."""

from __future__ import annotations

from saleslab.practice.conversation.engine import Plan, Played, State, spoken
from saleslab.practice.conversation.script import Script

Line = dict[str, str]
"""``who`` is scene, you or other; ``text`` the words."""


def transcript(script: Script, plan: Plan, played: Played) -> list[Line]:
    """Everything said so far, the narrator's words included."""
    prepared = [script.plan[row].lines[line].say for row, line in plan.items()]
    lines = [_line("you", say) for say in prepared if say]
    lines += _arrival(script, played.opening, plan)
    for step in played.steps:
        lines.append(_line("you", script.turns[step.turn].moves[step.move_id].say))
        lines.append(_line("other", step.reply.text))
        lines += _arrival(script, step.after, plan)
    return lines


def speaker(script: Script, line: Line, you: str = "You") -> str:
    """Who says ``line``, empty for the narrator. ``you`` names the one who chose."""
    role = script.person.role
    return {"you": you, "other": role[0].upper() + role[1:], "scene": ""}[line["who"]]


def plain_lines(script: Script, lines: list[Line], you: str = "You") -> list[str]:
    """The lines as text, each with its speaker."""
    named = ((speaker(script, line, you), line["text"]) for line in lines)
    return [f"{name}: {text}" if name else text for name, text in named]


def _arrival(script: Script, state: State, plan: Plan) -> list[Line]:
    if state.ending:
        return []
    scene, words = script.turns[state.turn].scene, spoken(script, state, plan)
    return [*([_line("scene", scene)] if scene else []), *([_line("other", words.text)] if words else [])]


def _line(who: str, text: str) -> Line:
    return {"who": who, "text": text}
