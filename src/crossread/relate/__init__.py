"""Readings to Record: rows, verdicts, differences, speakers, disputes, absences, origins."""

from __future__ import annotations

from crossread.relate.relater import relate

__all__ = ["relate"]
