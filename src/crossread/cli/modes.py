"""The option --mode: the same words for every command that reads."""

from __future__ import annotations

from argparse import ArgumentParser

from crossread.settings import Mode, Settings


def add_mode_flag(parser: ArgumentParser) -> None:
    """Add --mode."""
    usual = Settings().mode
    parser.add_argument("--mode", choices=list(map(str, Mode)), help=f"what is read by the models beside the rules (default: {usual})")
