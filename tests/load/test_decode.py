"""Bytes become the text that was written, whatever they were written in."""

from __future__ import annotations

import codecs

import pytest

from crossread.load.decode import decode
from crossread.rows import State
from tests.load.factory import FILLER, reports

TEXT = f"Mayor: “Été à Larnhaven”\r\n\r\n{FILLER}\r\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "utf-32-le"),
        (b"", "utf-32-be"),
        (b"", "cp1252"),
    ],
)
def test_the_stored_text_is_the_decoded_file(mark: bytes, encoding: str) -> None:
    """With a byte order mark or without, the stored text is the file's text, line ends included and the mark left out."""
    [report] = reports("a.txt", mark + TEXT.encode(encoding))
    assert report.text == TEXT
    assert report.outcome.state is State.OK


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("words", ["Паром ищут третий день, сказала мэр. ", "العبارة مفقودة منذ ثلاثة أيام. "])
def test_other_scripts_need_no_mark(encoding: str, words: str) -> None:
    """Russian and Arabic in UTF-16 and UTF-32 are told without a byte order mark."""
    assert reports("a.txt", (words * 9).encode(encoding))[0].text == words * 9


def test_a_page_may_declare_its_encoding() -> None:
    """A page in Cyrillic that declares its encoding is read in it."""
    raw = "<meta charset='windows-1251'><p>Москва</p>".encode("cp1251")
    assert "Москва" in decode(raw, page=True).text


def test_a_false_declaration_is_seen_through() -> None:
    """A page that says Latin-1 and is UTF-8 is read as UTF-8."""
    assert "Été" in decode("<meta charset='iso-8859-1'><p>Été</p>".encode(), page=True).text


def test_lost_characters_make_a_report_partial() -> None:
    """Text in UTF-8 with a broken byte is kept, and the report says that a character was lost."""
    [report] = reports("a.txt", "Été à Larnhaven, où l’été dure. ".encode() + b"\xff" + FILLER.encode())
    assert (report.outcome.state, report.outcome.reason) == (State.PARTIAL, "undecoded")


@pytest.mark.parametrize("name", ["rot13", "utf-7", "undefined", "hex", "zlib", "nonsense", "idna"])
def test_a_declared_codec_that_is_no_encoding_is_ignored(name: str) -> None:
    """A page cannot choose a codec of Python that is no encoding."""
    raw = f"<meta charset={name}><p>Tomas</p>".encode()
    assert decode(raw, page=True).text == raw.decode()
