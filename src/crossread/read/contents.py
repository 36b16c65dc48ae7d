"""What is said: where the words that belong to a cue begin and end, in the row of letters of a sentence.

In order: what follows the cue (a clause, an infinitive, a noun phrase, quoted words), by the frames of the verb; where that
content ends (the next attribution begins, or the sentence ends); what stands before an attribution that comes late.
"""

from __future__ import annotations

import re

from crossread.read.tagging import Line

# In a letter obtained by the Herald, in an interview with Kay published on Monday · in a televised address, on Monday in Paris
_WHERE = r"I(?:D[NC\"]{1,4}(?:ID?C{1,4})?[vV]R?N?(?=I)|(?:Dv)?[RDNCUZE&g\"]{1,9})"
_ADJUNCTS = re.compile(
    r"(?:[RE]|,R{1,2}[NC]{0,2},(?=[TH])|,[IS][RDNCUZEPVv&g\"]{1,9},(?=[TH])|,[Gg][IRtDNCUZE&\"]{1,12},(?=T)"
    rf"|,?{_WHERE}(?:,(?=[TQHt]))?|IQ,?(?=T)|U){{0,5}}"
)
_ADDRESSEE = re.compile(r"(?:O|Dg(?=[IT])|D{0,2}v?(?:[NCUZ\"]|(?<=Z)E){1,7}(?:ID{0,2}[NCUZ]{1,5})?(?:,?&D?[NCUZ]{1,5})?|D{1,2})")
_DATELINE = re.compile(r"[C,.E U]{1,7}(?:\([CN&/ ]{1,4}\))?-")
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d(?:am|pm)?")
_CLOCK_MARKS = frozenset({"am", "pm", "a.m.", "p.m.", "-", "–", "|"})
# The man, 34, was · the dam, a wall of earth, had: a subject with what tells more of it, and its verb.
_APPOSED = re.compile(r"[DNCUZ]{1,8},[DNCUZ]{1,6}(?:I[DNCUZ]{1,6}){0,3},[AM]")
_CLAUSE = re.compile(r"(?:P|T|D{0,2}[^,.;:AMVLTHSB]{1,14}?)R{0,2}(?:[AMV]|v(?![NCZG]))")
_PRONOUN = re.compile(r"P(?![.,&IS])")
_TO_QUOTED = re.compile(r"[ODNCUZ]{1,8}[:,]Q")
_TO_LISTENER = re.compile(r"t[ODNCUZ]{1,6}(?:vR?)?T")
# Said after the meeting that · said as he left court that · said late Monday that
_SAID_WHEN = re.compile(r"(?:[SIREt]|N(?=E))(?:[SIREtvgNCUZ\"]|(?<=[SItvgR])D|(?<=E)D(?=E)|(?<=S)P){0,12}T(?=[DNCUPZ\"$])")
_OPEN_RELATIVE = re.compile(r"[HWT](?:P|D?[NC]{1,4})R?$")
_NEXT_SUBJECT = r"(?:P|D{0,2}[NCUZ\"]{1,8}(?:I+D{0,2}[NCUZ]{1,6}){0,3})"
_LATE = re.compile(rf",(?:{_NEXT_SUBJECT}[AMR]{{0,3}}V|V{_NEXT_SUBJECT})(?P<tail>[REOIDNCUZ&Pvg]{{0,16}})(?:[.,;]|$)")
_NEW = re.compile(rf",?[&BS]R?{_NEXT_SUBJECT}[AMR]{{0,3}}(?P<verb>[VKG])[REOIDNCUZ]{{0,6}}[TtHQPDNC,]")
_TELLS_MORE = frozenset({"which", "who", "whose", "where", "another"})
# What somebody wants or praises ends before the next verb of the sentence's own: praised the plan but had no time.
_COORDINATED = re.compile(r"[&B]R{0,2}[AMVv]")
_AFTER_DASH = re.compile(rf"-+{_NEXT_SUBJECT}[AMR]{{0,3}}V[T,:]")
_AND_VERB = re.compile(r",?[&B]R{0,2}[AR]{0,2}(?P<verb>V)")
# A comma before "but" and a new subject, or before a bare pronoun, ends what is said more often than not.
_BUT = re.compile(r",(?:B[PDCN]|P[AMVv])")
_CITING = re.compile(r",R{0,2}G")
_VERBS = frozenset("AMVvLK")
_CONTENT_FRAMES = frozenset("cqn")
_TELLING_FRAMES = frozenset("cqo")


# Verbs after which a clause may begin with anything: "he thinks by spring it will end".
_PLAIN = frozenset({"say", "think", "believe", "know", "feel", "hope", "claim"})


_SAYING = frozenset({"say", "add", "write", "announce", "confirm"})


def after_cue(line: Line, verb_at: int, after: int) -> int | None:
    """The word where the content that follows the cue begins; None if nothing fits the verb."""
    verb, letters = line.verbs[verb_at], line.letters
    if letters[after : after + 1] == "R" and line.words[after].text.lower() in verb.prepositions:
        after += 1
        if letters[after : after + 1] in set('DNCUZPOQgG$"'):
            return after
    if after >= len(letters):
        return None
    addressed = _TO_QUOTED.match(letters, after) if "q" in verb.frames else None
    if addressed and addressed.end() - 1 in line.fresh:
        return addressed.end() - 1
    told = _told(line, verb_at, after) if "o" in verb.frames else None
    begin = told if told is not None else _fits(line, verb_at, after)
    return begin if begin is not None else _further(line, verb_at, after)


def _further(line: Line, verb_at: int, after: int) -> int | None:
    """Where the content begins behind a preposition, or behind the time and place of the cue."""
    verb, letters = line.verbs[verb_at], line.letters
    here = letters[after]
    listener = _TO_LISTENER.match(letters, after) if "c" in verb.frames else None
    if listener:
        return listener.end() if listener.end() < len(letters) else None
    if here in "It" and line.words[after].text.lower() in verb.prepositions:
        return after + 1 if after + 1 < len(letters) else None
    if here in "AM" and _OPEN_RELATIVE.search(letters, max(0, verb_at - 8), verb_at):
        return after
    when = _SAID_WHEN.match(letters, after) if verb.base in _SAYING else None
    if when:
        return when.end()
    found = _ADJUNCTS.match(letters, after)
    if found and found.end() > after and not _CONTENT_FRAMES.isdisjoint(verb.frames):
        begin = _behind_adjuncts(line, verb_at, after, found.end())
        if begin is not None:
            return begin
    plain = here in "ISRg" and verb.base in _PLAIN and letters[verb_at - 1] in "PNCA"
    return after if plain and has_clause(letters[after:]) else None


def _behind_adjuncts(line: Line, verb_at: int, after: int, at: int) -> int | None:
    """Where the content begins behind words like "on Monday in Paris", which run from `after` to `at`."""
    verb, letters = line.verbs[verb_at], line.letters
    here, following = letters[after], letters[at : at + 1]
    if following in {"T", "H"} or (following in {"Q", ":", ","} and "q" in verb.frames):
        return _fits(line, verb_at, at)
    if following == "t" and "i" in verb.frames:
        return at
    if "n" in verb.frames and here in "RE":
        return _fits(line, verb_at, _early(letters, after))
    return _clause_after_phrase(letters, after, at) if "c" in verb.frames and here == "I" else None


def _early(letters: str, at: int) -> int:
    """The first word from `at` that is no adverb or time word."""
    while at < len(letters) and letters[at] in "RE":
        at += 1
    return at


def _clause_after_phrase(letters: str, at: int, end: int) -> int | None:
    """Where a clause without "that" begins after a phrase like "in a statement": at a pronoun or a second noun phrase."""
    for place in range(at + 2, end + 1):
        if letters[place : place + 1] == "P" or (letters[place : place + 1] == "D" and letters[place - 1] not in "ID&"):
            return place if _CLAUSE.match(letters, place) else None
    return None


def _told(line: Line, verb_at: int, after: int) -> int | None:
    """Where the content begins after somebody who is addressed: told reporters that, urged allies to."""
    verb, letters = line.verbs[verb_at], line.letters
    found = _ADDRESSEE.match(letters, after)
    if not found:
        return None
    at = found.end()
    adjuncts = _ADJUNCTS.match(letters, at)
    later = adjuncts.end() if adjuncts else at
    for place in (at, later):
        following = letters[place : place + 1]
        if following == "T":
            return place + 1 if place + 1 < len(letters) else None
        if following == "H" or (following == "W" and verb.base == "ask"):
            return place
        if following == "t" and verb.base not in {"tell", "remind"}:
            return after
        if following == "t":
            return place
        if following in {"Q", ",", ":"} and "q" in verb.frames:
            quoted = place if following == "Q" else place + 1
            if letters[quoted : quoted + 1] == "Q":
                return quoted
    if (
        verb.base in {"tell", "assure", "remind", "inform", "warn"}
        and letters[at : at + 1] in {"D", "P", "C"}
        and (_PRONOUN.match(letters, at) or _CLAUSE.match(letters, at))
    ):
        return at
    return None


def _fits(line: Line, verb_at: int, at: int) -> int | None:
    """Word `at` if the verb's frames allow a content that begins there."""
    verb, letters = line.verbs[verb_at], line.letters
    frames = verb.frames
    here, following = letters[at : at + 1], letters[at + 1 : at + 2]
    if not here:
        return None
    if here == "T":
        if "c" in frames or "q" in frames:
            bare = (
                not following
                or following in ".;AM"
                or (following == "," and letters[at + 2 : at + 3] not in set("SIRHE"))
                or (letters[at + 1 : at + 3] != "SI" and line.words[at + 1].text.lower() == "as")
            )
            return None if bare else at + 1
        return at if "n" in frames else None
    if here == "Q":
        return at if "q" in frames or "n" in frames else None
    if here == "," and verb.base == "say" and following == "P" and line.words[at + 1].text == "I":
        return at + 1
    if here in ",:" and "q" in frames:
        return at + 1 if following == "Q" or (here == ":" and following) else None
    if here == "H" or (here == "S" and line.words[at].text.lower() in {"if", "when"}):
        return at if "c" in frames else None
    if here == "t" or (here + following == "Rt" and line.words[at].text == "not"):
        return at if "i" in frames and following in set("KNARvCDVIt") else None
    if here in "Gg" or line.words[at].text in {"having", "being"}:
        clause = "c" in frames and _CLAUSE.match(letters, at)
        return at if clause or "g" in frames or ("n" in frames and following in "CNDI") else None
    if here in 'PDNCUOZv($"LW' and "n" in frames:
        return at
    if here in "PDNCUTS" and "c" in frames and (_PRONOUN.match(letters, at) or _CLAUSE.match(letters, at)):
        return at
    return None


def content_end(line: Line, begin: int) -> int:
    """The word after the last of a content that begins at word `begin` and runs to the right."""
    letters = line.letters
    last = len(letters)
    if begin in line.fresh and begin in line.ended:
        while begin < last and letters[begin] == "Q":
            begin += 1
        return begin
    clause = letters[begin] in "HPQ" or _CLAUSE.match(letters, begin) or _APPOSED.match(letters, begin)
    phrase = letters[begin - 1] != "T" and (letters[begin] == "t" or not clause)
    for at in range(begin + 1, last):
        letter = letters[at]
        if letter == ";":
            return at
        if letter == "," and _stops(line, begin, at):
            return at
        if letters[at - 1] == "Q" and (letter == "G" or (at == begin + 1 and letters[at : at + 2] in {"&V", "&v", "BV", "Bv", "&A", "BA"})):
            return at
        if phrase and letter == "," and at + 1 < last and (line.words[at + 1].text.lower() in _TELLS_MORE or letters[at + 1] in "VAM"):
            return at
        if phrase and letter in "&B" and _COORDINATED.match(letters, at):
            return at - 1 if letters[at - 1] == "," else at
        if letter == "-" and line.words[at].start > line.words[at - 1].end and _AFTER_DASH.match(letters, at):
            return at
        if letter in "&BS" and letters[at - 1] != "," and _starts_new(line, at):
            return at
    return last


def _stops(line: Line, begin: int, comma: int) -> bool:
    """Another attribution begins at the comma."""
    letters = line.letters
    if _BUT.match(letters, comma) and letters[begin] not in "ISE" and line.words[comma + 1].text.lower() != "yet":
        return True
    if _CITING.match(letters, comma) or (line.words[comma + 1 : comma + 2] and line.words[comma + 1].text == "according"):
        return True
    late = _LATE.match(letters, comma)
    if late:
        return True
    return letters[comma + 1 : comma + 2] in {"&", "B", "S"} and _starts_new(line, comma)


def _starts_new(line: Line, at: int) -> bool:
    """A conjunction begins a clause whose verb is a cue of its own."""
    for pattern in (_NEW, _AND_VERB):
        found = pattern.match(line.letters, at)
        if found:
            verb = line.verbs.get(found.start("verb"))
            if verb is not None and ((pattern is _AND_VERB and line.letters[at] == ",") or not _TELLING_FRAMES.isdisjoint(verb.frames)):
                return True
    return False


def content_start(line: Line) -> int:
    """The word where a content before its attribution begins: the sentence, without a dateline."""
    if line.words and _CLOCK.fullmatch(line.words[0].text):
        return 2 if line.words[1:2] and line.words[1].text.lower() in _CLOCK_MARKS else 1
    found = _DATELINE.match(line.letters)
    return found.end() if found and line.words[0].text.isupper() else 0


def clause_at(letters: str, at: int) -> bool:
    """A clause with its subject and verb begins at word `at`."""
    return _CLAUSE.match(letters, at) is not None


def has_clause(letters: str) -> bool:
    """The letters hold a verb."""
    return not _VERBS.isdisjoint(letters)
