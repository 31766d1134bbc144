"""`saleslab lab` as a process: one server per work folder, a free port, and a quiet end."""

import os
import signal
from pathlib import Path

import psutil
import pytest

from saleslab.lab.server import ServerError, run, running_server
from tests.browser.harness import Lab, serve, start_lab


def test_a_second_start_points_to_the_running_server(lab: Lab) -> None:
    second = serve(lab.course_root, lab.work)
    said, _ = second.communicate(timeout=60)
    assert said == f"The course is open already: {lab.url('start.ipynb')}\n"
    assert second.returncode == 0


def test_a_taken_port_leads_to_the_next_free_one(lab: Lab, tmp_path: Path) -> None:
    with start_lab(lab.course_root, tmp_path / "work", port=int(lab.root.rpartition(":")[2])) as other:
        assert other.root != lab.root
        assert running_server(other.work) == other.url("start.ipynb")


def test_ctrl_c_ends_quietly_and_leaves_no_process(lab: Lab, tmp_path: Path) -> None:
    with start_lab(lab.course_root, tmp_path / "work") as other:
        children = psutil.Process(other.process.pid).children(recursive=True)
        assert children
        other.process.send_signal(signal.SIGINT)
        assert other.process.stdout is not None
        said = other.process.stdout.read().splitlines()
        assert said == ["To stop it: Ctrl-C in this window.", "", "Stopping. Your answers are saved."]
        assert other.process.wait(timeout=60) == 0
        _, alive = psutil.wait_procs(children, timeout=10)
        assert alive == []
        assert running_server(other.work) is None


def test_a_server_that_died_is_not_taken_for_a_running_one(tmp_path: Path) -> None:
    runtime = tmp_path / ".saleslab/runtime"
    runtime.mkdir(parents=True)
    left = f'{{"url": "http://127.0.0.1:9/", "token": "t", "pid": {os.getpid()}}}'
    (runtime / f"jpserver-{os.getpid()}.json").write_text(left)
    assert running_server(tmp_path) is None


def test_a_start_that_fails_says_where_the_reason_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # pytest's own handling stays
    (tmp_path / ".saleslab").mkdir()
    (tmp_path / ".saleslab/runtime").write_text("a file where JupyterLab needs a folder")
    with pytest.raises(ServerError, match="did not start") as caught:
        run(tmp_path, {}, browser=False)
    log = Path(str(caught.value).removesuffix(".").rpartition(" is in ")[2])
    assert "runtime" in log.read_text()


def test_an_impossible_port_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ServerError, match="no port 99999"):
        run(tmp_path, {}, browser=False, port=99_999)
