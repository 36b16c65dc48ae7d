"""Furniture makes no statement, and no sentence of a report is taken for furniture."""

from __future__ import annotations

import pytest

from crossread.rows import Role
from tests.load.factory import FILLER, text, words
from tests.patience import patience

OTHER = "Mayor Ines Okafor said on Friday that the search would go on for as long as the weather allowed."


@pytest.mark.parametrize(
    "line",
    [
        "Share:",
        "Leave a Reply",
        "Bonus video:",
        "Read more",
        "Related: How the harbour was built",
        "Advertisement",
        "Sign up for our morning letter",
        "Follow us on Facebook",
        "Click here to see the pictures",
        "Copyright 2011 Larnhaven Courier. All rights reserved.",
        "© 2024 Larnhaven Courier",
        "Full Credits",
        "Tell us what you think in the comments below!",
        "Photo gallery: the harbour in pictures",
    ],
)
def test_lines_around_an_article_are_furniture(line: str) -> None:
    """A line that sites print around articles is furniture, and the reason names the phrase."""
    report = text(FILLER, OTHER, line)
    assert words(report, Role.FURNITURE) == [line]
    assert report.blocks[-1].reason


@pytest.mark.parametrize(
    "sentence",
    [
        "Advertisement spending in the town fell by a third, the council said.",
        "Related companies paid nothing, according to the auditors.",
        "Share prices of the ferry line fell by a tenth.",
        "Follow-up dives are planned for Sunday, the coast guard said.",
        "“Click here,” the message to the crew said.",
        "Copyright law protects the map, the court said.",
        "By Friday, Okafor had left the harbour.",
        "Photographs of the wreck were shown to the families.",
        "September 11 changed the port for good.",
        "Ines Okafor is a former reporter, and the families trust her.",
    ],
)
def test_a_sentence_that_begins_like_furniture_is_kept(sentence: str) -> None:
    """A real sentence speaks, even where its first words are those of furniture."""
    report = text("Ferry sought off Larnhaven", FILLER, OTHER, sentence, FILLER[:50] + " again.")
    speaking = [*words(report, Role.PARAGRAPH), *words(report, Role.HEADING)]
    assert sentence in speaking


@pytest.mark.parametrize(
    "line",
    [
        "Updated: November 11,2011 18:50 IST",
        "Sat Nov 12 2011, 01:19 hrs",
        "3 July 2013 Last updated at 13:38 GMT",
        "Published 10 Sept 2024",
        "Mumbai, Nov 11 -",
        "2013-09-26",
        "Posted: 08 / 02 / 2013 11:10 am EDT",
        "WEDNESDAY, APRIL 24TH, 2013 AT 10:40 AM",
    ],
)
def test_a_line_of_date_and_time_is_a_dateline(line: str) -> None:
    """A line of nothing but a date, a time and a place makes no statement."""
    assert words(text("Ferry sought off Larnhaven", line, FILLER, OTHER), Role.DATELINE) == [line]


@pytest.mark.parametrize("headline", ["9/11 Trial Set For May 2021", "Two Die In May 5 Crash", "Video: Ferry found", "Photos: the wreck"])
def test_a_headline_is_no_furniture(headline: str) -> None:
    """The first line is the title even where it holds a date or begins with a label."""
    report = text(headline, FILLER, OTHER)
    assert report.title is not None
    assert report.slice(report.title) == headline


def test_a_writers_note_and_name_make_no_statement() -> None:
    """A note on who wrote the report, and that name alone above it, are biography and credit."""
    report = text(FILLER, OTHER, "Tomas Brandt", "Tomas Brandt\xa0is a reporter for the Larnhaven Courier.")
    assert words(report, Role.CREDIT) == ["Tomas Brandt"]
    assert words(report, Role.BIOGRAPHY) == ["Tomas Brandt\xa0is a reporter for the Larnhaven Courier."]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Mira Solano is a Reporter for the Courier. Follow her on Twitter at @msolano.", Role.BIOGRAPHY),
        ("Follow Mira Solano on Twitter @msolano.", Role.BIOGRAPHY),
        ("--Additional reporting from Mira Solano.", Role.CREDIT),
        ("(Reporting by Mira Solano in Larnhaven; Editing by Tomas Brandt)", Role.CREDIT),
        ("Mira Solano contributed to this report.", Role.CREDIT),
    ],
)
def test_what_is_said_of_the_writers_makes_no_statement(line: str, role: Role) -> None:
    """Notes and credits at the end of a report are told from its sentences."""
    assert words(text(FILLER, OTHER, line), role) == [line]


def test_a_reporter_who_is_in_the_news_is_no_biography() -> None:
    """A sentence on a journalist whom the report is about speaks."""
    sentence = "Tomas Brandt is a reporter for the Larnhaven Courier."
    report = text(FILLER, "Police freed Mr Brandt on Friday after a night in a cell, his lawyer said.", sentence)
    assert sentence in words(report, Role.PARAGRAPH)


def test_a_picture_credit_makes_a_caption() -> None:
    """A line that ends in a photographer and an agency is a caption, even where they are glued to the sentence."""
    line = "Divers leave the quay in Larnhaven, on Sept. 1.Mira Solano / AP"
    assert words(text(FILLER, line, OTHER), Role.CAPTION) == [line]


def test_an_agency_inside_a_paragraph_stays() -> None:
    """A credit that opens a paragraph belongs to the paragraph."""
    line = "LARNHAVEN (Reuters) - Divers found the ferry on Friday."
    assert line in words(text(line, FILLER, OTHER), Role.PARAGRAPH)


def test_a_headline_printed_twice_counts_once() -> None:
    """The second printing of a headline is a repeat; a short sentence may be said twice."""
    report = text("Ferry sought off Larnhaven", "Ferry sought off Larnhaven", FILLER, "He was 75.", OTHER, "He was 75.")
    assert words(report, Role.REPEAT) == ["Ferry sought off Larnhaven"]
    assert words(report, Role.PARAGRAPH).count("He was 75.") == 2


def test_the_title_is_the_first_line_without_a_full_stop() -> None:
    """A first line that is a sentence is no title."""
    assert text(OTHER, FILLER).title is None
    titled = text("Share:", "Ferry sought off Larnhaven", FILLER, OTHER)
    assert titled.title is not None
    assert titled.slice(titled.title) == "Ferry sought off Larnhaven"


def test_a_short_line_before_a_paragraph_is_a_heading() -> None:
    """A short line without a full stop heads the paragraph below it."""
    assert words(text(OTHER, "Divers wait", FILLER), Role.HEADING) == ["Divers wait"]


@pytest.mark.parametrize("line", ["We will wait. '", "“We will wait,” she said", "and the divers wait", "She was there.” '"])
def test_the_end_of_a_quotation_is_no_heading(line: str) -> None:
    """A line that holds a quoted sentence, or goes on with one, is a paragraph."""
    assert line in words(text(OTHER, line, FILLER), Role.PARAGRAPH)


def test_a_byline_is_a_credit() -> None:
    """A line that begins with "By" and goes on with names only names who wrote the report."""
    report = text("Ferry sought off Larnhaven", "By Tomas Brandt and Mira Solano", FILLER, OTHER)
    assert words(report, Role.CREDIT) == ["By Tomas Brandt and Mira Solano"]


@pytest.mark.parametrize(
    "unit",
    [
        "“(",
        '"',
        ". ",
        "a ",
        "...",
        "\n",
        "A. ",
        "1/2/",
        "Jan 1, ",
        "Photo ",
        "/ AP ",
        "By A ",
        "© ",
        "Mon ",
        "A is a reporter ",
        "x\n\n",
        "AB, 4 ",
    ],
)
def test_roles_are_told_in_linear_time(unit: str) -> None:
    """200 KB of anything, in one paragraph or in thousands, is told to its end."""
    for hostile in (unit * (200_000 // len(unit)), (unit * (380 // len(unit)) + "\n\n") * 500):
        with patience():
            text(hostile)
