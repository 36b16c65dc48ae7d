"""`crossread serve` as a command: it answers with its own worker processes, ends on Ctrl-C, and says what cannot be served."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from functools import partial
from pathlib import Path

import psutil
import pytest

from crossread.cli.app import run
from crossread.cli.exits import Exit
from crossread.store import Changes, open_store
from tests.store.making import AT, BRIDGE, FERRY, entry


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one story."""
    place = tmp_path / "news.db"
    with open_store(place, create=True) as opened:
        opened.add([entry(FERRY), entry(BRIDGE, "post")], at=AT)
        opened.place(Changes(joins=((entry(FERRY).kept.id, "s"), (entry(BRIDGE, "post").kept.id, "s"))), at=AT)
    return place


@pytest.fixture
def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def test_it_serves_until_it_is_interrupted(store: Path, free_port: int) -> None:
    """The printed address answers, a story is made by a worker process, and Ctrl-C ends server and workers with 130."""
    command = [sys.executable, "-m", "crossread", "serve", "--store", str(store), "--port", str(free_port), "--mode", "rules"]
    # Whoever runs the tests in the background may have Ctrl-C ignored.
    hears = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ}, preexec_fn=hears) as server:
        assert server.stderr is not None
        address = re.search(r"http://\S+", server.stderr.readline())
        assert address
        page = urllib.request.urlopen(f"{address[0]}stories/s", timeout=250).read().decode()  # noqa: S310
        assert "Ferry fire kills four" in page
        workers = psutil.Process(server.pid).children(recursive=True)
        server.send_signal(signal.SIGINT)
        server.stderr.read()
    assert server.returncode == 130
    assert workers
    assert psutil.wait_procs(workers, timeout=60)[1] == []


def test_a_port_that_is_taken_is_said(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where another program listens already, the error names the port and another to try."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["serve", "--store", str(store), "--port", str(port)]) is Exit.USAGE
    assert f"port {port}: cannot be listened at" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", ["--port 0", "--workers 0", "--name a/b", "--store none.db", "--token-file none"])
def test_what_cannot_be_served_is_said(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong port, name, store or token file is a usage error that says what to try."""
    assert run(["serve", *wrong.split()]) is Exit.USAGE
    assert "Try:" in capsys.readouterr().err
