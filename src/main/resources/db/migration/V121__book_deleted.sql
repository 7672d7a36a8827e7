-- A book that somebody deleted is on no list, though its file is there.
ALTER TABLE book ADD COLUMN deleted_at DATETIME(6);
-- This copies the table, and with it the full text index, in which no word is to be a stop word.
SET SESSION innodb_ft_enable_stopword = OFF;
ALTER TABLE book MODIFY COLUMN
  listed BOOLEAN AS (removed_at IS NULL AND problem IS NULL AND deleted_at IS NULL) PERSISTENT;
