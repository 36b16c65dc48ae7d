"""Made-up reports of made-up events, to be read, gathered and related: a demo story told again under other names, numbers and days.

Every event has names and numbers of its own, so that a collection of any size is gathered into its events; its reports are light
rewrites of one another (benchmarks/many_reports.py). The same seed gives the same collection.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from benchmarks.many_reports import DEMO, paragraphs_of, rewritten

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_NUMBER = re.compile(r"(?<![\d.,:])\d{2,3}(?![\d.,:])")
_SYLLABLES = ("ba", "den", "kor", "lis", "mar", "no", "ost", "pel", "ra", "sen", "tar", "ul", "vik", "wen", "yor", "zan")
_OUTLETS = ("Courier", "Post", "Herald", "Telegraph", "Observer", "Standard")
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def write_lines(path: Path, reports: int, *, chars: int = 3_000, seed: int = 1) -> int:
    """Write so many reports as JSON lines; how many events they are of."""
    events: set[int] = set()
    with path.open("w", encoding="utf-8") as out:
        for event, line in lines(reports, chars=chars, seed=seed):
            events.add(event)
            out.write(line + "\n")
    return len(events)


def lines(reports: int, *, chars: int, seed: int) -> Iterator[tuple[int, str]]:
    """The event and the JSON of each report, event by event; an event has one to nine reports."""
    rng = random.Random(seed)  # noqa: S311
    event = made = 0
    while made < reports:
        title, pool, told_at = f"Event {event}", _renamed(event, rng), _FIRST + timedelta(minutes=20 * event)
        for nth in range(min(rng.randint(1, 9), reports - made)):
            text = "\n\n".join([f"{title} as told by outlet {nth}", *_report(pool, chars, rng)])
            hour = told_at + timedelta(hours=rng.expovariate(0.2))
            facts = {"id": f"r{made}", "published": hour.isoformat(), "outlet": _OUTLETS[nth % len(_OUTLETS)], "text": text}
            yield event, json.dumps(facts)
            made += 1
        event += 1


def _renamed(event: int, rng: random.Random) -> list[str]:
    """The paragraphs of one demo story with names and numbers that only this event has."""
    paragraphs, names = _templates()[event % len(_templates())]
    fresh = {name: "".join(rng.choices(_SYLLABLES, k=3)).title() for name in names}
    whole = re.compile(r"\b(?:" + "|".join(sorted(names, key=len, reverse=True)) + r")\b")
    renamed = (whole.sub(lambda found: fresh[found.group()], one) for one in paragraphs)
    return [_NUMBER.sub(lambda found: str(int(found.group()) + rng.randint(0, 60)), one) for one in renamed]


@cache
def _templates() -> list[tuple[list[str], frozenset[str]]]:
    """The paragraphs of each demo story, and the names in them."""
    found = []
    for folder in sorted(one for one in DEMO.iterdir() if list(one.glob("*.txt"))):
        paragraphs = [paragraph for path in sorted(folder.glob("*.txt")) for paragraph in paragraphs_of(path)]
        found.append((paragraphs, frozenset(name for one in paragraphs for name in _NAME.findall(one))))
    return found


def _report(pool: list[str], chars: int, rng: random.Random) -> list[str]:
    told: list[str] = []
    for paragraph in rng.sample(pool, len(pool)):
        if sum(map(len, told)) >= chars:
            break
        told.append(rewritten(paragraph, rng))
    return told
