"""Who may ask: foreign names, foreign sites and those without the token are refused; nothing changes by GET."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers
from starlette.testclient import TestClient

from crossread.cli.serve import Serve, is_loopback, token_of
from crossread.errors import UsageError
from crossread.web.app import routes
from crossread.web.desk import Desk
from crossread.web.guard import HEADERS, check_host, check_site
from crossread.web.problems import Problem
from tests.web.conftest import STORY, client_of

TOKEN = "a token that nobody guesses"  # noqa: S105
OURS = {"localhost", "127.0.0.1", "[::1]"}
PATHS = [re.sub(r"\{\w+\}", STORY, route.path) for route in routes()]
POSTS = [f"/stories/{STORY}/corrections", "/compare"]


def bare_desk(**changes: Any) -> Desk:
    """Means that are never used."""

    def never(*_: object) -> Any:
        raise AssertionError

    return replace(Desk(None, never, never, never, never, never, lambda: ""), **changes)


@given(st.sampled_from([*OURS, "evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "10.0.0.1"]) | st.text(max_size=20))
def test_a_request_is_to_a_name_of_this_server(name: str) -> None:
    """Whatever the Host header says, with or without a port, only the server's own names pass."""
    host = name.encode("latin-1", "replace").decode("latin-1")
    for given_ in (host, f"{host}:8765"):
        try:
            check_host(Headers({"host": given_}), bare_desk())
            assert re.sub(r":\d{1,5}$", "", given_).lower() in OURS
        except Problem:
            assert host.lower() not in OURS


@pytest.mark.parametrize("path", sorted(set(PATHS)))
@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "192.168.1.9", "", "127.0.0.1.nip.io:8765"])
def test_no_address_answers_to_a_foreign_name(client: TestClient, path: str, host: str) -> None:
    """A name that an attacker lets lead to this machine reads nothing, whatever the address."""
    answer = client.get(path, headers={"Host": host})
    assert answer.status_code == 421
    assert "crossread:problem:foreign-host" in answer.text


def test_addresses_in_figures_pass_where_others_may_reach_the_server() -> None:
    """Served to a network, the server answers to any address in figures and to the names it was given, and to no other."""
    desk = bare_desk(any_address=True, hosts=frozenset(("news.local",)))
    for host in ("192.168.1.9:8765", "[fe80::1]:8765", "news.local"):
        check_host(Headers({"host": host}), desk)
    with pytest.raises(Problem):
        check_host(Headers({"host": "evil.example"}), desk)


FOREIGN = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost:9999"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost:8765"},
)


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("path", POSTS)
def test_another_sites_page_changes_nothing(client: TestClient, path: str, headers: dict[str, str]) -> None:
    """A POST that a page of another site, port or file made is refused, and the log stays as it was."""
    answer = client.post(path, data={"kind": "apart"}, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:crossread:problem:cross-site")
    assert client.get(f"/stories/{STORY}/corrections.json").json()["corrections"] == []


@given(
    st.sampled_from(["POST", "PUT", "DELETE", "PATCH", "X"]),
    st.sampled_from([None, "same-origin", "none", "same-site", "cross-site", "odd"]),
    st.sampled_from([None, "null", "http://localhost", "http://localhost:8765", "https://localhost:8765", "http://evil.example"]),
)
def test_what_changes_comes_from_our_own_page_or_a_program(method: str, site: str | None, origin: str | None) -> None:
    """A changing request passes only if the browser says same origin, or says nothing and the origin is ours or none."""
    headers = {name: value for name, value in (("sec-fetch-site", site), ("origin", origin)) if value is not None}
    ours = site in ("same-origin", "none") if site is not None else origin in (None, "http://localhost:8765")
    try:
        check_site(method, {"host": "localhost:8765", **headers}, "http")
        assert ours
    except Problem:
        assert not ours


@pytest.mark.parametrize("dest", ["image", "script", "iframe", "object", "empty"])
def test_another_sites_page_embeds_and_measures_nothing(client: TestClient, dest: str) -> None:
    """A picture, script or frame of another site's page gets nothing; a link that a reader follows gets the page."""
    mode = "navigate" if dest in ("iframe", "object") else "no-cors"
    foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
    assert client.get("/stories", headers=foreign).status_code == 403
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert client.get("/stories", headers=followed).status_code == 200


@pytest.mark.parametrize("path", sorted(set(PATHS)))
def test_nothing_is_changed_by_get(client: TestClient, path: str) -> None:
    """A GET with everything that a form would send leaves the log empty and begins no comparison."""
    client.get(path, params={"kind": "furniture", "undo": "x", "statement": "y", "text": "a", "keep": "yes"})
    assert client.get(f"/stories/{STORY}/corrections.json").json()["corrections"] == []
    assert "crossread_comparisons_running 0" in client.get("/metrics").text


@pytest.mark.parametrize("path", sorted({*PATHS, "/nowhere"}))
def test_every_answer_is_hardened(client: TestClient, path: str) -> None:
    """Each answer, errors and refusals among them, forbids frames, sniffing and whatever its policy does not name."""
    for answer in (client.get(path), client.get(path, headers={"Host": "evil.example"}), client.delete(path)):
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; ")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert not answer.headers.get("access-control-allow-origin")


@pytest.mark.parametrize("path", sorted({*PATHS, "/nowhere"} - {"/healthz"}))
def test_without_the_token_nothing_is_answered(desk: Desk, path: str) -> None:
    """Where a token is set, no address answers without it, nor with a wrong one in header, address or cookie."""
    with client_of(replace(desk, token=TOKEN)) as client:
        tries = (
            {},
            {"Authorization": "Bearer wrong"},
            {"Authorization": "Bearer"},
            {"Cookie": f"crossread={TOKEN}"},
            {"Cookie": "crossread=é;;=,"},
        )
        for headers in tries:
            answer = client.get(path, headers={name: value.encode("latin-1") for name, value in headers.items()})
            assert (answer.status_code, answer.headers["www-authenticate"]) == (401, 'Bearer realm="crossread"')
        assert client.get(path, params={"token": "wrong"}).status_code == 401
        assert client.post("/compare", params={"token": TOKEN}).status_code == 401


def test_the_token_in_the_address_becomes_a_cookie(desk: Desk) -> None:
    """The first address leads to the same one without the token, and from then on the cookie answers; its value is not the token."""
    with client_of(replace(desk, token=TOKEN)) as client:
        first = client.get("/search", params={"q": "fire", "token": TOKEN})
        assert (first.status_code, first.headers["location"]) == (303, "/search?q=fire")
        cookie = first.headers["set-cookie"].lower()
        assert TOKEN not in cookie
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert client.get("/search?q=fire").status_code == 200
        assert client.get("http://localhost:8765//evil.example/x", params={"token": TOKEN}).headers["location"] == "/evil.example/x"
    with client_of(replace(desk, token=TOKEN)) as client:
        assert client.get("/stories.json", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_no_address_that_others_reach_is_served_without_a_token(tmp_path: Path) -> None:
    """Only loopback goes without a token; elsewhere one is made, a new one each time; a short one of one's own is refused."""
    assert token_of(Serve("127.0.0.1")) is None
    made = {token_of(Serve(host)) for host in ("0.0.0.0", "192.168.1.9", "::", "news.local", "127.0.0.1.nip.io")}  # noqa: S104
    assert len(made) == 5
    assert all(one and len(one) >= 32 for one in made)
    (tmp_path / "short").write_text("secret\n")
    with pytest.raises(UsageError, match="can be guessed"):
        token_of(Serve(token_file=tmp_path / "short"))
    assert [is_loopback(host) for host in ("localhost", "::1", "[::1]", "127.8.8.8", "10.0.0.1", "evil.example")] == [True] * 4 + [
        False
    ] * 2


def test_a_body_over_the_limit_is_not_read(desk: Desk) -> None:
    """By its length as said, or as it comes in without one, what is too large is refused."""
    with client_of(replace(desk, limits=replace(desk.limits, body_bytes=1_000))) as client:
        assert client.post("/compare", data={"text": "a" * 2_000}).status_code == 413

        def pieces() -> Any:
            yield from (b'{"reports": [' + b" " * 600,) * 4

        answer = client.post("/compare", content=pieces(), headers={"Content-Type": "application/json"})
        assert answer.status_code == 413
        assert client.post("/compare", headers={"Content-Length": "-1"}, content=b"").status_code in (400, 413)


def test_too_many_requests_are_told_when_to_come_back(desk: Desk) -> None:
    """With no turn free and nobody allowed to wait, the answer is 503 with Retry-After; health and counts still answer."""
    with client_of(replace(desk, limits=replace(desk.limits, at_once=0, waiting=0))) as client:
        answer = client.get("/stories")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
        assert client.get("/healthz").status_code == 200
        assert 'status="503"} 1' in client.get("/metrics").text


def test_the_log_holds_ids_and_no_names(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """What was searched for, and an address that nobody serves, are not in the log; the id of a story is."""
    caplog.set_level("INFO", "crossread.web")
    for address in (f"/stories/{STORY}", "/search?q=secretword", "/speakers?name=Secretname", "/Secretpath"):
        client.get(address)
    told = "\n".join(record.getMessage() for record in caplog.records)
    assert f"GET /stories/{STORY} 200" in told
    assert "secret" not in told.lower()
