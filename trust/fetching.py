"""R9, fetching: hostile forms of an address, given outright and led to by a redirect, reach no machine that nobody outside should reach.

A canary listens on this machine; a second address of it plays the public machine that leads on. Names are looked up in a list of
our own. Without the guard more than a hundred of the forms do reach the canary: they are what they claim to be.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import stamina

from crossread.load.fetch import fetching, guard
from crossread.load.inputs import Named
from crossread.settings import Settings
from tests.load.hostile import NAMES, forms
from tests.load.served import PAGE, serving
from trust.tried import Size, Tried

_HTML = {"Content-Type": "text/html"}
_AWAY = Settings(host_pause_seconds=0, fetch_seconds=5, max_redirects=3)
_OUTSIDE = "127.0.0.2"


def try_fetching(size: Size, folder: Path) -> Iterator[Tried]:
    """Each form outright, each behind a redirect, and names that move; tests/load/test_guard.py is the tiny form."""
    if size is Size.TINY:
        return
    with stamina.set_testing(True, attempts=1):
        yield _outright(folder / "outright")
        really = guard.is_public
        with mock.patch.object(guard, "is_public", lambda address: address == _OUTSIDE or really(address)):
            yield _led_on(folder / "led")
            yield _moving(folder / "moving", 200 if size is Size.FULL else 40)


def _outright(cache: Path) -> Tried:
    with serving({"/": (200, _HTML, PAGE.encode())}) as canary, fetching(_AWAY, cache=cache, resolve=resolved) as get:
        tried = list(dict.fromkeys(forms(canary.port)))
        faults = [f"read: {form}" for form in tried if isinstance(get(form), Named)] + [f"called: {path}" for path in canary.asked]
    unguarded = Settings(host_pause_seconds=0, fetch_seconds=5, allow_private=True, ignore_robots=True)
    with (
        serving({"/": (200, _HTML, b"x")}) as canary,
        fetching(
            unguarded, cache=cache / "open", resolve=lambda host, port: [one for one in resolved(host, port) if one[:4] == "127."]
        ) as get,
    ):
        reached = sum(isinstance(get(form), Named) for form in forms(canary.port))
    return Tried("R9", "hostile forms of an address, given outright", len(tried), tuple(faults), f"unguarded {reached} reach the canary")


def _led_on(cache: Path) -> Tried:
    with serving({"/": (200, _HTML, PAGE.encode())}) as canary, serving({}, host=_OUTSIDE) as front:
        tried = [form for form in dict.fromkeys(forms(canary.port)) if form.isascii() and form.isprintable()]
        front.pages |= {f"/{nth}": (302, {"Location": form}, b"") for nth, form in enumerate(tried)}
        with fetching(_AWAY, cache=cache, resolve=resolved) as get:
            read = [form for nth, form in enumerate(tried) if isinstance(get(f"http://outside.example:{front.port}/{nth}"), Named)]
    faults = [f"read: {form}" for form in read] + [f"called: {path}" for path in canary.asked]
    return Tried("R9", "the same forms behind a redirect", len(tried), tuple(faults))


def _moving(cache: Path, times: int) -> Tried:
    answers: list[str] = []

    def rebinding(_host: str, _port: int) -> list[str]:
        answers.append(_OUTSIDE if len(answers) % 2 == 0 else "127.0.0.1")
        return answers[-1:]

    with serving({}) as canary, serving({"/a": (200, {**_HTML, "Connection": "close"}, PAGE.encode())}, _OUTSIDE, canary.port) as front:
        with fetching(_AWAY, cache=cache, resolve=rebinding) as get:
            for nth in range(times):
                get(f"http://moving{nth % 7}.example:{front.port}/a")
        faults = [f"called: {path}" for path in canary.asked]
    return Tried("R9", "names that point elsewhere the second time", times, tuple(faults))


def resolved(host: str, port: int) -> list[str]:
    """The addresses of the hostile names, and what the machine makes of numbers; no other name is looked up."""
    name = host.lower().rstrip(".")
    if name in NAMES:
        return NAMES[name]
    if name == "outside.example":
        return [_OUTSIDE]
    if any(letter.isalpha() and letter not in "xabcdef" for letter in name) and "localhost" not in name:
        raise OSError("no such name")
    return [str(place[4][0]) for place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
