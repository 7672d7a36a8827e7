-- A file's name without its extension, which clients list books by.
ALTER TABLE book
  ADD COLUMN file_stem VARCHAR(255) AS (
    IF(LOCATE('.', file_name) = 0, file_name,
      LEFT(file_name, CHAR_LENGTH(file_name) - CHAR_LENGTH(SUBSTRING_INDEX(file_name, '.', -1)) - 1))) VIRTUAL;
CREATE INDEX book_by_name ON book (listed, file_stem, id, library_id, age_rating);
