"""R1, every span is its text: odd texts are read, and every span that anything points with is held against its characters.

The texts are sentences of the trade cut together with emoji, right-to-left words, combining accents, NULs and line ends of every
sort. Each is read, sent through a store's packing and out as Web Annotations, whose quoted words are compared with the text.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crossread.load import load
from crossread.load.inputs import Named
from crossread.read import read_report
from crossread.rows import Reading
from crossread.settings import Mode, Settings
from crossread.show.web_annotations import annotation_page
from crossread.store import entry_of, open_store, verify
from crossread.store.checking import spans_of
from crossread.store.packing import unpack
from trust.tried import Size, Tried, amount

_SETTINGS = Settings(mode=Mode.RULES, min_text_chars=0)
_PLAIN = """
The mayor, Ana Torres, said the ferry was safe.|“The ferry was safe,” said Ana Torres on Tuesday.|She denied that 12 people had died.
At least 12 people died on 3 March, police said.|“We knew,” he said, “nothing.”|According to Nordfax, more than $3.4 million was lost.
The owner, Anna Torres, would not comment.|Ferry sinks off Velmouth|‘Nobody,’ he warned, ‘told us.’|Minister Ivo Marek admitted: “It burned.
"""
_SENTENCES = [sentence for sentence in _PLAIN.replace("\n", "|").split("|") if sentence]
_ODD = [
    "🚢",
    "👩‍👩‍👧",
    "שלום",
    "مرحبا",
    "e\u0301\u0301",
    "\u202eabc\u202c",
    "\0",
    "\u00ad",
    "\u200b",
    "ﬁ",
    "東京は安全だ。",
    "\ufeff",
    "𝔘",
    "\x85",
    "İ",
    "ß",
]
_ENDS = ["\n\n", "\n", "\r\n", "\r\n\r\n", "\r", "\u2028", " ", "\x0b", "\n\n\n"]


def try_spans(size: Size, folder: Path) -> Iterator[Tried]:
    """Spans of made-up texts, until there are as many as the size asks for; the first texts are kept in a store and verified."""
    wanted = amount(size, tiny=2_000, small=50_000, full=1_000_000)
    seen = texts = 0
    broken: list[str] = []
    with open_store(folder / "odd.db", create=True) as store:
        while seen < wanted:
            rng = random.Random(f"span {texts}")
            reading = read_report(load([Named(f"{texts}.txt", odd_text(rng).encode())], settings=_SETTINGS)[0], Mode.RULES)
            count, faults = held_against(reading)
            seen, texts, broken = seen + count, texts + 1, broken + faults
            if texts <= 200:
                store.add([entry_of(reading, source=f"{texts}", input_key=str(texts))], at="2026-11-20T12:00:00Z")
        broken += [f"verify: {fault.reason} {fault.detail}" for fault in verify(store)]
    yield Tried("R1", "spans of generated texts, through packing, annotations and verify", seen, tuple(broken), f"{texts:,} texts")


def odd_text(rng: random.Random) -> str:
    """A text of some twenty sentences with odd characters anywhere in them."""
    parts: list[str] = []
    for _ in range(rng.randint(3, 30)):
        sentence = rng.choice(_SENTENCES)
        for _ in range(rng.choice((0, 0, 1, 3))):
            at = rng.randrange(len(sentence) + 1)
            sentence = sentence[:at] + rng.choice(_ODD) + sentence[at:]
        parts += [sentence, rng.choice(_ENDS)]
    return "".join(parts)


def held_against(reading: Reading) -> tuple[int, list[str]]:
    """How many spans a reading has, and what is wrong with them."""
    report = reading.report
    spans = list(spans_of(reading))
    faults = [f"{span} leaves the text" for span in spans if not 0 <= span.start < span.end <= len(report.text) or span.report != report.id]
    if hashlib.sha256(report.text.encode()).hexdigest() != report.text_sha256:
        faults.append(f"{report.id}: the text's hash does not hold")
    entry = entry_of(reading, source="x", input_key="x")
    if unpack(entry.rows, report.text, report.raw) != reading:
        faults.append(f"{report.id}: the rows come back otherwise from the store")
    selectors = list(_selectors(annotation_page(reading)))
    faults += [f"{place} is not {quote['exact'][:40]!r}" for place, quote in selectors if not _is_its_text(report.text, place, quote)]
    return len(spans) + len(selectors), faults


def _selectors(value: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    if isinstance(value, list):
        for one in value:
            yield from _selectors(one)
    elif isinstance(value, dict):
        if isinstance(value.get("selector"), list):
            yield value["selector"][0], value["selector"][1]
        for one in value.values():
            yield from _selectors(one)


def _is_its_text(text: str, place: dict[str, Any], quote: dict[str, Any]) -> bool:
    start, end = place["start"], place["end"]
    around = text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
    return bool(text[start:end] == quote["exact"] and around)
