"""An empty place for a store, once in each database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store import server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The folder of a running server's socket."""
    missing = server.why_not()
    if missing:
        pytest.skip(missing)
    with server.running() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new store may be made."""
    if request.param == "sqlite":
        yield str(tmp_path / "news.db")
        return
    import psycopg

    folder = request.getfixturevalue("postgres")
    address = f"postgresql://{server.USER}@/postgres?host={folder}"
    schema = f"s{abs(hash(request.node.nodeid)) % 10**12}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}".encode())
        yield f"{address}&options=-csearch_path%3D{schema}"
        connection.execute(f"DROP SCHEMA {schema} CASCADE".encode())
