"""Python's own kernel, forked from a process that has the course loaded, so that stock nbgrader need not wait for it.

Nearly all that executing an exercise takes is starting Python and loading pandas, anew for each submission. What
differs here is that start alone: each notebook still has a fresh process of its own, stock IPython kernel and all.

Run with ``serve ADDRESS`` this file is the process to fork from; Jupyter runs it as ``kernel ADDRESS ARGUMENTS``.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOADED = ("ipykernel.kernelapp", "matplotlib.figure", "pandas", "saleslab.charts.c1", "saleslab.practice")


@contextmanager
def warm_kernels() -> Iterator[dict[str, str]]:
    """The environment in which Jupyter takes its kernels from here."""
    with tempfile.TemporaryDirectory() as place:
        address = f"{place}/socket"
        spec = Path(place) / "kernels" / "python3" / "kernel.json"
        spec.parent.mkdir(parents=True)
        argv = [sys.executable, "-I", "-S", __file__, "kernel", address, "-f", "{connection_file}", "--log-level=ERROR"]
        spec.write_text(json.dumps({"argv": argv, "display_name": "Python 3", "language": "python"}))
        command = [sys.executable, "-P", __file__, "serve", address]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
            try:
                assert server.stdout is not None and server.stdout.readline() == b"ready\n"
                yield {**os.environ, "JUPYTER_PATH": place}
            finally:
                server.terminate()


def _serve(address: str) -> None:
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"  # as the kernel sets it
    for name in LOADED:
        importlib.import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the kernels
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(address)
        door.listen()
        print("ready", flush=True)
        while True:
            line, _ = door.accept()
            if os.fork() == 0:
                door.close()
                _be_a_kernel(line)
            line.close()


def _be_a_kernel(line: socket.socket) -> None:
    from ipykernel.kernelapp import IPKernelApp

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with line.makefile("r") as asked:  # stays open, and with it the line, until the kernel ends
        wanted = json.loads(asked.readline())
        os.chdir(wanted["folder"])
        os.environ.clear()
        os.environ.update(wanted["environment"])
        IPKernelApp.launch_instance(argv=wanted["arguments"])
    os._exit(0)


def _ask_for_a_kernel(address: str, arguments: list[str]) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "JPY_PARENT_PID"}
    wanted = {"folder": str(Path.cwd()), "environment": environment, "arguments": arguments}
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(address)
        line.sendall(json.dumps(wanted).encode() + b"\n")
        line.recv(1)  # until the kernel has ended


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        _serve(sys.argv[2])
    else:
        _ask_for_a_kernel(sys.argv[2], sys.argv[3:])
