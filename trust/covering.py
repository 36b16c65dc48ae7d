"""Fuzzing led by coverage, with atheris: an input that reaches a new branch of ours is kept and changed further."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from trust.seeds import SEEDS


def cover(parser: str, count: int) -> None:
    """Give the parser so many inputs; atheris ends the process itself, with a code and the input where something was raised."""
    import atheris

    with atheris.instrument_imports(include=["crossread"]):
        from trust.fuzzing import fault_of
    file, seeds = SEEDS[parser]
    corpus = Path(tempfile.mkdtemp(prefix="crossread-corpus-"))
    for nth, seed in enumerate(seeds):
        (corpus / str(nth)).write_bytes(seed)
    place = corpus.with_suffix(".toml")

    def once(raw: bytes) -> None:
        fault = fault_of(file, raw, place)
        if fault:
            raise AssertionError(fault)

    options: list[Any] = [sys.argv[0], str(corpus), f"-runs={count}", "-max_len=20000", "-timeout=30", "-rss_limit_mb=3000"]
    atheris.Setup(options, once)
    atheris.Fuzz()
