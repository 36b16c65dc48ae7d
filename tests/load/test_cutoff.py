"""A text that breaks off says so, and a whole one does not."""

from __future__ import annotations

import pytest

from crossread.rows import State
from tests.load.factory import FILLER, page, text


@pytest.mark.parametrize(
    "last",
    [
        "Subscribe to continue reading",
        "Already a subscriber? Log in",
        "The mayor, who had called the families to the quay on Friday evening, said that the…",
        "The mayor, who had called the families to the quay on Friday evening, said that...",
        "The mayor, who had called the families to the quay on Friday evening, said that the",
        "The mayor, who had called the families to the quay on Friday evening, said Larnha",
        "The mayor said [+1204 chars]",
        "The mayor, who had called the families to the quay on Friday evening, said that… Read more",
        "Continue reading",
    ],
)
def test_a_text_that_breaks_off_is_partial(last: str) -> None:
    """A wall, an ellipsis or a sentence without an end makes a report partial, and the reason shows its end."""
    report = text(FILLER, FILLER.replace("third", "fourth"), last)
    assert (report.outcome.state, report.outcome.reason) == (State.PARTIAL, "cut-off")
    assert "“" in report.outcome.detail


@pytest.mark.parametrize(
    "last",
    [
        "The search goes on.",
        "“We will find them,” she said.",
        "“We will find them.”",
        "Nobody knows why!",
        "Divers wait",
        "Share:",
        "The search goes on. (Reporting by Mira Solano)",
    ],
)
def test_a_whole_text_is_ok(last: str) -> None:
    """A report that ends with a finished sentence, or with furniture after one, is whole."""
    assert text(FILLER, last).outcome.state is State.OK


def test_a_page_that_is_not_free_and_breaks_off_is_partial() -> None:
    """A page whose JSON-LD says that it is not free, and whose text is short or has no end, is cut off."""
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    stub = f"<article><h1>Ferry sought</h1><p>{FILLER}</p><p>{FILLER[:70]}</p></article>"
    whole = "".join(f"<p>{FILLER} It was day {nth}.</p>" for nth in range(20))
    assert page(stub, head).outcome.reason == "cut-off"
    assert page(f"<article><h1>Ferry sought</h1>{whole}</article>", head).outcome.state is State.OK
    assert page(stub).outcome.state is State.OK
