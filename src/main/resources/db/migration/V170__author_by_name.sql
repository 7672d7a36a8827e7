-- For names that are typed as they are spoken.
CREATE INDEX author_by_name ON author (name, id);
