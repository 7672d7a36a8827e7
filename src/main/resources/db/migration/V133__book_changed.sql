-- What a scan has just written, for those who watch.
CREATE INDEX book_changed ON book (library_id, updated_at);
