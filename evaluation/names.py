"""How well written names are told apart: pairs of spelling variants, and hard pairs of persons' names."""

from __future__ import annotations

import csv
import time
from pathlib import Path

from crossread.relate.names import SAME, same_name
from crossread.relate.skeletons import word_likeness
from crossread.rows import MentionKind


def score_names(shared: Path) -> dict[str, float]:
    """F1 of the pairs that are one name, and pairs a second of CPU."""
    with (shared / "data/names/spelling_variants-dev.tsv").open(encoding="utf-8") as lines:
        variants = [(left, right, same == "1") for left, right, same in csv.reader(lines, delimiter="\t")]
    with (shared / "data/names/name_bench-dev.csv").open(encoding="utf-8") as lines:
        bench = [(row["name1"], row["name2"], row["is_match"] == "true", row["schema"]) for row in csv.DictReader(lines)]
    began = time.process_time()
    heard = [word_likeness(left, right) >= SAME for left, right, _ in variants]
    persons = [pair for pair in bench if pair[3] == "Person"]
    bodies = [pair for pair in bench if pair[3] != "Person"]
    found = [same_name(left, right, MentionKind.PERSON).same for left, right, *_ in persons]
    others = [same_name(left, right, MentionKind.ORGANISATION).same for left, right, *_ in bodies]
    seconds = time.process_time() - began
    return {
        "spelling variants F1": _f1(heard, [same for *_, same in variants]),
        "persons F1": _f1(found, [pair[2] for pair in persons]),
        "bodies F1": _f1(others, [pair[2] for pair in bodies]),
        "name pairs a second": (len(variants) + len(bench)) / seconds,
    }


def _f1(found: list[bool], wanted: list[bool]) -> float:
    right = sum(one and other for one, other in zip(found, wanted, strict=True))
    return 2 * right / (sum(found) + sum(wanted)) if right else 0.0
