"""No hostile form of an address reaches a machine that is not on the public internet, given outright or led to by a redirect."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina

from crossread.load.fetch import fetching, guard
from crossread.load.inputs import Named
from crossread.rows import Report
from crossread.settings import Settings
from tests.load.hostile import NAMES, forms
from tests.load.served import PAGE, serving

HTML = {"Content-Type": "text/html"}
AWAY = Settings(host_pause_seconds=0, fetch_seconds=5, max_redirects=3)
# A second address of this machine, taken for a public one by the tests that need somebody to lead on.
OUTSIDE = "127.0.0.2"


@pytest.fixture(autouse=True)
def _one_try() -> Iterator[None]:
    with stamina.set_testing(True, attempts=1):
        yield


@pytest.fixture
def _outside(monkeypatch: pytest.MonkeyPatch) -> None:
    really = guard.is_public
    monkeypatch.setattr(guard, "is_public", lambda address: address == OUTSIDE or really(address))


def _resolve(host: str, port: int) -> list[str]:
    """The names of the hostile list, and what the machine itself makes of numbers and of localhost; no other name is looked up."""
    name = host.lower().rstrip(".")
    if name in NAMES:
        return NAMES[name]
    if name == "outside.example":
        return [OUTSIDE]
    if any(letter.isalpha() and letter not in "xabcdef" for letter in name) and "localhost" not in name:
        raise OSError("no such name")
    return [str(place[4][0]) for place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def test_no_hostile_address_reaches_the_canary(tmp_path: Path) -> None:
    """Hundreds of forms of an address, given outright: each ends as a rejected report, and the canary hears of none."""
    with serving({"/": (200, HTML, PAGE.encode())}) as canary, fetching(AWAY, cache=tmp_path, resolve=_resolve) as get:
        tried = [*forms(canary.port)]
        reached = [form for form in tried if isinstance(get(form), Named)]
        assert len(set(tried)) >= 400
        assert reached == []
        assert canary.asked == []


def test_the_canary_can_be_reached(tmp_path: Path) -> None:
    """Without the guard more than a hundred of these forms do reach the canary: they are what they claim to be."""
    unguarded = Settings(host_pause_seconds=0, fetch_seconds=5, allow_private=True, ignore_robots=True)

    def nearby(host: str, port: int) -> list[str]:
        return [address for address in _resolve(host, port) if address.startswith("127.")]

    with serving({"/": (200, HTML, b"x")}) as canary, fetching(unguarded, cache=tmp_path, resolve=nearby) as get:
        assert sum(isinstance(get(form), Named) for form in forms(canary.port)) > 100


@pytest.mark.usefixtures("_outside")
def test_no_redirect_reaches_the_canary(tmp_path: Path) -> None:
    """The same forms, each behind a redirect of a machine that may be talked to: the canary hears of none."""
    with serving({"/": (200, HTML, PAGE.encode())}) as canary, serving({}, host=OUTSIDE) as front:
        tried = [form for form in forms(canary.port) if form.isascii() and form.isprintable()]
        front.pages |= {f"/{nth}": (302, {"Location": form}, b"") for nth, form in enumerate(tried)}
        with fetching(AWAY, cache=tmp_path, resolve=_resolve) as get:
            reached = [form for nth, form in enumerate(tried) if isinstance(get(f"http://outside.example:{front.port}/{nth}"), Named)]
        assert len(tried) >= 400
        assert reached == []
        assert canary.asked == []
        assert len(front.asked) > len(tried)


@pytest.mark.usefixtures("_outside")
def test_a_name_that_points_elsewhere_the_second_time_gains_nothing(tmp_path: Path) -> None:
    """A name that stands for a public machine when asked first and for this one later never leads to this one."""
    answers: list[str] = []

    def rebinding(_host: str, _port: int) -> list[str]:
        answers.append(OUTSIDE if len(answers) % 2 == 0 else "127.0.0.1")
        return answers[-1:]

    with serving({}) as canary, serving({"/a": (200, {**HTML, "Connection": "close"}, PAGE.encode())}, OUTSIDE, canary.port) as front:
        with fetching(AWAY, cache=tmp_path, resolve=rebinding) as get:
            found = [get(f"http://moving.example:{front.port}/a") for _ in range(6)]
        assert canary.asked == []
        assert "127.0.0.1" in answers
        assert {one.outcome.reason for one in found if isinstance(one, Report)} <= {"refused", "robots"}


@pytest.mark.usefixtures("_outside")
def test_the_rules_of_a_host_lead_nowhere_else(tmp_path: Path) -> None:
    """A robots.txt that leads on to this machine is refused, and so is its page."""
    with serving({"/": (200, HTML, b"x")}) as canary, serving({}, host=OUTSIDE) as front:
        front.pages["/robots.txt"] = (302, {"Location": canary.at("/")}, b"")
        with fetching(AWAY, cache=tmp_path, resolve=_resolve) as get:
            found = get(f"http://outside.example:{front.port}/")
        assert isinstance(found, Report)
        assert (found.outcome.reason, canary.asked) == ("refused", [])


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_are_public(address: str) -> None:
    """Addresses of the public internet may be talked to."""
    assert guard.is_public(address)


@pytest.mark.parametrize("address", sorted({one for some in NAMES.values() for one in some} - {"93.184.216.34"} | {"", "a", "1.2.3"}))
def test_other_addresses_are_not(address: str) -> None:
    """Private, loopback, link-local, metadata, carrier, group and documentation addresses, and what is none, may not be talked to."""
    assert not guard.is_public(address)


def test_the_environment_gives_no_way_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy named in the environment is not used: it would connect in our place."""
    with serving({}) as canary:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, canary.at(""))
        with fetching(AWAY, cache=tmp_path, resolve=lambda _host, _port: []) as get:
            assert isinstance(get("http://example.org/"), Report)
        assert canary.asked == []
