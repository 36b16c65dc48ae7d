"""Every address: what it gives as a page and as JSON, and what it says where there is nothing."""

import gzip
from dataclasses import replace

import jsonschema
import pytest
from starlette.testclient import TestClient

from crossread.cli.serve import Serve, desk_of
from crossread.relate import relate
from crossread.show import page, to_json
from crossread.store import open_store
from crossread.store.answers import latest
from crossread.web.app import routes
from crossread.web.desk import Desk
from tests.store.making import FERRY
from tests.web.conftest import BRIDGE_STORY, OTHER, SETTINGS, STORY, client_of, here, report_id

FERRY_ID, OTHER_ID = report_id(FERRY, "courier"), report_id(OTHER, "herald")
PAGES = (
    "/stories",
    f"/stories/{STORY}",
    f"/stories/{BRIDGE_STORY}",
    f"/stories/{STORY}/corrections",
    f"/reports/{FERRY_ID}",
    "/search",
    "/search?q=alarm",
    "/speakers?name=Marek",
)
ASKED = (
    ("/stories.json", "Stories"),
    (f"/stories/{STORY}.json", "Record"),
    (f"/stories/{STORY}/corrections.json", "Corrections"),
    (f"/reports/{FERRY_ID}.json", "Report"),
    ("/speakers.json?name=Marek", "Spoken"),
    ("/search.json?q=alarm", "Found"),
    ("/search.json?difference=number&q=fire", "Found"),
    ("/stories/none.json", "Problem"),
    ("/search.json", "Problem"),
)


@pytest.mark.parametrize("address", [*PAGES, "/compare", "/speakers"])
def test_every_page_is_a_page(client: TestClient, address: str) -> None:
    """Each address answers with HTML that names itself, and a way to the other pages."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<a href="/compare"' in answer.text
    assert "<title>" in answer.text


@pytest.mark.parametrize(("address", "schema"), ASKED)
def test_json_is_as_described(client: TestClient, address: str, schema: str) -> None:
    """What each address gives as JSON is valid by the OpenAPI description that the server gives of itself."""
    description = client.get("/openapi.json").json()
    answer = client.get(address)
    assert answer.headers["content-type"] in ("application/json", "application/problem+json")
    jsonschema.validate(answer.json(), {"$ref": f"#/components/schemas/{schema}", "components": description["components"]})


def test_every_address_that_gives_json_is_described(client: TestClient) -> None:
    """The description names all addresses with .json and all that take a POST, and no other."""
    described = set(client.get("/openapi.json").json()["paths"])
    served = {route.path for route in routes() if route.path.endswith(".json") or "POST" in (route.methods or ())}
    assert described == served - {"/openapi.json"}


def test_the_page_of_a_story_is_that_of_the_file(client: TestClient, desk: Desk) -> None:
    """The served record is the one that the commands give, and the served page shows the same statements."""
    assert desk.place is not None
    with open_store(desk.place) as store:
        readings = store.readings(latest(store, store.stories(story=STORY)[0]))
    record = relate(readings, SETTINGS.mode)
    assert client.get(f"/stories/{STORY}.json").text == to_json(record)
    served, filed = client.get(f"/stories/{STORY}").text, page(record, settings=SETTINGS)
    assert served.count("<blockquote") == filed.count("<blockquote") > 0
    assert f'href="/reports/{FERRY_ID}"' in served


def test_a_story_is_made_once_and_kept(client: TestClient, desk: Desk) -> None:
    """The second time the page comes from the store, the same byte for byte, until a report joins the story."""
    first, second = client.get(f"/stories/{STORY}"), client.get(f"/stories/{STORY}")
    assert first.content == second.content
    counted = client.get("/metrics").text
    assert 'crossread_answers_total{how="made"} 1' in counted
    assert 'crossread_answers_total{how="kept"} 1' in counted


def test_a_merged_story_leads_to_the_one_it_became_part_of(client: TestClient) -> None:
    """The old address of a story leads to the new one for good."""
    answer = client.get("/stories/older")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/stories/{STORY}")


@pytest.mark.parametrize("address", [*PAGES, "/stories.json", f"/stories/{STORY}.json"])
def test_what_a_client_has_is_not_sent_again(client: TestClient, address: str) -> None:
    """With the tag of an answer, the next is 304 without a body; another tag gets the whole."""
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": f'"other", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(address, headers={"If-None-Match": '"other"'}).content == first.content


@pytest.mark.parametrize("address", [*PAGES, "/stories.json", "/healthz", "/nowhere"])
def test_a_head_is_an_answer_without_a_body(client: TestClient, address: str) -> None:
    """HEAD gives the status and type of GET and no byte."""
    head, whole = client.head(address), client.get(address)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert head.headers["content-type"].partition(";")[0] in (whole.headers["content-type"].partition(";")[0], "application/problem+json")


def test_a_story_is_sent_packed_to_who_takes_it_so(client: TestClient) -> None:
    """With and without gzip the page is the same, and the two have different tags."""
    plain = client.get(f"/stories/{STORY}", headers={"Accept-Encoding": "identity"})
    packed = client.get(f"/stories/{STORY}", headers={"Accept-Encoding": "gzip"})
    assert plain.content == packed.content
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.headers["etag"] != packed.headers["etag"]


def test_the_list_of_stories_goes_on(desk: Desk) -> None:
    """A list longer than a page leads to its next page, and every story is on one of them once."""
    with client_of(replace(desk, limits=replace(desk.limits, page_stories=1))) as client:
        first = client.get("/stories.json").json()
        second = client.get(f"/stories.json?before={first['before']}").json()
        assert [one["id"] for part in (first, second) for one in part["stories"]] == [BRIDGE_STORY, STORY]
        assert second["before"] is None
        assert f"/stories?before={first['before']}" in client.get("/stories").text


def test_a_report_shows_its_versions(client: TestClient) -> None:
    """The report's page says what its later version changed, and the JSON gives the places."""
    given = client.get(f"/reports/{FERRY_ID}.json").json()
    assert len(given["versions"]) == 2
    assert [given["text"][slice(*hunk["new"])] for hunk in given["changes"][0]["hunks"]] == ["four", "four"]
    assert "<del>three</del> <ins>four</ins>" in client.get(f"/reports/{FERRY_ID}").text


def test_a_search_marks_the_words_and_narrows(client: TestClient) -> None:
    """Words are marked where they match; speaker, outlet and day each leave the report out that has it not."""
    assert "<mark>alarm</mark>" in client.get("/search?q=alarm").text
    found = client.get("/search.json?q=alarm&outlet=herald").json()["reports"]
    assert [one["id"] for one in found] == [OTHER_ID]
    assert client.get("/search.json?q=fire&until=2026-11-17&speaker=marek").json()["reports"][0]["id"] == FERRY_ID
    kinds = client.get("/search.json?q=fire&difference=number").json()["reports"]
    assert {one["story"] for one in kinds} == {STORY}


@pytest.mark.parametrize(
    "asked", ["since=2026", "attitude=shouts", "difference=mood", f"q={'a+' * 40}", f"speaker={'a' * 400}", "until=2026-13-40"]
)
def test_what_cannot_be_searched_is_said(client: TestClient, asked: str) -> None:
    """A day that is none, an unknown word or too many of them are an error that says what to try."""
    answer = client.get(f"/search.json?{asked}")
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:crossread:problem:usage")
    assert answer.json()["try"]


def test_a_speaker_is_found_over_all_stories(client: TestClient) -> None:
    """Both reports of the fire have the captain speak; the page gives both spellings and both places."""
    found = client.get("/speakers.json?name=Marek").json()
    assert {one["name"] for one in found["reports"]} == {"courier", "herald"}
    shown = client.get("/speakers?name=Marek").text
    assert "saw no alarm" in shown
    assert f"/reports/{OTHER_ID}#t1-" in shown


@pytest.mark.parametrize("address", ["/stories/none", "/reports/none", "/nowhere", "/comparisons/none", "/stories/none/corrections"])
def test_what_is_not_there_is_said_in_the_form_asked_for(client: TestClient, address: str) -> None:
    """A browser gets a page, a program gets problem+json with the same status."""
    shown, given = client.get(address, headers={"Accept": "text/html"}), client.get(address, headers={"Accept": "application/json"})
    assert (shown.status_code, given.status_code) == (404, 404)
    assert shown.headers["content-type"].startswith("text/html")
    assert given.json()["status"] == 404
    assert given.headers["content-type"] == "application/problem+json"


def test_without_a_store_only_comparing_is_served() -> None:
    """The first page is the form, and what needs a store says that there is none."""
    with client_of(desk_of(None, Serve(), SETTINGS, here, None)) as client:
        assert client.get("/").headers["location"] == "/compare"
        assert "/stories" not in client.get("/compare").text
        assert client.get("/stories.json").json()["type"] == "urn:crossread:problem:no-store"
        assert client.get("/healthz").text == "ok\n"


def test_what_goes_wrong_inside_says_nothing_of_itself(desk: Desk) -> None:
    """A defect is answered with 500, and neither the answer nor the log has the words of its error."""

    def broken(_: str) -> None:
        raise RuntimeError("secret words of a report")

    with client_of(replace(desk, make=broken)) as client:  # type: ignore[arg-type]
        answer = client.get(f"/stories/{STORY}")
    assert answer.status_code == 500
    assert "secret" not in answer.text


def test_a_kept_page_is_gzip_of_what_is_shown(client: TestClient, desk: Desk) -> None:
    """The store holds the page as it is sent."""
    assert desk.place is not None
    shown = client.get(f"/stories/{STORY}").content
    with open_store(desk.place) as store:
        ((kept,),) = store.database.ask("SELECT page FROM answers WHERE story = ?", [STORY])
    assert gzip.decompress(kept) == shown
