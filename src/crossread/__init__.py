"""Crossread compares the reports of one event and gives the record: who said what, in whose words, and where they differ."""

__version__ = "0.1.0"
