"""Who says what: the cue before, inside and behind the content; direct, indirect and mixed speech; named and unnamed speakers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.rows import Attitude, Manner
from tests.read.spoken import paragraphs, said, statements, who_what


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Moss said that the dam would hold.", "Moss", "the dam would hold"),
        ("Moss said the dam would hold.", "Moss", "the dam would hold"),
        ("The dam would hold, Moss said.", "Moss", "The dam would hold"),
        ("The dam would hold, said Ida Moss, the mayor.", "Ida Moss, the mayor", "The dam would hold"),
        ("The dam, she said, was safe.", "she", "The dam … was safe"),
        ("Police said the man, 34, was arrested in Varna.", "Police", "the man, 34, was arrested in Varna"),
        ("Moss said the dam, a wall of earth, had held.", "Moss", "the dam, a wall of earth, had held"),
        ("On Monday the mayor told reporters in Varna that the dam was safe.", "the mayor", "the dam was safe"),
        ("The ministry announced yesterday on its website that the dam was safe.", "The ministry", "the dam was safe"),
        ("As Moss told the Herald, the dam was safe.", "Moss", "the dam was safe"),
    ],
)
def test_indirect_speech_has_its_speaker(text: str, who: str, what: str) -> None:
    """A clause is attributed whether its cue stands before it, behind it or inside it."""
    assert who_what(text) == [(who, what)]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("“The dam held,” Moss said.", "Moss", "“The dam held,”"),
        ("“The dam held,” said Moss.", "Moss", "“The dam held,”"),
        ("“The dam,” he said, “held.”", "he", "“The dam,” … “held.”"),
        ("“The dam held,” Moss said. “We were lucky.”", "Moss", "“The dam held,” … “We were lucky.”"),
        ("Asked about the dam, Moss said: “No comment.”", "Moss", "“No comment.”"),
        ("Said Moss: “It held.”", "Moss", "“It held.”"),
        ("The Herald wrote, “It held.”", "The Herald", "“It held.”"),
        ("The dam will not hold,” Moss told reporters.", "Moss", "The dam will not hold,”"),
        ("‘It held,’ said Moss.", "Moss", "‘It held,’"),
        ("Moss continued:\n“The dam held.”", "Moss", "“The dam held.”"),
        ("“Why now?” Moss asked. “Nobody knows.”", "Moss", "“Why now?” … “Nobody knows.”"),
        ("“It held.” — Ida Moss", "Ida Moss", "“It held.”"),
    ],
)
def test_direct_speech_has_its_speaker(text: str, who: str, what: str) -> None:
    """A quotation is attributed, with its marks and without the attribution; an interrupted one is one statement."""
    (one,) = said(text)
    assert (one.who, one.what, one.manner) == (who, what, Manner.DIRECT)


def test_a_quotation_over_paragraphs_is_one_statement() -> None:
    """Open marks repeated, only the last closed: one statement in as many pieces as paragraphs."""
    (one,) = said("“We went in.\n“We came out,” Moss said. “It was dark.”")
    assert one.what == "“We went in. … “We came out,” … “It was dark.”"


def test_a_quotation_carried_over_paragraphs_without_marks_is_one_statement() -> None:
    """Opened in one line and closed two lines on, with nobody named: whole sentences that somebody says."""
    (one,) = said('"A person who takes care does no wrong.\nHe owes nobody anything.\nHe only owes what he broke."')
    assert (one.who, one.what) == ("", '"A person who takes care does no wrong. … He owes nobody anything. … He only owes what he broke."')


def test_a_quotation_goes_on_behind_a_participle() -> None:
    """What the speaker refers to between two quotations parts neither from its speaker."""
    assert who_what("“You say that,” Moss said, referring to the old rule, “you stop the work.”")[0] == (
        "Moss",
        "“You say that,” … “you stop the work.”",
    )


def test_a_bare_quotation_has_the_speaker_of_its_paragraph() -> None:
    """A sentence that tells what somebody did not say comes between, but quotes nothing; another paragraph's speaker is not asked."""
    found = who_what("“It held,” Moss said. Kay did not suggest repairs. “We are lucky.”\nIt rained. “Nobody asked us about it.”")
    assert found[0] == ("Moss", "“It held,”")
    assert found[-2:] == [("Moss", "“We are lucky.”"), ("", "“Nobody asked us about it.”")]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("According to the coach, Ida Moss, the dam held.", "the coach, Ida Moss", "the dam held"),
        ("According to Moss, a fellow at the institute, the dam held.", "Moss, a fellow at the institute", "the dam held"),
        ("According to the ministry, Ida Moss, Bo Kay and Cy Lam were freed.", "the ministry", "Ida Moss, Bo Kay and Cy Lam were freed"),
        ("The dam held, according to Moss, the mayor of Varna.", "Moss, the mayor of Varna", "The dam held"),
    ],
)
def test_according_to_takes_along_what_tells_more_of_the_source(text: str, who: str, what: str) -> None:
    """The name behind a role and the role behind a name are part of who says it; a list of other people is not."""
    assert who_what(text) == [(who, what)]


@pytest.mark.parametrize(
    "who",
    [
        "The family", "An ally of the mayor", "Most of the workers", "At least three witnesses", "About 40 of the towns", "Those who fled",
        "An official who asked not to be named", "Two people briefed on the matter",
    ],
)  # fmt: skip
def test_who_says_it_is_named_in_full(who: str) -> None:
    """Nouns that end like adverbs, counts before "of", and people told by what they did are sources like any other."""
    low = who[0].lower() + who[1:]
    assert who_what(f"{who} said the dam had held.") == [(who, "the dam had held")]
    assert who_what(f"The dam had held, {low} said.") == [(low, "The dam had held")]


@pytest.mark.parametrize(
    "where",
    [
        "in a televised address", "in a prepared statement on Monday", "in a statement posted on its website", "during a heated debate",
        "in a letter obtained by the Herald", "in an interview with Kay published on Monday", "at a rally attended by thousands",
        "last week on X, formerly Twitter,", "after the meeting", "as he left court", "shortly before leaving for Varna",
        "earlier this week",
    ],
)  # fmt: skip
def test_where_and_how_it_was_said_is_no_part_of_what_is_said(where: str) -> None:
    """The content begins behind the address, letter or rally in which it was said."""
    assert who_what(f"Moss said {where} that the dam had held.") == [("Moss", "the dam had held")]


@pytest.mark.parametrize("cue", ["last week said", "had earlier said", "no longer believes"])
def test_a_time_before_the_cue_is_not_the_speaker(cue: str) -> None:
    """Moss last week said: the time stands between who says it and the cue."""
    assert who_what(f"Moss {cue} the dam had held.") == [("Moss", "the dam had held")]


def test_a_sound_is_nobody() -> None:
    """A speaker who hesitates is not called Uh."""
    assert who_what("Uh, suppose this had been a robbery, for example?") == []


def test_a_quotation_behind_an_indirect_attribution_has_the_same_speaker() -> None:
    """The bare quotation that follows in the paragraph belongs to whom the paragraph names."""
    first, second = said("The dam was safe, Moss said. “Nobody need worry.”")
    assert (first.who, first.manner) == ("Moss", Manner.INDIRECT)
    assert (second.who, second.what, second.manner) == ("Moss", "“Nobody need worry.”", Manner.DIRECT)


def test_a_few_quoted_words_make_indirect_speech_mixed() -> None:
    """Words in marks inside an indirect clause are neither all hers nor all the paper's."""
    (one,) = said("Moss described the raid as a “reckless adventure”.")
    assert (one.who, one.what, one.manner) == ("Moss", "the raid as a “reckless adventure”", Manner.MIXED)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The spokesman of the Ministry of Works, Karl Vale, said that it held.", "The spokesman of the Ministry of Works, Karl Vale"),
        (
            "Ada Finn, a fellow at the Institute for Water, a think tank, said that it held.",
            "Ada Finn, a fellow at the Institute for Water, a think tank",
        ),
        ("Karl Vale, who visited the dam on Monday, said that it held.", "Karl Vale"),
        ("US Secretary of Works Karl Vale said that it held.", "US Secretary of Works Karl Vale"),
        ("France, Spain and Italy said that it held.", "France, Spain and Italy"),
        ("It rained on, and some experts say that it held.", "some experts"),
    ],
)
def test_the_source_is_the_whole_phrase_that_names_who_says_it(text: str, who: str) -> None:
    """Titles, apposition and lists belong to the source; the clause before does not."""
    assert said(text)[-1].who.startswith(who)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moss said the dam held, adding that rain had stopped.", [("Moss", "the dam held"), ("Moss", "rain had stopped")]),
        ("Moss said it held and announced new checks.", [("Moss", "it held"), ("Moss", "new checks")]),
        ("Moss said it held, but Vale said it leaked.", [("Moss", "it held"), ("Vale", "it leaked")]),
        ("It held, Moss said, warning that rain would return.", [("Moss", "It held"), ("Moss", "rain would return")]),
    ],
)
def test_several_cues_in_a_sentence_each_have_their_words(text: str, expected: list[tuple[str, str]]) -> None:
    """A participle or a coordinated verb shares the speaker; a second speaker has his own."""
    assert who_what(text) == expected


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("According to the ministry, the dam held.", "the ministry", "the dam held"),
        ("The dam held, according to the ministry.", "the ministry", "The dam held"),
        ("The dam, according to Moss, held.", "Moss", "The dam … held"),
        ("A survey shows that most people agree.", "A survey", "most people agree"),
        ("The Herald has learned that the dam leaked.", "The Herald", "the dam leaked"),
        ("The council issued a statement condemning the raid.", "The council", "the raid"),
        ("They ignored Moss’s claim that the dam was safe.", "Moss’s", "the dam was safe"),
        ("“It held,” Vale was quoted as saying by the agency.", "Vale", "“It held,”"),
    ],
)
def test_documents_and_go_betweens_are_sources(text: str, who: str, what: str) -> None:
    """Papers, surveys and "according to" carry statements; who is quoted by an agency is the source."""
    assert who_what(text) == [(who, what)]


@pytest.mark.parametrize(
    ("text", "cue", "what"),
    [
        ("The rebels are believed to hold the dam.", "are believed", "The rebels … to hold the dam"),
        ("The firm was accused of hiding the leak.", "was accused of", "The firm … hiding the leak"),
        ("It was reported that two divers died.", "was reported", "two divers died"),
        ("Two divers reportedly found the leak.", "reportedly", "Two divers … found the leak"),
    ],
)
def test_what_nobody_is_named_for_has_no_source(text: str, cue: str, what: str) -> None:
    """A passive or a "reportedly" is a statement without a source, and its cue is its hedge."""
    report = paragraphs(text)
    (one,) = statements(report)
    assert (one.source, report.join(one.content)) == ((), what)
    assert report.join(one.cue) == report.join(one.hedge) == cue


def test_who_is_named_by_a_passive_is_the_source() -> None:
    """After "by" a passive names its source, and is no hedge."""
    (one,) = statements(report := paragraphs("The firm was accused by the ministry of lying."))
    assert report.join(one.source) == "the ministry"
    assert (report.join(one.content), one.hedge) == ("The firm … lying", ())


def test_a_paragraph_may_hand_over_to_the_next() -> None:
    """What follows "The mayor added:" is hers, even without quotation marks; the paragraph after it is not."""
    text = "The mayor added:\nWe were lucky. It held.\nRain fell."
    assert who_what(text) == [("The mayor", "We were lucky. … It held.")]


def test_a_bare_paragraph_of_quoted_words_goes_on() -> None:
    """A paragraph that is a quotation alone continues the direct speech before it."""
    assert who_what("“It held,” Moss said.\n“We were lucky.”") == [("Moss", "“It held,” … “We were lucky.”")]


def test_a_headline_may_name_its_speaker_first() -> None:
    """The colon of a headline attributes; that of "Video:" does not."""
    assert who_what("Minister Vale: Dam Will Hold\nRain fell.", title=True) == [("Minister Vale", "Dam Will Hold")]
    assert who_what("Video: Dam Will Hold\nRain fell.", title=True) == []


def test_a_transcript_attributes_by_names_in_capitals() -> None:
    """Each turn of a transcript belongs to the name before the colon."""
    text = "HOST: Did the dam hold?\nMOSS: It did.\nHOST: Thank you."
    assert who_what(text) == [("HOST", "Did the dam hold?"), ("MOSS", "It did."), ("HOST", "Thank you.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chair Moss: It held.\nMs Vale (Ports): Did it?\nChair Moss: Yes.", ["Chair Moss", "Ms Vale (Ports)", "Chair Moss"]),
        ("Q. Did it hold?\nA. It did.\nQ. Thank you.", ["Q", "A", "Q"]),
        ("Rain fell.\nNote: It fell.\nIt fell again.\nNote: It fell.", []),
    ],
)
def test_a_transcript_names_its_speakers_in_many_forms(text: str, expected: list[str]) -> None:
    """Titles, constituencies and letters may name who takes a turn; labels do not."""
    assert [who for who, _ in who_what(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam is, as the mayor put it, “old”.", [("the mayor", "“old”")]),
        ("The dam was, in the words of Kay, “old”.", [("Kay", "“old”")]),
        ("Asked whether the dam would hold, Moss left.", [("", "whether the dam would hold")]),
        ("Asked by Kay if it would hold, Moss left.", [("Kay", "if it would hold")]),
        ("“Why were we never warned?” asked Kay.", [("Kay", "“Why were we never warned?”")]),
        ("According to the port, the ferry carried 80.", [("the port", "the ferry carried 80")]),
        ("The dockers' union said that it was closed.", [("The dockers' union", "it was closed")]),
        ("The port declined to comment on the report.", [("The port", "the report")]),
        ("The port would neither confirm nor deny the sale.", [("The port", "the sale")]),
        ("One said the dam was old.", [("One", "the dam was old")]),
        ("It is understood that the dam was sold.", [("", "the dam was sold")]),
        ("Residents were told to leave the valley.", [("", "to leave the valley")]),
        ("“It held,” laughed Moss.", [("Moss", "“It held,”")]),
        ("When the dam held, Moss laughed.", []),
        ("Moss denied having been warned.", [("Moss", "having been warned")]),
        ("“No dam,” was Kay's answer.", [("Kay's", "“No dam,”")]),
        ("“No dam,” came the reply.", [("", "“No dam,”")]),
        ("Kay was not waiting: “I am leaving.”", [("Kay", "“I am leaving.”")]),
        ("It was plain: “I am leaving.”", []),
        ("Moss decided not to leave.", [("Moss", "not to leave")]),
        ("The dam had cracks; the river, he said, was low.", [("he", "the river … was low")]),
        ("Kay praised Moss, who said that the dam held.", [("Kay", "Moss"), ("who", "the dam held")]),
        ("Moss did not rule out leaving the port.", [("Moss", "leaving the port")]),
    ],
)
def test_set_phrases_and_those_who_stay_unnamed_attribute(text: str, expected: list[tuple[str, str]]) -> None:
    """What is attributed by a phrase, a passive, a laugh or a refusal is somebody's, or nobody's by name."""
    assert who_what(text) == expected


def test_a_turn_may_report_the_words_of_others() -> None:
    """Within a turn, what the speaker says that others say is a statement of theirs."""
    text = "Moss: It held.\nVale: My engineer told me that it was cracked.\nMoss: Thank you."
    assert ("My engineer", "it was cracked") in who_what(text)


@pytest.mark.parametrize(
    "text", ["The rules that bind us are old.", "He took the report home.", "I wanted to see the sea.", "She said so."]
)
def test_what_is_no_report_of_words_gives_no_statement(text: str) -> None:
    """Nouns that look like cues and wishes told by their owner are not attributed."""
    assert said(text) == []


# fmt: off
_WORDS = (
    "Moss", "said", "that", "the", "dam,", "“held,”", "he", ".", "told", "us", "‘no’", "adding", '"we"', "according", "to", "Vale",
    ";", "-", "(", ")", ":", "claims", "who", "of", "is", "believed\n",
)
# fmt: on


@settings(max_examples=150)
@given(st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join) | st.text(max_size=80))
def test_statements_are_places_in_their_report(text: str) -> None:
    """Every span is inside the report and not empty; pieces are in order and apart; ids are unique; twice read is the same."""
    report = paragraphs(text)
    found = statements(report)
    assert found == statements(report)
    assert len({one.id for one in found}) == len(found)
    for one in found:
        spans = [*one.content, *one.cue, *one.source, *one.hedge]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(left.end <= right.start for left, right in zip(one.content, one.content[1:], strict=False))
        assert not any(cue.overlaps(piece) for cue in one.cue for piece in one.content)
        assert one.attitude in Attitude
