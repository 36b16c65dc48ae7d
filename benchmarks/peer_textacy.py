"""textacy's direct quotations, for benchmarks/peers_reading.py: run by an interpreter that has spaCy and textacy, never by ours.

A JSON line a report comes in: its text, where its sentences begin, and its verbs with their subjects. A line goes out: what
textacy finds, in the scorer's form. textacy needs a parse; no English pipeline with a parser can be installed from a package
index, so its words, sentences, verbs and subjects are those that Crossread's rules see. `--pipeline NAME` takes an installed
spaCy pipeline instead.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import spacy  # type: ignore[import-not-found]  # in the peer's own environment
from spacy.tokens import Doc  # type: ignore[import-not-found]
from textacy.extract import direct_quotations  # type: ignore[import-not-found]


def main() -> None:
    """Answer every line."""
    name = sys.argv[sys.argv.index("--pipeline") + 1] if "--pipeline" in sys.argv else ""
    pipeline = spacy.load(name) if name else spacy.blank("en")
    for line in sys.stdin:
        told = json.loads(line)
        doc = pipeline(told["text"]) if name else _parsed(pipeline(told["text"]), told)
        sys.stdout.write(json.dumps({"name": told["name"], "statements": _statements(doc)}) + "\n")


def _statements(doc: Any) -> list[dict[str, list[list[int]]]]:
    """What textacy finds; where it gives a report up because a mark is unpaired, nothing."""
    try:
        found = list(direct_quotations(doc))
    except ValueError:
        return []
    return [
        {
            "content": [[one.content.start_char, one.content.end_char]],
            "cue": [[word.idx, word.idx + len(word)] for word in one.cue],
            "source": [[word.idx, word.idx + len(word)] for word in one.speaker],
        }
        for one in found
    ]


def _parsed(plain: Any, told: dict[str, Any]) -> Any:
    """The words of the report with our sentences, verbs and subjects in the place of a parse."""
    words = [word.text for word in plain]
    at = {place: word.i for word in plain for place in range(word.idx, word.idx + len(word))}
    tags, lemmas, deps = ["X"] * len(words), list(words), ["dep"] * len(words)
    begins = sorted({at[start] for start in told["sentences"] if start in at} | {0})
    heads = [max((first for first in begins if first <= place), default=0) for place in range(len(words))]
    for first in begins:
        deps[first] = "ROOT"
    for verb in told["verbs"]:
        here = at.get(verb["at"])
        if here is None:
            continue
        tags[here], lemmas[here] = "VERB", verb["base"]
        subject = sorted({at[place] for place in range(*verb["subject"]) if place in at} - {here}) if verb["subject"] else []
        if subject and subject[-1] not in begins:
            head = subject[-1]
            heads[head], deps[head], tags[head] = here, "nsubj", "PROPN"
            for other in subject[:-1]:
                if other not in begins:
                    heads[other], deps[other] = head, "compound"
    spaces = [bool(word.whitespace_) for word in plain]
    return Doc(plain.vocab, words=words, spaces=spaces, pos=tags, lemmas=lemmas, heads=heads, deps=deps)


if __name__ == "__main__":
    main()
