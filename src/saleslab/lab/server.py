"""JupyterLab for learners, on this machine only.

Everything that makes it a learner's view (settings, extension, look) is passed to this one process. Nothing is
installed into the environment, where an instructor's JupyterLab would find it too.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
import webbrowser
from pathlib import Path
from tempfile import TemporaryDirectory

from jupyter_server.serverapp import list_running_servers

from saleslab.lab.workspace import Manifest, released_code

START_PAGE = "doc/tree/start.ipynb"
_LONGEST_START = 90
"""Seconds: many times what a start takes on a slow machine."""
_HERE = Path(__file__).parent
# Learners use none of these; the formgrader alone adds two seconds to the start.
_LEFT_OUT = (
    "jupyterlab_jupytext",
    "nbgrader.server_extensions.assignment_list",
    "nbgrader.server_extensions.course_list",
    "nbgrader.server_extensions.formgrader",
    "nbgrader.server_extensions.validate_assignment",
    "notebook",
)


class ServerError(Exception):
    """JupyterLab did not start; the message says where the reason can be read."""


def run(work: Path, manifest: Manifest, browser: bool = True, port: int | None = None) -> None:
    """Serve `work` until the learner stops it with Ctrl-C, and open the start page in the browser if `browser`.

    Only notebooks listed in `manifest` run when they are opened, and only while their code is released code.
    Without a `port`, or when it is taken, the next free one is used. If this work folder is being served already,
    that server's start page is opened instead. Raises ServerError if JupyterLab does not start.
    """
    if port is not None and not 0 < port < 65536:
        raise ServerError(f"There is no port {port}. Choose one from 1024 to 65535, or leave it out.")
    work = work.resolve()
    if address := running_server(work):
        _announce(f"The course is open already: {address}", address, browser)
        return
    with TemporaryDirectory(prefix="worth-buying-from-") as settings:
        _write_settings(Path(settings), released_code(work, manifest))
        _serve(work, _arguments(work, Path(settings), port), browser)


def running_server(work: Path) -> str | None:
    """Return the address of the start page if a server of this course serves `work` now, else None."""
    for info in list_running_servers(str(_runtime(work))):
        status = urllib.request.Request(f"{info['url']}api/status", headers={"Authorization": f"token {info['token']}"})
        try:
            urllib.request.urlopen(status, timeout=5).close()
        except OSError:
            continue  # left by a crash: its process number belongs to another program now, or it is not up yet
        return f"{info['url']}{START_PAGE}?token={info['token']}"
    return None


def _serve(work: Path, arguments: list[str], browser: bool) -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stops as Ctrl-C does, and takes the child along
    log = work / ".saleslab" / "jupyterlab.log"
    log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # the log holds the token
    log.parent.chmod(0o700)
    with log.open("wb") as output:
        jupyterlab = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=_environment(work),
        )
    latest = time.monotonic() + _LONGEST_START
    try:
        while not (address := running_server(work)):
            if jupyterlab.poll() is not None or time.monotonic() > latest:
                raise ServerError(f"JupyterLab did not start. The reason is in {log}.")
            time.sleep(0.1)
        _announce(f"The course is open at {address}\nTo stop it: Ctrl-C in this window.", address, browser)
        jupyterlab.wait()
    except KeyboardInterrupt:
        print("\nStopping. Your answers are saved.", flush=True)
    finally:
        jupyterlab.terminate()
        jupyterlab.wait()


def _environment(work: Path) -> dict[str, str]:
    """What the server and its kernels see: that this is the learner's lab, and never an instructor's keys."""
    inherited = {k: v for k, v in os.environ.items() if k not in ("SALESLAB_KEYS", "NBGRADER_EXECUTION")}
    own = {"JUPYTER_RUNTIME_DIR": str(_runtime(work)), "SALESLAB_LAB": "1", "SALESLAB_WORK": str(work)}
    return {**inherited, **own}


def _announce(message: str, address: str, browser: bool) -> None:
    print(message, flush=True)
    if browser:
        webbrowser.open(address)


def _runtime(work: Path) -> Path:
    """Where this folder's server leaves its address: apart from any other Jupyter on the machine."""
    return work / ".saleslab" / "runtime"


def _write_settings(folder: Path, released: dict[str, list[list[str]]]) -> None:
    shutil.copy(_HERE / "settings" / "overrides.json", folder)
    config = json.loads((_HERE / "settings" / "page_config.json").read_text(encoding="utf-8"))
    # As text: JupyterLab reduces an object in its page config to the list of its keys.
    config["saleslabManifest"] = json.dumps(released)
    (folder / "page_config.json").write_text(json.dumps(config), encoding="utf-8")


def _arguments(work: Path, settings: Path, port: int | None) -> list[str]:
    own = work / ".saleslab"
    options: dict[str, object] = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.root_dir": work,
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
        "ServerApp.answer_yes": True,
        "ServerApp.jpserver_extensions": dict.fromkeys(_LEFT_OUT, False),
        # A closed browser tab leaves its notebook's process behind: stop it after an hour (in seconds).
        "MappingKernelManager.cull_idle_timeout": 3600,
        "LabApp.default_url": f"/{START_PAGE}",
        "LabApp.app_settings_dir": settings,
        "LabApp.user_settings_dir": own / "settings",
        "LabApp.workspaces_dir": own / "workspaces",
        "LabApp.extra_labextensions_path": _HERE / "labextensions",
        "LabApp.news_url": "None",
        "LabApp.extension_manager": "readonly",
    }
    if port is not None:
        options["ServerApp.port"] = port
    return [f"--{name}={value}" for name, value in options.items()]
