"""Settings, from strongest to weakest: flags, CROSSREAD_* in the environment, crossread.toml here, the user's own."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from crossread.errors import UsageError
from crossread.settings import Settings

FILE_NAME = "crossread.toml"
PREFIX = "CROSSREAD_"
# A larger number of bytes or characters fits no machine.
_MOST_DIGITS = 15
Flags = Mapping[str, int | bool | str | None]
"""Settings by name, as the command line gives them; None where it does not."""


def load_settings(flags: Flags, config: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force for this run.

    Raises:
        UsageError: a name that no setting has, or a value that is no positive whole number; the message says where.

    """
    known = {field.name for field in fields(Settings)}
    switches = {field.name for field in fields(Settings) if isinstance(field.default, bool)}
    choices = {field.name: type(field.default) for field in fields(Settings) if isinstance(field.default, StrEnum)}
    values: dict[str, Any] = {}
    told: list[tuple[str, dict[str, object]]] = [("the command line", {name: flag for name, flag in flags.items() if flag is not None})]
    for place, found in [*_files(config), *_environment(environ), *told]:
        for name, value in found.items():
            if _known(name, known, place) in choices:
                values[name] = _choice(value, name, place, choices[name])
            else:
                values[name] = _switch(value, name, place) if name in switches else _number(value, name, place)
    return Settings(**values)


def _files(config: Path | None) -> list[tuple[str, dict[str, object]]]:
    """The settings files that exist, weakest first."""
    if config is not None and not config.is_file():
        raise UsageError(f"{config}: no such settings file.\n  Try: --config {FILE_NAME}")
    paths = [config] if config is not None else [_user_file(), Path(FILE_NAME)]
    found = []
    for path in paths:
        if path.is_file():
            try:
                found.append((str(path), tomllib.loads(path.read_text(encoding="utf-8"))))
            except OSError as cause:
                raise UsageError(f"{path}: cannot be read: {cause.strerror}.\n  Try: --config with a file that you may read.") from cause
            except (ValueError, RecursionError) as cause:
                raise UsageError(f"{path}: this is not TOML: {cause}.\n  Try: max_input_bytes = 20_000_000") from cause
    return found


def _user_file() -> Path:
    import platformdirs

    return platformdirs.user_config_path("crossread") / FILE_NAME


def _environment(environ: Mapping[str, str]) -> list[tuple[str, dict[str, object]]]:
    found = sorted((name, value) for name, value in environ.items() if name.startswith(PREFIX))
    return [(f"{name} in the environment", {name.removeprefix(PREFIX).lower(): value}) for name, value in found]


def _known(name: str, known: set[str], place: str) -> str:
    if name not in known:
        raise UsageError(f"{place}: no setting is called '{name}'.\n  Try one of {', '.join(sorted(known))}.")
    return name


def _choice(value: object, name: str, place: str, among: type[StrEnum]) -> StrEnum:
    try:
        return among(str(value).strip().lower())
    except ValueError:
        raise UsageError(f"{place}: {name} = {value!r:.40} is unknown.\n  Try one of {', '.join(among)}.") from None


def _switch(value: object, name: str, place: str) -> bool:
    found = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}.get(str(value).strip().lower())
    if found is None:
        raise UsageError(f"{place}: {name} = {value!r:.40} is neither true nor false.\n  Try: {name} = true")
    return found


def _number(value: object, name: str, place: str) -> int:
    number = int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS else value
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 10**_MOST_DIGITS:
        shown = f"{value!r:.40}"
        raise UsageError(
            f"{place}: {name} = {shown} is no positive whole number of at most {_MOST_DIGITS} digits.\n  Try: {name} = 10_000_000"
        )
    return number
