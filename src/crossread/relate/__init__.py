"""Readings to Record: rows, verdicts, differences, speakers, disputes, absences, origins."""

from __future__ import annotations

from crossread.relate.relater import relate
from crossread.relate.scoring import make_ready

__all__ = ["make_ready", "relate"]
