"""A live chart: a slider, with menus beside it where there is more to choose, and a picture drawn anew at every step.

Where they stand is no answer and is not saved.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from typing import Any

import anywidget
import traitlets

from saleslab.practice.guard import guarded
from saleslab.practice.page import LOOK, put, script, widget_view

Draw = Callable[..., tuple[str, str]]
"""As `saleslab.charts.Draw`, and takes what is chosen from each menu by the menu's name."""
Menus = Mapping[str, tuple[str, Mapping[str, str]]]


class Explore(anywidget.AnyWidget):
    """The widget. ``setting`` says what to slide and choose, ``picture`` what is shown; only the kernel writes them."""

    _esm = script("explore")
    _css = LOOK
    setting = traitlets.Dict().tag(sync=True)
    picture = traitlets.Dict().tag(sync=True)

    def __init__(self, setting: dict[str, Any], draw: Draw) -> None:
        self._draw = draw
        super().__init__(setting=setting, picture=_picture(draw, setting["start"], _chosen(setting, {})))
        self.on_msg(self._on_message)

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """It now stands at ``{"value", "chosen"}``. Every message is answered: the page never waits. Never raises."""
        try:
            value = min(max(float(content["value"]), self.setting["low"]), self.setting["high"])
            picture = _picture(self._draw, value, _chosen(self.setting, content.get("chosen") or {}))
        except Exception as error:
            words = f"This step can’t be drawn ({type(error).__name__}). Move the slider on."
            picture = self.picture | {"words": words}
        # A counter, because an unchanged trait is not sent to the page.
        self.picture = picture | {"step": self.picture.get("step", 0) + 1}


@guarded("This live chart")
def explore(
    name: str,
    label: str,
    *,
    low: float,
    high: float,
    step: float,
    start: float,
    draw: Draw,
    unit: str = "",
    goal: str = "",
    menus: Menus | None = None,
) -> None:
    """Show a slider named ``label`` from ``low`` to ``high`` in ``unit`` and the picture that ``draw`` makes of it.

    ``goal`` says what to look for, in a sentence above the slider. ``menus``, ``{name: (label, {key: text})}``, are
    chosen from below it, first the first option of each: ``draw(value, name=key, ...)``.
    """
    setting: dict[str, Any] = {
        "name": name,
        "label": label,
        "low": low,
        "high": high,
        "step": step,
        "start": start,
        "unit": unit,
        "goal": goal,
        "menus": [
            {"name": menu, "label": says, "options": [{"key": key, "text": text} for key, text in options.items()]}
            for menu, (says, options) in (menus or {}).items()
        ],
    }
    widget = Explore(setting, draw)
    picture = widget.picture
    chosen = [f"{menu['label']}: {menu['options'][0]['text']}" for menu in setting["menus"]]
    lines = [line for line in (goal, f"{label}: {start:g} {unit}".strip(), *chosen, picture["words"]) if line]
    page = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    static = {
        "text/html": f'<section class="wbf-static">{picture["svg"]}{page}</section>',
        "text/plain": "\n".join(lines),
    }
    put(static | widget_view(widget))


def _picture(draw: Draw, value: float, chosen: dict[str, str]) -> dict[str, Any]:
    svg, words = draw(value, **chosen)
    return {"value": value, "chosen": chosen, "svg": svg, "words": words}


def _chosen(setting: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, str]:
    """The option chosen from each menu; the first where ``wanted`` names none of them."""
    options = {menu["name"]: [option["key"] for option in menu["options"]] for menu in setting["menus"]}
    return {name: wanted[name] if wanted.get(name) in keys else keys[0] for name, keys in options.items()}
