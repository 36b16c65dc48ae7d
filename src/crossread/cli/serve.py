"""`crossread serve`: the stories of a store as pages on this machine, and a form that compares what is pasted or uploaded.

The server answers; what costs much (comparing, making a page) is done by worker processes that may be killed.
"""

from __future__ import annotations

import ipaddress
import logging
import secrets
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossread.cli.clock import now
from crossread.cli.config import Flags, load_settings
from crossread.cli.console import Console
from crossread.cli.exits import Exit
from crossread.cli.serve_search import found_apart, found_reports
from crossread.engines.apart import Tell, done_apart, end_workers, workers_for
from crossread.engines.desk import compared, made_story, spoken
from crossread.errors import MissingExtra, UsageError
from crossread.load.inputs import Named
from crossread.settings import Settings
from crossread.show.served import Served
from crossread.store import open_store

if TYPE_CHECKING:
    from crossread.web.desk import Desk, Given

LOOPBACK = frozenset(("localhost", "127.0.0.1", "[::1]"))
_TOKEN_CHARS = 16
_AHEAD = 100
"""So many of the newest stories get their pages while nobody asks. Not measured: two pages of the list of stories."""


@dataclass(frozen=True, slots=True)
class Serve:
    """Where to serve, to whom: the address to bind, its port, further names of this machine, a file with a token, how many workers."""

    host: str = "127.0.0.1"
    port: int = 8765
    names: tuple[str, ...] = ()
    token_file: Path | None = None
    workers: int = 2


@dataclass(frozen=True, slots=True)
class Patience:
    """How long each kind of work may take, in seconds. None of the numbers is measured."""

    compare: float = 300
    story: float = 120
    search: float = 60
    queue: float = 20
    """So long one waits for a free worker before being told to come back."""


def run_serve(place: str | None, serve: Serve, console: Console, *, config: Path | None, flags: Flags) -> Exit:
    """Serve until interrupted."""
    settings = load_settings(flags, config)
    try:
        import uvicorn

        from crossread.web.app import application
    except ImportError as cause:
        raise MissingExtra("crossread serve", "web") from cause
    if place is not None:
        open_store(place).database.close()
    token = token_of(serve)
    listening = listen(serve)
    workers = workers_for(settings, serve.workers)
    desk = desk_of(place, serve, settings, partial(done_apart, workers, patience=Patience().queue), token)
    _start_log(console)
    address = f"http://{'localhost' if is_loopback(serve.host) else _shown(serve.host)}:{serve.port}/"
    console.note(f"Serving {place or 'no store, comparisons only'} at {address}{f'?token={token}' if token else ''}\n  Ctrl-C ends it.")
    # Our own log holds no words that were asked for; uvicorn's would.
    http = uvicorn.Config(application(desk), access_log=False, log_level="error", server_header=False, timeout_graceful_shutdown=3)
    try:
        uvicorn.Server(http).run(sockets=[listening])
    finally:
        end_workers(workers)
    return Exit.DONE


def listen(serve: Serve) -> socket.socket:
    """A socket that listens where it was asked to.

    Raises:
        UsageError: the port is taken, or the address is none of this machine's.

    """
    try:
        found = socket.getaddrinfo(serve.host.strip("[]"), serve.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        return socket.create_server(found[0][4][:2], family=found[0][0], backlog=2_048)
    except (OSError, UnicodeError) as cause:
        seen = f"{serve.host}, port {serve.port}: cannot be listened at: {getattr(cause, 'strerror', None) or cause}."
        raise UsageError(f"{seen}\n  Try: --port {serve.port + 1 if serve.port < 65_535 else 8765}") from cause


def desk_of(place: str | None, serve: Serve, settings: Settings, apart: Callable[..., Any], token: str | None) -> Desk:
    """What the server is given; `apart` does a task in another process: `done_apart`, with its workers."""
    from crossread.web.answering import LINKS
    from crossread.web.desk import Desk, Limits

    served = Served(LINKS if place is not None else LINKS[-1:], reports="/reports/" if place is not None else "")
    loose = Served(served.links)
    patience = Patience()

    def compare(given: Given, keep: bool, tell: Tell) -> Any:  # noqa: FBT001 - the desk's own signature
        named = [Named(name, raw) for name, raw in given]
        asked = (named, place if keep else None, now(), settings, loose)
        return apart(compared, asked, seconds=patience.compare, tell=tell)

    return Desk(
        place=place,
        compare=compare,
        make=lambda story: apart(made_story, (place, story, settings, served), seconds=patience.story),
        find=found_reports,
        find_differing=lambda query, kind: apart(found_apart, (place, query, kind, settings, served), seconds=patience.search),
        speak=lambda name: apart(spoken, (place, name), seconds=patience.search),
        now=now,
        made_with=(served.version, settings.mode),
        hosts=LOOPBACK | {name.lower() for name in serve.names} | {_shown(serve.host).lower()},
        any_address=not is_loopback(serve.host),
        token=token,
        limits=Limits(form_bytes=settings.max_input_bytes, ahead=_AHEAD),
    )


def is_loopback(host: str) -> bool:
    """Only this machine reaches the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def token_of(serve: Serve) -> str | None:
    """The token that a request must have: the one in the file, a new one for an address that others reach, else none.

    Raises:
        UsageError: the file cannot be read, or what it holds can be guessed.

    """
    if serve.token_file is None:
        return None if is_loopback(serve.host) else secrets.token_urlsafe(24)
    try:
        token = serve.token_file.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as cause:
        raise UsageError(f"{serve.token_file}: cannot be read: {cause}.\n  Try: --token-file with a text file.") from cause
    if len(token) < _TOKEN_CHARS or any(character.isspace() for character in token):
        seen = f"{serve.token_file}: a token of {len(token)} characters can be guessed, or it holds white space."
        raise UsageError(f"{seen}\n  Try: one line of at least {_TOKEN_CHARS} characters.")
    return token


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _start_log(console: Console) -> None:
    log = logging.getLogger("crossread.web")
    log.setLevel(logging.WARNING if console.quiet else logging.INFO)
    if not log.handlers and sys.stderr is not None:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        log.addHandler(handler)


def check_names(names: Sequence[str]) -> tuple[str, ...]:
    """Further names of this machine, as a Host header has them.

    Raises:
        UsageError: one is no name.

    """
    for name in names:
        if not name or any(not (one.isalnum() or one in "-.[]:") for one in name):
            raise UsageError(f"--name {name}: no name of a machine.\n  Try: --name news.local")
    return tuple(names)
