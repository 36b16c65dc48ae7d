"""Bytes to Report: plain text, pages, JSON lines. Every input ends as ok, partial or rejected."""
