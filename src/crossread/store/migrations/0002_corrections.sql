-- Corrections made by hand, and the story pages and records that were made, kept until they are stale.
CREATE TABLE corrections (
    nth INTEGER PRIMARY KEY,
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
) WITHOUT ROWID;
CREATE TABLE answers (story TEXT PRIMARY KEY, key TEXT NOT NULL, page BLOB NOT NULL, record BLOB NOT NULL);
