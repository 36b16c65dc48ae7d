"""Who says what, beside what others find: every mode of ours and textacy over the same reports, in one run.

    python -m benchmarks.peers_reading [--write]                          ours alone; --write puts the table into RESULTS.md
    python -m benchmarks.peers_reading --peer /tmp/peer/bin/python        and textacy, in an environment of its own:
        python3 -m venv /tmp/peer && /tmp/peer/bin/pip install spacy textacy

textacy works on a parse. GUM's training part is here without its trees and no English spaCy pipeline is in the package index, so
no parser can be taught or installed offline: `peer_textacy.py` gives textacy the verbs and subjects that our rules see, or
`--pipeline NAME` an installed spaCy pipeline. Citron and GenderGapTracker need a parser too and are quoted, not run: on
PolNeAR's test part, which nothing here has read, headline F1 is .17 for textacy, .35 for GenderGapTracker, .44 for a conditional
random field and .45 for Citron, both trained on PolNeAR, and .63 to .71 between two people (docs/model-card.md).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.results import machine, write
from crossread.load import load
from crossread.load.inputs import Named
from crossread.read.cues import Cue, find_cues
from crossread.read.quotations import find_quotations
from crossread.read.sentences import find_sentences
from crossread.read.sources import left_source, right_source
from crossread.read.tagging import Line, read_line
from crossread.settings import Mode, Settings
from evaluation.measure import SHARED
from evaluation.speech import PARTS, direct_speech, load_scorer, read_statements

_HEAD = (
    "| part | reader | headline F1 | P | R | right source | direct found | reports/s |\n| --- | --- | --- | --- | --- | --- | --- | --- |"
)
Found = dict[str, dict[str, Any]]


def main() -> None:
    """Print a line a part and reader."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--peer", type=Path, help="an interpreter that has spaCy and textacy")
    parser.add_argument("--pipeline", default="", help="a spaCy pipeline installed there, instead of the parse by our rules")
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/RESULTS.md")
    asked = parser.parse_args()
    lines = [_HEAD]
    for line in _measured(asked.peer, asked.pipeline):
        lines.append(line)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    if asked.write:
        write("Who says what", "benchmarks.peers_reading", f"the dev parts of PolNeAR and GUM; {machine()}.\n\n" + "\n".join(lines))


def _measured(peer: Path | None, pipeline: str) -> Iterator[str]:
    """A line of the table a part and reader."""
    scorer = load_scorer(SHARED)
    for part in PARTS:
        gold = scorer.read(SHARED / "data/speech" / f"{part}.jsonl")
        for mode in Mode:
            began = time.perf_counter()
            found: Found = {name: {"statements": read_statements(name, record["text"], mode)} for name, record in gold.items()}
            yield _line(scorer, part, f"crossread {mode}", gold, found, time.perf_counter() - began)
        if peer is None:
            yield f"| {part} | textacy, not run: give --peer | | | | | | |"
            continue
        began = time.perf_counter()
        found = _by_textacy(gold, peer, pipeline)
        yield _line(scorer, part, f"textacy ({pipeline or 'our parse'})", gold, found, time.perf_counter() - began)


def _line(scorer: Any, part: str, reader: str, gold: Found, found: Found, seconds: float) -> str:
    result, direct = scorer.score(gold, found), direct_speech(scorer, gold, found)
    head = result["headline"]
    figures = (head["f"], head["p"], head["r"], result["source"], direct["recall"])
    return f"| {part} | {reader} | {' | '.join(f'{figure:.3f}' for figure in figures)} | {len(gold) / seconds:.1f} |"


def _by_textacy(gold: Found, python: Path, pipeline: str) -> Found:
    """What textacy finds in each report; it gives a report up where a quotation mark has no partner."""
    asked = "".join(json.dumps(_told(name, record["text"])) + "\n" for name, record in gold.items())
    command = [str(python), str(Path(__file__).with_name("peer_textacy.py")), *(["--pipeline", pipeline] if pipeline else [])]
    ran = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)  # noqa: S603
    if ran.returncode:
        raise SystemExit(f"{python} failed:\n{ran.stderr[-800:]}")
    return {record["name"]: record for record in map(json.loads, ran.stdout.splitlines())}


def _told(name: str, text: str) -> dict[str, Any]:
    """A report as the peer is given it: where its sentences begin, its verbs and their subjects."""
    report = load([Named(f"{name}.txt", text.encode())], settings=Settings())[0]
    sentences = find_sentences(report)
    spans = [(span.start, span.end) for span in find_quotations(report)]
    verbs: list[dict[str, Any]] = []
    for sentence in sentences:
        inside = [(max(start, sentence.start), min(end, sentence.end)) for start, end in spans]
        line = read_line(text, sentence.start, sentence.end, [piece for piece in inside if piece[0] < piece[1]])
        verbs += _verbs(line)
    return {"name": name, "text": text, "sentences": [sentence.start for sentence in sentences], "verbs": verbs}


def _verbs(line: Line) -> Iterator[dict[str, Any]]:
    for cue in find_cues(line):
        phrase = _subject(line, cue)
        subject = [line.words[phrase[0]].start, line.words[phrase[1] - 1].end] if phrase else None
        yield {"at": line.words[cue.verb_at].start, "base": cue.verb.base, "subject": subject}


def _subject(line: Line, cue: Cue) -> tuple[int, int] | None:
    """Who governs the verb: the name behind it where the verb follows quoted words, else the phrase before it."""
    inverted = line.letters[cue.first - 1 : cue.first] in {"Q", ","} and line.letters[cue.after : cue.after + 1] in {"C", "D", "N"}
    return right_source(line, cue.after) if inverted else left_source(line, cue.first)


if __name__ == "__main__":
    main()
