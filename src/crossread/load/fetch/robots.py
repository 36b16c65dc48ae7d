"""What a host's robots.txt asks of us: whether a page may be fetched, and how long to wait between two requests."""

from __future__ import annotations

from typing import NamedTuple

AGENT = "Crossread"
_LONGEST_PAUSE = 30.0
_MAX_BYTES = 500_000


class Rules(NamedTuple):
    """The rules of one host: `text` of its robots.txt, or `closed` where the host could not say them."""

    text: str
    closed: bool = False


def rules_from(status: int, body: bytes) -> Rules:
    """The rules that an answer to the request for robots.txt stands for (RFC 9309): none is free, a failing host is closed."""
    if status == 200:
        return Rules(body[:_MAX_BYTES].decode("utf-8", "replace"))
    return Rules("", closed=status >= 500)


def may_fetch(rules: Rules, address: str) -> bool:
    """The host lets this page be fetched."""
    if rules.closed or not rules.text.strip():
        return not rules.closed
    from protego import Protego

    return bool(Protego.parse(rules.text).can_fetch(address, AGENT))


def pause_of(rules: Rules, least: float) -> float:
    """How many seconds to leave between two requests: what the host asks for within reason, and never less than ours."""
    if not rules.text.strip():
        return least
    from protego import Protego

    asked = Protego.parse(rules.text).crawl_delay(AGENT)
    return min(max(float(asked or 0), least), _LONGEST_PAUSE)
