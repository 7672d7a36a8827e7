-- Tags that somebody edited stay when the file is read anew. A book of a merged series remembers which series its file
-- names.
-- A foreign key copies the table, and with it the full text index, in which no word is to be a stop word.
SET SESSION innodb_ft_enable_stopword = OFF;
ALTER TABLE book
  ADD COLUMN tags_edited BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN own_series_id UUID,
  ADD KEY book_own_series (own_series_id),
  ADD CONSTRAINT book_own_series FOREIGN KEY (own_series_id) REFERENCES series (id) ON DELETE SET NULL;
