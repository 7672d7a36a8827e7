-- A scan of one folder looks at the books below it only.
CREATE INDEX book_part ON book (library_id, path(190));
