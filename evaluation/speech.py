"""Reported speech, scored: the reader over the dev parts of PolNeAR and GUM in ../shared, by ../shared/eval/score_speech.py."""

from __future__ import annotations

import importlib.util
import json
import sys
from itertools import product
from pathlib import Path
from typing import Any

from crossread.load import load
from crossread.load.inputs import Named
from crossread.read import read_report
from crossread.rows import Manner, Span
from crossread.settings import Mode, Settings

PARTS = ("polnear-dev", "gum-dev")
_FOUND = 0.8
_MARKS = "“”\"‘’'«»„``"


def score_speech(shared: Path) -> dict[str, float]:
    """Precision, recall and F1 of each part and mode under names like "polnear-dev headline f" (full) and "rules: …"."""
    scores: dict[str, float] = {}
    for mode in (Mode.FULL, Mode.RULES):
        prefix = "" if mode is Mode.FULL else f"{mode}: "
        for part in PARTS:
            result = score_part(shared, part, mode)
            for key in ("headline", "content80", "exact", "tokens"):
                scores |= {f"{prefix}{part} {key} {figure}": result[key][figure] for figure in "prf"}
            scores[f"{prefix}{part} source"] = result["source"]
            scores |= {f"{prefix}{part} direct {figure}": result["direct"][figure] for figure in ("recall", "speaker")}
    return scores


def score_part(shared: Path, part: str, mode: Mode) -> dict[str, Any]:
    """What the scorer says of one file of shared/data/speech, and how direct quotations fare."""
    scorer = load_scorer(shared)
    gold = scorer.read(shared / "data" / "speech" / f"{part}.jsonl")
    found = {name: {"statements": read_statements(name, record["text"], mode)} for name, record in gold.items()}
    return {**scorer.score(gold, found), "direct": direct_speech(scorer, gold, found)}


def direct_speech(scorer: Any, gold: dict[str, Any], found: dict[str, Any]) -> dict[str, float]:
    """Of the gold statements wholly in quotation marks: the share found (Dice of words >= .8), and of these with the right source."""
    asked = hit = named = right = 0
    for name, record in gold.items():
        text = record["text"]
        given = [(scorer.places(scorer.words(text, one["content"], drop_that=True)), one) for one in found[name]["statements"]]
        for one in record["statements"]:
            wanted = scorer.places(scorer.words(text, one["content"], drop_that=True))
            if not wanted or not _is_quoted(text, one["content"]):
                continue
            asked += 1
            likeness, _, best = max(
                ((scorer.dice(wanted, places), at, said) for at, (places, said) in enumerate(given)), default=(0, 0, None)
            )
            if best is None or likeness < _FOUND:
                continue
            hit += 1
            who = scorer.source_words(text, one["source"])
            named += bool(who)
            right += bool(who & scorer.source_words(text, best["source"]))
    return {"recall": hit / max(1, asked), "speaker": right / max(1, named)}


def _is_quoted(text: str, spans: list[list[int]]) -> bool:
    """Each piece begins and ends with a quotation mark, but for punctuation."""
    pieces = [text[start:end].strip(" ,.;:!?\n") for start, end in sorted(spans)]
    return all(len(piece) > 2 and piece[0] in _MARKS and piece[-1] in _MARKS for piece in pieces)


def read_statements(name: str, text: str, mode: Mode) -> list[dict[str, list[list[int]]]]:
    """The attributed statements of a text, in the scorer's form; its offsets are those of the text as given."""
    report = load([Named(f"{name}.txt", text.encode())], settings=Settings())[0]
    if report.text != text:
        raise ValueError(f"{name}: the stored text is not the text given")
    found = [said for said in read_report(report, mode).statements if said.manner is not Manner.NARRATED]
    return [{"content": _pairs(said.content), "source": _pairs(said.source), "cue": _pairs(said.cue)} for said in found]


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def load_scorer(shared: Path) -> Any:
    """The scorer's module, loaded by its path."""
    spec = importlib.util.spec_from_file_location("score_speech", shared / "eval" / "score_speech.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "eval" / "score_speech.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print the scores in every mode, or in those named."""
    shared = Path(__file__).resolve().parents[2] / "shared"
    for mode, part in product(map(Mode, sys.argv[1:] or Mode), PARTS):
        result = score_part(shared, part, mode)
        print(mode, part, json.dumps({key: round(result[key]["f"], 3) for key in ("headline", "content80", "exact", "tokens")}), end=" ")
        precision, recall = result["headline"]["p"], result["headline"]["r"]
        print(f"P {precision:.3f} R {recall:.3f} source {result['source']:.3f} n {result['system']}/{result['gold']}")


if __name__ == "__main__":
    main()
