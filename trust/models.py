"""R14, offline: a model file whose bytes are not those it was made with is refused, whichever byte of it changed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from crossread.errors import CrossreadError
from crossread.models import shipped
from trust.tried import Size, Tried, amount


def try_models(size: Size, _folder: Path) -> Iterator[Tried]:
    """Each model file with one bit changed at random places, cut short, made longer, empty; and as it is."""
    times = amount(size, tiny=1, small=5, full=100)
    rng = random.Random(14)
    tried, faults = 0, list[str]()
    for name in sorted(shipped.hashes()):
        whole = shipped.read_model(name)
        places = [rng.randrange(len(whole)) for _ in range(times)]
        changed = [whole[:at] + bytes([whole[at] ^ 1 << rng.randrange(8)]) + whole[at + 1 :] for at in places]
        for raw in (*changed, whole[:-1], whole + b"\0", b""):
            tried += 1
            with mock.patch.object(Path, "read_bytes", lambda _path, raw=raw: raw):
                faults += [f"{name} was taken with other bytes"] if _taken(name) else []
        faults += [] if _taken(name) else [f"{name} was refused as it is"]
    yield Tried("R14", "model files with a bit changed, cut short, made longer, empty", tried, tuple(faults))


def _taken(name: str) -> bool:
    try:
        return bool(shipped.read_model(name)) or True
    except CrossreadError:
        return False
