"""Comparing what is pasted or uploaded: the form, the lines on the way, the story, and what is said where it cannot be done."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from crossread.cli.serve import Serve, desk_of
from crossread.errors import GivenUp, TooBusy
from crossread.web.desk import Desk
from tests.store.making import BRIDGE, FERRY
from tests.web.conftest import OTHER, SETTINGS, STORY, client_of, here

PAGE = {"Accept": "text/html"}
TWO = {"name": ["courier", "herald"], "text": [FERRY, OTHER]}


@pytest.fixture
def loose() -> Iterator[TestClient]:
    """A client of a server without a store."""
    with client_of(desk_of(None, Serve(), SETTINGS, here, None)) as client:
        yield client


def ended(client: TestClient, address: str) -> Any:
    """The answer of a comparison once it has ended."""
    for _ in range(2_400):
        answer = client.get(f"{address}.json")
        if answer.status_code != 202:
            return answer
        time.sleep(0.05)
    raise AssertionError("the comparison did not end")


def test_two_pasted_texts_become_a_story(loose: TestClient) -> None:
    """The form leads to a page of its own, which tells how far it is and then is the story; a text left empty is none."""
    begun = loose.post("/compare", data={"name": [*TWO["name"], "", ""], "text": [*TWO["text"], " ", ""]}, headers=PAGE)
    address = begun.headers["location"]
    assert begun.status_code == 303
    shown = loose.get(address, headers=PAGE).text
    assert "Finding who says what: courier (1 of 2)" in shown or "What each report has of each statement" in shown
    record = ended(loose, address).json()
    assert [one["name"] for one in record["reports"]] == ["courier", "herald"]
    story = loose.get(address, headers=PAGE)
    assert "What each report has of each statement" in story.text
    assert "/corrections" not in story.text


def test_the_page_of_progress_ends_by_leading_to_the_story(loose: TestClient) -> None:
    """Its lines are those of the work, escaped; at its end stands the way to the story, which browsers follow at once."""
    given = {"name": ["<b>courier</b>", "herald"], "text": [FERRY, OTHER]}
    address = loose.post("/compare", data=given, headers=PAGE).headers["location"]
    shown = loose.get(address, headers=PAGE).text
    if "progress" in shown:
        assert f'<meta http-equiv="refresh" content="0;url={address}">' in shown
        assert "<b>courier" not in shown
    assert ended(loose, address).status_code == 200


def test_files_and_json_are_taken_too(loose: TestClient) -> None:
    """Uploaded files are named by their names without folders; the same as JSON gives the same record."""
    files = [("files", ("../../etc/courier.txt", FERRY.encode())), ("files", ("C:\\x\\herald.txt", OTHER.encode()))]
    uploaded = loose.post("/compare", files=files)
    reports = [{"name": name, "text": text} for name, text in (("courier", FERRY), ("herald", OTHER))]
    sent = loose.post("/compare", json={"reports": reports})
    assert (uploaded.status_code, sent.status_code) == (202, 202)
    first, second = (ended(loose, one.json()["address"].removesuffix(".json")).json() for one in (uploaded, sent))
    assert [one["name"] for one in first["reports"]] == ["courier", "herald"]
    assert first == second


@pytest.mark.parametrize("given", [{}, {"text": [FERRY]}, {"text": ["", " "]}])
def test_fewer_than_two_reports_are_nothing_to_compare(loose: TestClient, given: dict[str, Any]) -> None:
    """One text, or none, is refused with what to try, and no comparison begins."""
    answer = loose.post("/compare", data=given)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:crossread:problem:nothing-to-compare")


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"reports": 3}', b'{"reports": [{"name": "a"}]}', b"[" * 50_000])
def test_a_body_that_is_no_json_of_the_form_is_said(loose: TestClient, body: bytes) -> None:
    """Whatever comes as JSON, the answer is a problem and never a defect."""
    assert loose.post("/compare", content=body, headers={"Content-Type": "application/json"}).status_code == 400


@pytest.mark.parametrize("head", ["multipart/form-data", "multipart/form-data; boundary=x", "text/plain", "multipart/form-data; boundary="])
def test_a_form_that_cannot_be_read_is_said(loose: TestClient, head: str) -> None:
    """A broken upload is a problem and never a defect."""
    answer = loose.post("/compare", content=b"--x\r\nContent-Disposition: form-data\r\n\r\nodd", headers={"Content-Type": head})
    assert answer.status_code in (400, 422)


def test_reports_that_cannot_be_read_are_named(loose: TestClient) -> None:
    """Where fewer than two of what was given can be read, the comparison ends by naming each and what was seen."""
    files = [("files", ("odd.pdf", b"%PDF-1.4 broken")), ("files", ("courier.txt", FERRY.encode()))]
    answer = ended(loose, loose.post("/compare", files=files).json()["address"].removesuffix(".json"))
    assert answer.status_code == 422
    assert "odd" in answer.json()["detail"]


def test_nothing_goes_into_the_store_unless_asked(client: TestClient) -> None:
    """A comparison leaves the store as it is; with keep its reports are one story there, found and corrected like any other."""
    before = client.get("/stories.json").json()
    ended(client, client.post("/compare", data=TWO).json()["address"].removesuffix(".json"))
    assert client.get("/stories.json").json() == before
    fresh = {"name": ["a", "b"], "text": [BRIDGE + "It rained.\n", BRIDGE + "It snowed.\n"], "keep": "yes"}
    kept = ended(client, client.post("/compare", data=fresh).json()["address"].removesuffix(".json"))
    assert kept.status_code == 303
    story = kept.headers["location"]
    assert len(client.get(story).json()["reports"]) == 2
    assert [one["name"] for one in client.get("/stories.json").json()["stories"][0]["reports"]] == ["a", "b"]


@pytest.mark.parametrize(
    ("error", "status"), [(GivenUp("It took too long."), 504), (TooBusy("All are busy."), 503), (KeyError("secret"), 500)]
)
def test_work_that_fails_is_said_on_its_page(desk: Desk, error: Exception, status: int) -> None:
    """A comparison or story that is given up is a problem with its reason; what is a defect keeps its words to itself."""

    def fail(*_: object) -> Any:
        raise error

    with client_of(replace(desk, compare=fail, make=fail)) as client:
        address = client.post("/compare", data=TWO).json()["address"].removesuffix(".json")
        assert ended(client, address).status_code == status
        answer = client.get(f"/stories/{STORY}", headers=PAGE)
        assert answer.status_code == status
        assert "secret" not in answer.text
        assert ("retry-after" in answer.headers) == (status == 503)


def test_the_oldest_results_are_forgotten_first(desk: Desk) -> None:
    """As many comparisons as the limit says are remembered; the page of an elder one says that it is gone."""
    with client_of(replace(desk, limits=replace(desk.limits, results=1))) as client:
        first, second, third = (client.post("/compare", data=TWO).json()["address"].removesuffix(".json") for _ in range(3))
        # Two run at once, so that the third may end before the second; only what has ended is forgotten.
        for each in (first, second, third):
            ended(client, each)
        assert re.fullmatch(r"/comparisons/[\w-]{16}", third)
        last = client.post("/compare", data=TWO).json()["address"].removesuffix(".json")
        assert ended(client, last).status_code == 200
        assert {client.get(f"{one}.json").status_code for one in (first, second)} == {404}
