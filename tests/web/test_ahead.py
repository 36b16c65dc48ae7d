"""Pages that are made before anybody asks, and searches that are answered from pages that are kept."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from crossread.cli import serve_search
from crossread.errors import CrossreadError
from crossread.store import open_store
from crossread.store.answers import answer_key, is_kept
from crossread.web.desk import Desk
from tests.web.conftest import BRIDGE_STORY, STORY, client_of

PATIENCE = 120


def _kept(desk: Desk, story: str) -> bool:
    with open_store(desk.place or "") as store:
        (found,) = store.stories(story=story)
        return is_kept(store, story, answer_key(store, found, *desk.made_with))


def _wait(ready: Callable[[], bool]) -> None:
    """Return when it is so; the time bounds a hang alone."""
    end = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < end
        time.sleep(0.02)


def _eager(desk: Desk) -> Desk:
    return replace(desk, limits=replace(desk.limits, ahead=10, ahead_seconds=0.001))


def test_pages_are_made_while_nobody_asks(desk: Desk) -> None:
    """The newest stories have their pages before the first reader comes, and again after a correction."""
    with client_of(_eager(desk)) as client:
        _wait(lambda: _kept(desk, STORY))
        _wait(lambda: _kept(desk, BRIDGE_STORY))
        assert client.get(f"/stories/{STORY}").status_code == 200
        assert 'crossread_answers_total{how="made"} 0' in client.get("/metrics").text
        _wait(lambda: 'crossread_answers_total{how="ahead"} 2' in client.get("/metrics").text)
        row = client.get(f"/stories/{STORY}.json").json()["rows"][0]
        asked = {"row": row["id"], "kind": "apart", "statement": row["statements"][:1]}
        assert client.post(f"/stories/{STORY}/corrections", data=asked).status_code == 201
        _wait(lambda: _kept(desk, STORY))


def test_a_page_that_cannot_be_made_is_told_to_who_asks(desk: Desk) -> None:
    """What fails while nobody asks ends nothing: the other stories get their pages, and whoever asks for that one gets an error."""

    def make(story: str) -> object:
        if story == STORY:
            raise CrossreadError("It failed.")
        return desk.make(story)

    with client_of(replace(_eager(desk), make=make)) as client:
        _wait(lambda: _kept(desk, BRIDGE_STORY))
        assert client.get(f"/stories/{STORY}.json").status_code == 500
        assert client.get(f"/stories/{BRIDGE_STORY}.json").status_code == 200


def test_no_page_is_made_ahead_where_none_shall_be(desk: Desk, client: TestClient) -> None:
    """With no story to be made ahead, pages are made when they are asked for."""
    assert client.get("/stories").status_code == 200
    assert not _kept(desk, STORY)


def test_a_search_by_difference_is_answered_from_kept_pages(desk: Desk, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first search by a kind of difference makes the pages it needs and keeps them; the next one compares nothing."""
    first = client.get("/search.json?q=fire&difference=number").json()["reports"]
    assert {one["story"] for one in first} == {STORY}
    assert _kept(desk, STORY)
    monkeypatch.setattr(serve_search, "made_story", None)
    assert client.get("/search.json?q=fire&difference=number").json()["reports"] == first
    assert client.get("/search.json?q=fire&difference=place").json()["reports"] == []
