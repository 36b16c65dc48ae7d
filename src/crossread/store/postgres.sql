-- The store of schema.sql for PostgreSQL: the same tables and columns, words indexed by its own full text.
-- Of a text the first 200,000 characters are indexed: a tsvector holds at most 1 MB.

CREATE TABLE crossread (version INTEGER NOT NULL);

CREATE TABLE reports (
    nth BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    page TEXT NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT,
    outlet TEXT,
    title TEXT,
    published TEXT,
    lang TEXT,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    chars INTEGER NOT NULL,
    raw_sha256 TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    rows_sha256 TEXT NOT NULL,
    captured TEXT NOT NULL
);
CREATE INDEX reports_page ON reports(page, nth);
CREATE INDEX reports_name ON reports(name);
CREATE INDEX reports_state ON reports(state) WHERE state <> 'ok';
CREATE INDEX reports_day ON reports("left"(published, 10));

CREATE TABLE texts (
    nth BIGINT PRIMARY KEY REFERENCES reports(nth) ON DELETE CASCADE,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    speakers TEXT NOT NULL,
    outlet TEXT NOT NULL,
    attitudes TEXT NOT NULL,
    words TSVECTOR GENERATED ALWAYS AS (
        setweight(to_tsvector('english', left(title, 2000)), 'A') || to_tsvector('english', left(text, 200000))
    ) STORED,
    speaker_words TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', left(speakers, 200000))) STORED,
    outlet_words TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', left(outlet, 2000))) STORED,
    attitude_words TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', attitudes)) STORED
);
CREATE INDEX texts_words ON texts USING gin(words);
CREATE INDEX texts_speakers ON texts USING gin(speaker_words);
CREATE INDEX texts_outlet ON texts USING gin(outlet_words);
CREATE INDEX texts_attitudes ON texts USING gin(attitude_words);
CREATE TABLE readings (nth BIGINT PRIMARY KEY REFERENCES reports(nth) ON DELETE CASCADE, rows BYTEA NOT NULL);
CREATE TABLE raws (nth BIGINT PRIMARY KEY REFERENCES reports(nth) ON DELETE CASCADE, raw BYTEA NOT NULL);
CREATE TABLE inputs (key TEXT PRIMARY KEY, nth BIGINT NOT NULL REFERENCES reports(nth) ON DELETE CASCADE);
CREATE INDEX inputs_nth ON inputs(nth);

CREATE TABLE stories (id TEXT PRIMARY KEY, followed INTEGER NOT NULL DEFAULT 0, merged TEXT);
CREATE INDEX stories_merged ON stories(merged) WHERE merged IS NOT NULL;
CREATE TABLE membership (
    report TEXT PRIMARY KEY REFERENCES reports(id) ON DELETE CASCADE,
    story TEXT NOT NULL REFERENCES stories(id),
    since TEXT NOT NULL
);
CREATE INDEX membership_story ON membership(story);

CREATE TABLE corrections (
    nth BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    places TEXT NOT NULL,
    undoes TEXT,
    made TEXT NOT NULL
);
CREATE TABLE corrected (
    correction TEXT NOT NULL REFERENCES corrections(id) ON DELETE CASCADE,
    report TEXT NOT NULL,
    PRIMARY KEY (report, correction)
);
CREATE TABLE answers (story TEXT PRIMARY KEY, key TEXT NOT NULL, page BYTEA NOT NULL, record BYTEA NOT NULL);
