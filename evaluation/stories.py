"""How well reports are gathered into stories: the 944 reports of gather-dev, as a pile, and as three shuffled streams of small batches.

They are also mixed with the rest of reports.jsonl and with singletons: texts of Wikinews (MEANTIME) and of TimeBank.
Scored by ../shared/eval/score_stories.py (B-cubed). "dated" counts only the reports that give their day. "singletons alone" is the
share of those texts that end in a story without any report of gather-dev or reports.jsonl.
"""

from __future__ import annotations

import importlib.util
import json
import random
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from crossread.gather.arrivals import Arrival, arrival
from crossread.gather.stories import gather, take
from crossread.gather.window import Window
from crossread.load import load
from crossread.load.inputs import Named
from crossread.settings import Settings

_SHUFFLES = (1, 2, 3)
_STREAM = 50
_TEXT = re.compile(r"<TEXT>(.{0,200000}?)</TEXT>", re.DOTALL)
_TAG = re.compile(r"<[^<>]{1,400}>")


def score_stories(shared: Path) -> dict[str, float]:
    """B-cubed F1 of the pile, its dated part, its worst half, the worst shuffled stream, and with other reports mixed in."""
    gold = json.loads((shared / "data/gather-dev.json").read_text(encoding="utf-8"))
    lines = (shared / "data/reports.jsonl").read_text(encoding="utf-8").splitlines()
    arrivals, dated = _arrivals("\n".join(lines))
    alone, _ = _arrivals("\n".join(json.dumps({"id": key, "text": text}) for key, text in _singletons(shared).items()))
    dev = {name: one for name, one in arrivals.items() if name in gold}
    began = time.process_time()
    pile = _gathered(dev)
    seconds = time.process_time() - began
    mixed = _gathered(arrivals | alone)
    halves = [{name: story for name, story in gold.items() if sum(map(ord, story)) % 2 == half} for half in (0, 1)]
    score = _scorer(shared)
    taken = {mixed[name] for name in arrivals}
    return {
        "B-cubed precision": score(gold, pile)[0],
        "B-cubed recall": score(gold, pile)[1],
        "B-cubed F1": score(gold, pile)[2],
        "dated B-cubed F1": score({name: story for name, story in gold.items() if name in dated}, pile)[2],
        "worse half B-cubed F1": min(score(half, _gathered({name: dev[name] for name in half}))[2] for half in halves),
        "worst stream B-cubed F1": min(score(gold, _streamed(dev, seed))[2] for seed in _SHUFFLES),
        "mixed B-cubed F1": score(gold, mixed)[2],
        "singletons alone": sum(mixed[name] not in taken for name in alone) / len(alone),
        "reports a second": len(dev) / seconds,
    }


def _arrivals(lines: str) -> tuple[dict[str, Arrival], set[str]]:
    """The reports by name, and the names of those that give their day."""
    reports = [report for report in load([Named("reports.jsonl", lines.encode())], settings=Settings()) if report.text]
    dated = {report.name for report in reports if report.published and report.published_from != "text"}
    return {report.name: arrival(report) for report in reports}, dated


def _gathered(arrivals: Mapping[str, Arrival]) -> dict[str, str]:
    story_of = gather(arrivals.values())
    return {name: story_of[one.id] for name, one in arrivals.items()}


def _streamed(arrivals: Mapping[str, Arrival], seed: int) -> dict[str, str]:
    """The stories of the reports when they come in few at a time, in the order of the seed."""
    order = sorted(arrivals.values(), key=lambda one: one.id)
    random.Random(seed).shuffle(order)  # noqa: S311
    window = Window()
    story_of: dict[str, str] = {}
    for start in range(0, len(order), _STREAM):
        placing = take(window, order[start : start + _STREAM])
        story_of |= dict(placing.joins)
        merged = dict(placing.merges)
        story_of = {report: merged.get(story, story) for report, story in story_of.items()}
    return {name: story_of[one.id] for name, one in arrivals.items()}


def _singletons(shared: Path) -> dict[str, str]:
    wikinews = (shared / "data/meantime/wikinews-dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {f"wikinews {nth}": "\n".join(_parsed(line)["sentences"]) for nth, line in enumerate(wikinews)}
    for path in sorted((shared / "data/timeml/TimeBank").rglob("*.tml")):
        found = _TEXT.search(path.read_text(encoding="utf-8", errors="replace"))
        if found:
            texts[path.stem] = _TAG.sub("", found.group(1)).strip()
    return {name: text for name, text in texts.items() if text}


def _parsed(line: str) -> dict[str, Any]:
    return dict(json.loads(line))


def _scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_stories", shared / "eval/score_stories.py")
    if spec is None or spec.loader is None:
        raise ImportError("score_stories.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def score(gold: Mapping[str, str], found: Mapping[str, str]) -> Sequence[float]:
        figures: Sequence[float] = module.score(gold, found)["b_cubed"]
        return figures

    return score
