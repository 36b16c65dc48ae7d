"""The hashes of the model files that ship, rewritten by every script that makes one."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

MODELS = Path(__file__).parent.parent / "src/crossread/models"


def record_hash(path: Path) -> str:
    """Write the file's SHA-256 into hashes.json beside it, and return it."""
    manifest = path.parent / "hashes.json"
    held = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {}
    held[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(dict(sorted(held.items())), indent=2) + "\n", encoding="utf-8")
    return str(held[path.name])
