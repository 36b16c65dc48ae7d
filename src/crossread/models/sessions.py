"""How a shipped ONNX model is run: one thread a session, since two in one are slower on short texts (shared performance notes)."""

from __future__ import annotations

from functools import cache
from typing import Any

import onnxruntime

from crossread.models.shipped import read_model


@cache
def session(name: str) -> Any:
    """The model of this name, ready to run; its hash is checked, and it is loaded once a process."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # What this would join takes ten times as long joined: ONNX Runtime 1.31 norms a sum piece by piece.
    slow = ["SkipLayerNormFusion"]
    return onnxruntime.InferenceSession(read_model(name), options, providers=["CPUExecutionProvider"], disabled_optimizers=slow)
