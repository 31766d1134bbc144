"""The page made of a learner's own short answers: saved beside the notebook, ready to print."""

from __future__ import annotations

import html
from pathlib import Path

from saleslab.answers import AnswerError
from saleslab.answers.page import PageSpec
from saleslab.practice.form import show_form
from saleslab.practice.page import Bundle, put, renew
from saleslab.practice.session import Session, being_graded

_STYLE = (
    "body{font:12pt/1.45 system-ui,sans-serif;color:#1b1f24;background:#fff;max-width:42rem;margin:auto;padding:1.5rem}"
    "h1{font-size:1.5rem;margin:0 0 1rem}h2{font-size:1rem;margin:1rem 0 .2rem;color:#0b57b0}"
    "p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}section{break-inside:avoid}@page{size:A4;margin:18mm}"
)
_NOTHING = {"text/html": "<span hidden></span>", "text/plain": ""}


def show_page(spec: PageSpec, session: Session) -> None:
    """Display the form and, below it, where the page lies; each saved change makes the page anew."""
    display_id = f"page-{spec.question}"

    def update(saved: str) -> None:
        if saved == spec.question:
            renew(_made(spec, session), display_id)

    show_form(spec, session, None)
    put(_made(spec, session), display_id)
    session.listeners[display_id] = update


def page_html(spec: PageSpec, texts: dict[str, str]) -> str:
    """The whole page. Everything the learner wrote is text in it; it holds no script and loads nothing."""
    parts = "".join(
        f"<section><h2>{html.escape(asked)}</h2><p>{html.escape(texts[part])}</p></section>"
        for part, asked in spec.parts.items()
    )
    title = html.escape(spec.title)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1>{parts}</body></html>\n"
    )


def _made(spec: PageSpec, session: Session) -> Bundle:
    """Write the page where the answer is whole, and say where it lies."""
    answer = session.store.get(spec.question)
    try:
        texts = spec.clean(answer.value) if answer else None
    except AnswerError:
        texts = None
    if texts is None or being_graded():
        return _NOTHING
    path = session.store.folder / f"{spec.question}.html"
    try:
        _write_whole(path, page_html(spec, texts))
    except OSError as error:
        said = f"The page could not be written ({error.strerror}). Your answer is safe."
        return {"text/html": f"<p>{html.escape(said)}</p>", "text/plain": said}
    said = f"Your page is {path.name}, beside this notebook:"
    # Without `download`, JupyterLab and Notebook open the page in the notebook's own place, and Back shows nothing.
    link = f'<a href="{html.escape(path.name)}" download>download it, open it and print it</a>'
    return {"text/html": f'<p class="wbf-page">{html.escape(said)} {link}.</p>', "text/plain": said.rstrip(":")}


def _write_whole(path: Path, content: str) -> None:
    part = path.with_name(f".{path.name}.part")
    part.write_text(content, "utf-8")
    part.replace(path)
