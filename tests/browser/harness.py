"""A learner's JupyterLab to test against: small courses, the server, and what lies behind a page."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil
from PIL import Image
from playwright.sync_api import Locator, Page

SCREENSHOTS = Path(__file__).parent / "screenshots"
PATIENCE = 45_000
"""Milliseconds until a page that does not answer counts as broken: ample for a busy machine."""

PORT = 8899 + 50 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
"""Where a server looks for a free port first: two workers that look at the same moment find the same one free."""

SERVE = """
import sys
from pathlib import Path
from saleslab.lab import server, workspace
course, work, port = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
workspace.prepare(course, work)
server.run(work, workspace.read_manifest(course), browser=False, port=port)
"""


@dataclass(frozen=True)
class Lab:
    """A running learner's JupyterLab."""

    course_root: Path
    work: Path
    root: str
    token: str
    process: subprocess.Popen[str]

    def url(self, notebook: str) -> str:
        """The address of a notebook given by its path under the work folder."""
        return f"{self.root}/doc/tree/{notebook}?token={self.token}"

    def kernel(self, notebook: str) -> psutil.Process:
        """The process that runs this notebook's code now."""
        request = urllib.request.Request(f"{self.root}/api/sessions", headers={"Authorization": f"token {self.token}"})
        with urllib.request.urlopen(request) as answer:
            sessions = json.load(answer)
        [kernel] = [session["kernel"]["id"] for session in sessions if session["path"] == notebook]
        [process] = [
            child
            for child in psutil.Process(self.process.pid).children(recursive=True)
            if any(kernel in argument for argument in child.cmdline())
        ]
        return process


def serve(course_root: Path, work: Path, port: int = PORT) -> subprocess.Popen[str]:
    """Run the learner's command in a process of its own: the copies, then the server."""
    command = [sys.executable, "-c", SERVE, str(course_root), str(work), str(port)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@contextmanager
def start_lab(course_root: Path, work: Path, port: int = PORT) -> Iterator[Lab]:
    """Serve a course's copies in `work`, as the learner's command does."""
    process = serve(course_root, work, port)
    try:
        assert process.stdout is not None
        first_line = process.stdout.readline()
        address = re.search(r"(http://\S+)/doc/tree/start.ipynb\?token=(\w+)", first_line)
        assert address, f"the server did not say where it is: {first_line!r}"
        yield Lab(course_root, work, address[1], address[2], process)
    finally:
        process.terminate()
        process.wait(timeout=30)


def code(source: str, folded: bool = True) -> nbformat.NotebookNode:
    return nbformat.v4.new_code_cell(source.strip(), metadata={"jupyter": {"source_hidden": folded}})


def text(source: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_markdown_cell(source)


def write_notebook(path: Path, cells: list[nbformat.NotebookNode]) -> None:
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


def write_course(root: Path, notebooks: dict[str, list[nbformat.NotebookNode]], release: str = "first") -> None:
    """Write a course of these notebooks (path under the work folder -> cells) with its manifest."""
    entries = {}
    for name, cells in notebooks.items():
        source = f"curriculum/{name}"
        write_notebook(root / source, cells)
        hashes = [hashlib.sha256(c.source.encode()).hexdigest() for c in cells if c.cell_type == "code"]
        entries[name] = {"source": source, "release": release, "code": hashes}
    (root / "curriculum" / "manifest.json").write_text(json.dumps({"notebooks": entries}))


COUNT_RUNS = """
from pathlib import Path
with Path("runs.txt").open("a") as runs: runs.write("run\\n")
"""
"""A cell that leaves one line in `runs.txt`, beside its notebook, each time it runs."""

FORM = """
import ipywidgets
from IPython.display import display
def form():
    button, said = ipywidgets.Button(description="Answer"), ipywidgets.HTML("Not answered")
    button.add_class("test-answer"); said.add_class("test-said")
    copy = display({"text/html": "no answer"}, raw=True, display_id=True)
    def answer(_):
        said.value = "Saved"
        copy.update({"text/html": "second copy"}, raw=True)
    button.on_click(answer)
    return ipywidgets.VBox([button, said])
form()
"""
"""A form as the course has them: a button, a confirmation, and a second copy in the cell's own output."""


def until(page: Page, happened: Callable[[], bool]) -> None:
    """Wait for something outside of the page, such as a file."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not happened():
        assert time.monotonic() < deadline, "waited in vain"
        page.wait_for_timeout(50)  # lets the page go on meanwhile


Box = Mapping[str, float]
"""Left, top, right, bottom, width and height, in CSS pixels."""


def boxes(found: Locator) -> list[Box]:
    """The box of everything found that is drawn, asked for at once: hundreds of questions take half a minute."""
    measured: list[Box] = found.evaluate_all(
        "nodes => nodes.map(node => node.getBoundingClientRect().toJSON()).filter(box => box.width && box.height)"
    )
    return measured


def take_pictures(page: Page, pictures: Mapping[str, Box]) -> None:
    """Keep a picture of each box, cut from one of the whole window: taking one costs a second."""
    window = Image.open(io.BytesIO(page.screenshot()))
    for name, box in pictures.items():
        window.crop((box["left"], box["top"], box["right"], box["bottom"])).save(SCREENSHOTS / f"{name}.png")


def take_picture(page: Page, name: str) -> None:
    """Keep a picture for people to look at."""
    page.screenshot(path=SCREENSHOTS / f"{name}.png")
