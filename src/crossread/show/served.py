"""What a server adds to the story page: the way to its other pages, and where a reader corrects a row."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files

from crossread.version import VERSION


@cache
def form() -> str:
    """The version of Crossread, and a hash of the templates: a page of another form would not fit the policy that it is served with."""
    told = sha256()
    for path in sorted(files(__package__).joinpath("templates").iterdir(), key=lambda path: path.name):
        told.update(path.read_bytes())
    return f"{VERSION} {told.hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Served:
    """The links of the server, each an address and a word; "" where a page of that kind is not served.

    `corrections` is where a row is corrected, `reports` what the id of a report stands behind in its address. `by_hand` are
    the ids of the rows that a reader corrected. `version` names the form, so that a page kept from before is known as stale.
    """

    links: tuple[tuple[str, str], ...]
    corrections: str = ""
    reports: str = ""
    by_hand: frozenset[str] = field(default=frozenset())
    version: str = field(default_factory=form)
