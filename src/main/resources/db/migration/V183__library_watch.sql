-- Whether what changes in a library's folder is looked for, and when it was last looked for by a scan of the whole.
ALTER TABLE library
  ADD COLUMN watch BOOLEAN NOT NULL DEFAULT TRUE,
  ADD COLUMN polled_at DATETIME(6);
