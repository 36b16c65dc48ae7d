"""How a report is put together: its ids and hashes from its text, its blocks from pieces that know their roles."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import NamedTuple

from crossread.rows import Block, Outcome, Report, Role, Span, State, digest, report_id

_NAME_CHARS = 200


class Piece(NamedTuple):
    """Characters `start` to `end` of a text, and what its maker knows of their role (a caption in a page, say)."""

    start: int
    end: int
    hint: Role | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is declared about a report outside its sentences: in a page's head, or in a record's fields."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: str | None = None
    published_from: str | None = None
    lang: str | None = None
    paid: bool = False
    is_page: bool = False
    body: str = ""
    captured: str | None = None
    charset: str = ""


def make_report(name: str, raw: bytes, text: str, pieces: Sequence[Piece], facts: Facts, outcome: Outcome) -> Report:
    """The report of a text whose pieces have their roles; its title is the first piece that is one."""
    key = report_id(name, facts.url, text)
    blocks = tuple(Block(Span(key, piece.start, piece.end), piece.hint or Role.PARAGRAPH, piece.reason) for piece in pieces)
    return Report(
        id=key,
        name=name,
        text=text,
        blocks=blocks,
        outcome=replace(outcome, detail=writable(outcome.detail)),
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=next((block.span for block in blocks if block.role is Role.TITLE), None),
        outlet=facts.outlet,
        url=facts.url,
        byline=facts.byline,
        published=facts.published,
        published_from=facts.published_from,
        lang=facts.lang,
        captured=facts.captured,
        raw=raw,
    )


def rejected(name: str, reason: str, detail: str, *, raw: bytes = b"", nth: int = 0) -> Report:
    """The report of an input that could not be read: no text, and why. `nth` parts inputs that are equal otherwise."""
    raw_sha256 = hashlib.sha256(raw).hexdigest()
    key = digest("rejected", name, reason, detail, raw_sha256, str(nth))
    outcome = Outcome(State.REJECTED, reason, writable(detail))
    return Report(key, name, "", (), outcome, raw_sha256, hashlib.sha256(b"").hexdigest())


def name_of(path: str) -> str:
    """The file's name without its ending; characters that cannot be written as UTF-8 become question marks."""
    shown = writable(path)
    return PurePath(shown).stem or shown


def address_name(address: str) -> str:
    """What a page is called by its address: host and path, without scheme, "www.", and the slash or fragment at the end."""
    shown = writable(address).partition("#")[0]
    bare = re.sub(r"^[A-Za-z][A-Za-z0-9+.-]{0,15}:/{0,2}", "", shown).removeprefix("www.").rstrip("/?")
    return bare[:_NAME_CHARS] or shown[:_NAME_CHARS]


def writable(text: str) -> str:
    """The text with what no encoding can write, halves of surrogate pairs in fields and file names, as question marks."""
    return text.encode("utf-8", "replace").decode()
