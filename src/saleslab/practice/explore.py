"""A live chart: a slider, and a picture drawn anew at every step. Its position is no answer and is not saved."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from saleslab.practice.guard import guarded
from saleslab.practice.page import LOOK, put, script, widget_view

if TYPE_CHECKING:  # matplotlib would delay the first form.
    from saleslab.charts import Draw


class Explore(anywidget.AnyWidget):
    """The widget. ``setting`` says what to slide, ``picture`` what is shown; only the kernel writes them."""

    _esm = script("explore")
    _css = LOOK
    setting = traitlets.Dict().tag(sync=True)
    picture = traitlets.Dict().tag(sync=True)

    def __init__(self, setting: dict[str, Any], draw: Draw) -> None:
        self._draw = draw
        super().__init__(setting=setting, picture=_picture(draw, setting["start"]))
        self.on_msg(self._on_message)

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """The slider moved to ``{"value"}``. Every message is answered, so that the page never waits. Never raises."""
        try:
            value = min(max(float(content["value"]), self.setting["low"]), self.setting["high"])
            picture = _picture(self._draw, value)
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
) -> None:
    """Show a slider named ``label`` from ``low`` to ``high`` in ``unit`` and the picture that ``draw`` makes of it.

    ``goal`` says what to look for, in a sentence above the slider.
    """
    setting = {
        "name": name,
        "label": label,
        "low": low,
        "high": high,
        "step": step,
        "start": start,
        "unit": unit,
        "goal": goal,
    }
    widget = Explore(setting, draw)
    picture = widget.picture
    lines = [line for line in (goal, f"{label}: {start:g} {unit}".strip(), picture["words"]) if line]
    page = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    static = {
        "text/html": f'<section class="wbf-static">{picture["svg"]}{page}</section>',
        "text/plain": "\n".join(lines),
    }
    put(static | widget_view(widget))


def _picture(draw: Draw, value: float) -> dict[str, Any]:
    svg, words = draw(value)
    return {"value": value, "svg": svg, "words": words}
