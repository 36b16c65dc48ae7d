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
    found = binaries()
    assert found is not None
    folder = Path(tempfile.mkdtemp(prefix="crossread-pg-", dir="/tmp"))
    try:
        # PostgreSQL refuses to run as root.
        before = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
        if before:
            shutil.chown(folder, USER, USER)
        data = folder / "data"
        start = [*before, str(found / "pg_ctl"), "-D", str(data), "-s", "-w"]
        _run([*before, str(found / "initdb"), "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"], folder)
        _run([*start, "-o", f"-k {folder} -c listen_addresses= -c fsync=off", "-l", str(folder / "log"), "start"], folder)
        try:
            yield str(folder)
        finally:
            _run([*start, "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str], folder: Path) -> None:
    # A pipe would stay open in the server: a file takes the words.
    with (folder / "words").open("a+b") as words:
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=words, stderr=words, check=False)
        if done.returncode:
            words.seek(0)
            raise RuntimeError(f"{command}: {words.read().decode(errors='replace')}")
