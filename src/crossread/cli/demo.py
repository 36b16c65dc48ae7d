"""`crossread demo`: the bundled stories, compared before your eyes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from crossread.cli.compare import print_table, save
from crossread.cli.console import Console
from crossread.cli.exits import Exit
from crossread.demo import stories
from crossread.errors import UsageError
from crossread.pipeline import compare


def run_demo(names: Sequence[str], folder: Path, console: Console) -> Exit:
    """Compare the named stories (all when none is named), print the first as a table, write a page for each."""
    bundled = stories()
    unknown = [name for name in names if name not in bundled]
    if unknown:
        raise UsageError(f"no bundled story is called {', '.join(unknown)}.\n  Try one of {', '.join(bundled)}.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise UsageError(f"{folder}: cannot be made: {cause.strerror}.\n  Try: crossread demo -o FOLDER") from cause
    pages = []
    for at, name in enumerate(names or bundled):
        story = compare([*bundled[name]])
        if at == 0 and not console.quiet:
            print_table(story.record)
        pages.append(folder / f"{name}.html")
        save(story, pages[-1])
    print("\n".join(f"story page: {page.resolve()}" for page in pages))
    return Exit.DONE
