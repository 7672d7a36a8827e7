-- Tags that somebody edited stay when the file is read anew. A book of a merged series remembers which series its file
-- names.
ALTER TABLE book
  ADD COLUMN tags_edited BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN own_series_id UUID,
  ADD KEY book_own_series (own_series_id),
  ADD CONSTRAINT book_own_series FOREIGN KEY (own_series_id) REFERENCES series (id) ON DELETE SET NULL;
