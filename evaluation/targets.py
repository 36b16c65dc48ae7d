"""What each scorer measures, and the figures that are pinned: what was known before, and what must be reached."""

from __future__ import annotations

ABOUT = {
    "cases": "The little stories of `tests/cases`, written by us; they need no other data.",
    "record": "Rows and differences over the ten annotated stories of record-dev, by `../shared/eval/score_record.py`.",
    "speech": "Who says what, in single reports, by `../shared/eval/score_speech.py`. Headline: content and source are right.",
    "names_ner": "Names of people, organisations and places found in a text: Wikipedia (wikigold) and posts of the web (WNUT17).",
    "names": "Which two written names are one name.",
    "quantities": "Numbers, units and money found in a text, over the examples of quantulum3's tests.",
    "dates": "Dates and durations found in a text and placed on the calendar, TempEval-3's measure over TimeML texts.",
    "pages": "What of a page is the report, over 400 real pages with segments that must and must not be in it.",
    "reuse": "Which report is a copy of which, and by which characters, over 961 reports.",
    "stories": "Which reports tell of one event: 944 reports of 126 stories, lookalike events among them, most without a date.",
}

# Each pinned figure: the baseline known before Crossread, and what it must reach. Other figures are shown and may move:
# precision is traded for recall on purpose now and then, the F1 of both may not fall.
TARGETS = {
    "cases.stories that hold": ("", ""),
    "cases.expectations met": ("", ""),
    "record.pairs F1": ("sentence cosine .30, TF-IDF .34; two annotators agree at .90", ".72"),
    "record.differences F1": ("two annotators agree at .75", ".50"),
    "speech.polnear-dev headline f": ("on the test part: textacy .17, GenderGapTracker .35, Citron .45, people .63 to .71", ".58"),
    "speech.polnear-dev source": ("Citron .92", ".92"),
    "speech.polnear-dev tokens f": ("a CRF trained on PolNeAR .83", ".83"),
    "speech.polnear-dev direct recall": (".91", ".97"),
    "speech.polnear-dev direct speaker": ("", ".95"),
    "speech.gum-dev headline f": ("GenderGapTracker, with gold parses, news alone, .54", ".60"),
    "speech.rules: polnear-dev headline f": ("", ".42"),
    "speech.rules: gum-dev headline f": ("", ".42"),
    "record.rules: pairs F1": ("sentence cosine .30, TF-IDF .34", ".50"),
    "record.rules: differences F1": ("", ".30"),
    "names.spelling variants F1": ("consonant skeleton .85, metaphone .80", ""),
    "names.persons F1": ("nomenklatura's LogicV2 .75", ""),
    "names.bodies F1": ("", ""),
    "names_ner.wikigold f1": ("", ""),
    "names_ner.wikigold spans f1": ("", ""),
    "names_ner.wnut17 f1": ("", ""),
    "dates.strict f1": ("on TempEval-3: dateparser .17, HeidelTime .81", ""),
    "dates.relaxed f1": ("on TempEval-3: dateparser .69, HeidelTime .90", ""),
    "dates.value f1": ("on TempEval-3: dateparser .03, HeidelTime .78", ""),
    "quantities.f1": ("", ""),
    "quantities.value": ("", ""),
    "pages.ours F1": ("trafilatura in the same run", ""),
    "pages.exact blocks": ("", "1"),
    "reuse.copies F1": ("8-gram containment .973, TF-IDF .89, SimHash .81, MiniLM cosine .68", ".98"),
    "reuse.span characters F1": ("", ".95"),
    "reuse.which is the copy": ("", ""),
    "stories.B-cubed F1": ("on a held-back mix: TF-IDF and names .91, MiniLM .89, HDBSCAN .88, MinHash .47", ".93"),
    "stories.dated B-cubed F1": ("TF-IDF .95, MiniLM .97, both with a 3-day window", ".97"),
    "stories.worse half B-cubed F1": ("", ""),
    "stories.worst stream B-cubed F1": ("", ".93"),
    "stories.mixed B-cubed F1": ("", ""),
    "stories.singletons alone": ("", ""),
}

# Speeds are the machine's: shown, never pinned.
SPEEDS = {
    "read, from text, rules": "200 reports/s",
    "read, from pages, rules": "120 reports/s",
    "read, from text, small": "30 reports/s (60 on two cores)",
    "read, from text, full": "12.5 reports/s (25 on two cores)",
    "compare of two reports, cold": "1.5 s",
    "compare of two reports, peak memory": "250 MB",
}
