"""Made-up reports of made-up events, to be read, gathered and related: a demo story told again under other names, numbers and days.

Every event has names, things and numbers of its own, so that a collection of any size is gathered into its events. As in the flow of
news most events have one report or two and a few have up to twenty; some reports are another's copy, cut or under another dateline;
the others tell one report of the demo story again, lightly rewritten, with a little of its other reports, and end with matter of their
own. The same seed gives the same collection, and every share of a collection is made like every other.
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
from crossread.text.lists import words

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_THING = re.compile(r"(?<![\w’'])[a-z]{5,}(?<!ed)(?<!ing)(?<!ly)(?![\w’'])")
"""Two events share few of their words: of those of five letters and more that are no participles, each event has its own for most."""
_PLAIN = words("function_words") | words("light_words") | words("months") | words("weekdays")
_NUMBER = re.compile(r"(?<![\d.,:])\d{2,3}(?![\d.,:])")
_SYLLABLES = ("ba", "den", "kor", "lis", "mar", "no", "ost", "pel", "ra", "sen", "tar", "ul", "vik", "wen", "yor", "zan")
_OUTLETS = ("Courier", "Post", "Herald", "Telegraph", "Observer", "Standard")
_SIZES = range(1, 21)
_SHARES = [size**-2.0 for size in _SIZES]
"""Of a hundred events 63 have one report, 16 two, 7 three, one or two more than ten. Not measured."""
_COPIED, _KEPT = 0.3, 0.85
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
    """The event and the JSON of each report, event by event; an event has one to twenty reports."""
    rng = random.Random(seed)  # noqa: S311
    event = made = 0
    while made < reports:
        angles, told_at = _renamed(event, rng), _FIRST + timedelta(minutes=20 * event)
        told: list[list[str]] = []
        (size,) = rng.choices(_SIZES, _SHARES)
        for nth in range(min(size, reports - made)):
            told.append(_copy(rng.choice(told), rng) if told and rng.random() < _COPIED else _report(angles, event, chars, rng))
            text = "\n\n".join([f"Event {event} as told by outlet {nth}", *told[-1]])
            hour = told_at + timedelta(hours=rng.expovariate(0.2))
            facts = {"id": f"r{made}", "published": hour.isoformat(), "outlet": _OUTLETS[nth % len(_OUTLETS)], "text": text}
            yield event, json.dumps(facts)
            made += 1
        event += 1


def _renamed(event: int, rng: random.Random) -> list[list[str]]:
    """The paragraphs of each report of one demo story, with names, things and numbers that only this event has."""
    reports, names = _templates()[event % len(_templates())]
    fresh = {
        name: _word(rng) if name.islower() else _word(rng).title() for name in sorted(names) if not name.islower() or rng.random() < 0.6
    }
    whole = re.compile(r"\b(?:" + "|".join(sorted(fresh, key=lambda name: (-len(name), name))) + r")\b")
    return [
        [
            _NUMBER.sub(lambda found: str(int(found.group()) + rng.randint(0, 60)), whole.sub(lambda found: fresh[found.group()], one))
            for one in own
        ]
        for own in reports
    ]


def _word(rng: random.Random) -> str:
    return "".join(rng.choices(_SYLLABLES, k=3))


@cache
def _templates() -> list[tuple[list[list[str]], frozenset[str]]]:
    """The paragraphs of each report of each demo story, and the names and things in them."""
    found = []
    for folder in sorted(one for one in DEMO.iterdir() if list(one.glob("*.txt"))):
        reports = [paragraphs_of(path) for path in sorted(folder.glob("*.txt"))]
        named = {name for own in reports for one in own for name in (*_NAME.findall(one), *_THING.findall(one))}
        found.append((reports, frozenset(named - _PLAIN)))
    return found


def _report(angles: list[list[str]], event: int, chars: int, rng: random.Random) -> list[str]:
    """One of the angles, most of it, then some of the others, then paragraphs of another demo story under names of their own."""
    length = chars * rng.uniform(0.5, 1.5)
    leading = rng.choice(angles)
    others = [one for own in angles if own is not leading for one in own]
    background = [one for own in _renamed(event + 1, rng) for one in own]
    pool = [one for one in leading if rng.random() < _KEPT]
    pool += [*rng.sample(others, min(len(others), rng.randint(0, 3))), *rng.sample(background, len(background))]
    told: list[str] = []
    for paragraph in pool:
        if sum(map(len, told)) >= length:
            break
        told.append(rewritten(paragraph, rng))
    return told


def _copy(told: list[str], rng: random.Random) -> list[str]:
    """The same report in another outlet: with a dateline of its own, or cut at the end."""
    if rng.random() < 0.5:
        return [f"{rng.choice(_OUTLETS).upper()} — {told[0]}", *told[1:]]
    return told[: max(1, len(told) - rng.randint(1, 3))]
