"""The model files that come with the package, each read only if its bytes have the hash in hashes.json."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files

from crossread.errors import CrossreadError


@cache
def hashes() -> dict[str, str]:
    """The SHA-256 of every model file, by its name."""
    held: dict[str, str] = json.loads(files(__package__).joinpath("hashes.json").read_text(encoding="utf-8"))
    return held


def read_model(name: str) -> bytes:
    """The bytes of a model file.

    Raises:
        CrossreadError: the file is not the one that this version was made with.

    """
    raw = files(__package__).joinpath(name).read_bytes()
    seen, expected = hashlib.sha256(raw).hexdigest(), hashes()[name]
    if seen != expected:
        raise CrossreadError(f"models/{name} has the SHA-256 {seen}, not {expected}.\n  Try: pip install --force-reinstall crossread")
    return raw
