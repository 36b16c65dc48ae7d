"""The tagger, tried by itself on one sentence: `crossread doctor` asks it for the cue."""

from __future__ import annotations

import numpy as np

from crossread.models.pieces import CLS, SEP, cut
from crossread.models.tagger import tag


def likeliest_cue(sentence: str, *, full: bool) -> str:
    """The piece of the sentence that most likely begins a cue; "" where none is likely."""
    pieces = cut([sentence])[0]
    ids = np.array([CLS, *pieces.ids, SEP])
    nothing = np.zeros(len(ids), dtype=np.int64)
    found = tag(ids, nothing, nothing, full=full)
    # Anchor 0 stands for words without a cue.
    at = int(found.anchors[found.begins.argmax()]) if len(found.anchors) else 0
    return sentence[slice(*pieces.places[at - 1])] if at else ""
