"""A small store served: two reports of a fire in one story, one of them in two versions, and a report of a bridge in another."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from crossread.cli.serve import Serve, desk_of
from crossread.settings import Mode, Settings
from crossread.store import Changes, open_store
from crossread.web.app import application
from crossread.web.desk import Desk
from tests.store.making import AT, BRIDGE, FERRY, entry

OTHER = """Nine dead in ferry fire

At least nine people died when a fire broke out on the ferry Alba on Tuesday, the coast guard said.
“We saw no alarm,” said Captain Marek.
The operator, Norline, admitted that the alarm had failed.
"""
STORY, BRIDGE_STORY = "f1f1f1f1f1f1", "b2b2b2b2b2b2"
SETTINGS = Settings(mode=Mode.RULES)


def here(task: Callable[..., Any], arguments: tuple[Any, ...], *, seconds: float, tell: Any = None) -> Any:
    """Does a task in this process, where the server has it done in another."""
    return task(*arguments, tell or (lambda _: None))


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that is copied for each test."""
    place = tmp_path_factory.mktemp("served") / "news.db"
    older = entry(FERRY.replace("four", "three"), "courier")
    reports = [older, entry(FERRY, "courier", published="2026-11-17"), entry(OTHER, "herald", published="2026-11-18", outlet="The Herald")]
    with open_store(place, create=True) as store:
        store.add([*reports, entry(BRIDGE, "post")], at=AT)
        joins = [(one.kept.id, STORY) for one in reports] + [(entry(BRIDGE, "post").kept.id, BRIDGE_STORY)]
        store.place(Changes(joins=tuple(joins), merges=(("older", STORY),)), at=AT)
        store.database.ask("PRAGMA wal_checkpoint(TRUNCATE)")
    return place


@pytest.fixture
def place(filled: Path, tmp_path: Path) -> str:
    """A store of the test's own."""
    copy = tmp_path / "news.db"
    copy.write_bytes(filled.read_bytes())
    return str(copy)


@pytest.fixture
def desk(place: str) -> Desk:
    """The means of a server of that store."""
    ticks = iter(range(10_000))
    made = desk_of(place, Serve(), SETTINGS, here, None)
    # Tests that want pages made ahead say so.
    return replace(made, limits=replace(made.limits, ahead=0), now=lambda: f"2026-11-20T12:00:{next(ticks):02d}Z")


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    """A client of the server."""
    with client_of(desk) as found:
        yield found


def client_of(desk: Desk, base: str = "http://localhost:8765") -> TestClient:
    """A client of the server of this desk; what fails comes back as an answer."""
    return TestClient(application(desk), base_url=base, follow_redirects=False, raise_server_exceptions=False)


def report_id(text: str, name: str) -> str:
    """The id of a report of the store."""
    return entry(text, name).kept.id
