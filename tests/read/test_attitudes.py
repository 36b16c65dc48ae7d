"""What the source does with the content: asserts, denies, declines, warns."""

import pytest

from crossread.rows import Attitude
from tests.read.spoken import said


@pytest.mark.parametrize(
    ("text", "attitude", "what"),
    [
        ("Vale denied that the dam leaked.", Attitude.DENIES, "the dam leaked"),
        ("Vale denied hiding the leak.", Attitude.DENIES, "hiding the leak"),
        ("Vale refused to confirm the leak.", Attitude.DECLINES, "the leak"),
        ("Vale declined to comment.", Attitude.DECLINES, "to comment"),
        ("Vale did not say whether the dam leaked.", Attitude.DECLINES, "whether the dam leaked"),
        ("Vale would not comment on the leak.", Attitude.DECLINES, "the leak"),
        ("Vale neither confirmed nor denied the leak.", Attitude.DECLINES, "the leak"),
        ("Vale warned that the dam would break.", Attitude.WARNS, "the dam would break"),
        ("Vale called for new checks.", Attitude.CALLS, "new checks"),
        ("Vale urged the firm to close the dam.", Attitude.CALLS, "the firm to close the dam"),
        ("Vale announced that the dam would close.", Attitude.ANNOUNCES, "the dam would close"),
        ("Vale plans to close the dam.", Attitude.ANNOUNCES, "to close the dam"),
        ("Vale predicts that the dam will break.", Attitude.PREDICTS, "the dam will break"),
        ("Some experts question whether the dam is safe.", Attitude.DOUBTS, "whether the dam is safe"),
        ("Officials do not believe the dam is safe.", Attitude.DOUBTS, "the dam is safe"),
        ("Officials believe the dam is safe.", Attitude.BELIEVES, "the dam is safe"),
        ("Vale asked whether the dam was safe.", Attitude.ASKS, "whether the dam was safe"),
        ("Vale apologised for the leak.", Attitude.APOLOGISES, "the leak"),
        ("“I am deeply sorry,” Vale said.", Attitude.APOLOGISES, "“I am deeply sorry,”"),
        ("Vale said the reports were false.", Attitude.DENIES, "the reports were false"),
        ("Vale said that the dam leaked.", Attitude.ASSERTS, "the dam leaked"),
    ],
)
def test_the_cue_shows_what_the_source_does_with_the_content(text: str, attitude: Attitude, what: str) -> None:
    """The verb and its negation settle the attitude."""
    (one,) = said(text)
    assert (one.attitude, one.what) == (attitude, what)
