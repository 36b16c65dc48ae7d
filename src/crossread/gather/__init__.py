"""Gather: which reports of a pile copy each other, and which tell of one event."""
