"""The records of a whole store: the bytes that comparing each story gives, made once, whoever makes them."""

from pathlib import Path
from typing import Any

import pytest

from crossread.engines import recording
from crossread.engines.ingest import ingest
from crossread.engines.recording import record_stories, wanted_in
from crossread.engines.tabled import FAILED, Related
from crossread.pipeline import record_of
from crossread.settings import Mode, Settings
from crossread.show import to_json
from crossread.store import Changes, open_store
from tests.engines.test_tabled import STORIES

SETTINGS = Settings(mode=Mode.RULES)
AT = "2026-11-20T12:00:00Z"


def stored(folder: Path) -> str:
    """A store of the demo's stories, put into their stories by hand, and one report alone."""
    place = str(folder / "news.db")
    with open_store(place, create=True) as store:
        for story in STORIES:
            came = [kept.id for one in ingest([story], store, at=AT, settings=SETTINGS) for kept in one.reports]
            store.place(Changes(joins=tuple((key, story.name) for key in came)), at=AT)
    return place


def recorded(place: str, folder: Path, **given: Any) -> dict[str, Related]:
    """What is made now, by story."""
    with open_store(place) as store:
        wanted = wanted_in(store, folder)
    return {line.story: line for lines in record_stories(wanted, place, folder, settings=SETTINGS, workers=2, **given) for line in lines}


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
