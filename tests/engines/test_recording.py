"""The records of a whole store: the bytes that comparing each story gives, made once, whoever makes them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crossread.engines import recording
from crossread.engines.ingest import ingest
from crossread.engines.record_places import put
from crossread.engines.recording import record_stories, wanted_in
from crossread.engines.tabled import FAILED, Related
from crossread.pipeline import record_of
from crossread.settings import Mode, Settings
from crossread.show import to_json
from crossread.store import Changes, open_store
from tests.engines.test_tabled import STORIES
from tests.store import server

SETTINGS = Settings(mode=Mode.RULES)
AT = "2026-11-20T12:00:00Z"


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[str, Path]]:
    """The address of a running server, and the folder of its socket."""
    missing = server.why_not()
    if missing:
        pytest.skip(missing)
    with server.running() as folder:
        yield f"postgresql://{server.USER}@/postgres?host={folder}", Path(folder)


@pytest.fixture
def database(running: tuple[str, Path]) -> tuple[str, Path]:
    """The same, with nothing in its database: tests come in any order."""
    import psycopg

    with psycopg.connect(running[0], autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return running


def in_database(address: str) -> dict[str, str]:
    """The records in the table of a database, by story."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        return dict(connection.execute("SELECT story, record FROM records").fetchall())


def stored(folder: Path) -> str:
    """A store of the demo's stories, put into their stories by hand, and one report alone."""
    place = str(folder / "news.db")
    fill(place)
    return place


def fill(place: str) -> None:
    """Take in the demo's stories."""
    with open_store(place, create=True) as store:
        for story in STORIES:
            came = [kept.id for one in ingest([story], store, at=AT, settings=SETTINGS) for kept in one.reports]
            store.place(Changes(joins=tuple((key, story.name) for key in came)), at=AT)


def recorded(place: str, target: str | Path, **given: Any) -> dict[str, Related]:
    """What is made now, by story."""
    with open_store(place) as store:
        wanted = wanted_in(store, target)
    return {line.story: line for lines in record_stories(wanted, place, target, settings=SETTINGS, workers=2, **given) for line in lines}


def test_each_record_is_the_one_that_comparing_gives(tmp_path: Path) -> None:
    """Worker processes make, for each story of a store, the JSON that comparing its files gives; a second run makes nothing."""
    place = stored(tmp_path)
    made = recorded(place, tmp_path)
    assert {key: line.record for key, line in made.items()} == {one.name: to_json(record_of([one], settings=SETTINGS)) for one in STORIES}
    assert recorded(place, tmp_path) == {}


def test_a_story_that_ends_its_process_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no process can compare a story it comes out failed, and no file says otherwise."""
    place = stored(tmp_path)
    monkeypatch.setattr(recording, "map_here", lambda *_: iter(()))
    made = recorded(place, tmp_path)
    assert {line.reason for line in made.values()} == {FAILED}
    assert list(tmp_path.glob("*.parquet")) == []


def test_records_in_a_database_are_those_in_the_files(tmp_path: Path, database: tuple[str, Path]) -> None:
    """PostgreSQL gets the same bytes as the files of Parquet, each story once; a second run compares nothing."""
    place, (address, _) = stored(tmp_path), database
    made = recorded(place, tmp_path)
    assert recorded(place, address) == made
    assert in_database(address) == {key: line.record for key, line in made.items()}
    assert recorded(place, address) == {}


def test_records_are_put_when_the_database_is_back(database: tuple[str, Path]) -> None:
    """A server that is killed and started again has the record once, the later one where it was put twice."""
    address, folder = database
    put([Related("lighthouse", ("a", "b"), "one")], address)
    server.restart(folder)
    put([Related("lighthouse", ("a", "b", "c"), "two"), Related("depot", ("d", "e"), "one")], address)
    assert {key: record for key, record in in_database(address).items() if key in ("lighthouse", "depot")} == {
        "lighthouse": "two",
        "depot": "one",
    }


def test_forgetting_a_report_forgets_its_records(database: tuple[str, Path]) -> None:
    """A record beside the store that holds words of a forgotten report goes with it."""
    address, _ = database
    with open_store(address, create=True) as store:
        fill(address)
        recorded(address, address)
        story = store.stories()[0]
        assert story.id in in_database(address)
        store.forget(story.reports[:1])
        assert story.id not in in_database(address)
