"""Addresses to bytes: the only place from which anything leaves this machine, and only for addresses that were given.

Each page: the host's robots.txt is heeded and the host is not hurried (robots), the page is asked for anew only where the
copy kept of it is out of date (client), and from a public machine alone (guard).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from crossread.errors import MissingExtra
from crossread.load.inputs import Named
from crossread.load.making import address_name, rejected
from crossread.rows import Report
from crossread.settings import Settings

__all__ = ["Get", "fetch", "fetching"]

Get = Callable[[str], Named | Report]
"""Fetches one address: its bytes with what is known of them, or the report that says why there are none."""


def fetch(address: str, *, settings: Settings, cache: Path | None = None) -> Named | Report:
    """The bytes at an address, or the rejected report that says why there are none."""
    with fetching(settings, cache=cache) as get:
        return get(address)


@contextmanager
def fetching(settings: Settings, *, cache: Path | None = None, resolve: Callable[[str, int], Sequence[str]] | None = None) -> Iterator[Get]:
    """A function that fetches one address after the other, as one visitor: a host's rules are asked for once.

    `cache` is the folder that copies of pages are kept in, the user's own where none is given; `resolve` looks up names.
    """
    opened: list[tuple[Get, Callable[[], None]]] = []

    def get(address: str) -> Named | Report:
        if settings.offline:
            detail = f"{address}: an address, and nothing is fetched offline.\n  Save the page and give its file."
            return rejected(address_name(address), "offline", detail)
        if not address.lower().startswith(("http://", "https://")):
            detail = f"{address}: not an address with http or https.\n  Save the page and give its file."
            return rejected(address_name(address), "bad-address", detail)
        if find_spec("httpx2") is None:
            return rejected(address_name(address), "missing-extra", f"{address}: {MissingExtra('Fetching a page', 'fetch')}")
        if not opened:
            # The HTTP client takes .2 s to import, which a comparison of files need not pay.
            from crossread.load.fetch.visit import open_visits

            opened.append(open_visits(settings, cache, resolve))
        return opened[0][0](address)

    try:
        yield get
    finally:
        for _, close in opened:
            close()
