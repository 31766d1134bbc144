"""A question and its saved answer without widgets: for GitHub, print, and comparison by nbval. No ids, no times."""

from __future__ import annotations

import html
from collections.abc import Sequence

from saleslab.answers import Spec
from saleslab.answers.lists import AllocateSpec, MatchSpec, RankSpec, RatingsSpec, SortSpec
from saleslab.practice.page import ELSEWHERE
from saleslab.practice.table import Table


def static_bundle(spec: Spec, table: Table | None, earlier: Sequence[str], answer: str) -> dict[str, str]:
    """``text/html`` and ``text/plain`` of the question; ``answer`` in words, empty where there is none.

    ``earlier``: promises, in words, that the question is about.
    """
    lines = [*earlier, *_choices(spec)]
    page = "".join(
        [
            f"<p><strong>{html.escape(spec.prompt)}</strong></p>",
            "<ul>" + "".join(f"<li>{html.escape(line)}</li>" for line in lines) + "</ul>" if lines else "",
            table.to_html() if table else "",
            f"<p>{html.escape(_answered(answer))}</p>",
        ]
    )
    text = [spec.prompt, *(f"- {line}" for line in lines), *([table.to_text()] if table else []), _answered(answer)]
    return {"text/html": f'<section class="wbf-static">{page}</section>', "text/plain": "\n".join(text)}


def _answered(answer: str) -> str:
    return f"Your answer: {answer}" if answer else f"Not answered yet. {ELSEWHERE}"


def _choices(spec: Spec) -> list[str]:
    match spec.kind:
        case "choice" | "several":
            return list(spec.options.values())
        case "number":
            return [f"A number from {spec.low:g} to {spec.high:g} ({spec.unit})"]
        case "prediction":
            return [
                f"Your guess, from {spec.low:g} to {spec.high:g} ({spec.unit})",
                f"How sure you are that your guess is no more than {spec.within:g} off: 50 to 99 %",
            ]
        case "commitment":
            return ["What you will do", "By when", "Who will see it"]
        case "mark":
            return list(spec.sentences.values())
        case "page":
            return list(spec.parts.values())
        case "confidence":
            return ["How sure you are: 50 to 99 %"]
        case "follow_up":
            return ["Did you? Yes, partly or no", "What happened"]
        case "rank" | "match" | "ratings" | "sort" | "allocate":
            return [*(spec.options or {}).values(), _asked_of_each(spec)]
    return []


def _asked_of_each(spec: RankSpec | MatchSpec | RatingsSpec | SortSpec | AllocateSpec) -> str:
    match spec.kind:
        case "rank":
            return "For each: its place, the first one first"
        case "allocate":
            return f"For each: how much of {spec.in_unit(spec.budget)}"
        case "match" | "ratings" | "sort":
            return f"For each, one of: {'; '.join(spec.names.values())}"
