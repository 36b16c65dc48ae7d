-- A store: reports with their text, their bytes and the rows found in them, and the stories they are of.
-- One file of SQLite. What is kept twice (a title, an outlet) is kept for searching; the packed rows are the reading itself.
-- nth is where a report stands in this file and means nothing outside of it; ids are the same on every machine.

CREATE TABLE reports (
    nth INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    page TEXT NOT NULL,            -- versions of one page share it: a hash of the address, or of name and source
    name TEXT NOT NULL,
    source TEXT NOT NULL,          -- the file, archive or address that it came from
    url TEXT,
    outlet TEXT,
    title TEXT,
    published TEXT,                -- ISO 8601
    lang TEXT,
    state TEXT NOT NULL,           -- ok, partial, rejected
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    chars INTEGER NOT NULL,
    raw_sha256 TEXT NOT NULL,      -- of the bytes as given
    text_sha256 TEXT NOT NULL,     -- of the text in UTF-8
    rows_sha256 TEXT NOT NULL,     -- of the packed rows in `readings`
    captured TEXT NOT NULL         -- when it was fetched, archived or, of a file, taken into this store
);
CREATE INDEX reports_page ON reports(page, nth);
CREATE INDEX reports_name ON reports(name);
CREATE INDEX reports_state ON reports(state) WHERE state <> 'ok';
CREATE INDEX reports_day ON reports(substr(published, 1, 10));

CREATE TABLE texts (
    nth INTEGER PRIMARY KEY REFERENCES reports(nth) ON DELETE CASCADE,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    speakers TEXT NOT NULL,        -- the words that name who says something, one line each
    outlet TEXT NOT NULL,
    attitudes TEXT NOT NULL        -- what sources do: asserts, denies, warns …
);
CREATE TABLE readings (nth INTEGER PRIMARY KEY REFERENCES reports(nth) ON DELETE CASCADE, rows BLOB NOT NULL);  -- zlib of JSON
CREATE TABLE raws (nth INTEGER PRIMARY KEY REFERENCES reports(nth) ON DELETE CASCADE, raw BLOB NOT NULL);  -- zlib, the text its dictionary; none where raw is the text
CREATE TABLE inputs (key TEXT PRIMARY KEY, nth INTEGER NOT NULL REFERENCES reports(nth) ON DELETE CASCADE) WITHOUT ROWID;
CREATE INDEX inputs_nth ON inputs(nth);

CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    followed INTEGER NOT NULL DEFAULT 0,
    merged TEXT                    -- the story that this one became part of
) WITHOUT ROWID;
CREATE INDEX stories_merged ON stories(merged) WHERE merged IS NOT NULL;
CREATE TABLE membership (
    report TEXT PRIMARY KEY REFERENCES reports(id) ON DELETE CASCADE,
    story TEXT NOT NULL REFERENCES stories(id),
    since TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX membership_story ON membership(story);

-- What a reader corrected, in the order in which it was done; an entry is never changed, and an undoing is an entry too.
CREATE TABLE corrections (
    nth INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    places TEXT NOT NULL,          -- JSON: two lists of [report, start, end]
    undoes TEXT,                   -- the id of the correction that it undoes
    made TEXT NOT NULL
);
CREATE TABLE corrected (
    correction TEXT NOT NULL REFERENCES corrections(id) ON DELETE CASCADE,
    report TEXT NOT NULL,
    PRIMARY KEY (report, correction)
) WITHOUT ROWID;
-- Story pages and records that were made, gzipped; key is a hash of all that they were made of.
CREATE TABLE answers (story TEXT PRIMARY KEY, key TEXT NOT NULL, page BLOB NOT NULL, record BLOB NOT NULL);

CREATE VIRTUAL TABLE words USING fts5(
    title, text, speakers, outlet, attitudes, content='texts', content_rowid='nth', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
    INSERT INTO words(rowid, title, text, speakers, outlet, attitudes)
    VALUES (new.nth, new.title, new.text, new.speakers, new.outlet, new.attitudes);
END;
CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN
    INSERT INTO words(words, rowid, title, text, speakers, outlet, attitudes)
    VALUES ('delete', old.nth, old.title, old.text, old.speakers, old.outlet, old.attitudes);
END;
