"""A list of all that Crossread is made of and needs (CycloneDX 1.6), from the lock: versions, hashes, and licences where installed.

python -m trust.sbom > sbom.json
"""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from crossread.models.shipped import hashes
from crossread.version import VERSION
from trust.suites import ROOT

LOCK = ROOT / "requirements.lock"
_PINNED = re.compile(r"^([A-Za-z0-9._-]{1,80})==([^\s;\\]{1,40})")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def sbom(lock: str) -> dict[str, Any]:
    """The list for a lock: a component a package, and one for each model file that ships."""
    models = [
        {"type": "machine-learning-model", "name": name, "version": VERSION, "hashes": [{"alg": "SHA-256", "content": held}]}
        for name, held in sorted(hashes().items())
    ]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "library", "name": "crossread", "version": VERSION, "licenses": [{"license": {"id": "Apache-2.0"}}]}
        },
        "components": [*components(lock), *models],
    }


def components(lock: str) -> list[dict[str, Any]]:
    """The packages of a lock, in its order."""
    found: list[dict[str, Any]] = []
    for line in lock.splitlines():
        pinned = _PINNED.match(line)
        if pinned:
            name, version = pinned.groups()
            found.append({"type": "library", "name": name, "version": version, "purl": f"pkg:pypi/{name}@{version}", **_licence(name)})
        held = _HASH.search(line)
        if held and found:
            # One of several files: any of them may be what is installed.
            found[-1].setdefault("properties", []).append({"name": "pip:sha256", "value": held.group(1)})
    return found


def _licence(name: str) -> dict[str, Any]:
    try:
        # A message of the standard library, though its type says less.
        said: Any = metadata(name)
    except PackageNotFoundError:
        return {}
    written = said.get("License-Expression") or (said.get("License") or "").partition("\n")[0][:80]
    return {"licenses": [{"license": {"name": written}}]} if written else {}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(sbom(Path(LOCK).read_text(encoding="utf-8")), indent=1) + "\n")
