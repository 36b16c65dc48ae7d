-- Corrections made by hand, and the story pages and records that were made, kept until they are stale.
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
