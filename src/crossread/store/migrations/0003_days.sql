-- Reports of some days are found without looking at all.
CREATE INDEX IF NOT EXISTS reports_day ON reports(substr(published, 1, 10));
