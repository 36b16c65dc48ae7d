"""What may be given: a path, or bytes with a name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Named:
    """Bytes that are already in memory, and what to call them (the name of a file, or "-")."""

    name: str
    raw: bytes


Input = str | Path | Named
