-- A book that somebody deleted is on no list, though its file is there.
ALTER TABLE book ADD COLUMN deleted_at DATETIME(6);
ALTER TABLE book MODIFY COLUMN
  listed BOOLEAN AS (removed_at IS NULL AND problem IS NULL AND deleted_at IS NULL) PERSISTENT;
