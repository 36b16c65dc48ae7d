"""How well reused text is found: 288 labelled copies among 961 reports, by kind of copy, and whether the spans hold the same words.

Copies with a few lifted sentences (Q) sit in the text of another report, and reports of one story share text without a label.
So an unlabelled pair counts as false only if its two reports are of different stories: TF-IDF cosine under .2, where the least
alike labelled pair has .19.
"""

from __future__ import annotations

import json
import math
import re
import time
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from crossread.text.reuse import Copy, find_copies

_ONE_STORY = 0.2
_WORD = re.compile(r"[a-z]{3,}")


def score_reuse(shared: Path) -> dict[str, float]:
    """Precision, recall and F1 of copies, recall by kind, the likeness of the spans, and reports a second of CPU."""
    data = json.loads((shared / "data/reuse-dev.json").read_text(encoding="utf-8"))
    texts = [(report["id"], report["text"]) for report in data["reports"]]
    gold = {tuple(sorted((pair["of"], pair["copy"]))): pair["kind"] for pair in data["pairs"]}
    began = time.process_time()
    found = find_copies(texts)
    seconds = time.process_time() - began
    kinds = Counter(gold.values())
    hits = Counter(gold[copy.left, copy.right] for copy in found if (copy.left, copy.right) in gold)
    wrong = _wrong(found, gold, texts)
    right = sum(hits.values())
    precision, recall = right / max(1, right + len(wrong)), right / len(gold)
    scores = {"copies precision": precision, "copies recall": recall, "copies F1": 2 * precision * recall / max(1e-9, precision + recall)}
    scores |= {f"recall of {kind}": hits[kind] / kinds[kind] for kind in sorted(kinds)}
    by_id = dict(texts)
    likeness = [
        Indel.normalized_similarity(by_id[copy.left][slice(*piece.left)], by_id[copy.right][slice(*piece.right)])
        for copy in found[:: max(1, len(found) // 300)]
        for piece in copy.pieces
    ]
    return scores | {"span likeness": sum(likeness) / max(1, len(likeness)), "reports a second": len(texts) / seconds}


def _wrong(found: Iterable[Copy], gold: Collection[tuple[str, ...]], texts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The found pairs without a label whose reports are of different stories."""
    place = {key: at for at, (key, _) in enumerate(texts)}
    likeness = _likeness([text for _, text in texts])
    pairs = [(copy.left, copy.right) for copy in found if (copy.left, copy.right) not in gold]
    return [(left, right) for left, right in pairs if likeness[place[left], place[right]] < _ONE_STORY]


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
