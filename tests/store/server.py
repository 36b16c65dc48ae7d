"""A PostgreSQL server of the tests' own: Debian's, in a temporary folder, reached by a socket and never by the network."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"


def binaries() -> Path | None:
    """Where initdb and pg_ctl are, the newest of Debian's versions first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    there = shutil.which("initdb")
    return found[-1].parent if found else Path(there).resolve().parent if there else None


def why_not() -> str | None:
    """Why no server can be started here, or None."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is missing: make setup"
    return None if binaries() else "PostgreSQL is missing: make setup-postgres (apt-get install postgresql)"


@contextmanager
def running() -> Iterator[str]:
    """A server, and the folder of its socket. It is stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="crossread-pg-", dir="/tmp"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, USER, USER)
        make = ["-D", str(folder / "data"), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        _run(_program("initdb") + make, folder)
        _control(folder, "start")
        try:
            yield str(folder)
        finally:
            _control(folder, "stop", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def restart(folder: Path) -> None:
    """The server there killed in the midst of whatever it does, and started again."""
    _control(folder, "stop", "-m", "immediate")
    _control(folder, "start")


def _control(folder: Path, *orders: str) -> None:
    options = ["-o", f"-k {folder} -c listen_addresses= -c fsync=off", "-l", str(folder / "log")] if "start" in orders else []
    _run([*_program("pg_ctl"), "-D", str(folder / "data"), "-s", "-w", *options, *orders], folder)


def _program(name: str) -> list[str]:
    found = binaries()
    assert found is not None
    # PostgreSQL refuses to run as root.
    return [*(["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []), str(found / name)]


def _run(command: list[str], folder: Path) -> None:
    # A pipe would stay open in the server: a file takes the words.
    with (folder / "words").open("a+b") as words:
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=words, stderr=words, check=False)
        if done.returncode:
            words.seek(0)
            raise RuntimeError(f"{command}: {words.read().decode(errors='replace')}")
