"""How well copies are found: 288 labelled copies among 961 reports, by kind of copy, and whether the spans hold the same words.

Every line of `crossread copies --json` is a claimed pair. Copies with a few lifted sentences (Q) sit in the text of another report,
and reports of one story share text without a label, so an unlabelled pair counts as false only if its two reports are of
different stories: TF-IDF cosine under .2, where the least alike labelled pair has .19. "strict F1" counts every unlabelled pair with a
labelled copy in it as false: it shows how many lines a reader gets, and cannot reach 1.

No spans are labelled. What they must hold is found apart from the program: the copy's sentences of which the original has a stretch
with three quarters of the same letters in order.
"""

from __future__ import annotations

import json
import math
import re
import time
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from crossread.gather.copies import find_reuse
from crossread.load import load
from crossread.load.inputs import Named
from crossread.rows import Edge, Report
from crossread.settings import Settings

_ONE_STORY = 0.2
_ALIKE = 75
_WORD = re.compile(r"[a-z]{3,}")
_SENTENCE = re.compile(r"[^\n.!?]{0,4000}[^\n]?[.!?]{0,8}[”\"'’]{0,4}|\n")
_SHORTEST = 12

Pair = tuple[str, str]


def score_reuse(shared: Path) -> dict[str, float]:
    """Precision, recall and F1 of copies, recall by kind, the characters of the spans, and reports a second of CPU."""
    data = json.loads((shared / "data/reuse-dev.json").read_text(encoding="utf-8"))
    lines = "\n".join(json.dumps(report) for report in data["reports"])
    reports = load([Named("reuse-dev.jsonl", lines.encode())], settings=Settings())
    gold = {(pair["copy"], pair["of"]): str(pair["kind"]) for pair in data["pairs"]}
    began = time.process_time()
    edges = find_reuse(reports)
    seconds = time.process_time() - began
    name = {report.id: report.name for report in reports}
    claimed = {(name[edge.copy], name[edge.of or ""]): edge for edge in edges}
    found = {pair: claimed.get(pair) or claimed.get(pair[::-1]) for pair in gold}
    hits = {pair: edge for pair, edge in found.items() if edge}
    others = [pair for pair in claimed if pair not in gold and pair[::-1] not in gold]
    copies = {copy for copy, _ in gold}
    scores = _f1("copies", len(hits), len(_of_two_stories(others, reports)), len(gold))
    scores |= {"strict F1": _f1("", len(hits), sum(not copies.isdisjoint(pair) for pair in others), len(gold))[" F1"]}
    kinds = Counter(gold.values())
    reached = Counter(gold[pair] for pair in hits)
    scores |= {f"recall of {kind}": reached[kind] / kinds[kind] for kind in sorted(kinds)}
    scores |= {"which is the copy": sum(pair in claimed for pair in hits) / max(1, len(hits))}
    return scores | _spans(hits, claimed, {report.name: report.text for report in reports}) | {"reports a second": len(reports) / seconds}


def _f1(what: str, hits: int, wrong: int, wanted: int) -> dict[str, float]:
    precision, recall = hits / max(1, hits + wrong), hits / max(1, wanted)
    return {f"{what} precision": precision, f"{what} recall": recall, f"{what} F1": 2 * precision * recall / max(1e-9, precision + recall)}


def _spans(hits: Mapping[Pair, Edge], claimed: Collection[Pair], texts: Mapping[str, str]) -> dict[str, float]:
    """Characters of the copy, blanks left out, over all copies found."""
    right = shown = wanted = 0
    for (copy, of), edge in hits.items():
        spans = edge.left if (copy, of) in claimed else edge.right
        mine = {at for span in spans for at in range(span.start, span.end) if not texts[copy][at].isspace()}
        theirs = _taken(texts[copy], texts[of])
        right, shown, wanted = right + len(mine & theirs), shown + len(mine), wanted + len(theirs)
    return _f1("span characters", right, shown - right, wanted)


def _taken(copy: str, original: str) -> set[int]:
    """The characters of the copy's sentences that stand in the original."""
    taken: set[int] = set()
    for found in _SENTENCE.finditer(copy):
        words = found.group().strip()
        if len(words) >= _SHORTEST and fuzz.partial_ratio(words.lower(), original.lower()) >= _ALIKE:
            taken |= {at for at in range(*found.span()) if not copy[at].isspace()}
    return taken


def _of_two_stories(pairs: Iterable[Pair], reports: Sequence[Report]) -> list[Pair]:
    place = {report.name: at for at, report in enumerate(reports)}
    likeness = _likeness([report.text for report in reports])
    return [(one, other) for one, other in pairs if likeness[place[one], place[other]] < _ONE_STORY]


def _likeness(texts: Sequence[str]) -> NDArray[np.float32]:
    """The TF-IDF cosine of every two texts, over the words that at least two and at most a tenth of them have."""
    bags = [Counter(_WORD.findall(text.lower())) for text in texts]
    spread = Counter(word for bag in bags for word in bag)
    column = {word: at for at, word in enumerate(sorted(word for word, count in spread.items() if 2 <= count <= len(texts) / 10))}
    table = np.zeros((len(texts), len(column)), np.float32)
    for at, bag in enumerate(bags):
        for word, count in bag.items():
            if word in column:
                table[at, column[word]] = (1 + math.log(count)) * math.log(len(texts) / spread[word])
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    return table @ table.T
