"""A store is served alike from SQLite and from PostgreSQL."""

from crossread.cli.serve import Serve, desk_of
from crossread.store import Changes, open_store
from tests.store.making import AT, BRIDGE, FERRY, entry
from tests.web.conftest import SETTINGS, client_of, here


def test_stories_search_and_corrections_are_served_from_every_store(place: str) -> None:
    """The list, a story, a search, a speaker and a correction answer, and the made page is kept, whatever holds the store."""
    one, other = entry(FERRY), entry(FERRY.replace("four", "six"), "herald")
    with open_store(place, create=True) as store:
        store.add([one, other, entry(BRIDGE, "post")], at=AT)
        store.place(Changes(joins=((one.kept.id, "s"), (other.kept.id, "s"), (entry(BRIDGE, "post").kept.id, "t"))), at=AT)
    with client_of(desk_of(place, Serve(), SETTINGS, here, None)) as client:
        assert [story["id"] for story in client.get("/stories.json").json()["stories"]] == ["t", "s"]
        record = client.get("/stories/s.json").json()
        assert client.get("/stories/s").status_code == 200
        assert {found["story"] for found in client.get("/search.json?q=alarm").json()["reports"]} == {"s"}
        assert client.get("/speakers.json?name=Marek").json()["speakers"]
        asked = {"kind": "furniture", "row": record["rows"][0]["id"], "statements": record["rows"][0]["statements"][:1]}
        assert client.post("/stories/s/corrections", json=asked).status_code == 201
        assert "page furniture" in client.get("/stories/s.json").json()["warnings"][-1]
        assert 'crossread_answers_total{how="kept"}' in client.get("/metrics").text
