"""Pages made ahead: while nobody asks for anything, the newest stories get their pages, one at a time.

1. Every so often, where nothing was asked meanwhile, the newest stories are looked at.
2. Those whose page is not kept, or is stale since a report joined or a correction was made, are made in turn.
3. As soon as somebody asks, the rest waits for the next quiet moment.
"""

from __future__ import annotations

import asyncio
import contextlib

from crossread.errors import CrossreadError
from crossread.store import Store
from crossread.store.answers import answer_key, is_kept
from crossread.store.listing import recent_stories
from crossread.web.problems import Problem
from crossread.web.running import Running, ask
from crossread.web.stories import made_once

# Where nothing was stale, the newest stories are looked at so much more seldom.
_REST = 10


async def make_ahead(server: Running) -> None:
    """Make pages in quiet moments until cancelled; each is tried once, so that one which cannot be made or kept is not tried for ever."""
    limits = server.desk.limits
    tried: set[str] = set()
    pause = limits.ahead_seconds
    while True:
        seen = _asked(server)
        await asyncio.sleep(pause)
        if not _is_quiet(server, seen):
            continue
        # What fails here fails again, with its reason, for whoever asks for it.
        with contextlib.suppress(CrossreadError, Problem, OSError):
            pause = limits.ahead_seconds * _REST
            for story, tag in await ask(server, lambda store: _stale(store, limits.ahead, server.desk.made_with)):
                if not _is_quiet(server, seen):
                    break
                if tag in tried:
                    continue
                tried.add(tag)
                pause = limits.ahead_seconds
                await made_once(server, story, tag)
                server.counts["ahead",] += 1


def _asked(server: Running) -> int:
    return sum(count for key, count in server.counts.items() if len(key) > 1)


def _is_quiet(server: Running, seen: int) -> bool:
    return _asked(server) == seen and not server.making and all(one.done for one in server.comparisons.values())


def _stale(store: Store, most: int, made_with: tuple[str, ...]) -> list[tuple[str, str]]:
    """Those of the newest stories whose page is not kept as it would be made now, each with the key of that page."""
    found = [one for listed in recent_stories(store, limit=most) for one in store.stories(story=listed.id)]
    keyed = [(one.id, answer_key(store, one, *made_with)) for one in found]
    return [(story, tag) for story, tag in keyed if not is_kept(store, story, tag)]
